import CSwiftGrad
import SwiftGradKernelAPI

// Elements picked from, or written to, places that an index tensor gives along one dimension: gather, scatter and their kin.

/// Runs a loop on this thread alone: its tiles may write to one place.
func serially(_ body: () -> Void) {
    let state = sg_this_thread()!
    let before = state.pointee.in_parallel
    state.pointee.in_parallel = 1
    body()
    state.pointee.in_parallel = before
}

/// The bool tensor kernel(a, b), broadcast; outside the graph.
func comparison(_ kernel: CompareKernel, _ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
    let dtype = Promotion.of(a, b)
    let p = a.dtype == dtype ? a : try a.dense(dtype), q = b.dtype == dtype ? b : try b.dense(dtype)
    let out = try Tensor(empty: try broadcast(a.shape, b.shape), .bool)
    if dtype.isExtended {
        try runCompareExtended(kernel, p, q, into: out)
        return out
    }
    ElementLoop(out, p, q).run { r in CPU.kernels.compare(kernel.rawValue, dtype.kernel, r.n, r.p0, r.s0, r.p1, r.s1, r.p2, r.s2)
    }
    return out
}

extension DType {
    /// What ordering and accumulating loops are written for: float32, float64 and int64 stand for all.
    var working: DType { DTypeSet.complexNumbers.contains(self) || self == .float64 ? self : isFloat ? .float32 : .int64 }
}

/// Checks of an index along `dim` over `shape`; gives it dense, int64, wrapped (where `wraps`) and in range.
private func checkedIndex(_ index: Tensor, _ shape: Shape, _ dim: Int, _ what: String) throws(TensorError) -> Tensor {
    guard index.dtype == .int64 || index.dtype == .int32 || index.numel == 0 else {
        throw .runtime("\(what)(): Expected dtype int32/int64 for index, got \(index.dtype)")
    }
    let i = try index.dense(.int64)
    let n = shape.count == 0 ? 1 : shape[dim]
    let p = i.pointer(Int.self)
    // The extremes tell whether all are in range; which one is not, a second look.
    if i.numel > 0 {
        let all: UInt32 = (1 << UInt32(i.dim)) &- 1
        let low = try Tensor(empty: Shape(), .int64), high = try Tensor(empty: Shape(), .int64)
        try runReduction(.min, i, all, into: low)
        try runReduction(.max, i, all, into: high)
        if low.pointer(Int.self)[0] >= 0 && high.pointer(Int.self)[0] < n { return i }
    }
    for k in 0..<i.numel {
        guard p[k] >= 0, p[k] < n else { throw .runtime("index \(p[k]) is out of bounds for dimension \(dim) with size \(n)") }
    }
    return i
}

/// x looked at from each place of an index tensor: stride 0 along `dim`.
private func window(_ x: Tensor, _ index: Tensor, _ dim: Int) -> (view: Tensor, step: Int) {
    if x.dim == 0 { return (x.alias(shape: index.shape, strides: Shape(count: index.dim, repeating: 0), offset: x.offset), 0) }
    var strides = x.strides
    let step = strides[dim]
    strides[dim] = 0
    if index.dim == 0 { return (x.alias(shape: Shape(), strides: Shape(), offset: x.offset), step) }
    return (x.alias(shape: index.shape, strides: strides, offset: x.offset), step)
}

/// `y[i][j] = x[index[i][j]][j]` for dim 0, and so on.
struct GatherAt: Op {
    static let name = "Gather"
    let dim: Int
    /// int64, dense, in range.
    let index: Tensor

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] { [TensorSpec(x.required(0).dtype, index.shape)] }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let a = x.required(0), out = y.required(0)
        let (view, step) = window(a, index, dim)
        let size = a.dtype.size
        ElementLoop(out, index, view).run { r in
            let at = r.p1.assumingMemoryBound(to: Int.self)
            @inline(__always) func go<T>(_: T.Type) {
                let t = r.p0.assumingMemoryBound(to: T.self), s = r.p2.assumingMemoryBound(to: T.self)
                for i in 0..<r.n { t[i &* r.s0] = s[i &* r.s2 &+ at[i &* r.s1] &* step] }
            }
            switch size {
            case 1: go(UInt8.self)
            case 2: go(UInt16.self)
            case 4: go(UInt32.self)
            case 16: go((UInt64, UInt64).self)
            default: go(UInt64.self)
            }
        }
    }

    func saves(_ needs: NeedsMask) -> Saves { .none }

    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) { c[0] = try Tensor.zeros(c.shape(0), c.dtype(0)).scatter(dim, index, try c.grad, .add) }
    }
}

/// How `scatter` brings a value together with what is there.
enum ScatterMode {
    case assign, add, multiply, amax, amin
}

/// A copy of input 0 with the elements of input 1 brought to the places that `index` gives along `dim`.
struct Scatter: ElementwiseOp {
    static let name = "Scatter"
    let dim: Int
    /// int64, dense, in range; not larger than input 1 in any dimension, nor than input 0 but in `dim`.
    let index: Tensor
    let mode: ScatterMode

    func inferOne(_ x: Tensors) throws(TensorError) -> TensorSpec { TensorSpec(x.required(0).dtype, x.required(0).shape) }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let a = x.required(0), out = y.required(0)
        var v = x.required(1)
        if v.storage === out.storage { v = try withoutGradient { () throws(TensorError) in try v.clone() } }
        if !a.hasSameElements(as: out) { copyElements(from: a, to: out) }
        if index.numel == 0 { return }
        if out.dtype.isComplex, mode == .amax || mode == .amin { throw notImplemented("scatter_reduce_cpu", for: out.dtype) }
        let isWorking = out.dtype == out.dtype.working
        if mode != .assign && !isWorking {
            let t = try out.dense(out.dtype.working)
            try write(try v.to(t.dtype), into: t)
            copyElements(from: t, to: out)
        } else {
            try write(v.dtype == out.dtype ? v : try v.to(out.dtype), into: out)
        }
    }

    private func write(_ v: Tensor, into y: Tensor) throws(TensorError) {
        let source = v.dim == index.dim ? v.alias(shape: index.shape, strides: v.strides, offset: v.offset) : v
        let (view, step) = window(y, index, dim)
        let size = y.dtype.size, dtype = y.dtype
        serially {
            ElementLoop(index, source, view).run { r in
                let at = r.p0.assumingMemoryBound(to: Int.self)
                @inline(__always) func put<T>(_: T.Type) {
                    let s = r.p1.assumingMemoryBound(to: T.self), t = r.p2.assumingMemoryBound(to: T.self)
                    for i in 0..<r.n { t[i &* r.s2 &+ at[i &* r.s0] &* step] = s[i &* r.s1] }
                }
                @inline(__always) func fold<T: WorkingElement>(_: T.Type) {
                    let s = r.p1.assumingMemoryBound(to: T.self), t = r.p2.assumingMemoryBound(to: T.self)
                    for i in 0..<r.n {
                        let k = i &* r.s2 &+ at[i &* r.s0] &* step
                        let u = s[i &* r.s1]
                        switch mode {
                        case .add: t[k] = t[k].plus(u)
                        case .multiply: t[k] = t[k].times(u)
                        case .amax: t[k] = t[k].isNotANumber || t[k] >= u ? t[k] : u
                        default: t[k] = t[k].isNotANumber || t[k] <= u ? t[k] : u
                        }
                    }
                }
                // amax and amin never come here: there is no order.
                @inline(__always) func foldComplex<T: ComplexPart>(_: T.Type) {
                    let s = r.p1.assumingMemoryBound(to: Complex<T>.self), t = r.p2.assumingMemoryBound(to: Complex<T>.self)
                    for i in 0..<r.n {
                        let k = i &* r.s2 &+ at[i &* r.s0] &* step
                        t[k] = mode == .add ? t[k] + s[i &* r.s1] : t[k] * s[i &* r.s1]
                    }
                }
                if mode == .assign {
                    switch size {
                    case 1: put(UInt8.self)
                    case 2: put(UInt16.self)
                    case 4: put(UInt32.self)
                    case 16: put((UInt64, UInt64).self)
                    default: put(UInt64.self)
                    }
                } else if dtype == .float32 {
                    fold(Float.self)
                } else if dtype == .float64 {
                    fold(Double.self)
                } else if dtype == .complex64 {
                    foldComplex(Float.self)
                } else if dtype == .complex128 {
                    foldComplex(Double.self)
                } else {
                    fold(Int.self)
                }
            }
        }
    }

    func saves(_ needs: NeedsMask) -> Saves { mode == .assign || mode == .add ? .none : [.input(0), .input(1), .output(0)] }

    func vjp(_ c: inout VJP) throws(TensorError) {
        let g = try c.grad
        switch mode {
        case .assign:
            if c.needs(0) {
                c[0] = try g.scatter(
                    dim, index, try Tensor.zeros(Shape(count: index.dim, repeating: 1), g.dtype).expand(index.shape), .assign)
            }
            if c.needs(1) { c[1] = try fitted(try g.gather(dim, index), c.shape(1)) }
        case .add:
            if c.needs(0) { c[0] = g }
            if c.needs(1) { c[1] = try fitted(try g.gather(dim, index), c.shape(1)) }
        case .amax, .amin:
            let x = try c.input(0), y = try c.output(0)
            let v = try part(try c.input(1))
            let hitX = try comparison(.eq, x, y).dense(g.dtype),
                hitV = try comparison(.eq, v, try y.detached().gather(dim, index)).dense(g.dtype)
            let share = try g.div(try hitX.scatter(dim, index, hitV, .add))
            if c.needs(0) { c[0] = try share.mul(hitX) }
            if c.needs(1) { c[1] = try fitted(try share.gather(dim, index).mul(hitV), c.shape(1)) }
        case .multiply:
            // Products of the other factors, by way of the product of the factors that are not 0 and the number of those that are.
            let x = try c.input(0), v = try part(try c.input(1))
            let zero = try Tensor.number(0)
            let zeroX = try comparison(.eq, x, zero), zeroV = try comparison(.eq, v, zero)
            let ones = try zeroX.dense(g.dtype), count = try ones.scatter(dim, index, try zeroV.dense(g.dtype), .add)
            let product = try x.maskedFill(zeroX, 1).scatter(dim, index, try v.maskedFill(zeroV, 1), .multiply)
            func others(_ at: Tensor, _ isZero: Tensor, _ product: Tensor, _ count: Tensor) throws(TensorError) -> Tensor {
                let rest = try product.div(try at.maskedFill(isZero, 1))
                let more = try comparison(.gt, try count.sub(try isZero.dense(count.dtype)), try .number(0))
                return try rest.maskedFill(more, 0)
            }
            if c.needs(0) { c[0] = try g.mul(try others(x, zeroX, product, count)) }
            if c.needs(1) {
                let rest = try others(v, zeroV, try product.gather(dim, index), try count.gather(dim, index))
                c[1] = try fitted(try g.gather(dim, index).mul(rest), c.shape(1))
            }
        }
    }

    /// The part of the source that is used.
    private func part(_ v: Tensor) throws(TensorError) -> Tensor {
        var t = v
        for d in 0..<t.dim where d < index.dim && t.shape[d] != index.shape[d] {
            t = try t.narrow(d, start: 0, length: index.shape[d])
        }
        return t
    }

    /// A gradient of the used part of a source of the given shape.
    private func fitted(_ g: Tensor, _ shape: Shape) throws(TensorError) -> Tensor {
        if g.shape == shape { return g }
        if g.dim != shape.count { return try g.reshape(shape) }
        let used = g.shape
        return try g.embedded(in: shape) { z throws(TensorError) in
            var t = z
            for d in 0..<shape.count where used[d] != shape[d] { t = try t.narrow(d, start: 0, length: used[d]) }
            return t
        }
    }
}

/// Number types of the loops that order and accumulate. Integers wrap around and divide towards zero.
protocol WorkingElement: Comparable, TensorElement {
    var isNotANumber: Bool { get }
    func plus(_ x: Self) -> Self
    func times(_ x: Self) -> Self
    func divided(by n: Int) -> Self
    /// Nothing is less.
    static var lowest: Self { get }
    static var zero: Self { get }
}

extension Float: WorkingElement {
    @inline(__always) var isNotANumber: Bool { isNaN }
    @inline(__always) func plus(_ x: Float) -> Float { self + x }
    @inline(__always) func times(_ x: Float) -> Float { self * x }
    @inline(__always) func divided(by n: Int) -> Float { self / Float(n) }
    static var lowest: Float { -.infinity }
}

extension Double: WorkingElement {
    @inline(__always) var isNotANumber: Bool { isNaN }
    @inline(__always) func plus(_ x: Double) -> Double { self + x }
    @inline(__always) func times(_ x: Double) -> Double { self * x }
    @inline(__always) func divided(by n: Int) -> Double { self / Double(n) }
    static var lowest: Double { -.infinity }
}

extension Int: WorkingElement {
    @inline(__always) var isNotANumber: Bool { false }
    @inline(__always) func plus(_ x: Int) -> Int { self &+ x }
    @inline(__always) func times(_ x: Int) -> Int { self &* x }
    @inline(__always) func divided(by n: Int) -> Int { self / n }
    static var lowest: Int { .min }
}

func scatterReduction(_ s: String) throws(TensorError) -> ScatterMode {
    switch s {
    case "add": return .add
    case "multiply": return .multiply
    default: throw .runtime("reduce argument must be either add or multiply, got \(s)")
    }
}

extension Tensor {
    /// By an index already checked.
    func gather(_ dim: Int, _ index: Tensor) throws(TensorError) -> Tensor {
        try apply1(GatherAt(dim: dim, index: index), Tensors(self))
    }

    /// By an index already checked.
    func scatter(_ dim: Int, _ index: Tensor, _ source: Tensor, _ mode: ScatterMode) throws(TensorError) -> Tensor {
        try apply(Scatter(dim: dim, index: index, mode: mode), Tensors(self, source))
    }

    public func gather(dim d: Int, _ index: Tensor) throws(TensorError) -> Tensor {
        let d = try wrap(dim: d, dim)
        guard max(index.dim, 1) == max(dim, 1) || index.numel == 0 else {
            throw .runtime(
                "Index tensor must have the same number of dimensions as input tensor: gather got \(index.dim) and \(dim)")
        }
        if index.numel == 0 && index.dim != dim { return try Tensor.zeros(index.shape, dtype) }
        for i in 0..<min(dim, index.dim) where i != d && index.shape[i] > shape[i] {
            throw .runtime(
                "Size does not match at dimension \(i) expected index \(index.shape) to be no larger than self \(shape) apart from dimension \(d)"
            )
        }
        return try gather(d, try checkedIndex(index, shape, d, "gather"))
    }

    func scatter(
        dim d: Int, _ index: Tensor, _ source: Tensor, _ mode: ScatterMode = .assign, _ what: String = "scatter"
    ) throws(TensorError) -> Tensor {
        let d = try wrap(dim: d, dim)
        guard dtype == source.dtype else {
            throw .runtime("\(what)(): Expected self.dtype to be equal to src.dtype, got \(dtype) and \(source.dtype)")
        }
        if index.numel == 0 {
            return try apply(Scatter(dim: d, index: try index.dense(.int64), mode: mode), Tensors(self, source))
        }
        guard max(index.dim, 1) == max(dim, 1) else {
            throw .runtime(
                "Index tensor must have the same number of dimensions as self tensor: \(what) got \(index.dim) and \(dim)")
        }
        guard max(index.dim, 1) == max(source.dim, 1) else {
            throw .runtime(
                "Index tensor must have the same number of dimensions as src tensor: \(what) got \(index.dim) and \(source.dim)")
        }
        for i in 0..<index.dim {
            guard i == d || i >= dim || index.shape[i] <= shape[i] else {
                throw .runtime(
                    "Expected index \(index.shape) to be no larger than self \(shape) apart from dimension \(d) and to be no larger size than src \(source.shape)"
                )
            }
            guard i >= source.dim ? index.shape[i] == 1 : index.shape[i] <= source.shape[i] else {
                throw .runtime(
                    "Expected index \(index.shape) to be no larger than self \(shape) apart from dimension \(d) and to be no larger size than src \(source.shape)"
                )
            }
        }
        return try scatter(d, try checkedIndex(index, shape, d, what), source, mode)
    }

    func scatter(dim d: Int, _ index: Tensor, value: Scalar, _ mode: ScatterMode = .assign) throws(TensorError) -> Tensor {
        try Tensor.checkRange(value, dtype, "scatter")
        return try scatter(
            dim: d, index, try Tensor.full(Shape(count: index.dim, repeating: 1), value, dtype).expand(index.shape), mode)
    }

    public func scatterReduce(
        _ d: Int, _ index: Tensor, _ source: Tensor, _ reduce: String, includeSelf: Bool = true
    ) throws(TensorError) -> Tensor {
        let isFloat = dtype.isFloat
        let (mode, identity): (ScatterMode, Scalar)
        switch reduce {
        case "sum", "mean": (mode, identity) = (.add, 0)
        case "prod": (mode, identity) = (.multiply, 1)
        case "amax": (mode, identity) = (.amax, isFloat ? .double(-.infinity) : .int(dtype.lowest))
        case "amin": (mode, identity) = (.amin, isFloat ? .double(.infinity) : .int(dtype.highest))
        default: throw .runtime("reduce argument must be either sum, prod, mean, amax or amin, got \(reduce)")
        }
        let start = includeSelf || index.numel == 0 ? self : try scatter(dim: d, index, value: identity)
        let total = try start.scatter(dim: d, index, source, mode, "scatter_reduce")
        guard reduce == "mean" else { return total }
        let ones = try Tensor.full(shape, 1, dtype)
        let begin = includeSelf ? ones : try ones.scatter(dim: d, index, value: 0)
        let counts = try begin.scatter(dim: d, index, try Tensor.full(source.shape, 1, dtype), .add)
        let divisor = try counts.maskedFill(try comparison(.eq, counts, try .number(0)), 1)
        if isFloat { return try total.div(divisor) }
        let out = try Tensor(empty: shape, dtype)
        try runBinary(.divFloor, total, divisor, into: out)
        return out
    }

    public func takeAlong(_ indices: Tensor, _ d: Int?) throws(TensorError) -> Tensor {
        guard indices.dtype == .int64 else {
            throw .runtime("torch.take_along_dim(): dtype of indices should be Long but got \(indices.dtype.scalarName)")
        }
        guard let d else { return try contiguous().reshape([-1]).gather(dim: 0, try indices.contiguous().reshape([-1])) }
        guard dim == indices.dim else {
            throw .runtime(
                "torch.take_along_dim(): input and indices should have the same number of dimensions, but got \(dim) dimensions for input, and \(indices.dim) dimensions for indices"
            )
        }
        let k = try wrap(dim: d, dim)
        if dim == 0 { return try gather(dim: 0, indices) }
        var a = shape, b = indices.shape
        a[k] = 1
        b[k] = 1
        let common = try broadcast(a, b)
        (a, b) = (common, common)
        a[k] = shape[k]
        b[k] = indices.shape[k]
        return try expand(a).gather(dim: k, try indices.expand(b))
    }
}

extension DType {
    /// Bounds of an integer type (bool: 0 and 1).
    var lowest: Int {
        switch self {
        case .int8: return Int(Int8.min)
        case .int16: return Int(Int16.min)
        case .int32: return Int(Int32.min)
        case .int64: return Int.min
        default: return 0
        }
    }

    var highest: Int {
        switch self {
        case .bool: return 1
        case .uint8: return 255
        case .int8: return Int(Int8.max)
        case .int16: return Int(Int16.max)
        case .int32: return Int(Int32.max)
        default: return Int.max
        }
    }
}
