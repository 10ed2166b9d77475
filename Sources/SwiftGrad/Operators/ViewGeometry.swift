// Views that look at the same elements through other sizes and strides: the primitives. Their composites are in Views.swift.

/// Sizes, strides and offset given outright.
struct AsStrided: ViewOp, Operator {
    static let name = "AsStrided"
    static let schema = "as_strided(Tensor(a) self, int[] size, int[] stride, int? storage_offset=None) -> Tensor(a)"
    static let doc = """
        A view of `self`'s storage with the given sizes and strides (elements), from `storage_offset` (default: that of `self`). Must stay \
        within the storage.
        """
    static let variants: Variants = .both
    let size: Shape
    let stride: Shape
    let offset: Int?
    /// Geometry of the input, for the gradient.
    let base: (shape: Shape, strides: Shape, offset: Int)

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let size = try a.ints(1), stride = try a.ints(2)
        guard size.count == stride.count else {
            throw .runtime("mismatch in length of strides and shape: as_strided got size \(size) and stride \(stride)")
        }
        return .tensor(
            try a.tensor(0).asStrided(
                try Shape(checking: size, "as_strided"), try Shape(checking: stride, "as_strided"), a.optionalInt(3)))
    }

    func view(_ x: Tensor) throws(TensorError) -> (shape: Shape, strides: Shape, offset: Int) {
        let o = offset ?? x.offset
        for i in 0..<size.count {
            guard size[i] >= 0 else { throw .runtime("as_strided: sizes must not be negative, got \(size)") }
            guard stride[i] >= 0 else {
                throw .runtime("as_strided: Negative strides are not supported at the moment, got strides: \(stride)")
            }
        }
        guard o >= 0 else { throw .runtime("as_strided: storage_offset must not be negative, got \(o)") }
        if size.checkedNumel == 0 {
            // Nothing is looked at; numbers that later arithmetic could overflow on are not kept.
            let limit = 1 << 31
            var tame = o < limit
            for i in 0..<size.count where size[i] >= limit || stride[i] >= limit { tame = false }
            return tame ? (size, stride, o) : (size, Shape(count: size.count, repeating: 1), 0)
        }
        var last = o
        for i in 0..<size.count {
            let (reach, f1) = (size[i] - 1).multipliedReportingOverflow(by: stride[i])
            let (sum, f2) = last.addingReportingOverflow(reach)
            guard !f1, !f2 else { throw .runtime("as_strided: size \(size) with stride \(stride) is out of bounds for storage") }
            last = sum
        }
        let elements = x.storage.bytes / x.dtype.size
        guard last < elements else {
            throw .runtime(
                "setStorage: sizes \(size), strides \(stride), storage offset \(o), and itemsize \(x.dtype.size) requiring a storage "
                    + "size of \((last &+ 1) &* x.dtype.size) are out of bounds for storage of size \(x.storage.bytes)")
        }
        return (size, stride, o)
    }

    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) { c[0] = try c.grad.asStridedScatter(view: (size, stride, offset ?? base.offset), base: base) }
    }
}

/// The transpose of `AsStrided`: adds a gradient shaped as the view into zeros shaped as the base.
struct AsStridedScatter: Op {
    static let name = "AsStridedScatter"
    let view: (shape: Shape, strides: Shape, offset: Int)
    let base: (shape: Shape, strides: Shape, offset: Int)

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] { [TensorSpec(x.required(0).dtype, base.shape)] }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let g = x.required(0), out = y.required(0)
        // A buffer that covers both geometries; positions relative to the lower start.
        func reach(_ g: (shape: Shape, strides: Shape, offset: Int)) -> Int {
            var last = g.offset
            for i in 0..<g.shape.count { last = last &+ max(g.shape[i] - 1, 0) &* g.strides[i] }
            return last
        }
        let lo = min(view.offset, base.offset)
        let length = max(reach(view), reach(base)) - lo + 1
        let buffer = try Tensor(empty: Shape([length]), g.dtype)
        fillElements(buffer, 0)
        if g.numel > 0 {
            let window = buffer.alias(shape: view.shape, strides: view.strides, offset: view.offset - lo)
            if window.overlapsItself || window.mayOverlapItself {
                try addOverlapping(g, into: window)
            } else {
                copyElements(from: g, to: window)
            }
        }
        let whole = buffer.alias(shape: base.shape, strides: base.strides, offset: base.offset - lo)
        copyElements(from: whole, to: out)
    }

    /// Element by element in row-major order: the destination may be the same for several.
    private func addOverlapping(_ g: Tensor, into window: Tensor) throws(TensorError) {
        let total = try Tensor(empty: Shape([window.storage.bytes / window.dtype.real.size]), .float64)
        fillElements(total, 0)
        if g.dtype.isComplex {
            try add(g.part(0), at: window.part(0), to: total)
            try add(g.part(1), at: window.part(1), to: total)
        } else {
            try add(g, at: window, to: total)
        }
        let flat = window.alias(shape: total.shape, strides: Shape([1]), offset: 0, dtype: window.dtype.real)
        copyElements(from: total, to: flat)
    }

    /// Adds the elements of g to those of `total` that lie where `window` looks.
    private func add(_ g: Tensor, at window: Tensor, to total: Tensor) throws(TensorError) {
        let dense = try g.dense(.float64)
        let sum = total.pointer(Double.self), source = dense.pointer(Double.self)
        var at = Shape(count: window.dim, repeating: 0)
        var position = window.offset
        for i in 0..<g.numel {
            sum[position] += source[i]
            var d = window.dim - 1
            while d >= 0 {
                at[d] += 1
                position += window.strides[d]
                if at[d] < window.shape[d] { break }
                position -= window.shape[d] * window.strides[d]
                at[d] = 0
                d -= 1
            }
        }
        withExtendedLifetime(dense) {}
    }

    func saves(_ needs: NeedsMask) -> Saves { .none }

    func vjp(_ c: inout VJP) throws(TensorError) {
        guard c.needs(0) else { return }
        let whole = try c.grad.laidOut(shape: base.shape, strides: base.strides, offset: base.offset)
        c[0] = try whole.asStrided(view.shape, view.strides, view.offset - base.offset + whole.offset)
    }
}

/// Sizes changed, order of elements kept: `view`.
struct Reshaped: ViewOp {
    static let name = "View"
    let size: Shape
    let strides: Shape

    func view(_ x: Tensor) throws(TensorError) -> (shape: Shape, strides: Shape, offset: Int) { (size, strides, x.offset) }

    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) { c[0] = try c.grad.reshape(c.shape(0)) }
    }
}

struct Permute: ViewOp, Operator {
    static let name = "Permute"
    static let schema = "permute(Tensor(a) self, int[] dims) -> Tensor(a)"
    static let doc = "A view with the dimensions in the order `dims`."
    static let variants: Variants = .both
    let dims: Shape

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).permute(try a.ints(1))) }

    func view(_ x: Tensor) throws(TensorError) -> (shape: Shape, strides: Shape, offset: Int) {
        var shape = Shape(), strides = Shape()
        for i in 0..<dims.count {
            shape.append(x.shape[dims[i]])
            strides.append(x.strides[dims[i]])
        }
        return (shape, strides, x.offset)
    }

    func vjp(_ c: inout VJP) throws(TensorError) {
        guard c.needs(0) else { return }
        var inverse = [Int](repeating: 0, count: dims.count)
        for i in 0..<dims.count { inverse[dims[i]] = i }
        c[0] = try c.grad.permute(inverse)
    }
}

struct Transpose: ViewOp, Operator {
    static let name = "Transpose"
    static let schema = "transpose(Tensor(a) self, int dim0, int dim1) -> Tensor(a)"
    static let doc = "A view with dimensions `dim0` and `dim1` exchanged."
    static let variants: Variants = .both
    let a: Int
    let b: Int

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).transpose(try a.int(1), try a.int(2)))
    }

    func view(_ x: Tensor) throws(TensorError) -> (shape: Shape, strides: Shape, offset: Int) {
        var shape = x.shape, strides = x.strides
        if x.dim > 0 {
            shape.swapAt(a, b)
            strides.swapAt(a, b)
        }
        return (shape, strides, x.offset)
    }

    func vjp(_ c: inout VJP) throws(TensorError) { if c.needs(0) { c[0] = try c.grad.transpose(a, b) } }
}

/// `t()`: a transpose that nodes show under its own name.
struct MatrixTranspose: ViewOp {
    static let name = "T"

    func view(_ x: Tensor) throws(TensorError) -> (shape: Shape, strides: Shape, offset: Int) {
        try Transpose(a: 0, b: 1).view(x)
    }
    func vjp(_ c: inout VJP) throws(TensorError) { if c.needs(0) { c[0] = try c.grad.t() } }
}

struct Expand: ViewOp, Operator {
    static let name = "Expand"
    static let schema = "expand(Tensor(a) self, int[] size, *, bool implicit=False) -> Tensor(a)"
    static let doc = "A view in which dimensions of size 1 are stretched to `size` (-1 keeps a size); new ones come first."
    static let variants: Variants = .method
    let size: Shape

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).expand(try a.ints(1))) }

    func view(_ x: Tensor) throws(TensorError) -> (shape: Shape, strides: Shape, offset: Int) {
        let lead = size.count - x.dim
        guard lead >= 0 else {
            throw .runtime(
                "expand(torch.\(x.dtype.scalarName)Tensor{\(x.shape)}, size=\(size)): the number of sizes provided (\(size.count)) must be "
                    + "greater or equal to the number of dimensions in the tensor (\(x.dim))")
        }
        var shape = size, strides = Shape(count: size.count, repeating: 0)
        for i in 0..<size.count {
            if i < lead {
                guard size[i] >= 0 else {
                    throw .runtime(
                        "The expanded size of the tensor (\(size[i])) isn't allowed in a leading, non-existing dimension \(i)")
                }
                continue
            }
            let n = x.shape[i - lead]
            if size[i] == -1 || size[i] == n {
                shape[i] = n
                strides[i] = x.strides[i - lead]
            } else {
                guard n == 1, size[i] >= 0 else {
                    throw .runtime(
                        "The expanded size of the tensor (\(size[i])) must match the existing size (\(n)) at non-singleton dimension "
                            + "\(i).  Target sizes: \(size).  Tensor sizes: \(x.shape)")
                }
            }
        }
        guard shape.checkedNumel != nil else { throw .runtime("expand: Storage size calculation overflowed with sizes=\(shape)") }
        return (shape, strides, x.offset)
    }

    // The walker un-broadcasts.
    func vjp(_ c: inout VJP) throws(TensorError) { if c.needs(0) { c[0] = try c.grad } }
}

struct Slice: ViewOp, Operator {
    static let name = "Slice"
    static let schema = "slice(Tensor(a) self, int dim=0, int? start=None, int? end=None, int step=1) -> Tensor(a)"
    static let doc = "A view of every `step`-th element of `dim` from `start` up to `end`, as in Python (`step` > 0)."
    static let variants: Variants = .none
    let dim: Int
    let start: Int
    let length: Int
    let step: Int

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).slice(try a.int(1), a.optionalInt(2), a.optionalInt(3), step: try a.int(4)))
    }

    func view(_ x: Tensor) throws(TensorError) -> (shape: Shape, strides: Shape, offset: Int) {
        var shape = x.shape, strides = x.strides
        shape[dim] = length
        strides[dim] = x.strides[dim] &* step
        return (shape, strides, x.offset + start * x.strides[dim])
    }

    func vjp(_ c: inout VJP) throws(TensorError) {
        guard c.needs(0) else { return }
        c[0] = try c.grad.embedded(in: c.shape(0)) { z throws(TensorError) in
            try z.slice(dim, start, start + length * step, step: step)
        }
    }
}

struct Select: ViewOp, Operator {
    static let name = "Select"
    static let schema = "select(Tensor(a) self, int dim, int index) -> Tensor(a)"
    static let doc = "A view of entry `index` (negative: from the end) of `dim`, which goes away."
    static let variants: Variants = .both
    let dim: Int
    let index: Int

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).select(try a.int(1), try a.int(2))) }

    func view(_ x: Tensor) throws(TensorError) -> (shape: Shape, strides: Shape, offset: Int) {
        var shape = x.shape, strides = x.strides
        shape.remove(at: dim)
        strides.remove(at: dim)
        return (shape, strides, x.offset + index * x.strides[dim])
    }

    func vjp(_ c: inout VJP) throws(TensorError) {
        guard c.needs(0) else { return }
        c[0] = try c.grad.embedded(in: c.shape(0)) { z throws(TensorError) in try z.select(dim, index) }
    }
}

struct Squeezed: ViewOp {
    static let name = "Squeeze"
    /// Dimensions that go away, as bits.
    let mask: UInt32

    func view(_ x: Tensor) throws(TensorError) -> (shape: Shape, strides: Shape, offset: Int) {
        var shape = Shape(), strides = Shape()
        for i in 0..<x.dim where mask & (1 << UInt32(i)) == 0 {
            shape.append(x.shape[i])
            strides.append(x.strides[i])
        }
        return (shape, strides, x.offset)
    }

    func vjp(_ c: inout VJP) throws(TensorError) { if c.needs(0) { c[0] = try c.grad.reshape(c.shape(0)) } }
}

struct Unsqueeze: ViewOp, Operator {
    static let name = "Unsqueeze"
    static let schema = "unsqueeze(Tensor(a) self, int dim) -> Tensor(a)"
    static let doc = "A view with a dimension of size 1 put in at `dim`."
    static let variants: Variants = .both
    let dim: Int

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).unsqueeze(try a.int(1))) }

    func view(_ x: Tensor) throws(TensorError) -> (shape: Shape, strides: Shape, offset: Int) {
        var shape = x.shape, strides = x.strides
        let step = dim < x.dim ? x.shape[dim] &* x.strides[dim] : 1
        shape.insert(1, at: dim)
        strides.insert(step, at: dim)
        return (shape, strides, x.offset)
    }

    func vjp(_ c: inout VJP) throws(TensorError) { if c.needs(0) { c[0] = try c.grad.squeeze(dim) } }
}

struct Diagonal: ViewOp, Operator {
    static let name = "Diagonal"
    static let schema = "diagonal(Tensor(a) self, int offset=0, int dim1=0, int dim2=1) -> Tensor(a)"
    static let doc = "A view of the diagonal of dimensions `dim1`, `dim2`, `offset` above it, as the last dimension."
    static let variants: Variants = .both
    let offset: Int
    let dim1: Int
    let dim2: Int

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).diagonal(try a.int(1), try a.int(2), try a.int(3)))
    }

    func view(_ x: Tensor) throws(TensorError) -> (shape: Shape, strides: Shape, offset: Int) {
        let n1 = x.shape[dim1], n2 = x.shape[dim2]
        let length = max(offset >= 0 ? min(n1, n2 - offset) : min(n1 + offset, n2), 0)
        var start = x.offset
        if length > 0 { start += offset >= 0 ? offset * x.strides[dim2] : -offset * x.strides[dim1] }
        var shape = x.shape, strides = x.strides
        let step = x.strides[dim1] + x.strides[dim2]
        for d in [max(dim1, dim2), min(dim1, dim2)] {
            shape.remove(at: d)
            strides.remove(at: d)
        }
        shape.append(length)
        strides.append(step)
        return (shape, strides, start)
    }

    func vjp(_ c: inout VJP) throws(TensorError) {
        guard c.needs(0) else { return }
        c[0] = try c.grad.embedded(in: c.shape(0)) { z throws(TensorError) in try z.diagonal(offset, dim1, dim2) }
    }
}

struct Unfold: ViewOp, Operator {
    static let name = "Unfold"
    static let schema = "unfold(Tensor(a) self, int dimension, int size, int step) -> Tensor(a)"
    static let doc =
        "A view of all windows of `size` elements of `dimension`, `step` apart; the windows' elements are the last dimension."
    static let variants: Variants = .method
    let dim: Int
    let size: Int
    let step: Int

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).unfold(try a.int(1), size: try a.int(2), step: try a.int(3)))
    }

    func view(_ x: Tensor) throws(TensorError) -> (shape: Shape, strides: Shape, offset: Int) {
        var shape = x.shape, strides = x.strides
        if x.dim == 0 { return (Shape([size]), Shape([1]), x.offset) }
        shape[dim] = (x.shape[dim] - size) / step + 1
        strides[dim] = x.strides[dim] &* step
        shape.append(size)
        strides.append(x.strides[dim])
        return (shape, strides, x.offset)
    }

    func vjp(_ c: inout VJP) throws(TensorError) {
        guard c.needs(0) else { return }
        // Windows overlap: the sum is that of an as_strided over a row-major input.
        let shape = c.shape(0), strides = shape.contiguousStrides
        let probe = try Tensor(empty: Shape(count: shape.count, repeating: 0), .float32)
        let model = probe.alias(shape: shape, strides: strides, offset: 0)
        let g = try view(model)
        c[0] = try c.grad.asStridedScatter(view: (g.shape, g.strides, 0), base: (shape, strides, 0))
    }
}

extension Tensor {
    func asStrided(_ size: Shape, _ stride: Shape, _ offset: Int?) throws(TensorError) -> Tensor {
        try applyView(AsStrided(size: size, stride: stride, offset: offset, base: (shape, strides, self.offset)), self)
    }

    func asStridedScatter(
        view: (shape: Shape, strides: Shape, offset: Int), base: (shape: Shape, strides: Shape, offset: Int)
    ) throws(TensorError) -> Tensor {
        try apply1(AsStridedScatter(view: view, base: base), Tensors(self))
    }

    /// Whether two indices may lead to one element: conservative.
    var mayOverlapItself: Bool {
        var dims = (0..<dim).filter { shape[$0] > 1 }
        dims.sort { strides[$0] < strides[$1] }
        var reach = 0
        for d in dims {
            if strides[d] <= reach { return true }
            reach = reach &+ (shape[d] - 1) &* strides[d]
        }
        return false
    }

    /// A copy in the given memory layout, as a base of as_strided; differentiable.
    func laidOut(shape: Shape, strides: Shape, offset: Int) throws(TensorError) -> Tensor {
        let whole = try clone(contiguous: true)
        if Tensor.isContiguous(shape, strides) || numel == 0 { return whole }
        let t = try apply1(Relayout(strides: strides), Tensors(whole))
        return t
    }

    /// Zeros of `shape` with this tensor written to the part that `view` picks; differentiable.
    func embedded(in shape: Shape, _ view: (Tensor) throws(TensorError) -> Tensor) throws(TensorError) -> Tensor {
        let z = try Tensor.zeros(shape, dtype)
        let part = try withoutGradient { () throws(TensorError) in try view(z) }
        guard GradMode.isEnabled && requiresGrad else {
            copyElements(from: self, to: part)
            return z
        }
        return try asStridedScatter(view: (part.shape, part.strides, part.offset), base: (z.shape, z.strides, 0))
    }
}

/// The same elements in other strides (which need not be dense).
struct Relayout: Op {
    static let name = "Relayout"
    let strides: Shape

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let a = x.required(0)
        return [TensorSpec(a.dtype, a.shape)]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let a = x.required(0), out = y.required(0)
        var length = 1
        for i in 0..<a.dim { length += (a.shape[i] - 1) * strides[i] }
        out.storage = try Storage(bytes: length * a.dtype.size)
        out.setStrides(strides)
        copyElements(from: a, to: out)
    }

    func saves(_ needs: NeedsMask) -> Saves { .none }
    func vjp(_ c: inout VJP) throws(TensorError) { if c.needs(0) { c[0] = try c.grad } }
}
