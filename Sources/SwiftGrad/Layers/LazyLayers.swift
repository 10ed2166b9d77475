// Layers that take the size of their input from the first one.

/// A layer whose parts are those of another one, once that is there.
protocol LayerProxy { var target: (any Layer)? { get } }

extension nn {
    /// A layer that is made when the first input shows its size; its parts then have the names they would have in that layer.
    public class LazyLayer: Layer, ModeDependent, LayerProxy {
        /// The layer, once there was an input.
        public private(set) var layer: (any Layer)?
        public var isTraining = true { didSet { (layer as? any ModeDependent)?.isTraining = isTraining } }
        private let make: (Tensor) throws(TensorError) -> any Layer
        var target: (any Layer)? { layer }

        fileprivate init(_ make: @escaping (Tensor) throws(TensorError) -> any Layer) { self.make = make }

        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
            if let layer { return try layer(x) }
            let made = try make(x)
            (made as? any ModeDependent)?.isTraining = isTraining
            layer = made
            return try made(x)
        }
    }

    /// A `Linear` whose input's size is the last dimension of the first input.
    public final class LazyLinear: LazyLayer {
        public init(_ outFeatures: Int, bias: Bool = true, dtype: DType? = nil) {
            super.init { x throws(TensorError) in try Linear(x.shape.last ?? 0, outFeatures, bias: bias, dtype: dtype) }
        }
    }

    /// A `Conv1d` that takes the number of input channels from the first input.
    public final class LazyConv1d: LazyLayer {
        public init(
            _ outChannels: Int, kernelSize: Int, stride: Int = 1, padding: Int = 0, dilation: Int = 1, groups: Int = 1,
            bias: Bool = true, dtype: DType? = nil
        ) {
            super.init { x throws(TensorError) in
                try Conv1d(
                    try channels(x, 1), outChannels, kernelSize: kernelSize, stride: stride, padding: padding, dilation: dilation,
                    groups: groups, bias: bias, dtype: dtype)
            }
        }
    }

    /// A `Conv2d` that takes the number of input channels from the first input.
    public final class LazyConv2d: LazyLayer {
        public init(
            _ outChannels: Int, kernelSize: Pair, stride: Pair = 1, padding: Pair = 0, dilation: Pair = 1, groups: Int = 1,
            bias: Bool = true, dtype: DType? = nil
        ) {
            super.init { x throws(TensorError) in
                try Conv2d(
                    try channels(x, 2), outChannels, kernelSize: kernelSize, stride: stride, padding: padding, dilation: dilation,
                    groups: groups, bias: bias, dtype: dtype)
            }
        }
    }

    /// A `Conv3d` that takes the number of input channels from the first input.
    public final class LazyConv3d: LazyLayer {
        public init(
            _ outChannels: Int, kernelSize: Triple, stride: Triple = 1, padding: Triple = 0, dilation: Triple = 1,
            groups: Int = 1,
            bias: Bool = true, dtype: DType? = nil
        ) {
            super.init { x throws(TensorError) in
                try Conv3d(
                    try channels(x, 3), outChannels, kernelSize: kernelSize, stride: stride, padding: padding, dilation: dilation,
                    groups: groups, bias: bias, dtype: dtype)
            }
        }
    }

    /// A `ConvTranspose1d` that takes the number of input channels from the first input.
    public final class LazyConvTranspose1d: LazyLayer {
        public init(
            _ outChannels: Int, kernelSize: Int, stride: Int = 1, padding: Int = 0, outputPadding: Int = 0, groups: Int = 1,
            bias: Bool = true, dtype: DType? = nil
        ) {
            super.init { x throws(TensorError) in
                try ConvTranspose1d(
                    try channels(x, 1), outChannels, kernelSize: kernelSize, stride: stride, padding: padding,
                    outputPadding: outputPadding, groups: groups, bias: bias, dtype: dtype)
            }
        }
    }

    /// A `ConvTranspose2d` that takes the number of input channels from the first input.
    public final class LazyConvTranspose2d: LazyLayer {
        public init(
            _ outChannels: Int, kernelSize: Pair, stride: Pair = 1, padding: Pair = 0, outputPadding: Pair = 0, groups: Int = 1,
            bias: Bool = true, dtype: DType? = nil
        ) {
            super.init { x throws(TensorError) in
                try ConvTranspose2d(
                    try channels(x, 2), outChannels, kernelSize: kernelSize, stride: stride, padding: padding,
                    outputPadding: outputPadding, groups: groups, bias: bias, dtype: dtype)
            }
        }
    }

    /// A `ConvTranspose3d` that takes the number of input channels from the first input.
    public final class LazyConvTranspose3d: LazyLayer {
        public init(
            _ outChannels: Int, kernelSize: Triple, stride: Triple = 1, padding: Triple = 0, outputPadding: Triple = 0,
            groups: Int = 1, bias: Bool = true, dtype: DType? = nil
        ) {
            super.init { x throws(TensorError) in
                try ConvTranspose3d(
                    try channels(x, 3), outChannels, kernelSize: kernelSize, stride: stride, padding: padding,
                    outputPadding: outputPadding, groups: groups, bias: bias, dtype: dtype)
            }
        }
    }

    /// A `BatchNorm1d` that takes the number of channels from the first input.
    public final class LazyBatchNorm1d: LazyLayer {
        public init(eps: Double = 1e-5, momentum: Double? = 0.1, affine: Bool = true, dtype: DType? = nil) {
            super.init { x throws(TensorError) in
                try BatchNorm1d(try features(x), eps: eps, momentum: momentum, affine: affine, dtype: dtype)
            }
        }
    }

    /// A `BatchNorm2d` that takes the number of channels from the first input.
    public final class LazyBatchNorm2d: LazyLayer {
        public init(eps: Double = 1e-5, momentum: Double? = 0.1, affine: Bool = true, dtype: DType? = nil) {
            super.init { x throws(TensorError) in
                try BatchNorm2d(try features(x), eps: eps, momentum: momentum, affine: affine, dtype: dtype)
            }
        }
    }

    /// A `BatchNorm3d` that takes the number of channels from the first input.
    public final class LazyBatchNorm3d: LazyLayer {
        public init(eps: Double = 1e-5, momentum: Double? = 0.1, affine: Bool = true, dtype: DType? = nil) {
            super.init { x throws(TensorError) in
                try BatchNorm3d(try features(x), eps: eps, momentum: momentum, affine: affine, dtype: dtype)
            }
        }
    }

    /// An `InstanceNorm1d` that takes the number of channels from the first input; it learns and tracks by default.
    public final class LazyInstanceNorm1d: LazyLayer {
        public init(eps: Double = 1e-5, momentum: Double = 0.1, affine: Bool = true, trackRunningStats: Bool = true) {
            super.init { x throws(TensorError) in
                try InstanceNorm1d(
                    try features(x), eps: eps, momentum: momentum, affine: affine, trackRunningStats: trackRunningStats)
            }
        }
    }

    /// An `InstanceNorm2d` that takes the number of channels from the first input; it learns and tracks by default.
    public final class LazyInstanceNorm2d: LazyLayer {
        public init(eps: Double = 1e-5, momentum: Double = 0.1, affine: Bool = true, trackRunningStats: Bool = true) {
            super.init { x throws(TensorError) in
                try InstanceNorm2d(
                    try features(x), eps: eps, momentum: momentum, affine: affine, trackRunningStats: trackRunningStats)
            }
        }
    }

    /// An `InstanceNorm3d` that takes the number of channels from the first input; it learns and tracks by default.
    public final class LazyInstanceNorm3d: LazyLayer {
        public init(eps: Double = 1e-5, momentum: Double = 0.1, affine: Bool = true, trackRunningStats: Bool = true) {
            super.init { x throws(TensorError) in
                try InstanceNorm3d(
                    try features(x), eps: eps, momentum: momentum, affine: affine, trackRunningStats: trackRunningStats)
            }
        }
    }
}

/// Channels of (N, C, ...) or (C, ...).
private func channels(_ x: Tensor, _ dims: Int) throws(TensorError) -> Int {
    guard x.dim == dims + 1 || x.dim == dims + 2 else {
        throw .runtime(
            "Expected \(dims + 1)D (unbatched) or \(dims + 2)D (batched) input to a lazy convolution, but got input of size: \(x.shape)"
        )
    }
    return x.shape[x.dim - dims - 1]
}

/// Channels of (N, C, ...).
private func features(_ x: Tensor) throws(TensorError) -> Int {
    guard x.dim >= 2 else { throw .value("expected an input (N, C, ...) of at least 2 dimensions, got \(x.shape)") }
    return x.shape[1]
}
