import SwiftGradKernelAPI

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

// How gamma and beta variates move with the parameters of their distributions at a fixed quantile (implicit reparameterisation:
// Figurnov, Mohamed and Mnih 2018): dx/da = -(dF(x; a)/da) / f(x; a). F is taken from its power series or its continued fraction
// (Abramowitz and Stegun 6.5.29, 6.5.31 and 26.5.8), whose derivatives are carried along as dual numbers; the density cancels, so that
// nothing under- or overflows. PyTorch interpolates these functions (relative error up to about 1e-3); here they are exact.

private func cLog(_ x: Double) -> Double { log(x) }

private func digamma(_ x: Double) -> Double {
    var argument = x, result = 0.0, none = 0.0
    CPU.kernels.unary(UnaryKernel.digamma.rawValue, DType.float64.kernel, 1, &result, 1, &argument, 1, &none)
    return result
}

/// A number and its derivative.
private struct Dual {
    var value: Double
    var slope: Double

    @inline(__always) init(_ value: Double, _ slope: Double = 0) { (self.value, self.slope) = (value, slope) }
    @inline(__always) static func + (a: Dual, b: Dual) -> Dual { Dual(a.value + b.value, a.slope + b.slope) }
    @inline(__always) static func * (a: Dual, b: Dual) -> Dual {
        Dual(a.value * b.value, a.slope * b.value + a.value * b.slope)
    }
    @inline(__always) static func / (a: Dual, b: Dual) -> Dual {
        let quotient = a.value / b.value
        return Dual(quotient, (a.slope - quotient * b.slope) / b.value)
    }
}

/// b0 + a1 / (b1 + a2 / (b2 + ...)) by Lentz's method; `term` gives (a, b) of step n >= 1. Steps go on until value and derivative stand.
private func continuedFraction(_ first: Dual, _ term: (Double) -> (Dual, Dual)) -> Dual {
    let tiny = 1e-300
    func nonZero(_ x: Dual) -> Dual { x.value == 0 ? Dual(tiny, x.slope) : x }
    var result = nonZero(first), c = result, d = Dual(0), n = 1.0
    while n < 100_000 {
        let (a, b) = term(n)
        d = Dual(1) / nonZero(b + a * d)
        c = nonZero(b + a / c)
        let change = c * d
        let before = result
        result = result * change
        let moved = Swift.abs(result.slope - before.slope)
        if Swift.abs(change.value - 1) < 1e-15, !(moved > 1e-14 * Swift.abs(result.slope)) { break }
        n += 1
    }
    return result
}

/// dx/da of a gamma variate x of shape a and rate 1.
func gammaSampleDerivative(_ a: Double, _ x: Double) -> Double {
    if a.isNaN || x.isNaN || a <= 0 { return .nan }
    if x <= 0 { return 0 }
    if x == .infinity || a > 1e8 { return (x + a) / (2 * a) }
    let logX = cLog(x)
    if x < a + 1 {
        // F = f(x) x / a * sum of x^n / ((a+1) ... (a+n))
        var term = 1.0, harmonic = 0.0, sum = Dual(1), n = 1.0
        while n < 1_000_000 {
            term *= x / (a + n)
            harmonic += 1 / (a + n)
            sum = sum + Dual(term, -term * harmonic)
            if term < 1e-17 * sum.value { break }
            n += 1
        }
        return -x / a * (sum.value * (logX - digamma(a + 1)) + sum.slope)
    }
    // 1 - F = f(x) x / (x + 1 - a - 1 (1 - a) / (x + 3 - a - ...))
    let shape = Dual(a, 1)
    let fraction =
        Dual(1)
        / continuedFraction(Dual(x + 1 - a, -1)) { n in
            (Dual(-n) * (Dual(n) + Dual(-1) * shape), Dual(x + 2 * n + 1 - a, -1))
        }
    return x * (fraction.value * (logX - digamma(a)) + fraction.slope)
}

/// The continued fraction of the incomplete beta function: I = x^a (1 - x)^b / (a B(a, b)) times it.
private func betaFraction(_ a: Dual, _ b: Dual, _ x: Double) -> Dual {
    let below = continuedFraction(Dual(1)) { n in
        let m = (n / 2).rounded(.down)
        let half = a + Dual(m), whole = a + Dual(2 * m)
        let coefficient: Dual
        if n == 2 * m {
            coefficient = Dual(m) * (b + Dual(-m)) / ((whole + Dual(-1)) * whole)
        } else {
            coefficient = Dual(-1) * half * (half + b) / (whole * (whole + Dual(1)))
        }
        return (coefficient * Dual(x), Dual(1))
    }
    return Dual(1) / below
}

/// dx/da of a variate x of the distribution Beta(a, b), over 1 - x.
func betaSampleDerivative(_ a: Double, _ b: Double, _ x: Double) -> Double {
    if a.isNaN || b.isNaN || x.isNaN || a <= 0 || b <= 0 { return .nan }
    if x <= 0 { return 0 }
    if x <= (a + 1) / (a + b + 2) {
        let k = betaFraction(Dual(a, 1), Dual(b), x)
        return -x / a * (k.value * (cLog(x) - digamma(a + 1) + digamma(a + b)) + k.slope)
    }
    let k = betaFraction(Dual(b), Dual(a, 1), 1 - x)
    return x / b * (k.value * (cLog(x) - digamma(a) + digamma(a + b)) + k.slope)
}

/// Both gradients are functions of several tensors, element by element, in double precision.
private func compute(_ x: [Tensor], into y: Tensor, _ f: ([Double]) -> Double) throws(TensorError) {
    var dense: [Tensor] = []
    for t in x { dense.append(try t.expand(y.shape).dense(.float64)) }
    let result = try Tensor(empty: y.shape, .float64), out = result.pointer(Double.self)
    let sources = dense.map { $0.pointer(Double.self) }
    ThreadPool.forRanges(result.numel, grain: 64) { range in
        var values = [Double](repeating: 0, count: sources.count)
        for i in range {
            for (k, source) in sources.enumerated() { values[k] = source[i] }
            out[i] = f(values)
        }
    }
    withExtendedLifetime(dense) {}
    copyElements(from: result, to: y)
}

struct StandardGammaGrad: Op, Operator {
    static let name = "StandardGammaGrad"
    static let schema = "_standard_gamma_grad(Tensor self, Tensor output) -> Tensor"
    static let doc = "Derivative of the gamma numbers `output` in their shapes `self`, at fixed quantiles."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try apply1(StandardGammaGrad(), Tensors(try a.tensor(0), try a.tensor(1))))
    }

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let a = x.required(0), output = x.required(1)
        guard a.dtype.isFloat else { throw notImplemented("_standard_gamma_grad_cpu", for: a.dtype) }
        guard a.dtype == output.dtype else {
            throw .runtime("Found dtype \(output.dtype.scalarName) but expected \(a.dtype.scalarName)")
        }
        return [TensorSpec(a.dtype, try broadcast(a.shape, output.shape))]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        try withoutGradient { () throws(TensorError) in
            try compute([x.required(0), x.required(1)], into: y.required(0)) { gammaSampleDerivative($0[0], $0[1]) }
        }
    }

    func saves(_ needs: NeedsMask) -> Saves { .none }
    func vjp(_ c: inout VJP) throws(TensorError) { throw noGradient("_standard_gamma_grad") }
}

struct DirichletGrad: Op, Operator {
    static let name = "DirichletGrad"
    static let schema = "_dirichlet_grad(Tensor x, Tensor alpha, Tensor total) -> Tensor"
    static let doc = "Derivative of Dirichlet numbers `x` in their concentrations `alpha`, over 1 - `x`; `total` sums `alpha`."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try apply1(DirichletGrad(), Tensors(try a.tensor(0), try a.tensor(1), try a.tensor(2))))
    }

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let sample = x.required(0)
        guard sample.dtype.isFloat else { throw notImplemented("_dirichlet_grad_cpu", for: sample.dtype) }
        for i in 1..<3 where x.required(i).dtype != sample.dtype {
            throw .runtime("Found dtype \(x.required(i).dtype.scalarName) but expected \(sample.dtype.scalarName)")
        }
        let pair = try broadcast(sample.shape, x.required(1).shape)
        return [TensorSpec(sample.dtype, try broadcast(pair, x.required(2).shape))]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        try withoutGradient { () throws(TensorError) in
            try compute([x.required(0), x.required(1), x.required(2)], into: y.required(0)) {
                betaSampleDerivative($0[1], $0[2] - $0[1], $0[0])
            }
        }
    }

    func saves(_ needs: NeedsMask) -> Saves { .none }
    func vjp(_ c: inout VJP) throws(TensorError) { throw noGradient("_dirichlet_grad") }
}
