// The rows of blocked attention: online softmax of a block of scores with dropout, and the gradient of the scores from their softmax anew.

import SwiftGradKernelAPI

/// How many of the columns row `row` of a block sees.
@inline(__always) private func seen(_ b: UnsafePointer<AttentionBlock>, _ row: Int) -> Int {
    let n = b.pointee.visible &+ row
    return n < 0 ? 0 : n < b.pointee.cols ? n : b.pointee.cols
}

/// s[i] = s[i] scale + mask[i], i < n.
@inline(__always) private func addMask<T: LaneFloat>(_ b: UnsafePointer<AttentionBlock>, _ row: Int, _ n: Int, _ s: MutPtr<T>) {
    let scale = T.constant(b.pointee.scale), step = b.pointee.maskCol
    let place = b.pointee.mask.unsafelyUnwrapped
    var i = 0
    if b.pointee.maskIsBool {
        let mask = place.bound(UInt8.self) + row &* b.pointee.maskRow
        if step == 1 {
            while i < n {
                let x = s[i] * scale
                s[i] = mask[i] != 0 ? x : -.infinity
                i &+= 1
            }
        } else {
            while i < n {
                let x = s[i] * scale
                s[i] = mask[i &* step] != 0 ? x : -.infinity
                i &+= 1
            }
        }
        return
    }
    let mask = place.bound(T.self) + row &* b.pointee.maskRow
    if step == 1 {
        while i < n {
            s[i] = T.mad(s[i], scale, mask[i])
            i &+= 1
        }
    } else {
        while i < n {
            s[i] = T.mad(s[i], scale, mask[i &* step])
            i &+= 1
        }
    }
}

@inline(__always) private func fill<T: LaneFloat>(_ p: MutPtr<T>, _ from: Int, _ to: Int, _ value: T) {
    var i = from
    while i < to {
        p[i] = value
        i &+= 1
    }
}

@inline(__always) private func largestOf<T: LaneFloat>(_ s: MutPtr<T>, _ count: Int) -> T {
    var a = T.load(s), b = a
    var i = T.width
    while i &+ T.width < count {
        a = T.larger(a, T.load(s + i))
        b = T.larger(b, T.load(s + (i &+ T.width)))
        i &+= 2 &* T.width
    }
    if i < count { a = T.larger(a, T.load(s + i)) }
    return T.largest(T.larger(a, b))
}

private func attentionRows<T: LaneFloat>(_: T.Type, _ b: UnsafePointer<AttentionBlock>) {
    let rows = b.pointee.rows, cols = b.pointee.cols, stride = b.pointee.stride, width = T.width
    let largest = b.pointee.largest.unsafelyUnwrapped.bound(T.self), sums = b.pointee.sums.unsafelyUnwrapped.bound(T.self)
    let results = b.pointee.results.unsafelyUnwrapped.bound(T.self), resultWidth = b.pointee.width
    let bits = b.pointee.bits, kept = T.Lanes(repeating: T.constant(b.pointee.keepScale))
    let hasMask = b.pointee.mask != nil
    // Scores are multiplied on the way to the exponential where that keeps their order.
    let direct = !hasMask && b.pointee.scale > 0
    let late = direct ? T.constant(b.pointee.scale) : 1
    let factor = T.Lanes(repeating: late)
    var row = 0
    while row < rows {
        let s = b.pointee.scores.bound(T.self) + row &* stride
        let n = seen(b, row), whole = (n &+ width &- 1) / width &* width
        if hasMask {
            addMask(b, row, n, s)
        } else if !direct {
            let scale = T.constant(b.pointee.scale)
            var i = 0
            while i < n {
                s[i] = s[i] * scale
                i &+= 1
            }
        }
        fill(s, n, whole, -.infinity)
        let before = largest[row]
        var now = before
        if n > 0 { now = T.maxNaN(before, largestOf(s, whole) * late) }
        if now == -.infinity {
            fill(s, 0, cols, 0)
            fill(results + row &* b.pointee.resultRow, 0, resultWidth, 0)
        } else {
            let shift = T.Lanes(repeating: 0 - now)
            var sum0 = T.Lanes(repeating: 0), sum1 = sum0
            var i = 0
            if let bits {
                var at = b.pointee.firstBit &+ row &* b.pointee.bitRow
                while i < whole {
                    let e = T.exp(T.mad(T.load(s + i), factor, shift))
                    sum0 += e
                    T.store(T.keep(e * kept, bitsAt(bits, at)), s + i)
                    i &+= width
                    at &+= width
                }
            } else {
                while i &+ width < whole {
                    let e = T.exp(T.mad(T.load(s + i), factor, shift))
                    let f = T.exp(T.mad(T.load(s + (i &+ width)), factor, shift))
                    sum0 += e
                    sum1 += f
                    T.store(e, s + i)
                    T.store(f, s + (i &+ width))
                    i &+= 2 &* width
                }
                if i < whole {
                    let e = T.exp(T.mad(T.load(s + i), factor, shift))
                    sum0 += e
                    T.store(e, s + i)
                }
            }
            fill(s, whole, cols, 0)
            let grown = T.exp(before - now)
            sums[row] = T.mad(sums[row], grown, T.sum(sum0 + sum1))
            largest[row] = now
            if grown != 1 {
                let r = results + row &* b.pointee.resultRow
                i = 0
                while i < resultWidth {
                    r[i] = r[i] * grown
                    i &+= 1
                }
            }
        }
        row &+= 1
    }
}

private func attentionRowsBackward<T: LaneFloat>(_: T.Type, _ b: UnsafePointer<AttentionBlock>) {
    let rows = b.pointee.rows, cols = b.pointee.cols, stride = b.pointee.stride, width = T.width
    let lse = b.pointee.lse.unsafelyUnwrapped.bound(T.self), delta = b.pointee.delta.unsafelyUnwrapped.bound(T.self)
    let bits = b.pointee.bits, kept = T.Lanes(repeating: T.constant(b.pointee.keepScale))
    let hasMask = b.pointee.mask != nil
    let scale = T.constant(b.pointee.scale)
    let factor = T.Lanes(repeating: hasMask ? 1 : scale)
    let added = b.pointee.added.map { $0.bound(T.self) }
    let last = T.Lanes(repeating: added == nil ? scale : 1)
    var row = 0
    while row < rows {
        let s = b.pointee.scores.bound(T.self) + row &* stride
        let g = b.pointee.grads.unsafelyUnwrapped.bound(T.self) + row &* stride
        let n = seen(b, row), whole = (n &+ width &- 1) / width &* width
        if hasMask { addMask(b, row, n, s) }
        let shift = T.Lanes(repeating: 0 - lse[row]), d = T.Lanes(repeating: delta[row])
        fill(s, n, whole, 0)
        fill(g, n, whole, 0)
        var i = 0
        if let bits {
            var at = b.pointee.firstBit &+ row &* b.pointee.bitRow
            while i < whole {
                let p = T.exp(T.mad(T.load(s + i), factor, shift))
                let mask = bitsAt(bits, at)
                T.store(T.keep(p * kept, mask), s + i)
                T.store(p * (T.keep(T.load(g + i) * kept, mask) - d) * last, g + i)
                i &+= width
                at &+= width
            }
        } else {
            while i < whole {
                let p = T.exp(T.mad(T.load(s + i), factor, shift))
                T.store(p, s + i)
                T.store(p * (T.load(g + i) - d) * last, g + i)
                i &+= width
            }
        }
        fill(s, n, cols, 0)
        fill(g, n, cols, 0)
        if let added {
            let a = added + row &* b.pointee.addedRow
            i = 0
            while i < cols {
                a[i] = g[i]
                g[i] = g[i] * scale
                i &+= 1
            }
        }
        row &+= 1
    }
}

func kernelAttention(_ type: KernelType.RawValue, _ block: UnsafePointer<AttentionBlock>) {
    if kernelType(type) == .float64 { attentionRows(Double.self, block) } else { attentionRows(Float.self, block) }
}

func kernelAttentionBackward(_ type: KernelType.RawValue, _ block: UnsafePointer<AttentionBlock>) {
    if kernelType(type) == .float64 {
        attentionRowsBackward(Double.self, block)
    } else {
        attentionRowsBackward(Float.self, block)
    }
}
