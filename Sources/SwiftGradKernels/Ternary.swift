// Functions of three arguments of one dtype.

import SwiftGradKernelAPI

@inline(__always) private func map3<T>(_ n: Int, _ d: MutPtr<T>, _ a: Ptr<T>, _ b: Ptr<T>, _ c: Ptr<T>, _ f: (T, T, T) -> T) {
    var i = 0
    while i < n {
        d[i] = f(a[i], b[i], c[i])
        i &+= 1
    }
}

/// As `map3`, with a loop for d == a.
@inline(__always) private func map3InPlace<T>(
    _ n: Int, _ d: MutPtr<T>, _ a: Ptr<T>, _ b: Ptr<T>, _ c: Ptr<T>, _ f: (T, T, T) -> T
) {
    if UnsafePointer(d) == a {
        var i = 0
        while i < n {
            d[i] = f(d[i], b[i], c[i])
            i &+= 1
        }
    } else {
        map3(n, d, a, b, c, f)
    }
}

/// Contiguous operands, d == a allowed; for lerp the weight is one number. False for other operators.
private func ternaryDirect<T: KernelFloat>(
    _ op: TernaryKernel, _ n: Int, _ d: MutPtr<T>, _ a: Ptr<T>, _ b: Ptr<T>, _ c: Ptr<T>, _ sc: Int, _ p: Params
) -> Bool {
    let value = T.constant(p[0])
    switch op {
    case .addcmul where sc == 1: map3InPlace(n, d, a, b, c) { $0 + value * $1 * $2 }
    case .addcdiv where sc == 1: map3InPlace(n, d, a, b, c) { $0 + value * $1 / $2 }
    case .lerp where sc == 0:
        let w = c[0], rest = 1 - w
        if T.absolute(w) < T.constant(0.5) {
            map2All(n, d, a, 1, b, 1) { $0 + w * ($1 - $0) }
        } else {
            map2All(n, d, a, 1, b, 1) { $1 - ($1 - $0) * rest }
        }
    default: return false
    }
    return true
}

private func ternaryFloat<T: KernelFloat>(
    _ op: TernaryKernel, _ n: Int, _ d: MutPtr<T>, _ a: Ptr<T>, _ b: Ptr<T>, _ c: Ptr<T>, _ p: Params
) {
    switch op {
    case .addcmul:
        let value = T.constant(p[0])
        map3(n, d, a, b, c) { $0 + value * $1 * $2 }
    case .addcdiv:
        let value = T.constant(p[0])
        map3(n, d, a, b, c) { $0 + value * $1 / $2 }
    case .lerp:
        map3(n, d, a, b, c) { x, y, w in
            let near = x + w * (y - x)
            let far = y - (y - x) * (1 - w)
            return T.absolute(w) < T.constant(0.5) ? near : far
        }
    case .clampTensor: map3(n, d, a, b, c) { x, low, high in T.minNaN(T.maxNaN(x, low), high) }
    }
}

private func ternaryInteger<T: FixedWidthInteger>(
    _ op: TernaryKernel, _ n: Int, _ d: MutPtr<T>, _ a: Ptr<T>, _ b: Ptr<T>, _ c: Ptr<T>, _ p: Params
) {
    switch op {
    case .addcmul:
        let value = integer(p[0], T.self)
        map3(n, d, a, b, c) { $0 &+ value &* $1 &* $2 }
    case .addcdiv:
        let value = integer(p[0], T.self)
        map3(n, d, a, b, c) { x, y, z in
            let product = value &* y
            if z == 0 { return x }
            if T.isSigned && z == 0 &- 1 { return x &- product }
            return x &+ product / z
        }
    case .lerp: map3(n, d, a, b, c) { $0 &+ $2 &* ($1 &- $0) }
    case .clampTensor:
        map3(n, d, a, b, c) { x, low, high in
            let y = x < low ? low : x
            return y > high ? high : y
        }
    }
}

@inline(never) private func ternaryContiguous(
    _ op: TernaryKernel, _ type: KernelType, _ n: Int, _ d: MutRaw, _ a: Raw, _ b: Raw, _ c: Raw, _ p: Params
) {
    switch type {
    case .uint8, .bool:
        ternaryInteger(op, n, d.bound(UInt8.self), a.bound(UInt8.self), b.bound(UInt8.self), c.bound(UInt8.self), p)
    case .int8: ternaryInteger(op, n, d.bound(Int8.self), a.bound(Int8.self), b.bound(Int8.self), c.bound(Int8.self), p)
    case .int16: ternaryInteger(op, n, d.bound(Int16.self), a.bound(Int16.self), b.bound(Int16.self), c.bound(Int16.self), p)
    case .int32: ternaryInteger(op, n, d.bound(Int32.self), a.bound(Int32.self), b.bound(Int32.self), c.bound(Int32.self), p)
    case .int64: ternaryInteger(op, n, d.bound(Int64.self), a.bound(Int64.self), b.bound(Int64.self), c.bound(Int64.self), p)
    case .float64: ternaryFloat(op, n, d.bound(Double.self), a.bound(Double.self), b.bound(Double.self), c.bound(Double.self), p)
    case .float32, .float16, .bfloat16:
        ternaryFloat(op, n, d.bound(Float.self), a.bound(Float.self), b.bound(Float.self), c.bound(Float.self), p)
    }
}

func kernelTernary(
    _ opCode: TernaryKernel.RawValue, _ typeCode: KernelType.RawValue, _ n: Int, _ d: MutRaw, _ ds: Int, _ a: Raw, _ sa: Int,
    _ b: Raw, _ sb: Int, _ c: Raw, _ sc: Int, _ p: Params
) {
    let op = decoded(opCode, TernaryKernel.self)
    let type = kernelType(typeCode)
    if n <= 0 { return }
    let size = elementSize(type)
    if ds == 1, sa == 1, sb == 1, type == .float32 || type == .float64, Raw(d) != b, Raw(d) != c || sc == 0 {
        let done =
            type == .float32
            ? ternaryDirect(op, n, d.bound(Float.self), a.bound(Float.self), b.bound(Float.self), c.bound(Float.self), sc, p)
            : ternaryDirect(op, n, d.bound(Double.self), a.bound(Double.self), b.bound(Double.self), c.bound(Double.self), sc, p)
        if done { return }
    }
    let step = chunkCount(size)
    let direct = !isHalf(type)
    withChunk { bufferC in
        var i = 0
        // The third operand is walked here, the other three by the two-operand loop.
        while i < n {
            let count = n &- i < step ? n &- i : step
            let placeC = c + i &* sc &* size
            if !(direct && sc == 1 && c != Raw(d)) && (sc != 0 || i == 0) { loadChunk(type, count, bufferC, placeC, sc) }
            let z = direct && sc == 1 && c != Raw(d) ? placeC : Raw(bufferC)
            binaryChunks(
                type, 0, count, d + i &* ds &* size, ds, a + i &* sa &* size, sa, b + i &* sb &* size, sb
            ) { m, out, x, y in ternaryContiguous(op, type, m, out, x, y, z, p) }
            i &+= count
        }
    }
}
