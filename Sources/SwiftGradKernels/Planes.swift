// Loops over planes of images: maxima of windows, sums for batch norm's gradient.

import CSwiftGrad
import SwiftGradKernelAPI

private typealias V = FloatVector
private typealias Place = V.MaskStorage
private let lanes = V.scalarCount

#if KERNEL_V4
    @inline(__always) private func even(_ a: V, _ b: V) -> V { sg_even16(a, b) }
#elseif KERNEL_V3
    @inline(__always) private func even(_ a: V, _ b: V) -> V { sg_even8(a, b) }
#else
    @inline(__always) private func even(_ a: V, _ b: V) -> V { sg_even4(a, b) }
#endif

/// 0, 1, 2, ...
@inline(__always) private func counting() -> Place {
    var p = Place()
    var i = 0
    while i < lanes {
        p[i] = Int32(truncatingIfNeeded: i)
        i &+= 1
    }
    return p
}

/// One line of results: `line` elements from lines of the input that are copied, with -inf around them, to `rows`.
///
/// A window looks at kernel.0 x kernel.1 lines; line after line, and tap after tap, whole vectors of windows are compared.
func kernelMaxPool(_ windows: Raw, _ planes: Int, _ source: Raw, _ target: MutRaw, _ indices: UnsafeMutablePointer<Int>) {
    let g = windows.assumingMemoryBound(to: PoolWindows.self)[0]
    let step = g.stride.2, width = g.input.2, plane = g.input.0 &* g.input.1 &* width
    let lowest = -Float.infinity
    let places = counting()
    withChunk { raw in
        withChunk { rawIndices in
            // A vector of windows' stretch of a line, where it reaches beyond the line or the memory.
            let edge = raw.bound(Float.self), wide = rawIndices.bound(Float.self)
            var p = 0
            while p < planes {
                let x = source.bound(Float.self) + p &* plane
                var to = target.bound(Float.self) + p &* g.output.0 &* g.output.1 &* g.output.2
                var at = indices + p &* g.output.0 &* g.output.1 &* g.output.2
                var od = 0
                while od < g.output.0 {
                    let d = od &* g.stride.0 &- g.padding.0
                    let d0 = d < 0 ? 0 : d, d1 = d &+ g.kernel.0 < g.input.0 ? d &+ g.kernel.0 : g.input.0
                    var oh = 0
                    while oh < g.output.1 {
                        let h = oh &* g.stride.1 &- g.padding.1
                        let h0 = h < 0 ? 0 : h, h1 = h &+ g.kernel.1 < g.input.1 ? h &+ g.kernel.1 : g.input.1
                        var ow = 0
                        while ow < g.output.2 {
                            let start = ow &* step &- g.padding.2
                            let count = g.output.2 &- ow < lanes ? g.output.2 &- ow : lanes
                            // Elements that are looked at: start ..< start + reach; inside: lower ..< upper of them.
                            let reach = (lanes &- 1) &* step &+ g.kernel.2
                            let lower = start < 0 ? 0 &- start : 0
                            let upper = width &- start < reach ? width &- start : reach
                            let isInner = lower == 0 && upper == reach && reach &+ lanes &+ start <= width
                            var best = V(repeating: lowest)
                            // Where nothing is larger than -inf, the window's first place.
                            let first =
                                places &* Place(repeating: Int32(truncatingIfNeeded: step))
                                &+ Place(repeating: Int32(truncatingIfNeeded: start))
                            let head = (d0 &* g.input.1 &+ h0) &* width
                            var place =
                                first.replacing(with: Place(), where: first .< Place())
                                &+ Place(repeating: Int32(truncatingIfNeeded: head))
                            var id = d0
                            while id < d1 {
                                var ih = h0
                                while ih < h1 {
                                    let line = (id &* g.input.1 &+ ih) &* width
                                    var from = x + line + start
                                    if !isInner {
                                        var i = 0
                                        while i < lower {
                                            edge[i] = lowest
                                            i &+= 1
                                        }
                                        while i < upper {
                                            edge[i] = from[i]
                                            i &+= 1
                                        }
                                        while i < reach &+ lanes {
                                            edge[i] = lowest
                                            i &+= 1
                                        }
                                        from = Ptr(edge)
                                    }
                                    let base = first &+ Place(repeating: Int32(truncatingIfNeeded: line))
                                    var kw = 0
                                    while kw < g.kernel.2 {
                                        let v: V
                                        if step == 1 {
                                            v = Raw(from + kw).loadUnaligned(as: V.self)
                                        } else {
                                            v = even(
                                                Raw(from + kw).loadUnaligned(as: V.self),
                                                Raw(from + kw + lanes).loadUnaligned(as: V.self))
                                        }
                                        let wins = (v .> best) .| (v .!= v)
                                        best = best.replacing(with: v, where: wins)
                                        place = place.replacing(
                                            with: base &+ Place(repeating: Int32(truncatingIfNeeded: kw)), where: wins)
                                        kw &+= 1
                                    }
                                    ih &+= 1
                                }
                                id &+= 1
                            }
                            if count == lanes {
                                MutRaw(to).storeBytes(of: best, as: V.self)
                                var i = 0
                                while i < lanes {
                                    at[i] = Int(place[i])
                                    i &+= 1
                                }
                            } else {
                                MutRaw(wide).storeBytes(of: best, as: V.self)
                                MutRaw(wide + lanes).storeBytes(of: place, as: Place.self)
                                let numbers = Raw(wide + lanes).bound(Int32.self)
                                var i = 0
                                while i < count {
                                    to[i] = wide[i]
                                    at[i] = Int(numbers[i])
                                    i &+= 1
                                }
                            }
                            to += count
                            at += count
                            ow &+= count
                        }
                        oh &+= 1
                    }
                    od &+= 1
                }
                p &+= 1
            }
        }
    }
}

/// In vectors of 16 whatever the instruction set, block by block.
func kernelPlaneDots(_ n: Int, _ g: Raw, _ x: Raw, _ shift: Float, _ sums: UnsafeMutablePointer<Double>) {
    typealias Wide = SIMD16<Float>
    let a = g.bound(Float.self), b = x.bound(Float.self)
    let s = Wide(repeating: shift)
    var start = 0
    while start < n {
        let end = n &- start < 2048 ? n : start &+ 2048
        var i = start
        var g0 = Wide(), g1 = Wide(), d0 = Wide(), d1 = Wide()
        while i &+ 32 <= end {
            let p = Raw(a + i).loadUnaligned(as: Wide.self), q = Raw(a + i + 16).loadUnaligned(as: Wide.self)
            let u = Raw(b + i).loadUnaligned(as: Wide.self) - s, v = Raw(b + i + 16).loadUnaligned(as: Wide.self) - s
            g0 += p
            g1 += q
            d0 = Float.mad(p, u, d0)
            d1 = Float.mad(q, v, d1)
            i &+= 32
        }
        var sum = Double(Float.sum(g0 + g1)), dot = Double(Float.sum(d0 + d1))
        while i < end {
            sum += Double(a[i])
            dot += Double(a[i] * (b[i] - shift))
            i &+= 1
        }
        sums[0] += sum
        sums[1] += dot
        start = end
    }
}

/// The entries of this build's table.
func makePlaneKernels() -> PlaneKernels {
    PlaneKernels(maxPool: { kernelMaxPool($0, $1, $2, $3, $4) }, dots: { kernelPlaneDots($0, $1, $2, $3, $4) })
}
