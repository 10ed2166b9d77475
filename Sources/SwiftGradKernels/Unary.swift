// Functions of one argument. Each operator has one contiguous loop per type (vectorised by LLVM); strided, aliased and
// half-precision operands pass through chunks on the stack.

import SwiftGradKernelAPI

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

@inline(__always) func map<T, U>(_ n: Int, _ d: MutPtr<U>, _ s: Ptr<T>, _ f: (T) -> U) {
    var i = 0
    while i < n {
        d[i] = f(s[i])
        i &+= 1
    }
}

/// As `map`, with a second loop for d == s, which LLVM cannot vectorise in the first. For the operators of `worksInPlace`.
@inline(__always) func mapInPlace<T>(_ n: Int, _ d: MutPtr<T>, _ s: Ptr<T>, _ f: (T) -> T) {
    if UnsafePointer(d) == s {
        var i = 0
        while i < n {
            d[i] = f(d[i])
            i &+= 1
        }
    } else {
        map(n, d, s, f)
    }
}

private func worksInPlace(_ op: UnaryKernel) -> Bool {
    switch op {
    case .neg, .abs, .sqrt, .relu, .addScalar, .mulScalar, .clamp, .square: return true
    default: return false
    }
}

// A function each, so that the closures are inlined and their loops vectorised: in one large function the inliner gives up.

@inline(never) private func expLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ s: Ptr<T>) {
    map(n, d, s) { T.exp($0) }
}

@inline(never) private func exp2Loop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ s: Ptr<T>) {
    map(n, d, s) { T.exp2($0) }
}

@inline(never) private func expm1Loop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ s: Ptr<T>) {
    map(n, d, s) { T.expm1($0) }
}

@inline(never) private func logLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ s: Ptr<T>) {
    map(n, d, s) { T.log($0) }
}

@inline(never) private func log2Loop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ s: Ptr<T>) {
    map(n, d, s) { T.log2($0) }
}

@inline(never) private func log1pLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ s: Ptr<T>) {
    map(n, d, s) { T.log1p($0) }
}

@inline(never) private func sinLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ s: Ptr<T>) {
    map(n, d, s) { T.sin($0) }
}

@inline(never) private func cosLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ s: Ptr<T>) {
    map(n, d, s) { T.cos($0) }
}

@inline(never) private func tanLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ s: Ptr<T>) {
    map(n, d, s) { T.tangent($0) }
}

@inline(never) private func powerLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ s: Ptr<T>, _ e: T) {
    map(n, d, s) { T.power($0, e) }
}

@inline(never) private func log10Loop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ s: Ptr<T>) {
    map(n, d, s) { T.logarithm10($0) }
}

@inline(never) private func asinLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ s: Ptr<T>) {
    map(n, d, s) { T.arcsine($0) }
}

@inline(never) private func acosLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ s: Ptr<T>) {
    map(n, d, s) { T.arccosine($0) }
}

@inline(never) private func atanLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ s: Ptr<T>) {
    map(n, d, s) { T.arctangent($0) }
}

@inline(never) private func sinhLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ s: Ptr<T>) {
    map(n, d, s) { T.hyperbolicSine($0) }
}

@inline(never) private func coshLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ s: Ptr<T>) {
    map(n, d, s) { T.hyperbolicCosine($0) }
}

@inline(never) private func asinhLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ s: Ptr<T>) {
    map(n, d, s) { T.inverseSinh($0) }
}

@inline(never) private func acoshLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ s: Ptr<T>) {
    map(n, d, s) { T.inverseCosh($0) }
}

@inline(never) private func atanhLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ s: Ptr<T>) {
    map(n, d, s) { T.inverseTanh($0) }
}

@inline(never) private func tanhLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ s: Ptr<T>) {
    map(n, d, s) { T.tanh($0) }
}

@inline(never) private func erfLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ s: Ptr<T>) {
    map(n, d, s) { T.erf($0) }
}

@inline(never) private func erfinvLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ s: Ptr<T>) {
    map(n, d, s) { T.constant(erfinvDouble($0.double)) }
}

@inline(never) private func lgammaLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ s: Ptr<T>) {
    map(n, d, s) { T.constant(cLgamma($0.double)) }
}

@inline(never) private func digammaLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ s: Ptr<T>) {
    map(n, d, s) { T.constant(digammaDouble($0.double)) }
}

@inline(never) private func sigmoidLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ s: Ptr<T>) {
    map(n, d, s) { T.sigmoid($0) }
}

@inline(never) private func logSigmoidLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ s: Ptr<T>) {
    // Two loops: LLVM does not vectorise a logarithm of an exponential in one.
    forChunks(n, 256) { start, len in
        let y = d + start, x = s + start
        map(len, y, x) { T.exp(-T.absolute($0)) }
        map2(len, y, UnsafePointer(y), x) { T.minNaN($1, 0) - T.log1p($0) }
    }
}

@inline(never) private func relu6Loop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ s: Ptr<T>) {
    map(n, d, s) { x in
        let y: T = x < 0 ? 0 : x
        return y > 6 ? 6 : y
    }
}

@inline(never) private func siluLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ s: Ptr<T>) {
    map(n, d, s) { $0 * T.sigmoid($0) }
}

@inline(never) private func mishLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ s: Ptr<T>) {
    forChunks(n, 256) { start, len in
        let y = d + start, x = s + start
        tanhSoftplus(len, y, x)
        map2(len, y, UnsafePointer(y), x) { $0 * $1 }
    }
}

@inline(never) private func geluErfLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ s: Ptr<T>) {
    let r = T.constant(0.707_106_781_186_547_524_4)
    let half = T.constant(0.5)
    map(n, d, s) { x in x * half * (1 + T.erf(x * r)) }
}

@inline(never) private func geluTanhLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ s: Ptr<T>) {
    let half = T.constant(0.5)
    map(n, d, s) { x in half * x * (1 + T.tanh(geluInner(x))) }
}

@inline(never) private func softplusLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ s: Ptr<T>, _ p: Params) {
    let beta = T.constant(p[0]), limit = T.constant(p[1])
    forChunks(n, 256) { start, len in
        let y = d + start, x = s + start
        map(len, y, x) { T.exp($0 * beta) }
        map2(len, y, UnsafePointer(y), x) { z, x in
            let l = T.log1p(z) / beta
            return x * beta > limit ? x : l
        }
    }
}

@inline(never) private func leakyReluLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ s: Ptr<T>, _ p: Params) {
    let slope = T.constant(p[0])
    map(n, d, s) { $0 > 0 ? $0 : $0 * slope }
}

@inline(never) private func eluLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ s: Ptr<T>, _ p: Params) {
    let negative = T.constant(p[0]) * T.constant(p[1]), positive = T.constant(p[1]), inner = T.constant(p[2])
    map(n, d, s) { x in
        let low = T.expm1(x * inner) * negative
        let high = x * positive
        return x > 0 ? high : low
    }
}

@inline(never) private func hardsigmoidLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ s: Ptr<T>) {
    map(n, d, s) { clamped($0 + 3, 0, 6) / 6 }
}

@inline(never) private func hardswishLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ s: Ptr<T>) {
    map(n, d, s) { $0 * clamped($0 + 3, 0, 6) / 6 }
}

@inline(never) private func softshrinkLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ s: Ptr<T>, _ p: Params) {
    let l = T.constant(p[0])
    map(n, d, s) { x in
        var y: T = x < -l ? x + l : 0
        y = x > l ? x - l : y
        return x != x ? x : y
    }
}

@inline(never) private func hardshrinkLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ s: Ptr<T>, _ p: Params) {
    let l = T.constant(p[0])
    map(n, d, s) { x in
        let y: T = x <= l ? 0 : x
        return x >= -l ? y : x
    }
}

@inline(never) private func nanToNumLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ s: Ptr<T>, _ p: Params) {
    let nan = T.constant(p[0]), high = T.constant(p[1]), low = T.constant(p[2])
    map(n, d, s) { x in
        var y = x == .infinity ? high : x
        y = x == -.infinity ? low : y
        return x != x ? nan : y
    }
}

@inline(never) private func roundDecimalsLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ s: Ptr<T>, _ p: Params) {
    let scale = T.constant(cPower10(p[0] < 0 ? -p[0] : p[0]))
    if p[0] >= 0 {
        map(n, d, s) { ($0 * scale).rounded(.toNearestOrEven) / scale }
    } else {
        map(n, d, s) { ($0 / scale).rounded(.toNearestOrEven) * scale }
    }
}

private func unaryFloat<T: KernelFloat>(_ op: UnaryKernel, _ n: Int, _ d: MutPtr<T>, _ s: Ptr<T>, _ p: Params) {
    switch op {
    case .copy: copyBytes(MutRaw(d), Raw(s), n &* MemoryLayout<T>.size)
    case .neg: mapInPlace(n, d, s) { -$0 }
    case .abs: mapInPlace(n, d, s) { T.absolute($0) }
    case .sign:
        map(n, d, s) { x in
            let y: T = x < 0 ? -1 : 0
            return x > 0 ? 1 : y
        }
    case .square: mapInPlace(n, d, s) { $0 * $0 }
    case .logicalNotSame: map(n, d, s) { $0 == 0 ? 1 : 0 }
    case .exp: expLoop(n, d, s)
    case .exp2: exp2Loop(n, d, s)
    case .expm1: expm1Loop(n, d, s)
    case .log: logLoop(n, d, s)
    case .log2: log2Loop(n, d, s)
    case .log10: log10Loop(n, d, s)
    case .log1p: log1pLoop(n, d, s)
    case .sqrt: mapInPlace(n, d, s) { T.root($0) }
    case .rsqrt: map(n, d, s) { 1 / T.root($0) }
    case .reciprocal: map(n, d, s) { 1 / $0 }
    case .sin, .cos, .tan: trigonometric(op, n, d, s)
    case .asin: asinLoop(n, d, s)
    case .acos: acosLoop(n, d, s)
    case .atan: atanLoop(n, d, s)
    case .sinh: sinhLoop(n, d, s)
    case .cosh: coshLoop(n, d, s)
    case .tanh: tanhLoop(n, d, s)
    case .asinh: asinhLoop(n, d, s)
    case .acosh: acoshLoop(n, d, s)
    case .atanh: atanhLoop(n, d, s)
    case .floor: map(n, d, s) { $0.rounded(.down) }
    case .ceil: map(n, d, s) { $0.rounded(.up) }
    case .trunc: map(n, d, s) { $0.rounded(.towardZero) }
    case .round: map(n, d, s) { $0.rounded(.toNearestOrEven) }
    case .frac: map(n, d, s) { $0 - $0.rounded(.towardZero) }
    case .erf: erfLoop(n, d, s)
    case .erfc: map(n, d, s) { T.constant(cErfc($0.double)) }  // erfcf is off by more than 2 ulp
    case .erfinv: erfinvLoop(n, d, s)
    case .lgamma: lgammaLoop(n, d, s)
    case .digamma: digammaLoop(n, d, s)
    case .sigmoid: sigmoidLoop(n, d, s)
    case .logSigmoid: logSigmoidLoop(n, d, s)
    case .relu: mapInPlace(n, d, s) { $0 < 0 ? 0 : $0 }
    case .relu6: relu6Loop(n, d, s)
    case .silu: siluLoop(n, d, s)
    case .mish: mishLoop(n, d, s)
    case .geluErf: geluErfLoop(n, d, s)
    case .geluTanh: geluTanhLoop(n, d, s)
    case .softplus: softplusLoop(n, d, s, p)
    case .leakyRelu: leakyReluLoop(n, d, s, p)
    case .elu: eluLoop(n, d, s, p)
    case .hardtanh, .clamp: clampLoop(n, d, s, T.constant(p[0]), T.constant(p[1]))
    case .hardsigmoid: hardsigmoidLoop(n, d, s)
    case .hardswish: hardswishLoop(n, d, s)
    case .threshold:
        let limit = T.constant(p[0]), value = T.constant(p[1])
        map(n, d, s) { $0 <= limit ? value : $0 }
    case .softshrink: softshrinkLoop(n, d, s, p)
    case .hardshrink: hardshrinkLoop(n, d, s, p)
    case .addScalar:
        let v = T.constant(p[0])
        mapInPlace(n, d, s) { $0 + v }
    case .mulScalar:
        let v = T.constant(p[0])
        mapInPlace(n, d, s) { $0 * v }
    case .powScalar: powLoop(n, d, s, p[0])
    case .nanToNum: nanToNumLoop(n, d, s, p)
    case .roundDecimals: roundDecimalsLoop(n, d, s, p)
    case .bitwiseNot: break
    }
}

@inline(__always) private func cPower10(_ x: Double) -> Double { pow(10, x) }

/// tanh(log(1 + e^x)) in loops that vectorise; y != x.
@inline(__always) func tanhSoftplus<T: KernelFloat>(_ n: Int, _ y: MutPtr<T>, _ x: Ptr<T>) {
    map(n, y, x) { T.exp($0) }
    map2(n, y, UnsafePointer(y), x) { z, x in
        let l = T.log1p(z)
        return x > 20 ? x : l
    }
    mapInPlace(n, y, UnsafePointer(y)) { T.tanh($0) }
}

/// The argument of the tanh in the tanh approximation of GELU.
@inline(__always) func geluInner<T: KernelFloat>(_ x: T) -> T {
    T.constant(0.797_884_560_802_865_355_9) * (x + T.constant(0.044715) * x * x * x)
}

@inline(__always) func clamped<T: KernelFloat>(_ x: T, _ low: T, _ high: T) -> T {
    let y = x < low ? low : x
    return y > high ? high : y
}

@inline(never) private func clampLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ s: Ptr<T>, _ low: T, _ high: T) {
    // A NaN bound makes every element NaN.
    if low != low || high != high { return fillTyped(n, d, .nan) }
    mapInPlace(n, d, s) { clamped($0, low, high) }
}

@inline(never) private func powLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ s: Ptr<T>, _ exponent: Double) {
    if exponent == 2 {
        map(n, d, s) { $0 * $0 }
    } else if exponent == 3 {
        map(n, d, s) { $0 * $0 * $0 }
    } else if exponent == 0.5 {
        map(n, d, s) { T.root($0) }
    } else if exponent == -1 {
        map(n, d, s) { 1 / $0 }
    } else if exponent == -0.5 {
        map(n, d, s) { 1 / T.root($0) }
    } else if exponent == -2 {
        map(n, d, s) { 1 / ($0 * $0) }
    } else {
        powerLoop(n, d, s, T.constant(exponent))
    }
}

/// d != s. Arguments too large for the polynomial's reduction are done again by the C library.
@inline(never) private func trigonometric<T: KernelFloat>(_ op: UnaryKernel, _ n: Int, _ d: MutPtr<T>, _ s: Ptr<T>) {
    switch op {
    case .sin: sinLoop(n, d, s)
    case .cos: cosLoop(n, d, s)
    default: tanLoop(n, d, s)
    }
    var largest: UInt32 = 0
    var i = 0
    while i < n {
        let bits: UInt32 = T.absolute(s[i]) > T.trigLimit ? 1 : 0
        largest |= bits
        i &+= 1
    }
    if largest == 0 { return }
    i = 0
    while i < n {
        if T.absolute(s[i]) > T.trigLimit {
            d[i] = op == .sin ? T.libm(s[i], sinf, sin) : op == .cos ? T.libm(s[i], cosf, cos) : T.libm(s[i], tanf, tan)
        }
        i &+= 1
    }
}

/// Doubles to integers without traps: NaN gives 0, others saturate at the ends of Int64 and then wrap.
@inline(__always) func integer<T: FixedWidthInteger>(_ x: Double, _: T.Type) -> T {
    if x != x { return 0 }
    if x >= 9.223372036854775e18 { return T(truncatingIfNeeded: Int64.max) }
    if x <= -9.223372036854775e18 { return T(truncatingIfNeeded: Int64.min) }
    return T(truncatingIfNeeded: Int64(x))
}

/// As `integer`, saturating at the ends of T.
@inline(__always) private func bound<T: FixedWidthInteger>(_ x: Double, _: T.Type) -> T {
    if x >= 9.223372036854775e18 { return T.max }
    if x <= -9.223372036854775e18 { return T.min }
    return T(clamping: integer(x, Int64.self))
}

private func unaryInteger<T: FixedWidthInteger>(_ op: UnaryKernel, _ n: Int, _ d: MutPtr<T>, _ s: Ptr<T>, _ p: Params) {
    switch op {
    case .neg: map(n, d, s) { 0 &- $0 }
    case .abs: map(n, d, s) { $0 < 0 ? 0 &- $0 : $0 }
    case .sign:
        map(n, d, s) { x in
            let y: T = x < 0 ? 0 &- 1 : 0
            return x > 0 ? 1 : y
        }
    case .square: map(n, d, s) { $0 &* $0 }
    case .bitwiseNot: map(n, d, s) { ~$0 }
    case .logicalNotSame: map(n, d, s) { $0 == 0 ? 1 : 0 }
    case .relu: map(n, d, s) { $0 < 0 ? 0 : $0 }
    case .relu6:
        map(n, d, s) { x in
            let y: T = x < 0 ? 0 : x
            return y > 6 ? 6 : y
        }
    case .addScalar:
        let v = integer(p[0], T.self)
        map(n, d, s) { $0 &+ v }
    case .mulScalar:
        let v = integer(p[0], T.self)
        map(n, d, s) { $0 &* v }
    case .clamp, .hardtanh:
        let low = bound(p[0], T.self), high = bound(p[1], T.self)
        map(n, d, s) { x in
            let y = x < low ? low : x
            return y > high ? high : y
        }
    case .powScalar:
        let e = integer(p[0], T.self)
        map(n, d, s) { integerPower($0, e) }
    case .leakyRelu, .elu, .threshold:
        let limit = bound(p[0], T.self), value = bound(p[1], T.self)
        map(n, d, s) { $0 <= limit ? value : $0 }
    default: copyBytes(MutRaw(d), Raw(s), n &* MemoryLayout<T>.size)  // copy, floor, ceil, trunc, round
    }
}

/// Wrapping power by squaring; a negative exponent gives 0 except for bases 1 and -1.
@inline(__always) func integerPower<T: FixedWidthInteger>(_ base: T, _ exponent: T) -> T {
    if exponent < 0 {
        if base == 1 { return 1 }
        if base == 0 &- 1 { return exponent & 1 == 0 ? 1 : base }
        return 0
    }
    var result: T = 1
    var factor = base
    var e = exponent
    while e != 0 {
        if e & 1 != 0 { result = result &* factor }
        factor = factor &* factor
        e = e &>> 1
    }
    return result
}

private func unaryBool(_ op: UnaryKernel, _ n: Int, _ d: MutPtr<UInt8>, _ s: Ptr<UInt8>) {
    switch op {
    case .bitwiseNot, .logicalNotSame: map(n, d, s) { $0 == 0 ? 1 : 0 }
    default: map(n, d, s) { $0 }
    }
}

@inline(never) private func unaryContiguous(_ op: UnaryKernel, _ type: KernelType, _ n: Int, _ d: MutRaw, _ s: Raw, _ p: Params) {
    switch type {
    case .uint8: unaryInteger(op, n, d.bound(UInt8.self), s.bound(UInt8.self), p)
    case .int8: unaryInteger(op, n, d.bound(Int8.self), s.bound(Int8.self), p)
    case .int16: unaryInteger(op, n, d.bound(Int16.self), s.bound(Int16.self), p)
    case .int32: unaryInteger(op, n, d.bound(Int32.self), s.bound(Int32.self), p)
    case .int64: unaryInteger(op, n, d.bound(Int64.self), s.bound(Int64.self), p)
    case .bool: unaryBool(op, n, d.bound(UInt8.self), s.bound(UInt8.self))
    case .float64: unaryFloat(op, n, d.bound(Double.self), s.bound(Double.self), p)
    case .float32, .float16, .bfloat16: unaryFloat(op, n, d.bound(Float.self), s.bound(Float.self), p)
    }
}

func kernelUnary(
    _ opCode: UnaryKernel.RawValue, _ typeCode: KernelType.RawValue, _ n: Int, _ d: MutRaw, _ ds: Int, _ s: Raw, _ ss: Int,
    _ p: Params
) {
    let op = decoded(opCode, UnaryKernel.self)
    let type = kernelType(typeCode)
    let size = elementSize(type)
    if op == .copy { return copyStrided(size, n, d, ds, s, ss) }
    if ds == 1 && ss == 1 && !isHalf(type) && (Raw(d) != s || worksInPlace(op)) {
        return unaryContiguous(op, type, n, d, s, p)
    }
    let step = chunkCount(size)
    var i = 0
    withChunk { input in
        withChunk { output in
            while i < n {
                let count = n &- i < step ? n &- i : step
                loadChunk(type, count, input, s + i &* ss &* size, ss)
                let target = d + i &* ds &* size
                if ds == 1 && !isHalf(type) {
                    unaryContiguous(op, type, count, target, Raw(input), p)
                } else {
                    unaryContiguous(op, type, count, output, Raw(input), p)
                    storeChunk(type, count, target, ds, Raw(output))
                }
                i &+= count
            }
        }
    }
}
