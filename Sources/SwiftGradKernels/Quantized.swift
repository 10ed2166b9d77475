// Bytes in place of floats: quantizing rows, packing weights, and products of both in 32-bit integers.

import CSwiftGrad
import SwiftGradKernelAPI

private typealias Lanes = sg_lanes16

// MARK: rows

func kernelQuantizedRange(_ n: Int, _ x: Raw, _ out: MutRaw) {
    let p = x.bound(Float.self), result = out.bound(Float.self)
    var low = SIMD16<Float>(repeating: result[0]), high = SIMD16<Float>(repeating: result[1]), i = 0
    while i &+ 16 <= n {
        let v = Raw(p + i).loadUnaligned(as: SIMD16<Float>.self)
        low.replace(with: v, where: v .< low)
        high.replace(with: v, where: v .> high)
        i &+= 16
    }
    var least = low[0], greatest = high[0], j = 1
    while j < 16 {
        if low[j] < least { least = low[j] }
        if high[j] > greatest { greatest = high[j] }
        j &+= 1
    }
    while i < n {
        if p[i] < least { least = p[i] }
        if p[i] > greatest { greatest = p[i] }
        i &+= 1
    }
    result[0] = least
    result[1] = greatest
}

@inline(never) private func quantizeRow(
    _ k: Int, _ x: Ptr<Float>, _ q: MutPtr<UInt8>, _ inverse: Float, _ zero: Int32
) {
    // Bounds before rounding: they are integers themselves.
    let low = Float(0 &- zero), high = Float(255 &- zero), base = Int32(bitPattern: Float(12_582_912).bitPattern) &- zero
    var i = 0
    while i < k {
        var v = x[i] * inverse
        v = v > low ? v : low
        v = v < high ? v : high
        q[i] = UInt8(truncatingIfNeeded: Int32(bitPattern: (v + 12_582_912).bitPattern) &- base)
        i &+= 1
    }
}

func kernelQuantize(
    _ rows: Int, _ k: Int, _ x: Raw, _ stride: Int, _ q: MutRaw, _ qRow: Int, _ inverse: Float, _ zero: Int32
) {
    let from = x.bound(Float.self), to = q.bound(UInt8.self)
    var row = 0
    while row < rows {
        let target = to + row &* qRow
        quantizeRow(k, from + row &* stride, target, inverse, zero)
        var i = k
        while i < qRow {
            target[i] = 0
            i &+= 1
        }
        row &+= 1
    }
}

func kernelQuantizedPack(_ n: Int, _ k: Int, _ packed: MutRaw, _ rows: Raw, _ sums: MutRaw) {
    let from = rows.bound(Int8.self), to = packed.bound(Int8.self), total = sums.bound(Int32.self)
    let groups = QuantizedKernels.rowBytes(k) / 4
    var j = 0
    while j < (n &+ 15) / 16 &* 16 {
        let lane = to + (j / 16 &* 64 &* groups &+ j % 16 &* 4), row = from + j &* k
        var sum: Int32 = 0, i = 0
        while i < 4 &* groups {
            let w: Int8 = j < n && i < k ? row[i] : 0
            lane[i / 4 &* 64 &+ i % 4] = w
            sum = sum &+ Int32(w)
            i &+= 1
        }
        if j < n { total[j] = sum }
        j &+= 1
    }
}

// MARK: products

/// How four bytes meet sixteen times four.
private protocol ByteDot {
    static func add(_ sum: Lanes, _ a: Int32, _ b: Lanes) -> Lanes
}

private enum PlainDot: ByteDot {
    @inline(__always) static func add(_ sum: Lanes, _ a: Int32, _ b: Lanes) -> Lanes { sg_dot_bytes(sum, a, b) }
}

#if KERNEL_V4
    private enum VNNIDot: ByteDot {
        @inline(__always) static func add(_ sum: Lanes, _ a: Int32, _ b: Lanes) -> Lanes { sg_dot_bytes_vnni(sum, a, b) }
    }
#endif

/// Sixteen columns of a row, from their sums.
@inline(__always) private func finish(_ sum: Lanes, _ row: Int, _ j: Int, _ t: UnsafePointer<QuantizedProduct>) {
    let sums = t.pointee.sums + j &* 4, scales = t.pointee.scales + j &* 4, y = t.pointee.y + (row &* t.pointee.yRow &+ j) &* 4
    let count = t.pointee.n &- j
    if count >= 16 {
        let own = sum &- sums.loadUnaligned(as: Lanes.self) &* Lanes(repeating: t.pointee.zeroPoint)
        let scale = SIMD16<Float>(repeating: t.pointee.scale)
        let factor =
            t.pointee.isPerTensor
            ? scale * SIMD16<Float>(repeating: t.pointee.scales.loadUnaligned(as: Float.self))
            : scale * scales.loadUnaligned(as: SIMD16<Float>.self)
        var v = sg_float_lanes(own)
        if let bias = t.pointee.bias {
            let b = (bias + j &* 4).loadUnaligned(as: SIMD16<Float>.self)
            #if KERNEL_FMA || arch(arm64)
                v = b.addingProduct(v, factor)
            #else
                v = v * factor + b
            #endif
        } else {
            v *= factor
        }
        if t.pointee.adds { v = Raw(y).loadUnaligned(as: SIMD16<Float>.self) + v }
        y.storeBytes(of: v, as: SIMD16<Float>.self)
        return
    }
    var i = 0
    while i < count {
        let own = sum[i] &- sums.bound(Int32.self)[i] &* t.pointee.zeroPoint
        let factor =
            t.pointee.scale * (t.pointee.isPerTensor ? t.pointee.scales.bound(Float.self)[0] : scales.bound(Float.self)[i])
        var v = Float(own)
        if let bias = t.pointee.bias {
            v = Float.mad(v, factor, bias.bound(Float.self)[j &+ i])
        } else {
            v *= factor
        }
        y.bound(Float.self)[i] = t.pointee.adds ? y.bound(Float.self)[i] + v : v
        i &+= 1
    }
}

/// One row by four panels.
@inline(__always) private func block1x4<D: ByteDot>(_: D.Type, _ row: Int, _ j: Int, _ t: UnsafePointer<QuantizedProduct>) {
    let groups = t.pointee.groups, panel = groups &* 64
    var a = t.pointee.q + row &* t.pointee.qRow, b = t.pointee.packed + j / 16 &* panel
    var s0 = Lanes(), s1 = Lanes(), s2 = Lanes(), s3 = Lanes(), g = 0
    while g < groups {
        let x = a.loadUnaligned(as: Int32.self)
        s0 = D.add(s0, x, b.loadUnaligned(as: Lanes.self))
        s1 = D.add(s1, x, (b + panel).loadUnaligned(as: Lanes.self))
        s2 = D.add(s2, x, (b + 2 &* panel).loadUnaligned(as: Lanes.self))
        s3 = D.add(s3, x, (b + 3 &* panel).loadUnaligned(as: Lanes.self))
        a += 4
        b += 64
        g &+= 1
    }
    finish(s0, row, j, t)
    finish(s1, row, j &+ 16, t)
    finish(s2, row, j &+ 32, t)
    finish(s3, row, j &+ 48, t)
}

/// Four rows by four panels.
@inline(__always) private func block4x4<D: ByteDot>(_: D.Type, _ row: Int, _ j: Int, _ t: UnsafePointer<QuantizedProduct>) {
    let groups = t.pointee.groups, panel = groups &* 64, next = t.pointee.qRow
    var a = t.pointee.q + row &* next, b = t.pointee.packed + j / 16 &* panel
    var s00 = Lanes(), s01 = Lanes(), s02 = Lanes(), s03 = Lanes()
    var s10 = Lanes(), s11 = Lanes(), s12 = Lanes(), s13 = Lanes()
    var s20 = Lanes(), s21 = Lanes(), s22 = Lanes(), s23 = Lanes()
    var s30 = Lanes(), s31 = Lanes(), s32 = Lanes(), s33 = Lanes()
    var g = 0
    while g < groups {
        let b0 = b.loadUnaligned(as: Lanes.self), b1 = (b + panel).loadUnaligned(as: Lanes.self)
        let b2 = (b + 2 &* panel).loadUnaligned(as: Lanes.self), b3 = (b + 3 &* panel).loadUnaligned(as: Lanes.self)
        var x = a.loadUnaligned(as: Int32.self)
        s00 = D.add(s00, x, b0)
        s01 = D.add(s01, x, b1)
        s02 = D.add(s02, x, b2)
        s03 = D.add(s03, x, b3)
        x = (a + next).loadUnaligned(as: Int32.self)
        s10 = D.add(s10, x, b0)
        s11 = D.add(s11, x, b1)
        s12 = D.add(s12, x, b2)
        s13 = D.add(s13, x, b3)
        x = (a + 2 &* next).loadUnaligned(as: Int32.self)
        s20 = D.add(s20, x, b0)
        s21 = D.add(s21, x, b1)
        s22 = D.add(s22, x, b2)
        s23 = D.add(s23, x, b3)
        x = (a + 3 &* next).loadUnaligned(as: Int32.self)
        s30 = D.add(s30, x, b0)
        s31 = D.add(s31, x, b1)
        s32 = D.add(s32, x, b2)
        s33 = D.add(s33, x, b3)
        a += 4
        b += 64
        g &+= 1
    }
    finish(s00, row, j, t)
    finish(s01, row, j &+ 16, t)
    finish(s02, row, j &+ 32, t)
    finish(s03, row, j &+ 48, t)
    finish(s10, row &+ 1, j, t)
    finish(s11, row &+ 1, j &+ 16, t)
    finish(s12, row &+ 1, j &+ 32, t)
    finish(s13, row &+ 1, j &+ 48, t)
    finish(s20, row &+ 2, j, t)
    finish(s21, row &+ 2, j &+ 16, t)
    finish(s22, row &+ 2, j &+ 32, t)
    finish(s23, row &+ 2, j &+ 48, t)
    finish(s30, row &+ 3, j, t)
    finish(s31, row &+ 3, j &+ 16, t)
    finish(s32, row &+ 3, j &+ 32, t)
    finish(s33, row &+ 3, j &+ 48, t)
}

/// Four rows by one panel, or fewer.
@inline(__always) private func block4x1<D: ByteDot>(
    _: D.Type, _ rows: Int, _ row: Int, _ j: Int, _ t: UnsafePointer<QuantizedProduct>
) {
    let groups = t.pointee.groups, next = t.pointee.qRow
    let a0 = t.pointee.q + row &* next, a1 = rows > 1 ? a0 + next : a0, a2 = rows > 2 ? a1 + next : a0
    let a3 = rows > 3 ? a2 + next : a0, b = t.pointee.packed + j / 16 &* groups &* 64
    var s0 = Lanes(), s1 = Lanes(), s2 = Lanes(), s3 = Lanes(), g = 0
    while g < groups {
        let v = (b + g &* 64).loadUnaligned(as: Lanes.self), at = g &* 4
        s0 = D.add(s0, (a0 + at).loadUnaligned(as: Int32.self), v)
        s1 = D.add(s1, (a1 + at).loadUnaligned(as: Int32.self), v)
        s2 = D.add(s2, (a2 + at).loadUnaligned(as: Int32.self), v)
        s3 = D.add(s3, (a3 + at).loadUnaligned(as: Int32.self), v)
        g &+= 1
    }
    finish(s0, row, j, t)
    if rows > 1 { finish(s1, row &+ 1, j, t) }
    if rows > 2 { finish(s2, row &+ 2, j, t) }
    if rows > 3 { finish(s3, row &+ 3, j, t) }
}

@inline(never) private func multiply<D: ByteDot>(_: D.Type, _ t: UnsafePointer<QuantizedProduct>) {
    let m = t.pointee.m, n = t.pointee.n
    var j = 0
    while n &- j >= 64 {
        var i = 0
        while m &- i >= 4 {
            block4x4(D.self, i, j, t)
            i &+= 4
        }
        while i < m {
            block1x4(D.self, i, j, t)
            i &+= 1
        }
        j &+= 64
    }
    while j < n {
        var i = 0
        while i < m {
            block4x1(D.self, m &- i < 4 ? m &- i : 4, i, j, t)
            i &+= 4
        }
        j &+= 16
    }
}

func kernelQuantizedMultiply(_ product: Raw) {
    let t = product.bound(QuantizedProduct.self)
    #if KERNEL_V4
        if t.pointee.hasVNNI { return multiply(VNNIDot.self, t) }
    #endif
    multiply(PlainDot.self, t)
}

/// The entries of this build's table.
func makeQuantizedKernels() -> QuantizedKernels {
    QuantizedKernels(
        range: { kernelQuantizedRange($0, $1, $2) }, quantize: { kernelQuantize($0, $1, $2, $3, $4, $5, $6, $7) },
        pack: { kernelQuantizedPack($0, $1, $2, $3, $4) }, multiply: { kernelQuantizedMultiply($0) })
}
