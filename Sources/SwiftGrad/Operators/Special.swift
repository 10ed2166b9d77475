// Special functions as operators: computed element by element in double precision.

/// y = f(x) by a function of doubles; integers give the default float dtype.
protocol SpecialUnary: ElementwiseOp, Operator {
    init()
    static func value(_ x: Double) -> Double
}

extension SpecialUnary {
    static var variants: Variants { .submodule }
    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try apply(Self(), Tensors(try a.tensor(0)))) }

    func inferOne(_ x: Tensors) throws(TensorError) -> TensorSpec {
        let a = x.required(0)
        return TensorSpec(a.dtype.floating, a.shape, strides: a.preservedStrides)
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        try mapDoubles(x.required(0), into: y.required(0)) { Self.value($0) }
    }
}

/// y[...] = f(x[...]) in double precision.
func mapDoubles(_ x: Tensor, into y: Tensor, _ f: (Double) -> Double) throws(TensorError) {
    let source = try x.dense(.float64), t = y.dtype == .float64 && y.isContiguous ? y : try Tensor(empty: y.shape, .float64)
    let p = source.pointer(Double.self), q = t.pointer(Double.self)
    ThreadPool.forRanges(t.numel, grain: 1024) { r in
        for i in r { q[i] = f(p[i]) }
    }
    if t !== y { copyElements(from: t, to: y) }
    withExtendedLifetime(source) {}
}

/// y = f(a, b), broadcast, in the promoted float dtype.
protocol SpecialBinary: ElementwiseOp, Operator {
    init()
    static func value(_ a: Double, _ b: Double, isDouble: Bool) -> Double
}

extension SpecialBinary {
    static var variants: Variants { .submodule }
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try apply(Self(), Tensors(try a.tensor(0), try a.tensor(1))))
    }

    func inferOne(_ x: Tensors) throws(TensorError) -> TensorSpec {
        let a = x.required(0), b = x.required(1)
        return try broadcastSpec(a, b, Promotion.of(a, b).floating)
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let out = y.required(0), kind = out.dtype
        // Rounded to the result's dtype first, as the promotion does.
        let a = try x.required(0).dense(kind).dense(.float64), b = try x.required(1).dense(kind).dense(.float64)
        let t = kind == .float64 ? out : try Tensor(empty: out.shape, .float64), isDouble = kind == .float64
        ElementLoop(t, a, b).run { r in
            let q = r.p0.assumingMemoryBound(to: Double.self), u = r.p1.assumingMemoryBound(to: Double.self)
            let v = r.p2.assumingMemoryBound(to: Double.self)
            for i in 0..<r.n { q[i * r.s0] = Self.value(u[i * r.s1], v[i * r.s2], isDouble: isDouble) }
        }
        if t !== out { copyElements(from: t, to: out) }
        withExtendedLifetime((a, b)) {}
    }
}

/// As `SpecialUnary`, without a derivative.
protocol FlatSpecialUnary: SpecialUnary {}

extension FlatSpecialUnary {
    func saves(_ needs: NeedsMask) -> Saves { .none }
    func vjp(_ c: inout VJP) throws(TensorError) { throw noGradient(String(Self.schema.prefix { $0 != "(" })) }
}

struct I0: SpecialUnary {
    static let name = "I0"
    static let schema = "i0(Tensor self) -> Tensor"
    static let doc = "The modified Bessel function of the first kind of order 0."
    static let variants: Variants = .all
    static func value(_ x: Double) -> Double { SpecialMath.i0(x) }
    func saves(_ needs: NeedsMask) -> Saves { .input(0) }
    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) { c[0] = try c.grad.mul(try apply(I1(), Tensors(try c.input(0)))) }
    }
}

struct I0e: SpecialUnary {
    static let name = "SpecialI0E"
    static let schema = "special_i0e(Tensor self) -> Tensor"
    static let doc = "exp(-|x|) I0(x): the scaled modified Bessel function of order 0."
    static func value(_ x: Double) -> Double { SpecialMath.scaledI(0, x) }
    func saves(_ needs: NeedsMask) -> Saves { [.input(0), .output(0)] }
    func vjp(_ c: inout VJP) throws(TensorError) {
        guard c.needs(0) else { return }
        let x = try c.input(0)
        c[0] = try c.grad.mul(try apply(I1e(), Tensors(x)).sub(try x.sign().mul(try c.output())))
    }
}

struct I1: SpecialUnary {
    static let name = "SpecialI1"
    static let schema = "special_i1(Tensor self) -> Tensor"
    static let doc = "The modified Bessel function of the first kind of order 1."
    static func value(_ x: Double) -> Double { SpecialMath.i1(x) }
    func saves(_ needs: NeedsMask) -> Saves { [.input(0), .output(0)] }
    func vjp(_ c: inout VJP) throws(TensorError) {
        guard c.needs(0) else { return }
        let x = try c.input(0), zero = try x.eq(try .number(0)), safe = try x.maskedFill(zero, 1)
        let slope = try apply(I0(), Tensors(x)).sub(try c.output().div(safe))
        c[0] = try c.grad.mul(try slope.maskedFill(zero, 0.5))
    }
}

struct I1e: SpecialUnary {
    static let name = "SpecialI1E"
    static let schema = "special_i1e(Tensor self) -> Tensor"
    static let doc = "exp(-|x|) I1(x): the scaled modified Bessel function of order 1."
    static func value(_ x: Double) -> Double { SpecialMath.scaledI(1, x) }
    func saves(_ needs: NeedsMask) -> Saves { [.input(0), .output(0)] }
    func vjp(_ c: inout VJP) throws(TensorError) {
        guard c.needs(0) else { return }
        let x = try c.input(0), zero = try x.eq(try .number(0)), safe = try x.maskedFill(zero, 1)
        let slope = try apply(I0e(), Tensors(x)).sub(try c.output().mul(try x.sign().add(try safe.reciprocal())))
        c[0] = try c.grad.mul(try slope.maskedFill(zero, 0.5))
    }
}

struct Erfcx: SpecialUnary {
    static let name = "SpecialErfcx"
    static let schema = "special_erfcx(Tensor self) -> Tensor"
    static let doc = "exp(x^2) erfc(x)."
    static func value(_ x: Double) -> Double { SpecialMath.erfcx(x) }
    func saves(_ needs: NeedsMask) -> Saves { [.input(0), .output(0)] }
    func vjp(_ c: inout VJP) throws(TensorError) {
        guard c.needs(0) else { return }
        c[0] = try c.grad.mul(try c.input(0).mul(try c.output()).mul(2).sub(.double(1.128_379_167_095_512_6)))
    }
}

struct Ndtri: SpecialUnary {
    static let name = "SpecialNdtri"
    static let schema = "special_ndtri(Tensor self) -> Tensor"
    static let doc = "The inverse of the normal distribution function."
    static func value(_ x: Double) -> Double { SpecialMath.ndtri(x) }
    func saves(_ needs: NeedsMask) -> Saves { .output(0) }
    func vjp(_ c: inout VJP) throws(TensorError) {
        guard c.needs(0) else { return }
        c[0] = try c.grad.mul(try c.output().squared().div(2).exp()).mul(.double(2.506_628_274_631_000_5))
    }
}

struct LogNdtr: SpecialUnary {
    static let name = "SpecialLogNdtr"
    static let schema = "special_log_ndtr(Tensor self) -> Tensor"
    static let doc = "The logarithm of the normal distribution function; exact far to the left."
    static func value(_ x: Double) -> Double { SpecialMath.logNdtr(x) }
    func saves(_ needs: NeedsMask) -> Saves { .input(0) }
    func vjp(_ c: inout VJP) throws(TensorError) {
        guard c.needs(0) else { return }
        let scaled = try apply(Erfcx(), Tensors(try c.input(0).mul(.double(-0.707_106_781_186_547_5))))
        c[0] = try c.grad.div(scaled).mul(.double(0.797_884_560_802_865_4))
    }
}

struct Ndtr: SpecialUnary {
    static let name = "SpecialNdtr"
    static let schema = "special_ndtr(Tensor self) -> Tensor"
    static let doc = "The normal distribution function."
    static func value(_ x: Double) -> Double { SpecialMath.ndtr(x) }
    func saves(_ needs: NeedsMask) -> Saves { .input(0) }
    func vjp(_ c: inout VJP) throws(TensorError) {
        guard c.needs(0) else { return }
        c[0] = try c.grad.mul(try c.input(0).squared().mul(-0.5).exp()).mul(.double(0.398_942_280_401_432_7))
    }
}

struct Entr: SpecialUnary {
    static let name = "SpecialEntr"
    static let schema = "special_entr(Tensor self) -> Tensor"
    static let doc = "-x log(x); 0 at 0 and -inf below."
    static func value(_ x: Double) -> Double { SpecialMath.entropy(x) }
    func saves(_ needs: NeedsMask) -> Saves { .input(0) }
    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) { c[0] = try c.grad.mul(try c.input(0).log().add(1).neg()) }
    }
}

/// The n-th derivative of digamma.
struct Polygamma: ElementwiseOp {
    static let name = "Polygamma"
    let n: Int

    func inferOne(_ x: Tensors) throws(TensorError) -> TensorSpec {
        guard n >= 0 else { throw .runtime("polygamma(n, x) does not support negative n.") }
        let a = x.required(0)
        return TensorSpec(a.dtype.floating, a.shape, strides: a.preservedStrides)
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let n = n
        if n == 0 { return try runUnary(.digamma, x.required(0), into: y.required(0)) }
        try mapDoubles(x.required(0), into: y.required(0)) { SpecialMath.polygamma(n, $0) }
    }

    func saves(_ needs: NeedsMask) -> Saves { .input(0) }
    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) { c[0] = try c.grad.mul(try apply(Polygamma(n: n + 1), Tensors(try c.input(0)))) }
    }
}

struct PolygammaFunction: Operator {
    static let schema = "polygamma(int n, Tensor self) -> Tensor"
    static let doc = "The n-th derivative of digamma, n >= 0."
    static let variants: Variants = .function
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try apply(Polygamma(n: try a.int(0)), Tensors(try a.tensor(1))))
    }
}

struct SpecialPolygamma: Operator {
    static let schema = "special_polygamma(int n, Tensor self) -> Tensor"
    static let doc = "The n-th derivative of digamma, n >= 0."
    static let variants: Variants = .submodule
    static func call(_ a: Arguments) throws(TensorError) -> Result { try PolygammaFunction.call(a) }
}

struct Zeta: SpecialBinary {
    static let name = "SpecialZeta"
    static let schema = "special_zeta(Tensor self, Tensor other) -> Tensor"
    static let doc = "Hurwitz's zeta function: the sum of 1 / (k + other)^self."
    static func value(_ a: Double, _ b: Double, isDouble: Bool) -> Double { SpecialMath.zeta(a, b) }
    func saves(_ needs: NeedsMask) -> Saves { .inputs(2) }
    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) { throw noGradient("zeta") }
        guard c.needs(1) else { return }
        let s = try c.input(0)
        c[1] = try c.grad.mul(try apply(Zeta(), Tensors(try s.add(1), try c.input(1))).mul(s).neg())
    }
}

struct Xlog1py: SpecialBinary {
    static let name = "SpecialXlog1Py"
    static let schema = "special_xlog1py(Tensor self, Tensor other) -> Tensor"
    static let doc = "self * log1p(other); 0 where self is 0 and other no NaN."
    static func value(_ a: Double, _ b: Double, isDouble: Bool) -> Double { SpecialMath.xlog1py(a, b) }
    func saves(_ needs: NeedsMask) -> Saves { .inputs(2) }
    func vjp(_ c: inout VJP) throws(TensorError) {
        let x = try c.input(0), y = try c.input(1)
        if c.needs(0) {
            let flat = try x.eq(try .number(0)).logicalAnd(try y.le(try .number(-1)))
            c[0] = try c.grad.mul(try y.log1p()).kept(where: try flat.logicalNot())
        }
        if c.needs(1) { c[1] = try c.grad.mul(x).div(try y.add(1)) }
    }
}

struct Igamma: SpecialBinary {
    static let name = "Igamma"
    static let schema = "igamma(Tensor self, Tensor other) -> Tensor"
    static let doc = "The regularised lower incomplete gamma function P(self, other)."
    static let variants: Variants = .all
    static func value(_ a: Double, _ b: Double, isDouble: Bool) -> Double { SpecialMath.incompleteGamma(a, b).lower }
    func saves(_ needs: NeedsMask) -> Saves { .inputs(2) }
    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) { throw noGradient("igamma: input") }
        if c.needs(1) { c[1] = try c.grad.mul(try Igamma.density(try c.input(0), try c.input(1))) }
    }

    /// x^(a-1) exp(-x) / Gamma(a)
    static func density(_ a: Tensor, _ x: Tensor) throws(TensorError) -> Tensor {
        try a.sub(1).mul(try x.log()).sub(x).sub(try a.lgamma()).exp()
    }
}

struct Igammac: SpecialBinary {
    static let name = "Igammac"
    static let schema = "igammac(Tensor self, Tensor other) -> Tensor"
    static let doc = "The regularised upper incomplete gamma function Q(self, other)."
    static let variants: Variants = .all
    static func value(_ a: Double, _ b: Double, isDouble: Bool) -> Double { SpecialMath.incompleteGamma(a, b).upper }
    func saves(_ needs: NeedsMask) -> Saves { .inputs(2) }
    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) { throw noGradient("igammac: input") }
        if c.needs(1) { c[1] = try c.grad.mul(try Igamma.density(try c.input(0), try c.input(1))).neg() }
    }
}

struct Mvlgamma: Operator {
    static let schema = "mvlgamma(Tensor self, int p) -> Tensor"
    static let doc = "The logarithm of the multivariate gamma function of dimension p; elements must be above (p - 1) / 2."
    static let variants: Variants = .all
    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).mvlgamma(try a.int(1))) }
}

extension Tensor {
    /// The logarithm of the multivariate gamma function of dimension `p`: log(pi) p (p - 1) / 4 + the sum of lgamma(x - j / 2), j < p.
    public func mvlgamma(_ p: Int) throws(TensorError) -> Tensor {
        guard dtype != .bool else { throw .runtime("The input tensor may not be a boolean tensor.") }
        guard p >= 1 else { throw .runtime("p has to be greater than or equal to 1") }
        guard p < 1 << 20 else { throw .runtime("mvlgamma: p of at most \(1 << 20) is supported, got \(p)") }
        let kind = dtype.floating
        let offsets = try Tensor(empty: Shape([p]), .float64), q = offsets.pointer(Double.self)
        for j in 0..<p { q[j] = -Double(j) / 2 }
        let sum = try to(kind).unsqueeze(-1).add(try offsets.dense(kind)).lgamma().sum([-1])
        return try sum.add(.double(Double(p) * Double(p - 1) / 4 * 1.144_729_885_849_400_2))
    }

    public func i0() throws(TensorError) -> Tensor { try apply(I0(), Tensors(self)) }
    public func polygamma(_ n: Int) throws(TensorError) -> Tensor { try apply(Polygamma(n: n), Tensors(self)) }
}
