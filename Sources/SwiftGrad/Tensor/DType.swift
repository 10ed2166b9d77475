import SwiftGradKernelAPI

/// The type of a tensor's elements; raw values are PyTorch's ScalarType codes.
public enum DType: Int32, Sendable, CaseIterable, CustomStringConvertible {
    case uint8 = 0
    case int8 = 1
    case int16 = 2
    case int32 = 3
    case int64 = 4
    case float16 = 5
    case float32 = 6
    case float64 = 7
    case complex32 = 8
    case complex64 = 9
    case complex128 = 10
    case bool = 11
    case bfloat16 = 15
    case float8_e5m2 = 23
    case float8_e4m3fn = 24
    case uint16 = 27
    case uint32 = 28
    case uint64 = 29

    /// Bytes of an element.
    public var size: Int {
        switch self {
        case .uint8, .int8, .bool, .float8_e5m2, .float8_e4m3fn: return 1
        case .int16, .float16, .bfloat16, .uint16: return 2
        case .int32, .float32, .uint32, .complex32: return 4
        case .int64, .float64, .uint64, .complex64: return 8
        case .complex128: return 16
        }
    }

    /// A real floating-point type.
    public var isFloat: Bool { DTypeSet.floats.contains(self) }

    public var isComplex: Bool { DTypeSet.complex.contains(self) }

    /// Real or complex floating point: what gradients exist for.
    public var isInexact: Bool { DTypeSet.inexact.contains(self) }

    /// An integer type; bool is not one.
    public var isInteger: Bool { !isInexact && self != .bool }

    /// A type that only some operators take: the complex ones, and those that tensors are stored in rather than computed with.
    @inline(__always)
    var isExtended: Bool { DTypeSet.extended.contains(self) }

    /// The type of the real and the imaginary part of a complex type; any other type itself.
    public var real: DType {
        switch self {
        case .complex32: return .float16
        case .complex64: return .float32
        case .complex128: return .float64
        default: return self
        }
    }

    /// The complex type whose parts are of this type; that of the default float type for integers.
    public var complex: DType {
        switch self {
        case .complex32, .complex64, .complex128: return self
        case .float16: return .complex32
        case .float64: return .complex128
        case .float32, .bfloat16, .float8_e5m2, .float8_e4m3fn: return .complex64
        default: return DType.defaultFloat.complex
        }
    }

    public var isHalf: Bool { self == .float16 || self == .bfloat16 }

    /// float32 for the half types, else the type itself: what sums and statistics are kept in.
    public var accumulation: DType { isHalf ? .float32 : self }

    /// PyTorch's name: "float32".
    public var name: String { "\(self)" }

    /// The C++ name that PyTorch's messages use: "Float".
    public var scalarName: String {
        switch self {
        case .uint8: return "Byte"
        case .int8: return "Char"
        case .int16: return "Short"
        case .int32: return "Int"
        case .int64: return "Long"
        case .float16: return "Half"
        case .float32: return "Float"
        case .float64: return "Double"
        case .bool: return "Bool"
        case .bfloat16: return "BFloat16"
        case .complex32: return "ComplexHalf"
        case .complex64: return "ComplexFloat"
        case .complex128: return "ComplexDouble"
        case .float8_e5m2: return "Float8_e5m2"
        case .float8_e4m3fn: return "Float8_e4m3fn"
        case .uint16: return "UInt16"
        case .uint32: return "UInt32"
        case .uint64: return "UInt64"
        }
    }

    public var description: String {
        switch self {
        case .uint8: return "uint8"
        case .int8: return "int8"
        case .int16: return "int16"
        case .int32: return "int32"
        case .int64: return "int64"
        case .float16: return "float16"
        case .float32: return "float32"
        case .float64: return "float64"
        case .bool: return "bool"
        case .bfloat16: return "bfloat16"
        case .complex32: return "complex32"
        case .complex64: return "complex64"
        case .complex128: return "complex128"
        case .float8_e5m2: return "float8_e5m2"
        case .float8_e4m3fn: return "float8_e4m3fn"
        case .uint16: return "uint16"
        case .uint32: return "uint32"
        case .uint64: return "uint64"
        }
    }

    @inline(__always)
    var kernel: KernelType.RawValue { rawValue }

    /// The dtype of float factories (`torch.set_default_dtype`).
    public nonisolated(unsafe) static var defaultFloat: DType = .float32

    /// PyTorch's promotion of two dtypes of the same category of operand.
    public static func promote(_ a: DType, _ b: DType) -> DType {
        if a == b { return a }
        if a == .bool { return b }
        if b == .bool { return a }
        if a.isExtended || b.isExtended { return promoteExtended(a, b) }
        switch (a.isFloat, b.isFloat) {
        case (true, false): return a
        case (false, true): return b
        case (true, true):
            if a == .float64 || b == .float64 { return .float64 }
            return .float32  // two different types among float16, bfloat16, float32
        case (false, false):
            if a == .uint8 || b == .uint8 {
                let other = a == .uint8 ? b : a
                return other == .int8 ? .int16 : other
            }
            return a.size > b.size ? a : b
        }
    }

    /// Promotion where a complex or storage type takes part. Unsigned types do not mix with other integers, nor float8 types with other
    /// floats: `checkExtended` refuses the operands, whatever is answered here.
    private static func promoteExtended(_ a: DType, _ b: DType) -> DType {
        if a.isComplex || b.isComplex {
            if a.real == .float64 || b.real == .float64 { return .complex128 }
            func isNarrow(_ d: DType) -> Bool { d == .complex32 || d == .float16 || !d.isInexact }
            return isNarrow(a) && isNarrow(b) ? .complex32 : .complex64
        }
        if a.isFloat != b.isFloat { return a.isFloat ? a : b }
        return a.size >= b.size ? a : b
    }

    /// Whether two types have a common one.
    public static func canPromote(_ a: DType, _ b: DType) -> Bool {
        if a == b || !(a.isExtended || b.isExtended) { return true }
        if DTypeSet.float8.contains(a) || DTypeSet.float8.contains(b) { return false }
        let unsigned = DTypeSet.unsigned.contains(a) || DTypeSet.unsigned.contains(b)
        return !(unsigned && !a.isInexact && !b.isInexact)
    }

    /// Whether PyTorch lets a result of this type be written to `target` by an in-place or `out=` operation.
    public func canCast(to target: DType) -> Bool {
        if isComplex && !target.isComplex { return false }
        if isInexact && !target.isInexact { return false }
        if self != .bool && target == .bool { return false }
        return true
    }
}

/// A set of dtypes, as bits.
struct DTypeSet: OptionSet, Sendable {
    let rawValue: UInt32

    @inline(__always)
    init(rawValue: UInt32) { self.rawValue = rawValue }

    @inline(__always)
    init(_ dtype: DType) { rawValue = 1 << UInt32(truncatingIfNeeded: dtype.rawValue) }

    @inline(__always)
    func contains(_ dtype: DType) -> Bool { rawValue & DTypeSet(dtype).rawValue != 0 }

    static var none: DTypeSet { DTypeSet(rawValue: 0) }
    /// complex64 and complex128, which are computed with.
    static var complexNumbers: DTypeSet { DTypeSet(rawValue: 1 << 9 | 1 << 10) }
    static var complex: DTypeSet { DTypeSet(rawValue: 1 << 8 | 1 << 9 | 1 << 10) }
    static var float8: DTypeSet { DTypeSet(rawValue: 1 << 23 | 1 << 24) }
    /// uint16, uint32, uint64.
    static var unsigned: DTypeSet { DTypeSet(rawValue: 1 << 27 | 1 << 28 | 1 << 29) }
    static var floats: DTypeSet { DTypeSet(rawValue: 1 << 5 | 1 << 6 | 1 << 7 | 1 << 15 | 1 << 23 | 1 << 24) }
    static var inexact: DTypeSet { DTypeSet(rawValue: floats.rawValue | complex.rawValue) }
    /// What an operator takes only if it says so.
    static var extended: DTypeSet { DTypeSet(rawValue: complex.rawValue | float8.rawValue | unsigned.rawValue) }
    /// Not a dtype: unsigned operands where the result is a float, as in `uint16 + 1.5`.
    static var unsignedToFloat: DTypeSet { DTypeSet(rawValue: 1 << 31) }
    /// Complex numbers and unsigned integers: what + - * and the like are there for.
    static var arithmetic: DTypeSet { DTypeSet(rawValue: complexNumbers.rawValue | unsigned.rawValue) }
}
