// Entries in the registry for what Joining.swift holds: operators that put tensors together or move elements about.

struct CatOp: Operator {
    static let schema = "cat(Tensor[] tensors, int dim=0) -> Tensor"
    static let doc = "The tensors one after the other along `dim`; their other sizes must match."
    static let variants: Variants = [.function]

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try Tensor.cat(try a.tensors(0), try a.int(1))) }
}

struct Concat: Operator {
    static let schema = "concat(Tensor[] tensors, int dim=0) -> Tensor"
    static let doc = "As `cat`."
    static let variants: Variants = [.function]

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try Tensor.cat(try a.tensors(0), try a.int(1))) }
}

struct Concatenate: Operator {
    static let schema = "concatenate(Tensor[] tensors, int dim=0) -> Tensor"
    static let doc = "As `cat`."
    static let variants: Variants = [.function]

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try Tensor.cat(try a.tensors(0), try a.int(1))) }
}

struct Stack: Operator {
    static let schema = "stack(Tensor[] tensors, int dim=0) -> Tensor"
    static let doc = "Tensors of one shape along a new dimension `dim`."
    static let variants: Variants = [.function]

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try Tensor.stack(try a.tensors(0), try a.int(1))) }
}

struct HStack: Operator {
    static let schema = "hstack(Tensor[] tensors) -> Tensor"
    static let doc = "The tensors joined along dimension 1 (vectors: 0)."
    static let variants: Variants = [.function]

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try Tensor.hstack(try a.tensors(0))) }
}

struct VStack: Operator {
    static let schema = "vstack(Tensor[] tensors) -> Tensor"
    static let doc = "The tensors, of at least two dimensions, joined along dimension 0."
    static let variants: Variants = [.function]

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try Tensor.cat(try mapTensors(try a.tensors(0)) { t throws(TensorError) in try t.atLeast(2) }, 0, "vstack"))
    }
}

struct RowStack: Operator {
    static let schema = "row_stack(Tensor[] tensors) -> Tensor"
    static let doc = "As `vstack`."
    static let variants: Variants = [.function]

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try Tensor.cat(try mapTensors(try a.tensors(0)) { t throws(TensorError) in try t.atLeast(2) }, 0, "vstack"))
    }
}

struct DStack: Operator {
    static let schema = "dstack(Tensor[] tensors) -> Tensor"
    static let doc = "The tensors, of at least three dimensions, joined along dimension 2."
    static let variants: Variants = [.function]

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try Tensor.cat(try mapTensors(try a.tensors(0)) { t throws(TensorError) in try t.atLeast(3) }, 2, "dstack"))
    }
}

struct ColumnStack: Operator {
    static let schema = "column_stack(Tensor[] tensors) -> Tensor"
    static let doc = "The tensors joined along dimension 1, vectors as columns."
    static let variants: Variants = [.function]

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try Tensor.columnStack(try a.tensors(0))) }
}

struct TriL: Operator {
    static let schema = "tril(Tensor self, int diagonal=0) -> Tensor"
    static let doc = "The lower triangle of matrices, up to `diagonal` above the main one; the rest is 0."
    static let variants: Variants = .all

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try apply(Triangle(upper: false, diagonal: try a.int(1)), Tensors(try a.tensor(0))))
    }
}

struct TriU: Operator {
    static let schema = "triu(Tensor self, int diagonal=0) -> Tensor"
    static let doc = "The upper triangle of matrices, from `diagonal` above the main one; the rest is 0."
    static let variants: Variants = .all

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try apply(Triangle(upper: true, diagonal: try a.int(1)), Tensors(try a.tensor(0))))
    }
}

struct FlipLR: Operator {
    static let schema = "fliplr(Tensor self) -> Tensor"
    static let doc = "A copy reversed along dimension 1."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).flipped("fliplr", 2, 1)) }
}

struct FlipUD: Operator {
    static let schema = "flipud(Tensor self) -> Tensor"
    static let doc = "A copy reversed along dimension 0."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).flipped("flipud", 1, 0)) }
}

struct Roll: Operator {
    static let schema = "roll(Tensor self, int[1] shifts, int[1] dims=[]) -> Tensor"
    static let doc =
        "A copy with the entries of `dims` (none: all elements, flattened) moved on by `shifts`, those pushed out "
        + "coming back in front."
    static let variants: Variants = [.function, .method]

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).roll(try a.ints(1), try a.ints(2))) }
}

struct Rot90: Operator {
    static let schema = "rot90(Tensor self, int k=1, int[] dims=[0, 1]) -> Tensor"
    static let doc = "A copy turned by `k` right angles in the plane of `dims`."
    static let variants: Variants = [.function, .method]

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).rot90(try a.int(1), try a.ints(2))) }
}

struct Repeat: Operator {
    static let schema = "repeat(Tensor self, int[] repeats) -> Tensor"
    static let doc = "A copy with `self` repeated along each dimension; new dimensions come first."
    static let variants: Variants = .method

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).repeated(try a.ints(1))) }
}

struct Tile: Operator {
    static let schema = "tile(Tensor self, int[] dims) -> Tensor"
    static let doc = "As `repeat`, with 1 for the leading dimensions that `dims` leaves out."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).tile(try a.ints(1))) }
}

struct RepeatInterleaveN: Operator {
    static let schema = "repeat_interleave.self_int(Tensor self, int repeats, int? dim=None, *, int? output_size=None) -> Tensor"
    static let doc = "Each entry of `dim` (none: of the flattened tensor) `repeats` times in a row."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).repeatInterleave(try a.int(1), a.optionalInt(2)))
    }
}

struct RepeatInterleaveT: Operator {
    static let schema =
        "repeat_interleave.self_Tensor(Tensor self, Tensor repeats, int? dim=None, *, "
        + "int? output_size=None) -> Tensor"
    static let doc = "Entry i of `dim` (none: of the flattened tensor) `repeats[i]` times in a row."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).repeatInterleave(try a.tensor(1), a.optionalInt(2), a.optionalInt(3)))
    }
}

struct RepeatInterleave: Operator {
    static let schema = "repeat_interleave.Tensor(Tensor repeats, *, int? output_size=None) -> Tensor"
    static let doc = "Index i `repeats[i]` times in a row: int64."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).repeatedIndices(a.optionalInt(1))) }
}

struct Diag: Operator {
    static let schema = "diag(Tensor self, int diagonal=0) -> Tensor"
    static let doc = "A matrix with the vector on its diagonal, or the diagonal of a matrix."
    static let variants: Variants = [.function, .method]

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).diag(try a.int(1))) }
}

struct DiagEmbed: Operator {
    static let schema = "diag_embed(Tensor self, int offset=0, int dim1=-2, int dim2=-1) -> Tensor"
    static let doc = "Matrices, in dimensions `dim1` and `dim2`, with the last dimension of `self` on their diagonal."
    static let variants: Variants = [.function, .method]

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).diagEmbed(try a.int(1), try a.int(2), try a.int(3)))
    }
}

struct DiagFlat: Operator {
    static let schema = "diagflat(Tensor self, int offset=0) -> Tensor"
    static let doc = "A matrix with the elements of `self` on its diagonal."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).contiguous().reshape([-1]).diag(try a.int(1)))
    }
}

struct CartesianProd: Operator {
    static let schema = "cartesian_prod(Tensor[] tensors) -> Tensor"
    static let doc = "All combinations of the elements of vectors, a row each."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try Tensor.cartesianProduct(try a.tensors(0))) }
}

struct Combinations: Operator {
    static let schema = "combinations(Tensor self, int r=2, bool with_replacement=False) -> Tensor"
    static let doc = "All combinations of `r` elements of a vector, a row each, in the order of itertools."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).combinations(try a.int(1), try a.bool(2)))
    }
}

struct BlockDiag: Operator {
    static let schema = "block_diag(Tensor[] tensors) -> Tensor"
    static let doc = "A matrix with the given matrices on its diagonal."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try Tensor.blockDiagonal(try a.tensors(0))) }
}

struct SelectScatter: Operator {
    static let schema = "select_scatter(Tensor self, Tensor src, int dim, int index) -> Tensor"
    static let doc = "A copy of `self` with `src` written to `self.select(dim, index)`."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).scattered("select_scatter", try a.tensor(1)) { z throws(TensorError) in
                try z.select(try a.int(2), try a.int(3))
            })
    }
}

struct SliceScatter: Operator {
    static let schema = "slice_scatter(Tensor self, Tensor src, int dim=0, int? start=None, int? end=None, int step=1) -> Tensor"
    static let doc = "A copy of `self` with `src` written to a slice of `dim`."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).scattered("slice_scatter", try a.tensor(1)) { z throws(TensorError) in
                try z.slice(try a.int(2), a.optionalInt(3), a.optionalInt(4), step: try a.int(5))
            })
    }
}

struct DiagonalScatter: Operator {
    static let schema = "diagonal_scatter(Tensor self, Tensor src, int offset=0, int dim1=0, int dim2=1) -> Tensor"
    static let doc = "A copy of `self` with `src` written to a diagonal."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).scattered("diagonal_scatter", try a.tensor(1)) { z throws(TensorError) in
                try z.diagonal(try a.int(2), try a.int(3), try a.int(4))
            })
    }
}

let joiningOperators: [any Operator.Type] = [
    CatOp.self, Concat.self, Concatenate.self, Stack.self, HStack.self, VStack.self, RowStack.self, DStack.self,
    ColumnStack.self, TriL.self, TriU.self, FlipLR.self, FlipUD.self, Roll.self, Rot90.self, Repeat.self, Tile.self,
    RepeatInterleaveN.self, RepeatInterleaveT.self, RepeatInterleave.self, Diag.self, DiagEmbed.self, DiagFlat.self,
    CartesianProd.self, Combinations.self, BlockDiag.self, SelectScatter.self, SliceScatter.self, DiagonalScatter.self,
    Flip.self,
]
