// Recurrent layers and cells.

extension nn {
    /// What `RNN`, `GRU` and `LSTM` share: weights under PyTorch's names, `weight_ih_l0`, `weight_hh_l0_reverse` and so on.
    public class Recurrent: Layer, ModeDependent {
        public let inputSize: Int
        public let hiddenSize: Int
        /// Features of the outputs of an LSTM with a projection; 0: none.
        public let projectionSize: Int
        public let layers: Int
        public let batchFirst: Bool
        public let isBidirectional: Bool
        public var isTraining = true
        public let weights: NamedParameters
        private let network: (Bool) -> RecurrentNetwork

        init(
            _ cell: RecurrentCell, _ inputSize: Int, _ hiddenSize: Int, layers: Int, bias: Bool, batchFirst: Bool,
            dropout: Double,
            bidirectional: Bool, projectionSize: Int, dtype: DType?, generator: Generator
        ) throws(TensorError) {
            guard dropout >= 0, dropout <= 1 else {
                throw .value(
                    "dropout should be a number in range [0, 1] representing the probability of an element being zeroed, got \(dropout)"
                )
            }
            for (name, n) in [("input_size", inputSize), ("hidden_size", hiddenSize), ("num_layers", layers)] {
                guard n > 0, n <= 1 << 32 else { throw .value("\(name) must be greater than zero, got \(n)") }
            }
            guard projectionSize >= 0, projectionSize < hiddenSize else {
                throw .value("proj_size has to be smaller than hidden_size, and not negative: got \(projectionSize)")
            }
            self.inputSize = inputSize
            self.hiddenSize = hiddenSize
            self.projectionSize = projectionSize
            self.layers = layers
            self.batchFirst = batchFirst
            isBidirectional = bidirectional
            network = { training in
                RecurrentNetwork(
                    cell: cell, hasBiases: bias, layers: layers, dropout: dropout, isTraining: training,
                    isBidirectional: bidirectional)
            }
            let rows = cell.gates * hiddenSize, outputs = projectionSize > 0 ? projectionSize : hiddenSize
            let bound = 1 / Double(hiddenSize).squareRoot()
            var made = NamedParameters()
            func add(_ name: String, _ shape: [Int]) throws(TensorError) {
                let t = try Tensor.empty(shape, dtype)
                try Initialization.uniform(t, -bound, bound, generator: generator)
                made.append(name, t)
            }
            for layer in 0..<layers {
                let width = layer == 0 ? inputSize : outputs * (bidirectional ? 2 : 1)
                for suffix in bidirectional ? ["_l\(layer)", "_l\(layer)_reverse"] : ["_l\(layer)"] {
                    try add("weight_ih" + suffix, [rows, width])
                    try add("weight_hh" + suffix, [rows, outputs])
                    if bias {
                        try add("bias_ih" + suffix, [rows])
                        try add("bias_hh" + suffix, [rows])
                    }
                    if projectionSize > 0 { try add("weight_hr" + suffix, [projectionSize, hiddenSize]) }
                }
            }
            weights = made
        }

        /// The output for `x` from states of zeros.
        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try run(x, nil)[0] }

        /// Output and last states, with the batch dimension put in and taken out again where `x` has none.
        func run(_ x: Tensor, _ states: [Tensor]?) throws(TensorError) -> [Tensor] {
            guard x.dim == 2 || x.dim == 3 else {
                throw .value("\(type(of: self)): Expected input to be 2D or 3D, got \(x.dim)D instead")
            }
            let isBatched = x.dim == 3, batchDim = batchFirst ? 0 : 1
            let input = isBatched ? x : try x.unsqueeze(batchDim)
            guard input.shape[2] == inputSize else {
                throw .runtime("input.size(-1) must be equal to input_size. Expected \(inputSize), got \(input.shape[2])")
            }
            let parts = layers * (isBidirectional ? 2 : 1), batch = input.shape[batchDim]
            var start: [Tensor]
            if let states {
                start = isBatched ? states : try mapTensors(states) { s throws(TensorError) in try s.unsqueeze(1) }
            } else {
                start = [try Tensor.zeros([parts, batch, projectionSize > 0 ? projectionSize : hiddenSize], x.dtype)]
                if self is LSTM { start.append(try Tensor.zeros([parts, batch, hiddenSize], x.dtype)) }
            }
            var results = try network(isTraining)(input, start, weights.entries.map { $0.tensor }, batchFirst: batchFirst)
            if !isBatched {
                results[0] = try results[0].squeeze(batchDim)
                for i in 1..<results.count { results[i] = try results[i].squeeze(1) }
            }
            return results
        }
    }

    /// Layers of `h' = tanh(W x + b + U h + c)`, or with ReLU: input (steps, batch, inputSize), output (steps, batch, directions *
    /// hiddenSize), states (layers * directions, batch, hiddenSize). The batch may be missing, or come first with `batchFirst`.
    public final class RNN: Recurrent {
        public init(
            _ inputSize: Int, _ hiddenSize: Int, layers: Int = 1, relu: Bool = false, bias: Bool = true, batchFirst: Bool = false,
            dropout: Double = 0, bidirectional: Bool = false, dtype: DType? = nil, generator: Generator = .default
        ) throws(TensorError) {
            try super.init(
                relu ? .relu : .tanh, inputSize, hiddenSize, layers: layers, bias: bias, batchFirst: batchFirst, dropout: dropout,
                bidirectional: bidirectional, projectionSize: 0, dtype: dtype, generator: generator)
        }

        /// Output and last state.
        public func callAsFunction(_ x: Tensor, state: Tensor?) throws(TensorError) -> (output: Tensor, state: Tensor) {
            let r = try run(x, state.map { [$0] })
            return (r[0], r[1])
        }
    }

    /// Layers of gated recurrent units (Cho et al. 2014); shapes as of `RNN`.
    public final class GRU: Recurrent {
        public init(
            _ inputSize: Int, _ hiddenSize: Int, layers: Int = 1, bias: Bool = true, batchFirst: Bool = false,
            dropout: Double = 0,
            bidirectional: Bool = false, dtype: DType? = nil, generator: Generator = .default
        ) throws(TensorError) {
            try super.init(
                .gru, inputSize, hiddenSize, layers: layers, bias: bias, batchFirst: batchFirst, dropout: dropout,
                bidirectional: bidirectional, projectionSize: 0, dtype: dtype, generator: generator)
        }

        /// Output and last state.
        public func callAsFunction(_ x: Tensor, state: Tensor?) throws(TensorError) -> (output: Tensor, state: Tensor) {
            let r = try run(x, state.map { [$0] })
            return (r[0], r[1])
        }
    }

    /// Layers of long short-term memory (Hochreiter and Schmidhuber 1997); shapes as of `RNN`, with a second state c.
    public final class LSTM: Recurrent {
        public init(
            _ inputSize: Int, _ hiddenSize: Int, layers: Int = 1, bias: Bool = true, batchFirst: Bool = false,
            dropout: Double = 0,
            bidirectional: Bool = false, projectionSize: Int = 0, dtype: DType? = nil, generator: Generator = .default
        ) throws(TensorError) {
            try super.init(
                .lstm, inputSize, hiddenSize, layers: layers, bias: bias, batchFirst: batchFirst, dropout: dropout,
                bidirectional: bidirectional, projectionSize: projectionSize, dtype: dtype, generator: generator)
        }

        /// Output and last states.
        public func callAsFunction(
            _ x: Tensor, state: (h: Tensor, c: Tensor)?
        ) throws(TensorError) -> (output: Tensor, h: Tensor, c: Tensor) {
            let r = try run(x, state.map { [$0.h, $0.c] })
            return (r[0], r[1], r[2])
        }
    }

    /// What the cells share: one step at a time, from (batch, inputSize) to (batch, hiddenSize).
    public class RecurrentCellLayer: Layer {
        public let inputSize: Int
        public let hiddenSize: Int
        public let weights: NamedParameters
        private let cell: RecurrentCell

        init(
            _ cell: RecurrentCell, _ inputSize: Int, _ hiddenSize: Int, bias: Bool, dtype: DType?, generator: Generator
        ) throws(TensorError) {
            guard inputSize >= 0, hiddenSize > 0, hiddenSize <= 1 << 32 else {
                throw .value("hidden_size must be greater than zero, got \(inputSize) and \(hiddenSize)")
            }
            self.cell = cell
            self.inputSize = inputSize
            self.hiddenSize = hiddenSize
            let rows = cell.gates * hiddenSize, bound = 1 / Double(hiddenSize).squareRoot()
            var made = NamedParameters()
            let shapes = [("weight_ih", [rows, inputSize]), ("weight_hh", [rows, hiddenSize])]
            for (name, shape) in bias ? shapes + [("bias_ih", [rows]), ("bias_hh", [rows])] : shapes {
                let t = try Tensor.empty(shape, dtype)
                try Initialization.uniform(t, -bound, bound, generator: generator)
                made.append(name, t)
            }
            weights = made
        }

        /// The new h from states of zeros.
        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try step(x, nil)[0] }

        func step(_ x: Tensor, _ states: [Tensor]?) throws(TensorError) -> [Tensor] {
            guard x.dim == 2 else { throw .runtime("Expected 2D input (batch x feature), but got \(x.dim)D input") }
            let zeros = try Tensor.zeros([x.shape[0], hiddenSize], x.dtype)
            return try x.recurrentStep(
                cell, states ?? (cell == .lstm ? [zeros, zeros] : [zeros]), weights.entries[0].tensor, weights.entries[1].tensor,
                weights["bias_ih"], weights["bias_hh"])
        }
    }

    /// `h' = tanh(W x + b + U h + c)`, or with ReLU.
    public final class RNNCell: RecurrentCellLayer {
        public init(
            _ inputSize: Int, _ hiddenSize: Int, bias: Bool = true, relu: Bool = false, dtype: DType? = nil,
            generator: Generator = .default
        ) throws(TensorError) {
            try super.init(relu ? .relu : .tanh, inputSize, hiddenSize, bias: bias, dtype: dtype, generator: generator)
        }

        /// The new state.
        public func callAsFunction(_ x: Tensor, state: Tensor) throws(TensorError) -> Tensor { try step(x, [state])[0] }
    }

    /// One step of gated recurrent units.
    public final class GRUCell: RecurrentCellLayer {
        public init(
            _ inputSize: Int, _ hiddenSize: Int, bias: Bool = true, dtype: DType? = nil, generator: Generator = .default
        ) throws(TensorError) {
            try super.init(.gru, inputSize, hiddenSize, bias: bias, dtype: dtype, generator: generator)
        }

        /// The new state.
        public func callAsFunction(_ x: Tensor, state: Tensor) throws(TensorError) -> Tensor { try step(x, [state])[0] }
    }

    /// One step of long short-term memory.
    public final class LSTMCell: RecurrentCellLayer {
        public init(
            _ inputSize: Int, _ hiddenSize: Int, bias: Bool = true, dtype: DType? = nil, generator: Generator = .default
        ) throws(TensorError) {
            try super.init(.lstm, inputSize, hiddenSize, bias: bias, dtype: dtype, generator: generator)
        }

        /// The new states.
        public func callAsFunction(_ x: Tensor, state: (h: Tensor, c: Tensor)) throws(TensorError) -> (h: Tensor, c: Tensor) {
            let r = try step(x, [state.h, state.c])
            return (r[0], r[1])
        }
    }
}
