// Products of few rows by the rows of a matrix, all contiguous along k: vectors along k, summed at the end. Nothing is packed, so a
// matrix that meets few rows is read once and no more.

import SwiftGradKernelAPI

@inline(__always) private func folded(_ v: SIMD2<Float>) -> Float { v[0] + v[1] }
@inline(__always) private func folded(_ v: SIMD4<Float>) -> Float { folded(v.lowHalf + v.highHalf) }
@inline(__always) private func folded(_ v: SIMD8<Float>) -> Float { folded(v.lowHalf + v.highHalf) }
@inline(__always) private func folded(_ v: SIMD16<Float>) -> Float { folded(v.lowHalf + v.highHalf) }
@inline(__always) private func folded(_ v: SIMD2<Double>) -> Double { v[0] + v[1] }
@inline(__always) private func folded(_ v: SIMD4<Double>) -> Double { folded(v.lowHalf + v.highHalf) }
@inline(__always) private func folded(_ v: SIMD8<Double>) -> Double { folded(v.lowHalf + v.highHalf) }

/// Vectors that know the sum of their elements, in halves.
private protocol Summed: SIMD, BitwiseCopyable where Scalar: KernelFloat {
    var total: Scalar { get }
}
extension FloatVector: Summed {
    @inline(__always) var total: Float { folded(self) }
}
extension DoubleVector: Summed {
    @inline(__always) var total: Double { folded(self) }
}

@inline(__always) private func mad<V: Summed>(_ c: V, _ x: V, _ b: V) -> V {
    #if KERNEL_FMA || arch(arm64)
        c.addingProduct(x, b)
    #else
        c + x * b
    #endif
}

@inline(__always) private func load<V: Summed>(_ p: Ptr<V.Scalar>, _: V.Type) -> V { Raw(p).loadUnaligned(as: V.self) }

/// c[j] (+)= the sum of v and of the last products, for one element.
@inline(__always) private func finish<V: Summed>(
    _ v: V, _ from: Int, _ k: Int, _ a: Ptr<V.Scalar>, _ b: Ptr<V.Scalar>, _ c: MutPtr<V.Scalar>, _ adds: Bool
) {
    var total = v.total, i = from
    while i < k {
        total = V.Scalar.mad(a[i], b[i], total)
        i &+= 1
    }
    c[0] = adds ? c[0] + total : total
}

/// One row by eight.
@inline(__always) private func block1x8<V: Summed>(
    _: V.Type, _ k: Int, _ a: Ptr<V.Scalar>, _ b: Ptr<V.Scalar>, _ row: Int, _ c: MutPtr<V.Scalar>, _ adds: Bool
) {
    var s0 = V(), s1 = V(), s2 = V(), s3 = V(), s4 = V(), s5 = V(), s6 = V(), s7 = V()
    let width = V.scalarCount, b4 = b + 4 &* row
    var i = 0
    while i &+ width <= k {
        let x = load(a + i, V.self)
        s0 = mad(s0, x, load(b + i, V.self))
        s1 = mad(s1, x, load(b + (i &+ row), V.self))
        s2 = mad(s2, x, load(b + (i &+ 2 &* row), V.self))
        s3 = mad(s3, x, load(b + (i &+ 3 &* row), V.self))
        s4 = mad(s4, x, load(b4 + i, V.self))
        s5 = mad(s5, x, load(b4 + (i &+ row), V.self))
        s6 = mad(s6, x, load(b4 + (i &+ 2 &* row), V.self))
        s7 = mad(s7, x, load(b4 + (i &+ 3 &* row), V.self))
        i &+= width
    }
    finish(s0, i, k, a, b, c, adds)
    finish(s1, i, k, a, b + row, c + 1, adds)
    finish(s2, i, k, a, b + 2 &* row, c + 2, adds)
    finish(s3, i, k, a, b + 3 &* row, c + 3, adds)
    finish(s4, i, k, a, b4, c + 4, adds)
    finish(s5, i, k, a, b4 + row, c + 5, adds)
    finish(s6, i, k, a, b4 + 2 &* row, c + 6, adds)
    finish(s7, i, k, a, b4 + 3 &* row, c + 7, adds)
}

/// Three rows by four.
@inline(__always) private func block3x4<V: Summed>(
    _: V.Type, _ k: Int, _ a: Ptr<V.Scalar>, _ lda: Int, _ b: Ptr<V.Scalar>, _ row: Int, _ c: MutPtr<V.Scalar>, _ ldc: Int,
    _ adds: Bool
) {
    var s00 = V(), s01 = V(), s02 = V(), s03 = V()
    var s10 = V(), s11 = V(), s12 = V(), s13 = V()
    var s20 = V(), s21 = V(), s22 = V(), s23 = V()
    let width = V.scalarCount, a1 = a + lda, a2 = a1 + lda
    var i = 0
    while i &+ width <= k {
        let x0 = load(a + i, V.self), x1 = load(a1 + i, V.self), x2 = load(a2 + i, V.self)
        var y = load(b + i, V.self)
        s00 = mad(s00, x0, y)
        s10 = mad(s10, x1, y)
        s20 = mad(s20, x2, y)
        y = load(b + (i &+ row), V.self)
        s01 = mad(s01, x0, y)
        s11 = mad(s11, x1, y)
        s21 = mad(s21, x2, y)
        y = load(b + (i &+ 2 &* row), V.self)
        s02 = mad(s02, x0, y)
        s12 = mad(s12, x1, y)
        s22 = mad(s22, x2, y)
        y = load(b + (i &+ 3 &* row), V.self)
        s03 = mad(s03, x0, y)
        s13 = mad(s13, x1, y)
        s23 = mad(s23, x2, y)
        i &+= width
    }
    let b1 = b + row, b2 = b1 + row, b3 = b2 + row, c1 = c + ldc, c2 = c1 + ldc
    finish(s00, i, k, a, b, c, adds)
    finish(s01, i, k, a, b1, c + 1, adds)
    finish(s02, i, k, a, b2, c + 2, adds)
    finish(s03, i, k, a, b3, c + 3, adds)
    finish(s10, i, k, a1, b, c1, adds)
    finish(s11, i, k, a1, b1, c1 + 1, adds)
    finish(s12, i, k, a1, b2, c1 + 2, adds)
    finish(s13, i, k, a1, b3, c1 + 3, adds)
    finish(s20, i, k, a2, b, c2, adds)
    finish(s21, i, k, a2, b1, c2 + 1, adds)
    finish(s22, i, k, a2, b2, c2 + 2, adds)
    finish(s23, i, k, a2, b3, c2 + 3, adds)
}

@inline(__always) private func single<V: Summed>(
    _: V.Type, _ k: Int, _ a: Ptr<V.Scalar>, _ b: Ptr<V.Scalar>, _ c: MutPtr<V.Scalar>, _ adds: Bool
) {
    var s = V(), i = 0
    while i &+ V.scalarCount <= k {
        s = mad(s, load(a + i, V.self), load(b + i, V.self))
        i &+= V.scalarCount
    }
    finish(s, i, k, a, b, c, adds)
}

@inline(__always) private func products<V: Summed>(
    _: V.Type, _ m: Int, _ n: Int, _ k: Int, _ a: Raw, _ lda: Int, _ b: Raw, _ ldb: Int, _ c: MutRaw, _ ldc: Int, _ adds: Bool
) {
    let a = a.bound(V.Scalar.self), b = b.bound(V.Scalar.self), c = c.bound(V.Scalar.self)
    var j = 0
    while n &- j >= 8 {
        let p = b + j &* ldb
        var i = 0
        while m &- i >= 3 {
            block3x4(V.self, k, a + i &* lda, lda, p, ldb, c + (i &* ldc &+ j), ldc, adds)
            block3x4(V.self, k, a + i &* lda, lda, p + 4 &* ldb, ldb, c + (i &* ldc &+ j &+ 4), ldc, adds)
            i &+= 3
        }
        while i < m {
            block1x8(V.self, k, a + i &* lda, p, ldb, c + (i &* ldc &+ j), adds)
            i &+= 1
        }
        j &+= 8
    }
    while j < n {
        var i = 0
        while i < m {
            single(V.self, k, a + i &* lda, b + j &* ldb, c + (i &* ldc &+ j), adds)
            i &+= 1
        }
        j &+= 1
    }
}

@inline(never) private func productsFloat(
    _ m: Int, _ n: Int, _ k: Int, _ a: Raw, _ lda: Int, _ b: Raw, _ ldb: Int, _ c: MutRaw, _ ldc: Int, _ adds: Bool
) {
    products(FloatVector.self, m, n, k, a, lda, b, ldb, c, ldc, adds)
}

@inline(never) private func productsDouble(
    _ m: Int, _ n: Int, _ k: Int, _ a: Raw, _ lda: Int, _ b: Raw, _ ldb: Int, _ c: MutRaw, _ ldc: Int, _ adds: Bool
) {
    products(DoubleVector.self, m, n, k, a, lda, b, ldb, c, ldc, adds)
}

func kernelRowProducts(
    _ type: KernelType.RawValue, _ m: Int, _ n: Int, _ k: Int, _ a: Raw, _ lda: Int, _ b: Raw, _ ldb: Int, _ c: MutRaw, _ ldc: Int,
    _ add: Int32
) {
    if kernelType(type) == .float64 {
        productsDouble(m, n, k, a, lda, b, ldb, c, ldc, add != 0)
    } else {
        productsFloat(m, n, k, a, lda, b, ldb, c, ldc, add != 0)
    }
}
