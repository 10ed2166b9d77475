// Entries in the registry for what Statistics.swift holds: variance, standard deviation and norms.

struct VarAll: Operator {
    static let schema = "var(Tensor self, bool unbiased=True) -> Tensor"
    static let doc = "The variance of all elements, over n - 1 or (not `unbiased`) n."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).variance(nil, try a.bool(1) ? 1 : 0, false))
    }
}

struct VarDim: Operator {
    static let schema = "var.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> Tensor"
    static let doc = "The variance over `dim` (none: all)."
    static let variants: Variants = [.function, .method]

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).variance(a.optionalInts(1), try a.bool(2) ? 1 : 0, try a.bool(3)))
    }
}

struct VarCorrection: Operator {
    static let schema = "var.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> Tensor"
    static let doc = "The variance over `dim` (none: all), over n - `correction` (default 1)."
    static let variants: Variants = [.function, .method]

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).variance(a.optionalInts(1), a.optionalScalar(2)?.double ?? 1, try a.bool(3)))
    }
}

struct StdAll: Operator {
    static let schema = "std(Tensor self, bool unbiased=True) -> Tensor"
    static let doc = "The standard deviation of all elements, over n - 1 or (not `unbiased`) n."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).deviation(nil, try a.bool(1) ? 1 : 0, false))
    }
}

struct StdDim: Operator {
    static let schema = "std.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> Tensor"
    static let doc = "The standard deviation over `dim` (none: all)."
    static let variants: Variants = [.function, .method]

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).deviation(a.optionalInts(1), try a.bool(2) ? 1 : 0, try a.bool(3)))
    }
}

struct StdCorrection: Operator {
    static let schema = "std.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> Tensor"
    static let doc = "The standard deviation over `dim` (none: all), over n - `correction` (default 1)."
    static let variants: Variants = [.function, .method]

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).deviation(a.optionalInts(1), a.optionalScalar(2)?.double ?? 1, try a.bool(3)))
    }
}

struct VarMeanAll: Operator {
    static let schema = "var_mean(Tensor self, bool unbiased=True) -> (Tensor, Tensor)"
    static let doc = "Variance and mean of all elements."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tuple(try a.tensor(0).varMean(nil, try a.bool(1) ? 1 : 0, false))
    }
}

struct VarMeanDim: Operator {
    static let schema = "var_mean.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> (Tensor, Tensor)"
    static let doc = "Variance and mean over `dim`."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tuple(try a.tensor(0).varMean(a.optionalInts(1), try a.bool(2) ? 1 : 0, try a.bool(3)))
    }
}

struct VarMeanCorrection: Operator {
    static let schema =
        "var_mean.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, "
        + "bool keepdim=False) -> (Tensor, Tensor)"
    static let doc = "Variance (over n - `correction`) and mean over `dim`."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tuple(try a.tensor(0).varMean(a.optionalInts(1), a.optionalScalar(2)?.double ?? 1, try a.bool(3)))
    }
}

struct StdMeanAll: Operator {
    static let schema = "std_mean(Tensor self, bool unbiased=True) -> (Tensor, Tensor)"
    static let doc = "Standard deviation and mean of all elements."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tuple(try a.tensor(0).stdMean(nil, try a.bool(1) ? 1 : 0, false))
    }
}

struct StdMeanDim: Operator {
    static let schema = "std_mean.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> (Tensor, Tensor)"
    static let doc = "Standard deviation and mean over `dim`."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tuple(try a.tensor(0).stdMean(a.optionalInts(1), try a.bool(2) ? 1 : 0, try a.bool(3)))
    }
}

struct StdMeanCorrection: Operator {
    static let schema =
        "std_mean.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, "
        + "bool keepdim=False) -> (Tensor, Tensor)"
    static let doc = "Standard deviation (over n - `correction`) and mean over `dim`."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tuple(try a.tensor(0).stdMean(a.optionalInts(1), a.optionalScalar(2)?.double ?? 1, try a.bool(3)))
    }
}

struct VectorNormOp: Operator {
    static let schema =
        "linalg_vector_norm(Tensor self, Scalar ord=2, int[1]? dim=None, bool keepdim=False, *, "
        + "ScalarType? dtype=None) -> Tensor"
    static let doc =
        "The `ord`-norm of the elements over `dim` (none: all): `sum(abs(x)^ord)^(1/ord)`; 0 counts, inf and -inf "
        + "take the extremes."
    static let variants: Variants = .submodule

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).checkedVectorNorm(
                try a.double(1), a.optionalInts(2), keepdim: try a.bool(3), dtype: a.optionalDType(4)))
    }
}

struct NormScalar: Operator {
    static let schema = "norm.Scalar(Tensor self, Scalar p=2) -> Tensor"
    static let doc = "The p-norm of all elements."
    static let variants: Variants = .method

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).vectorNorm(try a.double(1))) }
}

struct NormDim: Operator {
    static let schema = "norm.ScalarOpt_dim(Tensor self, Scalar? p, int[1] dim, bool keepdim=False) -> Tensor"
    static let doc = "The p-norm over `dim`."
    static let variants: Variants = .method

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).vectorNorm(a.optionalScalar(1)?.double ?? 2, try a.ints(2), keepdim: try a.bool(3)))
    }
}

struct NormDType: Operator {
    static let schema = "norm.ScalarOpt_dtype(Tensor self, Scalar? p, *, ScalarType dtype) -> Tensor"
    static let doc = "The p-norm of all elements in another dtype."
    static let variants: Variants = .method

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).vectorNorm(a.optionalScalar(1)?.double ?? 2, dtype: a.optionalDType(2)))
    }
}

struct NormDimDType: Operator {
    static let schema =
        "norm.ScalarOpt_dim_dtype(Tensor self, Scalar? p, int[1] dim, bool keepdim, *, "
        + "ScalarType dtype) -> Tensor"
    static let doc = "The p-norm over `dim` in another dtype."
    static let variants: Variants = .method

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).vectorNorm(
                a.optionalScalar(1)?.double ?? 2, try a.ints(2), keepdim: try a.bool(3), dtype: a.optionalDType(4)))
    }
}

struct FrobeniusNorm: Operator {
    static let schema = "frobenius_norm.dim(Tensor self, int[1] dim, bool keepdim=False) -> Tensor"
    static let doc = "The 2-norm over `dim`."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).vectorNorm(2, try a.ints(1), keepdim: try a.bool(2)))
    }
}

struct Dist: Operator {
    static let schema = "dist(Tensor self, Tensor other, Scalar p=2) -> Tensor"
    static let doc = "The p-norm of `self - other`."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).sub(try a.tensor(1)).vectorNorm(try a.double(2)))
    }
}

struct Renorm: Operator {
    static let schema = "renorm(Tensor self, Scalar p, int dim, Scalar maxnorm) -> Tensor"
    static let doc = "A copy in which each entry of `dim` whose p-norm exceeds `maxnorm` is scaled down to it."
    static let variants: Variants = .all

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).renorm(try a.double(1), try a.int(2), try a.double(3)))
    }
}

struct Cov: Operator {
    static let schema = "cov(Tensor self, *, int correction=1, Tensor? fweights=None, Tensor? aweights=None) -> Tensor"
    static let doc = "The covariance matrix of variables (rows) over observations (columns)."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).cov(try a.int(1), a.optionalTensor(2), a.optionalTensor(3)))
    }
}

struct CorrCoef: Operator {
    static let schema = "corrcoef(Tensor self) -> Tensor"
    static let doc = "The matrix of correlation coefficients of variables (rows) over observations (columns)."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).corrcoef()) }
}

let statisticsOperators: [any Operator.Type] = [
    VarAll.self, VarDim.self, VarCorrection.self, StdAll.self, StdDim.self, StdCorrection.self, VarMeanAll.self,
    VarMeanDim.self, VarMeanCorrection.self, StdMeanAll.self, StdMeanDim.self, StdMeanCorrection.self, VectorNormOp.self,
    NormScalar.self, NormDim.self, NormDType.self, NormDimDType.self, FrobeniusNorm.self, Dist.self, Renorm.self, Cov.self,
    CorrCoef.self,
]
