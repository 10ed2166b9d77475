// Activations as layers.

extension nn {
    /// `max(x, 0)`.
    public final class ReLU: Layer {
        public init() {}
        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try x.relu() }
    }

    /// `x` where positive, else `negativeSlope * x`.
    public final class LeakyReLU: Layer {
        public let negativeSlope: Double
        public init(_ negativeSlope: Double = 0.01) { self.negativeSlope = negativeSlope }
        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
            try apply(LeakyRelu(slope: negativeSlope), Tensors(x))
        }
    }

    /// `x` where positive, else `alpha * (exp(x) - 1)`.
    public final class ELU: Layer {
        public let alpha: Double
        public init(_ alpha: Double = 1) { self.alpha = alpha }
        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try x.elu(alpha) }
    }

    /// `x * Phi(x)`, Phi the normal distribution's cumulative function (or its approximation by tanh).
    public final class GELU: Layer {
        public let approximate: String
        /// - Parameter approximate: "none" or "tanh".
        public init(approximate: String = "none") { self.approximate = approximate }
        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try x.gelu(approximate: approximate) }
    }

    /// `x * sigmoid(x)`.
    public final class SiLU: Layer {
        public init() {}
        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try x.silu() }
    }

    /// `1 / (1 + exp(-x))`.
    public final class Sigmoid: Layer {
        public init() {}
        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try x.sigmoid() }
    }

    public final class Tanh: Layer {
        public init() {}
        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try x.tanh() }
    }

    /// `log(1 + exp(beta * x)) / beta`; `x` itself above `threshold / beta`.
    public final class Softplus: Layer {
        public let beta: Double, threshold: Double
        public init(beta: Double = 1, threshold: Double = 20) {
            self.beta = beta
            self.threshold = threshold
        }
        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
            try x.softplus(beta: beta, threshold: threshold)
        }
    }

    /// `exp(x) / sum(exp(x))` over a dimension.
    public final class Softmax: Layer {
        public let dimension: Int
        public init(_ dimension: Int) { self.dimension = dimension }
        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try x.softmax(dimension) }
    }

    /// The logarithm of softmax over a dimension.
    public final class LogSoftmax: Layer {
        public let dimension: Int
        public init(_ dimension: Int) { self.dimension = dimension }
        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try x.logSoftmax(dimension) }
    }
}
