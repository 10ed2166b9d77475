// Winograd's minimal filtering F(4x4, 3x3): transforms of tiles, many tiles side by side in vectors.
//
// The polynomials are interpolated at 0, ±1/√2, ±√2 and infinity. The transforms are those of Lavin and Gray, "Fast Algorithms for
// Convolutional Neural Networks" (2015), whose points 0, ±1, ±2 give four times the error: with a² = 1/2 and b² = 2 the entries
// of all three matrices stay near 1. Measured error: about 2.5e-6 of the largest value at 256 channels, where the direct sum has 1.5e-6.

import CSwiftGrad
import SwiftGradKernelAPI

#if KERNEL_V4
    @inline(__always) private func even(_ a: V, _ b: V) -> V { sg_even16(a, b) }
    @inline(__always) private func odd(_ a: V, _ b: V) -> V { sg_odd16(a, b) }
    @inline(__always) private func keep(_ v: V, _ from: Int, _ to: Int) -> V {
        sg_keep16(v, Int32(truncatingIfNeeded: from), Int32(truncatingIfNeeded: to))
    }
    @inline(__always) private func zipLow(_ a: V, _ b: V) -> V { sg_zip_low16(a, b) }
    @inline(__always) private func zipHigh(_ a: V, _ b: V) -> V { sg_zip_high16(a, b) }
    @inline(__always) private func moved(_ a: V, _ last: Float) -> V { sg_next16(a, V(repeating: last)) }
#elseif KERNEL_V3
    @inline(__always) private func even(_ a: V, _ b: V) -> V { sg_even8(a, b) }
    @inline(__always) private func odd(_ a: V, _ b: V) -> V { sg_odd8(a, b) }
    @inline(__always) private func keep(_ v: V, _ from: Int, _ to: Int) -> V {
        sg_keep8(v, Int32(truncatingIfNeeded: from), Int32(truncatingIfNeeded: to))
    }
    @inline(__always) private func zipLow(_ a: V, _ b: V) -> V { sg_zip_low8(a, b) }
    @inline(__always) private func zipHigh(_ a: V, _ b: V) -> V { sg_zip_high8(a, b) }
    @inline(__always) private func moved(_ a: V, _ last: Float) -> V { sg_next8(a, V(repeating: last)) }
#else
    @inline(__always) private func even(_ a: V, _ b: V) -> V { sg_even4(a, b) }
    @inline(__always) private func odd(_ a: V, _ b: V) -> V { sg_odd4(a, b) }
    @inline(__always) private func keep(_ v: V, _ from: Int, _ to: Int) -> V {
        sg_keep4(v, Int32(truncatingIfNeeded: from), Int32(truncatingIfNeeded: to))
    }
    @inline(__always) private func zipLow(_ a: V, _ b: V) -> V { sg_zip_low4(a, b) }
    @inline(__always) private func zipHigh(_ a: V, _ b: V) -> V { sg_zip_high4(a, b) }
    @inline(__always) private func moved(_ a: V, _ last: Float) -> V { sg_next4(a, V(repeating: last)) }
#endif

private typealias V = FloatVector

private let lanes = MemoryLayout<V>.size / 4

@inline(__always) private func transposeBlock(_ s: Ptr<Float>, _ row: Int, _ d: MutPtr<Float>, _ width: Int) {
    V.transpose(MutRaw(d), 4 &* width, Raw(s), 4 &* row)
}

// a = 1/√2, b = √2.
private let a1: Float = 0.70710678118654752, a2: Float = 0.5, a3: Float = 0.35355339059327376
private let b1: Float = 1.4142135623730951, b2: Float = 2, b3: Float = 2.8284271247461903
private let na: Float = -2 / 3.0, nb: Float = 1 / 6.0

@inline(__always) private func mad(_ x: V, _ k: Float, _ y: V) -> V {
    #if KERNEL_FMA || arch(arm64)
        y.addingProduct(x, V(repeating: k))
    #else
        y + x * V(repeating: k)
    #endif
}

@inline(__always) private func load(_ p: Ptr<Float>) -> V { Raw(p).loadUnaligned(as: V.self) }
@inline(__always) private func store(_ p: MutPtr<Float>, _ v: V) { MutRaw(p).storeBytes(of: v, as: V.self) }

/// Bᵀ d for six values `from` apart, to six places `to` apart.
@inline(__always) private func dataTransform(_ d: Ptr<Float>, _ from: Int, _ z: MutPtr<Float>, _ to: Int) {
    let d0 = load(d), d1 = load(d + from), d2 = load(d + 2 &* from), d3 = load(d + 3 &* from), d4 = load(d + 4 &* from)
    let d5 = load(d + 5 &* from)
    let e1 = mad(d2, -b2, d4), o1 = mad(d1, -b2, d3), e2 = mad(d2, -a2, d4), o2 = mad(d1, -a2, d3)
    store(z, mad(d2, -2.5, d0 + d4))
    store(z + to, mad(o1, a1, e1))
    store(z + 2 &* to, mad(o1, -a1, e1))
    store(z + 3 &* to, mad(o2, b1, e2))
    store(z + 4 &* to, mad(o2, -b1, e2))
    store(z + 5 &* to, mad(d3, -2.5, d1 + d5))
}

/// A g for four values `from` apart, to six places `to` apart.
@inline(__always) private func gradientTransform(_ g: Ptr<Float>, _ from: Int, _ z: MutPtr<Float>, _ to: Int) {
    let g0 = load(g), g1 = load(g + from), g2 = load(g + 2 &* from), g3 = load(g + 3 &* from)
    let e1 = mad(g2, a2, g0), o1 = mad(g3, a2, g1), e2 = mad(g2, b2, g0), o2 = mad(g3, b2, g1)
    store(z, g0)
    store(z + to, mad(o1, a1, e1))
    store(z + 2 &* to, mad(o1, -a1, e1))
    store(z + 3 &* to, mad(o2, b1, e2))
    store(z + 4 &* to, mad(o2, -b1, e2))
    store(z + 5 &* to, g3)
}

/// Aᵀ m: four values of six.
@inline(__always) private func outputTransform(_ m: Ptr<Float>, _ from: Int) -> (V, V, V, V) {
    let m0 = load(m), m1 = load(m + from), m2 = load(m + 2 &* from), m3 = load(m + 3 &* from), m4 = load(m + 4 &* from)
    let m5 = load(m + 5 &* from)
    let s1 = m1 + m2, d1 = m1 - m2, s2 = m3 + m4, d2 = m3 - m4
    return (
        m0 + (s1 + s2), mad(d2, b1, d1 * V(repeating: a1)), mad(s2, b2, s1 * V(repeating: a2)),
        mad(d2, b3, mad(d1, a3, m5))
    )
}

/// G w for three values `from` apart, to six places `to` apart.
@inline(__always) private func weightTransform(_ w: Ptr<Float>, _ from: Int, _ z: MutPtr<Float>, _ to: Int) {
    let w0 = load(w), w1 = load(w + from), w2 = load(w + 2 &* from)
    let e1 = mad(w2, a2, w0) * V(repeating: na), o1 = w1 * V(repeating: na * a1)
    let e2 = mad(w2, b2, w0) * V(repeating: nb), o2 = w1 * V(repeating: nb * b1)
    store(z, w0)
    store(z + to, e1 + o1)
    store(z + 2 &* to, e1 - o1)
    store(z + 3 &* to, e2 + o2)
    store(z + 4 &* to, e2 - o2)
    store(z + 5 &* to, w2)
}

/// Gᵀ m: three values of six.
@inline(__always) private func weightGradientTransform(_ m: Ptr<Float>, _ from: Int) -> (V, V, V) {
    let m0 = load(m), m1 = load(m + from), m2 = load(m + 2 &* from), m3 = load(m + 3 &* from), m4 = load(m + 4 &* from)
    let m5 = load(m + 5 &* from)
    let s1 = (m1 + m2) * V(repeating: na), d1 = (m1 - m2) * V(repeating: na)
    let s2 = (m3 + m4) * V(repeating: nb), d2 = (m3 - m4) * V(repeating: nb)
    return (m0 + (s1 + s2), mad(d2, b1, d1 * V(repeating: a1)), mad(s2, b2, mad(s1, a2, m5)))
}

// MARK: tiles

/// Calls body(offset of the first tile, tiles, image, ty, tx) for each stretch of at most a vector of tiles that lie in one line of tiles.
@inline(__always) private func forStretches(
    _ g: WinogradPlane, _ first: Int, _ count: Int, _ body: (_ t: Int, _ n: Int, _ image: Int, _ ty: Int, _ tx: Int) -> Void
) {
    let perImage = g.tilesY &* g.tilesX
    var image = first / perImage, ty = (first - image * perImage) / g.tilesX
    var tx = first - image * perImage - ty * g.tilesX
    var t = 0
    while t < count {
        var n = g.tilesX &- tx
        if n > count &- t { n = count &- t }
        if n > lanes { n = lanes }
        body(t, n, image, ty, tx)
        t &+= n
        tx &+= n
        if tx == g.tilesX {
            tx = 0
            ty &+= 1
            if ty == g.tilesY {
                ty = 0
                image &+= 1
            }
        }
    }
}

/// Every fourth element of 4 vectors, from the first, second, third and fourth on.
@inline(__always) private func phases(_ a: V, _ b: V, _ c: V, _ d: V) -> (V, V, V, V) {
    let e0 = even(a, b), e1 = even(c, d), o0 = odd(a, b), o1 = odd(c, d)
    return (even(e0, e1), even(o0, o1), odd(e0, e1), odd(o0, o1))
}

/// Four vectors of a line, zero outside left ..< right.
@inline(__always) private func fourVectors(_ p: Ptr<Float>, _ left: Int, _ right: Int) -> (V, V, V, V) {
    (
        keep(load(p), left, right), keep(load(p + lanes), left &- lanes, right &- lanes),
        keep(load(p + 2 &* lanes), left &- 2 &* lanes, right &- 2 &* lanes),
        keep(load(p + 3 &* lanes), left &- 3 &* lanes, right &- 3 &* lanes)
    )
}

@inline(__always) private func copyFloats(_ d: MutPtr<Float>, _ s: Ptr<Float>, _ n: Int) {
    if n >= lanes {
        var i = 0
        while i &+ lanes <= n {
            store(d + i, load(s + i))
            i &+= lanes
        }
        store(d + n - lanes, load(s + n - lanes))
        return
    }
    var i = 0
    while i < n {
        d[i] = s[i]
        i &+= 1
    }
}

/// The elements left ..< right of a line in a buffer, for lines near the ends of the memory, where whole vectors would reach beyond.
@inline(never) private func copied(_ line: Ptr<Float>, _ left: Int, _ right: Int, _ buffer: MutPtr<Float>) -> Ptr<Float> {
    var i = left
    while i < right {
        buffer[i] = line[i]
        i &+= 1
    }
    return Ptr(buffer)
}

/// Elements that are read of a line at once.
private let lineReach = 4 * lanes + 2

/// d[(6 i + j) row + t] = element (i, j) of tile t's window of 6 x 6.
@inline(__always) private func gatherWindows(
    _ g: WinogradPlane, _ x: Ptr<Float>, _ offset: Int, _ first: Int, _ count: Int, _ d: MutPtr<Float>, _ row: Int,
    _ buffer: MutPtr<Float>
) {
    forStretches(g, first, count) { t, n, image, ty, tx in
        let start = 4 &* tx &- g.paddingX, span = 4 &* n &+ 2
        let left = start < 0 ? (-start < span ? -start : span) : 0
        let room = g.width &- start
        let right = room < span ? (room > left ? room : left) : span
        let at = offset &+ image &* g.imageStride &+ start, top = 4 &* ty &- g.paddingY
        // The two elements beyond the vectors, which the last of a whole vector of tiles looks at.
        let hasFirst = n == lanes && right > 4 &* lanes, hasSecond = n == lanes && right > 4 &* lanes &+ 1
        var i = 0
        while i < 6 {
            let y = top &+ i, to = d + 6 &* i &* row + t
            if y < 0 || y >= g.height || right == left {
                let zero = V()
                store(to, zero)
                store(to + row, zero)
                store(to + 2 &* row, zero)
                store(to + 3 &* row, zero)
                store(to + 4 &* row, zero)
                store(to + 5 &* row, zero)
            } else {
                let place = at &+ y &* g.width
                let p = place >= 0 && place &+ lineReach <= g.count ? x + place : copied(x + place, left, right, buffer)
                let (a, b, c, e) = fourVectors(p, left, right)
                // The same line of the next channel.
                var ahead = 0
                while ahead < span {
                    sg_prefetch(x + (place &+ g.channelStride &+ ahead))
                    ahead &+= 16
                }
                let (p0, p1, p2, p3) = phases(a, b, c, e)
                store(to, p0)
                store(to + row, p1)
                store(to + 2 &* row, p2)
                store(to + 3 &* row, p3)
                store(to + 4 &* row, moved(p0, hasFirst ? p[4 &* lanes] : 0))
                store(to + 5 &* row, moved(p1, hasSecond ? p[4 &* lanes &+ 1] : 0))
            }
            i &+= 1
        }
    }
}

/// d[(4 i + j) row + t] = element (i, j) of tile t.
@inline(__always) private func gatherTiles(
    _ g: WinogradPlane, _ x: Ptr<Float>, _ offset: Int, _ first: Int, _ count: Int, _ d: MutPtr<Float>, _ row: Int,
    _ buffer: MutPtr<Float>
) {
    forStretches(g, first, count) { t, n, image, ty, tx in
        let start = 4 &* tx, span = 4 &* n
        let right = g.width &- start < span ? g.width &- start : span
        let at = offset &+ image &* g.imageStride &+ start
        var i = 0
        while i < 4 {
            let y = 4 &* ty &+ i, to = d + 4 &* i &* row + t
            if y >= g.height {
                let zero = V()
                store(to, zero)
                store(to + row, zero)
                store(to + 2 &* row, zero)
                store(to + 3 &* row, zero)
            } else {
                let place = at &+ y &* g.width
                let p = place &+ lineReach <= g.count ? x + place : copied(x + place, 0, right, buffer)
                let (a, b, c, e) = fourVectors(p, 0, right)
                let (p0, p1, p2, p3) = phases(a, b, c, e)
                store(to, p0)
                store(to + row, p1)
                store(to + 2 &* row, p2)
                store(to + 3 &* row, p3)
            }
            i &+= 1
        }
    }
}

/// Zeros from element `from` to the end of the vector, in each of `rows` rows.
@inline(__always) private func clearTail(_ d: MutPtr<Float>, _ rows: Int, _ row: Int, _ from: Int, _ to: Int) {
    if from == to { return }
    var i = 0
    while i < rows {
        var j = from
        while j < to {
            d[i &* row &+ j] = 0
            j &+= 1
        }
        i &+= 1
    }
}

/// Where column `t` (a multiple of lanes) of a packed matrix of k rows and n columns starts, and the width of its panel.
@inline(__always) private func packedPlace(_ t: Int, _ k: Int, _ n: Int) -> (start: Int, width: Int) {
    var from = 0
    if hasWideRows {
        from = n / (4 &* lanes) &* (4 &* lanes)
        if t < from { return (t / (4 &* lanes) &* (4 &* lanes) &* k &+ t % (4 &* lanes), 4 &* lanes) }
    }
    let pairs = from &+ (n &- from) / (2 &* lanes) &* (2 &* lanes)
    if t < pairs {
        let panel = from &+ (t &- from) / (2 &* lanes) &* (2 &* lanes)
        return (panel &* k &+ t &- panel, 2 &* lanes)
    }
    return (t &* k, lanes)
}

@inline(__always) private func rounded(_ n: Int) -> Int { (n &+ lanes &- 1) / lanes &* lanes }

func kernelWinogradInput(
    _ plane: Raw, _ channel: Int, _ channels: Int, _ rows: Int, _ first: Int, _ tiles: Int, _ target: MutRaw, _ position: Int,
    _ source: Raw, _ work: MutRaw
) {
    let g = plane.assumingMemoryBound(to: WinogradPlane.self)[0]
    let x = source.bound(Float.self), v = target.bound(Float.self), d = work.bound(Float.self)
    let count = rounded(tiles), row = count &+ lanes, buffer = d + 36 &* row
    var c = 0
    while c < channels {
        gatherWindows(g, x, (channel &+ c) &* g.channelStride, first, tiles, d, row, buffer)
        clearTail(d, 36, row, tiles, count)
        var t = 0
        while t < count {
            var j = 0
            while j < 6 {
                dataTransform(Ptr(d + j &* row + t), 6 &* row, d + j &* row + t, 6 &* row)
                j &+= 1
            }
            let place = packedPlace(t, rows, count)
            let to = v + place.start + (channel &+ c) &* place.width
            var i = 0
            while i < 6 {
                dataTransform(Ptr(d + 6 &* i &* row + t), row, to + 6 &* i &* position, position)
                i &+= 1
            }
            t &+= lanes
        }
        c &+= 1
    }
}

func kernelWinogradRows(
    _ plane: Raw, _ channel: Int, _ channels: Int, _ width: Int, _ first: Int, _ tiles: Int, _ target: MutRaw, _ position: Int,
    _ source: Raw, _ work: MutRaw, _ gradient: Int32
) {
    let g = plane.assumingMemoryBound(to: WinogradPlane.self)[0]
    let x = source.bound(Float.self), v = target.bound(Float.self), d = work.bound(Float.self)
    let count = rounded(tiles), row = count &+ lanes, buffer = d + 36 &* row
    var c = 0
    while c < channels {
        let to = v + c &* width
        if gradient != 0 {
            gatherTiles(g, x, (channel &+ c) &* g.channelStride, first, tiles, d, row, buffer)
            clearTail(d, 16, row, tiles, count)
        } else {
            gatherWindows(g, x, (channel &+ c) &* g.channelStride, first, tiles, d, row, buffer)
            clearTail(d, 36, row, tiles, count)
        }
        var t = 0
        while t < count {
            if gradient != 0 {
                // 4 x 4 to 6 x 4 to 6 x 6.
                var j = 0
                while j < 4 {
                    gradientTransform(Ptr(d + j &* row + t), 4 &* row, buffer + j &* lanes, 4 &* lanes)
                    j &+= 1
                }
                var i = 0
                while i < 6 {
                    gradientTransform(Ptr(buffer + 4 &* i &* lanes), lanes, to + 6 &* i &* position + t, position)
                    i &+= 1
                }
            } else {
                var j = 0
                while j < 6 {
                    dataTransform(Ptr(d + j &* row + t), 6 &* row, d + j &* row + t, 6 &* row)
                    j &+= 1
                }
                var i = 0
                while i < 6 {
                    dataTransform(Ptr(d + 6 &* i &* row + t), row, to + 6 &* i &* position + t, position)
                    i &+= 1
                }
            }
            t &+= lanes
        }
        c &+= 1
    }
}

func kernelWinogradWeights(
    _ rows: Int, _ columns: Int, _ row: Int, _ target: MutRaw, _ position: Int, _ source: Raw, _ rowStride: Int,
    _ columnStride: Int,
    _ flipped: Int32, _ work: MutRaw
) {
    let w = source.bound(Float.self), u = target.bound(Float.self), d = work.bound(Float.self)
    let z = d + 16 &* lanes
    var r = 0
    while r < rows {
        var c = 0
        while c < columns {
            let n = columns &- c < lanes ? columns &- c : lanes
            var l = 0
            // Whole vectors, but for the last: those reach beyond the nine elements of a filter.
            if lanes == 16 && n == lanes && (c &+ lanes < columns || r &+ 1 < rows) {
                transposeBlock(w + r &* rowStride + c &* columnStride, columnStride, d, lanes)
                l = n
            }
            while l < n {
                let p = w + r &* rowStride + (c &+ l) &* columnStride
                var i = 0
                while i < 9 {
                    d[i &* lanes &+ l] = p[i]
                    i &+= 1
                }
                l &+= 1
            }
            clearTail(d, 9, lanes, n, lanes)
            // Turned around, the elements are read from the last one on.
            let first = flipped != 0 ? 8 &* lanes : 0, step = flipped != 0 ? 0 &- lanes : lanes
            var j = 0
            while j < 3 {
                weightTransform(Ptr(d + first + j &* step), 3 &* step, z + j &* lanes, 3 &* lanes)
                j &+= 1
            }
            var i = 0
            while i < 6 {
                weightTransform(Ptr(z + 3 &* i &* lanes), lanes, u + 6 &* i &* position + r &* row + c, position)
                i &+= 1
            }
            c &+= lanes
        }
        r &+= 1
    }
}

func kernelWinogradOutput(
    _ plane: Raw, _ channel: Int, _ channels: Int, _ row: Int, _ first: Int, _ tiles: Int, _ source: Raw, _ position: Int,
    _ bias: Raw?, _ target: MutRaw, _ work: MutRaw
) {
    let g = plane.assumingMemoryBound(to: WinogradPlane.self)[0]
    let m = source.bound(Float.self), y = target.bound(Float.self), z = work.bound(Float.self)
    let count = rounded(tiles), line = 4 &* count, lines = z + 24 &* lanes
    var c = 0
    while c < channels {
        var t = 0
        while t < count {
            let from = m + c &* row + t
            var j = 0
            while j < 6 {
                let (q0, q1, q2, q3) = outputTransform(from + j &* position, 6 &* position)
                store(z + j &* lanes, q0)
                store(z + (6 &+ j) &* lanes, q1)
                store(z + (12 &+ j) &* lanes, q2)
                store(z + (18 &+ j) &* lanes, q3)
                j &+= 1
            }
            var i = 0
            while i < 4 {
                let (q0, q1, q2, q3) = outputTransform(Ptr(z + 6 &* i &* lanes), lanes)
                let to = lines + i &* line + 4 &* t
                let e0 = zipLow(q0, q2), e1 = zipHigh(q0, q2), o0 = zipLow(q1, q3), o1 = zipHigh(q1, q3)
                store(to, zipLow(e0, o0))
                store(to + lanes, zipHigh(e0, o0))
                store(to + 2 &* lanes, zipLow(e1, o1))
                store(to + 3 &* lanes, zipHigh(e1, o1))
                i &+= 1
            }
            t &+= lanes
        }
        let base = y + (channel &+ c) &* g.channelStride
        let shift = bias.map { $0.bound(Float.self)[channel &+ c] } ?? 0
        forStretches(g, first, tiles) { t, n, image, ty, tx in
            let start = 4 &* tx
            let span = g.width &- start < 4 &* n ? g.width &- start : 4 &* n
            let height = g.height &- 4 &* ty < 4 ? g.height &- 4 &* ty : 4
            var i = 0
            while i < height {
                let to = base + image &* g.imageStride + (4 &* ty &+ i) &* g.width + start, from = lines + i &* line + 4 &* t
                if bias != nil {
                    var j = 0
                    while j < span {
                        to[j] = from[j] + shift
                        j &+= 1
                    }
                } else {
                    copyFloats(to, Ptr(from), span)
                }
                i &+= 1
            }
        }
        c &+= 1
    }
}

func kernelWinogradWeightGradient(
    _ rows: Int, _ columns: Int, _ row: Int, _ source: Raw, _ position: Int, _ target: MutRaw, _ rowStride: Int,
    _ columnStride: Int,
    _ add: Int32
) {
    let m = source.bound(Float.self), w = target.bound(Float.self)
    withChunk { first in
        withChunk { second in
            let z = first.bound(Float.self), z2 = second.bound(Float.self)
            var r = 0
            while r < rows {
                var c = 0
                while c < columns {
                    let from = m + r &* row + c
                    let n = columns &- c < lanes ? columns &- c : lanes
                    var i = 0
                    while i < 3 {
                        // Column after column of six: 6 x 6 to 3 x 6, a row of the result at a time.
                        var j = 0
                        while j < 6 {
                            let q = weightGradientTransform(from + j &* position, 6 &* position)
                            store(z + j &* lanes, i == 0 ? q.0 : (i == 1 ? q.1 : q.2))
                            j &+= 1
                        }
                        let q = weightGradientTransform(Ptr(z), lanes)
                        store(z2, q.0)
                        store(z2 + lanes, q.1)
                        store(z2 + 2 &* lanes, q.2)
                        var l = 0
                        while l < n {
                            let to = w + r &* rowStride + (c &+ l) &* columnStride + 3 &* i
                            if add != 0 {
                                to[0] += z2[l]
                                to[1] += z2[lanes &+ l]
                                to[2] += z2[2 &* lanes &+ l]
                            } else {
                                to[0] = z2[l]
                                to[1] = z2[lanes &+ l]
                                to[2] = z2[2 &* lanes &+ l]
                            }
                            l &+= 1
                        }
                        i &+= 1
                    }
                    c &+= lanes
                }
                r &+= 1
            }
        }
    }
}

func kernelPackTransposed(_ rows: Int, _ columns: Int, _ row: Int, _ target: MutRaw, _ source: Raw) {
    let s = source.bound(Float.self), d = target.bound(Float.self)
    let count = rounded(rows)
    var r = 0
    while r < count {
        let place = packedPlace(r, columns, count)
        let n = rows &- r < lanes ? rows &- r : lanes
        var c = 0
        while c < columns {
            let to = d + place.start + c &* place.width
            if n == lanes {
                transposeBlock(s + r &* row + c, row, to, place.width)
            } else {
                var j = 0
                while j < lanes {
                    var i = 0
                    while i < lanes {
                        to[j &* place.width &+ i] = i < n ? s[(r &+ i) &* row &+ c &+ j] : 0
                        i &+= 1
                    }
                    j &+= 1
                }
            }
            c &+= lanes
        }
        r &+= lanes
    }
}

/// The entries of this build's table.
func makeWinogradKernels() -> WinogradKernels {
    WinogradKernels(
        input: { kernelWinogradInput($0, $1, $2, $3, $4, $5, $6, $7, $8, $9) },
        rows: { kernelWinogradRows($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10) },
        weights: { kernelWinogradWeights($0, $1, $2, $3, $4, $5, $6, $7, $8, $9) },
        output: { kernelWinogradOutput($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10) },
        weightGradient: { kernelWinogradWeightGradient($0, $1, $2, $3, $4, $5, $6, $7, $8) },
        packTransposed: { kernelPackTransposed($0, $1, $2, $3, $4) }, lanes: lanes)
}
