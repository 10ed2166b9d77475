// What undoes max pooling, and pooling over windows at random places.

/// Each element at its place in a plane of zeros.
struct MaxUnpool: Op {
    static let name = "MaxUnpool"
    let spatial: Int
    let size: Shape

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] { [TensorSpec(x.required(0).dtype, size)] }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let out = y.required(0), a = try x.required(0).dense(), indices = try x.required(1).dense()
        fillElements(out, 0)
        if out.numel == 0 || a.numel == 0 { return }
        let planes = planeCount(size, spatial), plane = out.numel / planes, points = a.numel / planes
        let at = indices.pointer(Int.self), bytes = out.dtype.size
        let from = a.data, to = out.data
        defer { withExtendedLifetime((a, indices, out)) {} }
        for i in 0..<planes {
            for j in 0..<points {
                (to + (i * plane + at[i * points + j]) * bytes).copyMemory(
                    from: from + (i * points + j) * bytes, byteCount: bytes)
            }
        }
    }

    func saves(_ needs: NeedsMask) -> Saves { .input(1) }

    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) { c[0] = try apply1(PoolGather(spatial: spatial), Tensors(try c.grad, try c.input(1))) }
    }
}

/// Max pooling over windows whose places were drawn: Graham 2014. Inputs: x, samples (N, C, spatial). Results: values, indices.
struct FractionalMaxPool: Op {
    static let name = "FractionalMaxPool2D"
    let kernel: [Int]
    let output: [Int]

    private var spatial: Int { kernel.count }

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let a = x.required(0), samples = x.required(1), n = spatial
        let what = "fractional_max_pool\(n)d()"
        guard a.dim == n + 1 || a.dim == n + 2 else {
            throw .runtime("\(what): Expected \(n + 1)D or \(n + 2)D tensor, but got: \(a.shape)")
        }
        guard a.dtype.isFloat else { throw notImplemented("fractional_max_pool\(n)d_out_frame", for: a.dtype) }
        for i in (a.dim - n - 1)..<a.dim where a.shape[i] == 0 {
            throw .runtime("\(what): Expected input to have non-zero size for non-batch dimensions, but got \(a.shape)")
        }
        let axis = n == 3 ? ["time", "height", "width"] : ["height", "width"]
        for i in 0..<n {
            let size = a.shape[a.dim - n + i]
            guard kernel[i] > 0, output[i] > 0, kernel[i] < 1 << 31, output[i] < 1 << 31,
                // As PyTorch has it: in three dimensions windows that fill the input are refused.
                output[i] + kernel[i] - 1 <= size - (n == 3 ? 1 : 0)
            else {
                throw .runtime(
                    "\(what): pool \(axis[i]) \(kernel[i]) too large relative to input \(axis[i]) \(size) for output \(output[i])"
                )
            }
        }
        let batch = a.dim == n + 2 ? a.shape[0] : 1, channels = a.shape[a.dim - n - 1]
        guard samples.dim == 3, samples.shape[0] >= batch, samples.shape[1] == channels, samples.shape[2] == n else {
            throw .runtime("Expect _random_samples of shape [\(batch), \(channels), \(n)], got \(samples.shape)")
        }
        guard samples.dtype == a.dtype else {
            throw .runtime("Expect _random_samples to have the same dtype as input, got \(samples.dtype) and \(a.dtype)")
        }
        let given = try samples.dense(.float64)
        defer { withExtendedLifetime(given) {} }
        for i in 0..<given.numel {
            let v = given.pointer(Double.self)[i]
            guard v >= 0, v <= 1 else { throw .runtime("\(what): random samples from 0 to 1 are required, got \(v)") }
        }
        var shape = a.shape
        for i in 0..<n { shape[a.dim - n + i] = output[i] }
        return [TensorSpec(a.dtype, shape), TensorSpec(.int64, shape)]
    }

    /// Where windows start: a sequence of steps whose lengths differ by one at most.
    private func starts<T: BinaryFloatingPoint>(_ sample: T, _ input: Int, _ output: Int, _ kernel: Int) -> [Int] {
        var list = [Int](repeating: input - kernel, count: output)
        if output > 1 {
            let alpha = T(input - kernel) / T(output - 1)
            let offset = Int(sample * alpha)
            for i in 0..<(output - 1) { list[i] = min(Int((T(i) + sample) * alpha) - offset, input - kernel) }
        }
        return list
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let out = y.required(0), indices = y.required(1)
        if out.numel == 0 { return }
        try inComputingType(out) { (target, type) throws(TensorError) in
            let a = try x.required(0).dense(type), s = try x.required(1).dense(type)
            if type == .float64 { run(Double.self, a, s, target, indices) } else { run(Float.self, a, s, target, indices) }
        }
    }

    private func run<T: BinaryFloatingPoint>(_: T.Type, _ a: Tensor, _ s: Tensor, _ out: Tensor, _ indices: Tensor) {
        let n = spatial, sizes = Array(a.shape.array.suffix(n))
        let plane = sizes.reduce(1, *), points = output.reduce(1, *)
        let x = a.pointer(T.self), y = out.pointer(T.self), at = indices.pointer(Int.self), u = s.pointer(T.self)
        defer { withExtendedLifetime((a, s, out, indices)) {} }
        let depth = n == 3 ? sizes[0] : 1, height = sizes[n - 2], width = sizes[n - 1]
        ThreadPool.forRanges(out.numel / points, grain: max(1, ElementLoop.grain / 4 / max(plane, points))) { r in
            for i in r {
                // The samples go with depth, height, width in three dimensions, with width, height in two.
                let sample = u + i * n
                let d = n == 3 ? starts(sample[0], depth, output[0], kernel[0]) : [0]
                let h = starts(sample[1], height, output[n - 2], kernel[n - 2])
                let w = starts(sample[n == 3 ? 2 : 0], width, output[n - 1], kernel[n - 1])
                let from = x + i * plane
                var k = i * points
                for z in d {
                    for b in h {
                        for c in w {
                            var best = -T.infinity, place = (z * height + b) * width + c
                            for dz in 0..<(n == 3 ? kernel[0] : 1) {
                                for db in 0..<kernel[n - 2] {
                                    for dc in 0..<kernel[n - 1] {
                                        let q = ((z + dz) * height + b + db) * width + c + dc
                                        if from[q] > best || from[q].isNaN {
                                            best = from[q]
                                            place = q
                                        }
                                    }
                                }
                            }
                            y[k] = best
                            at[k] = place
                            k += 1
                        }
                    }
                }
            }
        }
    }

    func saves(_ needs: NeedsMask) -> Saves { .output(1) }

    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) {
            c[0] = try apply1(PoolScatter(spatial: spatial, size: c.shape(0)), Tensors(try c.grad, try c.output(1).detached()))
        }
    }
}

extension Tensor {
    /// Puts each element at its place, by `indices`, in planes of zeros of size `output`.
    public func maxUnpool(_ indices: Tensor, _ output: [Int]) throws(TensorError) -> Tensor {
        let n = output.count
        guard n == 2 || n == 3 else { throw .runtime("max_unpool: an output size of 2 or 3 numbers is required, got \(output)") }
        guard indices.dtype == .int64 else {
            throw .runtime("elements in indices should be type int64 but got: \(indices.dtype.scalarName)")
        }
        guard output.allSatisfy({ $0 > 0 && $0 < 1 << 31 }) else {
            throw .runtime("max_unpooling\(n)d: positive output sizes are required, got \(output)")
        }
        guard dim == n + 1 || dim == n + 2 else {
            throw .runtime(
                "Input to max_unpooling\(n)d should be a \(n + 1)d or \(n + 2)d Tensor, but got a tensor with \(dim) dimensions.")
        }
        guard indices.shape == shape else {
            throw .runtime(
                "Expected shape of indices to be same as that of the input tensor (\(shape)) but got indices tensor with shape: \(indices.shape)"
            )
        }
        guard dtype.isFloat || dtype.size > 1 else { throw notImplemented("max_unpooling\(n)d_forward_out", for: dtype) }
        var size = shape
        for i in 0..<n { size[dim - n + i] = output[i] }
        guard let all = size.checkedNumel else { throw .runtime("max_unpooling\(n)d: output size out of range, got \(output)") }
        let plane = all == 0 ? 0 : Shape(output).numel
        let at = try indices.dense()
        defer { withExtendedLifetime(at) {} }
        for i in 0..<at.numel where at.pointer(Int.self)[i] < 0 || at.pointer(Int.self)[i] >= plane {
            throw .runtime(
                "Found an invalid max index: \(at.pointer(Int.self)[i]) (output volumes are of size \(Shape(output).crossed))")
        }
        return try apply1(MaxUnpool(spatial: n, size: size), Tensors(self, at))
    }

    /// Values and indices of max pooling over windows at places given by `samples` (N, C, 2 or 3), uniform in 0...1.
    public func fractionalMaxPool(_ kernel: [Int], _ output: [Int], samples: Tensor) throws(TensorError) -> [Tensor] {
        guard kernel.count == output.count, kernel.count == 2 || kernel.count == 3 else {
            throw .runtime(
                "fractional_max_pool: kernel and output sizes of 2 or 3 numbers are required, got \(kernel) and \(output)")
        }
        return try apply(FractionalMaxPool(kernel: kernel, output: output), Tensors(self, samples.detached()))
    }
}

struct MaxUnpool2D: Operator {
    static let schema = "max_unpool2d(Tensor self, Tensor indices, int[2] output_size) -> Tensor"
    static let doc = "`self` (N, C, H, W) or (C, H, W), each element at its place, as `max_pool2d` gives it, in planes of zeros."
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let size = try a.ints(2)
        guard size.count == 2 else {
            throw .runtime("There should be exactly two elements (height, width) in output_size, but got \(size.count) elements.")
        }
        return .tensor(try a.tensor(0).maxUnpool(try a.tensor(1), size))
    }
}

struct MaxUnpool3D: Operator {
    static let schema =
        "max_unpool3d(Tensor self, Tensor indices, int[3] output_size, int[3] stride, int[3] padding) -> Tensor"
    static let doc =
        "`self` (N, C, D, H, W) or (C, D, H, W), each element at its place, as `max_pool3d` gives it, in volumes of zeros."
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let size = try a.ints(2), stride = try a.ints(3), padding = try a.ints(4)
        guard size.count == 3, stride.count == 3, padding.count == 3 else {
            throw .runtime(
                "There should be exactly three elements in output_size, stride and padding, got \(size), \(stride) and \(padding)"
            )
        }
        guard stride.allSatisfy({ $0 > 0 }) else {
            throw .runtime("strides should be greater than zero, but got stride: \(stride)")
        }
        return .tensor(try a.tensor(0).maxUnpool(try a.tensor(1), size))
    }
}

private func fractional(_ a: Arguments, _ n: Int) throws(TensorError) -> Result {
    func fill(_ list: [Int]) -> [Int] { list.count == 1 ? Array(repeating: list[0], count: n) : list }
    let kernel = fill(try a.ints(1)), output = fill(try a.ints(2))
    guard kernel.count == n, output.count == n else {
        throw .runtime(
            "fractional_max_pool\(n)d: kernel_size and output_size must either be a single Int or tuple of \(n) Ints, got \(kernel) and \(output)"
        )
    }
    return .tuple(try a.tensor(0).fractionalMaxPool(kernel, output, samples: try a.tensor(3)))
}

struct FractionalMaxPool2D: Operator {
    static let schema =
        "fractional_max_pool2d(Tensor self, int[2] kernel_size, int[2] output_size, Tensor random_samples) -> (Tensor, Tensor)"
    static let doc = "Max pooling, values and indices, over windows at places that `random_samples` (N, C, 2) in 0...1 choose."
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result { try fractional(a, 2) }
}

struct FractionalMaxPool3D: Operator {
    static let schema =
        "fractional_max_pool3d(Tensor self, int[3] kernel_size, int[3] output_size, Tensor random_samples) -> (Tensor, Tensor)"
    static let doc = "Max pooling, values and indices, over windows at places that `random_samples` (N, C, 3) in 0...1 choose."
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result { try fractional(a, 3) }
}

let unpoolingOperators: [any Operator.Type] = [
    MaxUnpool2D.self, MaxUnpool3D.self, FractionalMaxPool2D.self, FractionalMaxPool3D.self,
]
