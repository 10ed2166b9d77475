// Connectionist temporal classification (Graves et al. 2006): the probability of a label sequence, summed over all its alignments.

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Lengths, labels and extents of a batch, checked.
struct CTCProblem {
    let batch: Int
    let steps: Int
    let classes: Int
    let blank: Int
    let inputLengths: [Int]
    let targetLengths: [Int]
    /// All labels of the batch; sequence n starts at `starts[n]`.
    let labels: [Int]
    let starts: [Int]
    var longest: Int { targetLengths.max() ?? 0 }
    var width: Int { 2 * longest + 1 }

    init(_ x: Tensor, _ targets: Tensor, _ inputLengths: [Int], _ targetLengths: [Int], blank: Int) throws(TensorError) {
        let place = "(while checking arguments for ctc_loss_allocate_outputs)"
        guard x.dtype == .float32 || x.dtype == .float64 else {
            throw x.dtype.isFloat
                ? notImplemented("ctc_loss_cpu", for: x.dtype)
                : .runtime(
                    "Expected tensor for argument #1 'log_probs' to be of a float type, got \(x.dtype.scalarName) \(place)")
        }
        guard x.dim == 3 else {
            throw .runtime(
                "Expected 3-dimensional tensor, but got \(x.dim)-dimensional tensor for argument #1 'log_probs' \(place)")
        }
        let (steps, batch, classes) = (x.shape[0], x.shape[1], x.shape[2])
        guard x.numel > 0 else { throw .runtime("log_probs tensor must not be empty") }
        guard blank >= 0, blank < classes else {
            throw .runtime("blank must be in label range: got \(blank) for \(classes) classes")
        }
        guard inputLengths.count == batch else {
            throw .runtime("input_lengths must be of size batch_size: got \(inputLengths.count) lengths for a batch of \(batch)")
        }
        guard targetLengths.count == batch else {
            throw .runtime(
                "target_lengths must be of size batch_size: got \(targetLengths.count) lengths for a batch of \(batch)")
        }
        for n in targetLengths where n < 0 {
            throw .runtime("Expected target_lengths to have value at least 0, but got value \(n) \(place)")
        }
        for n in inputLengths {
            guard n >= 0 else { throw .runtime("Expected input_lengths to have value at least 0, but got value \(n) \(place)") }
            guard n <= steps else {
                throw .runtime("Expected input_lengths to have value at most \(steps), but got value \(n) \(place)")
            }
        }
        var starts: [Int] = []
        if targets.dim == 1 {
            var total = 0
            for n in targetLengths {
                starts.append(total)
                let (sum, overflow) = total.addingReportingOverflow(n)
                guard !overflow else { throw .runtime("Expected target_lengths to be sane, but got \(targetLengths) \(place)") }
                total = sum
            }
            guard targets.numel == total else {
                throw .runtime(
                    "Expected tensor to have size \(total) at dimension 0, but got size \(targets.numel) for argument #2 'targets' \(place)"
                )
            }
        } else {
            guard targets.dim == 2, targets.shape[0] == batch else {
                throw .runtime(
                    "Expected targets of shape [\(batch), S] or 1-dimensional ones, but got \(targets.shape) for argument #2 'targets' \(place)"
                )
            }
            let longest = targetLengths.max() ?? 0
            guard targets.shape[1] >= longest else {
                throw .runtime(
                    "Expected tensor to have size at least \(longest) at dimension 1, but got size \(targets.shape[1]) for argument #2 'targets' "
                        + place)
            }
            starts = (0..<batch).map { $0 * targets.shape[1] }
        }
        let dense = try targets.dense(.int64)
        labels = Array(UnsafeBufferPointer(start: dense.pointer(Int.self), count: dense.numel))
        withExtendedLifetime(dense) {}
        for n in 0..<batch {
            for s in 0..<targetLengths[n] {
                let label = labels[starts[n] + s]
                guard label >= 0, label < classes else {
                    throw .runtime("ctc_loss: targets from 0 to \(classes - 1) are required, got \(label)")
                }
            }
        }
        self.batch = batch
        self.steps = steps
        self.classes = classes
        self.blank = blank
        self.inputLengths = inputLengths
        self.targetLengths = targetLengths
        self.starts = starts
    }

    /// State s of sequence n: blanks and labels in turn.
    @inline(__always)
    func state(_ n: Int, _ s: Int) -> Int { s & 1 == 0 ? blank : labels[starts[n] &+ (s >> 1)] }

    /// States s - 2 and s may follow each other: different labels.
    @inline(__always)
    func skips(_ n: Int, _ s: Int) -> Bool { s & 1 == 1 && s >= 3 && state(n, s) != state(n, s - 2) }
}

@inline(__always)
private func logSum<T: BinaryFloatingPoint>(_ a: T, _ b: T, _ c: T = -T.infinity) -> T {
    let m = max(a, b, c)
    if m == -T.infinity { return m }
    return m + T(log(exp(Double(a - m)) + exp(Double(b - m)) + exp(Double(c - m))))
}

/// log_probs (T, N, C) to losses (N,) and the forward variables' logarithms (N, T, 2 S + 1).
struct CTCLoss: Op {
    static let name = "CtcLoss"
    let problem: CTCProblem
    let zeroInfinity: Bool

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let type = x.required(0).dtype
        return [
            TensorSpec(type, Shape([problem.batch])),
            TensorSpec(type, Shape([problem.batch, problem.steps, problem.width])),
        ]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let a = try x.required(0).dense()
        if a.dtype == .float64 {
            run(Double.self, a, y.required(0), y.required(1))
        } else {
            run(Float.self, a, y.required(0), y.required(1))
        }
    }

    private func run<T: BinaryFloatingPoint>(_: T.Type, _ x: Tensor, _ loss: Tensor, _ alphas: Tensor) {
        let p = problem, logs = x.pointer(T.self), out = loss.pointer(T.self), all = alphas.pointer(T.self)
        defer { withExtendedLifetime((x, loss, alphas)) {} }
        let row = p.batch * p.classes
        ThreadPool.forRanges(p.batch, grain: 1) { r in
            for n in r {
                let states = 2 * p.targetLengths[n] + 1, steps = p.inputLengths[n]
                let alpha = all + n * p.steps * p.width
                alpha.update(repeating: -T.infinity, count: p.steps * p.width)
                guard steps > 0 else {
                    out[n] = states == 1 ? 0 : T.infinity
                    continue
                }
                let first = logs + n * p.classes
                alpha[0] = first[p.blank]
                if states > 1 { alpha[1] = first[p.state(n, 1)] }
                for t in 1..<max(steps, 1) {
                    let now = alpha + t * p.width, before = now - p.width, log = first + t * row
                    for s in 0..<states {
                        now[s] =
                            logSum(
                                before[s], s > 0 ? before[s - 1] : -T.infinity, p.skips(n, s) ? before[s - 2] : -T.infinity)
                            + log[p.state(n, s)]
                    }
                }
                let last = alpha + (steps - 1) * p.width
                out[n] = -logSum(last[states - 1], states > 1 ? last[states - 2] : -T.infinity)
            }
        }
    }

    func saves(_ needs: NeedsMask) -> Saves { [.input(0), .output(0), .output(1)] }

    func vjp(_ c: inout VJP) throws(TensorError) {
        guard c.needs(0) else { return }
        let backward = CTCBackward(problem: problem, zeroInfinity: zeroInfinity)
        c[0] = try apply1(
            backward, Tensors([try c.grad, try c.input(0), try c.output(0).detached(), try c.output(1).detached()] as [Tensor?]))
    }
}

/// The gradient of the logits under log_probs: softmax minus what the alignments expect, as PyTorch gives it. Inputs: gradient (N,),
/// log_probs, losses, forward variables.
struct CTCBackward: Op {
    static let name = "CtcLossBackward"
    let problem: CTCProblem
    let zeroInfinity: Bool

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] { [TensorSpec(x.required(1).dtype, x.required(1).shape)] }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let type = x.required(1).dtype
        let g = try x.required(0).dense(type), a = try x.required(1).dense(), l = try x.required(2).dense()
        let alphas = try x.required(3).dense(), beta = try Tensor(empty: Shape([problem.batch, 2, problem.width]), type)
        if type == .float64 {
            run(Double.self, g, a, l, alphas, beta, y.required(0))
        } else {
            run(Float.self, g, a, l, alphas, beta, y.required(0))
        }
    }

    private func run<T: BinaryFloatingPoint>(
        _: T.Type, _ g: Tensor, _ x: Tensor, _ loss: Tensor, _ alphas: Tensor, _ betas: Tensor, _ y: Tensor
    ) {
        let p = problem, logs = x.pointer(T.self), out = y.pointer(T.self), nll = loss.pointer(T.self)
        let grad = g.pointer(T.self), all = alphas.pointer(T.self), scratch = betas.pointer(T.self)
        defer { withExtendedLifetime((g, x, loss, alphas, betas, y)) {} }
        let row = p.batch * p.classes
        ThreadPool.forRanges(p.batch, grain: 1) { r in
            for n in r {
                let states = 2 * p.targetLengths[n] + 1, steps = p.inputLengths[n]
                for t in steps..<max(p.steps, steps) { (out + t * row + n * p.classes).update(repeating: 0, count: p.classes) }
                let ignored = zeroInfinity && nll[n] == T.infinity
                var next = scratch + n * 2 * p.width, now = next + p.width
                var t = steps - 1
                while t >= 0 {
                    let log = logs + t * row + n * p.classes, d = out + t * row + n * p.classes
                    let alpha = all + (n * p.steps + t) * p.width
                    for s in 0..<states {
                        if t == steps - 1 {
                            now[s] = s >= states - 2 ? log[p.state(n, s)] : -T.infinity
                        } else {
                            now[s] =
                                logSum(
                                    next[s], s + 1 < states ? next[s + 1] : -T.infinity,
                                    s + 2 < states && p.skips(n, s + 2) ? next[s + 2] : -T.infinity) + log[p.state(n, s)]
                        }
                    }
                    d.update(repeating: -T.infinity, count: p.classes)
                    for s in 0..<states {
                        let k = p.state(n, s)
                        d[k] = logSum(d[k], alpha[s] + now[s])
                    }
                    for k in 0..<p.classes {
                        let v = ignored ? 0 : (T(exp(Double(log[k]))) - T(exp(Double(d[k] + nll[n] - log[k])))) * grad[n]
                        d[k] = v
                    }
                    swap(&next, &now)
                    t -= 1
                }
            }
        }
    }

    func saves(_ needs: NeedsMask) -> Saves { .none }
    func vjp(_ c: inout VJP) throws(TensorError) { throw noGradient("aten::_ctc_loss_backward") }
}

extension Tensor {
    /// Losses (N,) and forward variables of these log-probabilities (T, N, C).
    func ctc(_ targets: Tensor, _ inputLengths: [Int], _ targetLengths: [Int], blank: Int, zeroInfinity: Bool) throws(TensorError)
        -> [Tensor]
    {
        let problem = try CTCProblem(self, targets, inputLengths, targetLengths, blank: blank)
        return try apply(CTCLoss(problem: problem, zeroInfinity: zeroInfinity), Tensors(self), nonDifferentiable: 2)
    }

    /// The CTC loss of log-probabilities (T, N, C) or (T, C): targets (N, S), or those of all sequences one after the other.
    public func ctcLoss(
        _ targets: Tensor, inputLengths: [Int], targetLengths: [Int], blank: Int = 0, reduction: Int = 1,
        zeroInfinity: Bool = false
    ) throws(TensorError) -> Tensor {
        let batched = dim == 3
        let x = dim == 2 ? try unsqueeze(1) : self
        let reduce = try Reduction(checking: reduction)
        let labels = !batched && targets.dim == 1 ? try targets.unsqueeze(0) : targets
        var each = try x.ctc(labels, inputLengths, targetLengths, blank: blank, zeroInfinity: zeroInfinity)[0]
        if zeroInfinity { each = try each.maskedFill(try each.isPositiveInfinity(), 0) }
        if reduce == .mean {
            let lengths = try Tensor(empty: Shape([targetLengths.count]), each.dtype)
            for (i, n) in targetLengths.enumerated() {
                Scalar.double(Double(max(n, 1))).store(each.dtype, to: lengths.data + i * each.dtype.size)
            }
            each = try each.div(lengths)
        }
        let y = try reduce(each)
        return !batched && reduce == .none ? try y.squeeze(0) : y
    }

    private func isPositiveInfinity() throws(TensorError) -> Tensor {
        try comparison(.eq, self, try .number(.double(.infinity)))
    }

    /// Integer lengths as a list.
    fileprivate func lengths(_ name: String) throws(TensorError) -> [Int] {
        guard !dtype.isFloat, dtype != .bool else { throw .runtime("\(name) must be integral, got \(dtype)") }
        let t = try dense(.int64)
        defer { withExtendedLifetime(t) {} }
        return Array(UnsafeBufferPointer(start: t.pointer(Int.self), count: t.numel))
    }
}

private let ctcDoc = """
    The negative log-likelihood of `targets` (N, S), or (sum of lengths), summed over alignments to `log_probs` (T, N, C) or (T, C), blank \
    `blank`. reduction: 0 none, 1 mean (of losses over target lengths), 2 sum. `zero_infinity`: impossible targets count nothing.
    """

struct CTCLossIntList: Operator {
    static let schema =
        "ctc_loss.IntList(Tensor log_probs, Tensor targets, int[] input_lengths, int[] target_lengths, int blank=0, int reduction=1, bool zero_infinity=False) -> Tensor"
    static let doc = ctcDoc
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).ctcLoss(
                try a.tensor(1), inputLengths: try a.ints(2), targetLengths: try a.ints(3), blank: try a.int(4),
                reduction: try a.int(5),
                zeroInfinity: try a.bool(6)))
    }
}

struct CTCLossTensor: Operator {
    static let schema =
        "ctc_loss.Tensor(Tensor log_probs, Tensor targets, Tensor input_lengths, Tensor target_lengths, int blank=0, int reduction=1, bool zero_infinity=False) -> Tensor"
    static let doc = ctcDoc
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).ctcLoss(
                try a.tensor(1), inputLengths: try a.tensor(2).lengths("input_lengths"),
                targetLengths: try a.tensor(3).lengths("target_lengths"), blank: try a.int(4), reduction: try a.int(5),
                zeroInfinity: try a.bool(6)))
    }
}

struct CTCLossParts: Operator {
    static let schema =
        "_ctc_loss(Tensor log_probs, Tensor targets, int[] input_lengths, int[] target_lengths, int blank=0, bool zero_infinity=False) -> (Tensor, Tensor)"
    static let doc = "Losses (N,) of `ctc_loss`, and the forward variables' logarithms (N, T, 2 S + 1)."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tuple(
            try a.tensor(0).ctc(
                try a.tensor(1), try a.ints(2), try a.ints(3), blank: try a.int(4), zeroInfinity: try a.bool(5)))
    }
}

/// Hinge losses of all pairs of a sample's targets and other classes, over the number of classes. Inputs: x (N, C), target (N, C).
struct MultiLabelMargin: Op {
    static let name = "MultilabelMarginLoss"
    /// The gradient: inputs x, target, gradient (N,).
    let backward: Bool

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let a = x.required(0)
        return [TensorSpec(a.dtype, backward ? a.shape : Shape([a.shape[0]]))]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let out = y.required(0), target = try x.required(1).dense(.int64), rows = x.required(0).shape[0]
        let classes = x.required(0).shape[1], backward = self.backward
        try inComputingType(out) { (result, type) throws(TensorError) in
            let a = try x.required(0).dense(type), g = try x[2].map { t throws(TensorError) in try t.dense(type) }
            func run<T: BinaryFloatingPoint>(_: T.Type) {
                defer { withExtendedLifetime((a, target, g)) {} }
                let p = a.pointer(T.self), t = target.pointer(Int.self), q = result.pointer(T.self),
                    grad = g.map { $0.pointer(T.self) }
                ThreadPool.forRanges(rows, grain: max(1, ElementLoop.grain / (classes * classes))) { r in
                    var wanted = [Bool](repeating: false, count: classes)
                    for n in r {
                        let v = p + n * classes, list = t + n * classes
                        var count = 0
                        while count < classes, list[count] >= 0 {
                            wanted[list[count]] = true
                            count += 1
                        }
                        if backward { (q + n * classes).update(repeating: 0, count: classes) }
                        var sum: T = 0
                        let scale = (grad?[n] ?? 0) / T(classes)
                        for k in 0..<count {
                            for i in 0..<classes where !wanted[i] {
                                let z = 1 - v[list[k]] + v[i]
                                guard z > 0 else { continue }
                                if backward {
                                    q[n * classes + list[k]] -= scale
                                    q[n * classes + i] += scale
                                } else {
                                    sum += z
                                }
                            }
                        }
                        if !backward { q[n] = sum / T(classes) }
                        for k in 0..<count { wanted[list[k]] = false }
                    }
                }
            }
            if type == .float64 { run(Double.self) } else { run(Float.self) }
        }
    }

    func saves(_ needs: NeedsMask) -> Saves { backward ? .none : [.input(0), .input(1)] }

    func vjp(_ c: inout VJP) throws(TensorError) {
        guard !backward else { throw noGradient("multilabel_margin_loss_backward") }
        if c.needs(0) {
            c[0] = try apply1(
                MultiLabelMargin(backward: true), Tensors([try c.input(0), try c.input(1), try c.grad] as [Tensor?]))
        }
    }
}

extension Tensor {
    /// Sum over a sample's targets t (up to the first -1) and its other classes i of max(0, 1 - x[t] + x[i]), over the number of
    /// classes: x and target (N, C) or (C,).
    public func multiLabelMarginLoss(_ target: Tensor, reduction: Int = 1) throws(TensorError) -> Tensor {
        guard dim <= 2, dim == 0 || shape[dim - 1] > 0 else {
            throw .runtime("Expected non-empty vector or matrix with optional 0-dim batch size, but got: \(shape)")
        }
        guard target.shape == shape || (dim == 0 && target.numel == 1) else {
            throw .runtime("inconsistent target size: \(target.shape) for input of size: \(shape)")
        }
        guard dtype == .float32 || dtype == .float64 else {
            throw notImplemented("multilabel_margin_loss_forward_out_frame", for: dtype)
        }
        guard target.dtype == .int64 else {
            throw .runtime("expected scalar type Long but found \(target.dtype.scalarName): multilabel_margin_loss's target")
        }
        let classes = dim == 0 ? 1 : shape[dim - 1]
        let index = try target.dense()
        for i in 0..<index.numel where index.pointer(Int.self)[i] < -1 || index.pointer(Int.self)[i] >= classes {
            throw .runtime("target out of range: multilabel_margin_loss got \(index.pointer(Int.self)[i]) for \(classes) classes")
        }
        let rows = dim == 2 ? shape[0] : 1
        let each = try apply1(
            MultiLabelMargin(backward: false),
            Tensors(try reshape(Shape([rows, classes])), try index.reshape(Shape([rows, classes]))))
        return try Reduction(checking: reduction)(dim < 2 ? try each.reshape(Shape()) : each)
    }
}

struct MultiLabelMarginLoss: Operator {
    static let schema = "multilabel_margin_loss(Tensor self, Tensor target, int reduction=1) -> Tensor"
    static let doc =
        "`sum max(0, 1 - self[t] + self[i]) / C` over a sample's targets t (up to the first -1) and all other classes i."
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).multiLabelMarginLoss(try a.tensor(1), reduction: try a.int(2)))
    }
}

let sequenceLossOperators: [any Operator.Type] = [
    CTCLossIntList.self, CTCLossTensor.self, CTCLossParts.self, MultiLabelMarginLoss.self,
]
