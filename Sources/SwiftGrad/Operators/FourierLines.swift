import CSwiftGrad

// Transforms along one dimension of dense tensors: blocks of sequences are brought side by side, transformed, and written out scaled.

/// Where the sequences of one dimension lie, and how they are cut into blocks.
private struct FourierBlocks {
    let count: Int
    let lanes: Int

    /// `sequences` of `length`: as many side by side as fill a vector, unless they are long or few.
    init(_ sequences: Int, _ length: Int, numberSize: Int) {
        let full = 64 / numberSize
        lanes = length * full * numberSize > 1 << 20 || sequences * 2 <= full ? 1 : full
        count = (sequences + lanes - 1) / lanes
    }

    /// Calls `body(first sequence, how many, work space)` for each block, on several threads. The work space has `numbers` for each lane
    /// and some more.
    func run<T: ComplexPart>(_ numbers: Int, _: T.Type, _ body: (Int, Int, UnsafeMutablePointer<T>) -> Void, of sequences: Int)
        throws(TensorError)
    {
        let dtype: DType = T.self == Float.self ? .float32 : .float64
        let size = numbers * lanes + 64 * 16
        var failed: Int64 = 0
        withUnsafeMutablePointer(to: &failed) { failed in
            ThreadPool.forRanges(count, grain: max(1, ElementLoop.grain / max(numbers * lanes, 1))) { r in
                guard let work = try? Tensor(empty: Shape([size]), dtype) else {
                    _ = sg_atomic_add(failed, 1)
                    return
                }
                let p = work.pointer(T.self)
                for block in r {
                    let first = block * lanes
                    body(first, min(lanes, sequences - first), p)
                }
                withExtendedLifetime(work) {}
            }
        }
        // What could not be had on another thread: the error again, or too little memory for a moment.
        if failed > 0 {
            _ = try Tensor(empty: Shape([size]), dtype)
            throw .init(.memory, "fft: work space of \(size) numbers could not be allocated")
        }
    }
}

/// Element offset of sequence `i` where sequences of `length` elements are `inner` apart.
@inline(__always)
private func start(_ i: Int, _ length: Int, _ inner: Int) -> Int { i / inner * (length * inner) + i % inner }

/// Brings elements 0 ..< n of `used` sequences side by side; unused lanes repeat the last. `step` numbers lie between elements.
@inline(__always)
private func gatherLines<T>(
    _ to: UnsafeMutablePointer<T>, _ from: UnsafePointer<T>, _ n: Int, _ step: Int, _ lanes: Int, _ used: Int,
    _ offset: (Int) -> Int
) {
    for b in 0..<lanes {
        let source = from + offset(min(b, used - 1))
        for j in 0..<n { to[j &* lanes &+ b] = source[j &* step] }
    }
}

@inline(__always)
private func scatterLines<T: BinaryFloatingPoint>(
    _ to: UnsafeMutablePointer<T>, _ from: UnsafePointer<T>, _ n: Int, _ step: Int, _ lanes: Int, _ used: Int, _ scale: T,
    _ offset: (Int) -> Int
) {
    for b in 0..<used {
        let target = to + offset(b)
        for j in 0..<n { target[j &* step] = from[j &* lanes &+ b] * scale }
    }
}

/// y = scale * transform of x along `dim`; both dense, complex, of one shape; they may be the same.
@_specialize(where T == Float)
@_specialize(where T == Double)
func transformLines<T: ComplexPart>(
    _: T.Type, _ x: Tensor, _ y: Tensor, _ dim: Int, isForward: Bool, scale: Double
) throws(TensorError) {
    let lines = Lanes(x.shape, dim), n = lines.n, inner = lines.inner, sequences = lines.outer * inner
    if n == 0 || sequences == 0 { return }
    let plan = try FourierPlans.plan(n, T.self), size = plan.padded
    let blocks = FourierBlocks(sequences, size, numberSize: MemoryLayout<T>.size)
    let source = UnsafePointer(x.pointer(T.self)), target = y.pointer(T.self), lanes = blocks.lanes, factor = T(scale)
    try blocks.run(
        4 * size, T.self,
        { first, used, work in
            let plane = size * lanes
            let (xr, xi, yr, yi, tmp) = (work, work + plane, work + 2 * plane, work + 3 * plane, work + 4 * plane)
            let at: (Int) -> Int = { 2 * start(first + $0, n, inner) }
            gatherLines(xr, source, n, 2 * inner, lanes, used, at)
            gatherLines(xi, source + 1, n, 2 * inner, lanes, used, at)
            let inY = isForward ? plan.run(xr, xi, yr, yi, tmp, lanes: lanes) : plan.run(xi, xr, yi, yr, tmp, lanes: lanes)
            scatterLines(target, inY ? yr : xr, n, 2 * inner, lanes, used, factor, at)
            scatterLines(target + 1, inY ? yi : xi, n, 2 * inner, lanes, used, factor, at)
        }, of: sequences)
    withExtendedLifetime((x, y, plan)) {}
}

/// y = scale * the first n/2 + 1 elements of the transform of x along `dim`; x dense and real with n elements there, y dense and complex.
@_specialize(where T == Float)
@_specialize(where T == Double)
func transformRealLines<T: ComplexPart>(_: T.Type, _ x: Tensor, _ y: Tensor, _ dim: Int, scale: Double) throws(TensorError) {
    let lines = Lanes(x.shape, dim), n = lines.n, inner = lines.inner, sequences = lines.outer * inner
    if n == 0 || sequences == 0 { return }
    let half = n / 2 + 1, isEven = n % 2 == 0
    // An even number of real elements is half as many complex ones.
    let plan = try isEven ? FourierPlans.half(n, T.self) : FourierPlans.plan(n, T.self), size = max(plan.padded, half)
    let blocks = FourierBlocks(sequences, size, numberSize: MemoryLayout<T>.size)
    let source = UnsafePointer(x.pointer(T.self)), target = y.pointer(T.self), lanes = blocks.lanes, factor = T(scale)
    let roots = plan.halves.map { UnsafePointer($0.data.assumingMemoryBound(to: Complex<T>.self)) }
    try blocks.run(
        4 * size, T.self,
        { first, used, work in
            let plane = size * lanes
            let (xr, xi, yr, yi, tmp) = (work, work + plane, work + 2 * plane, work + 3 * plane, work + 4 * plane)
            let from: (Int) -> Int = { start(first + $0, n, inner) }, to: (Int) -> Int = { 2 * start(first + $0, half, inner) }
            if isEven {
                gatherLines(xr, source, n / 2, 2 * inner, lanes, used, from)
                gatherLines(xi, source + inner, n / 2, 2 * inner, lanes, used, from)
            } else {
                gatherLines(xr, source, n, inner, lanes, used, from)
                xi.initialize(repeating: 0, count: n * lanes)
            }
            let inY = plan.run(xr, xi, yr, yi, tmp, lanes: lanes)
            var (zr, zi) = inY ? (yr, yi) : (xr, xi)
            if isEven {
                let (or, oi) = inY ? (xr, xi) : (yr, yi), h = n / 2
                if let w = roots {
                    for k in 0..<half {
                        // Transforms of the even and the odd elements, from those of their sum even + i odd.
                        let p = (k == h ? 0 : k) * lanes, q = (k == 0 || k == h ? 0 : h - k) * lanes
                        let c = w[k].re, s = w[k].im
                        for b in 0..<lanes {
                            let er = (zr[p + b] + zr[q + b]) * 0.5, ei = (zi[p + b] - zi[q + b]) * 0.5
                            let dr = (zi[p + b] + zi[q + b]) * 0.5, di = (zr[q + b] - zr[p + b]) * 0.5
                            or[k * lanes + b] = er + dr * c + di * s
                            oi[k * lanes + b] = ei + di * c - dr * s
                        }
                    }
                }
                (zr, zi) = (or, oi)
            }
            scatterLines(target, zr, half, 2 * inner, lanes, used, factor, to)
            scatterLines(target + 1, zi, half, 2 * inner, lanes, used, factor, to)
        }, of: sequences)
    withExtendedLifetime((x, y, plan)) {}
}

/// y = scale * the real inverse transform along `dim` of x, which has n/2 + 1 elements there; y dense and real with n. Imaginary parts
/// that a real sequence cannot have (of element 0, and n/2 for even n) are not looked at.
@_specialize(where T == Float)
@_specialize(where T == Double)
func transformToRealLines<T: ComplexPart>(_: T.Type, _ x: Tensor, _ y: Tensor, _ dim: Int, scale: Double) throws(TensorError) {
    let lines = Lanes(y.shape, dim), n = lines.n, inner = lines.inner, sequences = lines.outer * inner
    if n == 0 || sequences == 0 { return }
    let half = n / 2 + 1, isEven = n % 2 == 0
    let plan = try isEven ? FourierPlans.half(n, T.self) : FourierPlans.plan(n, T.self), size = max(plan.padded, half)
    let blocks = FourierBlocks(sequences, size, numberSize: MemoryLayout<T>.size)
    let source = UnsafePointer(x.pointer(T.self)), target = y.pointer(T.self), lanes = blocks.lanes, factor = T(scale)
    let roots = plan.halves.map { UnsafePointer($0.data.assumingMemoryBound(to: Complex<T>.self)) }
    try blocks.run(
        4 * size, T.self,
        { first, used, work in
            let plane = size * lanes
            let (xr, xi, yr, yi, tmp) = (work, work + plane, work + 2 * plane, work + 3 * plane, work + 4 * plane)
            let from: (Int) -> Int = { 2 * start(first + $0, half, inner) }, to: (Int) -> Int = { start(first + $0, n, inner) }
            let (ar, ai) = isEven ? (yr, yi) : (xr, xi)
            gatherLines(ar, source, half, 2 * inner, lanes, used, from)
            gatherLines(ai, source + 1, half, 2 * inner, lanes, used, from)
            for b in 0..<lanes { ai[b] = 0 }
            if isEven {
                let h = n / 2
                for b in 0..<lanes { ai[h * lanes + b] = 0 }
                if let w = roots {
                    for k in 0..<h {
                        let p = k * lanes, q = (h - k) * lanes
                        let c = w[k].re, s = w[k].im
                        for b in 0..<lanes {
                            // even + i odd, where odd = (x_k - conj x_(h-k)) exp(2 pi i k / n)
                            let er = ar[p + b] + ar[q + b], ei = ai[p + b] - ai[q + b]
                            let dr = ar[p + b] - ar[q + b], di = ai[p + b] + ai[q + b]
                            xr[p + b] = er - (dr * s + di * c)
                            xi[p + b] = ei + (dr * c - di * s)
                        }
                    }
                }
            } else {
                for k in half..<n {
                    for b in 0..<lanes {
                        xr[k * lanes + b] = xr[(n - k) * lanes + b]
                        xi[k * lanes + b] = -xi[(n - k) * lanes + b]
                    }
                }
            }
            // The inverse: parts exchanged on both sides.
            let inY = plan.run(xi, xr, yi, yr, tmp, lanes: lanes)
            let (zr, zi) = inY ? (yr, yi) : (xr, xi)
            if isEven {
                scatterLines(target, zr, n / 2, 2 * inner, lanes, used, factor, to)
                scatterLines(target + inner, zi, n / 2, 2 * inner, lanes, used, factor, to)
            } else {
                scatterLines(target, zr, n, inner, lanes, used, factor, to)
            }
        }, of: sequences)
    withExtendedLifetime((x, y, plan)) {}
}
