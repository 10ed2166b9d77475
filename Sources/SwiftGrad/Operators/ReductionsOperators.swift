// Entries in the registry for what Reductions.swift holds: reductions other than the sum: means, products, extremes, truth, counts.

struct MeanAll: Operator {
    static let schema = "mean(Tensor self, *, ScalarType? dtype=None) -> Tensor"
    static let doc = "The mean of all elements."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).mean(dtype: a.optionalDType(1))) }
}

struct MeanDims: Operator {
    static let schema = "mean.dim(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor"
    static let doc = "The mean over the dimensions `dim` (none: all)."
    static let variants: Variants = [.function, .method]

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).mean(a.optionalInts(1), keepdim: try a.bool(2), dtype: a.optionalDType(3)))
    }
}

struct NanSum: Operator {
    static let schema = "nansum(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor"
    static let doc = "The sum over `dim` (none: all) with NaN taken for 0."
    static let variants: Variants = [.function, .method]

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).nanSum(a.optionalInts(1), keepdim: try a.bool(2), dtype: a.optionalDType(3)))
    }
}

struct NanMean: Operator {
    static let schema = "nanmean(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor"
    static let doc = "The mean over `dim` (none: all) of what is not NaN."
    static let variants: Variants = [.function, .method]

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).nanMean(a.optionalInts(1), keepdim: try a.bool(2), dtype: a.optionalDType(3)))
    }
}

struct ProdAll: Operator {
    static let schema = "prod(Tensor self, *, ScalarType? dtype=None) -> Tensor"
    static let doc = "The product of all elements; integers multiply as int64."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).prod(dtype: a.optionalDType(1))) }
}

struct ProdDim: Operator {
    static let schema = "prod.dim_int(Tensor self, int dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor"
    static let doc = "The product over `dim`."
    static let variants: Variants = [.function, .method]

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).prod(try a.int(1), keepdim: try a.bool(2), dtype: a.optionalDType(3)))
    }
}

struct MaxAll: Operator {
    static let schema = "max(Tensor self) -> Tensor"
    static let doc = "The largest element; NaN wins; ties share the gradient evenly."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).extreme(isMax: true, nil, false, "max"))
    }
}

struct MaxDim: Operator {
    static let schema = "max.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)"
    static let doc = "The largest element along `dim` and its index; NaN wins."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tuple(try a.tensor(0).extreme(isMax: true, dim: try a.int(1), keepdim: try a.bool(2)))
    }
}

struct MaxOther: Operator {
    static let schema = "max.other(Tensor self, Tensor other) -> Tensor"
    static let doc = "As `maximum`."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).larger(try a.tensor(1), isMax: true))
    }
}

struct MinAll: Operator {
    static let schema = "min(Tensor self) -> Tensor"
    static let doc = "The smallest element; NaN wins; ties share the gradient evenly."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).extreme(isMax: false, nil, false, "min"))
    }
}

struct MinDim: Operator {
    static let schema = "min.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)"
    static let doc = "The smallest element along `dim` and its index; NaN wins."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tuple(try a.tensor(0).extreme(isMax: false, dim: try a.int(1), keepdim: try a.bool(2)))
    }
}

struct MinOther: Operator {
    static let schema = "min.other(Tensor self, Tensor other) -> Tensor"
    static let doc = "As `minimum`."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).larger(try a.tensor(1), isMax: false))
    }
}

struct AMax: Operator {
    static let schema = "amax(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor"
    static let doc = "The largest element over `dim` (none: all); ties share the gradient evenly."
    static let variants: Variants = [.function, .method]

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).extreme(isMax: true, try a.ints(1), try a.bool(2), "amax"))
    }
}

struct AMin: Operator {
    static let schema = "amin(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor"
    static let doc = "The smallest element over `dim` (none: all); ties share the gradient evenly."
    static let variants: Variants = [.function, .method]

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).extreme(isMax: false, try a.ints(1), try a.bool(2), "amin"))
    }
}

struct AMinMax: Operator {
    static let schema = "aminmax(Tensor self, *, int? dim=None, bool keepdim=False) -> (Tensor min, Tensor max)"
    static let doc = "The smallest and the largest element over `dim` (none: all)."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tuple(try a.tensor(0).aminmax(a.optionalInt(1), try a.bool(2)))
    }
}

struct ArgMax: Operator {
    static let schema = "argmax(Tensor self, int? dim=None, bool keepdim=False) -> Tensor"
    static let doc = "The index of the first largest element along `dim` (none: of the flattened tensor): int64; NaN wins."
    static let variants: Variants = [.function, .method]

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).argExtreme(isMax: true, a.optionalInt(1), try a.bool(2)))
    }
}

struct ArgMin: Operator {
    static let schema = "argmin(Tensor self, int? dim=None, bool keepdim=False) -> Tensor"
    static let doc = "The index of the first smallest element along `dim` (none: of the flattened tensor): int64; NaN wins."
    static let variants: Variants = [.function, .method]

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).argExtreme(isMax: false, a.optionalInt(1), try a.bool(2)))
    }
}

struct AllOf: Operator {
    static let schema = "all(Tensor self) -> Tensor"
    static let doc = "Whether all elements are not 0: bool (uint8 for uint8)."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).truth(.all, nil, false)) }
}

struct AllDim: Operator {
    static let schema = "all.dim(Tensor self, int dim, bool keepdim=False) -> Tensor"
    static let doc = "Whether all elements along `dim` are not 0."
    static let variants: Variants = [.function, .method]

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).truth(.all, [try a.int(1)], try a.bool(2)))
    }
}

struct AllDims: Operator {
    static let schema = "all.dims(Tensor self, int[]? dim=None, bool keepdim=False) -> Tensor"
    static let doc = "Whether all elements over `dim` are not 0."
    static let variants: Variants = [.function, .method]

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).truth(.all, a.optionalInts(1), try a.bool(2)))
    }
}

struct AnyOf: Operator {
    static let schema = "any(Tensor self) -> Tensor"
    static let doc = "Whether any element is not 0: bool (uint8 for uint8)."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).truth(.any, nil, false)) }
}

struct AnyDim: Operator {
    static let schema = "any.dim(Tensor self, int dim, bool keepdim=False) -> Tensor"
    static let doc = "Whether any element along `dim` is not 0."
    static let variants: Variants = [.function, .method]

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).truth(.any, [try a.int(1)], try a.bool(2)))
    }
}

struct AnyDims: Operator {
    static let schema = "any.dims(Tensor self, int[]? dim=None, bool keepdim=False) -> Tensor"
    static let doc = "Whether any element over `dim` is not 0."
    static let variants: Variants = [.function, .method]

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).truth(.any, a.optionalInts(1), try a.bool(2)))
    }
}

struct CountNonzeroDims: Operator {
    static let schema = "count_nonzero.dim_IntList(Tensor self, int[] dim) -> Tensor"
    static let doc = "The number of elements over `dim` that are not 0: int64."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).countNonzero(try a.ints(1))) }
}

struct CountNonzero: Operator {
    static let schema = "count_nonzero(Tensor self, int? dim=None) -> Tensor"
    static let doc = "The number of elements along `dim` (none: of all) that are not 0: int64."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).countNonzero(a.optionalInt(1).map { [$0] }))
    }
}

struct LogSumExp: Operator {
    static let schema = "logsumexp(Tensor self, int[1] dim, bool keepdim=False) -> Tensor"
    static let doc = "`log(sum(exp(self)))` over `dim`, without overflow."
    static let variants: Variants = [.function, .method]

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).logSumExp(try a.ints(1), try a.bool(2)))
    }
}

let reductionOperators: [any Operator.Type] = [
    MeanAll.self, MeanDims.self, NanSum.self, NanMean.self, ProdAll.self, ProdDim.self, MaxAll.self, MaxDim.self, MaxOther.self,
    MinAll.self, MinDim.self, MinOther.self, AMax.self, AMin.self, AMinMax.self, ArgMax.self, ArgMin.self, AllOf.self,
    AllDim.self, AllDims.self, AnyOf.self, AnyDim.self, AnyDims.self, CountNonzeroDims.self, CountNonzero.self, LogSumExp.self,
]
