import SwiftGradKernelAPI

// Normalisation over the batch: batch_norm, native_batch_norm, instance_norm.

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// y = (x - mean) * invstd * weight + bias for each channel (dimension 1), with the batch's statistics or running ones.
/// Results: y, mean, invstd (these in the computing dtype). Inputs: x, weight?, bias?, running mean?, running var?
struct BatchNorm: Op {
    static let name = "NativeBatchNorm"
    let training: Bool
    let eps: Double

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let a = x.required(0)
        guard a.dim >= 2 else {
            throw .runtime("batch_norm: expected 2D or higher input (N, C, ...), got \(a.dim)D input \(a.shape)")
        }
        guard a.dtype.isFloat else { throw .notImplemented("\"batch_norm\" not implemented for '\(a.dtype.scalarName)'") }
        let names = ["", "weight", "bias", "running_mean", "running_var"]
        for i in 1..<5 {
            guard let t = x[i] else { continue }
            guard t.numel == a.shape[1], t.dim == 1 else {
                throw .runtime("\(names[i]) should contain \(a.shape[1]) elements not \(t.numel)")
            }
            guard t.dtype == a.dtype || (a.dtype.isHalf && t.dtype == .float32) else {
                throw .runtime("batch_norm: expected \(names[i]) to have dtype \(a.dtype), got \(t.dtype)")
            }
        }
        if !training && (x[3] == nil || x[4] == nil) {
            throw .runtime("Expected running_mean and running_var to be defined when training=False")
        }
        let stat = Shape([training ? a.shape[1] : 0])
        let type = a.dtype.accumulation
        return [TensorSpec(a.dtype, a.shape), TensorSpec(type, stat), TensorSpec(type, stat)]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let a = try x.required(0).dense(), out = y.required(0)
        let channels = a.shape[1]
        let w = try x[1].map { t throws(TensorError) in try t.dense(.float64) }
        let b = try x[2].map { t throws(TensorError) in try t.dense(.float64) }
        let scale = try Tensor(empty: Shape([channels]), .float64), shift = try Tensor(empty: Shape([channels]), .float64)
        defer { withExtendedLifetime((scale, shift, a)) {} }
        let p = scale.pointer(Double.self), q = shift.pointer(Double.self)
        if training {
            let mean = try Tensor(empty: Shape([channels]), .float64), m2 = try Tensor(empty: Shape([channels]), .float64)
            defer { withExtendedLifetime((mean, m2, w, b, out)) {} }
            let m = mean.pointer(Double.self), v = m2.pointer(Double.self)
            let n = Double(channels == 0 ? 0 : a.numel / channels)
            let weights = w?.pointer(Double.self), shifts = b?.pointer(Double.self)
            /// From a channel's moments to its affine map.
            @inline(__always) func finish(_ c: Int) {
                let invstd = 1 / ((v[c] / n) + eps).squareRoot()
                v[c] = invstd
                p[c] = invstd * (weights?[c] ?? 1)
                q[c] = (shifts?[c] ?? 0) - m[c] * p[c]
            }
            let planes = ChannelPlanes(a)
            if planes.areTiles {
                // A channel at a time: it is read again while it is still in cache.
                ThreadPool.forRanges(channels, grain: planes.grain) { r in
                    for c in r {
                        planes.moments(c, m + c, v + c)
                        finish(c)
                        planes.affine(c, p[c], q[c], out)
                    }
                }
            } else {
                try channelMoments(a, mean, m2)
                for c in 0..<channels { finish(c) }
                channelAffine(a, p, q, into: out)
            }
            copyElements(from: mean, to: y.required(1))
            copyElements(from: m2, to: y.required(2))
        } else {
            let mean = try x.required(3).dense(.float64), variance = try x.required(4).dense(.float64)
            for c in 0..<channels {
                p[c] = (w.map { $0.pointer(Double.self)[c] } ?? 1) / (variance.pointer(Double.self)[c] + eps).squareRoot()
                q[c] = (b.map { $0.pointer(Double.self)[c] } ?? 0) - mean.pointer(Double.self)[c] * p[c]
            }
            channelAffine(a, p, q, into: out)
        }
    }

    func saves(_ needs: NeedsMask) -> Saves {
        var s: Saves = [.input(0), .input(1)]
        if training { s.formUnion([.output(1), .output(2)]) } else { s.formUnion([.input(3), .input(4)]) }
        return s
    }

    func vjp(_ c: inout VJP) throws(TensorError) {
        let g = try c.grad, x = try c.input(0), w = try c.optionalInput(1)
        var view = Shape(count: x.dim, repeating: 1)
        view[1] = x.shape[1]
        var dims = [0]
        for i in 2..<max(x.dim, 2) { dims.append(i) }
        if GradMode.isEnabled { return try differentiable(&c, g, x, w, view, dims) }
        let channels = x.shape[1]
        let a = try x.dense(), dy = try g.dense()
        let n = Double(channels == 0 ? 0 : a.numel / channels)
        let mean = training ? try c.output(1).dense(.float64) : try c.input(3).dense(.float64)
        let invstd: Tensor
        if training {
            invstd = try c.output(2).dense(.float64)
        } else {
            invstd = try Tensor(empty: Shape([channels]), .float64)
            let v = try c.input(4).dense(.float64)
            for i in 0..<channels { invstd.pointer(Double.self)[i] = 1 / (v.pointer(Double.self)[i] + eps).squareRoot() }
        }
        let sums = try Tensor(empty: Shape([2, channels]), .float64), k = try Tensor(empty: Shape([3, channels]), .float64)
        let weight = try w.map { t throws(TensorError) in try t.dense(.float64) }
        let dx = c.needs(0) ? try Tensor(empty: x.shape, x.dtype) : nil
        defer { withExtendedLifetime((sums, mean, invstd, a, dy, k, weight, dx)) {} }
        let s = sums.pointer(Double.self), m = mean.pointer(Double.self), r = invstd.pointer(Double.self)
        let f = k.pointer(Double.self), weights = weight?.pointer(Double.self)
        /// From sum(dy) and sum(dy (x - mean)) to sum(dy * xhat) and the coefficients of dy and x in dx.
        @inline(__always) func finish(_ i: Int) {
            s[channels + i] *= r[i]
            let scale = r[i] * (weights?[i] ?? 1)
            f[i] = scale
            f[channels + i] = training ? -scale * r[i] * s[channels + i] / n : 0
            f[2 * channels + i] = training ? -scale * s[i] / n - f[channels + i] * m[i] : 0
        }
        let planes = ChannelPlanes(a)
        if planes.areTiles && dy.dtype == a.dtype {
            ThreadPool.forRanges(channels, grain: planes.grain) { range in
                for i in range {
                    planes.dots(i, dy, m[i], s + i, s + channels + i)
                    finish(i)
                    if let dx { planes.affine2(i, dy, f[i], f[channels + i], f[2 * channels + i], dx) }
                }
            }
        } else {
            try channelDots(dy, a, sums)
            for i in 0..<channels {
                s[channels + i] -= m[i] * s[i]
                finish(i)
            }
            if let dx { channelAffine2(dy, a, f, into: dx) }
        }
        if let dx { c[0] = dx }
        if c.needs(1) { c[1] = try sums.alias(shape: Shape([channels]), strides: Shape([1]), offset: channels).dense(c.dtype(1)) }
        if c.needs(2) { c[2] = try sums.alias(shape: Shape([channels]), strides: Shape([1]), offset: 0).dense(c.dtype(2)) }
    }

    /// The same by differentiable operators: for second derivatives. Statistics are computed anew from x.
    private func differentiable(
        _ c: inout VJP, _ g0: Tensor, _ x0: Tensor, _ w: Tensor?, _ view: Shape, _ dims: [Int]
    ) throws(TensorError) {
        let type = x0.dtype.accumulation
        let g = try g0.to(type), x = try x0.to(type)
        let mean: Tensor, invstd: Tensor
        if training {
            mean = try x.average(dims, keepdim: true)
            let d = try x.sub(mean)
            invstd = try d.mul(d).average(dims, keepdim: true).add(.double(eps)).rsqrt()
        } else {
            mean = try c.input(3).to(type).reshape(view)
            invstd = try c.input(4).to(type).reshape(view).add(.double(eps)).rsqrt()
        }
        let xhat = try x.sub(mean).mul(invstd)
        if c.needs(0) {
            let gw = try w.map { t throws(TensorError) in try g.mul(try t.to(type).reshape(view)) } ?? g
            if training {
                let centred = try gw.sub(try gw.average(dims, keepdim: true))
                c[0] = try centred.sub(try xhat.mul(try gw.mul(xhat).average(dims, keepdim: true))).mul(invstd)
            } else {
                c[0] = try gw.mul(invstd)
            }
        }
        if c.needs(1) { c[1] = try g.mul(xhat).sum(dims) }
        if c.needs(2) { c[2] = try g.sum(dims) }
    }
}

/// Planes of a tensor (N, C, ...): points of each.
private func planePoints(_ x: Tensor) -> Int {
    var n = 1
    for i in 2..<max(x.dim, 2) { n *= x.shape[i] }
    return n
}

/// The planes of a dense float32 tensor (N, C, ...), channel by channel: a channel is a tile where there are enough of them.
private struct ChannelPlanes {
    private let data: UnsafeMutableRawPointer
    private let batch: Int, channels: Int, points: Int
    /// Whether channels are worth being tiles.
    let areTiles: Bool

    /// The memory of `x` must outlive this.
    init(_ x: Tensor) {
        data = x.data
        (batch, channels, points) = (x.shape[0], x.shape[1], planePoints(x))
        areTiles = x.dtype == .float32 && points > 1 && channels >= 8 && batch > 0
    }

    /// Channels of a tile of the pool.
    var grain: Int { max(1, ElementLoop.grain / (batch * points)) }

    @inline(__always) private func offset(_ n: Int, _ c: Int) -> Int { (n * channels + c) * points * 4 }

    /// Mean and sum of squared deviations of a channel: Chan's combination of the planes' moments, in order.
    func moments(_ c: Int, _ mean: UnsafeMutablePointer<Double>, _ m2: UnsafeMutablePointer<Double>) {
        var count = 0.0, total = 0.0, squares = 0.0
        for n in 0..<batch {
            var a = 0.0, b = 0.0
            CPU.kernels.moments(KernelType.float32.rawValue, points, data + offset(n, c), 1, &a, &b)
            let next = count + Double(points), d = a - total
            total += d * Double(points) / next
            squares += b + d * d * count * Double(points) / next
            count = next
        }
        (mean.pointee, m2.pointee) = (total, squares)
    }

    func affine(_ c: Int, _ scale: Double, _ shift: Double, _ y: Tensor) {
        for n in 0..<batch {
            CPU.kernels.affine(KernelType.float32.rawValue, points, y.data + offset(n, c), data + offset(n, c), scale, shift)
        }
    }

    /// sum(g) and sum(g (x - shift)) of a channel.
    func dots(
        _ c: Int, _ g: Tensor, _ shift: Double, _ sum: UnsafeMutablePointer<Double>, _ dot: UnsafeMutablePointer<Double>
    ) {
        // What rounding the shift to float leaves is put right at the end.
        let near = Float(shift)
        var sums = (0.0, 0.0)
        withUnsafeMutableBytes(of: &sums) { raw in
            let p = raw.baseAddress!.assumingMemoryBound(to: Double.self)
            for n in 0..<batch { CPU.kernels.planes.dots(points, g.data + offset(n, c), data + offset(n, c), near, p) }
        }
        (sum.pointee, dot.pointee) = (sums.0, sums.1 - (shift - Double(near)) * sums.0)
    }

    /// y = g a + x b + r.
    func affine2(_ c: Int, _ g: Tensor, _ a: Double, _ b: Double, _ r: Double, _ y: Tensor) {
        for n in 0..<batch {
            let o = offset(n, c)
            CPU.kernels.affine2(KernelType.float32.rawValue, points, y.data + o, g.data + o, data + o, a, b, r)
        }
    }
}

/// Mean and sum of squared deviations of each channel.
func channelMoments(_ x: Tensor, _ mean: Tensor, _ m2: Tensor) throws(TensorError) {
    let batch = x.shape[0], channels = x.shape[1], points = planePoints(x)
    let dtype = x.dtype.kernel, size = x.dtype.size, data = x.data
    defer { withExtendedLifetime((x, mean, m2)) {} }
    let m = mean.pointer(Double.self), v = m2.pointer(Double.self)
    if points == 1 {
        ThreadPool.forRanges(channels, grain: max(1, ElementLoop.grain / max(batch, 1))) { r in
            for c in r { CPU.kernels.moments(dtype, batch, data + c * size, channels, m + c, v + c) }
        }
        return
    }
    ThreadPool.forRanges(channels, grain: max(1, ElementLoop.grain / max(batch * points, 1))) { r in
        for c in r {
            // Chan's combination of the planes' moments, in order.
            var count = 0.0, total = 0.0, squares = 0.0
            for n in 0..<batch {
                var a = 0.0, b = 0.0
                CPU.kernels.moments(dtype, points, data + (n * channels + c) * points * size, 1, &a, &b)
                let next = count + Double(points)
                if next > 0 {
                    let d = a - total
                    total += d * Double(points) / next
                    squares += b + d * d * count * Double(points) / next
                }
                count = next
            }
            m[c] = total
            v[c] = squares
        }
    }
}

/// y = x * scale[c] + shift[c].
private func channelAffine(_ x: Tensor, _ scale: UnsafePointer<Double>, _ shift: UnsafePointer<Double>, into y: Tensor) {
    let channels = x.shape[1], points = planePoints(x)
    if x.numel == 0 { return }
    defer { withExtendedLifetime((x, y)) {} }
    let dtype = x.dtype.kernel, step = points * x.dtype.size, from = x.data, to = y.data
    if points == 1 && x.dtype == .float32 {
        let p = x.pointer(Float.self), q = y.pointer(Float.self)
        ThreadPool.forRanges(x.shape[0], grain: max(1, ElementLoop.grain / channels)) { r in
            for n in r {
                for c in 0..<channels { q[n * channels + c] = Float(Double(p[n * channels + c]) * scale[c] + shift[c]) }
            }
        }
        return
    }
    ThreadPool.forRanges(x.shape[0] * channels, grain: max(1, ElementLoop.grain / points)) { r in
        for i in r { CPU.kernels.affine(dtype, points, to + i * step, from + i * step, scale[i % channels], shift[i % channels]) }
    }
}

/// y = a * k[0][c] + b * k[1][c] + k[2][c].
private func channelAffine2(_ a: Tensor, _ b: Tensor, _ k: UnsafePointer<Double>, into y: Tensor) {
    let channels = a.shape[1], points = planePoints(a)
    if a.numel == 0 { return }
    defer { withExtendedLifetime((a, b, y)) {} }
    let dtype = a.dtype.kernel, step = points * a.dtype.size, p = a.data, q = b.data, to = y.data
    ThreadPool.forRanges(a.shape[0] * channels, grain: max(1, ElementLoop.grain / points)) { r in
        for i in r {
            let c = i % channels
            CPU.kernels.affine2(
                dtype, points, to + i * step, p + i * step, q + i * step, k[c], k[channels + c], k[2 * channels + c])
        }
    }
}

/// sums[0][c] = sum(g), sums[1][c] = sum(g * x).
private func channelDots(_ g: Tensor, _ x: Tensor, _ sums: Tensor) throws(TensorError) {
    let batch = x.shape[0], channels = x.shape[1], points = planePoints(x)
    defer { withExtendedLifetime((g, x, sums)) {} }
    let s = sums.pointer(Double.self)
    if points == 1 {
        let a = try g.dense(.float64), b = try x.dense(.float64)
        defer { withExtendedLifetime((a, b)) {} }
        let p = a.pointer(Double.self), q = b.pointer(Double.self)
        ThreadPool.forRanges(channels, grain: max(8, ElementLoop.grain / max(batch, 1))) { r in
            for c in r { (s[c], s[channels + c]) = (0, 0) }
            for n in 0..<batch {
                for c in r {
                    s[c] += p[n * channels + c]
                    s[channels + c] += p[n * channels + c] * q[n * channels + c]
                }
            }
        }
        return
    }
    let dtype = x.dtype.kernel, size = x.dtype.size, p = g.data, q = x.data
    ThreadPool.forRanges(channels, grain: max(1, ElementLoop.grain / max(batch * points, 1))) { r in
        for c in r {
            var sum = 0.0, dot = 0.0
            for n in 0..<batch {
                let o = (n * channels + c) * points * size
                var mean = 0.0, m2 = 0.0
                CPU.kernels.moments(dtype, points, p + o, 1, &mean, &m2)
                sum += mean * Double(points)
                dot += CPU.kernels.dot(dtype, points, p + o, q + o)
            }
            s[c] = sum
            s[channels + c] = dot
        }
    }
}

/// Brings running statistics up to date with a batch's mean and inverse standard deviation.
private func updateStatistics(
    _ batchMean: Tensor, _ batchInvstd: Tensor, _ runningMean: Tensor?, _ runningVar: Tensor?, n: Double, momentum: Double,
    eps: Double
) throws(TensorError) {
    let mean = try batchMean.dense(.float64), invstd = try batchInvstd.dense(.float64)
    for (target, isVariance) in [(runningMean, false), (runningVar, true)] {
        guard let target else { continue }
        let now = try target.dense(.float64)
        let values = now === target ? try Tensor(empty: target.shape, .float64) : now
        defer { withExtendedLifetime((now, values, mean, invstd)) {} }
        let old = now.pointer(Double.self), new = values.pointer(Double.self)
        for c in 0..<target.numel {
            let s = invstd.pointer(Double.self)[c]
            let batch = isVariance ? (1 / (s * s) - eps) * (n / (n - 1)) : mean.pointer(Double.self)[c]
            new[c] = (1 - momentum) * old[c] + momentum * batch
        }
        copyElements(from: values, to: target)
        target.bumpVersion()
    }
}

extension Tensor {
    /// y, mean and invstd of batch norm; running statistics are brought up to date in place when training.
    func batchNorm(
        _ weight: Tensor?, _ bias: Tensor?, _ runningMean: Tensor?, _ runningVar: Tensor?, training: Bool, momentum: Double,
        eps: Double
    ) throws(TensorError) -> [Tensor] {
        let op = BatchNorm(training: training, eps: eps)
        let r = try apply(
            op, Tensors([self, weight, bias, training ? nil : runningMean, training ? nil : runningVar] as [Tensor?]),
            nonDifferentiable: 0b110)
        guard training, runningMean != nil || runningVar != nil else { return r }
        for target in [runningMean, runningVar] {
            guard let target else { continue }
            guard target.numel == shape[1], target.dim == 1 else {
                throw .runtime(
                    "\(target === runningMean ? "running_mean" : "running_var") should contain \(shape[1]) elements not \(target.numel)"
                )
            }
        }
        let n = Double(shape[1] == 0 ? 0 : numel / shape[1])
        let update: Recorder.Work = { x, y throws(TensorError) in
            try updateStatistics(x.required(0), x.required(1), y[0], y[1], n: n, momentum: momentum, eps: eps)
        }
        let from = Tensors(r[1], r[2]), to = Tensors(runningMean, runningVar)
        try update(from, to)
        Recorder.current?.ran("RunningStatistics", reading: from, writing: to, isEffect: true, update)
        return r
    }

    public func batchNorm(
        weight: Tensor? = nil, bias: Tensor? = nil, runningMean: Tensor?, runningVar: Tensor?, training: Bool,
        momentum: Double = 0.1,
        eps: Double = 1e-5
    ) throws(TensorError) -> Tensor {
        try batchNorm(weight, bias, runningMean, runningVar, training: training, momentum: momentum, eps: eps)[0]
    }

    public func instanceNorm(
        weight: Tensor? = nil, bias: Tensor? = nil, runningMean: Tensor? = nil, runningVar: Tensor? = nil,
        useInputStats: Bool = true,
        momentum: Double = 0.1, eps: Double = 1e-5
    ) throws(TensorError) -> Tensor {
        guard dim >= 3 else {
            throw .runtime("instance_norm: an input (N, C, ...) of at least 3 dimensions is required, got \(shape)")
        }
        guard useInputStats || (runningMean != nil && runningVar != nil) else {
            throw .runtime("Expected running_mean and running_var to be defined when use_input_stats is false")
        }
        let n = shape[0], channels = shape[1]
        func repeated(_ t: Tensor?) throws(TensorError) -> Tensor? {
            guard let t else { return nil }
            guard t.numel == channels else { throw .runtime("instance_norm: \(channels) elements are required, got \(t.shape)") }
            return try t.reshape(Shape([1, channels])).expand(Shape([n, channels])).clone(contiguous: true).reshape(
                Shape([n * channels]))
        }
        var flat = Shape([1, n * channels])
        for i in 2..<dim { flat.append(shape[i]) }
        let mean = try withoutGradient { () throws(TensorError) in try repeated(runningMean) }
        let variance = try withoutGradient { () throws(TensorError) in try repeated(runningVar) }
        let y = try contiguous().reshape(flat).batchNorm(
            try repeated(weight), try repeated(bias), mean, variance, training: useInputStats, momentum: momentum, eps: eps)[0]
        if useInputStats {
            // The running statistics are the means over the batch.
            for (target, values) in [(runningMean, mean), (runningVar, variance)] {
                guard let target, let values else { continue }
                copyElements(
                    from: try withoutGradient { () throws(TensorError) in try values.reshape(Shape([n, channels])).average([0]) },
                    to: target)
                target.bumpVersion()
            }
        }
        return try y.reshape(shape)
    }
}

struct BatchNormOperator: Operator {
    static let schema =
        "batch_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, float momentum, float eps, bool cudnn_enabled) -> Tensor"
    static let doc = """
        `(x - mean) / sqrt(var + eps) * weight + bias` for each channel of (N, C, ...): with the batch's statistics when training (running ones \
        are updated, with the unbiased variance), else with the running ones.
        """
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).batchNorm(
                a.optionalTensor(1), a.optionalTensor(2), a.optionalTensor(3), a.optionalTensor(4), training: try a.bool(5),
                momentum: try a.double(6), eps: try a.double(7))[0])
    }
}

struct NativeBatchNorm: Operator {
    static let schema =
        "native_batch_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, float momentum, float eps) -> (Tensor, Tensor, Tensor)"
    static let doc = "`batch_norm` with the batch's mean and inverse standard deviation (empty when not training)."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tuple(
            try a.tensor(0).batchNorm(
                a.optionalTensor(1), a.optionalTensor(2), a.optionalTensor(3), a.optionalTensor(4), training: try a.bool(5),
                momentum: try a.double(6), eps: try a.double(7)))
    }
}

struct InstanceNorm: Operator {
    static let schema =
        "instance_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool use_input_stats, float momentum, float eps, bool cudnn_enabled) -> Tensor"
    static let doc = "Normalises each channel of each sample of (N, C, ...) by itself."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).instanceNorm(
                weight: a.optionalTensor(1), bias: a.optionalTensor(2), runningMean: a.optionalTensor(3),
                runningVar: a.optionalTensor(4),
                useInputStats: try a.bool(5), momentum: try a.double(6), eps: try a.double(7)))
    }
}

let batchNormOperators: [any Operator.Type] = [BatchNormOperator.self, NativeBatchNorm.self, InstanceNorm.self]
