// What convolutions as products of packed matrices need beside the products: patches, packed straight from the image.

import CSwiftGrad
import SwiftGradKernelAPI

private let vectorLanes = MemoryLayout<FloatVector>.size / 4

/// The taps of some channels over the same points of one line: for each (channel, depth, height), `n` elements from `shift` on of that
/// line of the image, `lower` ..< `upper` of them inside it, go to the next row but `rowStep`.
private struct Lines {
    var channels: Int
    var n: Int
    var lower: Int
    var upper: Int
    var shift: Int
    /// Line of depth and height that the first tap looks at.
    var depth: Int
    var height: Int
    var rowStep: Int
}

private protocol PatchElement: BinaryFloatingPoint {
    static var packWidth: Int { get }
    static func copyLines(_ l: Lines, _ g: PatchShape, _ from: Ptr<Self>, _ to: MutPtr<Self>)
}

/// Calls body(target, source or nil where the line is outside) for each line.
@inline(__always) private func forLines<T>(
    _ l: Lines, _ g: PatchShape, _ from: Ptr<T>, _ to: MutPtr<T>, _ body: (MutPtr<T>, Ptr<T>?) -> Void
) {
    var to = to, c = 0
    while c < l.channels {
        let source = from + c &* g.channelStride + l.shift
        var kd = 0, id = l.depth
        while kd < g.taps.0 {
            var kh = 0, ih = l.height
            while kh < g.taps.1 {
                if id < 0 || id >= g.input.0 || ih < 0 || ih >= g.input.1 {
                    body(to, nil)
                } else {
                    body(to, source + (id &* g.input.1 &+ ih) &* g.input.2)
                }
                to += l.rowStep
                kh &+= 1
                ih &+= g.dilation.1
            }
            kd &+= 1
            id &+= g.dilation.0
        }
        c &+= 1
    }
}

@inline(__always) private func plainLines<T: BinaryFloatingPoint>(_ l: Lines, _ g: PatchShape, _ from: Ptr<T>, _ to: MutPtr<T>) {
    let s = g.stride.2
    forLines(l, g, from, to) { d, line in
        var i = 0
        guard let line else {
            while i < l.n {
                d[i] = 0
                i &+= 1
            }
            return
        }
        while i < l.lower {
            d[i] = 0
            i &+= 1
        }
        if s == 1 {
            while i < l.upper {
                d[i] = line[i]
                i &+= 1
            }
        } else {
            while i < l.upper {
                d[i] = line[i &* s]
                i &+= 1
            }
        }
        while i < l.n {
            d[i] = 0
            i &+= 1
        }
    }
}

extension Double: PatchElement {
    fileprivate static var packWidth: Int { vectorLanes / 2 }
    @inline(__always) fileprivate static func copyLines(_ l: Lines, _ g: PatchShape, _ from: Ptr<Double>, _ to: MutPtr<Double>) {
        plainLines(l, g, from, to)
    }
}

extension Float: PatchElement {
    fileprivate static var packWidth: Int { vectorLanes }
    @inline(__always) fileprivate static func copyLines(_ l: Lines, _ g: PatchShape, _ from: Ptr<Float>, _ to: MutPtr<Float>) {
        #if KERNEL_V4
            switch g.stride.2 {
            case 1: maskedLines(l, g, from, to)
            case 2: maskedPairs(l, g, from, to)
            default: plainLines(l, g, from, to)
            }
        #else
            plainLines(l, g, from, to)
        #endif
    }
}

#if KERNEL_V4
    /// Whole vectors, of which lanes outside are neither read nor written; n is at most four vectors.
    @inline(never) private func maskedLines(_ l: Lines, _ g: PatchShape, _ from: Ptr<Float>, _ to: MutPtr<Float>) {
        let r0 = sg_range16(l.lower, l.upper), r1 = sg_range16(l.lower &- 16, l.upper &- 16)
        let r2 = sg_range16(l.lower &- 32, l.upper &- 32), r3 = sg_range16(l.lower &- 48, l.upper &- 48)
        let w0 = sg_range16(0, l.n), w1 = sg_range16(0, l.n &- 16), w2 = sg_range16(0, l.n &- 32), w3 = sg_range16(0, l.n &- 48)
        let zero = SIMD16<Float>()
        if l.n <= 16 {
            forLines(l, g, from, to) { d, s in sg_store_some16(d, s.map { sg_load_some16($0, r0) } ?? zero, w0) }
        } else if l.n <= 32 {
            forLines(l, g, from, to) { d, s in
                sg_store_some16(d, s.map { sg_load_some16($0, r0) } ?? zero, w0)
                sg_store_some16(d + 16, s.map { sg_load_some16($0 + 16, r1) } ?? zero, w1)
            }
        } else {
            forLines(l, g, from, to) { d, s in
                sg_store_some16(d, s.map { sg_load_some16($0, r0) } ?? zero, w0)
                sg_store_some16(d + 16, s.map { sg_load_some16($0 + 16, r1) } ?? zero, w1)
                sg_store_some16(d + 32, s.map { sg_load_some16($0 + 32, r2) } ?? zero, w2)
                sg_store_some16(d + 48, s.map { sg_load_some16($0 + 48, r3) } ?? zero, w3)
            }
        }
    }

    /// As `maskedLines`, of every second element.
    @inline(never) private func maskedPairs(_ l: Lines, _ g: PatchShape, _ from: Ptr<Float>, _ to: MutPtr<Float>) {
        let first = 2 &* l.lower, last = 2 &* l.upper &- 1
        var i = 0
        while i < l.n {
            let a = sg_range16(first &- 2 &* i, last &- 2 &* i), b = sg_range16(first &- 2 &* i &- 16, last &- 2 &* i &- 16)
            let w = sg_range16(0, l.n &- i), zero = SIMD16<Float>()
            forLines(l, g, from + 2 &* i, to + i) { d, s in
                sg_store_some16(d, s.map { sg_even16(sg_load_some16($0, a), sg_load_some16($0 + 16, b)) } ?? zero, w)
            }
            i &+= 16
        }
    }
#endif

/// Rows of `width` elements, the first `columns` of which are patches.
@inline(__always) private func fill<T: PatchElement>(
    _ g: PatchShape, _ channel: Int, _ channels: Int, _ first: Int, _ columns: Int, _ target: MutPtr<T>, _ width: Int, _ x: Ptr<T>
) {
    let points = g.points, plane = g.output.1 &* g.output.2, taps = g.tapCount
    if columns < width {
        // All of the last columns, before the others overwrite nothing of them.
        var r = 0
        while r < channels &* taps {
            var j = columns
            while j < width {
                target[r &* width &+ j] = 0
                j &+= 1
            }
            r &+= 1
        }
    }
    var image = first / points
    let p = first - image * points
    var od = p / plane, oh = (p - od * plane) / g.output.2
    var ow = p - od * plane - oh * g.output.2
    let s = g.stride.2
    var j = 0
    while j < columns {
        var n = g.output.2 &- ow < columns &- j ? g.output.2 &- ow : columns &- j
        if n > 4 &* vectorLanes { n = 4 &* vectorLanes }
        let source = x + image &* g.imageStride + channel &* g.channelStride
        var kw = 0
        while kw < g.taps.2 {
            let shift = ow &* s &+ kw &* g.dilation.2 &- g.padding.2
            var lower = shift >= 0 ? 0 : (s == 1 ? 0 &- shift : (s &- 1 &- shift) / s)
            if lower > n { lower = n }
            let room = g.input.2 &- shift
            var upper = room <= 0 ? 0 : (s == 1 ? room : (room &+ s &- 1) / s)
            if upper > n { upper = n }
            if upper < lower { upper = lower }
            let lines = Lines(
                channels: channels, n: n, lower: lower, upper: upper, shift: shift,
                depth: od &* g.stride.0 &- g.padding.0, height: oh &* g.stride.1 &- g.padding.1, rowStep: g.taps.2 &* width)
            T.copyLines(lines, g, source, target + kw &* width + j)
            kw &+= 1
        }
        j &+= n
        ow &+= n
        if ow == g.output.2 {
            ow = 0
            oh &+= 1
            if oh == g.output.1 {
                oh = 0
                od &+= 1
                if od == g.output.0 {
                    od = 0
                    image &+= 1
                }
            }
        }
    }
}

@inline(__always) private func patches<T: PatchElement>(
    _: T.Type, _ g: PatchShape, _ channel: Int, _ channels: Int, _ first: Int, _ columns: Int, _ target: MutPtr<T>, _ width: Int,
    _ x: Ptr<T>
) {
    if width != 0 { return fill(g, channel, channels, first, columns, target, width, x) }
    let k = channels &* g.tapCount
    // Panels as Gemm.swift has them for whole vectors of columns.
    let padded = (columns &+ T.packWidth &- 1) / T.packWidth &* T.packWidth
    var j = 0
    while j < padded {
        let rest = padded &- j
        var panel = T.packWidth
        if hasWideRows && rest >= 4 &* T.packWidth {
            panel = 4 &* T.packWidth
        } else if rest >= 2 &* T.packWidth {
            panel = 2 &* T.packWidth
        }
        fill(g, channel, channels, first &+ j, columns &- j < panel ? columns &- j : panel, target + j &* k, panel, x)
        j &+= panel
    }
}

func kernelPatches(
    _ type: KernelType.RawValue, _ shape: Raw, _ channel: Int, _ channels: Int, _ first: Int, _ columns: Int, _ target: MutRaw,
    _ width: Int, _ x: Raw
) {
    let g = shape.assumingMemoryBound(to: PatchShape.self)[0]
    if kernelType(type) == .float64 {
        patches(Double.self, g, channel, channels, first, columns, target.bound(Double.self), width, x.bound(Double.self))
    } else {
        patches(Float.self, g, channel, channels, first, columns, target.bound(Float.self), width, x.bound(Float.self))
    }
}

@inline(__always) private func place<T: BinaryFloatingPoint>(
    _: T.Type, _ g: PatchShape, _ rows: Int, _ first: Int, _ columns: Int, _ source: Ptr<T>, _ ld: Int, _ bias: Ptr<T>?,
    _ y: MutPtr<T>
) {
    let points = g.points
    let isDense = g.step == (1, 1, 1) && g.size == g.output
    // Lines whose points lie side by side: whole images where nothing is skipped.
    let line = isDense ? points : g.output.2, lines = isDense ? 1 : g.output.1, step = isDense ? 1 : g.step.2
    var image = first / points, j = 0
    var p = first - image * points
    while j < columns {
        let l = p / line, o = p - l * line
        let n = line &- o < columns &- j ? line &- o : columns &- j
        var at = image &* g.targetImageStride &+ o
        if !isDense {
            let od = l / lines, oh = l - od * lines
            at =
                image &* g.targetImageStride
                &+ ((g.first.0 &+ od &* g.step.0) &* g.size.1 &+ g.first.1 &+ oh &* g.step.1) &* g.size.2 &+ g.first.2 &+ o
                &* step
        }
        var r = 0
        while r < rows {
            let to = y + at + r &* g.targetChannelStride, from = source + r &* ld + j
            let shift = bias.map { $0[r] } ?? 0
            var i = 0
            if step == 1 {
                if bias == nil {
                    copyBytes(MutRaw(to), Raw(from), n &* MemoryLayout<T>.size)
                } else {
                    while i < n {
                        to[i] = from[i] + shift
                        i &+= 1
                    }
                }
            } else {
                while i < n {
                    to[i &* step] = from[i] + shift
                    i &+= 1
                }
            }
            r &+= 1
        }
        j &+= n
        p &+= n
        if p == points {
            p = 0
            image &+= 1
        }
    }
}

func kernelPlace(
    _ type: KernelType.RawValue, _ shape: Raw, _ rows: Int, _ first: Int, _ columns: Int, _ source: Raw, _ ld: Int, _ bias: Raw?,
    _ y: MutRaw
) {
    let g = shape.assumingMemoryBound(to: PatchShape.self)[0]
    if kernelType(type) == .float64 {
        let b = bias.map { $0.bound(Double.self) }
        place(Double.self, g, rows, first, columns, source.bound(Double.self), ld, b, y.bound(Double.self))
    } else {
        let b = bias.map { $0.bound(Float.self) }
        place(Float.self, g, rows, first, columns, source.bound(Float.self), ld, b, y.bound(Float.self))
    }
}

@inline(__always) private func filters<T: BinaryFloatingPoint>(
    _: T.Type, _ rows: Int, _ columns: Int, _ taps: Int, _ offsets: Ptr<Int>, _ w: Ptr<T>, _ rowStride: Int, _ columnStride: Int,
    _ d: MutPtr<T>
) {
    // Rows lie side by side in w: all of them for a column, then the next.
    var c = 0
    while c < columns {
        var r = 0
        while r < rows {
            let from = w + r &* rowStride + c &* columnStride, to = d + (r &* columns &+ c) &* taps
            var t = 0
            while t < taps {
                to[t] = from[offsets[t]]
                t &+= 1
            }
            r &+= 1
        }
        c &+= 1
    }
}

func kernelFilters(
    _ type: KernelType.RawValue, _ rows: Int, _ columns: Int, _ taps: Int, _ offsets: UnsafePointer<Int>, _ w: Raw,
    _ rowStride: Int,
    _ columnStride: Int, _ d: MutRaw
) {
    if kernelType(type) == .float64 {
        filters(Double.self, rows, columns, taps, offsets, w.bound(Double.self), rowStride, columnStride, d.bound(Double.self))
    } else {
        filters(Float.self, rows, columns, taps, offsets, w.bound(Float.self), rowStride, columnStride, d.bound(Float.self))
    }
}

@inline(__always) private func transpose<T: BinaryFloatingPoint>(
    _: T.Type, _ rows: Int, _ columns: Int, _ s: Ptr<T>, _ lds: Int, _ d: MutPtr<T>, _ ldd: Int, _ adds: Bool
) {
    // Sixteen rows at a time: what is written of a column lies side by side, what is read stays in the first-level cache.
    var r = 0
    while r < rows {
        let n = rows &- r < 16 ? rows &- r : 16
        var c = 0
        while c < columns {
            let to = d + c &* ldd + r, from = s + r &* lds + c
            var i = 0
            while i < n {
                to[i] = adds ? to[i] + from[i &* lds] : from[i &* lds]
                i &+= 1
            }
            c &+= 1
        }
        r &+= 16
    }
}

func kernelTranspose(
    _ type: KernelType.RawValue, _ rows: Int, _ columns: Int, _ s: Raw, _ lds: Int, _ d: MutRaw, _ ldd: Int, _ add: Int32
) {
    if kernelType(type) == .float64 {
        transpose(Double.self, rows, columns, s.bound(Double.self), lds, d.bound(Double.self), ldd, add != 0)
    } else {
        transpose(Float.self, rows, columns, s.bound(Float.self), lds, d.bound(Float.self), ldd, add != 0)
    }
}

/// The entries of this build's table.
func makePatchKernels() -> PatchKernels {
    PatchKernels(
        patches: { kernelPatches($0, $1, $2, $3, $4, $5, $6, $7, $8) },
        place: { kernelPlace($0, $1, $2, $3, $4, $5, $6, $7, $8) },
        filters: { kernelFilters($0, $1, $2, $3, $4, $5, $6, $7, $8) },
        transpose: { kernelTranspose($0, $1, $2, $3, $4, $5, $6, $7) })
}
