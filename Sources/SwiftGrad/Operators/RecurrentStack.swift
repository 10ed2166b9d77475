// Networks of recurrent layers: several layers, both directions, dropout between layers.

/// A recurrent network as PyTorch's functions describe it.
struct RecurrentNetwork {
    let cell: RecurrentCell
    let hasBiases: Bool
    let layers: Int
    /// Probability with which elements between layers are zeroed in training.
    let dropout: Double
    let isTraining: Bool
    let isBidirectional: Bool

    private var directions: Int { isBidirectional ? 2 : 1 }

    /// Over sequences of one length: input (steps, batch, I), or (batch, steps, I) with `batchFirst`. The output has the same order.
    func callAsFunction(_ input: Tensor, _ states: [Tensor], _ parameters: [Tensor], batchFirst: Bool) throws(TensorError)
        -> [Tensor]
    {
        guard input.dim == 3 else {
            throw .runtime("\(cell.name): Expected input to be 3D, got \(input.dim)D: shape \(input.shape)")
        }
        let x = batchFirst ? try input.transpose(0, 1) : input
        let count = x.shape[0], batch = x.shape[1]
        guard count > 0 else { throw .runtime("Expected sequence length to be larger than 0 in RNN") }
        let rows = try x.reshape(Shape([count &* batch, x.shape[2]]))
        var results = try run(rows, RecurrentSteps(count: count, batch: batch), states, parameters)
        let y = try results[0].reshape(Shape([count, batch, results[0].shape[1]]))
        results[0] = batchFirst ? try y.transpose(0, 1) : y
        return results
    }

    /// Over packed sequences: data (rows, I), step after step, of which `batchSizes` says how many rows each has.
    func callAsFunction(_ data: Tensor, batchSizes: Tensor, _ states: [Tensor], _ parameters: [Tensor]) throws(TensorError)
        -> [Tensor]
    {
        guard data.dim == 2 else {
            throw .runtime("\(cell.name): packed data of 2 dimensions is required, got shape \(data.shape)")
        }
        let sizes = try packedSizes(batchSizes)
        return try run(data, try RecurrentSteps(checking: sizes, rows: data.shape[0]), states, parameters)
    }

    private func run(_ data: Tensor, _ steps: RecurrentSteps, _ states: [Tensor], _ parameters: [Tensor]) throws(TensorError)
        -> [Tensor]
    {
        let wanted = cell == .lstm ? 2 : 1
        guard states.count == wanted else { throw .runtime("lstm expects two hidden states") }
        guard layers > 0 else { throw .runtime("\(cell.name): num_layers must be greater than zero, got \(layers)") }
        guard dropout >= 0, dropout <= 1 else {
            throw .runtime("dropout probability has to be between 0 and 1, but got \(dropout)")
        }
        for s in states where s.dim != 3 {
            throw .runtime("\(cell.name): states of 3 dimensions are required, got shape \(s.shape)")
        }
        let isProjected = cell == .lstm && states[0].shape[2] != states[1].shape[2]
        let each = (hasBiases ? 4 : 2) + (isProjected ? 1 : 0)
        let (parts, overflow) = layers.multipliedReportingOverflow(by: directions)
        guard parameters.count % each == 0 else {
            throw .runtime(
                "\(cell.name): got an incorrect number of RNN parameters: \(each) for each layer and direction are required, got "
                    + "\(parameters.count)")
        }
        guard !overflow, parts == parameters.count / each else {
            throw .runtime(
                "\(cell.name): got an incorrect number of RNN parameters: \(each) for each of \(layers) layers and \(directions) directions are "
                    + "required, got \(parameters.count)")
        }
        for s in states where s.shape[0] != parts || s.shape[1] != steps.batch {
            throw .runtime(
                "Expected hidden size (\(parts), \(steps.batch), \(s.shape[2])), got \(s.shape.array): \(cell.name)'s states")
        }
        if data.dtype.isHalf { return try inFloat(data, steps, states, parameters) }
        var x = data
        var last: [[Tensor]] = Array(repeating: [], count: wanted)
        for layer in 0..<layers {
            var outputs: [Tensor] = []
            for direction in 0..<directions {
                let k = layer * directions + direction
                let weights = parameters[(k * each)..<((k + 1) * each)]
                let start = weights.startIndex
                var inputs: [Tensor?] = [x, try states[0].select(0, k), wanted == 2 ? try states[1].select(0, k) : nil]
                inputs += [weights[start], weights[start + 1]]
                inputs += hasBiases ? [weights[start + 2], weights[start + 3]] : [nil, nil]
                inputs.append(isProjected ? weights[start + each - 1] : nil)
                let r = try RecurrentLayer.run(cell, steps, isReverse: direction == 1, inputs)
                outputs.append(r[0])
                for i in 0..<wanted { last[i].append(r[i + 1]) }
            }
            x = directions == 1 ? outputs[0] : try Tensor.cat(outputs, 1)
            if dropout > 0, isTraining, layer < layers - 1 { x = try x.dropout(dropout) }
        }
        var results = [x]
        for list in last { results.append(list.count == 1 ? try list[0].unsqueeze(0) : try Tensor.stack(list)) }
        return results
    }

    /// Half types are computed in float32 and rounded at the end.
    private func inFloat(
        _ data: Tensor, _ steps: RecurrentSteps, _ states: [Tensor], _ parameters: [Tensor]
    ) throws(TensorError) -> [Tensor] {
        let type = data.dtype
        for t in states + parameters where t.dtype != type {
            throw .runtime(
                "mat1 and mat2 must have the same dtype, but got \(type.scalarName) and \(t.dtype.scalarName): \(cell.name)'s input, states "
                    + "and parameters")
        }
        func widened(_ list: [Tensor]) throws(TensorError) -> [Tensor] {
            try mapTensors(list) { t throws(TensorError) in try t.to(.float32) }
        }
        let results = try run(try data.to(.float32), steps, try widened(states), try widened(parameters))
        return try mapTensors(results) { t throws(TensorError) in try t.to(type) }
    }
}

/// The values of a `batch_sizes` tensor.
func packedSizes(_ t: Tensor) throws(TensorError) -> [Int] {
    guard t.dim == 1, t.dtype == .int64 else {
        throw .runtime("batch_sizes: a 1D CPU int64 tensor is required, got \(t.dim)D cpu \(t.dtype.scalarName) tensor")
    }
    return try t.scalars(of: Int.self)
}
