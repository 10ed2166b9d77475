import SwiftGradKernelAPI

// Running sums, products and extremes.

/// cumsum, cumprod and logcumsumexp along one dimension.
struct Scan: ElementwiseOp {
    static let name = "Cumsum"
    let kernel: ScanKernel
    let dim: Int
    let dtype: DType

    func inferOne(_ x: Tensors) throws(TensorError) -> TensorSpec { TensorSpec(dtype, x.required(0).shape) }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let a = try x.required(0).dense(dtype), out = y.required(0)
        if a.numel == 0 { return }
        let t = out.isContiguous ? out : try Tensor(empty: out.shape, dtype)
        if dtype.isExtended {
            try runScanExtended(kernel, a, dim, into: t)
            if t !== out { copyElements(from: t, to: out) }
            return
        }
        let lanes = Lanes(a.shape, dim)
        let size = dtype.size, code = dtype.kernel, op = kernel.rawValue
        let source = a.data, target = t.data
        if lanes.inner > 1 {
            // Columns side by side, in strips.
            let inner = lanes.inner, n = lanes.n
            let strip = max(32, min(inner, ElementLoop.grain / max(n, 1))), strips = (inner + strip - 1) / strip
            ThreadPool.forRanges(lanes.outer * strips, grain: max(1, ElementLoop.grain / max(n * strip, 1))) { r in
                for i in r {
                    let first = i % strips * strip
                    let start = (i / strips * n * inner + first) * size
                    CPU.kernels.scanColumns(op, code, n, min(strip, inner - first), target + start, source + start, inner)
                }
            }
            withExtendedLifetime(a) {}
            if t !== out { copyElements(from: t, to: out) }
            return
        }
        lanes.forEach { _, start in
            CPU.kernels.scan(op, code, lanes.n, target + start * size, lanes.inner, source + start * size, lanes.inner)
        }
        if t !== out { copyElements(from: t, to: out) }
    }

    func saves(_ needs: NeedsMask) -> Saves {
        switch kernel {
        case .cumsum: return .none
        case .cumprod: return [.input(0), .output(0)]
        case .logcumsumexp: return [.input(0), .output(0)]
        }
    }

    func vjp(_ c: inout VJP) throws(TensorError) {
        guard c.needs(0) else { return }
        let g = try c.grad
        switch kernel {
        case .cumsum: c[0] = try g.reversedCumsum(dim)
        case .logcumsumexp:
            // sum over j >= i of g_j exp(x_i - y_j), positive and negative parts apart in log space.
            let x = try c.input(0), y = try c.output(0)
            let zero = try Tensor.number(0)
            func part(_ isNegative: Bool) throws(TensorError) -> Tensor {
                let keep = try comparison(isNegative ? .lt : .gt, g, zero)
                let drop = try comparison(.eq, keep, try .number(.bool(false)))
                // Masked last, so that no NaN of a dropped place reaches y's own gradient.
                let size = try (isNegative ? g.neg() : g).maskedFill(drop, 1).log().sub(y).maskedFill(drop, .double(-.infinity))
                return try size.flip([dim]).logcumsumexp(dim).flip([dim]).add(x).exp()
            }
            c[0] = try part(false).sub(try part(true))
        case .cumprod:
            let x = try c.conjugate(0).to(dtype), y = try c.conjugateOutput()
            let isZero = try comparison(.eq, x, try .number(0))
            if try isZero.truth(.any, nil, false).item().isTrue == false {
                c[0] = try g.mul(y).reversedCumsum(dim).div(x)
            } else {
                c[0] = try cumprodGradientWithZeros(g, x)
            }
        }
    }

    /// dL/dx_k = sum over j >= k of g_j times the product of the x_i, i <= j, i != k: one k after another.
    private func cumprodGradientWithZeros(_ g: Tensor, _ x: Tensor) throws(TensorError) -> Tensor {
        if x.dim == 0 { return g }
        let n = x.shape[dim]
        var one = x.shape
        one[dim] = 1
        var before = try Tensor.full(one, 1, dtype)
        var parts: [Tensor] = []
        for k in 0..<n {
            let tail = try Tensor.cat([before, try x.narrow(dim, start: k + 1, length: n - k - 1)], dim).cumprod(dim)
            parts.append(try g.narrow(dim, start: k, length: n - k).mul(tail).sum([dim], keepdim: true))
            before = try before.mul(try x.narrow(dim, start: k, length: 1))
        }
        return try Tensor.cat(parts, dim)
    }
}

/// cummax and cummin: values and indices of the last of equal extremes.
struct RunningExtreme: Op {
    static let name = "Cummax"
    let isMax: Bool
    let dim: Int

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        [TensorSpec(x.required(0).dtype, x.required(0).shape), TensorSpec(.int64, x.required(0).shape)]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let out = y.required(0), at = y.required(1).pointer(Int.self)
        let work = out.dtype.working
        let a = try x.required(0).dense(work)
        let v = out.dtype == work ? out : try Tensor(empty: out.shape, work)
        let lanes = Lanes(a.shape, dim)
        func go<T: WorkingElement>(_: T.Type) {
            let s = a.pointer(T.self), t = v.pointer(T.self)
            lanes.forEach { _, start in
                if lanes.n == 0 { return }
                var best = s[start], index = 0
                for i in 0..<lanes.n {
                    let k = start + i * lanes.inner
                    let e = s[k]
                    if e.isNotANumber || (!best.isNotANumber && (isMax ? e >= best : e <= best)) { (best, index) = (e, i) }
                    t[k] = best
                    at[k] = index
                }
            }
        }
        switch work {
        case .float32: go(Float.self)
        case .float64: go(Double.self)
        default: go(Int.self)
        }
        if v !== out { copyElements(from: v, to: out) }
    }

    func saves(_ needs: NeedsMask) -> Saves { .output(1) }

    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) { c[0] = try c.grad.placed(at: try c.output(1), dim, true, in: c.shape(0)) }
    }
}

struct CumSum: Operator {
    static let schema = "cumsum(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor"
    static let doc = "The running sum along `dim`; integers add up as int64."
    static let variants: Variants = .all

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).cumsum(try a.int(1), dtype: a.optionalDType(2)))
    }
}

struct CumProd: Operator {
    static let schema = "cumprod(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor"
    static let doc = "The running product along `dim`; integers multiply as int64."
    static let variants: Variants = .all

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).cumprod(try a.int(1), dtype: a.optionalDType(2)))
    }
}

struct LogCumSumExp: Operator {
    static let schema = "logcumsumexp(Tensor self, int dim) -> Tensor"
    static let doc = "The logarithm of the running sum of exponentials along `dim`."
    static let variants: Variants = [.function, .method]

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).logcumsumexp(try a.int(1))) }
}

struct CumMax: Operator {
    static let schema = "cummax(Tensor self, int dim) -> (Tensor values, Tensor indices)"
    static let doc = "The running maximum along `dim`, and the index of its last occurrence."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tuple(
            try apply(
                RunningExtreme(isMax: true, dim: try wrap(dim: try a.int(1), try a.tensor(0).dim)), Tensors(try a.tensor(0)),
                nonDifferentiable: 2))
    }
}

struct CumMin: Operator {
    static let schema = "cummin(Tensor self, int dim) -> (Tensor values, Tensor indices)"
    static let doc = "The running minimum along `dim`, and the index of its last occurrence."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tuple(
            try apply(
                RunningExtreme(isMax: false, dim: try wrap(dim: try a.int(1), try a.tensor(0).dim)), Tensors(try a.tensor(0)),
                nonDifferentiable: 2))
    }
}

struct Diff: Operator {
    static let schema = "diff(Tensor self, int n=1, int dim=-1, Tensor? prepend=None, Tensor? append=None) -> Tensor"
    static let doc = "Differences of neighbours along `dim`, `n` times over; `prepend` and `append` are joined on first."
    static let variants: Variants = [.function, .method]

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).diff(try a.int(1), try a.int(2), a.optionalTensor(3), a.optionalTensor(4)))
    }
}

struct TrapezoidX: Operator {
    static let schema = "trapezoid.x(Tensor y, Tensor x, *, int dim=-1) -> Tensor"
    static let doc = "The integral along `dim` by the trapezoidal rule, sampled at `x`."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).trapezoid(try a.tensor(1), try a.int(2)))
    }
}

struct TrapezoidDx: Operator {
    static let schema = "trapezoid.dx(Tensor y, *, Scalar dx=1, int dim=-1) -> Tensor"
    static let doc = "The integral along `dim` by the trapezoidal rule, samples `dx` apart."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).trapezoid(dx: try a.scalar(1), try a.int(2)))
    }
}

struct TrapzX: Operator {
    static let schema = "trapz.x(Tensor y, Tensor x, *, int dim=-1) -> Tensor"
    static let doc = "As `trapezoid`."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).trapezoid(try a.tensor(1), try a.int(2)))
    }
}

struct TrapzDx: Operator {
    static let schema = "trapz.dx(Tensor y, *, float dx=1., int dim=-1) -> Tensor"
    static let doc = "As `trapezoid`."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).trapezoid(dx: try a.scalar(1), try a.int(2)))
    }
}

extension Tensor {
    private func scan(_ kernel: ScanKernel, _ d: Int, _ dtype: DType) throws(TensorError) -> Tensor {
        try apply(Scan(kernel: kernel, dim: try wrap(dim: d, dim), dtype: dtype), Tensors(self))
    }

    public func cumsum(_ d: Int, dtype: DType? = nil) throws(TensorError) -> Tensor {
        try scan(.cumsum, d, dtype ?? (self.dtype.isInexact ? self.dtype : .int64))
    }

    public func cumprod(_ d: Int, dtype: DType? = nil) throws(TensorError) -> Tensor {
        try scan(.cumprod, d, dtype ?? (self.dtype.isInexact ? self.dtype : .int64))
    }

    public func logcumsumexp(_ d: Int) throws(TensorError) -> Tensor {
        guard dtype.isFloat else { throw .notImplemented("\"logcumsumexp_out_cpu\" not implemented for '\(dtype.scalarName)'") }
        return try scan(.logcumsumexp, d, dtype)
    }

    func reversedCumsum(_ d: Int) throws(TensorError) -> Tensor { dim == 0 ? self : try flip([d]).cumsum(d).flip([d]) }

    public func diff(_ n: Int = 1, _ d: Int = -1, _ prepend: Tensor? = nil, _ append: Tensor? = nil) throws(TensorError) -> Tensor
    {
        guard dim >= 1 else { throw .runtime("diff expects input to be at least one-dimensional") }
        guard n >= 0 else { throw .runtime("order must be non-negative but got \(n)") }
        let d = try wrap(dim: d, dim)
        for t in [prepend, append] where t != nil {
            guard t!.dim == dim else {
                throw .runtime("diff expects prepend or append to be the same dimension as input, got \(t!.dim) and \(dim)")
            }
        }
        var x = self
        if prepend != nil || append != nil { x = try Tensor.cat([prepend, self, append].compactMap { $0 }, d) }
        if n == 0 { return x === self ? try Tensor.zeros(shape, dtype).add(self).to(dtype) : x }
        for _ in 0..<Swift.min(n, x.shape[d]) {
            let m = x.shape[d]
            if m == 0 { break }
            let a = try x.narrow(d, start: 1, length: m - 1), b = try x.narrow(d, start: 0, length: m - 1)
            x = dtype == .bool ? try comparison(.ne, a, b) : try a.sub(b)
        }
        return x
    }

    /// Sums of neighbours along `d`, halved.
    private func midpoints(_ d: Int) throws(TensorError) -> Tensor {
        let n = shape[d]
        return try narrow(d, start: 1, length: n - 1).add(try narrow(d, start: 0, length: n - 1))
    }

    public func trapezoid(_ x: Tensor, _ d: Int = -1) throws(TensorError) -> Tensor {
        guard dtype != .bool else { throw .notImplemented("trapezoid: received a bool input for `y`, but bool is not supported") }
        let d = try wrap(dim: d, dim)
        guard dim > 0, shape[d] > 0 else { return try sum([d]) }
        var steps: Tensor
        if x.dim == 1 {
            guard x.numel == shape[d] else {
                throw .runtime("trapezoid: There must be one `x` value for each sample point, got \(x.numel) for \(shape[d])")
            }
            var s = Shape(count: dim, repeating: 1)
            s[d] = x.numel - 1
            steps = try x.diff().reshape(s)
        } else {
            guard x.dim > 0 else { throw .runtime("trapezoid: x must have at least one dimension") }
            let k = Swift.max(d - (dim - x.dim), 0)
            steps = try x.diff(1, k)
        }
        return try midpoints(d).mul(steps).sum([d]).div(2)
    }

    public func trapezoid(dx: Scalar = 1, _ d: Int = -1) throws(TensorError) -> Tensor {
        guard dtype != .bool else { throw .notImplemented("trapezoid: received a bool input for `y`, but bool is not supported") }
        let d = try wrap(dim: d, dim)
        guard dim > 0, shape[d] > 0 else { return try sum([d]) }
        return try midpoints(d).sum([d]).mul(dx).div(2)
    }
}

let scanOperators: [any Operator.Type] = [
    CumSum.self, CumProd.self, LogCumSumExp.self, CumMax.self, CumMin.self, Diff.self, TrapezoidX.self, TrapezoidDx.self,
    TrapzX.self, TrapzDx.self,
]
