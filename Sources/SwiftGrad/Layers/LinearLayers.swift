extension nn {
    /// `x @ weight.T + bias`: (*, inFeatures) to (*, outFeatures).
    public final class Linear: Layer {
        public let inFeatures: Int
        public let outFeatures: Int
        /// (outFeatures, inFeatures)
        @Parameter public var weight: Tensor
        /// (outFeatures,)
        @Parameter public var bias: Tensor?

        public init(
            _ inFeatures: Int, _ outFeatures: Int, bias: Bool = true, dtype: DType? = nil, generator: Generator = .default
        ) throws(TensorError) {
            self.inFeatures = inFeatures
            self.outFeatures = outFeatures
            let made = try Initialization.weightAndBias(
                [outFeatures, inFeatures], bias: bias, dtype: dtype, generator: generator)
            _weight = Parameter(wrappedValue: made.weight)
            _bias = Parameter(wrappedValue: made.bias)
        }

        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
            guard x.dim > 0, x.shape[x.dim - 1] == inFeatures else {
                throw .runtime(
                    "Linear(in_features=\(inFeatures), out_features=\(outFeatures)): a last dimension of \(inFeatures) is required, got input "
                        + "of shape \(x.shape)")
            }
            return try x.linear(weight, bias: bias)
        }
    }

    /// Rows of a table: integer indices (*) to (*, dimension).
    public final class Embedding: Layer {
        public let count: Int
        public let dimension: Int
        /// The row that starts as zeros and gets no gradient.
        public let paddingIndex: Int?
        /// (count, dimension)
        @Parameter public var weight: Tensor

        /// - Throws: `TensorError` of kind `value` for a padding index outside the table.
        public init(
            _ count: Int, _ dimension: Int, paddingIndex: Int? = nil, dtype: DType? = nil, generator: Generator = .default
        ) throws(TensorError) {
            self.count = count
            self.dimension = dimension
            if let p = paddingIndex {
                guard p < count, p >= -count else {
                    throw .value("Embedding: Padding_idx must be within num_embeddings, got \(p) for \(count)")
                }
                self.paddingIndex = p < 0 ? count + p : p
            } else {
                self.paddingIndex = nil
            }
            let w = try Tensor.empty([count, dimension], dtype)
            try Initialization.normal(w, generator: generator)
            if let p = self.paddingIndex { _ = try w.select(0, p).copy(from: try Tensor.zeros([], w.dtype)) }
            _weight = Parameter(wrappedValue: w)
        }

        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
            try weight.embedding(x, paddingIndex: paddingIndex ?? -1)
        }
    }

    /// Merges the dimensions `start...end` into one.
    public final class Flatten: Layer {
        public let start: Int
        public let end: Int

        public init(_ start: Int = 1, _ end: Int = -1) {
            self.start = start
            self.end = end
        }

        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try x.flatten(start, end) }
    }

    /// Gives its input back.
    public final class Identity: Layer {
        public init() {}
        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { x }
    }

    /// In training, zeros elements with probability `p` and divides the rest by `1 - p`; else the identity.
    public final class Dropout: Layer, ModeDependent {
        public let p: Double
        public var isTraining = true

        /// - Throws: `TensorError` of kind `value` unless `p` is in `0...1`.
        public init(_ p: Double = 0.5) throws(TensorError) {
            guard p >= 0, p <= 1 else { throw .value("dropout probability has to be between 0 and 1, but got \(p)") }
            self.p = p
        }

        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try x.dropout(p, train: isTraining) }
    }

    /// As `Dropout`, for whole channels of (N, C, ...).
    public final class Dropout2d: Layer, ModeDependent {
        public let p: Double
        public var isTraining = true

        /// - Throws: `TensorError` of kind `value` unless `p` is in `0...1`.
        public init(_ p: Double = 0.5) throws(TensorError) {
            guard p >= 0, p <= 1 else { throw .value("dropout probability has to be between 0 and 1, but got \(p)") }
            self.p = p
        }

        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
            try x.dropout(p, train: isTraining, feature: true)
        }
    }
}
