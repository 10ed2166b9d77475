import SwiftGradKernelAPI

// Reductions other than the sum: means, products, extremes, truth, counts.

/// The arithmetic mean over dimensions.
struct Mean: Op {
    static let name = "Mean"
    let mask: UInt32
    let keepdim: Bool
    let dtype: DType

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        [TensorSpec(dtype, reducedShape(x.required(0).shape, mask, keepdim))]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let a = x.required(0), out = y.required(0)
        let n = Double(count(a.shape))
        if dtype.isHalf {
            // Summed and divided in float32, rounded once.
            let wide = try Tensor(empty: out.shape, .float32)
            try runReduction(.sum, try a.dense(.float32), mask, into: wide)
            try runBinary(.div, wide, try .number(.double(n)), into: wide)
            copyElements(from: wide, to: out)
            return
        }
        try runReduction(.sum, a.dtype == dtype ? a : try a.dense(dtype), mask, into: out)
        try runBinary(.div, out, try .number(.double(n)), into: out)
    }

    private func count(_ shape: Shape) -> Int {
        var n = 1
        for i in 0..<shape.count where mask & (1 << UInt32(i)) != 0 { n *= shape[i] }
        return n
    }

    func saves(_ needs: NeedsMask) -> Saves { .none }

    func vjp(_ c: inout VJP) throws(TensorError) {
        guard c.needs(0) else { return }
        c[0] = try c.grad.div(.double(Double(count(c.shape(0))))).expandReduced(mask, keepdim, to: c.shape(0))
    }
}

/// The product over one dimension.
struct Prod: Op {
    static let name = "Prod"
    let dim: Int
    let keepdim: Bool
    let dtype: DType

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        [TensorSpec(dtype, reducedShape(x.required(0).shape, 1 << UInt32(dim), keepdim))]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let a = x.required(0)
        try runReduction(.prod, a.dtype == dtype ? a : try a.dense(dtype), 1 << UInt32(dim), into: y.required(0))
    }

    func saves(_ needs: NeedsMask) -> Saves { .input(0) }

    func vjp(_ c: inout VJP) throws(TensorError) {
        guard c.needs(0) else { return }
        // Product of the elements before times product of those after: right for zeros too.
        let x = try c.conjugate(0).to(dtype)
        let g = try c.grad.expandReduced(1 << UInt32(dim), keepdim, to: c.shape(0))
        if x.dim == 0 || x.shape[dim] <= 1 { return c[0] = g }
        let n = x.shape[dim]
        var one = x.shape
        one[dim] = 1
        let ones = try Tensor.full(one, 1, dtype)
        let before = try Tensor.cat([ones, try x.narrow(dim, start: 0, length: n - 1)], dim).cumprod(dim)
        let after = try Tensor.cat([try x.narrow(dim, start: 1, length: n - 1).flip([dim]), ones], dim)
        let reversed = try Tensor.cat([ones, try after.narrow(dim, start: 0, length: n - 1)], dim).cumprod(dim).flip([dim])
        c[0] = try g.mul(before).mul(reversed)
    }
}

/// The largest or smallest element over dimensions; ties share the gradient evenly.
struct Extreme: Op {
    static let name = "Amax"
    let isMax: Bool
    let mask: UInt32
    let keepdim: Bool
    let what: String

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let a = x.required(0)
        for i in 0..<a.dim where mask & (1 << UInt32(i)) != 0 && a.shape[i] == 0 {
            throw .index("\(what == "aminmax" ? what : what + "()"): Expected reduction dim \(i) to have non-zero size.")
        }
        return [TensorSpec(a.dtype, reducedShape(a.shape, mask, keepdim))]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        try runReduction(isMax ? .max : .min, x.required(0), mask, into: y.required(0))
    }

    func saves(_ needs: NeedsMask) -> Saves { [.input(0), .output(0)] }

    func vjp(_ c: inout VJP) throws(TensorError) {
        guard c.needs(0) else { return }
        let x = try c.input(0)
        let y = try c.output(0).detached().expandReduced(mask, keepdim, to: x.shape)
        c[0] = try c.grad.expandReduced(mask, keepdim, to: x.shape).mul(
            try tieShares(x, y, mask, countsNaN: what == "max" || what == "min"))
    }
}

/// 1/k where x equals y (or both are NaN) and k elements do so in a group over `mask`, else 0; outside the graph.
func tieShares(_ x: Tensor, _ y: Tensor, _ mask: UInt32, countsNaN: Bool = true) throws(TensorError) -> Tensor {
    try withoutGradient { () throws(TensorError) in
        let same = try comparison(.eq, x, y).dense(x.dtype)
        let isNaN = try comparison(.ne, y, y).dense(x.dtype).mul(try comparison(.ne, x, x).dense(x.dtype))
        let hits = countsNaN ? try same.add(isNaN) : same
        if mask == 0 { return hits }
        return try hits.div(try hits.sum((0..<x.dim).filter { mask & (1 << UInt32($0)) != 0 }, keepdim: true))
    }
}

/// x seen as (outer, n, inner) around one dimension; x dense.
struct Lanes {
    var outer = 1
    var n = 1
    var inner = 1

    init(_ shape: Shape, _ dim: Int) {
        for i in 0..<shape.count { if i < dim { outer *= shape[i] } else if i == dim { n = shape[i] } else { inner *= shape[i] } }
    }

    /// Calls `body(lane, offset of its first element)` for each lane; elements are `inner` apart.
    func forEach(_ body: (Int, Int) -> Void) {
        let inner = inner, n = n
        ThreadPool.forRanges(outer * inner, grain: max(1, ElementLoop.grain / max(n, 1))) { r in
            for lane in r { body(lane, lane / inner * n * inner + lane % inner) }
        }
    }
}

/// The largest or smallest element along a dimension and where it is.
struct ExtremeAt: Op {
    static let name = "Max"
    let isMax: Bool
    let dim: Int
    let keepdim: Bool
    let what: String

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let a = x.required(0)
        guard a.dim == 0 || a.shape[dim] > 0 else {
            throw .index("\(what)(): Expected reduction dim \(dim) to have non-zero size.")
        }
        let s = reducedShape(a.shape, 1 << UInt32(dim), keepdim)
        return [TensorSpec(a.dtype, s), TensorSpec(.int64, s)]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let a = try x.required(0).dense(), values = y.required(0), indices = y.required(1)
        if a.numel == 0 { return }
        let lanes = Lanes(a.shape, dim)
        let size = a.dtype.size, dtype = a.dtype.kernel
        let op = (isMax ? ArgReduceKernel.argmax : .argmin).rawValue
        let source = a.data, v = values.data, at = indices.pointer(Int64.self)
        defer { withExtendedLifetime(a) {} }
        let n = lanes.n, inner = lanes.inner
        if inner > 1 && n <= Int(Int32.max) {
            // Columns side by side, in strips.
            let strip = max(32, min(inner, ElementLoop.grain / n)), strips = (inner + strip - 1) / strip
            ThreadPool.forRanges(lanes.outer * strips, grain: max(1, ElementLoop.grain / (n * strip))) { r in
                for i in r {
                    let first = i % strips * strip, o = i / strips
                    let out = o * inner + first
                    CPU.kernels.argReduceColumns(
                        op, dtype, n, min(strip, inner - first), at + out, v + out * size,
                        source + (o * n * inner + first) * size, inner)
                }
            }
            return
        }
        let block = 1 << 16
        if lanes.outer == 1, inner == 1, n > 2 * block {
            // One long row: blocks, then the best of theirs, which come in order.
            let blocks = (n + block - 1) / block
            let best = try Tensor(empty: Shape([blocks]), a.dtype), places = try Tensor(empty: Shape([blocks]), .int64)
            let b = best.data, p = places.pointer(Int64.self)
            ThreadPool.run(blocks) { i in
                CPU.kernels.argReduce(op, dtype, min(block, n - i * block), p + i, b + i * size, source + i * block * size, 1)
                p[i] += Int64(i * block)
            }
            CPU.kernels.argReduce(op, dtype, blocks, at, v, b, 1)
            at[0] = p[Int(at[0])]
            withExtendedLifetime((best, places)) {}
            return
        }
        lanes.forEach { lane, start in
            CPU.kernels.argReduce(op, dtype, lanes.n, at + lane, v + lane * size, source + start * size, lanes.inner)
        }
    }

    func saves(_ needs: NeedsMask) -> Saves { .output(1) }

    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) { c[0] = try c.grad.placed(at: try c.output(1), dim, keepdim, in: c.shape(0)) }
    }
}

extension Tensor {
    /// Gradient of picking along `dim`: zeros with this added where `indices` tell.
    func placed(at indices: Tensor, _ dim: Int, _ keepdim: Bool, in shape: Shape) throws(TensorError) -> Tensor {
        let i = indices.detached()
        if shape.count == 0 { return try reshape(shape) }
        let g = keepdim ? self : try unsqueeze(dim)
        let at = keepdim ? i : try i.unsqueeze(dim)
        return try Tensor.zeros(shape, dtype).scatter(dim, try at.dense(), g, .add)
    }

    /// Picks along `dim` by the indices of a reduction: what second derivatives go through.
    func picked(at indices: Tensor, _ dim: Int, _ keepdim: Bool) throws(TensorError) -> Tensor {
        if self.dim == 0 { return self }
        let at = keepdim ? indices : try indices.unsqueeze(dim)
        let y = try gather(dim, try at.dense())
        return keepdim ? y : try y.squeeze(dim)
    }
}

extension Tensor {
    private func meanDType(_ dtype: DType?, _ what: String) throws(TensorError) -> DType {
        let d = dtype ?? self.dtype
        guard d.isInexact else {
            if dtype == nil {
                throw .notImplemented(
                    "\(what)(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: \(d.scalarName)"
                )
            }
            throw .runtime(
                "\(what)(): could not infer output dtype. Optional dtype must be either a floating point or complex dtype. Got: \(d.scalarName)"
            )
        }
        return d
    }

    /// The mean over `dims` (nil or empty: all).
    public func mean(_ dims: [Int]? = nil, keepdim: Bool = false, dtype: DType? = nil) throws(TensorError) -> Tensor {
        let d = try meanDType(dtype, "mean")
        return try apply1(Mean(mask: try dimMask(dims, dim), keepdim: keepdim, dtype: d), Tensors(self))
    }

    public func nanSum(_ dims: [Int]? = nil, keepdim: Bool = false, dtype: DType? = nil) throws(TensorError) -> Tensor {
        if !self.dtype.isFloat { return try sum(dims, keepdim: keepdim, dtype: dtype) }
        return try maskedFill(try comparison(.ne, self, self), 0).sum(dims, keepdim: keepdim, dtype: dtype)
    }

    public func nanMean(_ dims: [Int]? = nil, keepdim: Bool = false, dtype: DType? = nil) throws(TensorError) -> Tensor {
        guard self.dtype.isFloat else {
            throw .runtime("nanmean(): expected input to have floating point or complex dtype but got \(self.dtype.scalarName)")
        }
        let counts = try comparison(.eq, self, self).sum(dims, keepdim: keepdim)
        return try nanSum(dims, keepdim: keepdim, dtype: dtype).div(counts)
    }

    public func prod(dtype: DType? = nil) throws(TensorError) -> Tensor { try contiguous().reshape([-1]).prod(0, dtype: dtype) }

    public func prod(_ d: Int, keepdim: Bool = false, dtype: DType? = nil) throws(TensorError) -> Tensor {
        let d = try wrap(dim: d, dim)
        return try apply1(
            Prod(dim: d, keepdim: keepdim, dtype: dtype ?? (self.dtype.isInexact ? self.dtype : .int64)), Tensors(self))
    }

    /// Over `dims` (nil or empty: all).
    func extreme(isMax: Bool, _ dims: [Int]?, _ keepdim: Bool, _ what: String) throws(TensorError) -> Tensor {
        if numel == 0, dims == nil || dims!.isEmpty {
            throw .runtime(
                "\(what)(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with the 'dim' argument."
            )
        }
        return try apply1(Extreme(isMax: isMax, mask: try dimMask(dims, dim), keepdim: keepdim, what: what), Tensors(self))
    }

    /// Values and indices along `d`.
    func extreme(isMax: Bool, dim d: Int, keepdim: Bool) throws(TensorError) -> [Tensor] {
        try apply(
            ExtremeAt(isMax: isMax, dim: try wrap(dim: d, dim), keepdim: keepdim, what: isMax ? "max" : "min"), Tensors(self),
            nonDifferentiable: 2)
    }

    public func amax(_ dims: [Int] = [], keepdim: Bool = false) throws(TensorError) -> Tensor {
        try extreme(isMax: true, dims, keepdim, "amax")
    }
    public func amin(_ dims: [Int] = [], keepdim: Bool = false) throws(TensorError) -> Tensor {
        try extreme(isMax: false, dims, keepdim, "amin")
    }

    func larger(_ other: Tensor, isMax: Bool) throws(TensorError) -> Tensor {
        try isMax ? maximum(other) : minimum(other)
    }

    func aminmax(_ d: Int?, _ keepdim: Bool) throws(TensorError) -> [Tensor] {
        if d == nil && numel == 0 {
            throw .runtime("aminmax(): cannot compute aminmax over an empty dimension as the operation has no identity.")
        }
        let dims = d.map { [$0] }
        let low = try extreme(isMax: false, dims, keepdim, "aminmax"), high = try extreme(isMax: true, dims, keepdim, "aminmax")
        if d == nil && keepdim && dim > 0 { return [low, high] }
        return [low, high]
    }

    func argExtreme(isMax: Bool, _ d: Int?, _ keepdim: Bool) throws(TensorError) -> Tensor {
        let what = isMax ? "argmax" : "argmin"
        guard dtype != .bool else { throw .notImplemented("\(what)(): does not support bool input") }
        guard let d else {
            guard numel > 0 else { throw .index("\(what)(): Expected reduction dim to be specified for input.numel() == 0.") }
            let flat = try detached().dense().alias(shape: Shape([numel]), strides: Shape([1]), offset: isContiguous ? offset : 0)
            let at = try flat.argExtreme(isMax: isMax, 0, false)
            return keepdim ? try at.reshape(Shape(count: dim, repeating: 1)) : at
        }
        let k = try wrap(dim: d, dim)
        return try apply(ExtremeAt(isMax: isMax, dim: k, keepdim: keepdim, what: what), Tensors(detached()))[1]
    }

    public func argmax(_ dim: Int? = nil, keepdim: Bool = false) throws(TensorError) -> Tensor {
        try argExtreme(isMax: true, dim, keepdim)
    }
    public func argmin(_ dim: Int? = nil, keepdim: Bool = false) throws(TensorError) -> Tensor {
        try argExtreme(isMax: false, dim, keepdim)
    }

    /// any and all.
    func truth(_ kernel: ReduceKernel, _ dims: [Int]?, _ keepdim: Bool) throws(TensorError) -> Tensor {
        let mask = dims.map { $0.isEmpty } == true ? 0 : try dimMask(dims, dim)
        let x = try dense(.bool)
        let out = try Tensor(empty: reducedShape(shape, mask, keepdim), .bool)
        try runReduction(kernel, x, mask, into: out)
        return dtype == .uint8 ? try out.dense(.uint8) : out
    }

    func countNonzero(_ dims: [Int]?) throws(TensorError) -> Tensor { try detached().dense(.bool).sum(dims) }

    public func logSumExp(_ dims: [Int], _ keepdim: Bool = false) throws(TensorError) -> Tensor {
        let x = dtype.isFloat ? self : try to(DType.defaultFloat)
        let mask = try dimMask(dims, dim)
        return try apply1(LogSumExpOver(mask: mask, keepdim: keepdim), Tensors(x))
    }
}

/// log(sum(exp(x))) over dimensions.
struct LogSumExpOver: Op {
    static let name = "Logsumexp"
    let mask: UInt32
    let keepdim: Bool

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        [TensorSpec(x.required(0).dtype, reducedShape(x.required(0).shape, mask, keepdim))]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let out = y.required(0)
        let work = out.dtype.accumulation
        let a = try x.required(0).dense(work)
        if a.numel == 0 { return fillElements(out, .double(-.infinity)) }
        let kept = reducedShape(a.shape, mask, true)
        let top = try Tensor(empty: kept, work)
        try runReduction(.max, a, mask, into: top)
        // An infinite maximum would give inf - inf.
        let p = top.data
        for i in 0..<top.numel {
            if work == .float64 {
                let q = p.assumingMemoryBound(to: Double.self) + i
                if q.pointee.isInfinite { q.pointee = 0 }
            } else {
                let q = p.assumingMemoryBound(to: Float.self) + i
                if q.pointee.isInfinite { q.pointee = 0 }
            }
        }
        let t = try Tensor(empty: a.shape, work)
        try runBinary(.sub, a, top, into: t, [1])
        try runUnary(.exp, t, into: t)
        let total = try Tensor(empty: kept, work)
        try runReduction(.sum, t, mask, into: total)
        try runUnary(.log, total, into: total)
        try runBinary(.add, total, top, into: total, [1])
        copyElements(from: total.alias(shape: out.shape, strides: out.shape.contiguousStrides, offset: 0), to: out)
    }

    func saves(_ needs: NeedsMask) -> Saves { [.input(0), .output(0)] }

    func vjp(_ c: inout VJP) throws(TensorError) {
        guard c.needs(0) else { return }
        let x = try c.input(0)
        let y = try c.output(0).expandReduced(mask, keepdim, to: x.shape)
        // Where the result is infinite, inf - inf counts as 0.
        let d = try x.sub(y)
        let p = try d.maskedFill(try comparison(.eq, x, y), 0).exp()
        c[0] = try c.grad.expandReduced(mask, keepdim, to: x.shape).mul(p)
    }
}
