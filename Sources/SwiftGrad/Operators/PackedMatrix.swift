import SwiftGradKernelAPI

/// The right-hand matrix B (k x n) of products that share it, packed once for the kernels; where few rows are to be multiplied, B itself,
/// left to OpenBLAS, since packing costs as much as a product of some rows.
///
/// Rows of a product are computed alike however they are cut into tiles, where B is packed.
struct PackedMatrix<T: BinaryFloatingPoint> {
    let k: Int
    let n: Int
    private let type: KernelType.RawValue
    private let packed: Tensor?
    private let source: UnsafePointer<T>
    private let leading: Int
    private let isTransposed: Bool

    /// Whether rows come out alike in whatever tiles.
    var isPacked: Bool { packed != nil }

    /// B[i, j] is at `source[i * leading + j]`, or `source[j * leading + i]` where it is `transposed`; `rows` are to be multiplied in all.
    /// The memory must outlive the matrix.
    init(
        _ source: UnsafePointer<T>, _ dtype: DType, k: Int, n: Int, leading: Int, transposed: Bool, rows: Int
    ) throws(TensorError) {
        self.k = k
        self.n = n
        self.source = source
        self.leading = leading
        isTransposed = transposed
        type = dtype.kernel
        guard rows >= 16, k > 0, n > 0 else {
            packed = nil
            return
        }
        let kernels = CPU.kernels.gemm, type = self.type, size = MemoryLayout<T>.size
        let t = try Tensor(empty: Shape([kernels.packedCount(type, k, n)]), dtype)
        let target = t.data, from = UnsafeRawPointer(source)
        let kStride = transposed ? 1 : leading, nStride = transposed ? leading : 1
        ThreadPool.forRanges(n, grain: 128) { r in
            let j = r.lowerBound
            kernels.pack(type, k, r.count, target + j * k * size, from + j * nStride * size, kStride, nStride)
        }
        withExtendedLifetime(t) {}
        packed = t
    }

    /// c (m x n) = a (m x k, rows `lda` apart) B, or += where it `adds`; on the calling thread.
    @inline(__always)
    func multiply(_ m: Int, _ a: UnsafePointer<T>, _ lda: Int, _ c: UnsafeMutablePointer<T>, _ ldc: Int, adds: Bool = false) {
        if let packed {
            CPU.kernels.gemm.multiply(type, m, n, k, a, lda, 1, packed.data, c, ldc, adds ? 1 : 0)
        } else {
            GEMM.tile(m, n, k, a, lda, source, leading, transB: isTransposed, c, ldc, beta: adds ? 1 : 0)
        }
    }

    /// As `multiply`, in tiles on the pool.
    func multiplyInTiles(_ m: Int, _ a: UnsafePointer<T>, _ lda: Int, _ c: UnsafeMutablePointer<T>, _ ldc: Int) {
        ThreadPool.forRanges(m, grain: 96) { r in
            multiply(r.count, a + r.lowerBound * lda, lda, c + r.lowerBound * ldc, ldc)
        }
    }
}

/// Sums of outer products aᵀ b over the rows of `b` (rows x n, contiguous), which is packed once in blocks of rows for several `a`.
struct PackedRows<T: BinaryFloatingPoint> {
    /// Rows of a block.
    private static var block: Int { 256 }
    private let rows: Int
    private let n: Int
    private let type: KernelType.RawValue
    /// Elements of a packed row.
    private let width: Int
    private let packed: Tensor

    init(_ b: Tensor, rows: Int) throws(TensorError) {
        let kernels = CPU.kernels.gemm, type = b.dtype.kernel, n = b.shape[1], size = MemoryLayout<T>.size
        self.rows = rows
        self.n = n
        self.type = type
        let width = kernels.packedCount(type, 1, n)
        self.width = width
        packed = try Tensor(empty: Shape([rows * width]), b.dtype)
        let target = packed.data, from = b.data
        ThreadPool.forRanges(rows, grain: Self.block) { r in
            kernels.pack(type, r.count, n, target + r.lowerBound * width * size, from + r.lowerBound * n * size, n, 1)
        }
        withExtendedLifetime((b, packed)) {}
    }

    /// c (m x n, contiguous) = aᵀ b for each b and its c, where `a` has m columns and rows `lda` apart.
    ///
    /// Blocks of a are copied to where they lie close together: a column of wide rows has all its elements in the same few sets of the
    /// cache.
    static func outerProducts(
        _ m: Int, _ a: UnsafePointer<T>, _ lda: Int, _ results: [(b: PackedRows<T>, c: UnsafeMutablePointer<T>)]
    ) throws(TensorError) {
        guard let first = results.first?.b else { return }
        let kernels = CPU.kernels.gemm, type = first.type, rows = first.rows, size = MemoryLayout<T>.size
        let columns = 96  // whole blocks of six rows of c
        let copied = try Tensor(empty: Shape([(m + columns - 1) / columns * columns * min(Self.block, rows)]), first.packed.dtype)
        let scratch = copied.pointer(T.self)
        defer { withExtendedLifetime((copied, results)) {} }
        ThreadPool.forRanges(m, grain: columns) { r in
            let block = scratch + r.lowerBound * min(Self.block, rows), width = r.count
            var at = 0
            repeat {
                let count = min(Self.block, rows - at)
                for i in 0..<count {
                    MutRaw(block + i * width).copyMemory(from: a + (at + i) * lda + r.lowerBound, byteCount: width * size)
                }
                for (b, c) in results {
                    kernels.multiply(
                        type, width, b.n, count, block, 1, width, b.packed.data + at * b.width * size, c + r.lowerBound * b.n, b.n,
                        at == 0 ? 0 : 1)
                }
                at += count
            } while at < rows
        }
    }
}
