// One fused step of an optimizer over a parameter, by PyTorch's update formulas. Half-precision parameters and states are
// updated in float, chunk by chunk.

import SwiftGradKernelAPI

/// Calls `body(count, param, grad, state0, state1, state2)` with contiguous values in computing form; absent states are given
/// the address of the parameter and must not be touched.
@inline(__always) func stepChunks<T>(
    _: T.Type, _ type: KernelType, _ n: Int, _ param: MutRaw, _ grad: Raw, _ s0: MutRaw?, _ s1: MutRaw?, _ s2: MutRaw?,
    _ body: (Int, MutPtr<T>, Ptr<T>, MutPtr<T>, MutPtr<T>, MutPtr<T>) -> Void
) {
    if n <= 0 { return }
    if !isHalf(type) {
        return body(
            n, param.bound(T.self), grad.bound(T.self), (s0 ?? param).bound(T.self), (s1 ?? param).bound(T.self),
            (s2 ?? param).bound(T.self))
    }
    withChunk { p in
        withChunk { g in
            withChunk { a in
                withChunk { b in
                    withChunk { c in
                        forChunks(n, 256) { start, len in
                            let offset = start &* 2
                            loadChunk(type, len, p, Raw(param + offset), 1)
                            loadChunk(type, len, g, grad + offset, 1)
                            if let s0 { loadChunk(type, len, a, Raw(s0 + offset), 1) }
                            if let s1 { loadChunk(type, len, b, Raw(s1 + offset), 1) }
                            if let s2 { loadChunk(type, len, c, Raw(s2 + offset), 1) }
                            body(len, p.bound(T.self), Raw(g).bound(T.self), a.bound(T.self), b.bound(T.self), c.bound(T.self))
                            storeChunk(type, len, param + offset, 1, Raw(p))
                            if let s0 { storeChunk(type, len, s0 + offset, 1, Raw(a)) }
                            if let s1 { storeChunk(type, len, s1 + offset, 1, Raw(b)) }
                            if let s2 { storeChunk(type, len, s2 + offset, 1, Raw(c)) }
                        }
                    }
                }
            }
        }
    }
}

/// a + w (b - a), from the nearer end.
@inline(__always) func lerp<T: KernelFloat>(_ a: T, _ b: T, _ w: T, _ near: Bool) -> T {
    near ? a + w * (b - a) : b - (b - a) * (1 - w)
}

private func adamLoop<T: KernelFloat>(
    _ amsgrad: Bool, _ n: Int, _ param: MutPtr<T>, _ grad: Ptr<T>, _ average: MutPtr<T>, _ square: MutPtr<T>,
    _ largest: MutPtr<T>,
    _ p: Params
) {
    let lr = p[0], decay = p[4], decoupled = p[7] != 0
    let weight = T.constant(1 - p[1]), near = p[1] > 0.5
    let beta2 = T.constant(p[2]), rest2 = T.constant(1 - p[2]), eps = T.constant(p[3])
    let l2 = decoupled ? 0 : T.constant(decay), hasL2 = !decoupled && decay != 0
    let shrink = decoupled ? T.constant(1 - lr * decay) : 1
    let size = T.constant(-lr / p[5]), root2 = T.constant(p[6])
    let direction: T = p[8] != 0 ? -1 : 1
    @inline(__always) func element(_ i: Int, _ keepLargest: Bool) {
        var g = direction * grad[i]
        var x = param[i] * shrink
        g = hasL2 ? g + l2 * x : g
        let m = lerp(average[i], g, weight, near)
        let v = square[i] * beta2 + rest2 * g * g
        average[i] = m
        square[i] = v
        var top = v
        if keepLargest {
            top = T.maxNaN(largest[i], v)
            largest[i] = top
        }
        let denominator = T.root(top) / root2 + eps
        x = x + size * m / denominator
        param[i] = x
    }
    var i = 0
    if amsgrad {
        while i < n {
            element(i, true)
            i &+= 1
        }
    } else {
        while i < n {
            element(i, false)
            i &+= 1
        }
    }
}

func kernelAdam(
    _ typeCode: KernelType.RawValue, _ n: Int, _ param: MutRaw, _ grad: Raw, _ s0: MutRaw?, _ s1: MutRaw?, _ s2: MutRaw?,
    _ p: Params
) {
    let type = kernelType(typeCode)
    let amsgrad = p[9] != 0
    if type == .float64 {
        stepChunks(Double.self, type, n, param, grad, s0, s1, s2) { adamLoop(amsgrad, $0, $1, $2, $3, $4, $5, p) }
    } else {
        stepChunks(Float.self, type, n, param, grad, s0, s1, s2) { adamLoop(amsgrad, $0, $1, $2, $3, $4, $5, p) }
    }
}

private func sgdLoop<T: KernelFloat>(_ n: Int, _ param: MutPtr<T>, _ grad: Ptr<T>, _ buffer: MutPtr<T>, _ p: Params) {
    let lr = T.constant(p[0]), momentum = T.constant(p[1]), rest = T.constant(1 - p[2]), decay = T.constant(p[3])
    let nesterov = p[4] != 0, hasDecay = p[3] != 0
    let direction: T = p[5] != 0 ? -1 : 1
    var i = 0
    if p[1] == 0 {
        while i < n {
            var g = direction * grad[i]
            let x = param[i]
            g = hasDecay ? g + decay * x : g
            param[i] = x - lr * g
            i &+= 1
        }
    } else if p[6] != 0 {
        while i < n {
            var g = direction * grad[i]
            let x = param[i]
            g = hasDecay ? g + decay * x : g
            buffer[i] = g
            g = nesterov ? g + momentum * g : g
            param[i] = x - lr * g
            i &+= 1
        }
    } else {
        while i < n {
            var g = direction * grad[i]
            let x = param[i]
            g = hasDecay ? g + decay * x : g
            let b = momentum * buffer[i] + rest * g
            buffer[i] = b
            g = nesterov ? g + momentum * b : b
            param[i] = x - lr * g
            i &+= 1
        }
    }
}

func kernelSGD(
    _ typeCode: KernelType.RawValue, _ n: Int, _ param: MutRaw, _ grad: Raw, _ s0: MutRaw?, _ s1: MutRaw?, _ s2: MutRaw?,
    _ p: Params
) {
    let type = kernelType(typeCode)
    if type == .float64 {
        stepChunks(Double.self, type, n, param, grad, s0, nil, nil) { len, x, g, b, _, _ in sgdLoop(len, x, g, b, p) }
    } else {
        stepChunks(Float.self, type, n, param, grad, s0, nil, nil) { len, x, g, b, _, _ in sgdLoop(len, x, g, b, p) }
    }
}

private func rmspropLoop<T: KernelFloat>(
    _ n: Int, _ param: MutPtr<T>, _ grad: Ptr<T>, _ square: MutPtr<T>, _ buffer: MutPtr<T>, _ mean: MutPtr<T>, _ p: Params
) {
    let lr = T.constant(p[0]), alpha = T.constant(p[1]), rest = T.constant(1 - p[1]), eps = T.constant(p[2])
    let decay = T.constant(p[3]), hasDecay = p[3] != 0, momentum = T.constant(p[4]), near = p[1] > 0.5
    let direction: T = p[6] != 0 ? -1 : 1
    @inline(__always) func element(_ i: Int, _ centered: Bool, _ hasMomentum: Bool) {
        var g = direction * grad[i]
        let x = param[i]
        g = hasDecay ? g + decay * x : g
        let v = square[i] * alpha + rest * g * g
        square[i] = v
        var spread = v
        if centered {
            let m = lerp(mean[i], g, rest, near)
            mean[i] = m
            spread = v - m * m
        }
        let average = T.root(spread) + eps
        if hasMomentum {
            let b = momentum * buffer[i] + g / average
            buffer[i] = b
            param[i] = x - lr * b
        } else {
            param[i] = x - lr * g / average
        }
    }
    var i = 0
    switch (p[5] != 0, p[4] > 0) {
    case (false, false):
        while i < n {
            element(i, false, false)
            i &+= 1
        }
    case (false, true):
        while i < n {
            element(i, false, true)
            i &+= 1
        }
    case (true, false):
        while i < n {
            element(i, true, false)
            i &+= 1
        }
    case (true, true):
        while i < n {
            element(i, true, true)
            i &+= 1
        }
    }
}

func kernelRMSprop(
    _ typeCode: KernelType.RawValue, _ n: Int, _ param: MutRaw, _ grad: Raw, _ s0: MutRaw?, _ s1: MutRaw?, _ s2: MutRaw?,
    _ p: Params
) {
    let type = kernelType(typeCode)
    if type == .float64 {
        stepChunks(Double.self, type, n, param, grad, s0, s1, s2) { rmspropLoop($0, $1, $2, $3, $4, $5, p) }
    } else {
        stepChunks(Float.self, type, n, param, grad, s0, s1, s2) { rmspropLoop($0, $1, $2, $3, $4, $5, p) }
    }
}

private func adagradLoop<T: KernelFloat>(_ n: Int, _ param: MutPtr<T>, _ grad: Ptr<T>, _ sum: MutPtr<T>, _ p: Params) {
    let lr = T.constant(p[0]), eps = T.constant(p[1]), decay = T.constant(p[2]), hasDecay = p[2] != 0
    let direction: T = p[3] != 0 ? -1 : 1
    var i = 0
    while i < n {
        var g = direction * grad[i]
        let x = param[i]
        g = hasDecay ? g + decay * x : g
        let v = sum[i] + g * g
        sum[i] = v
        param[i] = x - lr * g / (T.root(v) + eps)
        i &+= 1
    }
}

func kernelAdagrad(
    _ typeCode: KernelType.RawValue, _ n: Int, _ param: MutRaw, _ grad: Raw, _ s0: MutRaw?, _ s1: MutRaw?, _ s2: MutRaw?,
    _ p: Params
) {
    let type = kernelType(typeCode)
    if type == .float64 {
        stepChunks(Double.self, type, n, param, grad, s0, nil, nil) { len, x, g, s, _, _ in adagradLoop(len, x, g, s, p) }
    } else {
        stepChunks(Float.self, type, n, param, grad, s0, nil, nil) { len, x, g, s, _, _ in adagradLoop(len, x, g, s, p) }
    }
}
