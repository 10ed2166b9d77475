/// A matrix as BLAS wants it: unit stride along rows or along columns; else a dense copy.
struct MatrixOperand {
    let tensor: Tensor
    let transposed: Bool
    let leading: Int

    /// The last two dimensions of `t`.
    init(_ t: Tensor) throws(TensorError) {
        let d = t.dim
        let rows = t.shape[d - 2], cols = t.shape[d - 1]
        let sr = t.strides[d - 2], sc = t.strides[d - 1]
        if (sc == 1 || cols == 1) && (sr >= max(cols, 1) || rows == 1) && sr != 0 {
            (tensor, transposed, leading) = (t, false, rows == 1 ? max(cols, 1) : sr)
        } else if (sr == 1 || rows == 1) && (sc >= max(rows, 1) || cols == 1) && sc != 0 {
            (tensor, transposed, leading) = (t, true, cols == 1 ? max(rows, 1) : sc)
        } else {
            (tensor, transposed, leading) = (try t.dense(), false, max(cols, 1))
        }
    }
}

/// The product of two matrices.
struct MM: Op, Operator {
    static let name = "Mm"
    static let schema = "mm(Tensor self, Tensor mat2) -> Tensor"
    static let doc = "The product of a (n, m) and a (m, p) matrix: (n, p)."
    static let variants: Variants = [.function, .method]

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).mm(try a.tensor(1))) }

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let a = x.required(0), b = x.required(1)
        guard a.dim == 2 else { throw .runtime("self must be a matrix: mm got shape \(a.shape)") }
        guard b.dim == 2 else { throw .runtime("mat2 must be a matrix: mm got shape \(b.shape)") }
        guard a.shape[1] == b.shape[0] else {
            throw .runtime("mm: mat1 and mat2 shapes cannot be multiplied (\(a.shape.crossed) and \(b.shape.crossed))")
        }
        guard a.dtype != .bool else { throw notImplemented("addmm_impl_cpu_", for: .bool) }
        guard a.dtype == b.dtype else {
            throw .runtime("expected m1 and m2 to have the same dtype, but got: \(a.dtype.cName) != \(b.dtype.cName)")
        }
        return [TensorSpec(a.dtype, Shape([a.shape[0], b.shape[1]]))]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        try multiply(x.required(0), x.required(1), into: y.required(0))
    }

    func saves(_ needs: NeedsMask) -> Saves {
        var s: Saves = .none
        if needs[0] { s.insert(.input(1)) }
        if needs[1] { s.insert(.input(0)) }
        return s
    }

    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) { c[0] = try c.grad.mm(try c.input(1).mH()) }
        if c.needs(1) { c[1] = try c.input(0).mH().mm(try c.grad) }
    }
}

/// y = alpha * a b + beta * y for matrices of one dtype; y is contiguous. Half types are computed in float, integers element by element.
func multiply(_ a: Tensor, _ b: Tensor, into y: Tensor, alpha: Double = 1, beta: Double = 0) throws(TensorError) {
    let m = a.shape[0], k = a.shape[1], n = b.shape[1]
    if y.numel == 0 { return }
    if k == 0 {
        if beta == 0 { fillElements(y, 0) }
        return
    }
    switch a.dtype {
    case .float32:
        let p = try MatrixOperand(a), q = try MatrixOperand(b)
        GEMM.run(
            m, n, k, UnsafePointer(p.tensor.pointer(Float.self)), p.leading, transA: p.transposed,
            UnsafePointer(q.tensor.pointer(Float.self)), q.leading, transB: q.transposed, y.pointer(Float.self), n,
            alpha: Float(alpha),
            beta: Float(beta))
        withExtendedLifetime((p.tensor, q.tensor)) {}
    case .float64:
        let p = try MatrixOperand(a), q = try MatrixOperand(b)
        GEMM.run(
            m, n, k, UnsafePointer(p.tensor.pointer(Double.self)), p.leading, transA: p.transposed,
            UnsafePointer(q.tensor.pointer(Double.self)), q.leading, transB: q.transposed, y.pointer(Double.self), n,
            alpha: alpha,
            beta: beta)
        withExtendedLifetime((p.tensor, q.tensor)) {}
    case .complex64: try multiplyComplex(Float.self, a, b, into: y, alpha, beta)
    case .complex128: try multiplyComplex(Double.self, a, b, into: y, alpha, beta)
    case .float16, .bfloat16:
        let t = try y.dense(.float32)
        try multiply(try a.dense(.float32), try b.dense(.float32), into: t, alpha: alpha, beta: beta)
        copyElements(from: t, to: y)
    default:
        try multiplyIntegers(try a.dense(.int64), try b.dense(.int64), m, n, k, into: y, Int(alpha), Int(beta))
    }
}

/// Through cgemm and zgemm.
private func multiplyComplex<T: ComplexPart>(
    _: T.Type, _ a: Tensor, _ b: Tensor, into y: Tensor, _ alpha: Double, _ beta: Double
) throws(TensorError) {
    let p = try MatrixOperand(a), q = try MatrixOperand(b)
    GEMM.runComplex(
        a.shape[0], b.shape[1], a.shape[1], UnsafePointer(p.tensor.pointer(Complex<T>.self)), p.leading, transA: p.transposed,
        UnsafePointer(q.tensor.pointer(Complex<T>.self)), q.leading, transB: q.transposed, y.pointer(Complex<T>.self), b.shape[1],
        alpha: Complex(T(alpha)), beta: Complex(T(beta)))
    withExtendedLifetime((p.tensor, q.tensor)) {}
}

private func multiplyIntegers(
    _ a: Tensor, _ b: Tensor, _ m: Int, _ n: Int, _ k: Int, into y: Tensor, _ alpha: Int, _ beta: Int
) throws(TensorError) {
    let t = try y.dense(.int64)
    let p = a.pointer(Int.self), q = b.pointer(Int.self), c = t.pointer(Int.self)
    ThreadPool.forRanges(m, grain: max(1, ElementLoop.grain / max(n * k, 1))) { rows in
        for i in rows {
            for j in 0..<n { c[i * n + j] = beta == 0 ? 0 : c[i * n + j] &* beta }
            for l in 0..<k {
                let x = p[i * k + l] &* alpha
                for j in 0..<n { c[i * n + j] = c[i * n + j] &+ x &* q[l * n + j] }
            }
        }
    }
    withExtendedLifetime((a, b)) {}
    if t !== y { copyElements(from: t, to: y) }
}

extension DType {
    /// "float", "double", "c10::Half": as PyTorch's messages about products have it.
    var cName: String {
        switch self {
        case .uint8: return "unsigned char"
        case .int8: return "signed char"
        case .int16: return "short"
        case .int32: return "int"
        case .int64: return "long"
        case .float16: return "c10::Half"
        case .float32: return "float"
        case .float64: return "double"
        case .bool: return "bool"
        case .bfloat16: return "c10::BFloat16"
        case .complex32: return "c10::complex<c10::Half>"
        case .complex64: return "c10::complex<float>"
        case .complex128: return "c10::complex<double>"
        case .float8_e5m2: return "c10::Float8_e5m2"
        case .float8_e4m3fn: return "c10::Float8_e4m3fn"
        case .uint16: return "unsigned short"
        case .uint32: return "unsigned int"
        case .uint64: return "unsigned long"
        }
    }
}

extension Tensor {
    public func mm(_ other: Tensor) throws(TensorError) -> Tensor { try apply1(MM(), Tensors(self, other)) }
}

let matMulOperators: [any Operator.Type] = [MM.self]
