#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Special functions of real numbers in double precision.
enum SpecialMath {
    // MARK: error function and normal distribution

    /// exp(x^2) erfc(x).
    static func erfcx(_ x: Double) -> Double {
        if x < 0 {
            if x < -26.7 { return .infinity }
            return 2 * exp(x * x) - erfcx(-x)
        }
        if x > 10 {
            // 1 - 1/(2x^2) + 3/(2x^2)^2 - ..., Abramowitz and Stegun 7.1.23.
            if x.isInfinite { return 0 }
            let z = 1 / (2 * x * x)
            var term = 1.0, sum = 1.0
            for k in 1...12 {
                term *= -z * Double(2 * k - 1)
                sum += term
            }
            return sum / (x * 1.772_453_850_905_516)
        }
        // The rounding error of x^2 counts: exp would magnify it.
        let square = x * x, rest = x.multipliedRounding(x, minus: square)
        return exp(square) * (1 + rest) * erfc(x)
    }

    static func ndtr(_ x: Double) -> Double { 0.5 * erfc(-x * 0.707_106_781_186_547_5) }

    static func logNdtr(_ x: Double) -> Double {
        let t = x * 0.707_106_781_186_547_5
        return x < -1 ? log(erfcx(-t) / 2) - t * t : log1p(-erfc(t) / 2)
    }

    /// The inverse of `ndtr`: P. J. Acklam's rational approximation, made exact by two steps of Halley's method.
    static func ndtri(_ p: Double) -> Double {
        if p == 0 { return -.infinity }
        if p == 1 { return .infinity }
        guard p > 0, p < 1 else { return .nan }
        if p > 0.5 { return -ndtri(1 - p) }
        var x: Double
        if p < 0.02425 {
            let q = (-2 * log(p)).squareRoot()
            x =
                polynomial(
                    q,
                    [
                        -7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838, -2.549732539343734, 4.374664141464968,
                        2.938163982698783,
                    ]) / polynomial(q, [7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996, 3.754408661907416, 1])
        } else {
            let q = p - 0.5, r = q * q
            x =
                polynomial(
                    r,
                    [
                        -3.969683028665376e+01, 2.209460984245205e+02, -2.759285104469687e+02, 1.383577518672690e+02,
                        -3.066479806614716e+01,
                        2.506628277459239,
                    ]) * q
                / polynomial(
                    r,
                    [
                        -5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02, 6.680131188771972e+01,
                        -1.328068155288572e+01,
                        1,
                    ])
        }
        for _ in 0..<2 {
            let u = (ndtr(x) - p) * 2.506_628_274_631_000_5 * exp(x * x / 2)
            if !u.isFinite { break }
            x -= u / (1 + x * u / 2)
        }
        return x
    }

    /// The polynomial with the given coefficients, the highest first.
    static func polynomial(_ x: Double, _ c: [Double]) -> Double { c.reduce(0) { $0 * x + $1 } }

    // MARK: Bessel functions

    /// exp(-|x|) I_n(x), n 0 or 1: the power series, for large arguments Hankel's expansion (Abramowitz and Stegun 9.6.10, 9.7.1).
    static func scaledI(_ n: Int, _ x: Double) -> Double {
        if x.isNaN { return x }
        let y = abs(x), sign = n == 1 && x < 0 ? -1.0 : 1.0
        if y < 20 {
            let z = y * y / 4
            var term = n == 0 ? 1 : y / 2, sum = term
            var k = 1.0
            while term > sum * 1e-17 {
                term *= z / (k * (k + Double(n)))
                sum += term
                k += 1
            }
            return sign * sum * exp(-y)
        }
        if y.isInfinite { return sign * 0 }
        let mu = Double(4 * n * n)
        var term = 1.0, sum = 1.0
        for k in 1..<30 {
            let odd = Double(2 * k - 1)
            let next = -term * (mu - odd * odd) / (Double(k) * 8 * y)
            if abs(next) >= abs(term) || next == 0 { break }
            term = next
            sum += term
        }
        return sign * sum / (2 * Double.pi * y).squareRoot()
    }

    static func i0(_ x: Double) -> Double { unscaled(scaledI(0, x), x) }
    static func i1(_ x: Double) -> Double { unscaled(scaledI(1, x), x) }

    /// The value times exp(|x|), in two steps so that only the product overflows.
    private static func unscaled(_ value: Double, _ x: Double) -> Double {
        if x.isInfinite { return .nan }  // as PyTorch has it
        let half = exp(abs(x) / 2)
        return value * half * half
    }

    /// exp(x) K_n(x), n 0 or 1: a series below 2, else the integral of exp(-x (cosh t - 1)) cosh(n t) by the trapezoidal rule, which
    /// converges exponentially.
    static func scaledK(_ n: Int, _ x: Double) -> Double {
        if x == 0 { return .infinity }
        guard x > 0 else { return .nan }
        if x.isInfinite { return 0 }
        if x <= 2 {
            let z = x * x / 4, logarithm = log(x / 2) + 0.577_215_664_901_532_9
            var sum = 0.0
            if n == 0 {
                // -(ln(x/2) + gamma) I_0 + sum of H_k z^k / k!^2
                var term = 1.0, harmonic = 0.0
                for k in 1..<30 {
                    term *= z / Double(k * k)
                    harmonic += 1 / Double(k)
                    sum += term * harmonic
                }
                return exp(x) * (sum - logarithm * i0(x))
            }
            // 1/x + ln(x/2) I_1 - x/4 sum of (psi(k+1) + psi(k+2)) z^k / (k! (k+1)!)
            var term = 1.0, low = 0.0
            for k in 0..<30 {
                if k > 0 {
                    term *= z / Double(k * (k + 1))
                    low += 1 / Double(k)
                }
                sum += term * (2 * low + 1 / Double(k + 1))
            }
            return exp(x) * (1 / x + logarithm * i1(x) - x / 4 * sum)
        }
        return integralK(Double(n), x)
    }

    /// exp(x) K_v(x) by the trapezoidal rule.
    static func integralK(_ v: Double, _ x: Double) -> Double {
        let h = min(0.125, 0.5 / x.squareRoot())
        var sum = 0.5, t = h
        while true {
            let s = sinh(t / 2), term = exp(-2 * x * s * s) * cosh(v * t)
            sum += term
            if term < sum * 1e-18 { break }
            t += h
        }
        return sum * h
    }

    static func k0(_ x: Double) -> Double { x > 0 ? scaledK(0, x) * exp(-x) : scaledK(0, x) }
    static func k1(_ x: Double) -> Double { x > 0 ? scaledK(1, x) * exp(-x) : scaledK(1, x) }
    // At infinity PyTorch gives NaN.
    static func besselJ0(_ x: Double) -> Double { x.isInfinite ? .nan : j0(x) }
    static func besselJ1(_ x: Double) -> Double { x.isInfinite ? .nan : j1(x) }
    static func besselY0(_ x: Double) -> Double { x == 0 ? -.infinity : x < 0 ? .nan : y0(x) }
    static func besselY1(_ x: Double) -> Double { x == 0 ? -.infinity : x < 0 ? .nan : y1(x) }

    /// sin(x) / x.
    static func sphericalJ0(_ x: Double) -> Double {
        if x.isInfinite { return 0 }
        if abs(x) < 0.5 {
            let z = x * x
            var term = 1.0, sum = 1.0
            for k in 1..<10 {
                term *= -z / Double(2 * k * (2 * k + 1))
                sum += term
            }
            return sum
        }
        return sin(x) / x
    }

    /// Airy's function: by K_1/3 for x > 1 (Abramowitz and Stegun 10.4.14), its asymptotic expansion below -10 (10.4.60), and Taylor steps
    /// of y'' = x y between.
    static func airy(_ x: Double) -> Double {
        if x.isNaN || x.isInfinite { return .nan }
        if x > 104 { return 0 }
        if x > 1 {
            let zeta = 2 / 3.0 * x * x.squareRoot()
            return (x / 3).squareRoot() / Double.pi * integralK(1 / 3.0, zeta) * exp(-zeta)
        }
        if x < -10 {
            let y = -x, zeta = 2 / 3.0 * y * y.squareRoot()
            var u = 1.0, even = 1.0, odd = 0.0
            for k in 1..<24 {
                let n = Double(k)
                let next = u * (6 * n - 5) * (6 * n - 3) * (6 * n - 1) / (216 * n * (2 * n - 1)) / zeta
                if next >= u { break }
                u = next
                // Signs + + - - for the pairs (even, odd).
                if k % 2 == 0 { even += k % 4 == 0 ? u : -u } else { odd += k % 4 == 1 ? u : -u }
            }
            let angle = zeta + Double.pi / 4
            return (sin(angle) * even - cos(angle) * odd) / (Double.pi.squareRoot() * y.squareRoot().squareRoot())
        }
        var at = 0.0, y = 0.355_028_053_887_817_24, slope = -0.258_819_403_792_806_8
        while at != x {
            let h = abs(x - at) <= 0.5 ? x - at : (x < at ? -0.5 : 0.5)
            // y = sum of a_k h^k with (k+1)(k+2) a_(k+2) = at a_k + a_(k-1).
            var previous = 0.0, a = y, b = slope, power = 1.0
            var value = 0.0, derivative = 0.0
            for k in 0..<30 {
                let n = Double(k)
                value += a * power
                derivative += b * (n + 1) * power
                let next = (at * a + previous) / ((n + 1) * (n + 2))
                (previous, a, b) = (a, b, next)
                power *= h
            }
            (y, slope) = (value, derivative)
            at = at + h == x || abs(x - at) <= 0.5 ? x : at + h
        }
        return y
    }

    // MARK: gamma functions

    /// Hurwitz's zeta function, the sum of 1 / (q + k)^x, by the formula of Euler and Maclaurin.
    static func zeta(_ x: Double, _ q: Double) -> Double {
        if x.isNaN || q.isNaN { return .nan }
        if x == 1 { return .infinity }
        if x < 1 { return .nan }
        if q <= 0 {
            if q == q.rounded(.down) { return .infinity }
            if x != x.rounded(.down) { return .nan }
        }
        var sum = pow(q, -x), a = q, term = 0.0, k = 0
        while k < 9 || a <= 9 {
            k += 1
            a += 1
            term = pow(a, -x)
            sum += term
            if abs(term / sum) < 1e-17 { return sum }
        }
        let w = a
        sum += term * w / (x - 1) - 0.5 * term
        var factor = 1.0, rise = 0.0
        // B_2j / (2j)!
        for c in bernoulliOverFactorial {
            factor *= x + rise
            term /= w
            let t = factor * term * c
            sum += t
            if abs(t / sum) < 1e-17 { break }
            rise += 1
            factor *= x + rise
            term /= w
            rise += 1
        }
        return sum
    }

    private static let bernoulliOverFactorial: [Double] = [
        1.0 / 12, -1.0 / 720, 1.0 / 30240, -1.0 / 1_209_600, 1.0 / 47_900_160, -691.0 / 1_307_674_368_000, 1.0 / 74_724_249_600,
        -3617.0 / 10_670_622_842_880_000, 43867.0 / 5_109_094_217_170_944_000, -174_611.0 / 802_857_662_698_291_200_000,
    ]

    /// x^a exp(-x) / Gamma(a + 1).
    private static func gammaDensity(_ a: Double, _ x: Double) -> Double {
        if a < 30 { return exp(a * log(x) - x - lgamma(a + 1)) }
        // Stirling's series; log(1 + d) - d where x is near a.
        let d = (x - a) / a
        let exponent = abs(d) < 0.4 ? a * logOnePlusMinus(d) : a * log(x / a) - (x - a)
        let z = 1 / (a * a), stirling = (1.0 / 12 - z * (1.0 / 360 - z * (1.0 / 1260 - z * (1.0 / 1680 - z / 1188)))) / a
        return exp(exponent - stirling) / (2 * Double.pi * a).squareRoot()
    }

    /// log(1 + d) - d without cancellation.
    private static func logOnePlusMinus(_ d: Double) -> Double {
        if abs(d) > 0.1 { return log1p(d) - d }
        var power = -d * d, sum = 0.0, k = 2.0
        while abs(power / k) > abs(sum) * 1e-18, k < 60 {
            sum += power / k
            power *= -d
            k += 1
        }
        return sum
    }

    /// The regularised incomplete gamma functions P(a, x) and Q(a, x): a series where x is small, else Legendre's continued fraction.
    static func incompleteGamma(_ a: Double, _ x: Double) -> (lower: Double, upper: Double) {
        if a.isNaN || x.isNaN || a < 0 || x < 0 { return (.nan, .nan) }
        if a == 0 { return x > 0 ? (1, 0) : (.nan, .nan) }
        if x == 0 { return (0, 1) }
        if a.isInfinite { return x.isInfinite ? (.nan, .nan) : (0, 1) }
        if x.isInfinite { return (1, 0) }
        let density = gammaDensity(a, x)
        if x < a + 1 {
            var term = 1.0, sum = 1.0, n = a
            for _ in 0..<200_000 {
                n += 1
                term *= x / n
                sum += term
                if term < sum * 1e-17 { break }
            }
            let p = min(1, density * sum)
            return (p, 1 - p)
        }
        // Lentz's method for 1 / (x + 1 - a - 1 (1 - a) / (x + 3 - a - ...)).
        var b = x + 1 - a, c = 1 / 1e-300, d = 1 / b, h = d
        for i in 1..<200_000 {
            let n = Double(i), an = -n * (n - a)
            b += 2
            d = an * d + b
            if abs(d) < 1e-300 { d = 1e-300 }
            c = b + an / c
            if abs(c) < 1e-300 { c = 1e-300 }
            d = 1 / d
            let change = d * c
            h *= change
            if abs(change - 1) < 1e-16 { break }
        }
        let q = min(1, density * a * h)
        return (1 - q, q)
    }

    /// The n-th derivative of digamma.
    static func polygamma(_ n: Int, _ x: Double) -> Double {
        let sign = n % 2 == 0 ? -1.0 : 1.0
        if n == 1 || n == 0 { return sign * tgamma(Double(n) + 1) * zetaReflected(n + 1, x) }
        return sign * tgamma(Double(n) + 1) * zeta(Double(n) + 1, x)
    }

    /// zeta(2, x) with the reflection that serves negative x.
    private static func zetaReflected(_ s: Int, _ x: Double) -> Double {
        if s != 2 || x >= 0.5 { return zeta(Double(s), x) }
        let sine = sin(Double.pi * x)
        return Double.pi * Double.pi / (sine * sine) - zeta(2, 1 - x)
    }

    static func entropy(_ x: Double) -> Double { x.isNaN ? x : x > 0 ? -x * log(x) : x == 0 ? 0 : -.infinity }

    static func xlog1py(_ x: Double, _ y: Double) -> Double { y.isNaN ? .nan : x == 0 ? 0 : x * log1p(y) }
}

extension Double {
    /// self * b - c with one rounding.
    fileprivate func multipliedRounding(_ b: Double, minus c: Double) -> Double { fma(self, b, -c) }
}
