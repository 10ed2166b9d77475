import SwiftGradKernelAPI

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

// Steps of optimizers over lists of parameters: one flat list of tiles over all of them, one call of the pool.

/// A kernel's operands for one parameter: dense memory, and where its numbers are in the list of all.
private struct StepOperand {
    let dtype: DType
    let parameter: MutRaw
    let gradient: MutRaw
    let states: (MutRaw?, MutRaw?, MutRaw?)
    let values: Int
}

/// One tile of one parameter.
private struct StepTile {
    let operand: Int
    let start: Int
    let count: Int
}

private let stepTile = 16384

/// A step of one parameter: (dtype, n, param, grad, state0?, state1?, state2?, p).
private typealias StepKernel = (KernelType.RawValue, Int, MutRaw, Raw, MutRaw?, MutRaw?, MutRaw?, Params) -> Void

/// Runs a kernel over all parameters: one flat list of tiles, one call of the pool. `values` are `stride` numbers a parameter (stride 0: the
/// same for all). Complex tensors are stepped as pairs of real numbers; strided ones in dense copies.
private func runSteps(
    _ what: String, _ parameters: [Tensor], _ gradients: [Tensor], _ states: [[Tensor]?], _ values: [Double], stride: Int,
    _ kernel: StepKernel
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
    var tiles: [StepTile] = []
    operands.reserveCapacity(parameters.count)
    tiles.reserveCapacity(parameters.count)
    // What else must live until the end, and strided or converted tensors that the step writes: (dense copy, original).
    var kept: [Tensor] = []
    var copiesBack: [(from: Tensor, to: Tensor)] = []
    /// The dense memory of a tensor that the step reads or writes.
    func memory(_ t: Tensor, _ dtype: DType, writes: Bool) throws(TensorError) -> MutRaw {
        if t.dtype == dtype && t.isContiguous { return t.data }
        let dense = try t.dense(dtype)
        kept.append(dense)
        if writes { copiesBack.append((dense, t)) }
        return dense.data
    }
    func state(_ list: [Tensor]?, _ i: Int, _ p: Tensor, _ real: Tensor) throws(TensorError) -> MutRaw? {
        guard let s = list?[i] else { return nil }
        guard s.shape == p.shape else {
            throw .runtime("\(what): parameter \(i) has shape \(p.shape), but its state has \(s.shape)")
        }
        return try memory(s.dtype.isComplex ? try s.realView(what) : s, real.dtype, writes: true)
    }
    // An optimizer's step is never recorded: leaves that require gradients are what it is for.
    try withoutGradient { () throws(TensorError) in
        for i in 0..<parameters.count {
            let p = parameters[i], g = gradients[i]
            guard p.dtype.isInexact else { throw .runtime("\(what): float parameters are required, got \(p.dtype)") }
            guard g.shape == p.shape else {
                throw .runtime("\(what): parameter \(i) has shape \(p.shape), but its gradient has \(g.shape)")
            }
            try p.checkInPlace(what)
            let isComplex = p.dtype.isComplex
            let real = isComplex ? try p.realView(what) : p
            let gradient = isComplex ? try (g.dtype == p.dtype ? g : try g.dense(p.dtype)).realView(what) : g
            if isComplex { kept.append(gradient) }
            operands.append(
                StepOperand(
                    dtype: real.dtype, parameter: try memory(real, real.dtype, writes: true),
                    gradient: try memory(gradient, real.dtype, writes: false),
                    states: (
                        states.count > 0 ? try state(states[0], i, p, real) : nil,
                        states.count > 1 ? try state(states[1], i, p, real) : nil,
                        states.count > 2 ? try state(states[2], i, p, real) : nil
                    ), values: i * stride))
            let n = real.numel
            var start = 0
            while start < n {
                tiles.append(StepTile(operand: i, start: start, count: min(stepTile, n - start)))
                start += stepTile
            }
        }
    }
    operands.withUnsafeBufferPointer { list in
        tiles.withUnsafeBufferPointer { work in
            values.withUnsafeBufferPointer { numbers in
                runTiles(work) { t in
                    let o = list[t.operand]
                    let skip = t.start * o.dtype.size
                    kernel(
                        o.dtype.kernel, t.count, o.parameter + skip, o.gradient + skip, o.states.0.map { $0 + skip },
                        o.states.1.map { $0 + skip }, o.states.2.map { $0 + skip }, numbers.baseAddress! + o.values)
                }
            }
        }
    }
    withExtendedLifetime((parameters, gradients, states, kept)) {}
    for (from, to) in copiesBack { copyElements(from: from, to: to) }
    for p in parameters { p.bumpVersion() }
    for list in states { list?.forEach { $0.bumpVersion() } }
}

/// Calls `body` for each tile, on several threads where there is enough to do.
private func runTiles(_ work: UnsafeBufferPointer<StepTile>, _ body: (StepTile) -> Void) {
    var total = 0
    for t in work { total += t.count }
    if total <= stepTile { for t in work { body(t) } } else { ThreadPool.run(work.count) { body(work[$0]) } }
}

/// Calls `body(tensor, start, count)` for tiles of all tensors of a list, which are contiguous.
func forTiles(_ list: [Tensor], _ body: (Int, Int, Int) -> Void) {
    var tiles: [StepTile] = []
    tiles.reserveCapacity(list.count)
    for i in 0..<list.count {
        let n = list[i].numel
        var start = 0
        while start < n {
            tiles.append(StepTile(operand: i, start: start, count: min(stepTile, n - start)))
            start += stepTile
        }
    }
    tiles.withUnsafeBufferPointer { runTiles($0) { body($0.operand, $0.start, $0.count) } }
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
        try runSteps(
            "_fused_sgd_", try a.tensors(0), try a.tensors(1), [momentum == 0 ? nil : buffers], p, stride: 0, CPU.kernels.sgd)
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
    let values = steps.flatMap { step in
        [
            lr, beta1, beta2, eps, decay, 1 - power(beta1, step), (1 - power(beta2, step)).squareRoot(), decoupled ? 1 : 0,
            maximize ? 1 : 0, amsgrad ? 1 : 0,
        ]
    }
    try runSteps(
        what, parameters, try a.tensors(1), [averages, squares, amsgrad ? largest : nil], values, stride: 10, CPU.kernels.adam)
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
            "_fused_rmsprop_", parameters, try a.tensors(1),
            [try a.tensors(2), momentum > 0 ? buffers : nil, centered ? means : nil], p, stride: 0, CPU.kernels.rmsprop)
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
        try runSteps(
            "_fused_adagrad_", try a.tensors(0), try a.tensors(1), [try a.tensors(2)], p, stride: 0, CPU.kernels.adagrad)
        return .none
    }
}

/// The step of any optimizer of torch.optim that is element by element, with the parameters' step counters.
struct OptimizerStep: Operator {
    static let schema =
        "_optimizer_step_(str kind, Tensor(a!)[] self, Tensor[] grads, Tensor(b!)[] state0, Tensor(c!)[] state1, Tensor(d!)[] state2, Tensor(e!)[] steps, float[] options) -> ()"
    static let doc = """
        One step of the optimizer `kind` on every parameter, in place; `steps`, tensors of one element, are counted up first. `options` and states:

        - adam, adamw: lr, beta1, beta2, eps, weight_decay, amsgrad, maximize; exp_avg, exp_avg_sq, max_exp_avg_sq
        - rmsprop: lr, alpha, eps, weight_decay, momentum, centered, maximize; square_avg, momentum_buffer, grad_avg
        - adagrad: lr, lr_decay, eps, weight_decay, maximize; sum
        - adadelta: lr, rho, eps, weight_decay, maximize; square_avg, acc_delta
        - adamax: lr, beta1, beta2, eps, weight_decay, maximize; exp_avg, exp_inf
        - nadam: lr, beta1, beta2, eps, weight_decay, decoupled, maximize, momentum_decay; exp_avg, exp_avg_sq, mu_product
        - radam: lr, beta1, beta2, eps, weight_decay, decoupled, maximize; exp_avg, exp_avg_sq
        - asgd: lr, lambd, alpha, t0, weight_decay, maximize; ax, eta, mu
        - rprop: etaminus, etaplus, least and largest step size, maximize; prev, step_size
        """
    static let variants: Variants = .none

    /// Numbers of one element each that a step reads and writes: counters and the like.
    private struct Cells {
        let list: [Tensor]

        init(_ list: [Tensor], _ count: Int, _ what: String) throws(TensorError) {
            guard list.count == count else {
                throw .runtime("_optimizer_step_: as many \(what) as parameters are required, got \(list.count) and \(count)")
            }
            for t in list {
                guard t.numel == 1, t.dtype.isFloat else {
                    throw .runtime(
                        "_optimizer_step_: \(what) are float tensors of one element, got \(t.dtype) of shape \(t.shape)")
                }
            }
            self.list = list
        }

        subscript(i: Int) -> Double { Scalar(list[i].dtype, from: list[i].data).double }

        func set(_ i: Int, _ value: Double) {
            Scalar.double(value).store(list[i].dtype, to: list[i].data)
            list[i].bumpVersion()
        }
    }

    private static let optionCounts = [
        "adam": 7, "adamw": 7, "rmsprop": 7, "adagrad": 5, "adadelta": 5, "adamax": 6, "nadam": 8, "radam": 7, "asgd": 6,
        "rprop": 5,
    ]

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let kind = try a.string(0), parameters = try a.tensors(1), gradients = try a.tensors(2)
        let lists = [listOrNil(try a.tensors(3)), listOrNil(try a.tensors(4)), listOrNil(try a.tensors(5))]
        let o = try a.doubles(7)
        let n = parameters.count
        guard let wanted = optionCounts[kind] else { throw .value("_optimizer_step_: there is no optimizer \(kind)") }
        guard o.count == wanted else {
            throw .runtime("_optimizer_step_: \(kind) takes \(wanted) options, got \(o.count)")
        }
        // The states that every parameter has: a kernel is never run without them.
        let needed = kind == "asgd" || kind == "adagrad" || kind == "rmsprop" ? 1 : 2
        for i in 0..<needed {
            guard n == 0 || lists[i] != nil else {
                throw .runtime("_optimizer_step_: \(kind) needs \(needed) states a parameter, got none for state \(i)")
            }
        }
        let amsgrad = kind.hasPrefix("adam") && kind != "adamax" && o[5] != 0
        guard n == 0 || !amsgrad || lists[2] != nil else {
            throw .runtime("_optimizer_step_: amsgrad needs a largest average of squares a parameter, got none")
        }
        guard n == 0 || kind != "rmsprop" || ((o[4] <= 0 || lists[1] != nil) && (o[5] == 0 || lists[2] != nil)) else {
            throw .runtime("_optimizer_step_: rmsprop's momentum and centered need a buffer a parameter, got none")
        }
        let steps = try Cells(try a.tensors(6), n, "steps")
        let first = kind == "nadam" || kind == "asgd" ? try Cells(lists[kind == "asgd" ? 1 : 2] ?? [], n, "numbers") : nil
        let second = kind == "asgd" ? try Cells(lists[2] ?? [], n, "numbers") : nil
        var values: [Double] = []
        var numbers = 0
        var after: [(Double, Double)] = []
        // Most often all parameters are as old: one set of numbers is enough then.
        var isShared = first == nil
        for i in 0..<n where steps[i] != steps[0] { isShared = false }
        for i in 0..<(isShared ? min(n, 1) : n) {
            let step = steps[i] + 1
            let start = values.count
            switch kind {
            case "adam", "adamw":
                values += [
                    o[0], o[1], o[2], o[3], o[4], 1 - power(o[1], step), (1 - power(o[2], step)).squareRoot(),
                    kind == "adamw" ? 1 : 0, o[6], o[5],
                ]
            case "adagrad": values += [o[0] / (1 + (step - 1) * o[1]), o[2], o[3], o[4]]
            case "adamax": values += [o[1], o[2], o[3], o[4], o[0] / (1 - power(o[1], step)), o[5]]
            case "radam":
                let rate = o[0] / (1 - power(o[1], step)), correction = 1 - power(o[2], step)
                // Length of the approximated average, and its limit.
                let longest = 2 / (1 - o[2]) - 1, length = longest - 2 * step * power(o[2], step) / correction
                var factor = 1.0
                if length > 5 {
                    let ratio = (length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length)
                    factor = (ratio * correction).squareRoot()
                }
                values += [
                    o[1], o[2], o[3], o[5] != 0 ? 0 : o[4], o[5] != 0 ? 1 - o[0] * o[4] : 1, o[6], rate * factor,
                    length > 5 ? 1 : 0,
                ]
            case "nadam":
                let mu = o[1] * (1 - 0.5 * power(0.96, step * o[7])), next = o[1] * (1 - 0.5 * power(0.96, (step + 1) * o[7]))
                let product = Double(Float(first![i]) * Float(mu))
                after.append((product, 0))
                values += [
                    o[1], o[2], o[3], o[5] != 0 ? 0 : o[4], o[5] != 0 ? 1 - o[0] * o[4] : 1, o[6], 1 - power(o[2], step),
                    -o[0] * (1 - mu) / (1 - product), -o[0] * next / (1 - product * next),
                ]
            case "asgd":
                values += [1 - o[1] * first![i], first![i], second![i], o[4], o[5]]
                after.append((o[0] / power(1 + o[1] * o[0] * step, o[2]), 1 / max(1, step - o[3])))
            default: values += o
            }
            numbers = values.count - start
        }
        let stride = isShared ? 0 : numbers
        let what = "_optimizer_step_(\(kind))"
        let kernels = CPU.kernels
        func other(_ op: OptimizerKernel, _ states: [[Tensor]?]) throws(TensorError) {
            let code = op.rawValue
            try runSteps(what, parameters, gradients, states, values, stride: stride) { type, n, x, g, s0, s1, _, p in
                kernels.step(code, type, n, x, g, s0, s1, p)
            }
        }
        switch kind {
        case "adam", "adamw":
            try runSteps(
                what, parameters, gradients, amsgrad ? lists : [lists[0], lists[1]], values, stride: stride, kernels.adam)
        case "rmsprop":
            try runSteps(
                what, parameters, gradients, [lists[0], o[4] > 0 ? lists[1] : nil, o[5] != 0 ? lists[2] : nil], values,
                stride: stride, kernels.rmsprop)
        case "adagrad": try runSteps(what, parameters, gradients, [lists[0]], values, stride: stride, kernels.adagrad)
        case "adadelta": try other(.adadelta, [lists[0], lists[1]])
        case "adamax": try other(.adamax, [lists[0], lists[1]])
        case "nadam": try other(.nadam, [lists[0], lists[1]])
        case "radam": try other(.radam, [lists[0], lists[1]])
        case "asgd": try other(.asgd, [lists[0]])
        default: try other(.rprop, [lists[0], lists[1]])
        }
        for i in 0..<n { steps.set(i, steps[i] + 1) }
        for (i, numbers) in after.enumerated() {
            first?.set(i, numbers.0)
            second?.set(i, numbers.1)
        }
        return .none
    }
}

let optimizerStepOperators: [any Operator.Type] = [
    FusedSGD.self, FusedAdam.self, FusedAdamW.self, FusedRMSprop.self, FusedAdagrad.self, OptimizerStep.self,
]

private func power(_ x: Double, _ y: Double) -> Double { pow(x, y) }
