// Resampling along spatial dimensions: nearest, linear, cubic, Lanczos, with or without antialiasing. All are separable: each dimension has
// a table of the elements an output position looks at and their weights, and is done in a pass of its own (the last dimension first).

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How values between the elements are found.
enum ResampleFilter {
    case nearest, nearestExact, linear, cubic, linearAntialiased, cubicAntialiased, lanczosAntialiased

    var isNearest: Bool { self == .nearest || self == .nearestExact }
    var isAntialiased: Bool { self == .linearAntialiased || self == .cubicAntialiased || self == .lanczosAntialiased }

    /// Half the width of the antialiased filter for a scale of 1.
    fileprivate var reach: Double {
        switch self {
        case .linearAntialiased: return 1
        case .cubicAntialiased: return 2
        default: return 3
        }
    }
}

/// The weights of four neighbours at -1, 0, 1, 2 for a point at t in [0, 1): cubic convolution (Keys 1981) with parameter a.
func cubicWeights<T: BinaryFloatingPoint>(_ t: T, _ a: T = -0.75) -> (T, T, T, T) {
    func near(_ x: T) -> T {
        let inner: T = (a + 2) * x - (a + 3)
        return inner * x * x + 1
    }
    func far(_ x: T) -> T {
        let first: T = a * x - 5 * a
        let second: T = first * x + 8 * a
        return second * x - 4 * a
    }
    return (far(t + 1), near(t), near(1 - t), far(2 - t))
}

/// One dimension's table: output position o is the sum over t of `weights[o * taps + t]` times element `indices[o * taps + t]`.
final class ResampleAxis {
    let input: Int
    let output: Int
    let taps: Int
    let indices: [Int]
    let weights: [Double]

    private init(_ input: Int, _ output: Int, _ taps: Int, _ indices: [Int], _ weights: [Double]) {
        self.input = input
        self.output = output
        self.taps = taps
        self.indices = indices
        self.weights = weights
    }

    /// `scale` is the factor of enlargement a user gave, if any. T is the type in which PyTorch computes positions.
    static func make<T: BinaryFloatingPoint>(
        _: T.Type, _ filter: ResampleFilter, _ input: Int, _ output: Int, alignCorners: Bool, scale: Double?
    ) -> ResampleAxis {
        if filter.isNearest { return nearest(filter, input, output, scale) }
        let step: T
        if alignCorners {
            step = output > 1 ? T(input - 1) / T(output - 1) : 0
        } else if let scale, scale > 0 {
            step = T(1 / scale)
        } else {
            step = T(input) / T(output)
        }
        if filter.isAntialiased { return antialiased(filter, input, output, step) }
        let taps = filter == .cubic ? 4 : 2
        var indices = [Int](repeating: 0, count: output * taps), weights = [Double](repeating: 0, count: output * taps)
        for o in 0..<output {
            var x = alignCorners ? step * T(o) : step * (T(o) + 0.5) - 0.5
            if filter == .linear {
                if input == output && (scale == nil || scale == 1 || alignCorners) {
                    indices[2 * o] = o
                    indices[2 * o + 1] = o
                    weights[2 * o] = 1
                    continue
                }
                if x < 0 { x = 0 }
                let i = x >= T(input - 1) ? input - 1 : Int(x)
                let t = min(max(x - T(i), 0), 1)
                indices[2 * o] = i
                indices[2 * o + 1] = min(i + 1, input - 1)
                weights[2 * o] = Double(1 - t)
                weights[2 * o + 1] = Double(t)
            } else {
                let i = x >= T(input - 1) ? input - 1 : Int(x.rounded(.down))
                let w = cubicWeights(min(max(x - T(i), 0), 1))
                for (k, v) in [w.0, w.1, w.2, w.3].enumerated() {
                    indices[4 * o + k] = min(max(i - 1 + k, 0), input - 1)
                    weights[4 * o + k] = Double(v)
                }
            }
        }
        return ResampleAxis(input, output, taps, indices, weights)
    }

    private static func nearest(_ filter: ResampleFilter, _ input: Int, _ output: Int, _ scale: Double?) -> ResampleAxis {
        let step = scale.map { $0 > 0 ? Float(1 / $0) : Float(input) / Float(output) } ?? Float(input) / Float(output)
        let shift: Float = filter == .nearestExact ? 0.5 : 0
        let indices = (0..<output).map { o in
            let x = (Float(o) + shift) * step
            return x >= Float(input - 1) ? input - 1 : Int(x)
        }
        return ResampleAxis(input, output, 1, indices, [Double](repeating: 1, count: output))
    }

    private static func antialiased<T: BinaryFloatingPoint>(_ filter: ResampleFilter, _ input: Int, _ output: Int, _ step: T)
        -> ResampleAxis
    {
        let support = step >= 1 ? T(filter.reach) * step : T(filter.reach), inverse = step >= 1 ? 1 / step : 1
        let most = Int(support.rounded(.up)) * 2 + 1
        func weight(_ d: T) -> T {
            let x = Swift.abs(d)
            switch filter {
            case .linearAntialiased: return x < 1 ? 1 - x : 0
            case .cubicAntialiased:
                if x >= 2 { return 0 }
                let inner: T = x < 1 ? 1.5 * x - 2.5 : -0.5 * x + 2.5
                return x < 1 ? inner * x * x + 1 : (inner * x - 4) * x + 2
            default:
                if x == 0 { return 1 }
                if x >= 3 { return 0 }
                let p = T.pi * x
                return T(3 * sin(Double(p)) * sin(Double(p / 3))) / (p * p)
            }
        }
        var rows: [(Int, [T])] = []
        var taps = 1
        for o in 0..<output {
            let center = step * (T(o) + 0.5)
            let first = max(Int(center - support + 0.5), 0)
            let count = min(max(min(Int(center + support + 0.5), input) - first, 0), most)
            var row = (0..<count).map { weight((T($0 + first) - center + 0.5) * inverse) }
            let total = row.reduce(0, +)
            if total != 0 { for k in 0..<count { row[k] /= total } }
            taps = max(taps, count)
            rows.append((first, row))
        }
        var indices = [Int](repeating: 0, count: output * taps), weights = [Double](repeating: 0, count: output * taps)
        for (o, (first, row)) in rows.enumerated() {
            for k in 0..<taps {
                indices[o * taps + k] = min(first + k, input - 1)
                weights[o * taps + k] = k < row.count ? Double(row[k]) : 0
            }
        }
        return ResampleAxis(input, output, taps, indices, weights)
    }

    /// (outer, n, inner) to (outer, m, inner), or, `transposed`, (outer, m, inner) to (outer, n, inner).
    func apply<T: BinaryFloatingPoint>(
        _ x: UnsafePointer<T>, _ y: UnsafeMutablePointer<T>, outer: Int, inner: Int, transposed: Bool
    ) {
        let n = input, m = output, taps = self.taps
        let w = weights.map { T($0) }
        w.withUnsafeBufferPointer { w in
            indices.withUnsafeBufferPointer { at in
                let large = max(n, m) * inner
                ThreadPool.forRanges(outer, grain: max(1, ElementLoop.grain / 2 / max(large, 1))) { r in
                    for o in r {
                        if transposed {
                            let from = x + o * m * inner, to = y + o * n * inner
                            to.update(repeating: 0, count: n * inner)
                            for j in 0..<m {
                                for t in 0..<taps {
                                    let f = w[j &* taps &+ t]
                                    if f == 0 { continue }
                                    let row = to + at[j &* taps &+ t] &* inner, source = from + j &* inner
                                    for k in 0..<inner { row[k] += f * source[k] }
                                }
                            }
                            continue
                        }
                        let from = x + o * n * inner, to = y + o * m * inner
                        if inner == 1 && taps == 2 {
                            for j in 0..<m {
                                to[j] = w[2 &* j] * from[at[2 &* j]] + w[2 &* j &+ 1] * from[at[2 &* j &+ 1]]
                            }
                        } else if inner == 1 {
                            for j in 0..<m {
                                var sum: T = 0
                                for t in 0..<taps { sum += w[j &* taps &+ t] * from[at[j &* taps &+ t]] }
                                to[j] = sum
                            }
                        } else {
                            for j in 0..<m {
                                let row = to + j &* inner
                                let f = w[j &* taps], source = from + at[j &* taps] &* inner
                                for k in 0..<inner { row[k] = f * source[k] }
                                for t in 1..<max(taps, 1) {
                                    let f = w[j &* taps &+ t]
                                    if f == 0 { continue }
                                    let source = from + at[j &* taps &+ t] &* inner
                                    for k in 0..<inner { row[k] += f * source[k] }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// As `apply` for nearest neighbours: copies elements of any type.
    func pick<T>(_ x: UnsafePointer<T>, _ y: UnsafeMutablePointer<T>, outer: Int, inner: Int) {
        let n = input, m = output
        indices.withUnsafeBufferPointer { at in
            ThreadPool.forRanges(outer, grain: max(1, ElementLoop.grain / max(m * inner, 1))) { r in
                for o in r {
                    let from = x + o * n * inner, to = y + o * m * inner
                    if inner == 1 {
                        for j in 0..<m { to[j] = from[at[j]] }
                    } else {
                        for j in 0..<m { (to + j * inner).update(from: from + at[j] * inner, count: inner) }
                    }
                }
            }
        }
    }

    /// As `apply` for bytes: weights of 16 bits with as many of them behind the point as fit, rounded after each pass, as PyTorch
    /// (and Pillow) do.
    func applyBytes(_ x: UnsafePointer<UInt8>, _ y: UnsafeMutablePointer<UInt8>, outer: Int, inner: Int) {
        // Weights of one element (beyond a border, several positions are the same) are rounded together.
        var weights = self.weights
        for o in 0..<output {
            for t in 1..<Swift.max(self.taps, 1) where indices[o * self.taps + t] == indices[o * self.taps + t - 1] {
                weights[o * self.taps + t] += weights[o * self.taps + t - 1]
                weights[o * self.taps + t - 1] = 0
            }
        }
        let largest = weights.max() ?? 1
        var bits = 0
        while bits < 22, Int(0.5 + largest * Double(1 << (bits + 1))) < 1 << 15 { bits += 1 }
        let w = weights.map { v in Int((v * Double(1 << bits)) + (v < 0 ? -0.5 : 0.5)) }
        let half = bits > 0 ? 1 << (bits - 1) : 0
        let n = input, m = output, taps = self.taps
        w.withUnsafeBufferPointer { w in
            indices.withUnsafeBufferPointer { at in
                ThreadPool.forRanges(outer, grain: max(1, ElementLoop.grain / max(max(n, m) * inner, 1))) { r in
                    for o in r {
                        let from = x + o * n * inner, to = y + o * m * inner
                        for j in 0..<m {
                            for k in 0..<inner {
                                var sum = half
                                for t in 0..<taps { sum &+= w[j &* taps &+ t] &* Int(from[at[j &* taps &+ t] &* inner &+ k]) }
                                to[j &* inner &+ k] = UInt8(min(max(sum >> bits, 0), 255))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What tells one resampling operator from another.
protocol ResampleKind {
    static var operatorName: String { get }
    static var nodeName: String { get }
    static var filter: ResampleFilter { get }
    static var spatial: Int { get }
    /// PyTorch's name of the part that refuses a dtype.
    static var kernelName: String { get }
}

/// Resampling of (N, C, ...) along its last dimensions, or its transpose.
struct Resample<K: ResampleKind>: Op {
    static var name: String { K.nodeName }
    /// The first spatial dimension first.
    let axes: [ResampleAxis]
    let transposed: Bool
    /// Of the input that is not transposed.
    let size: Shape

    var resampledShape: Shape {
        var s = size
        for (i, a) in axes.enumerated() { s[2 + i] = a.output }
        return s
    }

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        [TensorSpec(x.required(0).dtype, transposed ? size : resampledShape)]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let out = y.required(0)
        if out.numel == 0 { return }
        if K.filter.isNearest && !transposed {
            let a = try x.required(0).dense()
            switch a.dtype.size {
            case 1: try passes(a, out) { p, q, axis, o, i in axis.pick(p as UnsafePointer<UInt8>, q, outer: o, inner: i) }
            case 2: try passes(a, out) { p, q, axis, o, i in axis.pick(p as UnsafePointer<UInt16>, q, outer: o, inner: i) }
            case 4: try passes(a, out) { p, q, axis, o, i in axis.pick(p as UnsafePointer<UInt32>, q, outer: o, inner: i) }
            default: try passes(a, out) { p, q, axis, o, i in axis.pick(p as UnsafePointer<UInt64>, q, outer: o, inner: i) }
            }
            return
        }
        if out.dtype == .uint8 {
            let a = try x.required(0).dense()
            return try passes(a, out) { p, q, axis, o, i in axis.applyBytes(p, q, outer: o, inner: i) }
        }
        let back = transposed
        try inComputingType(out) { (target, type) throws(TensorError) in
            let a = try x.required(0).dense(type)
            if type == .float64 {
                try passes(a, target) { p, q, axis, o, i in
                    axis.apply(p as UnsafePointer<Double>, q, outer: o, inner: i, transposed: back)
                }
            } else {
                try passes(a, target) { p, q, axis, o, i in
                    axis.apply(p as UnsafePointer<Float>, q, outer: o, inner: i, transposed: back)
                }
            }
        }
    }

    /// Runs `pass` for each dimension: the last first, or, transposed, last.
    private func passes<T>(
        _ x: Tensor, _ y: Tensor, _ pass: (UnsafePointer<T>, UnsafeMutablePointer<T>, ResampleAxis, Int, Int) -> Void
    ) throws(TensorError) {
        var current = x
        let order = transposed ? Array(axes.indices) : Array(axes.indices.reversed())
        for (step, i) in order.enumerated() {
            var shape = current.shape
            shape[2 + i] = transposed ? axes[i].input : axes[i].output
            let next = step == order.count - 1 ? y : try Tensor(empty: shape, current.dtype)
            var outer = 1, inner = 1
            for d in 0..<(2 + i) { outer *= shape[d] }
            for d in (3 + i)..<max(shape.count, 3 + i) { inner *= shape[d] }
            pass(UnsafePointer(current.pointer(T.self)), next.pointer(T.self), axes[i], outer, inner)
            withExtendedLifetime((current, next)) {}
            current = next
        }
    }

    func saves(_ needs: NeedsMask) -> Saves { .none }

    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) { c[0] = try apply1(Resample(axes: axes, transposed: !transposed, size: size), Tensors(try c.grad)) }
    }
}

extension Tensor {
    func resample<K: ResampleKind>(_: K.Type, _ output: [Int], alignCorners: Bool, scales: [Double?]) throws(TensorError)
        -> Tensor
    {
        let n = K.spatial
        let sizes = output.count == 1 ? Array(repeating: output[0], count: n) : output
        guard sizes.count == n else {
            throw .runtime("It is expected output_size equals to \(n), but got size \(output.count)")
        }
        guard dim == n + 2 else { throw .runtime("It is expected input_size equals to \(n + 2), but got size \(dim)") }
        let names = Array(["D", "H", "W"].suffix(n))
        func list(_ v: [Int]) -> String { zip(names, v).map { "\($0): \($1)" }.joined(separator: ", ") }
        let inputs = Array(shape.array.dropFirst(2))
        guard sizes.allSatisfy({ $0 > 0 && $0 < 1 << 31 }), inputs.allSatisfy({ $0 > 0 && $0 < 1 << 31 }) else {
            throw .runtime(
                "Input and output sizes should be greater than 0, but got input (\(list(inputs))) output (\(list(sizes)))")
        }
        guard shape[1] > 0 else {
            throw .runtime("Non-empty \(n + 2)D data tensor expected but got a tensor with sizes \(shape)")
        }
        let bytes = dtype == .uint8 && (K.filter.isNearest || n == 2)
        guard bytes || (dtype.isFloat && !(K.filter.isAntialiased && dtype.isHalf)) else {
            throw notImplemented(K.kernelName, for: dtype)
        }
        for (i, s) in scales.enumerated() {
            // Beyond that, positions leave the range of numbers.
            if let s, s > 0, s < 1e-30 || (K.filter.isAntialiased && s * Double(inputs[i]) < 1e-6) {
                throw .runtime("\(K.operatorName): scale factors that lead to at least one element are required, got \(s)")
            }
        }
        var axes: [ResampleAxis] = []
        for i in 0..<n {
            // As PyTorch has it for images: twice the size repeats each element, whatever the factor was.
            let simple = K.filter == .nearest && n == 2 && (sizes[i] == inputs[i] || sizes[i] == 2 * inputs[i])
            let given = simple ? nil : scales[i]
            // Bytes are weighed with what double precision gives.
            axes.append(
                dtype == .float64 || bytes
                    ? .make(Double.self, K.filter, inputs[i], sizes[i], alignCorners: alignCorners, scale: given)
                    : .make(Float.self, K.filter, inputs[i], sizes[i], alignCorners: alignCorners, scale: given))
        }
        return try apply1(Resample<K>(axes: axes, transposed: false, size: shape), Tensors(self))
    }
}
