// Entries in the registry for what Sorting.swift holds: order along a dimension: sort, topk, kthvalue, median, mode, quantiles.

struct Sort: Operator {
    static let schema = "sort(Tensor self, int dim=-1, bool descending=False) -> (Tensor values, Tensor indices)"
    static let doc =
        "The entries of `dim` in ascending (or descending) order, stably, and where they were; NaN counts as "
        + "largest."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tuple(try a.tensor(0).sort(try a.int(1), descending: try a.bool(2)))
    }
}

struct SortStable: Operator {
    static let schema =
        "sort.stable(Tensor self, *, bool? stable, int dim=-1, bool descending=False) -> (Tensor values, "
        + "Tensor indices)"
    static let doc = "As `sort`, which is always stable."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tuple(try a.tensor(0).sort(try a.int(2), descending: try a.bool(3)))
    }
}

struct ArgSort: Operator {
    static let schema = "argsort(Tensor self, int dim=-1, bool descending=False) -> Tensor"
    static let doc = "The indices that sort `dim`."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).sort(try a.int(1), descending: try a.bool(2))[1])
    }
}

struct ArgSortStable: Operator {
    static let schema = "argsort.stable(Tensor self, *, bool stable, int dim=-1, bool descending=False) -> Tensor"
    static let doc = "The indices that sort `dim`, stably."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).sort(try a.int(2), descending: try a.bool(3))[1])
    }
}

struct MSort: Operator {
    static let schema = "msort(Tensor self) -> Tensor"
    static let doc = "The entries of dimension 0 in ascending order."
    static let variants: Variants = [.function, .method]

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).sort(0)[0]) }
}

struct TopK: Operator {
    static let schema =
        "topk(Tensor self, int k, int dim=-1, bool largest=True, bool sorted=True) -> (Tensor values, "
        + "Tensor indices)"
    static let doc = "The `k` largest (or smallest) entries along `dim`, sorted, and where they are."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tuple(try a.tensor(0).topk(try a.int(1), try a.int(2), largest: try a.bool(3)))
    }
}

struct KthValue: Operator {
    static let schema = "kthvalue(Tensor self, int k, int dim=-1, bool keepdim=False) -> (Tensor values, Tensor indices)"
    static let doc = "The `k`-th smallest entry along `dim` (from 1) and where it is."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tuple(try a.tensor(0).kthvalue(try a.int(1), try a.int(2), keepdim: try a.bool(3)))
    }
}

struct MedianAll: Operator {
    static let schema = "median(Tensor self) -> Tensor"
    static let doc = "The median of all elements (the lower of two); NaN if any is."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).median(skipNaN: false)) }
}

struct MedianDim: Operator {
    static let schema = "median.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)"
    static let doc = "The median along `dim` (the lower of two) and where it is."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tuple(try a.tensor(0).median(try a.int(1), try a.bool(2), skipNaN: false))
    }
}

struct NanMedianAll: Operator {
    static let schema = "nanmedian(Tensor self) -> Tensor"
    static let doc = "The median of the elements that are not NaN."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).median(skipNaN: true)) }
}

struct NanMedianDim: Operator {
    static let schema = "nanmedian.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)"
    static let doc = "The median along `dim` of what is not NaN, and where it is."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tuple(try a.tensor(0).median(try a.int(1), try a.bool(2), skipNaN: true))
    }
}

struct Mode: Operator {
    static let schema = "mode(Tensor self, int dim=-1, bool keepdim=False) -> (Tensor values, Tensor indices)"
    static let doc = "The most frequent value along `dim` (of several: the smallest) and where it last is."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tuple(try a.tensor(0).mode(try a.int(1), try a.bool(2))) }
}

struct Quantile: Operator {
    static let schema =
        "quantile(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, "
        + "str interpolation=\"linear\") -> Tensor"
    static let doc = "The quantiles `q` along `dim` (none: of all elements); several come first in the result."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).quantile(try a.tensor(1), a.optionalInt(2), try a.bool(3), try a.string(4), skipNaN: false))
    }
}

struct QuantileScalar: Operator {
    static let schema =
        "quantile.scalar(Tensor self, float q, int? dim=None, bool keepdim=False, *, "
        + "str interpolation=\"linear\") -> Tensor"
    static let doc = "The quantile `q` along `dim` (none: of all elements)."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).quantile(
                try Tensor.full(Shape(), .double(try a.double(1)), try a.tensor(0).dtype), a.optionalInt(2), try a.bool(3),
                try a.string(4), skipNaN: false))
    }
}

struct NanQuantile: Operator {
    static let schema =
        "nanquantile(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, "
        + "str interpolation=\"linear\") -> Tensor"
    static let doc = "As `quantile`, leaving NaN out."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).quantile(try a.tensor(1), a.optionalInt(2), try a.bool(3), try a.string(4), skipNaN: true))
    }
}

struct NanQuantileScalar: Operator {
    static let schema =
        "nanquantile.scalar(Tensor self, float q, int? dim=None, bool keepdim=False, *, "
        + "str interpolation=\"linear\") -> Tensor"
    static let doc = "As `quantile`, leaving NaN out."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).quantile(
                try Tensor.full(Shape(), .double(try a.double(1)), try a.tensor(0).dtype), a.optionalInt(2), try a.bool(3),
                try a.string(4), skipNaN: true))
    }
}

let sortingOperators: [any Operator.Type] = [
    Sort.self, SortStable.self, ArgSort.self, ArgSortStable.self, MSort.self, TopK.self, KthValue.self, MedianAll.self,
    MedianDim.self, NanMedianAll.self, NanMedianDim.self, Mode.self, Quantile.self, QuantileScalar.self, NanQuantile.self,
    NanQuantileScalar.self,
]
