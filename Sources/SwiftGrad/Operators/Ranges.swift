#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

// Factories of regular patterns: arange, linspace, logspace, eye, triangles of indices.

struct Arange: Operator {
    static let schema = "arange(Scalar end, *, ScalarType? dtype=None) -> Tensor"
    static let doc = "0, 1, ... below `end`; int64 unless a float is among the arguments."
    static let variants: Variants = [.function, .factory]
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try Tensor.arange(0, try a.scalar(0), dtype: a.optionalDType(1)))
    }
}

struct ArangeStep: Operator {
    static let schema = "arange.start_step(Scalar start, Scalar end, Scalar step=1, *, ScalarType? dtype=None) -> Tensor"
    static let doc = "`start`, `start + step`, ... up to but not including `end`; int64 unless a float is among the arguments."
    static let variants: Variants = [.function, .factory]
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try Tensor.arange(try a.scalar(0), try a.scalar(1), step: try a.scalar(2), dtype: a.optionalDType(3)))
    }
}

struct Linspace: Operator {
    static let schema = "linspace(Scalar start, Scalar end, int steps, *, ScalarType? dtype=None) -> Tensor"
    static let doc = "`steps` numbers at equal distances from `start` to `end`, both included."
    static let variants: Variants = [.function, .factory]
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try Tensor.linspace(try a.scalar(0), try a.scalar(1), try a.int(2), dtype: a.optionalDType(3)))
    }
}

struct Logspace: Operator {
    static let schema = "logspace(Scalar start, Scalar end, int steps, float base=10.0, *, ScalarType? dtype=None) -> Tensor"
    static let doc = "`base` to the powers of `linspace(start, end, steps)`."
    static let variants: Variants = [.function, .factory]
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let type = a.optionalDType(4) ?? DType.defaultFloat
        var start = try a.scalar(0), end = try a.scalar(1)
        if !type.isFloat { (start, end) = (.int(start.int), .int(end.int)) }
        let steps = try a.int(2), base = try a.double(3)
        let exponents = try Tensor.linspace(start, end, steps, dtype: .float64)
        let p = exponents.pointer(Double.self)
        for i in 0..<exponents.numel { p[i] = pow(base, p[i]) }
        return .tensor(try exponents.to(type))
    }
}

struct Eye: Operator {
    static let schema = "eye(int n, *, ScalarType? dtype=None) -> Tensor"
    static let doc = "The identity matrix."
    static let variants: Variants = [.function, .factory]
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try Tensor.eye(try a.int(0), dtype: a.optionalDType(1)))
    }
}

struct EyeRectangular: Operator {
    static let schema = "eye.m(int n, int m, *, ScalarType? dtype=None) -> Tensor"
    static let doc = "An n x m matrix with ones on the diagonal."
    static let variants: Variants = [.function, .factory]
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try Tensor.eye(try a.int(0), try a.int(1), dtype: a.optionalDType(2)))
    }
}

struct TrilIndices: Operator {
    static let schema = "tril_indices(int row, int col, int offset=0, *, ScalarType? dtype=int64) -> Tensor"
    static let doc = "The row and column indices, (2, n), of the lower triangle of a matrix, row by row."
    static let variants: Variants = [.function, .factory]
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try Tensor.triangleIndices(try a.int(0), try a.int(1), try a.int(2), lower: true, a.optionalDType(3) ?? .int64))
    }
}

struct TriuIndices: Operator {
    static let schema = "triu_indices(int row, int col, int offset=0, *, ScalarType? dtype=int64) -> Tensor"
    static let doc = "The row and column indices, (2, n), of the upper triangle of a matrix, row by row."
    static let variants: Variants = [.function, .factory]
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try Tensor.triangleIndices(try a.int(0), try a.int(1), try a.int(2), lower: false, a.optionalDType(3) ?? .int64))
    }
}

struct ScalarTensor: Operator {
    static let schema = "scalar_tensor(Scalar s, *, ScalarType? dtype=None) -> Tensor"
    static let doc = "A 0-dim tensor, of the default float dtype unless `dtype` is given."
    static let variants: Variants = [.function, .factory]
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try Tensor.full([], try a.scalar(0), a.optionalDType(1) ?? DType.defaultFloat))
    }
}

extension Tensor {
    /// `start`, `start + step`, ... up to but not including `end`.
    public static func arange(_ start: Scalar, _ end: Scalar, step: Scalar = 1, dtype: DType? = nil) throws(TensorError) -> Tensor
    {
        let anyFloat = start.isFloat || end.isFloat || step.isFloat
        let type = dtype ?? (anyFloat ? DType.defaultFloat : .int64)
        if type == .bool { throw notImplemented("arange_cpu", for: .bool) }
        let a = start.double, b = end.double, s = step.double
        guard s != 0, !s.isNaN else { throw .runtime("step must be nonzero, got \(step)") }
        guard a.isFinite, b.isFinite else { throw .runtime("unsupported range: \(start) -> \(end)") }
        guard s > 0 ? b >= a : b <= a else {
            throw .runtime("upper bound and lower bound inconsistent with step sign: got \(start), \(end), step \(step)")
        }
        var count = ((b - a) / s).rounded(.up)
        if !anyFloat {
            let (width, overflow) = end.int.subtractingReportingOverflow(start.int)
            if !overflow { count = Double(width / step.int + (width % step.int != 0 ? 1 : 0)) }
        }
        guard count >= 0, count < 1e15 else { throw .runtime("invalid size, possible overflow? arange of \(count) elements") }
        let n = Int(count), out = try Tensor(empty: Shape([n]), type == .float32 ? .float32 : type.isFloat ? .float64 : .int64)
        let grain = ElementLoop.grain
        if type == .float32 {
            let p = out.pointer(Float.self)
            ThreadPool.forRanges(n, grain: grain) { r in
                var i = r.lowerBound
                while i < r.upperBound {
                    p[i] = Float(a + Double(i) * s)
                    i &+= 1
                }
            }
        } else if type.isFloat {
            let p = out.pointer(Double.self)
            ThreadPool.forRanges(n, grain: grain) { r in
                var i = r.lowerBound
                while i < r.upperBound {
                    p[i] = a + Double(i) * s
                    i &+= 1
                }
            }
        } else {
            let p = out.pointer(Int64.self), first = Int64(start.int), each = Int64(step.int)
            ThreadPool.forRanges(n, grain: grain) { r in
                var i = r.lowerBound
                while i < r.upperBound {
                    p[i] = first &+ Int64(i) &* each
                    i &+= 1
                }
            }
        }
        return out.dtype == type ? out : try out.dense(type)
    }

    /// `steps` numbers at equal distances, both ends included; the second half is counted from the end.
    public static func linspace(_ start: Scalar, _ end: Scalar, _ steps: Int, dtype: DType? = nil) throws(TensorError) -> Tensor {
        guard steps >= 0 else { throw .runtime("number of steps must be non-negative, got \(steps)") }
        let type = dtype ?? DType.defaultFloat
        guard type != .bool else { throw notImplemented("linspace_cpu", for: .bool) }
        let out = try Tensor(empty: try checkedShape([steps], "linspace"), type == .float32 ? .float32 : .float64)
        if type == .float32 {
            let a = Float(start.double), b = Float(end.double), step = (b - a) / Float(max(steps - 1, 1))
            let p = out.pointer(Float.self)
            ThreadPool.forRanges(steps, grain: 4096) { r in
                for i in r {
                    p[i] =
                        i < steps / 2 || steps == 1
                        ? a.addingProduct(step, Float(i)) : b.addingProduct(-step, Float(steps - i - 1))
                }
            }
        } else {
            let a = type.isFloat ? start.double : Double(start.int), b = type.isFloat ? end.double : Double(end.int)
            var step = (b - a) / Double(max(steps - 1, 1))
            if !type.isFloat { step = Double(Float(step)) }
            let p = out.pointer(Double.self)
            for i in 0..<steps {
                p[i] =
                    i < steps / 2 || steps == 1 ? a.addingProduct(step, Double(i)) : b.addingProduct(-step, Double(steps - i - 1))
            }
        }
        return out.dtype == type ? out : try out.dense(type)
    }

    public static func eye(_ n: Int, _ m: Int? = nil, dtype: DType? = nil) throws(TensorError) -> Tensor {
        guard n >= 0 else { throw .runtime("n must be greater or equal to 0, got \(n)") }
        let m = m ?? n
        guard m >= 0 else { throw .runtime("m must be greater or equal to 0, got \(m)") }
        let t = try zeros([n, m], dtype)
        if min(n, m) > 0 { fillElements(t.alias(shape: Shape([min(n, m)]), strides: Shape([m + 1]), offset: 0), 1) }
        return t
    }

    static func triangleIndices(_ rows: Int, _ cols: Int, _ offset: Int, lower: Bool, _ dtype: DType) throws(TensorError)
        -> Tensor
    {
        guard rows >= 0 else { throw .runtime("row must be non-negative, got\(rows)") }
        guard cols >= 0 else { throw .runtime("col must be non-negative, got\(cols)") }
        guard rows < 1 << 31, cols < 1 << 31, Swift.abs(Double(offset)) < 1e15 else {
            throw .runtime("tril_indices/triu_indices: sizes and offset are out of range, got \(rows), \(cols), \(offset)")
        }
        func range(_ r: Int) -> Range<Int> {
            let edge = min(max(r + offset + (lower ? 1 : 0), 0), cols)
            return lower ? 0..<edge : edge..<cols
        }
        var n = 0
        for r in 0..<rows { n += range(r).count }
        let out = try Tensor(empty: Shape([2, n]), .int64), p = out.pointer(Int64.self)
        var at = 0
        for r in 0..<rows {
            for c in range(r) {
                p[at] = Int64(r)
                p[n + at] = Int64(c)
                at += 1
            }
        }
        return try out.to(dtype)
    }
}

let rangeOperators: [any Operator.Type] = [
    Arange.self, ArangeStep.self, Linspace.self, Logspace.self, Eye.self, EyeRectangular.self, TrilIndices.self, TriuIndices.self,
    ScalarTensor.self,
]
