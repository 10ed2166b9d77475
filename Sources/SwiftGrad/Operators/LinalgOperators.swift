// Entries in the registry: singular values, eigenvalues, norms, and what is made of them.

struct LinalgSVD: Operator {
    static let schema = "linalg_svd(Tensor A, bool full_matrices=True, *, str? driver=None) -> (Tensor U, Tensor S, Tensor Vh)"
    static let doc = "A = U diag(S) Vh, the singular values falling; U and Vh square where `full_matrices`."
    static let variants: Variants = .submodule

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        try Tensor.checkDriver(a.optionalString(2), "svd")
        return .tuple(try a.tensor(0).singularParts(full: try a.bool(1)))
    }
}

struct LinalgSVDVals: Operator {
    static let schema = "linalg_svdvals(Tensor A, *, str? driver=None) -> Tensor"
    static let doc = "The singular values, falling."
    static let variants: Variants = .submodule

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        try Tensor.checkDriver(a.optionalString(1), "svdvals")
        return .tensor(try a.tensor(0).singularValues())
    }
}

struct SVDOld: Operator {
    static let schema = "svd(Tensor self, bool some=True, bool compute_uv=True) -> (Tensor U, Tensor S, Tensor V)"
    static let doc = "A = U diag(S) V^H; U and V are zeros without `compute_uv`."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let x = try a.tensor(0)
        if try a.bool(2) {
            let r = try x.singularParts(full: try !a.bool(1))
            return .tuple([r[0], r[1], try r[2].adjoint()])
        }
        let s = try x.singularValues()
        let u = try Tensor.zeros(x.batchShape.appending(x.rows, x.rows), x.dtype)
        return .tuple([u, s, try Tensor.zeros(x.batchShape.appending(x.columns, x.columns), x.dtype)])
    }
}

struct LinalgEigh: Operator {
    static let schema = "linalg_eigh(Tensor self, str UPLO=\"L\") -> (Tensor eigenvalues, Tensor eigenvectors)"
    static let doc = "Eigenvalues, rising, and eigenvectors of Hermitian matrices, of which the lower or upper triangle is read."
    static let variants: Variants = .submodule

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tuple(try a.tensor(0).hermitianParts(try a.string(1))) }
}

struct LinalgEigvalsh: Operator {
    static let schema = "linalg_eigvalsh(Tensor self, str UPLO=\"L\") -> Tensor"
    static let doc = "Eigenvalues, rising, of Hermitian matrices, of which the lower or upper triangle is read."
    static let variants: Variants = .submodule

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).eigvalsh(try a.string(1))) }
}

struct LinalgPinv: Operator {
    static let schema =
        "linalg_pinv.atol_rtol_tensor(Tensor self, *, Tensor? atol=None, Tensor? rtol=None, bool hermitian=False) "
        + "-> Tensor"
    static let doc = "The pseudoinverse; singular values up to max(atol, rtol times the largest) count as 0."
    static let variants: Variants = .submodule

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        return .tensor(try a.tensor(0).pinv(atol: a.optionalTensor(1), rtol: a.optionalTensor(2), hermitian: try a.bool(3)))
    }
}

struct LinalgPinvFloat: Operator {
    static let schema =
        "linalg_pinv.atol_rtol_float(Tensor self, *, float? atol=None, float? rtol=None, bool hermitian=False) -> Tensor"
    static let doc = "The pseudoinverse; singular values up to max(atol, rtol times the largest) count as 0."
    static let variants: Variants = .submodule

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        return .tensor(
            try a.tensor(0).pinv(
                atol: try Linalg.tolerance(a, 1), rtol: try Linalg.tolerance(a, 2), hermitian: try a.bool(3)))
    }
}

struct LinalgPinvRcond: Operator {
    static let schema = "linalg_pinv(Tensor self, float rcond, bool hermitian=False) -> Tensor"
    static let doc = "The pseudoinverse; singular values up to rcond times the largest count as 0."
    static let variants: Variants = .submodule

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        return .tensor(try a.tensor(0).pinv(rtol: try Linalg.tolerance(a, 1), hermitian: try a.bool(2)))
    }
}

struct LinalgPinvRcondTensor: Operator {
    static let schema = "linalg_pinv.rcond_tensor(Tensor self, Tensor rcond, bool hermitian=False) -> Tensor"
    static let doc = "The pseudoinverse; singular values up to rcond times the largest count as 0."
    static let variants: Variants = .submodule

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).pinv(rtol: try a.tensor(1), hermitian: try a.bool(2)))
    }
}

struct PInverse: Operator {
    static let schema = "pinverse(Tensor self, float rcond=1e-15) -> Tensor"
    static let doc = "The pseudoinverse; singular values up to rcond times the largest count as 0."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).pinv(rtol: try Linalg.tolerance(a, 1)))
    }
}

struct LinalgMatrixRank: Operator {
    static let schema =
        "linalg_matrix_rank.atol_rtol_tensor(Tensor input, *, Tensor? atol=None, Tensor? rtol=None, bool "
        + "hermitian=False) -> Tensor"
    static let doc = "The number of singular values above max(atol, rtol times the largest)."
    static let variants: Variants = .submodule

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        return .tensor(
            try a.tensor(0).matrixRank(atol: a.optionalTensor(1), rtol: a.optionalTensor(2), hermitian: try a.bool(3)))
    }
}

struct LinalgMatrixRankFloat: Operator {
    static let schema =
        "linalg_matrix_rank.atol_rtol_float(Tensor self, *, float? atol=None, float? rtol=None, bool "
        + "hermitian=False) -> Tensor"
    static let doc = "The number of singular values above max(atol, rtol times the largest)."
    static let variants: Variants = .submodule

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        return .tensor(
            try a.tensor(0).matrixRank(
                atol: try Linalg.tolerance(a, 1), rtol: try Linalg.tolerance(a, 2), hermitian: try a.bool(3)))
    }
}

struct LinalgMatrixRankTol: Operator {
    static let schema = "linalg_matrix_rank(Tensor self, float tol, bool hermitian=False) -> Tensor"
    static let doc = "The number of singular values above tol."
    static let variants: Variants = .submodule

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let zero = try Tensor.zeros(Shape(), .float64)
        return .tensor(try a.tensor(0).matrixRank(atol: try Linalg.tolerance(a, 1), rtol: zero, hermitian: try a.bool(2)))
    }
}

struct LinalgMatrixRankTolTensor: Operator {
    static let schema = "linalg_matrix_rank.tol_tensor(Tensor input, Tensor tol, bool hermitian=False) -> Tensor"
    static let doc = "The number of singular values above tol."
    static let variants: Variants = .submodule

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let zero = try Tensor.zeros(Shape(), .float64)
        return .tensor(try a.tensor(0).matrixRank(atol: try a.tensor(1), rtol: zero, hermitian: try a.bool(2)))
    }
}

struct LinalgLstsq: Operator {
    static let schema =
        "linalg_lstsq(Tensor self, Tensor b, float? rcond=None, *, str? driver=None) -> (Tensor solution, Tensor "
        + "residuals, Tensor rank, Tensor singular_values)"
    static let doc =
        "X of least |A X - b|, with residuals, rank and singular values as the driver (gels, gelsy, gelsd, gelss) "
        + "gives them."
    static let variants: Variants = .submodule

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        return .tuple(
            try a.tensor(0).leastSquares(try a.tensor(1), rcond: a.optionalDouble(2), driver: a.optionalString(3)))
    }
}

struct LinalgNorm: Operator {
    static let schema =
        "linalg_norm(Tensor self, Scalar? ord=None, int[1]? dim=None, bool keepdim=False, *, ScalarType? "
        + "dtype=None) -> Tensor"
    static let doc = "A vector norm over one dimension or a matrix norm over two; without `ord` the 2-norm of all elements."
    static let variants: Variants = .submodule

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        return .tensor(
            try a.tensor(0).linalgNorm(
                a.optionalScalar(1).map { .number($0.double) }, a.optionalInts(2), keepdim: try a.bool(3),
                dtype: a.optionalDType(4)))
    }
}

struct LinalgNormName: Operator {
    static let schema =
        "linalg_norm.ord_str(Tensor self, str ord, int[1]? dim=None, bool keepdim=False, *, ScalarType? "
        + "dtype=None) -> Tensor"
    static let doc = "The norm \"fro\" or \"nuc\" of matrices."
    static let variants: Variants = .submodule

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        return .tensor(
            try a.tensor(0).linalgNorm(
                .name(try a.string(1)), a.optionalInts(2), keepdim: try a.bool(3), dtype: a.optionalDType(4)))
    }
}

struct LinalgMatrixNorm: Operator {
    static let schema =
        "linalg_matrix_norm(Tensor self, Scalar ord, int[] dim=[-2, -1], bool keepdim=False, *, ScalarType? "
        + "dtype=None) -> Tensor"
    static let doc = "The norm 1, -1, 2, -2, inf or -inf of matrices."
    static let variants: Variants = .submodule

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        return .tensor(
            try a.tensor(0).matrixNorm(
                .number(try a.double(1)), try a.ints(2), keepdim: try a.bool(3), dtype: a.optionalDType(4)))
    }
}

struct LinalgMatrixNormName: Operator {
    static let schema =
        "linalg_matrix_norm.str_ord(Tensor self, str ord=\"fro\", int[] dim=[-2, -1], bool keepdim=False, *, "
        + "ScalarType? dtype=None) -> Tensor"
    static let doc = "The norm \"fro\" or \"nuc\" of matrices."
    static let variants: Variants = .submodule

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        return .tensor(
            try a.tensor(0).matrixNorm(
                .name(try a.string(1)), try a.ints(2), keepdim: try a.bool(3), dtype: a.optionalDType(4)))
    }
}

struct NuclearNorm: Operator {
    static let schema = "nuclear_norm(Tensor self, bool keepdim=False) -> Tensor"
    static let doc = "The sum of the singular values of a matrix."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).matrixNorm(.name("nuc"), keepdim: try a.bool(1)))
    }
}

struct NuclearNormDim: Operator {
    static let schema = "nuclear_norm.dim(Tensor self, int[2] dim, bool keepdim=False) -> Tensor"
    static let doc = "The sums of the singular values of matrices."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).matrixNorm(.name("nuc"), try a.ints(1), keepdim: try a.bool(2)))
    }
}

struct LinalgCond: Operator {
    static let schema = "linalg_cond(Tensor self, Scalar? p=None) -> Tensor"
    static let doc = "The condition number in a norm: by singular values (None, 2, -2), or |A| |A^-1|."
    static let variants: Variants = .submodule

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).conditionNumber(a.optionalScalar(1).map { .number($0.double) }))
    }
}

struct LinalgCondName: Operator {
    static let schema = "linalg_cond.p_str(Tensor self, str p) -> Tensor"
    static let doc = "The condition number in the norm \"fro\" or \"nuc\"."
    static let variants: Variants = .submodule

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).conditionNumber(.name(try a.string(1))))
    }
}

struct LinalgMatrixExp: Operator {
    static let schema = "linalg_matrix_exp(Tensor self) -> Tensor"
    static let doc = "e to the power of square matrices."
    static let variants: Variants = .submodule

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).matrixExp()) }
}

struct MatrixExp: Operator {
    static let schema = "matrix_exp(Tensor self) -> Tensor"
    static let doc = "e to the power of square matrices."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).matrixExp()) }
}

struct LinalgMatMul: Operator {
    static let schema = "linalg_matmul(Tensor self, Tensor other) -> Tensor"
    static let doc = "As `matmul`."
    static let variants: Variants = .submodule

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).matmul(try a.tensor(1))) }
}

struct LinalgDiagonal: Operator {
    static let schema = "linalg_diagonal(Tensor(a) A, *, int offset=0, int dim1=-2, int dim2=-1) -> Tensor(a)"
    static let doc = "The diagonals of matrices, a view."
    static let variants: Variants = .submodule

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).diagonal(try a.int(1), try a.int(2), try a.int(3)))
    }
}

struct LinalgTensorInv: Operator {
    static let schema = "linalg_tensorinv(Tensor self, int ind=2) -> Tensor"
    static let doc = "The inverse of the map that `tensordot` with `self` is."
    static let variants: Variants = .submodule

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).tensorInverse(try a.int(1))) }
}

struct LinalgTensorSolve: Operator {
    static let schema = "linalg_tensorsolve(Tensor self, Tensor other, int[]? dims=None) -> Tensor"
    static let doc = "x of tensordot(self, x) = `other`."
    static let variants: Variants = .submodule

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).tensorSolve(try a.tensor(1), a.optionalInts(2)))
    }
}

struct LinalgVander: Operator {
    static let schema = "linalg_vander(Tensor x, *, int? N=None) -> Tensor"
    static let doc = "The powers 0 ..< N of the elements, in a new last dimension."
    static let variants: Variants = .submodule

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let x = try a.tensor(0)
        let n = a.optionalInt(1) ?? (x.dim > 0 ? x.shape[x.dim - 1] : 0)
        guard n > 1 else { throw .runtime("N must be greater than 1.") }
        guard x.dtype != .bool else {
            throw .notImplemented("linalg.vander supports floating point, complex, and integer tensors, but got Bool")
        }
        return .tensor(try x.powers(n))
    }
}

struct Vander: Operator {
    static let schema = "vander(Tensor x, int? N=None, bool increasing=False) -> Tensor"
    static let doc = "The powers of the elements of a vector as rows, falling unless `increasing`."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let x = try a.tensor(0)
        guard x.dim == 1 else { throw .runtime("x must be a one-dimensional tensor.") }
        let n = a.optionalInt(1) ?? x.shape[0]
        guard n >= 0 else { throw .runtime("N must be non-negative.") }
        let y = try x.powers(n)
        return .tensor(try a.bool(2) ? y : y.flip([1]))
    }
}

struct CumulativeTrapezoid: Operator {
    static let schema = "cumulative_trapezoid.x(Tensor y, Tensor x, *, int dim=-1) -> Tensor"
    static let doc = "The integral up to each point along `dim` by the trapezoidal rule, sampled at `x`."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).cumulativeTrapezoid(try a.tensor(1), dx: 1, try a.int(2)))
    }
}

struct CumulativeTrapezoidDx: Operator {
    static let schema = "cumulative_trapezoid.dx(Tensor y, *, Scalar dx=1, int dim=-1) -> Tensor"
    static let doc = "The integral up to each point along `dim` by the trapezoidal rule, samples `dx` apart."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).cumulativeTrapezoid(nil, dx: try a.scalar(1), try a.int(2)))
    }
}

let linalgOperators: [any Operator.Type] = [
    LinalgSVD.self, LinalgSVDVals.self, SVDOld.self, LinalgEigh.self, LinalgEigvalsh.self, LinalgPinv.self,
    LinalgPinvFloat.self, LinalgPinvRcond.self, LinalgPinvRcondTensor.self, PInverse.self, LinalgMatrixRank.self,
    LinalgMatrixRankFloat.self, LinalgMatrixRankTol.self, LinalgMatrixRankTolTensor.self, LinalgLstsq.self, LinalgNorm.self,
    LinalgNormName.self, LinalgMatrixNorm.self, LinalgMatrixNormName.self, NuclearNorm.self, NuclearNormDim.self,
    LinalgCond.self, LinalgCondName.self, LinalgMatrixExp.self, MatrixExp.self, LinalgMatMul.self, LinalgDiagonal.self,
    LinalgTensorInv.self, LinalgTensorSolve.self, LinalgVander.self, Vander.self, CumulativeTrapezoid.self,
    CumulativeTrapezoidDx.self,
]
