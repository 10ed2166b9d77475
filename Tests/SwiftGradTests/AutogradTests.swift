import SwiftGrad
import Testing

extension EngineTests {
    @Suite struct AutogradTests {
        @Test func accumulation() throws {
            let x = try Tensor([1.0, 2, 3], requiresGrad: true)
            try (x * x).sum().backward()
            try expectClose(x.grad!, [2, 4, 6])
            try (x * 2).sum().backward()
            try expectClose(x.grad!, [4, 6, 8])
            x.clearGrad()
            #expect(x.grad == nil)
        }

        @Test func firstAndSecondDerivatives() throws {
            let a = try float64([2, 3], requiresGrad: true), b = try float64([3, 2], 7, requiresGrad: true)
            let c = try Tensor([[1.5], [-2.0]], dtype: .float64, requiresGrad: true)
            try checkGradients([a, b, c], second: true) { try a.mm(b) * c / (c * c + 1) - b.transpose(0, 1).sum([1]) }
        }

        @Test func thirdDerivative() throws {
            let x = try Tensor(2.0, dtype: .float64, requiresGrad: true)
            var y = try x * x * x * x
            for want in [32.0, 48, 48, 24] {
                y = try gradients(of: [y], withRespectTo: [x], createGraph: true)[0]!
                #expect(try y.item(as: Double.self) == want)
            }
        }

        @Test func graphLifetime() throws {
            let x = try Tensor([1.0, 2], requiresGrad: true)
            let y = try (x * x).sum()
            try y.backward(keepGraph: true)
            try y.backward()
            try expectClose(x.grad!, [4, 8])
            expectError(.runtime, "backward through the graph a second time") { try y.backward() }
        }

        @Test func errors() throws {
            let x = try Tensor([1.0, 2], requiresGrad: true), other = try Tensor([1.0], requiresGrad: true)
            expectError(.runtime, "scalar outputs") { try (x * 2).backward() }
            expectError(.runtime, "does not require grad") { try Tensor([1.0]).backward() }
            expectError(.runtime, "Mismatch in shape") { try (x * 2).backward(Tensor([1.0, 2, 3])) }
            expectError(.runtime, "appears to not have been used") {
                _ = try gradients(of: [(x * 2).sum()], withRespectTo: [other])
            }
            #expect(try gradients(of: [(x * 2).sum()], withRespectTo: [other], allowUnused: true)[0] == nil)
            expectError(.runtime, "can only change requires_grad flags of leaf") { try (x * 2).setRequiresGrad(false) }
        }

        @Test func modes() throws {
            let x = try Tensor([1.0], requiresGrad: true)
            let y = try withoutGradient { () throws(TensorError) in try x * 2 }
            #expect(!y.requiresGrad)
            #expect(try (x * 2).requiresGrad)
            #expect(!x.detached().requiresGrad)
        }

        @Test func hooks() throws {
            let x = try Tensor([1.0, 2], requiresGrad: true)
            var seen: [[Double]] = []
            let first = try x.addHook { g throws(TensorError) in
                seen.append(try g.scalars(of: Double.self))
                return try g * 10
            }
            let y = try x * 3
            try y.addHook { g throws(TensorError) in
                seen.append(try g.scalars(of: Double.self))
                return nil
            }
            try y.retainGrad()
            var accumulated = 0
            try x.addPostAccumulateHook { _ throws(TensorError) in
                accumulated += 1
                return nil
            }
            try y.sum().backward()
            #expect(seen == [[1, 1], [3, 3]])
            try expectClose(x.grad!, [30, 30])
            try expectClose(y.grad!, [1, 1])
            #expect(accumulated == 1)
            x.removeHook(first)
            x.clearGrad()
            try (x * 3).sum().backward()
            try expectClose(x.grad!, [3, 3])
            expectError(.runtime, "changed the size") {
                let z = try x * 1
                try z.addHook { _ throws(TensorError) in try Tensor([1.0]) }
                try z.sum().backward()
            }
        }

        @Test func customNode() throws {
            // y = x^3 with a gradient of its own: 3 x^2.
            let x = try Tensor([2.0, 3], requiresGrad: true)
            let value = try withoutGradient { () throws(TensorError) in try x * x * x }
            _ = try CustomNode.attach(
                name: "CubeBackward", inputs: [x], outputs: [value], dirty: 0, nonDifferentiable: 0, context: nil, release: nil
            ) { grads, _ throws(TensorError) in
                guard let g = grads[0] else { return [nil] }
                return [try g * x * x * 3]
            }
            #expect(value.gradientFunction?.name == "CubeBackward")
            try value.sum().backward()
            try expectClose(x.grad!, [12, 27])
        }

        @Test func deepGraphsAreFreed() throws {
            let before = Memory.statistics.liveTensors
            do {
                let x = try Tensor([1.0], requiresGrad: true)
                var y = try x * 1
                for _ in 0..<200_000 { y = try y + 1 }
                #expect(try y.item(as: Double.self) == 200_001)
            }
            #expect(Memory.statistics.liveTensors == before)
            do {
                let x = try Tensor([1.0], dtype: .float64, requiresGrad: true)
                var y = try x * 1
                for _ in 0..<200_000 { y = try y * 1 }
                try y.sum().backward()
                try expectClose(x.grad!, [1])
            }
            #expect(Memory.statistics.liveTensors == before)
        }
    }
}
