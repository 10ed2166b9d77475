// Products of matrices: rows of A with panels of columns of B, in registers.
//
// B (k x n) is read in panels of up to four vectors of columns, packed (each panel with its k rows one after the other) or where it lies.
// Up to six rows of A meet a panel in registers: six times four vectors are 24 accumulators of AVX-512's (and NEON's) 32 registers, six
// times two are 12 of the 16 that AVX2 and SSE have.

import SwiftGradKernelAPI

/// Rows of A with a panel of B, and where they go. Offsets of rows are in elements of A and bytes of B and C.
struct PanelTask<T: KernelFloat> {
    var m: Int
    var k: Int
    var a: Ptr<T>
    var aRow: Int
    var aStep: Int
    /// A is packed by blocks of six rows: row i of a block starts at (first row) * k + i, with six (or as many as the block has) to the next k.
    var hasPackedA: Bool
    var b: Raw
    var bStep: Int
    var c: MutRaw
    var cRow: Int
    var tail: Int
    var bias: Raw?
    var finish: UnsafePointer<Finish<T>>
}

@inline(never) private func rows<B: RowBlock>(
    _: B.Type, _ i: Int, _ t: UnsafePointer<PanelTask<B.R.V.Scalar>>
) {
    typealias Element = B.R.V.Scalar
    let packed = t.pointee.hasPackedA
    let row = packed ? 1 : t.pointee.aRow, step = packed ? B.count : t.pointee.aStep, bStep = t.pointee.bStep
    var p = t.pointee.a + i &* (packed ? t.pointee.k : t.pointee.aRow), q = t.pointee.b, left = t.pointee.k
    let tail = t.pointee.tail
    var block = B()
    while left > 0 {
        block.add(p, row, B.R(q, tail))
        p += step
        q += bStep
        left &-= 1
    }
    let c = t.pointee.c + i &* t.pointee.cRow
    if t.pointee.finish.pointee.isPlain {
        block.storePlain(c, t.pointee.cRow, tail)
    } else {
        block.store(c, t.pointee.cRow, tail, t.pointee.bias, t.pointee.finish)
    }
}

/// The number of rows of the next block where `left` are left: at most `most`, and no block much smaller than the one before.
@inline(__always) func rowsOfBlock(_ left: Int, _ most: Int) -> Int {
    left <= most ? left : left < 2 &* most ? (left &+ 1) / 2 : most
}

/// All rows of A with one panel.
@inline(never) func panel<R: VectorRow>(_: R.Type, _ t: UnsafePointer<PanelTask<R.V.Scalar>>) {
    var i = 0
    let m = t.pointee.m
    // Narrow panels need more rows to have as many sums under way as a multiplication takes cycles.
    if R.vectors == 1 || (R.vectors == 2 && hasWideRows), !t.pointee.hasPackedA {
        while m &- i >= 12 {
            rows(Rows12<R>.self, i, t)
            i &+= 12
        }
    }
    while i < m {
        let count = rowsOfBlock(m &- i, 6)
        switch count {
        case 6: rows(Rows6<R>.self, i, t)
        case 5: rows(Rows5<R>.self, i, t)
        case 4: rows(Rows4<R>.self, i, t)
        case 3: rows(Rows3<R>.self, i, t)
        case 2: rows(Rows2<R>.self, i, t)
        default: rows(Rows1<R>.self, i, t)
        }
        i &+= count
    }
}

/// How a tile is computed.
private enum Strategy {
    /// Rows of A by rows of Bᵀ, vectors along k, nothing packed.
    case dots
    /// B where it lies.
    case direct
    /// Each panel of B is packed.
    case packing
    /// The whole of B was packed before.
    case packed
}

private let depth = 256

/// Blocks of k, all about as long.
@inline(__always) private func blockDepth(_ k: Int) -> Int {
    let blocks = (k &+ depth &- 1) / depth
    return blocks <= 1 ? k : ((k &+ blocks &- 1) / blocks &+ 7) & ~7
}

private func strategy(_ t: GemmTile, _ size: Int) -> Strategy {
    if t.packed != nil { return .packed }
    if t.bColumn == 1 || t.n == 1 {
        if t.m <= 24 || t.k &* t.n &* size <= 1 << 15 { return .direct }
        return .packing
    }
    if t.bStep == 1 && t.aStep == 1 && (t.m <= 3 ? t.k >= 32 : t.m <= 16 && t.k >= 256) { return .dots }
    return .packing
}

/// Whether the rows of A are copied together for each block of k: they lie across, or so that they fall on the same lines of the cache,
/// and serve many panels.
private func packsA(_ t: GemmTile, _ size: Int) -> Bool {
    (t.aStep != 1 ? t.n &* size >= 1024 : t.aRow &* size % 4096 == 0 && t.n &* size >= 4096) && t.m >= 24
}

@inline(__always) private func panelWidth<V: GemmVector>(_: V.Type) -> Int { (hasWideRows ? 4 : 2) &* V.scalarCount }

/// Bytes of a panel of B that is packed as it is met.
@inline(__always) private func panelBytes<V: GemmVector>(_: V.Type, _ t: GemmTile, _ how: Strategy) -> Int {
    let elements =
        how == .packing ? panelWidth(V.self) : how == .direct && !hasFastHeads && t.n % V.scalarCount != 0 ? V.scalarCount : 0
    return (elements &* blockDepth(t.k) &* MemoryLayout<V.Scalar>.size &+ 63) & ~63
}

private func scratchBytes<V: GemmVector>(_: V.Type, _ t: GemmTile) -> Int {
    let size = MemoryLayout<V.Scalar>.size, how = strategy(t, size)
    if how == .dots { return 0 }
    return panelBytes(V.self, t, how) &+ (packsA(t, size) ? blockDepth(t.k) &* t.m &* size : 0)
}

private func gemmTile<V: GemmVector>(_: V.Type, _ t: GemmTile) {
    typealias T = V.Scalar
    let size = MemoryLayout<T>.size, m = t.m, n = t.n, k = t.k
    let how = strategy(t, size)
    var finish = Finish<T>(
        alpha: T.constant(t.alpha), beta: T.constant(t.beta), rectifies: t.activation == 1, isPlain: false)
    if how == .dots { return dots(V.self, t, finish) }
    if how == .direct && m == 1 && n >= 4 &* V.scalarCount && t.bColumn == 1 && t.alpha == 1 && (t.beta == 0 || t.beta == 1) {
        return rowByMatrix(V.self, t)
    }
    // `multiply`, whose B is packed, brings no memory to copy rows to.
    let kb = blockDepth(k), across = t.scratch != nil && packsA(t, size)
    let scratch = t.scratch ?? t.c
    let aScratch = scratch + panelBytes(V.self, t, how)
    var k0 = 0
    repeat {
        let depth = k &- k0 < kb ? k &- k0 : kb
        let isLast = k0 &+ depth >= k
        finish.rectifies = isLast && t.activation == 1
        if k0 > 0 { finish.beta = 1 }
        let bias = k0 == 0 ? t.bias : nil
        finish.isPlain = finish.alpha == 1 && finish.beta == 0 && bias == nil && !finish.rectifies
        let a = t.a.bound(T.self) + k0 &* t.aStep
        if across { packRows(m, depth, aScratch.bound(T.self), a, t.aRow, t.aStep) }
        withUnsafePointer(to: finish) { finish in
            var task = PanelTask<T>(
                m: m, k: depth, a: across ? Ptr(aScratch.bound(T.self)) : a, aRow: t.aRow, aStep: t.aStep, hasPackedA: across,
                b: t.b,
                bStep: 0, c: t.c, cRow: t.cRow &* size, tail: 0, bias: nil, finish: finish)
            var j = 0
            while j < n {
                let left = n &- j
                let width =
                    hasWideRows && left >= 4 &* V.scalarCount
                    ? 4 &* V.scalarCount : left >= 2 &* V.scalarCount ? 2 &* V.scalarCount : V.scalarCount
                task.tail = left < width ? left : 0
                switch how {
                case .packed:
                    task.b = t.packed.unsafelyUnwrapped + (j &* k &+ k0 &* width) &* size
                    task.bStep = width &* size
                case .direct where hasFastHeads || task.tail == 0:
                    task.b = t.b + (k0 &* t.bStep &+ j &* t.bColumn) &* size
                    task.bStep = t.bStep &* size
                default:
                    packPanel(
                        V.self, depth, width, task.tail == 0 ? width : left, scratch.bound(T.self),
                        t.b.bound(T.self) + (k0 &* t.bStep &+ j &* t.bColumn), t.bStep, t.bColumn)
                    task.b = Raw(scratch)
                    task.bStep = width &* size
                }
                task.c = t.c + j &* size
                if let bias { task.bias = bias + j &* size }
                withUnsafePointer(to: task) { task in
                    if width == 4 &* V.scalarCount {
                        if hasWideRows { panel(VectorRow4<V>.self, task) }
                    } else if width == 2 &* V.scalarCount {
                        panel(VectorRow2<V>.self, task)
                    } else if task.pointee.tail == 0 {
                        panel(VectorRow1<V>.self, task)
                    } else {
                        panel(VectorTail<V>.self, task)
                    }
                }
                if isLast && t.activation > 1 {
                    activate(T.self, m, left < width ? left : width, task.c, t.cRow, t.activation)
                }
                j &+= width
            }
        }
        k0 &+= depth
    } while k0 < k
}

/// One row of A: eight rows of B at a time are added up to C, so that memory is read in order.
@inline(never) private func rowByMatrix<V: GemmVector>(_: V.Type, _ t: GemmTile) {
    typealias T = V.Scalar
    let n = t.n, size = MemoryLayout<T>.size, lanes = V.scalarCount, c = t.c.bound(T.self), step = t.bStep
    var j = 0
    if t.beta == 0 {
        if let bias = t.bias {
            copyBytes(t.c, bias, n &* size)
        } else {
            while j < n {
                c[j] = 0
                j &+= 1
            }
        }
    } else if let bias = t.bias?.bound(T.self) {
        while j < n {
            c[j] += bias[j]
            j &+= 1
        }
    }
    let a = t.a.bound(T.self)
    var l = 0
    while l < t.k {
        let rows = t.k &- l < 8 ? t.k &- l : 8
        let p = a + l &* t.aStep, b = t.b.bound(T.self) + l &* step
        j = 0
        if rows == 8 {
            let x0 = V(repeating: p[0]), x1 = V(repeating: p[t.aStep]), x2 = V(repeating: p[2 &* t.aStep])
            let x3 = V(repeating: p[3 &* t.aStep]), x4 = V(repeating: p[4 &* t.aStep]), x5 = V(repeating: p[5 &* t.aStep])
            let x6 = V(repeating: p[6 &* t.aStep]), x7 = V(repeating: p[7 &* t.aStep])
            let q = b + 4 &* step
            while n &- j >= lanes {
                var y = Raw(c + j).loadUnaligned(as: V.self)
                y = V.mad(y, x0, Raw(b + j).loadUnaligned(as: V.self))
                y = V.mad(y, x1, Raw(b + (j &+ step)).loadUnaligned(as: V.self))
                y = V.mad(y, x2, Raw(b + (j &+ 2 &* step)).loadUnaligned(as: V.self))
                y = V.mad(y, x3, Raw(b + (j &+ 3 &* step)).loadUnaligned(as: V.self))
                y = V.mad(y, x4, Raw(q + j).loadUnaligned(as: V.self))
                y = V.mad(y, x5, Raw(q + (j &+ step)).loadUnaligned(as: V.self))
                y = V.mad(y, x6, Raw(q + (j &+ 2 &* step)).loadUnaligned(as: V.self))
                y = V.mad(y, x7, Raw(q + (j &+ 3 &* step)).loadUnaligned(as: V.self))
                MutRaw(c + j).storeBytes(of: y, as: V.self)
                j &+= lanes
            }
        }
        while j < n {
            var y = c[j], r = 0
            while r < rows {
                y = T.mad(p[r &* t.aStep], b[r &* step &+ j], y)
                r &+= 1
            }
            c[j] = y
            j &+= 1
        }
        l &+= rows
    }
    if t.activation == 1 {
        j = 0
        while j < n {
            if c[j] < 0 { c[j] = 0 }
            j &+= 1
        }
    } else if t.activation > 1 {
        activate(T.self, 1, n, t.c, t.cRow, t.activation)
    }
}

/// GELU of a panel that was just written.
func activate<T: KernelFloat>(_: T.Type, _ m: Int, _ n: Int, _ c: MutRaw, _ row: Int, _ activation: Int32) {
    let op: UnaryKernel = activation == 2 ? .geluErf : .geluTanh
    let code = Int32(unsafeBitCast(op, to: UInt8.self)), type: Int32 = MemoryLayout<T>.size == 8 ? 7 : 6
    var none = 0.0
    var i = 0
    while i < m {
        let p = c + i &* row &* MemoryLayout<T>.size
        kernelUnary(code, type, n, p, 1, Raw(p), 1, &none)
        i &+= 1
    }
}

// MARK: packing

/// One panel of `width` columns, of which `filled` are there.
@inline(never) private func packPanel<V: GemmVector>(
    _: V.Type, _ k: Int, _ width: Int, _ filled: Int, _ d: MutPtr<V.Scalar>, _ s: Ptr<V.Scalar>, _ kStride: Int, _ nStride: Int
) {
    let size = MemoryLayout<V.Scalar>.size, lanes = V.scalarCount
    if nStride == 1 && filled == width {
        var to = MutRaw(d), from = Raw(s), i = 0
        if width == 4 &* lanes {
            while i < k {
                VectorRow4<V>(from, 0).store(to, 0)
                (to, from, i) = (to + width &* size, from + kStride &* size, i &+ 1)
            }
        } else if width == 2 &* lanes {
            while i < k {
                VectorRow2<V>(from, 0).store(to, 0)
                (to, from, i) = (to + width &* size, from + kStride &* size, i &+ 1)
            }
        } else {
            while i < k {
                VectorRow1<V>(from, 0).store(to, 0)
                (to, from, i) = (to + width &* size, from + kStride &* size, i &+ 1)
            }
        }
        return
    }
    var first = 0
    if kStride == 1 && filled == width {
        while k &- first >= lanes {
            var j = 0
            while j < width {
                V.transpose(MutRaw(d + (first &* width &+ j)), width &* size, Raw(s + (j &* nStride &+ first)), nStride &* size)
                j &+= lanes
            }
            first &+= lanes
        }
    }
    // Eight rows of the panel at a time: what is read of a column lies in one cache line where k is contiguous.
    while first < k {
        let last = k &- first < 8 ? k : first &+ 8
        var j = 0
        while j < width {
            let column = s + j &* nStride
            var i = first
            while i < last {
                d[i &* width &+ j] = j < filled ? column[i &* kStride] : 0
                i &+= 1
            }
            j &+= 1
        }
        first = last
    }
}

/// Rows of A in blocks of at most six, as `PanelTask` describes them.
@inline(never) private func packRows<T: KernelFloat>(_ m: Int, _ k: Int, _ d: MutPtr<T>, _ s: Ptr<T>, _ row: Int, _ step: Int) {
    var i = 0
    if row == 1 {
        // Eight blocks at a time, so that each page of A is looked at once for all of them; eight elements at a time, of which the next k
        // writes over the last two (what follows the last k is not written over, nor is there memory to read behind it: one by one).
        while m &- i >= 54 {
            var l = 0
            while l < k &- 1 {
                let from = Raw(s + (i &+ l &* step)), to = d + (i &* k &+ l &* 6)
                var block = 0
                while block < 8 {
                    MutRaw(to + block &* 6 &* k).storeBytes(
                        of: (from + block &* 6 &* MemoryLayout<T>.size).loadUnaligned(as: SIMD8<T>.self), as: SIMD8<T>.self)
                    block &+= 1
                }
                l &+= 1
            }
            var r = 0
            while r < 48 {
                d[(i &+ r / 6 &* 6) &* k &+ l &* 6 &+ r % 6] = s[i &+ l &* step &+ r]
                r &+= 1
            }
            i &+= 48
        }
    }
    while i < m {
        let count = rowsOfBlock(m &- i, 6)
        let to = d + i &* k, from = s + i &* row
        var l = 0
        while l < k {
            var r = 0
            while r < count {
                to[l &* count &+ r] = from[r &* row &+ l &* step]
                r &+= 1
            }
            l &+= 1
        }
        i &+= count
    }
}

private func pack<V: GemmVector>(
    _: V.Type, _ k: Int, _ n: Int, _ d: MutPtr<V.Scalar>, _ s: Ptr<V.Scalar>, _ kStride: Int, _ nStride: Int
) {
    let width = V.scalarCount
    var j = 0
    if hasWideRows {
        while n &- j >= 4 &* width {
            packPanel(V.self, k, 4 &* width, 4 &* width, d + j &* k, s + j &* nStride, kStride, nStride)
            j &+= 4 &* width
        }
    }
    while n &- j >= 2 &* width {
        packPanel(V.self, k, 2 &* width, 2 &* width, d + j &* k, s + j &* nStride, kStride, nStride)
        j &+= 2 &* width
    }
    while j < n {
        packPanel(V.self, k, width, n &- j < width ? n &- j : width, d + j &* k, s + j &* nStride, kStride, nStride)
        j &+= width
    }
}

// MARK: entries

func kernelGemmPack(
    _ type: KernelType.RawValue, _ k: Int, _ n: Int, _ d: MutRaw, _ s: Raw, _ kStride: Int, _ nStride: Int
) {
    if kernelType(type) == .float64 {
        pack(DoubleVector.self, k, n, d.bound(Double.self), s.bound(Double.self), kStride, nStride)
    } else {
        pack(FloatVector.self, k, n, d.bound(Float.self), s.bound(Float.self), kStride, nStride)
    }
}

func kernelGemmTile(_ type: KernelType.RawValue, _ tile: Raw) {
    let t = tile.bound(GemmTile.self)
    #if KERNEL_V4
        if kernelType(type) == .bfloat16 { return bfloatTile(t.pointee) }
    #endif
    if kernelType(type) == .float64 { gemmTile(DoubleVector.self, t.pointee) } else { gemmTile(FloatVector.self, t.pointee) }
}

func kernelGemmScratch(_ type: KernelType.RawValue, _ tile: Raw) -> Int {
    let t = tile.bound(GemmTile.self)
    #if KERNEL_V4
        if kernelType(type) == .bfloat16 { return bfloatScratch(t.pointee) }
    #endif
    return kernelType(type) == .float64 ? scratchBytes(DoubleVector.self, t.pointee) : scratchBytes(FloatVector.self, t.pointee)
}

func kernelGemmMultiply(
    _ type: KernelType.RawValue, _ m: Int, _ n: Int, _ k: Int, _ a: Raw, _ row: Int, _ step: Int, _ b: Raw, _ c: MutRaw,
    _ ldc: Int, _ add: Int32
) {
    var t = GemmTile(m, n, k, a, row: row, step: step, b, step: 0, column: 0, c, row: ldc)
    t.packed = b
    t.beta = add != 0 ? 1 : 0
    if kernelType(type) == .float64 { gemmTile(DoubleVector.self, t) } else { gemmTile(FloatVector.self, t) }
}

/// The entries of this build's table.
func makeGemmKernels() -> GemmKernels {
    GemmKernels(
        pack: { kernelGemmPack($0, $1, $2, $3, $4, $5, $6) },
        multiply: { kernelGemmMultiply($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10) }, tile: { kernelGemmTile($0, $1) },
        scratch: { kernelGemmScratch($0, $1) }, lanes: MemoryLayout<FloatVector>.size / 4)
}
