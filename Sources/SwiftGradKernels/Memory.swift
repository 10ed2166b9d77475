// Moving elements: strided gather and scatter, half-precision conversion, chunks on the stack.

import SwiftGradKernelAPI

typealias Ptr<T> = UnsafePointer<T>
typealias MutPtr<T> = UnsafeMutablePointer<T>

/// Elements a chunk on the stack holds for four-byte (and smaller) types; eight-byte types have half as many.
/// A chunk is 1024 bytes: the most that Swift allocates on the stack without asking the runtime.
let chunkBytes = 1024

@inline(__always) func chunkCount(_ size: Int) -> Int { size == 8 ? 128 : 256 }

/// Calls `body` with 1024 uninitialised bytes on the stack.
@inline(__always) func withChunk(_ body: (MutRaw) -> Void) {
    withUnsafeTemporaryAllocation(byteCount: 1024, alignment: 16) { body($0.baseAddress.unsafelyUnwrapped) }
}

/// An operator from its code. Not `init(rawValue:)`: the compiler emits specialisations of functions of other modules as symbols
/// that the builds for different instruction sets would share. The codes count from 0 in the order of declaration, as the
/// tags of the enumeration in memory do.
@inline(__always) func decoded<E>(_ code: Int32, _: E.Type) -> E { unsafeBitCast(UInt8(truncatingIfNeeded: code), to: E.self) }

/// An element type from its code; see `decoded`.
@inline(__always) func kernelType(_ code: Int32) -> KernelType {
    switch code {
    case 0: return .uint8
    case 1: return .int8
    case 2: return .int16
    case 3: return .int32
    case 4: return .int64
    case 5: return .float16
    case 6: return .float32
    case 7: return .float64
    case 11: return .bool
    default: return .bfloat16
    }
}

@inline(__always) func elementSize(_ type: KernelType) -> Int {
    switch type {
    case .uint8, .int8, .bool: return 1
    case .int16, .float16, .bfloat16: return 2
    case .int32, .float32: return 4
    case .int64, .float64: return 8
    }
}

/// Bytes of an element by its code alone, those of types included that no kernel computes with: elements are moved by their size.
@inline(__always) func sizeOfCode(_ code: Int32) -> Int {
    switch code {
    case 0, 1, 11, 23, 24: return 1
    case 2, 5, 15, 27: return 2
    case 3, 6, 8, 28: return 4
    case 10: return 16
    default: return 8
    }
}

@inline(__always) func isHalf(_ type: KernelType) -> Bool { type == .float16 || type == .bfloat16 }

@inline(__always) func copyBytes(_ d: MutRaw, _ s: Raw, _ bytes: Int) { d.copyMemory(from: s, byteCount: bytes) }

@inline(__always) private func gatherTyped<T>(_ n: Int, _ d: MutPtr<T>, _ s: Ptr<T>, _ stride: Int) {
    var i = 0
    if stride == -1 {
        while i < n {
            d[i] = s[0 &- i]
            i &+= 1
        }
        return
    }
    while i < n {
        d[i] = s[i &* stride]
        i &+= 1
    }
}

@inline(__always) private func scatterTyped<T>(_ n: Int, _ d: MutPtr<T>, _ stride: Int, _ s: Ptr<T>) {
    var i = 0
    while i < n {
        d[i &* stride] = s[i]
        i &+= 1
    }
}

@inline(__always) func fillTyped<T>(_ n: Int, _ d: MutPtr<T>, _ value: T) {
    var i = 0
    while i < n {
        d[i] = value
        i &+= 1
    }
}

/// n elements of `size` bytes, `stride` elements apart, to contiguous `d`.
@inline(never) func gather(_ size: Int, _ n: Int, _ d: MutRaw, _ s: Raw, _ stride: Int) {
    if stride == 1 { return copyBytes(d, s, n &* size) }
    if stride == 0 { return fillContiguous(size, n, d, s) }
    switch size {
    case 1: gatherTyped(n, d.bound(UInt8.self), s.bound(UInt8.self), stride)
    case 2: gatherTyped(n, d.bound(UInt16.self), s.bound(UInt16.self), stride)
    case 4: gatherTyped(n, d.bound(UInt32.self), s.bound(UInt32.self), stride)
    case 16: gatherTyped(n, d.bound((UInt64, UInt64).self), s.bound((UInt64, UInt64).self), stride)
    default: gatherTyped(n, d.bound(UInt64.self), s.bound(UInt64.self), stride)
    }
}

/// n contiguous elements to places `stride` elements apart.
@inline(never) func scatter(_ size: Int, _ n: Int, _ d: MutRaw, _ stride: Int, _ s: Raw) {
    if stride == 1 { return copyBytes(d, s, n &* size) }
    switch size {
    case 1: scatterTyped(n, d.bound(UInt8.self), stride, s.bound(UInt8.self))
    case 2: scatterTyped(n, d.bound(UInt16.self), stride, s.bound(UInt16.self))
    case 4: scatterTyped(n, d.bound(UInt32.self), stride, s.bound(UInt32.self))
    case 16: scatterTyped(n, d.bound((UInt64, UInt64).self), stride, s.bound((UInt64, UInt64).self))
    default: scatterTyped(n, d.bound(UInt64.self), stride, s.bound(UInt64.self))
    }
}

@inline(never) func fillContiguous(_ size: Int, _ n: Int, _ d: MutRaw, _ value: Raw) {
    if n <= 0 { return }
    switch size {
    case 1: fillTyped(n, d.bound(UInt8.self), value.load(as: UInt8.self))
    case 2: fillTyped(n, d.bound(UInt16.self), value.load(as: UInt16.self))
    case 4: fillTyped(n, d.bound(UInt32.self), value.load(as: UInt32.self))
    case 16:
        let v = value.loadUnaligned(as: (UInt64, UInt64).self)
        fillTyped(n, d.bound((UInt64, UInt64).self), v)
    default: fillTyped(n, d.bound(UInt64.self), value.load(as: UInt64.self))
    }
}

@inline(__always) private func copyTyped<T>(_ n: Int, _ d: MutPtr<T>, _ ds: Int, _ s: Ptr<T>, _ ss: Int) {
    var i = 0
    while i < n {
        d[i &* ds] = s[i &* ss]
        i &+= 1
    }
}

/// n elements from stride `ss` to stride `ds`.
func copyStrided(_ size: Int, _ n: Int, _ d: MutRaw, _ ds: Int, _ s: Raw, _ ss: Int) {
    if n <= 0 { return }
    if ds == 1 { return gather(size, n, d, s, ss) }
    if ss == 1 { return scatter(size, n, d, ds, s) }
    switch size {
    case 1: copyTyped(n, d.bound(UInt8.self), ds, s.bound(UInt8.self), ss)
    case 2: copyTyped(n, d.bound(UInt16.self), ds, s.bound(UInt16.self), ss)
    case 4: copyTyped(n, d.bound(UInt32.self), ds, s.bound(UInt32.self), ss)
    case 16: copyTyped(n, d.bound((UInt64, UInt64).self), ds, s.bound((UInt64, UInt64).self), ss)
    default: copyTyped(n, d.bound(UInt64.self), ds, s.bound(UInt64.self), ss)
    }
}

extension UnsafeRawPointer {
    /// The same address as a typed pointer (no effect at run time).
    @inline(__always) func bound<T>(_: T.Type) -> UnsafePointer<T> { assumingMemoryBound(to: T.self) }
}

extension UnsafeMutableRawPointer {
    /// The same address as a typed pointer (no effect at run time).
    @inline(__always) func bound<T>(_: T.Type) -> UnsafeMutablePointer<T> { assumingMemoryBound(to: T.self) }
}

// MARK: Half precision

@inline(__always) func bfloatToFloat(_ bits: UInt16) -> Float { Float(bitPattern: UInt32(bits) &<< 16) }

/// Rounds to nearest even; a NaN stays a (quiet) NaN.
@inline(__always) func floatToBfloat(_ x: Float) -> UInt16 {
    let bits = x.bitPattern
    let rounded = (bits &+ 0x7FFF &+ ((bits &>> 16) & 1)) &>> 16
    return UInt16(truncatingIfNeeded: x != x ? 0x7FC0 : rounded)
}

#if KERNEL_F16C || arch(arm64)
    @inline(__always) func halfToFloat(_ bits: UInt16) -> Float { Float(Float16(bitPattern: bits)) }
    @inline(__always) func floatToHalf(_ x: Float) -> UInt16 { Float16(x).bitPattern }
#else
    /// Exponent and mantissa are moved to their places in a float and scaled by 2^112, which also normalises denormals.
    @inline(__always) func halfToFloat(_ bits: UInt16) -> Float {
        let magnitude = UInt32(bits & 0x7FFF) &<< 13
        let scaled = (Float(bitPattern: magnitude) * Float(bitPattern: 0x7780_0000)).bitPattern
        let value = magnitude >= 0x0F80_0000 ? magnitude | 0x7F80_0000 : scaled
        return Float(bitPattern: value | (UInt32(bits & 0x8000) &<< 16))
    }
    /// Round to nearest even in integers; results below 2^-14 are rounded by adding 0.5, whose last place is 2^-24.
    @inline(__always) func floatToHalf(_ x: Float) -> UInt16 {
        let bits = x.bitPattern
        let sign = (bits &>> 16) & 0x8000
        let magnitude = bits & 0x7FFF_FFFF
        let normal = (magnitude &- 0x3800_0000 &+ 0xFFF &+ ((magnitude &>> 13) & 1)) &>> 13
        let small = (Float(bitPattern: magnitude) + 0.5).bitPattern &- 0x3F00_0000
        var result = magnitude < 0x3880_0000 ? small : normal
        result = magnitude >= 0x477F_F000 ? 0x7C00 : result
        result = magnitude > 0x7F80_0000 ? 0x7E00 : result
        return UInt16(truncatingIfNeeded: result | sign)
    }
#endif

@inline(never) func floatsFromHalf(_ n: Int, _ d: MutPtr<Float>, _ s: Ptr<UInt16>, _ stride: Int) {
    var i = 0
    if stride == 1 {
        while i < n {
            d[i] = halfToFloat(s[i])
            i &+= 1
        }
    } else {
        while i < n {
            d[i] = halfToFloat(s[i &* stride])
            i &+= 1
        }
    }
}

@inline(never) func floatsFromBfloat(_ n: Int, _ d: MutPtr<Float>, _ s: Ptr<UInt16>, _ stride: Int) {
    var i = 0
    if stride == 1 {
        while i < n {
            d[i] = bfloatToFloat(s[i])
            i &+= 1
        }
    } else {
        while i < n {
            d[i] = bfloatToFloat(s[i &* stride])
            i &+= 1
        }
    }
}

@inline(never) func halfFromFloats(_ n: Int, _ d: MutPtr<UInt16>, _ stride: Int, _ s: Ptr<Float>) {
    var i = 0
    if stride == 1 {
        while i < n {
            d[i] = floatToHalf(s[i])
            i &+= 1
        }
    } else {
        while i < n {
            d[i &* stride] = floatToHalf(s[i])
            i &+= 1
        }
    }
}

@inline(never) func bfloatFromFloats(_ n: Int, _ d: MutPtr<UInt16>, _ stride: Int, _ s: Ptr<Float>) {
    var i = 0
    if stride == 1 {
        while i < n {
            d[i] = floatToBfloat(s[i])
            i &+= 1
        }
    } else {
        while i < n {
            d[i &* stride] = floatToBfloat(s[i])
            i &+= 1
        }
    }
}

/// n elements to contiguous computing form: float16 and bfloat16 become floats, others keep their type.
@inline(__always) func loadChunk(_ type: KernelType, _ n: Int, _ d: MutRaw, _ s: Raw, _ stride: Int) {
    switch type {
    case .float16: floatsFromHalf(n, d.bound(Float.self), s.bound(UInt16.self), stride)
    case .bfloat16: floatsFromBfloat(n, d.bound(Float.self), s.bound(UInt16.self), stride)
    default: gather(elementSize(type), n, d, s, stride)
    }
}

/// The reverse of `loadChunk`.
@inline(__always) func storeChunk(_ type: KernelType, _ n: Int, _ d: MutRaw, _ stride: Int, _ s: Raw) {
    switch type {
    case .float16: halfFromFloats(n, d.bound(UInt16.self), stride, s.bound(Float.self))
    case .bfloat16: bfloatFromFloats(n, d.bound(UInt16.self), stride, s.bound(Float.self))
    default: scatter(elementSize(type), n, d, stride, s)
    }
}

// MARK: Table entries

func kernelFill(_ size: Int, _ n: Int, _ d: MutRaw, _ ds: Int, _ value: Raw) {
    if ds == 1 { return fillContiguous(size, n, d, value) }
    copyStrided(size, n, d, ds, value, 0)
}

@inline(__always) private func selectTyped<T>(
    _: T.Type, _ n: Int, _ d: MutRaw, _ ds: Int, _ c: Raw, _ cs: Int, _ a: Raw, _ sa: Int, _ b: Raw, _ sb: Int
) {
    let d = d.bound(T.self), c = c.bound(UInt8.self), a = a.bound(T.self), b = b.bound(T.self)
    if n <= 0 { return }
    var i = 0
    if ds == 1, cs == 1, sa == 1, sb == 1 {
        while i < n {
            let x = a[i], y = b[i]
            d[i] = c[i] != 0 ? x : y
            i &+= 1
        }
    } else if ds == 1, cs == 1, sa == 1, sb == 0 {
        let y = b[0]
        while i < n {
            let x = a[i]
            d[i] = c[i] != 0 ? x : y
            i &+= 1
        }
    } else if ds == 1, cs == 1, sa == 0, sb == 1 {
        let x = a[0]
        while i < n {
            let y = b[i]
            d[i] = c[i] != 0 ? x : y
            i &+= 1
        }
    } else {
        while i < n {
            let x = a[i &* sa], y = b[i &* sb]
            d[i &* ds] = c[i &* cs] != 0 ? x : y
            i &+= 1
        }
    }
}

func kernelSelect(
    _ size: Int, _ n: Int, _ d: MutRaw, _ ds: Int, _ c: Raw, _ cs: Int, _ a: Raw, _ sa: Int, _ b: Raw, _ sb: Int
) {
    switch size {
    case 1: selectTyped(UInt8.self, n, d, ds, c, cs, a, sa, b, sb)
    case 2: selectTyped(UInt16.self, n, d, ds, c, cs, a, sa, b, sb)
    case 4: selectTyped(UInt32.self, n, d, ds, c, cs, a, sa, b, sb)
    case 16: selectTyped((UInt64, UInt64).self, n, d, ds, c, cs, a, sa, b, sb)
    default: selectTyped(UInt64.self, n, d, ds, c, cs, a, sa, b, sb)
    }
}
