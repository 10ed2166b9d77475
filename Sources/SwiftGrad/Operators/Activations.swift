import SwiftGradKernelAPI

// Activation functions. Forward and backward are one kernel each; second derivatives come from `curvature`.

/// y = f(x), whose gradient g * f'(x) is one kernel of (g, x).
protocol ActivationOp: UnaryOp {
    var backwardKernel: BinaryKernel { get }
    var backwardParameters: KernelParameters { get }
    /// f''(x), made of differentiable operators; nil: zero almost everywhere.
    func curvature(_ x: Tensor) throws(TensorError) -> Tensor?
}

extension ActivationOp {
    static var promotesToFloat: Bool { false }
    var backwardParameters: KernelParameters { parameters }
    func saves(_ needs: NeedsMask) -> Saves { .input(0) }
    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) { c[0] = try apply(ActivationBackward(activation: self), Tensors(try c.grad, try c.input(0))) }
    }

    /// As `inferOne` of unary operators; integers have no kernel.
    func inferFloat(_ x: Tensors, _ kernel: String) throws(TensorError) -> TensorSpec {
        let a = x.required(0)
        if !a.dtype.isFloat { throw notImplemented(kernel, for: a.dtype) }
        return TensorSpec(a.dtype, a.shape, strides: a.isContiguous ? nil : a.preservedStrides)
    }
}

/// g * f'(x); inputs g, x.
struct ActivationBackward<A: ActivationOp>: BinaryOp {
    static var name: String { A.name + "Backward" }
    static var promotesToFloat: Bool { false }
    let activation: A
    var kernel: BinaryKernel { activation.backwardKernel }
    var parameters: KernelParameters { activation.backwardParameters }
    func check(_ a: Tensor, _ b: Tensor, _ dtype: DType) throws(TensorError) {}
    func saves(_ needs: NeedsMask) -> Saves { .inputs(2) }
    func vjp(_ c: inout VJP) throws(TensorError) {
        let g = try c.grad, x = try c.input(1)
        if c.needs(0) { c[0] = try apply(self, Tensors(g, x)) }
        if c.needs(1), let second = try activation.curvature(x) { c[1] = try g.mul(try c.input(0)).mul(second) }
    }
}

struct Relu: PlainUnary {
    static let name = "Relu"
    static let schema = "relu(Tensor self) -> Tensor"
    static let doc = "max(0, x)"
    static let variants: Variants = [.function, .method, .derivesInPlace]
    static let promotesToFloat = false
    var kernel: UnaryKernel { .relu }
    func resultDType(_ a: Tensor) throws(TensorError) -> DType {
        if a.dtype == .bool { throw .notImplemented("Boolean inputs not supported for relu") }
        return a.dtype
    }

    func saves(_ needs: NeedsMask) -> Saves { .output(0) }
    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) { c[0] = try apply(ReluBackward(), try c.grad, try c.output()) }
    }
}

/// g where the result of relu is positive; inputs g, result.
struct ReluBackward: BinaryOp {
    static let name = "ThresholdBackward"
    static let promotesToFloat = false
    var kernel: BinaryKernel { .reluBackwardOut }
    var parameters: KernelParameters { [] }
    func check(_ a: Tensor, _ b: Tensor, _ dtype: DType) throws(TensorError) {}
    func saves(_ needs: NeedsMask) -> Saves { .input(1) }
    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) { c[0] = try apply(ReluBackward(), Tensors(try c.grad, try c.input(1))) }
    }
}

struct LeakyRelu: ActivationOp, Operator {
    static let name = "LeakyRelu"
    static let schema = "leaky_relu(Tensor self, Scalar negative_slope=0.01) -> Tensor"
    static let doc = "x where positive, else `negative_slope * x`."
    static let variants: Variants = [.derivesInPlace]
    let slope: Double
    var kernel: UnaryKernel { .leakyRelu }
    var parameters: KernelParameters { [slope] }
    var backwardKernel: BinaryKernel { .leakyReluBackward }

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try apply(LeakyRelu(slope: try a.double(1)), Tensors(try a.tensor(0))))
    }

    func inferOne(_ x: Tensors) throws(TensorError) -> TensorSpec { try inferFloat(x, "leaky_relu_cpu") }
    func curvature(_ x: Tensor) throws(TensorError) -> Tensor? { nil }
}

/// elu, selu and celu.
struct Elu: ActivationOp, Operator {
    static let name = "Elu"
    static let schema = "elu(Tensor self, Scalar alpha=1, Scalar scale=1, Scalar input_scale=1) -> Tensor"
    static let doc = "`scale * x` where x > 0, else `scale * alpha * (exp(input_scale * x) - 1)`."
    static let variants: Variants = [.derivesInPlace]
    let alpha: Double
    let scale: Double
    let inputScale: Double
    var kernel: UnaryKernel { .elu }
    var parameters: KernelParameters { [alpha, scale, inputScale] }
    var backwardKernel: BinaryKernel { .eluBackward }

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).elu(try a.double(1), scale: try a.double(2), inputScale: try a.double(3)))
    }

    func inferOne(_ x: Tensors) throws(TensorError) -> TensorSpec { try inferFloat(x, "elu_cpu") }

    func curvature(_ x: Tensor) throws(TensorError) -> Tensor? {
        let low = try x.clamp(max: 0).mul(.double(inputScale)).exp().mul(.double(alpha * scale * inputScale * inputScale))
        return try low.kept(where: try x.le(try .number(0)))
    }
}

struct Selu: Operator {
    static let schema = "selu(Tensor self) -> Tensor"
    static let doc = "Elu with the constants of Klambauer et al. 2017."
    static let variants: Variants = [.function, .derivesInPlace]
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).elu(1.673_263_242_354_377_284_8, scale: 1.050_700_987_355_480_493_4))
    }
}

struct Celu: Operator {
    static let schema = "celu(Tensor self, Scalar alpha=1.0) -> Tensor"
    static let doc = "x where positive, else `alpha * (exp(x / alpha) - 1)`."
    static let variants: Variants = [.function, .derivesInPlace]
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let alpha = try a.double(1)
        guard alpha != 0 else { throw .runtime("ZeroDivisionError: alpha cannot be 0 for CELU") }
        return .tensor(try a.tensor(0).elu(alpha, inputScale: 1 / alpha))
    }
}

struct Gelu: ActivationOp, Operator {
    static let name = "Gelu"
    static let schema = "gelu(Tensor self, *, str approximate='none') -> Tensor"
    static let doc = "x times the normal distribution function of x, or its approximation by tanh (Hendrycks and Gimpel 2016)."
    static let variants: Variants = [.derivesInPlace]
    let usesTanh: Bool
    var kernel: UnaryKernel { usesTanh ? .geluTanh : .geluErf }
    var parameters: KernelParameters { [] }
    var backwardKernel: BinaryKernel { usesTanh ? .geluTanhBackward : .geluErfBackward }

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).gelu(approximate: try a.string(1)))
    }

    func inferOne(_ x: Tensors) throws(TensorError) -> TensorSpec { try inferFloat(x, "GeluKernelImpl") }

    func curvature(_ x: Tensor) throws(TensorError) -> Tensor? {
        let x2 = try x.squared()
        if !usesTanh {
            let density = try x2.mul(-0.5).exp().mul(.double(0.398_942_280_401_432_7))
            return try density.mul(try x2.subtracted(from: 2))
        }
        // y = x/2 (1 + tanh u), u = b (x + k x^3): y'' = (1 - t^2) (u' + x u''/2 - x t u'^2)
        let b = 0.797_884_560_802_865_4, k = 0.044715
        let t = try x.add(try x2.mul(x).mul(.double(k))).mul(.double(b)).tanh()
        let u1 = try x2.mul(.double(3 * k * b)).add(.double(b))
        let half = try x2.mul(.double(3 * k * b))
        return try t.squared().subtracted(from: 1).mul(try u1.add(half).sub(try x.mul(t).mul(try u1.squared())))
    }
}

struct Silu: ActivationOp, Operator {
    static let name = "Silu"
    static let schema = "silu(Tensor self) -> Tensor"
    static let doc = "x * sigmoid(x)"
    static let variants: Variants = [.derivesInPlace]
    var kernel: UnaryKernel { .silu }
    var parameters: KernelParameters { [] }
    var backwardKernel: BinaryKernel { .siluBackward }

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let x = try a.tensor(0)
        return .tensor(x.dtype.isComplex ? try x.mul(try x.sigmoid()) : try apply(Silu(), Tensors(x)))
    }
    func inferOne(_ x: Tensors) throws(TensorError) -> TensorSpec { try inferFloat(x, "silu_cpu") }

    func curvature(_ x: Tensor) throws(TensorError) -> Tensor? {
        let s = try x.sigmoid(), t = try s.subtracted(from: 1)
        return try s.mul(t).mul(try x.mul(try s.mul(2).subtracted(from: 1)).add(2))
    }
}

struct Mish: ActivationOp, Operator {
    static let name = "Mish"
    static let schema = "mish(Tensor self) -> Tensor"
    static let doc = "x * tanh(log(1 + exp(x)))"
    static let variants: Variants = [.derivesInPlace]
    var kernel: UnaryKernel { .mish }
    var parameters: KernelParameters { [] }
    var backwardKernel: BinaryKernel { .mishBackward }

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try apply(Mish(), Tensors(try a.tensor(0)))) }
    func inferOne(_ x: Tensors) throws(TensorError) -> TensorSpec { try inferFloat(x, "mish_cpu") }

    func curvature(_ x: Tensor) throws(TensorError) -> Tensor? {
        let s = try x.sigmoid(), t = try apply(Softplus(beta: 1, threshold: 20), Tensors(x)).tanh()
        let d = try t.squared().subtracted(from: 1)
        let inner = try s.mul(try s.subtracted(from: 1)).sub(try t.mul(try s.squared()).mul(2))
        return try s.mul(d).mul(2).add(try x.mul(d).mul(inner))
    }
}

struct Hardtanh: ActivationOp, Operator {
    static let name = "Hardtanh"
    static let schema = "hardtanh(Tensor self, Scalar min_val=-1, Scalar max_val=1) -> Tensor"
    static let doc = "x held between `min_val` and `max_val`."
    static let variants: Variants = [.derivesInPlace]
    let low: Double
    let high: Double
    var kernel: UnaryKernel { .hardtanh }
    var parameters: KernelParameters { [low, high] }
    var backwardKernel: BinaryKernel { .hardtanhBackward }

    func inferOne(_ x: Tensors) throws(TensorError) -> TensorSpec {
        let a = x.required(0)
        if a.dtype == .bool { throw .notImplemented("Bool inputs not supported for hardtanh") }
        return TensorSpec(a.dtype, a.shape, strides: a.isContiguous ? nil : a.preservedStrides)
    }

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let x = try a.tensor(0)
        return .tensor(try apply(Hardtanh(low: try a.double(1), high: try a.double(2)), Tensors(x)))
    }

    func curvature(_ x: Tensor) throws(TensorError) -> Tensor? { nil }
}

struct Relu6: Operator {
    static let schema = "relu6(Tensor self) -> Tensor"
    static let doc = "x held between 0 and 6."
    static let variants: Variants = [.derivesInPlace]
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let x = try a.tensor(0)
        guard x.dtype != .bool else { throw notImplemented("hardtanh", for: .bool) }
        return .tensor(try apply(Hardtanh(low: 0, high: 6), Tensors(x)))
    }
}

struct Hardsigmoid: ActivationOp, Operator {
    static let name = "Hardsigmoid"
    static let schema = "hardsigmoid(Tensor self) -> Tensor"
    static let doc = "(x + 3) / 6 held between 0 and 1."
    static let variants: Variants = [.derivesInPlace]
    var kernel: UnaryKernel { .hardsigmoid }
    var parameters: KernelParameters { [] }
    var backwardKernel: BinaryKernel { .hardsigmoidBackward }

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try apply(Hardsigmoid(), Tensors(try a.tensor(0)))) }
    func inferOne(_ x: Tensors) throws(TensorError) -> TensorSpec { try inferFloat(x, "hardsigmoid_cpu") }
    func curvature(_ x: Tensor) throws(TensorError) -> Tensor? { nil }
}

struct Hardswish: ActivationOp, Operator {
    static let name = "Hardswish"
    static let schema = "hardswish(Tensor self) -> Tensor"
    static let doc = "x * hardsigmoid(x)"
    static let variants: Variants = [.derivesInPlace]
    var kernel: UnaryKernel { .hardswish }
    var parameters: KernelParameters { [] }
    var backwardKernel: BinaryKernel { .hardswishBackward }

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try apply(Hardswish(), Tensors(try a.tensor(0)))) }
    func inferOne(_ x: Tensors) throws(TensorError) -> TensorSpec { try inferFloat(x, "hardswish_cpu") }

    func curvature(_ x: Tensor) throws(TensorError) -> Tensor? {
        try x.abs().lt(try .number(3)).to(x.dtype).mul(.double(1.0 / 3))
    }
}

struct Softplus: ActivationOp, Operator {
    static let name = "Softplus"
    static let schema = "softplus(Tensor self, Scalar beta=1, Scalar threshold=20) -> Tensor"
    static let doc = "log(1 + exp(beta * x)) / beta, and x where `beta * x` > `threshold`."
    static let variants: Variants = .none
    let beta: Double
    let threshold: Double
    var kernel: UnaryKernel { .softplus }
    var parameters: KernelParameters { [beta, threshold] }
    var backwardKernel: BinaryKernel { .softplusBackward }

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try apply(Softplus(beta: try a.double(1), threshold: try a.double(2)), Tensors(try a.tensor(0))))
    }

    func inferOne(_ x: Tensors) throws(TensorError) -> TensorSpec { try inferFloat(x, "softplus_cpu") }

    func curvature(_ x: Tensor) throws(TensorError) -> Tensor? {
        let z = try x.mul(.double(beta)), s = try z.sigmoid()
        return try s.mul(try s.subtracted(from: 1)).mul(.double(beta)).kept(where: try z.le(try .number(.double(threshold))))
    }
}

struct LogSigmoid: ActivationOp, Operator {
    static let name = "LogSigmoid"
    static let schema = "log_sigmoid(Tensor self) -> Tensor"
    static let doc = "The logarithm of the sigmoid, without overflow."
    static let variants: Variants = .none
    var kernel: UnaryKernel { .logSigmoid }
    var parameters: KernelParameters { [] }
    var backwardKernel: BinaryKernel { .logSigmoidBackward }

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).logSigmoid()) }
    func inferOne(_ x: Tensors) throws(TensorError) -> TensorSpec { try inferFloat(x, "log_sigmoid_cpu") }

    func curvature(_ x: Tensor) throws(TensorError) -> Tensor? {
        let s = try x.sigmoid()
        return try s.mul(try s.sub(1))
    }
}

/// softshrink and hardshrink.
struct Shrink: ActivationOp {
    static let name = "Shrink"
    let lambda: Double
    let isSoft: Bool
    var kernel: UnaryKernel { isSoft ? .softshrink : .hardshrink }
    var parameters: KernelParameters { [lambda] }
    var backwardKernel: BinaryKernel { isSoft ? .softshrinkBackward : .hardshrinkBackward }
    func inferOne(_ x: Tensors) throws(TensorError) -> TensorSpec {
        guard !isSoft || lambda >= 0 else {
            throw .runtime("lambda must be greater or equal to 0, but found to be \(lambda)")
        }
        return try inferFloat(x, isSoft ? "softshrink_cpu" : "hardshrink_cpu")
    }

    func curvature(_ x: Tensor) throws(TensorError) -> Tensor? { nil }
}

struct Softshrink: Operator {
    static let schema = "softshrink(Tensor self, Scalar lambd=0.5) -> Tensor"
    static let doc = "x moved towards 0 by `lambd`; 0 where it would cross."
    static let variants: Variants = .none
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try apply(Shrink(lambda: try a.double(1), isSoft: true), Tensors(try a.tensor(0))))
    }
}

struct Hardshrink: Operator {
    static let schema = "hardshrink(Tensor self, Scalar lambd=0.5) -> Tensor"
    static let doc = "x, and 0 where |x| <= `lambd`."
    static let variants: Variants = .both
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try apply(Shrink(lambda: try a.double(1), isSoft: false), Tensors(try a.tensor(0))))
    }
}

struct Threshold: ActivationOp, Operator {
    static let name = "Threshold"
    static let schema = "threshold(Tensor self, Scalar threshold, Scalar value) -> Tensor"
    static let doc = "x where above `threshold`, else `value`."
    static let variants: Variants = [.function, .derivesInPlace]
    let limit: Double
    let value: Double
    var kernel: UnaryKernel { .threshold }
    var parameters: KernelParameters { [limit, value] }
    var backwardKernel: BinaryKernel { .thresholdBackward }

    func inferOne(_ x: Tensors) throws(TensorError) -> TensorSpec {
        let a = x.required(0)
        if a.dtype == .bool { throw notImplemented("threshold_cpu", for: .bool) }
        if a.dtype == .uint8 && value < 0 {
            throw .runtime("value cannot be converted to type uint8_t without overflow: got \(value)")
        }
        return TensorSpec(a.dtype, a.shape, strides: a.isContiguous ? nil : a.preservedStrides)
    }

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try apply(Threshold(limit: try a.double(1), value: try a.double(2)), Tensors(try a.tensor(0))))
    }

    func curvature(_ x: Tensor) throws(TensorError) -> Tensor? { nil }
}

/// Leaky relu with slopes drawn at random in training.
struct Rrelu: Operator {
    static let schema =
        "rrelu(Tensor self, Scalar lower=0.125, Scalar upper=0.3333333333333333, bool training=False, Generator? generator=None) -> Tensor"
    static let doc = "x where positive, else x times a slope drawn from [lower, upper] (in training) or their mean."
    static let variants: Variants = [.function, .derivesInPlace]
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let x = try a.tensor(0), lower = try a.double(1), upper = try a.double(2)
        guard lower <= upper else {
            throw .runtime("Lower bound should be less than or equal to the upper bound: got \(lower), \(upper)")
        }
        if !(try a.bool(3)) { return .tensor(try apply(LeakyRelu(slope: (lower + upper) / 2), Tensors(x))) }
        if !x.dtype.isFloat { throw notImplemented("rrelu_with_noise_out_cpu", for: x.dtype) }
        let noise = try Tensor(empty: x.shape, .float64), p = noise.pointer(Double.self)
        let values = try x.dense(.float64), v = values.pointer(Double.self)
        a.generator(4).with { g in
            for i in 0..<noise.numel { p[i] = v[i] <= 0 ? g.uniformDouble() * (upper - lower) + lower : 1 }
        }
        return .tensor(try x.mul(try noise.to(x.dtype)))
    }
}

extension Tensor {
    public func relu() throws(TensorError) -> Tensor { try apply(Relu(), Tensors(self)) }
    public func silu() throws(TensorError) -> Tensor { try apply(Silu(), Tensors(self)) }
    public func logSigmoid() throws(TensorError) -> Tensor { try apply(LogSigmoid(), Tensors(self)) }

    public func softplus(beta: Double = 1, threshold: Double = 20) throws(TensorError) -> Tensor {
        try apply(Softplus(beta: beta, threshold: threshold), Tensors(self))
    }

    public func elu(_ alpha: Double = 1, scale: Double = 1, inputScale: Double = 1) throws(TensorError) -> Tensor {
        try apply(Elu(alpha: alpha, scale: scale, inputScale: inputScale), Tensors(self))
    }

    /// `approximate` is "none" or "tanh".
    public func gelu(approximate: String = "none") throws(TensorError) -> Tensor {
        guard approximate == "none" || approximate == "tanh" else {
            throw .runtime("approximate argument must be either none or tanh, got '\(approximate)'")
        }
        return try apply(Gelu(usesTanh: approximate == "tanh"), Tensors(self))
    }
}

let activationOperators: [any Operator.Type] = [
    Relu.self, LeakyRelu.self, Elu.self, Selu.self, Celu.self, Gelu.self, Silu.self, Mish.self, Hardtanh.self, Relu6.self,
    Hardsigmoid.self, Hardswish.self, Softplus.self, LogSigmoid.self, Softshrink.self, Hardshrink.self, Threshold.self,
    Rrelu.self,
]
