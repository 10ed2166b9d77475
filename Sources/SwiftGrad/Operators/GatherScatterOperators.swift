// Entries in the registry for what GatherScatter.swift holds: elements picked from, or written to, places that an index tensor gives along one dimension: gather, scatter and their kin.

struct GatherOp: Operator {
    static let schema = "gather(Tensor self, int dim, Tensor index, *, bool sparse_grad=False) -> Tensor"
    static let doc = "`out[i][j] = self[index[i][j]][j]` for dim 0, and likewise for others."
    static let variants: Variants = [.function, .method]

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).gather(dim: try a.int(1), try a.tensor(2)))
    }
}

struct ScatterSrc: Operator {
    static let schema = "scatter.src(Tensor self, int dim, Tensor index, Tensor src) -> Tensor"
    static let doc = "A copy with `out[index[i][j]][j] = src[i][j]` for dim 0, and likewise for others."
    static let variants: Variants = .all

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).scatter(dim: try a.int(1), try a.tensor(2), try a.tensor(3)))
    }
}

struct ScatterValue: Operator {
    static let schema = "scatter.value(Tensor self, int dim, Tensor index, Scalar value) -> Tensor"
    static let doc = "A copy with `out[index[i][j]][j] = value` for dim 0, and likewise for others."
    static let variants: Variants = .all

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).scatter(dim: try a.int(1), try a.tensor(2), value: try a.scalar(3)))
    }
}

struct ScatterSrcReduce: Operator {
    static let schema = "scatter.reduce(Tensor self, int dim, Tensor index, Tensor src, *, str reduce) -> Tensor"
    static let doc = "As `scatter`, adding or multiplying (`reduce`: 'add' or 'multiply')."
    static let variants: Variants = .all

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).scatter(dim: try a.int(1), try a.tensor(2), try a.tensor(3), try scatterReduction(try a.string(4))))
    }
}

struct ScatterValueReduce: Operator {
    static let schema = "scatter.value_reduce(Tensor self, int dim, Tensor index, Scalar value, *, str reduce) -> Tensor"
    static let doc = "As `scatter`, adding or multiplying (`reduce`: 'add' or 'multiply')."
    static let variants: Variants = .all

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).scatter(
                dim: try a.int(1), try a.tensor(2), value: try a.scalar(3), try scatterReduction(try a.string(4))))
    }
}

struct ScatterAdd: Operator {
    static let schema = "scatter_add(Tensor self, int dim, Tensor index, Tensor src) -> Tensor"
    static let doc = "A copy with `out[index[i][j]][j] += src[i][j]` for dim 0, and likewise for others."
    static let variants: Variants = .all

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).scatter(dim: try a.int(1), try a.tensor(2), try a.tensor(3), .add, "scatter_add"))
    }
}

struct ScatterReduceTwo: Operator {
    static let schema =
        "scatter_reduce.two(Tensor self, int dim, Tensor index, Tensor src, str reduce, *, "
        + "bool include_self=True) -> Tensor"
    static let doc =
        "The values of `src` that meet at a place reduced by 'sum', 'prod', 'mean', 'amax' or 'amin', together "
        + "with what `self` has there unless `include_self` is False."
    static let variants: Variants = .all

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).scatterReduce(
                try a.int(1), try a.tensor(2), try a.tensor(3), try a.string(4), includeSelf: try a.bool(5)))
    }
}

struct TakeAlongDim: Operator {
    static let schema = "take_along_dim(Tensor self, Tensor indices, int? dim=None) -> Tensor"
    static let doc = "As `gather`, broadcasting all but `dim`; without `dim` over the flattened tensor."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).takeAlong(try a.tensor(1), a.optionalInt(2)))
    }
}

let gatherOperators: [any Operator.Type] = [
    GatherOp.self, ScatterSrc.self, ScatterValue.self, ScatterSrcReduce.self, ScatterValueReduce.self, ScatterAdd.self,
    ScatterReduceTwo.self, TakeAlongDim.self,
]
