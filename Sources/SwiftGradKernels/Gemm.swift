// The inner loops of products of matrices.
//
// B (k x n) is packed in panels of up to four vectors of columns, each with its k rows one after the other, so that the inner loop reads
// it in order. Up to six rows of A meet a panel in registers: six times four vectors are 24 accumulators of AVX-512's (and NEON's) 32
// registers, six times two are 12 of the 16 that AVX2 and SSE have.

import SwiftGradKernelAPI

#if KERNEL_V4
    private typealias FloatVector = SIMD16<Float>
    private typealias DoubleVector = SIMD8<Double>
    private let hasWideRows = true
#elseif KERNEL_V3
    private typealias FloatVector = SIMD8<Float>
    private typealias DoubleVector = SIMD4<Double>
    private let hasWideRows = false
#elseif arch(arm64)
    private typealias FloatVector = SIMD4<Float>
    private typealias DoubleVector = SIMD2<Double>
    private let hasWideRows = true
#else
    private typealias FloatVector = SIMD4<Float>
    private typealias DoubleVector = SIMD2<Double>
    private let hasWideRows = false
#endif

/// Vectors side by side in registers: part of a row of C, or of a packed row of B.
private protocol VectorRow {
    associatedtype V: SIMD where V.Scalar: FloatingPoint & BitwiseCopyable
    init()
    init(_ p: Raw)
    /// self += x b
    mutating func add(_ x: V, _ b: Self)
    mutating func add(_ other: Self)
    func store(_ p: MutRaw)
}

@inline(__always) private func mad<V: SIMD>(_ c: V, _ x: V, _ b: V) -> V where V.Scalar: FloatingPoint {
    #if KERNEL_FMA || arch(arm64)
        c.addingProduct(x, b)
    #else
        c + x * b
    #endif
}

private struct VectorRow1<V: SIMD & BitwiseCopyable>: VectorRow where V.Scalar: FloatingPoint & BitwiseCopyable {
    var a: V
    @inline(__always) init() { a = V() }
    @inline(__always) init(_ p: Raw) { a = p.loadUnaligned(as: V.self) }
    @inline(__always) mutating func add(_ x: V, _ b: Self) { a = mad(a, x, b.a) }
    @inline(__always) mutating func add(_ other: Self) { a += other.a }
    @inline(__always) func store(_ p: MutRaw) { p.storeBytes(of: a, as: V.self) }
}

private struct VectorRow2<V: SIMD & BitwiseCopyable>: VectorRow where V.Scalar: FloatingPoint & BitwiseCopyable {
    var a: VectorRow1<V>, b: VectorRow1<V>
    @inline(__always) init() { (a, b) = (VectorRow1(), VectorRow1()) }
    @inline(__always) init(_ p: Raw) { (a, b) = (VectorRow1(p), VectorRow1(p + MemoryLayout<V>.size)) }
    @inline(__always) mutating func add(_ x: V, _ o: Self) {
        a.add(x, o.a)
        b.add(x, o.b)
    }
    @inline(__always) mutating func add(_ other: Self) {
        a.add(other.a)
        b.add(other.b)
    }
    @inline(__always) func store(_ p: MutRaw) {
        a.store(p)
        b.store(p + MemoryLayout<V>.size)
    }
}

private struct VectorRow4<V: SIMD & BitwiseCopyable>: VectorRow where V.Scalar: FloatingPoint & BitwiseCopyable {
    var a: VectorRow2<V>, b: VectorRow2<V>
    @inline(__always) init() { (a, b) = (VectorRow2(), VectorRow2()) }
    @inline(__always) init(_ p: Raw) { (a, b) = (VectorRow2(p), VectorRow2(p + 2 &* MemoryLayout<V>.size)) }
    @inline(__always) mutating func add(_ x: V, _ o: Self) {
        a.add(x, o.a)
        b.add(x, o.b)
    }
    @inline(__always) mutating func add(_ other: Self) {
        a.add(other.a)
        b.add(other.b)
    }
    @inline(__always) func store(_ p: MutRaw) {
        a.store(p)
        b.store(p + 2 &* MemoryLayout<V>.size)
    }
}

@inline(__always) private func finish<R: VectorRow>(_ r: R, _ c: MutRaw, _ adds: Bool) {
    var sum = r
    if adds { sum.add(R(Raw(c))) }
    sum.store(c)
}

/// Six rows of A, `row` elements apart, with `step` elements from one k to the next; C's rows are `ldc` bytes apart.
@inline(__always) private func rows6<R: VectorRow>(
    _: R.Type, _ k: Int, _ a: Ptr<R.V.Scalar>, _ row: Int, _ step: Int, _ b: Raw, _ c: MutRaw, _ ldc: Int, _ adds: Bool
) {
    var r0 = R(), r1 = R(), r2 = R(), r3 = R(), r4 = R(), r5 = R()
    var p = a, q = b, i = 0
    while i < k {
        let v = R(q)
        r0.add(R.V(repeating: p[0]), v)
        r1.add(R.V(repeating: p[row]), v)
        r2.add(R.V(repeating: p[2 &* row]), v)
        r3.add(R.V(repeating: p[3 &* row]), v)
        r4.add(R.V(repeating: p[4 &* row]), v)
        r5.add(R.V(repeating: p[5 &* row]), v)
        p += step
        q += MemoryLayout<R>.size
        i &+= 1
    }
    finish(r0, c, adds)
    finish(r1, c + ldc, adds)
    finish(r2, c + 2 &* ldc, adds)
    finish(r3, c + 3 &* ldc, adds)
    finish(r4, c + 4 &* ldc, adds)
    finish(r5, c + 5 &* ldc, adds)
}

@inline(__always) private func rows4<R: VectorRow>(
    _: R.Type, _ k: Int, _ a: Ptr<R.V.Scalar>, _ row: Int, _ step: Int, _ b: Raw, _ c: MutRaw, _ ldc: Int, _ adds: Bool
) {
    var r0 = R(), r1 = R(), r2 = R(), r3 = R()
    var p = a, q = b, i = 0
    while i < k {
        let v = R(q)
        r0.add(R.V(repeating: p[0]), v)
        r1.add(R.V(repeating: p[row]), v)
        r2.add(R.V(repeating: p[2 &* row]), v)
        r3.add(R.V(repeating: p[3 &* row]), v)
        p += step
        q += MemoryLayout<R>.size
        i &+= 1
    }
    finish(r0, c, adds)
    finish(r1, c + ldc, adds)
    finish(r2, c + 2 &* ldc, adds)
    finish(r3, c + 3 &* ldc, adds)
}

@inline(__always) private func rows1<R: VectorRow>(
    _: R.Type, _ k: Int, _ a: Ptr<R.V.Scalar>, _ step: Int, _ b: Raw, _ c: MutRaw, _ adds: Bool
) {
    var r0 = R()
    var p = a, q = b, i = 0
    while i < k {
        r0.add(R.V(repeating: p[0]), R(q))
        p += step
        q += MemoryLayout<R>.size
        i &+= 1
    }
    finish(r0, c, adds)
}

/// All rows of A with one panel.
@inline(__always) private func panel<R: VectorRow>(
    _: R.Type, _ m: Int, _ k: Int, _ a: Ptr<R.V.Scalar>, _ row: Int, _ step: Int, _ b: Raw, _ c: MutRaw, _ ldc: Int, _ adds: Bool
) {
    var i = 0
    // Not six where three fours, or two, leave fewer rows over.
    while m &- i >= 6 && m &- i != 8 {
        rows6(R.self, k, a + i &* row, row, step, b, c + i &* ldc, ldc, adds)
        i &+= 6
    }
    while m &- i >= 4 {
        rows4(R.self, k, a + i &* row, row, step, b, c + i &* ldc, ldc, adds)
        i &+= 4
    }
    while i < m {
        rows1(R.self, k, a + i &* row, step, b, c + i &* ldc, adds)
        i &+= 1
    }
}

/// The last, incomplete vector of columns: by way of rows on the stack.
@inline(__always) private func lastColumns<V: SIMD & BitwiseCopyable>(
    _: V.Type, _ m: Int, _ n: Int, _ k: Int, _ a: Ptr<V.Scalar>, _ row: Int, _ step: Int, _ b: Raw, _ c: MutRaw, _ ldc: Int,
    _ adds: Bool
) where V.Scalar: FloatingPoint & BitwiseCopyable {
    withChunk { block in
        let width = MemoryLayout<V>.size
        var i = 0
        while i < m {
            let count = m &- i < 6 ? m &- i : 6
            panel(VectorRow1<V>.self, count, k, a + i &* row, row, step, b, block, width, false)
            var r = 0
            while r < count {
                let from = Raw(block + r &* width).bound(V.Scalar.self), to = (c + (i &+ r) &* ldc).bound(V.Scalar.self)
                var j = 0
                while j < n {
                    to[j] = adds ? to[j] + from[j] : from[j]
                    j &+= 1
                }
                r &+= 1
            }
            i &+= 6
        }
    }
}

@inline(__always) private func multiply<V: SIMD & BitwiseCopyable>(
    _: V.Type, _ m: Int, _ n: Int, _ k: Int, _ a: Raw, _ row: Int, _ step: Int, _ b: Raw, _ c: MutRaw, _ ldc: Int, _ adds: Bool
) where V.Scalar: FloatingPoint & BitwiseCopyable {
    let p = a.bound(V.Scalar.self), size = MemoryLayout<V.Scalar>.size, width = MemoryLayout<V>.size / size
    let stride = ldc &* size
    var j = 0
    if hasWideRows {
        while n &- j >= 4 &* width {
            panel(VectorRow4<V>.self, m, k, p, row, step, b + j &* k &* size, c + j &* size, stride, adds)
            j &+= 4 &* width
        }
    }
    while n &- j >= 2 &* width {
        panel(VectorRow2<V>.self, m, k, p, row, step, b + j &* k &* size, c + j &* size, stride, adds)
        j &+= 2 &* width
    }
    while n &- j >= width {
        panel(VectorRow1<V>.self, m, k, p, row, step, b + j &* k &* size, c + j &* size, stride, adds)
        j &+= width
    }
    if j < n { lastColumns(V.self, m, n &- j, k, p, row, step, b + j &* k &* size, c + j &* size, stride, adds) }
}

@inline(never) private func multiplyFloat(
    _ m: Int, _ n: Int, _ k: Int, _ a: Raw, _ row: Int, _ step: Int, _ b: Raw, _ c: MutRaw, _ ldc: Int, _ adds: Bool
) {
    multiply(FloatVector.self, m, n, k, a, row, step, b, c, ldc, adds)
}

@inline(never) private func multiplyDouble(
    _ m: Int, _ n: Int, _ k: Int, _ a: Raw, _ row: Int, _ step: Int, _ b: Raw, _ c: MutRaw, _ ldc: Int, _ adds: Bool
) {
    multiply(DoubleVector.self, m, n, k, a, row, step, b, c, ldc, adds)
}

func kernelGemmMultiply(
    _ type: KernelType.RawValue, _ m: Int, _ n: Int, _ k: Int, _ a: Raw, _ row: Int, _ step: Int, _ b: Raw, _ c: MutRaw,
    _ ldc: Int,
    _ add: Int32
) {
    if kernelType(type) == .float64 {
        multiplyDouble(m, n, k, a, row, step, b, c, ldc, add != 0)
    } else {
        multiplyFloat(m, n, k, a, row, step, b, c, ldc, add != 0)
    }
}

// MARK: packing

/// One panel of `width` columns, of which `filled` are there.
@inline(__always) private func packPanel<T: FloatingPoint>(
    _ k: Int, _ width: Int, _ filled: Int, _ d: MutPtr<T>, _ s: Ptr<T>, _ kStride: Int, _ nStride: Int
) {
    if nStride == 1 && filled == width {
        var i = 0
        while i < k {
            copyBytes(MutRaw(d + i &* width), Raw(s + i &* kStride), width &* MemoryLayout<T>.size)
            i &+= 1
        }
        return
    }
    // Eight rows of the panel at a time: what is read of a column lies in one cache line where k is contiguous.
    var first = 0
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

@inline(__always) private func pack<T: FloatingPoint>(
    _ width: Int, _ k: Int, _ n: Int, _ d: MutPtr<T>, _ s: Ptr<T>, _ kStride: Int, _ nStride: Int
) {
    var j = 0
    if hasWideRows {
        while n &- j >= 4 &* width {
            packPanel(k, 4 &* width, 4 &* width, d + j &* k, s + j &* nStride, kStride, nStride)
            j &+= 4 &* width
        }
    }
    while n &- j >= 2 &* width {
        packPanel(k, 2 &* width, 2 &* width, d + j &* k, s + j &* nStride, kStride, nStride)
        j &+= 2 &* width
    }
    while j < n {
        packPanel(k, width, n &- j < width ? n &- j : width, d + j &* k, s + j &* nStride, kStride, nStride)
        j &+= width
    }
}

func kernelGemmPack(
    _ type: KernelType.RawValue, _ k: Int, _ n: Int, _ d: MutRaw, _ s: Raw, _ kStride: Int, _ nStride: Int
) {
    if kernelType(type) == .float64 {
        pack(MemoryLayout<DoubleVector>.size / 8, k, n, d.bound(Double.self), s.bound(Double.self), kStride, nStride)
    } else {
        pack(MemoryLayout<FloatVector>.size / 4, k, n, d.bound(Float.self), s.bound(Float.self), kStride, nStride)
    }
}

/// The entries of this build's table.
func makeGemmKernels() -> GemmKernels {
    GemmKernels(
        pack: { kernelGemmPack($0, $1, $2, $3, $4, $5, $6) },
        multiply: { kernelGemmMultiply($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10) }, lanes: MemoryLayout<FloatVector>.size / 4)
}
