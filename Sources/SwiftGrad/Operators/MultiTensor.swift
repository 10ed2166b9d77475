import SwiftGradKernelAPI

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

// Operators on lists of tensors, in place: one call, one list of tiles over all of them, where a loop over the tensors would wake the
// pool and pass through Python for each.

/// Checks that every tensor of a list may be written in place, outside the graph.
private func checkWritable(_ list: [Tensor], _ what: String) throws(TensorError) {
    try withoutGradient { () throws(TensorError) in
        for t in list { try t.checkInPlace(what) }
    }
}

/// The tensor is one dense block of numbers that kernels compute with.
private func isPlain(_ t: Tensor) -> Bool { t.isContiguous && !t.dtype.isExtended }

private func requireSameCount(_ a: [Tensor], _ b: [Tensor]) throws(TensorError) {
    guard a.count == b.count else {
        throw .runtime("Tensor lists must have the same number of tensors, got \(a.count) and \(b.count)")
    }
}

/// A unary kernel over every tensor of a list, in place.
private func forEachInPlace(_ list: [Tensor], _ what: String, _ kernel: UnaryKernel, _ parameters: KernelParameters)
    throws(TensorError)
{
    try checkWritable(list, what)
    if list.allSatisfy(isPlain) {
        let op = kernel.rawValue
        withParameters(parameters) { p in
            forTiles(list) { i, start, n in
                let t = list[i], place = t.data + start * t.dtype.size
                CPU.kernels.unary(op, t.dtype.kernel, n, place, 1, place, 1, p)
            }
        }
    } else {
        for t in list { try runUnary(kernel, t, into: t, parameters) }
    }
    for t in list { t.bumpVersion() }
}

/// y = kernel(y, x) over two lists.
private func forEachPair(
    _ list: [Tensor], _ others: [Tensor], _ what: String, _ kernel: BinaryKernel, _ parameters: KernelParameters
)
    throws(TensorError)
{
    try requireSameCount(list, others)
    try checkWritable(list, what)
    let isDense = zip(list, others).allSatisfy { isPlain($0) && isPlain($1) && $0.shape == $1.shape && $0.dtype == $1.dtype }
    if isDense {
        let op = kernel.rawValue
        withParameters(parameters) { p in
            forTiles(list) { i, start, n in
                let t = list[i], skip = start * t.dtype.size
                CPU.kernels.binary(op, t.dtype.kernel, n, t.data + skip, 1, t.data + skip, 1, others[i].data + skip, 1, p)
            }
        }
    } else {
        for (t, x) in zip(list, others) {
            guard try broadcast(t.shape, x.shape) == t.shape else {
                throw .runtime("\(what): output with shape \(t.shape) doesn't match the broadcast shape of \(x.shape)")
            }
            try runBinary(kernel, t, x, into: t, parameters)
        }
    }
    for t in list { t.bumpVersion() }
}

struct ForeachAdd: Operator {
    static let schema = "_foreach_add_.Scalar(Tensor(a!)[] self, Scalar scalar) -> ()"
    static let doc = "Adds a number to every tensor of the list, in place."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        try forEachInPlace(try a.tensors(0), "_foreach_add_", .addScalar, [try a.double(1)])
        return .none
    }
}

struct ForeachMul: Operator {
    static let schema = "_foreach_mul_.Scalar(Tensor(a!)[] self, Scalar scalar) -> ()"
    static let doc = "Multiplies every tensor of the list by a number, in place."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        try forEachInPlace(try a.tensors(0), "_foreach_mul_", .mulScalar, [try a.double(1)])
        return .none
    }
}

struct ForeachMulTensor: Operator {
    static let schema = "_foreach_mul_.Tensor(Tensor(a!)[] self, Tensor other) -> ()"
    static let doc = "Multiplies every tensor of the list by a 0-dim tensor, in place."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let factor = try a.tensor(1)
        guard factor.numel == 1 else {
            throw .runtime("scalar tensor expected to have 1 element but got \(factor.numel) of them")
        }
        try forEachInPlace(try a.tensors(0), "_foreach_mul_", .mulScalar, [Scalar(factor.dtype, from: factor.data).double])
        return .none
    }
}

struct ForeachAddList: Operator {
    static let schema = "_foreach_add_.List(Tensor(a!)[] self, Tensor[] other, *, Scalar alpha=1) -> ()"
    static let doc = "Adds `alpha` times the tensors of a list to those of another, in place."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        try forEachPair(try a.tensors(0), try a.tensors(1), "_foreach_add_", .add, [try a.double(2)])
        return .none
    }
}

struct ForeachMulList: Operator {
    static let schema = "_foreach_mul_.List(Tensor(a!)[] self, Tensor[] other) -> ()"
    static let doc = "Multiplies the tensors of a list by those of another, in place."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        try forEachPair(try a.tensors(0), try a.tensors(1), "_foreach_mul_", .mul, [])
        return .none
    }
}

struct ForeachClamp: Operator {
    static let schema = "_foreach_clamp_(Tensor(a!)[] self, Scalar min, Scalar max) -> ()"
    static let doc = "Limits every element of every tensor to [`min`, `max`], in place."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        try forEachInPlace(try a.tensors(0), "_foreach_clamp_", .clamp, [try a.double(1), try a.double(2)])
        return .none
    }
}

struct ForeachZero: Operator {
    static let schema = "_foreach_zero_(Tensor(a!)[] self) -> ()"
    static let doc = "Sets every tensor of the list to 0."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let list = try a.tensors(0)
        try checkWritable(list, "_foreach_zero_")
        if list.allSatisfy({ $0.isContiguous }) {
            forTiles(list) { i, start, n in
                let size = list[i].dtype.size
                (list[i].data + start * size).initializeMemory(as: UInt8.self, repeating: 0, count: n * size)
            }
        } else {
            for t in list { fillElements(t, .int(0)) }
        }
        for t in list { t.bumpVersion() }
        return .none
    }
}

struct ForeachLerp: Operator {
    static let schema = "_foreach_lerp_.Scalar(Tensor(a!)[] self, Tensor[] tensors1, Scalar weight) -> ()"
    static let doc = "`self + weight * (tensors1 - self)` for every pair of tensors, in place."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let list = try a.tensors(0), ends = try a.tensors(1), weight = try a.double(2)
        try requireSameCount(list, ends)
        try checkWritable(list, "_foreach_lerp_")
        for (t, end) in zip(list, ends) {
            guard t.dtype == end.dtype, t.dtype.isFloat else {
                throw .runtime("_foreach_lerp_: float tensors of one dtype are required, got \(t.dtype) and \(end.dtype)")
            }
            guard t.shape == end.shape else {
                throw .runtime("_foreach_lerp_: tensors of one shape are required, got \(t.shape) and \(end.shape)")
            }
        }
        let sources = try ends.map { (t: Tensor) throws(TensorError) -> Tensor in try t.dense() }
        let targets = try list.map { (t: Tensor) throws(TensorError) -> Tensor in try t.dense() }
        let op = TernaryKernel.lerp.rawValue
        // The weight in each dtype there is.
        let weights = try targets.map { (t: Tensor) throws(TensorError) -> Tensor in
            try Tensor.full(Shape(), .double(weight), t.dtype)
        }
        withParameters([]) { p in
            forTiles(targets) { i, start, n in
                let t = targets[i], skip = start * t.dtype.size
                CPU.kernels.ternary(
                    op, t.dtype.kernel, n, t.data + skip, 1, t.data + skip, 1, sources[i].data + skip, 1, weights[i].data, 0, p)
            }
        }
        withExtendedLifetime((sources, weights)) {}
        for (t, target) in zip(list, targets) {
            if t !== target { copyElements(from: target, to: t) }
            t.bumpVersion()
        }
        return .none
    }
}

/// What GradScaler does to gradients, in one pass.
struct AmpUnscale: Operator {
    static let schema =
        "_amp_foreach_non_finite_check_and_unscale_(Tensor(a!)[] self, Tensor(b!) found_inf, Tensor inv_scale) -> ()"
    static let doc =
        "Multiplies every tensor of the list by `inv_scale`, in place; `found_inf` becomes 1 if an element was not finite."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let list = try a.tensors(0), found = try a.tensor(1), inverse = try a.tensor(2)
        guard found.numel == 1, inverse.numel == 1, found.dtype == .float32 else {
            throw .runtime(
                "_amp_foreach_non_finite_check_and_unscale_: found_inf (float32) and inv_scale of one element are required, got "
                    + "\(found.shape) and \(inverse.shape)")
        }
        for t in list {
            guard t.dtype.isFloat else {
                throw .runtime("_amp_foreach_non_finite_check_and_unscale_: float tensors are required, got \(t.dtype)")
            }
        }
        try checkWritable(list, "_amp_foreach_non_finite_check_and_unscale_")
        let factor = Scalar(inverse.dtype, from: inverse.data).double
        let targets = try list.map { (t: Tensor) throws(TensorError) -> Tensor in try t.dense() }
        let op = UnaryKernel.mulScalar.rawValue, test = TestKernel.isFinite.rawValue, all = ReduceKernel.all.rawValue
        // One byte a tensor, set by whichever of its tiles finds something.
        let flags = try Tensor.full(Shape([max(list.count, 1)]), 0, .uint8)
        let raised = flags.data.assumingMemoryBound(to: UInt8.self)
        withParameters([factor]) { p in
            forTiles(targets) { i, start, n in
                let t = targets[i], size = t.dtype.size
                withUnsafeTemporaryAllocation(byteCount: 1024, alignment: 16) { finite in
                    let bytes = finite.baseAddress!
                    var at = 0
                    while at < n {
                        let count = min(1024, n - at), place = t.data + (start + at) * size
                        var isFinite: UInt8 = 1
                        CPU.kernels.test(test, t.dtype.kernel, count, bytes, 1, place, 1)
                        CPU.kernels.reduce(all, DType.bool.kernel, count, &isFinite, bytes, 1, p)
                        if isFinite == 0 { raised[i] = 1 }
                        CPU.kernels.unary(op, t.dtype.kernel, count, place, 1, place, 1, p)
                        at += count
                    }
                }
            }
        }
        for i in 0..<list.count where raised[i] != 0 { Scalar.double(1).store(.float32, to: found.data) }
        withExtendedLifetime(flags) {}
        found.bumpVersion()
        for (t, target) in zip(list, targets) {
            if t !== target { copyElements(from: target, to: t) }
            t.bumpVersion()
        }
        return .none
    }
}

/// The norm of norms, as `clip_grad_norm_` wants it.
struct GlobalNorm: Operator {
    static let schema = "_global_norm(Tensor[] tensors, float ord) -> Tensor"
    static let doc =
        "The `ord`-norm (inf and -inf too) of all elements of all tensors together, as a 0-dim tensor; not differentiable."
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let list = try a.tensors(0), ord = try a.double(1)
        var type: DType?
        for t in list {
            guard t.dtype.isFloat else { throw .runtime("_global_norm: float tensors are required, got \(t.dtype)") }
            type = type.map { DType.promote($0, t.dtype) } ?? t.dtype
        }
        let tensors = try list.map { (t: Tensor) throws(TensorError) -> Tensor in try t.dense() }
        // A tile is a part of one tensor, so the order of the sums is that of the list, whatever the number of threads.
        let tile = 1 << 14
        var firsts: [Int] = []
        var tiles = 0
        for t in tensors {
            firsts.append(tiles)
            tiles += (t.numel + tile - 1) / tile
        }
        let partial = try Tensor(empty: Shape([max(tiles, 1)]), .float64)
        let sums = partial.pointer(Double.self)
        forTiles(tensors) { i, start, n in sums[firsts[i] + start / tile] = tileNorm(tensors[i], start, n, ord) }
        let infinite = ord.isInfinite
        var total = infinite && ord < 0 ? Double.infinity : 0
        for i in 0..<tiles {
            if infinite {
                let s = sums[i]
                total = total.isNaN || s.isNaN ? .nan : ord > 0 ? max(total, s) : min(total, s)
            } else {
                total += sums[i]
            }
        }
        withExtendedLifetime((partial, tensors)) {}
        if !infinite { total = ord == 0 ? total : ord == 2 ? total.squareRoot() : ord == 1 ? total : pow(total, 1 / ord) }
        if list.isEmpty { total = 0 }
        return .tensor(try Tensor.full(Shape(), .double(total), type ?? DType.defaultFloat))
    }
}

/// Sum of |x|^ord, or for infinite orders the extreme of |x|, of n elements.
private func tileNorm(_ t: Tensor, _ start: Int, _ n: Int, _ ord: Double) -> Double {
    let source = t.data + start * t.dtype.size
    let type = t.dtype.kernel
    if ord == 2 {
        let sum = CPU.kernels.dot(type, n, source, source)
        // Squares beyond float32's range: in double.
        if !(sum < .infinity) || (sum < 1e-30 && sum != 0) { return slowNorm(t, source, n, ord) }
        return sum
    }
    if ord == .infinity {
        var high: UInt64 = 0, low: UInt64 = 0
        return withParameters([]) { p in
            CPU.kernels.reduce(ReduceKernel.max.rawValue, type, n, &high, source, 1, p)
            CPU.kernels.reduce(ReduceKernel.min.rawValue, type, n, &low, source, 1, p)
            let h = Scalar(t.dtype, from: &high).double, l = Scalar(t.dtype, from: &low).double
            return h.isNaN || l.isNaN ? .nan : max(Swift.abs(h), Swift.abs(l))
        }
    }
    return slowNorm(t, source, n, ord)
}

private func slowNorm(_ t: Tensor, _ source: MutRaw, _ n: Int, _ ord: Double) -> Double {
    var result = ord.isInfinite && ord < 0 ? Double.infinity : 0
    for i in 0..<n {
        let x = Swift.abs(Scalar(t.dtype, from: source + i * t.dtype.size).double)
        if ord.isInfinite {
            result = result.isNaN || x.isNaN ? .nan : ord > 0 ? max(result, x) : min(result, x)
        } else if ord == 0 {
            result += x != 0 ? 1 : 0
        } else {
            result += ord == 1 ? x : ord == 2 ? x * x : pow(x, ord)
        }
    }
    return result
}

let multiTensorOperators: [any Operator.Type] = [
    ForeachAdd.self, ForeachMul.self, ForeachMulTensor.self, ForeachAddList.self, ForeachMulList.self, ForeachClamp.self,
    ForeachZero.self, ForeachLerp.self, AmpUnscale.self, GlobalNorm.self,
]
