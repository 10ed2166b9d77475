import SwiftGradKernelAPI

/// A walk over up to four tensors in step: dimensions that lie one after the other in all of them are merged, the fastest one is handed
/// to the kernel, the rest is looped over here, in tiles on the thread pool.
///
/// Operands are broadcast to the shape by strides of 0.
struct ElementLoop {
    /// Elements a tile has at least: what a thread is worth waking for.
    static let grain = 32768

    private var sizes = Shape()
    private var s0 = Shape()
    private var s1 = Shape()
    private var s2 = Shape()
    private var s3 = Shape()
    private let p0: UnsafeMutableRawPointer
    private let p1: UnsafeMutableRawPointer
    private let p2: UnsafeMutableRawPointer
    private let p3: UnsafeMutableRawPointer
    private let b0: Int
    private let b1: Int
    private let b2: Int
    private let b3: Int
    private let operands: Int

    /// Byte pointers and element strides of one inner loop.
    struct Run {
        var n: Int
        var p0: UnsafeMutableRawPointer
        var s0: Int
        var p1: UnsafeMutableRawPointer
        var s1: Int
        var p2: UnsafeMutableRawPointer
        var s2: Int
        var p3: UnsafeMutableRawPointer
        var s3: Int
    }

    /// A loop over `out` and up to three inputs that broadcast to its shape.
    init(_ out: Tensor, _ a: Tensor? = nil, _ b: Tensor? = nil, _ c: Tensor? = nil) {
        let shape = out.shape
        operands = 1 + (a == nil ? 0 : 1) + (b == nil ? 0 : 1) + (c == nil ? 0 : 1)
        p0 = out.data
        b0 = out.dtype.size
        p1 = a?.data ?? p0
        b1 = a?.dtype.size ?? 0
        p2 = b?.data ?? p0
        b2 = b?.dtype.size ?? 0
        p3 = c?.data ?? p0
        b3 = c?.dtype.size ?? 0
        // All contiguous and of one shape, or of one element: a single run.
        let n = out.numel
        @inline(__always) func simple(_ t: Tensor?) -> Bool {
            guard let t else { return true }
            return t.numel == 1 || (t.numel == n && t.isContiguous)
        }
        if out.isContiguous && simple(a) && simple(b) && simple(c) {
            @inline(__always) func step(_ t: Tensor?) -> Int { t.map { $0.numel == 1 && n != 1 ? 0 : 1 } ?? 0 }
            sizes.append(n)
            s0.append(1)
            s1.append(step(a))
            s2.append(step(b))
            s3.append(step(c))
            return
        }
        let e1 = a.map { ElementLoop.strides($0, over: shape) } ?? Shape(count: shape.count, repeating: 0)
        let e2 = b.map { ElementLoop.strides($0, over: shape) } ?? Shape(count: shape.count, repeating: 0)
        let e3 = c.map { ElementLoop.strides($0, over: shape) } ?? Shape(count: shape.count, repeating: 0)
        build(shape, out.strides, e1, e2, e3)
    }

    /// Strides of `t` seen as broadcast to `shape`.
    static func strides(_ t: Tensor, over shape: Shape) -> Shape {
        var s = Shape(count: shape.count, repeating: 0)
        let lead = shape.count - t.dim
        for i in 0..<t.dim { s[lead + i] = t.shape[i] == 1 ? 0 : t.strides[i] }
        return s
    }

    private mutating func build(_ shape: Shape, _ e0: Shape, _ e1: Shape, _ e2: Shape, _ e3: Shape) {
        // Order of dimensions: the output's largest stride first, stable otherwise.
        var order = Shape()
        for i in 0..<shape.count where shape[i] != 1 { order.append(i) }
        var i = 1
        while i < order.count {
            var j = i
            while j > 0, abs(e0[order[j - 1]]) < abs(e0[order[j]]) {
                order.swapAt(j - 1, j)
                j -= 1
            }
            i += 1
        }
        for k in 0..<order.count {
            let d = order[k]
            let m = sizes.count - 1
            if m >= 0, s0[m] == e0[d] * shape[d], s1[m] == e1[d] * shape[d], s2[m] == e2[d] * shape[d], s3[m] == e3[d] * shape[d]
            {
                sizes[m] *= shape[d]
                s0[m] = e0[d]
                s1[m] = e1[d]
                s2[m] = e2[d]
                s3[m] = e3[d]
            } else {
                sizes.append(shape[d])
                s0.append(e0[d])
                s1.append(e1[d])
                s2.append(e2[d])
                s3.append(e3[d])
            }
        }
        if sizes.isEmpty {
            sizes.append(shape.numel)
            s0.append(1)
            s1.append(0)
            s2.append(0)
            s3.append(0)
        }
        // Where an input's elements lie across the innermost loop, the loop they lie along comes next to it: `runRows` turns blocks of the two.
        let inner = sizes.count - 1
        if inner > 1 {
            let across = abs(s1[inner]) > 1 ? s1 : abs(s2[inner]) > 1 ? s2 : s3
            if abs(across[inner]) > 1, let k = (0..<inner - 1).first(where: { across[$0] == 1 }) {
                sizes.swapAt(k, inner - 1)
                s0.swapAt(k, inner - 1)
                s1.swapAt(k, inner - 1)
                s2.swapAt(k, inner - 1)
                s3.swapAt(k, inner - 1)
            }
        }
    }

    /// Byte pointers, strides from row to row, and strides within a row, in elements.
    struct Rows {
        var rows: Int
        var n: Int
        var p0: UnsafeMutableRawPointer
        var r0: Int
        var s0: Int
        var p1: UnsafeMutableRawPointer
        var r1: Int
        var s1: Int
        var p2: UnsafeMutableRawPointer
        var r2: Int
        var s2: Int
        /// An input lies across the rows: its elements are neighbours from row to row, not within one.
        var isAcross: Bool { (r1 == 1 && s1 > 1) || (r2 == 1 && s2 > 1) }
    }

    /// Calls `body` for blocks of the two innermost loops of up to two inputs, on several threads for large ones: what short rows and
    /// transposed inputs want.
    @inline(__always)
    func runRows(_ body: (Rows) -> Void) {
        let inner = sizes.count - 1
        let n = sizes[inner]
        if inner == 0 {
            if n == 0 { return }
            ThreadPool.forRanges(n, grain: ElementLoop.grain) { r in
                let i = r.lowerBound
                body(
                    Rows(
                        rows: 1, n: r.count, p0: p0 + i * s0[0] * b0, r0: 0, s0: s0[0], p1: p1 + i * s1[0] * b1, r1: 0, s1: s1[0],
                        p2: p2 + i * s2[0] * b2, r2: 0, s2: s2[0]))
            }
            return
        }
        let row = inner - 1
        let rows = sizes[row]
        var outer = 1
        for i in 0..<row { outer *= sizes[i] }
        if outer == 0 || rows == 0 || n == 0 { return }
        // A tile is some rows of one block, a multiple of the side of a transposed block, or some whole blocks.
        let height = min(rows, max(16, (ElementLoop.grain / n + 15) & ~15))
        let parts = (rows + height - 1) / height
        let blocks = max(1, ElementLoop.grain / (height * n))
        ThreadPool.forRanges(outer * parts, grain: parts == 1 ? blocks : 1) { tiles in
            for tile in tiles {
                let first = tile % parts * height
                var rest = tile / parts
                var o0 = first * s0[row], o1 = first * s1[row], o2 = first * s2[row]
                var d = row - 1
                while d >= 0 {
                    let x = d == 0 ? rest : rest % sizes[d]
                    rest /= sizes[d]
                    o0 += x * s0[d]
                    o1 += x * s1[d]
                    o2 += x * s2[d]
                    d -= 1
                }
                body(
                    Rows(
                        rows: min(height, rows - first), n: n, p0: p0 + o0 * b0, r0: s0[row], s0: s0[inner], p1: p1 + o1 * b1,
                        r1: s1[row], s1: s1[inner], p2: p2 + o2 * b2, r2: s2[row], s2: s2[inner]))
            }
        }
    }

    /// Bytes that the kernels of rows want to bring in inputs that lie across.
    static let rowsWork = 2 * 16 * 64 * 8

    /// Calls `body` with work space if `rows` wants it (nil: it does not, or there is none, and the kernel does without).
    @inline(__always)
    static func withWork(_ rows: Rows, _ body: (MutRaw?) -> Void) {
        guard rows.isAcross, rows.rows > 1, rows.n > 1, let work = try? Allocator.allocate(rowsWork) else { return body(nil) }
        body(work)
        Allocator.free(work, bytes: rowsWork)
    }

    /// Calls `body` for every inner loop, on several threads for large ones.
    @inline(__always)
    func run(_ body: (Run) -> Void) {
        let inner = sizes.count - 1
        let n = sizes[inner]
        if inner == 0 {
            if n == 0 { return }
            if n <= ElementLoop.grain {
                body(makeRun(0, 0, 0, 0, 0, n))
                return
            }
            ThreadPool.forRanges(n, grain: ElementLoop.grain) { r in body(makeRun(0, 0, 0, 0, r.lowerBound, r.count)) }
            return
        }
        var rows = 1
        for i in 0..<inner { rows *= sizes[i] }
        if rows == 0 || n == 0 { return }
        ThreadPool.forRanges(rows, grain: max(1, ElementLoop.grain / n)) { r in
            // The position of the first row of this tile, then an odometer.
            var at = Shape(count: inner, repeating: 0)
            var rest = r.lowerBound
            var o0 = 0, o1 = 0, o2 = 0, o3 = 0
            var d = inner - 1
            while d >= 0 {
                let x = rest % sizes[d]
                rest /= sizes[d]
                at[d] = x
                o0 += x * s0[d]
                o1 += x * s1[d]
                o2 += x * s2[d]
                o3 += x * s3[d]
                d -= 1
            }
            for _ in r {
                body(makeRun(o0, o1, o2, o3, 0, n))
                d = inner - 1
                while d >= 0 {
                    at[d] += 1
                    o0 += s0[d]
                    o1 += s1[d]
                    o2 += s2[d]
                    o3 += s3[d]
                    if at[d] < sizes[d] { break }
                    o0 -= sizes[d] * s0[d]
                    o1 -= sizes[d] * s1[d]
                    o2 -= sizes[d] * s2[d]
                    o3 -= sizes[d] * s3[d]
                    at[d] = 0
                    d -= 1
                }
            }
        }
    }

    @inline(__always)
    private func makeRun(_ o0: Int, _ o1: Int, _ o2: Int, _ o3: Int, _ start: Int, _ n: Int) -> Run {
        let i = sizes.count - 1
        return Run(
            n: n, p0: p0 + (o0 + start * s0[i]) * b0, s0: s0[i], p1: p1 + (o1 + start * s1[i]) * b1, s1: s1[i],
            p2: p2 + (o2 + start * s2[i]) * b2, s2: s2[i], p3: p3 + (o3 + start * s3[i]) * b3, s3: s3[i])
    }
}

/// target[...] = source[...] (broadcast), converting the dtype. No checks, no autograd.
func copyElements(from source: Tensor, to target: Tensor) {
    if target.numel == 0 { return }
    if source.dtype.isExtended || target.dtype.isExtended { return copyExtended(from: source, to: target) }
    let from = source.dtype.kernel, to = target.dtype.kernel
    ElementLoop(target, source).runRows { r in
        CPU.kernels.castRows(to, from, r.rows, r.n, r.p0, r.r0, r.s0, r.p1, r.r1, r.s1)
    }
}

/// Every element becomes `value`.
func fillElements(_ t: Tensor, _ value: Scalar) {
    if t.numel == 0 { return }
    let size = t.dtype.size, dtype = t.dtype
    var word: (UInt64, UInt64) = (0, 0)
    withUnsafeMutableBytes(of: &word) { value.store(dtype, to: $0.baseAddress!) }
    withUnsafeBytes(of: &word) { w in
        let p = w.baseAddress!
        ElementLoop(t).run { r in CPU.kernels.fill(size, r.n, r.p0, r.s0, p) }
    }
}

extension Tensor {
    /// This tensor if its elements lie in row-major order, else a copy that does; outside the graph.
    func dense() throws(TensorError) -> Tensor {
        if isContiguous { return self }
        let t = try Tensor(empty: shape, dtype)
        copyElements(from: self, to: t)
        return t
    }

    /// `dense()` in another dtype.
    func dense(_ dtype: DType) throws(TensorError) -> Tensor {
        if self.dtype == dtype { return try dense() }
        let t = try Tensor(empty: shape, dtype)
        copyElements(from: self, to: t)
        return t
    }

    /// Strides for a result of this shape that keeps the order of this tensor's dimensions in memory (PyTorch's preserve_format): nil
    /// where that is row-major.
    var preservedStrides: Shape? {
        if isContiguous || dim < 2 || numel == 0 { return nil }
        // Only where the elements are dense and do not overlap.
        var order = Shape()
        for i in 0..<dim { order.append(i) }
        for i in 1..<dim {
            var j = i
            while j > 0, strides[order[j - 1]] < strides[order[j]] {
                order.swapAt(j - 1, j)
                j -= 1
            }
        }
        var s = Shape(count: dim, repeating: 0)
        var expected = 1
        var k = dim - 1
        var dense = true
        while k >= 0 {
            let d = order[k]
            if strides[d] == 0 && shape[d] > 1 { return nil }
            s[d] = expected
            if shape[d] != 1 && strides[d] != expected { dense = false }
            expected *= shape[d]
            k -= 1
        }
        if !dense { for i in 0..<dim where strides[i] <= 0 { return nil } }
        return Tensor.isContiguous(shape, s) ? nil : s
    }
}
