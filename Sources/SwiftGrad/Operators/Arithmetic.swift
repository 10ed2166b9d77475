import CSwiftGrad
import SwiftGradKernelAPI

// + - * /, and what they need for their own gradients.

struct Add: BinaryOp, Operator {
    static let name = "Add"
    static let schema = "add.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor"
    static let doc = "`self + alpha * other`, element by element, broadcast and promoted."
    static let variants: Variants = .all
    static let promotesToFloat = false
    let alpha: Scalar
    var kernel: BinaryKernel { .add }
    var parameters: KernelParameters { KernelParameters(alpha.double, alpha.imaginary) }

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).add(try a.tensor(1), alpha: try a.scalar(2)))
    }

    func check(_ a: Tensor, _ b: Tensor, _ dtype: DType) throws(TensorError) { try checkAlpha(alpha, dtype) }
    func saves(_ needs: NeedsMask) -> Saves { .none }

    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) { c[0] = try c.grad }
        if c.needs(1) { c[1] = alpha.isOne ? try c.grad : try c.grad.mul(alpha.conjugate) }
    }
}

struct Sub: BinaryOp, Operator {
    static let name = "Sub"
    static let schema = "sub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor"
    static let doc = "`self - alpha * other`, element by element, broadcast and promoted."
    static let variants: Variants = .all
    static let promotesToFloat = false
    let alpha: Scalar
    var kernel: BinaryKernel { .sub }
    var parameters: KernelParameters { KernelParameters(alpha.double, alpha.imaginary) }

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).sub(try a.tensor(1), alpha: try a.scalar(2)))
    }

    func check(_ a: Tensor, _ b: Tensor, _ dtype: DType) throws(TensorError) {
        try checkAlpha(alpha, dtype)
        if a.dtype == .bool && b.dtype == .bool {
            throw .notImplemented(
                "Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` operator instead."
            )
        }
        if a.dtype == .bool || b.dtype == .bool {
            throw .notImplemented(
                "Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use the `~` or "
                    + "`logical_not()` operator instead.")
        }
    }

    func saves(_ needs: NeedsMask) -> Saves { .none }

    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) { c[0] = try c.grad }
        if c.needs(1) { c[1] = try c.grad.mul(alpha.isComplex ? alpha.conjugate.negated : .double(-alpha.double)) }
    }
}

private func checkAlpha(_ alpha: Scalar, _ dtype: DType) throws(TensorError) {
    if (alpha.isFloat || alpha.isComplex) && !dtype.isInexact {
        throw .runtime(
            "For integral input tensors, argument alpha must not be a floating point number: got \(alpha) for \(dtype)")
    }
    if alpha.isComplex && !dtype.isComplex {
        throw .runtime("For non-complex input tensors, argument alpha must not be a complex number: got \(alpha) for \(dtype)")
    }
    if alpha.isBool && dtype != .bool { throw .runtime("Boolean alpha only supported for Boolean results, got dtype \(dtype)") }
}

struct Mul: BinaryOp, Operator {
    static let name = "Mul"
    static let schema = "mul.Tensor(Tensor self, Tensor other) -> Tensor"
    static let doc = "`self * other`, element by element, broadcast and promoted."
    static let variants: Variants = .all
    static let promotesToFloat = false
    var kernel: BinaryKernel { .mul }
    var parameters: KernelParameters { [] }

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).mul(try a.tensor(1))) }
    func check(_ a: Tensor, _ b: Tensor, _ dtype: DType) throws(TensorError) {}

    func saves(_ needs: NeedsMask) -> Saves {
        var s: Saves = .none
        if needs[0] { s.insert(.input(1)) }
        if needs[1] { s.insert(.input(0)) }
        return s
    }

    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) { c[0] = try c.grad.mul(try c.conjugate(1)) }
        if c.needs(1) { c[1] = try c.grad.mul(try c.conjugate(0)) }
    }
}

struct Div: BinaryOp, Operator {
    static let name = "Div"
    static let schema = "div.Tensor(Tensor self, Tensor other) -> Tensor"
    static let doc = "`self / other`, element by element; integers are divided as floats."
    static let variants: Variants = .all
    static let promotesToFloat = true
    var kernel: BinaryKernel { .div }
    var parameters: KernelParameters { [] }

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).div(try a.tensor(1))) }
    func check(_ a: Tensor, _ b: Tensor, _ dtype: DType) throws(TensorError) {}
    func saves(_ needs: NeedsMask) -> Saves { needs[1] ? [.input(0), .input(1)] : .input(1) }

    func vjp(_ c: inout VJP) throws(TensorError) {
        let g = try c.grad.div(try c.conjugate(1))
        if c.needs(0) { c[0] = g }
        if c.needs(1) { c[1] = try g.mul(try c.conjugate(0)).div(try c.conjugate(1)).neg() }
    }
}

struct Neg: UnaryOp, Operator {
    static let name = "Neg"
    static let schema = "neg(Tensor self) -> Tensor"
    static let doc = "`-self`."
    static let variants: Variants = .all
    static let promotesToFloat = false
    var kernel: UnaryKernel { .neg }
    var parameters: KernelParameters { [] }

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let x = try a.tensor(0)
        if x.dtype == .bool {
            throw .notImplemented(
                "Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, use the `~` or "
                    + "`logical_not()` operator instead.")
        }
        return .tensor(try x.neg())
    }

    func saves(_ needs: NeedsMask) -> Saves { .none }
    func vjp(_ c: inout VJP) throws(TensorError) { if c.needs(0) { c[0] = try c.grad.neg() } }
}

extension Tensor {
    public func add(_ other: Tensor, alpha: Scalar = 1) throws(TensorError) -> Tensor {
        try apply(Add(alpha: alpha), self, other)
    }

    public func sub(_ other: Tensor, alpha: Scalar = 1) throws(TensorError) -> Tensor {
        try apply(Sub(alpha: alpha), self, other)
    }

    public func mul(_ other: Tensor) throws(TensorError) -> Tensor { try apply(Mul(), self, other) }
    public func div(_ other: Tensor) throws(TensorError) -> Tensor { try apply(Div(), self, other) }
    public func neg() throws(TensorError) -> Tensor { try apply(Neg(), self) }

    public func add(_ s: Scalar) throws(TensorError) -> Tensor { try add(try .number(s)) }
    public func sub(_ s: Scalar) throws(TensorError) -> Tensor { try sub(try .number(s)) }
    public func mul(_ s: Scalar) throws(TensorError) -> Tensor { try mul(try .number(s)) }
    public func div(_ s: Scalar) throws(TensorError) -> Tensor { try div(try .number(s)) }

    /// Adds into this tensor's memory, without autograd.
    func addInPlace(_ other: Tensor) throws(TensorError) -> Tensor {
        let before = GradMode.isEnabled
        GradMode.isEnabled = false
        defer { GradMode.isEnabled = before }
        try runBinary(.add, self, other, into: self, [1])
        bumpVersion()
        if sg_this_thread().pointee.recorder != nil { record(Add(alpha: 1), Tensors(self, other), over: self) }
        return self
    }
}

let arithmeticOperators: [any Operator.Type] = [Add.self, Sub.self, Mul.self, Div.self, Neg.self]
