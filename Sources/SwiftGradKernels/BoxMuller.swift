// Normal numbers from uniform ones, with the very roundings of PyTorch's vectorised CPU code: so that a seed gives its numbers to the last bit.
//
// The logarithm, sine and cosine are those of Moshier's Cephes library in single precision (logf, sinf, cosf), evaluated with fused
// multiply-adds in the order found, by trying, to reproduce a million of PyTorch's numbers exactly. `addingProduct` is fused on every
// instruction set (in software where the CPU has none), so the numbers do not depend on it.

import SwiftGradKernelAPI

@inline(__always) private func fused(_ a: Float, _ b: Float, _ c: Float) -> Float { c.addingProduct(a, b) }

/// ln x for positive x.
@inline(__always) private func cephesLog(_ x: Float) -> Float {
    let bits = x.bitPattern
    var e = Float(Int32(bitPattern: bits &>> 23) &- 126)
    var m = Float(bitPattern: (bits & 0x807F_FFFF) | 0x3F00_0000)
    let isLow = m < 0.707_106_781_186_547_524
    let again: Float = isLow ? m : 0
    e -= isLow ? 1 : 0
    m = (m - 1) + again
    let z = m * m
    var y = fused(7.037_683_629_2e-2, m, -1.151_461_031_0e-1)
    y = fused(y, m, 1.167_699_874_0e-1)
    y = fused(y, m, -1.242_014_084_6e-1)
    y = fused(y, m, 1.424_932_278_7e-1)
    y = fused(y, m, -1.666_805_766_5e-1)
    y = fused(y, m, 2.000_071_476_5e-1)
    y = fused(y, m, -2.499_999_399_3e-1)
    y = fused(y, m, 3.333_333_117_4e-1)
    y = fused(y * m, z, e * -2.121_944_40e-4)
    y = fused(z, -0.5, y)
    return fused(e, 0.693_359_375, m + y)
}

/// Sine and cosine of x >= 0.
@inline(__always) private func cephesSinCos(_ angle: Float) -> (sin: Float, cos: Float) {
    let octant = (Int32(angle * 1.273_239_544_735_16) &+ 1) & ~1
    let y = Float(octant)
    var x = fused(y, -0.785_156_25, angle)
    x = fused(y, -2.418_756_484_985_351_562_5e-4, x)
    x = fused(y, -3.774_894_977_445_941_08e-8, x)
    let z = x * x
    var c = fused(z, 2.443_315_711_809_948e-5, -1.388_731_625_493_765e-3)
    c = fused(c, z, 4.166_664_568_298_827e-2)
    c = fused(c * z, z, -(z * 0.5)) + 1
    var s = fused(z, -1.951_529_589_1e-4, 8.332_160_873_6e-3)
    s = fused(s, z, -1.666_665_461_1e-1)
    s = fused(s * z, x, x)
    let isPlain = octant & 2 == 0
    let sine = isPlain ? s : c, cosine = isPlain ? c : s
    return (octant & 4 != 0 ? -sine : sine, (octant &- 2) & 4 == 0 ? -cosine : cosine)
}

/// `groups` groups of 16 uniform numbers of [0, 1) become normal ones, in place: the first eight give radii, the others angles.
func kernelBoxMuller(_ groups: Int, _ p: UnsafeMutablePointer<Float>, _ mean: Float, _ std: Float) {
    var group = 0
    while group < groups {
        let x = p + group &* 16
        var j = 0
        while j < 8 {
            let radius = (-2 * cephesLog(1 - x[j])).squareRoot()
            let turn = cephesSinCos(6.283_185_307_179_586 * x[j &+ 8])
            x[j] = fused(radius * turn.cos, std, mean)
            x[j &+ 8] = fused(radius * turn.sin, std, mean)
            j &+= 1
        }
        group &+= 1
    }
}
