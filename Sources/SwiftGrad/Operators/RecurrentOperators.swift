// lstm, gru, rnn_tanh and rnn_relu, each over tensors (.input) and over packed sequences (.data).

private let networkDoc = """
    `params` holds for each layer, and in it for each direction, w_ih (G * H, I), w_hh (G * H, P), with biases b_ih and b_hh (G * H); of \
    layers after the first I is the width of the layer before. Between layers, in training, elements are zeroed with probability \
    `dropout`. Results: the output (steps, batch, P * directions), in the order of the input, and the last states (layers * directions, \
    batch, P).
    """
private let packedDoc = """
    As the form with tensors, over sequences of different lengths: `data` (rows, I) holds the steps one after the other, `batch_sizes` how \
    many sequences each step still has.
    """

extension RecurrentNetwork {
    /// A call of the form `.input`; `hx` gives the states.
    fileprivate static func input(_ cell: RecurrentCell, _ a: Arguments, _ hx: [Tensor]) throws(TensorError) -> Result {
        let network = RecurrentNetwork(
            cell: cell, hasBiases: try a.bool(3), layers: try a.int(4), dropout: try a.double(5), isTraining: try a.bool(6),
            isBidirectional: try a.bool(7))
        return .tuple(try network(try a.tensor(0), hx, try a.tensors(2), batchFirst: try a.bool(8)))
    }

    /// A call of the form `.data`.
    fileprivate static func data(_ cell: RecurrentCell, _ a: Arguments, _ hx: [Tensor]) throws(TensorError) -> Result {
        let network = RecurrentNetwork(
            cell: cell, hasBiases: try a.bool(4), layers: try a.int(5), dropout: try a.double(6), isTraining: try a.bool(7),
            isBidirectional: try a.bool(8))
        return .tuple(try network(try a.tensor(0), batchSizes: try a.tensor(1), hx, try a.tensors(3)))
    }
}

struct LSTMInput: Operator {
    static let schema =
        "lstm.input(Tensor input, Tensor[] hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor, Tensor, Tensor)"
    static let doc = """
        A network of long short-term memory cells: gates i, f, g, o; `c' = f * c + i * g`, `h' = o * tanh(c')`. `hx` is h and c. \(networkDoc) \
        Where h is narrower than c, each layer ends with a projection w_hr (P, H).
        """
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result { try RecurrentNetwork.input(.lstm, a, try a.tensors(1)) }
}

struct LSTMData: Operator {
    static let schema =
        "lstm.data(Tensor data, Tensor batch_sizes, Tensor[] hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional) -> (Tensor, Tensor, Tensor)"
    static let doc = packedDoc
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result { try RecurrentNetwork.data(.lstm, a, try a.tensors(2)) }
}

struct GRUInput: Operator {
    static let schema =
        "gru.input(Tensor input, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor, Tensor)"
    static let doc = """
        A network of gated recurrent units: gates r, z, and `n = tanh(W x + b + r * (U h + c))`; `h' = (1 - z) * n + z * h`. \(networkDoc)
        """
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result { try RecurrentNetwork.input(.gru, a, [try a.tensor(1)]) }
}

struct GRUData: Operator {
    static let schema =
        "gru.data(Tensor data, Tensor batch_sizes, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional) -> (Tensor, Tensor)"
    static let doc = packedDoc
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result { try RecurrentNetwork.data(.gru, a, [try a.tensor(2)]) }
}

struct RNNTanhInput: Operator {
    static let schema =
        "rnn_tanh.input(Tensor input, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor, Tensor)"
    static let doc = "A network of Elman cells: `h' = tanh(W x + b + U h + c)`. \(networkDoc)"
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result { try RecurrentNetwork.input(.tanh, a, [try a.tensor(1)]) }
}

struct RNNTanhData: Operator {
    static let schema =
        "rnn_tanh.data(Tensor data, Tensor batch_sizes, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional) -> (Tensor, Tensor)"
    static let doc = packedDoc
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result { try RecurrentNetwork.data(.tanh, a, [try a.tensor(2)]) }
}

struct RNNReluInput: Operator {
    static let schema =
        "rnn_relu.input(Tensor input, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor, Tensor)"
    static let doc = "A network of Elman cells: `h' = relu(W x + b + U h + c)`. \(networkDoc)"
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result { try RecurrentNetwork.input(.relu, a, [try a.tensor(1)]) }
}

struct RNNReluData: Operator {
    static let schema =
        "rnn_relu.data(Tensor data, Tensor batch_sizes, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional) -> (Tensor, Tensor)"
    static let doc = packedDoc
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result { try RecurrentNetwork.data(.relu, a, [try a.tensor(2)]) }
}

let recurrentOperators: [any Operator.Type] = [
    LSTMInput.self, LSTMData.self, GRUInput.self, GRUData.self, RNNTanhInput.self, RNNTanhData.self, RNNReluInput.self,
    RNNReluData.self, LSTMCell.self, GRUCell.self, RNNTanhCell.self, RNNReluCell.self,
]
