// Dropout in all its forms. Masks come from PyTorch's stream: one 53-bit uniform an element, in the order of memory.

/// A tensor of `shape` in which an element is 1 with probability `keep`, drawn in the order of memory; else 0.
func bernoulliMask(_ shape: Shape, strides: Shape?, _ dtype: DType, keep: Double, _ g: Generator = .default) throws(TensorError)
    -> Tensor
{
    let t = try TensorSpec(dtype, shape, strides: strides).allocate()
    let bits = try Tensor.dropoutBits(t.numel, 1 - keep, keep: keep, g)
    t.setToBits(bits, 1)
    Recorder.current?.ran("DropoutNoise", reading: Tensors(bits), writing: Tensors(t), isEffect: false) { x, y in
        y.required(0).setToBits(x.required(0), 1)
    }
    return t
}

extension Tensor {
    /// What dropout multiplies elements with that it keeps: 1 over 1 - p in the dtype.
    static func dropoutScale(_ p: Double, _ dtype: DType) -> Double {
        if p == 1 { return 0 }
        return dtype == .float64 ? 1 / (1 - p) : Double(1 / Float(1 - p))
    }

    /// `count` draws, 1 with probability 1 - p, as bits: groups of 16, and a few bytes to spare for reading on.
    static func dropoutBits(_ count: Int, _ p: Double, keep: Double? = nil, _ g: Generator = .default) throws(TensorError)
        -> Tensor
    {
        let groups = (count + 15) / 16
        let bits = try Tensor(empty: Shape([groups * 2 + 4]), .uint8)
        let to = bits.data.assumingMemoryBound(to: UInt16.self)
        to[groups] = 0
        to[groups + 1] = 0
        g.with { g in g.bernoulli(keep ?? 1 - p, count, into: to) }
        withExtendedLifetime(bits) {}
        Recorder.current?.ran("DropoutBits", reading: Tensors(), writing: Tensors(bits), isEffect: true) { _, y in
            let bits = y.required(0)
            let to = bits.data.assumingMemoryBound(to: UInt16.self)
            to[groups] = 0
            to[groups + 1] = 0
            g.with { g in g.bernoulli(keep ?? 1 - p, count, into: to) }
            withExtendedLifetime(bits) {}
        }
        return bits
    }

    /// Elements in the order of memory become `value` where the bit is 1, else 0. All elements lie without gaps.
    func setToBits(_ bits: Tensor, _ value: Double) {
        let n = numel, size = dtype.size, mask = bits.data, to = data, dtype = self.dtype
        defer { withExtendedLifetime((self, bits)) {} }
        if dtype == .float32 || dtype == .float64 {
            fillElements(alias(shape: Shape([n]), strides: Shape([1]), offset: offset), 1)
            ThreadPool.forRanges(n, grain: ElementLoop.grain) { r in
                let p = to + r.lowerBound * size, b = mask + r.lowerBound / 8
                CPU.kernels.fused.dropout(dtype.kernel, r.count, p, p, b.assumingMemoryBound(to: UInt16.self), value)
            }
            return
        }
        let bytes = mask.assumingMemoryBound(to: UInt8.self)
        for i in 0..<n { Scalar.double(bytes[i / 8] >> (i % 8) & 1 != 0 ? value : 0).store(dtype, to: to + i * size) }
    }

    /// What a tensor of `shape` is multiplied with in dropout: 1 / (1 - p) where the bit is 1, else 0.
    static func dropoutNoise(_ bits: Tensor, _ shape: Shape, _ dtype: DType, _ p: Double) throws(TensorError) -> Tensor {
        let t = try Tensor(empty: shape, dtype)
        t.setToBits(bits, dropoutScale(p, dtype))
        Recorder.current?.ran("DropoutNoise", reading: Tensors(bits), writing: Tensors(t), isEffect: false) { x, y in
            let t = y.required(0)
            t.setToBits(x.required(0), dropoutScale(p, t.dtype))
        }
        return t
    }
}

/// x times 1 / (1 - p) where the bit is 1, times 0 where it is 0; inputs x (float32 or float64), bits in the order of memory that
/// `strides` (nil: row-major) has.
struct DropoutByBits: Op {
    /// That of the product with a mask.
    static let name = "Mul"
    let probability: Double
    let strides: Shape?

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        [TensorSpec(x.required(0).dtype, x.required(0).shape, strides: strides)]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let a = x.required(0), bits = x.required(1), out = y.required(0)
        let aligned = a.strides == out.strides || (a.isContiguous && out.isContiguous)
        if !aligned { copyElements(from: a, to: out) }
        let from = aligned ? a.data : out.data, to = out.data, mask = bits.data
        defer { withExtendedLifetime((a, bits, out)) {} }
        let scale = Tensor.dropoutScale(probability, out.dtype)
        let size = out.dtype.size, dtype = out.dtype.kernel
        ThreadPool.forRanges(out.numel, grain: ElementLoop.grain) { r in
            let o = r.lowerBound * size, b = (mask + r.lowerBound / 8).assumingMemoryBound(to: UInt16.self)
            CPU.kernels.fused.dropout(dtype, r.count, to + o, from + o, b, scale)
        }
    }

    func saves(_ needs: NeedsMask) -> Saves { .input(1) }

    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) { c[0] = try apply1(self, Tensors(try c.grad, try c.input(1))) }
    }
}

private func checkProbability(_ p: Double) throws(TensorError) {
    guard p >= 0, p <= 1 else { throw .runtime("dropout probability has to be between 0 and 1, but got \(p)") }
}

extension Tensor {
    /// One value of noise a channel: (N, C, 1, ...).
    private func featureShape(_ what: String) throws(TensorError) -> Shape {
        guard dim >= 2 else {
            throw .runtime("Feature dropout requires at least 2 dimensions in the input: \(what) got shape \(shape)")
        }
        var s = Shape(count: dim, repeating: 1)
        s[0] = shape[0]
        s[1] = shape[1]
        return s
    }

    /// Zeroes elements (or, `feature`, whole channels) with probability p and scales the rest by 1 / (1 - p).
    public func dropout(_ p: Double, train: Bool = true, feature: Bool = false) throws(TensorError) -> Tensor {
        try checkProbability(p)
        if p == 0 || !train || numel == 0 { return self }
        let noiseShape = feature ? try featureShape("feature_dropout") : shape
        if p == 1 { return try mul(try Tensor.zeros(Shape(), dtype)) }
        guard dtype.isFloat else {
            throw .runtime("result type Float can't be cast to the desired output type \(dtype.scalarName)")
        }
        if !feature, dtype == .float32 || dtype == .float64 {
            let bits = try Tensor.dropoutBits(numel, p)
            return try apply1(DropoutByBits(probability: p, strides: preservedStrides), Tensors(self, bits))
        }
        let noise = try bernoulliMask(noiseShape, strides: feature ? nil : preservedStrides, dtype, keep: 1 - p)
        return try mul(try withoutGradient { () throws(TensorError) in try noise.div(.double(1 - p)) })
    }

    /// Dropout that keeps mean and variance of SELU's outputs: dropped elements become SELU's lower limit.
    public func alphaDropout(_ p: Double, train: Bool = true, feature: Bool = false) throws(TensorError) -> Tensor {
        try checkProbability(p)
        if p == 0 || !train || numel == 0 { return self }
        let noiseShape = feature ? try featureShape("feature_alpha_dropout") : shape
        if p == 1 { return try mul(try Tensor.zeros(Shape(), dtype)) }
        guard dtype.isFloat else {
            throw .runtime("result type Float can't be cast to the desired output type \(dtype.scalarName)")
        }
        let mask = try bernoulliMask(noiseShape, strides: feature ? nil : preservedStrides, dtype, keep: 1 - p)
        let alpha = 1.7580993408473766
        let a = 1 / ((alpha * alpha * p + 1) * (1 - p)).squareRoot()
        let shift = try withoutGradient { () throws(TensorError) in
            try mask.add(.double(-1)).mul(.double(alpha * a)).add(.double(alpha * a * p))
        }
        let scale = try withoutGradient { () throws(TensorError) in try mask.mul(.double(a)) }
        return try mul(scale).add(shift)
    }
}

struct Dropout: Operator {
    static let schema = "dropout(Tensor input, float p, bool train) -> Tensor"
    static let doc =
        "Zeroes elements with probability `p` and scales the others by `1 / (1 - p)`; the input itself where not training."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).dropout(try a.double(1), train: try a.bool(2)))
    }
}

struct DropoutInPlace: Operator {
    static let schema = "dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)"
    static let doc = "In-place version of `dropout`."
    static let variants: Variants = [.function, .inplace]

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let x = try a.tensor(0)
        try x.checkInPlace("dropout_")
        let y = try x.dropout(try a.double(1), train: try a.bool(2))
        if y !== x { try x.replaceContents(with: y, "dropout_") }
        return .tensor(x)
    }
}

struct FeatureDropout: Operator {
    static let schema = "feature_dropout(Tensor input, float p, bool train) -> Tensor"
    static let doc = "`dropout` of whole channels of (N, C, ...)."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).dropout(try a.double(1), train: try a.bool(2), feature: true))
    }
}

struct FeatureDropoutInPlace: Operator {
    static let schema = "feature_dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)"
    static let doc = "In-place version of `feature_dropout`."
    static let variants: Variants = [.function, .inplace]

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let x = try a.tensor(0)
        try x.checkInPlace("feature_dropout_")
        let y = try x.dropout(try a.double(1), train: try a.bool(2), feature: true)
        if y !== x { try x.replaceContents(with: y, "feature_dropout_") }
        return .tensor(x)
    }
}

struct AlphaDropout: Operator {
    static let schema = "alpha_dropout(Tensor input, float p, bool train) -> Tensor"
    static let doc = "Dropout for SELU: dropped elements become its lower limit, mean and variance are kept."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).alphaDropout(try a.double(1), train: try a.bool(2)))
    }
}

struct AlphaDropoutInPlace: Operator {
    static let schema = "alpha_dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)"
    static let doc = "In-place version of `alpha_dropout`."
    static let variants: Variants = [.function, .inplace]

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let x = try a.tensor(0)
        try x.checkInPlace("alpha_dropout_")
        let y = try x.alphaDropout(try a.double(1), train: try a.bool(2))
        if y !== x { try x.replaceContents(with: y, "alpha_dropout_") }
        return .tensor(x)
    }
}

struct FeatureAlphaDropout: Operator {
    static let schema = "feature_alpha_dropout(Tensor input, float p, bool train) -> Tensor"
    static let doc = "`alpha_dropout` of whole channels of (N, C, ...)."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).alphaDropout(try a.double(1), train: try a.bool(2), feature: true))
    }
}

struct FeatureAlphaDropoutInPlace: Operator {
    static let schema = "feature_alpha_dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)"
    static let doc = "In-place version of `feature_alpha_dropout`."
    static let variants: Variants = [.function, .inplace]

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let x = try a.tensor(0)
        try x.checkInPlace("feature_alpha_dropout_")
        let y = try x.alphaDropout(try a.double(1), train: try a.bool(2), feature: true)
        if y !== x { try x.replaceContents(with: y, "feature_alpha_dropout_") }
        return .tensor(x)
    }
}

let dropoutOperators: [any Operator.Type] = [
    Dropout.self, DropoutInPlace.self, FeatureDropout.self, FeatureDropoutInPlace.self, AlphaDropout.self,
    AlphaDropoutInPlace.self, FeatureAlphaDropout.self, FeatureAlphaDropoutInPlace.self,
]
