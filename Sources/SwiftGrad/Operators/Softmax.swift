import SwiftGradKernelAPI

// Softmax and its logarithm, each with a fused backward that can be differentiated again.

/// Which of the two: a type, so that nodes carry PyTorch's names.
protocol SoftmaxKind {
    static var isLog: Bool { get }
    static var nodeName: String { get }
}

enum PlainSoftmax: SoftmaxKind {
    static let isLog = false
    static let nodeName = "Softmax"
}

enum LogarithmicSoftmax: SoftmaxKind {
    static let isLog = true
    static let nodeName = "LogSoftmax"
}

struct SoftmaxOf<K: SoftmaxKind>: Op {
    static var name: String { K.nodeName }
    /// Wrapped.
    let dim: Int

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let a = x.required(0)
        guard a.dtype.isFloat else {
            throw .notImplemented(
                "\"\(K.isLog ? "log_" : "")softmax_lastdim_kernel_impl\" not implemented for '\(a.dtype.scalarName)': a float tensor or "
                    + "dtype= is required")
        }
        return [TensorSpec(a.dtype, a.shape)]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let out = y.required(0)
        if out.numel == 0 { return }
        let log: Int32 = K.isLog ? 1 : 0, dtype = out.dtype.kernel, size = out.dtype.size
        let source = try x.required(0).lastDense(dim), target = try out.lastScratch(dim)
        let n = source.dim == 0 ? 1 : source.shape[source.dim - 1]
        let p = source.data, q = target.data
        defer { withExtendedLifetime((source, target)) {} }
        ThreadPool.forRanges(out.numel / n, grain: max(1, ElementLoop.grain / 4 / n)) { r in
            CPU.kernels.softmax(log, dtype, r.count, n, q + r.lowerBound * n * size, p + r.lowerBound * n * size)
        }
        if target !== out { copyElements(from: try target.lastBack(dim), to: out) }
    }

    func saves(_ needs: NeedsMask) -> Saves { .output(0) }

    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) { c[0] = try apply1(SoftmaxBackwardOf<K>(dim: dim), Tensors(try c.grad, try c.output())) }
    }
}

/// dx from dy and y: y (dy - sum(dy y)), or dy - exp(y) sum(dy).
struct SoftmaxBackwardOf<K: SoftmaxKind>: Op {
    static var name: String { K.nodeName + "BackwardData" }
    let dim: Int

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let g = x.required(0), y = x.required(1)
        guard g.shape == y.shape, g.dtype == y.dtype, y.dtype.isFloat else {
            throw .runtime(
                "\(Self.name): grad and output of one shape and float dtype are required, got \(g.shape) \(g.dtype) and \(y.shape) \(y.dtype)"
            )
        }
        return [TensorSpec(y.dtype, y.shape)]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let out = y.required(0)
        if out.numel == 0 { return }
        let log: Int32 = K.isLog ? 1 : 0, dtype = out.dtype.kernel, size = out.dtype.size
        let grad = try x.required(0).lastDense(dim), value = try x.required(1).lastDense(dim), target = try out.lastScratch(dim)
        let n = value.dim == 0 ? 1 : value.shape[value.dim - 1]
        let g = grad.data, v = value.data, q = target.data
        defer { withExtendedLifetime((grad, value, target)) {} }
        ThreadPool.forRanges(out.numel / n, grain: max(1, ElementLoop.grain / 4 / n)) { r in
            let o = r.lowerBound * n * size
            CPU.kernels.softmaxBackward(log, dtype, r.count, n, q + o, g + o, v + o)
        }
        if target !== out { copyElements(from: try target.lastBack(dim), to: out) }
    }

    func saves(_ needs: NeedsMask) -> Saves { [.input(0), .input(1)] }

    func vjp(_ c: inout VJP) throws(TensorError) {
        let gg = try c.grad, g = try c.input(0), y = try c.input(1)
        if K.isLog {
            let p = try apply1(SoftmaxOf<PlainSoftmax>(dim: dim), Tensors(y))
            if c.needs(0) { c[0] = try gg.sub(try gg.mul(p).sum([dim], keepdim: true)) }
            if c.needs(1) { c[1] = try gg.mul(p).mul(try g.sum([dim], keepdim: true)).neg() }
        } else {
            let s = try gg.mul(y).sum([dim], keepdim: true)
            if c.needs(0) { c[0] = try gg.mul(y).sub(try y.mul(s)) }
            if c.needs(1) { c[1] = try gg.mul(try g.sub(try g.mul(y).sum([dim], keepdim: true))).sub(try g.mul(s)) }
        }
    }
}

extension Tensor {
    /// The elements, dense, with dimension `d` last.
    func lastDense(_ d: Int) throws(TensorError) -> Tensor {
        if dim <= 1 || d == dim - 1 { return try dense() }
        return try lastBack(d).dense()
    }

    /// A tensor to write results to that have dimension `d` last: this one where it is.
    func lastScratch(_ d: Int) throws(TensorError) -> Tensor {
        if (dim <= 1 || d == dim - 1) && isContiguous { return self }
        var s = shape
        if dim > 1 { s.swapAt(d, dim - 1) }
        return try Tensor(empty: s, dtype)
    }

    /// With dimensions `d` and the last one swapped: its own inverse. Outside the graph.
    func lastBack(_ d: Int) throws(TensorError) -> Tensor {
        if dim <= 1 { return self }
        var s = shape, t = strides
        s.swapAt(d, dim - 1)
        t.swapAt(d, dim - 1)
        return alias(shape: s, strides: t, offset: offset)
    }

    /// Softmax over `dim`, in `dtype` where given.
    public func softmax(_ dim: Int, dtype: DType? = nil) throws(TensorError) -> Tensor {
        let x = try dtype.map { d throws(TensorError) in try to(d) } ?? self
        return try apply1(SoftmaxOf<PlainSoftmax>(dim: try wrap(dim: dim, x.dim)), Tensors(x))
    }

    /// The logarithm of softmax over `dim`, in `dtype` where given.
    public func logSoftmax(_ dim: Int, dtype: DType? = nil) throws(TensorError) -> Tensor {
        let x = try dtype.map { d throws(TensorError) in try to(d) } ?? self
        return try apply1(SoftmaxOf<LogarithmicSoftmax>(dim: try wrap(dim: dim, x.dim)), Tensors(x))
    }
}

struct SoftmaxInt: Operator {
    static let schema = "softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor"
    static let doc = "`exp(x - max) / sum(exp(x - max))` over `dim`; `dtype` converts the input first."
    static let variants: Variants = [.function, .method]

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).softmax(try a.int(1), dtype: a.optionalDType(2)))
    }
}

struct LogSoftmaxInt: Operator {
    static let schema = "log_softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor"
    static let doc = "The logarithm of softmax over `dim`: `x - max - log(sum(exp(x - max)))`; `dtype` converts the input first."
    static let variants: Variants = [.function, .method]

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).logSoftmax(try a.int(1), dtype: a.optionalDType(2)))
    }
}

struct SoftmaxBackwardData: Operator {
    static let schema = "_softmax_backward_data(Tensor grad_output, Tensor output, int dim, ScalarType input_dtype) -> Tensor"
    static let doc = "The gradient of softmax's input from those of its output and the output itself, in `input_dtype`."
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let y = try a.tensor(1)
        let g = try apply1(SoftmaxBackwardOf<PlainSoftmax>(dim: try wrap(dim: try a.int(2), y.dim)), Tensors(try a.tensor(0), y))
        return .tensor(try g.to(try a.dtype(3)))
    }
}

struct LogSoftmaxBackwardData: Operator {
    static let schema = "_log_softmax_backward_data(Tensor grad_output, Tensor output, int dim, ScalarType input_dtype) -> Tensor"
    static let doc = "The gradient of log_softmax's input from those of its output and the output itself, in `input_dtype`."
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let y = try a.tensor(1)
        let g = try apply1(
            SoftmaxBackwardOf<LogarithmicSoftmax>(dim: try wrap(dim: try a.int(2), y.dim)), Tensors(try a.tensor(0), y))
        return .tensor(try g.to(try a.dtype(3)))
    }
}

let softmaxOperators: [any Operator.Type] = [
    SoftmaxInt.self, LogSoftmaxInt.self, SoftmaxBackwardData.self, LogSoftmaxBackwardData.self,
]
