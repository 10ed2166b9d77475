// Further activations as layers.

extension nn {
    /// `max(0, x) + min(0, alpha * (exp(x / alpha) - 1))`.
    public final class CELU: Layer {
        public let alpha: Double
        public init(_ alpha: Double = 1) { self.alpha = alpha }
        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try x.celu(alpha) }
    }

    /// ELU with the constants of Klambauer et al. 2017.
    public final class SELU: Layer {
        public init() {}
        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try x.selu() }
    }

    /// The first half of a dimension times the sigmoid of the second.
    public final class GLU: Layer {
        public let dimension: Int
        public init(_ dimension: Int = -1) { self.dimension = dimension }
        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try x.glu(dimension) }
    }

    /// `x`, and 0 within `lambda` of it.
    public final class Hardshrink: Layer {
        public let lambda: Double
        public init(_ lambda: Double = 0.5) { self.lambda = lambda }
        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try x.hardshrink(lambda) }
    }

    /// `x` moved towards 0 by `lambda`.
    public final class Softshrink: Layer {
        public let lambda: Double
        public init(_ lambda: Double = 0.5) { self.lambda = lambda }
        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try x.softshrink(lambda) }
    }

    /// `(x + 3) / 6` held between 0 and 1.
    public final class Hardsigmoid: Layer {
        public init() {}
        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try x.hardsigmoid() }
    }

    /// `x` times its hard sigmoid.
    public final class Hardswish: Layer {
        public init() {}
        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try x.hardswish() }
    }

    /// Held between two values.
    public final class Hardtanh: Layer {
        public let low: Double, high: Double

        /// - Throws: `TensorError` of kind `value` unless `low` is below `high`.
        public init(_ low: Double = -1, _ high: Double = 1) throws(TensorError) {
            guard low < high else { throw .value("Hardtanh: max_val must be larger than min_val, got \(high) and \(low)") }
            self.low = low
            self.high = high
        }

        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try x.hardtanh(low, high) }
    }

    /// Held between 0 and 6.
    public final class ReLU6: Layer {
        public init() {}
        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try x.hardtanh(0, 6) }
    }

    /// The logarithm of the sigmoid.
    public final class LogSigmoid: Layer {
        public init() {}
        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try x.logSigmoid() }
    }

    /// `x * tanh(log(1 + exp(x)))`.
    public final class Mish: Layer {
        public init() {}
        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try x.mish() }
    }

    /// `x` where positive, else `weight * x`, one weight for all or one a channel.
    public final class PReLU: Layer {
        /// (count,)
        @Parameter public var weight: Tensor

        public init(_ count: Int = 1, initial: Double = 0.25, dtype: DType? = nil) throws(TensorError) {
            _weight = Parameter(wrappedValue: try Tensor.full([count], .double(initial), dtype))
        }

        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try x.prelu(weight) }
    }

    /// `x` where positive, else `x` times a slope drawn from [lower, upper) in training, their mean otherwise.
    public final class RReLU: Layer, ModeDependent {
        public let lower: Double, upper: Double
        public var isTraining = true

        public init(_ lower: Double = 0.125, _ upper: Double = 1 / 3) {
            self.lower = lower
            self.upper = upper
        }

        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try x.rrelu(lower, upper, training: isTraining) }
    }

    /// `x / (1 + |x|)`.
    public final class Softsign: Layer {
        public init() {}
        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try x.div(try x.abs().add(1)) }
    }

    /// `x - tanh(x)`.
    public final class Tanhshrink: Layer {
        public init() {}
        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try x.sub(try x.tanh()) }
    }

    /// `x` where above `limit`, else `value`.
    public final class Threshold: Layer {
        public let limit: Double, value: Double
        public init(_ limit: Double, _ value: Double) {
            self.limit = limit
            self.value = value
        }
        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try x.threshold(limit, value) }
    }

    /// Softmax of the negative.
    public final class Softmin: Layer {
        public let dimension: Int
        public init(_ dimension: Int) { self.dimension = dimension }
        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try x.neg().softmax(dimension) }
    }

    /// Softmax over the channels of (N, C, H, W) or (C, H, W).
    public final class Softmax2d: Layer {
        public init() {}
        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
            guard x.dim == 3 || x.dim == 4 else {
                throw .value("Softmax2d: expected input to be 3D or 4D, got \(x.dim)D instead")
            }
            return try x.softmax(-3)
        }
    }

    /// What the further kinds of dropout share.
    public class ChannelDropout: Layer, ModeDependent {
        public let p: Double
        public var isTraining = true

        /// - Throws: `TensorError` of kind `value` unless `p` is in `0...1`.
        public init(_ p: Double = 0.5) throws(TensorError) {
            guard p >= 0, p <= 1 else { throw .value("dropout probability has to be between 0 and 1, but got \(p)") }
            self.p = p
        }

        /// Spatial dimensions of an input without batch; it is given one on the way.
        fileprivate var spatial: Int? { nil }

        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
            guard let n = spatial else { return try x.dropout(p, train: isTraining, feature: true) }
            guard x.dim == n + 1 || x.dim == n + 2 else {
                throw .runtime("dropout\(n)d: Expected \(n + 1)D or \(n + 2)D input, but received a \(x.dim)D input")
            }
            if x.dim == n + 2 { return try x.dropout(p, train: isTraining, feature: true) }
            return try x.unsqueeze(0).dropout(p, train: isTraining, feature: true).squeeze(0)
        }
    }

    /// Dropout of whole channels of (N, C, L) or (C, L).
    public final class Dropout1d: ChannelDropout { fileprivate override var spatial: Int? { 1 } }

    /// Dropout of whole channels of (N, C, D, H, W) or (C, D, H, W).
    public final class Dropout3d: ChannelDropout { fileprivate override var spatial: Int? { 3 } }

    /// Dropout that keeps mean and variance of SELU's outputs.
    public final class AlphaDropout: ChannelDropout {
        public override func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
            try x.alphaDropout(p, train: isTraining)
        }
    }

    /// `AlphaDropout` of whole channels of (N, C, ...).
    public final class FeatureAlphaDropout: ChannelDropout {
        public override func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
            try x.alphaDropout(p, train: isTraining, feature: true)
        }
    }
}
