/// A number as an argument of an operator: its kind takes part in type promotion.
public enum Scalar: Sendable, CustomStringConvertible {
    case bool(Bool)
    case int(Int)
    case double(Double)
    case complex(Double, Double)

    public var double: Double {
        switch self {
        case .bool(let b): return b ? 1 : 0
        case .int(let i): return Double(i)
        case .double(let d): return d
        case .complex(let re, _): return re
        }
    }

    /// The imaginary part.
    public var imaginary: Double { if case .complex(_, let im) = self { return im } else { return 0 } }

    /// The integer value; floats are truncated, saturating.
    public var int: Int {
        switch self {
        case .bool(let b): return b ? 1 : 0
        case .int(let i): return i
        case .double(let d), .complex(let d, _): return Int(exactly: d.rounded(.towardZero)) ?? (d > 0 ? Int.max : Int.min)
        }
    }

    var isOne: Bool { double == 1 && imaginary == 0 }
    /// Other than 0.
    public var isTrue: Bool { double != 0 || imaginary != 0 }
    public var isFloat: Bool { if case .double = self { return true } else { return false } }
    public var isComplex: Bool { if case .complex = self { return true } else { return false } }
    /// The conjugate.
    var conjugate: Scalar { if case .complex(let re, let im) = self { return .complex(re, -im) } else { return self } }
    /// `-self`
    var negated: Scalar {
        switch self {
        case .bool(let b): return .int(b ? -1 : 0)
        case .int(let i): return .int(0 &- i)
        case .double(let d): return .double(-d)
        case .complex(let re, let im): return .complex(-re, -im)
        }
    }
    public var isBool: Bool { if case .bool = self { return true } else { return false } }

    /// The dtype of a tensor made from the number alone.
    public var dtype: DType {
        switch self {
        case .bool: return .bool
        case .int: return .int64
        case .double: return DType.defaultFloat
        case .complex: return DType.defaultFloat.complex
        }
    }

    public var description: String {
        switch self {
        case .bool(let b): return b ? "True" : "False"
        case .int(let i): return "\(i)"
        case .double(let d): return "\(d)"
        case .complex(let re, let im): return "(\(re)\(im < 0 || im.sign == .minus ? "" : "+")\(im)j)"
        }
    }

    /// The value as 64 bits without sign: negative numbers wrap around.
    private var unsigned: UInt64 {
        if case .double(let d) = self, d >= 0x1p63 { return d < 0x1p64 ? UInt64(d) : UInt64.max }
        return UInt64(bitPattern: Int64(int))
    }

    /// Writes the number as one element of `dtype`.
    func store(_ dtype: DType, to p: UnsafeMutableRawPointer) {
        switch dtype {
        case .bool: p.storeBytes(of: isTrue ? 1 : 0, as: UInt8.self)
        case .uint8: p.storeBytes(of: UInt8(truncatingIfNeeded: int), as: UInt8.self)
        case .int8: p.storeBytes(of: Int8(truncatingIfNeeded: int), as: Int8.self)
        case .int16: p.storeBytes(of: Int16(truncatingIfNeeded: int), as: Int16.self)
        case .int32: p.storeBytes(of: Int32(truncatingIfNeeded: int), as: Int32.self)
        case .int64: p.storeBytes(of: Int64(int), as: Int64.self)
        case .float32: p.storeBytes(of: Float(double), as: Float.self)
        case .float64: p.storeBytes(of: double, as: Double.self)
        case .float16: p.storeBytes(of: Half.float16(Float(double)), as: UInt16.self)
        case .bfloat16: p.storeBytes(of: Half.bfloat16(Float(double)), as: UInt16.self)
        case .complex32, .complex64, .complex128:
            Scalar.double(double).store(dtype.real, to: p)
            Scalar.double(imaginary).store(dtype.real, to: p + dtype.size / 2)
        case .float8_e5m2: p.storeBytes(of: Float8.e5m2(Float(double)), as: UInt8.self)
        case .float8_e4m3fn: p.storeBytes(of: Float8.e4m3fn(Float(double)), as: UInt8.self)
        case .uint16: p.storeBytes(of: UInt16(truncatingIfNeeded: int), as: UInt16.self)
        case .uint32: p.storeBytes(of: UInt32(truncatingIfNeeded: int), as: UInt32.self)
        case .uint64: p.storeBytes(of: unsigned, as: UInt64.self)
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
        case .complex32, .complex64, .complex128:
            self = .complex(Scalar(dtype.real, from: p).double, Scalar(dtype.real, from: p + dtype.size / 2).double)
        case .float8_e5m2: self = .double(Double(Float8.float(fromE5M2: p.load(as: UInt8.self))))
        case .float8_e4m3fn: self = .double(Double(Float8.float(fromE4M3FN: p.load(as: UInt8.self))))
        case .uint16: self = .int(Int(p.load(as: UInt16.self)))
        case .uint32: self = .int(Int(p.load(as: UInt32.self)))
        case .uint64:
            // What is beyond an Int is given as a float: only approximately.
            let u = p.load(as: UInt64.self)
            self = Int(exactly: u).map { .int($0) } ?? .double(Double(u))
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

/// Conversions of single 8-bit floats, by their bits: rounded to nearest even. Both formats are read and written by PyTorch's rules: what
/// is out of range becomes infinity in e5m2, and the largest number in e4m3fn, which has no infinity.
enum Float8 {
    static func float(fromE5M2 bits: UInt8) -> Float { Half.float(fromFloat16: UInt16(bits) << 8) }

    static func e5m2(_ x: Float) -> UInt8 {
        if x.isNaN { return x.sign == .minus ? 0xff : 0x7f }
        let sign: UInt8 = x.sign == .minus ? 0x80 : 0
        // From 57344 + 4096 on it rounds to infinity.
        return sign | rounded(x.magnitude, mantissa: 2, leastExponent: -14, limit: 61440, overflow: 0x7c)
    }

    static func float(fromE4M3FN bits: UInt8) -> Float {
        let magnitude = bits & 0x7f
        if magnitude == 0x7f { return bits & 0x80 != 0 ? -.nan : .nan }
        let exponent = Int(magnitude >> 3), fraction = Float(magnitude & 7)
        let value =
            exponent == 0 ? fraction * 0x1p-9 : (1 + fraction / 8) * Float(sign: .plus, exponent: exponent - 7, significand: 1)
        return bits & 0x80 != 0 ? -value : value
    }

    static func e4m3fn(_ x: Float) -> UInt8 {
        let sign: UInt8 = x.sign == .minus ? 0x80 : 0
        if x.isNaN { return sign | 0x7f }
        return sign | rounded(x.magnitude, mantissa: 3, leastExponent: -6, limit: 464, overflow: 0x7e)
    }

    /// A magnitude as exponent and `mantissa` bits; `overflow` from `limit` on.
    private static func rounded(_ x: Float, mantissa: Int, leastExponent: Int, limit: Float, overflow: UInt8) -> UInt8 {
        if x >= limit { return overflow }
        if x == 0 { return 0 }
        let e = max(Int(x.exponent), leastExponent)
        // In units of the last place, rounded to even; a carry moves on to the next exponent by itself.
        let unit = Float(sign: .plus, exponent: e - mantissa, significand: 1)
        let n = Int((x / unit).rounded(.toNearestOrEven))
        let whole = 1 << mantissa
        let code = (e - leastExponent) * whole + n
        return UInt8(truncatingIfNeeded: min(code, Int(overflow)))
    }
}
