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
    case bool = 11
    case bfloat16 = 15

    /// Bytes of an element.
    public var size: Int {
        switch self {
        case .uint8, .int8, .bool: return 1
        case .int16, .float16, .bfloat16: return 2
        case .int32, .float32: return 4
        case .int64, .float64: return 8
        }
    }

    public var isFloat: Bool {
        switch self {
        case .float16, .float32, .float64, .bfloat16: return true
        default: return false
        }
    }

    /// An integer type; bool is not one.
    public var isInteger: Bool { !isFloat && self != .bool }

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

    /// Whether PyTorch lets a result of this type be written to `target` by an in-place or `out=` operation.
    public func canCast(to target: DType) -> Bool {
        if isFloat && !target.isFloat { return false }
        if self != .bool && target == .bool { return false }
        return true
    }
}
