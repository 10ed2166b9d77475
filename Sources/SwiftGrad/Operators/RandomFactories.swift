// Operators that make new tensors of random numbers.

struct Rand: Operator {
    static let schema = "rand(int[] size, *, Generator? generator=None, ScalarType? dtype=None) -> Tensor"
    static let doc = "Uniform numbers of [0, 1)."
    static let variants: Variants = [.function, .factory]
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try Tensor.rand(try a.ints(0), dtype: a.optionalDType(2), generator: a.generator(1)))
    }
}

struct Randn: Operator {
    static let schema = "randn(int[] size, *, Generator? generator=None, ScalarType? dtype=None) -> Tensor"
    static let doc = "Standard normal numbers."
    static let variants: Variants = [.function, .factory]
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try Tensor.randn(try a.ints(0), dtype: a.optionalDType(2), generator: a.generator(1)))
    }
}

struct Randint: Operator {
    static let schema = "randint(int high, int[] size, *, Generator? generator=None, ScalarType? dtype=int64) -> Tensor"
    static let doc = "Integers of [0, high)."
    static let variants: Variants = [.function, .factory]
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try Tensor.randint(0, try a.int(0), try a.ints(1), dtype: a.optionalDType(3) ?? .int64, generator: a.generator(2)))
    }
}

struct RandintLow: Operator {
    static let schema =
        "randint.low(int low, int high, int[] size, *, Generator? generator=None, ScalarType? dtype=int64) -> Tensor"
    static let doc = "Integers of [low, high)."
    static let variants: Variants = [.function, .factory]
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try Tensor.randint(
                try a.int(0), try a.int(1), try a.ints(2), dtype: a.optionalDType(4) ?? .int64, generator: a.generator(3)))
    }
}

struct Randperm: Operator {
    static let schema = "randperm(int n, *, Generator? generator=None, ScalarType? dtype=int64) -> Tensor"
    static let doc = "The integers below `n` in random order."
    static let variants: Variants = [.function, .factory]
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try Tensor.randperm(try a.int(0), dtype: a.optionalDType(2) ?? .int64, generator: a.generator(1)))
    }
}

struct NormalTensors: Operator {
    static let schema = "normal.Tensor_Tensor(Tensor mean, Tensor std, *, Generator? generator=None) -> Tensor"
    static let doc = "Normal numbers, each of its own mean and standard deviation."
    static let variants: Variants = [.function]
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let mean = try a.tensor(0), std = try a.tensor(1)
        try checkDeviations(std)
        let t = try Tensor(empty: try broadcast(mean.shape, std.shape), Promotion.of(mean, std))
        _ = try t.normalInPlace(generator: a.generator(2))
        return .tensor(try withoutGradient { () throws(TensorError) in try t.mul(std).add(mean).to(t.dtype) })
    }
}

struct NormalMeans: Operator {
    static let schema = "normal.Tensor_float(Tensor mean, float std=1, *, Generator? generator=None) -> Tensor"
    static let doc = "Normal numbers, each of its own mean."
    static let variants: Variants = [.function]
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let mean = try a.tensor(0)
        let t = try mean.emptyAlike().normalInPlace(0, try a.double(1), generator: a.generator(2))
        return .tensor(try withoutGradient { () throws(TensorError) in try t.add(mean) })
    }
}

struct NormalDeviations: Operator {
    static let schema = "normal.float_Tensor(float mean, Tensor std, *, Generator? generator=None) -> Tensor"
    static let doc = "Normal numbers, each of its own standard deviation."
    static let variants: Variants = [.function]
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let std = try a.tensor(1), mean = try a.double(0)
        try checkDeviations(std)
        let t = try std.emptyAlike().normalInPlace(generator: a.generator(2))
        return .tensor(try withoutGradient { () throws(TensorError) in try t.mul(std).add(.double(mean)) })
    }
}

struct NormalNumbers: Operator {
    static let schema =
        "normal.float_float(float mean, float std, int[] size, *, Generator? generator=None, ScalarType? dtype=None) -> Tensor"
    static let doc = "Normal numbers."
    static let variants: Variants = [.function, .factory]
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try Tensor.empty(try a.ints(2), a.optionalDType(4)).normalInPlace(
                try a.double(0), try a.double(1), generator: a.generator(3)))
    }
}

private func checkDeviations(_ std: Tensor) throws(TensorError) {
    let d = try std.dense(.float64), p = d.pointer(Double.self)
    for i in 0..<d.numel where p[i] < 0 { throw .runtime("normal expects all elements of std >= 0.0, but found std \(p[i])") }
}

struct Bernoulli: Operator {
    static let schema = "bernoulli(Tensor self, *, Generator? generator=None) -> Tensor"
    static let doc = "1 with the probability that `self` gives, else 0."
    static let variants: Variants = [.function, .method]
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let x = try a.tensor(0)
        return .tensor(try x.emptyAlike().bernoulliInPlace(x, generator: a.generator(1)))
    }
}

struct BernoulliP: Operator {
    static let schema = "bernoulli.p(Tensor self, float p, *, Generator? generator=None) -> Tensor"
    static let doc = "1 with probability `p`, else 0, in `self`'s shape."
    static let variants: Variants = [.function, .method]
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).emptyAlike().bernoulliInPlace(try a.double(1), generator: a.generator(2)))
    }
}

struct PoissonOp: Operator {
    static let schema = "poisson(Tensor self, Generator? generator=None) -> Tensor"
    static let doc = "Poisson numbers of the means in `self`."
    static let variants: Variants = [.function]
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let x = try a.tensor(0)
        guard x.dtype.isFloat else { throw notImplemented("poisson_cpu", for: x.dtype) }
        let t = try withoutGradient { () throws(TensorError) in try x.dense(.float64).clone() }, p = t.pointer(Double.self)
        for i in 0..<t.numel {
            guard p[i] >= 0 else { throw .runtime("invalid Poisson rate, expected rate to be non-negative, got \(p[i])") }
        }
        a.generator(1).with { g in for i in 0..<t.numel { p[i] = poisson(p[i], g) } }
        return .tensor(try t.to(x.dtype))
    }
}

struct Multinomial: Operator {
    static let schema =
        "multinomial(Tensor self, int num_samples, bool replacement=False, *, Generator? generator=None) -> Tensor"
    static let doc = "Indices drawn with the weights in `self`, (n) or (m, n): int64, (num_samples) or (m, num_samples)."
    static let variants: Variants = [.function, .method]
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).multinomial(try a.int(1), replacement: try a.bool(2), generator: a.generator(3)))
    }
}

extension Tensor {
    public static func rand(_ size: [Int], dtype: DType? = nil, generator: Generator = .default) throws(TensorError) -> Tensor {
        try empty(size, dtype).uniformInPlace(generator: generator)
    }

    public static func randn(_ size: [Int], dtype: DType? = nil, generator: Generator = .default) throws(TensorError) -> Tensor {
        try empty(size, dtype).normalInPlace(generator: generator)
    }

    public static func randint(
        _ low: Int, _ high: Int, _ size: [Int], dtype: DType = .int64, generator: Generator = .default
    ) throws(TensorError) -> Tensor {
        try empty(size, dtype).randomInPlace(from: low, to: high, generator: generator)
    }

    /// The integers below `n` in random order: Fisher and Yates from the front.
    public static func randperm(_ n: Int, dtype: DType = .int64, generator: Generator = .default) throws(TensorError) -> Tensor {
        guard n >= 0 else { throw .runtime("n must be non-negative, got\(n)") }
        let t = try Tensor(empty: try checkedShape([n], "randperm"), .int64), p = t.pointer(Int64.self)
        for i in 0..<n { p[i] = Int64(i) }
        let wide = n >= Int(UInt32.max) / 20
        generator.with { g in
            for i in 0..<max(n - 1, 0) {
                let left = UInt64(n - i)
                let j = i + Int((wide ? g.next64() : UInt64(g.next32())) % left)
                (p[i], p[j]) = (p[j], p[i])
            }
        }
        return try t.to(dtype)
    }

    /// Indices drawn with this tensor's weights along the last dimension.
    public func multinomial(
        _ samples: Int, replacement: Bool = false, generator: Generator = .default
    ) throws(TensorError) -> Tensor {
        guard dim == 1 || dim == 2 else { throw .runtime("prob_dist must be 1 or 2 dim, got \(dim)") }
        guard dtype.isFloat else {
            throw .runtime("multinomial only supports floating-point dtypes for input, got: \(dtype.scalarName)")
        }
        guard samples > 0 else { throw .runtime("cannot sample n_sample <= 0 samples, got \(samples)") }
        let n = shape[dim - 1], rows = dim == 2 ? shape[0] : 1
        guard replacement || samples <= n else {
            throw .runtime("cannot sample n_sample > prob_dist.size(-1) samples without replacement: got \(samples) of \(n)")
        }
        guard n <= 1 << 24 else { throw .runtime("number of categories cannot exceed 2^24, got \(n)") }
        let weights = try withoutGradient { () throws(TensorError) in
            try dense(dtype == .float64 ? .float64 : .float32).dense(.float64)
        }
        let w = weights.pointer(Double.self)
        for r in 0..<rows {
            var total = 0.0
            for i in 0..<n {
                let x = w[r * n + i]
                guard x >= 0, x < .infinity else {
                    throw .runtime("probability tensor contains either `inf`, `nan` or element < 0: got \(x)")
                }
                total += x
            }
            guard total > 0 else { throw .runtime("invalid multinomial distribution (sum of probabilities <= 0)") }
        }
        let out = try Tensor.empty(dim == 2 ? [rows, samples] : [samples], .int64), o = out.pointer(Int64.self)
        // One draw is made the same way with replacement and without.
        if replacement && samples > 1 {
            drawWithReplacement(w, rows, n, samples, o, generator)
        } else {
            // The largest of weight / exponential variate: each is first with probability proportional to its weight.
            let q = try emptyAlike().exponentialInPlace(generator: generator)
            let keys = try withoutGradient { () throws(TensorError) in try div(q).dense(.float64) }, k = keys.pointer(Double.self)
            for r in 0..<rows {
                let order = (0..<n).sorted { i, j in
                    let a = k[r * n + i], b = k[r * n + j]
                    return a == b ? i < j : a > b
                }
                for s in 0..<samples { o[r * samples + s] = Int64(order[s]) }
            }
        }
        return out
    }

    private func drawWithReplacement(
        _ w: UnsafeMutablePointer<Double>, _ rows: Int, _ n: Int, _ samples: Int, _ o: UnsafeMutablePointer<Int64>,
        _ generator: Generator
    ) {
        var cumulative = [Double](repeating: 0, count: n)
        let single = dtype != .float64
        @inline(__always) func rounded(_ x: Double) -> Double { single ? Double(Float(x)) : x }
        generator.with { g in
            for r in 0..<rows {
                var sum = 0.0
                for i in 0..<n {
                    sum = rounded(sum + w[r * n + i])
                    cumulative[i] = sum
                }
                for i in 0..<n { cumulative[i] = rounded(cumulative[i] / sum) }
                cumulative[n - 1] = 1
                for s in 0..<samples {
                    let u = g.uniformDouble()
                    var lo = 0, hi = n
                    while hi > lo {
                        let mid = lo + (hi - lo) / 2
                        if cumulative[mid] < u { lo = mid + 1 } else { hi = mid }
                    }
                    o[r * samples + s] = Int64(min(lo, n - 1))
                }
            }
        }
    }
}

let randomFactoryOperators: [any Operator.Type] = [
    Rand.self, Randn.self, Randint.self, RandintLow.self, Randperm.self, NormalTensors.self, NormalMeans.self,
    NormalDeviations.self,
    NormalNumbers.self, Bernoulli.self, BernoulliP.self, PoissonOp.self, Multinomial.self,
]
