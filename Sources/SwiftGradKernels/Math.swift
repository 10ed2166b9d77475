// Elementary functions. For Float they are branch-free polynomials that LLVM vectorises, within 2 ulp of the exact value;
// for Double (and for rare functions) the C library is called per element. Range reductions follow the scheme of Cody and
// Waite as used by Cephes and fdlibm; polynomial coefficients are Taylor's or were fitted for this project by weighted least
// squares on Chebyshev nodes.

import SwiftGradKernelAPI

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What kernels need of a floating-point type.
protocol KernelFloat: BinaryFloatingPoint, SIMDScalar, BitwiseCopyable {
    static func constant(_ value: Double) -> Self
    var double: Double { get }
    var float: Float { get }
    /// Truncates; the value must be in range.
    var int32: Int32 { get }
    var int64: Int64 { get }
    /// a * b + c, fused where the instruction set has it.
    static func mad(_ a: Self, _ b: Self, _ c: Self) -> Self
    static func absolute(_ x: Self) -> Self
    static func withSign(_ x: Self, _ sign: Self) -> Self
    static func root(_ x: Self) -> Self
    static func exp(_ x: Self) -> Self
    static func exp2(_ x: Self) -> Self
    static func expm1(_ x: Self) -> Self
    static func log(_ x: Self) -> Self
    static func log2(_ x: Self) -> Self
    static func log1p(_ x: Self) -> Self
    static func tanh(_ x: Self) -> Self
    static func sigmoid(_ x: Self) -> Self
    static func erf(_ x: Self) -> Self
    static func sin(_ x: Self) -> Self
    static func cos(_ x: Self) -> Self
    /// Arguments beyond this go to `libm` one by one.
    static var trigLimit: Self { get }
    static func next(_ x: Self, _ y: Self) -> Self
    static func power(_ x: Self, _ y: Self) -> Self
    static func remainderTruncated(_ x: Self, _ y: Self) -> Self
    static func arctangent2(_ y: Self, _ x: Self) -> Self
    static func hypotenuse(_ x: Self, _ y: Self) -> Self
    static func arctangent(_ x: Self) -> Self
    static func arcsine(_ x: Self) -> Self
    static func arccosine(_ x: Self) -> Self
    static func tangent(_ x: Self) -> Self
    static func logarithm10(_ x: Self) -> Self
    static func hyperbolicSine(_ x: Self) -> Self
    static func hyperbolicCosine(_ x: Self) -> Self
    static func inverseSinh(_ x: Self) -> Self
    static func inverseCosh(_ x: Self) -> Self
    static func inverseTanh(_ x: Self) -> Self
    /// Applies a function of the C library at this type's precision.
    static func libm(_ x: Self, _ f: (Float) -> Float, _ g: (Double) -> Double) -> Self
}

extension KernelFloat {
    @inline(__always) static func select(_ condition: Bool, _ a: Self, _ b: Self) -> Self { condition ? a : b }
    /// The larger; NaN if either is.
    @inline(__always) static func maxNaN(_ a: Self, _ b: Self) -> Self {
        let m = a > b ? a : b
        return a != a ? a : m
    }
    /// The smaller; NaN if either is.
    @inline(__always) static func minNaN(_ a: Self, _ b: Self) -> Self {
        let m = a < b ? a : b
        return a != a ? a : m
    }
}

extension Double: KernelFloat {
    @inline(__always) static func constant(_ value: Double) -> Double { value }
    @inline(__always) var double: Double { self }
    @inline(__always) var float: Float { Float(self) }
    @inline(__always) var int32: Int32 { Int32(self) }
    @inline(__always) var int64: Int64 { Int64(self) }
    @inline(__always) static func mad(_ a: Double, _ b: Double, _ c: Double) -> Double {
        #if KERNEL_FMA || arch(arm64)
            c.addingProduct(a, b)
        #else
            a * b + c
        #endif
    }
    @inline(__always) static func absolute(_ x: Double) -> Double { Double(bitPattern: x.bitPattern & 0x7FFF_FFFF_FFFF_FFFF) }
    @inline(__always) static func withSign(_ x: Double, _ sign: Double) -> Double {
        Double(bitPattern: (x.bitPattern & 0x7FFF_FFFF_FFFF_FFFF) | (sign.bitPattern & 0x8000_0000_0000_0000))
    }
    @inline(__always) static func root(_ x: Double) -> Double { x.squareRoot() }
    @inline(__always) static func next(_ x: Double, _ y: Double) -> Double { nextafter(x, y) }
    @inline(__always) static func power(_ x: Double, _ y: Double) -> Double { pow(x, y) }
    @inline(__always) static func remainderTruncated(_ x: Double, _ y: Double) -> Double { fmod(x, y) }
    @inline(__always) static func arctangent2(_ y: Double, _ x: Double) -> Double { atan2(y, x) }
    @inline(__always) static func hypotenuse(_ x: Double, _ y: Double) -> Double { hypot(x, y) }
    @inline(__always) static func libm(_ x: Double, _ f: (Float) -> Float, _ g: (Double) -> Double) -> Double { g(x) }
}

// The C library's functions under names that static members do not hide.
@inline(__always) func cExp(_ x: Double) -> Double { exp(x) }
@inline(__always) func cExp2(_ x: Double) -> Double { exp2(x) }
@inline(__always) func cExpm1(_ x: Double) -> Double { expm1(x) }
@inline(__always) func cLog(_ x: Double) -> Double { log(x) }
@inline(__always) func cLog2(_ x: Double) -> Double { log2(x) }
@inline(__always) func cLog1p(_ x: Double) -> Double { log1p(x) }
@inline(__always) func cTanh(_ x: Double) -> Double { tanh(x) }
@inline(__always) func cErf(_ x: Double) -> Double { erf(x) }
@inline(__always) func cErfc(_ x: Double) -> Double { erfc(x) }
@inline(__always) func cSin(_ x: Double) -> Double { sin(x) }
@inline(__always) func cCos(_ x: Double) -> Double { cos(x) }
@inline(__always) func cTan(_ x: Double) -> Double { tan(x) }
@inline(__always) func cLgamma(_ x: Double) -> Double { lgamma(x) }

/// Adding this to a float below 2^22 in magnitude rounds it to an integer, which is then in the low bits.
@inline(__always) private var roundingMagic: Float { 12_582_912 }

/// e^r - 1 - r over r^2, Taylor's to r^5: within 2^-27 of e^r for |r| <= ln(2)/2.
@inline(__always) private func expTail(_ r: Float) -> Float {
    var p: Float = Float.mad(r, 1 / 5040, 1 / 720)
    p = Float.mad(p, r, 1 / 120)
    p = Float.mad(p, r, 1 / 24)
    p = Float.mad(p, r, 1 / 6)
    return Float.mad(p, r, 0.5)
}

@inline(__always) private func powerOfTwo(_ n: Int32) -> Float {
    Float(bitPattern: UInt32(bitPattern: (n &+ 127) &<< 23))
}

/// n and r with x = n ln 2 + r, |r| <= ln(2)/2.
@inline(__always) private func reduceExp(_ x: Float) -> (n: Int32, r: Float) {
    let t = Float.mad(x, 1.442_695_04, roundingMagic)
    let n = t - roundingMagic
    var r = Float.mad(n, -0.693_359_375, x)
    r = Float.mad(n, 2.121_944_400_546_905_8e-4, r)
    return (Int32(bitPattern: t.bitPattern &- roundingMagic.bitPattern), r)
}

/// x = 2^e m with m in [sqrt(1/2), sqrt(2)), for positive finite x.
@inline(__always) private func splitLog(_ x: Float) -> (e: Float, m: Float) {
    let small = x < 1.175_494_4e-38
    let bits = Int32(bitPattern: (small ? x * 8_388_608 : x).bitPattern)
    let e = (bits &- 0x3F35_04F3) &>> 23
    let m = Float(bitPattern: UInt32(bitPattern: bits &- (e &<< 23)))
    return (Float(e) - (small ? 23 : 0), m)
}

/// log(1 + f) + e ln 2 (+ c) by s = f / (2 + f), whose odd series is 2 atanh(s).
@inline(__always) private func joinLog(_ e: Float, _ f: Float, _ c: Float) -> Float {
    let half = 0.5 * f * f
    let s = f / (2 + f)
    let z = s * s
    var r = Float.mad(z, 2 / 11, 2 / 9)
    r = Float.mad(z, r, 2 / 7)
    r = Float.mad(z, r, 2 / 5)
    r = Float.mad(z, r, 2 / 3)
    r *= z
    let low = Float.mad(e, -2.121_944_400_546_905_8e-4, c)
    return Float.mad(e, 0.693_359_375, f - (half - Float.mad(s, half + r, low)))
}

extension Float: KernelFloat {
    @inline(__always) static func constant(_ value: Double) -> Float { Float(value) }
    @inline(__always) var double: Double { Double(self) }
    @inline(__always) var float: Float { self }
    @inline(__always) var int32: Int32 { Int32(self) }
    @inline(__always) var int64: Int64 { Int64(self) }
    @inline(__always) static func mad(_ a: Float, _ b: Float, _ c: Float) -> Float {
        #if KERNEL_FMA || arch(arm64)
            c.addingProduct(a, b)
        #else
            a * b + c
        #endif
    }
    @inline(__always) static func absolute(_ x: Float) -> Float { Float(bitPattern: x.bitPattern & 0x7FFF_FFFF) }
    @inline(__always) static func withSign(_ x: Float, _ sign: Float) -> Float {
        Float(bitPattern: (x.bitPattern & 0x7FFF_FFFF) | (sign.bitPattern & 0x8000_0000))
    }
    @inline(__always) static func root(_ x: Float) -> Float { x.squareRoot() }

    @inline(__always) static func exp(_ x: Float) -> Float {
        var y = x > 89 ? 89 : x
        y = y < -104 ? -104 : y
        let (n, r) = reduceExp(y)
        let q = mad(r * r, expTail(r), r) + 1
        let first = n &>> 1
        return q * powerOfTwo(first) * powerOfTwo(n &- first)
    }

    @inline(__always) static func exp2(_ x: Float) -> Float {
        var y = x > 129 ? 129 : x
        y = y < -151 ? -151 : y
        let t = y + roundingMagic
        let n = Int32(bitPattern: t.bitPattern &- roundingMagic.bitPattern)
        let r = (y - (t - roundingMagic)) * 0.693_147_18
        let q = mad(r * r, expTail(r), r) + 1
        let first = n &>> 1
        return q * powerOfTwo(first) * powerOfTwo(n &- first)
    }

    @inline(__always) static func expm1(_ x: Float) -> Float {
        var y = x > 89 ? 89 : x
        y = y < -18 ? -18 : y
        let (n, r) = reduceExp(y)
        let q = mad(r * r, expTail(r), r)
        let half = powerOfTwo(n &- 1)
        let result = 2 * mad(half, q, half - 0.5)
        return n == 0 ? (x == 0 ? x : q) : result
    }

    @inline(__always) static func log(_ x: Float) -> Float {
        let (e, m) = splitLog(x)
        var y = joinLog(e, m - 1, 0)
        y = x == .infinity ? .infinity : y
        y = x > 0 ? y : .nan
        return x == 0 ? -.infinity : y
    }

    @inline(__always) static func log2(_ x: Float) -> Float {
        let (e, m) = splitLog(x)
        let l = joinLog(0, m - 1, 0)
        var y = mad(l, 1.442_695_04, mad(l, 1.925_963e-8, e))
        y = x == .infinity ? .infinity : y
        y = x > 0 ? y : .nan
        return x == 0 ? -.infinity : y
    }

    @inline(__always) static func log1p(_ x: Float) -> Float {
        let u = 1 + x
        let (e, m) = splitLog(u)
        let lost = x > 1 ? 1 - (u - x) : x - (u - 1)
        let f = e == 0 ? x : m - 1
        let c = e == 0 ? 0 : lost / u
        var y = joinLog(e, f, c)
        y = x == .infinity ? .infinity : y
        y = x > -1 ? y : .nan
        y = x == -1 ? -.infinity : y
        return x == 0 ? x : y
    }

    /// Odd polynomial below 0.63, else 1 - 2 / (e^2x + 1).
    @inline(__always) static func tanh(_ x: Float) -> Float {
        let a = absolute(x)
        let z = x * x
        var p = mad(z, 0.002_117_896_608_25, -0.008_150_428_064_27)
        p = mad(z, p, 0.021_689_959_274_6)
        p = mad(z, p, -0.053_944_827_896_9)
        p = mad(z, p, 0.133_331_908_076)
        p = mad(z, p, -0.333_333_304_109)
        let small = mad(z * x, p, x)
        let capped = a > 10 ? 10 : a
        let large = withSign(1 - 2 / (exp(2 * capped) + 1), x)
        let y = a < 0.63 ? small : large
        return x == 0 ? x : y
    }

    @inline(__always) static func sigmoid(_ x: Float) -> Float {
        let z = exp(-absolute(x))
        return (x >= 0 ? 1 : z) / (1 + z)
    }

    /// x P(x^2) below 0.94, else 1 - e^-Q(x) with Q fitted to -log(erfc).
    @inline(__always) static func erf(_ x: Float) -> Float {
        let a = absolute(x)
        let z = x * x
        var p = mad(z, 8.218_382_627_19e-5, -0.000_810_656_988_076)
        p = mad(z, p, 0.005_197_838_693_99)
        p = mad(z, p, -0.026_858_114_450_9)
        p = mad(z, p, 0.112_836_725_651)
        p = mad(z, p, -0.376_126_322_721)
        // 2/sqrt(pi) - 1, so that the leading term is exact
        p = mad(z, p, 0.128_379_166_49)
        let small = mad(x, p, x)
        let t = a > 4 ? 4 : a
        var q = mad(t, 2.136_487_881_2e-5, -0.000_437_462_022_836)
        q = mad(t, q, 0.004_185_027_948_21)
        q = mad(t, q, -0.025_154_746_918)
        q = mad(t, q, 0.108_332_528_656)
        q = mad(t, q, 0.633_301_168_04)
        q = mad(t, q, 1.129_536_648_5)
        q = mad(t, q, -0.000_179_019_196_586)
        let large = withSign(1 - exp(-q), x)
        let result = a < 0.94 ? small : large
        return x != x ? x : result
    }

    @inline(__always) static var trigLimit: Float { 8192 }

    /// Quadrant and remainder of x by pi/2, computed in double: exact products up to |x| of 2^20.
    @inline(__always) private static func reduceTrig(_ x: Float) -> (quadrant: Int32, r: Float) {
        let magic = 6_755_399_441_055_744.0
        let wide = Double(x)
        let t = wide * 0.636_619_772_367_581_343_08 + magic
        let n = t - magic
        var r = wide - n * 1.570_796_326_734_125_614_17
        r -= n * 6.077_100_506_506_192_249_32e-11
        return (Int32(truncatingIfNeeded: t.bitPattern), Float(r))
    }
    @inline(__always) private static func sinPolynomial(_ r: Float, _ z: Float) -> Float {
        var p = mad(z, 1 / 362_880, -1 / 5040)
        p = mad(z, p, 1 / 120)
        p = mad(z, p, -1 / 6)
        return mad(r * z, p, r)
    }
    @inline(__always) private static func cosPolynomial(_ z: Float) -> Float {
        var p = mad(z, -1 / 3_628_800, 1 / 40_320)
        p = mad(z, p, -1 / 720)
        p = mad(z, p, 1 / 24)
        return 1 - (0.5 * z - z * z * p)
    }
    @inline(__always) static func sin(_ x: Float) -> Float {
        let (quadrant, r) = reduceTrig(x)
        let z = r * r
        let y = quadrant & 1 == 0 ? sinPolynomial(r, z) : cosPolynomial(z)
        let signed = quadrant & 2 == 0 ? y : -y
        return x == 0 ? x : signed
    }
    @inline(__always) static func cos(_ x: Float) -> Float {
        let (quadrant, r) = reduceTrig(x)
        let z = r * r
        let y = quadrant & 1 == 0 ? cosPolynomial(z) : sinPolynomial(r, z)
        return (quadrant &+ 1) & 2 == 0 ? y : -y
    }
    @inline(__always) static func next(_ x: Float, _ y: Float) -> Float { nextafterf(x, y) }
    @inline(__always) static func remainderTruncated(_ x: Float, _ y: Float) -> Float { fmodf(x, y) }
    @inline(__always) static func libm(_ x: Float, _ f: (Float) -> Float, _ g: (Double) -> Double) -> Float { f(x) }
}

// MARK: Special functions

/// The derivative of log-gamma: recurrence up to 10, then the asymptotic series; reflection for negative arguments.
func digammaDouble(_ argument: Double) -> Double {
    var x = argument
    if x == 0 { return Double.withSign(.infinity, -x) }
    var result = 0.0
    if x < 0 {
        let whole = x.rounded(.towardZero)
        if whole == x { return .nan }
        result = -Double.pi / cTan(Double.pi * (x - whole))
        x = 1 - x
    }
    while x < 10 {
        result -= 1 / x
        x += 1
    }
    if x == .infinity { return result + x }
    let z = 1 / (x * x)
    var series = 1.0 / 12
    series = series * z - 691.0 / 32760
    series = series * z + 1.0 / 132
    series = series * z - 1.0 / 240
    series = series * z + 1.0 / 252
    series = series * z - 1.0 / 120
    series = series * z + 1.0 / 12
    return result + cLog(x) - 0.5 / x - z * series
}

/// Inverse of erf: Winitzki's closed form, refined by Halley's method on erf or, near 1, on erfc.
func erfinvDouble(_ y: Double) -> Double {
    let a = Double.absolute(y)
    if !(a <= 1) { return .nan }
    if a == 1 { return Double.withSign(.infinity, y) }
    if a < 1e-150 { return y * 0.886_226_925_452_758_013_649 }
    let logTerm = cLog1p(-a * a)
    let first = 2 / (Double.pi * 0.147) + 0.5 * logTerm
    var x = ((first * first - logTerm / 0.147).squareRoot() - first).squareRoot()
    var step = 0
    while step < 3 {
        let error = a < 0.5 ? cErf(x) - a : (1 - a) - cErfc(x)
        let u = error / (1.128_379_167_095_512_573_9 * cExp(-x * x))
        x -= u / (1 + x * u)
        step &+= 1
    }
    return Double.withSign(x, y)
}
