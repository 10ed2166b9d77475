import SwiftGradKernelAPI

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

// Steps of optimizers over lists of parameters: one flat list of tiles over all of them, one call of the pool.

/// A kernel's operands for one parameter: dense memory, and where to copy what was changed back to.
private struct StepOperand {
    var parameter: Tensor
    var gradient: Tensor
    var states: [Tensor?]
    /// (dense copy, original) of strided or converted tensors that the step writes.
    var copiesBack: [(from: Tensor, to: Tensor)] = []
    var parameters: [Double]
}

/// One tile of one parameter.
private struct StepTile {
    let operand: Int
    let start: Int
    let count: Int
}

private let stepTile = 16384

private func runSteps(
    _ what: String, _ kernel: KernelTable.Step, _ parameters: [Tensor], _ gradients: [Tensor], _ states: [[Tensor]?],
    _ values: (Int) -> [Double]
) throws(TensorError) {
    guard gradients.count == parameters.count else {
        throw .runtime("\(what): as many gradients as parameters are required, got \(gradients.count) and \(parameters.count)")
    }
    for list in states {
        guard let list else { continue }
        guard list.count == parameters.count else {
            throw .runtime("\(what): as many states as parameters are required, got \(list.count) and \(parameters.count)")
        }
    }
    var operands: [StepOperand] = []
    operands.reserveCapacity(parameters.count)
    for (i, p) in parameters.enumerated() {
        let g = gradients[i]
        guard p.dtype.isFloat else { throw .runtime("\(what): float parameters are required, got \(p.dtype)") }
        guard g.shape == p.shape else {
            throw .runtime("\(what): parameter \(i) has shape \(p.shape), but its gradient has \(g.shape)")
        }
        // An optimizer's step is never recorded: leaves that require gradients are what it is for.
        try withoutGradient { () throws(TensorError) in try p.checkInPlace(what) }
        var operand = StepOperand(
            parameter: p, gradient: try g.dense(p.dtype), states: [], parameters: values(i))
        if !p.isContiguous {
            operand.parameter = try p.dense()
            operand.copiesBack.append((operand.parameter, p))
        }
        for list in states {
            guard let s = list?[i] else {
                operand.states.append(nil)
                continue
            }
            guard s.shape == p.shape else {
                throw .runtime("\(what): parameter \(i) has shape \(p.shape), but its state has \(s.shape)")
            }
            let dense = try s.dense(p.dtype)
            if dense !== s { operand.copiesBack.append((dense, s)) }
            operand.states.append(dense)
        }
        operands.append(operand)
    }
    var tiles: [StepTile] = []
    for (i, o) in operands.enumerated() {
        var start = 0
        while start < o.parameter.numel {
            let n = min(stepTile, o.parameter.numel - start)
            tiles.append(StepTile(operand: i, start: start, count: n))
            start += n
        }
    }
    let total = tiles.reduce(0) { $0 + $1.count }
    operands.withUnsafeBufferPointer { list in
        tiles.withUnsafeBufferPointer { work in
            func tile(_ t: StepTile) {
                let o = list[t.operand]
                let skip = t.start * o.parameter.dtype.size
                func at(_ i: Int) -> MutRaw? { i < o.states.count ? o.states[i].map { $0.data + skip } : nil }
                o.parameters.withUnsafeBufferPointer { q in
                    let p = q.baseAddress!
                    kernel(
                        o.parameter.dtype.kernel, t.count, o.parameter.data + skip, o.gradient.data + skip, at(0), at(1), at(2), p
                    )
                }
            }
            if total <= stepTile { for t in work { tile(t) } } else { ThreadPool.run(work.count) { tile(work[$0]) } }
        }
    }
    for (i, o) in operands.enumerated() {
        for (from, to) in o.copiesBack { copyElements(from: from, to: to) }
        parameters[i].bumpVersion()
        for list in states { list?[i].bumpVersion() }
    }
}

private func listOrNil(_ list: [Tensor]) -> [Tensor]? { list.isEmpty ? nil : list }

struct FusedSGD: Operator {
    static let schema =
        "_fused_sgd_(Tensor(a!)[] self, Tensor[] grads, Tensor(b!)[] momentum_buffer_list, *, float weight_decay, float momentum, float lr, float dampening, bool nesterov, bool maximize, bool is_first_step) -> ()"
    static let doc = "One step of SGD on every parameter, in place. `momentum_buffer_list` may be empty where momentum is 0."
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let decay = try a.double(3), momentum = try a.double(4), lr = try a.double(5), dampening = try a.double(6)
        let nesterov = try a.bool(7), maximize = try a.bool(8), first = try a.bool(9)
        let buffers = listOrNil(try a.tensors(2))
        let isEmpty = try a.tensors(0).isEmpty
        guard momentum == 0 || buffers != nil || isEmpty else {
            throw .runtime("_fused_sgd_: momentum \(momentum) needs momentum buffers, got none")
        }
        let p = [lr, momentum, dampening, decay, nesterov ? 1 : 0, maximize ? 1 : 0, first ? 1 : 0]
        try runSteps("_fused_sgd_", CPU.kernels.sgd, try a.tensors(0), try a.tensors(1), [momentum == 0 ? nil : buffers]) { _ in p
        }
        return .none
    }
}

/// What Adam and AdamW share.
private func adam(_ a: Arguments, _ what: String, decoupled: Bool) throws(TensorError) -> Result {
    let parameters = try a.tensors(0), steps = try a.doubles(5)
    let lr = try a.double(6), beta1 = try a.double(7), beta2 = try a.double(8), decay = try a.double(9), eps = try a.double(10)
    let amsgrad = try a.bool(11), maximize = try a.bool(12)
    guard steps.count == parameters.count else {
        throw .runtime("\(what): as many steps as parameters are required, got \(steps.count) and \(parameters.count)")
    }
    let averages = try a.tensors(2), squares = try a.tensors(3), largest = try a.tensors(4)
    guard !amsgrad || largest.count == parameters.count else {
        throw .runtime(
            "\(what): amsgrad needs as many max_exp_avg_sqs as parameters, got \(largest.count) for \(parameters.count)")
    }
    try runSteps(what, CPU.kernels.adam, parameters, try a.tensors(1), [averages, squares, amsgrad ? largest : nil]) { i in
        [
            lr, beta1, beta2, eps, decay, 1 - power(beta1, steps[i]), (1 - power(beta2, steps[i])).squareRoot(),
            decoupled ? 1 : 0,
            maximize ? 1 : 0, amsgrad ? 1 : 0,
        ]
    }
    return .none
}

struct FusedAdam: Operator {
    static let schema =
        "_fused_adam_(Tensor(a!)[] self, Tensor[] grads, Tensor(b!)[] exp_avgs, Tensor(c!)[] exp_avg_sqs, Tensor(d!)[] max_exp_avg_sqs, float[] steps, *, float lr, float beta1, float beta2, float weight_decay, float eps, bool amsgrad, bool maximize) -> ()"
    static let doc =
        "One step of Adam on every parameter, in place. `steps` counts this step; `max_exp_avg_sqs` may be empty without amsgrad."
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result { try adam(a, "_fused_adam_", decoupled: false) }
}

struct FusedAdamW: Operator {
    static let schema =
        "_fused_adamw_(Tensor(a!)[] self, Tensor[] grads, Tensor(b!)[] exp_avgs, Tensor(c!)[] exp_avg_sqs, Tensor(d!)[] max_exp_avg_sqs, float[] steps, *, float lr, float beta1, float beta2, float weight_decay, float eps, bool amsgrad, bool maximize) -> ()"
    static let doc = "One step of AdamW (decoupled weight decay) on every parameter, in place."
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result { try adam(a, "_fused_adamw_", decoupled: true) }
}

struct FusedRMSprop: Operator {
    static let schema =
        "_fused_rmsprop_(Tensor(a!)[] self, Tensor[] grads, Tensor(b!)[] square_avgs, Tensor(c!)[] momentum_buffer_list, Tensor(d!)[] grad_avgs, *, float lr, float alpha, float eps, float weight_decay, float momentum, bool centered, bool maximize) -> ()"
    static let doc = "One step of RMSprop on every parameter, in place; the buffers and `grad_avgs` may be empty where not used."
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let momentum = try a.double(9), centered = try a.bool(10)
        let p = [
            try a.double(5), try a.double(6), try a.double(7), try a.double(8), momentum, centered ? 1.0 : 0,
            try a.bool(11) ? 1.0 : 0,
        ]
        let parameters = try a.tensors(0), buffers = try a.tensors(3), means = try a.tensors(4)
        guard momentum <= 0 || buffers.count == parameters.count, !centered || means.count == parameters.count else {
            throw .runtime(
                "_fused_rmsprop_: momentum and centered need a buffer a parameter, got \(buffers.count) and \(means.count) for "
                    + "\(parameters.count) parameters")
        }
        try runSteps(
            "_fused_rmsprop_", CPU.kernels.rmsprop, parameters, try a.tensors(1),
            [try a.tensors(2), momentum > 0 ? buffers : nil, centered ? means : nil]
        ) { _ in p }
        return .none
    }
}

struct FusedAdagrad: Operator {
    static let schema =
        "_fused_adagrad_(Tensor(a!)[] self, Tensor[] grads, Tensor(b!)[] state_sums, *, float lr, float weight_decay, float eps, bool maximize) -> ()"
    static let doc = "One step of Adagrad on every parameter, in place; `lr` is already decayed."
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let p = [try a.double(3), try a.double(5), try a.double(4), try a.bool(6) ? 1.0 : 0]
        try runSteps("_fused_adagrad_", CPU.kernels.adagrad, try a.tensors(0), try a.tensors(1), [try a.tensors(2)]) { _ in p }
        return .none
    }
}

/// Runs a unary kernel over every tensor of a list, in place.
private func forEachInPlace(_ list: [Tensor], _ what: String, _ kernel: UnaryKernel, _ value: Double) throws(TensorError) {
    for t in list { try withoutGradient { () throws(TensorError) in try t.checkInPlace(what) } }
    for t in list {
        try runUnary(kernel, t, into: t, [value])
        t.bumpVersion()
    }
}

struct ForeachAdd: Operator {
    static let schema = "_foreach_add_.Scalar(Tensor(a!)[] self, Scalar scalar) -> ()"
    static let doc = "Adds a number to every tensor of the list, in place."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        try withoutGradient { () throws(TensorError) in
            try forEachInPlace(try a.tensors(0), "_foreach_add_", .addScalar, try a.double(1))
        }
        return .none
    }
}

struct ForeachMul: Operator {
    static let schema = "_foreach_mul_.Scalar(Tensor(a!)[] self, Scalar scalar) -> ()"
    static let doc = "Multiplies every tensor of the list by a number, in place."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        try withoutGradient { () throws(TensorError) in
            try forEachInPlace(try a.tensors(0), "_foreach_mul_", .mulScalar, try a.double(1))
        }
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
        let value = Scalar(factor.dtype, from: factor.data).double
        try withoutGradient { () throws(TensorError) in
            try forEachInPlace(try a.tensors(0), "_foreach_mul_", .mulScalar, value)
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
        let tile = 1 << 16
        // (tensor, start) of tiles, in order.
        var work: [(tensor: Tensor, start: Int)] = []
        for t in list {
            let dense = try t.dense()
            var start = 0
            while start < dense.numel {
                work.append((dense, start))
                start += tile
            }
        }
        let partial = try Tensor(empty: Shape([max(work.count, 1)]), .float64)
        defer { withExtendedLifetime(partial) {} }
        let sums = partial.pointer(Double.self)
        let infinite = ord.isInfinite
        work.withUnsafeBufferPointer { w in
            ThreadPool.run(w.count) { i in
                let t = w[i].tensor, n = min(tile, t.numel - w[i].start)
                sums[i] = tileNorm(t, w[i].start, n, ord)
            }
        }
        var total = infinite && ord < 0 ? Double.infinity : 0
        for i in 0..<work.count {
            if infinite {
                let s = sums[i]
                total = total.isNaN || s.isNaN ? .nan : ord > 0 ? max(total, s) : min(total, s)
            } else {
                total += sums[i]
            }
        }
        if !infinite { total = ord == 0 ? total : ord == 2 ? total.squareRoot() : ord == 1 ? total : power(total, 1 / ord) }
        if list.isEmpty { total = 0 }
        return .tensor(try Tensor.full(Shape(), .double(total), type ?? DType.defaultFloat))
    }
}

/// Sum of |x|^ord, or for infinite orders the extreme of |x|, of n elements.
private func tileNorm(_ t: Tensor, _ start: Int, _ n: Int, _ ord: Double) -> Double {
    let source = t.data + start * t.dtype.size
    if ord == 2 { return CPU.kernels.dot(t.dtype.kernel, n, source, source) }
    var result = ord.isInfinite && ord < 0 ? Double.infinity : 0
    for i in 0..<n {
        let x = Swift.abs(Scalar(t.dtype, from: source + i * t.dtype.size).double)
        if ord.isInfinite {
            result = result.isNaN || x.isNaN ? .nan : ord > 0 ? max(result, x) : min(result, x)
        } else if ord == 0 {
            result += x != 0 ? 1 : 0
        } else {
            result += ord == 1 ? x : power(x, ord)
        }
    }
    return result
}

let optimizerStepOperators: [any Operator.Type] = [
    FusedSGD.self, FusedAdam.self, FusedAdamW.self, FusedRMSprop.self, FusedAdagrad.self, ForeachAdd.self, ForeachMul.self,
    ForeachMulTensor.self, GlobalNorm.self,
]

private func power(_ x: Double, _ y: Double) -> Double { pow(x, y) }
