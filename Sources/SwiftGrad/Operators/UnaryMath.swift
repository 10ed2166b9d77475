import SwiftGradKernelAPI

// Exponentials, logarithms, roots and special functions.

struct Exp: PlainUnary {
    static let name = "Exp"
    static let schema = "exp(Tensor self) -> Tensor"
    static let doc = "e to the power `self`."
    static let promotesToFloat = true
    var kernel: UnaryKernel { .exp }
    func saves(_ needs: NeedsMask) -> Saves { .output(0) }
    func vjp(_ c: inout VJP) throws(TensorError) { if c.needs(0) { c[0] = try c.grad.mul(try c.conjugateOutput()) } }
}

struct Exp2: PlainUnary {
    static let name = "Exp2"
    static let schema = "exp2(Tensor self) -> Tensor"
    static let doc = "2 to the power `self`."
    static let promotesToFloat = true
    var kernel: UnaryKernel { .exp2 }
    func saves(_ needs: NeedsMask) -> Saves { .output(0) }
    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) { c[0] = try c.grad.mul(try c.conjugateOutput()).mul(.double(0.693_147_180_559_945_3)) }
    }
}

struct Expm1: PlainUnary {
    static let name = "Expm1"
    static let schema = "expm1(Tensor self) -> Tensor"
    static let doc = "e to the power `self`, minus 1; exact near 0."
    static let promotesToFloat = true
    var kernel: UnaryKernel { .expm1 }
    func saves(_ needs: NeedsMask) -> Saves { .output(0) }
    func vjp(_ c: inout VJP) throws(TensorError) { if c.needs(0) { c[0] = try c.grad.mul(try c.conjugateOutput().add(1)) } }
}

struct Log: PlainUnary {
    static let name = "Log"
    static let schema = "log(Tensor self) -> Tensor"
    static let doc = "The natural logarithm."
    static let promotesToFloat = true
    var kernel: UnaryKernel { .log }
    func saves(_ needs: NeedsMask) -> Saves { .input(0) }
    func vjp(_ c: inout VJP) throws(TensorError) { if c.needs(0) { c[0] = try c.grad.div(try c.conjugate(0)) } }
}

struct Log2: PlainUnary {
    static let name = "Log2"
    static let schema = "log2(Tensor self) -> Tensor"
    static let doc = "The logarithm to base 2."
    static let promotesToFloat = true
    var kernel: UnaryKernel { .log2 }
    func saves(_ needs: NeedsMask) -> Saves { .input(0) }
    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) { c[0] = try c.grad.div(try c.conjugate(0).mul(.double(0.693_147_180_559_945_3))) }
    }
}

struct Log10: PlainUnary {
    static let name = "Log10"
    static let schema = "log10(Tensor self) -> Tensor"
    static let doc = "The logarithm to base 10."
    static let promotesToFloat = true
    var kernel: UnaryKernel { .log10 }
    func saves(_ needs: NeedsMask) -> Saves { .input(0) }
    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) { c[0] = try c.grad.div(try c.conjugate(0).mul(.double(2.302_585_092_994_045_7))) }
    }
}

struct Log1p: PlainUnary {
    static let name = "Log1P"
    static let schema = "log1p(Tensor self) -> Tensor"
    static let doc = "The natural logarithm of 1 + `self`; exact near 0."
    static let promotesToFloat = true
    var kernel: UnaryKernel { .log1p }
    func saves(_ needs: NeedsMask) -> Saves { .input(0) }
    func vjp(_ c: inout VJP) throws(TensorError) { if c.needs(0) { c[0] = try c.grad.div(try c.conjugate(0).add(1)) } }
}

struct Sqrt: PlainUnary {
    static let name = "Sqrt"
    static let schema = "sqrt(Tensor self) -> Tensor"
    static let doc = "The square root."
    static let promotesToFloat = true
    var kernel: UnaryKernel { .sqrt }
    func saves(_ needs: NeedsMask) -> Saves { .output(0) }
    func vjp(_ c: inout VJP) throws(TensorError) { if c.needs(0) { c[0] = try c.grad.div(try c.conjugateOutput().mul(2)) } }
}

struct Rsqrt: PlainUnary {
    static let name = "Rsqrt"
    static let schema = "rsqrt(Tensor self) -> Tensor"
    static let doc = "1 over the square root."
    static let promotesToFloat = true
    var kernel: UnaryKernel { .rsqrt }
    func saves(_ needs: NeedsMask) -> Saves { .output(0) }
    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) { c[0] = try c.grad.mul(try c.conjugateOutput().pow(3)).mul(-0.5) }
    }
}

struct Reciprocal: PlainUnary {
    static let name = "Reciprocal"
    static let schema = "reciprocal(Tensor self) -> Tensor"
    static let doc = "1 / `self`."
    static let promotesToFloat = true
    var kernel: UnaryKernel { .reciprocal }
    func saves(_ needs: NeedsMask) -> Saves { .output(0) }
    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) { c[0] = try c.grad.mul(try c.conjugateOutput().squared()).neg() }
    }
}

struct Erf: PlainUnary {
    static let name = "Erf"
    static let schema = "erf(Tensor self) -> Tensor"
    static let doc = "The error function."
    static let promotesToFloat = true
    var kernel: UnaryKernel { .erf }
    func saves(_ needs: NeedsMask) -> Saves { .input(0) }
    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) { c[0] = try c.grad.mul(try c.conjugate(0).squared().neg().exp()).mul(.double(1.128_379_167_095_512_6)) }
    }
}

struct Erfc: PlainUnary {
    static let name = "Erfc"
    static let schema = "erfc(Tensor self) -> Tensor"
    static let doc = "1 minus the error function; exact for large arguments."
    static let promotesToFloat = true
    var kernel: UnaryKernel { .erfc }
    func saves(_ needs: NeedsMask) -> Saves { .input(0) }
    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) { c[0] = try c.grad.mul(try c.conjugate(0).squared().neg().exp()).mul(.double(-1.128_379_167_095_512_6)) }
    }
}

struct Erfinv: PlainUnary {
    static let name = "Erfinv"
    static let schema = "erfinv(Tensor self) -> Tensor"
    static let doc = "The inverse of the error function."
    static let promotesToFloat = true
    var kernel: UnaryKernel { .erfinv }
    func saves(_ needs: NeedsMask) -> Saves { .output(0) }
    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) { c[0] = try c.grad.mul(try c.conjugateOutput().squared().exp()).mul(.double(0.886_226_925_452_758)) }
    }
}

struct Lgamma: PlainUnary {
    static let name = "Lgamma"
    static let schema = "lgamma(Tensor self) -> Tensor"
    static let doc = "The logarithm of the absolute value of the gamma function."
    static let promotesToFloat = true
    var kernel: UnaryKernel { .lgamma }
    func saves(_ needs: NeedsMask) -> Saves { .input(0) }
    func vjp(_ c: inout VJP) throws(TensorError) { if c.needs(0) { c[0] = try c.grad.mul(try c.conjugate(0).digamma()) } }
}

struct Digamma: PlainUnary {
    static let name = "Digamma"
    static let schema = "digamma(Tensor self) -> Tensor"
    static let doc = "The derivative of `lgamma`."
    static let promotesToFloat = true
    var kernel: UnaryKernel { .digamma }
    func saves(_ needs: NeedsMask) -> Saves { .input(0) }
    func vjp(_ c: inout VJP) throws(TensorError) { if c.needs(0) { c[0] = try c.grad.mul(try c.conjugate(0).trigamma()) } }
}

struct Sigmoid: PlainUnary {
    static let name = "Sigmoid"
    static let schema = "sigmoid(Tensor self) -> Tensor"
    static let doc = "1 / (1 + exp(-`self`))."
    static let promotesToFloat = true
    var kernel: UnaryKernel { .sigmoid }
    func saves(_ needs: NeedsMask) -> Saves { .output(0) }
    func vjp(_ c: inout VJP) throws(TensorError) {
        guard c.needs(0) else { return }
        let g = try c.grad, y = try c.conjugateOutput()
        c[0] =
            y.dtype.isComplex
            ? try g.mul(try y.mul(try y.subtracted(from: 1))) : try apply(SigmoidBackward(), Tensors(g, y))
    }
}

/// grad * (1 - y) * y
struct SigmoidBackward: PlainBinary {
    static let name = "SigmoidBackward"
    static let schema = "sigmoid_backward(Tensor grad_output, Tensor output) -> Tensor"
    static let doc = "The gradient of `sigmoid` from its result."
    static let variants: Variants = .none
    static let promotesToFloat = false
    var kernel: BinaryKernel { .sigmoidBackwardOut }
    func check(_ a: Tensor, _ b: Tensor, _ dtype: DType) throws(TensorError) {}
    func saves(_ needs: NeedsMask) -> Saves { .inputs(2) }
    func vjp(_ c: inout VJP) throws(TensorError) {
        let g = try c.grad, y = try c.input(1)
        if c.needs(0) { c[0] = try apply(SigmoidBackward(), Tensors(g, y)) }
        if c.needs(1) { c[1] = try g.mul(try c.conjugate(0)).mul(try y.mul(2).subtracted(from: 1)) }
    }
}

struct Logit: Operator {
    static let schema = "logit(Tensor self, float? eps=None) -> Tensor"
    static let doc = "log(x / (1 - x)), x being `self` clamped to [eps, 1 - eps] where `eps` is given."
    static let variants: Variants = .all

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).logit(eps: a.optionalDouble(1))) }
}

struct Sinc: Operator {
    static let schema = "sinc(Tensor self) -> Tensor"
    static let doc = "sin(pi x) / (pi x), and 1 at 0."
    static let variants: Variants = .all

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).sinc()) }
}

struct Square: Operator {
    static let schema = "square(Tensor self) -> Tensor"
    static let doc = "`self * self`."
    static let variants: Variants = .all

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).pow(2)) }
}

struct Deg2rad: Operator {
    static let schema = "deg2rad(Tensor self) -> Tensor"
    static let doc = "Degrees to radians."
    static let variants: Variants = .all

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).mul(.double(Double.pi / 180))) }
}

struct Rad2deg: Operator {
    static let schema = "rad2deg(Tensor self) -> Tensor"
    static let doc = "Radians to degrees."
    static let variants: Variants = .all

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).mul(.double(180 / Double.pi))) }
}

extension Tensor {
    public func exp() throws(TensorError) -> Tensor { try apply(Exp(), Tensors(self)) }
    public func expm1() throws(TensorError) -> Tensor { try apply(Expm1(), Tensors(self)) }
    public func log() throws(TensorError) -> Tensor { try apply(Log(), Tensors(self)) }
    public func log1p() throws(TensorError) -> Tensor { try apply(Log1p(), Tensors(self)) }
    public func sqrt() throws(TensorError) -> Tensor { try apply(Sqrt(), Tensors(self)) }
    public func rsqrt() throws(TensorError) -> Tensor { try apply(Rsqrt(), Tensors(self)) }
    public func reciprocal() throws(TensorError) -> Tensor { try apply(Reciprocal(), Tensors(self)) }
    public func erf() throws(TensorError) -> Tensor { try apply(Erf(), Tensors(self)) }
    public func digamma() throws(TensorError) -> Tensor { try apply(Digamma(), Tensors(self)) }
    public func lgamma() throws(TensorError) -> Tensor { try apply(Lgamma(), Tensors(self)) }
    public func sigmoid() throws(TensorError) -> Tensor { try apply(Sigmoid(), Tensors(self)) }

    /// log(x / (1 - x)) of this tensor, clamped to [eps, 1 - eps] where `eps` is given.
    public func logit(eps: Double? = nil) throws(TensorError) -> Tensor {
        var x = try to(dtype.floating)
        if let eps { x = try x.clamp(min: .double(eps), max: .double(1 - eps)) }
        return try x.div(try x.subtracted(from: 1)).log()
    }

    /// sin(pi x) / (pi x), and 1 at 0.
    public func sinc() throws(TensorError) -> Tensor {
        let x = try mul(.double(Double.pi))
        let zero = try x.eq(try .number(0))
        let safe = try Tensor.where(zero, try .number(1), x)
        return try Tensor.where(zero, try .number(1), try safe.sin().div(safe))
    }

    /// The derivative of digamma: sum of 1 / (x + k)^2. Reflected below 1/2, shifted by 8, then the asymptotic series of Abramowitz and
    /// Stegun 6.4.12.
    func trigamma() throws(TensorError) -> Tensor {
        if dtype.isHalf { return try to(.float32).trigamma().to(dtype) }
        let low = try lt(try .number(.double(0.5)))
        let x = try Tensor.where(low, try subtracted(from: 1), self)
        var sum = try x.squared().reciprocal()
        for k in 1..<8 { sum = try sum.add(try x.add(.int(k)).squared().reciprocal()) }
        let z = try x.add(8).reciprocal(), z2 = try z.squared()
        var series = try z2.mul(.double(5.0 / 66)).sub(.double(1.0 / 30))
        for b in [1.0 / 42, -1.0 / 30, 1.0 / 6] { series = try series.mul(z2).add(.double(b)) }
        let tail = try z.add(try z2.mul(0.5)).add(try series.mul(z2).mul(z))
        sum = try sum.add(tail)
        let sine = try mul(.double(Double.pi)).sin()
        let reflected = try sine.squared().dividing(.double(Double.pi * Double.pi)).sub(sum)
        return try Tensor.where(low, reflected, sum)
    }
}

let unaryMathOperators: [any Operator.Type] = [
    Exp.self, Exp2.self, Expm1.self, Log.self, Log2.self, Log10.self, Log1p.self, Sqrt.self, Rsqrt.self, Reciprocal.self,
    Erf.self,
    Erfc.self, Erfinv.self, Lgamma.self, Digamma.self, Sigmoid.self, SigmoidBackward.self, Logit.self, Sinc.self, Square.self,
    Deg2rad.self, Rad2deg.self,
]
