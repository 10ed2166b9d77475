// Operators that are others with a copy: `view_copy` for `view` and so on, `fill`, `copy`, and small relatives.

/// The copies of the views that another operator makes.
protocol CopyTwin: Operator {
    associatedtype Original: Operator
}

extension CopyTwin {
    static var variants: Variants { .function }
    static var doc: String { "As `\(Original.schema.prefix { $0 != "(" && $0 != "." })`, with a copy in place of the view." }

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        switch try Original.call(a) {
        case .tensor(let t): return .tensor(try t.clone(contiguous: true))
        case .list(let views):
            var copies: [Tensor] = []
            for v in views { copies.append(try v.clone(contiguous: true)) }
            return .list(copies)
        case let other: return other
        }
    }
}

struct Fill: Operator {
    static let schema = "fill.Tensor(Tensor self, Tensor value) -> Tensor"
    static let doc = "A tensor of `self`'s shape and dtype filled with `value`."
    static let variants: Variants = .function
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let x = try a.tensor(0), value = try a.tensor(1)
        guard value.dim == 0 else {
            throw .runtime("fill only supports 0-dimension value tensor but got tensor with \(value.dim) dimensions.")
        }
        let y = try value.to(x.dtype).expand(x.shape).clone(contiguous: true)
        return .tensor(x.requiresGrad ? try y.add(try x.zeroGradient()) : y)
    }
}

extension Tensor {
    /// Zeros through which a gradient of zeros reaches this tensor.
    fileprivate func zeroGradient() throws(TensorError) -> Tensor {
        try maskedFill(try Tensor.full(Shape(), .bool(true), .bool), 0)
    }
}

struct AliasView: Operator {
    static let schema = "alias(Tensor(a) self) -> Tensor(a)"
    static let doc = "A view of all of the tensor."
    static let variants: Variants = .none
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let x = try a.tensor(0)
        return .tensor(try x.asStrided(x.shape, x.strides, x.offset))
    }
}

struct CopyFrom: Operator {
    static let schema = "copy(Tensor self, Tensor src, bool non_blocking=False) -> Tensor"
    static let doc = "`src` in the shape and dtype of `self`."
    static let variants: Variants = .none
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let x = try a.tensor(0), source = try a.tensor(1).to(x.dtype).expand(x.shape).clone(contiguous: true)
        return .tensor(x.requiresGrad ? try source.add(try x.zeroGradient()) : source)
    }
}

struct AliasCopy: Operator {
    static let schema = "alias_copy(Tensor self) -> Tensor"
    static let doc = "A copy."
    static let variants: Variants = .function
    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).clone(contiguous: true)) }
}

struct DetachCopy: Operator {
    static let schema = "detach_copy(Tensor self) -> Tensor"
    static let doc = "A copy outside of the graph."
    static let variants: Variants = .function
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).detached().clone(contiguous: true))
    }
}

struct NarrowCopy: Operator {
    static let schema = "narrow_copy(Tensor self, int dim, int start, int length) -> Tensor"
    static let doc = "As `narrow`, with a copy in place of the view."
    static let variants: Variants = .both
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).narrow(try a.int(1), start: try a.int(2), length: try a.int(3)).clone(contiguous: true))
    }
}

struct SumToSize: Operator {
    static let schema = "sum_to_size(Tensor self, int[] size) -> Tensor"
    static let doc = "Sums over what broadcasting `size` to this shape would repeat."
    static let variants: Variants = .method
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let x = try a.tensor(0), target = try Tensor.checkedShape(try a.ints(1), "sum_to_size")
        let lead = x.dim - target.count
        guard lead >= 0, (0..<target.count).allSatisfy({ target[$0] == 1 || target[$0] == x.shape[lead + $0] }) else {
            throw .runtime("size {\(target)} is not expandable to size {\(x.shape)}.")
        }
        var dims = Array(0..<lead)
        for i in 0..<target.count where target[i] == 1 && x.shape[lead + i] != 1 { dims.append(lead + i) }
        if dims.isEmpty { return .tensor(x) }
        return .tensor(try x.sum(dims, keepdim: true).reshape(target))
    }
}

struct NonzeroStatic: Operator {
    static let schema = "nonzero_static(Tensor self, *, int size, int fill_value=-1) -> Tensor"
    static let doc = "The first `size` rows of `nonzero`, filled up with `fill_value`."
    static let variants: Variants = .both
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let x = try a.tensor(0), size = try a.int(1)
        guard size >= 0 else { throw .runtime("nonzero_static: 'size' must be an non-negative integer") }
        let found = try x.nonzero(), n = Swift.min(size, found.shape[0])
        let out = try Tensor.full([size, x.dim], .int(try a.int(2)), .int64)
        copyElements(from: try found.narrow(0, start: 0, length: n), to: try out.detached().narrow(0, start: 0, length: n))
        return .tensor(out)
    }
}

struct NormExceptDim: Operator {
    static let schema = "norm_except_dim(Tensor v, int pow=2, int dim=0) -> Tensor"
    static let doc = "The `pow`-norm over all dimensions but `dim` (-1: over all), kept as sizes of 1."
    static let variants: Variants = .function
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let x = try a.tensor(0), d = try a.int(2), p = Double(try a.int(1))
        if d == -1 { return .tensor(try x.vectorNorm(p)) }
        let k = try wrap(dim: d, x.dim)
        let others = (0..<x.dim).filter { $0 != k }
        return .tensor(others.isEmpty ? try x.abs() : try x.vectorNorm(p, others, keepdim: true))
    }
}

struct EmptyPermuted: Operator {
    static let schema = "empty_permuted(int[] size, int[] physical_layout, *, ScalarType? dtype=None) -> Tensor"
    static let doc = "A tensor whose elements are not set and whose dimensions lie in memory in the order `physical_layout`."
    static let variants: Variants = [.function, .factory]
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let size = try a.ints(0), order = try a.ints(1)
        guard order.count == size.count else {
            throw .runtime(
                "Number of dimensions in size does not match the length of the physical_layout; i.e. len(size) = \(size.count) is not equal to "
                    + "len(physical_layout) = \(order.count)")
        }
        guard Set(order) == Set(0..<size.count) else {
            throw .runtime("Duplicate dim or dim out of range in physical_layout: \(order)")
        }
        let t = try Tensor.empty(order.map { size[$0] }, a.optionalDType(2))
        var inverse = order
        for (i, d) in order.enumerated() { inverse[d] = i }
        return .tensor(try t.permute(inverse))
    }
}

struct RangeStep: Operator {
    static let schema = "range.step(Scalar start, Scalar end, Scalar step=1, *, ScalarType? dtype=None) -> Tensor"
    static let doc = "`start`, `start + step`, ... up to and including `end`; float by default."
    static let variants: Variants = [.function, .factory]
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let start = try a.double(0), end = try a.double(1), step = try a.double(2)
        guard step != 0 else { throw .runtime("step must be nonzero") }
        guard start.isFinite, end.isFinite else { throw .runtime("unsupported range: \(start) -> \(end)") }
        guard step > 0 ? end >= start : end <= start else {
            throw .runtime("upper bound and lower bound inconsistent with step sign")
        }
        let count = ((end - start) / step).rounded(.down) + 1
        guard count < 1e15 else { throw .runtime("invalid size, possible overflow? range of \(count) elements") }
        let kind = a.optionalDType(3) ?? DType.defaultFloat, n = Int(count)
        let out = try Tensor(empty: Shape([n]), .float64), p = out.pointer(Double.self)
        for i in 0..<n { p[i] = start + Double(i) * step }
        return .tensor(try out.dense(kind))
    }
}

struct PermuteCopy: CopyTwin {
    typealias Original = Permute
    static let schema = "permute_copy(Tensor self, int[] dims) -> Tensor"
}

struct TransposeCopy: CopyTwin {
    typealias Original = Transpose
    static let schema = "transpose_copy.int(Tensor self, int dim0, int dim1) -> Tensor"
}

struct ExpandCopy: CopyTwin {
    typealias Original = Expand
    static let schema = "expand_copy(Tensor self, int[] size, *, bool implicit=False) -> Tensor"
}

struct SliceCopy: CopyTwin {
    typealias Original = Slice
    static let schema = "slice_copy.Tensor(Tensor self, int dim=0, int? start=None, int? end=None, int step=1) -> Tensor"
}

struct SelectCopy: CopyTwin {
    typealias Original = Select
    static let schema = "select_copy.int(Tensor self, int dim, int index) -> Tensor"
}

struct UnsqueezeCopy: CopyTwin {
    typealias Original = Unsqueeze
    static let schema = "unsqueeze_copy(Tensor self, int dim) -> Tensor"
}

struct DiagonalCopy: CopyTwin {
    typealias Original = Diagonal
    static let schema = "diagonal_copy(Tensor self, int offset=0, int dim1=0, int dim2=1) -> Tensor"
}

struct UnfoldCopy: CopyTwin {
    typealias Original = Unfold
    static let schema = "unfold_copy(Tensor self, int dimension, int size, int step) -> Tensor"
}

struct AsStridedCopy: CopyTwin {
    typealias Original = AsStrided
    static let schema = "as_strided_copy(Tensor self, int[] size, int[] stride, int? storage_offset=None) -> Tensor"
}

struct ViewCopy: CopyTwin {
    typealias Original = ViewSizes
    static let schema = "view_copy(Tensor self, int[] size) -> Tensor"
}

struct ViewDTypeCopy: CopyTwin {
    typealias Original = ViewDType
    static let schema = "view_copy.dtype(Tensor self, ScalarType dtype) -> Tensor"
}

struct TCopy: CopyTwin {
    typealias Original = T2
    static let schema = "t_copy(Tensor self) -> Tensor"
}

struct SqueezeCopy: CopyTwin {
    typealias Original = SqueezeAll
    static let schema = "squeeze_copy(Tensor self) -> Tensor"
}

struct SqueezeDimCopy: CopyTwin {
    typealias Original = SqueezeDim
    static let schema = "squeeze_copy.dim(Tensor self, int dim) -> Tensor"
}

struct SqueezeDimsCopy: CopyTwin {
    typealias Original = SqueezeDims
    static let schema = "squeeze_copy.dims(Tensor self, int[] dim) -> Tensor"
}

struct SplitCopy: CopyTwin {
    typealias Original = SplitSize
    static let schema = "split_copy.Tensor(Tensor self, int split_size, int dim=0) -> Tensor[]"
}

struct SplitWithSizesCopy: CopyTwin {
    typealias Original = SplitWithSizes
    static let schema = "split_with_sizes_copy(Tensor self, int[] split_sizes, int dim=0) -> Tensor[]"
}

struct UnbindCopy: CopyTwin {
    typealias Original = Unbind
    static let schema = "unbind_copy.int(Tensor self, int dim=0) -> Tensor[]"
}

struct UnsafeChunk: Operator {
    static let schema = "unsafe_chunk(Tensor self, int chunks, int dim=0) -> Tensor[]"
    static let doc = "As `chunk`."
    static let variants: Variants = .both
    static func call(_ a: Arguments) throws(TensorError) -> Result { try Chunk.call(a) }
}

struct UnsafeSplit: Operator {
    static let schema = "unsafe_split.Tensor(Tensor self, int split_size, int dim=0) -> Tensor[]"
    static let doc = "As `split`."
    static let variants: Variants = .both
    static func call(_ a: Arguments) throws(TensorError) -> Result { try SplitSize.call(a) }
}

struct UnsafeSplitWithSizes: Operator {
    static let schema = "unsafe_split_with_sizes(Tensor self, int[] split_sizes, int dim=0) -> Tensor[]"
    static let doc = "As `split_with_sizes`."
    static let variants: Variants = .both
    static func call(_ a: Arguments) throws(TensorError) -> Result { try SplitWithSizes.call(a) }
}

let copyTwinOperators: [any Operator.Type] = [
    AliasView.self, CopyFrom.self, Fill.self, AliasCopy.self, DetachCopy.self, NarrowCopy.self, SumToSize.self,
    NonzeroStatic.self, NormExceptDim.self,
    EmptyPermuted.self, RangeStep.self, PermuteCopy.self, TransposeCopy.self, ExpandCopy.self, SliceCopy.self, SelectCopy.self,
    UnsqueezeCopy.self, DiagonalCopy.self, UnfoldCopy.self, AsStridedCopy.self, ViewCopy.self, ViewDTypeCopy.self, TCopy.self,
    SqueezeCopy.self, SqueezeDimCopy.self, SqueezeDimsCopy.self, SplitCopy.self, SplitWithSizesCopy.self, UnbindCopy.self,
    UnsafeChunk.self, UnsafeSplit.self, UnsafeSplitWithSizes.self,
]
