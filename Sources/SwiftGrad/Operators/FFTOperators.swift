// torch.fft: the transforms over one, two or any number of dimensions, as operators.

struct FFT1: Operator {
    static let schema = "fft_fft(Tensor self, int? n=None, int dim=-1, str? norm=None) -> Tensor"
    static let doc = "The discrete Fourier transform along `dim`, of `n` elements (cut, or padded with zeros)."
    static let variants: Variants = .function
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).fft(a.optionalInt(1), try a.int(2), a.optionalString(3)))
    }
}

struct FFT2: Operator {
    static let schema = "fft_fft2(Tensor self, int[1]? s=None, int[1] dim=[-2,-1], str? norm=None) -> Tensor"
    static let doc = "`fft` over two dimensions, of `s` elements along them."
    static let variants: Variants = .function
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).fftn(a.optionalInts(1), try a.ints(2), a.optionalString(3)))
    }
}

struct FFTN: Operator {
    static let schema = "fft_fftn(Tensor self, int[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor"
    static let doc = "`fft` over dimensions (default: all, or the last `len(s)`), of `s` elements along them."
    static let variants: Variants = .function
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).fftn(a.optionalInts(1), a.optionalInts(2), a.optionalString(3)))
    }
}

struct IFFT1: Operator {
    static let schema = "fft_ifft(Tensor self, int? n=None, int dim=-1, str? norm=None) -> Tensor"
    static let doc = "The inverse of `fft`."
    static let variants: Variants = .function
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).ifft(a.optionalInt(1), try a.int(2), a.optionalString(3)))
    }
}

struct IFFT2: Operator {
    static let schema = "fft_ifft2(Tensor self, int[1]? s=None, int[1] dim=[-2,-1], str? norm=None) -> Tensor"
    static let doc = "`ifft` over two dimensions, of `s` elements along them."
    static let variants: Variants = .function
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).ifftn(a.optionalInts(1), try a.ints(2), a.optionalString(3)))
    }
}

struct IFFTN: Operator {
    static let schema = "fft_ifftn(Tensor self, int[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor"
    static let doc = "`ifft` over dimensions (default: all, or the last `len(s)`), of `s` elements along them."
    static let variants: Variants = .function
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).ifftn(a.optionalInts(1), a.optionalInts(2), a.optionalString(3)))
    }
}

struct RFFT1: Operator {
    static let schema = "fft_rfft(Tensor self, int? n=None, int dim=-1, str? norm=None) -> Tensor"
    static let doc = "`fft` of a real tensor: its first `n / 2 + 1` elements, of which the others are conjugates."
    static let variants: Variants = .function
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).rfft(a.optionalInt(1), try a.int(2), a.optionalString(3)))
    }
}

struct RFFT2: Operator {
    static let schema = "fft_rfft2(Tensor self, int[1]? s=None, int[1] dim=[-2,-1], str? norm=None) -> Tensor"
    static let doc = "`rfft` over two dimensions, of `s` elements along them."
    static let variants: Variants = .function
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).rfftn(a.optionalInts(1), try a.ints(2), a.optionalString(3)))
    }
}

struct RFFTN: Operator {
    static let schema = "fft_rfftn(Tensor self, int[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor"
    static let doc = "`rfft` over dimensions (default: all, or the last `len(s)`), of `s` elements along them."
    static let variants: Variants = .function
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).rfftn(a.optionalInts(1), a.optionalInts(2), a.optionalString(3)))
    }
}

struct IRFFT1: Operator {
    static let schema = "fft_irfft(Tensor self, int? n=None, int dim=-1, str? norm=None) -> Tensor"
    static let doc = "The inverse of `rfft`: real, of `n` elements (default: `2 * (size - 1)`)."
    static let variants: Variants = .function
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).irfft(a.optionalInt(1), try a.int(2), a.optionalString(3)))
    }
}

struct IRFFT2: Operator {
    static let schema = "fft_irfft2(Tensor self, int[1]? s=None, int[1] dim=[-2,-1], str? norm=None) -> Tensor"
    static let doc = "`irfft` over two dimensions, of `s` elements along them."
    static let variants: Variants = .function
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).irfftn(a.optionalInts(1), try a.ints(2), a.optionalString(3)))
    }
}

struct IRFFTN: Operator {
    static let schema = "fft_irfftn(Tensor self, int[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor"
    static let doc = "`irfft` over dimensions (default: all, or the last `len(s)`), of `s` elements along them."
    static let variants: Variants = .function
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).irfftn(a.optionalInts(1), a.optionalInts(2), a.optionalString(3)))
    }
}

struct HFFT1: Operator {
    static let schema = "fft_hfft(Tensor self, int? n=None, int dim=-1, str? norm=None) -> Tensor"
    static let doc = "The real transform of a sequence of which the first half is given (the rest being conjugates)."
    static let variants: Variants = .function
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).hfft(a.optionalInt(1), try a.int(2), a.optionalString(3)))
    }
}

struct HFFT2: Operator {
    static let schema = "fft_hfft2(Tensor self, int[1]? s=None, int[1] dim=[-2,-1], str? norm=None) -> Tensor"
    static let doc = "`hfft` over two dimensions, of `s` elements along them."
    static let variants: Variants = .function
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).hfftn(a.optionalInts(1), try a.ints(2), a.optionalString(3)))
    }
}

struct HFFTN: Operator {
    static let schema = "fft_hfftn(Tensor self, int[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor"
    static let doc = "`hfft` over dimensions (default: all, or the last `len(s)`), of `s` elements along them."
    static let variants: Variants = .function
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).hfftn(a.optionalInts(1), a.optionalInts(2), a.optionalString(3)))
    }
}

struct IHFFT1: Operator {
    static let schema = "fft_ihfft(Tensor self, int? n=None, int dim=-1, str? norm=None) -> Tensor"
    static let doc = "The inverse of `hfft`: of a real tensor."
    static let variants: Variants = .function
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).ihfft(a.optionalInt(1), try a.int(2), a.optionalString(3)))
    }
}

struct IHFFT2: Operator {
    static let schema = "fft_ihfft2(Tensor self, int[1]? s=None, int[1] dim=[-2,-1], str? norm=None) -> Tensor"
    static let doc = "`ihfft` over two dimensions, of `s` elements along them."
    static let variants: Variants = .function
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).ihfftn(a.optionalInts(1), try a.ints(2), a.optionalString(3)))
    }
}

struct IHFFTN: Operator {
    static let schema = "fft_ihfftn(Tensor self, int[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor"
    static let doc = "`ihfft` over dimensions (default: all, or the last `len(s)`), of `s` elements along them."
    static let variants: Variants = .function
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).ihfftn(a.optionalInts(1), a.optionalInts(2), a.optionalString(3)))
    }
}

struct FFTShift: Operator {
    static let schema = "fft_fftshift(Tensor self, int[1]? dim=None) -> Tensor"
    static let doc = "The element of frequency 0 moved to the middle of each of the dimensions."
    static let variants: Variants = .function
    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).fftShift(a.optionalInts(1), 0)) }
}

struct IFFTShift: Operator {
    static let schema = "fft_ifftshift(Tensor self, int[1]? dim=None) -> Tensor"
    static let doc = "The inverse of `fftshift`."
    static let variants: Variants = .function
    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).fftShift(a.optionalInts(1), 1)) }
}

struct FFTFrequencies: Operator {
    static let schema = "fft_fftfreq(int n, float d=1.0, *, ScalarType? dtype=None) -> Tensor"
    static let doc = "The frequencies of the `n` elements of a transform of samples `d` apart: 0, 1, ..., -2, -1 over `n * d`."
    static let variants: Variants = [.function, .factory]
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let n = try a.int(0)
        return .tensor(try Tensor.frequencies(n, try a.double(1), a.optionalDType(2)) { k in k < (n + 1) / 2 ? k : k - n })
    }
}

struct RFFTFrequencies: Operator {
    static let schema = "fft_rfftfreq(int n, float d=1.0, *, ScalarType? dtype=None) -> Tensor"
    static let doc = "The frequencies of the `n / 2 + 1` elements of `rfft`."
    static let variants: Variants = [.function, .factory]
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let n = try a.int(0)
        let all = try Tensor.frequencies(n / 2 + 1, try a.double(1), a.optionalDType(2), over: n) { $0 }
        return .tensor(all)
    }
}

extension Tensor {
    /// How `norm` scales the transform (`isForward`) or its inverse.
    private static func scale(_ norm: String?, isForward: Bool) throws(TensorError) -> FourierScale {
        switch norm {
        case nil, "backward": return isForward ? .none : .byCount
        case "forward": return isForward ? .byCount : .none
        case "ortho": return .byRoot
        default: throw .runtime("Invalid normalization mode: \"\(norm!)\"")
        }
    }

    /// A complex tensor: integers and floats of the default or their own precision.
    private func complexInput(_ what: String) throws(TensorError) -> Tensor {
        if dtype.isHalf || dtype == .complex32 { throw .notImplemented("Unsupported dtype \(dtype.scalarName): \(what)") }
        return try to(dtype.floating.complex)
    }

    private func realInput(_ what: String) throws(TensorError) -> Tensor {
        guard !dtype.isComplex else { throw .type("\(what) expects a real input tensor, but got \(dtype.scalarName)") }
        if dtype.isHalf { throw .notImplemented("Unsupported dtype \(dtype.scalarName): \(what)") }
        return try to(dtype.floating)
    }

    /// Cut or padded with zeros to `sizes` elements along `dims`.
    private func resized(_ dims: [Int], _ sizes: [Int]) throws(TensorError) -> Tensor {
        var x = self
        for (d, n) in zip(dims, sizes) {
            guard n >= 1 else { throw .runtime("Invalid number of data points (\(n)) specified") }
            if x.shape[d] > n { x = try x.narrow(d, start: 0, length: n) }
            if x.shape[d] < n {
                var pads = [Int](repeating: 0, count: 2 * (x.dim - d))
                pads[2 * (x.dim - d) - 1] = n - x.shape[d]
                x = try x.constantPad(pads, 0)
            }
        }
        return x
    }

    /// One dimension as asked for.
    private func fourierDim(_ d: Int) throws(TensorError) -> Int { try wrap(dim: d, dim) }

    /// Dimensions and sizes as asked for; a size of -1 stands for that of the input.
    private func fourierPlan(_ s: [Int]?, _ dims: [Int]?) throws(TensorError) -> (dims: [Int], sizes: [Int]) {
        var list: [Int] = []
        if let dims {
            for d in dims {
                let k = try wrap(dim: d, dim)
                guard !list.contains(k) else { throw .runtime("FFT dims must be unique") }
                list.append(k)
            }
            if let s {
                guard s.count == dims.count else {
                    throw .runtime(
                        "When given, dim and shape arguments must have the same length: got \(dims.count) and \(s.count)")
                }
            }
        } else if let s {
            guard s.count <= dim else {
                throw .runtime("Got shape with \(s.count) values but input tensor only has \(dim) dimensions.")
            }
            list = Array((dim - s.count)..<dim)
        } else {
            list = Array(0..<dim)
        }
        var sizes: [Int] = []
        for (i, d) in list.enumerated() { sizes.append(s == nil || s![i] == -1 ? shape[d] : s![i]) }
        return (list, sizes)
    }

    public func fft(_ n: Int? = nil, _ d: Int = -1, _ norm: String? = nil) throws(TensorError) -> Tensor {
        try complexInput("fft").alongOne(n, d, try Tensor.scale(norm, isForward: true), isForward: true)
    }

    public func ifft(_ n: Int? = nil, _ d: Int = -1, _ norm: String? = nil) throws(TensorError) -> Tensor {
        try complexInput("ifft").alongOne(n, d, try Tensor.scale(norm, isForward: false), isForward: false)
    }

    private func alongOne(_ n: Int?, _ d: Int, _ scale: FourierScale, isForward: Bool) throws(TensorError) -> Tensor {
        let k = try fourierDim(d)
        guard dim > 0 else { throw .index("Dimension specified as \(d) but tensor has no dimensions") }
        return try resized([k], [n ?? shape[k]]).fourierC2C([k], scale, isForward: isForward)
    }

    public func rfft(_ n: Int? = nil, _ d: Int = -1, _ norm: String? = nil) throws(TensorError) -> Tensor {
        let x = try realInput("rfft"), k = try x.fourierDim(d)
        guard dim > 0 else { throw .index("Dimension specified as \(d) but tensor has no dimensions") }
        return try x.resized([k], [n ?? shape[k]]).fourierR2C([k], try Tensor.scale(norm, isForward: true))
    }

    public func irfft(_ n: Int? = nil, _ d: Int = -1, _ norm: String? = nil) throws(TensorError) -> Tensor {
        try complexInput("irfft").halfToReal(n, d, try Tensor.scale(norm, isForward: false))
    }

    public func hfft(_ n: Int? = nil, _ d: Int = -1, _ norm: String? = nil) throws(TensorError) -> Tensor {
        try complexInput("hfft").conj().halfToReal(n, d, try Tensor.scale(norm, isForward: true))
    }

    private func halfToReal(_ n: Int?, _ d: Int, _ scale: FourierScale) throws(TensorError) -> Tensor {
        let k = try fourierDim(d)
        guard dim > 0 else { throw .index("Dimension specified as \(d) but tensor has no dimensions") }
        let length = n ?? 2 * (shape[k] - 1)
        guard length >= 1 else { throw .runtime("Invalid number of data points (\(length)) specified") }
        return try resized([k], [length / 2 + 1]).fourierC2R([k], scale, length)
    }

    public func ihfft(_ n: Int? = nil, _ d: Int = -1, _ norm: String? = nil) throws(TensorError) -> Tensor {
        let x = try realInput("ihfft"), k = try x.fourierDim(d)
        guard dim > 0 else { throw .index("Dimension specified as \(d) but tensor has no dimensions") }
        return try x.resized([k], [n ?? shape[k]]).fourierR2C([k], try Tensor.scale(norm, isForward: false)).conj()
    }

    public func fftn(_ s: [Int]? = nil, _ dims: [Int]? = nil, _ norm: String? = nil) throws(TensorError) -> Tensor {
        let x = try complexInput("fftn"), p = try fourierPlan(s, dims)
        return try x.resized(p.dims, p.sizes).fourierC2C(p.dims, try Tensor.scale(norm, isForward: true), isForward: true)
    }

    public func ifftn(_ s: [Int]? = nil, _ dims: [Int]? = nil, _ norm: String? = nil) throws(TensorError) -> Tensor {
        let x = try complexInput("ifftn"), p = try fourierPlan(s, dims)
        return try x.resized(p.dims, p.sizes).fourierC2C(p.dims, try Tensor.scale(norm, isForward: false), isForward: false)
    }

    public func rfftn(_ s: [Int]? = nil, _ dims: [Int]? = nil, _ norm: String? = nil) throws(TensorError) -> Tensor {
        let x = try realInput("rfftn"), p = try fourierPlan(s, dims)
        guard !p.dims.isEmpty else { throw .runtime("rfftn must transform at least one axis") }
        return try x.resized(p.dims, p.sizes).fourierR2C(p.dims, try Tensor.scale(norm, isForward: true))
    }

    /// Dimensions, sizes of the input and the length of the result of a transform to real numbers.
    private func realPlan(_ s: [Int]?, _ dims: [Int]?, _ what: String) throws(TensorError) -> (
        dims: [Int], sizes: [Int], length: Int
    ) {
        var p = try fourierPlan(s, dims)
        guard let last = p.dims.last else { throw .runtime("\(what) must transform at least one axis") }
        let asked = s?.last ?? -1
        let length = asked == -1 ? 2 * (shape[last] - 1) : asked
        guard length >= 1 else { throw .runtime("Invalid number of data points (\(length)) specified") }
        p.sizes[p.sizes.count - 1] = length / 2 + 1
        return (p.dims, p.sizes, length)
    }

    public func irfftn(_ s: [Int]? = nil, _ dims: [Int]? = nil, _ norm: String? = nil) throws(TensorError) -> Tensor {
        let x = try complexInput("irfftn"), p = try realPlan(s, dims, "irfftn")
        return try x.resized(p.dims, p.sizes).fourierC2R(p.dims, try Tensor.scale(norm, isForward: false), p.length)
    }

    public func hfftn(_ s: [Int]? = nil, _ dims: [Int]? = nil, _ norm: String? = nil) throws(TensorError) -> Tensor {
        let x = try complexInput("hfftn"), p = try realPlan(s, dims, "hfftn")
        let scale = try Tensor.scale(norm, isForward: true), others = Array(p.dims.dropLast())
        let y = try x.resized(p.dims, p.sizes)
        let z = others.isEmpty ? y : try y.fourierC2C(others, scale, isForward: true)
        return try z.conj().fourierC2R([p.dims[p.dims.count - 1]], scale, p.length)
    }

    public func ihfftn(_ s: [Int]? = nil, _ dims: [Int]? = nil, _ norm: String? = nil) throws(TensorError) -> Tensor {
        let x = try realInput("ihfftn"), p = try fourierPlan(s, dims)
        guard let last = p.dims.last else { throw .runtime("ihfftn must transform at least one axis") }
        let scale = try Tensor.scale(norm, isForward: false), others = Array(p.dims.dropLast())
        let y = try x.resized(p.dims, p.sizes).fourierR2C([last], scale).conj()
        return others.isEmpty ? y : try y.fourierC2C(others, scale, isForward: false)
    }

    /// Rolled by half of each size, rounded down, or up by `rounding` 1.
    func fftShift(_ dims: [Int]?, _ rounding: Int) throws(TensorError) -> Tensor {
        var list: [Int] = []
        for d in dims ?? Array(0..<dim) { list.append(try wrap(dim: d, dim)) }
        if list.isEmpty { return try clone() }
        return try roll(list.map { (shape[$0] + rounding) / 2 }, list)
    }

    /// f(0), f(1), ... over `n * d`.
    static func frequencies(_ count: Int, _ d: Double, _ dtype: DType?, over n: Int? = nil, _ f: (Int) -> Int) throws(TensorError)
        -> Tensor
    {
        let dtype = dtype ?? DType.defaultFloat
        guard dtype.isInexact else {
            throw .runtime("fftfreq requires a floating point or complex dtype, got \(dtype)")
        }
        let t = try Tensor(empty: try checkedShape([count], "fftfreq"), .float64), p = t.pointer(Double.self)
        for k in 0..<count { p[k] = Double(f(k)) / (Double(n ?? count) * d) }
        return try t.dense(dtype)
    }
}

let fftOperators: [any Operator.Type] = [
    FFT1.self, FFT2.self, FFTN.self, IFFT1.self, IFFT2.self, IFFTN.self, RFFT1.self, RFFT2.self, RFFTN.self, IRFFT1.self,
    IRFFT2.self, IRFFTN.self, HFFT1.self, HFFT2.self, HFFTN.self, IHFFT1.self, IHFFT2.self, IHFFTN.self, FFTShift.self,
    IFFTShift.self, FFTFrequencies.self, RFFTFrequencies.self,
]
