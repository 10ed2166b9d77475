import SwiftGrad
import Testing

extension EngineTests {
    @Suite struct OptimizerTests {
        /// Five steps on `sum(k p_k^2) + (q - 2)^2`: what PyTorch gives.
        func run<O: Optimizer>(_ want: [Double], _ make: ([Tensor]) throws -> O) throws {
            let p = try Tensor([1.0, -2, 3], dtype: .float64, requiresGrad: true)
            let q = try Tensor([[0.5]], dtype: .float64, requiresGrad: true)
            let k = try Tensor([1.0, 2, 3], dtype: .float64)
            let optimizer = try make([p, q])
            for _ in 0..<5 {
                optimizer.zeroGrad()
                let d = try q - 2
                try ((p * p * k).sum() + (d * d).sum()).backward()
                try optimizer.step()
            }
            try expectClose(p, Array(want[..<3]), 1e-9)
            try expectClose(q, [want[3]], 1e-9)
        }

        @Test func stepsAsInPyTorch() throws {
            try run([0.32768, -0.15552, 0.03072, 1.50848]) { try optim.SGD($0, learningRate: 0.1) }
            try run([-0.03299344928949388, 1.1643849077940502, -2.335701391588669, 2.039211632150266]) {
                try optim.SGD($0, learningRate: 0.05, momentum: 0.9, weightDecay: 0.01)
            }
            try run([-0.10458168390000007, 0.8314351616000001, -1.0435567191, 2.15687252585]) {
                try optim.SGD($0, learningRate: 0.05, momentum: 0.9, nesterov: true)
            }
            try run([0.2530181249999999, 0.5702400000000002, -1.9329843750000004, 1.6204728125]) {
                try optim.SGD($0, learningRate: 0.05, momentum: 0.9, dampening: 0.5)
            }
            try run([0.5079636592510938, -1.5029557806444065, 2.5017794556565778, 0.9956010009359537]) {
                try optim.Adam($0, learningRate: 0.1, weightDecay: 0.01)
            }
            try run([0.5079636592643418, -1.502955780646025, 2.5017794556570516, 0.9956418305483206]) {
                try optim.Adam($0, learningRate: 0.1, amsgrad: true)
            }
            try run([0.5040800900879451, -1.4940456934120685, 2.4878693090094988, 0.9921883880966358]) {
                try optim.AdamW($0, learningRate: 0.1)
            }
            try run([0.04915505924660392, -0.677689164016532, 1.5637682995806137, 1.6987433466818238]) {
                try optim.RMSprop($0, learningRate: 0.05)
            }
            try run([-0.8181096800567075, 1.312423243629219, -0.903097070160942, 3.2430564034770315]) {
                try optim.RMSprop($0, learningRate: 0.05, momentum: 0.9, centered: true)
            }
            try run([0.09254087711166853, -0.8048519983748004, 1.72146552809109, 1.6011477556695435]) {
                try optim.Adagrad($0, learningRate: 0.5, learningRateDecay: 0.1, initialAccumulator: 0.1)
            }
        }

        @Test func groups() throws {
            let a = try Tensor([1.0], requiresGrad: true), b = try Tensor([1.0], requiresGrad: true),
                c = try Tensor([1.0], requiresGrad: true)
            let optimizer = try optim.SGD([
                ParameterGroup([a, c], .init(learningRate: 0.1)), ParameterGroup([b], .init(learningRate: 0.01)),
            ])
            try (a + b).sum().backward()
            try optimizer.step()
            try expectClose(a, [0.9])
            try expectClose(b, [0.99])
            try expectClose(c, [1])
            optimizer.groups[1].options.learningRate = 1
            try optimizer.step()
            try expectClose(b, [-0.01])
            #expect(optimizer.learningRate == 0.1)
        }

        @Test func errors() throws {
            let p = try Tensor([1.0], requiresGrad: true)
            expectError(.value, "empty parameter list") { _ = try optim.SGD([Tensor]()) }
            expectError(.value, "Invalid learning rate: -1.0") { _ = try optim.SGD([p], learningRate: -1) }
            expectError(.value, "Invalid learning rate: nan") { _ = try optim.Adam([p], learningRate: .nan) }
            expectError(.value, "beta parameter at index 1: 1.0") { _ = try optim.Adam([p], betas: (0.9, 1)) }
            expectError(.value, "Nesterov momentum") { _ = try optim.SGD([p], nesterov: true) }
            expectError(.value, "more than one parameter group") { _ = try optim.SGD([p, p]) }
            expectError(.value, "non-leaf") { _ = try optim.SGD([p * 2]) }
        }
    }
}
