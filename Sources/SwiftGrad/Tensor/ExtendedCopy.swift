// Conversions from and to complex and storage dtypes.

/// target[...] = source[...] (broadcast), where at least one of the two is of a complex or storage dtype.
func copyExtended(from source: Tensor, to target: Tensor) {
    let from = source.dtype, to = target.dtype
    if from == to {
        return ElementLoop(target, source).run { r in CPU.kernels.cast(to.kernel, from.kernel, r.n, r.p0, r.s0, r.p1, r.s1) }
    }
    switch (from.isComplex, to.isComplex) {
    case (true, true):
        copyElements(from: source.part(0), to: target.part(0))
        copyElements(from: source.part(1), to: target.part(1))
    case (true, false):
        if to == .bool { return convertOneByOne(from: source, to: target) }
        // The imaginary part is dropped.
        copyElements(from: source.part(0), to: target)
    case (false, true):
        copyElements(from: source, to: target.part(0))
        fillElements(target.part(1), 0)
    case (false, false): convertOneByOne(from: source, to: target)
    }
}

private func convertOneByOne(from source: Tensor, to target: Tensor) {
    let from = source.dtype, to = target.dtype, fromSize = from.size, toSize = to.size
    ElementLoop(target, source).run { r in
        for i in 0..<r.n { Scalar(from, from: r.p1 + i * r.s1 * fromSize).store(to, to: r.p0 + i * r.s0 * toSize) }
    }
}
