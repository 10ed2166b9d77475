// Instance, root mean square and local response normalisation.

extension nn {
    /// Normalises each channel of each instance over its elements (Ulyanov et al. 2016): the base of `InstanceNorm1d` to `3d`.
    public class InstanceNorm: Layer, ModeDependent {
        public let features: Int
        public let eps: Double
        /// The weight of a new batch in the running statistics.
        public let momentum: Double
        public var isTraining = true
        @Parameter public var weight: Tensor?
        @Parameter public var bias: Tensor?
        @Buffer public var running_mean: Tensor?
        @Buffer public var running_var: Tensor?
        @Buffer public var num_batches_tracked: Tensor?

        public init(
            _ features: Int, eps: Double = 1e-5, momentum: Double = 0.1, affine: Bool = false, trackRunningStats: Bool = false,
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

        /// Dimensions of an input without batch.
        fileprivate var unbatched: Int { 2 }

        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
            guard x.dim == unbatched || x.dim == unbatched + 1 else {
                throw .value("expected \(unbatched)D or \(unbatched + 1)D input (got \(x.dim)D input)")
            }
            guard weight == nil || x.shape[x.dim - unbatched] == features else {
                throw .value(
                    "expected input's size at dim=\(x.dim - unbatched) to match num_features (\(features)), but got: "
                        + "\(x.shape[x.dim - unbatched]).")
            }
            let batched = x.dim == unbatched ? try x.unsqueeze(0) : x
            let y = try batched.instanceNorm(
                weight: weight, bias: bias, runningMean: running_mean, runningVar: running_var,
                useInputStats: isTraining || running_mean == nil, momentum: momentum, eps: eps)
            return x.dim == unbatched ? try y.squeeze(0) : y
        }
    }

    /// Instance norm of (N, C, L) or (C, L).
    public final class InstanceNorm1d: InstanceNorm {}

    /// Instance norm of (N, C, H, W) or (C, H, W).
    public final class InstanceNorm2d: InstanceNorm { fileprivate override var unbatched: Int { 3 } }

    /// Instance norm of (N, C, D, H, W) or (C, D, H, W).
    public final class InstanceNorm3d: InstanceNorm { fileprivate override var unbatched: Int { 4 } }

    /// Divides by the root mean square over the last dimensions (Zhang and Sennrich 2019).
    public final class RMSNorm: Layer {
        public let normalizedShape: [Int]
        /// Added to the mean of the squares; nil: the dtype's epsilon.
        public let eps: Double?
        @Parameter public var weight: Tensor?

        public init(_ normalizedShape: [Int], eps: Double? = nil, affine: Bool = true, dtype: DType? = nil) throws(TensorError) {
            self.normalizedShape = normalizedShape
            self.eps = eps
            _weight = Parameter(wrappedValue: affine ? try Tensor.full(normalizedShape, 1, dtype) : nil)
        }

        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
            try x.rmsNorm(normalizedShape, weight: weight, eps: eps)
        }
    }

    /// Divides by a power of the squares summed over neighbouring channels of (N, C, ...) (Krizhevsky et al. 2012).
    public final class LocalResponseNorm: Layer {
        public let size: Int
        public let alpha: Double, beta: Double, k: Double

        /// - Throws: `TensorError` of kind `value` unless `size` is positive.
        public init(_ size: Int, alpha: Double = 1e-4, beta: Double = 0.75, k: Double = 1) throws(TensorError) {
            guard size > 0 else { throw .value("LocalResponseNorm: a positive size is required, got \(size)") }
            self.size = size
            self.alpha = alpha
            self.beta = beta
            self.k = k
        }

        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
            guard x.dim >= 3 else { throw .value("Expected 3D or higher dimensionality input (got \(x.dim) dimensions)") }
            if x.numel == 0 { return x }
            // (N, 1, C, positions), averaged along the channels.
            let squares = try x.mul(x).flatten(2).unsqueeze(1).constantPad([0, 0, size / 2, (size - 1) / 2], 0)
            let means = try squares.averagePool(
                2, [size, 1], stride: [1, 1], padding: [0], ceilMode: false, countPadding: true, divisor: nil)
            let scale = try means.squeeze(1).reshape(x.shape).mul(.double(alpha)).add(.double(k)).pow(.double(beta))
            return try x.div(scale)
        }
    }

    /// Local response normalisation of (N, C, H, W) as Torch 7 had it: the first channel counts in every sum.
    public final class CrossMapLRN2d: Layer {
        public let size: Int
        public let alpha: Double, beta: Double, k: Double

        /// - Throws: `TensorError` of kind `value` unless `size` is positive.
        public init(_ size: Int, alpha: Double = 1e-4, beta: Double = 0.75, k: Double = 1) throws(TensorError) {
            guard size > 0 else { throw .value("CrossMapLRN2d: a positive size is required, got \(size)") }
            self.size = size
            self.alpha = alpha
            self.beta = beta
            self.k = k
        }

        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
            guard x.dim == 4 else { throw .value("CrossMapLRN2d: Expected input to be 4D, got \(x.dim)D instead.") }
            let reach = (size + 1) / 2
            let squares = try x.mul(x)
            var sums = try squares.constantPad([0, 0, 0, 0, reach - 1, reach - 1], 0).unfold(1, size: 2 * reach - 1, step: 1).sum(
                [-1])
            if x.shape[1] > reach {
                let kept = try squares.slice(1, 0, 1).expand([-1, x.shape[1] - reach, -1, -1])
                sums = try sums.add(try kept.constantPad([0, 0, 0, 0, reach, 0], 0))
            }
            return try x.mul(try sums.mul(.double(alpha / Double(size))).add(.double(k)).pow(.double(-beta)))
        }
    }
}
