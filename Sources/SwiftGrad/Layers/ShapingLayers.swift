// Layers that rearrange, resample, compare and look up.

extension nn {
    /// Resamples (N, C, ...) to a size or by a factor, see `Tensor.interpolate`.
    public class Upsample: Layer {
        public let size: [Int]?
        public let scaleFactor: [Double]?
        public let mode: String
        public let alignCorners: Bool

        /// - Throws: `TensorError` of kind `value` unless one of size and factor is given.
        public init(
            size: [Int]? = nil, scaleFactor: [Double]? = nil, mode: String = "nearest", alignCorners: Bool = false
        ) throws(TensorError) {
            guard (size == nil) != (scaleFactor == nil) else {
                throw .value("Upsample: one of size and scale_factor is required, got \(size == nil ? "none" : "both")")
            }
            self.size = size
            self.scaleFactor = scaleFactor
            self.mode = mode
            self.alignCorners = alignCorners
        }

        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
            try x.interpolate(size: size, scaleFactor: scaleFactor, mode: mode, alignCorners: alignCorners)
        }
    }

    /// Nearest neighbours of (N, C, H, W).
    public final class UpsamplingNearest2d: Upsample {
        public init(size: [Int]? = nil, scaleFactor: Double? = nil) throws(TensorError) {
            try super.init(size: size, scaleFactor: scaleFactor.map { [$0] })
        }
    }

    /// Bilinear interpolation of (N, C, H, W), corners aligned.
    public final class UpsamplingBilinear2d: Upsample {
        public init(size: [Int]? = nil, scaleFactor: Double? = nil) throws(TensorError) {
            try super.init(size: size, scaleFactor: scaleFactor.map { [$0] }, mode: "bilinear", alignCorners: true)
        }
    }

    /// (..., C r^2, H, W) to (..., C, H r, W r) (Shi et al. 2016).
    public final class PixelShuffle: Layer {
        public let factor: Int
        public init(_ factor: Int) { self.factor = factor }
        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try x.pixelShuffle(factor) }
    }

    /// Undoes `PixelShuffle`.
    public final class PixelUnshuffle: Layer {
        public let factor: Int
        public init(_ factor: Int) { self.factor = factor }
        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try x.pixelUnshuffle(factor) }
    }

    /// Takes channels from the groups in turn.
    public final class ChannelShuffle: Layer {
        public let groups: Int
        public init(_ groups: Int) { self.groups = groups }
        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try x.channelShuffle(groups) }
    }

    /// The sliding blocks of (N, C, H, W) as columns.
    public final class Unfold: Layer {
        public let kernelSize: Pair, dilation: Pair, padding: Pair, stride: Pair
        public init(_ kernelSize: Pair, dilation: Pair = 1, padding: Pair = 0, stride: Pair = 1) {
            self.kernelSize = kernelSize
            self.dilation = dilation
            self.padding = padding
            self.stride = stride
        }
        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
            try x.im2col(kernel: kernelSize.array, dilation: dilation.array, padding: padding.array, stride: stride.array)
        }
    }

    /// Adds blocks up to images of `outputSize`.
    public final class Fold: Layer {
        public let outputSize: Pair, kernelSize: Pair, dilation: Pair, padding: Pair, stride: Pair
        public init(_ outputSize: Pair, _ kernelSize: Pair, dilation: Pair = 1, padding: Pair = 0, stride: Pair = 1) {
            self.outputSize = outputSize
            self.kernelSize = kernelSize
            self.dilation = dilation
            self.padding = padding
            self.stride = stride
        }
        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
            try x.col2im(
                output: outputSize.array, kernel: kernelSize.array, dilation: dilation.array, padding: padding.array,
                stride: stride.array)
        }
    }

    /// Splits a dimension into several.
    public final class Unflatten: Layer {
        public let dimension: Int
        public let sizes: [Int]
        public init(_ dimension: Int, _ sizes: [Int]) {
            self.dimension = dimension
            self.sizes = sizes
        }
        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try x.unflatten(dimension, sizes) }
    }

    /// `x1 @ weight @ x2 + bias` for each output feature.
    public final class Bilinear {
        /// (outFeatures, inFeatures1, inFeatures2)
        @Parameter public var weight: Tensor
        /// (outFeatures,)
        @Parameter public var bias: Tensor?

        public init(
            _ inFeatures1: Int, _ inFeatures2: Int, _ outFeatures: Int, bias: Bool = true, dtype: DType? = nil,
            generator: Generator = .default
        ) throws(TensorError) {
            guard inFeatures1 > 0 else { throw .value("in1_features must be > 0, but got \(inFeatures1)") }
            let bound = 1 / Double(inFeatures1).squareRoot()
            let w = try Tensor.empty([outFeatures, inFeatures1, inFeatures2], dtype)
            try Initialization.uniform(w, -bound, bound, generator: generator)
            var b: Tensor?
            if bias {
                let t = try Tensor.empty([outFeatures], dtype)
                try Initialization.uniform(t, -bound, bound, generator: generator)
                b = t
            }
            _weight = Parameter(wrappedValue: w)
            _bias = Parameter(wrappedValue: b)
        }

        public func callAsFunction(_ x: Tensor, _ y: Tensor) throws(TensorError) -> Tensor { try x.bilinear(y, weight, bias) }
    }

    /// Sums, means or maxima of bags of rows of a table.
    public final class EmbeddingBag: Layer {
        public enum Mode: Int, Sendable { case sum = 0, mean = 1, max = 2 }
        public let mode: Mode
        /// The row that counts nothing.
        public let paddingIndex: Int?
        /// (count, dimension)
        @Parameter public var weight: Tensor

        /// - Throws: `TensorError` of kind `value` for a padding index outside the table.
        public init(
            _ count: Int, _ dimension: Int, mode: Mode = .mean, paddingIndex: Int? = nil, dtype: DType? = nil,
            generator: Generator = .default
        ) throws(TensorError) {
            let table = try Embedding(count, dimension, paddingIndex: paddingIndex, dtype: dtype, generator: generator)
            self.mode = mode
            self.paddingIndex = table.paddingIndex
            _weight = Parameter(wrappedValue: table.weight)
        }

        /// Bags of indices (bags, n).
        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try self(x, offsets: nil) }

        /// Bags of indices (n,) that start at `offsets`, rows times `weights` in mode `sum`.
        public func callAsFunction(_ x: Tensor, offsets: Tensor?, weights: Tensor? = nil) throws(TensorError) -> Tensor {
            try weight.embeddingBag(x, offsets: offsets, mode: mode.rawValue, weights: weights, paddingIndex: paddingIndex)
        }
    }

    /// The p-norm of differences along the last dimension.
    public struct PairwiseDistance {
        public var p: Double, eps: Double
        public var keepsDimension: Bool
        public init(_ p: Double = 2, eps: Double = 1e-6, keepsDimension: Bool = false) {
            self.p = p
            self.eps = eps
            self.keepsDimension = keepsDimension
        }
        public func callAsFunction(_ x: Tensor, _ y: Tensor) throws(TensorError) -> Tensor {
            try x.pairwiseDistance(y, p: p, eps: eps, keepdim: keepsDimension)
        }
    }

    /// The cosine of the angle between vectors along a dimension.
    public struct CosineSimilarity {
        public var dimension: Int
        public var eps: Double
        public init(_ dimension: Int = 1, eps: Double = 1e-8) {
            self.dimension = dimension
            self.eps = eps
        }
        public func callAsFunction(_ x: Tensor, _ y: Tensor) throws(TensorError) -> Tensor {
            try x.cosineSimilarity(y, dim: dimension, eps: eps)
        }
    }
}
