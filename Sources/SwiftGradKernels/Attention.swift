// The rows of blocked attention: online softmax of a block of scores, and the gradient of the scores from their softmax anew.

import SwiftGradKernelAPI

/// s[i] += mask[i * stride].
@inline(__always) private func addMask<T: Foldable>(_ n: Int, _ s: MutPtr<T>, _ mask: Ptr<T>, _ stride: Int) {
    var i = 0
    if stride == 1 {
        while i < n {
            s[i] = s[i] + mask[i]
            i &+= 1
        }
    } else {
        while i < n {
            s[i] = s[i] + mask[i &* stride]
            i &+= 1
        }
    }
}

/// How many of `cols` columns row `row` of a block sees, the first row seeing `visible`.
@inline(__always) private func seen(_ row: Int, _ cols: Int, _ visible: Int) -> Int {
    let n = visible &+ row
    return n < 0 ? 0 : n < cols ? n : cols
}

/// Takes a block of scores into account: s becomes e^(s - m) with m the greatest score of the row so far, `sum` the sum of all e^(s - m)
/// so far, and the row of `acc` is scaled as m grew. A row that has seen nothing but -inf gives zeros.
private func attentionRows<T: Foldable>(
    _: T.Type, _ type: KernelType, _ rows: Int, _ cols: Int, _ scores: MutPtr<T>, _ mask: Ptr<T>?, _ maskRow: Int, _ maskCol: Int,
    _ visible: Int, _ largest: MutPtr<T>, _ sums: MutPtr<T>, _ acc: MutPtr<T>, _ width: Int
) {
    var row = 0
    while row < rows {
        let s = scores + row &* cols
        let n = seen(row, cols, visible)
        if let mask { addMask(n, s, mask + row &* maskRow, maskCol) }
        let before = largest[row]
        let now = T.maxNaN(before, foldElements(Larger.self, T.self, type, n, Raw(s), 1))
        var i = 0
        if now == -.infinity {
            while i < cols {
                s[i] = 0
                i &+= 1
            }
            // Nothing yet: what was gathered is zero, or (before the first block) not there.
            let a = acc + row &* width
            i = 0
            while i < width {
                a[i] = 0
                i &+= 1
            }
        } else {
            while i < n {
                s[i] = T.exp(s[i] - now)
                i &+= 1
            }
            while i < cols {
                s[i] = 0
                i &+= 1
            }
            let sum = foldElements(Plus.self, T.self, type, n, Raw(s), 1)
            let factor = T.exp(before - now)
            sums[row] = T.mad(sums[row], factor, sum)
            largest[row] = now
            if factor != 1 {
                let a = acc + row &* width
                i = 0
                while i < width {
                    a[i] = a[i] * factor
                    i &+= 1
                }
            }
        }
        row &+= 1
    }
}

/// scores become p = e^(s - lse), grads (of p) become those of the products q k: p (dp - delta) scale.
private func attentionRowsBackward<T: Foldable>(
    _: T.Type, _ rows: Int, _ cols: Int, _ scores: MutPtr<T>, _ grads: MutPtr<T>, _ mask: Ptr<T>?, _ maskRow: Int, _ maskCol: Int,
    _ visible: Int, _ lse: Ptr<T>, _ delta: Ptr<T>, _ scale: T
) {
    var row = 0
    while row < rows {
        let s = scores + row &* cols, g = grads + row &* cols
        let n = seen(row, cols, visible)
        if let mask { addMask(n, s, mask + row &* maskRow, maskCol) }
        let l = lse[row], d = delta[row]
        var i = 0
        while i < n {
            let p = T.exp(s[i] - l)
            s[i] = p
            g[i] = p * (g[i] - d) * scale
            i &+= 1
        }
        while i < cols {
            s[i] = 0
            g[i] = 0
            i &+= 1
        }
        row &+= 1
    }
}

func kernelAttention(
    _ typeCode: KernelType.RawValue, _ rows: Int, _ cols: Int, _ scores: MutRaw, _ mask: Raw?, _ maskRow: Int, _ maskCol: Int,
    _ visible: Int, _ largest: MutRaw, _ sums: MutRaw, _ acc: MutRaw, _ width: Int
) {
    let type = kernelType(typeCode)
    if type == .float64 {
        attentionRows(
            Double.self, type, rows, cols, scores.bound(Double.self), mask.map { $0.bound(Double.self) }, maskRow, maskCol,
            visible,
            largest.bound(Double.self), sums.bound(Double.self), acc.bound(Double.self), width)
    } else {
        attentionRows(
            Float.self, type, rows, cols, scores.bound(Float.self), mask.map { $0.bound(Float.self) }, maskRow, maskCol, visible,
            largest.bound(Float.self), sums.bound(Float.self), acc.bound(Float.self), width)
    }
}

func kernelAttentionBackward(
    _ typeCode: KernelType.RawValue, _ rows: Int, _ cols: Int, _ scores: MutRaw, _ grads: MutRaw, _ mask: Raw?, _ maskRow: Int,
    _ maskCol: Int, _ visible: Int, _ lse: Raw, _ delta: Raw, _ scale: Double
) {
    if kernelType(typeCode) == .float64 {
        attentionRowsBackward(
            Double.self, rows, cols, scores.bound(Double.self), grads.bound(Double.self), mask.map { $0.bound(Double.self) },
            maskRow,
            maskCol, visible, lse.bound(Double.self), delta.bound(Double.self), scale)
    } else {
        attentionRowsBackward(
            Float.self, rows, cols, scores.bound(Float.self), grads.bound(Float.self), mask.map { $0.bound(Float.self) }, maskRow,
            maskCol, visible, lse.bound(Float.self), delta.bound(Float.self), Float(scale))
    }
}
