// Activations of more than one operand: glu, prelu, rrelu_with_noise.

/// a sigmoid(b).
struct Gate: Curve {
    static let nodeName = "Glu"
    func vanishes(dx: Int, dt: Int) -> Bool { dx > 1 }

    @inline(__always)
    func value<T: CurveFloat>(_ x: T, _ t: T, dx: Int, dt: Int) throws(TensorError) -> T {
        if dx > 1 { return 0 }
        let e = T.exp(-Swift.abs(t))
        let s = t >= 0 ? 1 / (1 + e) : e / (1 + e)
        let f = dx == 1 ? 1 : x
        switch dt {
        case 0: return f * s
        case 1: return f * s * (1 - s)
        case 2: return f * s * (1 - s) * (1 - 2 * s)
        case 3: return f * s * (1 - s) * (1 - 6 * s + 6 * s * s)
        default: throw beyond(dx, dt)
        }
    }
}

/// x where x > 0, else weight x.
struct ParametricRelu: Curve {
    static let nodeName = "PreluKernel"
    func vanishes(dx: Int, dt: Int) -> Bool { dx > 1 || dt > 1 }

    @inline(__always)
    func value<T: CurveFloat>(_ x: T, _ t: T, dx: Int, dt: Int) throws(TensorError) -> T {
        switch (dx, dt) {
        case (0, 0): return x > 0 ? x : t * x
        case (1, 0): return x > 0 ? 1 : t
        case (0, 1): return x > 0 ? 0 : x
        case (1, 1): return x > 0 ? 0 : 1
        default: return 0
        }
    }
}

extension Tensor {
    /// The first half of `dim` times the sigmoid of the second.
    public func glu(_ dim: Int = -1) throws(TensorError) -> Tensor {
        guard self.dim > 0 else { throw .runtime("glu does not support 0-dimensional tensors") }
        let d = try wrap(dim: dim, self.dim)
        let n = shape[d]
        guard n % 2 == 0 else { throw .runtime("Halving dimension must be even, but dimension \(d) is size \(n)") }
        guard dtype.isFloat else { throw .notImplemented("\"glu_cpu\" not implemented for '\(dtype.scalarName)'") }
        return try Gate()(try narrow(d, start: 0, length: n / 2), try narrow(d, start: n / 2, length: n / 2))
    }

    /// x where positive, else weight x; one weight, or one a channel (dimension 1).
    public func prelu(_ weight: Tensor) throws(TensorError) -> Tensor {
        guard dtype == weight.dtype else {
            throw .runtime("prelu: Type promoting not supported. Got \(dtype.scalarName) and \(weight.dtype.scalarName)")
        }
        guard dtype.isFloat else { throw .notImplemented("\"prelu_cpu\" not implemented for '\(dtype.scalarName)'") }
        if weight.numel == 1 { return try ParametricRelu()(self, try weight.reshape(Shape())) }
        guard dim > 0 else { throw .runtime("Not allow zero-dim input tensor.") }
        let channels = dim >= 2 ? shape[1] : 1
        guard weight.dim == 1, weight.numel == channels else {
            throw .runtime(
                "Mismatch of parameter numbers and input channel size. Found parameter numbers = \(weight.numel) and channel size = \(channels)."
            )
        }
        var view = Shape(count: dim, repeating: 1)
        view[dim >= 2 ? 1 : 0] = channels
        return try ParametricRelu()(self, try weight.reshape(view))
    }

    /// Leaky ReLU whose slope is drawn from [lower, upper) for each element when training (written to `noise`), else their mean.
    func rrelu(_ noise: Tensor, lower: Double, upper: Double, training: Bool, _ g: Generator) throws(TensorError) -> Tensor {
        guard lower <= upper else {
            throw .runtime("Lower bound should be less than or equal to the upper bound: rrelu got \(lower), \(upper)")
        }
        guard dtype.isFloat else {
            throw .notImplemented("\"rrelu_with_noise_out_cpu\" not implemented for '\(dtype.scalarName)'")
        }
        if !training { return try ParametricRelu()(self, try Tensor.full(Shape(), .double((lower + upper) / 2), dtype)) }
        guard noise.shape == shape else {
            throw .runtime("rrelu_with_noise: noise of shape \(shape) is required, got \(noise.shape)")
        }
        let x = try dense(.float64), slopes = try Tensor(empty: shape, .float64)
        defer { withExtendedLifetime((x, slopes)) {} }
        let p = x.pointer(Double.self), q = slopes.pointer(Double.self), n = numel
        g.with { g in
            for i in 0..<n { q[i] = p[i] <= 0 ? g.uniformDouble() * (upper - lower) + lower : 1 }
        }
        let values = try slopes.dense(dtype)
        copyElements(from: values, to: noise)
        noise.bumpVersion()
        return try mul(values)
    }
}

struct GLU: Operator {
    static let schema = "glu(Tensor self, int dim=-1) -> Tensor"
    static let doc = "`a * sigmoid(b)`, a and b the halves of `self` along `dim`."
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).glu(try a.int(1))) }
}

struct PReLU: Operator {
    static let schema = "prelu(Tensor self, Tensor weight) -> Tensor"
    static let doc = "`self` where positive, else `weight * self`; one weight, or one a channel (dimension 1)."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).prelu(try a.tensor(1))) }
}

struct RReLUWithNoise: Operator {
    static let schema =
        "rrelu_with_noise(Tensor self, Tensor(b!) noise, Scalar lower=0.125, Scalar upper=0.3333333333333333, bool training=False, Generator? generator=None) -> Tensor"
    static let doc = "Leaky ReLU with random slopes in [lower, upper) when training (kept in `noise`), else with their mean."
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).rrelu(
                try a.tensor(1), lower: try a.double(2), upper: try a.double(3), training: try a.bool(4), a.generator(5)))
    }
}

let gatedActivationOperators: [any Operator.Type] = [GLU.self, PReLU.self, RReLUWithNoise.self]
