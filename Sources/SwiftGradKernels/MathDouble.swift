// Elementary functions of doubles as branch-free arithmetic, so that loops over them vectorise, and those of floats that are taken in double:
// at half the lanes, but to half an ulp with no care for rounding. Errors of the double functions are at most 3 ulp
// (tanh; the others 2.2), those of the floats' 0.51 (test_math_functions.py). Polynomials without a source given are interpolations at Chebyshev nodes, computed with 60 digits.

import SwiftGradKernelAPI

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Adding this to a double below 2^51 in magnitude rounds it to an integer, which is then in the low bits.
@inline(__always) private var roundingMagic: Double { 6_755_399_441_055_744 }
/// ln 2 in two parts; the first has trailing zeros, so that its products with exponents are exact.
@inline(__always) private var ln2High: Double { 6.931_471_803_691_238_164_9e-01 }
@inline(__always) private var ln2Low: Double { 1.908_214_929_270_587_700_02e-10 }

/// (e^r - 1 - r) / r^2, Taylor's to r^13 of e^r: within 2^-57 of it for |r| <= ln(2)/2.
@inline(__always) private func expTail(_ r: Double) -> Double {
    var p = Double.mad(r, 1 / 6_227_020_800, 1 / 479_001_600)
    p = Double.mad(p, r, 1 / 39_916_800)
    p = Double.mad(p, r, 1 / 3_628_800)
    p = Double.mad(p, r, 1 / 362_880)
    p = Double.mad(p, r, 1 / 40_320)
    p = Double.mad(p, r, 1 / 5040)
    p = Double.mad(p, r, 1 / 720)
    p = Double.mad(p, r, 1 / 120)
    p = Double.mad(p, r, 1 / 24)
    p = Double.mad(p, r, 1 / 6)
    return Double.mad(p, r, 0.5)
}

@inline(__always) private func powerOfTwo(_ n: Int64) -> Double { Double(bitPattern: UInt64(bitPattern: (n &+ 1023) &<< 52)) }

/// n and r with x = n ln 2 + r, |r| <= ln(2)/2.
@inline(__always) private func reduceExp(_ x: Double) -> (n: Int64, r: Double) {
    let t = Double.mad(x, 1.442_695_040_888_963_407_4, roundingMagic)
    let n = t - roundingMagic
    var r = Double.mad(n, -ln2High, x)
    r = Double.mad(n, -ln2Low, r)
    return (Int64(bitPattern: t.bitPattern &- roundingMagic.bitPattern), r)
}

/// x = 2^e m with m in [sqrt(1/2), sqrt(2)), for positive finite x.
@inline(__always) private func splitLog(_ x: Double) -> (e: Double, m: Double) {
    let small = x < 0x1p-1022
    let bits = (small ? x * 0x1p54 : x).bitPattern &- 0x3FE6_A09E_667F_3BCD
    let e = Int64(bitPattern: bits) &>> 52
    let m = Double(bitPattern: (bits & 0x000F_FFFF_FFFF_FFFF) &+ 0x3FE6_A09E_667F_3BCD)
    // The integer to a double by its low bits.
    let wide = Double(bitPattern: UInt64(bitPattern: e &+ Int64(bitPattern: roundingMagic.bitPattern))) - roundingMagic
    return (wide - (small ? 54 : 0), m)
}

/// log(1 + f) + e ln 2 (+ c), by s = f / (2 + f) and the minimax polynomial of FreeBSD's (Sun's) e_log.c.
@inline(__always) private func joinLog(_ e: Double, _ f: Double, _ c: Double) -> Double {
    let half = 0.5 * f * f
    let s = f / (2 + f)
    let z = s * s
    var r = Double.mad(z, 1.479_819_860_511_658_591e-01, 1.531_383_769_920_937_332e-01)
    r = Double.mad(z, r, 1.818_357_216_161_805_012e-01)
    r = Double.mad(z, r, 2.222_219_843_214_978_396e-01)
    r = Double.mad(z, r, 2.857_142_874_366_239_149e-01)
    r = Double.mad(z, r, 3.999_999_999_940_941_908e-01)
    r = Double.mad(z, r, 6.666_666_666_666_735_130e-01)
    r *= z
    let low = Double.mad(e, ln2Low, c)
    return Double.mad(e, ln2High, f - (half - Double.mad(s, half + r, low)))
}

extension Double {
    @inline(__always) static func exp(_ x: Double) -> Double {
        var y = x > 710 ? 710 : x
        y = y < -746 ? -746 : y
        let (n, r) = reduceExp(y)
        let q = mad(r * r, expTail(r), r) + 1
        let first = n &>> 1
        return q * powerOfTwo(first) * powerOfTwo(n &- first)
    }

    @inline(__always) static func exp2(_ x: Double) -> Double {
        var y = x > 1025 ? 1025 : x
        y = y < -1076 ? -1076 : y
        let t = y + roundingMagic
        let n = Int64(bitPattern: t.bitPattern &- roundingMagic.bitPattern)
        // ln 2 in two parts, for the last bits of the product.
        let d = y - (t - roundingMagic)
        let r = d * 0.693_147_180_559_945_309_42
        let low = mad(d, 2.319_046_813_846_299_6e-17, 0)
        let q = mad(r * r, expTail(r), low) + r + 1
        let first = n &>> 1
        return q * powerOfTwo(first) * powerOfTwo(n &- first)
    }

    @inline(__always) static func expm1(_ x: Double) -> Double {
        var y = x > 710 ? 710 : x
        y = y < -40 ? -40 : y
        let (n, r) = reduceExp(y)
        let q = mad(r * r, expTail(r), r)
        let half = powerOfTwo(n &- 1)
        let result = 2 * mad(half, q, half - 0.5)
        return n == 0 ? (x == 0 ? x : q) : result
    }

    @inline(__always) static func log(_ x: Double) -> Double {
        let (e, m) = splitLog(x)
        var y = joinLog(e, m - 1, 0)
        y = x == .infinity ? .infinity : y
        y = x > 0 ? y : .nan
        return x == 0 ? -.infinity : y
    }

    @inline(__always) static func log2(_ x: Double) -> Double {
        let (e, m) = splitLog(x)
        let l = joinLog(0, m - 1, 0)
        var y = mad(l, 1.442_695_040_888_963_387_0, mad(l, 2.035_527_374_093_103_3e-17, e))
        y = x == .infinity ? .infinity : y
        y = x > 0 ? y : .nan
        return x == 0 ? -.infinity : y
    }

    @inline(__always) static func log1p(_ x: Double) -> Double {
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

    /// By e^2|x| - 1, which is as exact near 0 as it is elsewhere.
    @inline(__always) static func tanh(_ x: Double) -> Double {
        let a = absolute(x)
        let m = expm1(2 * (a > 22 ? 22 : a))
        let y = withSign(m / (m + 2), x)
        return x != x ? x : y
    }

    @inline(__always) static func sigmoid(_ x: Double) -> Double {
        let z = exp(-absolute(x))
        return (x >= 0 ? 1 : z) / (1 + z)
    }

    /// x P(x^2) below 0.8, else 1 - e^(-x^2) Q((x - 3) / (x + 3)), whose error counts less the smaller erfc is.
    @inline(__always) static func erf(_ x: Double) -> Double {
        let a = absolute(x)
        let z = x * x
        var p = mad(z, -8.837_207_342_835_495_8e-10, 1.418_958_429_413_536_882_7e-8)
        p = mad(z, p, -1.630_049_599_806_511_782_1e-7)
        p = mad(z, p, 1.645_767_649_621_406_471_9e-6)
        p = mad(z, p, -1.492_545_009_091_294_159_9e-5)
        p = mad(z, p, 1.205_532_693_205_465_402e-4)
        p = mad(z, p, -8.548_326_902_886_471_024_7e-4)
        p = mad(z, p, 5.223_977_623_916_789_055_6e-3)
        p = mad(z, p, -2.686_617_064_501_726_041_9e-2)
        p = mad(z, p, 0.112_837_916_709_546_852_86)
        p = mad(z, p, -0.376_126_389_031_837_457_93)
        p = mad(z, p, 0.128_379_167_095_512_573_73)
        let small = mad(x, p, x)
        let c = a > 6 ? 6 : a
        let t = (c - 3) / (c + 3)
        var q = mad(t, -1.764_624_468_964_734_533_4e-7, -2.306_160_050_602_808_182_3e-7)
        q = mad(t, q, 1.251_962_399_432_906_012_2e-6)
        q = mad(t, q, 2.098_633_921_344_152_813_9e-6)
        q = mad(t, q, -7.982_898_328_908_372_348_9e-6)
        q = mad(t, q, -1.285_750_477_514_374_463_8e-5)
        q = mad(t, q, 6.405_757_610_334_229_221_1e-5)
        q = mad(t, q, 4.525_509_220_261_097_011_1e-5)
        q = mad(t, q, -5.970_620_416_348_119_933_6e-4)
        q = mad(t, q, 7.077_464_460_108_726_406_7e-4)
        q = mad(t, q, 4.269_136_337_065_490_050_2e-3)
        q = mad(t, q, -2.439_249_931_878_431_652_7e-2)
        q = mad(t, q, 7.166_583_719_788_692_103e-2)
        q = mad(t, q, -0.150_115_936_500_776_460_7)
        q = mad(t, q, 0.245_603_801_712_331_624_21)
        q = mad(t, q, -0.326_233_560_043_037_232_68)
        q = mad(t, q, 0.179_001_151_181_389_949_42)
        let large = withSign(1 - exp(-(c * c)) * q, x)
        let y = a < 0.8 ? small : large
        return x != x ? x : y
    }

    /// Beyond this the reduction by pi/2 is not exact enough: the C library does it.
    @inline(__always) static var trigLimit: Double { 1_048_576 }

    /// Quadrant and remainder of x by pi/2, which is taken off in three parts: of 53 bits where products are fused (the first step is exact then), else
    /// of 33 bits, whose products are exact up to 2^20.
    @inline(__always) fileprivate static func reduceTrig(_ x: Double) -> (quadrant: Int64, r: Double) {
        let t = mad(x, 0.636_619_772_367_581_343_08, roundingMagic)
        let n = t - roundingMagic
        #if KERNEL_FMA || arch(arm64)
            let first = mad(n, -6.123_233_995_736_766_035_9e-17, mad(n, -1.570_796_326_794_896_558_0, x))
            let r = mad(n, 1.497_384_904_859_169_777_0e-33, first)
        #else
            var r = x - n * 1.570_796_326_734_125_614_17
            r -= n * 6.077_100_506_303_965_976_60e-11
            r -= n * 2.022_266_248_795_950_631_54e-21
        #endif
        return (Int64(bitPattern: t.bitPattern &- roundingMagic.bitPattern), r)
    }
    /// Taylor's series, to r^17 and r^18: within 2^-57 for |r| <= pi/4.
    @inline(__always) fileprivate static func sinPolynomial(_ r: Double, _ z: Double) -> Double {
        var p = mad(z, 1 / 355_687_428_096_000, -1 / 1_307_674_368_000)
        p = mad(z, p, 1 / 6_227_020_800)
        p = mad(z, p, -1 / 39_916_800)
        p = mad(z, p, 1 / 362_880)
        p = mad(z, p, -1 / 5040)
        p = mad(z, p, 1 / 120)
        p = mad(z, p, -1 / 6)
        return mad(r * z, p, r)
    }
    @inline(__always) fileprivate static func cosPolynomial(_ z: Double) -> Double {
        var p = mad(z, -1 / 6_402_373_705_728_000, 1 / 20_922_789_888_000)
        p = mad(z, p, -1 / 87_178_291_200)
        p = mad(z, p, 1 / 479_001_600)
        p = mad(z, p, -1 / 3_628_800)
        p = mad(z, p, 1 / 40_320)
        p = mad(z, p, -1 / 720)
        p = mad(z, p, 1 / 24)
        return 1 - (0.5 * z - z * z * p)
    }
    @inline(__always) static func sin(_ x: Double) -> Double {
        let (quadrant, r) = reduceTrig(x)
        let z = r * r
        let y = quadrant & 1 == 0 ? sinPolynomial(r, z) : cosPolynomial(z)
        let signed = quadrant & 2 == 0 ? y : -y
        return x == 0 ? x : signed
    }
    @inline(__always) static func cos(_ x: Double) -> Double {
        let (quadrant, r) = reduceTrig(x)
        let z = r * r
        let y = quadrant & 1 == 0 ? cosPolynomial(z) : sinPolynomial(r, z)
        return (quadrant &+ 1) & 2 == 0 ? y : -y
    }
}

// MARK: Floats in double

/// atan(t) for |t| <= 1, within 1e-10 of it.
@inline(__always) private func atanUnit(_ t: Double) -> Double {
    let z = t * t
    var p = Double.mad(z, -0.000_663_395_457_110_478_719, 0.004_732_484_193_421_920_657)
    p = Double.mad(z, p, -0.015_828_322_749_149_415_576)
    p = Double.mad(z, p, 0.033_826_218_952_786_872_197)
    p = Double.mad(z, p, -0.053_956_680_571_371_717_816)
    p = Double.mad(z, p, 0.072_282_783_453_772_522_332)
    p = Double.mad(z, p, -0.089_741_719_583_638_810_844)
    p = Double.mad(z, p, 0.110_919_229_636_833_021_64)
    p = Double.mad(z, p, -0.142_838_132_557_431_935_63)
    p = Double.mad(z, p, 0.199_999_011_021_715_544_7)
    p = Double.mad(z, p, -0.333_333_312_908_899_879_06)
    p = Double.mad(z, p, 0.999_999_999_929_303_675_22)
    return t * p
}

/// asin(t) for |t| <= 1/2, within 2e-11 of it.
@inline(__always) private func asinHalf(_ t: Double) -> Double {
    let z = t * t
    var p = Double.mad(z, 0.034_762_462_422_279_013_143, 0.007_389_652_626_372_669_849)
    p = Double.mad(z, p, 0.024_654_446_783_243_525_818)
    p = Double.mad(z, p, 0.030_101_950_326_079_089_675)
    p = Double.mad(z, p, 0.044_661_183_255_869_387_135)
    p = Double.mad(z, p, 0.074_999_417_454_250_006_434)
    p = Double.mad(z, p, 0.166_666_673_664_298_425_71)
    p = Double.mad(z, p, 0.999_999_999_986_304_308_99)
    return t * p
}

/// e^x of doubles within the range of floats' results, to 1e-11: fewer terms than `Double.exp`, no split of the power.
@inline(__always) private func expShort(_ x: Double) -> Double {
    var y = x > 200 ? 200 : x
    y = y < -200 ? -200 : y
    let (n, r) = reduceExp(y)
    var p = Double.mad(r, 1 / 3_628_800, 1 / 362_880)
    p = Double.mad(p, r, 1 / 40_320)
    p = Double.mad(p, r, 1 / 5040)
    p = Double.mad(p, r, 1 / 720)
    p = Double.mad(p, r, 1 / 120)
    p = Double.mad(p, r, 1 / 24)
    p = Double.mad(p, r, 1 / 6)
    p = Double.mad(p, r, 0.5)
    return (Double.mad(r * r, p, r) + 1) * powerOfTwo(n)
}

/// ln x of positive doubles that are normal numbers, or 0 (-infinity) or infinity, to 1e-12 of (1 + |ln x|).
@inline(__always) private func logShort(_ x: Double) -> Double {
    let (e, m) = splitLog(x)
    let f = m - 1
    let s = f / (2 + f)
    let z = s * s
    var r = Double.mad(z, 2 / 13, 2 / 11)
    r = Double.mad(z, r, 2 / 9)
    r = Double.mad(z, r, 2 / 7)
    r = Double.mad(z, r, 2 / 5)
    r = Double.mad(z, r, 2 / 3)
    r = Double.mad(z, r, 2)
    var y = Double.mad(e, 0.693_147_180_559_945_309_42, s * r)
    y = x == .infinity ? .infinity : y
    return x == 0 ? -.infinity : y
}

extension Float {
    @inline(__always) static func arctangent(_ x: Float) -> Float {
        let a = Double(absolute(x))
        let isLarge = a > 1
        let y = atanUnit(isLarge ? 1 / a : a)
        return x == 0 ? x : withSign(Float(isLarge ? 1.570_796_326_794_896_619_23 - y : y), x)
    }

    @inline(__always) static func arctangent2(_ y: Float, _ x: Float) -> Float {
        let a = Double(absolute(y)), b = Double(absolute(x))
        let isSteep = a > b
        let low = isSteep ? b : a, high = isSteep ? a : b
        var t = low / high
        t = low == high ? 1 : t
        t = low == 0 ? 0 : t
        var r = atanUnit(t)
        r = isSteep ? 1.570_796_326_794_896_619_23 - r : r
        r = withSign(1, x) < 0 ? 3.141_592_653_589_793_238_46 - r : r
        let result = withSign(Float(r), y)
        return x != x || y != y ? .nan : result
    }

    @inline(__always) static func arcsine(_ x: Float) -> Float {
        let a = Double(absolute(x))
        let isLarge = a > 0.5
        let root = (0.5 - 0.5 * a).squareRoot()
        let y = asinHalf(isLarge ? root : a)
        return x == 0 ? x : withSign(Float(isLarge ? 1.570_796_326_794_896_619_23 - 2 * y : y), x)
    }

    @inline(__always) static func arccosine(_ x: Float) -> Float {
        let a = Double(absolute(x))
        let isLarge = a > 0.5
        let root = (0.5 - 0.5 * a).squareRoot()
        let y = asinHalf(isLarge ? root : a)
        let plain = 1.570_796_326_794_896_619_23 - (x < 0 ? -y : y)
        let far = x < 0 ? 3.141_592_653_589_793_238_46 - 2 * y : 2 * y
        return Float(isLarge ? far : plain)
    }

    @inline(__always) static func tangent(_ x: Float) -> Float {
        let (quadrant, r) = Double.reduceTrig(Double(x))
        let z = r * r
        let s = Double.sinPolynomial(r, z), c = Double.cosPolynomial(z)
        let y = quadrant & 1 == 0 ? s / c : -c / s
        return x == 0 ? x : Float(y)
    }

    @inline(__always) static func logarithm10(_ x: Float) -> Float {
        let y = logShort(Double(x)) * 0.434_294_481_903_251_827_65
        return x >= 0 ? Float(y) : .nan
    }

    @inline(__always) static func hyperbolicSine(_ x: Float) -> Float {
        let wide = Double(x)
        let e = expShort(Double(absolute(x)))
        let z = wide * wide
        var p = Double.mad(z, 1 / 362_880, 1 / 5040)
        p = Double.mad(z, p, 1 / 120)
        p = Double.mad(z, p, 1 / 6)
        let small = Float(Double.mad(wide * z, p, wide)), large = withSign(Float(0.5 * (e - 1 / e)), x)
        let y = absolute(x) < 0.5 ? small : large
        return x == 0 || x != x ? x : y
    }

    @inline(__always) static func hyperbolicCosine(_ x: Float) -> Float {
        let e = expShort(Double(absolute(x)))
        return x != x ? x : Float(0.5 * (e + 1 / e))
    }

    @inline(__always) static func inverseSinh(_ x: Float) -> Float {
        let a = Double(absolute(x)), z = a * a
        let small = Float(a - a * z / 6), large = Float(logShort(a + (z + 1).squareRoot()))
        let y = withSign(a < 1e-4 ? small : large, x)
        return x == 0 || x != x ? x : y
    }

    @inline(__always) static func inverseCosh(_ x: Float) -> Float {
        let a = Double(x)
        let y = Float(logShort(a + (a * a - 1).squareRoot()))
        return x >= 1 ? y : .nan
    }

    @inline(__always) static func inverseTanh(_ x: Float) -> Float {
        let a = Double(absolute(x))
        let small = Float(a + a * a * a / 3), large = Float(0.5 * logShort((1 + a) / (1 - a)))
        let y = withSign(a < 1e-4 ? small : large, x)
        let inside = a <= 1 ? y : .nan
        return x == 0 ? x : inside
    }

    @inline(__always) static func hypotenuse(_ x: Float, _ y: Float) -> Float {
        let a = Double(x), b = Double(y)
        let r = Float((a * a + b * b).squareRoot())
        return absolute(x) == .infinity || absolute(y) == .infinity ? .infinity : r
    }

    /// e^(y ln |x|), and the rules of C's pow for signs, zeros, infinities and NaN.
    @inline(__always) static func power(_ x: Float, _ y: Float) -> Float {
        let a = absolute(x)
        let e = Double(y)
        var p = Float(expShort(e * logShort(Double(a))))
        p = a == 1 ? 1 : p
        let isWhole = y.rounded(.towardZero) == y
        let h = y * 0.5
        let isOdd = isWhole && h.rounded(.towardZero) != h
        let isNegative = withSign(1, x) < 0
        var r = isNegative && isOdd ? -p : p
        r = x < 0 && !isWhole && a != .infinity ? .nan : r
        r = x != x || y != y ? .nan : r
        return x == 1 || y == 0 ? 1 : r
    }
}

// The functions of doubles for which there is no vector form.
extension Double {
    @inline(__always) static func arctangent(_ x: Double) -> Double { atan(x) }
    @inline(__always) static func arcsine(_ x: Double) -> Double { asin(x) }
    @inline(__always) static func arccosine(_ x: Double) -> Double { acos(x) }
    @inline(__always) static func tangent(_ x: Double) -> Double { cTan(x) }
    @inline(__always) static func logarithm10(_ x: Double) -> Double { log10(x) }
    @inline(__always) static func hyperbolicSine(_ x: Double) -> Double { sinh(x) }
    @inline(__always) static func hyperbolicCosine(_ x: Double) -> Double { cosh(x) }
    @inline(__always) static func inverseSinh(_ x: Double) -> Double { asinh(x) }
    @inline(__always) static func inverseCosh(_ x: Double) -> Double { acosh(x) }
    @inline(__always) static func inverseTanh(_ x: Double) -> Double { atanh(x) }
}
