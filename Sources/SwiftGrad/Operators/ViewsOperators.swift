// Entries in the registry for what Views.swift holds: views made of the primitives of ViewGeometry.swift.

struct ViewSizes: Operator {
    static let schema = "view(Tensor(a) self, int[] size) -> Tensor(a)"
    static let doc =
        "The same elements with other sizes (one may be -1), without copying; an error where the strides do not "
        + "allow it."
    static let variants: Variants = .method

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).view(try a.ints(1))) }
}

struct ViewDType: Operator {
    static let schema = "view.dtype(Tensor(a) self, ScalarType dtype) -> Tensor(a)"
    static let doc = "The same bytes read as another dtype; the last dimension grows or shrinks with the element size."
    static let variants: Variants = .method

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).view(as: try a.dtype(1))) }
}

struct ViewAs: Operator {
    static let schema = "view_as(Tensor(a) self, Tensor other) -> Tensor(a)"
    static let doc = "A view of `self` with the sizes of `other`."
    static let variants: Variants = .method

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).view(try a.tensor(1).shape.array)) }
}

struct Reshape: Operator {
    static let schema = "reshape(Tensor(a) self, int[] shape) -> Tensor(a)"
    static let doc = "The same elements with other sizes (one may be -1): a view where the strides allow it, else a copy."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).reshape(try a.ints(1))) }
}

struct ReshapeAs: Operator {
    static let schema = "reshape_as(Tensor(a) self, Tensor other) -> Tensor(a)"
    static let doc = "`self` reshaped to the sizes of `other`."
    static let variants: Variants = .method

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).reshape(try a.tensor(1).shape.array))
    }
}

struct UnsafeView: Operator {
    static let schema = "_unsafe_view(Tensor self, int[] size) -> Tensor"
    static let doc = "As `view`."
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).view(try a.ints(1))) }
}

struct Flatten: Operator {
    static let schema = "flatten.using_ints(Tensor(a) self, int start_dim=0, int end_dim=-1) -> Tensor(a)"
    static let doc = "Dimensions `start_dim` to `end_dim` made one."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).flatten(try a.int(1), try a.int(2)))
    }
}

struct Unflatten: Operator {
    static let schema = "unflatten.int(Tensor(a) self, int dim, int[] sizes) -> Tensor(a)"
    static let doc = "Dimension `dim` cut into `sizes` (one may be -1)."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).unflatten(try a.int(1), try a.ints(2)))
    }
}

struct Ravel: Operator {
    static let schema = "ravel(Tensor(a) self) -> Tensor(a)"
    static let doc = "One dimension with all elements."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).contiguous().reshape([-1])) }
}

struct T2: Operator {
    static let schema = "t(Tensor(a) self) -> Tensor(a)"
    static let doc = "The transpose of a matrix; vectors and 0-dim tensors as they are."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).t()) }
}

struct NumpyT: Operator {
    static let schema = "numpy_T(Tensor(a) self) -> Tensor(a)"
    static let doc = "All dimensions in reverse order: `Tensor.T`."
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).reversedDimensions()) }
}

struct Adjoint: Operator {
    static let schema = "adjoint(Tensor(a) self) -> Tensor(a)"
    static let doc = "The last two dimensions exchanged; complex numbers conjugated."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).matrixTransposed("adjoint").conj()) }
}

struct SqueezeAll: Operator {
    static let schema = "squeeze(Tensor(a) self) -> Tensor(a)"
    static let doc = "Without the dimensions of size 1."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).squeeze(nil)) }
}

struct SqueezeDim: Operator {
    static let schema = "squeeze.dim(Tensor(a) self, int dim) -> Tensor(a)"
    static let doc = "Without dimension `dim` if its size is 1."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).squeeze(try a.int(1))) }
}

struct SqueezeDims: Operator {
    static let schema = "squeeze.dims(Tensor(a) self, int[] dim) -> Tensor(a)"
    static let doc = "Without those of the dimensions `dim` whose size is 1."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).squeeze(try a.ints(1))) }
}

struct SwapAxes: Operator {
    static let schema = "swapaxes(Tensor(a) self, int axis0, int axis1) -> Tensor(a)"
    static let doc = "As `transpose`."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).transpose(try a.int(1), try a.int(2)))
    }
}

struct SwapDims: Operator {
    static let schema = "swapdims(Tensor(a) self, int dim0, int dim1) -> Tensor(a)"
    static let doc = "As `transpose`."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).transpose(try a.int(1), try a.int(2)))
    }
}

struct MoveDim: Operator {
    static let schema = "movedim.int(Tensor(a) self, int source, int destination) -> Tensor(a)"
    static let doc = "Dimension `source` moved to `destination`; the others keep their order."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).movedim([try a.int(1)], [try a.int(2)]))
    }
}

struct MoveDims: Operator {
    static let schema = "movedim.intlist(Tensor(a) self, int[] source, int[] destination) -> Tensor(a)"
    static let doc = "Dimensions `source` moved to `destination`; the others keep their order."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).movedim(try a.ints(1), try a.ints(2)))
    }
}

struct MoveAxis: Operator {
    static let schema = "moveaxis.int(Tensor(a) self, int source, int destination) -> Tensor(a)"
    static let doc = "As `movedim`."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).movedim([try a.int(1)], [try a.int(2)]))
    }
}

struct MoveAxes: Operator {
    static let schema = "moveaxis.intlist(Tensor(a) self, int[] source, int[] destination) -> Tensor(a)"
    static let doc = "As `movedim`."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).movedim(try a.ints(1), try a.ints(2)))
    }
}

struct ExpandAs: Operator {
    static let schema = "expand_as(Tensor(a) self, Tensor other) -> Tensor(a)"
    static let doc = "`self` expanded to the sizes of `other`."
    static let variants: Variants = .method

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).expand(try a.tensor(1).shape)) }
}

struct BroadcastTo: Operator {
    static let schema = "broadcast_to(Tensor(a) self, int[] size) -> Tensor(a)"
    static let doc = "As `expand`."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).expand(try a.ints(1))) }
}

struct BroadcastTensors: Operator {
    static let schema = "broadcast_tensors(Tensor[] tensors) -> Tensor[]"
    static let doc = "The tensors expanded to their common shape."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result { .list(try Tensor.broadcastTensors(try a.tensors(0))) }
}

struct AtLeast1: Operator {
    static let schema = "atleast_1d(Tensor self) -> Tensor"
    static let doc = "`self` with at least one dimension."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).atLeast(1)) }
}

struct AtLeast1List: Operator {
    static let schema = "atleast_1d.Sequence(Tensor[] tensors) -> Tensor[]"
    static let doc = "Each tensor with at least one dimension."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .list(try mapTensors(try a.tensors(0)) { t throws(TensorError) in try t.atLeast(1) })
    }
}

struct AtLeast2: Operator {
    static let schema = "atleast_2d(Tensor self) -> Tensor"
    static let doc = "`self` with at least two dimensions; new ones come first."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).atLeast(2)) }
}

struct AtLeast2List: Operator {
    static let schema = "atleast_2d.Sequence(Tensor[] tensors) -> Tensor[]"
    static let doc = "Each tensor with at least two dimensions."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .list(try mapTensors(try a.tensors(0)) { t throws(TensorError) in try t.atLeast(2) })
    }
}

struct AtLeast3: Operator {
    static let schema = "atleast_3d(Tensor self) -> Tensor"
    static let doc = "`self` with at least three dimensions: (n) becomes (1, n, 1), (n, m) becomes (n, m, 1)."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).atLeast(3)) }
}

struct AtLeast3List: Operator {
    static let schema = "atleast_3d.Sequence(Tensor[] tensors) -> Tensor[]"
    static let doc = "Each tensor with at least three dimensions."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .list(try mapTensors(try a.tensors(0)) { t throws(TensorError) in try t.atLeast(3) })
    }
}

struct Narrow: Operator {
    static let schema = "narrow(Tensor(a) self, int dim, int start, int length) -> Tensor(a)"
    static let doc = "`length` entries of `dim` from `start`."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).narrow(try a.int(1), start: try a.int(2), length: try a.int(3)))
    }
}

struct SplitSize: Operator {
    static let schema = "split.Tensor(Tensor(a) self, int split_size, int dim=0) -> Tensor(a)[]"
    static let doc = "Views of `split_size` entries of `dim` each; the last may be shorter."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result { .list(try a.tensor(0).split(try a.int(1), try a.int(2))) }
}

struct SplitSizes: Operator {
    static let schema = "split.sizes(Tensor(a) self, int[] split_size, int dim=0) -> Tensor(a)[]"
    static let doc = "Views of the given numbers of entries of `dim`."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result { .list(try a.tensor(0).split(try a.ints(1), try a.int(2))) }
}

struct SplitWithSizes: Operator {
    static let schema = "split_with_sizes(Tensor(a) self, int[] split_sizes, int dim=0) -> Tensor(a)[]"
    static let doc = "Views of the given numbers of entries of `dim`."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result { .list(try a.tensor(0).split(try a.ints(1), try a.int(2))) }
}

struct Chunk: Operator {
    static let schema = "chunk(Tensor(a) self, int chunks, int dim=0) -> Tensor(a)[]"
    static let doc = "At most `chunks` views of equal size along `dim`; the last may be shorter."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result { .list(try a.tensor(0).chunk(try a.int(1), try a.int(2))) }
}

struct TensorSplitN: Operator {
    static let schema = "tensor_split.sections(Tensor(a) self, int sections, int dim=0) -> Tensor(a)[]"
    static let doc = "`sections` views along `dim`, the first ones one entry longer where it does not divide."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .list(try a.tensor(0).tensorSplit(try a.int(1), try a.int(2)))
    }
}

struct TensorSplitAt: Operator {
    static let schema = "tensor_split.indices(Tensor(a) self, int[] indices, int dim=0) -> Tensor(a)[]"
    static let doc = "Views along `dim` cut at `indices`."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .list(try a.tensor(0).tensorSplit(try a.ints(1), try a.int(2)))
    }
}

struct TensorSplitBy: Operator {
    static let schema =
        "tensor_split.tensor_indices_or_sections(Tensor(a) self, Tensor tensor_indices_or_sections, "
        + "int dim=0) -> Tensor(a)[]"
    static let doc = "As with a number (0-dim tensor) or a list (1-dim)."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .list(try a.tensor(0).tensorSplit(by: try a.tensor(1), try a.int(2)))
    }
}

struct HSplitN: Operator {
    static let schema = "hsplit.int(Tensor(a) self, int sections) -> Tensor(a)[]"
    static let doc = "`tensor_split` along dimension 1 (0 for vectors) in equal parts."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .list(try a.tensor(0).equalSplit("hsplit", 1, try a.int(1)))
    }
}

struct HSplitAt: Operator {
    static let schema = "hsplit.array(Tensor(a) self, int[] indices) -> Tensor(a)[]"
    static let doc = "`tensor_split` along dimension 1 (0 for vectors)."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result { .list(try a.tensor(0).splitAt("hsplit", 1, try a.ints(1))) }
}

struct VSplitN: Operator {
    static let schema = "vsplit.int(Tensor(a) self, int sections) -> Tensor(a)[]"
    static let doc = "`tensor_split` along dimension 0 in equal parts."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .list(try a.tensor(0).equalSplit("vsplit", 2, try a.int(1)))
    }
}

struct VSplitAt: Operator {
    static let schema = "vsplit.array(Tensor(a) self, int[] indices) -> Tensor(a)[]"
    static let doc = "`tensor_split` along dimension 0."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result { .list(try a.tensor(0).splitAt("vsplit", 2, try a.ints(1))) }
}

struct DSplitN: Operator {
    static let schema = "dsplit.int(Tensor(a) self, int sections) -> Tensor(a)[]"
    static let doc = "`tensor_split` along dimension 2 in equal parts."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .list(try a.tensor(0).equalSplit("dsplit", 3, try a.int(1)))
    }
}

struct DSplitAt: Operator {
    static let schema = "dsplit.array(Tensor(a) self, int[] indices) -> Tensor(a)[]"
    static let doc = "`tensor_split` along dimension 2."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result { .list(try a.tensor(0).splitAt("dsplit", 3, try a.ints(1))) }
}

struct Unbind: Operator {
    static let schema = "unbind.int(Tensor(a) self, int dim=0) -> Tensor(a)[]"
    static let doc = "The entries of `dim`, each without it."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result { .list(try a.tensor(0).unbind(try a.int(1))) }
}

struct Meshgrid: Operator {
    static let schema = "meshgrid(Tensor[] tensors) -> Tensor[]"
    static let doc = "Coordinate grids of vectors, indexed as matrices."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result { .list(try Tensor.meshgrid(try a.tensors(0), "ij")) }
}

struct MeshgridIndexing: Operator {
    static let schema = "meshgrid.indexing(Tensor[] tensors, *, str indexing) -> Tensor[]"
    static let doc = "Coordinate grids of vectors; `indexing` is 'ij' or 'xy' (the first two dimensions exchanged)."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .list(try Tensor.meshgrid(try a.tensors(0), try a.string(1)))
    }
}

struct SqueezeAllOver: Operator {
    static let schema = "squeeze_(Tensor(a!) self) -> Tensor(a!)"
    static let doc = "In-place version of `squeeze`."
    static let variants: Variants = [.method, .inplace]

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).squeezeOver(nil)) }
}

struct SqueezeDimOver: Operator {
    static let schema = "squeeze_.dim(Tensor(a!) self, int dim) -> Tensor(a!)"
    static let doc = "In-place version of `squeeze`."
    static let variants: Variants = [.method, .inplace]

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).squeezeOver([try a.int(1)])) }
}

struct SqueezeDimsOver: Operator {
    static let schema = "squeeze_.dims(Tensor(a!) self, int[] dim) -> Tensor(a!)"
    static let doc = "In-place version of `squeeze`."
    static let variants: Variants = [.method, .inplace]

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).squeezeOver(try a.ints(1))) }
}

struct UnsqueezeOver: Operator {
    static let schema = "unsqueeze_(Tensor(a!) self, int dim) -> Tensor(a!)"
    static let doc = "In-place version of `unsqueeze`."
    static let variants: Variants = [.method, .inplace]

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).unsqueezeOver(try a.int(1))) }
}

struct TOver: Operator {
    static let schema = "t_(Tensor(a!) self) -> Tensor(a!)"
    static let doc = "In-place version of `t`."
    static let variants: Variants = [.method, .inplace]

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).transposeOver(0, 1, "t_")) }
}

struct TransposeOver: Operator {
    static let schema = "transpose_(Tensor(a!) self, int dim0, int dim1) -> Tensor(a!)"
    static let doc = "In-place version of `transpose`."
    static let variants: Variants = [.method, .inplace]

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).transposeOver(try a.int(1), try a.int(2), "transpose_"))
    }
}

struct SwapAxesOver: Operator {
    static let schema = "swapaxes_(Tensor(a!) self, int axis0, int axis1) -> Tensor(a!)"
    static let doc = "In-place version of `transpose`."
    static let variants: Variants = [.method, .inplace]

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).transposeOver(try a.int(1), try a.int(2), "swapaxes_"))
    }
}

struct SwapDimsOver: Operator {
    static let schema = "swapdims_(Tensor(a!) self, int dim0, int dim1) -> Tensor(a!)"
    static let doc = "In-place version of `transpose`."
    static let variants: Variants = [.method, .inplace]

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).transposeOver(try a.int(1), try a.int(2), "swapdims_"))
    }
}

struct AsStridedOver: Operator {
    static let schema = "as_strided_(Tensor(a!) self, int[] size, int[] stride, int? storage_offset=None) -> Tensor(a!)"
    static let doc = "In-place version of `as_strided`."
    static let variants: Variants = [.method, .inplace]

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).asStridedOver(try a.ints(1), try a.ints(2), a.optionalInt(3)))
    }
}

struct ResizeOver: Operator {
    static let schema = "resize_(Tensor(a!) self, int[] size) -> Tensor(a!)"
    static let doc = "Gives `self` the sizes `size`, row-major; elements that are new are not set."
    static let variants: Variants = [.method, .inplace]

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).resizeOver(try a.ints(1))) }
}

let viewCompositeOperators: [any Operator.Type] = [
    ViewSizes.self, ViewDType.self, ViewAs.self, Reshape.self, ReshapeAs.self, UnsafeView.self, Flatten.self, Unflatten.self,
    Ravel.self, T2.self, NumpyT.self, Adjoint.self, SqueezeAll.self, SqueezeDim.self, SqueezeDims.self, SwapAxes.self,
    SwapDims.self, MoveDim.self, MoveDims.self, MoveAxis.self, MoveAxes.self, ExpandAs.self, BroadcastTo.self,
    BroadcastTensors.self, AtLeast1.self, AtLeast1List.self, AtLeast2.self, AtLeast2List.self, AtLeast3.self, AtLeast3List.self,
    Narrow.self, SplitSize.self, SplitSizes.self, SplitWithSizes.self, Chunk.self, TensorSplitN.self, TensorSplitAt.self,
    TensorSplitBy.self, HSplitN.self, HSplitAt.self, VSplitN.self, VSplitAt.self, DSplitN.self, DSplitAt.self, Unbind.self,
    Meshgrid.self, MeshgridIndexing.self, SqueezeAllOver.self, SqueezeDimOver.self, SqueezeDimsOver.self, UnsqueezeOver.self,
    TOver.self, TransposeOver.self, SwapAxesOver.self, SwapDimsOver.self, AsStridedOver.self, ResizeOver.self,
]
