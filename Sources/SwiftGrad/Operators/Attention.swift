// Scaled dot-product attention: checks and shapes, the fused primitive where it can be, else batched products and softmax.

extension Tensor {
    /// softmax(q kᵀ scale + mask) v over the last two dimensions: q (..., L, E), k (..., S, E), v (..., S, F) give (..., L, F).
    ///
    /// A boolean mask is true where a query may look, a float one is added to the scores. A row that may look nowhere gives zeros. No
    /// matrix of scores is kept (`FusedAttention`); of dropout a bit a score is.
    public func scaledDotProductAttention(
        _ key: Tensor, _ value: Tensor, mask: Tensor? = nil, dropout: Double = 0, isCausal: Bool = false, scale: Double? = nil,
        enableGQA: Bool = false
    ) throws(TensorError) -> Tensor {
        try checkAttention(key, value, mask, dropout, isCausal)
        // Half types are computed in float32.
        let type = dtype.accumulation
        let q = try to(type)
        var k = try key.to(type), v = try value.to(type)
        var grouped = false
        if enableGQA {
            let d = try wrap(dim: -3, dim), dk = try wrap(dim: -3, k.dim), dv = try wrap(dim: -3, v.dim)
            for own in [k.shape[dk], v.shape[dv]] where own == 0 || shape[d] % own != 0 {
                throw .runtime(
                    "Number of heads in key and value must divide the number of heads in query: scaled_dot_product_attention got "
                        + "\(own) and \(shape[d])")
            }
            grouped = dim == 4 && k.dim == 4 && v.dim == 4 && k.shape[dk] == v.shape[dv] && k.shape[dk] != shape[d]
            if !grouped {
                k = try k.repeatedHeads(to: shape[d])
                v = try v.repeatedHeads(to: shape[d])
            }
        }
        let length = q.shape[dim - 2], sources = k.shape[k.dim - 2]
        guard k.shape[k.dim - 1] == q.shape[dim - 1], v.shape[v.dim - 2] == sources else {
            throw .runtime(
                "scaled_dot_product_attention: Expected query (..., L, E), key (..., S, E) and value (..., S, Ev), but got query: \(shape), "
                    + "key: \(key.shape) and value: \(value.shape)")
        }
        let factor = scale ?? 1 / Double(q.shape[dim - 1]).squareRoot()
        var batch = grouped ? leading(q) : try broadcast(try broadcast(leading(q), leading(k)), leading(v))
        var full = batch
        full.append(length)
        full.append(sources)
        let bias = try mask.map { m throws(TensorError) in
            let s = try broadcast(full, m.shape)
            guard s == full else { throw .runtime("output with shape \(full) doesn't match the broadcast shape \(s)") }
            return m.dtype == .bool ? m : try m.to(type)
        }
        // Everything dropped: nothing is drawn, as in `dropout`.
        if dropout == 1 { return try q.matmul(try k.transpose(-2, -1)).mul(0).matmul(v).to(dtype) }
        let bits = dropout > 0 ? try Tensor.dropoutBits(full.numel, dropout) : nil
        // Four dimensions: what is before the heads is one, and what there is not has size 1.
        let heads = batch.isEmpty ? 1 : batch[batch.count - 1]
        let outer = batch.numel / Swift.max(heads, 1)
        func four(_ t: Tensor) throws(TensorError) -> Tensor {
            if grouped { return t }
            var s = batch
            s.append(t.shape[t.dim - 2])
            s.append(t.shape[t.dim - 1])
            let wide = t.shape == s ? t : try t.expand(s)
            if wide.dim == 4 { return wide }
            return try wide.reshape(Shape([outer, heads, s[s.count - 2], s[s.count - 1]]))
        }
        let added = try bias.map { b throws(TensorError) in try four(try b.expand(full)) }
        let inputs: [Tensor?] = [try four(q), try four(k), try four(v), added, bits]
        let attention = FusedAttention(scale: factor, isCausal: isCausal, headsInside: batch.count == 2, probability: dropout)
        let y = try apply(attention, Tensors(inputs), nonDifferentiable: 0b10)[0]
        batch.append(length)
        batch.append(v.shape[v.dim - 1])
        return try (y.shape == batch ? y : y.reshape(batch)).to(dtype)
    }

    private func checkAttention(
        _ key: Tensor, _ value: Tensor, _ mask: Tensor?, _ dropout: Double, _ isCausal: Bool
    ) throws(TensorError) {
        guard dtype == key.dtype, dtype == value.dtype else {
            throw .runtime(
                "Expected query, key, and value to have the same dtype, but got query.dtype: \(dtype.cName) key.dtype: \(key.dtype.cName) and "
                    + "value.dtype: \(value.dtype.cName) instead.")
        }
        guard dim >= 2, key.dim >= 2, value.dim >= 2 else {
            throw .runtime(
                "Expected query, key, and value to all be  at least 2 dimensional, but got query.dim: \(dim) key.dim: \(key.dim) and "
                    + "value.dim: \(value.dim) instead.")
        }
        guard dtype.isFloat else {
            throw .runtime("scaled_dot_product_attention: expected scalar type Float but found \(dtype.scalarName)")
        }
        if let mask {
            guard mask.dtype == .bool || mask.dtype == .float32 || mask.dtype == dtype else {
                throw .runtime(
                    "Expected attn_mask dtype to be bool or float or to match query dtype, but got attn_mask.dtype: \(mask.dtype.cName) and  "
                        + "query.dtype: \(dtype.cName) instead.")
            }
            guard !isCausal else {
                throw .runtime("_scaled_dot_product_attention: Explicit attn_mask should not be set when is_causal=True")
            }
            _ = try wrap(dim: -2, mask.dim)
        }
        guard dropout >= 0, dropout <= 1 else {
            throw .runtime("dropout probability has to be between 0 and 1, but got \(dropout)")
        }
    }

    private func leading(_ t: Tensor) -> Shape {
        var s = Shape()
        for i in 0..<(t.dim - 2) { s.append(t.shape[i]) }
        return s
    }

    /// A boolean mask as what is added to scores: 0 where true and -inf where false.
    func attentionBias(_ type: DType) throws(TensorError) -> Tensor {
        try Tensor.where(
            self, try Tensor.full(Shape(), 0, type), try Tensor.full(Shape(), .double(-.infinity), type))
    }

    /// Each head of (..., heads, S, E) as often as gives `heads`, copies side by side.
    func repeatedHeads(to heads: Int) throws(TensorError) -> Tensor {
        let own = shape[dim - 3]
        if own == heads { return self }
        var wide = shape, flat = shape
        wide.insert(heads / Swift.max(own, 1), at: dim - 2)
        flat[dim - 3] = heads
        return try unsqueeze(dim - 2).expand(wide).reshape(flat)
    }

    /// softmax(q kᵀ scale + bias) by ordinary operators; rows that see nothing are zeros and get no gradient.
    static func attentionWeights(
        _ q: Tensor, _ k: Tensor, _ bias: Tensor?, _ isCausal: Bool, _ scale: Double
    ) throws(TensorError) -> Tensor {
        var scores = try q.matmul(try k.transpose(-2, -1)).mul(.double(scale))
        if isCausal {
            let rows = q.shape[q.dim - 2], columns = k.shape[k.dim - 2]
            let hidden = try withoutGradient { () throws(TensorError) in
                try apply(
                    Triangle(upper: true, diagonal: 1), Tensors(try Tensor.full(Shape([rows, columns]), .bool(true), .bool)))
            }
            scores = try scores.maskedFill(hidden, .double(-.infinity))
        }
        guard let bias else { return try scores.softmax(-1) }
        scores = try scores.add(bias)
        let dead = try withoutGradient { () throws(TensorError) in
            scores.shape[scores.dim - 1] == 0
                ? nil : try scores.amax([-1], keepdim: true).eq(try Tensor.full(Shape(), .double(-.infinity), scores.dtype))
        }
        guard let dead else { return try scores.softmax(-1) }
        return try scores.maskedFill(dead, 0).softmax(-1).maskedFill(dead, 0)
    }
}

struct ScaledDotProductAttention: Operator {
    static let schema =
        "scaled_dot_product_attention(Tensor query, Tensor key, Tensor value, Tensor? attn_mask=None, float dropout_p=0.0, bool is_causal=False, *, float? scale=None, bool enable_gqa=False) -> Tensor"
    static let doc = """
        `softmax(query @ key.T * scale + mask) @ value`: query (..., L, E), key (..., S, E), value (..., S, F) give (..., L, F). A boolean mask \
        is true where attention is allowed; a float one is added; a row that may look nowhere gives zeros. `is_causal` lets query i look at \
        keys up to i. `scale` defaults to 1 / sqrt(E). `enable_gqa` lets groups of query heads share a head of key and value.
        """
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).scaledDotProductAttention(
                try a.tensor(1), try a.tensor(2), mask: a.optionalTensor(3), dropout: try a.double(4), isCausal: try a.bool(5),
                scale: a.optionalDouble(6), enableGQA: try a.bool(7)))
    }
}

let attentionOperators: [any Operator.Type] = [ScaledDotProductAttention.self]
