// Special functions without a derivative (Bessel's, Airy's, orthogonal polynomials), and the names that torch.special gives to operators
// that live elsewhere.

struct BesselJ0: FlatSpecialUnary {
    static let name = "SpecialBesselJ0"
    static let schema = "special_bessel_j0(Tensor self) -> Tensor"
    static let doc = "The Bessel function of the first kind of order 0."
    static func value(_ x: Double) -> Double { SpecialMath.besselJ0(x) }
}

struct BesselJ1: FlatSpecialUnary {
    static let name = "SpecialBesselJ1"
    static let schema = "special_bessel_j1(Tensor self) -> Tensor"
    static let doc = "The Bessel function of the first kind of order 1."
    static func value(_ x: Double) -> Double { SpecialMath.besselJ1(x) }
}

struct BesselY0: FlatSpecialUnary {
    static let name = "SpecialBesselY0"
    static let schema = "special_bessel_y0(Tensor self) -> Tensor"
    static let doc = "The Bessel function of the second kind of order 0."
    static func value(_ x: Double) -> Double { SpecialMath.besselY0(x) }
}

struct BesselY1: FlatSpecialUnary {
    static let name = "SpecialBesselY1"
    static let schema = "special_bessel_y1(Tensor self) -> Tensor"
    static let doc = "The Bessel function of the second kind of order 1."
    static func value(_ x: Double) -> Double { SpecialMath.besselY1(x) }
}

struct ModifiedI0: FlatSpecialUnary {
    static let name = "SpecialModifiedBesselI0"
    static let schema = "special_modified_bessel_i0(Tensor self) -> Tensor"
    static let doc = "The modified Bessel function of the first kind of order 0."
    static func value(_ x: Double) -> Double { SpecialMath.i0(x) }
}

struct ModifiedI1: FlatSpecialUnary {
    static let name = "SpecialModifiedBesselI1"
    static let schema = "special_modified_bessel_i1(Tensor self) -> Tensor"
    static let doc = "The modified Bessel function of the first kind of order 1."
    static func value(_ x: Double) -> Double { SpecialMath.i1(x) }
}

struct ModifiedK0: FlatSpecialUnary {
    static let name = "SpecialModifiedBesselK0"
    static let schema = "special_modified_bessel_k0(Tensor self) -> Tensor"
    static let doc = "The modified Bessel function of the second kind of order 0."
    static func value(_ x: Double) -> Double { SpecialMath.k0(x) }
}

struct ModifiedK1: FlatSpecialUnary {
    static let name = "SpecialModifiedBesselK1"
    static let schema = "special_modified_bessel_k1(Tensor self) -> Tensor"
    static let doc = "The modified Bessel function of the second kind of order 1."
    static func value(_ x: Double) -> Double { SpecialMath.k1(x) }
}

struct ScaledK0: FlatSpecialUnary {
    static let name = "SpecialScaledModifiedBesselK0"
    static let schema = "special_scaled_modified_bessel_k0(Tensor x) -> Tensor"
    static let doc = "exp(x) K0(x)."
    static func value(_ x: Double) -> Double { SpecialMath.scaledK(0, x) }
}

struct ScaledK1: FlatSpecialUnary {
    static let name = "SpecialScaledModifiedBesselK1"
    static let schema = "special_scaled_modified_bessel_k1(Tensor x) -> Tensor"
    static let doc = "exp(x) K1(x)."
    static func value(_ x: Double) -> Double { SpecialMath.scaledK(1, x) }
}

struct SphericalJ0: FlatSpecialUnary {
    static let name = "SpecialSphericalBesselJ0"
    static let schema = "special_spherical_bessel_j0(Tensor x) -> Tensor"
    static let doc = "sin(x) / x: the spherical Bessel function of order 0."
    static func value(_ x: Double) -> Double { SpecialMath.sphericalJ0(x) }
}

struct AiryAi: FlatSpecialUnary {
    static let name = "SpecialAiryAi"
    static let schema = "special_airy_ai(Tensor x) -> Tensor"
    static let doc = "Airy's function Ai."
    static func value(_ x: Double) -> Double { SpecialMath.airy(x) }
}

/// A polynomial of degree n (truncated) at x.
protocol PolynomialOperator: SpecialBinary {
    static var family: OrthogonalPolynomial { get }
    /// On [0, 1] instead of [-1, 1].
    static var isShifted: Bool { get }
}

extension PolynomialOperator {
    static var isShifted: Bool { false }
    static func value(_ a: Double, _ b: Double, isDouble: Bool) -> Double {
        guard let n = Int(exactly: b.rounded(.towardZero)) else { return .nan }
        return family.value(isShifted ? 2 * a - 1 : a, n, isDouble: isDouble)
    }
    func saves(_ needs: NeedsMask) -> Saves { .none }
    func vjp(_ c: inout VJP) throws(TensorError) { throw noGradient(String(Self.schema.prefix { $0 != "(" })) }
}

struct ChebyshevT: PolynomialOperator {
    static let name = "SpecialChebyshevPolynomialT"
    static let schema = "special_chebyshev_polynomial_t(Tensor x, Tensor n) -> Tensor"
    static let doc = "Chebyshev's polynomial of the first kind of degree n."
    static let family = OrthogonalPolynomial.chebyshevT
}

struct ChebyshevU: PolynomialOperator {
    static let name = "SpecialChebyshevPolynomialU"
    static let schema = "special_chebyshev_polynomial_u(Tensor x, Tensor n) -> Tensor"
    static let doc = "Chebyshev's polynomial of the second kind of degree n."
    static let family = OrthogonalPolynomial.chebyshevU
}

struct ChebyshevV: PolynomialOperator {
    static let name = "SpecialChebyshevPolynomialV"
    static let schema = "special_chebyshev_polynomial_v(Tensor x, Tensor n) -> Tensor"
    static let doc = "Chebyshev's polynomial of the third kind of degree n."
    static let family = OrthogonalPolynomial.chebyshevV
}

struct ChebyshevW: PolynomialOperator {
    static let name = "SpecialChebyshevPolynomialW"
    static let schema = "special_chebyshev_polynomial_w(Tensor x, Tensor n) -> Tensor"
    static let doc = "Chebyshev's polynomial of the fourth kind of degree n."
    static let family = OrthogonalPolynomial.chebyshevW
}

struct ShiftedChebyshevT: PolynomialOperator {
    static let name = "SpecialShiftedChebyshevPolynomialT"
    static let schema = "special_shifted_chebyshev_polynomial_t(Tensor x, Tensor n) -> Tensor"
    static let doc = "Chebyshev's polynomial of the first kind of degree n, shifted to [0, 1]."
    static let family = OrthogonalPolynomial.chebyshevT
    static let isShifted = true
}

struct ShiftedChebyshevU: PolynomialOperator {
    static let name = "SpecialShiftedChebyshevPolynomialU"
    static let schema = "special_shifted_chebyshev_polynomial_u(Tensor x, Tensor n) -> Tensor"
    static let doc = "Chebyshev's polynomial of the second kind of degree n, shifted to [0, 1]."
    static let family = OrthogonalPolynomial.chebyshevU
    static let isShifted = true
}

struct ShiftedChebyshevV: PolynomialOperator {
    static let name = "SpecialShiftedChebyshevPolynomialV"
    static let schema = "special_shifted_chebyshev_polynomial_v(Tensor x, Tensor n) -> Tensor"
    static let doc = "Chebyshev's polynomial of the third kind of degree n, shifted to [0, 1]."
    static let family = OrthogonalPolynomial.chebyshevV
    static let isShifted = true
}

struct ShiftedChebyshevW: PolynomialOperator {
    static let name = "SpecialShiftedChebyshevPolynomialW"
    static let schema = "special_shifted_chebyshev_polynomial_w(Tensor x, Tensor n) -> Tensor"
    static let doc = "Chebyshev's polynomial of the fourth kind of degree n, shifted to [0, 1]."
    static let family = OrthogonalPolynomial.chebyshevW
    static let isShifted = true
}

struct HermiteH: PolynomialOperator {
    static let name = "SpecialHermitePolynomialH"
    static let schema = "special_hermite_polynomial_h(Tensor x, Tensor n) -> Tensor"
    static let doc = "Hermite's polynomial (physicists') of degree n."
    static let family = OrthogonalPolynomial.hermiteH
}

struct HermiteHe: PolynomialOperator {
    static let name = "SpecialHermitePolynomialHe"
    static let schema = "special_hermite_polynomial_he(Tensor x, Tensor n) -> Tensor"
    static let doc = "Hermite's polynomial (probabilists') of degree n."
    static let family = OrthogonalPolynomial.hermiteHe
}

struct LaguerreL: PolynomialOperator {
    static let name = "SpecialLaguerrePolynomialL"
    static let schema = "special_laguerre_polynomial_l(Tensor x, Tensor n) -> Tensor"
    static let doc = "Laguerre's polynomial of degree n."
    static let family = OrthogonalPolynomial.laguerreL
}

struct LegendreP: PolynomialOperator {
    static let name = "SpecialLegendrePolynomialP"
    static let schema = "special_legendre_polynomial_p(Tensor x, Tensor n) -> Tensor"
    static let doc = "Legendre's polynomial of degree n."
    static let family = OrthogonalPolynomial.legendreP
}

/// A name of torch.special for an operator that lives elsewhere.
protocol SpecialAlias: Alias {}

extension SpecialAlias {
    static var variants: Variants { .submodule }
}

struct SpecialDigamma: SpecialAlias {
    typealias Original = Digamma
    static let alias = "special_digamma"
}
struct SpecialPsi: SpecialAlias {
    typealias Original = Digamma
    static let alias = "special_psi"
}
struct SpecialErf: SpecialAlias {
    typealias Original = Erf
    static let alias = "special_erf"
}
struct SpecialErfc: SpecialAlias {
    typealias Original = Erfc
    static let alias = "special_erfc"
}
struct SpecialErfinv: SpecialAlias {
    typealias Original = Erfinv
    static let alias = "special_erfinv"
}
struct SpecialExp2: SpecialAlias {
    typealias Original = Exp2
    static let alias = "special_exp2"
}
struct SpecialExpm1: SpecialAlias {
    typealias Original = Expm1
    static let alias = "special_expm1"
}
struct SpecialExpit: SpecialAlias {
    typealias Original = Sigmoid
    static let alias = "special_expit"
}
struct SpecialGammaln: SpecialAlias {
    typealias Original = Lgamma
    static let alias = "special_gammaln"
}
struct SpecialLog1p: SpecialAlias {
    typealias Original = Log1p
    static let alias = "special_log1p"
}
struct SpecialI0: SpecialAlias {
    typealias Original = I0
    static let alias = "special_i0"
}
struct SpecialSinc: SpecialAlias {
    typealias Original = Sinc
    static let alias = "special_sinc"
}
struct SpecialLogit: SpecialAlias {
    typealias Original = Logit
    static let alias = "special_logit"
}
struct SpecialXlogy: SpecialAlias {
    typealias Original = Xlogy
    static let alias = "special_xlogy"
}
struct SpecialGammainc: SpecialAlias {
    typealias Original = Igamma
    static let alias = "special_gammainc"
}
struct SpecialGammaincc: SpecialAlias {
    typealias Original = Igammac
    static let alias = "special_gammaincc"
}
struct SpecialMultigammaln: SpecialAlias {
    typealias Original = Mvlgamma
    static let alias = "special_multigammaln"
}

struct SpecialRound: Operator {
    static let schema = "special_round(Tensor self, *, int decimals=0) -> Tensor"
    static let doc = "As `round`."
    static let variants: Variants = .submodule
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let x = try a.tensor(0), decimals = try a.int(1)
        if !x.dtype.isFloat { throw notImplemented("round_vml_cpu", for: x.dtype) }
        return .tensor(try apply(RoundDecimals(decimals: decimals), Tensors(x)))
    }
}

struct SpecialSoftmax: Operator {
    static let schema = "special_softmax(Tensor self, int dim, ScalarType? dtype=None) -> Tensor"
    static let doc = "As `softmax`."
    static let variants: Variants = .submodule
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).softmax(try a.int(1), dtype: a.optionalDType(2)))
    }
}

struct SpecialLogSoftmax: Operator {
    static let schema = "special_log_softmax(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor"
    static let doc = "As `log_softmax`."
    static let variants: Variants = .submodule
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).logSoftmax(try a.int(1), dtype: a.optionalDType(2)))
    }
}

struct SpecialLogSumExp: Operator {
    static let schema = "special_logsumexp(Tensor self, int[1] dim, bool keepdim=False) -> Tensor"
    static let doc = "As `logsumexp`."
    static let variants: Variants = .submodule
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).logSumExp(try a.ints(1), try a.bool(2)))
    }
}

let specialOperators: [any Operator.Type] = [
    I0.self, I0e.self, I1.self, I1e.self, Erfcx.self, Ndtri.self, LogNdtr.self, Ndtr.self, Entr.self, PolygammaFunction.self,
    SpecialPolygamma.self, Zeta.self, Xlog1py.self, Igamma.self, Igammac.self, Mvlgamma.self, BesselJ0.self, BesselJ1.self,
    BesselY0.self, BesselY1.self, ModifiedI0.self, ModifiedI1.self, ModifiedK0.self, ModifiedK1.self, ScaledK0.self,
    ScaledK1.self, SphericalJ0.self, AiryAi.self, ChebyshevT.self, ChebyshevU.self, ChebyshevV.self, ChebyshevW.self,
    ShiftedChebyshevT.self, ShiftedChebyshevU.self, ShiftedChebyshevV.self, ShiftedChebyshevW.self, HermiteH.self,
    HermiteHe.self, LaguerreL.self, LegendreP.self, SpecialDigamma.self, SpecialPsi.self, SpecialErf.self, SpecialErfc.self,
    SpecialErfinv.self, SpecialExp2.self, SpecialExpm1.self, SpecialExpit.self, SpecialGammaln.self, SpecialLog1p.self,
    SpecialI0.self, SpecialSinc.self, SpecialLogit.self, SpecialXlogy.self, SpecialGammainc.self, SpecialGammaincc.self,
    SpecialMultigammaln.self, SpecialRound.self, SpecialSoftmax.self, SpecialLogSoftmax.self, SpecialLogSumExp.self,
]
