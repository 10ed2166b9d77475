import SwiftGradKernelAPI

// The element-wise losses, each with its partial derivatives.

/// (x - t)^2
struct SquaredError: Curve {
    static let nodeName = "MseLoss"
    func vanishes(dx: Int, dt: Int) -> Bool { dx + dt > 2 }
    func kernel(dx: Int, dt: Int) -> CurveKernel? {
        if dx + dt == 0 { return CurveKernel(.squaredDifference) }
        return dx + dt == 1 ? CurveKernel(.scaledDifference, 2, isSwapped: dt == 1, hasFactor: true) : nil
    }

    @inline(__always)
    func value<T: CurveFloat>(_ x: T, _ t: T, dx: Int, dt: Int) throws(TensorError) -> T {
        let sign: T = dt % 2 == 0 ? 1 : -1
        switch dx + dt {
        case 0: return (x - t) * (x - t)
        case 1: return sign * 2 * (x - t)
        case 2: return sign * 2
        default: return 0
        }
    }
}

/// |x - t|
struct AbsoluteError: Curve {
    static let nodeName = "L1Loss"
    func vanishes(dx: Int, dt: Int) -> Bool { dx + dt > 1 }
    func kernel(dx: Int, dt: Int) -> CurveKernel? {
        if dx + dt == 0 { return CurveKernel(.absoluteDifference) }
        return dx + dt == 1 ? CurveKernel(.signOfDifference, 1, isSwapped: dt == 1, hasFactor: true) : nil
    }

    @inline(__always)
    func value<T: CurveFloat>(_ x: T, _ t: T, dx: Int, dt: Int) throws(TensorError) -> T {
        let d = x - t
        switch dx + dt {
        case 0: return Swift.abs(d)
        case 1: return (dt == 1 ? -1 : 1) * (d > 0 ? 1 : d < 0 ? -1 : d)
        default: return 0
        }
    }
}

/// d^2 / (2 beta) near 0, |d| - beta / 2 beyond; times `scale` (huber: delta times it).
struct SmoothAbsoluteError: Curve {
    static let nodeName = "SmoothL1Loss"
    let beta: Double
    func vanishes(dx: Int, dt: Int) -> Bool { dx + dt > 2 }
    func kernel(dx: Int, dt: Int) -> CurveKernel? {
        if dx + dt == 0 { return CurveKernel(.smoothL1, beta) }
        return dx + dt == 1 ? CurveKernel(.smoothL1Grad, beta, isSwapped: dt == 1) : nil
    }

    @inline(__always)
    func value<T: CurveFloat>(_ x: T, _ t: T, dx: Int, dt: Int) throws(TensorError) -> T {
        let d = x - t, a = Swift.abs(d), b = T(beta)
        let sign: T = dt % 2 == 0 ? 1 : -1
        switch dx + dt {
        case 0: return a < b ? d * d / (2 * b) : a - b / 2
        case 1: return sign * (a < b ? d / b : d > 0 ? 1 : d < 0 ? -1 : d)
        case 2: return sign * (a < b ? 1 / b : 0)
        default: return 0
        }
    }
}

/// d^2 / 2 near 0, delta (|d| - delta / 2) beyond.
struct HuberError: Curve {
    static let nodeName = "HuberLoss"
    let delta: Double
    func vanishes(dx: Int, dt: Int) -> Bool { dx + dt > 2 }
    func kernel(dx: Int, dt: Int) -> CurveKernel? {
        if dx + dt == 0 { return CurveKernel(.huber, delta) }
        return dx + dt == 1 ? CurveKernel(.huberGrad, delta, isSwapped: dt == 1) : nil
    }

    @inline(__always)
    func value<T: CurveFloat>(_ x: T, _ t: T, dx: Int, dt: Int) throws(TensorError) -> T {
        let d = x - t, a = Swift.abs(d), b = T(delta)
        let sign: T = dt % 2 == 0 ? 1 : -1
        switch dx + dt {
        case 0: return a <= b ? d * d / 2 : b * (a - b / 2)
        case 1: return sign * (a <= b ? d : d > 0 ? b : -b)
        case 2: return sign * (a <= b ? 1 : 0)
        default: return 0
        }
    }
}

/// -(t log x + (1 - t) log(1 - x)), the logarithms not below -100.
struct BinaryCrossEntropy: Curve {
    static let nodeName = "BinaryCrossEntropy"
    func vanishes(dx: Int, dt: Int) -> Bool { dt > 1 }

    @inline(__always)
    func value<T: CurveFloat>(_ x: T, _ t: T, dx: Int, dt: Int) throws(TensorError) -> T {
        let tiny = T(1e-12)
        let p = max((1 - x) * x, tiny)
        switch (dx, dt) {
        case (0, 0): return (t - 1) * max(T.log1p(-x), -100) - t * max(T.log(x), -100)
        case (1, 0): return (x - t) / p
        case (0, 1): return max(T.log1p(-x), -100) - max(T.log(x), -100)
        case (2, 0): return 1 / p - (x - t) * (1 - 2 * x) / (p * p)
        case (1, 1): return -1 / p
        case (2, 1): return (1 - 2 * x) / (p * p)
        case (3, 0):
            let q = 1 - 2 * x
            return -2 * q / (p * p) + (x - t) * (2 / (p * p) + 2 * q * q / (p * p * p))
        default: if dt > 1 { return 0 } else { throw beyond(dx, dt) }
        }
    }
}

/// (1 - t) x + log(1 + exp(-x)), stably.
struct LogitCrossEntropy: Curve {
    static let nodeName = "BinaryCrossEntropyWithLogits"
    func vanishes(dx: Int, dt: Int) -> Bool { dt > 1 || (dt == 1 && dx > 1) }

    @inline(__always)
    func value<T: CurveFloat>(_ x: T, _ t: T, dx: Int, dt: Int) throws(TensorError) -> T {
        let e = T.exp(-Swift.abs(x))
        let s = x >= 0 ? 1 / (1 + e) : e / (1 + e)
        switch (dx, dt) {
        case (0, 0): return (1 - t) * x + T.log1p(e) + (x < 0 ? -x : x != x ? x : 0)
        case (1, 0): return s - t
        case (0, 1): return -x
        case (1, 1): return -1
        case (2, 0): return s * (1 - s)
        case (3, 0): return s * (1 - s) * (1 - 2 * s)
        default: if vanishes(dx: dx, dt: dt) { return 0 } else { throw beyond(dx, dt) }
        }
    }
}

/// log(1 + exp(-x t)): soft margin.
struct SoftMargin: Curve {
    static let nodeName = "SoftMarginLoss"
    func vanishes(dx: Int, dt: Int) -> Bool { false }

    @inline(__always)
    func value<T: CurveFloat>(_ x: T, _ t: T, dx: Int, dt: Int) throws(TensorError) -> T {
        let z = x * t, e = T.exp(-Swift.abs(z))
        // sigmoid(-z), and its derivative with respect to z.
        let s = z >= 0 ? e / (1 + e) : 1 / (1 + e)
        let d = s * (1 - s)
        switch (dx, dt) {
        case (0, 0): return T.log1p(e) + (z < 0 ? -z : z != z ? z : 0)
        case (1, 0): return -t * s
        case (0, 1): return -x * s
        case (2, 0): return t * t * d
        case (1, 1): return z * d - s
        case (0, 2): return x * x * d
        case (3, 0): return -t * t * t * d * (1 - 2 * s)
        default: throw beyond(dx, dt)
        }
    }
}

/// t (log t - x), 0 where t is 0; or with log_target exp(t) (t - x).
struct KLDivergence: Curve {
    static let nodeName = "KlDiv"
    let logTarget: Bool
    func vanishes(dx: Int, dt: Int) -> Bool { dx > 1 || (!logTarget && dx == 1 && dt > 1) }

    @inline(__always)
    func value<T: CurveFloat>(_ x: T, _ t: T, dx: Int, dt: Int) throws(TensorError) -> T {
        if dx > 1 { return 0 }
        if logTarget {
            let e = T.exp(t)
            return dx == 1 ? -e : e * (t - x + T(dt))
        }
        switch (dx, dt) {
        case (0, 0): return (t == 0 ? 0 : t * T.log(t)) - t * x
        case (1, 0): return -t
        case (0, 1): return T.log(t) + 1 - x
        case (1, 1): return -1
        case (0, 2): return 1 / t
        case (0, 3): return -1 / (t * t)
        default: if vanishes(dx: dx, dt: dt) { return 0 } else { throw beyond(dx, dt) }
        }
    }
}

/// x where t is 1, max(0, margin - x) where t is -1; both where t is neither.
struct HingeEmbedding: Curve {
    static let nodeName = "HingeEmbeddingLoss"
    let margin: Double
    func vanishes(dx: Int, dt: Int) -> Bool { dt > 0 || dx > 1 }

    @inline(__always)
    func value<T: CurveFloat>(_ x: T, _ t: T, dx: Int, dt: Int) throws(TensorError) -> T {
        if dt > 0 || dx > 1 { return 0 }
        let m = T(margin) - x
        if dx == 0 { return (t != 1 ? max(m, 0) : 0) + (t != -1 ? x : 0) }
        return (t != 1 && m >= 0 ? -1 : 0) + (t != -1 ? 1 : 0)
    }
}

/// max(0, margin - t d), d the difference of two inputs.
struct MarginRanking: Curve {
    static let nodeName = "ClampMin"
    let margin: Double
    func vanishes(dx: Int, dt: Int) -> Bool { dx > 1 || dt > 1 }

    @inline(__always)
    func value<T: CurveFloat>(_ x: T, _ t: T, dx: Int, dt: Int) throws(TensorError) -> T {
        let m = T(margin) - t * x
        switch (dx, dt) {
        case (0, 0): return m > 0 || m != m ? m : 0
        case (1, 0): return m >= 0 ? -t : 0
        case (0, 1): return m >= 0 ? -x : 0
        case (1, 1): return m >= 0 ? -1 : 0
        default: return 0
        }
    }
}

/// exp(x) - t x, or x - t log(x + eps); `full` adds Stirling's approximation of log(t!) where t > 1.
struct PoissonNLL: Curve {
    static let nodeName = "PoissonNllLoss"
    let logInput: Bool
    let full: Bool
    let eps: Double
    func vanishes(dx: Int, dt: Int) -> Bool { dt > 1 && dx > 0 }

    @inline(__always)
    func value<T: CurveFloat>(_ x: T, _ t: T, dx: Int, dt: Int) throws(TensorError) -> T {
        let z = x + T(eps)
        let stirling = full && t > 1
        switch (dx, dt) {
        case (0, 0):
            let base = logInput ? T.exp(x) - t * x : x - t * T.log(z)
            return stirling ? base + t * T.log(t) - t + T(0.5) * T.log(2 * T.pi * t) : base
        case (1, 0): return logInput ? T.exp(x) - t : 1 - t / z
        case (0, 1):
            let base = logInput ? -x : -T.log(z)
            return stirling ? base + T.log(t) + 1 / (2 * t) : base
        case (1, 1): return logInput ? -1 : -1 / z
        case (2, 0): return logInput ? T.exp(x) : t / (z * z)
        case (3, 0): return logInput ? T.exp(x) : -2 * t / (z * z * z)
        case (2, 1): return logInput ? 0 : 1 / (z * z)
        case (0, 2): return stirling ? 1 / t - 1 / (2 * t * t) : 0
        default: if vanishes(dx: dx, dt: dt) { return 0 } else { throw beyond(dx, dt) }
        }
    }
}
