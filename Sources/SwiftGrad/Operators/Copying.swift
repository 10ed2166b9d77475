/// A copy of the elements; keeps the order of dimensions in memory unless asked for row-major.
struct Clone: ElementwiseOp, Operator {
    static let name = "Clone"
    static let schema = "clone(Tensor self) -> Tensor"
    static let doc = "A copy of `self` with storage of its own; gradients pass through it."
    static let variants: Variants = .both
    var contiguous = false

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).clone()) }

    func inferOne(_ x: Tensors) throws(TensorError) -> TensorSpec {
        let a = x.required(0)
        return TensorSpec(a.dtype, a.shape, strides: contiguous ? nil : a.preservedStrides)
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) { copyElements(from: x.required(0), to: y.required(0)) }
    func saves(_ needs: NeedsMask) -> Saves { .none }
    func vjp(_ c: inout VJP) throws(TensorError) { if c.needs(0) { c[0] = try c.grad } }
}

/// Conversion to another dtype. The walker converts gradients back.
struct Convert: ElementwiseOp {
    static let name = "ToCopy"
    let dtype: DType

    func inferOne(_ x: Tensors) throws(TensorError) -> TensorSpec {
        let a = x.required(0)
        return TensorSpec(dtype, a.shape, strides: a.preservedStrides)
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) { copyElements(from: x.required(0), to: y.required(0)) }
    func saves(_ needs: NeedsMask) -> Saves { .none }
    func vjp(_ c: inout VJP) throws(TensorError) { if c.needs(0) { c[0] = try c.grad } }
}

/// `self` itself where it is row-major, else a copy that is.
struct Contiguous: Operator {
    static let schema = "contiguous(Tensor(a) self) -> Tensor(a)"
    static let doc = "`self` if its elements lie in row-major order, else a copy in which they do."
    static let variants: Variants = .method

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).contiguous()) }
}

/// Writes `src` (broadcast, converted) over `self`.
struct CopyInto: Operator {
    static let schema = "copy_(Tensor(a!) self, Tensor src, bool non_blocking=False) -> Tensor(a!)"
    static let doc = "Writes `src`, broadcast to `self`'s shape and converted to its dtype, over `self` and returns `self`."
    static let variants: Variants = [.method, .inplace]

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).copy(from: try a.tensor(1))) }
}

/// The same elements, outside the graph.
struct Detach: Operator {
    static let schema = "detach(Tensor(a) self) -> Tensor(a)"
    static let doc = "A tensor over the same storage that takes no part in differentiation."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).detached()) }
}

/// Conversion of dtype by name `to`; what else `Tensor.to` takes is the binding's business.
struct ToDType: Operator {
    static let schema = "to.dtype(Tensor self, ScalarType dtype, bool non_blocking=False, bool copy=False) -> Tensor"
    static let doc = "`self` in another dtype: itself where it already has it and `copy` is not asked for."
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let x = try a.tensor(0), dtype = try a.dtype(1)
        let copies = try a.bool(3)
        return .tensor(x.dtype == dtype && copies ? try x.clone() : try x.to(dtype))
    }
}

struct FillScalar: Operator {
    static let schema = "fill_.Scalar(Tensor(a!) self, Scalar value) -> Tensor(a!)"
    static let doc = "Writes `value` to every element."
    static let variants: Variants = [.method, .inplace]

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).fillInPlace(try a.scalar(1))) }
}

struct FillTensor: Operator {
    static let schema = "fill_.Tensor(Tensor(a!) self, Tensor value) -> Tensor(a!)"
    static let doc = "Writes the value of a 0-dim tensor to every element."
    static let variants: Variants = [.method, .inplace]

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let v = try a.tensor(1)
        guard v.dim == 0 else {
            throw .runtime("fill_ only supports 0-dimension value tensor but got tensor with \(v.dim) dimensions.")
        }
        return .tensor(try a.tensor(0).copy(from: v, "fill_"))
    }
}

struct FillDiagonal: Operator {
    static let schema = "fill_diagonal_(Tensor(a!) self, Scalar fill_value, bool wrap=False) -> Tensor(a!)"
    static let doc = """
        Writes `fill_value` along the main diagonal (of all dimensions, which must be of one size beyond two); with `wrap`, the diagonal of a \
        tall matrix starts again below every square of it.
        """
    static let variants: Variants = [.method, .inplace]

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).fillDiagonal(try a.scalar(1), wrap: try a.bool(2)))
    }
}

struct ZeroInPlace: Operator {
    static let schema = "zero_(Tensor(a!) self) -> Tensor(a!)"
    static let doc = "Writes 0 to every element."
    static let variants: Variants = [.method, .inplace]

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).fillInPlace(0, "zero_")) }
}

extension Tensor {
    public func clone() throws(TensorError) -> Tensor { try apply(Clone(), Tensors(self)) }

    func clone(contiguous: Bool) throws(TensorError) -> Tensor { try apply(Clone(contiguous: contiguous), Tensors(self)) }

    public func contiguous() throws(TensorError) -> Tensor { isContiguous ? self : try clone(contiguous: true) }

    /// This tensor in another dtype; itself where it has it.
    public func to(_ dtype: DType) throws(TensorError) -> Tensor {
        self.dtype == dtype ? self : try apply(Convert(dtype: dtype), Tensors(self))
    }

    @discardableResult
    public func copy(from source: Tensor) throws(TensorError) -> Tensor { try copy(from: source, "copy_") }

    func copy(from source: Tensor, _ what: String) throws(TensorError) -> Tensor {
        try checkInPlace(what)
        guard try broadcast(shape, source.shape) == shape else {
            throw .runtime("output with shape \(shape) doesn't match the broadcast shape \(try broadcast(shape, source.shape))")
        }
        // A source that overlaps the target is copied aside first.
        let from =
            source.storage === storage && !source.hasSameElements(as: self)
            ? try withoutGradient { () throws(TensorError) in try source.clone() } : source
        try overwrite(with: from, GradMode.isEnabled && dtype.isInexact ? source.gradientEdge : Edge())
        return self
    }

    func fillInPlace(_ value: Scalar, _ what: String = "fill_") throws(TensorError) -> Tensor {
        try checkInPlace(what, overlaps: true)
        try Tensor.checkRange(value, dtype, what)
        fillElements(self, value)
        bumpVersion()
        Recorder.current?.ran("Fill", reading: Tensors(), writing: Tensors(self), isEffect: false) { _, y in
            fillElements(y.required(0), value)
        }
        if GradMode.isEnabled && requiresGrad {
            rebaseOnCopy(from: Edge())
        }
        return self
    }

    func fillDiagonal(_ value: Scalar, wrap: Bool) throws(TensorError) -> Tensor {
        guard dim >= 2 else { throw .runtime("dimensions must larger than 1: fill_diagonal_ got shape \(shape)") }
        if dim > 2 {
            for i in 1..<dim where shape[i] != shape[0] {
                throw .runtime("all dimensions of input must be of equal length: fill_diagonal_ got shape \(shape)")
            }
        }
        var step = 0, n = shape[0]
        for i in 0..<dim {
            step += strides[i]
            n = min(n, shape[i])
        }
        _ = try asStrided(Shape([n]), Shape([step]), nil).fillInPlace(value, "fill_diagonal_")
        // A tall matrix: the next diagonal starts one row below the last square.
        let rows = shape[0], columns = shape[1]
        if wrap, dim == 2, columns > 0, rows > columns + 1 {
            var row = columns + 1
            while row < rows {
                let part = try narrow(0, start: row, length: min(columns, rows - row))
                _ = try part.diagonal().fillInPlace(value, "fill_diagonal_")
                row += columns + 1
            }
        }
        return self
    }

    /// Errors for numbers that a dtype cannot hold, as PyTorch's.
    static func checkRange(_ value: Scalar, _ dtype: DType, _ what: String) throws(TensorError) {
        if value.isComplex && !dtype.isComplex && dtype != .bool {
            throw .runtime("value cannot be converted to type \(dtype.cName) without overflow")
        }
        guard dtype.isInteger else { return }
        let d = value.double
        let (lo, hi): (Double, Double)
        switch dtype {
        case .uint8: (lo, hi) = (-255, 255)
        case .int8: (lo, hi) = (-128, 127)
        case .int16: (lo, hi) = (-32768, 32767)
        case .int32: (lo, hi) = (-0x1p31, 0x1p31 - 1)
        case .uint16: (lo, hi) = (-65535, 65535)
        case .uint32: (lo, hi) = (-0x1p32, 0x1p32 - 1)
        case .uint64: (lo, hi) = (-0x1p63, 0x1p64)
        default: (lo, hi) = (-0x1p63, 0x1p63)
        }
        guard d >= lo, d <= hi else {
            throw .runtime("\(what): value cannot be converted to type \(dtype.name) without overflow: \(value)")
        }
    }
}

let copyingOperators: [any Operator.Type] = [
    Clone.self, Contiguous.self, CopyInto.self, Detach.self, ToDType.self, FillTensor.self, FillScalar.self, FillDiagonal.self,
    ZeroInPlace.self,
]
