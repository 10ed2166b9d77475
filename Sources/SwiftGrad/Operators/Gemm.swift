import COpenBLAS
import SwiftGradKernelAPI

/// Products of matrices, C = alpha * A B + beta * C: float32 and float64 by the kernels of this package, complex ones through OpenBLAS on one
/// thread a tile. The tiles are fixed by the shape, so the result does not depend on the number of threads.
enum GEMM {
    /// `a` is m x k (or k x m where `transA`), `b` k x n, `c` m x n, with leading dimensions (row lengths).
    @inline(__always)
    static func run<T: BinaryFloatingPoint>(
        _ m: Int, _ n: Int, _ k: Int, _ a: UnsafePointer<T>, _ lda: Int, transA: Bool, _ b: UnsafePointer<T>, _ ldb: Int,
        transB: Bool, _ c: UnsafeMutablePointer<T>, _ ldc: Int, alpha: T = 1, beta: T = 0
    ) {
        var t = product(m, n, k, a, lda, transA, b, ldb, transB, c, ldc)
        t.alpha = Double(alpha)
        t.beta = Double(beta)
        run(T.self == Float.self ? .float32 : .float64, t)
    }

    /// One product on the calling thread: for tiles of the pool.
    @inline(__always)
    static func tile<T: BinaryFloatingPoint>(
        _ m: Int, _ n: Int, _ k: Int, _ a: UnsafePointer<T>, _ lda: Int, transA: Bool = false, _ b: UnsafePointer<T>, _ ldb: Int,
        transB: Bool = false, _ c: UnsafeMutablePointer<T>, _ ldc: Int, alpha: T = 1, beta: T = 0
    ) {
        var t = product(m, n, k, a, lda, transA, b, ldb, transB, c, ldc)
        t.alpha = Double(alpha)
        t.beta = Double(beta)
        single(T.self == Float.self ? .float32 : .float64, &t)
    }

    @inline(__always)
    private static func product<T: BinaryFloatingPoint>(
        _ m: Int, _ n: Int, _ k: Int, _ a: UnsafePointer<T>, _ lda: Int, _ transA: Bool, _ b: UnsafePointer<T>, _ ldb: Int,
        _ transB: Bool, _ c: UnsafeMutablePointer<T>, _ ldc: Int
    ) -> GemmTile {
        GemmTile(
            m, n, k, a, row: transA ? 1 : lda, step: transA ? lda : 1, b, step: transB ? 1 : ldb, column: transB ? ldb : 1, c,
            row: ldc)
    }

    /// `t`, in tiles on the pool where it is big.
    static func run(_ dtype: DType, _ t: GemmTile) {
        var t = t
        if t.m == 0 || t.n == 0 { return }
        if t.n == 1 && t.cRow == 1 && t.packed == nil && t.bias == nil { t = t.transposed }
        let grid = Grid(t, dtype.size)
        if grid.tiles == 1 { return single(dtype, &t) }
        ThreadPool.run(grid.tiles) { i in
            var part = grid.part(i, of: t, dtype.size)
            single(dtype, &part)
        }
    }

    /// `t` on the calling thread.
    static func single(_ dtype: DType, _ t: inout GemmTile) {
        if t.m == 0 || t.n == 0 { return }
        let kernels = CPU.kernels.gemm, type = dtype.kernel
        let bytes = kernels.scratch(type, &t)
        if bytes == 0 { return kernels.tile(type, &t) }
        // Memory that is short here is short everywhere; the allocator has given back what it kept.
        guard let scratch = try? Allocator.allocate(bytes) else {
            fatalError("not enough memory for \(bytes) bytes of a product")
        }
        t.scratch = scratch
        kernels.tile(type, &t)
        Allocator.free(scratch, bytes: bytes)
    }

    /// How a product is cut into tiles, by its shape alone.
    private struct Grid {
        let rows: Int
        let columns: Int
        let acrossM: Int
        let acrossN: Int
        var tiles: Int { acrossM * acrossN }

        init(_ t: GemmTile, _ size: Int) {
            let work = t.m * t.n * t.k
            // The rows of A that go with a block of k stay in the second-level cache.
            var gm = (t.m + 383) / 384, gn = 1
            let bytes = (t.k * t.n + t.m * t.k) * size
            if work > 1 << 19 || bytes > 1 << 18 {
                // Each tile packs the columns of B that it meets: rather few tiles along m than along n.
                let wanted = min(max(work >> 18, bytes >> 17, 2), 16)
                while gm * gn < wanted {
                    if t.n >= 128 * gn * 2 && (t.n / gn >= t.m / gm || t.m < 96 * gm * 2) {
                        gn *= 2
                    } else if t.m >= 48 * gm * 2 {
                        gm *= 2
                    } else if t.n >= 64 * gn * 2 {
                        gn *= 2
                    } else {
                        break
                    }
                }
            }
            rows = max(((t.m + gm - 1) / gm + 5) / 6 * 6, 6)
            columns = max(((t.n + gn - 1) / gn + 63) / 64 * 64, 64)
            acrossM = (t.m + rows - 1) / rows
            acrossN = (t.n + columns - 1) / columns
        }

        func part(_ index: Int, of whole: GemmTile, _ size: Int) -> GemmTile {
            var t = whole
            let i = index / acrossN * rows, j = index % acrossN * columns
            t.m = min(rows, whole.m - i)
            t.n = min(columns, whole.n - j)
            t.a += i * whole.aRow * size
            t.b += j * whole.bColumn * size
            if let packed = whole.packed { t.packed = packed + j * whole.k * size }
            t.c += (i * whole.cRow + j) * size
            if let bias = whole.bias { t.bias = bias + j * size }
            return t
        }
    }

    // MARK: OpenBLAS

    private nonisolated(unsafe) static var isConfigured = false

    /// Keeps OpenBLAS to the calling thread: its own threads would fight with the pool, and do not survive a fork. A flag, not a lazy
    /// global: tiles of a forked child would wait forever for each other to initialise one (the runtime's lock knows the parent's thread).
    @inline(__always)
    static func configure() {
        if isConfigured { return }
        openblas_set_num_threads(1)
        isConfigured = true
    }

    /// As `run`, of complex matrices.
    static func runComplex<T: ComplexPart>(
        _ m: Int, _ n: Int, _ k: Int, _ a: UnsafePointer<Complex<T>>, _ lda: Int, transA: Bool, _ b: UnsafePointer<Complex<T>>,
        _ ldb: Int, transB: Bool, _ c: UnsafeMutablePointer<Complex<T>>, _ ldc: Int, alpha: Complex<T>, beta: Complex<T>
    ) {
        if m == 0 || n == 0 { return }
        if m * n * k <= 1 << 16 {
            return tileComplex(m, n, k, a, lda, transA, b, ldb, transB, c, ldc, alpha, beta)
        }
        // Tiles along the longer side, as in `run`.
        let step = max(64, (max(m, n) + 7) / 8 + 15 & ~15)
        if m >= n {
            ThreadPool.forRanges(m, grain: step) { r in
                let p = transA ? a + r.lowerBound : a + r.lowerBound * lda
                tileComplex(r.count, n, k, p, lda, transA, b, ldb, transB, c + r.lowerBound * ldc, ldc, alpha, beta)
            }
        } else {
            ThreadPool.forRanges(n, grain: step) { r in
                let q = transB ? b + r.lowerBound * ldb : b + r.lowerBound
                tileComplex(m, r.count, k, a, lda, transA, q, ldb, transB, c + r.lowerBound, ldc, alpha, beta)
            }
        }
    }

    private static func tileComplex<T: ComplexPart>(
        _ m: Int, _ n: Int, _ k: Int, _ a: UnsafePointer<Complex<T>>, _ lda: Int, _ transA: Bool, _ b: UnsafePointer<Complex<T>>,
        _ ldb: Int, _ transB: Bool, _ c: UnsafeMutablePointer<Complex<T>>, _ ldc: Int, _ alpha: Complex<T>, _ beta: Complex<T>
    ) {
        configure()
        let ta = transA ? CblasTrans : CblasNoTrans, tb = transB ? CblasTrans : CblasNoTrans
        withUnsafePointer(to: alpha) { p in
            withUnsafePointer(to: beta) { q in
                if T.self == Float.self {
                    cblas_cgemm(
                        CblasRowMajor, ta, tb, Int32(m), Int32(n), Int32(k), p, a, Int32(max(lda, 1)), b, Int32(max(ldb, 1)), q,
                        c,
                        Int32(max(ldc, 1)))
                } else {
                    cblas_zgemm(
                        CblasRowMajor, ta, tb, Int32(m), Int32(n), Int32(k), p, a, Int32(max(lda, 1)), b, Int32(max(ldb, 1)), q,
                        c,
                        Int32(max(ldc, 1)))
                }
            }
        }
    }
}

extension GemmTile {
    /// Cᵀ = Bᵀ Aᵀ, of a result with one column.
    fileprivate var transposed: GemmTile {
        var t = self
        (t.m, t.n) = (n, m)
        (t.a, t.aRow, t.aStep) = (b, bColumn, bStep)
        (t.b, t.bColumn, t.bStep) = (a, aRow, aStep)
        t.cRow = m
        return t
    }
}
