/// Products of matrices, float32 and float64: single-threaded, for tiles of the pool.
///
/// Every element of the result is summed in an order that depends on k and on how B lies in memory, but not on how rows and columns are
/// cut into tiles of at least 16 rows.
public struct GemmKernels: Sendable {
    /// Packs B (k x n): (dtype, k, n, packed, B, stride of k, stride of n). `packedCount` elements are written; columns beyond n as 0.
    public typealias Pack = @convention(c) (KernelType.RawValue, Int, Int, MutRaw, Raw, Int, Int) -> Void
    /// C (m x n) = A B, or += where the last argument is 1: (dtype, m, n, k, A, stride of m, stride of k, packed B, C, stride of m, add).
    public typealias Multiply =
        @convention(c) (KernelType.RawValue, Int, Int, Int, Raw, Int, Int, Raw, MutRaw, Int, Int32) -> Void
    /// A `GemmTile`: (dtype, the tile).
    public typealias Tile = @convention(c) (KernelType.RawValue, Raw) -> Void
    /// Bytes of scratch memory that a `GemmTile` wants: (dtype, the tile).
    public typealias Scratch = @convention(c) (KernelType.RawValue, Raw) -> Int

    public var pack: Pack
    public var multiply: Multiply
    public var tile: Tile
    public var scratch: Scratch
    /// Elements in a vector of float32; half as many float64.
    public var lanes: Int

    public init(
        pack: @escaping Pack, multiply: @escaping Multiply, tile: @escaping Tile, scratch: @escaping Scratch, lanes: Int
    ) {
        self.pack = pack
        self.multiply = multiply
        self.tile = tile
        self.scratch = scratch
        self.lanes = lanes
    }

    /// Elements that a packed k x n matrix takes. Columns from `j`, a multiple of 64, start at element `j * k`.
    @inline(__always)
    public func packedCount(_ type: KernelType.RawValue, _ k: Int, _ n: Int) -> Int {
        let width = type == KernelType.float64.rawValue ? lanes / 2 : lanes
        return (n + width - 1) / width * width * k
    }
}

/// What is done to the sums of a product before they are stored, after bias and addend.
public enum GemmActivation: Int32, Sendable { case none = 0, relu = 1, geluErf = 2, geluTanh = 3 }

/// One product: C (m x n) = activation(alpha * A B + bias + beta * C). Strides are in elements; C's columns are contiguous. Where beta is 0,
/// C is not read.
public struct GemmTile {
    public var m: Int
    public var n: Int
    public var k: Int
    public var a: Raw
    public var aRow: Int
    /// From one k to the next.
    public var aStep: Int
    public var b: Raw
    /// From one k to the next.
    public var bStep: Int
    public var bColumn: Int
    /// B as `pack` laid it out, in place of `b`.
    public var packed: Raw?
    public var c: MutRaw
    public var cRow: Int
    public var alpha = 1.0
    public var beta = 0.0
    /// One element a column.
    public var bias: Raw?
    public var activation = GemmActivation.none.rawValue
    /// As many bytes as `GemmKernels.scratch` wants, aligned to 64.
    public var scratch: MutRaw?

    public init(
        _ m: Int, _ n: Int, _ k: Int, _ a: Raw, row: Int, step: Int, _ b: Raw, step bStep: Int, column: Int, _ c: MutRaw,
        row cRow: Int
    ) {
        self.m = m
        self.n = n
        self.k = k
        self.a = a
        aRow = row
        aStep = step
        self.b = b
        self.bStep = bStep
        bColumn = column
        self.c = c
        self.cRow = cRow
    }
}
