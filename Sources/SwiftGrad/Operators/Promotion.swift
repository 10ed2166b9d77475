/// PyTorch's type promotion over operands: dimensioned tensors come first, then 0-dim tensors, then numbers; a later kind raises the
/// result only to a higher category (bool < integer < float < complex), with its own dtype (numbers: the default one of their category).
struct Promotion {
    private var dimensioned: DType?
    private var zeroDim: DType?
    private var number: DType?

    @inline(__always)
    init() {}

    @inline(__always)
    mutating func add(_ t: Tensor) {
        if t.isWrappedNumber {
            let d = t.dtype.isComplex ? DType.defaultFloat.complex : t.dtype.isFloat ? DType.defaultFloat : t.dtype
            number = number.map { DType.promote($0, d) } ?? d
        } else if t.dim == 0 {
            zeroDim = zeroDim.map { DType.promote($0, t.dtype) } ?? t.dtype
        } else {
            dimensioned = dimensioned.map { DType.promote($0, t.dtype) } ?? t.dtype
        }
    }

    mutating func add(_ s: Scalar) {
        number = number.map { DType.promote($0, s.dtype) } ?? s.dtype
    }

    private static func category(_ d: DType) -> Int { d.isComplex ? 3 : d.isFloat ? 2 : d == .bool ? 0 : 1 }

    private static func combine(_ higher: DType?, _ lower: DType?) -> DType? {
        guard let lower else { return higher }
        guard let higher else { return lower }
        if higher.isFloat && lower.isComplex { return higher.complex }
        return category(lower) > category(higher) ? lower : higher
    }

    var result: DType {
        Promotion.combine(dimensioned, Promotion.combine(zeroDim, number)) ?? .float32
    }

    @inline(__always)
    static func of(_ a: Tensor, _ b: Tensor) -> DType {
        if a.dtype == b.dtype { return a.dtype }
        var p = Promotion()
        p.add(a)
        p.add(b)
        return p.result
    }
}

extension DType {
    /// The dtype that true division and float functions give for operands of this one.
    @inline(__always)
    var floating: DType { isInexact ? self : DType.defaultFloat }
}

extension Tensor {
    /// A 0-dim tensor that stands for a number: it does not raise the dtype of dimensioned tensors.
    static func number(_ s: Scalar) throws(TensorError) -> Tensor {
        let t = try Tensor(empty: Shape(), s.isComplex ? .complex128 : s.isFloat ? .float64 : s.dtype)
        s.store(t.dtype, to: t.data)
        t.flags.insert(.wrappedNumber)
        return t
    }
}
