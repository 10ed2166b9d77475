import SwiftGrad
import Testing

extension EngineTests {
    /// Values are those of PyTorch with the same seed.
    @Suite struct RecurrentTests {
        @Test func lstm() throws {
            Generator.default.seed(0)
            let layer = try nn.LSTM(2, 2, batchFirst: true, bidirectional: true)
            let x = try Tensor([0.0, 0.1, 0.2, 0.3, 0.4, 0.5], dtype: .float32).reshape([1, 3, 2])
            let (y, h, c) = try layer(x, state: nil)
            try expectClose(
                y,
                [
                    -0.19026872515678406, 0.04952681437134743, 0.1256956160068512, 0.014420056715607643, -0.24512484669685364,
                    0.013388997875154018, 0.09529104083776474, -0.031019089743494987, -0.24792318046092987, -0.009815629571676254,
                    0.053392767906188965, -0.0463523305952549,
                ])
            try expectClose(c, [-0.44793418049812317, -0.014549010433256626, 0.41558536887168884, 0.04470653831958771])
            #expect(h.sizes == [2, 1, 2])
            #expect(
                layer.stateDict().names == [
                    "weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0", "weight_ih_l0_reverse", "weight_hh_l0_reverse",
                    "bias_ih_l0_reverse", "bias_hh_l0_reverse",
                ])
            try y.mul(y).sum().backward()
            #expect(layer.parameters.allSatisfy { $0.grad != nil })
            let single = try layer(try x.select(0, 0))
            #expect(single.sizes == [3, 4])
        }

        @Test func cellsAndLayersAgree() throws {
            Generator.default.seed(0)
            let cell = try nn.GRUCell(2, 2)
            let x = try Tensor([0.0, 0.1, 0.2, 0.3, 0.4, 0.5], dtype: .float32).reshape([3, 2])
            let ones = try Tensor.full([3, 2], 1.0)
            try expectClose(
                try cell(x, state: ones),
                [
                    0.611871600151062, -0.13786089420318604, 0.6147596836090088, -0.1580459624528885, 0.6179841756820679,
                    -0.17340344190597534,
                ])
            Generator.default.seed(0)
            let layer = try nn.GRU(2, 2)
            let (y, state) = try layer(try x.unsqueeze(0), state: try ones.unsqueeze(0))
            try expectClose(try y.select(0, 0), try cell(x, state: ones).scalars(of: Double.self))
            #expect(state.sizes == [1, 3, 2])
            expectError(.value, "hidden_size must be greater than zero") { _ = try nn.RNN(2, 0) }
            expectError(.runtime, "must be equal to input_size. Expected 2, got 3") {
                _ = try layer(try Tensor.zeros([1, 1, 3]))
            }
            let lstm = try nn.LSTMCell(2, 2)
            let (h, c) = try lstm(x, state: (ones, ones))
            #expect(h.sizes == [3, 2] && c.sizes == [3, 2])
            #expect(try nn.RNNCell(2, 5, relu: true)(x).sizes == [3, 5])
        }
    }
}
