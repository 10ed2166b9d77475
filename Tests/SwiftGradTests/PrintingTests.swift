import SwiftGrad
import Testing

extension EngineTests {
    /// The texts are PyTorch's.
    @Suite struct PrintingTests {
        @Test func small() throws {
            #expect("\(try Tensor([[1, 2], [3, 4]]))" == "tensor([[1, 2],\n        [3, 4]])")
            #expect("\(try Tensor([1.0, 2.5, -3]))" == "tensor([ 1.0000,  2.5000, -3.0000])")
            #expect("\(try Tensor([1e-5, 1, 1e5]))" == "tensor([1.0000e-05, 1.0000e+00, 1.0000e+05])")
            #expect("\(try Tensor(3.0))" == "tensor(3.)")
            #expect("\(try Tensor([true, false]))" == "tensor([ True, False])")
            #expect("\(try Tensor([Double.nan, .infinity, 1]))" == "tensor([nan, inf, 1.])")
            #expect("\(try Tensor([0.1, 0.25], dtype: .float16))" == "tensor([0.1000, 0.2500], dtype=torch.float16)")
            #expect("\(try Tensor([UInt8(0), 0]))" == "tensor([0, 0], dtype=torch.uint8)")
        }

        @Test func empty() throws {
            #expect("\(try Tensor([Double]()))" == "tensor([])")
            #expect("\(try Tensor.zeros([2, 0, 3]))" == "tensor([], size=(2, 0, 3))")
        }

        @Test func three() throws {
            let t = try Tensor([[[1.0, 2], [3, 4]], [[5, 6], [7, 8]]], dtype: .float64)
            #expect(
                "\(t)" == """
                    tensor([[[1., 2.],
                             [3., 4.]],

                            [[5., 6.],
                             [7., 8.]]], dtype=torch.float64)
                    """)
        }

        @Test func gradientSuffixes() throws {
            let t = try Tensor([1.0, 2], requiresGrad: true)
            #expect("\(t)" == "tensor([1., 2.], requires_grad=True)")
            #expect("\(try t * 2)" == "tensor([2., 4.], grad_fn=<MulBackward0>)")
        }

        @Test func linesAndSummaries() throws {
            #expect(
                "\(try Tensor((0..<2000).map(Float.init)))" == """
                    tensor([0.0000e+00, 1.0000e+00, 2.0000e+00,  ..., 1.9970e+03, 1.9980e+03,
                            1.9990e+03])
                    """)
            #expect(
                "\(try Tensor((0..<40).map { $0 * 1000 }))" == """
                    tensor([    0,  1000,  2000,  3000,  4000,  5000,  6000,  7000,  8000,  9000,
                            10000, 11000, 12000, 13000, 14000, 15000, 16000, 17000, 18000, 19000,
                            20000, 21000, 22000, 23000, 24000, 25000, 26000, 27000, 28000, 29000,
                            30000, 31000, 32000, 33000, 34000, 35000, 36000, 37000, 38000, 39000])
                    """)
            #expect(
                "\(try Tensor.zeros([50, 50], .int32))" == """
                    tensor([[0, 0, 0,  ..., 0, 0, 0],
                            [0, 0, 0,  ..., 0, 0, 0],
                            [0, 0, 0,  ..., 0, 0, 0],
                            ...,
                            [0, 0, 0,  ..., 0, 0, 0],
                            [0, 0, 0,  ..., 0, 0, 0],
                            [0, 0, 0,  ..., 0, 0, 0]], dtype=torch.int32)
                    """)
            let row = try Tensor((0..<30).map(Float.init), shape: [1, 30], requiresGrad: true)
            #expect(
                "\(row)" == """
                    tensor([[ 0.,  1.,  2.,  3.,  4.,  5.,  6.,  7.,  8.,  9., 10., 11., 12., 13.,
                             14., 15., 16., 17., 18., 19., 20., 21., 22., 23., 24., 25., 26., 27.,
                             28., 29.]], requires_grad=True)
                    """)
        }
    }
}
