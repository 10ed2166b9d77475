/// A number as an argument of an operator: its kind takes part in type promotion.
public enum Scalar: Sendable, CustomStringConvertible {
    case bool(Bool)
    case int(Int)
    case double(Double)

    public var double: Double {
        switch self {
        case .bool(let b): return b ? 1 : 0
        case .int(let i): return Double(i)
        case .double(let d): return d
        }
    }

    /// The integer value; floats are truncated, saturating.
    public var int: Int {
        switch self {
        case .bool(let b): return b ? 1 : 0
        case .int(let i): return i
        case .double(let d): return Int(exactly: d.rounded(.towardZero)) ?? (d > 0 ? Int.max : Int.min)
        }
    }

    public var isFloat: Bool { if case .double = self { return true } else { return false } }
    public var isBool: Bool { if case .bool = self { return true } else { return false } }

    /// The dtype of a tensor made from the number alone.
    public var dtype: DType {
        switch self {
        case .bool: return .bool
        case .int: return .int64
        case .double: return DType.defaultFloat
        }
    }

    public var description: String {
        switch self {
        case .bool(let b): return b ? "True" : "False"
        case .int(let i): return "\(i)"
        case .double(let d): return "\(d)"
        }
    }

    /// Writes the number as one element of `dtype`.
    func store(_ dtype: DType, to p: UnsafeMutableRawPointer) {
        switch dtype {
        case .bool: p.storeBytes(of: double != 0 ? 1 : 0, as: UInt8.self)
        case .uint8: p.storeBytes(of: UInt8(truncatingIfNeeded: int), as: UInt8.self)
        case .int8: p.storeBytes(of: Int8(truncatingIfNeeded: int), as: Int8.self)
        case .int16: p.storeBytes(of: Int16(truncatingIfNeeded: int), as: Int16.self)
        case .int32: p.storeBytes(of: Int32(truncatingIfNeeded: int), as: Int32.self)
        case .int64: p.storeBytes(of: Int64(int), as: Int64.self)
        case .float32: p.storeBytes(of: Float(double), as: Float.self)
        case .float64: p.storeBytes(of: double, as: Double.self)
        case .float16: p.storeBytes(of: Half.float16(Float(double)), as: UInt16.self)
        case .bfloat16: p.storeBytes(of: Half.bfloat16(Float(double)), as: UInt16.self)
        }
    }

    /// Reads one element of `dtype`.
    init(_ dtype: DType, from p: UnsafeRawPointer) {
        switch dtype {
        case .bool: self = .bool(p.load(as: UInt8.self) != 0)
        case .uint8: self = .int(Int(p.load(as: UInt8.self)))
        case .int8: self = .int(Int(p.load(as: Int8.self)))
        case .int16: self = .int(Int(p.load(as: Int16.self)))
        case .int32: self = .int(Int(p.load(as: Int32.self)))
        case .int64: self = .int(Int(p.load(as: Int64.self)))
        case .float32: self = .double(Double(p.load(as: Float.self)))
        case .float64: self = .double(p.load(as: Double.self))
        case .float16: self = .double(Double(Half.float(fromFloat16: p.load(as: UInt16.self))))
        case .bfloat16: self = .double(Double(Half.float(fromBFloat16: p.load(as: UInt16.self))))
        }
    }
}

extension Scalar: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral {
    public init(integerLiteral value: Int) { self = .int(value) }
    public init(floatLiteral value: Double) { self = .double(value) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
}

/// Conversions of single half-precision values, by their bits.
enum Half {
    static func bfloat16(_ x: Float) -> UInt16 {
        if x.isNaN { return 0x7fc0 }
        let bits = x.bitPattern
        return UInt16(truncatingIfNeeded: (bits &+ 0x7fff &+ ((bits >> 16) & 1)) >> 16)
    }

    static func float(fromBFloat16 bits: UInt16) -> Float { Float(bitPattern: UInt32(bits) << 16) }

    static func float16(_ x: Float) -> UInt16 { Float16(x).bitPattern }
    static func float(fromFloat16 bits: UInt16) -> Float { Float(Float16(bitPattern: bits)) }
}
