// Factories that take shape, dtype and order in memory from a tensor.

struct EmptyLike: Operator {
    static let schema = "empty_like(Tensor self, *, ScalarType? dtype=None) -> Tensor"
    static let doc = "A tensor of `self`'s shape whose elements are not set."
    static let variants: Variants = [.function, .factory]
    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).emptyAlike(a.optionalDType(1))) }
}

struct ZerosLike: Operator {
    static let schema = "zeros_like(Tensor self, *, ScalarType? dtype=None) -> Tensor"
    static let doc = "Zeros of `self`'s shape."
    static let variants: Variants = [.function, .factory]
    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).fullAlike(0, a.optionalDType(1))) }
}

struct OnesLike: Operator {
    static let schema = "ones_like(Tensor self, *, ScalarType? dtype=None) -> Tensor"
    static let doc = "Ones of `self`'s shape."
    static let variants: Variants = [.function, .factory]
    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).fullAlike(1, a.optionalDType(1))) }
}

struct FullLike: Operator {
    static let schema = "full_like(Tensor self, Scalar fill_value, *, ScalarType? dtype=None) -> Tensor"
    static let doc = "A tensor of `self`'s shape filled with `fill_value`."
    static let variants: Variants = [.function, .factory]
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).fullAlike(try a.scalar(1), a.optionalDType(2)))
    }
}

struct RandLike: Operator {
    static let schema = "rand_like(Tensor self, *, Generator? generator=None, ScalarType? dtype=None) -> Tensor"
    static let doc = "Uniform numbers of [0, 1) in `self`'s shape."
    static let variants: Variants = [.function, .factory]
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).emptyAlike(a.optionalDType(2)).uniformInPlace(generator: a.generator(1)))
    }
}

struct RandnLike: Operator {
    static let schema = "randn_like(Tensor self, *, Generator? generator=None, ScalarType? dtype=None) -> Tensor"
    static let doc = "Standard normal numbers in `self`'s shape."
    static let variants: Variants = [.function, .factory]
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).emptyAlike(a.optionalDType(2)).normalInPlace(generator: a.generator(1)))
    }
}

struct RandintLike: Operator {
    static let schema = "randint_like(Tensor self, int high, *, Generator? generator=None, ScalarType? dtype=None) -> Tensor"
    static let doc = "Integers of [0, high) in `self`'s shape and dtype."
    static let variants: Variants = [.function, .factory]
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).emptyAlike(a.optionalDType(3)).randomInPlace(from: 0, to: try a.int(1), generator: a.generator(2)))
    }
}

struct RandintLikeLow: Operator {
    static let schema =
        "randint_like.low_dtype(Tensor self, int low, int high, *, Generator? generator=None, ScalarType? dtype=None) -> Tensor"
    static let doc = "Integers of [low, high) in `self`'s shape and dtype."
    static let variants: Variants = [.function, .factory]
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).emptyAlike(a.optionalDType(4)).randomInPlace(
                from: try a.int(1), to: try a.int(2), generator: a.generator(3)))
    }
}

struct EmptyStrided: Operator {
    static let schema = "empty_strided(int[] size, int[] stride, *, ScalarType? dtype=None) -> Tensor"
    static let doc = "A tensor of the given strides whose elements are not set."
    static let variants: Variants = [.function, .factory]
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try Tensor.empty(try a.ints(0), strides: try a.ints(1), a.optionalDType(2) ?? DType.defaultFloat))
    }
}

struct NewEmptyStrided: Operator {
    static let schema = "new_empty_strided(Tensor self, int[] size, int[] stride, *, ScalarType? dtype=None) -> Tensor"
    static let doc = "A tensor of `self`'s dtype and the given strides whose elements are not set."
    static let variants: Variants = [.method, .factory]
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let dtype = try a.tensor(0).dtype
        return .tensor(try Tensor.empty(try a.ints(1), strides: try a.ints(2), a.optionalDType(3) ?? dtype))
    }
}

extension Tensor {
    /// A tensor of this shape and order in memory whose elements are not set.
    func emptyAlike(_ dtype: DType? = nil) throws(TensorError) -> Tensor {
        try TensorSpec(dtype ?? self.dtype, shape, strides: preservedStrides).allocate()
    }

    public func fullAlike(_ value: Scalar, _ dtype: DType? = nil) throws(TensorError) -> Tensor {
        let t = try emptyAlike(dtype)
        try Tensor.checkRange(value, t.dtype, "full_like")
        fillElements(t, value)
        return t
    }

    /// A tensor of the given strides (of at least 0) whose elements are not set.
    public static func empty(_ size: [Int], strides: [Int], _ dtype: DType) throws(TensorError) -> Tensor {
        let shape = try checkedShape(size, "empty_strided")
        guard size.count == strides.count else {
            throw .runtime("mismatch in length of strides and shape: got \(strides) and \(size)")
        }
        var last = 0
        for i in 0..<size.count {
            guard strides[i] >= 0 else {
                throw .runtime("as_strided: Negative strides are not supported, got strides: \(strides)")
            }
            let (reach, o1) = max(size[i] - 1, 0).multipliedReportingOverflow(by: strides[i])
            let (sum, o2) = last.addingReportingOverflow(reach)
            guard !o1, !o2, sum < Int.max / 32 else {
                throw .runtime("Storage size calculation overflowed with sizes=\(size) and strides=\(strides)")
            }
            last = sum
        }
        let flat = try Tensor(empty: Shape([shape.checkedNumel == 0 ? 0 : last + 1]), dtype)
        return Tensor(storage: flat.storage, dtype: dtype, shape: shape, strides: Shape(strides), offset: 0)
    }
}

let likeOperators: [any Operator.Type] = [
    EmptyLike.self, ZerosLike.self, OnesLike.self, FullLike.self, RandLike.self, RandnLike.self, RandintLike.self,
    RandintLikeLow.self, EmptyStrided.self, NewEmptyStrided.self,
]
