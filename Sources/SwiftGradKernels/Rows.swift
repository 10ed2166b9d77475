// Two loops in one call: rows of a strided walk, so that short rows do not each pay for a call through the table, and copies that
// turn rows into columns go through blocks of whole cache lines.

import SwiftGradKernelAPI

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// One block of a transposed copy: `side` x `side` elements, d[r * drs + c] = s[c * ss + r]. Each line of the source is read at once (rows that
/// are a power of two apart share their place in the cache and would push each other out), and each line of the result written at once.
@inline(__always) private func transposeBlock<T>(
    _ side: Int, _ d: MutPtr<T>, _ drs: Int, _ s: Ptr<T>, _ ss: Int, _ work: MutPtr<T>
) {
    var c = 0
    while c < side {
        let from = s + c &* ss
        let to = work + c &* side
        var k = 0
        while k < side {
            to[k] = from[k]
            k &+= 1
        }
        c &+= 1
    }
    var r = 0
    while r < side {
        let from = work + r
        let to = d + r &* drs
        var k = 0
        while k < side {
            to[k] = from[k &* side]
            k &+= 1
        }
        r &+= 1
    }
}

/// d[r * drs + c] = s[c * ss + r] for r < rows, c < n.
@inline(never) private func transposeTyped<T>(_ rows: Int, _ n: Int, _ d: MutPtr<T>, _ drs: Int, _ s: Ptr<T>, _ ss: Int) {
    let side = MemoryLayout<T>.size == 8 ? 8 : 16
    withChunk { raw in
        let work = raw.bound(T.self)
        var r = 0
        while r &+ side <= rows {
            var c = 0
            while c &+ side <= n {
                if side == 8 {
                    transposeBlock(8, d + (r &* drs &+ c), drs, s + (c &* ss &+ r), ss, work)
                } else {
                    transposeBlock(16, d + (r &* drs &+ c), drs, s + (c &* ss &+ r), ss, work)
                }
                c &+= side
            }
            var i = 0
            while i < side {
                var k = c
                while k < n {
                    d[(r &+ i) &* drs &+ k] = s[k &* ss &+ r &+ i]
                    k &+= 1
                }
                i &+= 1
            }
            r &+= side
        }
        while r < rows {
            var c = 0
            while c < n {
                d[r &* drs &+ c] = s[c &* ss &+ r]
                c &+= 1
            }
            r &+= 1
        }
    }
}

/// Rows of `bytes` bytes, a constant where this is inlined.
@inline(__always) private func copyFixedRows(_ bytes: Int, _ rows: Int, _ d: MutRaw, _ drs: Int, _ s: Raw, _ srs: Int) {
    var r = 0
    while r < rows {
        memcpy(d + r &* drs, s + r &* srs, bytes)
        r &+= 1
    }
}

/// Rows whose elements lie one after the other on both sides; strides in bytes.
@inline(never) private func copyWholeRows(_ bytes: Int, _ rows: Int, _ d: MutRaw, _ drs: Int, _ s: Raw, _ srs: Int) {
    switch bytes {
    case 8: copyFixedRows(8, rows, d, drs, s, srs)
    case 16: copyFixedRows(16, rows, d, drs, s, srs)
    case 32: copyFixedRows(32, rows, d, drs, s, srs)
    case 64: copyFixedRows(64, rows, d, drs, s, srs)
    case 128: copyFixedRows(128, rows, d, drs, s, srs)
    case 256: copyFixedRows(256, rows, d, drs, s, srs)
    default: copyFixedRows(bytes, rows, d, drs, s, srs)
    }
}

/// Rows of n elements of `size` bytes: d[r * drs + i * ds] = s[r * srs + i * ss].
func copyRows(_ size: Int, _ rows: Int, _ n: Int, _ d: MutRaw, _ drs: Int, _ ds: Int, _ s: Raw, _ srs: Int, _ ss: Int) {
    if rows <= 0 || n <= 0 { return }
    if ds == 1 && ss == 1 {
        return copyWholeRows(n &* size, rows, d, drs &* size, s, srs &* size)
    }
    if ds == 1 && srs == 1 && ss != 0 && size != 16 {
        switch size {
        case 1: return transposeTyped(rows, n, d.bound(UInt8.self), drs, s.bound(UInt8.self), ss)
        case 2: return transposeTyped(rows, n, d.bound(UInt16.self), drs, s.bound(UInt16.self), ss)
        case 4: return transposeTyped(rows, n, d.bound(UInt32.self), drs, s.bound(UInt32.self), ss)
        default: return transposeTyped(rows, n, d.bound(UInt64.self), drs, s.bound(UInt64.self), ss)
        }
    }
    if drs == 1 && ss == 1 && ds != 0 && size != 16 {
        switch size {
        case 1: return transposeTyped(n, rows, d.bound(UInt8.self), ds, s.bound(UInt8.self), srs)
        case 2: return transposeTyped(n, rows, d.bound(UInt16.self), ds, s.bound(UInt16.self), srs)
        case 4: return transposeTyped(n, rows, d.bound(UInt32.self), ds, s.bound(UInt32.self), srs)
        default: return transposeTyped(n, rows, d.bound(UInt64.self), ds, s.bound(UInt64.self), srs)
        }
    }
    var r = 0
    while r < rows {
        copyStrided(size, n, d + r &* drs &* size, ds, s + r &* srs &* size, ss)
        r &+= 1
    }
}

// MARK: Table entries

func kernelCastRows(
    _ toCode: KernelType.RawValue, _ fromCode: KernelType.RawValue, _ rows: Int, _ n: Int, _ d: MutRaw, _ drs: Int, _ ds: Int,
    _ s: Raw, _ srs: Int, _ ss: Int
) {
    let toSize = sizeOfCode(toCode), fromSize = sizeOfCode(fromCode)
    if toCode == fromCode { return copyRows(toSize, rows, n, d, drs, ds, s, srs, ss) }
    var r = 0
    while r < rows {
        kernelCast(toCode, fromCode, n, d + r &* drs &* toSize, ds, s + r &* srs &* fromSize, ss)
        r &+= 1
    }
}

func kernelBinaryRows(
    _ opCode: BinaryKernel.RawValue, _ typeCode: KernelType.RawValue, _ rows: Int, _ n: Int, _ d: MutRaw, _ drs: Int, _ ds: Int,
    _ a: Raw, _ ars: Int, _ sa: Int, _ b: Raw, _ brs: Int, _ sb: Int, _ work: MutRaw?, _ p: Params
) {
    let size = sizeOfCode(typeCode)
    if rows <= 0 || n <= 0 { return }
    // An operand that lies across is brought in block by block; the other and the result have their elements in line.
    let acrossA = ars == 1 && sa > 1, acrossB = brs == 1 && sb > 1
    if let work, acrossA || acrossB, ds == 1 {
        let workB = work + 16 &* 64 &* 8
        var r = 0
        while r < rows {
            let height = rows &- r < 16 ? rows &- r : 16
            var c = 0
            while c < n {
                let count = n &- c < 64 ? n &- c : 64
                let placeA = a + (r &* ars &+ c &* sa) &* size, placeB = b + (r &* brs &+ c &* sb) &* size
                if acrossA { copyRows(size, height, count, work, 64, 1, placeA, 1, sa) }
                if acrossB { copyRows(size, height, count, workB, 64, 1, placeB, 1, sb) }
                var i = 0
                while i < height {
                    kernelBinary(
                        opCode, typeCode, count, d + ((r &+ i) &* drs &+ c) &* size, 1,
                        acrossA ? Raw(work + i &* 64 &* size) : placeA + i &* ars &* size, acrossA ? 1 : sa,
                        acrossB ? Raw(workB + i &* 64 &* size) : placeB + i &* brs &* size, acrossB ? 1 : sb, p)
                    i &+= 1
                }
                c &+= count
            }
            r &+= height
        }
        return
    }
    var r = 0
    while r < rows {
        kernelBinary(
            opCode, typeCode, n, d + r &* drs &* size, ds, a + r &* ars &* size, sa, b + r &* brs &* size, sb, p)
        r &+= 1
    }
}

func kernelUnaryRows(
    _ opCode: UnaryKernel.RawValue, _ typeCode: KernelType.RawValue, _ rows: Int, _ n: Int, _ d: MutRaw, _ drs: Int, _ ds: Int,
    _ s: Raw, _ srs: Int, _ ss: Int, _ work: MutRaw?, _ p: Params
) {
    let size = sizeOfCode(typeCode)
    if let work, ds == 1, srs == 1, ss > 1 {
        var r = 0
        while r < rows {
            let height = rows &- r < 16 ? rows &- r : 16
            var c = 0
            while c < n {
                let count = n &- c < 64 ? n &- c : 64
                copyRows(size, height, count, work, 64, 1, s + (r &+ c &* ss) &* size, 1, ss)
                var i = 0
                while i < height {
                    let place = d + ((r &+ i) &* drs &+ c) &* size
                    kernelUnary(opCode, typeCode, count, place, 1, Raw(work + i &* 64 &* size), 1, p)
                    i &+= 1
                }
                c &+= count
            }
            r &+= height
        }
        return
    }
    var r = 0
    while r < rows {
        kernelUnary(opCode, typeCode, n, d + r &* drs &* size, ds, s + r &* srs &* size, ss, p)
        r &+= 1
    }
}
