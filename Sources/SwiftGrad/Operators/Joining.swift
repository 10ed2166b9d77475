// Operators that put tensors together or move elements about.

/// Tensors one after the other along `dim`.
struct Cat: Op {
    static let name = "Cat"
    let dim: Int
    let dtype: DType
    /// Entries of `dim` that each input has; nil for the empty vectors that are skipped.
    let lengths: [Int?]

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        var shape: Shape?
        var total = 0
        for i in 0..<x.count {
            guard let n = lengths[i] else { continue }
            let t = x.required(i)
            if let s = shape {
                guard t.dim == s.count else {
                    throw .runtime("Tensors must have same number of dimensions: got \(s.count) and \(t.dim)")
                }
                for d in 0..<t.dim where d != dim && t.shape[d] != s[d] {
                    throw .runtime(
                        "Sizes of tensors must match except in dimension \(dim). Expected size \(s[d]) but got size \(t.shape[d]) for "
                            + "tensor number \(i) in the list.")
                }
            } else {
                shape = t.shape
            }
            let (sum, overflow) = total.addingReportingOverflow(n)
            guard !overflow else { throw .runtime("cat: Storage size calculation overflowed") }
            total = sum
        }
        guard var s = shape else { return [TensorSpec(dtype, Shape([0]))] }
        s[dim] = total
        return [TensorSpec(dtype, s)]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let out = y.required(0)
        if copyRuns(of: x, lengths: lengths, along: dim, to: out) { return }
        var at = 0
        for i in 0..<x.count {
            guard let n = lengths[i] else { continue }
            let t = x.required(i)
            let part = out.alias(shape: t.shape, strides: out.strides, offset: out.offset + at * out.strides[dim])
            copyElements(from: t, to: part)
            at += n
        }
    }

    func saves(_ needs: NeedsMask) -> Saves { .none }

    func vjp(_ c: inout VJP) throws(TensorError) {
        let g = try c.grad
        var at = 0
        for (i, n) in lengths.enumerated() {
            guard let n else {
                if c.needs(i) { c[i] = try Tensor.zeros(c.shape(i), c.dtype(i)) }
                continue
            }
            if c.needs(i) { c[i] = try g.narrow(dim, start: at, length: n) }
            at += n
        }
    }
}

/// Tensors of one shape along a new dimension `dim`.
struct StackAlong: Op {
    static let name = "Stack"
    let dim: Int
    let dtype: DType
    let count: Int

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        var shape = x.required(0).shape
        shape.insert(count, at: dim)
        return [TensorSpec(dtype, shape)]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let out = y.required(0)
        if copyRuns(of: x, lengths: nil, along: dim, to: out) { return }
        var strides = out.strides
        strides.remove(at: dim)
        for i in 0..<x.count {
            let t = x.required(i)
            copyElements(from: t, to: out.alias(shape: t.shape, strides: strides, offset: out.offset + i * out.strides[dim]))
        }
    }

    func saves(_ needs: NeedsMask) -> Saves { .none }

    func vjp(_ c: inout VJP) throws(TensorError) {
        let g = try c.grad
        for i in 0..<count where c.needs(i) { c[i] = try g.select(dim, i) }
    }
}

/// Joins contiguous tensors of the result's dtype by copying runs of bytes: what a batch is made by. False where one is not contiguous or
/// of another dtype. `lengths`: entries along `dim` of each, nil for those to skip; nil for all: one entry of a dimension they lack.
private func copyRuns(of x: Tensors, lengths: [Int?]?, along dim: Int, to out: Tensor) -> Bool {
    // Of an empty result the other dimensions may be of any size: their product could overflow.
    if out.numel == 0 { return true }
    let size = out.dtype.size
    var inner = size, outer = 1
    for d in 0..<out.dim { if d < dim { outer *= out.shape[d] } else if d > dim { inner *= out.shape[d] } }
    guard out.isContiguous else { return false }
    var runs: [(from: UnsafeRawPointer, at: Int, bytes: Int)] = []
    runs.reserveCapacity(x.count)
    var at = 0
    for i in 0..<x.count {
        let bytes: Int
        if let lengths {
            guard let n = lengths[i] else { continue }
            bytes = n * inner
        } else {
            bytes = inner
        }
        let t = x.required(i)
        guard t.dtype == out.dtype, t.isContiguous else { return false }
        if bytes > 0 { runs.append((UnsafeRawPointer(t.data), at, bytes)) }
        at += bytes
    }
    let row = at, base = out.data
    let total = row * outer
    if total == 0 { return true }
    func copy(_ r: Range<Int>) {
        for k in r {
            let run = runs[k]
            for o in 0..<outer { (base + o * row + run.at).copyMemory(from: run.from + o * run.bytes, byteCount: run.bytes) }
        }
    }
    // Below a quarter of a megabyte a second thread is not worth waking.
    if total < 1 << 18 { copy(0..<runs.count) } else { ThreadPool.forRanges(runs.count, grain: max(1, runs.count >> 4), copy) }
    withExtendedLifetime((x, out)) {}
    return true
}

/// The elements in reverse order along some dimensions.
struct Flip: ElementwiseOp, Operator {
    static let name = "Flip"
    static let schema = "flip(Tensor self, int[] dims) -> Tensor"
    static let doc = "A copy with the order of the entries of `dims` reversed."
    static let variants: Variants = [.function, .method]
    let mask: UInt32

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).flip(try a.ints(1))) }
    func inferOne(_ x: Tensors) throws(TensorError) -> TensorSpec { TensorSpec(x.required(0).dtype, x.required(0).shape) }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let a = x.required(0)
        if a.numel == 0 { return }
        var strides = a.strides, start = a.offset
        for i in 0..<a.dim where mask & (1 << UInt32(i)) != 0 {
            start += (a.shape[i] - 1) * strides[i]
            strides[i] = -strides[i]
        }
        let turned = a.alias(shape: a.shape, strides: strides, offset: start)
        copyElements(from: turned, to: y.required(0))
    }

    func saves(_ needs: NeedsMask) -> Saves { .none }
    func vjp(_ c: inout VJP) throws(TensorError) { if c.needs(0) { c[0] = try apply(Flip(mask: mask), Tensors(try c.grad)) } }
}

/// One triangle of matrices; the other becomes 0.
struct Triangle: ElementwiseOp {
    static let name = "Tri"
    let upper: Bool
    let diagonal: Int

    func inferOne(_ x: Tensors) throws(TensorError) -> TensorSpec {
        let a = x.required(0)
        guard a.dim >= 2 else {
            throw .runtime("\(upper ? "triu" : "tril"): input tensor must have at least 2 dimensions, got \(a.dim)")
        }
        return TensorSpec(a.dtype, a.shape)
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let a = try x.required(0).dense(), out = y.required(0)
        let t = out.isContiguous ? out : try Tensor(empty: out.shape, out.dtype)
        let rows = a.shape[a.dim - 2], cols = a.shape[a.dim - 1], size = a.dtype.size
        let total = cols == 0 ? 0 : a.numel / cols
        let source = a.data, target = t.data
        // Beyond the matrix, all diagonals are alike.
        let k = max(-rows - 1, min(cols + 1, diagonal))
        ThreadPool.forRanges(total, grain: max(1, ElementLoop.grain / max(cols, 1))) { range in
            for r in range {
                // Columns [lo, hi) are kept.
                let edge = max(0, min(cols, r % rows + k + (upper ? 0 : 1)))
                let lo = upper ? edge : 0, hi = upper ? cols : edge
                let p = target + r * cols * size, q = source + r * cols * size
                if hi > lo, p != UnsafeMutableRawPointer(q) {
                    (p + lo * size).copyMemory(from: q + lo * size, byteCount: (hi - lo) * size)
                }
                if lo > 0 { p.initializeMemory(as: UInt8.self, repeating: 0, count: lo * size) }
                if hi < cols { (p + hi * size).initializeMemory(as: UInt8.self, repeating: 0, count: (cols - hi) * size) }
            }
        }
        if t !== out { copyElements(from: t, to: out) }
    }

    func saves(_ needs: NeedsMask) -> Saves { .none }

    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) { c[0] = try apply(Triangle(upper: upper, diagonal: diagonal), Tensors(try c.grad)) }
    }
}

extension Tensor {
    public static func cat(_ list: [Tensor], _ d: Int = 0, _ what: String = "torch.cat") throws(TensorError) -> Tensor {
        guard !list.isEmpty else { throw .value("\(what)(): expected a non-empty list of Tensors") }
        var p = Promotion()
        var first: Tensor?
        for (i, t) in list.enumerated() {
            guard t.dim > 0 else { throw .runtime("zero-dimensional tensor (at position \(i)) cannot be concatenated") }
            p.add(t)
            if first == nil && !(t.dim == 1 && t.numel == 0) { first = t }
        }
        let d = try wrap(dim: d, (first ?? list[0]).dim)
        let op = Cat(
            dim: first == nil ? 0 : d, dtype: p.result,
            lengths: list.map { $0.dim == 1 && $0.numel == 0 ? nil : d < $0.dim ? $0.shape[d] : 0 })
        return try apply1(op, Tensors(list))
    }

    public static func stack(_ list: [Tensor], _ d: Int = 0) throws(TensorError) -> Tensor {
        guard let first = list.first else { throw .runtime("stack expects a non-empty TensorList") }
        for (i, t) in list.enumerated() where t.shape != first.shape {
            throw .runtime(
                "stack expects each tensor to be equal size, but got \(first.shape) at entry 0 and \(t.shape) at entry \(i)")
        }
        guard first.dim < Shape.maxDims else { throw .runtime("stack: at most \(Shape.maxDims) dimensions are supported") }
        let d = try wrap(dim: d, first.dim + 1)
        var p = Promotion()
        for t in list { p.add(t) }
        return try apply1(StackAlong(dim: d, dtype: p.result, count: list.count), Tensors(list))
    }

    static func hstack(_ list: [Tensor]) throws(TensorError) -> Tensor {
        guard !list.isEmpty else { throw .runtime("hstack expects a non-empty TensorList") }
        let all = try mapTensors(list) { t throws(TensorError) in try t.atLeast(1) }
        return try cat(all, all[0].dim == 1 ? 0 : 1)
    }

    static func columnStack(_ list: [Tensor]) throws(TensorError) -> Tensor {
        guard !list.isEmpty else { throw .runtime("column_stack expects a non-empty TensorList") }
        return try cat(
            try mapTensors(list) { t throws(TensorError) in t.dim <= 1 ? try t.reshape([t.numel, 1]) : t }, 1)
    }

    public func flip(_ dims: [Int]) throws(TensorError) -> Tensor {
        try apply(Flip(mask: dims.isEmpty ? 0 : try dimMask(dims, dim)), Tensors(self))
    }

    func flipped(_ what: String, _ least: Int, _ d: Int) throws(TensorError) -> Tensor {
        guard dim >= least else { throw .runtime("Input must be >= \(least)-d: \(what) got \(dim)-d") }
        return try flip([d])
    }

    public func roll(_ shifts: [Int], _ dims: [Int] = []) throws(TensorError) -> Tensor {
        guard !shifts.isEmpty else { throw .runtime("`shifts` required: roll got none") }
        if dims.isEmpty {
            guard shifts.count == 1 else {
                throw .runtime("shifts and dimensions must align. shifts: \(shifts.count), dims:\(dims.count)")
            }
            return try contiguous().reshape([-1]).roll(shifts, [0]).reshape(shape)
        }
        guard shifts.count == dims.count else {
            throw .runtime("shifts and dimensions must align. shifts: \(shifts.count), dims:\(dims.count)")
        }
        var t = self
        for (s, d) in zip(shifts, dims) {
            let d = try wrap(dim: d, dim)
            guard t.dim > 0, t.numel > 0 else { continue }
            let n = t.shape[d]
            let k = ((s % n) + n) % n
            if k != 0 {
                t = try Tensor.cat([try t.narrow(d, start: n - k, length: k), try t.narrow(d, start: 0, length: n - k)], d)
            }
        }
        return t === self ? try clone() : t
    }

    public func rot90(_ k: Int = 1, _ dims: [Int] = [0, 1]) throws(TensorError) -> Tensor {
        guard dims.count == 2 else { throw .runtime("expected total rotation dims == 2, but got dims = \(dims.count)") }
        guard dim >= 2 else { throw .runtime("expected total dims >= 2, but got total dims = \(dim)") }
        let a = try wrap(dim: dims[0], dim), b = try wrap(dim: dims[1], dim)
        guard a != b else {
            throw .runtime("expected rotation dims to be different, but got dim0 = \(dims[0]) and dim1 = \(dims[1])")
        }
        switch ((k % 4) + 4) % 4 {
        case 1: return try flip([b]).transpose(a, b)
        case 2: return try flip([a, b])
        case 3: return try flip([a]).transpose(a, b)
        default: return try clone()
        }
    }

    public func repeated(_ repeats: [Int]) throws(TensorError) -> Tensor {
        guard repeats.count >= dim else {
            throw .runtime("Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor")
        }
        _ = try Shape(checking: repeats, "repeat")
        let lead = repeats.count - dim
        // Each repeated dimension is preceded by one of stride 0.
        var from: [Int] = [], to: [Int] = [], final: [Int] = []
        for (i, r) in repeats.enumerated() {
            guard r >= 0 else { throw .runtime("Trying to create tensor with negative dimension \(r): repeat got \(repeats)") }
            let n = i < lead ? 1 : shape[i - lead]
            let (total, overflow) = n.multipliedReportingOverflow(by: r)
            guard !overflow else { throw .runtime("repeat: Storage size calculation overflowed with repeats \(repeats)") }
            final.append(total)
            if n == 1 || r == 1 {
                from.append(n)
                to.append(total)
            } else {
                from += [1, n]
                to += [r, n]
            }
        }
        let wide = try reshape(try Shape(checking: from, "repeat")).expand(try Shape(checking: to, "repeat"))
        return try wide.clone(contiguous: true).reshape(Shape(final))
    }

    public func tile(_ dims: [Int]) throws(TensorError) -> Tensor {
        try repeated([Int](repeating: 1, count: max(0, dim - dims.count)) + dims)
    }

    public func repeatInterleave(_ n: Int, _ d: Int?) throws(TensorError) -> Tensor {
        guard n >= 0 else { throw .runtime("Repeats must be non-negative") }
        let x = d == nil || dim == 0 ? try contiguous().reshape([-1]) : self
        let d = try wrap(dim: d ?? 0, dim == 0 ? 1 : x.dim)
        guard x.dim < Shape.maxDims else { throw .runtime("repeat_interleave: too many dimensions") }
        var size = x.shape
        guard case let (total, overflow) = size[d].multipliedReportingOverflow(by: n), !overflow else {
            throw .runtime("repeat_interleave: Storage size calculation overflowed")
        }
        size.insert(n, at: d + 1)
        var final = x.shape
        final[d] = total
        return try x.unsqueeze(d + 1).expand(size).clone(contiguous: true).reshape(final)
    }

    /// Index i, `self[i]` times in a row.
    func repeatedIndices(_ outputSize: Int?) throws(TensorError) -> Tensor {
        guard dim == 1 else { throw .runtime("repeat_interleave only accept 1D vector as repeat") }
        guard dtype == .int64 || dtype == .int32 else { throw .runtime("repeats has to be Long or Int tensor") }
        let counts = try dense(.int64)
        let n = counts.numel, p = counts.pointer(Int.self)
        var total = 0
        for i in 0..<n {
            guard p[i] >= 0 else { throw .runtime("repeats can not be negative") }
            let (sum, overflow) = total.addingReportingOverflow(p[i])
            guard !overflow else { throw .runtime("repeat_interleave: Storage size calculation overflowed") }
            total = sum
        }
        if let outputSize, outputSize != total {
            throw .runtime("repeat_interleave: Invalid output_size, expected \(total) but got \(outputSize)")
        }
        let out = try Tensor(empty: Shape([total]), .int64)
        let q = out.pointer(Int.self)
        var k = 0
        for i in 0..<n {
            for _ in 0..<p[i] {
                q[k] = i
                k += 1
            }
        }
        return out
    }

    public func repeatInterleave(_ repeats: Tensor, _ d: Int?, _ outputSize: Int?) throws(TensorError) -> Tensor {
        let x = d == nil || dim == 0 ? try contiguous().reshape([-1]) : self
        let d = try wrap(dim: d ?? 0, x.dim)
        var r = repeats
        if r.dim == 0 || (r.dim == 1 && r.numel == 1) {
            r = try r.reshape([1]).expand([x.shape[d]])
        } else {
            guard r.dim == 1 else { throw .runtime("repeats must be 0-dim or 1-dim tensor") }
            guard r.numel == x.shape[d] else {
                throw .runtime(
                    "repeats must have the same size as input along dim, but got repeats.size(0) = \(r.numel) and input.size(\(d)) = \(x.shape[d])"
                )
            }
        }
        return try x.take(d, 1, try r.repeatedIndices(outputSize))
    }

    public func diag(_ k: Int = 0) throws(TensorError) -> Tensor {
        guard dim == 1 || dim == 2 else { throw .runtime("diag(): Supports 1D or 2D tensors. Got \(dim)D") }
        return dim == 1 ? try diagEmbed(k, 0, 1) : try diagonal(k, 0, 1).clone(contiguous: true)
    }

    public func diagEmbed(_ offset: Int = 0, _ dim1: Int = -2, _ dim2: Int = -1) throws(TensorError) -> Tensor {
        guard dim >= 1 else { throw .index("Dimension out of range (expected to be in range of [-1, 0], but got -1)") }
        guard dim < Shape.maxDims else { throw .runtime("diag_embed: too many dimensions") }
        let a = try wrap(dim: dim1, dim + 1), b = try wrap(dim: dim2, dim + 1)
        guard a != b else { throw .runtime("diagonal dimensions cannot be identical \(dim1), \(dim2)") }
        guard offset.magnitude < 1 << 40 else { throw .runtime("diag_embed: offset out of range, got \(offset)") }
        let n = shape[dim - 1] + Swift.abs(offset)
        var size = shape
        size.remove(at: dim - 1)
        size.insert(n, at: min(a, b))
        size.insert(n, at: max(a, b))
        return try embedded(in: size) { z throws(TensorError) in try z.diagonal(offset, a, b) }
    }

    public static func cartesianProduct(_ list: [Tensor]) throws(TensorError) -> Tensor {
        guard !list.isEmpty else { throw .runtime("meshgrid expects a non-empty TensorList") }
        for t in list where t.dim != 1 { throw .runtime("Expect a 1D vector, but got shape \(t.shape)") }
        if list.count == 1 { return list[0] }
        return try stack(try mapTensors(try meshgrid(list, "ij")) { t throws(TensorError) in try t.reshape([-1]) }, 1)
    }

    public func combinations(_ r: Int = 2, _ withReplacement: Bool = false) throws(TensorError) -> Tensor {
        guard dim == 1 else { throw .runtime("Expect a 1D vector, but got shape \(shape)") }
        guard r >= 0 else { throw .runtime("Expect a non-negative number, but got \(r)") }
        if r == 0 { return try Tensor.zeros(Shape([0]), dtype) }
        let n = shape[0]
        guard r <= 64 else { throw .runtime("combinations: r must be at most 64, got \(r)") }
        var rows: [Int] = []
        if n > 0 && (withReplacement || r <= n) {
            var at = withReplacement ? [Int](repeating: 0, count: r) : Array(0..<r)
            while true {
                rows += at
                var i = r - 1
                while i >= 0 && at[i] == (withReplacement ? n - 1 : n - r + i) { i -= 1 }
                if i < 0 { break }
                let v = at[i] + 1
                for j in i..<r { at[j] = withReplacement ? v : v + j - i }
            }
        }
        let index = try Tensor(empty: Shape([rows.count / r, r]), .int64)
        let p = index.pointer(Int.self)
        for (i, v) in rows.enumerated() { p[i] = v }
        return try take(0, 1, index)
    }

    public static func blockDiagonal(_ list: [Tensor]) throws(TensorError) -> Tensor {
        var p = Promotion()
        var rows = 0, cols = 0
        var blocks: [Tensor] = []
        for (i, t) in list.enumerated() {
            guard t.dim <= 2 else {
                throw .runtime(
                    "torch.block_diag: Input tensors must have 2 or fewer dimensions. Input \(i) has \(t.dim) dimensions")
            }
            let b = try t.atLeast(2)
            p.add(b)
            rows += b.shape[0]
            cols += b.shape[1]
            blocks.append(b)
        }
        if blocks.isEmpty { return try zeros([1, 0]) }
        var parts: [Tensor] = []
        var at = 0
        for b in blocks {
            let n = b.shape[0], m = b.shape[1]
            let left = try zeros(Shape([n, at]), p.result), right = try zeros(Shape([n, cols - at - m]), p.result)
            parts.append(try cat([left, b, right], 1))
            at += m
        }
        return try cat(parts, 0)
    }

    /// A copy with `src` written to the part that `view` picks.
    func scattered(
        _ what: String, _ src: Tensor, _ view: (Tensor) throws(TensorError) -> Tensor
    ) throws(TensorError) -> Tensor {
        let copy = try clone()
        let part = try view(copy)
        guard part.shape == src.shape else {
            throw .runtime(
                "expected src to have a size equal to the slice of self: \(what) got src \(src.shape), slice \(part.shape)")
        }
        _ = try part.copy(from: src)
        return copy
    }
}
