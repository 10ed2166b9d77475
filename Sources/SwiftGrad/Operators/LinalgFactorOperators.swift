// Entries in the registry: factorizations, systems of equations, inverses, determinants.

struct LinalgCholesky: Operator {
    static let schema = "linalg_cholesky(Tensor self, *, bool upper=False) -> Tensor"
    static let doc =
        "The Cholesky factor L of Hermitian positive-definite matrices L L^H (or the upper one); LinAlgError "
        + "where one is not."
    static let variants: Variants = .submodule

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).cholesky(upper: try a.bool(1))) }
}

struct LinalgCholeskyEx: Operator {
    static let schema = "linalg_cholesky_ex(Tensor self, *, bool upper=False, bool check_errors=False) -> (Tensor L, Tensor info)"
    static let doc =
        "As `linalg_cholesky`, with a code a matrix instead of an error: the order of the first minor that is not "
        + "positive."
    static let variants: Variants = .submodule

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let r = try a.tensor(0).choleskyEx(upper: try a.bool(1))
        if try a.bool(2) { try Linalg.checkErrors(r[1], "linalg.cholesky_ex") }
        return .tuple(r)
    }
}

struct CholeskyInverse: Operator {
    static let schema = "cholesky_inverse(Tensor self, bool upper=False) -> Tensor"
    static let doc = "The inverse of A from its Cholesky factor."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).choleskyInverse(upper: try a.bool(1)))
    }
}

struct CholeskySolveOperator: Operator {
    static let schema = "cholesky_solve(Tensor self, Tensor input2, bool upper=False) -> Tensor"
    static let doc = "X of A X = `self`, from the Cholesky factor `input2` of A."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).choleskySolve(try a.tensor(1), upper: try a.bool(2)))
    }
}

struct LinalgLUFactor: Operator {
    static let schema = "linalg_lu_factor(Tensor A, *, bool pivot=True) -> (Tensor LU, Tensor pivots)"
    static let doc = "L (below the diagonal, which is 1) and U of A = P L U in one matrix, and the exchanges of rows, from 1."
    static let variants: Variants = .submodule

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let r = try a.tensor(0).luFactor(pivot: try a.bool(1))
        return .tuple([r.lu, r.pivots])
    }
}

struct LinalgLUFactorEx: Operator {
    static let schema =
        "linalg_lu_factor_ex(Tensor A, *, bool pivot=True, bool check_errors=False) -> (Tensor LU, Tensor pivots, "
        + "Tensor info)"
    static let doc = "As `linalg_lu_factor`, with a code a matrix: the first pivot that is 0."
    static let variants: Variants = .submodule

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let r = try a.tensor(0).luFactorEx(pivot: try a.bool(1))
        if try a.bool(2) { try Linalg.checkErrors(r[2], "torch.linalg.lu_factor_ex") }
        return .tuple(r)
    }
}

struct LuWithInfo: Operator {
    static let schema =
        "_lu_with_info(Tensor self, bool pivot=True, bool check_errors=True) -> (Tensor LU, Tensor pivots, Tensor info)"
    static let doc = "What `torch.lu` is made of."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let r = try a.tensor(0).luFactorEx(pivot: try a.bool(1))
        if try a.bool(2) { try Linalg.checkErrors(r[2], "torch.linalg.lu_factor") }
        return .tuple(r)
    }
}

struct LinalgLU: Operator {
    static let schema = "linalg_lu(Tensor A, *, bool pivot=True) -> (Tensor P, Tensor L, Tensor U)"
    static let doc = "A = P L U: a permutation, a unit lower and an upper triangular matrix."
    static let variants: Variants = .submodule

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let x = try a.tensor(0)
        guard x.dim >= 2 else {
            throw .runtime("linalg.lu: Expected tensor with 2 or more dimensions. Got size: \(x.shape) instead")
        }
        let r = try x.luFactorEx(pivot: try a.bool(1))
        return .tuple(try Tensor.unpackLU(r[0], r[1]))
    }
}

struct LuUnpack: Operator {
    static let schema =
        "lu_unpack(Tensor LU_data, Tensor LU_pivots, bool unpack_data=True, bool unpack_pivots=True) -> (Tensor "
        + "P, Tensor L, Tensor U)"
    static let doc = "P, L and U of the results of `linalg_lu_factor`; those not asked for are empty."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        return .tuple(
            try Tensor.unpackLU(try a.tensor(0), try a.tensor(1), data: try a.bool(2), pivots: try a.bool(3)))
    }
}

struct LinalgLUSolve: Operator {
    static let schema = "linalg_lu_solve(Tensor LU, Tensor pivots, Tensor B, *, bool left=True, bool adjoint=False) -> Tensor"
    static let doc = "X of A X = B (or X A = B; or with A^H) from the results of `linalg_lu_factor` for A."
    static let variants: Variants = .submodule

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        return .tensor(
            try Tensor.solveLU(try a.tensor(0), try a.tensor(1), try a.tensor(2), left: try a.bool(3), adjoint: try a.bool(4)))
    }
}

struct LuSolve: Operator {
    static let schema = "lu_solve(Tensor self, Tensor LU_data, Tensor LU_pivots) -> Tensor"
    static let doc = "X of A X = `self` from the results of `linalg_lu_factor` for A."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try Tensor.solveLU(try a.tensor(1), try a.tensor(2), try a.tensor(0)))
    }
}

struct LinalgSolve: Operator {
    static let schema = "linalg_solve(Tensor A, Tensor B, *, bool left=True) -> Tensor"
    static let doc = "X of A X = B (or X A = B); B may be vectors. LinAlgError where A is singular."
    static let variants: Variants = .submodule

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).solve(try a.tensor(1), left: try a.bool(2)))
    }
}

struct LinalgSolveEx: Operator {
    static let schema =
        "linalg_solve_ex(Tensor A, Tensor B, *, bool left=True, bool check_errors=False) -> (Tensor result, Tensor info)"
    static let doc = "As `linalg_solve`, with a code a matrix instead of an error."
    static let variants: Variants = .submodule

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let r = try a.tensor(0).solveEx(try a.tensor(1), left: try a.bool(2))
        if try a.bool(3) { try Linalg.checkErrors(r[3], "torch.linalg.solve_ex") }
        return .tuple([r[0], r[3]])
    }
}

struct LinalgSolveTriangular: Operator {
    static let schema =
        "linalg_solve_triangular(Tensor self, Tensor B, *, bool upper, bool left=True, bool unitriangular=False) "
        + "-> Tensor"
    static let doc = "X of A X = B (or X A = B) for a triangular A = `self`."
    static let variants: Variants = .submodule

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let x = try a.tensor(0), b = try a.tensor(1)
        let kind = DType.promote(x.dtype, b.dtype)
        return .tensor(
            try x.to(kind).solveTriangular(try b.to(kind), upper: try a.bool(2), left: try a.bool(3), unit: try a.bool(4)))
    }
}

struct TriangularSolve: Operator {
    static let schema =
        "triangular_solve(Tensor self, Tensor A, bool upper=True, bool transpose=False, bool unitriangular=False) "
        + "-> (Tensor solution, Tensor cloned_coefficient)"
    static let doc = "X of A X = `self` (or A^T X) for triangular A, and a copy of A."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let b = try a.tensor(0), m = try a.tensor(1), upper = try a.bool(2), transposed = try a.bool(3)
        guard b.dim >= 2 else {
            throw .runtime(
                "torch.triangular_solve: Expected b to have at least 2 dimensions, but it has \(b.dim) dimensions instead")
        }
        guard m.dim >= 2 else {
            throw .runtime(
                "torch.triangular_solve: Expected A to have at least 2 dimensions, but it has \(m.dim) dimensions instead")
        }
        guard m.rows == m.columns else {
            throw .runtime("A must be batches of square matrices, but they are \(m.rows) by \(m.columns) matrices")
        }
        let x = try (transposed ? m.transpose(-2, -1) : m).solveTriangular(b, upper: upper != transposed, unit: try a.bool(4))
        return .tuple([x, try m.expandBatch(x.batchShape).clone(contiguous: true)])
    }
}

struct LinalgInv: Operator {
    static let schema = "linalg_inv(Tensor A) -> Tensor"
    static let doc = "The inverse of square matrices; LinAlgError where one is singular."
    static let variants: Variants = .submodule

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).inverse()) }
}

struct LinalgInvEx: Operator {
    static let schema = "linalg_inv_ex(Tensor A, *, bool check_errors=False) -> (Tensor inverse, Tensor info)"
    static let doc = "As `linalg_inv`, with a code a matrix instead of an error."
    static let variants: Variants = .submodule

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let r = try a.tensor(0).inverseEx()
        if try a.bool(1) { try Linalg.checkErrors(r[1], "linalg.inv_ex") }
        return .tuple(r)
    }
}

struct Inverse: Operator {
    static let schema = "inverse(Tensor self) -> Tensor"
    static let doc = "The inverse of square matrices; LinAlgError where one is singular."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).inverse()) }
}

struct LinalgDet: Operator {
    static let schema = "linalg_det(Tensor A) -> Tensor"
    static let doc = "The determinant of square matrices."
    static let variants: Variants = .submodule

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).determinant()) }
}

struct Det: Operator {
    static let schema = "det(Tensor self) -> Tensor"
    static let doc = "The determinant of square matrices."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).determinant()) }
}

struct LogDet: Operator {
    static let schema = "logdet(Tensor self) -> Tensor"
    static let doc = "The logarithm of the determinant; NaN where it is negative."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).logDeterminant()) }
}

struct LinalgSlogdet: Operator {
    static let schema = "linalg_slogdet(Tensor A) -> (Tensor sign, Tensor logabsdet)"
    static let doc = "The sign of the determinant and the logarithm of its absolute value."
    static let variants: Variants = .submodule

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tuple(try a.tensor(0).signLogDeterminant()) }
}

struct Slogdet: Operator {
    static let schema = "slogdet(Tensor self) -> (Tensor sign, Tensor logabsdet)"
    static let doc = "The sign of the determinant and the logarithm of its absolute value."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tuple(try a.tensor(0).signLogDeterminant()) }
}

struct LinalgQR: Operator {
    static let schema = "linalg_qr(Tensor A, str mode=\"reduced\") -> (Tensor Q, Tensor R)"
    static let doc = "A = Q R; mode \"reduced\", \"complete\" (a square Q) or \"r\" (an empty Q)."
    static let variants: Variants = .submodule

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let r = try a.tensor(0).qr(mode: try a.string(1))
        return .tuple([r.q, r.r])
    }
}

struct HouseholderProduct: Operator {
    static let schema = "linalg_householder_product(Tensor input, Tensor tau) -> Tensor"
    static let doc = "The first columns of the product of Householder reflectors, as `geqrf` gives them."
    static let variants: Variants = .submodule

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).householderProduct(try a.tensor(1)))
    }
}

struct OrgQR: Operator {
    static let schema = "orgqr(Tensor self, Tensor input2) -> Tensor"
    static let doc = "As `linalg_householder_product`."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).householderProduct(try a.tensor(1)))
    }
}

struct OrmQR: Operator {
    static let schema = "ormqr(Tensor self, Tensor input2, Tensor input3, bool left=True, bool transpose=False) -> Tensor"
    static let doc =
        "`input3` times the square Q of the reflectors in `self` with factors `input2`, from the left or the "
        + "right, transposed or not."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        return .tensor(
            try a.tensor(0).multiplyByQ(try a.tensor(1), try a.tensor(2), left: try a.bool(3), transpose: try a.bool(4)))
    }
}

let linalgFactorOperators: [any Operator.Type] = [
    LinalgCholesky.self, LinalgCholeskyEx.self, CholeskyInverse.self, CholeskySolveOperator.self, LinalgLUFactor.self,
    LinalgLUFactorEx.self, LuWithInfo.self, LinalgLU.self, LuUnpack.self, LinalgLUSolve.self, LuSolve.self, LinalgSolve.self,
    LinalgSolveEx.self, LinalgSolveTriangular.self, TriangularSolve.self, LinalgInv.self, LinalgInvEx.self, Inverse.self,
    LinalgDet.self, Det.self, LogDet.self, LinalgSlogdet.self, Slogdet.self, LinalgQR.self, HouseholderProduct.self,
    OrgQR.self, OrmQR.self,
]
