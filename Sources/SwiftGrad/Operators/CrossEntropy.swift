import SwiftGradKernelAPI

// nll_loss and cross_entropy_loss.

/// How a loss reduces: PyTorch's numbers.
enum Reduction: Int {
    case none = 0, mean = 1, sum = 2

    init(checking i: Int) throws(TensorError) {
        guard let r = Reduction(rawValue: i) else { throw .value("\(i) is not a valid value for reduction") }
        self = r
    }

    /// Reduces a tensor of losses.
    func callAsFunction(_ t: Tensor) throws(TensorError) -> Tensor {
        switch self {
        case .none: return t
        case .mean: return try t.average()
        case .sum: return try t.sum()
        }
    }
}

/// Negative log likelihood. x is (C,), (N, C) or (N, C, ...) of log-probabilities, or, `fused`, (N, C) of logits, of which the greatest of
/// a row and the logarithm of its sum of exponentials less that are taken on the way and kept for backward: no second matrix. Results:
/// loss, total weight, (fused) those two (N, 2). Inputs: x, target, weight?
struct NLLLoss: Op {
    static let name = "NllLoss"
    let reduction: Reduction
    let ignore: Int
    let fused: Bool

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let a = x.required(0), t = x.required(1)
        guard a.dtype.isFloat else { throw .notImplemented("\"nll_loss_out_frame\" not implemented for '\(a.dtype.scalarName)'") }
        guard t.dtype == .int64 || t.dtype == .uint8 else {
            throw .runtime(
                "expected target dtype to be Long or Byte, but got \(t.dtype.scalarName): nll_loss wants class indices")
        }
        var expected = Shape()
        for i in 0..<a.dim where i != min(1, a.dim - 1) { expected.append(a.shape[i]) }
        if a.dim >= 1, a.dim <= 2, t.dim == a.dim - 1, a.dim == 2, t.shape[0] != a.shape[0] {
            throw .value("Expected input batch_size (\(a.shape[0])) to match target batch_size (\(t.shape[0])).")
        }
        if a.dim == 1, t.dim == 1, t.numel != 1 {
            throw .value("For 1D input, 1D target must have size 1, but got target size: \(t.numel)")
        }
        guard a.dim >= 1, t.shape == expected || (a.dim == 1 && t.numel == 1) else {
            throw .runtime(
                "size mismatch (got input: \(a.shape), target: \(t.shape)): nll_loss wants a target of shape \(expected)")
        }
        let classes = a.shape[min(1, a.dim - 1)]
        if let w = x[2] {
            guard w.dim == 1, w.numel == classes else {
                throw .runtime(
                    "weight tensor should be defined either for all \(classes) classes or no classes but got weight tensor of shape: \(w.shape)"
                )
            }
            guard w.dtype == a.dtype else {
                throw .runtime("expected scalar type \(a.dtype.scalarName) but found \(w.dtype.scalarName): nll_loss's weight")
            }
        }
        let index = try t.dense(.int64), p = index.pointer(Int.self)
        defer { withExtendedLifetime(index) {} }
        for i in 0..<t.numel where (p[i] < 0 || p[i] >= classes) && p[i] != ignore {
            throw .index("Target \(p[i]) is out of bounds.: classes 0 to \(classes - 1) are required")
        }
        let loss = TensorSpec(a.dtype, reduction == .none ? t.shape : Shape())
        let total = TensorSpec(a.dtype, Shape())
        return fused ? [loss, total, TensorSpec(a.dtype.accumulation, Shape([t.numel, 2]))] : [loss, total]
    }

    /// Batch, classes, points of an input.
    private func sizes(_ shape: Shape) -> (Int, Int, Int) {
        if shape.count == 1 { return (1, shape[0], 1) }
        var points = 1
        for i in 2..<max(shape.count, 2) { points *= shape[i] }
        return (shape[0], shape[1], points)
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let a = x.required(0), index = try x.required(1).dense(.int64)
        let (batch, classes, points) = sizes(a.shape)
        let type = a.dtype.accumulation, values = try a.dense(type)
        var sums: Tensor?
        if fused {
            let lse = y.required(2)
            sums = lse
            if a.numel > 0 {
                let p = values.data, q = lse.data, dtype = type.kernel, size = type.size
                defer { withExtendedLifetime((values, lse)) {} }
                ThreadPool.forRanges(batch, grain: max(1, ElementLoop.grain / 4 / classes)) { r in
                    CPU.kernels.fused.logSumExp(
                        dtype, r.count, classes, q + 2 * r.lowerBound * size, p + r.lowerBound * classes * size)
                }
            }
        }
        let w = try x[2].map { t throws(TensorError) in try t.dense(a.dtype.accumulation) }
        let loss = y.required(0), reduction = self.reduction, ignore = self.ignore
        let each = reduction == .none ? try Tensor(empty: loss.shape, a.dtype.accumulation) : nil
        var sum = 0.0, total = 0.0
        func run<T: BinaryFloatingPoint>(_: T.Type) {
            let v = values.pointer(T.self), t = index.pointer(Int.self), weight = w.map { $0.pointer(T.self) }
            let out = each.map { $0.pointer(T.self) }, lse = sums.map { $0.pointer(T.self) }
            defer { withExtendedLifetime((values, index, w, each, sums)) {} }
            for n in 0..<batch {
                for i in 0..<points {
                    let c = t[n * points + i]
                    if c == ignore {
                        out?[n * points + i] = 0
                        continue
                    }
                    let f = weight.map { $0[c] } ?? 1
                    let x = v[(n * classes + c) * points + i]
                    let l = (lse.map { $0[2 * n] - x + $0[2 * n + 1] } ?? -x) * f
                    if let out {
                        out[n * points + i] = l
                    } else {
                        sum += Double(l)
                        total += Double(f)
                    }
                }
            }
        }
        if values.dtype == .float64 { run(Double.self) } else { run(Float.self) }
        if let each {
            copyElements(from: each, to: loss)
        } else {
            fillElements(loss, .double(reduction == .mean ? sum / total : sum))
        }
        fillElements(y.required(1), .double(reduction == .none ? 0 : total))
    }

    func saves(_ needs: NeedsMask) -> Saves {
        fused ? [.input(0), .input(1), .input(2), .output(1), .output(2)] : [.input(1), .input(2), .output(1)]
    }

    func vjp(_ c: inout VJP) throws(TensorError) {
        guard c.needs(0) else { return }
        let g = try c.grad, t = try c.input(1), w = try c.optionalInput(2), total = try c.output(1).detached()
        let scatter = NLLBackward(reduction: reduction, ignore: ignore, size: c.shape(0))
        if !fused { return c[0] = try apply1(scatter, Tensors([g, t, w, total] as [Tensor?])) }
        if GradMode.isEnabled {
            // The gradient of the log-probabilities, through log-softmax taken anew.
            let d = try apply1(scatter, Tensors([g, t, w, total] as [Tensor?]))
            let logs = try c.input(0).logSoftmax(1)
            return c[0] = try apply1(SoftmaxBackwardOf<LogarithmicSoftmax>(dim: 1), Tensors(d, logs))
        }
        c[0] = try fusedGradient(g, t, w, total, try c.input(0), try c.output(2))
    }

    /// (softmax - onehot) * weight * grad / total, a pass.
    private func fusedGradient(
        _ g0: Tensor, _ t: Tensor, _ w0: Tensor?, _ total: Tensor, _ logits: Tensor, _ lse: Tensor
    ) throws(TensorError) -> Tensor {
        let dx = try Tensor(empty: logits.shape, logits.dtype)
        if dx.numel == 0 { return dx }
        let rows = logits.shape[0], classes = logits.shape[1]
        let index = try t.dense(.int64)
        try inComputingType(dx) { (out, type) throws(TensorError) in
            let l = try logits.dense(type), g = try g0.dense(type), w = try w0.map { t throws(TensorError) in try t.dense(type) }
            let sum = Scalar(total.dtype, from: total.data).double
            let reduction = self.reduction, ignore = self.ignore
            func run<T: BinaryFloatingPoint>(_: T.Type) {
                let p = index.pointer(Int.self), q = out.pointer(T.self), s = l.pointer(T.self), gp = g.pointer(T.self)
                let weight = w.map { $0.pointer(T.self) }, sums = lse.pointer(T.self)
                defer { withExtendedLifetime((index, out, l, g, w, lse)) {} }
                let dtype = type.kernel
                ThreadPool.forRanges(rows, grain: max(1, ElementLoop.grain / 4 / classes)) { r in
                    for i in r {
                        let row = q + i * classes, c = p[i]
                        if c == ignore {
                            row.update(repeating: 0, count: classes)
                            continue
                        }
                        var f = reduction == .none ? gp[i] : reduction == .mean ? gp[0] / T(sum) : gp[0]
                        if let weight { f *= weight[c] }
                        CPU.kernels.fused.exponentials(dtype, classes, row, s + i * classes, sums + 2 * i, Double(f))
                        row[c] -= f
                    }
                }
            }
            if type == .float64 { run(Double.self) } else { run(Float.self) }
        }
        return dx
    }
}

/// The gradient of log-probabilities: -weight * grad (/ total) at each target, 0 elsewhere.
struct NLLBackward: Op {
    static let name = "NllLossBackward"
    let reduction: Reduction
    let ignore: Int
    let size: Shape

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] { [TensorSpec(x.required(0).dtype, size)] }

    private var extents: (Int, Int, Int) {
        if size.count == 1 { return (1, size[0], 1) }
        var points = 1
        for i in 2..<max(size.count, 2) { points *= size[i] }
        return (size[0], size[1], points)
    }

    /// -weight[target] (/ total) of each position, 0 where ignored.
    private func factors(_ t: Tensor, _ w: Tensor?, _ total: Tensor, _ dtype: DType) throws(TensorError) -> Tensor {
        let index = try t.dense(.int64), f = try Tensor(empty: t.shape, .float64), weight = try w?.dense(.float64)
        let divisor = reduction == .mean ? Scalar(total.dtype, from: total.data).double : 1
        for i in 0..<t.numel {
            let c = index.pointer(Int.self)[i]
            f.pointer(Double.self)[i] = c == ignore ? 0 : -(weight.map { $0.pointer(Double.self)[c] } ?? 1) / divisor
        }
        return try f.dense(dtype)
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let out = y.required(0), g = try x.required(0).dense(.float64), index = try x.required(1).dense(.int64)
        let f = try factors(x.required(1), x[2], x.required(3), .float64)
        let (batch, classes, points) = extents
        let result = out.dtype == .float64 ? out : try Tensor(empty: out.shape, .float64)
        fillElements(result, 0)
        defer { withExtendedLifetime((result, g, f, index)) {} }
        let q = result.pointer(Double.self), gp = g.pointer(Double.self)
        for n in 0..<batch {
            for i in 0..<points {
                let k = n * points + i, c = index.pointer(Int.self)[k]
                if c != ignore { q[(n * classes + c) * points + i] = f.pointer(Double.self)[k] * gp[reduction == .none ? k : 0] }
            }
        }
        if result !== out { copyElements(from: result, to: out) }
    }

    func saves(_ needs: NeedsMask) -> Saves { [.input(1), .input(2), .input(3)] }

    func vjp(_ c: inout VJP) throws(TensorError) {
        guard c.needs(0) else { return }
        // The picked elements, weighted: nll_loss of the gradient itself.
        let r = try apply(
            NLLLoss(reduction: reduction, ignore: ignore, fused: false),
            Tensors(try c.grad, try c.input(1), try c.optionalInput(2)), nonDifferentiable: 0b10)
        c[0] = r[0]
    }
}

extension Tensor {
    func nll(_ target: Tensor, _ weight: Tensor?, _ reduction: Int, _ ignore: Int) throws(TensorError) -> [Tensor] {
        try apply(
            NLLLoss(reduction: try Reduction(checking: reduction), ignore: ignore, fused: false), Tensors(self, target, weight),
            nonDifferentiable: 0b10)
    }

    /// Cross entropy of logits (C,), (N, C) or (N, C, ...) with class indices or with class probabilities of the same shape.
    public func crossEntropy(
        _ target: Tensor, weight: Tensor? = nil, reduction: Int = 1, ignoreIndex: Int = -100, labelSmoothing: Double = 0
    ) throws(TensorError) -> Tensor {
        let r = try Reduction(checking: reduction)
        guard labelSmoothing >= 0, labelSmoothing <= 1 else {
            throw .runtime("label_smoothing must be between 0.0 and 1.0. Got: \(labelSmoothing)")
        }
        guard dim >= 1 else {
            throw .runtime("cross_entropy_loss: logits of at least 1 dimension are required, got shape \(shape)")
        }
        let classDim = dim == 1 ? 0 : 1
        if target.shape == shape {
            return try probabilities(target, weight, r, ignoreIndex, labelSmoothing, classDim)
        }
        if labelSmoothing == 0 {
            if dim == 2, dtype.isFloat {
                return try apply(
                    NLLLoss(reduction: r, ignore: ignoreIndex, fused: true), Tensors(self, target, weight),
                    nonDifferentiable: 0b110)[0]
            }
            return try logSoftmax(classDim).nll(target, weight, reduction, ignoreIndex)[0]
        }
        return try smoothed(target, weight, r, ignoreIndex, labelSmoothing, classDim)
    }

    private func probabilities(
        _ target: Tensor, _ weight: Tensor?, _ r: Reduction, _ ignore: Int, _ smoothing: Double, _ classDim: Int
    ) throws(TensorError) -> Tensor {
        guard target.dtype.isFloat else {
            throw .runtime("Expected floating point type for target with class probabilities, got \(target.dtype.scalarName)")
        }
        guard ignore < 0 else { throw .runtime("ignore_index is not supported for floating point target") }
        let classes = shape[classDim]
        var t = target
        if smoothing > 0 { t = try t.mul(.double(1 - smoothing)).add(.double(smoothing / Double(classes))) }
        var terms = try logSoftmax(classDim).mul(t)
        if let weight {
            guard weight.dim == 1, weight.numel == classes else {
                throw .runtime(
                    "cross_entropy: weight tensor should be defined either for all \(classes) classes or no classes but got weight tensor of shape: \(weight.shape)"
                )
            }
            var view = Shape(count: dim, repeating: 1)
            view[classDim] = classes
            terms = try terms.mul(try weight.reshape(view))
        }
        switch r {
        case .none: return try terms.sum([classDim]).neg()
        case .sum: return try terms.sum().neg()
        case .mean: return try terms.sum().neg().div(.double(Double(numel) / Double(classes)))
        }
    }

    private func smoothed(
        _ target: Tensor, _ weight: Tensor?, _ r: Reduction, _ ignore: Int, _ smoothing: Double, _ classDim: Int
    ) throws(TensorError) -> Tensor {
        let classes = shape[classDim]
        let logs = try logSoftmax(classDim)
        let parts = try logs.nll(target, weight, r.rawValue, ignore)
        var smooth = logs
        if let weight {
            var view = Shape(count: dim, repeating: 1)
            view[classDim] = classes
            smooth = try smooth.mul(try weight.reshape(view))
        }
        smooth = try smooth.sum([classDim]).neg()
        // 1 where the target counts.
        let keep = try withoutGradient { () throws(TensorError) in
            try target.to(.float64).indicator(.ne, Double(ignore)).to(dtype)
        }
        smooth = try smooth.mul(try keep.reshape(smooth.shape))
        let reduced: Tensor
        switch r {
        case .none: reduced = smooth
        case .sum: reduced = try smooth.sum()
        case .mean: reduced = weight != nil ? try smooth.sum().div(parts[1]) : try smooth.sum().div(try keep.sum())
        }
        return try parts[0].mul(.double(1 - smoothing)).add(try reduced.mul(.double(smoothing / Double(classes))))
    }
}

struct CrossEntropyLoss: Operator {
    static let schema =
        "cross_entropy_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, int ignore_index=-100, float label_smoothing=0.0) -> Tensor"
    static let doc = """
        `-weight[t] * log_softmax(self)[t]` for class indices `target` ((), (N,), (N, ...)) of logits ((C,), (N, C), (N, C, ...)); or, with a \
        float target of the logits' shape, `-sum(weight * target * log_softmax(self))`. Reduction 0 none, 1 mean (weighted), 2 sum.
        """
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).crossEntropy(
                try a.tensor(1), weight: a.optionalTensor(2), reduction: try a.int(3), ignoreIndex: try a.int(4),
                labelSmoothing: try a.double(5)))
    }
}

struct NLLLossND: Operator {
    static let schema =
        "nll_loss_nd(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, int ignore_index=-100) -> Tensor"
    static let doc =
        "`-weight[t] * self[t]` for class indices `target` of log-probabilities `self` (N, C, ...). Reduction 0 none, 1 mean, 2 sum."
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).nll(try a.tensor(1), a.optionalTensor(2), try a.int(3), try a.int(4))[0])
    }
}

struct NLLLossOperator: Operator {
    static let schema =
        "nll_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, int ignore_index=-100) -> Tensor"
    static let doc =
        "`-weight[t] * self[t]` for class indices `target` of log-probabilities `self` (N, C, ...). Reduction 0 none, 1 mean, 2 sum."
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).nll(try a.tensor(1), a.optionalTensor(2), try a.int(3), try a.int(4))[0])
    }
}

struct NLLLoss2D: Operator {
    static let schema =
        "nll_loss2d(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, int ignore_index=-100) -> Tensor"
    static let doc =
        "`-weight[t] * self[t]` for class indices `target` of log-probabilities `self` (N, C, ...). Reduction 0 none, 1 mean, 2 sum."
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).nll(try a.tensor(1), a.optionalTensor(2), try a.int(3), try a.int(4))[0])
    }
}

let crossEntropyOperators: [any Operator.Type] = [CrossEntropyLoss.self, NLLLossND.self, NLLLossOperator.self, NLLLoss2D.self]
