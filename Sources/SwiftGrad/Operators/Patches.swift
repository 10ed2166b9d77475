// im2col and col2im: the patches that a convolution's kernel looks at, and their sum back in place. Each is the other's transpose.

/// (N, C, H, W) to (N, C * kernel points, positions), or back.
struct Patches: Op {
    static let name = "Im2Col"
    let o: ConvolutionOptions
    let kernel: [Int]
    /// Of the image, batched.
    let size: Shape
    let transposed: Bool

    private func geometry() -> ConvolutionGeometry {
        let n = size[0], c = size[1]
        var out = Shape([n, 1])
        for i in 0..<2 { out.append((size[2 + i] + 2 * o.padding[i] - o.dilation[i] * (kernel[i] - 1) - 1) / o.stride[i] + 1) }
        return o.geometry(input: size, weight: Shape([1, c, kernel[0], kernel[1]]), output: out)
    }

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let g = geometry()
        return [TensorSpec(x.required(0).dtype, transposed ? size : Shape([g.batch, g.patch, g.outputPoints]))]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let g = geometry(), out = y.required(0)
        if out.numel == 0 { return }
        try inComputingType(out) { (target, type) throws(TensorError) in
            let a = try x.required(0).dense(type)
            func run<T: BinaryFloatingPoint>(_: T.Type) {
                defer { withExtendedLifetime(a) {} }
                let from = a.pointer(T.self), to = target.pointer(T.self)
                let image = g.inChannels * g.inputPoints, patches = g.patch * g.outputPoints
                ThreadPool.forRanges(g.batch, grain: max(1, ElementLoop.grain / max(patches, 1))) { r in
                    for n in r {
                        if transposed {
                            (to + n * image).update(repeating: 0, count: image)
                            g.scatter(UnsafePointer(from + n * patches), into: to + n * image, channels: 0..<g.inChannels)
                        } else {
                            g.gather(UnsafePointer(from + n * image), into: to + n * patches, channels: 0..<g.inChannels)
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
            c[0] = try apply1(Patches(o: o, kernel: kernel, size: size, transposed: !transposed), Tensors(try c.grad))
        }
    }
}

extension Tensor {
    private static func patches(
        _ kernel: [Int], _ dilation: [Int], _ padding: [Int], _ stride: [Int], image: Shape, transposed: Bool, _ what: String
    ) throws(TensorError) -> Patches {
        let o = try ConvolutionOptions(2, stride: stride, padding: padding, dilation: dilation, groups: 1, what)
        let k = kernel.count == 1 ? [kernel[0], kernel[0]] : kernel
        guard k.count == 2, k[0] > 0, k[1] > 0, k[0] < 1 << 31, k[1] < 1 << 31 else {
            throw .runtime("\(what): kernel size should be greater than zero, but got \(kernel)")
        }
        for i in 0..<2 where image[2 + i] + 2 * o.padding[i] < o.dilation[i] * (k[i] - 1) + 1 {
            throw .runtime(
                "Given input with spatial size \(Shape([image[2], image[3]])), kernel_size=\(k), dilation=\(o.dilation), padding=\(o.padding), "
                    + "stride=\(o.stride), calculated shape of the array of sliding blocks is not positive: \(what)")
        }
        return Patches(o: o, kernel: k, size: image, transposed: transposed)
    }

    /// The patches of (N, C, H, W) or (C, H, W) as columns: (N, C * kernel points, positions).
    public func im2col(kernel: [Int], dilation: [Int] = [1], padding: [Int] = [0], stride: [Int] = [1]) throws(TensorError)
        -> Tensor
    {
        if dim < 3 {
            throw .index(
                "Dimension out of range (expected to be in range of [\(-max(dim, 1)), \(max(dim, 1) - 1)], but got \(dim)): im2col: Expected 3D or "
                    + "4D (batch mode) tensor for input, but got shape \(shape)")
        }
        guard dim == 4 || dim == 3, dtype.isFloat else {
            throw .runtime("im2col: Expected 3D or 4D (batch mode) float tensor for input, but got shape \(shape) of \(dtype)")
        }
        let x = dim == 3 ? try unsqueeze(0) : self
        let op = try Tensor.patches(kernel, dilation, padding, stride, image: x.shape, transposed: false, "im2col")
        let y = try apply1(op, Tensors(x))
        return dim == 3 ? try y.squeeze(0) : y
    }

    /// The sum of columns in their places of an image of size `output`.
    public func col2im(
        output: [Int], kernel: [Int], dilation: [Int] = [1], padding: [Int] = [0], stride: [Int] = [1]
    ) throws(TensorError) -> Tensor {
        guard dim == 3 || dim == 2, dtype.isFloat else {
            throw .runtime("col2im: Expected 2D or 3D (batch mode) float tensor for input, but got shape \(shape) of \(dtype)")
        }
        let size = output.count == 1 ? [output[0], output[0]] : output
        guard size.count == 2, size[0] > 0, size[1] > 0, size[0] < 1 << 31, size[1] < 1 << 31 else {
            throw .runtime("col2im: output_size of two positive numbers is required, got \(output)")
        }
        let x = dim == 2 ? try unsqueeze(0) : self
        let points = (kernel.first ?? 0).multipliedReportingOverflow(by: kernel.last ?? 0)
        guard !points.overflow, points.partialValue > 0, x.shape[1] % points.partialValue == 0 else {
            throw .runtime(
                "Expected size of input's dimension 1 to be divisible by the product of kernel_size, but got input.size(1)=\(x.shape[1]) and "
                    + "kernel_size=\(kernel)")
        }
        let image = Shape([x.shape[0], x.shape[1] / points.partialValue, size[0], size[1]])
        let op = try Tensor.patches(kernel, dilation, padding, stride, image: image, transposed: true, "col2im")
        var positions = 1
        for i in 0..<2 {
            positions *= (size[i] + 2 * op.o.padding[i] - op.o.dilation[i] * (op.kernel[i] - 1) - 1) / op.o.stride[i] + 1
        }
        guard x.shape[2] == positions else {
            throw .runtime(
                "Given output_size=\(size), expected size of input's dimension 2 to match the calculated number of sliding blocks \(positions), but got \(x.shape[2])"
            )
        }
        let y = try apply1(op, Tensors(x))
        return dim == 2 ? try y.squeeze(0) : y
    }
}

struct Im2Col: Operator {
    static let schema = "im2col(Tensor self, int[2] kernel_size, int[2] dilation, int[2] padding, int[2] stride) -> Tensor"
    static let doc = "The patches of (N, C, H, W) that a kernel looks at, as columns: (N, C * kernel points, positions)."
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).im2col(kernel: try a.ints(1), dilation: try a.ints(2), padding: try a.ints(3), stride: try a.ints(4)))
    }
}

struct Col2Im: Operator {
    static let schema =
        "col2im(Tensor self, int[2] output_size, int[2] kernel_size, int[2] dilation, int[2] padding, int[2] stride) -> Tensor"
    static let doc = "The sum of columns as `im2col` gives them, each in its place of an image of `output_size`."
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).col2im(
                output: try a.ints(1), kernel: try a.ints(2), dilation: try a.ints(3), padding: try a.ints(4),
                stride: try a.ints(5)))
    }
}

let patchOperators: [any Operator.Type] = [Im2Col.self, Col2Im.self]
