import SwiftGradKernelAPI

// Recurrent layers with weights of signed bytes: the input's part of the gates is one quantized product over all steps, the hidden part
// one a step, for which the state is quantized from its own range.

struct QuantizedRecurrentLayer {
    let cell: RecurrentCell
    let steps: RecurrentSteps
    let isReverse: Bool
    let input: QuantizedMatrix
    let hidden: QuantizedMatrix
    /// 7 bits for activations.
    let isReduced: Bool

    /// x (rows, I), states h (B, H) and, of an LSTM, c; y (rows, H) and the last states.
    func callAsFunction(_ x: Tensor, _ states: [Tensor]) throws(TensorError) -> [Tensor] {
        let n = hidden.n, batch = steps.batch, rows = steps.rows, wide = n * cell.gates
        let x = try x.dense()
        let gates = try Tensor(empty: Shape([rows, wide]), .float32), y = try Tensor(empty: Shape([rows, n]), .float32)
        let last = try mapTensors(states) { s throws(TensorError) in
            let t = try Tensor(empty: s.shape, .float32)
            copyElements(from: s, to: t)
            return t
        }
        let results = [y] + last
        if rows == 0 || n == 0 { return results }
        let part = cell == .gru ? try Tensor(empty: Shape([batch, n]), .float32) : nil
        try input.multiply(rows, Raw(x.data), MutRaw(gates.data), reduced: isReduced)

        // A part of a step: whole panels of columns.
        let units = batch >= 8 ? 64 : 32
        let parts = (n + units - 1) / units, bytes = QuantizedKernels.rowBytes(n)
        // Small states are quantized by each part for itself, and the new ones written elsewhere; else a step has three phases, of which
        // the first two are cut by rows.
        let isSmall = batch * n <= 1024
        let other = isSmall ? try Tensor(empty: last[0].shape, .float32) : last[0]
        let isSwapped = steps.count % 2 == 1
        if isSmall && isSwapped { copyElements(from: last[0], to: other) }
        let phases = isSmall ? 1 : 3
        let quantized = try Tensor(empty: Shape([batch * bytes * (isSmall ? parts : 1)]), .uint8)
        let ranges = try Tensor.zeros(Shape([parts * 2]), .float32)
        let kernels = CPU.kernels, type = DType.float32.kernel
        let gp = MutRaw(gates.data), yp = MutRaw(y.data), q = MutRaw(quantized.data)
        let even = MutRaw(isSwapped ? other.data : last[0].data), odd = MutRaw(isSwapped ? last[0].data : other.data)
        let cp = cell == .lstm ? MutRaw(last[1].data) : nil, pp = part.map { MutRaw($0.data) }, rp = ranges.pointer(Float.self)
        defer { withExtendedLifetime((x, gates, y, last, other, part, quantized, ranges)) {} }
        let isShared = batch * wide * n >= 100_000
        try StepLoop.run(steps.count * phases, parts: parts, isShared: isShared) { index, part in
            let step = index / phases, phase = isSmall ? 2 : index % 3
            let t = isReverse ? steps.count - 1 - step : step
            let m = steps.size(t), row = steps.offset(t)
            let first = part * m / parts, rowCount = (part + 1) * m / parts - first
            let hp = step % 2 == 0 ? even : odd, to = step % 2 == 0 ? odd : even, own = isSmall ? q + part * batch * bytes : q
            if phase == 0 {
                (rp + 2 * part).update(repeating: 0, count: 2)
                kernels.quantized.range(rowCount * n, Raw(hp + first * n * 4), MutRaw(rp + 2 * part))
                return
            }
            let activation: ActivationQuantization
            if isSmall {
                var range = (Float(0), Float(0))
                withUnsafeMutablePointer(to: &range) { kernels.quantized.range(m * n, Raw(hp), MutRaw($0)) }
                activation = ActivationQuantization(low: range.0, high: range.1, reduced: isReduced)
                activation.apply(m, n, Raw(hp), own)
            } else {
                activation = ActivationQuantization(ranges: rp, parts, reduced: isReduced)
                if phase == 1 {
                    activation.apply(rowCount, n, Raw(hp + first * n * 4), q + first * bytes)
                    return
                }
            }
            let column = part * units, count = min(units, n - column), at = column * 4
            let g = gp + row * wide * 4 + at, result = yp + row * n * 4 + at, state = to + at
            if isSmall {
                for i in (cell == .gru ? 0 : m)..<batch {
                    (state + i * n * 4).copyMemory(from: hp + i * n * 4 + at, byteCount: count * 4)
                }
            }
            for gate in 0..<(cell == .gru ? 2 : cell.gates) {
                hidden.multiply(gate, column, count, m, Raw(own), activation, g + gate * n * 4, wide, adds: true)
            }
            switch cell {
            case .lstm:
                kernels.recurrent.lstm(type, m, count, n, g, nil, cp! + at, nil, state, result, n)
            case .gru:
                hidden.multiply(2, column, count, m, Raw(own), activation, pp! + at, n, adds: false)
                kernels.recurrent.gru(type, m, count, n, g, pp! + at, nil, state, result, n)
            case .tanh, .relu:
                kernels.recurrent.plain(type, cell == .relu ? 1 : 0, m, count, n, g, nil, state, result, n)
            }
        }
        return results
    }
}

struct QuantizedRecurrent: Operator {
    static let schema =
        "_quantized_recurrent(str mode, Tensor input, Tensor? batch_sizes, Tensor[] hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first, bool reduce_range=True) -> Tensor[]"
    static let doc = """
        The network that `mode` names (LSTM, GRU, RNN_TANH, RNN_RELU) with weights of signed bytes; `params` holds for each layer and direction \
        packed bytes, sums and scales of both weights (see `_quantized_pack`), then both biases. With `batch_sizes` the input is packed \
        (rows, I), else (steps, batch, I). Results: the output and the last states. Without gradients.
        """
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let cell: RecurrentCell
        switch try a.string(0) {
        case "LSTM": cell = .lstm
        case "GRU": cell = .gru
        case "RNN_TANH": cell = .tanh
        case "RNN_RELU": cell = .relu
        case let other: throw .runtime("_quantized_recurrent: LSTM, GRU, RNN_TANH or RNN_RELU is required, got \(other)")
        }
        let input = try a.tensor(1), states = try a.tensors(3), parameters = try a.tensors(4), hasBiases = try a.bool(5)
        let layers = try a.int(6), dropout = try a.double(7), isTraining = try a.bool(8)
        let directions = try a.bool(9) ? 2 : 1, batchFirst = try a.bool(10), isReduced = try a.bool(11)
        let each = hasBiases ? 8 : 6
        let (parts, overflow) = layers.multipliedReportingOverflow(by: directions)
        guard layers > 0, !overflow, parameters.count % each == 0, parameters.count / each == parts else {
            throw .runtime(
                "_quantized_recurrent: \(each) tensors for each of \(layers) layers and \(directions) directions are required, "
                    + "got \(parameters.count)")
        }
        guard states.count == (cell == .lstm ? 2 : 1) else { throw .runtime("lstm expects two hidden states") }
        for t in [input] + states where t.dtype != .float32 {
            throw .runtime(
                "expected scalar type Float but found \(t.dtype.scalarName): input and states of a quantized \(cell.name)")
        }
        let steps: RecurrentSteps
        var x = input
        if let sizes = a.optionalTensor(2) {
            guard input.dim == 2 else { throw .runtime("packed data of 2 dimensions is required, got shape \(input.shape)") }
            steps = try RecurrentSteps(checking: try packedSizes(sizes), rows: input.shape[0])
        } else {
            guard input.dim == 3 else { throw .runtime("\(cell.name): Expected input to be 3D, got \(input.dim)D") }
            x = batchFirst ? try input.transpose(0, 1) : input
            guard x.shape[0] > 0 else { throw .runtime("Expected sequence length to be larger than 0 in RNN") }
            steps = RecurrentSteps(count: x.shape[0], batch: x.shape[1])
            x = try x.reshape(Shape([steps.rows, x.shape[2]]))
        }
        for s in states where s.dim != 3 || s.shape[0] != parts || s.shape[1] != steps.batch {
            throw .runtime("Expected hidden size (\(parts), \(steps.batch), H), got \(s.shape.array): \(cell.name)'s states")
        }
        var last: [[Tensor]] = states.map { _ in [] }
        for layer in 0..<layers {
            var outputs: [Tensor] = []
            for direction in 0..<directions {
                let k = layer * directions + direction, p = Array(parameters[(k * each)..<((k + 1) * each)])
                let own = try mapTensors(states) { s throws(TensorError) in try s.select(0, k) }
                let n = own[0].shape[1], gates = cell.gates
                let w = try QuantizedMatrix(
                    p[0], p[1], p[2], hasBiases ? p[6] : nil, k: x.shape[1], gates: gates, "_quantized_recurrent")
                let u = try QuantizedMatrix(
                    p[3], p[4], p[5], hasBiases ? p[7] : nil, k: n, gates: gates, "_quantized_recurrent")
                guard w.n == n, u.n == n, own.allSatisfy({ $0.shape[1] == n }) else {
                    throw .runtime("_quantized_recurrent: states of \(u.n) units are required, got \(states.map(\.shape))")
                }
                let r = try QuantizedRecurrentLayer(
                    cell: cell, steps: steps, isReverse: direction == 1, input: w, hidden: u, isReduced: isReduced)(x, own)
                outputs.append(r[0])
                for i in states.indices { last[i].append(r[i + 1]) }
            }
            x = directions == 1 ? outputs[0] : try Tensor.cat(outputs, 1)
            if dropout > 0, isTraining, layer < layers - 1 { x = try x.dropout(dropout) }
        }
        if a.optionalTensor(2) == nil {
            x = try x.reshape(Shape([steps.count, steps.batch, x.shape[1]]))
            if batchFirst { x = try x.transpose(0, 1) }
        }
        var results = [x]
        for list in last { results.append(try Tensor.stack(list)) }
        return .list(results)
    }
}
