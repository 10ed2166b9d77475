/// Dynamic quantization: float32 rows to unsigned bytes, and products of these with matrices of signed bytes.
///
/// Packed weights (n rows of k signed bytes) lie in panels of 16 rows, the last one filled up with 0; in a panel, groups of four k follow one
/// another, each with four bytes of every row: 64 bytes, against which four bytes of the other factor are one vector instruction.
public struct QuantizedKernels: Sendable {
    /// The least and the greatest of n floats and of what `out` holds: (n, x, out: two floats). NaN is passed over.
    public typealias Range = @convention(c) (Int, Raw, MutRaw) -> Void
    /// q = clamp(round(x inverse) + zero point, 0, 255), half to even; NaN gives 0. Rows of q are filled up with 0:
    /// (rows, k, x, stride of x, q, bytes a row of q, inverse scale, zero point).
    public typealias Quantize = @convention(c) (Int, Int, Raw, Int, MutRaw, Int, Float, Int32) -> Void
    /// (n, k, packed, rows of bytes, sums of each row as Int32).
    public typealias Pack = @convention(c) (Int, Int, MutRaw, Raw, MutRaw) -> Void
    /// One `QuantizedProduct`.
    public typealias Multiply = @convention(c) (Raw) -> Void

    public var range: Range
    public var quantize: Quantize
    public var pack: Pack
    public var multiply: Multiply

    public init(
        range: @escaping Range, quantize: @escaping Quantize, pack: @escaping Pack, multiply: @escaping Multiply
    ) {
        self.range = range
        self.quantize = quantize
        self.pack = pack
        self.multiply = multiply
    }

    /// Bytes of a row of k quantized elements: whole groups of four.
    @inline(__always)
    public static func rowBytes(_ k: Int) -> Int { (k + 3) & ~3 }

    /// Bytes that packed weights take. Panels from row `j`, a multiple of 16, start at byte `j * rowBytes(k)`.
    @inline(__always)
    public static func packedBytes(_ n: Int, _ k: Int) -> Int { (n + 15) / 16 * 16 * rowBytes(k) }
}

/// y (m x n) = (q w - zero point * sums) * activation scale * scales + bias, or += where it `adds`; products and differences in integers.
public struct QuantizedProduct {
    public var m: Int
    public var n: Int
    /// Groups of four k.
    public var groups: Int
    /// Rows of `groups` times four bytes, and the bytes from one to the next.
    public var q: Raw
    public var qRow: Int
    public var packed: Raw
    /// Int32 per column.
    public var sums: Raw
    public var zeroPoint: Int32
    /// Scale of q, and floats per column (or one for all, where `isPerTensor`).
    public var scale: Float
    public var scales: Raw
    public var isPerTensor: Bool
    public var bias: Raw?
    public var y: MutRaw
    /// Elements.
    public var yRow: Int
    public var adds: Bool
    /// The CPU has AVX512-VNNI.
    public var hasVNNI: Bool

    public init(
        m: Int, n: Int, groups: Int, q: Raw, qRow: Int, packed: Raw, sums: Raw, zeroPoint: Int32, scale: Float, scales: Raw,
        isPerTensor: Bool, bias: Raw?, y: MutRaw, yRow: Int, adds: Bool, hasVNNI: Bool
    ) {
        self.m = m
        self.n = n
        self.groups = groups
        self.q = q
        self.qRow = qRow
        self.packed = packed
        self.sums = sums
        self.zeroPoint = zeroPoint
        self.scale = scale
        self.scales = scales
        self.isPerTensor = isPerTensor
        self.bias = bias
        self.y = y
        self.yRow = yRow
        self.adds = adds
        self.hasVNNI = hasVNNI
    }
}
