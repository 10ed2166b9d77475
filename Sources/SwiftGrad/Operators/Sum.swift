import SwiftGradKernelAPI

/// Sum over dimensions.
struct Sum: Op {
    static let name = "Sum"
    /// Reduced dimensions, as bits.
    let mask: UInt32
    let keepdim: Bool
    let dtype: DType

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        [TensorSpec(dtype, reducedShape(x.required(0).shape, mask, keepdim))]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        var a = x.required(0)
        if a.dtype == .bool && dtype == .int64 { return try runReduction(.countNonzero, a, mask, into: y.required(0)) }
        // float16/bfloat16 are summed in float by the kernel; integers as int64.
        if a.dtype != dtype { a = try a.dense(dtype) }
        try runReduction(.sum, a, mask, into: y.required(0))
    }

    func saves(_ needs: NeedsMask) -> Saves { .none }

    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) { c[0] = try c.grad.expandReduced(mask, keepdim, to: c.shape(0)) }
    }
}

func reducedShape(_ shape: Shape, _ mask: UInt32, _ keepdim: Bool) -> Shape {
    var out = Shape()
    for i in 0..<shape.count {
        if mask & (1 << UInt32(i)) == 0 { out.append(shape[i]) } else if keepdim { out.append(1) }
    }
    return out
}

/// y = kernel over the dimensions in `mask`; y is contiguous, of a's dtype (or what the kernel writes), shaped with or without them.
func runReduction(
    _ kernel: ReduceKernel, _ a: Tensor, _ mask: UInt32, into y: Tensor, _ parameters: KernelParameters = []
) throws(TensorError) {
    if a.dtype.isExtended { return try runReductionExtended(kernel, a, mask, into: y) }
    if !a.isContiguous, let turned = TurnedReduction(a, mask) { return try turned.run(kernel, into: y, parameters) }
    let x = try a.dense()
    let n = x.numel, outputs = y.numel
    let op = kernel.rawValue, dtype = x.dtype.kernel, size = x.dtype.size, outSize = y.dtype.size
    if outputs == 0 { return }
    defer { withExtendedLifetime((x, y)) {} }
    withParameters(parameters) { p in
        // Merge neighbouring dimensions of one kind: the pattern kept/reduced/kept/... from the left.
        var sizes: [Int] = [], reduced: [Bool] = []
        for i in 0..<x.dim where x.shape[i] != 1 {
            let r = mask & (1 << UInt32(i)) != 0
            if reduced.last == r {
                sizes[sizes.count - 1] *= x.shape[i]
            } else {
                sizes.append(x.shape[i])
                reduced.append(r)
            }
        }
        if !reduced.contains(true) && n == outputs {
            // Nothing to add up: each result is a reduction of one element.
            for i in 0..<n { CPU.kernels.reduce(op, dtype, 1, y.data + i * outSize, x.data + i * size, 1, p) }
            return
        }
        if n == 0 {
            for i in 0..<outputs { CPU.kernels.reduce(op, dtype, 0, y.data + i * outSize, x.data, 1, p) }
            return
        }
        if reduced == [true] {
            reduceAll(op, dtype, n, x, y, p, kernel)
        } else if reduced == [false, true] {
            let cols = sizes[1]
            ThreadPool.forRanges(sizes[0], grain: max(1, ElementLoop.grain / cols)) { r in
                for i in r { CPU.kernels.reduce(op, dtype, cols, y.data + i * outSize, x.data + i * cols * size, 1, p) }
            }
        } else if reduced == [true, false] {
            let rows = sizes[0], cols = sizes[1]
            // Long columns: blocks of whole rows, then their results. (Half types would be rounded in between.)
            let block = max(32, (1 << 15) / cols)
            if rows >= 4 * block, rows * cols >= 1 << 17, !x.dtype.isHalf, let second = kernel.combining,
                y.dtype == x.dtype || y.dtype == .bool || kernel == .countNonzero,
                let partial = try? Tensor(empty: Shape([(rows + block - 1) / block, cols]), y.dtype)
            {
                let blocks = partial.shape[0], between = partial.data
                ThreadPool.run(blocks) { i in
                    let first = i * block
                    CPU.kernels.reduceColumns(
                        op, dtype, min(block, rows - first), cols, between + i * cols * outSize, x.data + first * cols * size,
                        cols, p)
                }
                CPU.kernels.reduceColumns(second.rawValue, y.dtype.kernel, blocks, cols, y.data, between, cols, p)
                withExtendedLifetime(partial) {}
                return
            }
            ThreadPool.forRanges(cols, grain: max(16, min(cols, ElementLoop.grain / rows))) { r in
                CPU.kernels.reduceColumns(
                    op, dtype, rows, r.count, y.data + r.lowerBound * outSize, x.data + r.lowerBound * size, cols, p)
            }
        } else if reduced == [false, true, false] {
            let rows = sizes[1], cols = sizes[2]
            ThreadPool.forRanges(sizes[0], grain: max(1, ElementLoop.grain / (rows * cols))) { r in
                for i in r {
                    CPU.kernels.reduceColumns(
                        op, dtype, rows, cols, y.data + i * cols * outSize, x.data + i * rows * cols * size, cols, p)
                }
            }
        } else if reduced == [true, false, true], let second = kernel.combining, y.dtype == x.dtype || y.dtype == .bool,
            !x.dtype.isHalf, let partial = try? Tensor(empty: Shape([sizes[0], sizes[1]]), y.dtype)
        {
            // Rows first, then what came of them side by side: what batch norm's sums over all but the channels are.
            let cols = sizes[2], between = partial.data
            ThreadPool.forRanges(sizes[0] * sizes[1], grain: max(1, ElementLoop.grain / cols)) { r in
                for i in r { CPU.kernels.reduce(op, dtype, cols, between + i * outSize, x.data + i * cols * size, 1, p) }
            }
            CPU.kernels.reduceColumns(
                second.rawValue, y.dtype.kernel, sizes[0], sizes[1], y.data, between, sizes[1], p)
            withExtendedLifetime(partial) {}
        } else {
            reduceGeneral(op, dtype, x, mask, y, p)
        }
    }
}

extension ReduceKernel {
    /// What joins this reduction's results of parts to that of the whole.
    fileprivate var combining: ReduceKernel? {
        switch self {
        case .sum, .prod, .min, .max, .any, .all: return self
        case .sumAbs, .sumSquares, .sumAbsPow, .countNonzero: return .sum
        }
    }
}

/// A reduction of a tensor whose memory is dense, its dimensions only in another order: done in memory's order, without a copy.
private struct TurnedReduction {
    let x: Tensor
    let mask: UInt32
    /// Original dimensions by their new places.
    let order: Shape
    let original: UInt32

    /// nil where the tensor's memory has gaps or overlaps.
    init?(_ a: Tensor, _ mask: UInt32) {
        var order = Shape()
        for i in 0..<a.dim { order.append(i) }
        var i = 1
        while i < a.dim {
            var j = i
            while j > 0, a.strides[order[j - 1]] < a.strides[order[j]] {
                order.swapAt(j - 1, j)
                j -= 1
            }
            i += 1
        }
        var shape = Shape(), strides = Shape()
        var turned: UInt32 = 0
        for k in 0..<a.dim {
            let d = order[k]
            shape.append(a.shape[d])
            strides.append(a.strides[d])
            if mask & (1 << UInt32(d)) != 0 { turned |= 1 << UInt32(k) }
        }
        guard Tensor.isContiguous(shape, strides) else { return nil }
        x = a.alias(shape: shape, strides: strides, offset: a.offset)
        self.order = order
        self.mask = turned
        original = mask
    }

    func run(_ kernel: ReduceKernel, into y: Tensor, _ parameters: KernelParameters) throws(TensorError) {
        // Kept dimensions in memory's order, and where each lies in the result.
        var kept = Shape(), places = Shape()
        var ordered = true
        for k in 0..<order.count where original & (1 << UInt32(order[k])) == 0 {
            if let last = places.last, last > order[k], x.shape[k] != 1 { ordered = false }
            if x.shape[k] != 1 || places.isEmpty { places.append(order[k]) }
            kept.append(x.shape[k])
        }
        if ordered { return try runReduction(kernel, x, mask, into: y, parameters) }
        let result = try Tensor(empty: kept, y.dtype)
        try runReduction(kernel, x, mask, into: result, parameters)
        // The result's strides in the order of y's kept dimensions.
        var shape = Shape(), strides = Shape()
        for d in 0..<order.count where original & (1 << UInt32(d)) == 0 {
            var at = 0
            for k in 0..<order.count where original & (1 << UInt32(order[k])) == 0 {
                if order[k] == d {
                    shape.append(result.shape[at])
                    strides.append(result.strides[at])
                }
                at += 1
            }
        }
        copyElements(
            from: result.alias(shape: shape, strides: strides, offset: result.offset),
            to: y.alias(shape: shape, strides: shape.contiguousStrides, offset: y.offset))
    }
}

/// A full reduction, in fixed blocks whose results are reduced in turn: the same bits for any number of threads.
private func reduceAll(
    _ op: Int32, _ dtype: Int32, _ n: Int, _ x: Tensor, _ y: Tensor, _ p: Params, _ kernel: ReduceKernel
) {
    let block = 1 << 16
    let size = x.dtype.size
    guard n > 2 * block, let combining = kernel.combining, y.dtype == x.dtype || y.dtype == .bool || kernel == .countNonzero
    else {
        CPU.kernels.reduce(op, dtype, n, y.data, x.data, 1, p)
        return
    }
    let blocks = (n + block - 1) / block
    guard let partial = try? Tensor(empty: Shape([blocks]), y.dtype) else {
        CPU.kernels.reduce(op, dtype, n, y.data, x.data, 1, p)
        return
    }
    let outSize = y.dtype.size, sums = partial.data, source = x.data
    ThreadPool.run(blocks) { i in
        CPU.kernels.reduce(op, dtype, min(block, n - i * block), sums + i * outSize, source + i * block * size, 1, p)
    }
    CPU.kernels.reduce(combining.rawValue, y.dtype.kernel, blocks, y.data, sums, 1, p)
    withExtendedLifetime(partial) {}
}

/// Any pattern: the kept dimensions are looped over, the reduced ones gathered to a row first.
private func reduceGeneral(_ op: Int32, _ dtype: Int32, _ x: Tensor, _ mask: UInt32, _ y: Tensor, _ p: Params) {
    var order: [Int] = []
    for i in 0..<x.dim where mask & (1 << UInt32(i)) == 0 { order.append(i) }
    var inner = 1
    for i in 0..<x.dim where mask & (1 << UInt32(i)) != 0 {
        order.append(i)
        inner *= x.shape[i]
    }
    var shape = Shape(), strides = Shape()
    for d in order {
        shape.append(x.shape[d])
        strides.append(x.strides[d])
    }
    let turned = x.alias(shape: shape, strides: strides, offset: x.offset)
    guard let flat = try? turned.dense() else { return }
    let size = x.dtype.size, outSize = y.dtype.size, rows = flat.data
    ThreadPool.forRanges(y.numel, grain: max(1, ElementLoop.grain / max(inner, 1))) { r in
        for i in r { CPU.kernels.reduce(op, dtype, inner, y.data + i * outSize, rows + i * inner * size, 1, p) }
    }
    withExtendedLifetime(flat) {}
}

struct SumAll: Operator {
    static let schema = "sum(Tensor self, *, ScalarType? dtype=None) -> Tensor"
    static let doc = "The sum of all elements; integers add up as int64."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).sum(dtype: a.optionalDType(1))) }
}

struct SumDims: Operator {
    static let schema = "sum.dim_IntList(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor"
    static let doc = "The sum over the dimensions `dim` (none: all)."
    static let variants: Variants = [.function, .method]

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).sum(a.optionalInts(1), keepdim: try a.bool(2), dtype: a.optionalDType(3)))
    }
}

extension Tensor {
    /// The sum over `dims` (nil or empty: all), in `dtype` (default: the tensor's own, int64 for integers).
    public func sum(_ dims: [Int]? = nil, keepdim: Bool = false, dtype: DType? = nil) throws(TensorError) -> Tensor {
        let mask = try dimMask(dims, dim)
        return try apply1(
            Sum(mask: mask, keepdim: keepdim, dtype: dtype ?? (self.dtype.isInexact ? self.dtype : .int64)), Tensors(self))
    }

    /// A gradient of a reduction spread over what was reduced: a view.
    func expandReduced(_ mask: UInt32, _ keepdim: Bool, to shape: Shape) throws(TensorError) -> Tensor {
        var t = self
        if !keepdim {
            for i in 0..<shape.count where mask & (1 << UInt32(i)) != 0 { t = try t.unsqueeze(i) }
        }
        return try t.expand(shape)
    }

    /// The sum over the dimensions that broadcasting to this shape from `target` had added or stretched.
    func sumTo(_ target: Shape) throws(TensorError) -> Tensor {
        if shape == target { return self }
        let lead = dim - target.count
        var dims: [Int] = []
        for i in 0..<dim where i < lead || (target[i - lead] == 1 && shape[i] != 1) { dims.append(i) }
        let t = dims.isEmpty ? self : try sum(dims, keepdim: true)
        return t.shape == target ? t : try t.reshape(target)
    }

    func containsNaN() throws(TensorError) -> Bool {
        if dtype.isComplex {
            if try part(0).containsNaN() { return true }
            return try part(1).containsNaN()
        }
        let total = try withoutGradient { () throws(TensorError) in try sum(dtype: .float64) }
        if !total.pointer(Double.self)[0].isNaN { return false }
        // inf - inf sums to NaN too: look at the elements.
        let d = try dense(.float64)
        defer { withExtendedLifetime(d) {} }
        let p = d.pointer(Double.self)
        for i in 0..<numel where p[i].isNaN { return true }
        return false
    }
}

let sumOperators: [any Operator.Type] = [SumAll.self, SumDims.self]
