// Vectors of 64 bytes with what the loops over rows of a Transformer need. LLVM splits them where registers are narrower.

import CSwiftGrad
import SwiftGradKernelAPI

/// A type whose vectors have exponentials, masks of bits and joins of all their lanes.
protocol LaneFloat: Foldable {
    static func mad(_ a: Lanes, _ b: Lanes, _ c: Lanes) -> Lanes
    static func exp(_ x: Lanes) -> Lanes
    static func sum(_ v: Lanes) -> Self
    /// Of all lanes; NaN wins.
    static func largest(_ v: Lanes) -> Self
    /// v where the bit is 1, else 0.
    static func keep(_ v: Lanes, _ bits: UInt16) -> Lanes
}

extension LaneFloat {
    @inline(__always) static var width: Int { 64 / MemoryLayout<Self>.size }
    @inline(__always) static func load(_ p: UnsafePointer<Self>) -> Lanes { Raw(p).loadUnaligned(as: Lanes.self) }
    @inline(__always) static func load(_ p: UnsafeMutablePointer<Self>) -> Lanes { Raw(p).loadUnaligned(as: Lanes.self) }
    @inline(__always) static func store(_ v: Lanes, _ p: UnsafeMutablePointer<Self>) {
        MutRaw(p).storeBytes(of: v, as: Lanes.self)
    }
}

extension Float: LaneFloat {
    @inline(__always) static func mad(_ a: Lanes, _ b: Lanes, _ c: Lanes) -> Lanes {
        #if KERNEL_FMA || arch(arm64)
            c.addingProduct(a, b)
        #else
            a * b + c
        #endif
    }

    /// As `exp` of one number, step by step.
    @inline(__always) static func exp(_ x: Lanes) -> Lanes {
        @inline(__always) func all(_ c: Float) -> Lanes { Lanes(repeating: c) }
        @inline(__always) func power(_ n: SIMD16<Int32>) -> Lanes {
            unsafeBitCast((n &+ SIMD16(repeating: 127)) &<< SIMD16(repeating: 23), to: Lanes.self)
        }
        var y = x.replacing(with: all(89), where: x .> all(89))
        y = y.replacing(with: all(-104), where: y .< all(-104))
        let magic = all(12_582_912)
        let t = mad(y, all(1.442_695_04), magic)
        let n = t - magic
        var r = mad(n, all(-0.693_359_375), y)
        r = mad(n, all(2.121_944_400_546_905_8e-4), r)
        let i = unsafeBitCast(t, to: SIMD16<Int32>.self) &- unsafeBitCast(magic, to: SIMD16<Int32>.self)
        var p = mad(r, all(1 / 5040), all(1 / 720))
        p = mad(p, r, all(1 / 120))
        p = mad(p, r, all(1 / 24))
        p = mad(p, r, all(1 / 6))
        p = mad(p, r, all(0.5))
        let q = mad(r * r, p, r) + all(1)
        let first = i &>> SIMD16(repeating: 1)
        return q * power(first) * power(i &- first)
    }

    @inline(__always) static func sum(_ v: Lanes) -> Float { sg_sum_float(v) }
    @inline(__always) static func largest(_ v: Lanes) -> Float { sg_largest_float(v) }
    @inline(__always) static func keep(_ v: Lanes, _ bits: UInt16) -> Lanes { sg_keep_float(v, bits) }
}

extension Double: LaneFloat {
    @inline(__always) static func mad(_ a: Lanes, _ b: Lanes, _ c: Lanes) -> Lanes {
        #if KERNEL_FMA || arch(arm64)
            c.addingProduct(a, b)
        #else
            a * b + c
        #endif
    }

    @inline(__always) static func exp(_ x: Lanes) -> Lanes {
        Lanes(cExp(x[0]), cExp(x[1]), cExp(x[2]), cExp(x[3]), cExp(x[4]), cExp(x[5]), cExp(x[6]), cExp(x[7]))
    }

    @inline(__always) static func sum(_ v: Lanes) -> Double { sg_sum_double(v) }
    @inline(__always) static func largest(_ v: Lanes) -> Double { sg_largest_double(v) }
    @inline(__always) static func keep(_ v: Lanes, _ bits: UInt16) -> Lanes {
        sg_keep_double(v, UInt8(truncatingIfNeeded: bits))
    }
}

/// 16 bits of a mask from bit `i` on; the memory is padded so that four bytes can be read.
@inline(__always) func bitsAt(_ mask: Raw, _ i: Int) -> UInt16 {
    let word = (mask + (i &>> 3)).loadUnaligned(as: UInt32.self)
    return UInt16(truncatingIfNeeded: word &>> UInt32(truncatingIfNeeded: i & 7))
}
