extension nn {
    /// What a convolution finds beyond its input's borders.
    public enum PaddingMode: String, Sendable { case zeros, reflect, replicate, circular }

    /// Convolution (cross-correlation) over one to three dimensions: the base of `Conv1d`, `Conv2d` and `Conv3d`.
    public class Convolution: Layer {
        public let kernelSize: [Int], stride: [Int], padding: [Int], dilation: [Int]
        public let groups: Int
        /// As much padding as gives the result the input's size (for a stride of 1).
        public let samePadding: Bool
        public let paddingMode: PaddingMode
        /// (outChannels, inChannels / groups) + kernelSize
        @Parameter public var weight: Tensor
        /// (outChannels,)
        @Parameter public var bias: Tensor?

        fileprivate init(
            _ what: String, _ inChannels: Int, _ outChannels: Int, _ kernelSize: [Int], _ stride: [Int], _ padding: [Int],
            _ dilation: [Int], _ groups: Int, _ samePadding: Bool, _ paddingMode: PaddingMode, _ bias: Bool, _ dtype: DType?,
            _ generator: Generator
        ) throws(TensorError) {
            try checkGroups(what, inChannels, outChannels, groups)
            guard !samePadding || stride.allSatisfy({ $0 == 1 }) else {
                throw .value("\(what): padding='same' is not supported for strided convolutions, got stride \(stride)")
            }
            self.kernelSize = kernelSize
            self.stride = stride
            self.padding = padding
            self.dilation = dilation
            self.groups = groups
            self.samePadding = samePadding
            self.paddingMode = paddingMode
            let made = try Initialization.weightAndBias(
                [outChannels, inChannels / groups] + kernelSize, bias: bias, dtype: dtype, generator: generator)
            _weight = Parameter(wrappedValue: made.weight)
            _bias = Parameter(wrappedValue: made.bias)
        }

        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
            let n = kernelSize.count
            // Before and after, the last dimension first.
            var sides: [Int] = []
            for i in (0..<n).reversed() {
                let total = samePadding ? dilation[i] * (kernelSize[i] - 1) : 2 * padding[i]
                sides += [total / 2, total - total / 2]
            }
            if paddingMode == .zeros && !samePadding {
                return try x.convolution(n, weight, bias, stride: stride, padding: padding, dilation: dilation, groups: groups)
            }
            let padded = paddingMode == .zeros ? try x.constantPad(sides, 0) : try x.pad(sides, mode: paddingMode.rawValue)
            return try padded.convolution(n, weight, bias, stride: stride, padding: [0], dilation: dilation, groups: groups)
        }
    }

    /// Convolution over one dimension: (N, in, L) or (in, L) to (N, out, L').
    public final class Conv1d: Convolution {
        /// - Throws: `TensorError` of kind `value` for groups that do not divide the channels.
        public init(
            _ inChannels: Int, _ outChannels: Int, kernelSize: Int, stride: Int = 1, padding: Int = 0, dilation: Int = 1,
            groups: Int = 1, bias: Bool = true, samePadding: Bool = false, paddingMode: PaddingMode = .zeros, dtype: DType? = nil,
            generator: Generator = .default
        ) throws(TensorError) {
            try super.init(
                "Conv1d", inChannels, outChannels, [kernelSize], [stride], [padding], [dilation], groups, samePadding,
                paddingMode,
                bias, dtype, generator)
        }
    }

    /// Convolution over two dimensions: (N, in, H, W) or (in, H, W) to (N, out, H', W').
    public final class Conv2d: Convolution {
        /// - Throws: `TensorError` of kind `value` for groups that do not divide the channels.
        public init(
            _ inChannels: Int, _ outChannels: Int, kernelSize: Pair, stride: Pair = 1, padding: Pair = 0, dilation: Pair = 1,
            groups: Int = 1, bias: Bool = true, samePadding: Bool = false, paddingMode: PaddingMode = .zeros, dtype: DType? = nil,
            generator: Generator = .default
        ) throws(TensorError) {
            try super.init(
                "Conv2d", inChannels, outChannels, kernelSize.array, stride.array, padding.array, dilation.array, groups,
                samePadding, paddingMode, bias, dtype, generator)
        }
    }

    /// Convolution over three dimensions: (N, in, D, H, W) or (in, D, H, W) to (N, out, D', H', W').
    public final class Conv3d: Convolution {
        /// - Throws: `TensorError` of kind `value` for groups that do not divide the channels.
        public init(
            _ inChannels: Int, _ outChannels: Int, kernelSize: Triple, stride: Triple = 1, padding: Triple = 0,
            dilation: Triple = 1, groups: Int = 1, bias: Bool = true, samePadding: Bool = false,
            paddingMode: PaddingMode = .zeros,
            dtype: DType? = nil, generator: Generator = .default
        ) throws(TensorError) {
            try super.init(
                "Conv3d", inChannels, outChannels, kernelSize.array, stride.array, padding.array, dilation.array, groups,
                samePadding, paddingMode, bias, dtype, generator)
        }
    }

    /// The gradient of a convolution with respect to its input, as a layer: the base of `ConvTranspose1d` to `3d`.
    public class TransposedConvolution: Layer {
        public let stride: [Int], padding: [Int], outputPadding: [Int], dilation: [Int]
        public let groups: Int
        /// (inChannels, outChannels / groups) + kernelSize
        @Parameter public var weight: Tensor
        /// (outChannels,)
        @Parameter public var bias: Tensor?

        fileprivate init(
            _ what: String, _ inChannels: Int, _ outChannels: Int, _ kernelSize: [Int], _ stride: [Int], _ padding: [Int],
            _ outputPadding: [Int], _ groups: Int, _ bias: Bool, _ dilation: [Int], _ dtype: DType?, _ generator: Generator
        ) throws(TensorError) {
            try checkGroups(what, inChannels, outChannels, groups)
            self.stride = stride
            self.padding = padding
            self.outputPadding = outputPadding
            self.dilation = dilation
            self.groups = groups
            let made = try Initialization.weightAndBias(
                [inChannels, outChannels / groups] + kernelSize, biasSize: bias ? outChannels : nil, dtype: dtype,
                generator: generator)
            _weight = Parameter(wrappedValue: made.weight)
            _bias = Parameter(wrappedValue: made.bias)
        }

        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
            try x.transposedConvolution(
                stride.count, weight, bias, stride: stride, padding: padding, outputPadding: outputPadding, groups: groups,
                dilation: dilation)
        }
    }

    /// Transposed convolution over one dimension: (N, in, L) or (in, L) to (N, out, L').
    public final class ConvTranspose1d: TransposedConvolution {
        /// - Throws: `TensorError` of kind `value` for groups that do not divide the channels.
        public init(
            _ inChannels: Int, _ outChannels: Int, kernelSize: Int, stride: Int = 1, padding: Int = 0, outputPadding: Int = 0,
            groups: Int = 1, bias: Bool = true, dilation: Int = 1, dtype: DType? = nil, generator: Generator = .default
        ) throws(TensorError) {
            try super.init(
                "ConvTranspose1d", inChannels, outChannels, [kernelSize], [stride], [padding], [outputPadding], groups, bias,
                [dilation], dtype, generator)
        }
    }

    /// Transposed convolution over two dimensions: (N, in, H, W) or (in, H, W) to (N, out, H', W').
    public final class ConvTranspose2d: TransposedConvolution {
        /// - Throws: `TensorError` of kind `value` for groups that do not divide the channels.
        public init(
            _ inChannels: Int, _ outChannels: Int, kernelSize: Pair, stride: Pair = 1, padding: Pair = 0, outputPadding: Pair = 0,
            groups: Int = 1, bias: Bool = true, dilation: Pair = 1, dtype: DType? = nil, generator: Generator = .default
        ) throws(TensorError) {
            try super.init(
                "ConvTranspose2d", inChannels, outChannels, kernelSize.array, stride.array, padding.array, outputPadding.array,
                groups, bias, dilation.array, dtype, generator)
        }
    }

    /// Transposed convolution over three dimensions: (N, in, D, H, W) or (in, D, H, W) to (N, out, D', H', W').
    public final class ConvTranspose3d: TransposedConvolution {
        /// - Throws: `TensorError` of kind `value` for groups that do not divide the channels.
        public init(
            _ inChannels: Int, _ outChannels: Int, kernelSize: Triple, stride: Triple = 1, padding: Triple = 0,
            outputPadding: Triple = 0, groups: Int = 1, bias: Bool = true, dilation: Triple = 1, dtype: DType? = nil,
            generator: Generator = .default
        ) throws(TensorError) {
            try super.init(
                "ConvTranspose3d", inChannels, outChannels, kernelSize.array, stride.array, padding.array, outputPadding.array,
                groups, bias, dilation.array, dtype, generator)
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

    /// One number for depth, height and width, or one each: `3` or `.init(1, 3, 5)`.
    public struct Triple: ExpressibleByIntegerLiteral, Equatable, Sendable {
        public var depth: Int
        public var height: Int
        public var width: Int

        public init(_ depth: Int, _ height: Int, _ width: Int) {
            self.depth = depth
            self.height = height
            self.width = width
        }

        public init(_ all: Int) { self.init(all, all, all) }
        public init(integerLiteral value: Int) { self.init(value, value, value) }
        public var array: [Int] { [depth, height, width] }
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
