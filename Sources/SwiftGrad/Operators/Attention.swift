// Scaled dot-product attention, composed of batched products and softmax.

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension Tensor {
    /// softmax(q kᵀ scale + mask) v over the last two dimensions: q (..., L, E), k (..., S, E), v (..., S, F) give (..., L, F).
    public func scaledDotProductAttention(
        _ key: Tensor, _ value: Tensor, mask: Tensor? = nil, dropout: Double = 0, isCausal: Bool = false, scale: Double? = nil,
        enableGQA: Bool = false
    ) throws(TensorError) -> Tensor {
        let what = "scaled_dot_product_attention"
        guard dim >= 2, key.dim >= 2, value.dim >= 2 else {
            throw .runtime(
                "\(what): Expected query, key, and value to all be  at least 2 dimensional, but got Query dim: \(dim), Key dim: \(key.dim), "
                    + "Value dim: \(value.dim) instead.")
        }
        guard dtype == key.dtype, dtype == value.dtype, dtype.isFloat else {
            throw .runtime(
                "Expected query, key, and value to have the same dtype, but got query.dtype: \(dtype.cName) key.dtype: \(key.dtype.cName) and "
                    + "value.dtype: \(value.dtype.cName) instead.")
        }
        guard mask == nil || !isCausal else {
            throw .runtime("_scaled_dot_product_attention: Explicit attn_mask should not be set when is_causal=True")
        }
        var k = key, v = value
        if enableGQA {
            guard dim >= 3, key.dim >= 3, value.dim >= 3 else {
                throw .runtime("\(what): enable_gqa wants 3 dimensions or more, got \(shape)")
            }
            k = try k.repeatedHeads(to: shape[dim - 3], what)
            v = try v.repeatedHeads(to: shape[dim - 3], what)
        }
        let length = shape[dim - 2], width = shape[dim - 1], sources = k.shape[k.dim - 2], out = v.shape[v.dim - 1]
        guard k.shape[k.dim - 1] == width, v.shape[v.dim - 2] == sources else {
            throw .runtime("\(what): query \(shape), key \(k.shape) and value \(v.shape) do not go together")
        }
        let batch = try broadcast(try broadcast(leading(self), leading(k)), leading(v))
        let n = batch.numel
        func stack(_ t: Tensor) throws(TensorError) -> Tensor {
            var full = batch
            full.append(t.shape[t.dim - 2])
            full.append(t.shape[t.dim - 1])
            return try t.expand(full).reshape(Shape([n, t.shape[t.dim - 2], t.shape[t.dim - 1]]))
        }
        let factor = scale ?? 1 / Double(width).squareRoot()
        var scores = try stack(self).bmm(try stack(k).transpose(1, 2)).mul(.double(factor))
        if isCausal { scores = try scores.add(try Tensor.causalMask(length, sources, dtype)) }
        if let mask {
            var full = batch
            full.append(length)
            full.append(sources)
            let bias: Tensor
            if mask.dtype == .bool {
                // 0 where true, -inf where false.
                let f = try withoutGradient { () throws(TensorError) in try mask.to(dtype).sub(1) }
                bias = try Tensor(empty: f.shape, dtype)
                let kept = try f.indicator(.eq, 0)
                try runUnary(.log, kept, into: bias)
            } else {
                guard mask.dtype == dtype else {
                    throw .runtime(
                        "Expected attn_mask dtype to be bool or float or to match query dtype, but got attn_mask.dtype: \(mask.dtype.cName) and  "
                            + "query.dtype: \(dtype.cName) instead.")
                }
                bias = mask
            }
            scores = try scores.reshape(full).add(bias).reshape(Shape([n, length, sources]))
        }
        var weights = try scores.softmax(-1)
        if mask?.dtype == .bool || isCausal {
            // A row that may look nowhere gives zeros.
            weights = try weights.nanRowsToZero()
        }
        if dropout > 0 { weights = try weights.dropout(dropout) }
        var result = batch
        result.append(length)
        result.append(out)
        return try weights.bmm(try stack(v)).reshape(result)
    }

    private func leading(_ t: Tensor) -> Shape {
        var s = Shape()
        for i in 0..<(t.dim - 2) { s.append(t.shape[i]) }
        return s
    }

    private func repeatedHeads(to heads: Int, _ what: String) throws(TensorError) -> Tensor {
        let own = shape[dim - 3]
        if own == heads { return self }
        guard own > 0, heads % own == 0 else {
            throw .runtime(
                "\(what): Number of heads in key and value must divide the number of heads in query, got \(own) and \(heads)")
        }
        var wide = shape, flat = shape
        wide.insert(heads / own, at: dim - 2)
        flat[dim - 3] = heads
        return try unsqueeze(dim - 2).expand(wide).reshape(flat)
    }

    /// 0 on and below the diagonal, -inf above.
    static func causalMask(_ rows: Int, _ columns: Int, _ dtype: DType) throws(TensorError) -> Tensor {
        let t = try Tensor(empty: Shape([rows, columns]), .float32), p = t.pointer(Float.self)
        defer { withExtendedLifetime(t) {} }
        for i in 0..<rows { for j in 0..<columns { p[i * columns + j] = j <= i ? 0 : -.infinity } }
        return try t.dense(dtype)
    }

    /// NaN becomes 0, outside the graph where there is none.
    private func nanRowsToZero() throws(TensorError) -> Tensor {
        let hasNaN = try containsNaN()
        if !hasNaN { return self }
        return try apply(NaNToZero(), Tensors(self))
    }
}

/// x, or 0 where x is NaN; no gradient goes there.
struct NaNToZero: ElementwiseOp {
    static let name = "NanToNum"

    func inferOne(_ x: Tensors) throws(TensorError) -> TensorSpec { TensorSpec(x.required(0).dtype, x.required(0).shape) }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        try runUnary(.nanToNum, x.required(0), into: y.required(0), [0, .infinity, -.infinity])
    }

    func saves(_ needs: NeedsMask) -> Saves { .output(0) }

    func vjp(_ c: inout VJP) throws(TensorError) { if c.needs(0) { c[0] = try c.grad } }
}

struct ScaledDotProductAttention: Operator {
    static let schema =
        "scaled_dot_product_attention(Tensor query, Tensor key, Tensor value, Tensor? attn_mask=None, float dropout_p=0.0, bool is_causal=False, *, float? scale=None, bool enable_gqa=False) -> Tensor"
    static let doc = """
        `softmax(query @ key.T * scale + mask) @ value`: query (..., L, E), key (..., S, E), value (..., S, F) give (..., L, F). A boolean mask \
        is true where attention is allowed; a float one is added. `scale` defaults to 1 / sqrt(E).
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
