import SwiftGrad
import Testing

extension EngineTests {
    /// Values are those of PyTorch with the same seed.
    @Suite struct AttentionTests {
        /// (2, 3, 4), from -1 to 1.
        private func input() throws -> Tensor {
            try Tensor((0..<24).map { -1 + 2 * Double($0) / 23 }, dtype: .float32).reshape([2, 3, 4])
        }

        @Test func attention() throws {
            Generator.default.seed(0)
            let layer = try nn.MultiheadAttention(4, heads: 2, batchFirst: true)
            #expect(layer.stateDict().names == ["in_proj_weight", "in_proj_bias", "out_proj.weight", "out_proj.bias"])
            let x = try input()
            let y = try layer(x, x, x, isCausal: true)
            try expectClose(
                y,
                [
                    0.5268349, 0.0453539, 0.2264791, -0.0497421, 0.4220523, 0.0396914, 0.1820838, -0.0309257, 0.3185764,
                    0.0292257, 0.1373669, -0.0091923, -0.0941801, -0.0123681, -0.0409776, 0.0774015, -0.1965292, -0.0264051,
                    -0.0858694, 0.1012813, -0.2960496, -0.0506991, -0.131432, 0.1313848,
                ])
            // A mask says where a query may look.
            let lower = try Tensor([1.0, 0, 0, 1, 1, 0, 1, 1, 1], dtype: .float32).reshape([3, 3]).to(.bool)
            try expectClose(try layer(x, x, x, mask: lower), try y.scalars(of: Double.self))
            try y.mul(y).sum().backward()
            #expect(layer.parameters.allSatisfy { $0.grad != nil })
        }

        @Test func attentionShapesAndErrors() throws {
            let layer = try nn.MultiheadAttention(4, heads: 2, bias: false)
            #expect(layer.stateDict().names == ["in_proj_weight", "out_proj.weight"])
            let query = try Tensor.zeros([5, 2, 4]), key = try Tensor.zeros([3, 2, 4])
            #expect(try layer(query, key, key).sizes == [5, 2, 4])
            expectError(.value, "embed_dim must be divisible by num_heads, got 4 and 3") {
                _ = try nn.MultiheadAttention(4, heads: 3)
            }
            expectError(.runtime, "key must have three dimensions, the last of 4, got shape [3, 2, 5]") {
                _ = try layer(query, try Tensor.zeros([3, 2, 5]), key)
            }
            expectError(.runtime, "must have the same batch size") {
                _ = try layer(query, try Tensor.zeros([3, 1, 4]), try Tensor.zeros([3, 1, 4]))
            }
            expectError(.runtime, "must have the same length") { _ = try layer(query, key, query) }
        }

        @Test func transformer() throws {
            Generator.default.seed(0)
            let options = nn.TransformerOptions(width: 4, heads: 2, feedForward: 5, dropout: 0, batchFirst: true)
            let layer = try nn.Transformer(options, encoderLayers: 2, decoderLayers: 1)
            let x = try input()
            let y = try layer(x, try x.narrow(1, start: 0, length: 2))
            try expectClose(
                y,
                [
                    -1.2533809, -0.7090464, 0.9997888, 0.9626385, -1.2533816, -0.709033, 1.0003321, 0.9620826, 0.5155644,
                    -0.5658455, -1.2811344, 1.3314155, 0.5145028, -0.5674323, -1.2796491, 1.3325787,
                ], 1e-5)
            #expect(layer.parameters.count == 46 && layer.trainableCount == 539)
            let names = layer.stateDict().names
            #expect(
                Array(names[..<6]) == [
                    "encoder.layers.0.self_attn.in_proj_weight", "encoder.layers.0.self_attn.in_proj_bias",
                    "encoder.layers.0.self_attn.out_proj.weight", "encoder.layers.0.self_attn.out_proj.bias",
                    "encoder.layers.0.linear1.weight", "encoder.layers.0.linear1.bias",
                ])
            #expect(names.contains("decoder.layers.0.multihead_attn.in_proj_weight") && names.last == "decoder.norm.bias")
            try y.mul(x.narrow(1, start: 1, length: 2)).sum().backward()
            #expect(layer.parameters.allSatisfy { $0.grad != nil })
        }

        @Test func encoderWithNormFirst() throws {
            Generator.default.seed(0)
            let options = nn.TransformerOptions(
                width: 4, heads: 2, feedForward: 5, dropout: 0, activation: { x throws(TensorError) in try x.gelu() },
                normFirst: true)
            let layer = try nn.TransformerEncoder(options, count: 2)
            let y = try layer(try input())
            #expect(y.sizes == [2, 3, 4])
            try expectClose(
                try y.select(0, 0).reshape([12]).narrow(0, start: 0, length: 8),
                [-0.3533433, -0.2391787, -1.5277765, -0.2570843, -0.0055169, 0.1086473, -1.1799504, 0.0907417], 1e-5)
            // The layers start alike and are not the same.
            let state = layer.stateDict()
            try expectClose(
                try #require(state["layers.1.linear1.weight"]),
                try #require(state["layers.0.linear1.weight"]).scalars(of: Double.self), 0)
            #expect(layer.parameters.count == 24)
            expectError(.value, "one layer or more is required, got 0") { _ = try nn.TransformerDecoder(options, count: 0) }
        }

        @Test func dropoutOnlyInTraining() throws {
            let options = nn.TransformerOptions(width: 4, heads: 2, feedForward: 5, dropout: 0.5)
            let layer = try nn.TransformerDecoder(options, count: 1, norm: true)
            let x = try input()
            let first = try layer(x, memory: x).scalars(of: Double.self)
            #expect(try layer(x, memory: x).scalars(of: Double.self) != first)
            layer.eval()
            try expectClose(try layer(x, memory: x), try layer(x, memory: x).scalars(of: Double.self), 0)
        }
    }
}
