// The three transforms that all of torch.fft is made of, with their gradients.

/// PyTorch's codes of normalisation: how a transform over n elements is scaled.
enum FourierScale: Int {
    case none = 0
    case byRoot = 1
    case byCount = 2

    func factor(_ n: Int) -> Double {
        switch self {
        case .none: return 1
        case .byRoot: return 1 / Double(n).squareRoot()
        case .byCount: return 1 / Double(n)
        }
    }
}

private func product(_ shape: Shape, _ dims: [Int]) -> Int { dims.reduce(1) { $0 * shape[$1] } }

/// Transforms along `dims` one after the other, complex to complex.
private func transform(_ x: Tensor, _ y: Tensor, _ dims: [Int], isForward: Bool, scale: Double) throws(TensorError) {
    var source = try x.dense(y.dtype)
    if dims.isEmpty { return copyElements(from: source, to: y) }
    for (i, d) in dims.reversed().enumerated() {
        let s = i == dims.count - 1 ? scale : 1
        if y.dtype == .complex64 {
            try transformLines(Float.self, source, y, d, isForward: isForward, scale: s)
        } else {
            try transformLines(Double.self, source, y, d, isForward: isForward, scale: s)
        }
        source = y
    }
}

private func requireFourier(_ x: Tensor, complex: Bool, _ what: String) throws(TensorError) {
    let fits = complex ? DTypeSet.complexNumbers.contains(x.dtype) : x.dtype == .float32 || x.dtype == .float64
    guard fits else {
        throw .runtime(
            "\(what): Unsupported dtype \(x.dtype.scalarName): \(complex ? "complex64 or complex128" : "float32 or float64") is required"
        )
    }
}

/// Complex to complex.
struct FourierC2C: Op {
    static let name = "FftC2C"
    static var accepts: DTypeSet { .complexNumbers }
    let dims: [Int]
    let scale: FourierScale
    let isForward: Bool

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let a = x.required(0)
        try requireFourier(a, complex: true, "_fft_c2c")
        return [TensorSpec(a.dtype, a.shape)]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let a = x.required(0)
        try transform(a, y.required(0), dims, isForward: isForward, scale: scale.factor(product(a.shape, dims)))
    }

    func saves(_ needs: NeedsMask) -> Saves { .none }
    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) { c[0] = try c.grad.fourierC2C(dims, scale, isForward: !isForward) }
    }
}

/// Real to the first half of the complex result along the last of `dims`.
struct FourierR2C: Op {
    static let name = "FftR2C"
    static var accepts: DTypeSet { .complexNumbers }
    let dims: [Int]
    let scale: FourierScale

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let a = x.required(0)
        try requireFourier(a, complex: false, "_fft_r2c")
        var s = a.shape
        s[dims[dims.count - 1]] = s[dims[dims.count - 1]] / 2 + 1
        return [TensorSpec(a.dtype.complex, s)]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let a = try x.required(0).dense(), out = y.required(0), last = dims[dims.count - 1]
        let factor = scale.factor(product(a.shape, dims))
        if a.dtype == .float32 {
            try transformRealLines(Float.self, a, out, last, scale: factor)
        } else {
            try transformRealLines(Double.self, a, out, last, scale: factor)
        }
        if dims.count > 1 { try transform(out, out, Array(dims.dropLast()), isForward: true, scale: 1) }
    }

    func saves(_ needs: NeedsMask) -> Saves { .none }

    /// The real part of the other transform of the gradient, whose missing half is 0.
    func vjp(_ c: inout VJP) throws(TensorError) {
        guard c.needs(0) else { return }
        let shape = c.shape(0)
        let whole = try c.grad.embedded(in: shape) { z throws(TensorError) in
            try z.narrow(dims[dims.count - 1], start: 0, length: shape[dims[dims.count - 1]] / 2 + 1)
        }
        c[0] = try whole.fourierC2C(dims, scale, isForward: false).real()
    }
}

/// The first half of a complex input that stands for a real result of `length` elements along the last of `dims`.
struct FourierC2R: Op {
    static let name = "FftC2R"
    static var accepts: DTypeSet { .complexNumbers }
    let dims: [Int]
    let scale: FourierScale
    let length: Int

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let a = x.required(0)
        try requireFourier(a, complex: true, "_fft_c2r")
        var s = a.shape
        let last = dims[dims.count - 1]
        guard length >= 1, a.shape[last] == length / 2 + 1 else {
            throw .runtime(
                "_fft_c2r: \(length / 2 + 1) elements along dimension \(last) are required for a result of \(length), got \(a.shape[last])"
            )
        }
        s[last] = length
        return [TensorSpec(a.dtype.real, s)]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        var a = try x.required(0).dense()
        let out = y.required(0)
        if dims.count > 1 {
            let t = try Tensor(empty: a.shape, a.dtype)
            try transform(a, t, Array(dims.dropLast()), isForward: false, scale: 1)
            a = t
        }
        let factor = scale.factor(product(out.shape, dims)), last = dims[dims.count - 1]
        if out.dtype == .float32 {
            try transformToRealLines(Float.self, a, out, last, scale: factor)
        } else {
            try transformToRealLines(Double.self, a, out, last, scale: factor)
        }
    }

    func saves(_ needs: NeedsMask) -> Saves { .none }

    /// The real transform of the gradient; elements that stand for two count twice.
    func vjp(_ c: inout VJP) throws(TensorError) {
        guard c.needs(0) else { return }
        let g = try c.grad.fourierR2C(dims, scale), last = dims[dims.count - 1]
        let half = length / 2 + 1, twice = length - half
        var weights = Shape(count: g.dim, repeating: 1)
        weights[last] = half
        let w = try Tensor.full(weights, 1, g.dtype.real)
        if twice > 0 { fillElements(try w.narrow(last, start: 1, length: twice), 2) }
        c[0] = try g.mul(w)
    }
}

struct FFTC2C: Operator {
    static let schema = "_fft_c2c(Tensor self, int[] dim, int normalization, bool forward) -> Tensor"
    static let doc =
        "The discrete Fourier transform of a complex tensor over `dim`; `normalization` 0: none, 1: 1/sqrt(n), 2: 1/n."
    static let variants: Variants = .function
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let x = try a.tensor(0)
        return .tensor(try x.fourierC2C(try x.fourierDims(try a.ints(1)), try scale(try a.int(2)), isForward: try a.bool(3)))
    }

    static func scale(_ code: Int) throws(TensorError) -> FourierScale {
        guard let s = FourierScale(rawValue: code) else { throw .runtime("fft: normalization must be 0, 1 or 2, got \(code)") }
        return s
    }
}

struct FFTR2C: Operator {
    static let schema = "_fft_r2c(Tensor self, int[] dim, int normalization, bool onesided) -> Tensor"
    static let doc = "The transform of a real tensor over `dim`; `onesided`: only the first half along the last of them."
    static let variants: Variants = .function
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let x = try a.tensor(0), dims = try x.fourierDims(try a.ints(1)), s = try FFTC2C.scale(try a.int(2))
        try requireFourier(x, complex: false, "_fft_r2c")
        return .tensor(
            try a.bool(3) ? x.fourierR2C(dims, s) : x.to(x.dtype.complex).fourierC2C(dims, s, isForward: true))
    }
}

struct FFTC2R: Operator {
    static let schema = "_fft_c2r(Tensor self, int[] dim, int normalization, int last_dim_size) -> Tensor"
    static let doc = "The real inverse transform over `dim` of the first half of a complex tensor."
    static let variants: Variants = .function
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let x = try a.tensor(0), dims = try x.fourierDims(try a.ints(1))
        return .tensor(try x.fourierC2R(dims, try FFTC2C.scale(try a.int(2)), try a.int(3)))
    }
}

extension Tensor {
    func fourierDims(_ list: [Int]) throws(TensorError) -> [Int] {
        var dims: [Int] = []
        for d in list {
            guard dim > 0 else { throw .index("fft: dimension specified as \(d) but tensor has no dimensions") }
            let k = try wrap(dim: d, dim)
            guard !dims.contains(k) else { throw .runtime("FFT dims must be unique, got \(list)") }
            dims.append(k)
        }
        for d in dims where shape[d] < 1 { throw .runtime("Invalid number of data points (\(shape[d])) specified") }
        return dims
    }

    func fourierC2C(_ dims: [Int], _ scale: FourierScale, isForward: Bool) throws(TensorError) -> Tensor {
        try apply1(FourierC2C(dims: dims, scale: scale, isForward: isForward), Tensors(self))
    }

    func fourierR2C(_ dims: [Int], _ scale: FourierScale) throws(TensorError) -> Tensor {
        guard !dims.isEmpty else { throw .runtime("_fft_r2c: at least one dimension is required") }
        return try apply1(FourierR2C(dims: dims, scale: scale), Tensors(self))
    }

    func fourierC2R(_ dims: [Int], _ scale: FourierScale, _ length: Int) throws(TensorError) -> Tensor {
        guard !dims.isEmpty else { throw .runtime("_fft_c2r: at least one dimension is required") }
        return try apply1(FourierC2R(dims: dims, scale: scale, length: length), Tensors(self))
    }
}

let fourierOperators: [any Operator.Type] = [FFTC2C.self, FFTR2C.self, FFTC2R.self]
