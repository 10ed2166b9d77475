import SwiftGradKernelAPI

// Division with rounding, remainders, extremes and other functions of two tensors.

/// Integer division by zero is an error, not a trap.
func checkDivisor(_ a: Tensor, _ b: Tensor, _ dtype: DType, _ what: String) throws(TensorError) {
    if dtype == .bool { throw notImplemented(what, for: .bool) }
    guard dtype.isInteger, a.numel > 0 else { return }
    let d = try b.dense(.int64), p = d.pointer(Int64.self)
    for i in 0..<d.numel where p[i] == 0 { throw .runtime("ZeroDivisionError") }
}

enum RoundingMode: String {
    case floor, trunc

    init?(checking text: String?) throws(TensorError) {
        guard let text else { return nil }
        guard let mode = RoundingMode(rawValue: text) else {
            throw .runtime("div expected rounding_mode to be one of None, 'trunc', or 'floor' but found '\(text)'")
        }
        self = mode
    }
}

struct DivMode: BinaryOp, Operator {
    static let name = "Div"
    static let schema = "div.Tensor_mode(Tensor self, Tensor other, *, str? rounding_mode) -> Tensor"
    static let doc = "`self / other`, rounded towards zero (\"trunc\") or down (\"floor\"), in the promoted dtype; None: `div`."
    static let variants: Variants = .all
    static let promotesToFloat = false
    let mode: RoundingMode
    var kernel: BinaryKernel { mode == .floor ? .divFloor : .divTrunc }
    var parameters: KernelParameters { [] }

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).div(try a.tensor(1), roundingMode: a.optionalString(2)))
    }

    func check(_ a: Tensor, _ b: Tensor, _ dtype: DType) throws(TensorError) {
        try checkDivisor(a, b, dtype, mode == .floor ? "div_floor_cpu" : "div_trunc_cpu")
    }

    func saves(_ needs: NeedsMask) -> Saves { .none }

    func vjp(_ c: inout VJP) throws(TensorError) {
        for i in 0..<2 where c.needs(i) { c[i] = try Tensor.zeros(c.shape(i), c.dtype(i)) }
    }
}

struct FloorDivide: BinaryOp, Operator {
    static let name = "FloorDivide"
    static let schema = "floor_divide(Tensor self, Tensor other) -> Tensor"
    static let doc = "`self / other` rounded down, in the promoted dtype."
    static let variants: Variants = .all
    static let promotesToFloat = false
    var kernel: BinaryKernel { .divFloor }
    var parameters: KernelParameters { [] }

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try apply(FloorDivide(), Tensors(try a.tensor(0), try a.tensor(1))))
    }

    func check(_ a: Tensor, _ b: Tensor, _ dtype: DType) throws(TensorError) { try checkDivisor(a, b, dtype, "div_floor_cpu") }
    func saves(_ needs: NeedsMask) -> Saves { .none }
    func vjp(_ c: inout VJP) throws(TensorError) { throw noGradient("aten::floor_divide") }
}

struct Remainder: PlainBinary {
    static let name = "Remainder"
    static let schema = "remainder.Tensor(Tensor self, Tensor other) -> Tensor"
    static let doc = "`self - other * floor(self / other)`: Python's modulo, with the sign of `other`."
    static let promotesToFloat = false
    var kernel: BinaryKernel { .remainder }
    func check(_ a: Tensor, _ b: Tensor, _ dtype: DType) throws(TensorError) { try checkDivisor(a, b, dtype, "remainder_cpu") }
    func saves(_ needs: NeedsMask) -> Saves { needs[1] ? .inputs(2) : .none }
    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) { c[0] = try c.grad }
        if c.needs(1) { c[1] = try c.grad.mul(try c.input(0).div(try c.input(1), roundingMode: "floor")).neg() }
    }
}

struct Fmod: PlainBinary {
    static let name = "Fmod"
    static let schema = "fmod.Tensor(Tensor self, Tensor other) -> Tensor"
    static let doc = "`self - other * trunc(self / other)`: C's remainder, with the sign of `self`."
    static let promotesToFloat = false
    var kernel: BinaryKernel { .fmod }
    func check(_ a: Tensor, _ b: Tensor, _ dtype: DType) throws(TensorError) { try checkDivisor(a, b, dtype, "fmod_cpu") }
    func saves(_ needs: NeedsMask) -> Saves { needs[1] ? .inputs(2) : .none }
    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) { c[0] = try c.grad }
        if c.needs(1) { c[1] = try c.grad.mul(try c.input(0).div(try c.input(1), roundingMode: "trunc")).neg() }
    }
}

/// maximum and minimum: equal elements share the gradient.
protocol ExtremeOp: PlainBinary { static var isMaximum: Bool { get } }

extension ExtremeOp {
    static var promotesToFloat: Bool { false }
    static var variants: Variants { [.function, .method] }
    func check(_ a: Tensor, _ b: Tensor, _ dtype: DType) throws(TensorError) {}
    func saves(_ needs: NeedsMask) -> Saves { .inputs(2) }
    func vjp(_ c: inout VJP) throws(TensorError) {
        let a = try c.input(0), b = try c.input(1)
        let shared = try Tensor.where(try a.eq(b), try c.grad.mul(0.5), try c.grad)
        // Neither greater nor less (NaN): both get it.
        let aLoses = try Self.isMaximum ? a.lt(b) : a.gt(b), bLoses = try Self.isMaximum ? b.lt(a) : b.gt(a)
        if c.needs(0) { c[0] = try shared.kept(where: try aLoses.logicalNot()) }
        if c.needs(1) { c[1] = try shared.kept(where: try bLoses.logicalNot()) }
    }
}

struct Maximum: ExtremeOp {
    static let name = "Maximum"
    static let schema = "maximum(Tensor self, Tensor other) -> Tensor"
    static let doc = "The larger of the two elements; NaN wins."
    static let isMaximum = true
    var kernel: BinaryKernel { .maximum }
}

struct Minimum: ExtremeOp {
    static let name = "Minimum"
    static let schema = "minimum(Tensor self, Tensor other) -> Tensor"
    static let doc = "The smaller of the two elements; NaN wins."
    static let isMaximum = false
    var kernel: BinaryKernel { .minimum }
}

struct Fmax: PlainBinary {
    static let name = "Fmax"
    static let schema = "fmax(Tensor self, Tensor other) -> Tensor"
    static let doc = "The larger of the two elements; NaN loses."
    static let variants: Variants = [.function, .method]
    static let promotesToFloat = false
    var kernel: BinaryKernel { .fmax }
    func check(_ a: Tensor, _ b: Tensor, _ dtype: DType) throws(TensorError) {}
    func saves(_ needs: NeedsMask) -> Saves { .inputs(2) }
    func vjp(_ c: inout VJP) throws(TensorError) {
        let first = try c.input(0).ge(try c.input(1)).logicalOr(try c.input(1).isNaN())
        if c.needs(0) { c[0] = try c.grad.kept(where: first) }
        if c.needs(1) { c[1] = try c.grad.kept(where: try first.logicalNot()) }
    }
}

struct Fmin: PlainBinary {
    static let name = "Fmin"
    static let schema = "fmin(Tensor self, Tensor other) -> Tensor"
    static let doc = "The smaller of the two elements; NaN loses."
    static let variants: Variants = [.function, .method]
    static let promotesToFloat = false
    var kernel: BinaryKernel { .fmin }
    func check(_ a: Tensor, _ b: Tensor, _ dtype: DType) throws(TensorError) {}
    func saves(_ needs: NeedsMask) -> Saves { .inputs(2) }
    func vjp(_ c: inout VJP) throws(TensorError) {
        let first = try c.input(0).le(try c.input(1)).logicalOr(try c.input(1).isNaN())
        if c.needs(0) { c[0] = try c.grad.kept(where: first) }
        if c.needs(1) { c[1] = try c.grad.kept(where: try first.logicalNot()) }
    }
}

struct Hypot: PlainBinary {
    static let name = "Hypot"
    static let schema = "hypot(Tensor self, Tensor other) -> Tensor"
    static let doc = "sqrt(self^2 + other^2), without overflow."
    static let promotesToFloat = false
    var kernel: BinaryKernel { .hypot }
    func check(_ a: Tensor, _ b: Tensor, _ dtype: DType) throws(TensorError) {
        if !dtype.isFloat { throw notImplemented("hypot_cpu", for: dtype) }
    }

    func saves(_ needs: NeedsMask) -> Saves { [.inputs(2), .output(0)] }
    func vjp(_ c: inout VJP) throws(TensorError) {
        for i in 0..<2 where c.needs(i) { c[i] = try c.grad.mul(try c.input(i).div(try c.output())) }
    }
}

struct Copysign: PlainBinary {
    static let name = "Copysign"
    static let schema = "copysign.Tensor(Tensor self, Tensor other) -> Tensor"
    static let doc = "The size of `self` with the sign of `other`."
    static let promotesToFloat = true
    var kernel: BinaryKernel { .copysign }
    func check(_ a: Tensor, _ b: Tensor, _ dtype: DType) throws(TensorError) {}
    func saves(_ needs: NeedsMask) -> Saves { needs[0] ? [.input(0), .output(0)] : .none }
    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) {
            let ratio = try c.output().div(try c.input(0))
            c[0] = try c.grad.mul(try ratio.kept(where: try c.input(0).ne(try .number(0))))
        }
        if c.needs(1) { c[1] = try Tensor.zeros(c.shape(1), c.dtype(1)) }
    }
}

struct Logaddexp: PlainBinary {
    static let name = "Logaddexp"
    static let schema = "logaddexp(Tensor self, Tensor other) -> Tensor"
    static let doc = "log(exp(self) + exp(other)), without overflow."
    static let variants: Variants = [.function, .method]
    static let promotesToFloat = false
    var kernel: BinaryKernel { .logaddexp }
    func check(_ a: Tensor, _ b: Tensor, _ dtype: DType) throws(TensorError) {
        if !dtype.isFloat { throw notImplemented("logaddexp_cpu", for: dtype) }
    }

    func saves(_ needs: NeedsMask) -> Saves { .inputs(2) }
    func vjp(_ c: inout VJP) throws(TensorError) {
        let a = try c.input(0), b = try c.input(1)
        if c.needs(0) { c[0] = try c.grad.div(try b.sub(a).exp().add(1)) }
        if c.needs(1) { c[1] = try c.grad.div(try a.sub(b).exp().add(1)) }
    }
}

struct Logaddexp2: Operator {
    static let schema = "logaddexp2(Tensor self, Tensor other) -> Tensor"
    static let doc = "log2(2^self + 2^other), without overflow."
    static let variants: Variants = [.function, .method]

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let ln2 = Scalar.double(0.693_147_180_559_945_3)
        let x = try a.tensor(0), y = try a.tensor(1)
        let dtype = Promotion.of(x, y)
        if !dtype.isFloat { throw notImplemented("logaddexp2_cpu", for: dtype) }
        return .tensor(try apply(Logaddexp(), Tensors(try x.mul(ln2), try y.mul(ln2))).div(ln2))
    }
}

struct Xlogy: PlainBinary {
    static let name = "Xlogy"
    static let schema = "xlogy.Tensor(Tensor self, Tensor other) -> Tensor"
    static let doc = "`self * log(other)`, and 0 where `self` is 0 and `other` is not NaN."
    static let promotesToFloat = true
    var kernel: BinaryKernel { .xlogy }
    func check(_ a: Tensor, _ b: Tensor, _ dtype: DType) throws(TensorError) {}
    func saves(_ needs: NeedsMask) -> Saves { .inputs(2) }
    func vjp(_ c: inout VJP) throws(TensorError) {
        let a = try c.input(0), b = try c.input(1)
        if c.needs(0) {
            let none = try a.eq(try .number(0)).logicalAnd(try b.le(try .number(0)))
            c[0] = try apply(Xlogy(), Tensors(try c.grad, b)).kept(where: try none.logicalNot())
        }
        if c.needs(1) { c[1] = try c.grad.mul(a).div(b) }
    }
}

struct Nextafter: PlainBinary {
    static let name = "Nextafter"
    static let schema = "nextafter(Tensor self, Tensor other) -> Tensor"
    static let doc = "The next representable number after `self` towards `other`."
    static let promotesToFloat = false
    var kernel: BinaryKernel { .nextafter }
    func check(_ a: Tensor, _ b: Tensor, _ dtype: DType) throws(TensorError) {
        if dtype != .float32 && dtype != .float64 { throw notImplemented("nextafter_cpu", for: dtype) }
    }

    func saves(_ needs: NeedsMask) -> Saves { .inputs(2) }
    /// The step to the neighbour counts as constant.
    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) { c[0] = try c.grad.kept(where: try c.input(0).ne(try c.input(1))) }
        if c.needs(1) { c[1] = try Tensor.zeros(c.shape(1), c.dtype(1)) }
    }
}

struct Heaviside: Operator {
    static let schema = "heaviside(Tensor self, Tensor values) -> Tensor"
    static let doc = "0 below 0, 1 above, `values` at 0."
    static let variants: Variants = .all

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let x = try a.tensor(0), v = try a.tensor(1)
        guard x.dtype == v.dtype else {
            throw .runtime("heaviside is not yet implemented for tensors with different dtypes: got \(x.dtype) and \(v.dtype)")
        }
        let zero = try Tensor.number(0)
        return .tensor(
            try withoutGradient { () throws(TensorError) in try Tensor.where(try x.eq(zero), v, try x.gt(zero).to(x.dtype)) })
    }
}

/// The greatest common divisor, by Euclid; of 0 and 0: 0.
private func greatestCommonDivisor(_ a: Int64, _ b: Int64) -> Int64 {
    var x = a.magnitude, y = b.magnitude
    while y != 0 { (x, y) = (y, x % y) }
    return Int64(truncatingIfNeeded: x)
}

private func integerPairs(
    _ a: Tensor, _ b: Tensor, _ what: String, _ f: (Int64, Int64) -> Int64
) throws(TensorError) -> Tensor {
    let dtype = Promotion.of(a, b)
    guard dtype.isInteger else { throw notImplemented(what, for: dtype) }
    let shape = try broadcast(a.shape, b.shape)
    let x = try withoutGradient { () throws(TensorError) in try a.expand(shape).dense(.int64) }
    let y = try withoutGradient { () throws(TensorError) in try b.expand(shape).dense(.int64) }
    let out = try Tensor(empty: shape, .int64)
    let p = x.pointer(Int64.self), q = y.pointer(Int64.self), o = out.pointer(Int64.self)
    for i in 0..<out.numel { o[i] = f(p[i], q[i]) }
    return try out.to(dtype)
}

struct Gcd: Operator {
    static let schema = "gcd(Tensor self, Tensor other) -> Tensor"
    static let doc = "The greatest common divisor of two integers."
    static let variants: Variants = .all

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try integerPairs(try a.tensor(0), try a.tensor(1), "gcd_cpu", greatestCommonDivisor))
    }
}

struct Lcm: Operator {
    static let schema = "lcm(Tensor self, Tensor other) -> Tensor"
    static let doc = "The least common multiple of two integers."
    static let variants: Variants = .all

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try integerPairs(try a.tensor(0), try a.tensor(1), "lcm_cpu") { x, y in
                let g = greatestCommonDivisor(x, y)
                // g divides x; -1 would be the only divisor that can overflow, and g is never that.
                return g == 0 ? 0 : Int64(truncatingIfNeeded: ((x / max(g, 1)) &* y).magnitude)
            })
    }
}

struct Rsub: Operator {
    static let schema = "rsub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor"
    static let doc = "`other - alpha * self`."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(1).sub(try a.tensor(0), alpha: try a.scalar(2)))
    }
}

struct Multiply: Alias { typealias Original = Mul; static let alias = "multiply" }
struct Subtract: Alias { typealias Original = Sub; static let alias = "subtract" }
struct Divide: Alias { typealias Original = Div; static let alias = "divide" }
struct DivideMode: Alias { typealias Original = DivMode; static let alias = "divide" }
struct TrueDivide: Alias { typealias Original = Div; static let alias = "true_divide" }

extension Tensor {
    /// `self / other`, rounded as `roundingMode` says: nil, "trunc" or "floor".
    public func div(_ other: Tensor, roundingMode: String?) throws(TensorError) -> Tensor {
        guard let mode = try RoundingMode(checking: roundingMode) else { return try div(other) }
        return try apply(DivMode(mode: mode), Tensors(self, other))
    }

    public func remainder(_ other: Tensor) throws(TensorError) -> Tensor { try apply(Remainder(), Tensors(self, other)) }
    public func fmod(_ other: Tensor) throws(TensorError) -> Tensor { try apply(Fmod(), Tensors(self, other)) }
    public func maximum(_ other: Tensor) throws(TensorError) -> Tensor { try apply(Maximum(), Tensors(self, other)) }
    public func minimum(_ other: Tensor) throws(TensorError) -> Tensor { try apply(Minimum(), Tensors(self, other)) }
    public func xlogy(_ other: Tensor) throws(TensorError) -> Tensor { try apply(Xlogy(), Tensors(self, other)) }
}

let binaryMathOperators: [any Operator.Type] = [
    DivMode.self, FloorDivide.self, Remainder.self, Fmod.self, Maximum.self, Minimum.self, Fmax.self, Fmin.self, Hypot.self,
    Copysign.self, Logaddexp.self, Logaddexp2.self, Xlogy.self, Nextafter.self, Heaviside.self, Gcd.self, Lcm.self, Rsub.self,
    Multiply.self, Subtract.self, Divide.self, DivideMode.self, TrueDivide.self,
]
