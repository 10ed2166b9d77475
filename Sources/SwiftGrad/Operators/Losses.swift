import SwiftGradKernelAPI

// Losses made of an element-wise curve and a reduction, and those composed of other operators.

/// A curve and its reduction in one step: what the graph of a loss shows.
struct CurveLoss<C: Curve>: Op {
    static var name: String { C.nodeName }
    let curve: C
    let reduction: Reduction

    private var element: CurveOp<C> { CurveOp(curve: curve, dx: 0, dt: 0) }

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let spec = try element.inferOne(x)
        return [reduction == .none ? spec : TensorSpec(spec.dtype, Shape())]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        if reduction == .none { return try element.forward(x, into: y) }
        let spec = try element.inferOne(x)
        if try reduceInTiles(x, spec, into: y.required(0)) { return }
        let t = try spec.allocate()
        try element.forward(x, into: Tensors(t))
        let out = y.required(0)
        let sum = out.dtype.isHalf ? try Tensor(empty: Shape(), .float32) : out
        let all: UInt32 = (1 << UInt32(t.dim)) &- 1
        try runReduction(.sum, out.dtype.isHalf ? try t.dense(.float32) : t, all, into: sum)
        if reduction == .mean {
            try runBinary(.div, sum, try Tensor.full(Shape(), .double(Double(t.numel)), sum.dtype), into: sum)
        }
        if sum !== out { copyElements(from: sum, to: out) }
    }

    /// Curve and sum of one tile after the other, with no tensor of the curve's values; false where the operands do not allow it.
    private func reduceInTiles(_ x: Tensors, _ spec: TensorSpec, into out: Tensor) throws(TensorError) -> Bool {
        let a = x.required(0), b = x.required(1)
        guard let kernel = curve.kernel(dx: 0, dt: 0), a.dtype == b.dtype, a.dtype == spec.dtype, a.shape == b.shape,
            a.isContiguous, b.isContiguous, a.dtype == .float32 || a.dtype == .float64, out.dtype == a.dtype
        else { return false }
        let n = a.numel, tile = 4096, block = 16 * tile
        let blocks = max(1, (n + block - 1) / block), size = a.dtype.size, type = a.dtype.kernel
        let partial = try Tensor(empty: Shape([blocks]), a.dtype), sums = partial.data
        let first = kernel.isSwapped ? b : a, second = kernel.isSwapped ? a : b
        let op = kernel.kernel.rawValue, sum = ReduceKernel.sum.rawValue
        var failed = false
        withParameters([kernel.parameter]) { p in
            ThreadPool.run(blocks) { i in
                guard let work = try? Allocator.allocate((tile + 16) * 8) else { return failed = true }
                let start = i * block, count = min(block, n - start)
                let parts = work + tile * 8
                var at = 0, k = 0
                while at < count {
                    let m = min(tile, count - at), skip = (start + at) * size
                    CPU.kernels.binary(op, type, m, work, 1, first.data + skip, 1, second.data + skip, 1, p)
                    CPU.kernels.reduce(sum, type, m, parts + k * size, work, 1, p)
                    at += m
                    k += 1
                }
                CPU.kernels.reduce(sum, type, k, sums + i * size, parts, 1, p)
                Allocator.free(work, bytes: (tile + 16) * 8)
            }
            if !failed { CPU.kernels.reduce(sum, type, blocks, out.data, sums, 1, p) }
        }
        withExtendedLifetime(partial) {}
        if failed { throw TensorError(.memory, "not enough memory for the work space of a loss") }
        if reduction == .mean { try runBinary(.div, out, try Tensor.full(Shape(), .double(Double(n)), out.dtype), into: out) }
        return true
    }

    func saves(_ needs: NeedsMask) -> Saves { [.input(0), .input(1)] }

    func vjp(_ c: inout VJP) throws(TensorError) {
        let x = try c.input(0), t = try c.input(1)
        var g = try c.grad
        if reduction == .mean { g = try g.div(.double(Double(try broadcast(x.shape, t.shape).numel))) }
        func partial(_ dx: Int, _ dt: Int) throws(TensorError) -> Tensor {
            if !GradMode.isEnabled, g.numel == 1, let kernel = curve.kernel(dx: dx, dt: dt), kernel.hasFactor {
                // The gradient of the loss goes into the kernel's factor: one pass.
                let spec = try CurveOp(curve: curve, dx: dx, dt: dt).inferOne(Tensors(x, t))
                if spec.dtype == g.dtype {
                    let d = try spec.allocate()
                    try kernel.run(x, t, into: d, times: Scalar(g.dtype, from: g.data).double)
                    return d
                }
            }
            let d = try apply(CurveOp(curve: curve, dx: dx, dt: dt), Tensors(x, t))
            if !GradMode.isEnabled, Recorder.current == nil, d.shape == (try broadcast(d.shape, g.shape)), d.dtype == g.dtype {
                try runBinary(.mul, d, g, into: d)
                return d
            }
            return try d.mul(g)
        }
        if c.needs(0) { c[0] = try partial(1, 0) }
        if c.needs(1) { c[1] = try partial(0, 1) }
    }
}

extension Tensor {
    func loss<C: Curve>(_ curve: C, _ target: Tensor, _ reduction: Int) throws(TensorError) -> Tensor {
        try apply1(CurveLoss(curve: curve, reduction: try Reduction(checking: reduction)), Tensors(self, target))
    }

    /// Reduced as a loss: 0 not at all, 1 to the mean, 2 to the sum.
    func reduced(_ reduction: Int) throws(TensorError) -> Tensor { try Reduction(checking: reduction)(self) }

    /// `exp(self) - target * self`, or of rates that are no logarithms; `full` adds Stirling's approximation.
    public func poissonNLLLoss(
        _ target: Tensor, logInput: Bool = true, full: Bool = false, eps: Double = 1e-8, reduction: Int = 1
    ) throws(TensorError) -> Tensor {
        try loss(PoissonNLL(logInput: logInput, full: full, eps: eps), target, reduction)
    }

    /// `self` where target is 1, `max(0, margin - self)` where it is -1.
    public func hingeEmbeddingLoss(_ target: Tensor, margin: Double = 1, reduction: Int = 1) throws(TensorError) -> Tensor {
        try loss(HingeEmbedding(margin: margin), target, reduction)
    }

    /// `max(0, margin - target * (self - other))`.
    public func marginRankingLoss(_ other: Tensor, _ target: Tensor, margin: Double = 0, reduction: Int = 1) throws(TensorError)
        -> Tensor
    {
        try sub(other).loss(MarginRanking(margin: margin), target, reduction)
    }

    /// `log(1 + exp(-target * self))`.
    public func softMarginLoss(_ target: Tensor, reduction: Int = 1) throws(TensorError) -> Tensor {
        try loss(SoftMargin(), target, reduction)
    }

    public func mseLoss(_ target: Tensor, reduction: Int = 1) throws(TensorError) -> Tensor {
        try loss(SquaredError(), target, reduction)
    }
    public func l1Loss(_ target: Tensor, reduction: Int = 1) throws(TensorError) -> Tensor {
        try loss(AbsoluteError(), target, reduction)
    }

    public func smoothL1Loss(_ target: Tensor, reduction: Int = 1, beta: Double = 1) throws(TensorError) -> Tensor {
        guard beta >= 0 else { throw .runtime("smooth_l1_loss does not support negative values for beta, got \(beta)") }
        return beta == 0 ? try l1Loss(target, reduction: reduction) : try loss(SmoothAbsoluteError(beta: beta), target, reduction)
    }

    public func huberLoss(_ target: Tensor, reduction: Int = 1, delta: Double = 1) throws(TensorError) -> Tensor {
        guard delta > 0 else { throw .runtime("huber_loss does not support non-positive values for delta, got \(delta)") }
        return try loss(HuberError(delta: delta), target, reduction)
    }

    /// Binary cross entropy of probabilities.
    public func binaryCrossEntropy(_ target: Tensor, weight: Tensor? = nil, reduction: Int = 1) throws(TensorError) -> Tensor {
        guard target.shape == shape else {
            throw .value(
                "Using a target size (torch.Size(\(target.shape))) that is different to the input size (torch.Size(\(shape))) is deprecated. "
                    + "Please ensure they have the same size.")
        }
        guard target.dtype == dtype else {
            throw .runtime(
                "Found dtype \(target.dtype.scalarName) but expected \(dtype.scalarName): binary_cross_entropy's target")
        }
        if numel > 0 {
            let x = try dense(.float64), p = x.pointer(Double.self)
            defer { withExtendedLifetime(x) {} }
            for i in 0..<numel where p[i] < 0 || p[i] > 1 {
                throw .runtime("all elements of input should be between 0 and 1: binary_cross_entropy got \(p[i])")
            }
        }
        guard let weight else { return try loss(BinaryCrossEntropy(), target, reduction) }
        return try Reduction(checking: reduction)(try loss(BinaryCrossEntropy(), target, 0).mul(weight))
    }

    /// Binary cross entropy of logits.
    public func binaryCrossEntropyWithLogits(
        _ target: Tensor, weight: Tensor? = nil, posWeight: Tensor? = nil, reduction: Int = 1
    ) throws(TensorError) -> Tensor {
        guard target.shape == shape else {
            throw .value("Target size (torch.Size(\(target.shape))) must be the same as input size (torch.Size(\(shape)))")
        }
        if weight == nil && posWeight == nil { return try loss(LogitCrossEntropy(), target, reduction) }
        var each: Tensor
        if let posWeight {
            // (1 - t) x + (1 + (w - 1) t) log(1 + exp(-x))
            let softplus = try loss(LogitCrossEntropy(), try Tensor.full(Shape(), 1, dtype), 0)
            let factor = try posWeight.sub(1).mul(target).add(1)
            each = try mul(try target.neg().add(1)).add(try softplus.mul(factor))
        } else {
            each = try loss(LogitCrossEntropy(), target, 0)
        }
        if let weight { each = try each.mul(weight) }
        return try Reduction(checking: reduction)(each)
    }

    /// 1 - cos(x1, x2) where target is 1, max(0, cos - margin) where it is -1.
    public func cosineEmbeddingLoss(_ other: Tensor, _ target: Tensor, margin: Double = 0, reduction: Int = 1) throws(TensorError)
        -> Tensor
    {
        guard target.dim == 0 || target.dim == 1 else {
            throw .runtime("0D or 1D target tensor expected, multi-target not supported: got \(target.shape)")
        }
        guard dim == target.dim + 1, other.dim == target.dim + 1 else {
            throw .runtime(
                "\(target.dim)D target tensor expects \(target.dim + 1)D input tensors, but found inputs with sizes \(shape) and \(other.shape)."
            )
        }
        let d = [target.dim]
        let eps = 1e-12
        let dots = try mul(other).sum(d), a = try mul(self).sum(d).add(.double(eps)),
            b = try other.mul(other).sum(d).add(.double(eps))
        let cos = try dots.div(try a.mul(b).sqrt())
        let values = try target.to(dtype)
        let same = try values.indicator(.eq, 1), opposite = try values.indicator(.eq, -1)
        let positive = try cos.neg().add(1).mul(same), negative = try cos.sub(.double(margin)).clamp(min: 0).mul(opposite)
        return try Reduction(checking: reduction)(try positive.add(negative))
    }

    /// The p-norm of the differences along the last dimension.
    public func pairwiseDistance(_ other: Tensor, p: Double = 2, eps: Double = 1e-6, keepdim: Bool = false) throws(TensorError)
        -> Tensor
    {
        let d = try sub(other).add(.double(eps))
        let a = d.dim == 0 ? try d.unsqueeze(0) : d
        guard p >= 0 else { throw .runtime("pairwise_distance: a non-negative p is required, got \(p)") }
        return try a.vectorNorm(p, [a.dim - 1], keepdim: keepdim)
    }

    /// max(0, margin + d(anchor, positive) - d(anchor, negative)).
    public func tripletMarginLoss(
        _ positive: Tensor, _ negative: Tensor, margin: Double = 1, p: Double = 2, eps: Double = 1e-6, swap: Bool = false,
        reduction: Int = 1
    ) throws(TensorError) -> Tensor {
        guard dim == positive.dim, dim == negative.dim else {
            throw .runtime(
                "The anchor, positive, and negative tensors are expected to have the same number of dimensions, but got: anchor \(dim)D, "
                    + "positive \(positive.dim)D, and negative \(negative.dim)D inputs")
        }
        guard margin > 0 else { throw .runtime("margin must be greater than zero, got \(margin)") }
        let near = try pairwiseDistance(positive, p: p, eps: eps)
        var far = try pairwiseDistance(negative, p: p, eps: eps)
        if swap {
            // min(a, b) = a - max(a - b, 0)
            let other = try positive.pairwiseDistance(negative, p: p, eps: eps)
            far = try far.sub(try far.sub(other).clamp(min: 0))
        }
        return try Reduction(checking: reduction)(try near.sub(far).add(.double(margin)).clamp(min: 0))
    }

    /// Cosine of the angle along `dim`, each norm at least eps.
    public func cosineSimilarity(_ other: Tensor, dim d: Int = 1, eps: Double = 1e-8) throws(TensorError) -> Tensor {
        let type = DType.promote(dtype, other.dtype)
        guard type.isFloat else {
            throw .runtime("expected common dtype to be floating point, yet common dtype is \(type.scalarName)")
        }
        let shape = try broadcast(self.shape, other.shape)
        let a = try to(type).expand(shape), b = try other.to(type).expand(shape)
        let k = [try wrap(dim: d, shape.count)]
        // As in PyTorch, the gradient passes as though nothing had been raised to eps.
        func length(_ t: Tensor) throws(TensorError) -> Tensor {
            let n = try t.vectorNorm(2, k, keepdim: true)
            let missing = try withoutGradient { () throws(TensorError) in try n.clamp(min: .double(eps)).sub(n) }
            return try n.add(missing)
        }
        let na = try length(a), nb = try length(b)
        return try a.div(na).mul(try b.div(nb)).sum(k)
    }
}

extension Tensor {
    /// Mean over the classes of max(0, margin - x[y] + x[i])^p * weight[y] for i != y: x (N, C) or (C,), target (N,) or ().
    public func multiMarginLoss(
        _ target: Tensor, p: Double = 1, margin: Double = 1, weight: Tensor? = nil, reduction: Int = 1
    ) throws(TensorError) -> Tensor {
        guard p == 1 || p == 2 else { throw .runtime("only p == 1 and p == 2 supported: multi_margin_loss got \(p)") }
        guard dim >= 1, dim <= 2, numel > 0, dtype.isFloat else {
            throw .runtime("Expected non-empty vector or matrix with optional 0-dim batch size, but got: \(shape)")
        }
        let rows = dim == 2 ? shape[0] : 1, classes = shape[dim - 1]
        guard target.numel == rows, target.dim <= 1, target.dtype == .int64 else {
            throw .runtime(
                "multi_margin_loss: target tensor should be 1-D with size equal to the number of input samples (batch size): inconsistent target "
                    + "size, expected [\(rows)] int64 but got \(target.shape) \(target.dtype) for input of shape \(shape)")
        }
        if let weight, weight.numel != classes {
            throw .runtime("inconsistent weight size, expected \(classes) but got \(weight.shape)")
        }
        let index = try target.dense()
        for i in 0..<rows where index.pointer(Int.self)[i] < 0 || index.pointer(Int.self)[i] >= classes {
            throw .runtime("target out of range: multi_margin_loss got \(index.pointer(Int.self)[i]) for \(classes) classes")
        }
        let x = try reshape(Shape([rows, classes]))
        let chosen = try Tensor.oneHot(try index.reshape(Shape([rows])), classes: classes).to(dtype)
        let others = try chosen.neg().add(1)
        let value = try x.mul(chosen).sum([1], keepdim: true)
        var z = try x.sub(value).add(.double(margin)).clamp(min: 0)
        if p == 2 { z = try z.mul(z) }
        z = try z.mul(others)
        if let weight { z = try z.mul(try chosen.mul(try weight.reshape(Shape([1, classes]))).sum([1], keepdim: true)) }
        let each = try z.sum([1]).div(.double(Double(classes)))
        return try Reduction(checking: reduction)(dim == 1 ? try each.reshape(Shape()) : each)
    }
}
