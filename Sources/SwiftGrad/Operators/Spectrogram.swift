// Short-time Fourier transforms.

struct STFT: Operator {
    static let schema = """
        stft(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, Tensor? window=None, bool center=True, \
        str pad_mode="reflect", bool normalized=False, bool? onesided=None, bool? return_complex=None, bool? align_to_window=None) -> Tensor
        """
    static let doc = """
        The Fourier transforms of overlapping, windowed pieces of signals (batch, length) or (length): complex, (..., frequencies, \
        pieces). `center`: the signal is padded, so that piece t is centred at t * hop_length.
        """
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let x = try a.tensor(0), window = a.optionalTensor(4)
        let isComplex = x.dtype.isComplex || window?.dtype.isComplex == true
        guard let returnsComplex = a.optionalBool(9) ?? (isComplex ? true : nil) else {
            throw .runtime(
                "stft requires the return_complex parameter be given for real inputs, and will further require that return_complex=True "
                    + "in a future PyTorch release.")
        }
        let center = try a.bool(5)
        if a.optionalBool(10) != nil && center {
            throw .runtime("stft: align_to_window should only be set when center = false")
        }
        let y = try x.stft(
            try a.int(1), hop: a.optionalInt(2), length: a.optionalInt(3), window: window, center: center,
            padMode: try a.string(6),
            normalized: try a.bool(7), onesided: a.optionalBool(8) ?? !isComplex, align: a.optionalBool(10) ?? false)
        return .tensor(returnsComplex ? y : try y.viewAsReal())
    }
}

struct ISTFT: Operator {
    static let schema = """
        istft(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, Tensor? window=None, bool center=True, \
        bool normalized=False, bool? onesided=None, int? length=None, bool return_complex=False) -> Tensor
        """
    static let doc =
        "The signals of which `stft` gave (..., frequencies, pieces): the least-squares estimate, by overlap and add."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).istft(
                try a.int(1), hop: a.optionalInt(2), length: a.optionalInt(3), window: a.optionalTensor(4), center: try a.bool(5),
                normalized: try a.bool(6), onesided: a.optionalBool(7), signal: a.optionalInt(8), returnsComplex: try a.bool(9)))
    }
}

extension Tensor {
    /// A window of `count` elements in the middle of `n`; nil: ones.
    private static func padded(_ window: Tensor?, _ count: Int, _ n: Int, _ dtype: DType) throws(TensorError) -> Tensor? {
        if count == n { return window }
        let w: Tensor
        if let window { w = window } else { w = try Tensor.full(Shape([count]), 1, dtype) }
        let left = (n - count) / 2
        return try w.constantPad([left, n - count - left], 0)
    }

    /// See the operator `stft`.
    public func stft(
        _ n: Int, hop: Int? = nil, length: Int? = nil, window: Tensor? = nil, center: Bool = true, padMode: String = "reflect",
        normalized: Bool = false, onesided: Bool? = nil, align: Bool = false
    ) throws(TensorError) -> Tensor {
        let hop = hop ?? n / 4, count = length ?? n
        guard dtype.isInexact else { throw .runtime("stft: expected a tensor of floating point or complex values, got \(dtype)") }
        guard dim == 1 || dim == 2 else { throw .runtime("stft: expected a 1D or 2D tensor, got shape \(shape)") }
        var x = dim == 1 ? try unsqueeze(0) : self
        if center {
            guard n >= 0 else { throw .runtime("stft: expected 0 < n_fft, but got n_fft=\(n)") }
            x = try x.unsqueeze(0).pad([n / 2, n / 2], mode: padMode).squeeze(0)
        }
        let total = x.shape[1]
        guard n > 0, n <= total else { throw .runtime("stft: expected 0 < n_fft < \(total), but got n_fft=\(n)") }
        guard hop > 0 else { throw .runtime("stft: expected hop_length > 0, but got hop_length=\(hop)") }
        guard count > 0, count <= n else { throw .runtime("stft: expected 0 < win_length <= n_fft, but got win_length=\(count)") }
        if let w = window {
            guard w.dim == 1, w.numel == count else {
                throw .runtime(
                    "stft: expected a 1D window tensor of size equal to win_length=\(count), but got window with size \(w.shape)")
            }
        }
        if align && count < n {
            let left = (n - count) / 2
            x = try x.constantPad([left, n - count - left], 0)
        }
        let w = try Tensor.padded(window, count, n, dtype)
        var frames = try x.unfold(1, size: n, step: hop)
        if let w { frames = try frames.mul(w) }
        let scale: FourierScale = normalized ? .byRoot : .none
        let isComplex = frames.dtype.isComplex, half = onesided ?? !isComplex
        if isComplex && half { throw .runtime("Cannot have onesided output if window or input is complex") }
        let y: Tensor
        if half {
            y = try frames.fourierR2C([2], scale)
        } else {
            y = try frames.to(frames.dtype.complex).fourierC2C([2], scale, isForward: true)
        }
        let turned = try y.transpose(1, 2)
        return dim == 1 ? try turned.squeeze(0) : turned
    }

    /// See the operator `istft`.
    public func istft(
        _ n: Int, hop: Int? = nil, length: Int? = nil, window: Tensor? = nil, center: Bool = true, normalized: Bool = false,
        onesided: Bool? = nil, signal: Int? = nil, returnsComplex: Bool = false
    ) throws(TensorError) -> Tensor {
        let hop = hop ?? n / 4, count = length ?? n
        guard dtype.isComplex else {
            throw .runtime(
                "istft requires a complex-valued input tensor matching the output from stft with return_complex=True. Got \(dtype)"
            )
        }
        guard numel > 0 else { throw .runtime("istft: input tensor cannot be empty.") }
        guard dim == 2 || dim == 3 else {
            throw .runtime("istft: expected a tensor with 2 dimensions or 3 dimensions (batched), but got \(dim)")
        }
        guard n > 0 else { throw .runtime("istft: expected n_fft > 0, but got n_fft=\(n)") }
        let half = onesided ?? (shape[dim - 2] != n)
        guard shape[dim - 2] == (half ? n / 2 + 1 : n) else {
            throw .runtime(
                "istft: expected the frequency dimension (3rd to the last) of the input tensor to match n_fft \(half ? "/ 2 + 1 " : "")when "
                    + "onesided=\(half ? "True" : "False"), but got \(shape[dim - 2])")
        }
        guard hop > 0, hop <= count else {
            throw .runtime("istft: expected 0 < hop_length <= win_length, got \(hop) and \(count)")
        }
        guard count > 0, count <= n else { throw .runtime("istft: expected 0 < win_length <= n_fft, got \(count) and \(n)") }
        if let w = window {
            guard w.dim == 1, w.numel == count else {
                throw .runtime("istft: Invalid window shape. window has to be 1D and length of `win_length`, got \(w.shape)")
            }
        }
        let w: Tensor
        if let given = try Tensor.padded(window, count, n, dtype.real) {
            w = given
        } else {
            w = try Tensor.full(Shape([n]), 1, dtype.real)
        }
        let x = try (dim == 2 ? unsqueeze(0) : self).transpose(1, 2)
        let scale: FourierScale = normalized ? .byRoot : .byCount
        var pieces: Tensor
        if returnsComplex {
            if half { throw .runtime("Cannot have onesided output if window or input is complex") }
            pieces = try x.fourierC2C([2], scale, isForward: false)
        } else {
            guard !w.dtype.isComplex else { throw .runtime("Complex windows are incompatible with return_complex=False") }
            pieces = try (half ? x : x.narrow(2, start: 0, length: n / 2 + 1)).fourierC2R([2], scale, n)
        }
        pieces = try pieces.mul(w)
        let batch = x.shape[0], frames = x.shape[1]
        let (step, overflow) = hop.multipliedReportingOverflow(by: frames - 1)
        guard !overflow, step < 1 << 40 else { throw .runtime("istft: hop_length=\(hop) is too large") }
        let total = n + step
        func overlapped(_ t: Tensor, _ rows: Int) throws(TensorError) -> Tensor {
            try t.asStridedScatter(
                view: (Shape([rows, frames, n]), Shape([total, hop, 1]), 0), base: (Shape([rows, total]), Shape([total, 1]), 0))
        }
        let sum = try overlapped(pieces, batch)
        let weight = try overlapped(try w.mul(w).expand(Shape([1, frames, n])), 1)
        let start = center ? n / 2 : 0
        if let signal, signal < 1 || signal > 1 << 40 { throw .runtime("istft: expected a positive length, got \(signal)") }
        let end = signal.map { start + $0 } ?? (center ? total - n / 2 : total)
        let stop = min(end, total)
        guard stop > start else { throw .runtime("istft: the signal would have no elements: \(start) to \(stop)") }
        let envelope = try weight.narrow(1, start: start, length: stop - start)
        let least = try withoutGradient { () throws(TensorError) in try envelope.abs().amin().item().double }
        guard least > 1e-11 else { throw .runtime("istft: window overlap add min: \(least)") }
        var y = try sum.narrow(1, start: start, length: stop - start).div(envelope)
        if end > total { y = try y.constantPad([0, end - total], 0) }
        return dim == 2 ? try y.squeeze(0) : y
    }
}

let spectrogramOperators: [any Operator.Type] = [STFT.self, ISTFT.self]
