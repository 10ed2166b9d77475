// Fast Fourier transforms of several sequences side by side: element j of sequence b lies at j * lanes + b, real and imaginary parts
// apart, so that every butterfly works on whole vectors.
//
// The scheme is Stockham's (decimation in frequency, no bit reversal): a pass of radix r over sequences of length r * m with stride s turns
//     y[q + s (r p + k)] = w^(p k) sum over j of x[q + s (p + m j)] exp(-2 pi i j k / r),   w = exp(-2 pi i / (r m)),
// q < s, p < m, k < r; the next pass has length m and stride s * r. Only the forward transform is here: the inverse one is the same with
// real and imaginary parts exchanged on both sides.

import SwiftGradKernelAPI

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What a butterfly computes with: a number, or a vector of them.
protocol FFTLane {
    associatedtype Number: BinaryFloatingPoint
    static var width: Int { get }
    static func load(_ p: UnsafePointer<Number>) -> Self
    func store(_ p: UnsafeMutablePointer<Number>)
    static func + (a: Self, b: Self) -> Self
    static func - (a: Self, b: Self) -> Self
    static func * (a: Self, b: Number) -> Self
}

extension Float: FFTLane {
    typealias Number = Float
    @inline(__always) static var width: Int { 1 }
    @inline(__always) static func load(_ p: UnsafePointer<Float>) -> Float { p.pointee }
    @inline(__always) func store(_ p: UnsafeMutablePointer<Float>) { p.pointee = self }
}

extension Double: FFTLane {
    typealias Number = Double
    @inline(__always) static var width: Int { 1 }
    @inline(__always) static func load(_ p: UnsafePointer<Double>) -> Double { p.pointee }
    @inline(__always) func store(_ p: UnsafeMutablePointer<Double>) { p.pointee = self }
}

extension SIMD16<Float>: FFTLane {
    typealias Number = Float
    @inline(__always) static var width: Int { 16 }
    @inline(__always) static func load(_ p: UnsafePointer<Float>) -> Self {
        var v = Self()
        memcpy(&v, p, 64)
        return v
    }
    @inline(__always) func store(_ p: UnsafeMutablePointer<Float>) {
        var v = self
        memcpy(p, &v, 64)
    }
}

extension SIMD4<Float>: FFTLane {
    typealias Number = Float
    @inline(__always) static var width: Int { 4 }
    @inline(__always) static func load(_ p: UnsafePointer<Float>) -> Self {
        var v = Self()
        memcpy(&v, p, 16)
        return v
    }
    @inline(__always) func store(_ p: UnsafeMutablePointer<Float>) {
        var v = self
        memcpy(p, &v, 16)
    }
}

extension SIMD8<Double>: FFTLane {
    typealias Number = Double
    @inline(__always) static var width: Int { 8 }
    @inline(__always) static func load(_ p: UnsafePointer<Double>) -> Self {
        var v = Self()
        memcpy(&v, p, 64)
        return v
    }
    @inline(__always) func store(_ p: UnsafeMutablePointer<Double>) {
        var v = self
        memcpy(p, &v, 64)
    }
}

extension SIMD2<Double>: FFTLane {
    typealias Number = Double
    @inline(__always) static var width: Int { 2 }
    @inline(__always) static func load(_ p: UnsafePointer<Double>) -> Self {
        var v = Self()
        memcpy(&v, p, 16)
        return v
    }
    @inline(__always) func store(_ p: UnsafeMutablePointer<Double>) {
        var v = self
        memcpy(p, &v, 16)
    }
}

/// A complex number, or a vector of them.
private struct FFTPair<V: FFTLane> {
    var re: V
    var im: V

    @inline(__always) init(_ re: V, _ im: V) {
        self.re = re
        self.im = im
    }

    @inline(__always) static func + (a: FFTPair, b: FFTPair) -> FFTPair { FFTPair(a.re + b.re, a.im + b.im) }
    @inline(__always) static func - (a: FFTPair, b: FFTPair) -> FFTPair { FFTPair(a.re - b.re, a.im - b.im) }
    @inline(__always) static func * (a: FFTPair, b: V.Number) -> FFTPair { FFTPair(a.re * b, a.im * b) }
    /// Times the number (re, im).
    @inline(__always) func times(_ c: V.Number, _ s: V.Number) -> FFTPair {
        FFTPair(re * c - im * s, re * s + im * c)
    }
    /// self - i b
    @inline(__always) func minusI(_ b: FFTPair) -> FFTPair { FFTPair(re + b.im, im - b.re) }
    /// self + i b
    @inline(__always) func plusI(_ b: FFTPair) -> FFTPair { FFTPair(re - b.im, im + b.re) }
}

/// The arrays of one pass.
private struct FFTPass<N: BinaryFloatingPoint> {
    let xr: UnsafePointer<N>
    let xi: UnsafePointer<N>
    let yr: UnsafeMutablePointer<N>
    let yi: UnsafeMutablePointer<N>
    /// (re, im) of w^(p k), k = 1 ..< r, for each p.
    let twiddles: UnsafePointer<N>
    let m: Int
    let s: Int

    @inline(__always) func load<V: FFTLane>(_ i: Int, _: V.Type) -> FFTPair<V> where V.Number == N {
        FFTPair(V.load(xr + i), V.load(xi + i))
    }

    /// Writes result k of group p, turned by its twiddle.
    @inline(__always) func store<V: FFTLane>(_ b: FFTPair<V>, _ k: Int, _ p: Int, _ q: Int, _ r: Int) where V.Number == N {
        let at = q &+ s &* (r &* p &+ k)
        var z = b
        if k > 0 && p > 0 {
            let t = twiddles + 2 &* (p &* (r &- 1) &+ k &- 1)
            z = b.times(t[0], t[1])
        }
        z.re.store(yr + at)
        z.im.store(yi + at)
    }
}

@inline(__always)
private func forGroups<V: FFTLane>(_ a: FFTPass<V.Number>, _: V.Type, _ body: (Int, Int) -> Void) {
    var p = 0
    while p < a.m {
        var q = 0
        while q < a.s {
            body(p, q)
            q &+= V.width
        }
        p &+= 1
    }
}

@inline(never)
private func radix2<V: FFTLane>(_ a: FFTPass<V.Number>, _: V.Type) {
    let step = a.s &* a.m
    forGroups(a, V.self) { p, q in
        let i = q &+ a.s &* p
        let a0 = a.load(i, V.self), a1 = a.load(i &+ step, V.self)
        a.store(a0 + a1, 0, p, q, 2)
        a.store(a0 - a1, 1, p, q, 2)
    }
}

@inline(never)
private func radix3<V: FFTLane>(_ a: FFTPass<V.Number>, _: V.Type) {
    let step = a.s &* a.m
    let sine = V.Number(0.866_025_403_784_438_6)
    forGroups(a, V.self) { p, q in
        let i = q &+ a.s &* p
        let a0 = a.load(i, V.self), a1 = a.load(i &+ step, V.self), a2 = a.load(i &+ 2 &* step, V.self)
        let t = a1 + a2, d = (a1 - a2) * sine
        let mid = a0 - t * V.Number(0.5)
        a.store(a0 + t, 0, p, q, 3)
        a.store(mid.minusI(d), 1, p, q, 3)
        a.store(mid.plusI(d), 2, p, q, 3)
    }
}

@inline(never)
private func radix4<V: FFTLane>(_ a: FFTPass<V.Number>, _: V.Type) {
    let step = a.s &* a.m
    forGroups(a, V.self) { p, q in
        let i = q &+ a.s &* p
        let a0 = a.load(i, V.self), a1 = a.load(i &+ step, V.self), a2 = a.load(i &+ 2 &* step, V.self),
            a3 = a.load(i &+ 3 &* step, V.self)
        let t0 = a0 + a2, t1 = a0 - a2, t2 = a1 + a3, t3 = a1 - a3
        a.store(t0 + t2, 0, p, q, 4)
        a.store(t1.minusI(t3), 1, p, q, 4)
        a.store(t0 - t2, 2, p, q, 4)
        a.store(t1.plusI(t3), 3, p, q, 4)
    }
}

@inline(never)
private func radix5<V: FFTLane>(_ a: FFTPass<V.Number>, _: V.Type) {
    let step = a.s &* a.m
    let c1 = V.Number(0.309_016_994_374_947_4), c2 = V.Number(-0.809_016_994_374_947_4)
    let s1 = V.Number(0.951_056_516_295_153_5), s2 = V.Number(0.587_785_252_292_473_1)
    forGroups(a, V.self) { p, q in
        let i = q &+ a.s &* p
        let a0 = a.load(i, V.self), a1 = a.load(i &+ step, V.self), a2 = a.load(i &+ 2 &* step, V.self),
            a3 = a.load(i &+ 3 &* step, V.self), a4 = a.load(i &+ 4 &* step, V.self)
        let t1 = a1 + a4, d1 = a1 - a4, t2 = a2 + a3, d2 = a2 - a3
        let m1 = a0 + t1 * c1 + t2 * c2, m2 = a0 + t1 * c2 + t2 * c1
        let e1 = d1 * s1 + d2 * s2, e2 = d1 * s2 - d2 * s1
        a.store(a0 + t1 + t2, 0, p, q, 5)
        a.store(m1.minusI(e1), 1, p, q, 5)
        a.store(m2.minusI(e2), 2, p, q, 5)
        a.store(m2.plusI(e2), 3, p, q, 5)
        a.store(m1.plusI(e1), 4, p, q, 5)
    }
}

/// Any odd radix: sums and differences of the pairs (j, r - j) are kept in `tmp`. After the twiddles follow (cos, sin) of 2 pi j k / r for
/// k, j = 1 ... (r - 1) / 2.
@inline(never)
private func radixOdd<V: FFTLane>(_ a: FFTPass<V.Number>, _ r: Int, _ tmp: UnsafeMutablePointer<V.Number>, _: V.Type) {
    let step = a.s &* a.m, h = r / 2, w = V.width
    let table = a.twiddles + 2 &* a.m &* (r &- 1)
    forGroups(a, V.self) { p, q in
        let i = q &+ a.s &* p
        let a0 = a.load(i, V.self)
        var sum = a0
        var j = 1
        while j <= h {
            let u = a.load(i &+ j &* step, V.self), v = a.load(i &+ (r &- j) &* step, V.self)
            let t = u + v, d = u - v
            sum = sum + t
            let at = tmp + 4 &* w &* j
            t.re.store(at)
            t.im.store(at + w)
            d.re.store(at + 2 &* w)
            d.im.store(at + 3 &* w)
            j &+= 1
        }
        a.store(sum, 0, p, q, r)
        var k = 1
        while k <= h {
            var even = a0
            var odd = a0 - a0
            j = 1
            while j <= h {
                let c = table + 2 &* ((k &- 1) &* h &+ j &- 1)
                let at = UnsafePointer(tmp) + 4 &* w &* j
                even = even + FFTPair(V.load(at), V.load(at + w)) * c[0]
                odd = odd + FFTPair(V.load(at + 2 &* w), V.load(at + 3 &* w)) * c[1]
                j &+= 1
            }
            a.store(even.minusI(odd), k, p, q, r)
            a.store(even.plusI(odd), r &- k, p, q, r)
            k &+= 1
        }
    }
}

@inline(__always)
private func fftPass<V: FFTLane>(_ a: FFTPass<V.Number>, _ r: Int, _ tmp: UnsafeMutablePointer<V.Number>, _: V.Type) {
    switch r {
    case 2: radix2(a, V.self)
    case 3: radix3(a, V.self)
    case 4: radix4(a, V.self)
    case 5: radix5(a, V.self)
    default: radixOdd(a, r, tmp, V.self)
    }
}

@inline(__always)
private func fft<N: BinaryFloatingPoint, Wide: FFTLane, Narrow: FFTLane, One: FFTLane>(
    _: Wide.Type, _: Narrow.Type, _: One.Type, _ passes: Int, _ radices: UnsafePointer<Int>, _ twiddles: Ptr<N>, _ n: Int,
    _ lanes: Int, _ xr: MutPtr<N>, _ xi: MutPtr<N>, _ yr: MutPtr<N>, _ yi: MutPtr<N>, _ tmp: MutPtr<N>
) -> Int32 where Wide.Number == N, Narrow.Number == N, One.Number == N {
    var length = n, s = lanes, table = twiddles
    var flipped = false
    var i = 0
    while i < passes {
        let r = radices[i], m = length / r
        let a =
            flipped
            ? FFTPass(xr: UnsafePointer(yr), xi: UnsafePointer(yi), yr: xr, yi: xi, twiddles: table, m: m, s: s)
            : FFTPass(xr: UnsafePointer(xr), xi: UnsafePointer(xi), yr: yr, yi: yi, twiddles: table, m: m, s: s)
        if s % Wide.width == 0 {
            fftPass(a, r, tmp, Wide.self)
        } else if s % Narrow.width == 0 {
            fftPass(a, r, tmp, Narrow.self)
        } else {
            fftPass(a, r, tmp, One.self)
        }
        table += 2 &* m &* (r &- 1)
        if r > 5 { table += 2 &* (r / 2) &* (r / 2) }
        length = m
        s = s &* r
        flipped.toggle()
        i &+= 1
    }
    return flipped ? 1 : 0
}

func kernelFFT(
    _ type: KernelType.RawValue, _ passes: Int, _ radices: UnsafePointer<Int>, _ twiddles: Raw, _ n: Int, _ lanes: Int,
    _ xr: MutRaw, _ xi: MutRaw, _ yr: MutRaw, _ yi: MutRaw, _ tmp: MutRaw
) -> Int32 {
    if kernelType(type) == .float64 {
        return fft(
            SIMD8<Double>.self, SIMD2<Double>.self, Double.self, passes, radices, twiddles.bound(Double.self), n, lanes,
            xr.bound(Double.self), xi.bound(Double.self), yr.bound(Double.self), yi.bound(Double.self), tmp.bound(Double.self))
    }
    return fft(
        SIMD16<Float>.self, SIMD4<Float>.self, Float.self, passes, radices, twiddles.bound(Float.self), n, lanes,
        xr.bound(Float.self), xi.bound(Float.self), yr.bound(Float.self), yi.bound(Float.self), tmp.bound(Float.self))
}
