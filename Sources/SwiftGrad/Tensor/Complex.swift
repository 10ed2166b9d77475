import CSwiftGrad

/// A complex number as tensors hold it: the real part, then the imaginary part.
struct Complex<Part: ComplexPart> {
    var re: Part
    var im: Part

    @inline(__always)
    init(_ re: Part, _ im: Part = 0) {
        self.re = re
        self.im = im
    }

    @inline(__always) static func + (a: Complex, b: Complex) -> Complex { Complex(a.re + b.re, a.im + b.im) }
    @inline(__always) static func - (a: Complex, b: Complex) -> Complex { Complex(a.re - b.re, a.im - b.im) }
    @inline(__always) static prefix func - (a: Complex) -> Complex { Complex(-a.re, -a.im) }
    @inline(__always) static func * (a: Complex, b: Complex) -> Complex {
        Complex(a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re)
    }
    @inline(__always) static func * (a: Complex, b: Part) -> Complex { Complex(a.re * b, a.im * b) }

    /// Scaled by the larger part of the divisor (R. L. Smith, 1962), so that nothing overflows on the way.
    @inline(__always) static func / (a: Complex, b: Complex) -> Complex {
        if b.re.magnitude >= b.im.magnitude {
            if b.re == 0 && b.im == 0 { return Complex(a.re / b.re.magnitude, a.im / b.im.magnitude) }
            let ratio = b.im / b.re
            let scale = 1 / (b.re + b.im * ratio)
            return Complex((a.re + a.im * ratio) * scale, (a.im - a.re * ratio) * scale)
        }
        let ratio = b.re / b.im
        let scale = 1 / (b.im + b.re * ratio)
        return Complex((a.re * ratio + a.im) * scale, (a.im * ratio - a.re) * scale)
    }

    @inline(__always) static func == (a: Complex, b: Complex) -> Bool { a.re == b.re && a.im == b.im }
    @inline(__always) var isZero: Bool { re == 0 && im == 0 }
    @inline(__always) var conjugate: Complex { Complex(re, -im) }
    @inline(__always) var reciprocal: Complex { Complex(1) / self }
    @inline(__always) var abs: Part { Part.hypot(re, im) }
    @inline(__always) var angle: Part { re.isNaN || im.isNaN ? .nan : Part.atan2(im, re) }

    /// self / |self|, and 0 at 0.
    @inline(__always) var sign: Complex {
        let r = abs
        return r == 0 ? Complex(0) : Complex(re / r, im / r)
    }

    /// exp(exponent * log(self)); 0 to a power is 0, and 1 to the power 0.
    func pow(_ exponent: Complex) -> Complex {
        if exponent.isZero { return Complex(1) }
        if isZero {
            if exponent.im == 0 { return exponent.re > 0 ? Complex(0) : Complex(.infinity, .nan) }
            return exponent.re > 0 ? Complex(0) : Complex(.nan, .nan)
        }
        return Part.exp(exponent * Part.log(self))
    }

    /// log(1 + self), exact near 0.
    var log1p: Complex {
        let x = Double(re), y = Double(im)
        if x.magnitude > 0.5 || y.magnitude > 0.5 { return Part.log(Complex(1 + re, im)) }
        return Complex(Part(0.5 * sg_log1p(x * (2 + x) + y * y)), Part(sg_atan2(y, 1 + x)))
    }

    /// exp(self) - 1, exact near 0.
    var expm1: Complex {
        let x = Double(re), y = Double(im)
        let s = sg_sin(0.5 * y), e = sg_expm1(x)
        return Complex(Part(e * sg_cos(y) - 2 * s * s), Part((e + 1) * sg_sin(y)))
    }
}

/// Float and Double, with the functions of complex numbers made of them.
protocol ComplexPart: BinaryFloatingPoint, Sendable {
    static func exp(_ z: Complex<Self>) -> Complex<Self>
    static func log(_ z: Complex<Self>) -> Complex<Self>
    static func sqrt(_ z: Complex<Self>) -> Complex<Self>
    static func sin(_ z: Complex<Self>) -> Complex<Self>
    static func cos(_ z: Complex<Self>) -> Complex<Self>
    static func tan(_ z: Complex<Self>) -> Complex<Self>
    static func sinh(_ z: Complex<Self>) -> Complex<Self>
    static func cosh(_ z: Complex<Self>) -> Complex<Self>
    static func tanh(_ z: Complex<Self>) -> Complex<Self>
    static func asin(_ z: Complex<Self>) -> Complex<Self>
    static func acos(_ z: Complex<Self>) -> Complex<Self>
    static func atan(_ z: Complex<Self>) -> Complex<Self>
    static func asinh(_ z: Complex<Self>) -> Complex<Self>
    static func acosh(_ z: Complex<Self>) -> Complex<Self>
    static func atanh(_ z: Complex<Self>) -> Complex<Self>
    static func hypot(_ x: Self, _ y: Self) -> Self
    static func atan2(_ y: Self, _ x: Self) -> Self
    static func cosine(_ x: Self) -> Self
    static func sine(_ x: Self) -> Self
}

extension Complex<Float> {
    @inline(__always) fileprivate init(_ z: sg_complex64) { self.init(z.re, z.im) }
    @inline(__always) fileprivate var c: sg_complex64 { sg_complex64(re: re, im: im) }
}

extension Complex<Double> {
    @inline(__always) fileprivate init(_ z: sg_complex128) { self.init(z.re, z.im) }
    @inline(__always) fileprivate var c: sg_complex128 { sg_complex128(re: re, im: im) }
}

extension Float: ComplexPart {
    static func exp(_ z: Complex<Float>) -> Complex<Float> { Complex(sg_cexpf(z.c)) }
    static func log(_ z: Complex<Float>) -> Complex<Float> { Complex(sg_clogf(z.c)) }
    static func sqrt(_ z: Complex<Float>) -> Complex<Float> { Complex(sg_csqrtf(z.c)) }
    static func sin(_ z: Complex<Float>) -> Complex<Float> { Complex(sg_csinf(z.c)) }
    static func cos(_ z: Complex<Float>) -> Complex<Float> { Complex(sg_ccosf(z.c)) }
    static func tan(_ z: Complex<Float>) -> Complex<Float> { Complex(sg_ctanf(z.c)) }
    static func sinh(_ z: Complex<Float>) -> Complex<Float> { Complex(sg_csinhf(z.c)) }
    static func cosh(_ z: Complex<Float>) -> Complex<Float> { Complex(sg_ccoshf(z.c)) }
    static func tanh(_ z: Complex<Float>) -> Complex<Float> { Complex(sg_ctanhf(z.c)) }
    static func asin(_ z: Complex<Float>) -> Complex<Float> { Complex(sg_casinf(z.c)) }
    static func acos(_ z: Complex<Float>) -> Complex<Float> { Complex(sg_cacosf(z.c)) }
    static func atan(_ z: Complex<Float>) -> Complex<Float> { Complex(sg_catanf(z.c)) }
    static func asinh(_ z: Complex<Float>) -> Complex<Float> { Complex(sg_casinhf(z.c)) }
    static func acosh(_ z: Complex<Float>) -> Complex<Float> { Complex(sg_cacoshf(z.c)) }
    static func atanh(_ z: Complex<Float>) -> Complex<Float> { Complex(sg_catanhf(z.c)) }
    @inline(__always) static func hypot(_ x: Float, _ y: Float) -> Float {
        if x.isInfinite || y.isInfinite { return .infinity }
        return Float((Double(x) * Double(x) + Double(y) * Double(y)).squareRoot())
    }
    static func atan2(_ y: Float, _ x: Float) -> Float { Float(sg_atan2(Double(y), Double(x))) }
    static func cosine(_ x: Float) -> Float { Float(sg_cos(Double(x))) }
    static func sine(_ x: Float) -> Float { Float(sg_sin(Double(x))) }
}

extension Double: ComplexPart {
    static func exp(_ z: Complex<Double>) -> Complex<Double> { Complex(sg_cexp(z.c)) }
    static func log(_ z: Complex<Double>) -> Complex<Double> { Complex(sg_clog(z.c)) }
    static func sqrt(_ z: Complex<Double>) -> Complex<Double> { Complex(sg_csqrt(z.c)) }
    static func sin(_ z: Complex<Double>) -> Complex<Double> { Complex(sg_csin(z.c)) }
    static func cos(_ z: Complex<Double>) -> Complex<Double> { Complex(sg_ccos(z.c)) }
    static func tan(_ z: Complex<Double>) -> Complex<Double> { Complex(sg_ctan(z.c)) }
    static func sinh(_ z: Complex<Double>) -> Complex<Double> { Complex(sg_csinh(z.c)) }
    static func cosh(_ z: Complex<Double>) -> Complex<Double> { Complex(sg_ccosh(z.c)) }
    static func tanh(_ z: Complex<Double>) -> Complex<Double> { Complex(sg_ctanh(z.c)) }
    static func asin(_ z: Complex<Double>) -> Complex<Double> { Complex(sg_casin(z.c)) }
    static func acos(_ z: Complex<Double>) -> Complex<Double> { Complex(sg_cacos(z.c)) }
    static func atan(_ z: Complex<Double>) -> Complex<Double> { Complex(sg_catan(z.c)) }
    static func asinh(_ z: Complex<Double>) -> Complex<Double> { Complex(sg_casinh(z.c)) }
    static func acosh(_ z: Complex<Double>) -> Complex<Double> { Complex(sg_cacosh(z.c)) }
    static func atanh(_ z: Complex<Double>) -> Complex<Double> { Complex(sg_catanh(z.c)) }
    @inline(__always) static func hypot(_ x: Double, _ y: Double) -> Double { sg_hypot(x, y) }
    static func atan2(_ y: Double, _ x: Double) -> Double { sg_atan2(y, x) }
    static func cosine(_ x: Double) -> Double { sg_cos(x) }
    static func sine(_ x: Double) -> Double { sg_sin(x) }
}

extension Tensor {
    /// Real part (0) or imaginary part (1) of a complex tensor as a real one over the same memory, outside the graph.
    func part(_ i: Int) -> Tensor {
        var s = strides
        for k in 0..<s.count { s[k] = s[k] &* 2 }
        return alias(shape: shape, strides: s, offset: 2 &* offset &+ i, dtype: dtype.real)
    }

    /// A complex tensor as a real one over the same memory with a last dimension of 2, outside the graph.
    func realView(_ what: String) throws(TensorError) -> Tensor {
        guard dim < Shape.maxDims else {
            throw .runtime("\(what): complex tensors of at most \(Shape.maxDims - 1) dimensions are supported, got \(dim)")
        }
        var size = shape, s = strides
        for k in 0..<s.count { s[k] = s[k] &* 2 }
        size.append(2)
        s.append(1)
        return alias(shape: size, strides: s, offset: 2 &* offset, dtype: dtype.real)
    }
}
