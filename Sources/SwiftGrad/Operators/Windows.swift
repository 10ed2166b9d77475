import CSwiftGrad

// Window functions, computed in float64 and rounded once.

struct HannWindow: Operator {
    static let schema = "hann_window(int window_length, bool periodic=True, *, ScalarType? dtype=None) -> Tensor"
    static let doc = "`0.5 - 0.5 cos(2 pi k / (n - 1))`; periodic: with one element more, the last of which is dropped."
    static let variants: Variants = [.function, .factory]
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try Tensor.window("hann_window", try a.int(0), try a.bool(1), a.optionalDType(2)) { x in
                0.5 - 0.5 * sg_cos(2 * Double.pi * x)
            })
    }
}

struct HammingWindow: Operator {
    static let schema =
        "hamming_window(int window_length, bool periodic=True, float alpha=0.54, float beta=0.46, *, ScalarType? dtype=None) -> Tensor"
    static let doc = "`alpha - beta cos(2 pi k / (n - 1))`."
    static let variants: Variants = [.function, .factory]
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let alpha = try a.double(2), beta = try a.double(3)
        return .tensor(
            try Tensor.window("hamming_window", try a.int(0), try a.bool(1), a.optionalDType(4)) { x in
                alpha - beta * sg_cos(2 * Double.pi * x)
            })
    }
}

struct BlackmanWindow: Operator {
    static let schema = "blackman_window(int window_length, bool periodic=True, *, ScalarType? dtype=None) -> Tensor"
    static let doc = "`0.42 - 0.5 cos(2 pi k / (n - 1)) + 0.08 cos(4 pi k / (n - 1))`."
    static let variants: Variants = [.function, .factory]
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try Tensor.window("blackman_window", try a.int(0), try a.bool(1), a.optionalDType(2)) { x in
                max(0, 0.42 - 0.5 * sg_cos(2 * Double.pi * x) + 0.08 * sg_cos(4 * Double.pi * x))
            })
    }
}

struct BartlettWindow: Operator {
    static let schema = "bartlett_window(int window_length, bool periodic=True, *, ScalarType? dtype=None) -> Tensor"
    static let doc = "A triangle: `1 - |2 k / (n - 1) - 1|`."
    static let variants: Variants = [.function, .factory]
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try Tensor.window("bartlett_window", try a.int(0), try a.bool(1), a.optionalDType(2)) { x in
                1 - (2 * x - 1).magnitude
            })
    }
}

struct KaiserWindow: Operator {
    static let schema =
        "kaiser_window(int window_length, bool periodic=True, float beta=12.0, *, ScalarType? dtype=None) -> Tensor"
    static let doc = "`I0(beta sqrt(1 - (2 k / (n - 1) - 1)^2)) / I0(beta)`, I0 being the modified Bessel function of order 0."
    static let variants: Variants = [.function, .factory]
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let beta = try a.double(2), top = bessel(beta)
        return .tensor(
            try Tensor.window("kaiser_window", try a.int(0), try a.bool(1), a.optionalDType(3)) { x in
                bessel(beta * max(0, 1 - (2 * x - 1) * (2 * x - 1)).squareRoot()) / top
            })
    }

    /// sum of ((x / 2)^k / k!)^2: all terms are positive.
    private static func bessel(_ x: Double) -> Double {
        var term = 1.0, sum = 1.0, k = 1.0
        while term > sum * 1e-18 && k < 2000 {
            term *= (x / (2 * k)) * (x / (2 * k))
            sum += term
            k += 1
        }
        return sum
    }
}

extension Tensor {
    /// f(k / (n - 1)) for k < n, or of n + 1 elements the first n.
    static func window(_ what: String, _ n: Int, _ periodic: Bool, _ dtype: DType?, _ f: (Double) -> Double) throws(TensorError)
        -> Tensor
    {
        let dtype = dtype ?? DType.defaultFloat
        guard dtype.isFloat else { throw .runtime("\(what) expects floating point dtypes, got: \(dtype)") }
        guard n >= 0 else { throw .runtime("\(what) requires non-negative window_length, got window_length=\(n)") }
        let t = try Tensor(empty: try checkedShape([n], what), .float64), p = t.pointer(Double.self)
        let last = Double(periodic ? n : n - 1)
        for k in 0..<n { p[k] = n == 1 ? 1 : f(Double(k) / last) }
        return try t.dense(dtype)
    }
}

let windowOperators: [any Operator.Type] = [
    HannWindow.self, HammingWindow.self, BlackmanWindow.self, BartlettWindow.self, KaiserWindow.self,
]
