// Layer norm of contiguous rows, alone or of a residual and what dropout leaves; its gradients in one pass over the rows.

import SwiftGradKernelAPI

/// Four vectors of sums side by side: short chains of additions, joined in one order.
private struct Sums<T: LaneFloat> {
    var a = T.Lanes(repeating: 0), b = T.Lanes(repeating: 0), c = T.Lanes(repeating: 0), d = T.Lanes(repeating: 0)
    @inline(__always) var total: T { T.sum((a + b) + (c + d)) }
}

/// The sum of f(v) over n elements; the last incomplete vector by single elements.
@inline(__always) private func sum<T: LaneFloat>(
    _ n: Int, _ p: Ptr<T>, _ f: (T.Lanes) -> T.Lanes, _ g: (T) -> T
) -> T {
    var s = Sums<T>(), i = 0
    while i &+ 4 &* T.width <= n {
        s.a += f(T.load(p + i))
        s.b += f(T.load(p + (i &+ T.width)))
        s.c += f(T.load(p + (i &+ 2 &* T.width)))
        s.d += f(T.load(p + (i &+ 3 &* T.width)))
        i &+= 4 &* T.width
    }
    while i &+ T.width <= n {
        s.a += f(T.load(p + i))
        i &+= T.width
    }
    var rest: T = 0
    while i < n {
        rest += g(p[i])
        i &+= 1
    }
    return s.total + rest
}

@inline(__always) private func kept<T: LaneFloat>(_ bits: Raw?, _ i: Int, _ scale: T) -> T {
    guard let bits else { return 1 }
    return bitsAt(bits, i) & 1 != 0 ? scale : 0
}

/// s = residual + x * mask.
@inline(__always) private func addResidual<T: LaneFloat>(
    _ n: Int, _ s: MutPtr<T>, _ residual: Ptr<T>, _ x: Ptr<T>, _ bits: Raw?, _ bit: Int, _ scale: T
) {
    let factor = T.Lanes(repeating: scale)
    var i = 0
    if let bits {
        while i &+ T.width <= n {
            T.store(T.load(residual + i) + T.load(x + i) * T.keep(factor, bitsAt(bits, bit &+ i)), s + i)
            i &+= T.width
        }
    } else {
        while i &+ T.width <= n {
            T.store(T.load(residual + i) + T.load(x + i), s + i)
            i &+= T.width
        }
    }
    while i < n {
        s[i] = residual[i] + x[i] * kept(bits, bit &+ i, scale)
        i &+= 1
    }
}

private func normRows<T: LaneFloat>(_: T.Type, _ r: NormRows) {
    let n = r.n, count = T.constant(Double(n)), eps = T.constant(r.eps), scale = T.constant(r.keepScale)
    let y0 = r.y.bound(T.self), x0 = r.x.bound(T.self), means = r.mean.bound(T.self), rstds = r.rstd.bound(T.self)
    let weight = r.weight.map { $0.bound(T.self) }, bias = r.bias.map { $0.bound(T.self) }
    let residual = r.residual.map { $0.bound(T.self) }, sums = r.sum.map { $0.bound(T.self) }
    var row = 0
    while row < r.rows {
        let at = row &* n
        let apart = row &* r.xRow
        var x = x0 + apart
        if let residual, let sums {
            addResidual(n, sums + at, residual + at, x, r.bits, r.firstBit &+ apart, scale)
            x = UnsafePointer(sums + at)
        }
        let mean = sum(n, x, { $0 }, { $0 }) / count
        let m = T.Lanes(repeating: mean)
        let squares = sum(
            n, x,
            { v in
                let z = v - m
                return z * z
            },
            { v in
                let z = v - mean
                return z * z
            })
        let rstd = 1 / T.root(squares / count + eps)
        means[row] = mean
        rstds[row] = rstd
        let y = y0 + at, f = T.Lanes(repeating: rstd)
        var i = 0
        if let weight, let bias {
            while i &+ T.width <= n {
                T.store((T.load(x + i) - m) * f * T.load(weight + i) + T.load(bias + i), y + i)
                i &+= T.width
            }
        }
        while i < n {
            var z = (x[i] - mean) * rstd
            if let weight { z = z * weight[i] }
            if let bias { z = z + bias[i] }
            y[i] = z
            i &+= 1
        }
        row &+= 1
    }
}

/// Sums over the columns of one row: of g = dy w and g xhat, and dWeight += dy xhat, dBias += dy on the way.
@inline(__always) private func gradSums<T: LaneFloat>(
    _ n: Int, _ dy: Ptr<T>, _ x: Ptr<T>, _ mean: T, _ rstd: T, _ weight: Ptr<T>?, _ dWeight: MutPtr<T>?, _ dBias: MutPtr<T>?
) -> (T, T) {
    let m = T.Lanes(repeating: mean), f = T.Lanes(repeating: rstd)
    var g0 = T.Lanes(repeating: 0), g1 = g0, h0 = g0, h1 = g0
    @inline(__always) func step(_ i: Int, _ g: inout T.Lanes, _ h: inout T.Lanes) {
        let d = T.load(dy + i), z = (T.load(x + i) - m) * f
        if let dWeight { T.store(T.load(dWeight + i) + d * z, dWeight + i) }
        if let dBias { T.store(T.load(dBias + i) + d, dBias + i) }
        let e = weight.map { d * T.load($0 + i) } ?? d
        g += e
        h += e * z
    }
    var i = 0
    while i &+ 2 &* T.width <= n {
        step(i, &g0, &h0)
        step(i &+ T.width, &g1, &h1)
        i &+= 2 &* T.width
    }
    if i &+ T.width <= n {
        step(i, &g0, &h0)
        i &+= T.width
    }
    var g: T = 0, h: T = 0
    while i < n {
        let d = dy[i], z = (x[i] - mean) * rstd
        if let dWeight { dWeight[i] = dWeight[i] + d * z }
        if let dBias { dBias[i] = dBias[i] + d }
        let e = weight.map { d * $0[i] } ?? d
        g += e
        h += e * z
        i &+= 1
    }
    return (T.sum(g0 + g1) + g, T.sum(h0 + h1) + h)
}

private func normRowsBackward<T: LaneFloat>(_: T.Type, _ r: NormGradRows) {
    let n = r.n, count = T.constant(Double(n)), scale = T.constant(r.keepScale)
    let dy0 = r.dy.bound(T.self), x0 = r.x.bound(T.self), means = r.mean.bound(T.self), rstds = r.rstd.bound(T.self)
    let weight = r.weight.map { $0.bound(T.self) }
    let dWeight = r.dWeight.map { $0.bound(T.self) }, dBias = r.dBias.map { $0.bound(T.self) }
    var row = 0
    while row < r.rows {
        let at = row &* n, dy = dy0 + at, x = x0 + at, mean = means[row], rstd = rstds[row]
        let (g, h) = gradSums(n, dy, x, mean, rstd, weight, dWeight, dBias)
        if let dx0 = r.dx {
            let dx = dx0.bound(T.self) + at, meanG = g / count, meanGX = h / count
            let m = T.Lanes(repeating: mean), f = T.Lanes(repeating: rstd)
            let a = T.Lanes(repeating: meanG), b = T.Lanes(repeating: meanGX)
            var i = 0
            if let weight {
                while i &+ T.width <= n {
                    let z = (T.load(x + i) - m) * f
                    T.store(f * (T.load(dy + i) * T.load(weight + i) - a - z * b), dx + i)
                    i &+= T.width
                }
            }
            while i < n {
                let z = (x[i] - mean) * rstd
                dx[i] = rstd * ((weight.map { dy[i] * $0[i] } ?? dy[i]) - meanG - z * meanGX)
                i &+= 1
            }
            if let dropped = r.dropped, let bits = r.bits {
                let apart = row &* r.droppedRow, to = dropped.bound(T.self) + apart
                let from = UnsafePointer(dx), first = r.firstBit &+ apart
                let factor = T.Lanes(repeating: scale)
                i = 0
                while i &+ T.width <= n {
                    T.store(T.load(from + i) * T.keep(factor, bitsAt(bits, first &+ i)), to + i)
                    i &+= T.width
                }
                while i < n {
                    to[i] = from[i] * kept(bits, first &+ i, scale)
                    i &+= 1
                }
            }
        }
        row &+= 1
    }
}

func kernelNorm(_ type: KernelType.RawValue, _ r: NormRows) {
    if kernelType(type) == .float64 { normRows(Double.self, r) } else { normRows(Float.self, r) }
}

func kernelNormBackward(_ type: KernelType.RawValue, _ r: NormGradRows) {
    if kernelType(type) == .float64 { normRowsBackward(Double.self, r) } else { normRowsBackward(Float.self, r) }
}

/// The entries of this build's table.
func makeNormKernels() -> NormKernels {
    NormKernels(
        forward: { kernelNorm($0, $1.bound(NormRows.self).pointee) },
        backward: { kernelNormBackward($0, $1.bound(NormGradRows.self).pointee) })
}
