#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

// The C library's functions, by names that the methods of Tensor do not hide.
private func cCeil(_ x: Double) -> Double { ceil(x) }
private func cLog(_ x: Double) -> Double { log(x) }
private func cLog1p(_ x: Double) -> Double { log1p(x) }
private func cPow(_ x: Double, _ y: Double) -> Double { pow(x, y) }

// Gamma, Dirichlet and binomial numbers, drawn one element after the other in double precision, as PyTorch draws them.

/// A standard gamma variate: Marsaglia and Tsang, "A simple method for generating gamma variables" (2000). A shape below 1 is raised
/// by 1 and the variate multiplied by u^(1 / shape).
func standardGamma(_ shape: Double, _ g: Generator) -> Double {
    if shape == 0 { return 0 }
    var scale = 1.0, alpha = shape
    if shape < 1 {
        scale = cPow(1 - g.uniformDouble(), 1 / shape)
        alpha += 1
    }
    // A shape that is no number, or below zero, would never be accepted.
    guard alpha >= 1 else { return .nan }
    // PyTorch rounds the third to float32, in which its published samples are reproduced.
    let d = alpha - Double(Float(1.0 / 3)), c = 1 / (9 * d).squareRoot()
    // The second normal of a pair is kept by the generator between elements, as PyTorch keeps it.
    while true {
        var x = g.normalDouble()
        while 1 + c * x <= 0 { x = g.normalDouble() }
        let root = 1 + c * x, v = root * root * root, u = 1 - g.uniformDouble(), square = x * x
        if u < 1 - 0.0331 * square * square || cLog(u) < 0.5 * square + d * (1 - v + cLog(v)) { return scale * d * v }
    }
}

/// What Stirling's formula lacks of log(k!): tabulated up to 9, then the asymptotic series.
private func stirlingTail(_ k: Double) -> Double {
    let table = [
        0.0810614667953272, 0.0413406959554092, 0.0276779256849983, 0.02079067210376509, 0.0166446911898211,
        0.0138761288230707, 0.0118967099458917, 0.0104112652619720, 0.00925546218271273, 0.00833056343336287,
    ]
    if k <= 9 { return table[max(0, min(9, Int(k)))] }
    let next = k + 1, square = next * next
    return (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 / square) / square) / next
}

/// Successes among `count` trials of probability `p` <= 1/2: gaps between successes are geometric; for means of 10 and more the
/// transformed rejection BTRS of Hoermann, "The generation of binomial random variates" (1993).
private func binomialBelowHalf(_ count: Double, _ p: Double, _ g: Generator) -> Double {
    if count * p < 10 {
        let logMiss = cLog1p(-p)
        var trials = 0.0, successes = 0.0
        while true {
            trials += cCeil(cLog(g.uniformDouble()) / logMiss)
            if trials > count { return successes }
            successes += 1
        }
    }
    let deviation = (count * p * (1 - p)).squareRoot(), odds = p / (1 - p)
    let b = 1.15 + 2.53 * deviation, a = -0.0873 + 0.0248 * b + 0.01 * p, center = count * p + 0.5
    let inner = 0.92 - 4.2 / b, alpha = (2.83 + 5.1 / b) * deviation, mode = ((count + 1) * p).rounded(.down)
    while true {
        let u = g.uniformDouble() - 0.5, v = g.uniformDouble()
        let us = 0.5 - Swift.abs(u), k = ((2 * a / us + b) * u + center).rounded(.down)
        if us >= 0.07 && v <= inner { return k }
        if k < 0 || k > count { continue }
        let left = cLog(v * alpha / (a / (us * us) + b))
        let right =
            (mode + 0.5) * cLog((mode + 1) / (odds * (count - mode + 1)))
            + (count + 1) * cLog((count - mode + 1) / (count - k + 1))
            + (k + 0.5) * cLog(odds * (count - k + 1) / (k + 1))
            + stirlingTail(mode) + stirlingTail(count - mode) - stirlingTail(k) - stirlingTail(count - k)
        if left <= right { return k }
    }
}

/// A binomial variate; no draw is made where the result is certain.
func binomial(_ count: Double, _ p: Double, _ g: Generator) -> Double {
    if count.isNaN || p.isNaN { return .nan }
    if count <= 0 || p <= 0 { return 0 }
    if p >= 1 { return count }
    return p <= 0.5 ? binomialBelowHalf(count, p, g) : count - binomialBelowHalf(count, 1 - p, g)
}

extension DType {
    /// The least positive normal number.
    fileprivate var leastNormal: Double {
        switch self {
        case .float64: return Double.leastNormalMagnitude
        case .float16: return 0x1p-14
        default: return 0x1p-126
        }
    }
}

/// Standard gamma variates of the shapes in input 0, with the gradient of the implicit reparameterisation.
struct StandardGamma: Op, Operator {
    static let name = "StandardGamma"
    static let schema = "_standard_gamma(Tensor self, Generator? generator=None) -> Tensor"
    static let doc = "Gamma numbers of rate 1 with the shapes in `self`, differentiable in the shapes."
    static let variants: Variants = .function
    let generator: Generator

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try apply1(StandardGamma(generator: a.generator(1)), Tensors(try a.tensor(0))))
    }

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let shapes = x.required(0)
        guard shapes.dtype.isFloat else { throw notImplemented("gamma_cpu", for: shapes.dtype) }
        return [TensorSpec(shapes.dtype, shapes.shape)]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let shapes = try x.required(0).dense(.float64), result = y.required(0)
        let drawn = try Tensor(empty: shapes.shape, .float64)
        let s = shapes.pointer(Double.self), d = drawn.pointer(Double.self), least = result.dtype.leastNormal
        generator.with { g in for i in 0..<drawn.numel { d[i] = max(least, standardGamma(s[i], g)) } }
        withExtendedLifetime(shapes) {}
        copyElements(from: drawn, to: result)
    }

    func saves(_ needs: NeedsMask) -> Saves { [.input(0), .output(0)] }

    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) {
            c[0] = try c.grad.mul(try apply1(StandardGammaGrad(), Tensors(try c.input(0), try c.output().detached())))
        }
    }
}

/// Dirichlet vectors along the last dimension: gamma variates over their sum.
struct SampleDirichlet: Op, Operator {
    static let name = "SampleDirichlet"
    static let schema = "_sample_dirichlet(Tensor self, Generator? generator=None) -> Tensor"
    static let doc = "Dirichlet vectors along the last dimension with the concentrations in `self`, differentiable in these."
    static let variants: Variants = .function
    let generator: Generator

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try apply1(SampleDirichlet(generator: a.generator(1)), Tensors(try a.tensor(0))))
    }

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let alpha = x.required(0)
        guard alpha.dtype.isFloat else { throw notImplemented("dirichlet", for: alpha.dtype) }
        return [TensorSpec(alpha.dtype, alpha.shape)]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let alpha = try x.required(0).dense(.float64), result = y.required(0)
        let drawn = try Tensor(empty: alpha.shape, .float64)
        let a = alpha.pointer(Double.self), d = drawn.pointer(Double.self), least = result.dtype.leastNormal
        let count = drawn.numel, width = alpha.dim == 0 ? 1 : max(1, alpha.shape[alpha.dim - 1])
        generator.with { g in
            for i in 0..<count { d[i] = max(Double.leastNormalMagnitude, standardGamma(a[i], g)) }
        }
        var row = 0
        while row < count {
            var sum = 0.0
            for i in row..<row + width { sum += d[i] }
            for i in row..<row + width { d[i] = max(least, d[i] / sum) }
            row += width
        }
        withExtendedLifetime(alpha) {}
        copyElements(from: drawn, to: result)
    }

    func saves(_ needs: NeedsMask) -> Saves { [.input(0), .output(0)] }

    func vjp(_ c: inout VJP) throws(TensorError) {
        guard c.needs(0) else { return }
        let alpha = try c.input(0), x = try c.output().detached(), g = try c.grad
        let total = alpha.dim == 0 ? alpha : try alpha.sum([-1], keepdim: true).expand(alpha.shape)
        let mean = alpha.dim == 0 ? try x.mul(g) : try x.mul(g).sum([-1], keepdim: true)
        c[0] = try apply1(DirichletGrad(), Tensors(x, alpha, total)).mul(try g.sub(mean))
    }
}

struct BinomialOp: Operator {
    static let schema = "binomial(Tensor count, Tensor prob, Generator? generator=None) -> Tensor"
    static let doc = "Numbers of successes among `count` trials of probability `prob`, both of one float dtype."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let count = try a.tensor(0), prob = try a.tensor(1)
        for (name, x) in [("count", count), ("prob", prob)] where !x.dtype.isFloat {
            throw .value("binomial only supports floating-point dtypes for \(name), got: \(x.dtype.scalarName)")
        }
        guard count.dtype == prob.dtype else {
            throw .runtime("Found dtype \(prob.dtype.scalarName) but expected \(count.dtype.scalarName)")
        }
        let shape = try broadcast(count.shape, prob.shape)
        let n = try withoutGradient { () throws(TensorError) in try count.expand(shape).dense(.float64) }
        let p = try withoutGradient { () throws(TensorError) in try prob.expand(shape).dense(.float64) }
        let drawn = try Tensor(empty: shape, .float64)
        let c = n.pointer(Double.self), q = p.pointer(Double.self), d = drawn.pointer(Double.self)
        a.generator(2).with { g in for i in 0..<drawn.numel { d[i] = binomial(c[i], q[i], g) } }
        withExtendedLifetime((n, p)) {}
        return .tensor(try drawn.to(count.dtype))
    }
}

let gammaDrawOperators: [any Operator.Type] = [
    StandardGamma.self, SampleDirichlet.self, BinomialOp.self, StandardGammaGrad.self, DirichletGrad.self,
]
