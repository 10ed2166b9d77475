import SwiftGradKernelAPI

// Layer norm of a residual and what dropout leaves of another tensor, as the layers of a Transformer have it, in one pass; and what it
// shares with plain layer norm.

/// How the rows of a tensor lie whose others are row-major: `outer` times `inner` rows, row (i, j) at i * inner + j, or where it is turned at
/// j * outer + i.
struct RowOrder {
    let outer: Int
    let inner: Int
    let isTurned: Bool

    /// Of a row-major tensor, or of (A, B, n) that lies in memory as (B, A, n); nil: another order.
    init?(_ t: Tensor, normalized n: Int) {
        if t.isContiguous {
            (outer, inner, isTurned) = (1, n == 0 ? 0 : t.numel / n, false)
        } else if t.dim == 3, t.shape[2] == n, t.strides[2] == 1, t.strides[0] == n, t.strides[1] == t.shape[0] * n {
            (outer, inner, isTurned) = (t.shape[0], t.shape[1], true)
        } else {
            return nil
        }
    }

    /// Calls `body` with runs of rows of `range`: first row, count, where the first lies, and how many rows the next lies further on.
    @inline(__always)
    func forRuns(_ range: Range<Int>, _ body: (Int, Int, Int, Int) -> Void) {
        if !isTurned { return body(range.lowerBound, range.count, range.lowerBound, 1) }
        var row = range.lowerBound
        while row < range.upperBound {
            let i = row / inner, j = row % inner, count = min(inner - j, range.upperBound - row)
            body(row, count, j * outer + i, outer)
            row += count
        }
    }
}

/// Rows in tiles on the pool; all tensors dense and of one dtype. With a residual, what is normalised, residual + x * mask, goes to `sum`; x
/// may then have another order of rows.
func normalizeRows(
    _ rows: Int, _ n: Int, _ eps: Double, _ x: Tensor, _ y: Tensor, _ mean: Tensor, _ rstd: Tensor, _ weight: Tensor?,
    _ bias: Tensor?, order: RowOrder? = nil, residual: Tensor? = nil, sum: Tensor? = nil, bits: Tensor? = nil,
    keepScale: Double = 1
) {
    let dtype = x.dtype.kernel, size = x.dtype.size
    let xp = x.data, yp = y.data, m = mean.data, r = rstd.data, w = weight.map { Raw($0.data) }, b = bias.map { Raw($0.data) }
    let from = residual.map { Raw($0.data) }, to = sum.map { $0.data }, mask = bits.map { Raw($0.data) }
    defer { withExtendedLifetime((x, y, mean, rstd, weight, bias)) {} }
    defer { withExtendedLifetime((residual, sum, bits)) {} }
    func run(_ i: Int, _ count: Int, _ place: Int, _ apart: Int) {
        let at = i * n * size
        var block = NormRows(
            rows: count, n: n, eps: eps, x: Raw(xp + place * n * size), y: yp + at, mean: m + i * size, rstd: r + i * size,
            weight: w,
            bias: b)
        block.xRow = apart * n
        block.residual = from.map { $0 + at }
        block.sum = to.map { $0 + at }
        block.bits = mask
        block.firstBit = place * n
        block.keepScale = keepScale
        withUnsafePointer(to: block) { CPU.kernels.norm.forward(dtype, Raw($0)) }
    }
    ThreadPool.forRanges(rows, grain: max(1, ElementLoop.grain / 2 / n)) { t in
        if let order { order.forRuns(t, run) } else { run(t.lowerBound, t.count, t.lowerBound, 1) }
    }
}

/// The gradients of normalised rows: those of weight and bias are summed by blocks of rows, then the blocks in order. All tensors are dense
/// and of one dtype.
struct NormGradients {
    private(set) var dx: Tensor?
    /// dx after dropout's mask.
    private(set) var dropped: Tensor?
    private(set) var dWeight: Tensor?
    private(set) var dBias: Tensor?

    init(
        _ normalized: Shape, _ g: Tensor, _ x: Tensor, _ mean: Tensor, _ rstd: Tensor, _ weight: Tensor?, needsInput: Bool,
        needsWeight: Bool, needsBias: Bool, bits: Tensor? = nil, order: RowOrder? = nil, keepScale: Double = 1
    ) throws(TensorError) {
        let n = normalized.numel, rows = mean.numel, type = x.dtype, size = type.size, dtype = type.kernel
        let input = needsInput ? try Tensor(empty: x.shape, type) : nil
        let masked = needsInput && bits != nil ? try Tensor(empty: x.shape, type) : nil
        if let masked, let order, order.isTurned { masked.setStrides(Shape([n, order.outer * n, 1])) }
        let sums = needsWeight || needsBias
        let block = max(16, (rows + 63) / 64), blocks = max(1, (rows + block - 1) / block)
        let partial = sums ? try Tensor(empty: Shape([blocks, 2, n]), type) : nil
        let gp = g.data, xp = x.data, m = mean.data, r = rstd.data, w = weight.map { Raw($0.data) }
        let dxp = input.map { $0.data }, droppedTo = masked.map { $0.data }, mask = bits.map { Raw($0.data) }
        let total = partial.map { $0.data }
        if rows == 0, let partial { fillElements(partial, 0) }
        if rows > 0, n > 0 {
            ThreadPool.run(blocks) { b in
                let to = total.map { $0 + b * 2 * n * size }
                to?.initializeMemory(as: UInt8.self, repeating: 0, count: 2 * n * size)
                func run(_ i: Int, _ count: Int, _ place: Int, _ apart: Int) {
                    let at = i * n * size
                    var rowsOf = NormGradRows(
                        rows: count, n: n, dy: Raw(gp + at), x: Raw(xp + at), mean: Raw(m + i * size), rstd: Raw(r + i * size),
                        weight: w)
                    rowsOf.dx = dxp.map { $0 + at }
                    rowsOf.dropped = droppedTo.map { $0 + place * n * size }
                    rowsOf.droppedRow = apart * n
                    rowsOf.bits = mask
                    rowsOf.firstBit = place * n
                    rowsOf.keepScale = keepScale
                    if needsWeight { rowsOf.dWeight = to }
                    if needsBias { rowsOf.dBias = to.map { $0 + n * size } }
                    withUnsafePointer(to: rowsOf) { CPU.kernels.norm.backward(dtype, Raw($0)) }
                }
                let range = (b * block)..<min(rows, (b + 1) * block)
                if let order { order.forRuns(range, run) } else { run(range.lowerBound, range.count, range.lowerBound, 1) }
            }
            if let total {
                withParameters([1]) { one in
                    for b in 1..<max(blocks, 1) {
                        CPU.kernels.binary(
                            BinaryKernel.add.rawValue, dtype, 2 * n, total, 1, total, 1, total + b * 2 * n * size, 1, one)
                    }
                }
            }
        }
        withExtendedLifetime((g, x, mean, rstd, weight, bits, partial)) {}
        dx = input
        dropped = masked
        let strides = normalized.contiguousStrides
        if needsWeight { dWeight = partial?.alias(shape: normalized, strides: strides, offset: 0) }
        if needsBias { dBias = partial?.alias(shape: normalized, strides: strides, offset: n) }
    }
}

/// layer_norm(residual + dropout(x)) over the last dimensions; float32 and float64. Inputs: x, residual, weight?, bias?, bits? of dropout.
/// Results: y, residual + dropout(x), mean, rstd.
struct ResidualNorm: Op {
    static let name = "NativeLayerNorm"
    let normalized: Shape
    let eps: Double
    let probability: Double
    /// How x lies; `strides` nil: row-major.
    let order: RowOrder
    let strides: Shape?

    private var norm: LayerNorm { LayerNorm(normalized: normalized, eps: eps) }

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let specs = try norm.infer(Tensors(x[0], x[2], x[3]))
        return [specs[0], specs[0], specs[1], specs[2]]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let out = y.required(0), mean = y.required(2), n = normalized.numel
        if out.numel == 0 { return try norm.forward(Tensors(x[0], x[2], x[3]), into: Tensors(y[0], y[2], y[3])) }
        normalizeRows(
            mean.numel, n, eps, x.required(0), out, mean, y.required(3), try x[2].map { t throws(TensorError) in try t.dense() },
            try x[3].map { t throws(TensorError) in try t.dense() }, order: order, residual: try x.required(1).dense(),
            sum: y.required(1), bits: x[4],
            keepScale: Tensor.dropoutScale(probability, out.dtype))
    }

    func saves(_ needs: NeedsMask) -> Saves { [.input(2), .input(4), .output(1), .output(2), .output(3)] }

    func vjp(_ c: inout VJP) throws(TensorError) {
        let s = try c.output(1), w = try c.optionalInput(2), bits = try c.optionalInput(4)
        // What arrives at the sum itself, in second derivatives, goes the same way.
        let direct = c.grad(1)
        if GradMode.isEnabled {
            let g = try c.grad
            let (dx, xhat) = try norm.differentiableGradient(g, s, w)
            let ds = try direct.map { d throws(TensorError) in try dx.add(d) } ?? dx
            if c.needs(1) { c[1] = ds }
            if c.needs(0) {
                c[0] =
                    try bits.map { b throws(TensorError) in
                        try apply1(DropoutByBits(probability: probability, strides: strides), Tensors(ds, b))
                    } ?? ds
            }
            if c.needs(2) { c[2] = try g.mul(xhat).sumTo(normalized) }
            if c.needs(3) { c[3] = try g.sumTo(normalized) }
            return
        }
        let scale = Tensor.dropoutScale(probability, s.dtype)
        let grads = try NormGradients(
            normalized, try c.grad.dense(), s, try c.output(2), try c.output(3), try w?.dense(),
            needsInput: c.needs(0) || c.needs(1),
            needsWeight: c.needs(2), needsBias: c.needs(3), bits: direct == nil && c.needs(0) ? bits : nil, order: order,
            keepScale: scale)
        c[2] = grads.dWeight
        c[3] = grads.dBias
        guard var ds = grads.dx else { return }
        if let direct { ds = try ds.add(direct) }
        if c.needs(1) { c[1] = ds }
        guard c.needs(0) else { return }
        if let bits, grads.dropped == nil {
            c[0] = try apply1(DropoutByBits(probability: probability, strides: strides), Tensors(ds, bits))
        } else {
            c[0] = grads.dropped ?? ds
        }
    }
}

extension Tensor {
    /// `residual + dropout(self)` after layer norm over the last dimensions, `normalized`.
    public func residualNorm(
        _ residual: Tensor, _ normalized: [Int], weight: Tensor? = nil, bias: Tensor? = nil, eps: Double = 1e-5,
        dropout p: Double = 0,
        train: Bool = true
    ) throws(TensorError) -> Tensor {
        let drops = train && p > 0 && numel > 0
        // One pass where all is of one kind; else, and where everything is dropped, by its parts.
        let tensors = [residual, weight, bias]
        guard dtype == .float32 || dtype == .float64, shape == residual.shape, p < 1,
            let order = RowOrder(self, normalized: normalized.reduce(1, &*)),
            tensors.allSatisfy({ $0 == nil || $0!.dtype == dtype })
        else {
            return try residual.add(try dropout(p, train: train)).layerNorm(normalized, weight: weight, bias: bias, eps: eps)
        }
        guard p >= 0 else { throw .runtime("dropout probability has to be between 0 and 1, but got \(p)") }
        let bits = drops ? try Tensor.dropoutBits(numel, p) : nil
        let op = ResidualNorm(
            normalized: try Shape(checking: normalized, "layer_norm"), eps: eps, probability: drops ? p : 0, order: order,
            strides: order.isTurned ? strides : nil)
        return try apply(op, Tensors([self, residual, weight, bias, bits] as [Tensor?]), nonDifferentiable: 0b1100)[0]
    }
}

struct ResidualLayerNorm: Operator {
    static let schema =
        "_residual_layer_norm(Tensor input, Tensor residual, int[] normalized_shape, Tensor? weight=None, Tensor? bias=None, float eps=1e-05, float p=0.0, bool train=True) -> Tensor"
    static let doc = """
        `layer_norm(residual + dropout(input, p, train), normalized_shape, weight, bias, eps)` in one pass, with the masks of `dropout`.
        """
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).residualNorm(
                try a.tensor(1), try a.ints(2), weight: a.optionalTensor(3), bias: a.optionalTensor(4), eps: try a.double(5),
                dropout: try a.double(6), train: try a.bool(7)))
    }
}
