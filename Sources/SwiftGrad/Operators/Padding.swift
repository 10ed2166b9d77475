// pad in all its modes.

/// Constant padding; negative amounts crop. Its transpose is padding by the negative amounts.
struct ConstantPad: Op {
    static let name = "ConstantPadNd"
    /// Amounts (before, after), the last dimension first.
    let pads: [Int]
    let value: Scalar

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let a = x.required(0)
        guard pads.count % 2 == 0 else { throw .runtime("Length of pad must be even but instead it equals \(pads.count)") }
        guard pads.count / 2 <= a.dim else {
            throw .runtime(
                "Length of pad should be no more than twice the number of dimensions of the input. Pad length is \(pads.count) while the "
                    + "input has \(a.dim) dimensions.")
        }
        var shape = a.shape
        for i in 0..<(pads.count / 2) {
            let d = a.dim - 1 - i, lo = pads[2 * i], hi = pads[2 * i + 1]
            guard lo > -(1 << 60), lo < 1 << 60, hi > -(1 << 60), hi < 1 << 60, a.shape[d] < 1 << 60 else {
                throw .runtime("pad: amounts out of range, got \(pads)")
            }
            let n = a.shape[d] + lo + hi
            guard n >= 0 else {
                throw .runtime(
                    "The input size \(a.shape[d]), plus negative padding \(lo) and \(hi) resulted in a negative output size, which is "
                        + "invalid. Check dimension \(d) of your input.")
            }
            shape[d] = n
        }
        return [TensorSpec(a.dtype, shape)]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let a = x.required(0), out = y.required(0)
        fillElements(out, value)
        var shape = a.shape, from = a.offset, to = out.offset
        for i in 0..<(pads.count / 2) {
            let d = a.dim - 1 - i, lo = pads[2 * i], hi = pads[2 * i + 1]
            let skip = max(-lo, 0)
            shape[d] = a.shape[d] - skip - max(-hi, 0)
            if shape[d] <= 0 { return }
            from += skip * a.strides[d]
            to += max(lo, 0) * out.strides[d]
        }
        copyElements(
            from: a.alias(shape: shape, strides: a.strides, offset: from),
            to: out.alias(shape: shape, strides: out.strides, offset: to))
    }

    func saves(_ needs: NeedsMask) -> Saves { .none }
    func vjp(_ c: inout VJP) throws(TensorError) { if c.needs(0) { c[0] = try c.grad.constantPad(pads.map { -$0 }, 0) } }
}

/// Where padded positions read from.
enum PadMode: String {
    case reflect, replicate, circular

    func source(_ i: Int, _ n: Int) -> Int {
        switch self {
        case .replicate: return min(max(i, 0), n - 1)
        case .circular: return ((i % n) + n) % n
        case .reflect: return i < 0 ? -i : i >= n ? 2 * (n - 1) - i : i
        }
    }
}

/// Padding of the last up to three dimensions with elements of the input.
struct MirrorPad: Op {
    static var name: String { "Pad" }
    let mode: PadMode
    let pads: [Int]
    /// Shape of the input.
    let size: Shape
    /// Gathers to the padded shape, or adds up from it.
    let transposed: Bool

    var paddedShape: Shape {
        var s = size
        for i in 0..<(pads.count / 2) { s[s.count - 1 - i] += pads[2 * i] + pads[2 * i + 1] }
        return s
    }

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        [TensorSpec(x.required(0).dtype, transposed ? size : paddedShape)]
    }

    /// For each padded dimension (D, H, W) the source of each padded position.
    private func maps() throws(TensorError) -> (maps: [Tensor], small: [Int], large: [Int]) {
        var maps: [Tensor] = [], small: [Int] = [], large: [Int] = []
        let big = paddedShape
        for k in (0..<3).reversed() {
            let d = size.count - 1 - k
            let padded = k < pads.count / 2
            let n = padded ? size[d] : 1, m = padded ? big[d] : 1
            let t = try Tensor(empty: Shape([m]), .int64)
            let p = t.pointer(Int.self)
            for i in 0..<m { p[i] = padded ? mode.source(i - pads[2 * k], n) : 0 }
            maps.append(t)
            small.append(n)
            large.append(m)
        }
        return (maps, small, large)
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let out = y.required(0)
        let a = transposed ? try x.required(0).dense(out.dtype.isHalf ? .float32 : out.dtype) : try x.required(0).dense()
        if out.numel == 0 && !transposed { return }
        let (m, small, large) = try maps()
        let inner = large[0] * large[1] * large[2], innerSmall = small[0] * small[1] * small[2]
        let outer = innerSmall == 0 ? 0 : size.numel / innerSmall
        defer { withExtendedLifetime((m, a)) {} }
        let d = m[0].pointer(Int.self), h = m[1].pointer(Int.self), w = m[2].pointer(Int.self)
        if !transposed {
            func run<T>(_: T.Type) {
                let source = a.pointer(T.self), target = out.pointer(T.self)
                ThreadPool.forRanges(outer, grain: max(1, ElementLoop.grain / max(inner, 1))) { r in
                    for o in r {
                        let from = source + o * innerSmall
                        var to = target + o * inner
                        for i in 0..<large[0] {
                            for j in 0..<large[1] {
                                let row = from + (d[i] * small[1] + h[j]) * small[2]
                                for k in 0..<large[2] { to[k] = row[w[k]] }
                                to += large[2]
                            }
                        }
                    }
                }
            }
            switch out.dtype.size {
            case 1: run(UInt8.self)
            case 2: run(UInt16.self)
            case 4: run(UInt32.self)
            case 16: run((UInt64, UInt64).self)
            default: run(UInt64.self)
            }
            return
        }
        try inComputingType(out) { (result, type) throws(TensorError) in
            fillElements(result, 0)
            func run<T: BinaryFloatingPoint>(_: T.Type) {
                let source = a.pointer(T.self), target = result.pointer(T.self)
                ThreadPool.forRanges(outer, grain: max(1, ElementLoop.grain / max(inner, 1))) { r in
                    for o in r {
                        let to = target + o * innerSmall
                        var from = source + o * inner
                        for i in 0..<large[0] {
                            for j in 0..<large[1] {
                                let row = to + (d[i] * small[1] + h[j]) * small[2]
                                for k in 0..<large[2] { row[w[k]] += from[k] }
                                from += large[2]
                            }
                        }
                    }
                }
            }
            if type == .float64 { run(Double.self) } else { run(Float.self) }
        }
    }

    func saves(_ needs: NeedsMask) -> Saves { .none }

    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) {
            c[0] = try apply1(MirrorPad(mode: mode, pads: pads, size: size, transposed: !transposed), Tensors(try c.grad))
        }
    }
}

extension Tensor {
    /// Padding by (before, after) amounts, the last dimension first; negative ones crop.
    public func constantPad(_ pads: [Int], _ value: Scalar) throws(TensorError) -> Tensor {
        try apply1(ConstantPad(pads: pads, value: value), Tensors(self))
    }

    /// Padding by "constant", "reflect", "replicate" or "circular".
    public func pad(_ pads: [Int], mode: String = "constant", value: Double? = nil) throws(TensorError) -> Tensor {
        if mode == "constant" { return try constantPad(pads, .double(value ?? 0)) }
        guard let m = PadMode(rawValue: mode) else { throw .notImplemented("Unrecognised padding mode \(mode)") }
        guard value == nil || value == 0 else {
            throw .value("Padding mode \"\(mode)\" doesn't take in value argument, got \(value ?? 0)")
        }
        let n = pads.count / 2
        guard pads.count % 2 == 0, n >= 1, n <= 3, dim == n + 1 || dim == n + 2 else {
            throw .notImplemented(
                "Only 2D, 3D, 4D, 5D padding with non-constant padding are supported for now: pad got \(pads) for shape \(shape)")
        }
        return try mirrorPad(m, pads, n)
    }

    func mirrorPad(_ m: PadMode, _ pads: [Int], _ n: Int) throws(TensorError) -> Tensor {
        guard pads.count == 2 * n, dim == n + 1 || dim == n + 2 else {
            throw .runtime("padding size is expected to be \(2 * n), but got: \(pads.count), for an input of shape \(shape)")
        }
        guard dtype != .bool || m == .circular else {
            throw notImplemented("\(m == .reflect ? "reflection" : "replication")_pad\(n)d", for: .bool)
        }
        var crop = false
        for i in 0..<n {
            let d = dim - 1 - i, lo = pads[2 * i], hi = pads[2 * i + 1]
            guard lo > -(1 << 60), lo < 1 << 60, hi > -(1 << 60), hi < 1 << 60 else {
                throw .runtime("pad: out of range, got \(pads)")
            }
            if m == .reflect {
                guard lo < shape[d], hi < shape[d] else {
                    throw .runtime(
                        "Argument #\(2 * i + 4): Padding size should be less than the corresponding input dimension, but got: padding "
                            + "(\(lo), \(hi)) at dimension \(d) of input \(shape)")
                }
            } else if m == .circular {
                guard lo <= shape[d], hi <= shape[d] else {
                    throw .runtime(
                        "Padding value causes wrapping around more than once: padding (\(lo), \(hi)) of input \(shape)")
                }
            }
            guard shape[d] > 0 else {
                throw .runtime("Expected \(n + 1)D or \(n + 2)D input with non-zero sizes, but got \(shape)")
            }
            guard shape[d] + lo + hi >= 1 else {
                throw .runtime("input (\(shape)) is too small: calculated output size \(shape[d] + lo + hi) at dimension \(d)")
            }
            if lo < 0 || hi < 0 { crop = true }
        }
        if crop {
            // Crop first, as PyTorch does.
            let cropped = try constantPad(pads.map { min($0, 0) }, 0)
            return try cropped.mirrorPad(m, pads.map { max($0, 0) }, n)
        }
        return try apply1(MirrorPad(mode: m, pads: pads, size: shape, transposed: false), Tensors(self))
    }
}

struct PadGeneral: Operator {
    static let schema = "pad(Tensor self, int[] pad, str mode='constant', float? value=None) -> Tensor"
    static let doc = """
        Pads by `pad` = (before, after) of the last dimension, then of the one before it, ...; mode 'constant' (with `value`), 'reflect', \
        'replicate' or 'circular' (these for the last 1 to 3 dimensions).
        """
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).pad(try a.ints(1), mode: try a.string(2), value: a.optionalDouble(3)))
    }
}

struct ConstantPadND: Operator {
    static let schema = "constant_pad_nd(Tensor self, int[] pad, Scalar value=0) -> Tensor"
    static let doc =
        "Pads with `value` by `pad` = (before, after) of the last dimension, then of the one before it, ...; negative amounts crop."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).constantPad(try a.ints(1), try a.scalar(2)))
    }
}

struct ReflectionPad1D: Operator {
    static let schema = "reflection_pad1d(Tensor self, int[2] padding) -> Tensor"
    static let doc = "Pads the last 1 dimension(s) with elements of the input, mode 'reflect'."
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).mirrorPad(.reflect, try a.ints(1), 1))
    }
}

struct ReflectionPad2D: Operator {
    static let schema = "reflection_pad2d(Tensor self, int[4] padding) -> Tensor"
    static let doc = "Pads the last 2 dimension(s) with elements of the input, mode 'reflect'."
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).mirrorPad(.reflect, try a.ints(1), 2))
    }
}

struct ReflectionPad3D: Operator {
    static let schema = "reflection_pad3d(Tensor self, int[6] padding) -> Tensor"
    static let doc = "Pads the last 3 dimension(s) with elements of the input, mode 'reflect'."
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).mirrorPad(.reflect, try a.ints(1), 3))
    }
}

struct ReplicationPad1D: Operator {
    static let schema = "replication_pad1d(Tensor self, int[2] padding) -> Tensor"
    static let doc = "Pads the last 1 dimension(s) with elements of the input, mode 'replicate'."
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).mirrorPad(.replicate, try a.ints(1), 1))
    }
}

struct ReplicationPad2D: Operator {
    static let schema = "replication_pad2d(Tensor self, int[4] padding) -> Tensor"
    static let doc = "Pads the last 2 dimension(s) with elements of the input, mode 'replicate'."
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).mirrorPad(.replicate, try a.ints(1), 2))
    }
}

struct ReplicationPad3D: Operator {
    static let schema = "replication_pad3d(Tensor self, int[6] padding) -> Tensor"
    static let doc = "Pads the last 3 dimension(s) with elements of the input, mode 'replicate'."
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).mirrorPad(.replicate, try a.ints(1), 3))
    }
}

let paddingOperators: [any Operator.Type] = [
    PadGeneral.self, ConstantPadND.self, ReflectionPad1D.self, ReflectionPad2D.self, ReflectionPad3D.self,
    ReplicationPad1D.self, ReplicationPad2D.self, ReplicationPad3D.self,
]
