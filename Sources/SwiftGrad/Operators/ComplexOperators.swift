import SwiftGradKernelAPI

// Complex tensors: their parts as views, conjugates, and how they are made of real ones. Conjugation is done at once: there is no lazy
// conjugate bit, so `is_conj()` is always false and `resolve_conj()` gives the tensor itself.
//
// Gradients follow PyTorch's convention: the gradient of a real loss L with respect to z = x + iy is dL/dx + i dL/dy, so that the gradient
// of a holomorphic f is grad * conj(f').

/// The real (0) or imaginary (1) part as a view.
struct PartView: ViewOp {
    static var name: String { "Real" }
    let index: Int

    func view(_ x: Tensor) throws(TensorError) -> (shape: Shape, strides: Shape, offset: Int) {
        let p = x.part(index)
        return (p.shape, p.strides, p.offset)
    }

    func vjp(_ c: inout VJP) throws(TensorError) {
        guard c.needs(0) else { return }
        // The walker makes it complex.
        c[0] = index == 0 ? try c.grad : try c.grad.mul(.complex(0, 1))
    }
}

struct ViewAsReal: ViewOp, Operator {
    static let name = "ViewAsReal"
    static let schema = "view_as_real(Tensor(a) self) -> Tensor(a)"
    static let doc = "A complex tensor of shape (*) as a real one of shape (*, 2) over the same memory."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).viewAsReal()) }

    func view(_ x: Tensor) throws(TensorError) -> (shape: Shape, strides: Shape, offset: Int) {
        let r = try x.realView("view_as_real")
        return (r.shape, r.strides, r.offset)
    }

    func vjp(_ c: inout VJP) throws(TensorError) { if c.needs(0) { c[0] = try c.grad.contiguous().viewAsComplex() } }
}

struct ViewAsComplex: ViewOp, Operator {
    static let name = "ViewAsComplex"
    static let schema = "view_as_complex(Tensor(a) self) -> Tensor(a)"
    static let doc = "A real tensor of shape (*, 2) as a complex one of shape (*) over the same memory."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).viewAsComplex()) }

    func view(_ x: Tensor) throws(TensorError) -> (shape: Shape, strides: Shape, offset: Int) {
        guard x.dtype == .float32 || x.dtype == .float64 || x.dtype == .float16 else {
            throw .runtime(
                "view_as_complex is only supported for half, float and double tensors, but got a tensor of scalar type: \(x.dtype.scalarName)"
            )
        }
        guard x.dim > 0 else { throw .runtime("Input tensor must have one or more dimensions") }
        guard x.shape[x.dim - 1] == 2 else { throw .runtime("Tensor must have a last dimension of size 2, got shape \(x.shape)") }
        guard x.strides[x.dim - 1] == 1 else { throw .runtime("Tensor must have a last dimension with stride 1") }
        guard x.offset % 2 == 0 else { throw .runtime("Tensor must have a storage_offset divisible by 2, got \(x.offset)") }
        var size = x.shape, strides = x.strides
        size.remove(at: x.dim - 1)
        strides.remove(at: x.dim - 1)
        for i in 0..<strides.count {
            guard strides[i] % 2 == 0 else {
                throw .runtime("Tensor must have a stride divisible by 2 for all but last dimension, got \(x.strides)")
            }
            strides[i] /= 2
        }
        return (size, strides, x.offset / 2)
    }

    func vjp(_ c: inout VJP) throws(TensorError) { if c.needs(0) { c[0] = try c.grad.viewAsReal() } }
}

/// The conjugate of a complex tensor.
struct Conj: ElementwiseOp {
    static let name = "Conj"
    static var accepts: DTypeSet { .complex }

    func inferOne(_ x: Tensors) throws(TensorError) -> TensorSpec {
        let a = x.required(0)
        return TensorSpec(a.dtype, a.shape, strides: a.isContiguous ? nil : a.preservedStrides)
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let a = x.required(0), out = y.required(0)
        if out.numel == 0 { return }
        switch a.dtype {
        case .complex64:
            ElementLoop(out, a).run { r in
                let s = r.p1.assumingMemoryBound(to: Complex<Float>.self), t = r.p0.assumingMemoryBound(to: Complex<Float>.self)
                for i in 0..<r.n { t[i &* r.s0] = s[i &* r.s1].conjugate }
            }
        case .complex128:
            ElementLoop(out, a).run { r in
                let s = r.p1.assumingMemoryBound(to: Complex<Double>.self), t = r.p0.assumingMemoryBound(to: Complex<Double>.self)
                for i in 0..<r.n { t[i &* r.s0] = s[i &* r.s1].conjugate }
            }
        default:
            let wide = try a.dense(.complex64), t = try Tensor(empty: a.shape, .complex64)
            try forward(Tensors(wide), into: Tensors(t))
            copyElements(from: t, to: out)
        }
    }

    func saves(_ needs: NeedsMask) -> Saves { .none }
    func vjp(_ c: inout VJP) throws(TensorError) { if c.needs(0) { c[0] = try c.grad.conj() } }
}

/// abs of a complex tensor: a real one.
struct ComplexAbs: Op {
    static let name = "Abs"
    static var accepts: DTypeSet { .complex }
    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let a = x.required(0)
        return [TensorSpec(a.dtype.real, a.shape, strides: a.preservedStrides)]
    }
    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        try x.required(0).reduceToReal(into: y.required(0), { $0.abs }, { $0.abs })
    }
    func saves(_ needs: NeedsMask) -> Saves { .input(0) }
    func vjp(_ c: inout VJP) throws(TensorError) { if c.needs(0) { c[0] = try c.input(0).sign().mul(try c.grad) } }
}

/// The angle of complex numbers, in (-pi, pi].
struct ComplexAngle: Op {
    static let name = "Angle"
    static var accepts: DTypeSet { .complex }
    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let a = x.required(0)
        return [TensorSpec(a.dtype.real, a.shape, strides: a.preservedStrides)]
    }
    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        try x.required(0).reduceToReal(into: y.required(0), { $0.angle }, { $0.angle })
    }
    func saves(_ needs: NeedsMask) -> Saves { .input(0) }
    /// d/dx atan2(y, x) + i d/dy atan2(y, x) = i z / |z|^2
    func vjp(_ c: inout VJP) throws(TensorError) {
        guard c.needs(0) else { return }
        let z = try c.input(0), r = try z.abs()
        let isZero = try r.detached().eq(try .number(0))
        let g = try c.grad.div(try r.mul(r).maskedFill(isZero, 1))
        c[0] = try z.mul(.complex(0, 1)).mul(g)
    }
}

/// A complex tensor of its parts.
struct FromParts: ElementwiseOp, Operator {
    static let name = "Complex"
    static let schema = "complex(Tensor real, Tensor imag) -> Tensor"
    static let doc = "The complex tensor `real + 1j * imag`, of two float tensors of one dtype, broadcast."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try Tensor.complex(try a.tensor(0), try a.tensor(1)))
    }

    static var accepts: DTypeSet { .complex }

    func inferOne(_ x: Tensors) throws(TensorError) -> TensorSpec {
        let a = x.required(0), b = x.required(1)
        for t in [a, b] where t.dtype != .float16 && t.dtype != .float32 && t.dtype != .float64 {
            throw .notImplemented(
                "Expected both inputs to be Half, Float or Double tensors but got \(a.dtype.scalarName) and \(b.dtype.scalarName)"
            )
        }
        guard a.dtype == b.dtype else {
            throw .runtime(
                "Expected object of scalar type \(a.dtype.scalarName) but got scalar type \(b.dtype.scalarName) for second argument"
            )
        }
        return try broadcastSpec(a, b, a.dtype.complex)
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        copyElements(from: x.required(0), to: y.required(0).part(0))
        copyElements(from: x.required(1), to: y.required(0).part(1))
    }

    func saves(_ needs: NeedsMask) -> Saves { .none }
    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) { c[0] = try c.grad.real() }
        if c.needs(1) { c[1] = try c.grad.imag() }
    }
}

struct Polar: Operator {
    static let schema = "polar(Tensor abs, Tensor angle) -> Tensor"
    static let doc = "The complex tensor `abs * exp(1j * angle)`, of two float tensors of one dtype."
    static let variants: Variants = .function
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let r = try a.tensor(0), angle = try a.tensor(1)
        return .tensor(try Tensor.complex(try r.mul(try angle.cos()), try r.mul(try angle.sin())))
    }
}

struct RealPart: Operator {
    static let schema = "real(Tensor(a) self) -> Tensor(a)"
    static let doc = "The real part of a complex tensor, as a view; a real tensor itself."
    static let variants: Variants = .function
    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).real()) }
}

struct ImaginaryPart: Operator {
    static let schema = "imag(Tensor(a) self) -> Tensor(a)"
    static let doc = "The imaginary part of a complex tensor, as a view."
    static let variants: Variants = .function
    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).imag()) }
}

struct Conjugate: Operator {
    static let schema = "conj(Tensor(a) self) -> Tensor(a)"
    static let doc = "The complex conjugate (a copy: there is no lazy conjugation); a real tensor itself."
    static let variants: Variants = .both
    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).conj()) }
}

struct ConjPhysical: Operator {
    static let schema = "conj_physical(Tensor self) -> Tensor"
    static let doc = "The complex conjugate."
    static let variants: Variants = .all
    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).conj()) }
}

struct ResolveConj: Operator {
    static let schema = "resolve_conj(Tensor(a) self) -> Tensor(a)"
    static let doc = "`self`: conjugates are never lazy."
    static let variants: Variants = .both
    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0)) }
}

struct ResolveNeg: Operator {
    static let schema = "resolve_neg(Tensor(a) self) -> Tensor(a)"
    static let doc = "`self`: negation is never lazy."
    static let variants: Variants = .both
    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0)) }
}

struct IsConj: Operator {
    static let schema = "is_conj(Tensor self) -> bool"
    static let doc = "False: conjugates are never lazy."
    static let variants: Variants = .both
    static func call(_ a: Arguments) throws(TensorError) -> Result { .scalar(.bool(false)) }
}

struct IsNeg: Operator {
    static let schema = "is_neg(Tensor self) -> bool"
    static let doc = "False: negation is never lazy."
    static let variants: Variants = .both
    static func call(_ a: Arguments) throws(TensorError) -> Result { .scalar(.bool(false)) }
}

struct Angle: Operator {
    static let schema = "angle(Tensor self) -> Tensor"
    static let doc = "The angle of each complex number, in (-pi, pi]; of real ones 0 or, where negative, pi."
    static let variants: Variants = .both
    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).angle()) }
}

struct Sgn: Operator {
    static let schema = "sgn(Tensor self) -> Tensor"
    static let doc = "`self / abs(self)`, and 0 at 0; for real tensors the sign."
    static let variants: Variants = .all
    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).sign()) }
}

extension VJP {
    /// The conjugate of a saved input: of a real one itself.
    func conjugate(_ i: Int) throws(TensorError) -> Tensor { try input(i).conj() }
    /// The conjugate of the saved output.
    func conjugateOutput() throws(TensorError) -> Tensor { try output().conj() }
}

extension Tensor {
    /// The real part as a view; a real tensor itself.
    public func real() throws(TensorError) -> Tensor {
        dtype.isComplex ? try applyView(PartView(index: 0), self, dtype: dtype.real) : self
    }

    /// The imaginary part as a view.
    public func imag() throws(TensorError) -> Tensor {
        guard dtype.isComplex else {
            throw .type("imag is not implemented for tensors with non-complex dtypes: got \(dtype)")
        }
        return try applyView(PartView(index: 1), self, dtype: dtype.real)
    }

    /// (*) complex as (*, 2) real over the same memory.
    public func viewAsReal() throws(TensorError) -> Tensor {
        guard dtype.isComplex else { throw .type("view_as_real is only supported for complex tensors, got \(dtype)") }
        return try applyView(ViewAsReal(), self, dtype: dtype.real)
    }

    /// (*, 2) real as (*) complex over the same memory.
    public func viewAsComplex() throws(TensorError) -> Tensor { try applyView(ViewAsComplex(), self, dtype: dtype.complex) }

    /// The complex conjugate; a real tensor itself.
    @inline(__always)
    public func conj() throws(TensorError) -> Tensor { dtype.isComplex ? try apply(Conj(), Tensors(self)) : self }

    /// The conjugate of the transposed matrices.
    func mH() throws(TensorError) -> Tensor { try transpose(dim - 2, dim - 1).conj() }

    /// real + i imag
    public static func complex(_ real: Tensor, _ imag: Tensor) throws(TensorError) -> Tensor {
        try apply(FromParts(), Tensors(real, imag))
    }

    public func angle() throws(TensorError) -> Tensor {
        if dtype.isComplex { return try apply1(ComplexAngle(), Tensors(self)) }
        let x = try to(dtype.floating)
        let negative = try x.lt(try .number(0))
        let angle = try negative.to(x.dtype).mul(.double(Double.pi))
        // NaN stays; the gradient is 0.
        return try angle.add(try x.mul(0).kept(where: try x.isNaN()))
    }
}

let complexOperators: [any Operator.Type] = [
    RealPart.self, ImaginaryPart.self, ViewAsReal.self, ViewAsComplex.self, Conjugate.self, ConjPhysical.self, ResolveConj.self,
    ResolveNeg.self, IsConj.self, IsNeg.self, FromParts.self, Polar.self, Angle.self, Sgn.self,
]
