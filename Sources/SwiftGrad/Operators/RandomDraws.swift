#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

// The C library's functions, by names that the methods of Tensor do not hide.
private func cCeil(_ x: Double) -> Double { ceil(x) }
private func cCos(_ x: Double) -> Double { cos(x) }
private func cExp(_ x: Double) -> Double { exp(x) }
private func cLgamma(_ x: Double) -> Double { lgamma(x) }
private func cLog(_ x: Double) -> Double { log(x) }
private func cLog1p(_ x: Double) -> Double { log1p(x) }
private func cSin(_ x: Double) -> Double { sin(x) }
private func cTan(_ x: Double) -> Double { tan(x) }

// Drawing into tensors, with PyTorch's mappings of the generator's outputs (see Generator) and its order of elements.

extension Tensor {
    /// Runs `body` on a row-major tensor of `dtype`, whose elements then become this tensor's in the order in which they lie in memory:
    /// the order in which PyTorch draws.
    func drawInPlace(_ what: String, as dtype: DType, _ body: (Tensor) -> Void) throws(TensorError) -> Tensor {
        try checkInPlace(what)
        if isContiguous && dtype == self.dtype {
            body(self)
        } else {
            var order = Shape()
            for i in 0..<dim { order.append(i) }
            for i in 0..<dim {
                var j = i
                while j > 0, strides[order[j - 1]] < strides[order[j]] {
                    order.swapAt(j - 1, j)
                    j -= 1
                }
            }
            var size = Shape(), back = Shape(count: dim, repeating: 0)
            for k in 0..<dim { size.append(shape[order[k]]) }
            let t = try Tensor(empty: size, dtype)
            body(t)
            for k in 0..<dim { back[order[k]] = t.strides[k] }
            copyElements(from: t.alias(shape: shape, strides: back, offset: 0), to: self)
        }
        bumpVersion()
        if GradMode.isEnabled && requiresGrad {
            var edges = EdgeList()
            edges.append(Edge())
            edges.append(Edge())
            rebase(on: CopyNode(edges: edges, output: metadata), index: 0)
        }
        return self
    }

    /// One double per element, converted.
    private func drawDoubles(_ what: String, _ generator: Generator, _ f: (Generator) -> Double) throws(TensorError) -> Tensor {
        try drawInPlace(what, as: .float64) { t in
            let p = t.pointer(Double.self)
            generator.with { g in for i in 0..<t.numel { p[i] = f(g) } }
        }
    }

    private func requireFloat(_ what: String) throws(TensorError) {
        if !dtype.isFloat { throw notImplemented(what, for: dtype) }
    }

    @discardableResult
    public func uniformInPlace(_ from: Double = 0, _ to: Double = 1, generator: Generator = .default) throws(TensorError)
        -> Tensor
    {
        if dtype.isComplex {
            try checkInPlace("uniform_")
            _ = try realView("uniform_").uniformInPlace(from, to, generator: generator)
            return self
        }
        try requireFloat("check_uniform_bounds")
        guard from <= to else {
            throw .runtime("uniform_ expects to return a [from, to) range, but found from=\(from) > to=\(to)")
        }
        if dtype == .float64 {
            return try drawInPlace("uniform_", as: .float64) { t in
                let p = t.pointer(Double.self)
                generator.with { g in for i in 0..<t.numel { p[i] = from.addingProduct(g.uniformDouble(), to - from) } }
            }
        }
        var low = Float(from), high = Float(to), width = high - low
        if dtype == .float16 {
            low = Half.float(fromFloat16: Half.float16(low))
            high = Half.float(fromFloat16: Half.float16(high))
            width = Half.float(fromFloat16: Half.float16(high - low))
        } else if dtype == .bfloat16 {
            low = Half.float(fromBFloat16: Half.bfloat16(low))
            high = Half.float(fromBFloat16: Half.bfloat16(high))
            width = Half.float(fromBFloat16: Half.bfloat16(high - low))
        }
        return try drawInPlace("uniform_", as: .float32) { t in
            let p = t.pointer(Float.self)
            generator.with { g in for i in 0..<t.numel { p[i] = low.addingProduct(g.uniformFloat(), width) } }
        }
    }

    @discardableResult
    public func normalInPlace(_ mean: Double = 0, _ std: Double = 1, generator: Generator = .default) throws(TensorError)
        -> Tensor
    {
        guard std >= 0 else { throw .runtime("normal expects std >= 0.0, but found std \(std)") }
        if dtype.isComplex {
            // Half of the variance for each part.
            try checkInPlace("normal_")
            _ = try realView("normal_").normalInPlace(mean, std / 2.0.squareRoot(), generator: generator)
            return self
        }
        try requireFloat("normal_kernel_cpu")
        if numel < 16 || !isContiguous {
            return try drawDoubles("normal_", generator) { $0.normalDouble() * std + mean }
        }
        if dtype == .float64 {
            return try drawInPlace("normal_", as: .float64) { t in
                generator.with { g in normalFill(t.pointer(Double.self), t.numel, mean, std, g)
                }
            }
        }
        // For the half types PyTorch does not draw for the part of a group at the end, which is drawn anew in any case.
        let first = dtype.isHalf ? numel / 16 * 16 : numel
        return try drawInPlace("normal_", as: .float32) { t in
            generator.with { g in
                let p = t.pointer(Float.self), n = t.numel
                for i in 0..<first { p[i] = g.uniformFloat() }
                let groups = n / 16
                ThreadPool.forRanges(groups, grain: ElementLoop.grain / 16) { r in
                    CPU.kernels.boxMuller(r.count, p + r.lowerBound * 16, Float(mean), Float(std))
                }
                if n % 16 != 0 {
                    let tail = p + (n - 16)
                    for j in 0..<16 { tail[j] = g.uniformFloat() }
                    CPU.kernels.boxMuller(1, tail, Float(mean), Float(std))
                }
            }
        }
    }

    /// Integers of [from, from + range), range 0 standing for 2^64.
    func randomInPlace(from: Int, range: UInt64, generator: Generator, _ what: String) throws(TensorError) -> Tensor {
        try drawInPlace(what, as: .int64) { t in
            let p = t.pointer(Int64.self), base = UInt64(bitPattern: Int64(from))
            generator.with { g in
                for i in 0..<t.numel {
                    let x = range == 0 ? g.next64() : range >= 1 << 28 ? g.next64() % range : UInt64(g.next32()) % range
                    p[i] = Int64(bitPattern: range == 0 ? x : x &+ base)
                }
            }
        }
    }

    /// Largest integer up to which the dtype holds all of them.
    private var largestRandom: Int {
        switch dtype {
        case .bool: return 1
        case .uint8: return 255
        case .int8: return 127
        case .int16: return 32767
        case .int32: return Int(Int32.max)
        case .int64: return Int.max
        case .float16: return 1 << 11
        case .bfloat16: return 1 << 8
        case .float32: return 1 << 24
        case .float64: return 1 << 53
        case .uint16: return 65535
        case .uint32: return (1 << 32) - 1
        case .uint64: return Int.max
        // Refused before: neither are numbers that can be drawn.
        case .complex32, .complex64, .complex128, .float8_e5m2, .float8_e4m3fn: return 0
        }
    }

    private var smallestRandom: Int {
        switch dtype {
        case .bool, .uint8, .uint16, .uint32, .uint64: return 0
        case .int64: return Int.min
        default: return dtype.isFloat ? -largestRandom : -largestRandom - 1
        }
    }

    /// Integers of [from, to); `to` nil: up to the largest that the dtype holds.
    @discardableResult
    public func randomInPlace(from: Int, to: Int?, generator: Generator = .default) throws(TensorError) -> Tensor {
        let last: Int
        if let to {
            guard from < to else {
                throw .runtime("random_ expects 'from' to be less than 'to', but got from=\(from) >= to=\(to)")
            }
            last = to - 1
        } else {
            last = largestRandom
        }
        if !dtype.isFloat {
            guard from >= smallestRandom, from <= largestRandom else {
                throw .runtime("from is out of bounds for \(dtype): got \(from)")
            }
            guard last >= smallestRandom, last <= largestRandom else {
                throw .runtime("to - 1 is out of bounds for \(dtype): got \(last)")
            }
        }
        guard from <= last else {
            throw .runtime("random_ expects 'from' to be less than 'to', but got from=\(from) >= to=\(last)")
        }
        let range = UInt64(bitPattern: Int64(last)) &- UInt64(bitPattern: Int64(from)) &+ 1
        return try randomInPlace(from: from, range: range, generator: generator, "random_")
    }

    /// Integers of all of the dtype's range that is not negative.
    @discardableResult
    public func randomInPlace(generator: Generator = .default) throws(TensorError) -> Tensor {
        let wide = dtype == .int64 || dtype == .float64
        let count = UInt64(largestRandom) &+ 1
        return try drawInPlace("random_", as: .int64) { t in
            let p = t.pointer(Int64.self)
            generator.with { g in
                for i in 0..<t.numel { p[i] = Int64(truncatingIfNeeded: (wide ? g.next64() : UInt64(g.next32())) % count) }
            }
        }
    }

    @discardableResult
    public func bernoulliInPlace(_ p: Double = 0.5, generator: Generator = .default) throws(TensorError) -> Tensor {
        guard p >= 0, p <= 1 else { throw .runtime("bernoulli_ expects p to be in [0, 1], but got p=\(p)") }
        return try drawInPlace("bernoulli_", as: .bool) { t in
            let o = t.pointer(UInt8.self)
            generator.with { g in for i in 0..<t.numel { o[i] = g.uniformDouble() < p ? 1 : 0 } }
        }
    }

    /// 1 with the probability at the same place of `p`.
    @discardableResult
    public func bernoulliInPlace(_ p: Tensor, generator: Generator = .default) throws(TensorError) -> Tensor {
        guard p.dtype.isFloat else { throw notImplemented("bernoulli_tensor_cpu_p_", for: p.dtype) }
        let wide = p.dtype == .float64
        let whole = try withoutGradient { () throws(TensorError) in try p.expand(shape).dense(.float64) }
        let q = whole.pointer(Double.self)
        for i in 0..<whole.numel {
            guard q[i] >= 0, q[i] <= 1 else { throw .runtime("Expected p_in >= 0 && p_in <= 1 to be true, but got p=\(q[i])") }
        }
        try checkInPlace("bernoulli_")
        let drawn = try Tensor(empty: shape, .bool), o = drawn.pointer(UInt8.self)
        generator.with { g in
            for i in 0..<drawn.numel { o[i] = (wide ? g.uniformDouble() : Double(g.uniformFloat())) < q[i] ? 1 : 0 }
        }
        try overwrite(with: drawn, Edge())
        return self
    }

    @discardableResult
    public func exponentialInPlace(_ lambda: Double = 1, generator: Generator = .default) throws(TensorError) -> Tensor {
        guard lambda > 0 else { throw .runtime("exponential_ expects lambda > 0.0, but found lambda=\(lambda)") }
        guard dtype.isFloat else {
            throw .runtime(
                "Exponential distribution is a continuous probability distribution. dtype must be a floating point but you specified \(dtype.scalarName)"
            )
        }
        return try drawDoubles("exponential_", generator) { -1 / lambda * cLog1p(-$0.uniformDouble()) }
    }

    @discardableResult
    public func cauchyInPlace(_ median: Double = 0, _ sigma: Double = 1, generator: Generator = .default) throws(TensorError)
        -> Tensor
    {
        guard sigma > 0 else { throw .runtime("cauchy_ expects sigma > 0.0, but found sigma=\(sigma)") }
        guard dtype.isFloat else {
            throw .runtime(
                "Cauchy distribution is a continuous probability distribution. dtype must be a floating point but you specified \(dtype.scalarName)"
            )
        }
        return try drawDoubles("cauchy_", generator) { median + sigma * cTan(Double.pi * ($0.uniformDouble() - 0.5)) }
    }

    @discardableResult
    public func logNormalInPlace(_ mean: Double = 1, _ std: Double = 2, generator: Generator = .default) throws(TensorError)
        -> Tensor
    {
        guard std > 0 else { throw .runtime("log_normal_ expects std > 0.0, but found std=\(std)") }
        try requireFloat("log_normal_cpu")
        return try drawDoubles("log_normal_", generator) { cExp($0.normalDouble() * std + mean) }
    }

    @discardableResult
    public func geometricInPlace(_ p: Double, generator: Generator = .default) throws(TensorError) -> Tensor {
        guard p > 0, p < 1 else { throw .runtime("geometric_ expects p to be in (0, 1), but got p=\(p)") }
        if dtype == .bool { throw notImplemented("geometric_cpu", for: dtype) }
        return try drawDoubles("geometric_", generator) { cCeil(cLog($0.uniformDouble()) / cLog1p(-p)) }
    }
}

/// Normals by Box-Muller in groups of 16, from 16 uniforms each; the last 16 are drawn anew where they do not fill a group.
private func normalFill(_ p: UnsafeMutablePointer<Double>, _ n: Int, _ mean: Double, _ std: Double, _ g: Generator) {
    func turn(_ x: UnsafeMutablePointer<Double>) {
        for j in 0..<8 {
            let radius = (-2 * cLog(1 - x[j])).squareRoot(), theta = 2 * Double.pi * x[j + 8]
            x[j] = mean.addingProduct(radius * cCos(theta), std)
            x[j + 8] = mean.addingProduct(radius * cSin(theta), std)
        }
    }
    for i in 0..<n { p[i] = g.uniformDouble() }
    ThreadPool.forRanges(n / 16, grain: 1024) { r in for i in r { turn(p + i * 16) } }
    if n % 16 != 0 {
        let tail = p + (n - 16)
        for j in 0..<16 { tail[j] = g.uniformDouble() }
        turn(tail)
    }
}

/// A Poisson variate: the transformed rejection method of Hoermann 1993 for means of 10 and more, else by multiplying uniforms.
func poisson(_ mean: Double, _ g: Generator) -> Double {
    if mean == 0 { return 0 }
    if mean < 10 {
        let limit = cExp(-mean)
        var count = 0.0, product = 1.0
        while true {
            product *= g.uniformDouble()
            if product <= limit { return count }
            count += 1
        }
    }
    let root = mean.squareRoot(), logMean = cLog(mean)
    let b = 0.931 + 2.53 * root, a = -0.059 + 0.02483 * b
    let inverseAlpha = 1.1239 + 1.1328 / (b - 3.4), vr = 0.9277 - 3.6224 / (b - 2)
    while true {
        let u = g.uniformDouble() - 0.5, v = g.uniformDouble()
        let us = 0.5 - Swift.abs(u), k = ((2 * a / us + b) * u + mean + 0.43).rounded(.down)
        if us >= 0.07 && v <= vr { return k }
        if k < 0 || (us < 0.013 && v > us) { continue }
        if cLog(v) + cLog(inverseAlpha) - cLog(a / (us * us) + b) <= -mean + k * logMean - cLgamma(k + 1) { return k }
    }
}
