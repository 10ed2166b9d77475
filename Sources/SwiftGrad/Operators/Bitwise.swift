import SwiftGradKernelAPI

// Operations on the bits of integers and bools.

protocol BitwiseOp: PlainBinary { static var kernelName: String { get } }

extension BitwiseOp {
    static var promotesToFloat: Bool { false }
    func check(_ a: Tensor, _ b: Tensor, _ dtype: DType) throws(TensorError) {
        // Shifts have no meaning for bool.
        let refused = dtype.isFloat || (dtype == .bool && (kernel == .shiftLeft || kernel == .shiftRight))
        if refused { throw notImplemented(Self.kernelName, for: dtype) }
    }

    func saves(_ needs: NeedsMask) -> Saves { .none }
    func vjp(_ c: inout VJP) throws(TensorError) { throw noGradient("aten::\(Self.schema.prefix { $0 != "." })") }
}

struct BitwiseAnd: BitwiseOp {
    static let name = "BitwiseAnd"
    static let schema = "bitwise_and.Tensor(Tensor self, Tensor other) -> Tensor"
    static let doc = "The bits set in both; of bools: logical and."
    static let kernelName = "bitwise_and_cpu"
    var kernel: BinaryKernel { .bitwiseAnd }
}

struct BitwiseOr: BitwiseOp {
    static let name = "BitwiseOr"
    static let schema = "bitwise_or.Tensor(Tensor self, Tensor other) -> Tensor"
    static let doc = "The bits set in any of the two; of bools: logical or."
    static let kernelName = "bitwise_or_cpu"
    var kernel: BinaryKernel { .bitwiseOr }
}

struct BitwiseXor: BitwiseOp {
    static let name = "BitwiseXor"
    static let schema = "bitwise_xor.Tensor(Tensor self, Tensor other) -> Tensor"
    static let doc = "The bits set in one of the two; of bools: exclusive or."
    static let kernelName = "bitwise_xor_cpu"
    var kernel: BinaryKernel { .bitwiseXor }
}

struct ShiftLeft: BitwiseOp {
    static let name = "BitwiseLeftShift"
    static let schema = "bitwise_left_shift.Tensor(Tensor self, Tensor other) -> Tensor"
    static let doc = "`self` shifted left by `other` bits; 0 where `other` is negative or not less than the width."
    static let kernelName = "lshift_cpu"
    var kernel: BinaryKernel { .shiftLeft }
}

struct ShiftRight: BitwiseOp {
    static let name = "BitwiseRightShift"
    static let schema = "bitwise_right_shift.Tensor(Tensor self, Tensor other) -> Tensor"
    static let doc = "`self` shifted right by `other` bits, keeping the sign."
    static let kernelName = "rshift_cpu"
    var kernel: BinaryKernel { .shiftRight }
}

struct BitwiseNot: PlainUnary {
    static let name = "BitwiseNot"
    static let schema = "bitwise_not(Tensor self) -> Tensor"
    static let doc = "All bits turned over; of bools: logical not."
    static let promotesToFloat = false
    var kernel: UnaryKernel { .bitwiseNot }
    func resultDType(_ a: Tensor) throws(TensorError) -> DType {
        if a.dtype.isFloat { throw notImplemented("bitwise_not_cpu", for: a.dtype) }
        return a.dtype
    }

    func saves(_ needs: NeedsMask) -> Saves { .none }
    func vjp(_ c: inout VJP) throws(TensorError) { throw noGradient("aten::bitwise_not") }
}

let bitwiseOperators: [any Operator.Type] = [
    BitwiseAnd.self, BitwiseOr.self, BitwiseXor.self, ShiftLeft.self, ShiftRight.self, BitwiseNot.self,
]
