// Single steps: lstm_cell, gru_cell, rnn_tanh_cell, rnn_relu_cell. Each is a layer of one step.

extension Tensor {
    /// One step of cells: self (batch, I), states (batch, H); the new states.
    func recurrentStep(
        _ cell: RecurrentCell, _ states: [Tensor], _ w: Tensor, _ u: Tensor, _ b: Tensor?, _ c: Tensor?
    ) throws(TensorError) -> [Tensor] {
        guard dim == 2 else { throw .runtime("Expected 2D input (batch x feature), but got \(dim)D input") }
        guard w.dim == 2, u.dim == 2 else {
            throw .runtime("\(cell.name)_cell: weights of 2 dimensions are required, got shapes \(w.shape) and \(u.shape)")
        }
        guard shape[1] == w.shape[1] else {
            throw .runtime("input has inconsistent input_size: got \(shape[1]) expected \(w.shape[1])")
        }
        for (i, h) in states.enumerated() {
            guard h.dim == 2 else {
                throw .runtime("Expected 2D hidden\(i) (batch x hidden_size), but got \(h.dim)D tensor")
            }
            guard h.shape[0] == shape[0] else {
                throw .runtime("Input batch size \(shape[0]) doesn't match hidden\(i) batch size \(h.shape[0])")
            }
            guard h.shape[1] == u.shape[1] else {
                throw .runtime("hidden\(i) has inconsistent hidden_size: got \(h.shape[1]), expected \(u.shape[1])")
            }
        }
        var inputs: [Tensor?] = [self, states[0], states.count == 2 ? states[1] : nil, w, u, b, c, nil]
        if (b == nil) != (c == nil) {
            let zeros = try Tensor.zeros(Shape([w.shape[0]]), w.dtype)
            if b == nil { inputs[RecurrentLayer.Input.bias] = zeros } else { inputs[RecurrentLayer.Input.hiddenBias] = zeros }
        }
        let type = dtype
        if type.isHalf {
            for i in inputs.indices {
                guard let t = inputs[i] else { continue }
                guard t.dtype == type else {
                    throw .runtime("mat1 and mat2 must have the same dtype, but got \(type.scalarName) and \(t.dtype.scalarName)")
                }
                inputs[i] = try t.to(.float32)
            }
        }
        let results = try RecurrentLayer.run(cell, RecurrentSteps(count: 1, batch: shape[0]), isReverse: false, inputs)
        let new = Array(results[1...])
        return type.isHalf ? try mapTensors(new) { t throws(TensorError) in try t.to(type) } : new
    }

    /// One step of long short-term memory: the new h and c.
    public func lstmCell(
        h: Tensor, c: Tensor, weight: Tensor, hiddenWeight: Tensor, bias: Tensor? = nil, hiddenBias: Tensor? = nil
    ) throws(TensorError) -> (h: Tensor, c: Tensor) {
        let r = try recurrentStep(.lstm, [h, c], weight, hiddenWeight, bias, hiddenBias)
        return (r[0], r[1])
    }

    /// One step of gated recurrent units: the new h.
    public func gruCell(
        h: Tensor, weight: Tensor, hiddenWeight: Tensor, bias: Tensor? = nil, hiddenBias: Tensor? = nil
    ) throws(TensorError) -> Tensor { try recurrentStep(.gru, [h], weight, hiddenWeight, bias, hiddenBias)[0] }

    /// One step of Elman cells with tanh, or ReLU: the new h.
    public func rnnCell(
        h: Tensor, weight: Tensor, hiddenWeight: Tensor, bias: Tensor? = nil, hiddenBias: Tensor? = nil, relu: Bool = false
    ) throws(TensorError) -> Tensor { try recurrentStep(relu ? .relu : .tanh, [h], weight, hiddenWeight, bias, hiddenBias)[0] }
}

private let cellDoc =
    "input (batch, I), states (batch, H), w_ih (G * H, I), w_hh (G * H, H), biases (G * H); the new states (batch, H)."

struct LSTMCell: Operator {
    static let schema =
        "lstm_cell(Tensor input, Tensor[] hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> (Tensor, Tensor)"
    static let doc = "One step of `lstm`; `hx` is h and c: \(cellDoc)"
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let hx = try a.tensors(1)
        guard hx.count == 2 else { throw .runtime("lstm_cell expects two hidden states") }
        return .tuple(
            try a.tensor(0).recurrentStep(
                .lstm, hx, try a.tensor(2), try a.tensor(3), a.optionalTensor(4), a.optionalTensor(5)))
    }
}

private func cellCall(_ cell: RecurrentCell, _ a: Arguments) throws(TensorError) -> Result {
    .tensor(
        try a.tensor(0).recurrentStep(
            cell, [try a.tensor(1)], try a.tensor(2), try a.tensor(3), a.optionalTensor(4), a.optionalTensor(5))[0])
}

struct GRUCell: Operator {
    static let schema =
        "gru_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> Tensor"
    static let doc = "One step of `gru`: \(cellDoc)"
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result { try cellCall(.gru, a) }
}

struct RNNTanhCell: Operator {
    static let schema =
        "rnn_tanh_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> Tensor"
    static let doc = "One step of `rnn_tanh`: \(cellDoc)"
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result { try cellCall(.tanh, a) }
}

struct RNNReluCell: Operator {
    static let schema =
        "rnn_relu_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> Tensor"
    static let doc = "One step of `rnn_relu`: \(cellDoc)"
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result { try cellCall(.relu, a) }
}
