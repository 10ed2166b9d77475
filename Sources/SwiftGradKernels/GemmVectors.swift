// Vectors side by side in registers, and blocks of rows of them: what the inner loops of products of matrices are made of.

import CSwiftGrad
import SwiftGradKernelAPI

#if KERNEL_V4
    typealias FloatVector = SIMD16<Float>
    typealias DoubleVector = SIMD8<Double>
    /// Whether there are registers for six rows of four vectors (32 of them), or but for six of two.
    let hasWideRows = true
#elseif KERNEL_V3
    typealias FloatVector = SIMD8<Float>
    typealias DoubleVector = SIMD4<Double>
    let hasWideRows = false
#elseif arch(arm64)
    typealias FloatVector = SIMD4<Float>
    typealias DoubleVector = SIMD2<Double>
    let hasWideRows = true
#else
    typealias FloatVector = SIMD4<Float>
    typealias DoubleVector = SIMD2<Double>
    let hasWideRows = false
#endif

/// A vector of this instruction set.
protocol GemmVector: SIMD, BitwiseCopyable where Scalar: KernelFloat {
    static func mad(_ c: Self, _ x: Self, _ b: Self) -> Self
    /// The first n elements at p; the others are 0.
    static func head(_ p: Raw, _ n: Int) -> Self
    func storeHead(_ p: MutRaw, _ n: Int)
    /// A square block; rows are so many bytes apart.
    static func transpose(_ d: MutRaw, _ dRow: Int, _ s: Raw, _ sRow: Int)
    /// max(x, 0); NaN stays.
    var rectified: Self { get }
}

extension GemmVector {
    @inline(__always) static func mad(_ c: Self, _ x: Self, _ b: Self) -> Self {
        #if KERNEL_FMA || arch(arm64)
            c.addingProduct(x, b)
        #else
            c + x * b
        #endif
    }
    @inline(__always) var rectified: Self { replacing(with: 0, where: self .< 0) }
}

/// `head` and `storeHead` element by element.
extension GemmVector {
    @inline(__always) static func headByElement(_ p: Raw, _ n: Int) -> Self {
        var v = Self()
        let s = p.bound(Scalar.self)
        var i = 0
        while i < n {
            v[i] = s[i]
            i &+= 1
        }
        return v
    }
    @inline(__always) func storeHeadByElement(_ p: MutRaw, _ n: Int) {
        let d = p.bound(Scalar.self)
        var i = 0
        while i < n {
            d[i] = self[i]
            i &+= 1
        }
    }
}

#if KERNEL_V4
    /// Whether `head` is as fast as a full load.
    let hasFastHeads = true

    extension SIMD16<Float>: GemmVector {
        @inline(__always) static func head(_ p: Raw, _ n: Int) -> Self { sg_load_head_float16(p, Int64(n)) }
        @inline(__always) func storeHead(_ p: MutRaw, _ n: Int) { sg_store_head_float16(p, Int64(n), self) }
        @inline(__always) static func transpose(_ d: MutRaw, _ dRow: Int, _ s: Raw, _ sRow: Int) {
            sg_transpose_float16(d, Int64(dRow), s, Int64(sRow))
        }
    }
    extension SIMD8<Double>: GemmVector {
        @inline(__always) static func head(_ p: Raw, _ n: Int) -> Self { sg_load_head_double8(p, Int64(n)) }
        @inline(__always) func storeHead(_ p: MutRaw, _ n: Int) { sg_store_head_double8(p, Int64(n), self) }
        @inline(__always) static func transpose(_ d: MutRaw, _ dRow: Int, _ s: Raw, _ sRow: Int) {
            sg_transpose_double8(d, Int64(dRow), s, Int64(sRow))
        }
    }
#else
    let hasFastHeads = false

    extension FloatVector: GemmVector {
        @inline(__always) static func head(_ p: Raw, _ n: Int) -> Self { headByElement(p, n) }
        @inline(__always) func storeHead(_ p: MutRaw, _ n: Int) { storeHeadByElement(p, n) }
        @inline(__always) static func transpose(_ d: MutRaw, _ dRow: Int, _ s: Raw, _ sRow: Int) {
            #if KERNEL_V3
                sg_transpose_float8(d, Int64(dRow), s, Int64(sRow))
            #else
                sg_transpose_float4(d, Int64(dRow), s, Int64(sRow))
            #endif
        }
    }
    extension DoubleVector: GemmVector {
        @inline(__always) static func head(_ p: Raw, _ n: Int) -> Self { headByElement(p, n) }
        @inline(__always) func storeHead(_ p: MutRaw, _ n: Int) { storeHeadByElement(p, n) }
        @inline(__always) static func transpose(_ d: MutRaw, _ dRow: Int, _ s: Raw, _ sRow: Int) {
            #if KERNEL_V3
                sg_transpose_double4(d, Int64(dRow), s, Int64(sRow))
            #else
                sg_transpose_double2(d, Int64(dRow), s, Int64(sRow))
            #endif
        }
    }
#endif

/// Vectors side by side: part of a row of C, or of a row of B. `tail` is how many elements the last vector has where it is incomplete.
protocol VectorRow: BitwiseCopyable {
    associatedtype V: GemmVector
    static var vectors: Int { get }
    init()
    init(_ p: Raw, _ tail: Int)
    /// A vector of each of as many rows, `row` bytes apart; the first `count` elements of them where `isHead`.
    init(rowsAt p: Raw, _ row: Int)
    init(headsAt p: Raw, _ row: Int, _ count: Int)
    /// self += x b
    mutating func add(_ x: V, _ b: Self)
    mutating func add(_ other: Self)
    mutating func scale(_ x: V)
    mutating func rectify()
    func store(_ p: MutRaw, _ tail: Int)
    /// The sum of the elements of each vector, to places `row` bytes apart, by way of `body(place, column, sum)`.
    func sums(_ p: MutRaw, _ column: Raw, _ row: Int, _ body: (MutRaw, Raw, V.Scalar) -> Void)
}

struct VectorRow1<V: GemmVector>: VectorRow {
    var a: V
    @inline(__always) static var vectors: Int { 1 }
    @inline(__always) init() { a = V() }
    @inline(__always) init(_ p: Raw, _ tail: Int) { a = p.loadUnaligned(as: V.self) }
    @inline(__always) init(rowsAt p: Raw, _ row: Int) { a = p.loadUnaligned(as: V.self) }
    @inline(__always) init(headsAt p: Raw, _ row: Int, _ count: Int) { a = V.head(p, count) }
    @inline(__always) mutating func add(_ x: V, _ b: Self) { a = V.mad(a, x, b.a) }
    @inline(__always) mutating func add(_ other: Self) { a += other.a }
    @inline(__always) mutating func scale(_ x: V) { a *= x }
    @inline(__always) mutating func rectify() { a = a.rectified }
    @inline(__always) func store(_ p: MutRaw, _ tail: Int) { p.storeBytes(of: a, as: V.self) }
    @inline(__always) func sums(_ p: MutRaw, _ column: Raw, _ row: Int, _ body: (MutRaw, Raw, V.Scalar) -> Void) {
        body(p, column, a.sum())
    }
}

/// An incomplete vector.
struct VectorTail<V: GemmVector>: VectorRow {
    var a: V
    @inline(__always) static var vectors: Int { 1 }
    @inline(__always) init() { a = V() }
    // Without fast loads of heads, what is loaded is packed, and filled up.
    @inline(__always) init(_ p: Raw, _ tail: Int) { a = hasFastHeads ? V.head(p, tail) : p.loadUnaligned(as: V.self) }
    @inline(__always) init(rowsAt p: Raw, _ row: Int) { a = p.loadUnaligned(as: V.self) }
    @inline(__always) init(headsAt p: Raw, _ row: Int, _ count: Int) { a = V.head(p, count) }
    @inline(__always) mutating func add(_ x: V, _ b: Self) { a = V.mad(a, x, b.a) }
    @inline(__always) mutating func add(_ other: Self) { a += other.a }
    @inline(__always) mutating func scale(_ x: V) { a *= x }
    @inline(__always) mutating func rectify() { a = a.rectified }
    @inline(__always) func store(_ p: MutRaw, _ tail: Int) { a.storeHead(p, tail) }
    @inline(__always) func sums(_ p: MutRaw, _ column: Raw, _ row: Int, _ body: (MutRaw, Raw, V.Scalar) -> Void) {
        body(p, column, a.sum())
    }
}

struct VectorPair<Half: VectorRow>: VectorRow {
    typealias V = Half.V
    var a: Half, b: Half
    @inline(__always) static var vectors: Int { 2 &* Half.vectors }
    @inline(__always) private static var size: Int { Half.vectors &* MemoryLayout<V>.size }
    @inline(__always) init() { (a, b) = (Half(), Half()) }
    @inline(__always) init(_ p: Raw, _ tail: Int) { (a, b) = (Half(p, tail), Half(p + Self.size, tail)) }
    @inline(__always) init(rowsAt p: Raw, _ row: Int) {
        (a, b) = (Half(rowsAt: p, row), Half(rowsAt: p + Half.vectors &* row, row))
    }
    @inline(__always) init(headsAt p: Raw, _ row: Int, _ count: Int) {
        (a, b) = (Half(headsAt: p, row, count), Half(headsAt: p + Half.vectors &* row, row, count))
    }
    @inline(__always) mutating func add(_ x: V, _ o: Self) {
        a.add(x, o.a)
        b.add(x, o.b)
    }
    @inline(__always) mutating func add(_ other: Self) {
        a.add(other.a)
        b.add(other.b)
    }
    @inline(__always) mutating func scale(_ x: V) {
        a.scale(x)
        b.scale(x)
    }
    @inline(__always) mutating func rectify() {
        a.rectify()
        b.rectify()
    }
    @inline(__always) func store(_ p: MutRaw, _ tail: Int) {
        a.store(p, tail)
        b.store(p + Self.size, tail)
    }
    @inline(__always) func sums(_ p: MutRaw, _ column: Raw, _ row: Int, _ body: (MutRaw, Raw, V.Scalar) -> Void) {
        a.sums(p, column, row, body)
        b.sums(p + Half.vectors &* row, column, row, body)
    }
}

typealias VectorRow2<V: GemmVector> = VectorPair<VectorRow1<V>>
typealias VectorRow4<V: GemmVector> = VectorPair<VectorRow2<V>>

/// What becomes of sums as they are stored: c = activation(alpha * sums + bias + beta * c).
struct Finish<T: KernelFloat> {
    var alpha: T
    var beta: T
    var rectifies: Bool
    /// c = sums, and no more.
    var isPlain: Bool
}

/// Rows of C (or, for products of rows by rows, columns) in registers, one under the other.
protocol RowBlock: BitwiseCopyable {
    associatedtype R: VectorRow
    static var count: Int { get }
    init()
    /// Each row += its element of A (rows `row` elements apart) times b.
    mutating func add(_ p: Ptr<R.V.Scalar>, _ row: Int, _ b: R)
    /// Each row += its vector (rows `row` elements apart) times b, element by element.
    mutating func addVectors(_ p: Ptr<R.V.Scalar>, _ row: Int, _ b: R)
    mutating func addHeads(_ p: Ptr<R.V.Scalar>, _ row: Int, _ b: R, _ count: Int)
    func store(_ c: MutRaw, _ row: Int, _ tail: Int, _ bias: Raw?, _ finish: UnsafePointer<Finish<R.V.Scalar>>)
    func storePlain(_ c: MutRaw, _ row: Int, _ tail: Int)
    /// `VectorRow.sums` of each row, to places an element apart.
    func sums(_ p: MutRaw, _ column: Raw, _ row: Int, _ body: (MutRaw, Raw, R.V.Scalar) -> Void)
}

struct Rows1<R: VectorRow>: RowBlock {
    var r: R
    @inline(__always) static var count: Int { 1 }
    @inline(__always) init() { r = R() }
    @inline(__always) mutating func add(_ p: Ptr<R.V.Scalar>, _ row: Int, _ b: R) { r.add(R.V(repeating: p[0]), b) }
    @inline(__always) mutating func addVectors(_ p: Ptr<R.V.Scalar>, _ row: Int, _ b: R) {
        r.add(Raw(p).loadUnaligned(as: R.V.self), b)
    }
    @inline(__always) mutating func addHeads(_ p: Ptr<R.V.Scalar>, _ row: Int, _ b: R, _ count: Int) {
        r.add(R.V.head(Raw(p), count), b)
    }
    @inline(__always) func storePlain(_ c: MutRaw, _ row: Int, _ tail: Int) { r.store(c, tail) }
    @inline(__always) func store(
        _ c: MutRaw, _ row: Int, _ tail: Int, _ bias: Raw?, _ finish: UnsafePointer<Finish<R.V.Scalar>>
    ) {
        var sum = r
        if finish.pointee.alpha != 1 { sum.scale(R.V(repeating: finish.pointee.alpha)) }
        if let bias { sum.add(R(bias, tail)) }
        let beta = finish.pointee.beta
        if beta == 1 {
            sum.add(R(Raw(c), tail))
        } else if beta != 0 {
            sum.add(R.V(repeating: beta), R(Raw(c), tail))
        }
        if finish.pointee.rectifies { sum.rectify() }
        sum.store(c, tail)
    }
    @inline(__always) func sums(_ p: MutRaw, _ column: Raw, _ row: Int, _ body: (MutRaw, Raw, R.V.Scalar) -> Void) {
        r.sums(p, column, row, body)
    }
}

struct RowPair<Upper: RowBlock, Lower: RowBlock>: RowBlock where Upper.R == Lower.R {
    typealias R = Upper.R
    var u: Upper, l: Lower
    @inline(__always) static var count: Int { Upper.count &+ Lower.count }
    @inline(__always) init() { (u, l) = (Upper(), Lower()) }
    @inline(__always) mutating func add(_ p: Ptr<R.V.Scalar>, _ row: Int, _ b: R) {
        u.add(p, row, b)
        l.add(p + Upper.count &* row, row, b)
    }
    @inline(__always) mutating func addVectors(_ p: Ptr<R.V.Scalar>, _ row: Int, _ b: R) {
        u.addVectors(p, row, b)
        l.addVectors(p + Upper.count &* row, row, b)
    }
    @inline(__always) mutating func addHeads(_ p: Ptr<R.V.Scalar>, _ row: Int, _ b: R, _ count: Int) {
        u.addHeads(p, row, b, count)
        l.addHeads(p + Upper.count &* row, row, b, count)
    }
    @inline(__always) func storePlain(_ c: MutRaw, _ row: Int, _ tail: Int) {
        u.storePlain(c, row, tail)
        l.storePlain(c + Upper.count &* row, row, tail)
    }
    @inline(__always) func store(
        _ c: MutRaw, _ row: Int, _ tail: Int, _ bias: Raw?, _ finish: UnsafePointer<Finish<R.V.Scalar>>
    ) {
        u.store(c, row, tail, bias, finish)
        l.store(c + Upper.count &* row, row, tail, bias, finish)
    }
    @inline(__always) func sums(_ p: MutRaw, _ column: Raw, _ row: Int, _ body: (MutRaw, Raw, R.V.Scalar) -> Void) {
        u.sums(p, column, row, body)
        let step = Upper.count &* MemoryLayout<R.V.Scalar>.size
        l.sums(p + step, column + step, row, body)
    }
}

typealias Rows2<R: VectorRow> = RowPair<Rows1<R>, Rows1<R>>
typealias Rows3<R: VectorRow> = RowPair<Rows2<R>, Rows1<R>>
typealias Rows4<R: VectorRow> = RowPair<Rows2<R>, Rows2<R>>
typealias Rows5<R: VectorRow> = RowPair<Rows3<R>, Rows2<R>>
typealias Rows6<R: VectorRow> = RowPair<Rows3<R>, Rows3<R>>
typealias Rows8<R: VectorRow> = RowPair<Rows4<R>, Rows4<R>>
typealias Rows12<R: VectorRow> = RowPair<Rows6<R>, Rows6<R>>
