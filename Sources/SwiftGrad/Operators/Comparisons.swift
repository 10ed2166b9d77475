import CSwiftGrad
import SwiftGradKernelAPI

// Comparisons, logic and tests of single elements, all with bool results.

/// y = a <=> b in the promoted dtype. Gradients do not pass: they are zero.
protocol ComparisonOp: ElementwiseOp, Operator {
    init()
    static var kernel: CompareKernel { get }
}

extension ComparisonOp {
    static var variants: Variants { .all }
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let x = try a.tensor(0), y = try a.tensor(1)
        // No gradient passes, so there is nothing to record.
        let state = sg_this_thread()!
        if goesStraight(state), let result = try leadResult(x, y, .bool) {
            try compare(Self.kernel, x, y, into: result)
            return .tensor(result)
        }
        return .tensor(try apply(Self(), Tensors(x, y)))
    }

    func inferOne(_ x: Tensors) throws(TensorError) -> TensorSpec { try broadcastSpec(x.required(0), x.required(1), .bool) }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        try compare(Self.kernel, x.required(0), x.required(1), into: y.required(0))
    }

    func saves(_ needs: NeedsMask) -> Saves { .none }

    /// In place on a float tensor: what it was has no influence on what it is, up to steps.
    func vjp(_ c: inout VJP) throws(TensorError) {
        for i in 0..<2 where c.needs(i) { c[i] = try Tensor.zeros(c.shape(i), c.dtype(i)) }
    }
}

/// y = a <=> b in the promoted dtype.
private func compare(_ kernel: CompareKernel, _ a: Tensor, _ b: Tensor, into out: Tensor) throws(TensorError) {
    if out.numel == 0 { return }
    let dtype = Promotion.of(a, b), op = kernel.rawValue
    if b.numel == 1, b.dtype != dtype, a.dtype == dtype, a.isContiguous, out.isContiguous, a.numel == out.numel,
        a.numel <= ElementLoop.grain, !dtype.isExtended, !b.dtype.isExtended
    {
        // A number of another dtype: converted on the stack.
        var cell: UInt64 = 0
        withUnsafeMutableBytes(of: &cell) { c in
            Scalar(b.dtype, from: b.data).store(dtype, to: c.baseAddress!)
            CPU.kernels.compare(op, dtype.kernel, out.numel, out.data, 1, a.data, 1, c.baseAddress!, 0)
        }
        return
    }
    let p = a.dtype == dtype ? a : try a.dense(dtype)
    let q = b.dtype == dtype ? b : try b.dense(dtype)
    if dtype.isExtended { return try runCompareExtended(kernel, p, q, into: out) }
    ElementLoop(out, p, q).run { r in CPU.kernels.compare(op, dtype.kernel, r.n, r.p0, r.s0, r.p1, r.s1, r.p2, r.s2) }
}

struct Eq: ComparisonOp {
    static let name = "Eq"
    static let schema = "eq.Tensor(Tensor self, Tensor other) -> Tensor"
    static let doc = "`self == other`, element by element, as bools."
    static let kernel = CompareKernel.eq
}

struct Ne: ComparisonOp {
    static let name = "Ne"
    static let schema = "ne.Tensor(Tensor self, Tensor other) -> Tensor"
    static let doc = "`self != other`, element by element, as bools."
    static let kernel = CompareKernel.ne
}

struct Lt: ComparisonOp {
    static let name = "Lt"
    static let schema = "lt.Tensor(Tensor self, Tensor other) -> Tensor"
    static let doc = "`self < other`, element by element, as bools."
    static let kernel = CompareKernel.lt
}

struct Le: ComparisonOp {
    static let name = "Le"
    static let schema = "le.Tensor(Tensor self, Tensor other) -> Tensor"
    static let doc = "`self <= other`, element by element, as bools."
    static let kernel = CompareKernel.le
}

struct Gt: ComparisonOp {
    static let name = "Gt"
    static let schema = "gt.Tensor(Tensor self, Tensor other) -> Tensor"
    static let doc = "`self > other`, element by element, as bools."
    static let kernel = CompareKernel.gt
}

struct Ge: ComparisonOp {
    static let name = "Ge"
    static let schema = "ge.Tensor(Tensor self, Tensor other) -> Tensor"
    static let doc = "`self >= other`, element by element, as bools."
    static let kernel = CompareKernel.ge
}

struct LogicalAnd: ComparisonOp {
    static let name = "LogicalAnd"
    static let schema = "logical_and(Tensor self, Tensor other) -> Tensor"
    static let doc = "Whether both elements are other than 0."
    static let kernel = CompareKernel.logicalAnd
}

struct LogicalOr: ComparisonOp {
    static let name = "LogicalOr"
    static let schema = "logical_or(Tensor self, Tensor other) -> Tensor"
    static let doc = "Whether any of the two elements is other than 0."
    static let kernel = CompareKernel.logicalOr
}

struct LogicalXor: ComparisonOp {
    static let name = "LogicalXor"
    static let schema = "logical_xor(Tensor self, Tensor other) -> Tensor"
    static let doc = "Whether exactly one of the two elements is other than 0."
    static let kernel = CompareKernel.logicalXor
}

struct NotEqual: Alias { typealias Original = Ne; static let alias = "not_equal" }
struct Less: Alias { typealias Original = Lt; static let alias = "less" }
struct LessEqual: Alias { typealias Original = Le; static let alias = "less_equal" }
struct Greater: Alias { typealias Original = Gt; static let alias = "greater" }
struct GreaterEqual: Alias { typealias Original = Ge; static let alias = "greater_equal" }

/// y = test(a)
protocol TestOp: ElementwiseOp, Operator {
    init()
    static var kernel: TestKernel { get }
}

extension TestOp {
    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try apply(Self(), Tensors(try a.tensor(0)))) }

    func inferOne(_ x: Tensors) throws(TensorError) -> TensorSpec {
        let a = x.required(0)
        return TensorSpec(.bool, a.shape, strides: a.isContiguous ? nil : a.preservedStrides)
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let a = x.required(0), out = y.required(0), op = Self.kernel.rawValue, dtype = a.dtype.kernel
        if out.numel == 0 { return }
        if a.dtype.isExtended { return try runTestExtended(Self.kernel, a, into: out) }
        ElementLoop(out, a).run { r in CPU.kernels.test(op, dtype, r.n, r.p0, r.s0, r.p1, r.s1) }
    }

    func saves(_ needs: NeedsMask) -> Saves { .none }
    func vjp(_ c: inout VJP) throws(TensorError) { if c.needs(0) { c[0] = try Tensor.zeros(c.shape(0), c.dtype(0)) } }
}

struct LogicalNot: TestOp {
    static let name = "LogicalNot"
    static let schema = "logical_not(Tensor self) -> Tensor"
    static let doc = "Whether each element is 0."
    static let variants: Variants = .all
    static let kernel = TestKernel.logicalNot
}

struct IsNaN: TestOp {
    static let name = "Isnan"
    static let schema = "isnan(Tensor self) -> Tensor"
    static let doc = "Whether each element is NaN."
    static let variants: Variants = .both
    static let kernel = TestKernel.isNaN
}

struct IsInf: TestOp {
    static let name = "Isinf"
    static let schema = "isinf(Tensor self) -> Tensor"
    static let doc = "Whether each element is infinite."
    static let variants: Variants = .both
    static let kernel = TestKernel.isInf
}

struct IsFinite: TestOp {
    static let name = "Isfinite"
    static let schema = "isfinite(Tensor self) -> Tensor"
    static let doc = "Whether each element is neither infinite nor NaN."
    static let variants: Variants = .both
    static let kernel = TestKernel.isFinite
}

struct IsPosInf: TestOp {
    static let name = "Isposinf"
    static let schema = "isposinf(Tensor self) -> Tensor"
    static let doc = "Whether each element is plus infinity."
    static let variants: Variants = [.function, .method]
    static let kernel = TestKernel.isPosInf
}

struct IsNegInf: TestOp {
    static let name = "Isneginf"
    static let schema = "isneginf(Tensor self) -> Tensor"
    static let doc = "Whether each element is minus infinity."
    static let variants: Variants = [.function, .method]
    static let kernel = TestKernel.isNegInf
}

struct Signbit: TestOp {
    static let name = "Signbit"
    static let schema = "signbit(Tensor self) -> Tensor"
    static let doc = "Whether the sign of each element is minus; true for -0."
    static let variants: Variants = [.function, .method]
    static let kernel = TestKernel.signbit
}

struct IsReal: Operator {
    static let schema = "isreal(Tensor self) -> Tensor"
    static let doc = "Whether each element has no imaginary part: true everywhere for real tensors."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let x = try a.tensor(0)
        if x.dtype.isComplex { return .tensor(try x.detached().imag().eq(try .number(0))) }
        return .tensor(try Tensor.full(x.shape, true, .bool))
    }
}

struct IsNonzero: Operator {
    static let schema = "is_nonzero(Tensor self) -> bool"
    static let doc = "Whether the only element is other than 0."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let x = try a.tensor(0)
        if x.numel == 0 { throw .runtime("Boolean value of Tensor with no values is ambiguous") }
        guard x.numel == 1 else { throw .runtime("Boolean value of Tensor with more than one value is ambiguous") }
        return .scalar(.bool(x.firstScalar.isTrue))
    }
}

struct Equal: Operator {
    static let schema = "equal(Tensor self, Tensor other) -> bool"
    static let doc = "Whether both tensors have the same shape and elements; NaN equals nothing."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .scalar(.bool(try a.tensor(0).isEqual(to: try a.tensor(1))))
    }
}

struct IsClose: Operator {
    static let schema = "isclose(Tensor self, Tensor other, float rtol=1e-05, float atol=1e-08, bool equal_nan=False) -> Tensor"
    static let doc = "Whether `|self - other| <= atol + rtol * |other|`, element by element."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).isClose(
                to: try a.tensor(1), rtol: try a.double(2), atol: try a.double(3), equalNaN: try a.bool(4)))
    }
}

struct AllClose: Operator {
    static let schema = "allclose(Tensor self, Tensor other, float rtol=1e-05, float atol=1e-08, bool equal_nan=False) -> bool"
    static let doc = "Whether all of `isclose` is true."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .scalar(
            .bool(
                try a.tensor(0).isClose(
                    to: try a.tensor(1), rtol: try a.double(2), atol: try a.double(3), equalNaN: try a.bool(4)
                ).allTrue()))
    }
}

extension Tensor {
    public func eq(_ other: Tensor) throws(TensorError) -> Tensor { try apply(Eq(), Tensors(self, other)) }
    public func ne(_ other: Tensor) throws(TensorError) -> Tensor { try apply(Ne(), Tensors(self, other)) }
    public func lt(_ other: Tensor) throws(TensorError) -> Tensor { try apply(Lt(), Tensors(self, other)) }
    public func le(_ other: Tensor) throws(TensorError) -> Tensor { try apply(Le(), Tensors(self, other)) }
    public func gt(_ other: Tensor) throws(TensorError) -> Tensor { try apply(Gt(), Tensors(self, other)) }
    public func ge(_ other: Tensor) throws(TensorError) -> Tensor { try apply(Ge(), Tensors(self, other)) }
    public func logicalAnd(_ other: Tensor) throws(TensorError) -> Tensor { try apply(LogicalAnd(), Tensors(self, other)) }
    public func logicalOr(_ other: Tensor) throws(TensorError) -> Tensor { try apply(LogicalOr(), Tensors(self, other)) }
    public func logicalNot() throws(TensorError) -> Tensor { try apply(LogicalNot(), Tensors(self)) }
    public func isNaN() throws(TensorError) -> Tensor { try apply(IsNaN(), Tensors(self)) }
    public func isFinite() throws(TensorError) -> Tensor { try apply(IsFinite(), Tensors(self)) }

    /// Whether no element of a bool tensor is false.
    func allTrue() throws(TensorError) -> Bool {
        let t = try dense(.bool), p = t.pointer(UInt8.self)
        for i in 0..<t.numel where p[i] == 0 { return false }
        return true
    }

    /// Whether both tensors have the same shape and elements.
    public func isEqual(to other: Tensor) throws(TensorError) -> Bool { shape == other.shape ? try eq(other).allTrue() : false }

    /// Whether `|self - other| <= atol + rtol * |other|`, element by element.
    public func isClose(
        to other: Tensor, rtol: Double = 1e-5, atol: Double = 1e-8, equalNaN: Bool = false
    ) throws(TensorError) -> Tensor {
        guard dtype == other.dtype else { throw .runtime("\(dtype.scalarName) did not match \(other.dtype.scalarName)") }
        guard rtol >= 0 else { throw .runtime("rtol must be greater than or equal to zero, but got \(rtol)") }
        guard atol >= 0 else { throw .runtime("atol must be greater than or equal to zero, but got \(atol)") }
        return try withoutGradient { () throws(TensorError) in
            var close = try eq(other)
            if equalNaN && dtype.isInexact { close = try close.logicalOr(try isNaN().logicalAnd(try other.isNaN())) }
            if rtol == 0 && atol == 0 { return close }
            let b = try other.to(other.dtype.floating)
            let allowed = try b.mul(.double(rtol)).abs().add(.double(atol))
            let actual = try (dtype.isInexact ? self : try to(dtype.floating)).sub(b).abs()
            return try close.logicalOr(try actual.isFinite().logicalAnd(try actual.le(allowed)))
        }
    }
}

let comparisonOperators: [any Operator.Type] = [
    Eq.self, Ne.self, Lt.self, Le.self, Gt.self, Ge.self, LogicalAnd.self, LogicalOr.self, LogicalXor.self, NotEqual.self,
    Less.self,
    LessEqual.self, Greater.self, GreaterEqual.self, LogicalNot.self, IsNaN.self, IsInf.self, IsFinite.self, IsPosInf.self,
    IsNegInf.self, Signbit.self, IsReal.self, IsNonzero.self, Equal.self, IsClose.self, AllClose.self,
]
