// Dropout by masks of bits.

import SwiftGradKernelAPI

/// Multiplied with 0, not replaced by it: infinities and NaN give NaN, as with a mask of numbers.
private func dropout<T: LaneFloat>(_: T.Type, _ n: Int, _ y: MutPtr<T>, _ x: Ptr<T>, _ bits: Raw, _ scale: T) {
    let factor = T.Lanes(repeating: scale)
    var i = 0
    while i &+ T.width <= n {
        T.store(T.load(x + i) * T.keep(factor, bitsAt(bits, i)), y + i)
        i &+= T.width
    }
    while i < n {
        y[i] = x[i] * (bitsAt(bits, i) & 1 != 0 ? scale : 0)
        i &+= 1
    }
}

func kernelDropout(_ type: KernelType.RawValue, _ n: Int, _ y: MutRaw, _ x: Raw, _ bits: Raw, _ scale: Double) {
    if kernelType(type) == .float64 {
        dropout(Double.self, n, y.bound(Double.self), x.bound(Double.self), bits, scale)
    } else {
        dropout(Float.self, n, y.bound(Float.self), x.bound(Float.self), bits, Float(scale))
    }
}

/// The entries of this build's table.
func makeFusedKernels() -> FusedKernels {
    FusedKernels(
        dropout: { kernelDropout($0, $1, $2, $3, Raw($4), $5) }, attention: { kernelAttention($0, $1.bound(AttentionBlock.self)) },
        attentionBackward: { kernelAttentionBackward($0, $1.bound(AttentionBlock.self)) })
}
