import SwiftGradKernelAPI

// Max pooling, windowed and adaptive. All are done in three spatial dimensions (missing ones have size 1) over planes (N * C).

/// Windows along one dimension: start, end (exclusive) and step of the elements that output position o looks at.
struct PoolAxis {
    var input: Int
    var output: Int
    var kernel: Int
    var stride: Int
    var padding: Int
    var dilation: Int
    var adaptive: Bool

    @inline(__always)
    func window(_ o: Int) -> (start: Int, end: Int) {
        if adaptive { return (o * input / output, ((o + 1) * input + output - 1) / output) }
        var s = o * stride - padding
        let e = min(s + (kernel - 1) * dilation + 1, input)
        if s < 0 { s += (-s + dilation - 1) / dilation * dilation }
        return (s, e)
    }
}

struct PoolGeometry {
    /// Depth, height, width.
    var axes: [PoolAxis]
    var spatial: Int
    var inputPoints: Int { axes[0].input * axes[1].input * axes[2].input }
    var outputPoints: Int { axes[0].output * axes[1].output * axes[2].output }

    /// The windows as the kernels take them, if they do: steps of one or two along lines, no dilation.
    var windows: PoolWindows? {
        for a in axes where a.adaptive || a.dilation != 1 { return nil }
        guard axes[2].stride <= 2, axes[2].kernel <= 64, inputPoints < 1 << 30 else { return nil }
        func three(_ f: (PoolAxis) -> Int) -> (Int, Int, Int) { (f(axes[0]), f(axes[1]), f(axes[2])) }
        return PoolWindows(
            input: three { $0.input }, output: three { $0.output }, kernel: three { $0.kernel }, stride: three { $0.stride },
            padding: three { $0.padding })
    }

    /// The shape of the result for an input whose last `spatial` dimensions are pooled.
    func outputShape(_ input: Shape) -> Shape {
        var s = input
        for i in 0..<spatial { s[s.count - 1 - i] = axes[2 - i].output }
        return s
    }

    /// Windows given by kernel, stride, padding, dilation; every list has one value or one a dimension.
    init(
        _ n: Int, _ x: Tensor, kernel: [Int], stride: [Int], padding: [Int], dilation: [Int], ceilMode: Bool, _ what: String
    ) throws(TensorError) {
        func fill(_ a: [Int], _ name: String) throws(TensorError) -> [Int] {
            let list = a.count == 1 ? Array(repeating: a[0], count: n) : a
            guard list.count == n else {
                throw .runtime("\(what): \(name) must either be a single int, or a tuple of \(n) ints, got \(a)")
            }
            for v in list where v > 1 << 31 || v < -(1 << 31) { throw .runtime("\(what): \(name) out of range, got \(a)") }
            return list
        }
        let k = try fill(kernel, "kernel_size"), s = try stride.isEmpty ? k : fill(stride, "stride"),
            p = try fill(padding, "padding")
        let d = try fill(dilation, "dilation")
        try PoolGeometry.check(x, n, what)
        axes = []
        spatial = n
        for i in 0..<3 {
            let j = i - (3 - n)
            guard j >= 0 else {
                axes.append(PoolAxis(input: 1, output: 1, kernel: 1, stride: 1, padding: 0, dilation: 1, adaptive: false))
                continue
            }
            let size = x.shape[x.dim - n + j]
            guard k[j] > 0 else { throw .runtime("kernel size should be greater than zero, but got kernel size: \(kernel)") }
            guard s[j] > 0 else { throw .runtime("stride should be greater than zero, but got stride: \(stride)") }
            guard d[j] > 0 else { throw .runtime("dilation should be greater than zero, but got dilation: \(dilation)") }
            guard p[j] >= 0 else { throw .runtime("pad must be non-negative, but got pad: \(p[j])") }
            guard p[j] <= ((k[j] - 1) * d[j] + 1) / 2 else {
                if n == 1 && what.hasPrefix("max_pool1d") {
                    throw .runtime(
                        "max_pool1d() padding should be at most half of kernel size, but got padding=\(p[j]) and kernel_size=\(k[j])"
                    )
                }
                throw .runtime(
                    "pad should be at most half of effective kernel size, but got pad=\(p[j]), kernel_size=\(k[j]) and dilation=\(d[j])"
                )
            }
            let room = size + 2 * p[j] - d[j] * (k[j] - 1) - 1
            var out = (room < 0 ? -((-room + s[j] - 1) / s[j]) : room / s[j]) + 1
            if ceilMode {
                out = (room < 0 ? -(-room / s[j]) : (room + s[j] - 1) / s[j]) + 1
                if (out - 1) * s[j] >= size + p[j] { out -= 1 }
            }
            guard out >= 1 else {
                throw .runtime(
                    "Given input size: (\(Shape(Array(x.shape.array.suffix(n + 1))).crossed)). Calculated output size: (\(out)) at spatial dimension "
                        + "\(j). Output size is too small")
            }
            axes.append(
                PoolAxis(input: size, output: out, kernel: k[j], stride: s[j], padding: p[j], dilation: d[j], adaptive: false))
        }
    }

    /// Windows that divide the input evenly.
    init(adaptive size: [Int], _ n: Int, _ x: Tensor, _ what: String) throws(TensorError) {
        let list = size.count == 1 ? Array(repeating: size[0], count: n) : size
        guard list.count == n else { throw .runtime("\(what): internal error: output_size.size() must be \(n), got \(size)") }
        try PoolGeometry.check(x, n, what)
        axes = []
        spatial = n
        for i in 0..<3 {
            let j = i - (3 - n)
            let input = j < 0 ? 1 : x.shape[x.dim - n + j]
            let out = j < 0 ? 1 : list[j]
            guard out >= 0, out < 1 << 31 else {
                throw .runtime("\(what): elements of output_size must be greater than or equal to 0, got \(size)")
            }
            axes.append(PoolAxis(input: input, output: out, kernel: 1, stride: 1, padding: 0, dilation: 1, adaptive: true))
        }
    }

    private static func check(_ x: Tensor, _ n: Int, _ what: String) throws(TensorError) {
        if what == "avg_pool2d", x.dim < 3 {
            // As PyTorch has it: the third dimension from the end is asked for first.
            throw .index(
                "Dimension out of range (expected to be in range of [\(-x.dim), \(x.dim - 1)], but got -3): avg_pool2d(): Expected 3D or 4D "
                    + "tensor, but got a tensor of size \(x.shape)")
        }
        guard x.dim == n + 1 || x.dim == n + 2 else {
            throw .runtime("\(what)(): Expected \(n + 1)D or \(n + 2)D tensor, but got a tensor of size \(x.shape)")
        }
        for i in (x.dim - n - (x.dim == n + 2 ? 1 : 0))..<x.dim where x.shape[i] == 0 {
            throw .runtime("\(what)(): Expected input to have non-zero size for non-batch dimensions, but got \(x.shape)")
        }
        // Windows of integers are what PyTorch has, but not in one dimension's largest and not where windows adapt.
        let takes =
            x.dtype.isFloat || (x.dtype != .bool && what.hasPrefix("max") && what != "max_pool1d")
            || (x.dtype == .int64 && what.hasPrefix("avg"))
        guard takes else { throw .notImplemented("\"\(what)\" not implemented for '\(x.dtype.scalarName)'") }
    }
}

/// The largest element of each window (NaN wins) and its index in the plane.
struct MaxPool: Op {
    static let name = "MaxPool2DWithIndices"
    let g: PoolGeometry

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let a = x.required(0)
        let shape = g.outputShape(a.shape)
        return [TensorSpec(a.dtype, shape), TensorSpec(.int64, shape)]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let out = y.required(0), indices = y.required(1)
        if out.numel == 0 { return }
        if !out.dtype.isFloat {
            let a = try x.required(0).dense(.int64), target = out.dtype == .int64 ? out : try Tensor(empty: out.shape, .int64)
            run(Int.self, a, target, indices)
            if target !== out { copyElements(from: target, to: out) }
            return
        }
        try inComputingType(out) { (target, type) throws(TensorError) in
            let a = try x.required(0).dense(type)
            if type == .float64 { run(Double.self, a, target, indices) } else { run(Float.self, a, target, indices) }
        }
    }

    private func run<T: WorkingElement>(_: T.Type, _ a: Tensor, _ out: Tensor, _ indices: Tensor) {
        defer { withExtendedLifetime((a, out, indices)) {} }
        let x = UnsafePointer(a.pointer(T.self)), y = out.pointer(T.self), at = indices.pointer(Int.self)
        let d = g.axes[0], h = g.axes[1], w = g.axes[2]
        let plane = g.inputPoints, points = g.outputPoints
        if T.self == Float.self, let windows = g.windows {
            ThreadPool.forRanges(out.numel / points, grain: max(1, ElementLoop.grain / max(plane, points))) { r in
                withUnsafePointer(to: windows) {
                    let i = r.lowerBound
                    CPU.kernels.planes.maxPool($0, r.count, x + i * plane, y + i * points, at + i * points)
                }
            }
            return
        }
        ThreadPool.forRanges(out.numel / points, grain: max(1, ElementLoop.grain / 4 / max(plane, points))) { r in
            for i in r {
                let source = x + i * plane
                var position = i * points
                for od in 0..<d.output {
                    let (d0, d1) = d.window(od)
                    for oh in 0..<h.output {
                        let (h0, h1) = h.window(oh)
                        for ow in 0..<w.output {
                            let (w0, w1) = w.window(ow)
                            var best = T.lowest
                            var index = (d0 * h.input + h0) * w.input + w0
                            var id = d0
                            while id < d1 {
                                var ih = h0
                                while ih < h1 {
                                    let row = (id * h.input + ih) * w.input
                                    var iw = w0
                                    while iw < w1 {
                                        let v = source[row &+ iw]
                                        if v > best || v.isNotANumber {
                                            best = v
                                            index = row &+ iw
                                        }
                                        iw &+= w.dilation
                                    }
                                    ih &+= h.dilation
                                }
                                id &+= d.dilation
                            }
                            y[position] = best
                            at[position] = index
                            position &+= 1
                        }
                    }
                }
            }
        }
    }

    func saves(_ needs: NeedsMask) -> Saves { .output(1) }

    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) {
            c[0] = try apply1(PoolScatter(spatial: g.spatial, size: c.shape(0)), Tensors(try c.grad, try c.output(1).detached()))
        }
    }
}

/// Adds each element to its place in a plane: the gradient of picking elements by index. Transpose of `PoolGather`.
struct PoolScatter: Op {
    static let name = "MaxPoolBackward"
    let spatial: Int
    let size: Shape

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] { [TensorSpec(x.required(0).dtype, size)] }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let out = y.required(0), indices = try x.required(1).dense()
        let g0 = x.required(0)
        let planes = planeCount(size, spatial)
        if out.numel == 0 { return }
        let plane = out.numel / planes, points = indices.numel / max(planes, 1)
        try inComputingType(out) { (target, type) throws(TensorError) in
            let g = try g0.dense(type)
            func run<T: BinaryFloatingPoint>(_: T.Type) {
                defer { withExtendedLifetime((g, indices)) {} }
                let p = g.pointer(T.self), q = target.pointer(T.self), at = indices.pointer(Int.self)
                ThreadPool.forRanges(planes, grain: max(1, ElementLoop.grain / 2 / plane)) { r in
                    for i in r {
                        let to = q + i * plane, from = p + i * points, index = at + i * points
                        to.update(repeating: 0, count: plane)
                        for j in 0..<points where index[j] >= 0 && index[j] < plane { to[index[j]] += from[j] }
                    }
                }
            }
            if type == .float64 { run(Double.self) } else { run(Float.self) }
        }
    }

    func saves(_ needs: NeedsMask) -> Saves { .input(1) }

    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) { c[0] = try apply1(PoolGather(spatial: spatial), Tensors(try c.grad, try c.input(1))) }
    }
}

/// Picks elements of each plane by index; the result is shaped as the indices.
struct PoolGather: Op {
    static let name = "MaxPoolBackwardBackward"
    let spatial: Int

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] { [TensorSpec(x.required(0).dtype, x.required(1).shape)] }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let out = y.required(0), a = try x.required(0).dense(), indices = try x.required(1).dense()
        if out.numel == 0 { return }
        let planes = planeCount(a.shape, spatial), plane = a.numel / planes, points = out.numel / planes
        defer { withExtendedLifetime((a, indices)) {} }
        let at = indices.pointer(Int.self)
        func run<T>(_: T.Type) {
            let p = a.pointer(T.self), q = out.pointer(T.self)
            for i in 0..<planes {
                for j in 0..<points {
                    let k = at[i * points + j]
                    if k >= 0 && k < plane { q[i * points + j] = p[i * plane + k] }
                }
            }
        }
        switch out.dtype.size {
        case 2: run(UInt16.self)
        case 4: run(UInt32.self)
        default: run(UInt64.self)
        }
    }

    func saves(_ needs: NeedsMask) -> Saves { .input(1) }

    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) { c[0] = try apply1(PoolScatter(spatial: spatial, size: c.shape(0)), Tensors(try c.grad, try c.input(1))) }
    }
}

/// How many planes of the last `spatial` dimensions there are.
func planeCount(_ shape: Shape, _ spatial: Int) -> Int {
    var n = 1
    for i in 0..<(shape.count - spatial) { n *= shape[i] }
    return n
}

/// Averages of windows, and its transpose.
struct AveragePool: Op {
    static let name = "AvgPool2D"
    let g: PoolGeometry
    let countPadding: Bool
    let divisor: Int?
    /// Of the unpooled tensor.
    let size: Shape
    let transposed: Bool

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        [TensorSpec(x.required(0).dtype, transposed ? size : g.outputShape(size))]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let out = y.required(0)
        if out.numel == 0 { return }
        try inComputingType(out) { (target, type) throws(TensorError) in
            let a = try x.required(0).dense(type)
            switch type {
            case .float64: run(Double.self, a, target)
            case .int64: run(Int.self, a, target)
            default: run(Float.self, a, target)
            }
        }
    }

    /// What the sum over a window is divided by along one axis.
    @inline(__always)
    private func count(_ a: PoolAxis, _ o: Int, _ w: (start: Int, end: Int)) -> Int {
        if a.adaptive || !countPadding { return w.end - w.start }
        let s = o * a.stride - a.padding
        return min(s + a.kernel, a.input + a.padding) - s
    }

    private func run<T: WorkingElement>(_: T.Type, _ a: Tensor, _ out: Tensor) {
        defer { withExtendedLifetime((a, out)) {} }
        let x = a.pointer(T.self), y = out.pointer(T.self)
        let d = g.axes[0], h = g.axes[1], w = g.axes[2]
        let plane = g.inputPoints, points = g.outputPoints
        ThreadPool.forRanges(planeCount(size, g.spatial), grain: max(1, ElementLoop.grain / 4 / max(plane, points, 1))) { r in
            for i in r {
                let large = (transposed ? y : x) + i * plane, small = (transposed ? x : y) + i * points
                if transposed { large.update(repeating: .zero, count: plane) }
                var position = 0
                for od in 0..<d.output {
                    let wd = d.window(od), nd = count(d, od, wd)
                    for oh in 0..<h.output {
                        let wh = h.window(oh), nh = count(h, oh, wh)
                        for ow in 0..<w.output {
                            let ww = w.window(ow)
                            let n = divisor ?? nd * nh * count(w, ow, ww)
                            if transposed {
                                let v = small[position].divided(by: n)
                                for id in wd.start..<max(wd.end, wd.start) {
                                    for ih in wh.start..<max(wh.end, wh.start) {
                                        let row = large + (id * h.input + ih) * w.input
                                        for iw in ww.start..<max(ww.end, ww.start) { row[iw] = row[iw].plus(v) }
                                    }
                                }
                            } else {
                                var sum = T.zero
                                for id in wd.start..<max(wd.end, wd.start) {
                                    for ih in wh.start..<max(wh.end, wh.start) {
                                        let row = large + (id * h.input + ih) * w.input
                                        for iw in ww.start..<max(ww.end, ww.start) { sum = sum.plus(row[iw]) }
                                    }
                                }
                                small[position] = sum.divided(by: n)
                            }
                            position += 1
                        }
                    }
                }
            }
        }
    }

    func saves(_ needs: NeedsMask) -> Saves { .none }

    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) {
            c[0] = try apply1(
                AveragePool(g: g, countPadding: countPadding, divisor: divisor, size: size, transposed: !transposed),
                Tensors(try c.grad))
        }
    }
}

extension Tensor {
    /// Values and indices of max pooling over the last `n` dimensions.
    func maxPool(
        _ n: Int, _ kernel: [Int], stride: [Int], padding: [Int], dilation: [Int], ceilMode: Bool, _ what: String
    ) throws(TensorError) -> [Tensor] {
        let g = try PoolGeometry(
            n, self, kernel: kernel, stride: stride, padding: padding, dilation: dilation, ceilMode: ceilMode, what)
        return try apply(MaxPool(g: g), Tensors(self))
    }

    func adaptiveMaxPool(_ n: Int, _ size: [Int]) throws(TensorError) -> [Tensor] {
        try apply(MaxPool(g: try PoolGeometry(adaptive: size, n, self, "adaptive_max_pool\(n)d")), Tensors(self))
    }

    func averagePool(
        _ n: Int, _ kernel: [Int], stride: [Int], padding: [Int], ceilMode: Bool, countPadding: Bool, divisor: Int?
    ) throws(TensorError) -> Tensor {
        if divisor == 0 { throw .runtime("divisor must be not zero") }
        let g = try PoolGeometry(
            n, self, kernel: kernel, stride: stride, padding: padding, dilation: [1], ceilMode: ceilMode, "avg_pool\(n)d")
        return try apply1(
            AveragePool(g: g, countPadding: countPadding, divisor: divisor, size: shape, transposed: false), Tensors(self))
    }

    func adaptiveAveragePool(_ n: Int, _ size: [Int]) throws(TensorError) -> Tensor {
        let g = try PoolGeometry(adaptive: size, n, self, "adaptive_avg_pool\(n)d")
        return try apply1(AveragePool(g: g, countPadding: false, divisor: nil, size: shape, transposed: false), Tensors(self))
    }

    public func maxPool2d(
        _ kernel: [Int], stride: [Int] = [], padding: [Int] = [0], dilation: [Int] = [1], ceilMode: Bool = false
    ) throws(TensorError) -> Tensor {
        try maxPool(2, kernel, stride: stride, padding: padding, dilation: dilation, ceilMode: ceilMode, "max_pool2d")[0]
    }

    public func avgPool2d(
        _ kernel: [Int], stride: [Int] = [], padding: [Int] = [0], ceilMode: Bool = false, countIncludePad: Bool = true,
        divisorOverride: Int? = nil
    ) throws(TensorError) -> Tensor {
        try averagePool(
            2, kernel, stride: stride, padding: padding, ceilMode: ceilMode, countPadding: countIncludePad,
            divisor: divisorOverride)
    }
}
