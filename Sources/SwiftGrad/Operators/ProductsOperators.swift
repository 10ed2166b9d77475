// Entries in the registry for what Products.swift holds: products of batches of matrices, and what is made of products.

struct MatMul: Operator {
    static let schema = "matmul(Tensor self, Tensor other) -> Tensor"
    static let doc =
        "The matrix product of the last two dimensions; those before are batches and are broadcast. Vectors count "
        + "as a row or a column."
    static let variants: Variants = [.function, .method]

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).matmul(try a.tensor(1))) }
}

struct MV: Operator {
    static let schema = "mv(Tensor self, Tensor vec) -> Tensor"
    static let doc = "The product of a matrix and a vector."
    static let variants: Variants = [.function, .method]

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).mv(try a.tensor(1))) }
}

struct Dot: Operator {
    static let schema = "dot(Tensor self, Tensor tensor) -> Tensor"
    static let doc = "The sum of the products of the elements of two vectors."
    static let variants: Variants = [.function, .method]

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).dot(try a.tensor(1))) }
}

struct VDot: Operator {
    static let schema = "vdot(Tensor self, Tensor other) -> Tensor"
    static let doc = "The dot product of the conjugate of `self` with `other`."
    static let variants: Variants = [.function, .method]

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).vdot(try a.tensor(1))) }
}

struct Inner: Operator {
    static let schema = "inner(Tensor self, Tensor other) -> Tensor"
    static let doc = "The sums of products over the last dimension of both."
    static let variants: Variants = [.function, .method]

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).inner(try a.tensor(1))) }
}

struct Outer: Operator {
    static let schema = "outer(Tensor self, Tensor vec2) -> Tensor"
    static let doc = "All products of an element of one vector with one of another: (n), (m) give (n, m)."
    static let variants: Variants = [.function, .method]

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).outer(try a.tensor(1))) }
}

struct Ger: Operator {
    static let schema = "ger(Tensor self, Tensor vec2) -> Tensor"
    static let doc = "As `outer`."
    static let variants: Variants = [.function, .method]

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).outer(try a.tensor(1))) }
}

struct AddMV: Operator {
    static let schema = "addmv(Tensor self, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1) -> Tensor"
    static let doc = "`beta * self + alpha * mat vec`."
    static let variants: Variants = .all

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).plusProduct(try a.tensor(1).mv(try a.tensor(2)), try a.scalar(3), try a.scalar(4)))
    }
}

struct AddR: Operator {
    static let schema = "addr(Tensor self, Tensor vec1, Tensor vec2, *, Scalar beta=1, Scalar alpha=1) -> Tensor"
    static let doc = "`beta * self + alpha * outer(vec1, vec2)`."
    static let variants: Variants = .all

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).plusProduct(try a.tensor(1).outer(try a.tensor(2)), try a.scalar(3), try a.scalar(4)))
    }
}

struct AddBMM: Operator {
    static let schema = "addbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor"
    static let doc = "`beta * self + alpha` times the sum of the products of a batch."
    static let variants: Variants = .all

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let batch = try a.tensor(1)
        let total = try batch.bmm(try a.tensor(2)).sum([0], dtype: batch.dtype)
        return .tensor(try a.tensor(0).plusProduct(total, try a.scalar(3), try a.scalar(4)))
    }
}

struct BAddBMM: Operator {
    static let schema = "baddbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor"
    static let doc = "`beta * self + alpha` times the products of a batch."
    static let variants: Variants = .all

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let left = try a.tensor(1), right = try a.tensor(2)
        for t in [left, right] where t.dim < 3 { _ = try wrap(dim: 2, t.dim, "baddbmm: batches of matrices are required") }
        return .tensor(try a.tensor(0).plusProduct(try left.bmm(right), try a.scalar(3), try a.scalar(4)))
    }
}

struct TensorDot: Operator {
    static let schema = "tensordot(Tensor self, Tensor other, int[] dims_self, int[] dims_other) -> Tensor"
    static let doc = "The sums of products over pairs of dimensions."
    static let variants: Variants = [.function]

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).tensordot(try a.tensor(1), try a.ints(2), try a.ints(3)))
    }
}

struct ChainMatMul: Operator {
    static let schema = "chain_matmul(Tensor[] matrices) -> Tensor"
    static let doc = "The product of several matrices."
    static let variants: Variants = [.function]

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let list = try a.tensors(0)
        guard let first = list.first else { throw .runtime("chain_matmul(): Expected one or more matrices") }
        for (i, t) in list.enumerated() where t.dim != 2 {
            throw .runtime("Tensor dimension is \(t.dim), expected 2 instead: chain_matmul(), tensor \(i)")
        }
        return .tensor(list.count == 1 ? first : try Tensor.chainProduct(list))
    }
}

struct MultiDot: Operator {
    static let schema = "linalg_multi_dot(Tensor[] tensors) -> Tensor"
    static let doc = "The product of several matrices, the first and last of which may be vectors."
    static let variants: Variants = .submodule

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try Tensor.chainProduct(try a.tensors(0)))
    }
}

struct Kron: Operator {
    static let schema = "kron(Tensor self, Tensor other) -> Tensor"
    static let doc = "The Kronecker product."
    static let variants: Variants = [.function, .method]

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).kron(try a.tensor(1))) }
}

struct CDist: Operator {
    static let schema = "cdist(Tensor x1, Tensor x2, float p=2., int? compute_mode=None) -> Tensor"
    static let doc = "The p-norm distances of all rows of (..., n, m) and (..., k, m): (..., n, k)."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).cdist(try a.tensor(1), try a.double(2)))
    }
}

struct Bilinear: Operator {
    static let schema = "bilinear(Tensor input1, Tensor input2, Tensor weight, Tensor? bias=None) -> Tensor"
    static let doc = "`x1 W x2 + b`: (..., i), (..., j) and a weight (o, i, j) give (..., o)."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).bilinear(try a.tensor(1), try a.tensor(2), a.optionalTensor(3)))
    }
}

struct MatrixPower: Operator {
    static let schema = "matrix_power(Tensor self, int n) -> Tensor"
    static let doc = "The n-th power of square matrices, n >= 0."
    static let variants: Variants = [.function, .method]

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).matrixPower(try a.int(1))) }
}

struct LinalgMatrixPower: Operator {
    static let schema = "linalg_matrix_power(Tensor self, int n) -> Tensor"
    static let doc = "The n-th power of square matrices, n >= 0."
    static let variants: Variants = .submodule

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).matrixPower(try a.int(1))) }
}

struct Trace: Operator {
    static let schema = "trace(Tensor self) -> Tensor"
    static let doc = "The sum of the diagonal of a matrix."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).trace()) }
}

struct Cross: Operator {
    static let schema = "cross(Tensor self, Tensor other, int? dim=None) -> Tensor"
    static let doc = "The cross product along `dim` (default: the first of size 3)."
    static let variants: Variants = [.function, .method]

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).cross(try a.tensor(1), a.optionalInt(2)))
    }
}

struct LinalgCross: Operator {
    static let schema = "linalg_cross(Tensor self, Tensor other, *, int dim=-1) -> Tensor"
    static let doc = "The cross product along `dim`."
    static let variants: Variants = .submodule

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).cross(try a.tensor(1), try a.int(2)))
    }
}

struct VecDot: Operator {
    static let schema = "linalg_vecdot(Tensor x, Tensor y, *, int dim=-1) -> Tensor"
    static let doc = "The sum of products over `dim`."
    static let variants: Variants = .submodule

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).mul(try a.tensor(1)).sum([try a.int(2)]))
    }
}

let productOperators: [any Operator.Type] = [
    MatMul.self, MV.self, Dot.self, VDot.self, Inner.self, Outer.self, Ger.self, AddMV.self, AddR.self, AddBMM.self,
    BAddBMM.self, TensorDot.self, ChainMatMul.self, MultiDot.self, Kron.self, CDist.self, Bilinear.self, MatrixPower.self,
    LinalgMatrixPower.self, Trace.self, Cross.self, LinalgCross.self, VecDot.self, BMM.self,
]
