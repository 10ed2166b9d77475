// Pooling over one and three dimensions, p-norms, fractional pooling and unpooling.

extension nn {
    /// The largest value of each window: the base of `MaxPool1d` and `MaxPool3d`.
    public class MaxPool: Layer {
        public let kernelSize: [Int], stride: [Int], padding: [Int], dilation: [Int]
        public let ceilMode: Bool

        fileprivate init(_ kernelSize: [Int], _ stride: [Int]?, _ padding: [Int], _ dilation: [Int], _ ceilMode: Bool) {
            self.kernelSize = kernelSize
            self.stride = stride ?? kernelSize
            self.padding = padding
            self.dilation = dilation
            self.ceilMode = ceilMode
        }

        /// The largest values, and where in its plane each was.
        public func withIndices(_ x: Tensor) throws(TensorError) -> (values: Tensor, indices: Tensor) {
            let n = kernelSize.count
            let r = try x.maxPool(
                n, kernelSize, stride: stride, padding: padding, dilation: dilation, ceilMode: ceilMode,
                "max_pool\(n)d_with_indices")
            return (r[0], r[1])
        }

        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try withIndices(x).values }
    }

    /// The largest value of each window of (N, C, L) or (C, L).
    public final class MaxPool1d: MaxPool {
        public init(_ kernelSize: Int, stride: Int? = nil, padding: Int = 0, dilation: Int = 1, ceilMode: Bool = false) {
            super.init([kernelSize], stride.map { [$0] }, [padding], [dilation], ceilMode)
        }
    }

    /// The largest value of each window of (N, C, D, H, W) or (C, D, H, W).
    public final class MaxPool3d: MaxPool {
        public init(
            _ kernelSize: Triple, stride: Triple? = nil, padding: Triple = 0, dilation: Triple = 1, ceilMode: Bool = false
        ) {
            super.init(kernelSize.array, stride?.array, padding.array, dilation.array, ceilMode)
        }
    }

    /// The mean of each window: the base of `AvgPool1d` and `AvgPool3d`.
    public class AvgPool: Layer {
        public let kernelSize: [Int], stride: [Int], padding: [Int]
        public let ceilMode: Bool
        /// Whether the zeros of the padding count.
        public let countIncludesPadding: Bool
        /// What sums are divided by in place of the number of elements.
        public let divisor: Int?

        fileprivate init(
            _ kernelSize: [Int], _ stride: [Int]?, _ padding: [Int], _ ceilMode: Bool, _ countIncludesPadding: Bool,
            _ divisor: Int?
        ) {
            self.kernelSize = kernelSize
            self.stride = stride ?? kernelSize
            self.padding = padding
            self.ceilMode = ceilMode
            self.countIncludesPadding = countIncludesPadding
            self.divisor = divisor
        }

        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
            try x.averagePool(
                kernelSize.count, kernelSize, stride: stride, padding: padding, ceilMode: ceilMode,
                countPadding: countIncludesPadding, divisor: divisor)
        }
    }

    /// The mean of each window of (N, C, L) or (C, L).
    public final class AvgPool1d: AvgPool {
        public init(
            _ kernelSize: Int, stride: Int? = nil, padding: Int = 0, ceilMode: Bool = false, countIncludesPadding: Bool = true
        ) {
            super.init([kernelSize], stride.map { [$0] }, [padding], ceilMode, countIncludesPadding, nil)
        }
    }

    /// The mean of each window of (N, C, D, H, W) or (C, D, H, W).
    public final class AvgPool3d: AvgPool {
        public init(
            _ kernelSize: Triple, stride: Triple? = nil, padding: Triple = 0, ceilMode: Bool = false,
            countIncludesPadding: Bool = true, divisor: Int? = nil
        ) {
            super.init(kernelSize.array, stride?.array, padding.array, ceilMode, countIncludesPadding, divisor)
        }
    }

    /// The p-norm of each window: the base of `LPPool1d` to `LPPool3d`.
    public class LPPool: Layer {
        public let p: Double
        public let kernelSize: [Int], stride: [Int]
        public let ceilMode: Bool

        fileprivate init(_ p: Double, _ kernelSize: [Int], _ stride: [Int]?, _ ceilMode: Bool) {
            self.p = p
            self.kernelSize = kernelSize
            self.stride = stride ?? kernelSize
            self.ceilMode = ceilMode
        }

        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
            let sums = try x.pow(.double(p)).averagePool(
                kernelSize.count, kernelSize, stride: stride, padding: [0], ceilMode: ceilMode, countPadding: true, divisor: nil)
            let count = kernelSize.reduce(1.0) { $0 * Double($1) }
            return try sums.sign().mul(try sums.abs().relu()).mul(.double(count)).pow(.double(1 / p))
        }
    }

    /// The p-norm of each window of (N, C, L) or (C, L).
    public final class LPPool1d: LPPool {
        public init(_ p: Double, _ kernelSize: Int, stride: Int? = nil, ceilMode: Bool = false) {
            super.init(p, [kernelSize], stride.map { [$0] }, ceilMode)
        }
    }

    /// The p-norm of each window of (N, C, H, W) or (C, H, W).
    public final class LPPool2d: LPPool {
        public init(_ p: Double, _ kernelSize: Pair, stride: Pair? = nil, ceilMode: Bool = false) {
            super.init(p, kernelSize.array, stride?.array, ceilMode)
        }
    }

    /// The p-norm of each window of (N, C, D, H, W) or (C, D, H, W).
    public final class LPPool3d: LPPool {
        public init(_ p: Double, _ kernelSize: Triple, stride: Triple? = nil, ceilMode: Bool = false) {
            super.init(p, kernelSize.array, stride?.array, ceilMode)
        }
    }

    /// Means of windows chosen so that the result has the asked length: (N, C, L) or (C, L).
    public final class AdaptiveAvgPool1d: Layer {
        public let outputSize: Int
        public init(_ outputSize: Int) { self.outputSize = outputSize }
        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try x.adaptiveAveragePool(1, [outputSize]) }
    }

    /// Means of windows chosen so that the result has the asked size: (N, C, D, H, W) or (C, D, H, W).
    public final class AdaptiveAvgPool3d: Layer {
        public let outputSize: Triple
        public init(_ outputSize: Triple) { self.outputSize = outputSize }
        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try x.adaptiveAveragePool(3, outputSize.array) }
    }

    /// Largest values of windows chosen so that the result has the asked size: the base of `AdaptiveMaxPool1d` to `3d`.
    public class AdaptiveMaxPool: Layer {
        public let outputSize: [Int]
        fileprivate init(_ outputSize: [Int]) { self.outputSize = outputSize }

        /// The largest values, and where in its plane each was.
        public func withIndices(_ x: Tensor) throws(TensorError) -> (values: Tensor, indices: Tensor) {
            let r = try x.adaptiveMaxPool(outputSize.count, outputSize)
            return (r[0], r[1])
        }

        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try withIndices(x).values }
    }

    /// Largest values to a given length: (N, C, L) or (C, L).
    public final class AdaptiveMaxPool1d: AdaptiveMaxPool { public init(_ outputSize: Int) { super.init([outputSize]) } }

    /// Largest values to a given size: (N, C, H, W) or (C, H, W).
    public final class AdaptiveMaxPool2d: AdaptiveMaxPool { public init(_ outputSize: Pair) { super.init(outputSize.array) } }

    /// Largest values to a given size: (N, C, D, H, W) or (C, D, H, W).
    public final class AdaptiveMaxPool3d: AdaptiveMaxPool { public init(_ outputSize: Triple) { super.init(outputSize.array) } }

    /// Largest values of windows at places drawn at random (Graham 2014): the base of `FractionalMaxPool2d` and `3d`.
    public class FractionalMaxPool: Layer {
        public let kernelSize: [Int]
        /// Of the result.
        public let outputSize: [Int]?
        /// The result's size to the input's, where that is not given.
        public let outputRatio: [Double]

        fileprivate init(_ kernelSize: [Int], _ outputSize: [Int]?, _ outputRatio: [Double]) throws(TensorError) {
            let dims = kernelSize.count
            guard outputSize != nil || outputRatio.allSatisfy({ $0 > 0 && $0 < 1 }) else {
                throw .value("FractionalMaxPool\(dims)d: output_ratio must be between 0 and 1 (got \(outputRatio))")
            }
            self.kernelSize = kernelSize
            self.outputSize = outputSize
            self.outputRatio = outputRatio
        }

        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
            let n = kernelSize.count
            guard x.dim == n + 1 || x.dim == n + 2 else {
                throw .runtime("fractional_max_pool\(n)d: Expected \(n + 1)D or \(n + 2)D input, but received a \(x.dim)D input")
            }
            let sizes = outputSize ?? (0..<n).map { Int(Double(x.shape[x.dim - n + $0]) * outputRatio[$0]) }
            let samples = try Tensor.empty([x.dim == n + 2 ? x.shape[0] : 1, x.shape[x.dim - n - 1], n], x.dtype).uniformInPlace()
            return try x.fractionalMaxPool(kernelSize, sizes, samples: samples)[0]
        }
    }

    /// Largest values of random windows of (N, C, H, W) or (C, H, W).
    public final class FractionalMaxPool2d: FractionalMaxPool {
        public init(_ kernelSize: Pair, outputSize: Pair) throws(TensorError) {
            try super.init(kernelSize.array, outputSize.array, [])
        }
        /// - Throws: `TensorError` of kind `value` unless the ratio is between 0 and 1.
        public init(_ kernelSize: Pair, outputRatio: Double) throws(TensorError) {
            try super.init(kernelSize.array, nil, [outputRatio, outputRatio])
        }
    }

    /// Largest values of random windows of (N, C, D, H, W) or (C, D, H, W).
    public final class FractionalMaxPool3d: FractionalMaxPool {
        public init(_ kernelSize: Triple, outputSize: Triple) throws(TensorError) {
            try super.init(kernelSize.array, outputSize.array, [])
        }
        /// - Throws: `TensorError` of kind `value` unless the ratio is between 0 and 1.
        public init(_ kernelSize: Triple, outputRatio: Double) throws(TensorError) {
            try super.init(kernelSize.array, nil, [outputRatio, outputRatio, outputRatio])
        }
    }

    /// Puts the values that max pooling found back in their places among zeros: the base of `MaxUnpool1d` to `3d`.
    public class MaxUnpool {
        public let kernelSize: [Int], stride: [Int], padding: [Int]

        fileprivate init(_ kernelSize: [Int], _ stride: [Int]?, _ padding: [Int]) {
            self.kernelSize = kernelSize
            self.stride = stride ?? kernelSize
            self.padding = padding
        }

        /// - Parameter outputSize: the size of what was pooled, where several are possible.
        public func callAsFunction(_ x: Tensor, _ indices: Tensor, outputSize: [Int]? = nil) throws(TensorError) -> Tensor {
            let n = kernelSize.count
            guard x.dim > n else { throw .runtime("MaxUnpool\(n)d: at least \(n + 1) dimensions are required, got \(x.shape)") }
            let size =
                outputSize ?? (0..<n).map { (x.shape[x.dim - n + $0] - 1) * stride[$0] + kernelSize[$0] - 2 * padding[$0] }
            guard size.count == n else { throw .value("MaxUnpool\(n)d: output_size should contain \(n) elements, got \(size)") }
            if n > 1 { return try x.maxUnpool(indices, size) }
            return try x.unsqueeze(-1).maxUnpool(try indices.unsqueeze(-1), size + [1]).squeeze(-1)
        }
    }

    /// Undoes `MaxPool1d`.
    public final class MaxUnpool1d: MaxUnpool {
        public init(_ kernelSize: Int, stride: Int? = nil, padding: Int = 0) {
            super.init([kernelSize], stride.map { [$0] }, [padding])
        }
    }

    /// Undoes `MaxPool2d`.
    public final class MaxUnpool2d: MaxUnpool {
        public init(_ kernelSize: Pair, stride: Pair? = nil, padding: Pair = 0) {
            super.init(kernelSize.array, stride?.array, padding.array)
        }
    }

    /// Undoes `MaxPool3d`.
    public final class MaxUnpool3d: MaxUnpool {
        public init(_ kernelSize: Triple, stride: Triple? = nil, padding: Triple = 0) {
            super.init(kernelSize.array, stride?.array, padding.array)
        }
    }
}
