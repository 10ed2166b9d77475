extension nn {
    /// Convolution (cross-correlation) over one dimension: (N, in, L) or (in, L) to (N, out, L').
    public final class Conv1d: Layer {
        public let stride: Int, padding: Int, dilation: Int, groups: Int
        /// (outChannels, inChannels / groups, kernelSize)
        @Parameter public var weight: Tensor
        /// (outChannels,)
        @Parameter public var bias: Tensor?

        /// - Throws: `TensorError` of kind `value` for groups that do not divide the channels.
        public init(
            _ inChannels: Int, _ outChannels: Int, kernelSize: Int, stride: Int = 1, padding: Int = 0, dilation: Int = 1,
            groups: Int = 1,
            bias: Bool = true, dtype: DType? = nil, generator: Generator = .default
        ) throws(TensorError) {
            try checkGroups("Conv1d", inChannels, outChannels, groups)
            self.stride = stride
            self.padding = padding
            self.dilation = dilation
            self.groups = groups
            let made = try Initialization.weightAndBias(
                [outChannels, inChannels / groups, kernelSize], bias: bias, dtype: dtype, generator: generator)
            _weight = Parameter(wrappedValue: made.weight)
            _bias = Parameter(wrappedValue: made.bias)
        }

        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
            try x.conv1d(weight, bias: bias, stride: stride, padding: padding, dilation: dilation, groups: groups)
        }
    }

    /// Convolution (cross-correlation) over two dimensions: (N, in, H, W) or (in, H, W) to (N, out, H', W').
    public final class Conv2d: Layer {
        public let stride: Pair, padding: Pair, dilation: Pair
        public let groups: Int
        /// (outChannels, inChannels / groups, kernel height, kernel width)
        @Parameter public var weight: Tensor
        /// (outChannels,)
        @Parameter public var bias: Tensor?

        /// - Throws: `TensorError` of kind `value` for groups that do not divide the channels.
        public init(
            _ inChannels: Int, _ outChannels: Int, kernelSize: Pair, stride: Pair = 1, padding: Pair = 0, dilation: Pair = 1,
            groups: Int = 1,
            bias: Bool = true, dtype: DType? = nil, generator: Generator = .default
        ) throws(TensorError) {
            try checkGroups("Conv2d", inChannels, outChannels, groups)
            self.stride = stride
            self.padding = padding
            self.dilation = dilation
            self.groups = groups
            let made = try Initialization.weightAndBias(
                [outChannels, inChannels / groups] + kernelSize.array, bias: bias, dtype: dtype, generator: generator)
            _weight = Parameter(wrappedValue: made.weight)
            _bias = Parameter(wrappedValue: made.bias)
        }

        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
            try x.conv2d(
                weight, bias: bias, stride: stride.array, padding: padding.array, dilation: dilation.array, groups: groups)
        }
    }

    /// One number for height and width, or one each: `3` or `.init(3, 5)`.
    public struct Pair: ExpressibleByIntegerLiteral, Equatable, Sendable {
        public var height: Int
        public var width: Int

        public init(_ height: Int, _ width: Int) {
            self.height = height
            self.width = width
        }

        public init(_ both: Int) { self.init(both, both) }
        public init(integerLiteral value: Int) { self.init(value, value) }
        public var array: [Int] { [height, width] }
    }
}

private func checkGroups(_ what: String, _ inChannels: Int, _ outChannels: Int, _ groups: Int) throws(TensorError) {
    guard groups > 0 else { throw .value("\(what): groups must be a positive integer, got \(groups)") }
    guard inChannels % groups == 0 else {
        throw .value("\(what): in_channels must be divisible by groups, got \(inChannels) and \(groups)")
    }
    guard outChannels % groups == 0 else {
        throw .value("\(what): out_channels must be divisible by groups, got \(outChannels) and \(groups)")
    }
}
