import COpenBLAS

// Factorizations of symmetric matrices that need not be definite, square roots and polar decompositions.

/// A = P L D L^T P^T of symmetric (or Hermitian) matrices, D of blocks of 1 and 2 rows; the lower triangle is read.
struct LDLFactorEx: Op {
    static let name = "LinalgLdlFactorEx"
    let hermitian: Bool

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let a = x.required(0), what = "torch.linalg.ldl_factor_ex"
        try Linalg.checkSquare(a, what)
        try Linalg.checkFloat(a, what, low: true)
        _ = try Linalg.requireLapack(a.dtype, "ldl_factor_kernel_cpu")
        return [.columnMajor(a.dtype, a.shape), TensorSpec(.int32, a.shape.dropping(1)), TensorSpec(.int32, a.batchShape)]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let a = x.required(0), ld = y.required(0), pivots = y.required(1), info = y.required(2), n = a.rows
        fillElements(info, 0)
        let lower = try withoutGradient { () throws(TensorError) in try a.triangle(upper: false) }
        copyElements(from: lower, to: ld)
        if a.numel == 0 { return }
        let type = try Linalg.requireLapack(a.dtype, "ldl_factor_kernel_cpu"), size = a.dtype.size
        let p = ld.data, piv = pivots.pointer(Int32.self), codes = info.pointer(Int32.self), mode: Int32 = hermitian ? 1 : 0
        Linalg.forEachMatrix(info.numel, cost: n * n * n / 3) { i in
            codes[i] = sg_lapack_sytrf(type, mode, 76, Int32(n), p + i * n * n * size, Int32(n), piv + i * n)
        }
        withExtendedLifetime(lower) {}
    }

    func saves(_ needs: NeedsMask) -> Saves { .none }
    func vjp(_ c: inout VJP) throws(TensorError) { throw noGradient("linalg_ldl_factor_ex") }
}

/// X of A X = B from the factors of `LDLFactorEx`.
struct LDLSolve: Op {
    static let name = "LinalgLdlSolve"
    let hermitian: Bool

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] { [.columnMajor(x.required(2).dtype, x.required(2).shape)] }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let ld = try x.required(0).columnMajorCopy(), pivots = try x.required(1).dense(), out = y.required(0)
        copyElements(from: x.required(2), to: out)
        if out.numel == 0 { return }
        let n = ld.rows, k = out.columns, size = ld.dtype.size, mode: Int32 = hermitian ? 1 : 0
        let type = try Linalg.requireLapack(ld.dtype, "ldl_solve_kernel_cpu")
        let p = ld.data, q = out.data, piv = pivots.pointer(Int32.self)
        Linalg.forEachMatrix(out.batchShape.numel, cost: n * n * k) { i in
            _ = sg_lapack_sytrs(
                type, mode, 76, Int32(n), Int32(k), p + i * n * n * size, Int32(n), piv + i * n, q + i * n * k * size, Int32(n))
        }
        withExtendedLifetime((ld, pivots)) {}
    }

    func saves(_ needs: NeedsMask) -> Saves { .none }
    func vjp(_ c: inout VJP) throws(TensorError) { throw noGradient("linalg_ldl_solve") }
}

extension Tensor {
    /// LD, pivots and LAPACK's codes.
    func ldlFactorEx(hermitian: Bool) throws(TensorError) -> [Tensor] {
        try apply(LDLFactorEx(hermitian: hermitian), Tensors(self))
    }

    /// X of A X = `b`, this being LD of A.
    func ldlSolve(_ pivots: Tensor, _ b: Tensor, hermitian: Bool) throws(TensorError) -> Tensor {
        let what = "torch.linalg.ldl_solve"
        try Linalg.checkSquare(self, what, "LD")
        try Linalg.checkFloat(self, what, low: true)
        _ = try Linalg.requireLapack(dtype, "ldl_solve_kernel_cpu")
        guard b.dim >= 2 else {
            throw .runtime("\(what): Expected B to have at least 2 dimensions, but it has \(b.dim) dimensions instead")
        }
        guard pivots.dtype == .int32 || pivots.dtype == .int64 else {
            throw .runtime("\(what): Expected pivots to be integers. Got \(pivots.dtype.scalarName)")
        }
        guard pivots.shape == shape.dropping(1) else {
            throw .runtime(
                "\(what): Expected LD.shape[:-1] and pivots.shape to be the same, but got pivots with shape \(pivots.shape) instead"
            )
        }
        guard dtype == b.dtype else {
            throw .runtime("\(what): LD dtype \(dtype.scalarName) does not match b dtype \(b.dtype.scalarName)")
        }
        guard b.rows == rows else {
            throw .runtime(
                "\(what): Incompatible shapes of A and B for the equation AX = B (\(rows)x\(columns) and \(b.rows)x\(b.columns))")
        }
        let batch = try broadcast(batchShape, b.batchShape)
        let n = rows, q = try pivots.dense(.int32), p = q.pointer(Int32.self)
        for i in 0..<q.numel where p[i] == 0 || Int(p[i].magnitude) > n {
            throw .runtime("\(what): pivots between 1 and \(n) (or their negatives) are required, got \(p[i])")
        }
        return try apply1(
            LDLSolve(hermitian: hermitian),
            Tensors(try expandBatch(batch), try q.expand(batch.appending(n)), try b.expandBatch(batch)))
    }
}

struct LinalgLDLFactor: Operator {
    static let schema = "linalg_ldl_factor(Tensor self, *, bool hermitian=False) -> (Tensor LD, Tensor pivots)"
    static let doc = "The factorization P L D L^T P^T of symmetric (or Hermitian) matrices in LAPACK's compact form."
    static let variants: Variants = .submodule

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let r = try a.tensor(0).ldlFactorEx(hermitian: try a.bool(1))
        try Linalg.checkErrors(r[2], "torch.linalg.ldl_factor")
        return .tuple([r[0], r[1]])
    }
}

struct LinalgLDLFactorEx: Operator {
    static let schema =
        "linalg_ldl_factor_ex(Tensor self, *, bool hermitian=False, bool check_errors=False) -> (Tensor LD, Tensor pivots, Tensor info)"
    static let doc = "As `linalg_ldl_factor`, with a code a matrix instead of an error."
    static let variants: Variants = .submodule

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let r = try a.tensor(0).ldlFactorEx(hermitian: try a.bool(1))
        if try a.bool(2) { try Linalg.checkErrors(r[2], "torch.linalg.ldl_factor_ex") }
        return .tuple(r)
    }
}

struct LinalgLDLSolve: Operator {
    static let schema = "linalg_ldl_solve(Tensor LD, Tensor pivots, Tensor B, *, bool hermitian=False) -> Tensor"
    static let doc = "X of A X = B from the results of `linalg_ldl_factor` for A."
    static let variants: Variants = .submodule

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).ldlSolve(try a.tensor(1), try a.tensor(2), hermitian: try a.bool(3)))
    }
}

struct LinalgMatrixSqrtH: Operator {
    static let schema = "linalg_matrix_sqrth(Tensor self) -> Tensor"
    static let doc = "The square root of Hermitian positive-semidefinite matrices."
    static let variants: Variants = .submodule

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let r = try a.tensor(0).eigh()
        return .tensor(try r.vectors.mul(try r.values.sqrt().unsqueeze(-2)).matmul(try r.vectors.adjoint()))
    }
}

struct LinalgPolar: Operator {
    static let schema = "linalg_polar(Tensor A) -> (Tensor U, Tensor H)"
    static let doc = "A = U H: a matrix of orthonormal columns and a Hermitian positive-semidefinite one."
    static let variants: Variants = .submodule

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let r = try a.tensor(0).svd(fullMatrices: false)
        return .tuple([try r.u.matmul(r.vh), try r.vh.adjoint().mul(try r.s.unsqueeze(-2)).matmul(r.vh)])
    }
}

struct LinalgPowSum: Operator {
    static let schema =
        "linalg__powsum(Tensor self, Scalar ord=2, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor"
    static let doc = "The sum of the absolute values to the power `ord` over `dim` (none: all)."
    static let variants: Variants = .submodule

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let given = try a.tensor(0), x = try given.to(a.optionalDType(4) ?? given.dtype)
        return .tensor(try x.abs().pow(.double(try a.double(1))).sum(a.optionalInts(2), keepdim: try a.bool(3)))
    }
}

let linalgIndefiniteOperators: [any Operator.Type] = [
    LinalgLDLFactor.self, LinalgLDLFactorEx.self, LinalgLDLSolve.self, LinalgMatrixSqrtH.self, LinalgPolar.self,
    LinalgPowSum.self,
]
