import SwiftGradKernelAPI

// Convolution, its gradient with respect to the input (which is the transposed convolution) and to the weight. The three are the
// partial derivatives of one trilinear form, so each one's vjp is made of the other two.

struct Convolution: Op {
    static let name = "Convolution"
    let o: ConvolutionOptions

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let a = x.required(0), w = x.required(1)
        try checkConvolution(a, w, x[2], o, transposed: false)
        var out = Shape([a.shape[0], w.shape[0]])
        var padded = [Int](), ok = true
        for i in 0..<o.spatial {
            let size = a.shape[2 + i] &+ 2 &* o.padding[i], reach = o.dilation[i] &* (w.shape[2 + i] &- 1) &+ 1
            padded.append(size)
            if size < reach { ok = false }
            out.append(ok ? (size - reach) / o.stride[i] + 1 : 0)
        }
        guard ok else {
            func crossed(_ a: [Int]) -> String { a.map(String.init).joined(separator: " x ") }
            let k = (0..<o.spatial).map { o.dilation[$0] &* (w.shape[2 + $0] &- 1) &+ 1 }
            throw .runtime(
                "Calculated padded input size per channel: (\(crossed(padded))). Kernel size: (\(crossed(k))). Kernel size can't be "
                    + "greater than actual input size")
        }
        return [TensorSpec(a.dtype, out)]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let a = x.required(0), w = x.required(1), out = y.required(0)
        let g = o.geometry(input: a.shape, weight: w.shape, output: out.shape)
        try inComputingType(out) { (target, type) throws(TensorError) in
            try convolve(
                g, try a.dense(type), try w.dense(type), try x[2].map { b throws(TensorError) in try b.dense(type) }, into: target
            )
        }
    }

    func saves(_ needs: NeedsMask) -> Saves {
        var s: Saves = .none
        if needs[0] { s.insert(.input(1)) }
        if needs[1] { s.insert(.input(0)) }
        return s
    }

    func vjp(_ c: inout VJP) throws(TensorError) {
        let g = try c.grad
        if c.needs(0) { c[0] = try apply1(ConvolutionInput(o: o, size: c.shape(0)), Tensors(g, try c.input(1), nil)) }
        if c.needs(1) { c[1] = try apply1(ConvolutionWeight(o: o, size: c.shape(1)), Tensors(g, try c.input(0))) }
        if c.needs(2) { c[2] = try apply1(ChannelSum(), Tensors(g)) }
    }
}

/// The gradient of the input of a convolution: a transposed convolution, with its bias.
struct ConvolutionInput: Op {
    static let name = "Convolution"
    let o: ConvolutionOptions
    /// Of the result.
    let size: Shape

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        try checkConvolution(x.required(0), x.required(1), x[2], o, transposed: true)
        return [TensorSpec(x.required(0).dtype, size)]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let g = x.required(0), w = x.required(1), out = y.required(0)
        let geometry = o.geometry(input: size, weight: w.shape, output: g.shape)
        try inComputingType(out) { (target, type) throws(TensorError) in
            try convolveTransposed(
                geometry, try g.dense(type), try w.dense(type), try x[2].map { b throws(TensorError) in try b.dense(type) },
                into: target)
        }
    }

    func saves(_ needs: NeedsMask) -> Saves {
        var s: Saves = .none
        if needs[0] { s.insert(.input(1)) }
        if needs[1] { s.insert(.input(0)) }
        return s
    }

    func vjp(_ c: inout VJP) throws(TensorError) {
        let g = try c.grad
        if c.needs(0) {
            // The forward product can reach further than the gradient did (sizes that the stride skipped): same geometry, given size.
            c[0] = try apply1(ConvolutionSized(o: o, size: c.shape(0)), Tensors(g, try c.input(1)))
        }
        if c.needs(1) { c[1] = try apply1(ConvolutionWeight(o: o, size: c.shape(1)), Tensors(try c.input(0), g)) }
        if c.needs(2) { c[2] = try apply1(ChannelSum(), Tensors(g)) }
    }
}

/// A convolution without bias whose output size is given.
struct ConvolutionSized: Op {
    static let name = "Convolution"
    let o: ConvolutionOptions
    let size: Shape

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        try checkConvolution(x.required(0), x.required(1), nil, o, transposed: false)
        return [TensorSpec(x.required(0).dtype, size)]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let a = x.required(0), w = x.required(1)
        let g = o.geometry(input: a.shape, weight: w.shape, output: size)
        try inComputingType(y.required(0)) { (target, type) throws(TensorError) in
            try convolve(g, try a.dense(type), try w.dense(type), nil, into: target)
        }
    }

    func saves(_ needs: NeedsMask) -> Saves {
        var s: Saves = .none
        if needs[0] { s.insert(.input(1)) }
        if needs[1] { s.insert(.input(0)) }
        return s
    }

    func vjp(_ c: inout VJP) throws(TensorError) {
        let g = try c.grad
        if c.needs(0) { c[0] = try apply1(ConvolutionInput(o: o, size: c.shape(0)), Tensors(g, try c.input(1), nil)) }
        if c.needs(1) { c[1] = try apply1(ConvolutionWeight(o: o, size: c.shape(1)), Tensors(g, try c.input(0))) }
    }
}

/// The gradient of the weight from those of the output and the input.
struct ConvolutionWeight: Op {
    static let name = "ConvolutionBackward"
    let o: ConvolutionOptions
    let size: Shape

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let g = x.required(0), a = x.required(1)
        guard g.dtype == a.dtype, g.dtype.isFloat else {
            throw .runtime(
                "convolution_backward: gradient and input of one float dtype are required, got \(g.dtype) and \(a.dtype)")
        }
        return [TensorSpec(g.dtype, size)]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let g = x.required(0), a = x.required(1)
        let geometry = o.geometry(input: a.shape, weight: size, output: g.shape)
        try inComputingType(y.required(0)) { (target, type) throws(TensorError) in
            try convolveWeight(geometry, try g.dense(type), try a.dense(type), into: target)
        }
    }

    func saves(_ needs: NeedsMask) -> Saves {
        var s: Saves = .none
        if needs[0] { s.insert(.input(1)) }
        if needs[1] { s.insert(.input(0)) }
        return s
    }

    func vjp(_ c: inout VJP) throws(TensorError) {
        let g = try c.grad
        if c.needs(0) { c[0] = try apply1(ConvolutionSized(o: o, size: c.shape(0)), Tensors(try c.input(1), g)) }
        if c.needs(1) { c[1] = try apply1(ConvolutionInput(o: o, size: c.shape(1)), Tensors(try c.input(0), g, nil)) }
    }
}

/// Sum over all dimensions but the second: the gradient of a bias.
struct ChannelSum: Op {
    static let name = "Sum"

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let g = x.required(0)
        guard g.dim >= 2, g.dtype.isFloat else {
            throw .runtime("ChannelSum: a float tensor (N, C, ...) is required, got \(g.shape)")
        }
        return [TensorSpec(g.dtype, Shape([g.shape[1]]))]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let type = y.required(0).dtype.accumulation
        let g = try x.required(0).dense(), out = y.required(0)
        let channels = g.shape[1]
        if channels == 0 { return }
        defer { withExtendedLifetime(g) {} }
        let batch = g.shape[0], points = g.numel == 0 ? 0 : g.numel / (batch * channels)
        if points == 1 { return try runReduction(.sum, g, 1, into: out) }
        let size = g.dtype.size, dtype = g.dtype.kernel
        // A sum a plane, then over the batch in order.
        let partial = try Tensor(empty: Shape([channels, max(batch, 1)]), type)
        let total = out.dtype == type ? out : try Tensor(empty: out.shape, type)
        let halfs = out.dtype != type
        ThreadPool.forRanges(channels, grain: max(1, ElementLoop.grain / max(batch * points, 1))) { r in
            withParameters([]) { p in
                for c in r {
                    let row = partial.data + c * max(batch, 1) * type.size
                    for n in 0..<batch {
                        let source = g.data + (n * channels + c) * points * size
                        if halfs {
                            var mean = 0.0, m2 = 0.0
                            CPU.kernels.moments(dtype, points, source, 1, &mean, &m2)
                            (row + n * type.size).storeBytes(of: Float(mean * Double(points)), as: Float.self)
                        } else {
                            CPU.kernels.reduce(ReduceKernel.sum.rawValue, dtype, points, row + n * size, source, 1, p)
                        }
                    }
                    CPU.kernels.reduce(ReduceKernel.sum.rawValue, type.kernel, batch, total.data + c * type.size, row, 1, p)
                }
            }
        }
        withExtendedLifetime((partial, total)) {}
        if halfs { copyElements(from: total, to: out) }
    }

    func saves(_ needs: NeedsMask) -> Saves { .none }

    func vjp(_ c: inout VJP) throws(TensorError) {
        let shape = c.shape(0)
        var view = Shape(count: shape.count, repeating: 1)
        view[1] = shape[1]
        if c.needs(0) { c[0] = try c.grad.reshape(view).expand(shape) }
    }
}

/// Lets `body` write float32 or float64: `y` itself, or for half types a float32 tensor that is then converted.
func inComputingType(_ y: Tensor, _ body: (Tensor, DType) throws(TensorError) -> Void) throws(TensorError) {
    let type = y.dtype.accumulation
    if type == y.dtype && y.isContiguous { return try body(y, type) }
    let t = try Tensor(empty: y.shape, type)
    try body(t, type)
    copyElements(from: t, to: y)
}

/// Checks that input (N, C, ...), weight and bias go together.
func checkConvolution(_ x: Tensor, _ w: Tensor, _ b: Tensor?, _ o: ConvolutionOptions, transposed: Bool) throws(TensorError) {
    if let b, b.dtype != x.dtype {
        throw .runtime("Input type (\(x.dtype.cName)) and bias type (\(b.dtype.cName)) should be the same")
    }
    guard x.dtype == w.dtype else {
        throw .runtime(
            "expected scalar type \(x.dtype.scalarName) but found \(w.dtype.scalarName): Input type (\(x.dtype.cName)) and weight type "
                + "(\(w.dtype.cName)) should be the same")
    }
    guard x.dtype.isFloat || (x.dtype == .int64 && o.spatial < 3) else {
        throw .notImplemented("\"slow_conv_cpu\" not implemented for '\(x.dtype.scalarName)'")
    }
    guard w.dim == o.spatial + 2 else {
        throw .runtime(
            "Expected \(w.dim)-dimensional input for \(w.dim)-dimensional weight \(w.shape), but got \(x.dim)-dimensional input of size "
                + "\(x.shape) instead")
    }
    for i in 0..<o.spatial where w.shape[2 + i] == 0 {
        throw .runtime("kernel size should be greater than zero, but got kernel size: \(w.shape)")
    }
    guard w.shape[0] >= o.groups, w.shape[0] % o.groups == 0 else {
        throw .runtime(
            "Given groups=\(o.groups), expected weight to be \(w.shape[0] >= o.groups ? "divisible by" : "at least") \(o.groups) at "
                + "dimension 0, but got weight of size \(w.shape) instead")
    }
    let channels = transposed ? w.shape[0] : w.shape[1] * o.groups
    guard x.shape[1] == channels else {
        if transposed {
            throw .runtime(
                "Given transposed=1, weight of size \(w.shape), expected input\(x.shape) to have \(channels) channels, but got "
                    + "\(x.shape[1]) channels instead")
        }
        throw .runtime(
            "Given groups=\(o.groups), weight of size \(w.shape), expected input\(x.shape) to have \(channels) channels, but got "
                + "\(x.shape[1]) channels instead")
    }
    if let b {
        let out = transposed ? w.shape[1] * o.groups : w.shape[0]
        guard b.dim == 1, b.shape[0] == out else {
            throw .runtime(
                "Given \(transposed ? "transposed=1" : "weight of size \(w.shape)"), expected bias to be 1-dimensional with \(out) "
                    + "elements, but got bias of size \(b.shape) instead")
        }
    }
}
