import CSwiftGrad
import SwiftGradKernelAPI

/// y = f(x) by one kernel. Conforming types give the kernel, its parameters and the derivative.
protocol UnaryOp: ElementwiseOp {
    var kernel: UnaryKernel { get }
    /// Parameters of the kernel.
    var parameters: KernelParameters { get }
    /// Integers are computed in the default float dtype.
    static var promotesToFloat: Bool { get }
    /// The dtype of the result; throws where the operand's has none.
    func resultDType(_ a: Tensor) throws(TensorError) -> DType
}

extension UnaryOp {
    @inline(__always)
    func resultDType(_ a: Tensor) throws(TensorError) -> DType { Self.promotesToFloat ? a.dtype.floating : a.dtype }

    @inline(__always)
    func inferOne(_ x: Tensors) throws(TensorError) -> TensorSpec {
        let a = x.required(0)
        return TensorSpec(try resultDType(a), a.shape, strides: a.isContiguous ? nil : a.preservedStrides)
    }

    @inline(__always)
    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        try runUnary(kernel, x.required(0), into: y.required(0), parameters)
    }
}

/// Whether an element-wise operator may take the short way: nothing of this thread's state changes what it does beyond recording the
/// graph. What else wants to hear of operators is asked for here, and told by the general `apply`.
@inline(__always)
func goesStraight(_ state: UnsafeMutablePointer<sg_thread_state>) -> Bool {
    state.pointee.destination == nil && state.pointee.inference == 0 && state.pointee.recorder == nil
}

/// `apply` for operators of one tensor, by a shorter way where the operand is contiguous.
@inline(__always)
func apply<O: UnaryOp>(_ op: O, _ a: Tensor) throws(TensorError) -> Tensor {
    let state = sg_this_thread()!
    guard goesStraight(state), a.isContiguous, !a.dtype.isExtended else { return try apply(op, Tensors(a)) }
    let dtype = try op.resultDType(a)
    let y = try Tensor(like: a, dtype)
    try runUnary(op.kernel, a, into: y, op.parameters)
    if state.pointee.grad_disabled == 0, a.requiresGrad, dtype.isInexact {
        var needs = NeedsMask()
        let node = OpNode(op, a, nil, output: y, needs: &needs)
        try save(op, needs, Tensors(a), Tensors(y), in: node)
        y.node = node
    }
    return y
}

/// `apply` for operators of two tensors, by a shorter way where one of the operands is contiguous and has the result's shape.
@inline(__always)
func apply<O: BinaryOp>(_ op: O, _ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
    let state = sg_this_thread()!
    let promoted = Promotion.of(a, b)
    guard goesStraight(state), !promoted.isExtended,
        let y = try leadResult(a, b, O.promotesToFloat ? promoted.floating : promoted)
    else { return try apply(op, Tensors(a, b)) }
    try op.check(a, b, y.dtype)
    try runBinary(op.kernel, a, b, into: y, op.parameters)
    if state.pointee.grad_disabled == 0, y.dtype.isInexact, a.requiresGrad || b.requiresGrad {
        var needs = NeedsMask()
        let node = OpNode(op, a, b, output: y, needs: &needs)
        try save(op, needs, Tensors(a, b), Tensors(y), in: node)
        y.node = node
    }
    return y
}

/// The result of an element-wise operator, uninitialised, where an operand is contiguous and of the result's shape; else nil.
func leadResult(_ a: Tensor, _ b: Tensor, _ dtype: DType) throws(TensorError) -> Tensor? {
    if a.isContiguous, b.numel == 1 && b.dim <= a.dim || a.shape == b.shape, !b.dtype.isExtended, !a.dtype.isExtended {
        return try Tensor(like: a, dtype)
    }
    if a.numel == 1, b.isContiguous, a.dim <= b.dim, !b.dtype.isExtended, !a.dtype.isExtended {
        return try Tensor(like: b, dtype)
    }
    return nil
}

/// y[...] = kernel(x[...]); x is converted to y's dtype first.
func runUnary(_ kernel: UnaryKernel, _ x: Tensor, into y: Tensor, _ parameters: KernelParameters = []) throws(TensorError) {
    if y.dtype.isExtended { return try runUnaryExtended(kernel, x, into: y, parameters) }
    let op = kernel.rawValue, dtype = y.dtype.kernel
    let n = y.numel
    if n <= ElementLoop.grain, y.isContiguous, isOneRun(y, x) {
        if n > 0 { withParameters(parameters) { CPU.kernels.unary(op, dtype, n, y.data, 1, x.data, x.numel == n ? 1 : 0, $0) } }
        return
    }
    let a = x.dtype == y.dtype ? x : try x.dense(y.dtype)
    withParameters(parameters) { p in
        ElementLoop(y, a).runRows { r in
            ElementLoop.withWork(r) { CPU.kernels.unaryRows(op, dtype, r.rows, r.n, r.p0, r.r0, r.s0, r.p1, r.r1, r.s1, $0, p) }
        }
    }
    withExtendedLifetime((a, y)) {}
}

/// y = f(a, b), broadcast and promoted, by one kernel.
protocol BinaryOp: ElementwiseOp {
    var kernel: BinaryKernel { get }
    var parameters: KernelParameters { get }
    /// Integers are computed in the default float dtype.
    static var promotesToFloat: Bool { get }
    /// Further checks of the operands; `dtype` is the promoted one.
    func check(_ a: Tensor, _ b: Tensor, _ dtype: DType) throws(TensorError)
}

extension BinaryOp {
    @inline(__always)
    func inferOne(_ x: Tensors) throws(TensorError) -> TensorSpec {
        let a = x.required(0), b = x.required(1)
        let promoted = Promotion.of(a, b)
        let dtype = Self.promotesToFloat ? promoted.floating : promoted
        try check(a, b, dtype)
        return try broadcastSpec(a, b, dtype)
    }

    @inline(__always)
    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        try runBinary(kernel, x.required(0), x.required(1), into: y.required(0), parameters)
    }
}

/// Shape and strides of an element-wise result of two operands.
@inline(__always)
func broadcastSpec(_ a: Tensor, _ b: Tensor, _ dtype: DType) throws(TensorError) -> TensorSpec {
    if a.shape == b.shape {
        return TensorSpec(dtype, a.shape, strides: a.isContiguous ? nil : a.preservedStrides)
    }
    let shape = try broadcast(a.shape, b.shape)
    let leader = a.shape == shape ? a : b.shape == shape ? b : nil
    return TensorSpec(dtype, shape, strides: leader.flatMap { $0.isContiguous ? nil : $0.preservedStrides })
}

func runBinary(
    _ kernel: BinaryKernel, _ a: Tensor, _ b: Tensor, into y: Tensor, _ parameters: KernelParameters = []
) throws(TensorError) {
    if y.dtype.isExtended { return try runBinaryExtended(kernel, a, b, into: y, parameters) }
    let op = kernel.rawValue, dtype = y.dtype.kernel
    let n = y.numel
    if n <= ElementLoop.grain, y.isContiguous, isOneRun(y, a), isOneRun(y, b) {
        if n == 0 { return }
        withParameters(parameters) {
            CPU.kernels.binary(op, dtype, n, y.data, 1, a.data, a.numel == n ? 1 : 0, b.data, b.numel == n ? 1 : 0, $0)
        }
        return
    }
    if n <= ElementLoop.grain, y.isContiguous, isOneRun(y, a), b.numel == 1 {
        // A number of another dtype: converted on the stack.
        var cell: UInt64 = 0
        withUnsafeMutableBytes(of: &cell) { c in
            Scalar(b.dtype, from: b.data).store(y.dtype, to: c.baseAddress!)
            withParameters(parameters) {
                CPU.kernels.binary(op, dtype, n, y.data, 1, a.data, a.numel == n ? 1 : 0, c.baseAddress!, 0, $0)
            }
        }
        return
    }
    let p = a.dtype == y.dtype ? a : try a.dense(y.dtype)
    let q = b.dtype == y.dtype ? b : try b.dense(y.dtype)
    withParameters(parameters) { w in
        ElementLoop(y, p, q).runRows { r in
            ElementLoop.withWork(r) {
                CPU.kernels.binaryRows(
                    op, dtype, r.rows, r.n, r.p0, r.r0, r.s0, r.p1, r.r1, r.s1, r.p2, r.r2, r.s2, $0, w)
            }
        }
    }
    withExtendedLifetime((p, q, y)) {}
}

/// Up to four parameters of a kernel, inline.
struct KernelParameters: ExpressibleByArrayLiteral {
    fileprivate var values: (Double, Double, Double, Double) = (0, 0, 0, 0)

    @inline(__always)
    init(_ a: Double = 0, _ b: Double = 0, _ c: Double = 0, _ d: Double = 0) { values = (a, b, c, d) }

    /// More than four are a bug of the operator.
    @inline(__always)
    init(arrayLiteral elements: Double...) {
        let n = elements.count
        values = (n > 0 ? elements[0] : 0, n > 1 ? elements[1] : 0, n > 2 ? elements[2] : 0, n > 3 ? elements[3] : 0)
    }
}

extension KernelParameters {
    /// Parameter `i`, 0 or 1.
    subscript(i: Int) -> Double { i == 0 ? values.0 : values.1 }
}

/// Parameters of a kernel as a pointer.
@inline(__always)
func withParameters<R>(_ p: KernelParameters, _ body: (Params) -> R) -> R {
    withUnsafeBytes(of: p) { body($0.baseAddress!.assumingMemoryBound(to: Double.self)) }
}

/// The loop is one run of `n` <= `ElementLoop.grain` elements: y and x contiguous and of one shape, or x of one element.
@inline(__always)
private func isOneRun(_ y: Tensor, _ x: Tensor) -> Bool {
    x.dtype == y.dtype && x.isContiguous && (x.numel == y.numel || x.numel == 1)
}
