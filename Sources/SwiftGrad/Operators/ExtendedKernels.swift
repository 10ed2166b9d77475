import SwiftGradKernelAPI

// Inner loops for complex tensors, and for unsigned integers by way of int64. The kernel tables know neither.

/// y[i] = f(x[i]) over a strided run.
@inline(__always)
private func loop<X, Y>(_ r: ElementLoop.Run, _: X.Type, _: Y.Type, _ f: (X) -> Y) {
    let y = r.p0.assumingMemoryBound(to: Y.self), x = r.p1.assumingMemoryBound(to: X.self)
    for i in 0..<r.n { y[i &* r.s0] = f(x[i &* r.s1]) }
}

@inline(__always)
private func loop2<X, Y>(_ r: ElementLoop.Run, _: X.Type, _: Y.Type, _ f: (X, X) -> Y) {
    let y = r.p0.assumingMemoryBound(to: Y.self), a = r.p1.assumingMemoryBound(to: X.self),
        b = r.p2.assumingMemoryBound(to: X.self)
    for i in 0..<r.n { y[i &* r.s0] = f(a[i &* r.s1], b[i &* r.s2]) }
}

/// y[...] = kernel(x[...]) for y of a complex or unsigned dtype.
func runUnaryExtended(_ kernel: UnaryKernel, _ x: Tensor, into y: Tensor, _ parameters: KernelParameters) throws(TensorError) {
    if y.numel == 0 { return }
    switch y.dtype {
    case .complex64: try unaryComplex(Float.self, kernel, x, y, parameters)
    case .complex128: try unaryComplex(Double.self, kernel, x, y, parameters)
    case .uint16, .uint32, .uint64:
        let t = try Tensor(empty: y.shape, .int64)
        try runUnary(kernel, x, into: t, parameters)
        copyElements(from: t, to: y)
    case .complex32:
        let t = try Tensor(empty: y.shape, .complex64)
        try runUnary(kernel, x, into: t, parameters)
        copyElements(from: t, to: y)
    default: throw notImplemented("\(kernel)_cpu", for: y.dtype)
    }
}

private func unaryComplex<T: ComplexPart>(
    _: T.Type, _ kernel: UnaryKernel, _ x: Tensor, _ y: Tensor, _ parameters: KernelParameters
) throws(TensorError) {
    typealias C = Complex<T>
    let a = x.dtype == y.dtype ? x : try x.dense(y.dtype)
    defer { withExtendedLifetime(a) {} }
    let l = ElementLoop(y, a)
    @inline(__always) func go(_ f: (C) -> C) { l.run { r in loop(r, C.self, C.self, f) } }
    switch kernel {
    case .copy: go { $0 }
    case .neg: go { -$0 }
    case .sign: go { $0.sign }
    case .square: go { $0 * $0 }
    case .reciprocal: go { $0.reciprocal }
    case .exp: go { T.exp($0) }
    case .exp2: go { T.exp($0 * T(0.693_147_180_559_945_3)) }
    case .expm1: go { $0.expm1 }
    case .log: go { T.log($0) }
    case .log2: go { T.log($0) * T(1.442_695_040_888_963_4) }
    case .log10: go { T.log($0) * T(0.434_294_481_903_251_8) }
    case .log1p: go { $0.log1p }
    case .sqrt: go { T.sqrt($0) }
    case .rsqrt: go { T.sqrt($0).reciprocal }
    case .sin: go { T.sin($0) }
    case .cos: go { T.cos($0) }
    case .tan: go { T.tan($0) }
    case .asin: go { T.asin($0) }
    case .acos: go { T.acos($0) }
    case .atan: go { T.atan($0) }
    case .sinh: go { T.sinh($0) }
    case .cosh: go { T.cosh($0) }
    case .tanh: go { T.tanh($0) }
    case .asinh: go { T.asinh($0) }
    case .acosh: go { T.acosh($0) }
    case .atanh: go { T.atanh($0) }
    case .sigmoid: go { (C(1) + T.exp(-$0)).reciprocal }
    case .powScalar:
        let e = C(T(parameters[0]), T(parameters[1]))
        if e.im == 0 {
            switch e.re {
            case 0: return go { _ in C(1) }
            case 1: return go { $0 }
            case 2: return go { $0 * $0 }
            case 3: return go { $0 * $0 * $0 }
            case 0.5: return go { T.sqrt($0) }
            case -0.5: return go { T.sqrt($0).reciprocal }
            case -1: return go { $0.reciprocal }
            case -2: return go { ($0 * $0).reciprocal }
            default: break
            }
        }
        go { $0.pow(e) }
    default: throw notImplemented("\(kernel)_cpu", for: y.dtype)
    }
}

/// y[...] = kernel(a[...], b[...]) for y of a complex or unsigned dtype.
func runBinaryExtended(
    _ kernel: BinaryKernel, _ a: Tensor, _ b: Tensor, into y: Tensor, _ parameters: KernelParameters
) throws(TensorError) {
    if y.numel == 0 { return }
    switch y.dtype {
    case .complex64: try binaryComplex(Float.self, kernel, a, b, y, parameters)
    case .complex128: try binaryComplex(Double.self, kernel, a, b, y, parameters)
    case .uint16, .uint32, .uint64:
        let t = try Tensor(empty: y.shape, .int64)
        try runBinary(kernel, a, b, into: t, parameters)
        copyElements(from: t, to: y)
    case .complex32:
        let t = try Tensor(empty: y.shape, .complex64)
        try runBinary(kernel, a, b, into: t, parameters)
        copyElements(from: t, to: y)
    default: throw notImplemented("\(kernel)_cpu", for: y.dtype)
    }
}

private func binaryComplex<T: ComplexPart>(
    _: T.Type, _ kernel: BinaryKernel, _ a: Tensor, _ b: Tensor, _ y: Tensor, _ parameters: KernelParameters
) throws(TensorError) {
    typealias C = Complex<T>
    let p = a.dtype == y.dtype ? a : try a.dense(y.dtype)
    let q = b.dtype == y.dtype ? b : try b.dense(y.dtype)
    defer { withExtendedLifetime((p, q)) {} }
    let l = ElementLoop(y, p, q)
    @inline(__always) func go(_ f: (C, C) -> C) { l.run { r in loop2(r, C.self, C.self, f) } }
    let alpha = C(T(parameters[0]), T(parameters[1]))
    let isPlain = alpha == C(1)
    switch kernel {
    case .add: isPlain ? go { $0 + $1 } : go { $0 + $1 * alpha }
    case .sub: isPlain ? go { $0 - $1 } : go { $0 - $1 * alpha }
    case .mul: go { $0 * $1 }
    case .div: go { $0 / $1 }
    case .pow: go { $0.pow($1) }
    default: throw notImplemented("\(kernel)_cpu", for: y.dtype)
    }
}

/// A bool tensor from complex or unsigned operands of one dtype.
func runCompareExtended(_ kernel: CompareKernel, _ a: Tensor, _ b: Tensor, into y: Tensor) throws(TensorError) {
    if y.numel == 0 { return }
    func complex<T: ComplexPart>(_: T.Type) throws(TensorError) {
        typealias C = Complex<T>
        let l = ElementLoop(y, a, b)
        @inline(__always) func go(_ f: (C, C) -> Bool) { l.run { r in loop2(r, C.self, Bool.self, f) } }
        switch kernel {
        case .eq: go { $0 == $1 }
        case .ne: go { !($0 == $1) }
        case .logicalAnd: go { !$0.isZero && !$1.isZero }
        case .logicalOr: go { !$0.isZero || !$1.isZero }
        case .logicalXor: go { $0.isZero != $1.isZero }
        default: throw notImplemented("\(kernel)_cpu", for: a.dtype)
        }
    }
    switch a.dtype {
    case .complex64: try complex(Float.self)
    case .complex128: try complex(Double.self)
    default:
        // complex32 and float8 in what holds them exactly; the bits of a uint64 are as good as the number for equality.
        let wide: DType = a.dtype.isComplex ? .complex64 : a.dtype.isFloat ? .float32 : .int64
        if a.dtype == .uint64, kernel != .eq, kernel != .ne { throw notImplemented("\(kernel)_cpu", for: a.dtype) }
        let p = try a.widened(wide), q = try b.widened(wide)
        if wide.isComplex { return try runCompareExtended(kernel, p, q, into: y) }
        let op = kernel.rawValue, code = wide.kernel
        ElementLoop(y, p, q).run { r in CPU.kernels.compare(op, code, r.n, r.p0, r.s0, r.p1, r.s1, r.p2, r.s2) }
        withExtendedLifetime((p, q)) {}
    }
}

/// A bool tensor from a complex, unsigned or float8 one.
func runTestExtended(_ kernel: TestKernel, _ a: Tensor, into y: Tensor) throws(TensorError) {
    if y.numel == 0 { return }
    func complex<T: ComplexPart>(_: T.Type) throws(TensorError) {
        typealias C = Complex<T>
        let l = ElementLoop(y, a)
        @inline(__always) func go(_ f: (C) -> Bool) { l.run { r in loop(r, C.self, Bool.self, f) } }
        switch kernel {
        case .isNaN: go { $0.re.isNaN || $0.im.isNaN }
        case .isInf: go { $0.re.isInfinite || $0.im.isInfinite }
        case .isFinite: go { $0.re.isFinite && $0.im.isFinite }
        case .logicalNot: go { $0.isZero }
        default: throw notImplemented("\(kernel)_cpu", for: a.dtype)
        }
    }
    switch a.dtype {
    case .complex64: try complex(Float.self)
    case .complex128: try complex(Double.self)
    default:
        let wide: DType = a.dtype.isComplex ? .complex64 : a.dtype.isFloat ? .float32 : .int64
        let p = try a.widened(wide)
        if wide.isComplex { return try runTestExtended(kernel, p, into: y) }
        let op = kernel.rawValue, code = wide.kernel
        ElementLoop(y, p).run { r in CPU.kernels.test(op, code, r.n, r.p0, r.s0, r.p1, r.s1) }
        withExtendedLifetime(p) {}
    }
}

extension Tensor {
    /// `dense(dtype)`; a uint64 keeps its bits as an int64.
    func widened(_ wide: DType) throws(TensorError) -> Tensor {
        if dtype == .uint64 { return alias(shape: shape, strides: strides, offset: offset, dtype: .int64) }
        return try dense(wide)
    }

    /// y[i] = f(x[i]) from a complex tensor to a real one of its parts' dtype: abs and angle.
    func reduceToReal(
        into y: Tensor, _ f: (Complex<Float>) -> Float, _ g: (Complex<Double>) -> Double
    ) throws(TensorError) {
        if y.numel == 0 { return }
        switch dtype {
        case .complex64: ElementLoop(y, self).run { r in loop(r, Complex<Float>.self, Float.self, f) }
        case .complex128: ElementLoop(y, self).run { r in loop(r, Complex<Double>.self, Double.self, g) }
        default:
            let wide = try dense(.complex64), t = try Tensor(empty: y.shape, .float32)
            try wide.reduceToReal(into: t, f, g)
            copyElements(from: t, to: y)
        }
    }
}

/// y = the sum or product of a complex over the dimensions in `mask`.
func runReductionExtended(_ kernel: ReduceKernel, _ a: Tensor, _ mask: UInt32, into y: Tensor) throws(TensorError) {
    switch (kernel, a.dtype) {
    case (.sum, .complex64), (.sum, .complex128):
        try runReduction(.sum, try a.realView("sum"), mask, into: try y.realView("sum"))
    case (.prod, .complex64): try product(Float.self, a, mask, y)
    case (.prod, .complex128): try product(Double.self, a, mask, y)
    default: throw notImplemented("\(kernel)_cpu", for: a.dtype)
    }
}

private func product<T: ComplexPart>(_: T.Type, _ a: Tensor, _ mask: UInt32, _ y: Tensor) throws(TensorError) {
    typealias C = Complex<T>
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
    let source = rows.pointer(C.self), target = y.pointer(C.self), length = n
    ThreadPool.forRanges(y.numel, grain: max(1, ElementLoop.grain / max(length, 1))) { r in
        for i in r {
            var p = C(1)
            for k in 0..<length { p = p * source[i * length + k] }
            target[i] = p
        }
    }
    withExtendedLifetime(rows) {}
}

/// Running sums or products of a complex tensor; a and t are dense and of one dtype.
func runScanExtended(_ kernel: ScanKernel, _ a: Tensor, _ dim: Int, into t: Tensor) throws(TensorError) {
    let lanes = Lanes(a.shape, dim)
    func go<T: ComplexPart>(_: T.Type) throws(TensorError) {
        typealias C = Complex<T>
        let x = a.pointer(C.self), y = t.pointer(C.self), step = lanes.inner, n = lanes.n
        switch kernel {
        case .cumsum:
            lanes.forEach { _, start in
                var s = C(0)
                for k in 0..<n {
                    s = s + x[start + k * step]
                    y[start + k * step] = s
                }
            }
        case .cumprod:
            lanes.forEach { _, start in
                var s = C(1)
                for k in 0..<n {
                    s = s * x[start + k * step]
                    y[start + k * step] = s
                }
            }
        case .logcumsumexp: throw notImplemented("logcumsumexp_out_cpu", for: a.dtype)
        }
    }
    switch a.dtype {
    case .complex64: try go(Float.self)
    case .complex128: try go(Double.self)
    default: throw notImplemented("\(kernel)_out_cpu", for: a.dtype)
    }
}
