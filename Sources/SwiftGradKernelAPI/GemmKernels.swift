/// Products of matrices with packed operands, float32 and float64: single-threaded inner loops for tiles of the pool.
///
/// Every element of the result is summed in the order of k alone, however the rows and columns are cut into tiles.
public struct GemmKernels: Sendable {
    /// Packs B (k x n): (dtype, k, n, packed, B, stride of k, stride of n). `packedCount` elements are written; columns beyond n as 0.
    public typealias Pack = @convention(c) (KernelType.RawValue, Int, Int, MutRaw, Raw, Int, Int) -> Void
    /// C (m x n) = A B, or += where the last argument is 1: (dtype, m, n, k, A, stride of m, stride of k, packed B, C, stride of m, add).
    public typealias Multiply =
        @convention(c) (KernelType.RawValue, Int, Int, Int, Raw, Int, Int, Raw, MutRaw, Int, Int32) -> Void

    public var pack: Pack
    public var multiply: Multiply
    /// Elements in a vector of float32; half as many float64.
    public var lanes: Int

    public init(pack: @escaping Pack, multiply: @escaping Multiply, lanes: Int) {
        self.pack = pack
        self.multiply = multiply
        self.lanes = lanes
    }

    /// Elements that a packed k x n matrix takes. Columns from `j`, a multiple of 64, start at element `j * k`.
    @inline(__always)
    public func packedCount(_ type: KernelType.RawValue, _ k: Int, _ n: Int) -> Int {
        let width = type == KernelType.float64.rawValue ? lanes / 2 : lanes
        return (n + width - 1) / width * width * k
    }
}
