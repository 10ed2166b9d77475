import SwiftGrad
import Testing

extension EngineTests {
    @Suite struct ViewTests {
        @Test func viewsShareStorage() throws {
            let x = try Tensor.zeros([2, 3])
            let row = try x[0], t = try x.transpose(0, 1), flat = try x.view([-1])
            try row += 1
            try expectClose(x, [1, 1, 1, 0, 0, 0])
            try expectClose(t, [1, 0, 1, 0, 1, 0])
            try flat.set(5, to: 9)
            try expectClose(t[2], [1, 9])
            #expect(row.isView && row.base === x)
            #expect(try t.clone().isView == false)
        }

        @Test func shapes() throws {
            let x = try Tensor(Array(0..<24), shape: [2, 3, 4])
            #expect(try x.permute([2, 0, 1]).sizes == [4, 2, 3])
            #expect(try x.reshape([4, -1]).sizes == [4, 6])
            #expect(try x.unsqueeze(-1).sizes == [2, 3, 4, 1])
            #expect(try x.unsqueeze(0).squeeze().sizes == [2, 3, 4])
            #expect(try x.narrow(1, start: 1, length: 2).scalars(of: Int.self).first == 4)
            #expect(try x[0].diagonal().scalars(of: Int.self) == [0, 5, 10])
            #expect(try x.unfold(2, size: 2, step: 2).sizes == [2, 3, 2, 2])
            expectError(.runtime, "shape '[5, -1]' is invalid for input of size 24") { _ = try x.view([5, -1]) }
            expectError(.runtime, "view size is not compatible") { _ = try x.transpose(0, 2).view([24]) }
            expectError(.index, "Dimension out of range") { _ = try x.transpose(0, 3) }
            expectError(.runtime, "expanded size") { _ = try x.expand([2, 3, 5]) }
        }

        @Test func versionCounters() throws {
            let x = try Tensor([1.0, 2])
            let v = try x[0]
            let before = x.versionNumber
            try x += 1
            try v *= 2
            #expect(x.versionNumber == before + 2)
            #expect(v.versionNumber == x.versionNumber)
            #expect(x.detachedData.versionNumber == 0)
        }

        @Test func inPlaceKeepsTheTensor() throws {
            let x = try Tensor([1, 2, 3])
            let same = x
            try x *= 2
            try x -= Tensor([1, 1, 1])
            #expect(try same.scalars(of: Int.self) == [1, 3, 5])
            expectError(.runtime, "can't be cast") { try x += 0.5 }
            expectError(.runtime, "doesn't match the broadcast shape") { try x += Tensor([[1, 1, 1], [2, 2, 2]]) }
            expectError(.runtime, "more than one element of the written-to tensor") {
                let e = try Tensor([1.0]).expand([3])
                try e += 1
            }
        }

        @Test func savedTensorsAreGuarded() throws {
            let x = try Tensor([1.0, 2], requiresGrad: true)
            let y = try x * 3, z = try y * y
            try y += 1
            expectError(.runtime, "modified by an inplace operation") { try z.sum().backward() }
        }

        @Test func gradientsThroughInPlaceViews() throws {
            let x = try Tensor([1.0, 2, 3, 4], requiresGrad: true)
            let y = try x * 1
            let head = try y[..<2]
            try head *= 10
            try (y * y).sum().backward()
            // y = (10 x0, 10 x1, x2, x3)
            try expectClose(x.grad!, [200, 400, 6, 8])
            expectError(.runtime, "leaf Variable that requires grad") { try x += 1 }
            expectError(.runtime, "view of a leaf Variable") { try x[0] += 1 }
        }
    }
}
