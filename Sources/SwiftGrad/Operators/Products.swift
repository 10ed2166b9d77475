// Products of batches of matrices, and what is made of products.

import SwiftGradKernelAPI

/// The products of the matrices of two batches.
struct BMM: Op, Operator {
    static let name = "Bmm"
    static let schema = "bmm(Tensor self, Tensor mat2) -> Tensor"
    static let doc = "The products of the matrices of two batches: (b, n, m) and (b, m, p) give (b, n, p)."
    static let variants: Variants = [.function, .method]

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).bmm(try a.tensor(1))) }

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let a = x.required(0), b = x.required(1)
        guard a.dim == 3 else { throw .runtime("batch1 must be a 3D tensor: bmm got shape \(a.shape)") }
        guard b.dim == 3 else { throw .runtime("batch2 must be a 3D tensor: bmm got shape \(b.shape)") }
        guard a.shape[0] == b.shape[0], a.shape[2] == b.shape[1] else {
            throw .runtime(
                "Expected size for first two dimensions of batch2 tensor to be: [\(a.shape[0]), \(a.shape[2])] but got: "
                    + "[\(b.shape[0]), \(b.shape[1])].")
        }
        guard a.dtype != .bool else { throw notImplemented("bmm", for: .bool) }
        guard a.dtype == b.dtype else {
            throw .runtime("expected scalar type \(a.dtype.scalarName) but found \(b.dtype.scalarName): bmm")
        }
        return [TensorSpec(a.dtype, Shape([a.shape[0], a.shape[1], b.shape[2]]))]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        try multiplyBatches(x.required(0), x.required(1), into: y.required(0))
    }

    func saves(_ needs: NeedsMask) -> Saves {
        var s: Saves = .none
        if needs[0] { s.insert(.input(1)) }
        if needs[1] { s.insert(.input(0)) }
        return s
    }

    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) { c[0] = try c.grad.bmm(try c.input(1).mH()) }
        if c.needs(1) { c[1] = try c.input(0).mH().bmm(try c.grad) }
    }
}

/// y[i] = a[i] b[i]; y is contiguous. Operands may be strided or expanded.
func multiplyBatches(_ a: Tensor, _ b: Tensor, into y: Tensor) throws(TensorError) {
    let batches = a.shape[0], m = a.shape[1], k = a.shape[2], n = b.shape[2]
    if y.numel == 0 { return }
    if k == 0 { return fillElements(y, 0) }
    switch a.dtype {
    case .float32, .float64: batchesOfFloats(batches, a, b, y)
    case .bfloat16 where CPU.hasBFloat16: batchesOfFloats(batches, a, b, y)
    case .float16, .bfloat16:
        let wide = try Tensor(empty: y.shape, .float32)
        try multiplyBatches(try a.dense(.float32), try b.dense(.float32), into: wide)
        copyElements(from: wide, to: y)
    default:
        for i in 0..<batches {
            let p = a.alias(
                shape: Shape([m, k]), strides: Shape([a.strides[1], a.strides[2]]), offset: a.offset + i * a.strides[0])
            let q = b.alias(
                shape: Shape([k, n]), strides: Shape([b.strides[1], b.strides[2]]), offset: b.offset + i * b.strides[0])
            let r = y.alias(shape: Shape([m, n]), strides: Shape([n, 1]), offset: y.offset + i * m * n)
            try multiply(p, q, into: r)
        }
    }
}

private func batchesOfFloats(_ batches: Int, _ a: Tensor, _ b: Tensor, _ y: Tensor) {
    let first = GemmTile(a, b, into: y), size = a.dtype.size, dtype = a.dtype
    let sa = a.strides[0] * size, sb = b.strides[0] * size, sy = first.m * first.n * size
    let work = first.m * first.n * first.k
    if batches < 8 && work > 1 << 19 {
        // Few large ones: each is spread over the threads.
        for i in 0..<batches { GEMM.run(dtype, first.moved(i * sa, i * sb, i * sy)) }
    } else {
        // Every product as `run` would have it within a tile of the pool: the same bits as alone.
        ThreadPool.forRanges(batches, grain: max(1, (1 << 18) / max(work, 1))) { r in
            for i in r { GEMM.run(dtype, first.moved(i * sa, i * sb, i * sy)) }
        }
    }
    withExtendedLifetime((a, b, y)) {}
}

extension GemmTile {
    /// The same product of matrices that lie so many bytes further on.
    fileprivate func moved(_ a: Int, _ b: Int, _ c: Int) -> GemmTile {
        var t = self
        t.a += a
        t.b += b
        t.c += c
        return t
    }
}

extension Tensor {
    public func bmm(_ other: Tensor) throws(TensorError) -> Tensor { try apply1(BMM(), Tensors(self, other)) }

    public func matmul(_ other: Tensor) throws(TensorError) -> Tensor {
        guard dim > 0, other.dim > 0 else {
            throw .runtime("both arguments to matmul need to be at least 1D, but they are \(dim)D and \(other.dim)D")
        }
        switch (dim, other.dim) {
        case (1, 1): return try dot(other)
        case (2, 1): return try mv(other)
        case (1, 2): return try unsqueeze(0).mm(other).squeeze(0)
        case (2, 2): return try mm(other)
        case (_, 1):
            // Batches and rows are one long list of rows.
            let k = shape[dim - 1]
            guard k == other.numel else {
                throw .runtime(
                    "size mismatch, got input (\(numel / Swift.max(k, 1))), mat (\(numel / Swift.max(k, 1))x\(k)), vec (\(other.numel))"
                )
            }
            var s = shape
            s.remove(at: dim - 1)
            return try reshape(Shape([s.numel, k])).mv(other).reshape(s)
        case (_, 2):
            let k = shape[dim - 1]
            var s = shape
            s.remove(at: dim - 1)
            let rows = s.numel
            s.append(other.shape[1])
            return try reshape(Shape([rows, k])).mm(other).reshape(s)
        default: break
        }
        let a = dim == 1 ? try unsqueeze(0) : self, b = other
        var left = Shape(), right = Shape()
        for i in 0..<(a.dim - 2) { left.append(a.shape[i]) }
        for i in 0..<(b.dim - 2) { right.append(b.shape[i]) }
        let batch = try broadcast(left, right)
        let n = a.shape[a.dim - 2], k = a.shape[a.dim - 1], l = b.shape[b.dim - 2], p = b.shape[b.dim - 1]
        func batched(_ t: Tensor, _ rows: Int, _ cols: Int) throws(TensorError) -> Tensor {
            var s = batch
            s.append(rows)
            s.append(cols)
            return try (t.shape == s ? t : try t.expand(s)).reshape(Shape([batch.numel, rows, cols]))
        }
        let y = try batched(a, n, k).bmm(try batched(b, l, p))
        var s = batch
        if dim > 1 { s.append(n) }
        s.append(p)
        return try y.reshape(s)
    }

    public func mv(_ v: Tensor) throws(TensorError) -> Tensor {
        guard dim == 2, v.dim == 1 else {
            throw .runtime("vector + matrix @ vector expected, got \(v.dim), \(dim), \(v.dim): mv takes a matrix and a vector")
        }
        guard shape[1] == v.shape[0] else {
            throw .runtime("size mismatch, got input (\(shape[0])), mat (\(shape[0])x\(shape[1])), vec (\(v.shape[0]))")
        }
        guard dtype != .bool else { throw notImplemented("addmv_impl_cpu", for: .bool) }
        return try mm(try v.unsqueeze(1)).squeeze(1)
    }

    /// The dot product of the conjugate of this vector with another.
    func vdot(_ other: Tensor) throws(TensorError) -> Tensor { try conj().dot(other) }

    public func dot(_ other: Tensor) throws(TensorError) -> Tensor {
        guard dim == 1, other.dim == 1 else { throw .runtime("1D tensors expected, but got \(dim)D and \(other.dim)D tensors") }
        guard dtype == other.dtype else {
            throw .runtime(
                "dot : expected both vectors to have same dtype, but found \(dtype.scalarName) and \(other.dtype.scalarName)")
        }
        guard numel == other.numel else {
            throw .runtime(
                "inconsistent tensor size, expected tensor [\(numel)] and src [\(other.numel)] to have the same number of elements, but got "
                    + "\(numel) and \(other.numel) elements respectively")
        }
        guard dtype != .bool else { throw notImplemented("dot", for: .bool) }
        return try unsqueeze(0).mm(try other.unsqueeze(1)).reshape(Shape())
    }

    public func inner(_ other: Tensor) throws(TensorError) -> Tensor {
        if dim == 0 || other.dim == 0 { return try mul(other) }
        guard shape[dim - 1] == other.shape[other.dim - 1] else {
            throw .runtime(
                "inner() the last dimension must match on both input tensors but got shapes \(shape) and \(other.shape)")
        }
        return try tensordot(other, [-1], [-1])
    }

    public func outer(_ v: Tensor) throws(TensorError) -> Tensor {
        guard dim == 1 else { throw .runtime("outer: Expected 1-D argument self, but got \(dim)-D") }
        guard v.dim == 1 else { throw .runtime("outer: Expected 1-D argument vec2, but got \(v.dim)-D") }
        return try unsqueeze(1).mul(v)
    }

    /// Zeros whatever the elements are (NaN too), that pass a gradient of zeros on.
    private func zeroed() throws(TensorError) -> Tensor { try maskedFill(try Tensor.full(Shape(), .bool(true), .bool), 0) }

    /// beta * self + alpha * product; with beta 0, self is not looked at.
    func plusProduct(_ product: Tensor, _ beta: Scalar, _ alpha: Scalar) throws(TensorError) -> Tensor {
        if !dtype.isInexact && (beta.isFloat || alpha.isFloat) {
            throw .runtime(
                "For integral input tensors, argument \(beta.isFloat ? "beta" : "alpha") must not be a floating point number.")
        }
        let s = try broadcast(shape, product.shape)
        guard s == product.shape else {
            throw .runtime("The expanded size of the tensor must match: input \(shape) does not expand to \(product.shape)")
        }
        if !beta.isTrue {
            let y = try product.mul(alpha)
            return requiresGrad ? try y.add(try zeroed()) : y
        }
        let base = beta.isOne ? self : try mul(beta)
        return try base.add(product, alpha: alpha)
    }

    public func tensordot(_ other: Tensor, _ dims: [Int], _ otherDims: [Int]) throws(TensorError) -> Tensor {
        guard dims.count == otherDims.count else {
            throw .runtime("both dimension lists should have same length: tensordot got \(dims) and \(otherDims)")
        }
        var a = self, b = other
        var p: [Int] = [], q: [Int] = []
        for (i, j) in zip(dims, otherDims) {
            let x = try wrap(dim: i, dim), y = try wrap(dim: j, other.dim)
            guard dim > 0, other.dim > 0 else { throw .runtime("tensordot: 0-dim tensors have no dimensions to contract") }
            guard !p.contains(x), !q.contains(y) else { throw .runtime("dim \(x) appears multiple times in the list of dims") }
            let n = shape[x], m = other.shape[y]
            guard n == m || n == 1 || m == 1 else {
                throw .runtime(
                    "contracted dimensions need to match, but first has size \(n) in dim \(i) and second has size \(m) in dim \(j)"
                )
            }
            if n == 1 && m != 1 { b = try b.sum([y], keepdim: true) }
            if m == 1 && n != 1 { a = try a.sum([x], keepdim: true) }
            p.append(x)
            q.append(y)
        }
        let freeA = (0..<dim).filter { !p.contains($0) }, freeB = (0..<other.dim).filter { !q.contains($0) }
        var k = 1
        for d in p { k *= a.shape[d] }
        let sizesA = freeA.map { a.shape[$0] }, sizesB = freeB.map { b.shape[$0] }
        let result = try Shape(checking: sizesA + sizesB, "tensordot")
        let left = try a.permute(freeA + p).reshape(Shape([Shape(sizesA).numel, k]))
        let right = try b.permute(q + freeB).reshape(Shape([k, Shape(sizesB).numel]))
        return try left.mm(right).reshape(result)
    }

    public func kron(_ other: Tensor) throws(TensorError) -> Tensor {
        let n = Swift.max(dim, other.dim)
        guard 2 * n <= Shape.maxDims else {
            throw .runtime("kron: at most \(Shape.maxDims / 2) dimensions are supported, got \(n)")
        }
        var a = Shape(), b = Shape(), s = Shape()
        for i in 0..<n {
            let x = i < n - dim ? 1 : shape[i - (n - dim)], y = i < n - other.dim ? 1 : other.shape[i - (n - other.dim)]
            a.append(x)
            a.append(1)
            b.append(1)
            b.append(y)
            s.append(x * y)
        }
        return try reshape(a).mul(try other.reshape(b)).reshape(s)
    }

    public func cdist(_ other: Tensor, _ p: Double = 2) throws(TensorError) -> Tensor {
        guard dim >= 2, other.dim >= 2 else {
            throw .runtime("cdist only supports at least 2D tensors, X1 got: \(dim)D, X2 got: \(other.dim)D")
        }
        guard dtype.isFloat, other.dtype.isFloat else {
            throw .runtime("cdist only supports floating-point dtypes, X1 got: \(dtype), X2 got: \(other.dtype)")
        }
        guard shape[dim - 1] == other.shape[other.dim - 1] else {
            throw .runtime(
                "X1 and X2 must have the same number of columns. X1: \(shape[dim - 1]) X2: \(other.shape[other.dim - 1])")
        }
        guard p >= 0 else { throw .runtime("cdist only supports non-negative p values, got \(p)") }
        return try unsqueeze(-2).sub(try other.unsqueeze(-3)).vectorNorm(p, [-1])
    }

    public func bilinear(_ other: Tensor, _ weight: Tensor, _ bias: Tensor? = nil) throws(TensorError) -> Tensor {
        guard dim == other.dim, dim > 0, weight.dim == 3 else {
            throw .runtime("bilinear(): input dimensions do not match: got \(dim) and \(other.dim), weight \(weight.shape)")
        }
        let i = shape[dim - 1], j = other.shape[dim - 1], o = weight.shape[0]
        var s = shape
        s.remove(at: dim - 1)
        for d in 0..<(dim - 1) {
            guard shape[d] == other.shape[d] else {
                throw .runtime(
                    "bilinear(): input batch dimensions do not match at dim \(d): got \(shape[d]) and \(other.shape[d])")
            }
        }
        guard i == weight.shape[1] else {
            throw .runtime("bilinear(): input1 size does not match weight size: got \(i) but expected \(weight.shape[1])")
        }
        guard j == weight.shape[2] else {
            throw .runtime("bilinear(): input2 size does not match weight size: got \(j) but expected \(weight.shape[2])")
        }
        let n = s.numel
        let left = try reshape(Shape([n, i])).mm(try weight.permute([1, 0, 2]).reshape(Shape([i, o * j]))).reshape(
            Shape([n, o, j]))
        var y = try left.bmm(try other.reshape(Shape([n, j, 1]))).reshape(Shape([n, o]))
        if let bias { y = try y.add(bias) }
        s.append(o)
        return try y.reshape(s)
    }

    public func matrixPower(_ n: Int) throws(TensorError) -> Tensor {
        guard dim >= 2 else { throw .runtime("linalg.matrix_power: The input tensor A must have at least 2 dimensions.") }
        let m = shape[dim - 1]
        guard m == shape[dim - 2] else {
            throw .runtime(
                "linalg.matrix_power: A must be batches of square matrices, but they are \(shape[dim - 2]) by \(m) matrices")
        }
        if n < 0 { return try inverse().matrixPower(n == Int.min ? Int.max : -n) }
        if n == 0 {
            let eye = try Tensor.full(Shape([m]), 1, dtype).diagEmbed(0, 0, 1)
            let y = try eye.expand(shape).clone(contiguous: true)
            // Whatever the elements are, a gradient of 0 goes to them.
            return requiresGrad ? try y.add(try maskedFill(try Tensor.full(Shape(), .bool(true), .bool), 0)) : y
        }
        var result: Tensor?, square = self, rest = n
        while true {
            if rest & 1 == 1 { result = try result.map { r throws(TensorError) in try r.matmul(square) } ?? square }
            rest >>= 1
            if rest == 0 { break }
            square = try square.matmul(square)
        }
        return result === self ? try clone() : result ?? self
    }

    public func trace() throws(TensorError) -> Tensor {
        guard dim == 2 else { throw .runtime("trace: expected a matrix, but got tensor with dim \(dim)") }
        guard dtype != .bool else { throw .notImplemented("\"trace\" not implemented for 'Bool'") }
        return try diagonal().sum()
    }

    public func cross(_ other: Tensor, _ d: Int?) throws(TensorError) -> Tensor {
        let s = try broadcast(shape, other.shape)
        guard dim == other.dim else {
            throw .runtime("linalg.cross: inputs must have the same number of dimensions.")
        }
        guard
            let k = try d.map({ d throws(TensorError) in try wrap(dim: d, s.count) })
                ?? (0..<s.count).first(where: { s[$0] == 3 })
        else {
            throw .runtime("no dimension of size 3 in input: cross got shapes \(shape) and \(other.shape)")
        }
        guard s.count > 0, shape[k] == 3, other.shape[k] == 3 else {
            throw .runtime(
                "linalg.cross: inputs dimension \(k) must have length 3. Got \(dim > 0 ? shape[k] : 1) and \(dim > 0 ? other.shape[k] : 1)"
            )
        }
        let a = try expand(s), b = try other.expand(s)
        return try a.roll([-1], [k]).mul(try b.roll([-2], [k])).sub(try a.roll([-2], [k]).mul(try b.roll([-1], [k])))
    }
}
