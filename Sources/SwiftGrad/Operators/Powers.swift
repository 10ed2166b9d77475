import SwiftGradKernelAPI

// Powers.

/// `self ** exponent` with a number as the exponent, in a float dtype.
struct PowScalar: UnaryOp {
    static let name = "Pow"
    static let promotesToFloat = false
    let exponent: Scalar
    let dtype: DType
    var kernel: UnaryKernel { .powScalar }
    var parameters: KernelParameters { KernelParameters(exponent.double, exponent.imaginary) }

    func resultDType(_ a: Tensor) -> DType { dtype }

    func saves(_ needs: NeedsMask) -> Saves { .input(0) }

    func vjp(_ c: inout VJP) throws(TensorError) {
        guard c.needs(0) else { return }
        if case .complex(let re, let im) = exponent {
            let power = try c.conjugate(0).pow(.complex(re - 1, -im)).mul(.complex(re, -im))
            return c[0] = try c.grad.mul(power)
        }
        if exponent.double == 0 { return c[0] = try c.grad.zerosAlike() }
        let below: Scalar = if case .int(let i) = exponent { .int(i &- 1) } else { .double(exponent.double - 1) }
        let x = try c.conjugate(0)
        let power = exponent.double == 2 ? x : try x.pow(below)
        c[0] = try c.grad.mul(try power.mul(.double(exponent.double)))
    }
}

struct Pow: BinaryOp, Operator {
    static let name = "Pow"
    static let schema = "pow.Tensor_Tensor(Tensor self, Tensor exponent) -> Tensor"
    static let doc =
        "`self` to the power `exponent`, broadcast and promoted. Integers cannot have a negative number as the exponent."
    static let variants: Variants = .all
    static let promotesToFloat = false
    var kernel: BinaryKernel { .pow }
    var parameters: KernelParameters { [] }

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).pow(try a.tensor(1))) }

    func check(_ a: Tensor, _ b: Tensor, _ dtype: DType) throws(TensorError) {
        if dtype == .bool { throw notImplemented("pow", for: .bool) }
        if dtype.isInteger, b.isWrappedNumber, b.firstScalar.int < 0 {
            throw .runtime("Integers to negative integer powers are not allowed.")
        }
    }

    func saves(_ needs: NeedsMask) -> Saves { needs[1] ? [.inputs(2), .output(0)] : .inputs(2) }

    func vjp(_ c: inout VJP) throws(TensorError) {
        let dtype = try c.grad.dtype, zero = try Tensor.number(0)
        let x = try c.input(0).operand(dtype), e = try c.input(1).operand(dtype)
        if c.needs(0) {
            let slope = try e.mul(try x.pow(try e.sub(1)))
            c[0] = try c.grad.mul(try slope.conj()).kept(where: try e.ne(zero))
        }
        if c.needs(1) {
            // 0 to a power that is not negative stays 0 nearby.
            let flat = try x.eq(zero).logicalAnd(try e.real().ge(zero))
            c[1] = try c.grad.mul(try c.output().mul(try x.log()).conj()).kept(where: try flat.logicalNot())
        }
    }
}

struct LoadExponent: Operator {
    static let schema = "ldexp.Tensor(Tensor self, Tensor other) -> Tensor"
    static let doc = "`self * 2 ** other`, in a float dtype."
    static let variants: Variants = .all

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let x = try a.tensor(0), e = try a.tensor(1)
        if e.dtype == .bool, x.dtype == .float32 || x.dtype == .float64 { throw notImplemented("ldexp_cpu", for: .bool) }
        let power = try Tensor.number(.double(2)).pow(x.dtype.isFloat && !e.dtype.isFloat ? try e.to(x.dtype) : e)
        return .tensor(try x.mul(power))
    }
}

struct FloatPower: Operator {
    static let schema = "float_power.Tensor_Tensor(Tensor self, Tensor exponent) -> Tensor"
    static let doc = "`self` to the power `exponent`, in float64 (complex128)."
    static let variants: Variants = .all

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try wide(try a.tensor(0), try a.tensor(1)))
    }

    private static func wide(_ x: Tensor, _ e: Tensor) throws(TensorError) -> Tensor {
        let dtype: DType = x.dtype.isComplex || e.dtype.isComplex ? .complex128 : .float64
        return try e.isWrappedNumber ? x.to(dtype).pow(e.firstScalar) : x.to(dtype).pow(try e.to(dtype))
    }
}

extension Tensor {
    /// `self ** exponent`
    public func pow(_ exponent: Tensor) throws(TensorError) -> Tensor {
        if exponent.isWrappedNumber && !isWrappedNumber {
            let dtype = Promotion.of(self, exponent)
            if dtype == .bool { return try exponent.firstScalar.int == 0 ? fullAlike(1) : clone() }
            if dtype.isInexact {
                return try apply(PowScalar(exponent: exponent.firstScalar, dtype: dtype), Tensors(self))
            }
        }
        return try apply(Pow(), Tensors(self, exponent))
    }

    public func pow(_ exponent: Scalar) throws(TensorError) -> Tensor { try pow(try .number(exponent)) }
}

let powerOperators: [any Operator.Type] = [Pow.self, LoadExponent.self, FloatPower.self]
