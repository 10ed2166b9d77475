// The products of attention with a few queries, as in decoding: keys and values are read once, as they lie.

import SwiftGradKernelAPI

/// scores[r, j] = q[r] · k[j].
private func scores<T: LaneFloat>(
    _: T.Type, _ rows: Int, _ cols: Int, _ width: Int, _ q: Ptr<T>, _ qRow: Int, _ k: Ptr<T>, _ kRow: Int, _ s: MutPtr<T>,
    _ stride: Int
) {
    var j = 0
    while j < cols {
        let key = k + j &* kRow
        var r = 0
        while r < rows {
            let query = q + r &* qRow
            var a = T.Lanes(repeating: 0), b = a
            var i = 0
            while i &+ 2 &* T.width <= width {
                a = T.mad(T.load(query + i), T.load(key + i), a)
                b = T.mad(T.load(query + (i &+ T.width)), T.load(key + (i &+ T.width)), b)
                i &+= 2 &* T.width
            }
            if i &+ T.width <= width {
                a = T.mad(T.load(query + i), T.load(key + i), a)
                i &+= T.width
            }
            var rest: T = 0
            while i < width {
                rest = T.mad(query[i], key[i], rest)
                i &+= 1
            }
            s[r &* stride &+ j] = T.sum(a + b) + rest
            r &+= 1
        }
        j &+= 1
    }
}

/// results[r] (+)= the sum of w[r, j] v[j].
private func results<T: LaneFloat>(
    _: T.Type, _ rows: Int, _ cols: Int, _ width: Int, _ w: Ptr<T>, _ stride: Int, _ v: Ptr<T>, _ vRow: Int, _ to: MutPtr<T>,
    _ toRow: Int,
    _ adds: Bool
) {
    var r = 0
    while r < rows {
        let weights = w + r &* stride, result = to + r &* toRow
        var i = 0
        // Four vectors of columns at a time stay in registers.
        while i &+ 4 &* T.width <= width {
            let p = result + i
            var a = T.Lanes(repeating: 0), b = a, c = a, d = a
            var j = 0
            while j < cols {
                let f = T.Lanes(repeating: weights[j]), x = v + (j &* vRow &+ i)
                a = T.mad(f, T.load(x), a)
                b = T.mad(f, T.load(x + T.width), b)
                c = T.mad(f, T.load(x + 2 &* T.width), c)
                d = T.mad(f, T.load(x + 3 &* T.width), d)
                j &+= 1
            }
            T.store(adds ? T.load(p) + a : a, p)
            T.store(adds ? T.load(p + T.width) + b : b, p + T.width)
            T.store(adds ? T.load(p + 2 &* T.width) + c : c, p + 2 &* T.width)
            T.store(adds ? T.load(p + 3 &* T.width) + d : d, p + 3 &* T.width)
            i &+= 4 &* T.width
        }
        while i &+ T.width <= width {
            var a = T.Lanes(repeating: 0)
            var j = 0
            while j < cols {
                a = T.mad(T.Lanes(repeating: weights[j]), T.load(v + (j &* vRow &+ i)), a)
                j &+= 1
            }
            T.store(adds ? T.load(result + i) + a : a, result + i)
            i &+= T.width
        }
        while i < width {
            var a: T = 0
            var j = 0
            while j < cols {
                a = T.mad(weights[j], v[j &* vRow &+ i], a)
                j &+= 1
            }
            result[i] = adds ? result[i] + a : a
            i &+= 1
        }
        r &+= 1
    }
}

func kernelFewScores(
    _ type: KernelType.RawValue, _ rows: Int, _ cols: Int, _ width: Int, _ q: Raw, _ qRow: Int, _ k: Raw, _ kRow: Int,
    _ s: MutRaw,
    _ stride: Int, _ adds: Int32
) {
    if kernelType(type) == .float64 {
        scores(
            Double.self, rows, cols, width, q.bound(Double.self), qRow, k.bound(Double.self), kRow, s.bound(Double.self), stride)
    } else {
        scores(Float.self, rows, cols, width, q.bound(Float.self), qRow, k.bound(Float.self), kRow, s.bound(Float.self), stride)
    }
}

func kernelFewResults(
    _ type: KernelType.RawValue, _ rows: Int, _ cols: Int, _ width: Int, _ w: Raw, _ stride: Int, _ v: Raw, _ vRow: Int,
    _ to: MutRaw,
    _ toRow: Int, _ adds: Int32
) {
    if kernelType(type) == .float64 {
        results(
            Double.self, rows, cols, width, w.bound(Double.self), stride, v.bound(Double.self), vRow, to.bound(Double.self),
            toRow, adds != 0)
    } else {
        results(
            Float.self, rows, cols, width, w.bound(Float.self), stride, v.bound(Float.self), vRow, to.bound(Float.self), toRow,
            adds != 0)
    }
}
