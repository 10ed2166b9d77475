import SwiftGradKernelAPI

// Absolute values, signs and rounding.

struct Abs: PlainUnary {
    static let name = "Abs"
    static let schema = "abs(Tensor self) -> Tensor"
    static let doc = "The absolute value; of complex numbers a real one."
    static let promotesToFloat = false
    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).abs()) }
    var kernel: UnaryKernel { .abs }
    func resultDType(_ a: Tensor) throws(TensorError) -> DType {
        if a.dtype == .bool { throw notImplemented("abs_cpu", for: .bool) }
        return a.dtype
    }

    func saves(_ needs: NeedsMask) -> Saves { .input(0) }
    func vjp(_ c: inout VJP) throws(TensorError) { if c.needs(0) { c[0] = try c.grad.mul(try c.input(0).sign()) } }
}

struct Sign: PlainUnary {
    static let name = "Sign"
    static let schema = "sign(Tensor self) -> Tensor"
    static let doc = "-1, 0 or 1."
    static let promotesToFloat = false
    var kernel: UnaryKernel { .sign }
    let isComplex: Bool
    init() { isComplex = false }
    init(isComplex: Bool) { self.isComplex = isComplex }
    func saves(_ needs: NeedsMask) -> Saves { isComplex ? [.input(0), .output(0)] : .none }

    /// Of complex numbers only the part across the direction counts: (g - s Re(conj(s) g)) / |z|, and 0 at 0.
    func vjp(_ c: inout VJP) throws(TensorError) {
        guard c.needs(0) else { return }
        let g = try c.grad
        guard isComplex else { return c[0] = try g.zerosAlike() }
        let s = try c.output(), r = try c.input(0).abs()
        let isZero = try r.detached().eq(try .number(0))
        let across = try g.sub(try s.mul(try s.conj().mul(g).real()))
        c[0] = try across.div(try r.maskedFill(isZero, 1)).maskedFill(isZero, 0)
    }
}

struct Positive: Operator {
    static let schema = "positive(Tensor(a) self) -> Tensor(a)"
    static let doc = "`self` itself."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let x = try a.tensor(0)
        if x.dtype == .bool { throw .notImplemented("The `+` operator, on a bool tensor is not supported.") }
        return .tensor(x)
    }
}

/// Rounding functions leave integers as they are; bools have none.
protocol RoundingOp: PlainUnary {}

extension RoundingOp {
    static var promotesToFloat: Bool { false }
    func resultDType(_ a: Tensor) throws(TensorError) -> DType {
        if a.dtype == .bool { throw notImplemented("\(Self.schema.prefix { $0 != "(" })_vml_cpu", for: .bool) }
        return a.dtype
    }
}

struct Floor: RoundingOp {
    static let name = "Floor"
    static let schema = "floor(Tensor self) -> Tensor"
    static let doc = "The largest integer not above each element."
    var kernel: UnaryKernel { .floor }
    func saves(_ needs: NeedsMask) -> Saves { .none }
    func vjp(_ c: inout VJP) throws(TensorError) { if c.needs(0) { c[0] = try c.grad.zerosAlike() } }
}

struct Ceil: RoundingOp {
    static let name = "Ceil"
    static let schema = "ceil(Tensor self) -> Tensor"
    static let doc = "The smallest integer not below each element."
    var kernel: UnaryKernel { .ceil }
    func saves(_ needs: NeedsMask) -> Saves { .none }
    func vjp(_ c: inout VJP) throws(TensorError) { if c.needs(0) { c[0] = try c.grad.zerosAlike() } }
}

struct Trunc: RoundingOp {
    static let name = "Trunc"
    static let schema = "trunc(Tensor self) -> Tensor"
    static let doc = "The integer part."
    var kernel: UnaryKernel { .trunc }
    func saves(_ needs: NeedsMask) -> Saves { .none }
    func vjp(_ c: inout VJP) throws(TensorError) { if c.needs(0) { c[0] = try c.grad.zerosAlike() } }
}

struct Round: RoundingOp {
    static let name = "Round"
    static let schema = "round(Tensor self) -> Tensor"
    static let doc = "The nearest integer, halves to the even one."
    var kernel: UnaryKernel { .round }
    func saves(_ needs: NeedsMask) -> Saves { .none }
    func vjp(_ c: inout VJP) throws(TensorError) { if c.needs(0) { c[0] = try c.grad.zerosAlike() } }
}

struct RoundDecimals: UnaryOp, Operator {
    static let name = "Round"
    static let schema = "round.decimals(Tensor self, *, int decimals) -> Tensor"
    static let doc = "The nearest multiple of 10 to the power -`decimals`."
    static let variants: Variants = .all
    static let promotesToFloat = false
    let decimals: Int
    var kernel: UnaryKernel { decimals == 0 ? .round : .roundDecimals }
    var parameters: KernelParameters { [Double(decimals)] }

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let x = try a.tensor(0)
        if !x.dtype.isFloat { throw notImplemented("round_vml_cpu", for: x.dtype) }
        return .tensor(try apply(RoundDecimals(decimals: try a.int(1)), Tensors(x)))
    }

    func saves(_ needs: NeedsMask) -> Saves { .none }
    func vjp(_ c: inout VJP) throws(TensorError) { if c.needs(0) { c[0] = try c.grad.zerosAlike() } }
}

struct Frac: RoundingOp {
    static let name = "Frac"
    static let schema = "frac(Tensor self) -> Tensor"
    static let doc = "What `trunc` takes away."
    var kernel: UnaryKernel { .frac }
    func resultDType(_ a: Tensor) throws(TensorError) -> DType {
        if !a.dtype.isFloat { throw notImplemented("frac_cpu", for: a.dtype) }
        return a.dtype
    }

    func saves(_ needs: NeedsMask) -> Saves { .none }
    func vjp(_ c: inout VJP) throws(TensorError) { if c.needs(0) { c[0] = try c.grad } }
}

struct Absolute: Alias { typealias Original = Abs; static let alias = "absolute" }
struct Fix: Alias { typealias Original = Trunc; static let alias = "fix" }
struct Negative: Alias { typealias Original = Neg; static let alias = "negative" }

extension Tensor {
    public func abs() throws(TensorError) -> Tensor {
        dtype.isComplex ? try apply1(ComplexAbs(), Tensors(self)) : try apply(Abs(), Tensors(self))
    }
    public func sign() throws(TensorError) -> Tensor { try apply(Sign(isComplex: dtype.isComplex), Tensors(self)) }
    public func floor() throws(TensorError) -> Tensor { try apply(Floor(), Tensors(self)) }
    public func ceil() throws(TensorError) -> Tensor { try apply(Ceil(), Tensors(self)) }
    public func trunc() throws(TensorError) -> Tensor { try apply(Trunc(), Tensors(self)) }
    public func round() throws(TensorError) -> Tensor { try apply(Round(), Tensors(self)) }
}

let roundingOperators: [any Operator.Type] = [
    Abs.self, Sign.self, Positive.self, Floor.self, Ceil.self, Trunc.self, Round.self, RoundDecimals.self, Frac.self,
    Absolute.self,
    Fix.self, Negative.self,
]
