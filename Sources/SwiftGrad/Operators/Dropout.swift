// Dropout in all its forms. Masks come from PyTorch's stream: one 53-bit uniform an element, in the order of memory.

/// A tensor of `shape` in which an element is 1 with probability `keep`, drawn in the order of memory; else 0.
func bernoulliMask(_ shape: Shape, strides: Shape?, _ dtype: DType, keep: Double, _ g: Generator = .default) throws(TensorError)
    -> Tensor
{
    let t = try TensorSpec(dtype, shape, strides: strides).allocate()
    fillBernoulli(t, keep: keep, g)
    return t
}

/// Draws 1 with probability `keep`, else 0, in the order of memory.
private func fillBernoulli(_ t: Tensor, keep: Double, _ g: Generator = .default) {
    let n = t.numel, data = t.data, dtype = t.dtype
    defer { withExtendedLifetime(t) {} }
    g.with { g in
        switch dtype {
        case .float32:
            let p = data.assumingMemoryBound(to: Float.self)
            for i in 0..<n { p[i] = g.uniformDouble() < keep ? 1 : 0 }
        case .float64:
            let p = data.assumingMemoryBound(to: Double.self)
            for i in 0..<n { p[i] = g.uniformDouble() < keep ? 1 : 0 }
        default:
            for i in 0..<n { Scalar.double(g.uniformDouble() < keep ? 1 : 0).store(dtype, to: data + i * dtype.size) }
        }
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
        let noise = try bernoulliMask(noiseShape, strides: feature ? nil : preservedStrides, dtype, keep: 1 - p)
        let divisor = try Tensor.full(Shape(), .double(1 - p), dtype)
        try runBinary(.div, noise, divisor, into: noise)
        Recorder.current?.ran("DropoutNoise", reading: Tensors(), writing: Tensors(noise), isEffect: true) {
            _, y throws(TensorError) in
            let noise = y.required(0)
            fillBernoulli(noise, keep: 1 - p)
            try runBinary(.div, noise, divisor, into: noise)
        }
        return try mul(noise)
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
        Recorder.current?.ran("DropoutNoise", reading: Tensors(), writing: Tensors(mask), isEffect: true) { _, y in
            fillBernoulli(y.required(0), keep: 1 - p)
        }
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
