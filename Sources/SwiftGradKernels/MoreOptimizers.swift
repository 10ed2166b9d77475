// The steps of the less common optimizers, one pass over memory each, by the formulas and in the order of roundings of PyTorch's
// single-tensor code. See Optimizers.swift for the common ones.

import SwiftGradKernelAPI

@inline(never) private func adadeltaLoop<T: KernelFloat>(
    _ n: Int, _ param: MutPtr<T>, _ grad: Ptr<T>, _ squares: MutPtr<T>, _ deltas: MutPtr<T>, _ p: Params
) {
    let lr = T.constant(p[0]), rho = T.constant(p[1]), rest = T.constant(1 - p[1]), eps = T.constant(p[2])
    let decay = T.constant(p[3]), hasDecay = p[3] != 0
    let direction: T = p[4] != 0 ? -1 : 1
    var i = 0
    while i < n {
        let x = param[i]
        var g = direction * grad[i]
        g = hasDecay ? g + decay * x : g
        let v = squares[i] * rho + rest * g * g
        let before = deltas[i]
        let delta = T.root(before + eps) / T.root(v + eps) * g
        squares[i] = v
        deltas[i] = before * rho + rest * delta * delta
        param[i] = x - lr * delta
        i &+= 1
    }
}

@inline(never) private func adamaxLoop<T: KernelFloat>(
    _ n: Int, _ param: MutPtr<T>, _ grad: Ptr<T>, _ average: MutPtr<T>, _ norm: MutPtr<T>, _ p: Params
) {
    let weight = T.constant(1 - p[0]), near = p[0] > 0.5
    let beta2 = T.constant(p[1]), eps = T.constant(p[2]), decay = T.constant(p[3]), hasDecay = p[3] != 0
    let rate = T.constant(-p[4])
    let direction: T = p[5] != 0 ? -1 : 1
    var i = 0
    while i < n {
        let x = param[i]
        var g = direction * grad[i]
        g = hasDecay ? g + decay * x : g
        let m = lerp(average[i], g, weight, near)
        let u = T.maxNaN(norm[i] * beta2, T.absolute(g) + eps)
        average[i] = m
        norm[i] = u
        param[i] = x + rate * m / u
        i &+= 1
    }
}

@inline(never) private func nadamLoop<T: KernelFloat>(
    _ n: Int, _ param: MutPtr<T>, _ grad: Ptr<T>, _ average: MutPtr<T>, _ square: MutPtr<T>, _ p: Params
) {
    let weight = T.constant(1 - p[0]), near = p[0] > 0.5
    let beta2 = T.constant(p[1]), rest2 = T.constant(1 - p[1]), eps = T.constant(p[2])
    let decay = T.constant(p[3]), hasDecay = p[3] != 0, shrink = T.constant(p[4])
    let direction: T = p[5] != 0 ? -1 : 1
    let correction = T.constant(p[6]), ofGradient = T.constant(p[7]), ofAverage = T.constant(p[8])
    var i = 0
    while i < n {
        var x = param[i] * shrink
        var g = direction * grad[i]
        g = hasDecay ? g + decay * x : g
        let m = lerp(average[i], g, weight, near)
        let v = square[i] * beta2 + rest2 * g * g
        average[i] = m
        square[i] = v
        let denominator = T.root(v / correction) + eps
        x = x + ofGradient * g / denominator
        param[i] = x + ofAverage * m / denominator
        i &+= 1
    }
}

@inline(never) private func radamLoop<T: KernelFloat>(
    _ n: Int, _ param: MutPtr<T>, _ grad: Ptr<T>, _ average: MutPtr<T>, _ square: MutPtr<T>, _ p: Params
) {
    let weight = T.constant(1 - p[0]), near = p[0] > 0.5
    let beta2 = T.constant(p[1]), rest2 = T.constant(1 - p[1]), eps = T.constant(p[2])
    let decay = T.constant(p[3]), hasDecay = p[3] != 0, shrink = T.constant(p[4])
    let direction: T = p[5] != 0 ? -1 : 1
    let rate = T.constant(-p[6]), rectified = p[7] != 0
    var i = 0
    while i < n {
        let x = param[i] * shrink
        var g = direction * grad[i]
        g = hasDecay ? g + decay * x : g
        let m = lerp(average[i], g, weight, near)
        let v = square[i] * beta2 + rest2 * g * g
        average[i] = m
        square[i] = v
        let adapted = rate * m / (T.root(v) + eps), plain = rate * m
        param[i] = x + (rectified ? adapted : plain)
        i &+= 1
    }
}

@inline(never) private func asgdLoop<T: KernelFloat>(
    _ n: Int, _ param: MutPtr<T>, _ grad: Ptr<T>, _ average: MutPtr<T>, _ p: Params
) {
    let shrink = T.constant(p[0]), eta = T.constant(p[1]), mu = T.constant(p[2]), isFirst = p[2] == 1
    let decay = T.constant(p[3]), hasDecay = p[3] != 0
    let direction: T = p[4] != 0 ? -1 : 1
    var i = 0
    while i < n {
        var x = param[i]
        var g = direction * grad[i]
        g = hasDecay ? g + decay * x : g
        x = x * shrink
        x = x - eta * g
        param[i] = x
        let a = average[i]
        let moved = a + (x - a) * mu
        average[i] = isFirst ? x : moved
        i &+= 1
    }
}

@inline(never) private func rpropLoop<T: KernelFloat>(
    _ n: Int, _ param: MutPtr<T>, _ grad: Ptr<T>, _ previous: MutPtr<T>, _ sizes: MutPtr<T>, _ p: Params
) {
    let shrink = T.constant(p[0]), grow = T.constant(p[1]), least = T.constant(p[2]), largest = T.constant(p[3])
    let direction: T = p[4] != 0 ? -1 : 1
    var i = 0
    while i < n {
        let g = direction * grad[i]
        let product = g * previous[i]
        let slower = product < 0 ? shrink : 1
        let factor = product > 0 ? grow : slower
        let size = clamped(sizes[i] * factor, least, largest)
        let kept: T = product < 0 ? 0 : g
        let down: T = kept < 0 ? -1 : 0
        let sign: T = kept > 0 ? 1 : down
        sizes[i] = size
        param[i] = param[i] - sign * size
        previous[i] = kept
        i &+= 1
    }
}

private func stepLoop<T: KernelFloat>(
    _ op: OptimizerKernel, _ n: Int, _ x: MutPtr<T>, _ g: Ptr<T>, _ a: MutPtr<T>, _ b: MutPtr<T>, _ p: Params
) {
    switch op {
    case .adadelta: adadeltaLoop(n, x, g, a, b, p)
    case .adamax: adamaxLoop(n, x, g, a, b, p)
    case .nadam: nadamLoop(n, x, g, a, b, p)
    case .radam: radamLoop(n, x, g, a, b, p)
    case .asgd: asgdLoop(n, x, g, a, p)
    case .rprop: rpropLoop(n, x, g, a, b, p)
    }
}

func kernelStep(
    _ opCode: OptimizerKernel.RawValue, _ typeCode: KernelType.RawValue, _ n: Int, _ param: MutRaw, _ grad: Raw, _ s0: MutRaw?,
    _ s1: MutRaw?, _ p: Params
) {
    let op = decoded(opCode, OptimizerKernel.self)
    let type = kernelType(typeCode)
    if type == .float64 {
        stepChunks(Double.self, type, n, param, grad, s0, s1, nil) { len, x, g, a, b, _ in stepLoop(op, len, x, g, a, b, p) }
    } else {
        stepChunks(Float.self, type, n, param, grad, s0, s1, nil) { len, x, g, a, b, _ in stepLoop(op, len, x, g, a, b, p) }
    }
}
