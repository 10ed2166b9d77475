import SwiftGradKernelAPI

// Circular and hyperbolic functions and their inverses.

struct Sin: PlainUnary {
    static let name = "Sin"
    static let schema = "sin(Tensor self) -> Tensor"
    static let doc = "The sine."
    static let promotesToFloat = true
    var kernel: UnaryKernel { .sin }
    func saves(_ needs: NeedsMask) -> Saves { .input(0) }
    func vjp(_ c: inout VJP) throws(TensorError) { if c.needs(0) { c[0] = try c.grad.mul(try c.conjugate(0).cos()) } }
}

struct Cos: PlainUnary {
    static let name = "Cos"
    static let schema = "cos(Tensor self) -> Tensor"
    static let doc = "The cosine."
    static let promotesToFloat = true
    var kernel: UnaryKernel { .cos }
    func saves(_ needs: NeedsMask) -> Saves { .input(0) }
    func vjp(_ c: inout VJP) throws(TensorError) { if c.needs(0) { c[0] = try c.grad.mul(try c.conjugate(0).sin()).neg() } }
}

struct Tan: PlainUnary {
    static let name = "Tan"
    static let schema = "tan(Tensor self) -> Tensor"
    static let doc = "The tangent."
    static let promotesToFloat = true
    var kernel: UnaryKernel { .tan }
    func saves(_ needs: NeedsMask) -> Saves { .output(0) }
    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) { c[0] = try c.grad.mul(try c.conjugateOutput().squared().add(1)) }
    }
}

struct Asin: PlainUnary {
    static let name = "Asin"
    static let schema = "asin(Tensor self) -> Tensor"
    static let doc = "The inverse sine."
    static let promotesToFloat = true
    var kernel: UnaryKernel { .asin }
    func saves(_ needs: NeedsMask) -> Saves { .input(0) }
    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) { c[0] = try c.grad.mul(try c.conjugate(0).squared().subtracted(from: 1).rsqrt()) }
    }
}

struct Acos: PlainUnary {
    static let name = "Acos"
    static let schema = "acos(Tensor self) -> Tensor"
    static let doc = "The inverse cosine."
    static let promotesToFloat = true
    var kernel: UnaryKernel { .acos }
    func saves(_ needs: NeedsMask) -> Saves { .input(0) }
    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) { c[0] = try c.grad.mul(try c.conjugate(0).squared().subtracted(from: 1).rsqrt()).neg() }
    }
}

struct Atan: PlainUnary {
    static let name = "Atan"
    static let schema = "atan(Tensor self) -> Tensor"
    static let doc = "The inverse tangent."
    static let promotesToFloat = true
    var kernel: UnaryKernel { .atan }
    func saves(_ needs: NeedsMask) -> Saves { .input(0) }
    func vjp(_ c: inout VJP) throws(TensorError) { if c.needs(0) { c[0] = try c.grad.div(try c.conjugate(0).squared().add(1)) } }
}

struct Sinh: PlainUnary {
    static let name = "Sinh"
    static let schema = "sinh(Tensor self) -> Tensor"
    static let doc = "The hyperbolic sine."
    static let promotesToFloat = true
    var kernel: UnaryKernel { .sinh }
    func saves(_ needs: NeedsMask) -> Saves { .input(0) }
    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) { c[0] = try c.grad.mul(try apply(Cosh(), Tensors(try c.conjugate(0)))) }
    }
}

struct Cosh: PlainUnary {
    static let name = "Cosh"
    static let schema = "cosh(Tensor self) -> Tensor"
    static let doc = "The hyperbolic cosine."
    static let promotesToFloat = true
    var kernel: UnaryKernel { .cosh }
    func saves(_ needs: NeedsMask) -> Saves { .input(0) }
    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) { c[0] = try c.grad.mul(try apply(Sinh(), Tensors(try c.conjugate(0)))) }
    }
}

struct Tanh: PlainUnary {
    static let name = "Tanh"
    static let schema = "tanh(Tensor self) -> Tensor"
    static let doc = "The hyperbolic tangent."
    static let promotesToFloat = true
    var kernel: UnaryKernel { .tanh }
    func saves(_ needs: NeedsMask) -> Saves { .output(0) }
    func vjp(_ c: inout VJP) throws(TensorError) {
        guard c.needs(0) else { return }
        let g = try c.grad, y = try c.conjugateOutput()
        c[0] = y.dtype.isComplex ? try g.mul(try y.squared().subtracted(from: 1)) : try apply(TanhBackward(), Tensors(g, y))
    }
}

/// grad * (1 - y^2)
struct TanhBackward: PlainBinary {
    static let name = "TanhBackward"
    static let schema = "tanh_backward(Tensor grad_output, Tensor output) -> Tensor"
    static let doc = "The gradient of `tanh` from its result."
    static let variants: Variants = .none
    static let promotesToFloat = false
    var kernel: BinaryKernel { .tanhBackwardOut }
    func check(_ a: Tensor, _ b: Tensor, _ dtype: DType) throws(TensorError) {}
    func saves(_ needs: NeedsMask) -> Saves { .inputs(2) }
    func vjp(_ c: inout VJP) throws(TensorError) {
        let g = try c.grad, y = try c.input(1)
        if c.needs(0) { c[0] = try apply(TanhBackward(), Tensors(g, y)) }
        if c.needs(1) { c[1] = try g.mul(try c.conjugate(0)).mul(y).mul(-2) }
    }
}

struct Asinh: PlainUnary {
    static let name = "Asinh"
    static let schema = "asinh(Tensor self) -> Tensor"
    static let doc = "The inverse hyperbolic sine."
    static let promotesToFloat = true
    var kernel: UnaryKernel { .asinh }
    func saves(_ needs: NeedsMask) -> Saves { .input(0) }
    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) { c[0] = try c.grad.mul(try c.conjugate(0).squared().add(1).rsqrt()) }
    }
}

struct Acosh: PlainUnary {
    static let name = "Acosh"
    static let schema = "acosh(Tensor self) -> Tensor"
    static let doc = "The inverse hyperbolic cosine."
    static let promotesToFloat = true
    var kernel: UnaryKernel { .acosh }
    func saves(_ needs: NeedsMask) -> Saves { .input(0) }
    func vjp(_ c: inout VJP) throws(TensorError) {
        guard c.needs(0) else { return }
        let x = try c.conjugate(0)
        // Of complex numbers the roots of both factors: that of the product is on the wrong branch where the real part is negative.
        c[0] =
            x.dtype.isComplex
            ? try c.grad.mul(try x.sub(1).rsqrt()).mul(try x.add(1).rsqrt())
            : try c.grad.mul(try x.squared().sub(1).rsqrt())
    }
}

struct Atanh: PlainUnary {
    static let name = "Atanh"
    static let schema = "atanh(Tensor self) -> Tensor"
    static let doc = "The inverse hyperbolic tangent."
    static let promotesToFloat = true
    var kernel: UnaryKernel { .atanh }
    func saves(_ needs: NeedsMask) -> Saves { .input(0) }
    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) { c[0] = try c.grad.div(try c.conjugate(0).squared().subtracted(from: 1)) }
    }
}

/// The angle of the point (other, self).
struct Atan2: PlainBinary {
    static let name = "Atan2"
    static let schema = "atan2(Tensor self, Tensor other) -> Tensor"
    static let doc = "The angle of the point (x = `other`, y = `self`), in (-pi, pi]."
    static let promotesToFloat = true
    var kernel: BinaryKernel { .atan2 }
    func check(_ a: Tensor, _ b: Tensor, _ dtype: DType) throws(TensorError) {}
    func saves(_ needs: NeedsMask) -> Saves { .inputs(2) }
    func vjp(_ c: inout VJP) throws(TensorError) {
        let y = try c.conjugate(0), x = try c.input(1)
        let g = try c.grad.mul(try y.squared().add(try x.squared()).reciprocal())
        if c.needs(0) { c[0] = try g.mul(x) }
        if c.needs(1) { c[1] = try g.mul(y).neg() }
    }
}

struct Arcsin: Alias { typealias Original = Asin; static let alias = "arcsin" }
struct Arccos: Alias { typealias Original = Acos; static let alias = "arccos" }
struct Arctan: Alias { typealias Original = Atan; static let alias = "arctan" }
struct Arcsinh: Alias { typealias Original = Asinh; static let alias = "arcsinh" }
struct Arccosh: Alias { typealias Original = Acosh; static let alias = "arccosh" }
struct Arctanh: Alias { typealias Original = Atanh; static let alias = "arctanh" }
struct Arctan2: Alias { typealias Original = Atan2; static let alias = "arctan2" }

extension Tensor {
    public func sin() throws(TensorError) -> Tensor { try apply(Sin(), Tensors(self)) }
    public func cos() throws(TensorError) -> Tensor { try apply(Cos(), Tensors(self)) }
    public func tan() throws(TensorError) -> Tensor { try apply(Tan(), Tensors(self)) }
    public func tanh() throws(TensorError) -> Tensor { try apply(Tanh(), Tensors(self)) }
    public func atan2(_ other: Tensor) throws(TensorError) -> Tensor { try apply(Atan2(), Tensors(self, other)) }
}

let trigonometryOperators: [any Operator.Type] = [
    Sin.self, Cos.self, Tan.self, Asin.self, Acos.self, Atan.self, Sinh.self, Cosh.self, Tanh.self, TanhBackward.self, Asinh.self,
    Acosh.self, Atanh.self, Atan2.self, Arcsin.self, Arccos.self, Arctan.self, Arcsinh.self, Arccosh.self, Arctanh.self,
    Arctan2.self,
]
