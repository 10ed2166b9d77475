// LSTM's gates in float32, sixteen units at a time in one pass: five functions side by side, whose latencies overlap. What is left of a row
// (fewer than sixteen units) goes through the loops of Recurrent.swift, which compute the same, step by step.

import SwiftGradKernelAPI

private typealias Lanes = SIMD16<Float>

@inline(__always) private func all(_ x: Float) -> Lanes { Lanes(repeating: x) }

@inline(__always) private func magnitude(_ x: Lanes) -> Lanes {
    unsafeBitCast(unsafeBitCast(x, to: SIMD16<UInt32>.self) & SIMD16(repeating: 0x7FFF_FFFF), to: Lanes.self)
}

@inline(__always) private func signed(_ x: Lanes, _ sign: Lanes) -> Lanes {
    let bits = unsafeBitCast(x, to: SIMD16<UInt32>.self) & SIMD16(repeating: 0x7FFF_FFFF)
    return unsafeBitCast(
        bits | (unsafeBitCast(sign, to: SIMD16<UInt32>.self) & SIMD16(repeating: 0x8000_0000)), to: Lanes.self)
}

/// As `Float.sigmoid`.
@inline(__always) private func sigmoid(_ x: Lanes) -> Lanes {
    let z = Float.exp(all(0) - magnitude(x))
    return z.replacing(with: all(1), where: x .>= all(0)) / (all(1) + z)
}

/// As `Float.tanh`.
@inline(__always) private func tanh(_ x: Lanes) -> Lanes {
    let a = magnitude(x), z = x * x
    var p = Float.mad(z, all(0.002_117_896_608_25), all(-0.008_150_428_064_27))
    p = Float.mad(z, p, all(0.021_689_959_274_6))
    p = Float.mad(z, p, all(-0.053_944_827_896_9))
    p = Float.mad(z, p, all(0.133_331_908_076))
    p = Float.mad(z, p, all(-0.333_333_304_109))
    let small = Float.mad(z * x, p, x)
    let capped = a.replacing(with: all(10), where: a .> all(10))
    let large = signed(all(1) - all(2) / (Float.exp(all(2) * capped) + all(1)), x)
    return large.replacing(with: small, where: a .< all(0.63))
}

@inline(__always) private func preActivation(_ p: MutPtr<Float>, _ bias: Ptr<Float>?, _ at: Int) -> Lanes {
    let x = Float.load(p)
    if let bias { return x + Float.load(bias + at) }
    return x
}

/// Whole vectors of a row; how many units they were.
@inline(never) func lstmLanes(
    _ n: Int, _ hidden: Int, _ gates: MutPtr<Float>, _ bias: Ptr<Float>?, _ c: MutPtr<Float>, _ before: MutPtr<Float>?,
    _ h: MutPtr<Float>, _ y: MutPtr<Float>?
) -> Int {
    var j = 0
    while j &+ 16 <= n {
        let p = gates + j, old = Float.load(c + j)
        let i = sigmoid(preActivation(p, bias, j)), f = sigmoid(preActivation(p + hidden, bias, j &+ hidden))
        let g = tanh(preActivation(p + 2 &* hidden, bias, j &+ 2 &* hidden))
        let o = sigmoid(preActivation(p + 3 &* hidden, bias, j &+ 3 &* hidden))
        Float.store(i, p)
        Float.store(f, p + hidden)
        Float.store(g, p + 2 &* hidden)
        Float.store(o, p + 3 &* hidden)
        if let before { Float.store(old, before + j) }
        let new = f * old + i * g
        Float.store(new, c + j)
        let out = o * tanh(new)
        Float.store(out, h + j)
        if let y { Float.store(out, y + j) }
        j &+= 16
    }
    return j
}

/// Whole vectors of a row backward; how many units they were.
@inline(never) func lstmBackwardLanes(
    _ n: Int, _ d: MutPtr<Float>, _ gates: Ptr<Float>, _ before: Ptr<Float>, _ dh: MutPtr<Float>, _ dc: MutPtr<Float>,
    _ dy: Ptr<Float>?
) -> Int {
    var j = 0
    while j &+ 16 <= n {
        let p = gates + j, i: Lanes = Float.load(p), f: Lanes = Float.load(p + n)
        let g: Lanes = Float.load(p + 2 &* n), o: Lanes = Float.load(p + 3 &* n)
        let old: Lanes = Float.load(before + j), q = d + j
        var h = Float.load(dh + j)
        if let dy {
            h += Float.load(dy + j)
            Float.store(h, dh + j)
        }
        let kept: Lanes = f * old, added: Lanes = i * g, cell: Lanes = kept + added
        let one = all(1), t: Lanes = tanh(cell)
        let slope: Lanes = one - t * t
        let through: Lanes = h * o * slope, c: Lanes = Float.load(dc + j) + through
        let di: Lanes = c * g * i, df: Lanes = c * old * f, dg: Lanes = c * i, dO: Lanes = h * t * o
        let gSlope: Lanes = one - g * g
        Float.store(di * (one - i), q)
        Float.store(df * (one - f), q + n)
        Float.store(dg * gSlope, q + 2 &* n)
        Float.store(dO * (one - o), q + 3 &* n)
        Float.store(c * f, dc + j)
        j &+= 16
    }
    return j
}
