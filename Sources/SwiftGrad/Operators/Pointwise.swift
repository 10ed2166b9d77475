import SwiftGradKernelAPI

// What the families of element-wise operators share.

/// A function of one tensor without options.
protocol PlainUnary: UnaryOp, Operator { init() }

extension PlainUnary {
    static var variants: Variants { .all }
    var parameters: KernelParameters { [] }
    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try apply(Self(), try a.tensor(0))) }
}

/// A function of two tensors without options.
protocol PlainBinary: BinaryOp, Operator { init() }

extension PlainBinary {
    static var variants: Variants { .all }
    var parameters: KernelParameters { [] }
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try apply(Self(), try a.tensor(0), try a.tensor(1)))
    }
}

/// Another name for an operator.
protocol Alias: Operator {
    associatedtype Original: Operator
    static var alias: String { get }
}

extension Alias {
    static var schema: String { alias + Original.schema.drop { $0 != "." && $0 != "(" } }
    static var doc: String { "Another name for `\(Original.schema.prefix { $0 != "." && $0 != "(" })`." }
    static var variants: Variants { Original.variants }
    static func call(_ a: Arguments) throws(TensorError) -> Result { try Original.call(a) }
}

/// y = f(a, b, c), broadcast and promoted, by one kernel.
protocol TernaryOp: ElementwiseOp {
    var kernel: TernaryKernel { get }
    var parameters: KernelParameters { get }
    /// Further checks of the operands; `dtype` is the promoted one.
    func check(_ x: Tensors, _ dtype: DType) throws(TensorError)
}

extension TernaryOp {
    func inferOne(_ x: Tensors) throws(TensorError) -> TensorSpec {
        let spec = try promotedSpec(x.required(0), x.required(1), x.required(2))
        try check(x, spec.dtype)
        return spec
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        try runTernary(kernel, x.required(0), x.required(1), x.required(2), into: y.required(0), parameters)
    }
}

/// Shape, dtype and strides of an element-wise result of three operands.
func promotedSpec(_ a: Tensor, _ b: Tensor, _ c: Tensor) throws(TensorError) -> TensorSpec {
    var p = Promotion()
    p.add(a)
    p.add(b)
    p.add(c)
    return try broadcastSpec(a, b, c, p.result)
}

func broadcastSpec(_ a: Tensor, _ b: Tensor, _ c: Tensor, _ dtype: DType) throws(TensorError) -> TensorSpec {
    let shape = try broadcast(try broadcast(a.shape, b.shape), c.shape)
    let leader = a.shape == shape ? a : b.shape == shape ? b : c.shape == shape ? c : nil
    return TensorSpec(dtype, shape, strides: leader.flatMap { $0.isContiguous ? nil : $0.preservedStrides })
}

/// y[...] = kernel(a[...], b[...], c[...]); the operands are converted to y's dtype first.
func runTernary(
    _ kernel: TernaryKernel, _ a: Tensor, _ b: Tensor, _ c: Tensor, into y: Tensor, _ parameters: KernelParameters = []
) throws(TensorError) {
    let op = kernel.rawValue, dtype = y.dtype.kernel
    if y.numel == 0 { return }
    if y.dtype.isExtended { throw notImplemented("\(kernel)_cpu", for: y.dtype) }
    let p = a.dtype == y.dtype ? a : try a.dense(y.dtype)
    let q = b.dtype == y.dtype ? b : try b.dense(y.dtype)
    let r = c.dtype == y.dtype ? c : try c.dense(y.dtype)
    withParameters(parameters) { w in
        ElementLoop(y, p, q, r).run { e in
            CPU.kernels.ternary(op, dtype, e.n, e.p0, e.s0, e.p1, e.s1, e.p2, e.s2, e.p3, e.s3, w)
        }
    }
}

/// PyTorch's error for a dtype that an operator has no kernel for.
func notImplemented(_ what: String, for dtype: DType) -> TensorError {
    .notImplemented("\"\(what)\" not implemented for '\(dtype.scalarName)'")
}

extension Tensor {
    /// `s - self`
    func subtracted(from s: Scalar) throws(TensorError) -> Tensor { try Tensor.number(s).sub(self) }
    /// `s / self`
    func dividing(_ s: Scalar) throws(TensorError) -> Tensor { try Tensor.number(s).div(self) }
    /// `self * self`
    func squared() throws(TensorError) -> Tensor { try mul(self) }

    /// Zeros of this tensor's shape and dtype, outside the graph.
    func zerosAlike() throws(TensorError) -> Tensor { try Tensor.zeros(shape, dtype) }

    /// This tensor where `mask` is true, else 0: unlike a product, NaN and infinity do not get through.
    func kept(where mask: Tensor) throws(TensorError) -> Tensor { try Tensor.where(mask, self, try .number(.int(0))) }

    /// This tensor in `dtype`, no longer standing for a number: sums with other numbers keep the dtype.
    func operand(_ dtype: DType) throws(TensorError) -> Tensor { isWrappedNumber ? try to(dtype).alias() : try to(dtype) }

    /// The value of a tensor of one element.
    var firstScalar: Scalar { Scalar(dtype, from: data) }
}
