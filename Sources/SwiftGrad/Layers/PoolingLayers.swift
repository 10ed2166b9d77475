extension nn {
    /// The largest value of each window: (N, C, H, W) or (C, H, W).
    public final class MaxPool2d: Layer {
        public let kernelSize: Pair, stride: Pair, padding: Pair, dilation: Pair
        public let ceilMode: Bool

        /// The stride defaults to the window's size.
        public init(_ kernelSize: Pair, stride: Pair? = nil, padding: Pair = 0, dilation: Pair = 1, ceilMode: Bool = false) {
            self.kernelSize = kernelSize
            self.stride = stride ?? kernelSize
            self.padding = padding
            self.dilation = dilation
            self.ceilMode = ceilMode
        }

        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
            try x.maxPool2d(
                kernelSize.array, stride: stride.array, padding: padding.array, dilation: dilation.array, ceilMode: ceilMode)
        }
    }

    /// The mean of each window: (N, C, H, W) or (C, H, W).
    public final class AvgPool2d: Layer {
        public let kernelSize: Pair, stride: Pair, padding: Pair
        public let ceilMode: Bool
        /// Whether the zeros of the padding count.
        public let countIncludesPadding: Bool

        public init(
            _ kernelSize: Pair, stride: Pair? = nil, padding: Pair = 0, ceilMode: Bool = false, countIncludesPadding: Bool = true
        ) {
            self.kernelSize = kernelSize
            self.stride = stride ?? kernelSize
            self.padding = padding
            self.ceilMode = ceilMode
            self.countIncludesPadding = countIncludesPadding
        }

        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
            try x.avgPool2d(
                kernelSize.array, stride: stride.array, padding: padding.array, ceilMode: ceilMode,
                countIncludePad: countIncludesPadding)
        }
    }

    /// Means of windows chosen so that the result has the asked size: (N, C, H, W) or (C, H, W).
    public final class AdaptiveAvgPool2d: Layer {
        public let outputSize: Pair
        public init(_ outputSize: Pair) { self.outputSize = outputSize }
        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try x.adaptiveAveragePool(2, outputSize.array) }
    }
}
