#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

// Numerical gradients, reductions of segments, mantissas and exponents.

extension Tensor {
    /// The derivative along dimension `d` by central differences, sampled at `x` or `spacing` apart; at the ends of order 1 or 2.
    fileprivate func slope(_ d: Int, spacing: Double, at x: Tensor?, order: Int) throws(TensorError) -> Tensor {
        let n = shape[d]
        func part(_ start: Int, _ count: Int) throws(TensorError) -> Tensor { try narrow(d, start: start, length: count) }
        guard let x else {
            let inner = try part(2, n - 2).sub(try part(0, n - 2)).div(.double(2 * spacing))
            let ends: [Tensor]
            if order == 1 {
                ends = [
                    try part(1, 1).sub(try part(0, 1)).div(.double(spacing)),
                    try part(n - 1, 1).sub(try part(n - 2, 1)).div(.double(spacing)),
                ]
            } else {
                let first = try part(1, 1).mul(2).sub(try part(0, 1).mul(1.5)).sub(try part(2, 1).mul(0.5))
                let last = try part(n - 1, 1).mul(1.5).sub(try part(n - 2, 1).mul(2)).add(try part(n - 3, 1).mul(0.5))
                ends = [try first.div(.double(spacing)), try last.div(.double(spacing))]
            }
            return try Tensor.cat([ends[0], inner, ends[1]], d)
        }
        // Weights of the three points, from the distances h0 and h1 between them.
        var s = Shape(count: dim, repeating: 1)
        let h = try x.diff(1, 0)
        func steps(_ start: Int, _ count: Int) throws(TensorError) -> Tensor {
            s[d] = count
            return try h.narrow(0, start: start, length: count).reshape(s)
        }
        let h0 = try steps(0, n - 2), h1 = try steps(1, n - 2), both = try h0.add(h1)
        let left = try part(0, n - 2).mul(try h1.neg().div(try h0.mul(both)))
        let middle = try part(1, n - 2).mul(try h1.sub(h0).div(try h0.mul(h1)))
        let right = try part(2, n - 2).mul(try h0.div(try h1.mul(both)))
        let inner = try left.add(middle).add(right)
        let first: Tensor, last: Tensor
        if order == 1 {
            first = try part(1, 1).sub(try part(0, 1)).div(try steps(0, 1))
            last = try part(n - 1, 1).sub(try part(n - 2, 1)).div(try steps(n - 2, 1))
        } else {
            let a = try steps(0, 1), b = try steps(1, 1), ab = try a.add(b)
            first = try part(1, 1).mul(try ab.div(try a.mul(b))).sub(try part(0, 1).mul(try a.mul(2).add(b).div(try a.mul(ab))))
                .sub(
                    try part(2, 1).mul(try a.div(try b.mul(ab))))
            let e = try steps(n - 3, 1), f = try steps(n - 2, 1), ef = try e.add(f)
            last = try part(n - 1, 1).mul(try f.mul(2).add(e).div(try f.mul(ef))).sub(
                try part(n - 2, 1).mul(try ef.div(try e.mul(f)))
            ).add(
                try part(n - 3, 1).mul(try f.div(try e.mul(ef))))
        }
        return try Tensor.cat([first, inner, last], d)
    }

    /// The derivatives along `dims` (nil: all); `spacing`: one number for each or for all; `points`: where the samples lie.
    func gradients(spacing: [Double]?, points: [Tensor]?, dims: [Int]?, order: Int) throws(TensorError) -> [Tensor] {
        guard order == 1 || order == 2 else { throw .runtime("torch.gradient only supports edge_order=1 and edge_order=2.") }
        let axes = dims ?? Array(0..<dim)
        var seen: [Int] = []
        for d in axes {
            let k = try wrap(dim: d, dim)
            guard dim > 0, shape[k] >= order + 1 else {
                throw .runtime("torch.gradient expected each dimension size to be at least edge_order+1")
            }
            guard !seen.contains(k) else { throw .runtime("dim \(k) appears multiple times in the list of dims") }
            seen.append(k)
        }
        for count in [spacing?.count, points?.count] {
            guard let count, count != axes.count else { continue }
            throw .runtime(
                dims == nil
                    ? "torch.gradient expected spacing to be unspecified, a scalar, or a list of length equal to 'self.dim() = \(dim)', since "
                        + "dim argument was not given, but got a list of length \(count)"
                    : "torch.gradient expected spacing to be unspecified, a scalar or it's spacing and dim arguments to have the same length, "
                        + "but got a spacing argument of length \(count) and a dim argument of length \(axes.count).")
        }
        let x = dtype.isFloat ? self : try to(DType.defaultFloat)
        var list: [Tensor] = []
        for (i, d) in seen.enumerated() {
            var at = points?[i]
            if let p = at {
                guard p.dim == 1 else {
                    throw .runtime(
                        "torch.gradient expected each element of spacing to have one dimension, but got an element with \(p.dim) dimensions!"
                    )
                }
                guard p.numel == shape[d] else {
                    throw .runtime("torch.gradient: \(shape[d]) coordinates are required for dimension \(d), got \(p.numel)")
                }
                at = p.dtype.isFloat ? p : try p.to(x.dtype)
            }
            let step = spacing?[i] ?? 1
            list.append(try x.slope(d, spacing: step, at: at, order: order))
        }
        return list
    }

    /// Reductions ("sum", "mean", "max", "min", "prod") of consecutive segments of dimension `axis`.
    func segmentReduce(
        _ reduce: String, lengths: Tensor?, offsets: Tensor?, axis: Int, unsafe: Bool, initial: Double?
    ) throws(TensorError) -> Tensor {
        let what = "segment_reduce()"
        guard numel >= 0, dim > 0 else { throw .runtime("\(what): data must have at least one dimension, got a 0-dim tensor") }
        guard ["sum", "mean", "max", "min", "prod"].contains(reduce) else {
            throw .runtime("reduce argument must be either sum, prod, mean, amax or amin, got \(reduce)")
        }
        guard let given = lengths ?? offsets else { throw .runtime("\(what): Either lengths or offsets must be defined.") }
        let d = try wrap(dim: axis, dim)
        guard d == given.dim - 1 else {
            throw .runtime("\(what): Expected axis to be the last dimension of lengths or offsets but got \(axis).")
        }
        guard given.dtype == .int64 || given.dtype == .int32 else {
            throw .runtime("\(what): lengths and offsets must be of int32 or int64, got \(given.dtype)")
        }
        // One row of segments for each index of the leading dimensions.
        let outer = Shape(shape.array[0..<d]), n = shape[d], inner = Shape(shape.array[(d + 1)...])
        guard given.shape.dropping(1) == outer else {
            throw .runtime(
                "\(what): Expected shape of lengths or offsets to match data's first \(d) dimensions \(outer), got \(given.shape)"
            )
        }
        let table = try given.dense(.int64), p = table.pointer(Int.self), columns = table.shape[table.dim - 1]
        let segments = lengths != nil ? columns : columns - 1
        guard segments >= 0 else { throw .runtime("\(what): offsets must have at least one entry") }
        var bounds: [(Int, Int)] = []
        for row in 0..<outer.numel {
            var at = 0
            for s in 0..<segments {
                let start = lengths != nil ? at : p[row * columns + s]
                let (end, overflow) =
                    lengths != nil ? at.addingReportingOverflow(p[row * columns + s]) : (p[row * columns + s + 1], false)
                guard !overflow, start >= 0, end >= start, end <= n else {
                    throw .runtime(
                        "\(what): Expected all rows of lengths along axis to sum to data.size(lengths.dim()-1) when !unsafe.")
                }
                bounds.append((start, end))
                at = end
            }
            guard unsafe || lengths == nil || at == n else {
                throw .runtime(
                    "\(what): Expected all rows of lengths along axis to sum to data.size(lengths.dim()-1) when !unsafe.")
            }
        }
        withExtendedLifetime(table) {}
        let width = inner.numel
        let x = try reshape(Shape([outer.numel, n, width]))
        func starting(_ t: Tensor, _ value: Double) throws(TensorError) -> Tensor {
            switch reduce {
            case "max": return try t.maximum(try .number(.double(value)))
            case "min": return try t.minimum(try .number(.double(value)))
            case "prod": return try t.mul(.double(value))
            default: return try t.add(.double(value))
            }
        }
        var parts: [Tensor] = []
        for (i, (start, end)) in bounds.enumerated() {
            let rows = try x.select(0, i / max(segments, 1)).narrow(0, start: start, length: end - start)
            if start == end {
                let usual: Double
                switch reduce {
                case "max": usual = -.infinity
                case "min": usual = .infinity
                case "prod": usual = 1
                case "mean": usual = .nan
                default: usual = 0
                }
                parts.append(try Tensor.full(Shape([width]), .double(initial ?? usual), dtype))
                continue
            }
            var y: Tensor
            switch reduce {
            case "max": y = try rows.amax([0])
            case "min": y = try rows.amin([0])
            case "prod": y = try rows.prod(0)
            default: y = try rows.sum([0])
            }
            if let initial { y = try starting(y, initial) }
            if reduce == "mean" { y = try y.div(.double(Double(end - start))) }
            parts.append(y)
        }
        let result = Shape(outer.array + [segments] + inner.array)
        if parts.isEmpty { return try Tensor.zeros(result, dtype) }
        return try Tensor.stack(parts, 0).reshape(result)
    }
}

/// x = mantissa * 2^exponent with 0.5 <= |mantissa| < 1.
struct Frexp: Op, Operator {
    static let name = "Frexp"
    static let schema = "frexp.Tensor(Tensor self) -> (Tensor mantissa, Tensor exponent)"
    static let doc = "Mantissas of [0.5, 1) and int32 exponents: `self = mantissa * 2 ** exponent`."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tuple(try apply(Frexp(), Tensors(try a.tensor(0)))) }

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let a = x.required(0)
        guard a.dtype.isFloat else { throw .runtime("torch.frexp() only supports floating-point dtypes") }
        return [TensorSpec(a.dtype, a.shape), TensorSpec(.int32, a.shape)]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let a = try x.required(0).dense(.float64), m = try Tensor(empty: a.shape, .float64)
        let p = a.pointer(Double.self), q = m.pointer(Double.self), e = y.required(1).pointer(Int32.self)
        ThreadPool.forRanges(a.numel, grain: ElementLoop.grain) { r in
            for i in r {
                let v = p[i]
                if v == 0 || !v.isFinite {
                    (q[i], e[i]) = (v, 0)
                } else {
                    q[i] = v.sign == .minus ? -v.significand / 2 : v.significand / 2
                    e[i] = Int32(v.exponent) + 1
                }
            }
        }
        copyElements(from: m, to: y.required(0))
        withExtendedLifetime(a) {}
    }

    func saves(_ needs: NeedsMask) -> Saves { .output(1) }

    func vjp(_ c: inout VJP) throws(TensorError) {
        guard c.needs(0), let g = c.grad(0) else { return }
        let e = try c.output(1).detached().to(g.dtype)
        c[0] = try g.mul(try Tensor.number(.double(2)).pow(try e.neg()))
    }
}

struct GradientScalar: Operator {
    static let schema = "gradient.scalarint(Tensor self, *, Scalar? spacing=None, int? dim=None, int edge_order=1) -> Tensor[]"
    static let doc = "Derivatives by central differences along each dimension (or `dim`), samples `spacing` apart."
    static let variants: Variants = .function
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let x = try a.tensor(0), dims = a.optionalInt(2).map { [$0] }, count = dims?.count ?? x.dim
        let spacing = a.optionalScalar(1).map { [Double](repeating: $0.double, count: count) }
        return .list(try x.gradients(spacing: spacing, points: nil, dims: dims, order: try a.int(3)))
    }
}

struct GradientScalarDims: Operator {
    static let schema = "gradient.scalararray(Tensor self, *, Scalar spacing, int[] dim, int edge_order=1) -> Tensor[]"
    static let doc = "Derivatives along several dimensions, samples `spacing` apart."
    static let variants: Variants = .function
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let dims = try a.ints(2), spacing = [Double](repeating: try a.double(1), count: dims.count)
        return .list(try a.tensor(0).gradients(spacing: spacing, points: nil, dims: dims, order: try a.int(3)))
    }
}

struct GradientDims: Operator {
    static let schema = "gradient.array(Tensor self, *, int[] dim, int edge_order=1) -> Tensor[]"
    static let doc = "Derivatives along several dimensions, samples 1 apart."
    static let variants: Variants = .function
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .list(try a.tensor(0).gradients(spacing: nil, points: nil, dims: try a.ints(1), order: try a.int(2)))
    }
}

struct GradientScalarsDim: Operator {
    static let schema = "gradient.scalarrayint(Tensor self, *, float[] spacing, int? dim=None, int edge_order=1) -> Tensor[]"
    static let doc = "Derivatives along each dimension (or `dim`), each with its own distance of samples."
    static let variants: Variants = .function
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .list(
            try a.tensor(0).gradients(
                spacing: try a.doubles(1), points: nil, dims: a.optionalInt(2).map { [$0] }, order: try a.int(3)))
    }
}

struct GradientScalarsDims: Operator {
    static let schema = "gradient.scalarrayarray(Tensor self, *, float[] spacing, int[] dim, int edge_order=1) -> Tensor[]"
    static let doc = "Derivatives along several dimensions, each with its own distance of samples."
    static let variants: Variants = .function
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .list(try a.tensor(0).gradients(spacing: try a.doubles(1), points: nil, dims: try a.ints(2), order: try a.int(3)))
    }
}

struct GradientPointsDim: Operator {
    static let schema = "gradient.tensorarrayint(Tensor self, *, Tensor[] spacing, int? dim=None, int edge_order=1) -> Tensor[]"
    static let doc = "Derivatives along each dimension (or `dim`) of samples at the given coordinates."
    static let variants: Variants = .function
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .list(
            try a.tensor(0).gradients(
                spacing: nil, points: try a.tensors(1), dims: a.optionalInt(2).map { [$0] }, order: try a.int(3)))
    }
}

struct GradientPointsDims: Operator {
    static let schema = "gradient.tensorarray(Tensor self, *, Tensor[] spacing, int[] dim, int edge_order=1) -> Tensor[]"
    static let doc = "Derivatives along several dimensions of samples at the given coordinates."
    static let variants: Variants = .function
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .list(try a.tensor(0).gradients(spacing: nil, points: try a.tensors(1), dims: try a.ints(2), order: try a.int(3)))
    }
}

struct SegmentReduce: Operator {
    static let schema =
        "segment_reduce(Tensor data, str reduce, *, Tensor? lengths=None, Tensor? indices=None, Tensor? offsets=None, int axis=0, "
        + "bool unsafe=False, Scalar? initial=None) -> Tensor"
    static let doc = "Sums, means, products or extremes of consecutive segments of dimension `axis`, given by lengths or offsets."
    static let variants: Variants = .function
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        guard a.optionalTensor(3) == nil else {
            throw .runtime("segment_reduce(): indices based reduction is not supported yet.")
        }
        return .tensor(
            try a.tensor(0).segmentReduce(
                try a.string(1), lengths: a.optionalTensor(2), offsets: a.optionalTensor(4), axis: try a.int(5),
                unsafe: try a.bool(6),
                initial: a.optionalDouble(7)))
    }
}

let differenceOperators: [any Operator.Type] = [
    Frexp.self, GradientScalar.self, GradientScalarDims.self, GradientDims.self, GradientScalarsDim.self,
    GradientScalarsDims.self,
    GradientPointsDim.self, GradientPointsDims.self, SegmentReduce.self,
]
