import SwiftGradKernelAPI

/// dropout(relu(x)) or dropout(gelu(x)), tile by tile; inputs x (dense, float32 or float64) and bits of dropout. Of relu the result is kept,
/// which is positive just where the gradient passes; of gelu x.
struct ActivationDropout: Op {
    static let name = "Mul"
    enum Kind { case relu, gelu }
    let kind: Kind
    let probability: Double

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] { [TensorSpec(x.required(0).dtype, x.required(0).shape)] }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let a = x.required(0), bits = x.required(1), out = y.required(0)
        let size = out.dtype.size, dtype = out.dtype.kernel, scale = Tensor.dropoutScale(probability, out.dtype)
        let activation = (kind == .relu ? UnaryKernel.relu : .geluErf).rawValue
        let from = a.data, to = out.data, mask = bits.data
        defer { withExtendedLifetime((a, bits, out)) {} }
        ThreadPool.forRanges(out.numel, grain: ElementLoop.grain) { r in
            let p = to + r.lowerBound * size
            withParameters([]) { none in
                CPU.kernels.unary(activation, dtype, r.count, p, 1, from + r.lowerBound * size, 1, none)
            }
            CPU.kernels.fused.dropout(dtype, r.count, p, p, (mask + r.lowerBound / 8).assumingMemoryBound(to: UInt16.self), scale)
        }
    }

    func saves(_ needs: NeedsMask) -> Saves { kind == .relu ? [.output(0), .input(1)] : [.input(0), .input(1)] }

    func vjp(_ c: inout VJP) throws(TensorError) {
        guard c.needs(0) else { return }
        let kept = kind == .relu ? try c.output() : try c.input(0), bits = try c.input(1), g = try c.grad
        guard !GradMode.isEnabled else {
            let dropped = try apply1(DropoutByBits(probability: probability, strides: nil), Tensors(g, bits))
            c[0] =
                kind == .relu
                ? try apply(ReluBackward(), Tensors(dropped, kept))
                : try apply(ActivationBackward(activation: Gelu(usesTanh: false)), Tensors(dropped, kept))
            return
        }
        let dx = try Tensor(empty: kept.shape, kept.dtype), dense = try g.dense()
        let size = dx.dtype.size, dtype = dx.dtype.kernel, scale = Tensor.dropoutScale(probability, dx.dtype)
        let activation = (kind == .relu ? BinaryKernel.reluBackwardOut : .geluErfBackward).rawValue
        let from = dense.data, saved = kept.data, to = dx.data, mask = bits.data
        defer { withExtendedLifetime((dense, kept, dx, bits)) {} }
        ThreadPool.forRanges(dx.numel, grain: ElementLoop.grain) { r in
            let at = r.lowerBound * size, b = (mask + r.lowerBound / 8).assumingMemoryBound(to: UInt16.self)
            CPU.kernels.fused.dropout(dtype, r.count, to + at, from + at, b, scale)
            withParameters([]) { none in
                CPU.kernels.binary(activation, dtype, r.count, to + at, 1, to + at, 1, saved + at, 1, none)
            }
        }
        c[0] = dx
    }
}

extension Tensor {
    /// `dropout(p)` of relu or, with `gelu`, of gelu of this tensor.
    public func activationDropout(gelu: Bool, _ p: Double, train: Bool = true) throws(TensorError) -> Tensor {
        guard train, p > 0, p < 1, numel > 0, isContiguous, dtype == .float32 || dtype == .float64 else {
            return try (gelu ? self.gelu() : relu()).dropout(p, train: train)
        }
        let bits = try Tensor.dropoutBits(numel, p)
        return try apply1(ActivationDropout(kind: gelu ? .gelu : .relu, probability: p), Tensors(self, bits))
    }
}

struct ActivationDropoutOperator: Operator {
    static let schema = "_activation_dropout(Tensor input, str activation, float p, bool train) -> Tensor"
    static let doc =
        "`dropout(relu(input), p, train)`, or of gelu, as `activation` says, in one pass, with the masks of `dropout`."
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let activation = try a.string(1)
        guard activation == "relu" || activation == "gelu" else {
            throw .runtime("_activation_dropout: activation should be relu/gelu, not \(activation)")
        }
        return .tensor(
            try a.tensor(0).activationDropout(gelu: activation == "gelu", try a.double(2), train: try a.bool(3)))
    }
}

let fusedLayerOperators: [any Operator.Type] = [ResidualLayerNorm.self, ActivationDropoutOperator.self]
