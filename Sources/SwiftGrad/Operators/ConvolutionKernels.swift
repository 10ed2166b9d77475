import CSwiftGrad

// The arithmetic of convolutions on dense float32/float64 tensors: a matrix of patches and a product an image and group; direct loops for
// depthwise ones. Images are tiles of the thread pool.

/// Whether an allocation inside a tile failed.
final class Failure {
    private var flag: Int32 = 0
    func set() { flag = 1 }
    func check() throws(TensorError) {
        if flag != 0 { throw TensorError(.memory, "not enough memory for the work space of an operator's tiles") }
    }
}

func convolve(_ g: ConvolutionGeometry, _ x: Tensor, _ w: Tensor, _ b: Tensor?, into y: Tensor) throws(TensorError) {
    if y.dtype == .int64 { return convolveIntegers(g, x, w, b, y) }
    if y.dtype == .float32 && Winograd.takes(g) {
        defer { withExtendedLifetime((x, w, b)) {} }
        return try Winograd.convolve(
            g, x.pointer(Float.self), w.pointer(Float.self), b.map { UnsafePointer($0.pointer(Float.self)) }, y.pointer(Float.self))
    }
    if y.dtype == .float64 { try convolveTyped(Double.self, g, x, w, b, y) } else { try convolveTyped(Float.self, g, x, w, b, y) }
}

func convolveTransposed(_ g: ConvolutionGeometry, _ gy: Tensor, _ w: Tensor, _ b: Tensor?, into x: Tensor) throws(TensorError) {
    if x.dtype == .int64 { return transposedIntegers(g, gy, w, b, x) }
    if x.dtype == .float32 && Winograd.takes(g) {
        defer { withExtendedLifetime((gy, w, b)) {} }
        return try Winograd.convolveTransposed(
            g, gy.pointer(Float.self), w.pointer(Float.self), b.map { UnsafePointer($0.pointer(Float.self)) }, x.pointer(Float.self))
    }
    if x.dtype == .float64 {
        try transposedTyped(Double.self, g, gy, w, b, x)
    } else {
        try transposedTyped(Float.self, g, gy, w, b, x)
    }
}

func convolveWeight(_ g: ConvolutionGeometry, _ gy: Tensor, _ x: Tensor, into w: Tensor) throws(TensorError) {
    if w.dtype == .float32 && Winograd.takes(g) {
        defer { withExtendedLifetime((gy, x)) {} }
        return try Winograd.weightGradient(g, gy.pointer(Float.self), x.pointer(Float.self), w.pointer(Float.self))
    }
    if w.dtype == .float64 { try weightTyped(Double.self, g, gy, x, w) } else { try weightTyped(Float.self, g, gy, x, w) }
}

private func convolveTyped<T: BinaryFloatingPoint>(
    _: T.Type, _ g: ConvolutionGeometry, _ xt: Tensor, _ wt: Tensor, _ bt: Tensor?, _ yt: Tensor
) throws(TensorError) {
    if yt.numel == 0 { return }
    defer { withExtendedLifetime((xt, wt, bt, yt)) {} }
    let x = UnsafePointer(xt.pointer(T.self)), w = UnsafePointer(wt.pointer(T.self)), y = yt.pointer(T.self)
    let b = bt.map { UnsafePointer($0.pointer(T.self)) }
    let points = g.outputPoints, m = g.outPerGroup, k = g.patch
    @inline(__always) func biased(_ target: UnsafeMutablePointer<T>, _ channels: Range<Int>) {
        guard let b else { return }
        for c in channels { (target + (c - channels.lowerBound) * points).update(repeating: b[c], count: points) }
    }
    if g.inChannels == 0 {
        for n in 0..<g.batch {
            let target = y + n * g.outChannels * points
            if bt == nil { target.update(repeating: 0, count: g.outChannels * points) } else { biased(target, 0..<g.outChannels) }
        }
        return
    }
    if g.isDepthwise {
        let planes = g.batch * g.groups
        ThreadPool.forRanges(planes, grain: max(1, ElementLoop.grain / max(points * g.kernelPoints / 4, 1))) { r in
            for i in r {
                let c = i % g.groups
                let target = y + i * points
                target.update(repeating: b.map { $0[c] } ?? 0, count: points)
                g.depthwise(x + i * g.inputPoints, w + c * g.kernelPoints, into: target)
            }
        }
        return
    }
    let failure = Failure()
    let whole = g.batch * g.groups
    if whole == 1 {
        // One product: its tiles are the parallel ones.
        biased(y, 0..<m)
        var cols = x
        var scratch: Tensor?
        if !g.isPointwise {
            let t = try Tensor(empty: Shape([k, points]), yt.dtype)
            scratch = t
            let p = t.pointer(T.self)
            ThreadPool.forRanges(g.inPerGroup, grain: max(1, ElementLoop.grain / (g.kernelPoints * points))) { r in
                g.gather(x, into: p, channels: r)
            }
            cols = UnsafePointer(p)
        }
        GEMM.run(m, points, k, w, k, transA: false, cols, points, transB: false, y, points, beta: b == nil ? 0 : 1)
        withExtendedLifetime(scratch) {}
        return
    }
    ThreadPool.run(whole) { i in
        let n = i / g.groups, group = i % g.groups
        let source = x + (n * g.inChannels + group * g.inPerGroup) * g.inputPoints
        let target = y + (n * g.outChannels + group * m) * points
        biased(target, group * m..<(group + 1) * m)
        let weight = w + group * m * k
        if g.isPointwise {
            GEMM.tile(m, points, k, weight, k, source, points, target, points, beta: b == nil ? 0 : 1)
            return
        }
        guard let scratch = try? Tensor(empty: Shape([k, points]), yt.dtype) else { return failure.set() }
        defer { withExtendedLifetime(scratch) {} }
        let cols = scratch.pointer(T.self)
        g.gather(source, into: cols, channels: 0..<g.inPerGroup)
        GEMM.tile(m, points, k, weight, k, UnsafePointer(cols), points, target, points, beta: b == nil ? 0 : 1)
    }
    try failure.check()
}

private func transposedTyped<T: BinaryFloatingPoint>(
    _: T.Type, _ g: ConvolutionGeometry, _ gt: Tensor, _ wt: Tensor, _ bt: Tensor?, _ xt: Tensor
) throws(TensorError) {
    if xt.numel == 0 { return }
    defer { withExtendedLifetime((gt, wt, bt, xt)) {} }
    let gy = UnsafePointer(gt.pointer(T.self)), w = UnsafePointer(wt.pointer(T.self)), x = xt.pointer(T.self)
    let b = bt.map { UnsafePointer($0.pointer(T.self)) }
    let points = g.outputPoints, m = g.outPerGroup, k = g.patch, plane = g.inputPoints
    @inline(__always) func initial(_ target: UnsafeMutablePointer<T>, _ channels: Range<Int>) {
        for c in channels { (target + (c - channels.lowerBound) * plane).update(repeating: b.map { $0[c] } ?? 0, count: plane) }
    }
    if g.isDepthwise {
        ThreadPool.forRanges(g.batch * g.groups, grain: max(1, ElementLoop.grain / max(points * g.kernelPoints / 4, 1))) { r in
            for i in r {
                let c = i % g.groups
                initial(x + i * plane, c..<(c + 1))
                g.depthwiseTransposed(gy + i * points, w + c * g.kernelPoints, into: x + i * plane)
            }
        }
        return
    }
    let failure = Failure()
    let whole = g.batch * g.groups
    if points == 0 || m == 0 {
        for n in 0..<g.batch { initial(x + n * g.inChannels * plane, 0..<g.inChannels) }
        return
    }
    if whole == 1 {
        initial(x, 0..<g.inChannels)
        if g.isPointwise {
            GEMM.run(k, points, m, w, k, transA: true, gy, points, transB: false, x, points, beta: 1)
            return
        }
        let scratch = try Tensor(empty: Shape([k, points]), xt.dtype)
        defer { withExtendedLifetime(scratch) {} }
        let cols = scratch.pointer(T.self)
        GEMM.run(k, points, m, w, k, transA: true, gy, points, transB: false, cols, points)
        ThreadPool.forRanges(g.inPerGroup, grain: max(1, ElementLoop.grain / (g.kernelPoints * points))) { r in
            g.scatter(UnsafePointer(cols), into: x, channels: r)
        }
        return
    }
    ThreadPool.run(whole) { i in
        let n = i / g.groups, group = i % g.groups
        let source = gy + (n * g.outChannels + group * m) * points
        let target = x + (n * g.inChannels + group * g.inPerGroup) * plane
        let weight = w + group * m * k
        if g.isPointwise {
            if b != nil { initial(target, group * g.inPerGroup..<(group + 1) * g.inPerGroup) }
            GEMM.tile(k, points, m, weight, k, transA: true, source, points, target, points, beta: b == nil ? 0 : 1)
            return
        }
        guard let scratch = try? Tensor(empty: Shape([k, points]), xt.dtype) else { return failure.set() }
        defer { withExtendedLifetime(scratch) {} }
        let cols = scratch.pointer(T.self)
        GEMM.tile(k, points, m, weight, k, transA: true, source, points, cols, points)
        initial(target, group * g.inPerGroup..<(group + 1) * g.inPerGroup)
        g.scatter(UnsafePointer(cols), into: target, channels: 0..<g.inPerGroup)
    }
    try failure.check()
}

private func weightTyped<T: BinaryFloatingPoint>(
    _: T.Type, _ g: ConvolutionGeometry, _ gt: Tensor, _ xt: Tensor, _ wt: Tensor
) throws(TensorError) {
    if wt.numel == 0 { return }
    defer { withExtendedLifetime((gt, xt, wt)) {} }
    let gy = UnsafePointer(gt.pointer(T.self)), x = UnsafePointer(xt.pointer(T.self)), w = wt.pointer(T.self)
    let points = g.outputPoints, m = g.outPerGroup, k = g.patch
    if g.batch == 0 || points == 0 {
        w.update(repeating: 0, count: wt.numel)
        return
    }
    if g.isDepthwise {
        ThreadPool.forRanges(g.groups, grain: max(1, ElementLoop.grain / max(g.batch * points * g.kernelPoints / 4, 1))) { r in
            for c in r {
                let target = w + c * g.kernelPoints
                target.update(repeating: 0, count: g.kernelPoints)
                for n in 0..<g.batch {
                    let i = n * g.groups + c
                    g.depthwiseWeight(gy + i * points, x + i * g.inputPoints, into: target)
                }
            }
        }
        return
    }
    // The batch in at most eight parts, each summed image by image; then the parts in order: the same for any number of threads.
    let parts = min(g.batch, wt.numel > 1 << 20 ? 4 : 8)
    let partial = parts > 1 ? try Tensor(empty: Shape([parts - 1, wt.numel]), wt.dtype) : nil
    let failure = Failure()
    let weights = wt.numel
    defer { withExtendedLifetime(partial) {} }
    ThreadPool.run(parts) { part in
        let target = part == 0 ? w : partial!.pointer(T.self) + (part - 1) * weights
        let images = (g.batch * part / parts)..<(g.batch * (part + 1) / parts)
        var scratch: Tensor?
        if !g.isPointwise {
            guard let t = try? Tensor(empty: Shape([k, points]), wt.dtype) else { return failure.set() }
            scratch = t
        }
        defer { withExtendedLifetime(scratch) {} }
        for n in images {
            for group in 0..<g.groups {
                let grad = gy + (n * g.outChannels + group * m) * points
                let source = x + (n * g.inChannels + group * g.inPerGroup) * g.inputPoints
                var cols = source
                if let scratch {
                    let p = scratch.pointer(T.self)
                    g.gather(source, into: p, channels: 0..<g.inPerGroup)
                    cols = UnsafePointer(p)
                }
                GEMM.tile(
                    m, k, points, grad, points, cols, points, transB: true, target + group * m * k, k,
                    beta: n == images.lowerBound ? 0 : 1)
            }
        }
    }
    try failure.check()
    if let partial {
        defer { withExtendedLifetime(partial) {} }
        let p = partial.pointer(T.self)
        ThreadPool.forRanges(weights, grain: ElementLoop.grain) { r in
            for part in 0..<(parts - 1) {
                let row = p + part * weights
                for i in r { w[i] += row[i] }
            }
        }
    }
}

/// On int64, by plain loops that wrap around.
private func convolveIntegers(_ g: ConvolutionGeometry, _ xt: Tensor, _ wt: Tensor, _ bt: Tensor?, _ yt: Tensor) {
    if yt.numel == 0 { return }
    defer { withExtendedLifetime((xt, wt, bt, yt)) {} }
    let x = xt.pointer(Int.self), w = wt.pointer(Int.self), y = yt.pointer(Int.self), b = bt?.pointer(Int.self)
    let s = g.stride[2]
    ThreadPool.forRanges(g.batch * g.outChannels, grain: 1) { r in
        for i in r {
            let n = i / g.outChannels, o = i % g.outChannels, first = o / g.outPerGroup * g.inPerGroup
            let target = y + i * g.outputPoints
            target.update(repeating: b.map { $0[o] } ?? 0, count: g.outputPoints)
            for c in 0..<g.inPerGroup {
                let from = x + (n * g.inChannels + first + c) * g.inputPoints, f = w + (o * g.inPerGroup + c) * g.kernelPoints
                g.forLines { tap, line, source, count in
                    for j in 0..<count { target[line + j] = target[line + j] &+ f[tap] &* from[source + j * s] }
                }
            }
        }
    }
}

private func transposedIntegers(_ g: ConvolutionGeometry, _ gt: Tensor, _ wt: Tensor, _ bt: Tensor?, _ xt: Tensor) {
    if xt.numel == 0 { return }
    defer { withExtendedLifetime((gt, wt, bt, xt)) {} }
    let gy = gt.pointer(Int.self), w = wt.pointer(Int.self), x = xt.pointer(Int.self), b = bt?.pointer(Int.self)
    let s = g.stride[2]
    ThreadPool.forRanges(g.batch * g.inChannels, grain: 1) { r in
        for i in r {
            let n = i / g.inChannels, c = i % g.inChannels, group = c / g.inPerGroup
            let target = x + i * g.inputPoints
            target.update(repeating: b.map { $0[c] } ?? 0, count: g.inputPoints)
            for m in 0..<g.outPerGroup {
                let o = group * g.outPerGroup + m
                let from = gy + (n * g.outChannels + o) * g.outputPoints,
                    f = w + (o * g.inPerGroup + c % g.inPerGroup) * g.kernelPoints
                g.forLines { tap, line, source, count in
                    for j in 0..<count { target[source + j * s] = target[source + j * s] &+ f[tap] &* from[line + j] }
                }
            }
        }
    }
}

extension ConvolutionGeometry {
    /// Calls body(kernel index, output line start, input start of that line's first valid point, count) for each line of each tap.
    @inline(__always)
    fileprivate func forLines(_ body: (_ tap: Int, _ line: Int, _ source: Int, _ count: Int) -> Void) {
        var tap = 0
        for kd in 0..<kernel[0] {
            let vd = valid(0, kd)
            for kh in 0..<kernel[1] {
                let vh = valid(1, kh)
                for kw in 0..<kernel[2] {
                    let vw = valid(2, kw)
                    if vw.upper > vw.lower {
                        for od in vd.lower..<vd.upper {
                            let id = od * stride[0] + kd * dilation[0] - padding[0]
                            for o in vh.lower..<vh.upper {
                                let ih = o * stride[1] + kh * dilation[1] - padding[1]
                                let iw = vw.lower * stride[2] + kw * dilation[2] - padding[2]
                                body(
                                    tap, (od * output[1] + o) * output[2] + vw.lower, (id * input[1] + ih) * input[2] + iw,
                                    vw.upper - vw.lower)
                            }
                        }
                    }
                    tap += 1
                }
            }
        }
    }

    func depthwise<T: BinaryFloatingPoint>(_ x: UnsafePointer<T>, _ w: UnsafePointer<T>, into y: UnsafeMutablePointer<T>) {
        let s = stride[2]
        forLines { tap, line, source, n in
            let f = w[tap], to = y + line, from = x + source
            if s == 1 { for i in 0..<n { to[i] += f * from[i] } } else { for i in 0..<n { to[i] += f * from[i &* s] } }
        }
    }

    func depthwiseTransposed<T: BinaryFloatingPoint>(
        _ g: UnsafePointer<T>, _ w: UnsafePointer<T>, into x: UnsafeMutablePointer<T>
    ) {
        let s = stride[2]
        forLines { tap, line, source, n in
            let f = w[tap], to = x + source, from = g + line
            if s == 1 { for i in 0..<n { to[i] += f * from[i] } } else { for i in 0..<n { to[i &* s] += f * from[i] } }
        }
    }

    func depthwiseWeight<T: BinaryFloatingPoint>(_ g: UnsafePointer<T>, _ x: UnsafePointer<T>, into w: UnsafeMutablePointer<T>) {
        let s = stride[2]
        forLines { tap, line, source, n in
            let a = g + line, b = x + source
            var sum: T = 0
            for i in 0..<n { sum += a[i] * b[i &* s] }
            w[tap] += sum
        }
    }
}
