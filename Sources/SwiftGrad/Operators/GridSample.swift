// grid_sample: elements of an image at given points, between them by interpolation.

/// How a value between elements is found, and what lies outside; raw values are PyTorch's.
enum GridInterpolation: Int { case linear = 0, nearest = 1, cubic = 2 }
enum GridPadding: Int { case zeros = 0, border = 1, reflection = 2 }

/// Along one dimension: the elements a point looks at (-1: outside, worth 0), their weights, and the weights' derivatives by the
/// coordinate of the grid.
struct GridTaps<T: BinaryFloatingPoint> {
    var count = 0
    var index = (0, 0, 0, 0)
    var weight: (T, T, T, T) = (0, 0, 0, 0)
    var slope: (T, T, T, T) = (0, 0, 0, 0)
}

struct GridOptions {
    let interpolation: GridInterpolation
    let padding: GridPadding
    let alignCorners: Bool

    var taps: Int { interpolation == .linear ? 2 : interpolation == .nearest ? 1 : 4 }

    /// The place of grid coordinate x in -1...1 among n elements, and its derivative.
    private func position<T: BinaryFloatingPoint>(_ x: T, _ n: Int) -> (T, T) {
        let shifted: T = x + 1
        if alignCorners {
            let reach = T(n - 1)
            return (shifted / 2 * reach, reach / 2)
        }
        let size = T(n)
        let twice: T = shifted * size - 1
        return (twice / 2, size / 2)
    }

    private func clip<T: BinaryFloatingPoint>(_ x: T, _ n: Int) -> (T, T) {
        if !(x > 0) { return (0, 0) }
        if x >= T(n - 1) { return (T(n - 1), 0) }
        return (x, 1)
    }

    /// Mirrors x into low / 2 ... high / 2.
    private func reflect<T: BinaryFloatingPoint>(_ x: T, _ low: Int, _ high: Int) -> (T, T) {
        if low == high { return (0, 0) }
        let start = T(low) / 2, span = T(high - low) / 2
        var d = x - start, sign: T = 1
        if d < 0 {
            d = -d
            sign = -1
        }
        guard d.isFinite else { return (start, 0) }
        let extra = d.truncatingRemainder(dividingBy: span)
        let flips = (d / span).rounded(.down)
        return flips.truncatingRemainder(dividingBy: 2) == 0 ? (extra + start, sign) : (span - extra + start, -sign)
    }

    /// Puts a position back inside, as the padding says.
    private func inside<T: BinaryFloatingPoint>(_ x: T, _ n: Int) -> (T, T) {
        switch padding {
        case .zeros: return (x, 1)
        case .border: return clip(x, n)
        case .reflection:
            let (r, dr) = alignCorners ? reflect(x, 0, 2 * (n - 1)) : reflect(x, -1, 2 * n - 1)
            let (c, dc) = clip(r, n)
            return (c, dr * dc)
        }
    }

    /// A position as an index; far outside or not a number: -100.
    private func integer<T: BinaryFloatingPoint>(_ x: T) -> Int { x > -0x1p31 && x < 0x1p31 ? Int(x) : -100 }

    @inline(__always)
    private func valid(_ i: Int, _ n: Int) -> Int { i >= 0 && i < n ? i : -1 }

    func taps<T: BinaryFloatingPoint>(_ x: T, _ n: Int) -> GridTaps<T> {
        var t = GridTaps<T>()
        let (raw, scale) = position(x, n)
        switch interpolation {
        case .linear:
            let (p, d) = inside(raw, n)
            let low = p.rounded(.down), i = integer(low)
            t.count = 2
            t.index = (valid(i, n), i == -100 ? -1 : valid(i + 1, n), -1, -1)
            t.weight = (low + 1 - p, p - low, 0, 0)
            t.slope = (-scale * d, scale * d, 0, 0)
        case .nearest:
            let (p, _) = inside(raw, n)
            t.count = 1
            t.index = (valid(integer(p.rounded(.toNearestOrEven)), n), -1, -1, -1)
            t.weight.0 = 1
        case .cubic:
            let low = raw.rounded(.down), f = raw - low
            func at(_ k: T) -> Int { valid(integer(inside(low + k, n).0), n) }
            t.count = 4
            t.index = (at(-1), at(0), at(1), at(2))
            t.weight = cubicWeights(f)
            let a: T = -0.75
            func near(_ x: T) -> T {
                let square: T = 3 * (a + 2) * x, line: T = 2 * (a + 3)
                return (square - line) * x
            }
            func far(_ x: T) -> T {
                let square: T = 3 * a * x, line: T = 10 * a
                return (square - line) * x + 8 * a
            }
            let first: T = far(f + 1), second: T = near(f), third: T = near(1 - f), fourth: T = far(2 - f)
            t.slope = (scale * first, scale * second, -scale * third, -scale * fourth)
        }
        return t
    }
}

/// For all points of a grid: where they look and with which weights. Point p's k-th element is `offsets[p * taps + k]` of a plane (or -1).
private struct GridTable {
    let taps: Int
    let offsets: Tensor
    let weights: Tensor
    /// Derivatives of the weights by each coordinate (x, y, z), where asked for.
    let slopes: [Tensor]

    init<T: BinaryFloatingPoint>(
        _: T.Type, _ o: GridOptions, _ grid: Tensor, _ sizes: [Int], slopes wanted: Bool
    ) throws(TensorError) {
        let n = sizes.count, points = grid.numel / n
        let one = o.taps, all = n == 2 ? one * one : one * one * one
        taps = all
        let offsets = try Tensor(empty: Shape([points * all]), .int32),
            weights = try Tensor(empty: Shape([points * all]), grid.dtype)
        var slopes: [Tensor] = []
        for _ in 0..<(wanted ? n : 0) { slopes.append(try Tensor(empty: Shape([points * all]), grid.dtype)) }
        self.offsets = offsets
        self.weights = weights
        self.slopes = slopes
        let g = grid.pointer(T.self), at = offsets.pointer(Int32.self), w = weights.pointer(T.self)
        let d = slopes.map { $0.pointer(T.self) }
        let width = sizes[n - 1], height = sizes[n - 2], depth = n == 3 ? sizes[0] : 1
        defer { withExtendedLifetime((grid, offsets, weights, slopes)) {} }
        ThreadPool.forRanges(points, grain: max(1, ElementLoop.grain / 8 / all)) { r in
            for p in r {
                let tx = o.taps(g[p * n], width), ty = o.taps(g[p * n + 1], height)
                var tz = GridTaps<T>()
                if n == 3 {
                    tz = o.taps(g[p * n + 2], depth)
                } else {
                    tz.count = 1
                    tz.weight.0 = 1
                }
                var k = p * all
                for c in 0..<tz.count {
                    let (iz, wz, sz) = pick(tz, c)
                    for b in 0..<ty.count {
                        let (iy, wy, sy) = pick(ty, b)
                        for a in 0..<tx.count {
                            let (ix, wx, sx) = pick(tx, a)
                            at[k] = ix < 0 || iy < 0 || iz < 0 ? -1 : Int32(truncatingIfNeeded: (iz * height + iy) * width + ix)
                            w[k] = wx * wy * wz
                            if wanted {
                                d[0][k] = sx * wy * wz
                                d[1][k] = wx * sy * wz
                                if n == 3 { d[2][k] = wx * wy * sz }
                            }
                            k += 1
                        }
                    }
                }
            }
        }
    }
}

@inline(__always)
private func pick<T>(_ t: GridTaps<T>, _ k: Int) -> (Int, T, T) {
    switch k {
    case 0: return (t.index.0, t.weight.0, t.slope.0)
    case 1: return (t.index.1, t.weight.1, t.slope.1)
    case 2: return (t.index.2, t.weight.2, t.slope.2)
    default: return (t.index.3, t.weight.3, t.slope.3)
    }
}

/// Samples (N, C, [D,] H, W) at a grid (N, ..., 2 or 3) of coordinates (x, y[, z]) in -1...1. Inputs: image, grid.
struct GridSample: Op {
    static let name = "GridSampler2D"
    let options: GridOptions

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let a = x.required(0), g = x.required(1)
        guard a.shape.count > 0, g.shape.count > 0, a.shape[0] == g.shape[0] else {
            throw .runtime(
                "grid_sampler(): expected grid and input to have same batch size, but got input with sizes \(a.shape) and grid with sizes \(g.shape)"
            )
        }
        guard a.dim == 4 || a.dim == 5, a.dim == g.dim else {
            throw .runtime(
                "grid_sampler(): expected 4D or 5D input and grid with same number of dimensions, but got input with sizes \(a.shape) and grid "
                    + "with sizes \(g.shape)")
        }
        let n = a.dim - 2
        guard g.shape[g.dim - 1] == n else {
            throw .runtime(
                "grid_sampler(): expected grid to have size \(n) in last dimension, but got grid with sizes \(g.shape)")
        }
        for i in 2..<a.dim where a.shape[i] == 0 {
            throw .runtime(
                "grid_sampler(): expected input to have non-empty spatial dimensions, but input has sizes \(a.shape) with dimension \(i) being empty"
            )
        }
        guard a.dtype.isFloat else { throw notImplemented("grid_sampler_2d_cpu_kernel_impl", for: a.dtype) }
        guard a.dtype == g.dtype else {
            throw .runtime("expected scalar type \(a.dtype.scalarName) but found \(g.dtype.scalarName): grid_sampler's grid")
        }
        guard Shape(Array(a.shape.array.dropFirst(2))).numel < 1 << 31 else {
            throw .runtime("grid_sampler(): planes of fewer than 2^31 elements are required, got input with sizes \(a.shape)")
        }
        var shape = Shape([a.shape[0], a.shape[1]])
        for i in 1..<(g.dim - 1) { shape.append(g.shape[i]) }
        return [TensorSpec(a.dtype, shape)]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let out = y.required(0)
        if out.numel == 0 { return }
        try inComputingType(out) { (target, type) throws(TensorError) in
            let a = try x.required(0).dense(type), g = try x.required(1).dense(type)
            if type == .float64 { try run(Double.self, a, g, target) } else { try run(Float.self, a, g, target) }
        }
    }

    private func run<T: BinaryFloatingPoint>(_: T.Type, _ a: Tensor, _ g: Tensor, _ out: Tensor) throws(TensorError) {
        let sizes = Array(a.shape.array.dropFirst(2)), channels = a.shape[1]
        let table = try GridTable(T.self, options, g, sizes, slopes: false)
        let plane = sizes.reduce(1, *), points = out.numel / (a.shape[0] * channels), taps = table.taps
        let x = a.pointer(T.self), y = out.pointer(T.self), at = table.offsets.pointer(Int32.self),
            w = table.weights.pointer(T.self)
        defer { withExtendedLifetime((a, out, table.offsets, table.weights)) {} }
        ThreadPool.forRanges(a.shape[0] * channels, grain: max(1, ElementLoop.grain / 4 / (points * taps))) { r in
            for i in r {
                let from = x + i * plane, to = y + i * points
                let base = i / channels * points * taps
                for p in 0..<points {
                    var sum: T = 0
                    let first = base &+ p &* taps
                    for k in first..<(first &+ taps) {
                        let o = Int(at[k])
                        if o >= 0 { sum += w[k] * from[o] }
                    }
                    to[p] = sum
                }
            }
        }
    }

    func saves(_ needs: NeedsMask) -> Saves { [.input(0), .input(1)] }

    func vjp(_ c: inout VJP) throws(TensorError) {
        let d = try apply(
            GridSampleBackward(options: options, wants: (c.needs(0), c.needs(1))),
            Tensors(try c.grad, try c.input(0), try c.input(1)))
        if c.needs(0) { c[0] = d[0] }
        if c.needs(1) { c[1] = d[1] }
    }
}

/// Gradients of image and grid. As in PyTorch there are no second derivatives.
struct GridSampleBackward: Op {
    static let name = "GridSampler2DBackward"
    let options: GridOptions
    let wants: (image: Bool, grid: Bool)

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let a = x.required(1), g = x.required(2)
        return [
            TensorSpec(a.dtype, wants.image ? a.shape : Shape([0])), TensorSpec(g.dtype, wants.grid ? g.shape : Shape([0])),
        ]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let type = x.required(1).dtype.accumulation
        let d = try x.required(0).dense(type), a = try x.required(1).dense(type), g = try x.required(2).dense(type)
        if type == .float64 {
            try run(Double.self, d, a, g, y.required(0), y.required(1))
        } else {
            try run(Float.self, d, a, g, y.required(0), y.required(1))
        }
    }

    private func run<T: BinaryFloatingPoint>(
        _: T.Type, _ d: Tensor, _ a: Tensor, _ g: Tensor, _ image: Tensor, _ grid: Tensor
    ) throws(TensorError) {
        let sizes = Array(a.shape.array.dropFirst(2)), channels = a.shape[1], n = sizes.count
        let planes = a.shape[0] * channels
        fillElements(image, 0)
        fillElements(grid, 0)
        if d.numel == 0 { return }
        let table = try GridTable(T.self, options, g, sizes, slopes: wants.grid)
        let plane = sizes.reduce(1, *), points = d.numel / planes, taps = table.taps
        let at = table.offsets.pointer(Int32.self), w = table.weights.pointer(T.self), dy = d.pointer(T.self),
            x = a.pointer(T.self)
        defer { withExtendedLifetime((d, a, table.offsets, table.weights, table.slopes)) {} }
        if wants.image {
            try inComputingType(image) { (target, _) throws(TensorError) in
                if target !== image { fillElements(target, 0) }
                let dx = target.pointer(T.self)
                ThreadPool.forRanges(planes, grain: max(1, ElementLoop.grain / 4 / (points * taps))) { r in
                    for i in r {
                        let to = dx + i * plane, from = dy + i * points
                        let base = i / channels * points * taps
                        for p in 0..<points {
                            let first = base &+ p &* taps
                            for k in first..<(first &+ taps) {
                                let o = Int(at[k])
                                if o >= 0 { to[o] += w[k] * from[p] }
                            }
                        }
                    }
                }
            }
        }
        guard wants.grid, options.interpolation != .nearest else { return }
        let slopes = table.slopes.map { $0.pointer(T.self) }
        try inComputingType(grid) { (target, _) throws(TensorError) in
            let dg = target.pointer(T.self)
            ThreadPool.forRanges(a.shape[0] * points, grain: max(1, ElementLoop.grain / 4 / (channels * taps))) { r in
                for q in r {
                    let batch = q / points, p = q % points
                    for axis in 0..<n {
                        let s = slopes[axis]
                        var sum: T = 0
                        for c in 0..<channels {
                            let from = x + (batch * channels + c) * plane
                            var v: T = 0
                            for k in (q &* taps)..<(q &* taps &+ taps) {
                                let o = Int(at[k])
                                if o >= 0 { v += s[k] * from[o] }
                            }
                            sum += v * dy[(batch * channels + c) * points + p]
                        }
                        dg[q * n + axis] = sum
                    }
                }
            }
        }
    }

    func saves(_ needs: NeedsMask) -> Saves { .none }
    func vjp(_ c: inout VJP) throws(TensorError) { throw noGradient("grid_sampler_2d_backward") }
}

extension Tensor {
    /// Samples this image (N, C, [D,] H, W) at the points of `grid` (N, ..., 2 or 3): coordinates (x, y[, z]), -1 to 1 across the image.
    ///
    /// - Parameters:
    ///   - mode: 0 (bi)linear, 1 nearest, 2 cubic.
    ///   - padding: what lies outside: 0 zeros, 1 the border's elements, 2 the mirrored image.
    public func gridSample(_ grid: Tensor, mode: Int = 0, padding: Int = 0, alignCorners: Bool = false) throws(TensorError)
        -> Tensor
    {
        guard let m = GridInterpolation(rawValue: mode), let p = GridPadding(rawValue: padding) else {
            throw .runtime("grid_sampler(): interpolation and padding modes 0 to 2 are required, got \(mode) and \(padding)")
        }
        return try apply1(
            GridSample(options: GridOptions(interpolation: m, padding: p, alignCorners: alignCorners)), Tensors(self, grid))
    }

    /// The grid of an affine map: theta (N, 2, 3) or (N, 3, 4), size (N, C, H, W) or (N, C, D, H, W), to (N, H, W, 2) or (N, D, H, W, 3).
    public static func affineGrid(_ theta: Tensor, _ size: [Int], alignCorners: Bool = false) throws(TensorError) -> Tensor {
        let n = size.count - 2
        guard n == 2 || n == 3 else {
            throw .runtime("AffineGridGenerator needs 4d (spatial) or 5d (volumetric) inputs, got size \(size)")
        }
        guard theta.dim == 3, theta.shape[1] == n, theta.shape[2] == n + 1, theta.dtype.isFloat else {
            throw .runtime("Expected a batch of affine matrices of shape Nx\(n)x\(n + 1) for size \(size). Got \(theta.shape).")
        }
        guard size.allSatisfy({ $0 > 0 && $0 < 1 << 31 }), Shape(size).checkedNumel != nil else {
            throw .runtime("affine_grid_generator: positive sizes are required, got \(size)")
        }
        guard theta.shape[0] == size[0] else {
            throw .runtime(
                "Expected size for first two dimensions of batch2 tensor to be: [\(size[0]), \(n + 1)] but got: [\(theta.shape[0]), \(n + 1)]."
            )
        }
        let spatial = Array(size.dropFirst(2)), points = spatial.reduce(1, *)
        // Rows (x, y[, z], 1) of all points.
        let base = try Tensor(empty: Shape([points, n + 1]), theta.dtype.accumulation)
        func fill<T: BinaryFloatingPoint>(_: T.Type) {
            defer { withExtendedLifetime(base) {} }
            let p = base.pointer(T.self)
            let lines = spatial.map { m in
                (0..<m).map { i -> T in
                    if m == 1 { return 0 }
                    let x = -1 + 2 * T(i) / T(m - 1)
                    return alignCorners ? x : x * T(m - 1) / T(m)
                }
            }
            for i in 0..<points {
                var rest = i
                for d in (0..<n).reversed() {
                    p[i * (n + 1) + (n - 1 - d)] = lines[d][rest % spatial[d]]
                    rest /= spatial[d]
                }
                p[i * (n + 1) + n] = 1
            }
        }
        if base.dtype == .float64 { fill(Double.self) } else { fill(Float.self) }
        let rows = try base.to(theta.dtype).unsqueeze(0).expand([size[0], points, n + 1])
        return try rows.bmm(try theta.transpose(1, 2)).reshape([size[0]] + spatial + [n])
    }
}

/// The three aten names of one operator.
private let gridDoc = """
    Samples `input` (N, C, [D,] H, W) at `grid` (N, ..., 2 or 3) of coordinates in -1...1. interpolation: 0 linear, 1 nearest, 2 cubic; \
    padding: 0 zeros, 1 border, 2 reflection.
    """

struct GridSampler: Operator {
    static let schema =
        "grid_sampler(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners) -> Tensor"
    static let doc = gridDoc
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).gridSample(try a.tensor(1), mode: try a.int(2), padding: try a.int(3), alignCorners: try a.bool(4)))
    }
}

struct GridSampler2D: Operator {
    static let schema =
        "grid_sampler_2d(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners) -> Tensor"
    static let doc = gridDoc
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result { try GridSampler.call(a) }
}

struct GridSampler3D: Operator {
    static let schema =
        "grid_sampler_3d(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners) -> Tensor"
    static let doc = gridDoc
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result { try GridSampler.call(a) }
}

struct AffineGridGenerator: Operator {
    static let schema = "affine_grid_generator(Tensor theta, int[] size, bool align_corners) -> Tensor"
    static let doc = "The grid for `grid_sampler` that the affine maps `theta` (N, 2, 3) or (N, 3, 4) make of an image of `size`."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try Tensor.affineGrid(try a.tensor(0), try a.ints(1), alignCorners: try a.bool(2)))
    }
}

let gridSampleOperators: [any Operator.Type] = [
    GridSampler.self, GridSampler2D.self, GridSampler3D.self, AffineGridGenerator.self,
]
