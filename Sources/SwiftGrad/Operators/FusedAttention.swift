import SwiftGradKernelAPI

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

// Attention without a matrix of scores: blocks of queries against blocks of keys with an online softmax (Milakov and Gimelshein 2018; Dao
// et al. 2022, "FlashAttention"). What backward needs is the logarithm of the sum of exponentials of each row; it computes the scores anew.

/// softmax(q kᵀ scale + mask) v of float32/float64; inputs q (B, H, L, E), k (B, G, S, E), v (B, G, S, F) with G dividing H, and a mask
/// (broadcast to B, H, L, S by its strides, of the same dtype, without gradient) or nil. Results: (B, H, L, F), and lse (B, H, L), +inf
/// where a row sees nothing: such a row gives zeros.
struct FusedAttention: Op {
    static let name = "ScaledDotProductFlashAttentionForCpu"
    let scale: Double
    let isCausal: Bool

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let q = x.required(0), v = x.required(2)
        let rows = Shape([q.shape[0], q.shape[1], q.shape[2]])
        var out = rows
        out.append(v.shape[3])
        return [TensorSpec(q.dtype, out), TensorSpec(q.dtype, rows)]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        if x.required(0).dtype == .float64 { try run(Double.self, x, y) } else { try run(Float.self, x, y) }
    }

    private func run<T: BinaryFloatingPoint>(_: T.Type, _ x: Tensors, _ y: Tensors) throws(TensorError) {
        let q = try AttentionOperand(x.required(0)), k = try AttentionOperand(x.required(1)),
            v = try AttentionOperand(x.required(2))
        let mask = x[3], out = y.required(0), lse = y.required(1)
        let g = AttentionGeometry(q.tensor, k.tensor, v.tensor, isCausal)
        if out.numel == 0 && lse.numel == 0 { return }
        let dtype = out.dtype.kernel, factor = T(scale), op = out.pointer(T.self), lp = lse.pointer(T.self)
        let rowBlock = g.queries <= 128 ? max(g.queries, 1) : g.queries >= 512 ? 128 : 64
        let colBlock = min(max(g.keys, 1), 512)
        let rowBlocks = (g.queries + rowBlock - 1) / rowBlock
        let failure = Failure()
        // Tiles are fixed by the shape: a block of rows of one head, or several small heads.
        let work = rowBlock * (g.keys + 1) * (g.width + g.outWidth + 16)
        ThreadPool.forRanges(g.batch * g.heads * rowBlocks, grain: max(1, (1 << 18) / max(work, 1))) { range in
            guard let scratch = try? Tensor(empty: Shape([rowBlock * (colBlock + 2)]), out.dtype) else { return failure.set() }
            defer { withExtendedLifetime(scratch) {} }
            let scores = scratch.pointer(T.self), largest = scores + rowBlock * colBlock, sums = largest + rowBlock
            for tile in range {
                let head = tile / rowBlocks, b = head / g.heads, h = head % g.heads
                let i0 = tile % rowBlocks * rowBlock, m = min(rowBlock, g.queries - i0)
                let qp = q.pointer(T.self, b, h) + i0 * q.row
                let kp = k.pointer(T.self, b, h / g.group), vp = v.pointer(T.self, b, h / g.group)
                let acc = op + (head * g.queries + i0) * g.outWidth
                largest.update(repeating: -.infinity, count: m)
                sums.update(repeating: 0, count: m)
                let end = g.end(i0 + m)
                var j0 = 0
                while j0 < end {
                    let n = min(colBlock, end - j0)
                    GEMM.tile(m, n, g.width, qp, q.row, kp + j0 * k.row, k.row, transB: true, scores, n, alpha: factor)
                    let mp = mask.map { Raw($0.pointer(T.self) + g.maskOffset($0, b, h, i0, j0)) }
                    CPU.kernels.attention(
                        dtype, m, n, scores, mp, mask?.strides[2] ?? 0, mask?.strides[3] ?? 0, g.visible(i0, j0), largest, sums,
                        acc,
                        j0 == 0 ? 0 : g.outWidth)
                    GEMM.tile(
                        m, g.outWidth, n, scores, n, vp + j0 * v.row, v.row, acc, g.outWidth, beta: j0 == 0 ? 0 : 1)
                    j0 += n
                }
                for i in 0..<m {
                    let a = acc + i * g.outWidth, sum = sums[i], l = lp + head * g.queries + i0 + i
                    if sum == 0 {
                        l.pointee = .infinity
                        for e in 0..<g.outWidth { a[e] = 0 }
                    } else {
                        l.pointee = largest[i] + T(log(Double(sum)))
                        let r = 1 / sum
                        for e in 0..<g.outWidth { a[e] *= r }
                    }
                }
            }
        }
        withExtendedLifetime((q.tensor, k.tensor, v.tensor, mask)) {}
        try failure.check()
    }

    func saves(_ needs: NeedsMask) -> Saves { [.inputs(4), .output(0), .output(1)] }

    func vjp(_ c: inout VJP) throws(TensorError) {
        let q = try c.input(0), k = try c.input(1), v = try c.input(2), mask = try c.optionalInput(3)
        if GradMode.isEnabled { return try differentiable(&c, q, k, v, mask) }
        let g = try c.grad, out = try c.output(0), lse = try c.output(1)
        let dq = try c.needs(0) ? Tensor(empty: q.shape, q.dtype) : nil
        let dk = try c.needs(1) ? Tensor.zeros(k.shape, k.dtype) : nil
        let dv = try c.needs(2) ? Tensor.zeros(v.shape, v.dtype) : nil
        if q.dtype == .float64 {
            try backward(Double.self, q, k, v, mask, try g.dense(), out, lse, dq, dk, dv)
        } else {
            try backward(Float.self, q, k, v, mask, try g.dense(), out, lse, dq, dk, dv)
        }
        c[0] = dq
        c[1] = dk
        c[2] = dv
    }

    /// The gradients asked for; dk and dv begin as zeros. One tile is one head of k and v, so that sums have one order.
    private func backward<T: BinaryFloatingPoint>(
        _: T.Type, _ q0: Tensor, _ k0: Tensor, _ v0: Tensor, _ mask: Tensor?, _ gt: Tensor, _ out: Tensor, _ lse: Tensor,
        _ dq: Tensor?,
        _ dk: Tensor?, _ dv: Tensor?
    ) throws(TensorError) {
        let q = try AttentionOperand(q0), k = try AttentionOperand(k0), v = try AttentionOperand(v0)
        let g = AttentionGeometry(q.tensor, k.tensor, v.tensor, isCausal)
        if g.keys == 0, let dq { fillElements(dq, 0) }
        if lse.numel == 0 || g.keys == 0 { return }
        let dtype = out.dtype.kernel, scale = self.scale, factor = T(scale)
        let dop = UnsafePointer(gt.pointer(T.self)), op = UnsafePointer(out.pointer(T.self)), lp = lse.pointer(T.self)
        let dqp = dq.map { $0.pointer(T.self) }, dkp = dk.map { $0.pointer(T.self) }, dvp = dv.map { $0.pointer(T.self) }
        let rowBlock = min(g.queries, 128), colBlock = min(g.keys, 256)
        let failure = Failure()
        let kvHeads = g.heads / g.group
        let work = g.group * g.queries * g.keys * (g.width + g.outWidth + 16) * 2
        ThreadPool.forRanges(g.batch * kvHeads, grain: max(1, (1 << 18) / max(work, 1))) { range in
            guard let scratch = try? Tensor(empty: Shape([rowBlock * (2 * colBlock + 1)]), out.dtype) else {
                return failure.set()
            }
            defer { withExtendedLifetime(scratch) {} }
            let scores = scratch.pointer(T.self), grads = scores + rowBlock * colBlock, delta = grads + rowBlock * colBlock
            for tile in range {
                let b = tile / kvHeads, kv = tile % kvHeads
                let kp = k.pointer(T.self, b, kv), vp = v.pointer(T.self, b, kv)
                for h in (kv * g.group)..<((kv + 1) * g.group) {
                    let head = b * g.heads + h
                    var i0 = 0
                    while i0 < g.queries {
                        let m = min(rowBlock, g.queries - i0), row = head * g.queries + i0, end = g.end(i0 + m)
                        let qp = q.pointer(T.self, b, h) + i0 * q.row, go = dop + row * g.outWidth
                        for i in 0..<m {
                            let o = (row + i) * g.outWidth
                            delta[i] = T(CPU.kernels.dot(dtype, g.outWidth, dop + o, op + o))
                        }
                        var j0 = 0
                        while j0 < end {
                            let n = min(colBlock, end - j0)
                            GEMM.tile(m, n, g.width, qp, q.row, kp + j0 * k.row, k.row, transB: true, scores, n, alpha: factor)
                            GEMM.tile(m, n, g.outWidth, go, g.outWidth, vp + j0 * v.row, v.row, transB: true, grads, n)
                            let mp = mask.map { Raw($0.pointer(T.self) + g.maskOffset($0, b, h, i0, j0)) }
                            CPU.kernels.attentionBackward(
                                dtype, m, n, scores, grads, mp, mask?.strides[2] ?? 0, mask?.strides[3] ?? 0, g.visible(i0, j0),
                                lp + row, delta, scale)
                            if let dvp {
                                let to = dvp + (tile * g.keys + j0) * g.outWidth
                                GEMM.tile(n, g.outWidth, m, scores, n, transA: true, go, g.outWidth, to, g.outWidth, beta: 1)
                            }
                            if let dqp {
                                GEMM.tile(
                                    m, g.width, n, grads, n, kp + j0 * k.row, k.row, dqp + row * g.width, g.width,
                                    beta: j0 == 0 ? 0 : 1)
                            }
                            if let dkp {
                                let to = dkp + (tile * g.keys + j0) * g.width
                                GEMM.tile(n, g.width, m, grads, n, transA: true, qp, q.row, to, g.width, beta: 1)
                            }
                            j0 += n
                        }
                        i0 += m
                    }
                }
            }
        }
        withExtendedLifetime((q.tensor, k.tensor, v.tensor, mask, gt, out, lse)) {}
        try failure.check()
    }

    /// The same by differentiable operators, from the inputs anew.
    private func differentiable(_ c: inout VJP, _ q: Tensor, _ k0: Tensor, _ v0: Tensor, _ mask: Tensor?) throws(TensorError) {
        let g = try c.grad, group = q.shape[1] / max(k0.shape[1], 1)
        let k = try k0.repeatedHeads(to: q.shape[1]), v = try v0.repeatedHeads(to: q.shape[1])
        let p = try Tensor.attentionWeights(q, k, mask, isCausal, scale)
        let dp = try g.matmul(try v.transpose(-2, -1))
        let ds = try p.mul(try dp.sub(try p.mul(dp).sum([-1], keepdim: true))).mul(.double(scale))
        func gathered(_ t: Tensor) throws(TensorError) -> Tensor {
            if group == 1 { return t }
            return try t.reshape(Shape([t.shape[0], t.shape[1] / group, group, t.shape[2], t.shape[3]])).sum([2])
        }
        if c.needs(0) { c[0] = try ds.matmul(k) }
        if c.needs(1) { c[1] = try gathered(try ds.transpose(-2, -1).matmul(q)) }
        if c.needs(2) { c[2] = try gathered(try p.transpose(-2, -1).matmul(g)) }
    }
}

/// A (B, H, L, E) tensor whose rows are contiguous, as it is or copied.
private struct AttentionOperand {
    let tensor: Tensor
    /// From one row to the next.
    let row: Int

    init(_ t: Tensor) throws(TensorError) {
        let fits = (t.strides[3] == 1 || t.shape[3] <= 1) && t.strides[2] >= max(t.shape[3], 1)
        tensor = fits ? t : try t.dense()
        row = max(tensor.strides[2], max(t.shape[3], 1))
    }

    func pointer<T>(_: T.Type, _ b: Int, _ h: Int) -> UnsafePointer<T> {
        UnsafePointer(tensor.pointer(T.self)) + b * tensor.strides[0] + h * tensor.strides[1]
    }
}

private struct AttentionGeometry {
    let batch, heads, queries, keys, width, outWidth: Int
    /// Heads of q that share one of k and v.
    let group: Int
    let isCausal: Bool

    init(_ q: Tensor, _ k: Tensor, _ v: Tensor, _ isCausal: Bool) {
        batch = q.shape[0]
        heads = q.shape[1]
        queries = q.shape[2]
        keys = k.shape[2]
        width = q.shape[3]
        outWidth = v.shape[3]
        group = max(1, q.shape[1] / max(k.shape[1], 1))
        self.isCausal = isCausal
    }

    /// Keys that the first `rows` rows see at most.
    func end(_ rows: Int) -> Int { isCausal ? min(keys, rows) : keys }

    /// Keys from `j0` that row `i0` sees.
    func visible(_ i0: Int, _ j0: Int) -> Int { isCausal ? i0 + 1 - j0 : 1 << 40 }

    func maskOffset(_ m: Tensor, _ b: Int, _ h: Int, _ i: Int, _ j: Int) -> Int {
        b * m.strides[0] + h * m.strides[1] + i * m.strides[2] + j * m.strides[3]
    }
}
