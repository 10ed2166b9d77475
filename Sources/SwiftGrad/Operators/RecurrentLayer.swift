// One layer of a recurrent network in one direction, over all its steps: the primitive on which lstm, gru, rnn_tanh and rnn_relu stand.
//
// Sequences lie packed: the rows of all steps one step after the other, (steps' rows, features), so that the input's part of the gates
// is one product, and so are the gradients of both weights. Only the hidden part is left for the loop over the steps.

/// The kinds of cells.
enum RecurrentCell: Sendable {
    case lstm, gru, tanh, relu

    /// Gates side by side in the rows of the weights.
    var gates: Int {
        switch self {
        case .lstm: return 4
        case .gru: return 3
        case .tanh, .relu: return 1
        }
    }

    /// As PyTorch's functions are called.
    var name: String {
        switch self {
        case .lstm: return "lstm"
        case .gru: return "gru"
        case .tanh: return "rnn_tanh"
        case .relu: return "rnn_relu"
        }
    }
}

/// How many sequences each step has: never more than the step before. Rows of data are laid out step by step.
struct RecurrentSteps: Sendable {
    let count: Int
    /// Sequences of the first step: all there are.
    let batch: Int
    let rows: Int
    /// Sequences and first rows of the steps where they differ.
    private let varying: (sizes: [Int], offsets: [Int])?

    /// `count` steps (at least one) of `batch` sequences.
    init(count: Int, batch: Int) {
        self.count = count
        self.batch = batch
        rows = count &* batch
        varying = nil
    }

    /// Steps of the given sizes, checked against the rows of data.
    init(checking sizes: [Int], rows: Int) throws(TensorError) {
        guard let first = sizes.first else { throw .runtime("Expected sequence length to be larger than 0 in RNN") }
        var at = 0, before = first
        var offsets: [Int] = []
        offsets.reserveCapacity(sizes.count)
        for n in sizes {
            guard n > 0, n <= before else {
                throw .runtime("batch_sizes: positive values that do not increase are required, got \(n) after \(before)")
            }
            offsets.append(at)
            before = n
            at = at &+ n
            guard at <= rows else { break }
        }
        guard at == rows, offsets.count == sizes.count else {
            throw .runtime("batch_sizes: a sum of \(rows), the rows of data, is required, got \(sizes)")
        }
        count = sizes.count
        batch = first
        self.rows = rows
        varying = (sizes, offsets)
    }

    /// Sequences of step t.
    @inline(__always)
    func size(_ t: Int) -> Int { varying?.sizes[t] ?? batch }

    /// The first row of step t.
    @inline(__always)
    func offset(_ t: Int) -> Int { varying?.offsets[t] ?? t &* batch }

    /// Sizes of all steps.
    var sizes: [Int] { varying?.sizes ?? Array(repeating: batch, count: count) }
}

/// Inputs: x (rows, I), h0 (B, P), c0 (B, H) of an LSTM, weights w_ih (G H, I) and w_hh (G H, P), biases b_ih?, b_hh? (G H), projection
/// w_hr? (P, H); P is H without a projection. Results: y (rows, P), the last h (B, P), the last c (B, H) of an LSTM; then, where gradients
/// are wanted, what backward needs.
struct RecurrentLayer: Op {
    static let name = "RecurrentLayer"
    let cell: RecurrentCell
    let steps: RecurrentSteps
    let isReverse: Bool
    /// w_hr is given.
    let isProjected: Bool
    /// Gradients are wanted.
    let keeps: Bool

    /// Positions of the inputs.
    enum Input { static let x = 0, h = 1, c = 2, weight = 3, hidden = 4, bias = 5, hiddenBias = 6, projection = 7, count = 8 }

    /// Positions of the results that backward needs.
    var firstKept: Int { cell == .lstm ? 3 : 2 }
    var isGated: Bool { cell == .lstm || cell == .gru }
    /// h before each step, (rows, P).
    var beforeIndex: Int { firstKept }
    /// Activations of the gates of LSTM and GRU, (rows, G H).
    var gatesIndex: Int { firstKept + 1 }
    /// LSTM: c before each step; GRU: the hidden part of the candidate; (rows, H).
    var extraIndex: Int { firstKept + 2 }
    /// h before the projection, (rows, H).
    var rawIndex: Int { firstKept + 3 }

    /// Sizes, from inputs that passed `infer`.
    struct Sizes {
        let rows, batch, inputs, hidden, outputs, gates: Int
        /// Columns of the pre-activations.
        var wide: Int { gates * hidden }
    }

    func sizes(_ x: Tensors) -> Sizes {
        let w = x.required(Input.hidden)
        return Sizes(
            rows: steps.rows, batch: steps.batch, inputs: x.required(Input.x).shape[1], hidden: w.shape[0] / cell.gates,
            outputs: w.shape[1], gates: cell.gates)
    }

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let a = x.required(Input.x), w = x.required(Input.weight), u = x.required(Input.hidden), h = x.required(Input.h)
        let what = cell.name
        let dtype = a.dtype
        guard dtype == .float32 || dtype == .float64 else {
            throw .notImplemented("\"\(what)\" not implemented for '\(dtype.scalarName)'")
        }
        for i in 1..<x.count {
            if let t = x[i], t.dtype != dtype {
                throw .runtime(
                    "mat1 and mat2 must have the same dtype, but got \(dtype.scalarName) and \(t.dtype.scalarName): \(what)'s input, states "
                        + "and parameters")
            }
        }
        guard a.dim == 2, w.dim == 2, u.dim == 2 else {
            throw .runtime("\(what): weights of 2 dimensions are required, got shapes \(w.shape) and \(u.shape)")
        }
        guard a.shape[0] == steps.rows else { throw .runtime("\(what): \(steps.rows) rows are required, got input \(a.shape)") }
        guard a.shape[1] == w.shape[1] else {
            throw .runtime(
                "mat1 and mat2 shapes cannot be multiplied (\(a.shape.crossed) and \(w.shape[1])x\(w.shape[0])): \(what) got input "
                    + "\(a.shape), weight \(w.shape)")
        }
        let wide = w.shape[0]
        guard wide % cell.gates == 0, u.shape[0] == wide else {
            throw .runtime(
                "\(what): weights with \(cell.gates) * hidden_size rows are required, got shapes \(w.shape) and \(u.shape)")
        }
        let hidden = wide / cell.gates
        var outputs = hidden
        if let r = x[Input.projection] {
            guard cell == .lstm, isProjected, r.dim == 2, r.shape[1] == hidden else {
                throw .runtime("\(what): a projection weight (proj_size, \(hidden)) is required, got shape \(r.shape)")
            }
            outputs = r.shape[0]
        }
        guard u.shape[1] == outputs else {
            throw .runtime(
                "mat1 and mat2 shapes cannot be multiplied (\(steps.batch)x\(outputs) and \(u.shape[1])x\(wide)): \(what) got hidden "
                    + "weight \(u.shape)")
        }
        func checkState(_ t: Tensor, _ n: Int) throws(TensorError) {
            guard t.dim == 2, t.shape[0] == steps.batch, t.shape[1] == n else {
                throw .runtime(
                    "Expected hidden size (\(steps.batch), \(n)), got \(t.shape): the size of the states must match the batch of \(what)"
                )
            }
        }
        try checkState(h, outputs)
        if cell == .lstm { try checkState(x.required(Input.c), hidden) }
        for i in [Input.bias, Input.hiddenBias] {
            if let b = x[i], b.dim != 1 || b.shape[0] != wide {
                throw .runtime("\(what): a bias of shape [\(wide)] is required, got \(b.shape)")
            }
        }
        guard (x[Input.bias] == nil) == (x[Input.hiddenBias] == nil) else {
            throw .runtime("\(what): both biases are required, or none")
        }
        let state = TensorSpec(dtype, Shape([steps.batch, outputs]))
        let perRow = TensorSpec(dtype, Shape([steps.rows, outputs]))
        var specs = [perRow, state]
        if cell == .lstm { specs.append(TensorSpec(dtype, Shape([steps.batch, hidden]))) }
        if keeps {
            specs.append(perRow)
            if isGated {
                specs.append(TensorSpec(dtype, Shape([steps.rows, wide])))
                specs.append(TensorSpec(dtype, Shape([steps.rows, hidden])))
            }
            if isProjected { specs.append(TensorSpec(dtype, Shape([steps.rows, hidden]))) }
        }
        return specs
    }

    func saves(_ needs: NeedsMask) -> Saves {
        // All inputs: second derivatives start from them again.
        var s: Saves = .inputs(Input.count)
        s.insert(.output(beforeIndex))
        if isGated {
            s.insert(.output(gatesIndex))
            s.insert(.output(extraIndex))
        } else {
            s.insert(.output(0))
        }
        if isProjected { s.insert(.output(rawIndex)) }
        return s
    }
}

extension RecurrentLayer {
    /// Runs the layer and records it: y, the last h, the last c of an LSTM.
    static func run(
        _ cell: RecurrentCell, _ steps: RecurrentSteps, isReverse: Bool, _ inputs: [Tensor?]
    ) throws(TensorError) -> [Tensor] {
        let keeps = GradMode.isEnabled && inputs.contains { $0?.requiresGrad == true }
        let op = RecurrentLayer(
            cell: cell, steps: steps, isReverse: isReverse, isProjected: inputs[Input.projection] != nil, keeps: keeps)
        let shown = op.firstKept
        let results = try apply(op, Tensors(inputs), nonDifferentiable: ~0 << UInt64(shown))
        return Array(results.prefix(shown))
    }
}
