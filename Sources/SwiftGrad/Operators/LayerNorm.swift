import SwiftGradKernelAPI

// Normalisation within a sample: layer_norm, native_layer_norm, group_norm, rms_norm.

/// Each row of the last dimensions normalised; results y, mean, rstd. Inputs: x, weight?, bias?
struct LayerNorm: Op {
    static let name = "NativeLayerNorm"
    /// Normalised dimensions, the last ones.
    let normalized: Shape
    let eps: Double

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let a = x.required(0)
        guard !normalized.isEmpty else {
            throw .runtime(
                "Expected normalized_shape to be at least 1-dimensional, i.e., containing at least one element, but got []")
        }
        var fits = a.dim >= normalized.count
        if fits { for i in 0..<normalized.count where a.shape[a.dim - normalized.count + i] != normalized[i] { fits = false } }
        guard fits else {
            let wanted = normalized.array.map(String.init).joined(separator: ", ")
            throw .runtime(
                "Given normalized_shape=\(normalized), expected input with shape [*, \(wanted)], but got input of size\(a.shape)")
        }
        guard a.dtype.isFloat else {
            throw .notImplemented("\"LayerNormKernelImpl\" not implemented for '\(a.dtype.scalarName)'")
        }
        for (i, name) in [(1, "weight"), (2, "bias")] {
            guard let t = x[i] else { continue }
            guard t.shape == normalized else {
                throw .runtime(
                    "Expected \(name) to be of same shape as normalized_shape, but got \(name) of shape \(t.shape) and normalized_shape = "
                        + "\(normalized)")
            }
            guard t.dtype == a.dtype || (a.dtype.isHalf && t.dtype == .float32) else {
                throw .runtime("expected scalar type \(a.dtype.scalarName) but found \(t.dtype.scalarName): layer_norm's \(name)")
            }
        }
        var stat = a.shape
        for i in (a.dim - normalized.count)..<a.dim { stat[i] = 1 }
        let type = a.dtype.accumulation
        return [TensorSpec(a.dtype, a.shape), TensorSpec(type, stat), TensorSpec(type, stat)]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let a = try x.required(0).dense(), out = y.required(0), mean = y.required(1), rstd = y.required(2)
        let n = normalized.numel, rows = mean.numel
        if rows == 0 { return }
        if n == 0 {
            fillElements(mean, .double(.nan))
            return fillElements(rstd, .double(.nan))
        }
        let type = mean.dtype
        let source = try a.dense(type), target = out.dtype == type ? out : try Tensor(empty: out.shape, type)
        let w = try x[1].map { t throws(TensorError) in try t.dense(type) }
        let b = try x[2].map { t throws(TensorError) in try t.dense(type) }
        normalizeRows(rows, n, eps, source, target, mean, rstd, w, b)
        if target !== out { copyElements(from: target, to: out) }
    }

    func saves(_ needs: NeedsMask) -> Saves { [.input(0), .input(1), .output(1), .output(2)] }

    func vjp(_ c: inout VJP) throws(TensorError) {
        let g0 = try c.grad, x0 = try c.input(0), w0 = try c.optionalInput(1)
        if GradMode.isEnabled { return try differentiable(&c, g0, x0, w0) }
        let mean = try c.output(1), rstd = try c.output(2), type = mean.dtype
        let g = try g0.dense(type), x = try x0.dense(type)
        let w = try w0.map { t throws(TensorError) in try t.dense(type) }
        let grads = try NormGradients(
            normalized, g, x, mean, rstd, w, needsInput: c.needs(0), needsWeight: c.needs(1), needsBias: c.needs(2))
        if let dx = grads.dx { c[0] = try dx.to(x0.dtype) }
        if let dw = grads.dWeight { c[1] = try dw.to(c.dtype(1)) }
        if let db = grads.dBias { c[2] = try db.to(c.dtype(2)) }
    }

    /// The same by differentiable operators, from x anew.
    private func differentiable(_ c: inout VJP, _ g: Tensor, _ x: Tensor, _ w: Tensor?) throws(TensorError) {
        let (dx, xhat) = try differentiableGradient(g, x, w)
        if c.needs(0) { c[0] = dx }
        if c.needs(1) { c[1] = try g.to(xhat.dtype).mul(xhat).sumTo(normalized) }
        if c.needs(2) { c[2] = try g.to(xhat.dtype).sumTo(normalized) }
    }

    /// dx and the normalised x.
    func differentiableGradient(_ g0: Tensor, _ x0: Tensor, _ w: Tensor?) throws(TensorError) -> (Tensor, Tensor) {
        let type = x0.dtype.accumulation
        let g = try g0.to(type), x = try x0.to(type)
        let dims = Array((x.dim - normalized.count)..<x.dim)
        let d = try x.sub(try x.average(dims, keepdim: true))
        let rstd = try d.mul(d).average(dims, keepdim: true).add(.double(eps)).rsqrt()
        let xhat = try d.mul(rstd)
        let gw = try w.map { t throws(TensorError) in try g.mul(try t.to(type)) } ?? g
        let centred = try gw.sub(try gw.average(dims, keepdim: true))
        return (try centred.sub(try xhat.mul(try gw.mul(xhat).average(dims, keepdim: true))).mul(rstd), xhat)
    }
}

extension Tensor {
    func layerNorm(_ normalized: [Int], _ weight: Tensor?, _ bias: Tensor?, _ eps: Double) throws(TensorError) -> [Tensor] {
        try apply(
            LayerNorm(normalized: try Shape(checking: normalized, "layer_norm"), eps: eps), Tensors(self, weight, bias),
            nonDifferentiable: 0b110)
    }

    /// Each row of the last dimensions (`normalized`) with mean 0 and variance 1, times weight plus bias.
    public func layerNorm(
        _ normalized: [Int], weight: Tensor? = nil, bias: Tensor? = nil, eps: Double = 1e-5
    ) throws(TensorError) -> Tensor { try layerNorm(normalized, weight, bias, eps)[0] }

    /// Each group of channels of each sample with mean 0 and variance 1, times weight[c] plus bias[c].
    public func groupNorm(_ groups: Int, weight: Tensor? = nil, bias: Tensor? = nil, eps: Double = 1e-5) throws(TensorError)
        -> Tensor
    {
        guard dim >= 2 else { throw .runtime("Expected at least 2 dimensions for input tensor but received \(dim)") }
        guard groups > 0 else { throw .runtime("Expected num groups to be greater than 0, got \(groups)") }
        let n = shape[0], channels = shape[1]
        guard channels % groups == 0 else {
            throw .runtime(
                "Expected number of channels in input to be divisible by num_groups, but got input of shape \(shape) and num_groups=\(groups)"
            )
        }
        for (name, t) in [("weight", weight), ("bias", bias)] {
            if let t, t.dim != 1 || t.numel != channels {
                throw .runtime(
                    "Expected \(name) to be a vector of size equal to the number of channels in input, but got \(name) of shape \(t.shape) and "
                        + "input of shape \(shape)")
            }
        }
        let width = numel == 0 ? 0 : numel / (n * groups)
        let rows = try contiguous().reshape(Shape([n * groups, width]))
        var y = try (numel == 0 ? rows : rows.layerNorm([width], nil, nil, eps)[0]).reshape(shape)
        var view = Shape(count: dim, repeating: 1)
        view[1] = channels
        if let weight { y = try y.mul(try weight.reshape(view)) }
        if let bias { y = try y.add(try bias.reshape(view)) }
        return y.dtype == dtype ? y : try y.to(dtype)
    }

    /// Each row of the last dimensions divided by its root mean square, times weight.
    public func rmsNorm(_ normalized: [Int], weight: Tensor? = nil, eps: Double? = nil) throws(TensorError) -> Tensor {
        let size = try Shape(checking: normalized, "rms_norm")
        var fits = dim >= size.count && !size.isEmpty
        if fits { for i in 0..<size.count where shape[dim - size.count + i] != size[i] { fits = false } }
        guard fits else {
            let wanted = normalized.map(String.init).joined(separator: ", ")
            throw .runtime(
                "Given normalized_shape=\(size), expected input with shape [*, \(wanted)], but got input of size\(shape)")
        }
        if let weight, weight.shape != size {
            throw .runtime(
                "Expected weight to be of same shape as normalized_shape, but got weight of shape \(weight.shape) and normalized_shape = \(size)"
            )
        }
        guard dtype.isFloat else { throw .notImplemented("\"rms_norm\" not implemented for '\(dtype.scalarName)'") }
        let type = dtype.accumulation
        let small = eps ?? (type == .float64 ? Double.ulpOfOne : Double(Float.ulpOfOne))
        let x = try to(type)
        let dims = Array((dim - size.count)..<dim)
        var y = try x.mul(try x.mul(x).average(dims, keepdim: true).add(.double(small)).rsqrt())
        if let weight { y = try y.mul(try weight.to(type)) }
        return try y.to(dtype)
    }
}

struct LayerNormOperator: Operator {
    static let schema =
        "layer_norm(Tensor input, int[] normalized_shape, Tensor? weight=None, Tensor? bias=None, float eps=1e-05, bool cudnn_enable=True) -> Tensor"
    static let doc =
        "`(x - mean) / sqrt(var + eps) * weight + bias` over the last dimensions, whose sizes are `normalized_shape`."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).layerNorm(try a.ints(1), a.optionalTensor(2), a.optionalTensor(3), try a.double(4))[0])
    }
}

struct NativeLayerNorm: Operator {
    static let schema =
        "native_layer_norm(Tensor input, int[] normalized_shape, Tensor? weight, Tensor? bias, float eps) -> (Tensor, Tensor, Tensor)"
    static let doc = "`layer_norm` with the mean and the inverse standard deviation of each row."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tuple(try a.tensor(0).layerNorm(try a.ints(1), a.optionalTensor(2), a.optionalTensor(3), try a.double(4)))
    }
}

struct GroupNorm: Operator {
    static let schema =
        "group_norm(Tensor input, int num_groups, Tensor? weight=None, Tensor? bias=None, float eps=1e-05, bool cudnn_enabled=True) -> Tensor"
    static let doc =
        "Normalises each of `num_groups` groups of channels of each sample of (N, C, ...), times weight (C,) plus bias (C,)."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).groupNorm(try a.int(1), weight: a.optionalTensor(2), bias: a.optionalTensor(3), eps: try a.double(4)))
    }
}

struct RMSNorm: Operator {
    static let schema = "rms_norm(Tensor input, int[] normalized_shape, Tensor? weight=None, float? eps=None) -> Tensor"
    static let doc =
        "`x / sqrt(mean(x * x) + eps) * weight` over the last dimensions; `eps` defaults to the dtype's machine epsilon."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).rmsNorm(try a.ints(1), weight: a.optionalTensor(2), eps: a.optionalDouble(3)))
    }
}

let layerNormOperators: [any Operator.Type] = [LayerNormOperator.self, NativeLayerNorm.self, GroupNorm.self, RMSNorm.self]
