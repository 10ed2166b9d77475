// The accumulation shared by reductions, softmax and normalisations: vector lanes inside blocks, blocks joined pairwise. The
// order depends on the number of elements only, not on strides, alignment or the instruction set, and the error of a float sum
// grows as for pairwise summation.

import SwiftGradKernelAPI

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A type with a vector to accumulate it in.
protocol Foldable: KernelFloat {
    associatedtype Lanes: SIMD where Lanes.Scalar == Self
    /// 64 bytes at any address.
    static func lanes(_ place: Raw) -> Lanes
    /// Lane by lane the larger (smaller); a NaN wins. Not written generically: only on concrete vectors does a choice by a mask become one
    /// instruction (a maximum over a row was 20 times slower).
    static func larger(_ a: Lanes, _ b: Lanes) -> Lanes
    static func smaller(_ a: Lanes, _ b: Lanes) -> Lanes
}

extension Float: Foldable {
    typealias Lanes = SIMD16<Float>
    @inline(__always) static func lanes(_ place: Raw) -> Lanes {
        var v = Lanes()
        memcpy(&v, place, 64)
        return v
    }
    @inline(__always) static func larger(_ a: Lanes, _ b: Lanes) -> Lanes { a.replacing(with: b, where: (b .> a) .| (b .!= b)) }
    @inline(__always) static func smaller(_ a: Lanes, _ b: Lanes) -> Lanes { a.replacing(with: b, where: (b .< a) .| (b .!= b)) }
}
extension Double: Foldable {
    typealias Lanes = SIMD8<Double>
    @inline(__always) static func lanes(_ place: Raw) -> Lanes {
        var v = Lanes()
        memcpy(&v, place, 64)
        return v
    }
    @inline(__always) static func larger(_ a: Lanes, _ b: Lanes) -> Lanes { a.replacing(with: b, where: (b .> a) .| (b .!= b)) }
    @inline(__always) static func smaller(_ a: Lanes, _ b: Lanes) -> Lanes { a.replacing(with: b, where: (b .< a) .| (b .!= b)) }
}

extension Foldable {
    /// Joins the lanes, halves at a time.
    @inline(__always) static func joinLanes(_ lanes: Lanes, _ initial: Self, _ f: (Self, Self) -> Self) -> Self {
        var v = lanes
        var width = Lanes.scalarCount / 2
        while width > 0 {
            var i = 0
            while i < width {
                v[i] = f(v[i], v[i + width])
                i &+= 1
            }
            width /= 2
        }
        return v[0]
    }
}

/// An associative operation on vectors.
protocol FoldOperation {
    static func identity<T: Foldable>(_: T.Type) -> T
    static func join<T: Foldable>(_ a: T.Lanes, _ b: T.Lanes, _: T.Type) -> T.Lanes
    static func join<T: Foldable>(_ a: T, _ b: T) -> T
}

enum Plus: FoldOperation {
    @inline(__always) static func identity<T: Foldable>(_: T.Type) -> T { 0 }
    @inline(__always) static func join<T: Foldable>(_ a: T.Lanes, _ b: T.Lanes, _: T.Type) -> T.Lanes { a + b }
    @inline(__always) static func join<T: Foldable>(_ a: T, _ b: T) -> T { a + b }
}

enum Times: FoldOperation {
    @inline(__always) static func identity<T: Foldable>(_: T.Type) -> T { 1 }
    @inline(__always) static func join<T: Foldable>(_ a: T.Lanes, _ b: T.Lanes, _: T.Type) -> T.Lanes { a * b }
    @inline(__always) static func join<T: Foldable>(_ a: T, _ b: T) -> T { a * b }
}

/// The larger; a NaN wins.
enum Larger: FoldOperation {
    @inline(__always) static func identity<T: Foldable>(_: T.Type) -> T { -.infinity }
    @inline(__always) static func join<T: Foldable>(_ a: T.Lanes, _ b: T.Lanes, _: T.Type) -> T.Lanes {
        T.larger(a, b)
    }
    @inline(__always) static func join<T: Foldable>(_ a: T, _ b: T) -> T { T.maxNaN(a, b) }
}

/// The smaller; a NaN wins.
enum Smaller: FoldOperation {
    @inline(__always) static func identity<T: Foldable>(_: T.Type) -> T { .infinity }
    @inline(__always) static func join<T: Foldable>(_ a: T.Lanes, _ b: T.Lanes, _: T.Type) -> T.Lanes {
        T.smaller(a, b)
    }
    @inline(__always) static func join<T: Foldable>(_ a: T, _ b: T) -> T { T.minNaN(a, b) }
}

/// Four vectors accumulated side by side over contiguous elements.
struct Accumulator<T: Foldable, Operation: FoldOperation> {
    var a: T.Lanes
    var b: T.Lanes
    var c: T.Lanes
    var d: T.Lanes

    @inline(__always) init() {
        let start = T.Lanes(repeating: Operation.identity(T.self))
        a = start
        b = start
        c = start
        d = start
    }

    @inline(__always) mutating func add(_ n: Int, _ s: Ptr<T>) {
        let width = T.Lanes.scalarCount
        let raw = Raw(s)
        let bytes = MemoryLayout<T.Lanes>.size
        var i = 0
        while i &+ 4 &* width <= n {
            let place = raw + i &* MemoryLayout<T>.size
            a = Operation.join(a, T.lanes(place), T.self)
            b = Operation.join(b, T.lanes(place + bytes), T.self)
            c = Operation.join(c, T.lanes(place + 2 &* bytes), T.self)
            d = Operation.join(d, T.lanes(place + 3 &* bytes), T.self)
            i &+= 4 &* width
        }
        while i &+ width <= n {
            a = Operation.join(a, T.lanes(raw + i &* MemoryLayout<T>.size), T.self)
            i &+= width
        }
        if i < n {
            var rest = T.Lanes(repeating: Operation.identity(T.self))
            var lane = 0
            while i < n {
                rest[lane] = s[i]
                lane &+= 1
                i &+= 1
            }
            b = Operation.join(b, rest, T.self)
        }
    }

    @inline(__always) var joined: T.Lanes {
        Operation.join(Operation.join(a, b, T.self), Operation.join(c, d, T.self), T.self)
    }
}

/// Elements accumulated in lanes before pairwise joining begins.
let foldBlock = 2048

/// Folds [start, start + count) of a sequence given by `load(start, count, buffer) -> pointer to contiguous values`, asked for
/// chunks of up to 1024 bytes.
@inline(__always) private func foldBlockLanes<T: Foldable, Operation: FoldOperation>(
    _: Operation.Type, _ start: Int, _ count: Int, _ buffer: MutPtr<T>, _ load: (Int, Int, MutPtr<T>) -> Ptr<T>
) -> T.Lanes {
    var accumulator = Accumulator<T, Operation>()
    let step = chunkBytes / MemoryLayout<T>.size
    var i = 0
    while i < count {
        let m = count &- i < step ? count &- i : step
        accumulator.add(m, load(start &+ i, m, buffer))
        i &+= m
    }
    return accumulator.joined
}

/// The fold of n elements; see `foldBlockLanes`. Blocks are joined as a binary counter carries: equal sizes first.
@inline(__always) func fold<T: Foldable, Operation: FoldOperation>(
    _: Operation.Type, _: T.Type, _ n: Int, _ load: (Int, Int, MutPtr<T>) -> Ptr<T>
) -> T {
    var result = Operation.identity(T.self)
    withChunk { raw in
        let buffer = raw.bound(T.self)
        if n <= foldBlock {
            let lanes = foldBlockLanes(Operation.self, 0, n, buffer, load)
            result = T.joinLanes(lanes, result) { Operation.join($0, $1) }
            return
        }
        // One scalar result a level: 64 levels suffice for any count.
        withChunk { levelsRaw in
            let levels = levelsRaw.bound(T.self)
            var start = 0
            var blocks = 0
            while start < n {
                let count = n &- start < foldBlock ? n &- start : foldBlock
                let lanes = foldBlockLanes(Operation.self, start, count, buffer, load)
                var value = T.joinLanes(lanes, result) { Operation.join($0, $1) }
                var level = 0
                while blocks &>> level & 1 == 1 {
                    value = Operation.join(levels[level], value)
                    level &+= 1
                }
                levels[level] = value
                blocks &+= 1
                start &+= count
            }
            var level = 0
            var value = Operation.identity(T.self)
            while blocks &>> level != 0 {
                if blocks &>> level & 1 == 1 { value = Operation.join(levels[level], value) }
                level &+= 1
            }
            result = value
        }
    }
    return result
}

/// The fold of n values in computing form (float for half types), `stride` apart at `s`.
@inline(__always) func foldElements<T: Foldable, Operation: FoldOperation>(
    _: Operation.Type, _: T.Type, _ type: KernelType, _ n: Int, _ s: Raw, _ stride: Int
) -> T {
    if stride == 1 && !isHalf(type) {
        let typed = s.bound(T.self)
        return fold(Operation.self, T.self, n) { start, _, _ in typed + start }
    }
    let size = elementSize(type)
    return fold(Operation.self, T.self, n) { start, count, buffer in
        loadChunk(type, count, MutRaw(buffer), s + start &* stride &* size, stride)
        return UnsafePointer(buffer)
    }
}
