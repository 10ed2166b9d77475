// Conversions between dtypes. Half-precision types pass through float, other pairs have a loop of their own.

import SwiftGradKernelAPI

/// Float to integer as PyTorch on x86: Int64 gives its minimum for NaN and what is out of range, Int32 too; narrower
/// integers are the low bits of that Int32.
@inline(__always) private func truncated<S: KernelFloat, D: FixedWidthInteger>(_ x: S, _: D.Type) -> D {
    // One comparison guards the conversion (a NaN fails it), so that loops over it vectorise. The ends themselves convert to the minimum,
    // which is what lies beyond them too.
    if D.bitWidth == 64 {
        let inside = S.absolute(x) < S.constant(0x1p63)
        let y = (inside ? x : 0).int64
        return D(truncatingIfNeeded: inside ? y : Int64.min)
    }
    let inside = S.absolute(x) < S.constant(0x1p31)
    let y = (inside ? x : 0).int32
    return D(truncatingIfNeeded: inside ? y : Int32.min)
}

// A function of its own, so that the closure is inlined and its loop vectorised.
@inline(never) private func truncateLoop<S: KernelFloat, D: FixedWidthInteger>(_ n: Int, _ d: MutPtr<D>, _ s: Ptr<S>) {
    map(n, d, s) { truncated($0, D.self) }
}

private func fromFloat<S: KernelFloat>(_: S.Type, _ to: KernelType, _ n: Int, _ d: MutRaw, _ s: Ptr<S>) {
    switch to {
    case .uint8: truncateLoop(n, d.bound(UInt8.self), s)
    case .int8: truncateLoop(n, d.bound(Int8.self), s)
    case .int16: truncateLoop(n, d.bound(Int16.self), s)
    case .int32: truncateLoop(n, d.bound(Int32.self), s)
    case .int64: truncateLoop(n, d.bound(Int64.self), s)
    case .bool: map(n, d.bound(UInt8.self), s) { $0 != 0 ? 1 : 0 }
    case .float32, .float16, .bfloat16: map(n, d.bound(Float.self), s) { $0.float }
    case .float64: map(n, d.bound(Double.self), s) { $0.double }
    }
}

private func fromInteger<S: FixedWidthInteger>(_: S.Type, _ to: KernelType, _ n: Int, _ d: MutRaw, _ s: Ptr<S>) {
    switch to {
    case .uint8: map(n, d.bound(UInt8.self), s) { UInt8(truncatingIfNeeded: $0) }
    case .int8: map(n, d.bound(Int8.self), s) { Int8(truncatingIfNeeded: $0) }
    case .int16: map(n, d.bound(Int16.self), s) { Int16(truncatingIfNeeded: $0) }
    case .int32: map(n, d.bound(Int32.self), s) { Int32(truncatingIfNeeded: $0) }
    case .int64: map(n, d.bound(Int64.self), s) { Int64(truncatingIfNeeded: $0) }
    case .bool: map(n, d.bound(UInt8.self), s) { $0 != 0 ? 1 : 0 }
    case .float32, .float16, .bfloat16: map(n, d.bound(Float.self), s) { Float(Int64(truncatingIfNeeded: $0)) }
    case .float64: map(n, d.bound(Double.self), s) { Double(Int64(truncatingIfNeeded: $0)) }
    }
}

@inline(never) private func castContiguous(_ to: KernelType, _ from: KernelType, _ n: Int, _ d: MutRaw, _ s: Raw) {
    switch from {
    case .uint8, .bool: fromInteger(UInt8.self, to, n, d, s.bound(UInt8.self))
    case .int8: fromInteger(Int8.self, to, n, d, s.bound(Int8.self))
    case .int16: fromInteger(Int16.self, to, n, d, s.bound(Int16.self))
    case .int32: fromInteger(Int32.self, to, n, d, s.bound(Int32.self))
    case .int64: fromInteger(Int64.self, to, n, d, s.bound(Int64.self))
    case .float32, .float16, .bfloat16: fromFloat(Float.self, to, n, d, s.bound(Float.self))
    case .float64: fromFloat(Double.self, to, n, d, s.bound(Double.self))
    }
}

func kernelCast(
    _ toCode: KernelType.RawValue, _ fromCode: KernelType.RawValue, _ n: Int, _ d: MutRaw, _ ds: Int, _ s: Raw, _ ss: Int
) {
    if toCode == fromCode { return copyStrided(sizeOfCode(toCode), n, d, ds, s, ss) }
    let to = kernelType(toCode)
    let from = kernelType(fromCode)
    let toSize = elementSize(to), fromSize = elementSize(from)
    let plain = ds == 1 && ss == 1 && Raw(d) != s
    if plain {
        if !isHalf(from) && !isHalf(to) { return castContiguous(to, from, n, d, s) }
        if from == .float16 && to == .float32 { return floatsFromHalf(n, d.bound(Float.self), s.bound(UInt16.self), 1) }
        if from == .bfloat16 && to == .float32 { return floatsFromBfloat(n, d.bound(Float.self), s.bound(UInt16.self), 1) }
        if from == .float32 && to == .float16 { return halfFromFloats(n, d.bound(UInt16.self), 1, s.bound(Float.self)) }
        if from == .float32 && to == .bfloat16 { return bfloatFromFloats(n, d.bound(UInt16.self), 1, s.bound(Float.self)) }
    }
    let step = 128
    var i = 0
    withChunk { input in
        withChunk { output in
            while i < n {
                let count = n &- i < step ? n &- i : step
                loadChunk(from, count, input, s + i &* ss &* fromSize, ss)
                castContiguous(to, from, count, output, Raw(input))
                storeChunk(to, count, d + i &* ds &* toSize, ds, Raw(output))
                i &+= count
            }
        }
    }
}
