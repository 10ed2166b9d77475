import SwiftGradKernelAPI

// Variance, standard deviation and norms.

/// The variance over dimensions: sum of squared deviations over (n - correction).
struct Variance: Op {
    static let name = "Var"
    let mask: UInt32
    let correction: Double
    let keepdim: Bool

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let a = x.required(0)
        guard a.dtype.isFloat else {
            throw .notImplemented("std and var only support floating point and complex dtypes, got \(a.dtype)")
        }
        let s = reducedShape(a.shape, mask, keepdim)
        return [TensorSpec(a.dtype, s), TensorSpec(a.dtype, s)]
    }

    private func divisor(_ shape: Shape) -> Double {
        var n = 1
        for i in 0..<shape.count where mask & (1 << UInt32(i)) != 0 { n *= shape[i] }
        return Swift.max(0, Double(n) - correction)
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let a = x.required(0), variance = y.required(0), means = y.required(1)
        // Reduced dimensions last, so that each result has one row.
        var order: [Int] = [], n = 1
        for i in 0..<a.dim where mask & (1 << UInt32(i)) == 0 { order.append(i) }
        for i in 0..<a.dim where mask & (1 << UInt32(i)) != 0 {
            order.append(i)
            n *= a.shape[i]
        }
        var shape = Shape(), strides = Shape()
        for d in order {
            shape.append(a.shape[d])
            strides.append(a.strides[d])
        }
        let rows = try a.alias(shape: shape, strides: strides, offset: a.offset).dense()
        let out = try Tensor(empty: Shape([variance.numel]), .float64),
            mean = try Tensor(empty: Shape([variance.numel]), .float64)
        let p = out.pointer(Double.self), q = mean.pointer(Double.self), source = rows.data
        let size = a.dtype.size, dtype = a.dtype.kernel, d = divisor(a.shape)
        let length = n
        ThreadPool.forRanges(variance.numel, grain: Swift.max(1, ElementLoop.grain / Swift.max(length, 1))) { r in
            for i in r {
                if length == 0 {
                    p[i] = .nan
                    q[i] = .nan
                    continue
                }
                var m = 0.0, m2 = 0.0
                CPU.kernels.moments(dtype, length, source + i * length * size, 1, &m, &m2)
                q[i] = m
                p[i] = d == 0 ? (m2 == 0 || m2.isNaN ? .nan : .infinity) : m2 / d
            }
        }
        copyElements(from: out.alias(shape: variance.shape, strides: variance.shape.contiguousStrides, offset: 0), to: variance)
        copyElements(from: mean.alias(shape: variance.shape, strides: variance.shape.contiguousStrides, offset: 0), to: means)
    }

    func saves(_ needs: NeedsMask) -> Saves { .input(0) }

    func vjp(_ c: inout VJP) throws(TensorError) {
        guard c.needs(0) else { return }
        let x = try c.input(0)
        let dims = (0..<x.dim).filter { mask & (1 << UInt32($0)) != 0 }
        if let g = c.grad(0) {
            let d = divisor(x.shape)
            let wide = try g.mul(.double(d == 0 ? .infinity : 2 / d)).expandReduced(mask, keepdim, to: x.shape)
            c[0] = try wide.mul(try x.sub(try x.mean(dims.isEmpty ? nil : dims, keepdim: true)))
        }
        if let g = c.grad(1) {
            var n = 1
            for i in dims { n *= x.shape[i] }
            let t = try g.div(.double(Double(n))).expandReduced(mask, keepdim, to: x.shape)
            c[0] = try c[0].map { y throws(TensorError) in try y.add(t) } ?? t
        }
    }
}

/// The p-norm of the elements over dimensions.
struct VectorNorm: Op {
    static let name = "LinalgVectorNorm"
    let p: Double
    let mask: UInt32
    let keepdim: Bool

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let a = x.required(0)
        guard a.dtype.isFloat else {
            throw .runtime("linalg.vector_norm: Expected a floating point or complex tensor as input. Got \(a.dtype.scalarName)")
        }
        if p < 0 || p == .infinity {
            for i in 0..<a.dim where mask & (1 << UInt32(i)) != 0 && a.shape[i] == 0 {
                throw .runtime(
                    "linalg.vector_norm cannot compute the \(p) norm on an empty dimension \(i) because the operation does not have an identity"
                )
            }
        }
        return [TensorSpec(a.dtype, reducedShape(a.shape, mask, keepdim))]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let out = y.required(0)
        let work = out.dtype.accumulation
        let a = try x.required(0).dense(work)
        let t = work == out.dtype ? out : try Tensor(empty: out.shape, work)
        switch p {
        case 0:
            let mark = try comparison(.ne, a, try .number(0)).dense(work)
            try runReduction(.sum, mark, mask, into: t)
        case 1: try runReduction(.sumAbs, a, mask, into: t)
        case 2:
            try runReduction(.sumSquares, a, mask, into: t)
            try runUnary(.sqrt, t, into: t)
        case .infinity, -.infinity:
            let size = try Tensor(empty: a.shape, work)
            try runUnary(.abs, a, into: size)
            try runReduction(p > 0 ? .max : .min, size, mask, into: t)
        default:
            try runReduction(.sumAbsPow, a, mask, into: t, [p])
            try runUnary(.powScalar, t, into: t, [1 / p])
        }
        if t !== out { copyElements(from: t, to: out) }
    }

    func saves(_ needs: NeedsMask) -> Saves { [.input(0), .output(0)] }

    func vjp(_ c: inout VJP) throws(TensorError) {
        guard c.needs(0) else { return }
        let x = try c.input(0)
        if p == 0 { return c[0] = try Tensor.zeros(x.shape, x.dtype) }
        let g = try c.grad.expandReduced(mask, keepdim, to: x.shape)
        let y = try c.output(0).expandReduced(mask, keepdim, to: x.shape)
        let zero = try Tensor.number(0)
        if p == 1 { return c[0] = try g.mul(try x.sign()) }
        if p == 2 { return c[0] = try x.mul(try g.div(y)).maskedFill(try comparison(.eq, y, zero), 0) }
        if p.isInfinite {
            let size = try withoutGradient { () throws(TensorError) in try x.abs() }
            return c[0] = try g.mul(try x.sign()).mul(try tieShares(size, y.detached(), mask))
        }
        // sign(x) |x|^(p-1) y^(1-p), 0 where x is (p < 2) or y is 0.
        let isZero = try comparison(.eq, p < 2 ? x : y, zero)
        let size = try x.abs().maskedFill(isZero, 1).pow(.double(p - 1))
        let scale = try y.maskedFill(try comparison(.eq, y, zero), 1).pow(.double(1 - p))
        c[0] = try g.mul(try x.sign()).mul(size).mul(scale).maskedFill(isZero, 0)
    }
}

extension Tensor {
    func varMean(_ dims: [Int]?, _ correction: Double, _ keepdim: Bool) throws(TensorError) -> [Tensor] {
        if dtype.isComplex {
            // The variances of both parts add up.
            let x = try real().varMean(dims, correction, keepdim), y = try imag().varMean(dims, correction, keepdim)
            return [try x[0].add(y[0]), try .complex(x[1], y[1])]
        }
        return try apply(Variance(mask: try dimMask(dims, dim), correction: correction, keepdim: keepdim), Tensors(self))
    }

    /// The variance over `dims` (nil or empty: all), over n - correction.
    public func variance(_ dims: [Int]? = nil, _ correction: Double = 1, _ keepdim: Bool = false) throws(TensorError) -> Tensor {
        try varMean(dims, correction, keepdim)[0]
    }

    /// The square root of the variance; its gradient is 0 where it is 0.
    public func deviation(_ dims: [Int]? = nil, _ correction: Double = 1, _ keepdim: Bool = false) throws(TensorError) -> Tensor {
        try stdMean(dims, correction, keepdim)[0]
    }

    func stdMean(_ dims: [Int]?, _ correction: Double, _ keepdim: Bool) throws(TensorError) -> [Tensor] {
        let both = try varMean(dims, correction, keepdim)
        return [try apply1(SafeSqrt(), Tensors(both[0])), both[1]]
    }

    /// The p-norm over `dims` (nil or empty: all).
    public func vectorNorm(
        _ p: Double = 2, _ dims: [Int]? = nil, keepdim: Bool = false, dtype: DType? = nil
    ) throws(TensorError) -> Tensor {
        var x = try dtype.map { d throws(TensorError) in try self.to(d) } ?? self
        if x.dtype.isComplex { x = try x.abs() }
        return try apply1(VectorNorm(p: p, mask: try dimMask(dims, dim), keepdim: keepdim), Tensors(x))
    }

    func renorm(_ p: Double, _ d: Int, _ maxnorm: Double) throws(TensorError) -> Tensor {
        guard p > 0 else { throw .runtime("renorm: non-positive-norm not supported, got \(p)") }
        guard maxnorm >= 0 else { throw .runtime("renorm: expected maxnorm to be >= 0 but got \(maxnorm)") }
        guard dim > 1 else { throw .runtime("renorm: input needs at least 2 dimensions, got \(dim) dimensions") }
        let k = try wrap(dim: d, dim)
        let norms = try vectorNorm(p, (0..<dim).filter { $0 != k }, keepdim: true)
        let within = try comparison(.le, norms, try .number(.double(maxnorm)))
        let factor = try Tensor.full(Shape(), .double(maxnorm), dtype).div(try norms.add(1e-7)).maskedFill(within, 1)
        return try mul(factor)
    }

    func cov(_ correction: Int, _ fweights: Tensor?, _ aweights: Tensor?) throws(TensorError) -> Tensor {
        guard dim <= 2 else {
            throw .runtime("cov(): expected input to have two or fewer dimensions but got an input with \(dim) dimensions")
        }
        guard dtype != .bool else { throw .runtime("cov(): bool dtype is not supported for input") }
        let x = try (dtype.isInexact ? self : try to(DType.defaultFloat)).atLeast(2)
        let n = x.shape[1]
        var weights: Tensor?
        if let fweights {
            guard fweights.dim <= 1, fweights.numel == n else {
                throw .runtime(
                    "cov(): expected fweights to have the same numel as there are observations in the input but got \(fweights.numel) != \(n)"
                )
            }
            guard !fweights.dtype.isFloat else {
                throw .runtime("cov(): expected fweights to have integral dtype but got fweights with \(fweights.dtype) dtype")
            }
            weights = try fweights.to(x.dtype)
        }
        if let aweights {
            guard aweights.dim <= 1, aweights.numel == n else {
                throw .runtime(
                    "cov(): expected aweights to have the same numel as there are observations in the input but got \(aweights.numel) != \(n)"
                )
            }
            if let w = weights { weights = try w.mul(aweights) } else { weights = try aweights.to(x.dtype) }
        }
        let total: Tensor
        if let w = weights { total = try w.sum() } else { total = try Tensor.full(Shape(), .double(Double(n)), x.dtype) }
        let mean = try (weights.map { w throws(TensorError) in try x.mul(w) } ?? x).sum([1], keepdim: true).div(total)
        var norm = try total.sub(.double(Double(correction)))
        if let aweights, correction != 0, let w = weights {
            norm = try total.sub(try w.mul(aweights).sum().div(total).mul(.double(Double(correction))))
        }
        norm = try norm.maskedFill(try comparison(.lt, try norm.detached().real(), try .number(0)), 0)
        let centred = try x.sub(mean)
        let scaled = try weights.map { w throws(TensorError) in try centred.mul(w) } ?? centred
        return try centred.mm(try scaled.mH()).div(norm).squeeze()
    }

    func corrcoef() throws(TensorError) -> Tensor {
        guard dim <= 2 else {
            throw .runtime("corrcoef(): expected input to have two or fewer dimensions but got an input with \(dim) dimensions")
        }
        let c = try cov(1, nil, nil)
        if c.dim == 0 { return try c.div(c) }
        let d = try apply1(SafeSqrt(), Tensors(try c.diagonal()))
        let y = try c.div(try d.unsqueeze(1)).div(try d.unsqueeze(0))
        let low = try y.maskedFill(try comparison(.lt, y, try .number(-1)), -1)
        return try low.maskedFill(try comparison(.gt, low, try .number(1)), 1)
    }
}

/// The square root with gradient 0 at 0: of variances.
struct SafeSqrt: Op {
    static let name = "Std"
    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] { [TensorSpec(x.required(0).dtype, x.required(0).shape)] }
    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) { try runUnary(.sqrt, x.required(0), into: y.required(0)) }
    func saves(_ needs: NeedsMask) -> Saves { .output(0) }

    func vjp(_ c: inout VJP) throws(TensorError) {
        guard c.needs(0) else { return }
        let y = try c.output(0)
        c[0] = try c.grad.div(try y.mul(2)).maskedFill(try comparison(.eq, y, try .number(0)), 0)
    }
}
