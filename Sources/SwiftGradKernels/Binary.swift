// Functions of two arguments of one dtype, in the same manner as Unary.swift: one contiguous loop per operator and type;
// operands that are strided, scalar (stride 0), aliased or half precision pass through chunks on the stack.

import SwiftGradKernelAPI

@inline(__always) func map2<T, U>(_ n: Int, _ d: MutPtr<U>, _ a: Ptr<T>, _ b: Ptr<T>, _ f: (T, T) -> U) {
    var i = 0
    while i < n {
        d[i] = f(a[i], b[i])
        i &+= 1
    }
}

/// As `map2`, with loops of their own for d == a and for scalar operands (strides 0 or 1).
@inline(__always) func map2All<T>(
    _ n: Int, _ d: MutPtr<T>, _ a: Ptr<T>, _ sa: Int, _ b: Ptr<T>, _ sb: Int, _ f: (T, T) -> T
) {
    var i = 0
    if sa == 1 && sb == 1 {
        if UnsafePointer(d) == a {
            while i < n {
                d[i] = f(d[i], b[i])
                i &+= 1
            }
        } else {
            map2(n, d, a, b, f)
        }
    } else if sa == 1 {
        let y = b[0]
        if UnsafePointer(d) == a {
            while i < n {
                d[i] = f(d[i], y)
                i &+= 1
            }
        } else {
            while i < n {
                d[i] = f(a[i], y)
                i &+= 1
            }
        }
    } else {
        let x = a[0]
        while i < n {
            d[i] = f(x, b[i])
            i &+= 1
        }
    }
}

/// The four operations on floats with strides 0 or 1, d == a allowed (as is d == b, more slowly).
private func arithmetic<T: KernelFloat>(
    _ op: BinaryKernel, _ n: Int, _ d: MutPtr<T>, _ a: Ptr<T>, _ sa: Int, _ b: Ptr<T>, _ sb: Int, _ alpha: T
) {
    switch op {
    case .add:
        if alpha == 1 {
            map2All(n, d, a, sa, b, sb) { $0 + $1 }
        } else {
            map2All(n, d, a, sa, b, sb) { T.mad(alpha, $1, $0) }
        }
    case .sub:
        if alpha == 1 {
            map2All(n, d, a, sa, b, sb) { $0 - $1 }
        } else {
            map2All(n, d, a, sa, b, sb) { T.mad(-alpha, $1, $0) }
        }
    case .mul: map2All(n, d, a, sa, b, sb) { $0 * $1 }
    default: map2All(n, d, a, sa, b, sb) { $0 / $1 }
    }
}

/// Python's floor division, exact also where a / b rounds up to an integer.
@inline(__always) private func floorDivide<T: KernelFloat>(_ a: T, _ b: T) -> T {
    if b == 0 { return a / b }
    let r = T.remainderTruncated(a, b)
    var q = (a - r) / b
    if r != 0 && (b < 0) != (r < 0) { q -= 1 }
    if q == 0 { return T.withSign(0, a / b) }
    var whole = q.rounded(.down)
    if q - whole > T.constant(0.5) { whole += 1 }
    return whole
}

@inline(__always) private func pythonRemainder<T: KernelFloat>(_ a: T, _ b: T) -> T {
    let r = T.remainderTruncated(a, b)
    return r != 0 && (b < 0) != (r < 0) ? r + b : r
}

// A function each, so that the closures are inlined and their loops vectorised: in one large function the inliner gives up.

@inline(never) private func powLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ a: Ptr<T>, _ b: Ptr<T>) {
    map2(n, d, a, b) { T.power($0, $1) }
}

@inline(never) private func atan2Loop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ a: Ptr<T>, _ b: Ptr<T>) {
    map2(n, d, a, b) { T.arctangent2($0, $1) }
}

@inline(never) private func hypotLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ a: Ptr<T>, _ b: Ptr<T>) {
    map2(n, d, a, b) { T.hypotenuse($0, $1) }
}

/// fmod, Python's remainder or its floor division of one pair.
@inline(__always) private func quotient<T: KernelFloat>(_ op: BinaryKernel, _ a: T, _ b: T) -> T {
    switch op {
    case .fmod: return T.remainderTruncated(a, b)
    case .remainder: return pythonRemainder(a, b)
    default: return floorDivide(a, b)
    }
}

/// Quotients below 2^28 of floats are exact in double: the quotient, rounded towards zero, is off by one at most, and its product with b has
/// 53 bits. Groups of 16 that hold others, zeros or infinities go one by one through the C library's fmod, as doubles do.
@inline(never) private func quotientLoop<T: KernelFloat>(
    _ op: BinaryKernel, _ n: Int, _ d: MutPtr<T>, _ a: Ptr<T>, _ b: Ptr<T>
) {
    if MemoryLayout<T>.size == 8 {
        map2(n, d, a, b) { quotient(op, $0, $1) }
        return
    }
    var start = 0
    while start &+ 16 <= n {
        var outside: UInt32 = 0
        var i = start
        while i < start &+ 16 {
            let x = a[i].double, y = b[i].double
            let q = (x / y).rounded(.towardZero)
            let inside: UInt32 = Double.absolute(q) < 268_435_456 && Double.absolute(y) < .infinity ? 0 : 1
            outside |= inside
            var r = Double.mad(-q, y, x)
            // The quotient may have been rounded up to the next whole number.
            let back = (r < 0) != (x < 0) && r != 0
            r = back ? r + ((x < 0) != (y < 0) ? -y : y) : r
            let whole = back ? q - ((x < 0) != (y < 0) ? -1 : 1) : q
            let differs = r != 0 && (y < 0) != (r < 0)
            var result = r
            if op == .remainder { result = differs ? r + y : r }
            if op == .divFloor { result = differs ? whole - 1 : whole }
            let t = T.constant(result)
            // Zeros have the sign of the dividend, or for floor division that of the quotient.
            let zero = T.withSign(0, op == .divFloor ? a[i] / b[i] : a[i])
            d[i] = t == 0 ? zero : t
            i &+= 1
        }
        if outside != 0 {
            i = start
            while i < start &+ 16 {
                d[i] = quotient(op, a[i], b[i])
                i &+= 1
            }
        }
        start &+= 16
    }
    while start < n {
        d[start] = quotient(op, a[start], b[start])
        start &+= 1
    }
}

@inline(never) private func logaddexpLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ a: Ptr<T>, _ b: Ptr<T>) {
    forChunks(n, 256) { start, len in
        let y = d + start, u = a + start, v = b + start
        map2(len, y, u, v) { T.exp(-T.absolute($0 - $1)) }
        var i = 0
        while i < len {
            let p = u[i], q = v[i]
            let sum = (p > q ? p : q) + T.log1p(y[i])
            let equal = p == q && T.absolute(p) == .infinity ? p : sum
            let result = p != p ? p : equal
            y[i] = q != q ? q : result
            i &+= 1
        }
    }
}

@inline(never) private func xlogyLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ a: Ptr<T>, _ b: Ptr<T>) {
    map2(n, d, a, b) { x, y in
        let z = x * T.log(y)
        let zero = x == 0 ? 0 : z
        return y != y ? y : zero
    }
}

@inline(never) private func geluErfBackwardLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ a: Ptr<T>, _ b: Ptr<T>) {
    let half = T.constant(0.5)
    let r = T.constant(0.707_106_781_186_547_524_4), density = T.constant(0.398_942_280_401_432_677_9)
    map2(n, d, a, b) { g, x in
        let cdf = half * (1 + T.erf(x * r))
        let pdf = density * T.exp(-half * x * x)
        return g * (cdf + x * pdf)
    }
}

@inline(never) private func geluTanhBackwardLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ a: Ptr<T>, _ b: Ptr<T>) {
    let half = T.constant(0.5)
    let beta = T.constant(0.797_884_560_802_865_355_9), kappa = T.constant(3 * 0.044715)
    map2(n, d, a, b) { g, x in
        let t = T.tanh(geluInner(x))
        let left = half * (1 + t)
        let slope = half * x * (1 - t * t) * beta * (1 + kappa * x * x)
        return g * (left + slope)
    }
}

@inline(never) private func siluBackwardLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ a: Ptr<T>, _ b: Ptr<T>) {
    map2(n, d, a, b) { g, x in
        let s = T.sigmoid(x)
        return g * s * (1 + x * (1 - s))
    }
}

@inline(never) private func mishBackwardLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ a: Ptr<T>, _ b: Ptr<T>) {
    forChunks(n, 256) { start, len in
        let y = d + start, g = a + start, x = b + start
        tanhSoftplus(len, y, x)
        var i = 0
        while i < len {
            let t = y[i], z = x[i]
            y[i] = g[i] * (t + z * T.sigmoid(z) * (1 - t * t))
            i &+= 1
        }
    }
}

@inline(never) private func softplusBackwardLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ a: Ptr<T>, _ b: Ptr<T>, _ p: Params)
{
    let beta = T.constant(p[0]), limit = T.constant(p[1])
    map2(n, d, a, b) { g, x in
        let y = g * T.sigmoid(x * beta)
        return x * beta > limit ? g : y
    }
}

@inline(never) private func leakyReluBackwardLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ a: Ptr<T>, _ b: Ptr<T>, _ p: Params)
{
    let slope = T.constant(p[0])
    map2(n, d, a, b) { g, x in
        let low = g * slope
        return x > 0 ? g : low
    }
}

@inline(never) private func eluBackwardLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ a: Ptr<T>, _ b: Ptr<T>, _ p: Params) {
    let negative = T.constant(p[0]) * T.constant(p[1]), positive = T.constant(p[1]), inner = T.constant(p[2])
    map2(n, d, a, b) { g, x in
        let low = g * inner * negative * T.exp(x * inner)
        let high = g * positive
        return x <= 0 ? low : high
    }
}

@inline(never) private func hardtanhBackwardLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ a: Ptr<T>, _ b: Ptr<T>, _ p: Params)
{
    let low = T.constant(p[0]), high = T.constant(p[1])
    map2(n, d, a, b) { g, x in
        let y: T = x <= low ? 0 : g
        return x >= high ? 0 : y
    }
}

@inline(never) private func hardsigmoidBackwardLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ a: Ptr<T>, _ b: Ptr<T>) {
    map2(n, d, a, b) { g, x in
        let y: T = x > -3 ? g / 6 : 0
        return x < 3 ? y : 0
    }
}

@inline(never) private func hardswishBackwardLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ a: Ptr<T>, _ b: Ptr<T>) {
    let half = T.constant(0.5)
    map2(n, d, a, b) { g, x in
        let middle = g * (x / 3 + half)
        let y: T = x <= -3 ? 0 : middle
        return x >= 3 ? g : y
    }
}

@inline(never) private func logSigmoidBackwardLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ a: Ptr<T>, _ b: Ptr<T>) {
    map2(n, d, a, b) { $0 * T.sigmoid(-$1) }
}

@inline(never) private func signLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ a: Ptr<T>, _ b: Ptr<T>, _ p: Params) {
    let factor = T.constant(p[0])
    map2(n, d, a, b) { x, y in
        let z = x - y
        let low = z < 0 ? -factor : z * 0
        return z > 0 ? factor : low
    }
}

@inline(never) private func smoothL1Loop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ a: Ptr<T>, _ b: Ptr<T>, _ p: Params) {
    let half = T.constant(0.5)
    let beta = T.constant(p[0])
    map2(n, d, a, b) { x, y in
        let z = T.absolute(x - y)
        let near = half * z * z / beta
        return z < beta ? near : z - half * beta
    }
}

@inline(never) private func smoothL1GradLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ a: Ptr<T>, _ b: Ptr<T>, _ p: Params) {
    let beta = T.constant(p[0])
    map2(n, d, a, b) { x, y in
        let z = x - y
        let near = z / beta
        let low: T = z <= -beta ? -1 : near
        return z >= beta ? 1 : low
    }
}

@inline(never) private func huberLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ a: Ptr<T>, _ b: Ptr<T>, _ p: Params) {
    let half = T.constant(0.5)
    let delta = T.constant(p[0])
    map2(n, d, a, b) { x, y in
        let z = T.absolute(x - y)
        let near = half * z * z
        return z < delta ? near : delta * (z - half * delta)
    }
}

@inline(never) private func huberGradLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ a: Ptr<T>, _ b: Ptr<T>, _ p: Params) {
    let delta = T.constant(p[0])
    map2(n, d, a, b) { x, y in
        let z = x - y
        let low = z <= -delta ? -delta : z
        return z >= delta ? delta : low
    }
}

private func binaryFloat<T: KernelFloat>(
    _ op: BinaryKernel, _ n: Int, _ d: MutPtr<T>, _ a: Ptr<T>, _ b: Ptr<T>, _ p: Params
) {
    let half = T.constant(0.5)
    switch op {
    case .add, .sub, .mul, .div: arithmetic(op, n, d, a, 1, b, 1, op == .add || op == .sub ? T.constant(p[0]) : 1)
    case .divFloor: quotientLoop(op, n, d, a, b)
    case .divTrunc: map2(n, d, a, b) { ($0 / $1).rounded(.towardZero) }
    case .remainder, .fmod: quotientLoop(op, n, d, a, b)
    case .pow: powLoop(n, d, a, b)
    case .maximum: map2(n, d, a, b) { T.maxNaN($0, $1) }
    case .minimum: map2(n, d, a, b) { T.minNaN($0, $1) }
    case .fmax:
        map2(n, d, a, b) { x, y in
            let m = x < y ? y : x
            return x != x ? y : m
        }
    case .fmin:
        map2(n, d, a, b) { x, y in
            let m = x > y ? y : x
            return x != x ? y : m
        }
    case .atan2: atan2Loop(n, d, a, b)
    case .hypot: hypotLoop(n, d, a, b)
    case .copysign: map2(n, d, a, b) { T.withSign($0, $1) }
    case .logaddexp: logaddexpLoop(n, d, a, b)
    case .xlogy: xlogyLoop(n, d, a, b)
    case .nextafter: map2(n, d, a, b) { T.next($0, $1) }
    case .sigmoidBackwardOut: map2(n, d, a, b) { $0 * (1 - $1) * $1 }
    case .tanhBackwardOut: map2(n, d, a, b) { $0 * (1 - $1 * $1) }
    case .reluBackwardOut: map2(n, d, a, b) { $1 <= 0 ? 0 : $0 }
    case .geluErfBackward: geluErfBackwardLoop(n, d, a, b)
    case .geluTanhBackward: geluTanhBackwardLoop(n, d, a, b)
    case .siluBackward: siluBackwardLoop(n, d, a, b)
    case .mishBackward: mishBackwardLoop(n, d, a, b)
    case .softplusBackward: softplusBackwardLoop(n, d, a, b, p)
    case .leakyReluBackward: leakyReluBackwardLoop(n, d, a, b, p)
    case .eluBackward: eluBackwardLoop(n, d, a, b, p)
    case .hardtanhBackward: hardtanhBackwardLoop(n, d, a, b, p)
    case .hardsigmoidBackward: hardsigmoidBackwardLoop(n, d, a, b)
    case .hardswishBackward: hardswishBackwardLoop(n, d, a, b)
    case .logSigmoidBackward: logSigmoidBackwardLoop(n, d, a, b)
    case .thresholdBackward:
        let limit = T.constant(p[0])
        map2(n, d, a, b) { $1 <= limit ? 0 : $0 }
    case .softshrinkBackward, .hardshrinkBackward:
        let l = T.constant(p[0])
        map2(n, d, a, b) { g, x in
            let y: T = x <= l ? 0 : g
            return x >= -l ? y : g
        }
    case .squaredDifference: map2(n, d, a, b) { ($0 - $1) * ($0 - $1) }
    case .scaledDifference:
        let factor = T.constant(p[0])
        map2(n, d, a, b) { factor * ($0 - $1) }
    case .absoluteDifference: map2(n, d, a, b) { T.absolute($0 - $1) }
    case .signOfDifference: signLoop(n, d, a, b, p)
    case .smoothL1: smoothL1Loop(n, d, a, b, p)
    case .smoothL1Grad: smoothL1GradLoop(n, d, a, b, p)
    case .huber: huberLoop(n, d, a, b, p)
    case .huberGrad: huberGradLoop(n, d, a, b, p)
    case .bitwiseAnd, .bitwiseOr, .bitwiseXor, .shiftLeft, .shiftRight: break
    }
}

/// log(e^a + e^b)
@inline(__always) func logAddExp<T: KernelFloat>(_ a: T, _ b: T) -> T {
    let high = a > b ? a : b
    let low = a > b ? b : a
    let y = high + T.log1p(T.exp(low - high))
    let result = a == b ? (T.absolute(a) == .infinity ? a : y) : y
    return a != a ? a : result
}

/// Division rounding towards zero: x / 0 is 0 (the engine refuses a zero divisor before), min / -1 wraps.
@inline(__always) private func truncatedQuotient<T: FixedWidthInteger>(_ a: T, _ b: T) -> T {
    if b == 0 { return 0 }
    if b == 0 &- 1 && T.isSigned { return 0 &- a }
    return a / b
}

@inline(__always) private func truncatedRemainder<T: FixedWidthInteger>(_ a: T, _ b: T) -> T {
    if b == 0 || (b == 0 &- 1 && T.isSigned) { return 0 }
    return a % b
}

@inline(__always) private func flooredQuotient<T: FixedWidthInteger>(_ a: T, _ b: T) -> T {
    let q = truncatedQuotient(a, b)
    if b == 0 || !T.isSigned { return q }
    return q &* b != a && (a < 0) != (b < 0) ? q &- 1 : q
}

@inline(__always) private func flooredRemainder<T: FixedWidthInteger>(_ a: T, _ b: T) -> T {
    let r = truncatedRemainder(a, b)
    return r != 0 && T.isSigned && (r < 0) != (b < 0) ? r &+ b : r
}

private func binaryInteger<T: FixedWidthInteger>(
    _ op: BinaryKernel, _ n: Int, _ d: MutPtr<T>, _ a: Ptr<T>, _ b: Ptr<T>, _ p: Params
) {
    switch op {
    case .add:
        let alpha = integer(p[0], T.self)
        map2(n, d, a, b) { $0 &+ alpha &* $1 }
    case .sub:
        let alpha = integer(p[0], T.self)
        map2(n, d, a, b) { $0 &- alpha &* $1 }
    case .mul: map2(n, d, a, b) { $0 &* $1 }
    case .div, .divTrunc: map2(n, d, a, b) { truncatedQuotient($0, $1) }
    case .divFloor: map2(n, d, a, b) { flooredQuotient($0, $1) }
    case .remainder: map2(n, d, a, b) { flooredRemainder($0, $1) }
    case .fmod: map2(n, d, a, b) { truncatedRemainder($0, $1) }
    case .pow: map2(n, d, a, b) { integerPower($0, $1) }
    case .maximum, .fmax: map2(n, d, a, b) { $0 > $1 ? $0 : $1 }
    case .minimum, .fmin: map2(n, d, a, b) { $0 < $1 ? $0 : $1 }
    case .bitwiseAnd: map2(n, d, a, b) { $0 & $1 }
    case .bitwiseOr: map2(n, d, a, b) { $0 | $1 }
    case .bitwiseXor: map2(n, d, a, b) { $0 ^ $1 }
    case .shiftLeft:
        let width = T(truncatingIfNeeded: T.bitWidth)
        map2(n, d, a, b) { x, count in
            let y = x &<< count
            let inside: T = count < width ? y : 0
            return count < 0 ? 0 : inside
        }
    case .shiftRight:
        let last = T(truncatingIfNeeded: T.bitWidth &- 1)
        map2(n, d, a, b) { x, count in
            var c = count > last ? last : count
            c = count < 0 ? last : c
            let y = x &>> c
            return !T.isSigned && count > last ? 0 : y
        }
    default: break
    }
}

/// bool: + is OR, * is AND; a ** b is a OR NOT b.
private func binaryBool(_ op: BinaryKernel, _ n: Int, _ d: MutPtr<UInt8>, _ a: Ptr<UInt8>, _ b: Ptr<UInt8>, _ p: Params) {
    switch op {
    case .add:
        let alpha: UInt8 = p[0] != 0 ? 1 : 0
        map2(n, d, a, b) { $0 | ($1 & alpha) }
    case .maximum, .fmax, .bitwiseOr: map2(n, d, a, b) { $0 | $1 }
    case .mul, .minimum, .fmin, .bitwiseAnd, .divFloor, .divTrunc, .div: map2(n, d, a, b) { $0 & $1 }
    case .sub, .bitwiseXor: map2(n, d, a, b) { $0 ^ $1 }
    case .pow: map2(n, d, a, b) { $0 | ($1 ^ 1) }
    case .remainder, .fmod: fillTyped(n, d, 0)
    case .shiftLeft, .shiftRight: map2(n, d, a, b) { $0 & ($1 ^ 1) }
    default: break
    }
}

@inline(never) private func binaryContiguous(
    _ op: BinaryKernel, _ type: KernelType, _ n: Int, _ d: MutRaw, _ a: Raw, _ b: Raw, _ p: Params
) {
    switch type {
    case .uint8: binaryInteger(op, n, d.bound(UInt8.self), a.bound(UInt8.self), b.bound(UInt8.self), p)
    case .int8: binaryInteger(op, n, d.bound(Int8.self), a.bound(Int8.self), b.bound(Int8.self), p)
    case .int16: binaryInteger(op, n, d.bound(Int16.self), a.bound(Int16.self), b.bound(Int16.self), p)
    case .int32: binaryInteger(op, n, d.bound(Int32.self), a.bound(Int32.self), b.bound(Int32.self), p)
    case .int64: binaryInteger(op, n, d.bound(Int64.self), a.bound(Int64.self), b.bound(Int64.self), p)
    case .bool: binaryBool(op, n, d.bound(UInt8.self), a.bound(UInt8.self), b.bound(UInt8.self), p)
    case .float64: binaryFloat(op, n, d.bound(Double.self), a.bound(Double.self), b.bound(Double.self), p)
    case .float32, .float16, .bfloat16:
        binaryFloat(op, n, d.bound(Float.self), a.bound(Float.self), b.bound(Float.self), p)
    }
}

/// Runs `body(count, output, a, b)` on contiguous chunks of computing form (see `loadChunk`); `outSize` is the size of an
/// element of the result when that is not of `type` (comparisons), else 0. No chunk of the output is also an input.
@inline(__always) func binaryChunks(
    _ type: KernelType, _ outSize: Int, _ n: Int, _ d: MutRaw, _ ds: Int, _ a: Raw, _ sa: Int, _ b: Raw, _ sb: Int,
    _ body: (Int, MutRaw, Raw, Raw) -> Void
) {
    let size = elementSize(type)
    let half = isHalf(type)
    let step = chunkCount(size)
    if n <= 0 { return }
    let directOut = ds == 1 && (!half || outSize != 0)
    let directA = sa == 1 && !half && Raw(d) != a
    let directB = sb == 1 && !half && Raw(d) != b
    let dSize = outSize == 0 ? size : outSize
    let first = n < step ? n : step
    withChunk { bufferA in
        withChunk { bufferB in
            withChunk { bufferD in
                if sa == 0 { loadChunk(type, first, bufferA, a, 0) }
                if sb == 0 { loadChunk(type, first, bufferB, b, 0) }
                var i = 0
                while i < n {
                    let count = n &- i < step ? n &- i : step
                    let placeA = a + i &* sa &* size, placeB = b + i &* sb &* size, placeD = d + i &* ds &* dSize
                    if sa != 0 && !directA { loadChunk(type, count, bufferA, placeA, sa) }
                    if sb != 0 && !directB { loadChunk(type, count, bufferB, placeB, sb) }
                    body(count, directOut ? placeD : bufferD, directA ? placeA : Raw(bufferA), directB ? placeB : Raw(bufferB))
                    if !directOut {
                        if outSize == 0 {
                            storeChunk(type, count, placeD, ds, Raw(bufferD))
                        } else {
                            scatter(outSize, count, placeD, ds, Raw(bufferD))
                        }
                    }
                    i &+= count
                }
            }
        }
    }
}

func kernelBinary(
    _ opCode: BinaryKernel.RawValue, _ typeCode: KernelType.RawValue, _ n: Int, _ d: MutRaw, _ ds: Int, _ a: Raw, _ sa: Int,
    _ b: Raw, _ sb: Int, _ p: Params
) {
    let op = decoded(opCode, BinaryKernel.self)
    let type = kernelType(typeCode)
    if n <= 0 { return }
    if ds == 1 && !isHalf(type) {
        let isArithmetic = op == .add || op == .sub || op == .mul || op == .div
        if isArithmetic && (type == .float32 || type == .float64) && sa | sb == 1 && (Raw(d) != b || sb == 0 || Raw(d) == a) {
            let alpha = op == .add || op == .sub ? p[0] : 1
            if type == .float32 {
                return arithmetic(op, n, d.bound(Float.self), a.bound(Float.self), sa, b.bound(Float.self), sb, Float(alpha))
            }
            return arithmetic(op, n, d.bound(Double.self), a.bound(Double.self), sa, b.bound(Double.self), sb, alpha)
        }
        if sa == 1 && sb == 1 && Raw(d) != a && Raw(d) != b { return binaryContiguous(op, type, n, d, a, b, p) }
    }
    binaryChunks(type, 0, n, d, ds, a, sa, b, sb) { count, out, x, y in binaryContiguous(op, type, count, out, x, y, p) }
}
