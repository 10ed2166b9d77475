#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Families of orthogonal polynomials by their three-term recurrences; Chebyshev's by trigonometric functions for high degrees.
enum OrthogonalPolynomial {
    case chebyshevT, chebyshevU, chebyshevV, chebyshevW, hermiteH, hermiteHe, laguerreL, legendreP

    /// The polynomial of degree `n` at `x`; 0 for negative degrees. `isDouble`: of the dtype that PyTorch limits Hermite's degrees by.
    func value(_ x: Double, _ n: Int, isDouble: Bool) -> Double {
        if n < 0 { return 0 }
        if x.isNaN { return n == 0 ? 1 : x }
        switch self {
        case .chebyshevT, .chebyshevU, .chebyshevV, .chebyshevW: return chebyshev(x, n)
        case .hermiteH, .hermiteHe:
            if n > (isDouble ? 512 : 128) { return .nan }
            let physicist = self == .hermiteH
            return recur(n, physicist ? 2 * x : x) { k, q, p in physicist ? 2 * x * q - 2 * k * p : x * q - k * p }
        case .laguerreL:
            if x == 0 { return 1 }
            return recur(n, 1 - x) { k, q, p in ((2 * k + 1 - x) * q - k * p) / (k + 1) }
        case .legendreP:
            if abs(x) == 1 { return x > 0 || n % 2 == 0 ? 1 : -1 }
            return recur(n, x) { k, q, p in ((2 * k + 1) * x * q - k * p) / (k + 1) }
        }
    }

    /// From degrees 0 (1) and 1 (`first`) up to `n`: `step` gives degree k + 1 from those of k and k - 1.
    private func recur(_ n: Int, _ first: Double, _ step: (Double, Double, Double) -> Double) -> Double {
        if n == 0 { return 1 }
        var p = 1.0, q = first, k = 1
        while k < n, !q.isNaN {
            (p, q) = (q, step(Double(k), q, p))
            k += 1
        }
        return q
    }

    private func chebyshev(_ x: Double, _ n: Int) -> Double {
        let even = n % 2 == 0, degree = Double(n)
        if abs(x) == 1 {
            switch self {
            case .chebyshevT: return x > 0 || even ? 1 : -1
            case .chebyshevU: return x > 0 || even ? degree + 1 : -(degree + 1)
            case .chebyshevV: return x > 0 ? 1 : even ? 2 * degree + 1 : -(2 * degree + 1)
            default: return x > 0 ? 2 * degree + 1 : even ? 1 : -1
            }
        }
        if n > 8, abs(x) < 1 {
            let angle = acos(x)
            switch self {
            case .chebyshevT: return cos(degree * angle)
            case .chebyshevU: if sin(angle) != 0 { return sin((degree + 1) * angle) / sin(angle) }
            case .chebyshevV: if cos(angle / 2) != 0 { return cos((degree + 0.5) * angle) / cos(angle / 2) }
            default: if sin(angle / 2) != 0 { return sin((degree + 0.5) * angle) / sin(angle / 2) }
            }
        }
        let first: Double
        switch self {
        case .chebyshevT: first = x
        case .chebyshevU: first = 2 * x
        case .chebyshevV: first = 2 * x - 1
        default: first = 2 * x + 1
        }
        return recur(n, first) { _, q, p in 2 * x * q - p }
    }
}
