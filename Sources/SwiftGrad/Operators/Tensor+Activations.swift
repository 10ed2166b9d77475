// Activations as methods, for users of Swift.

extension Tensor {
    /// `x * tanh(log(1 + exp(x)))`.
    public func mish() throws(TensorError) -> Tensor { try apply(Mish(), Tensors(self)) }

    /// Held between `low` and `high`.
    public func hardtanh(_ low: Double = -1, _ high: Double = 1) throws(TensorError) -> Tensor {
        try apply(Hardtanh(low: low, high: high), Tensors(self))
    }

    /// `(x + 3) / 6` held between 0 and 1.
    public func hardsigmoid() throws(TensorError) -> Tensor { try apply(Hardsigmoid(), Tensors(self)) }

    /// `x * hardsigmoid(x)`.
    public func hardswish() throws(TensorError) -> Tensor { try apply(Hardswish(), Tensors(self)) }

    /// `x`, and 0 within `lambda` of it.
    public func hardshrink(_ lambda: Double = 0.5) throws(TensorError) -> Tensor {
        try apply(Shrink(lambda: lambda, isSoft: false), Tensors(self))
    }

    /// `x` moved towards 0 by `lambda`.
    public func softshrink(_ lambda: Double = 0.5) throws(TensorError) -> Tensor {
        try apply(Shrink(lambda: lambda, isSoft: true), Tensors(self))
    }

    /// `x` where above `limit`, else `value`.
    public func threshold(_ limit: Double, _ value: Double) throws(TensorError) -> Tensor {
        try apply(Threshold(limit: limit, value: value), Tensors(self))
    }

    /// `x` where positive, else `alpha * (exp(x / alpha) - 1)`.
    public func celu(_ alpha: Double = 1) throws(TensorError) -> Tensor {
        guard alpha != 0 else { throw .runtime("ZeroDivisionError: alpha cannot be 0 for CELU") }
        return try elu(alpha, inputScale: 1 / alpha)
    }

    /// `elu` with the constants of Klambauer et al. 2017.
    public func selu() throws(TensorError) -> Tensor {
        try elu(1.673_263_242_354_377_284_8, scale: 1.050_700_987_355_480_493_4)
    }

    /// `x` where positive, else `slope * x`.
    public func leakyRelu(_ slope: Double = 0.01) throws(TensorError) -> Tensor {
        try apply(LeakyRelu(slope: slope), Tensors(self))
    }

    /// `x` where positive, else `x` times a slope drawn from [lower, upper) when training, their mean otherwise.
    public func rrelu(
        _ lower: Double = 0.125, _ upper: Double = 1 / 3, training: Bool = false, generator: Generator = .default
    ) throws(TensorError) -> Tensor {
        let noise = training ? try Tensor(empty: shape, dtype) : self
        return try rrelu(noise, lower: lower, upper: upper, training: training, generator)
    }
}
