#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension nn.Initialization {
    /// Uniform within `sqrt(6 / (fanIn + fanOut))` (Glorot and Bengio 2010), for weights (out, in, ...).
    public static func xavierUniform(_ weight: Tensor, generator: Generator = .default) throws(TensorError) {
        let fanIn = try fanIn(weight)
        if weight.numel == 0 { return }
        let fanOut = fanIn / weight.shape[1] * weight.shape[0]
        // PyTorch's order of rounding.
        let bound = sqrt(3.0) * sqrt(2.0 / Double(fanIn + fanOut))
        try uniform(weight, -bound, bound, generator: generator)
    }
}

extension nn {
    /// Attention of several heads: each looks, with projections of its own, at the values of the keys like its query.
    ///
    /// Parameters have PyTorch's names, so state dictionaries are exchanged with `torch.nn.MultiheadAttention` (of equal widths).
    public final class MultiheadAttention: Layer, ModeDependent {
        public let width: Int
        public let heads: Int
        /// Rate of dropout on the attention weights, in training.
        public let dropout: Double
        /// Inputs are (batch, length, width), else (length, batch, width).
        public let batchFirst: Bool
        public var isTraining = true
        /// (3 width, width): the projections of queries, keys and values.
        @Parameter public var in_proj_weight: Tensor
        @Parameter public var in_proj_bias: Tensor?
        public let out_proj: Linear

        /// - Throws: `TensorError` of kind `value` unless `heads` divides `width` and both are positive.
        public init(
            _ width: Int, heads: Int, dropout: Double = 0, bias: Bool = true, batchFirst: Bool = false, dtype: DType? = nil,
            generator: Generator = .default
        ) throws(TensorError) {
            guard width > 0, heads > 0 else {
                throw .value(
                    "embed_dim and num_heads must be greater than 0, got embed_dim=\(width) and num_heads=\(heads) instead")
            }
            guard width % heads == 0 else {
                throw .value("embed_dim must be divisible by num_heads, got \(width) and \(heads)")
            }
            guard width <= 1 << 30 else { throw .value("MultiheadAttention: a width of at most 2^30 is supported, got \(width)") }
            self.width = width
            self.heads = heads
            self.dropout = dropout
            self.batchFirst = batchFirst
            let weight = try Tensor.empty([3 * width, width], dtype)
            out_proj = try Linear(width, width, bias: bias, dtype: dtype, generator: generator)
            try Initialization.xavierUniform(weight, generator: generator)
            if let b = out_proj.bias {
                _ = try withoutGradient { () throws(TensorError) in try b.copy(from: try Tensor.zeros([], b.dtype)) }
            }
            _in_proj_weight = Parameter(wrappedValue: weight)
            _in_proj_bias = Parameter(wrappedValue: bias ? try Tensor.zeros([3 * width], weight.dtype) : nil)
        }

        /// Self-attention.
        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try self(x, x, x) }

        /// Attention of `query` to `key` and `value`: (N, L, width), (N, S, width) and (N, S, width) with `batchFirst`, else the first two
        /// dimensions exchanged.
        ///
        /// - Parameters:
        ///   - mask: (L, S), or (N, heads, L, S), or what broadcasts to it: true where a query may look (the reverse of PyTorch's
        ///     `attn_mask`), or added to the scores.
        ///   - isCausal: query i looks at keys up to i; without a mask.
        public func callAsFunction(
            _ query: Tensor, _ key: Tensor, _ value: Tensor, mask: Tensor? = nil, isCausal: Bool = false
        ) throws(TensorError) -> Tensor {
            for (name, t) in [("query", query), ("key", key), ("value", value)] {
                guard t.dim == 3, t.shape[2] == width else {
                    throw .runtime(
                        "MultiheadAttention(\(width), heads: \(heads)): \(name) must have three dimensions, the last of \(width), got shape "
                            + "\(t.shape)")
                }
            }
            let batchDim = batchFirst ? 0 : 1, lengthDim = 1 - batchDim
            guard key.shape[batchDim] == query.shape[batchDim], value.shape[batchDim] == query.shape[batchDim] else {
                throw .runtime(
                    "MultiheadAttention: query, key and value must have the same batch size, got \(query.shape[batchDim]), "
                        + "\(key.shape[batchDim]) and \(value.shape[batchDim])")
            }
            guard value.shape[lengthDim] == key.shape[lengthDim] else {
                throw .runtime(
                    "MultiheadAttention: key and value must have the same length, got \(key.shape[lengthDim]) and "
                        + "\(value.shape[lengthDim])")
            }
            let weights = try in_proj_weight.chunk(3)
            let biases = try in_proj_bias.map { b throws(TensorError) in try b.chunk(3) }
            func projected(_ x: Tensor, _ i: Int) throws(TensorError) -> Tensor {
                let y = try x.linear(weights[i], bias: biases?[i])
                let split = try y.reshape([y.shape[0], y.shape[1], heads, width / heads])
                return try split.permute(batchFirst ? [0, 2, 1, 3] : [1, 2, 0, 3])
            }
            let y = try projected(query, 0).scaledDotProductAttention(
                try projected(key, 1), try projected(value, 2), mask: mask, dropout: isTraining ? dropout : 0, isCausal: isCausal)
            let joined = try y.permute(batchFirst ? [0, 2, 1, 3] : [2, 0, 1, 3])
            return try out_proj(try joined.reshape(query.sizes))
        }
    }
}
