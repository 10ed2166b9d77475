extension nn {
    /// Normalises each channel over the batch (Ioffe and Szegedy 2015), with running statistics for evaluation.
    ///
    /// The base of `BatchNorm1d` and `BatchNorm2d`, which say what inputs they take.
    public class BatchNorm: Layer, ModeDependent {
        public let features: Int
        public let eps: Double
        /// The weight of a new batch in the running statistics; nil: the mean over all batches so far.
        public let momentum: Double?
        public var isTraining = true
        @Parameter public var weight: Tensor?
        @Parameter public var bias: Tensor?
        @Buffer public var running_mean: Tensor?
        @Buffer public var running_var: Tensor?
        @Buffer public var num_batches_tracked: Tensor?

        public init(
            _ features: Int, eps: Double = 1e-5, momentum: Double? = 0.1, affine: Bool = true, trackRunningStats: Bool = true,
            dtype: DType? = nil
        ) throws(TensorError) {
            self.features = features
            self.eps = eps
            self.momentum = momentum
            let dtype = dtype ?? DType.defaultFloat
            _weight = Parameter(wrappedValue: affine ? try Tensor.full([features], 1, dtype) : nil)
            _bias = Parameter(wrappedValue: affine ? try Tensor.zeros([features], dtype) : nil)
            _running_mean = Buffer(wrappedValue: trackRunningStats ? try Tensor.zeros([features], dtype) : nil)
            _running_var = Buffer(wrappedValue: trackRunningStats ? try Tensor.full([features], 1, dtype) : nil)
            _num_batches_tracked = Buffer(wrappedValue: trackRunningStats ? try Tensor.zeros([], .int64) : nil)
        }

        fileprivate func check(_ x: Tensor) throws(TensorError) {}

        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
            try check(x)
            var factor = momentum ?? 0
            if isTraining, let n = num_batches_tracked {
                try n += 1
                if momentum == nil { factor = 1 / Double(try n.item(as: Int.self)) }
            }
            return try x.batchNorm(
                weight: weight, bias: bias, runningMean: running_mean, runningVar: running_var,
                training: isTraining || running_mean == nil, momentum: factor, eps: eps)
        }
    }

    /// Batch norm of (N, C) or (N, C, L).
    public final class BatchNorm1d: BatchNorm {
        fileprivate override func check(_ x: Tensor) throws(TensorError) {
            guard x.dim == 2 || x.dim == 3 else { throw .value("expected 2D or 3D input (got \(x.dim)D input)") }
        }
    }

    /// Batch norm of (N, C, H, W).
    public final class BatchNorm2d: BatchNorm {
        fileprivate override func check(_ x: Tensor) throws(TensorError) {
            guard x.dim == 4 else { throw .value("expected 4D input (got \(x.dim)D input)") }
        }
    }

    /// Batch norm of (N, C, D, H, W).
    public final class BatchNorm3d: BatchNorm {
        fileprivate override func check(_ x: Tensor) throws(TensorError) {
            guard x.dim == 5 else { throw .value("expected 5D input (got \(x.dim)D input)") }
        }
    }

    /// Batch norm of (N, C, ...) over the batches of all processes, of which there is one.
    public final class SyncBatchNorm: BatchNorm {
        fileprivate override func check(_ x: Tensor) throws(TensorError) {
            guard x.dim >= 2 else { throw .value("expected at least 2D input (got \(x.dim)D input)") }
        }
    }

    /// Normalises over the last dimensions (Ba et al. 2016).
    public final class LayerNorm: Layer {
        public let normalizedShape: [Int]
        public let eps: Double
        @Parameter public var weight: Tensor?
        @Parameter public var bias: Tensor?

        public init(
            _ normalizedShape: [Int], eps: Double = 1e-5, affine: Bool = true, bias: Bool = true, dtype: DType? = nil
        ) throws(TensorError) {
            self.normalizedShape = normalizedShape
            self.eps = eps
            let dtype = dtype ?? DType.defaultFloat
            _weight = Parameter(wrappedValue: affine ? try Tensor.full(normalizedShape, 1, dtype) : nil)
            _bias = Parameter(wrappedValue: affine && bias ? try Tensor.zeros(normalizedShape, dtype) : nil)
        }

        public convenience init(_ size: Int, eps: Double = 1e-5, dtype: DType? = nil) throws(TensorError) {
            try self.init([size], eps: eps, dtype: dtype)
        }

        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
            try x.layerNorm(normalizedShape, weight: weight, bias: bias, eps: eps)
        }
    }

    /// Normalises over groups of channels (Wu and He 2018): (N, C, ...).
    public final class GroupNorm: Layer {
        public let groups: Int
        public let channels: Int
        public let eps: Double
        @Parameter public var weight: Tensor?
        @Parameter public var bias: Tensor?

        /// - Throws: `TensorError` of kind `value` for groups that do not divide the channels.
        public init(
            _ groups: Int, _ channels: Int, eps: Double = 1e-5, affine: Bool = true, dtype: DType? = nil
        ) throws(TensorError) {
            guard groups > 0, channels % groups == 0 else {
                throw .value("GroupNorm: num_channels must be divisible by num_groups, got \(channels) and \(groups)")
            }
            self.groups = groups
            self.channels = channels
            self.eps = eps
            let dtype = dtype ?? DType.defaultFloat
            _weight = Parameter(wrappedValue: affine ? try Tensor.full([channels], 1, dtype) : nil)
            _bias = Parameter(wrappedValue: affine ? try Tensor.zeros([channels], dtype) : nil)
        }

        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
            try x.groupNorm(groups, weight: weight, bias: bias, eps: eps)
        }
    }
}
