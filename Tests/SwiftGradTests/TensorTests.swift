import SwiftGrad
import Testing

extension EngineTests {
    @Suite struct TensorTests {
        @Test func makingFromArrays() throws {
            let m = try Tensor([[1, 2, 3], [4, 5, 6]])
            #expect(m.sizes == [2, 3])
            #expect(m.dtype == .int64)
            #expect(try m.scalars(of: Int.self) == [1, 2, 3, 4, 5, 6])
            #expect(try Tensor([1.5, 2]).dtype == .float32)
            #expect(try Tensor([1.5, 2], dtype: .float64).dtype == .float64)
            #expect(try Tensor([Float(1)]).dtype == .float32)
            #expect(try Tensor([true, false]).dtype == .bool)
            #expect(try Tensor(7).sizes == [])
            #expect(try Tensor(7).item(as: Int.self) == 7)
            #expect(try Tensor([[Double]]()).sizes == [0])
            #expect(try Tensor([[[1]], [[2]]]).sizes == [2, 1, 1])
            #expect(try Tensor([1, 2, 3, 4], shape: [2, 2], dtype: .float16).scalars(of: Float.self) == [1, 2, 3, 4])
            #expect(try Tensor([1.5], requiresGrad: true).requiresGrad)
        }

        @Test func makingErrors() {
            expectError(.value, "expected sequence of length 2 at dim 1 (got 3)") { _ = try Tensor([[1, 2], [3, 4, 5]]) }
            expectError(.value, "got 3") { _ = try Tensor([1, 2, 3], shape: [2, 2]) }
            expectError(.runtime, "negative dimension") { _ = try Tensor.zeros([2, -1]) }
            expectError(.runtime, "overflow") { _ = try Tensor.zeros([Int.max / 2, 1000]) }
            expectError(.memory, "allocate") { _ = try Tensor.zeros([1 << 50]) }
            expectError(.runtime, "16 dimensions") { _ = try Tensor.zeros([Int](repeating: 1, count: 17)) }
            expectError(.runtime, "floating point") { _ = try Tensor([1, 2], requiresGrad: true) }
        }

        @Test func operators() throws {
            let a = try Tensor([1.0, 2, 3]), b = try Tensor([10.0, 20, 30]), c = try Tensor(1.0)
            try expectClose(try a * b + c, [11, 41, 91])
            try expectClose(try 2 * a - 1, [1, 3, 5])
            try expectClose(try 1 - a, [0, -1, -2])
            try expectClose(try 6 / a, [6, 3, 2])
            try expectClose(try -a / 2, [-0.5, -1, -1.5])
            let k = 3, x = 0.5, f: Float = 0.25
            try expectClose(try a * k + x - f, [3.25, 6.25, 9.25])
        }

        @Test func promotion() throws {
            let i = try Tensor([1, 2]), f = try Tensor([0.5, 0.5]), d = try Tensor([1.0, 1.0], dtype: .float64)
            #expect(try (i + f).dtype == .float32)
            #expect(try (i + 1).dtype == .int64)
            #expect(try (i + 1.5).dtype == .float32)
            #expect(try (i / 2).dtype == .float32)
            #expect(try (f * 2.5).dtype == .float32)
            #expect(try (f + d).dtype == .float64)
            #expect(try (f + Tensor(1.0, dtype: .float64)).dtype == .float32)
        }

        @Test func broadcasting() throws {
            let column = try Tensor([[1.0], [2], [3]]), row = try Tensor([10.0, 20])
            let sum = try column + row
            #expect(sum.sizes == [3, 2])
            try expectClose(sum, [11, 21, 12, 22, 13, 23])
            expectError(.runtime, "must match the size") { _ = try Tensor([1, 2, 3]) + Tensor([1, 2]) }
        }

        @Test func elementsAsSwiftNumbers() throws {
            let t = try Tensor([[1.75, -2], [3, 4]]).transpose(0, 1)
            #expect(try t.scalars(of: Float.self) == [1.75, 3, -2, 4])
            #expect(try t.scalars(of: Int.self) == [1, 3, -2, 4])
            #expect(try t.scalars(of: Bool.self) == [true, true, true, true])
            #expect(try Tensor.zeros([0]).scalars(of: Double.self).isEmpty)
            expectError(.runtime, "cannot be converted to Scalar") { _ = try t.item() }
            expectError(.runtime, "cannot be converted to Scalar") { _ = try t.item(as: Double.self) }
        }

        @Test func matrixProductErrors() throws {
            let a = try Tensor.zeros([2, 3])
            expectError(.runtime, "cannot be multiplied") { _ = try a.mm(a) }
            expectError(.runtime, "float") { _ = try a.mm(Tensor.zeros([3, 2], .float64)) }
        }
    }

    @Suite struct IndexingTests {
        let x: Tensor
        init() throws { x = try Tensor(Array(0..<24), shape: [2, 3, 4]) }

        @Test func intsAndRanges() throws {
            #expect(try x[1, 2, 3].item(as: Int.self) == 23)
            #expect(try x[-1, -1, -1].item(as: Int.self) == 23)
            #expect(try x[0].sizes == [3, 4])
            #expect(try x[0, 1...].scalars(of: Int.self) == [4, 5, 6, 7, 8, 9, 10, 11])
            #expect(try x[0, ..<1, 1...2].scalars(of: Int.self) == [1, 2])
            #expect(try x[0, 0, ...1].scalars(of: Int.self) == [0, 1])
            #expect(try x[0, 0, (-2)...].scalars(of: Int.self) == [2, 3])
            #expect(try x[0, 0, -3 ... -1].scalars(of: Int.self) == [1, 2, 3])
            #expect(try x[0, 0, 2..<100].scalars(of: Int.self) == [2, 3])
        }

        @Test func keywords() throws {
            #expect(try x[.ellipsis, 0].sizes == [2, 3])
            #expect(try x[.all, .newAxis].sizes == [2, 1, 3, 4])
            #expect(try x[0, .all, .range(nil, nil, by: 2)].scalars(of: Int.self) == [0, 2, 4, 6, 8, 10])
            #expect(try x.item(at: 0, .ellipsis, 1).scalars(of: Int.self) == [1, 5, 9])
        }

        @Test func tensors() throws {
            let i = try Tensor([1, 0, 1])
            #expect(try x[i].sizes == [3, 3, 4])
            #expect(try x[0, Tensor([0, 2]), Tensor([1, 3])].scalars(of: Int.self) == [1, 11])
            let mask = try Tensor([true, false, true])
            #expect(try x[0, mask, 0].scalars(of: Int.self) == [0, 8])
        }

        @Test func assignment() throws {
            let y = try x.clone()
            try y.set(0, 1..., to: 0)
            #expect(try y[0].sum().item(as: Int.self) == 6)
            try y.set(.ellipsis, -1, to: Tensor([100, 200, 300]))
            #expect(try y[1, .all, 3].scalars(of: Int.self) == [100, 200, 300])
            try y.set(Tensor([true, false]), to: -1)
            #expect(try y[0].sum().item(as: Int.self) == -12)
        }

        @Test func errors() {
            expectError(.index, "out of bounds") { _ = try x[2] }
            expectError(.index, "out of bounds") { _ = try x[0, 0, -5] }
            expectError(.index, "too many indices") { _ = try x[0, 0, 0, 0] }
            expectError(.index, "") { _ = try x[Tensor([5])] }
            expectError(.value, "step") { _ = try x[.range(nil, nil, by: 0)] }
            expectError(.runtime, "must match the existing size") { try x.clone().set(0, to: Tensor([1, 2, 3])) }
        }

        @Test func gradients() throws {
            let w = try float64([3, 4], requiresGrad: true)
            try checkGradients([w], second: true) {
                let row = try w[1], col = try w[.all, 2]; return try row[..<3] * col * row[3]
            }
        }
    }
}
