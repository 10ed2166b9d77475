// Factories.

struct Empty: Operator {
    static let schema = "empty(int[] size, *, ScalarType? dtype=None) -> Tensor"
    static let doc = "A tensor whose elements are not set."
    static let variants: Variants = [.function, .factory]

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try Tensor.empty(try a.ints(0), a.optionalDType(1)))
    }
}

struct Zeros: Operator {
    static let schema = "zeros(int[] size, *, ScalarType? dtype=None) -> Tensor"
    static let doc = "A tensor of zeros."
    static let variants: Variants = [.function, .factory]

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try Tensor.zeros(try a.ints(0), a.optionalDType(1)))
    }
}

struct Ones: Operator {
    static let schema = "ones(int[] size, *, ScalarType? dtype=None) -> Tensor"
    static let doc = "A tensor of ones."
    static let variants: Variants = [.function, .factory]

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try Tensor.full(try a.ints(0), 1, a.optionalDType(1) ?? DType.defaultFloat))
    }
}

struct Full: Operator {
    static let schema = "full(int[] size, Scalar fill_value, *, ScalarType? dtype=None) -> Tensor"
    static let doc = "A tensor of `fill_value`; the dtype defaults to that of the number."
    static let variants: Variants = [.function, .factory]

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try Tensor.full(try a.ints(0), try a.scalar(1), a.optionalDType(2)))
    }
}

extension Tensor {
    static func checkedShape(_ size: [Int], _ what: String) throws(TensorError) -> Shape {
        for n in size where n < 0 {
            throw .runtime("Trying to create tensor with negative dimension \(n): \(size)")
        }
        return try Shape(checking: size, what)
    }

    /// A tensor whose elements are not set.
    public static func empty(_ size: [Int], _ dtype: DType? = nil) throws(TensorError) -> Tensor {
        try Tensor(empty: try checkedShape(size, "empty"), dtype ?? DType.defaultFloat)
    }

    public static func zeros(_ size: [Int], _ dtype: DType? = nil) throws(TensorError) -> Tensor {
        try zeros(try checkedShape(size, "zeros"), dtype ?? DType.defaultFloat)
    }

    static func zeros(_ shape: Shape, _ dtype: DType) throws(TensorError) -> Tensor {
        let t = try Tensor(empty: shape, dtype)
        fillElements(t, 0)
        return t
    }

    public static func full(_ size: [Int], _ value: Scalar, _ dtype: DType? = nil) throws(TensorError) -> Tensor {
        let dtype = dtype ?? value.dtype
        try checkRange(value, dtype, "full")
        return try full(try checkedShape(size, "full"), value, dtype)
    }

    static func full(_ shape: Shape, _ value: Scalar, _ dtype: DType) throws(TensorError) -> Tensor {
        let t = try Tensor(empty: shape, dtype)
        fillElements(t, value)
        return t
    }

    /// A tensor of the given values, in row-major order.
    public convenience init(_ values: [Float], _ size: [Int]) throws(TensorError) {
        let shape = try Tensor.checkedShape(size, "Tensor")
        guard shape.checkedNumel == values.count else {
            throw .value("Tensor: \(size) wants \(shape.numel) values, got \(values.count)")
        }
        try self.init(empty: shape, .float32)
        let p = pointer(Float.self)
        for (i, v) in values.enumerated() { p[i] = v }
    }
}

let creationOperators: [any Operator.Type] = [Empty.self, Zeros.self, Ones.self, Full.self]
