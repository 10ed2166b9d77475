// Views made of the primitives of ViewGeometry.swift.

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

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).reshape(try a.tensor(1).shape.array)) }
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

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).flatten(try a.int(1), try a.int(2))) }
}

struct Unflatten: Operator {
    static let schema = "unflatten.int(Tensor(a) self, int dim, int[] sizes) -> Tensor(a)"
    static let doc = "Dimension `dim` cut into `sizes` (one may be -1)."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).unflatten(try a.int(1), try a.ints(2))) }
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
    static let doc = "The last two dimensions exchanged."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).matrixTransposed("adjoint")) }
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

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).transpose(try a.int(1), try a.int(2))) }
}

struct SwapDims: Operator {
    static let schema = "swapdims(Tensor(a) self, int dim0, int dim1) -> Tensor(a)"
    static let doc = "As `transpose`."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).transpose(try a.int(1), try a.int(2))) }
}

struct MoveDim: Operator {
    static let schema = "movedim.int(Tensor(a) self, int source, int destination) -> Tensor(a)"
    static let doc = "Dimension `source` moved to `destination`; the others keep their order."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).movedim([try a.int(1)], [try a.int(2)])) }
}

struct MoveDims: Operator {
    static let schema = "movedim.intlist(Tensor(a) self, int[] source, int[] destination) -> Tensor(a)"
    static let doc = "Dimensions `source` moved to `destination`; the others keep their order."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).movedim(try a.ints(1), try a.ints(2))) }
}

struct MoveAxis: Operator {
    static let schema = "moveaxis.int(Tensor(a) self, int source, int destination) -> Tensor(a)"
    static let doc = "As `movedim`."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).movedim([try a.int(1)], [try a.int(2)])) }
}

struct MoveAxes: Operator {
    static let schema = "moveaxis.intlist(Tensor(a) self, int[] source, int[] destination) -> Tensor(a)"
    static let doc = "As `movedim`."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).movedim(try a.ints(1), try a.ints(2))) }
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

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).narrow(try a.int(1), start: try a.int(2), length: try a.int(3))) }
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

    static func call(_ a: Arguments) throws(TensorError) -> Result { .list(try a.tensor(0).tensorSplit(try a.int(1), try a.int(2))) }
}

struct TensorSplitAt: Operator {
    static let schema = "tensor_split.indices(Tensor(a) self, int[] indices, int dim=0) -> Tensor(a)[]"
    static let doc = "Views along `dim` cut at `indices`."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result { .list(try a.tensor(0).tensorSplit(try a.ints(1), try a.int(2))) }
}

struct TensorSplitBy: Operator {
    static let schema =
        "tensor_split.tensor_indices_or_sections(Tensor(a) self, Tensor tensor_indices_or_sections, "
        + "int dim=0) -> Tensor(a)[]"
    static let doc = "As with a number (0-dim tensor) or a list (1-dim)."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result { .list(try a.tensor(0).tensorSplit(by: try a.tensor(1), try a.int(2))) }
}

struct HSplitN: Operator {
    static let schema = "hsplit.int(Tensor(a) self, int sections) -> Tensor(a)[]"
    static let doc = "`tensor_split` along dimension 1 (0 for vectors) in equal parts."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result { .list(try a.tensor(0).equalSplit("hsplit", 1, try a.int(1))) }
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

    static func call(_ a: Arguments) throws(TensorError) -> Result { .list(try a.tensor(0).equalSplit("vsplit", 2, try a.int(1))) }
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

    static func call(_ a: Arguments) throws(TensorError) -> Result { .list(try a.tensor(0).equalSplit("dsplit", 3, try a.int(1))) }
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

    static func call(_ a: Arguments) throws(TensorError) -> Result { .list(try Tensor.meshgrid(try a.tensors(0), try a.string(1))) }
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

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).transposeOver(try a.int(1), try a.int(2), "transpose_")) }
}

struct SwapAxesOver: Operator {
    static let schema = "swapaxes_(Tensor(a!) self, int axis0, int axis1) -> Tensor(a!)"
    static let doc = "In-place version of `transpose`."
    static let variants: Variants = [.method, .inplace]

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).transposeOver(try a.int(1), try a.int(2), "swapaxes_")) }
}

struct SwapDimsOver: Operator {
    static let schema = "swapdims_(Tensor(a!) self, int dim0, int dim1) -> Tensor(a!)"
    static let doc = "In-place version of `transpose`."
    static let variants: Variants = [.method, .inplace]

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).transposeOver(try a.int(1), try a.int(2), "swapdims_")) }
}

struct AsStridedOver: Operator {
    static let schema = "as_strided_(Tensor(a!) self, int[] size, int[] stride, int? storage_offset=None) -> Tensor(a!)"
    static let doc = "In-place version of `as_strided`."
    static let variants: Variants = [.method, .inplace]

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).asStridedOver(try a.ints(1), try a.ints(2), a.optionalInt(3))) }
}

struct ResizeOver: Operator {
    static let schema = "resize_(Tensor(a!) self, int[] size) -> Tensor(a!)"
    static let doc = "Gives `self` the sizes `size`, row-major; elements that are new are not set."
    static let variants: Variants = [.method, .inplace]

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).resizeOver(try a.ints(1))) }
}

extension Tensor {
    /// The same bytes read as elements of another dtype; outside the graph.
    public func view(as other: DType) throws(TensorError) -> Tensor {
        if other == dtype { return try applyView(Reshaped(size: shape, strides: strides), self) }
        let a = dtype.size, b = other.size
        if a == b { return alias(shape: shape, strides: strides, offset: offset, dtype: other) }
        guard dim > 0 else {
            throw .runtime("self.dim() cannot be 0 to view \(dtype.scalarName) as \(other.scalarName) (different element sizes)")
        }
        guard strides[dim - 1] == 1 || shape[dim - 1] == 1 else {
            throw .runtime(
                "self.stride(-1) must be 1 to view \(dtype.scalarName) as \(other.scalarName) (different element sizes), but got "
                    + "\(strides[dim - 1])")
        }
        var size = shape, steps = strides
        if a > b {
            let k = a / b
            for i in 0..<(dim - 1) { steps[i] *= k }
            size[dim - 1] *= k
            steps[dim - 1] = 1
            return alias(shape: size, strides: steps, offset: offset * k, dtype: other)
        }
        let k = b / a
        guard shape[dim - 1] % k == 0 else {
            throw .runtime(
                "self.size(-1) must be divisible by \(k) to view \(dtype.scalarName) as \(other.scalarName) (different element sizes), but "
                    + "got \(shape[dim - 1])")
        }
        guard offset % k == 0 else {
            throw .runtime(
                "self.storage_offset() must be divisible by \(k) to view \(dtype.scalarName) as \(other.scalarName) (different element "
                    + "sizes), but got \(offset)")
        }
        for i in 0..<(dim - 1) {
            guard strides[i] % k == 0 else {
                throw .runtime(
                    "self.stride(\(i)) must be divisible by \(k) to view \(dtype.scalarName) as \(other.scalarName) (different element "
                        + "sizes), but got \(strides[i])")
            }
            steps[i] /= k
        }
        size[dim - 1] /= k
        steps[dim - 1] = 1
        return alias(shape: size, strides: steps, offset: offset / k, dtype: other)
    }

    public func flatten(_ start: Int = 0, _ end: Int = -1) throws(TensorError) -> Tensor {
        let s = try wrap(dim: start, dim), e = try wrap(dim: end, dim)
        guard s <= e else { throw .runtime("flatten() has invalid args: start_dim cannot come after end_dim, got \(start) and \(end)") }
        if dim == 0 { return try reshape([1]) }
        if s == e { return self }
        var size: [Int] = [], merged = 1
        for i in 0..<dim {
            if i < s || i > e { size.append(shape[i]) }
            if i >= s && i <= e { merged *= shape[i] }
            if i == e { size.append(merged) }
        }
        return try reshape(Shape(size))
    }

    public func unflatten(_ d: Int, _ sizes: [Int]) throws(TensorError) -> Tensor {
        let d = try wrap(dim: d, dim)
        guard !sizes.isEmpty else { throw .runtime("unflatten: sizes must be non-empty") }
        let n = dim == 0 ? 1 : shape[d]
        var known: Int? = 1, hole = 0
        for s in sizes {
            if s == -1 { hole += 1 } else { known = known.flatMap { let (p, o) = $0.multipliedReportingOverflow(by: s); return o ? nil : p } }
        }
        let fits = hole == 0 ? known == n : hole == 1 && known != nil && known! != 0 && n % known! == 0
        guard fits, !sizes.contains(where: { $0 < -1 }) else {
            if hole > 1 { throw .runtime("only one dimension can be inferred: unflatten got \(sizes)") }
            throw .runtime("unflatten: Provided sizes \(sizes) don't multiply up to the size of dim \(d) (\(n)) in the input tensor")
        }
        var size = shape.array
        size.replaceSubrange(d..<min(d + 1, dim), with: sizes.map { $0 == -1 ? n / known! : $0 })
        return try view(size)
    }

    public func t() throws(TensorError) -> Tensor {
        guard dim <= 2 else { throw .runtime("t() expects a tensor with <= 2 dimensions, but self is \(dim)D") }
        return dim < 2 ? try applyView(Reshaped(size: shape, strides: strides), self) : try transpose(0, 1)
    }

    func reversedDimensions() throws(TensorError) -> Tensor { try permute(Array((0..<dim).reversed())) }

    func matrixTransposed(_ what: String) throws(TensorError) -> Tensor {
        guard dim != 1 else { throw .runtime("tensor.\(what)() is only supported on matrices or batches of matrices. Got 1-D tensor.") }
        return dim == 0 ? self : try transpose(-2, -1)
    }

    public func movedim(_ source: [Int], _ destination: [Int]) throws(TensorError) -> Tensor {
        guard source.count == destination.count else {
            throw .runtime(
                "movedim: Invalid source or destination dims: source (\(source) dims) should contain the same number of dims as "
                    + "destination (\(destination) dims)")
        }
        var order = [Int](repeating: -1, count: max(dim, 1))
        var taken = [Bool](repeating: false, count: max(dim, 1))
        for (s, d) in zip(source, destination) {
            let i = try wrap(dim: s, dim), j = try wrap(dim: d, dim)
            guard !taken[i] else { throw .runtime("movedim: repeated dim in `source` (\(source))") }
            guard order[j] == -1 else { throw .runtime("movedim: repeated dim in `destination` (\(destination))") }
            taken[i] = true
            order[j] = i
        }
        if dim == 0 { return self }
        var rest = (0..<dim).filter { !taken[$0] }
        for j in 0..<dim where order[j] == -1 { order[j] = rest.removeFirst() }
        return try permute(order)
    }

    public static func broadcastTensors(_ list: [Tensor]) throws(TensorError) -> [Tensor] {
        guard let first = list.first else { return [] }
        var shape = first.shape
        for t in list.dropFirst() { shape = try broadcast(shape, t.shape) }
        return try mapTensors(list) { t throws(TensorError) in try t.expand(shape) }
    }

    func atLeast(_ n: Int) throws(TensorError) -> Tensor {
        if dim >= n { return self }
        switch (n, dim) {
        case (1, _): return try reshape([1])
        case (2, 0): return try reshape([1, 1])
        case (2, _): return try unsqueeze(0)
        case (_, 0): return try reshape([1, 1, 1])
        case (_, 1): return try unsqueeze(0).unsqueeze(-1)
        default: return try unsqueeze(-1)
        }
    }

    public func split(_ size: Int, _ d: Int = 0) throws(TensorError) -> [Tensor] {
        guard dim > 0 else { throw .runtime("split expects at least a 1-dimensional tensor") }
        guard size >= 0 else { throw .runtime("split expects split_size be non-negative, but got split_size=\(size)") }
        let d = try wrap(dim: d, dim), n = shape[d]
        guard size > 0 || n == 0 else { throw .runtime("split_size can only be 0 if dimension size is 0, but got dimension size of \(n)") }
        var parts: [Tensor] = []
        var at = 0
        repeat {
            let length = min(size, n - at)
            parts.append(try narrow(d, start: at, length: length))
            at += length
        } while at < n
        return parts
    }

    public func split(_ sizes: [Int], _ d: Int = 0) throws(TensorError) -> [Tensor] {
        guard dim > 0 else { throw .runtime("split_with_sizes expects at least a 1-dimensional tensor") }
        let d = try wrap(dim: d, dim), n = shape[d]
        var total = 0
        for s in sizes {
            guard s >= 0 else { throw .runtime("split_with_sizes expects split_sizes have only non-negative entries, but got split_sizes=\(sizes)") }
            let (sum, o) = total.addingReportingOverflow(s)
            total = o ? Int.max : sum
        }
        guard total == n else {
            throw .runtime(
                "split_with_sizes expects split_sizes to sum exactly to \(n) (input tensor's size at dimension \(d)), but got "
                    + "split_sizes=\(sizes)")
        }
        var parts: [Tensor] = []
        var at = 0
        for s in sizes {
            parts.append(try narrow(d, start: at, length: s))
            at += s
        }
        return parts
    }

    public func chunk(_ chunks: Int, _ d: Int = 0) throws(TensorError) -> [Tensor] {
        guard dim > 0 else { throw .runtime("chunk expects at least a 1-dimensional tensor") }
        guard chunks > 0 else { throw .runtime("chunk expects `chunks` to be greater than 0, got: \(chunks)") }
        let d = try wrap(dim: d, dim), n = shape[d]
        if n == 0 {
            guard chunks <= 1 << 20 else { throw .runtime("chunk: too many chunks of an empty dimension, got \(chunks)") }
            return try split([Int](repeating: 0, count: chunks), d)
        }
        return try split(chunks >= n ? 1 : (n + chunks - 1) / chunks, d)
    }

    public func tensorSplit(_ sections: Int, _ d: Int = 0) throws(TensorError) -> [Tensor] {
        guard dim > 0 else { throw .runtime("tensor_split expected at least a 1-dimensional tensor, but got a tensor with 0 dims") }
        let d = try wrap(dim: d, dim), n = shape[d]
        guard sections > 0, sections <= 1 << 24 else { throw .runtime("number of sections must be larger than 0, got \(sections)") }
        var parts: [Tensor] = []
        var at = 0
        for i in 0..<sections {
            let length = n / sections + (i < n % sections ? 1 : 0)
            parts.append(try narrow(d, start: at, length: length))
            at += length
        }
        return parts
    }

    public func tensorSplit(_ indices: [Int], _ d: Int = 0) throws(TensorError) -> [Tensor] {
        guard dim > 0 else { throw .runtime("tensor_split expected at least a 1-dimensional tensor, but got a tensor with 0 dims") }
        let d = try wrap(dim: d, dim)
        var parts: [Tensor] = []
        var at = 0
        for i in indices {
            parts.append(try slice(d, at, i))
            at = i
        }
        parts.append(try slice(d, at, nil))
        return parts
    }

    func tensorSplit(by t: Tensor, _ d: Int) throws(TensorError) -> [Tensor] {
        guard t.dtype == .int64, t.dim <= 1 else {
            throw .runtime(
                "tensor_split expected tensor_indices_or_sections to be a zero-dimensional or one-dimensional tensor with dtype of "
                    + "torch.int64, but got a tensor with \(t.dim) dims of dtype torch.\(t.dtype)")
        }
        let list = try t.dense()
        let values = withExtendedLifetime(list) { (0..<list.numel).map { i in list.pointer(Int.self)[i] } }
        return t.dim == 0 ? try tensorSplit(values[0], d) : try tensorSplit(values, d)
    }

    /// hsplit, vsplit and dsplit: `least` dimensions are required.
    private func splitDim(_ what: String, _ least: Int) throws(TensorError) -> Int {
        guard dim >= least else {
            throw .runtime("torch.\(what) requires a tensor with at least \(least) dimension, but got a tensor with \(dim) dimensions!")
        }
        return least == 1 ? (dim == 1 ? 0 : 1) : least == 2 ? 0 : 2
    }

    func equalSplit(_ what: String, _ least: Int, _ sections: Int) throws(TensorError) -> [Tensor] {
        let d = try splitDim(what, least)
        guard sections > 0, shape[d] % sections == 0 else {
            throw .runtime(
                "torch.\(what) attempted to split along dimension \(d), but the size of the dimension \(shape[d]) is not divisible by the "
                    + "split_size \(sections)!")
        }
        return try tensorSplit(sections, d)
    }

    func splitAt(_ what: String, _ least: Int, _ indices: [Int]) throws(TensorError) -> [Tensor] {
        try tensorSplit(indices, try splitDim(what, least))
    }

    public func unbind(_ d: Int = 0) throws(TensorError) -> [Tensor] {
        guard dim > 0 else { throw .index("Dimension specified as \(d) but tensor has no dimensions") }
        let d = try wrap(dim: d, dim)
        var parts: [Tensor] = []
        parts.reserveCapacity(shape[d])
        for i in 0..<shape[d] { parts.append(try select(d, i)) }
        return parts
    }

    public static func meshgrid(_ list: [Tensor], _ indexing: String) throws(TensorError) -> [Tensor] {
        guard !list.isEmpty else { throw .runtime("meshgrid expects a non-empty TensorList") }
        guard indexing == "ij" || indexing == "xy" else {
            throw .runtime("torch.meshgrid: indexing must be one of \"xy\" or \"ij\", but received: \(indexing)")
        }
        for (i, t) in list.enumerated() {
            guard t.dim <= 1 else {
                throw .runtime("torch.meshgrid: Expected 0D or 1D tensor in the tensor list but got: shape \(t.shape) at entry \(i)")
            }
            guard t.dtype == list[0].dtype else { throw .runtime("torch.meshgrid expects all tensors to have the same dtype") }
        }
        let swaps = indexing == "xy" && list.count >= 2
        var inputs = list
        if swaps { inputs.swapAt(0, 1) }
        let shape = try Shape(checking: inputs.map { $0.numel }, "meshgrid")
        var grids: [Tensor] = []
        for (i, t) in inputs.enumerated() {
            var size = Shape(count: inputs.count, repeating: 1)
            size[i] = t.numel
            grids.append(try t.reshape(size).expand(shape))
        }
        if swaps { grids.swapAt(0, 1) }
        return grids
    }

    // MARK: metadata in place

    /// This tensor takes the geometry of a view of itself.
    private func become<O: ViewOp>(_ op: O, _ what: String) throws(TensorError) -> Tensor {
        if !overlapsItself { try checkInPlace(what) }
        let g = try op.view(self)
        if GradMode.isEnabled, requiresGrad {
            var edges = EdgeList()
            edges.append(gradientEdge)
            node = ViewNode(op, edges: edges, output: Metadata(shape: g.shape, dtype: dtype))
            outputIndex = 0
        }
        shape = g.shape
        offset = g.offset
        numel = shape.numel
        setStrides(g.strides)
        bumpVersion()
        if viewBase != nil { viewVersion = version }
        return self
    }

    func squeezeOver(_ dims: [Int]?) throws(TensorError) -> Tensor {
        var mask: UInt32 = dims == nil ? ~0 : 0
        for d in dims ?? [] { mask |= 1 << UInt32(try wrap(dim: d, dim)) }
        for i in 0..<dim where shape[i] != 1 { mask &= ~(1 << UInt32(i)) }
        return try become(Squeezed(mask: mask), "squeeze_")
    }

    func unsqueezeOver(_ d: Int) throws(TensorError) -> Tensor {
        guard dim < Shape.maxDims else { throw .runtime("unsqueeze_: at most \(Shape.maxDims) dimensions are supported, got \(dim + 1)") }
        return try become(Unsqueeze(dim: try wrap(dim: d, dim + 1)), "unsqueeze_")
    }

    func transposeOver(_ a: Int, _ b: Int, _ what: String) throws(TensorError) -> Tensor {
        if what == "t_" {
            guard dim <= 2 else { throw .runtime("t_() expects a tensor with <= 2 dimensions, but self is \(dim)D") }
            if dim < 2 { return self }
        }
        return try become(Transpose(a: try wrap(dim: a, dim), b: try wrap(dim: b, dim)), what)
    }

    func asStridedOver(_ size: [Int], _ stride: [Int], _ offset: Int?) throws(TensorError) -> Tensor {
        guard size.count == stride.count else {
            throw .runtime("mismatch in length of strides and shape: as_strided_ got size \(size) and stride \(stride)")
        }
        let op = AsStrided(
            size: try Shape(checking: size, "as_strided_"), stride: try Shape(checking: stride, "as_strided_"), offset: offset,
            base: (shape, strides, self.offset))
        return try become(op, "as_strided_")
    }

    func resizeOver(_ size: [Int]) throws(TensorError) -> Tensor {
        if requiresGrad { throw .runtime("cannot resize variables that require grad") }
        let s = try Tensor.checkedShape(size, "resize_")
        if s == shape { return self }
        guard let n = s.checkedNumel, n <= Int.max / 16 - offset else {
            throw .runtime("Storage size calculation overflowed with sizes=\(s)")
        }
        if (offset + n) * dtype.size > storage.bytes {
            let fresh = try Storage(bytes: (offset + n) * dtype.size)
            fresh.data.copyMemory(from: storage.data, byteCount: min(storage.bytes, (offset + n) * dtype.size))
            storage = fresh
        }
        shape = s
        numel = n
        setStrides(s.contiguousStrides)
        bumpVersion()
        return self
    }
}

func mapTensors(_ list: [Tensor], _ f: (Tensor) throws(TensorError) -> Tensor) throws(TensorError) -> [Tensor] {
    var out: [Tensor] = []
    out.reserveCapacity(list.count)
    for t in list { out.append(try f(t)) }
    return out
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
