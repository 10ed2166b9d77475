import SwiftGradKernelAPI

// The primitives under all indexing by tensors: some neighbouring dimensions of x, seen as one, are indexed by one int64 tensor of
// row-major positions, dense and known to be in range.

/// The parts around an indexed group of dimensions: x seen as (before, n, after), with element strides; nil strides: must be dense first.
private struct Rows {
    var before = 1
    var n = 1
    var after = 1
    var sb = 0
    var sn = 0
    var sa = 0

    init?(_ x: Tensor, _ start: Int, _ count: Int) {
        for i in 0..<start { before *= x.shape[i] }
        for i in start..<(start + count) { n *= x.shape[i] }
        for i in (start + count)..<max(x.dim, start + count) { after *= x.shape[i] }
        guard let s = x.viewStrides(Shape([before, n, after])) else { return nil }
        (sb, sn, sa) = (s[0], s[1], s[2])
    }
}

private func shapeAt(_ x: Shape, _ start: Int, _ count: Int, _ positions: Shape) throws(TensorError) -> Shape {
    var s: [Int] = []
    for i in 0..<start { s.append(x[i]) }
    s += positions.array
    for i in (start + count)..<max(x.count, start + count) { s.append(x[i]) }
    return try Shape(checking: s, "index")
}

/// `x[..., positions, ...]`.
struct TakeAt: Op {
    static let name = "Index"
    let start: Int
    let count: Int
    let positions: Tensor

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let a = x.required(0)
        return [TensorSpec(a.dtype, try shapeAt(a.shape, start, count, positions.shape))]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        var a = x.required(0)
        let out = y.required(0)
        if out.numel == 0 { return }
        var rows = Rows(a, start, count)
        if rows == nil {
            a = try a.dense()
            rows = Rows(a, start, count)
        }
        let r = rows!
        let m = positions.numel, at = positions.pointer(Int.self)
        let size = a.dtype.size, dtype = a.dtype.kernel
        let source = a.data, target = out.data
        let after = r.after, sb = r.sb, sn = r.sn, sa = r.sa
        ThreadPool.forRanges(r.before * m, grain: max(1, ElementLoop.grain / max(after, 1))) { range in
            var b = range.lowerBound / m, j = range.lowerBound % m
            if after == 1 {
                @inline(__always) func go<T>(_: T.Type) {
                    let s = source.assumingMemoryBound(to: T.self), t = target.assumingMemoryBound(to: T.self)
                    for i in range {
                        t[i] = s[b &* sb &+ at[j] &* sn]
                        j &+= 1
                        if j == m { (j, b) = (0, b &+ 1) }
                    }
                }
                switch size {
                case 1: go(UInt8.self)
                case 2: go(UInt16.self)
                case 4: go(UInt32.self)
                case 16: go((UInt64, UInt64).self)
                default: go(UInt64.self)
                }
                return
            }
            for i in range {
                let s = source + (b * sb + at[j] * sn) * size, t = target + i * after * size
                if sa == 1 {
                    t.copyMemory(from: s, byteCount: after * size)
                } else {
                    CPU.kernels.cast(dtype, dtype, after, t, 1, s, sa)
                }
                j += 1
                if j == m { (j, b) = (0, b + 1) }
            }
        }
    }

    func saves(_ needs: NeedsMask) -> Saves { .none }

    func vjp(_ c: inout VJP) throws(TensorError) {
        guard c.needs(0) else { return }
        c[0] = try apply1(AddAt(start: start, count: count, positions: positions, shape: c.shape(0)), Tensors(try c.grad))
    }
}

/// Zeros with a gradient of `TakeAt` added at the positions.
struct AddAt: Op {
    static let name = "IndexAddBackward"
    let start: Int
    let count: Int
    let positions: Tensor
    let shape: Shape

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] { [TensorSpec(x.required(0).dtype, shape)] }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let out = y.required(0)
        fillElements(out, 0)
        try writeRows(try x.required(0).dense(), positions, start, count, into: out, accumulate: true)
    }

    func saves(_ needs: NeedsMask) -> Saves { .none }
    func vjp(_ c: inout VJP) throws(TensorError) { if c.needs(0) { c[0] = try c.grad.take(start, count, positions) } }
}

/// y[..., positions, ...] = or += v; `v` is dense. Results do not depend on the number of threads: of equal positions the later comes later.
private func writeRows(_ v: Tensor, _ positions: Tensor, _ start: Int, _ count: Int, into y: Tensor, accumulate: Bool)
    throws(TensorError)
{
    if v.numel == 0 { return }
    guard let r = Rows(y, start, count) else {
        let t = try y.dense()
        try writeRows(v, positions, start, count, into: t, accumulate: accumulate)
        copyElements(from: t, to: y)
        return
    }
    let m = positions.numel, at = positions.pointer(Int.self)
    let size = y.dtype.size, dtype = y.dtype.kernel
    let source = v.data, target = y.data
    let after = r.after
    let add = BinaryKernel.add.rawValue
    // Tiles: a slice of `before`, or columns of `after`.
    let columns = max(64, ElementLoop.grain / max(m, 1))
    let blocks = (after + columns - 1) / columns
    let isBool = y.dtype == .bool, isComplex = y.dtype.isComplex, part = y.dtype.real.kernel
    withParameters([1]) { p in
        let perTile = max(1, ElementLoop.grain / max(m * after, 1))
        ThreadPool.forRanges(r.before * blocks, grain: blocks > 1 ? 1 : perTile) { tiles in
            for tile in tiles {
                let b = tile / blocks, c0 = tile % blocks * columns
                let n = min(columns, after - c0)
                let t0 = target + (b * r.sb + c0 * r.sa) * size
                let s0 = source + (b * m * after + c0) * size
                if n == 1 && accumulate && !isBool {
                    @inline(__always) func go<T: AdditiveArithmetic>(_: T.Type) {
                        let s = s0.assumingMemoryBound(to: T.self), t = t0.assumingMemoryBound(to: T.self)
                        for j in 0..<m { t[at[j] &* r.sn] += s[j &* after] }
                    }
                    if y.dtype == .float32 {
                        go(Float.self)
                        continue
                    }
                    if y.dtype == .float64 {
                        go(Double.self)
                        continue
                    }
                }
                for j in 0..<m {
                    let t = t0 + at[j] * r.sn * size, s = s0 + j * after * size
                    if accumulate && isComplex {
                        // Both parts are added by themselves.
                        CPU.kernels.binary(add, part, n, t, 2 * r.sa, t, 2 * r.sa, s, 2, p)
                        let h = size / 2
                        CPU.kernels.binary(add, part, n, t + h, 2 * r.sa, t + h, 2 * r.sa, s + h, 2, p)
                    } else if accumulate {
                        CPU.kernels.binary(isBool ? BinaryKernel.bitwiseOr.rawValue : add, dtype, n, t, r.sa, t, r.sa, s, 1, p)
                    } else if r.sa == 1 || n == 1 {
                        t.copyMemory(from: s, byteCount: n * size)
                    } else {
                        CPU.kernels.cast(dtype, dtype, n, t, r.sa, s, 1)
                    }
                }
            }
        }
    }
}

/// A copy of x with `x[..., positions, ...]` set to (or raised by) values of that shape.
struct PutAt: ElementwiseOp {
    static let name = "IndexPut"
    /// Permutation of x's dimensions to apply first.
    let order: [Int]?
    let start: Int
    let count: Int
    let accumulate: Bool
    let positions: Tensor

    func resultShape(_ x: Tensor) throws(TensorError) -> Shape {
        var s = x.shape
        if let order { for i in 0..<order.count { s[i] = x.shape[order[i]] } }
        return try shapeAt(s, start, count, positions.shape)
    }

    func inferOne(_ x: Tensors) throws(TensorError) -> TensorSpec {
        let a = x.required(0)
        guard x.required(1).shape == (try resultShape(a)) else {
            throw .runtime("index_put: values of the wrong shape \(x.required(1).shape)")
        }
        return TensorSpec(a.dtype, a.shape)
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let a = x.required(0), out = y.required(0)
        var v = x.required(1)
        if v.storage === out.storage { v = try withoutGradient { () throws(TensorError) in try v.clone(contiguous: true) } }
        if !a.hasSameElements(as: out) { copyElements(from: a, to: out) }
        var target = out
        if let order {
            var shape = Shape(), strides = Shape()
            for d in order {
                shape.append(out.shape[d])
                strides.append(out.strides[d])
            }
            target = out.alias(shape: shape, strides: strides, offset: out.offset)
        }
        try writeRows(try v.dense(), positions, start, count, into: target, accumulate: accumulate)
    }

    func saves(_ needs: NeedsMask) -> Saves { .none }

    func vjp(_ c: inout VJP) throws(TensorError) {
        let g = try c.grad
        if c.needs(0) {
            if accumulate {
                c[0] = g
            } else {
                let zeros = try Tensor.zeros(Shape(), g.dtype).expand(try resultShape(g))
                let op = PutAt(order: order, start: start, count: count, accumulate: false, positions: positions)
                c[0] = try apply(op, Tensors(g, zeros))
            }
        }
        if c.needs(1) {
            let turned = order.isNil ? g : try g.permute(order ?? [])
            c[1] = try turned.take(start, count, positions)
        }
    }
}

extension Tensor {
    /// Dimensions `start ..< start + count`, seen as one, indexed by `positions` (dense int64, in range).
    func take(_ start: Int, _ count: Int, _ positions: Tensor) throws(TensorError) -> Tensor {
        try apply1(TakeAt(start: start, count: count, positions: positions), Tensors(self))
    }

    /// Row-major positions of the elements that are not 0: int64, 1-dim.
    func nonzeroPositions() throws(TensorError) -> Tensor {
        let mask = try dense(.bool)
        let n = mask.numel, p = mask.pointer(UInt8.self)
        // Counted in blocks, so that each block knows where its positions go.
        let block = 1 << 15, blocks = (n + block - 1) / block
        let counts = try Tensor(empty: Shape([max(blocks, 1)]), .int64), at = counts.pointer(Int.self)
        let count = ReduceKernel.countNonzero.rawValue
        withParameters([]) { parameters in
            ThreadPool.run(blocks) { i in
                let start = i * block
                CPU.kernels.reduce(count, DType.bool.kernel, min(block, n - start), at + i, p + start, 1, parameters)
            }
        }
        var total = 0
        for i in 0..<blocks {
            let here = at[i]
            at[i] = total
            total += here
        }
        let out = try Tensor(empty: Shape([total]), .int64)
        let q = out.pointer(Int.self)
        ThreadPool.run(blocks) { i in
            var k = at[i]
            let end = i + 1 < blocks ? at[i + 1] : total
            var j = i * block
            let last = min(j + block, n)
            // Without branches while there is room behind: every position is written, and kept if its element is set.
            while j < last && k < end {
                q[k] = j
                k &+= Int(p[j] & 1)
                j &+= 1
            }
        }
        withExtendedLifetime((mask, counts)) {}
        return out
    }
}
