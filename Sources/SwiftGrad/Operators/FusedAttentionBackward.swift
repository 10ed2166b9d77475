import SwiftGradKernelAPI

/// The gradients of `FusedAttention`: scores anew, block by block. One tile is one head of k and v, so that sums have one order.
struct AttentionBackward {
    let dq, dk, dv: Tensor
    /// Of the mask, (B, H, L, S), where wanted.
    let added: Tensor?

    init(
        _ q0: Tensor, _ k0: Tensor, _ v0: Tensor, _ mask: Tensor?, _ bits: Tensor?, _ grad0: Tensor, _ out: Tensor, _ lse: Tensor,
        scale: Double, isCausal: Bool, probability: Double, addsMask: Bool
    ) throws(TensorError) {
        (dq, dk, dv) = try AttentionBackward.gradients(q0, k0, v0)
        let q = try AttentionOperand(q0), k = try AttentionOperand(k0), v = try AttentionOperand(v0)
        let grad = try AttentionOperand(grad0), result = try AttentionOperand(out)
        let g = AttentionGeometry(q.tensor, k.tensor, v.tensor, isCausal)
        added = addsMask ? try Tensor(empty: Shape([g.batch, g.heads, g.queries, g.keys]), q0.dtype) : nil
        if lse.numel == 0 || g.keys == 0 {
            for t in [dq, dk, dv] { fillElements(t, 0) }
            return
        }
        let extras = AttentionExtras(g, mask: mask, bits: bits, probability, q0.dtype)
        if q0.dtype == .float64 {
            try run(Double.self, q, k, v, grad, result, lse, g, extras, scale)
        } else {
            try run(Float.self, q, k, v, grad, result, lse, g, extras, scale)
        }
        withExtendedLifetime((mask, bits)) {}
    }

    /// Memory for the gradients. Where q, k and v are the columns of one matrix, as a projection of all three leaves them, so are these:
    /// the gradient of the matrix is there without a copy. Else rows of heads lie side by side, (B, L, H, E).
    private static func gradients(_ q: Tensor, _ k: Tensor, _ v: Tensor) throws(TensorError) -> (Tensor, Tensor, Tensor) {
        func separate(_ t: Tensor) throws(TensorError) -> Tensor {
            let g = try Tensor(empty: t.shape, t.dtype)
            g.setStrides(AttentionGeometry.insideStrides(t.shape))
            return g
        }
        let row = q.strides[2], length = q.shape[2]
        let parts = [q, k, v]
        var fits = q.numel > 0 && q.storage === k.storage && q.storage === v.storage
        var at = 0
        for t in parts {
            fits =
                fits && t.shape[0] == q.shape[0] && t.shape[2] == length && t.strides[3] == 1 && t.strides[1] == t.shape[3]
                && t.strides[2] == row && (t.strides[0] == length * row || t.shape[0] == 1) && t.offset == q.offset + at
            at += t.shape[1] * t.shape[3]
        }
        guard fits, at == row else { return (try separate(q), try separate(k), try separate(v)) }
        let whole = try Tensor(empty: Shape([q.shape[0], length, row]), q.dtype)
        func part(_ t: Tensor) -> Tensor {
            whole.alias(
                shape: t.shape, strides: Shape([length * row, t.shape[3], row, 1]), offset: whole.offset + t.offset - q.offset)
        }
        return (part(q), part(k), part(v))
    }

    private func run<T: BinaryFloatingPoint>(
        _: T.Type, _ q: AttentionOperand, _ k: AttentionOperand, _ v: AttentionOperand, _ grad: AttentionOperand,
        _ result: AttentionOperand, _ lse: Tensor, _ g: AttentionGeometry, _ extras: AttentionExtras, _ scale: Double
    ) throws(TensorError) {
        let dtype = lse.dtype.kernel, size = MemoryLayout<T>.size, lanes = 64 / size, gemm = CPU.kernels.gemm
        let lp = UnsafePointer(lse.pointer(T.self))
        let rowBlock = min(g.queries, g.isCausal ? 66 : 126), colBlock = min(g.keys, 256)
        let stride = (colBlock + lanes - 1) / lanes * lanes
        let part = g.isCausal ? 64 : colBlock
        func whole(_ count: Int) -> Int { (count + lanes - 1) / lanes * lanes }
        let blockCount = whole(rowBlock * stride), keyCount = whole(gemm.packedCount(dtype, g.width, g.keys))
        let valueCount = whole(gemm.packedCount(dtype, g.outWidth, g.keys)), keyWidth = gemm.packedCount(dtype, 1, g.width)
        let outWidth = gemm.packedCount(dtype, 1, g.outWidth)
        let count = 2 * blockCount + keyCount + valueCount + whole(keyWidth * g.keys) + whole(keyWidth * rowBlock)
            + whole(outWidth * rowBlock) + rowBlock
        let work = g.group * g.queries * g.keys * (g.width + g.outWidth + 16) * 2
        let failure = Failure()
        ThreadPool.forRanges(g.batch * g.sources, grain: max(1, (1 << 18) / max(work, 1))) { range in
            guard let scratch = try? Tensor(empty: Shape([count]), lse.dtype) else { return failure.set() }
            defer { withExtendedLifetime(scratch) {} }
            let scores = scratch.pointer(T.self), grads = scores + blockCount
            // Packed: keys and values transposed, keys, and a block of queries and of gradients of results.
            let keysT = grads + blockCount, valuesT = keysT + keyCount, keys = valuesT + valueCount
            let queries = keys + whole(keyWidth * g.keys), outGrads = queries + whole(keyWidth * rowBlock)
            let delta = outGrads + whole(outWidth * rowBlock)
            for tile in range {
                let b = tile / g.sources, source = tile % g.sources
                let kp = k.pointer(T.self, b, source), vp = v.pointer(T.self, b, source)
                let dkp = pointer(T.self, dk, b, source), dvp = pointer(T.self, dv, b, source)
                let dkRow = dk.strides[2], dvRow = dv.strides[2]
                gemm.pack(dtype, g.width, g.keys, keysT, kp, 1, k.row)
                gemm.pack(dtype, g.outWidth, g.keys, valuesT, vp, 1, v.row)
                for j0 in Swift.stride(from: 0, to: g.keys, by: part) {
                    gemm.pack(dtype, min(part, g.keys - j0), g.width, keys + j0 * keyWidth, kp + j0 * k.row, k.row, 1)
                }
                // Keys below this one have sums in dk and dv.
                var reached = 0
                for h in (source * g.group)..<((source + 1) * g.group) {
                    for i0 in Swift.stride(from: 0, to: g.queries, by: rowBlock) {
                        let m = min(rowBlock, g.queries - i0), end = g.end(i0 + m)
                        let qp = q.pointer(T.self, b, h) + i0 * q.row, go = grad.pointer(T.self, b, h) + i0 * grad.row
                        let o = result.pointer(T.self, b, h) + i0 * result.row
                        let dqp = pointer(T.self, dq, b, h) + i0 * dq.strides[2]
                        for i in 0..<m {
                            delta[i] = T(CPU.kernels.dot(dtype, g.outWidth, go + i * grad.row, o + i * result.row))
                        }
                        gemm.pack(dtype, m, g.width, queries, qp, q.row, 1)
                        gemm.pack(dtype, m, g.outWidth, outGrads, go, grad.row, 1)
                        for j0 in Swift.stride(from: 0, to: end, by: colBlock) {
                            let n = g.columns(from: j0, to: end, of: colBlock)
                            gemm.multiply(dtype, m, n, g.width, qp, q.row, 1, keysT + j0 * g.width, scores, stride, 0)
                            gemm.multiply(dtype, m, n, g.outWidth, go, grad.row, 1, valuesT + j0 * g.outWidth, grads, stride, 0)
                            var block = AttentionBlock(rows: m, cols: n, scores: scores, stride: stride, scale: scale)
                            block.visible = g.visible(i0, j0)
                            block.grads = MutRaw(grads)
                            block.lse = Raw(lp + (b * g.heads + h) * g.queries + i0)
                            block.delta = Raw(delta)
                            if let added {
                                block.added = MutRaw(pointer(T.self, added, b, h) + i0 * g.keys + j0)
                                block.addedRow = g.keys
                            }
                            extras.set(&block, size, b, h, i0, j0)
                            withUnsafePointer(to: block) { CPU.kernels.fused.attentionBackward(dtype, Raw($0)) }
                            for at in Swift.stride(from: 0, to: n, by: part) {
                                gemm.multiply(
                                    dtype, m, g.width, min(part, n - at), grads + at, stride, 1, keys + (j0 + at) * keyWidth, dqp,
                                    dq.strides[2], j0 + at == 0 ? 0 : 1)
                            }
                            // Of the keys of this block, those before `reached` are added to.
                            let old = max(0, min(n, reached - j0))
                            for (from, to, adds) in [(0, old, Int32(1)), (old, n, Int32(0))] where to > from {
                                gemm.multiply(
                                    dtype, to - from, g.outWidth, m, scores + from, 1, stride, outGrads, dvp + (j0 + from) * dvRow,
                                    dvRow, adds)
                                gemm.multiply(
                                    dtype, to - from, g.width, m, grads + from, 1, stride, queries, dkp + (j0 + from) * dkRow,
                                    dkRow, adds)
                            }
                            reached = max(reached, j0 + n)
                        }
                    }
                }
                // Keys that no query sees.
                for j in Swift.stride(from: reached, to: g.keys, by: 1) {
                    (dkp + j * dkRow).update(repeating: 0, count: g.width)
                    (dvp + j * dvRow).update(repeating: 0, count: g.outWidth)
                }
            }
        }
        withExtendedLifetime((q.tensor, k.tensor, v.tensor, grad.tensor, result.tensor, lse, dq, dk, dv, added)) {}
        try failure.check()
    }

    private func pointer<T>(_: T.Type, _ t: Tensor, _ b: Int, _ h: Int) -> UnsafeMutablePointer<T> {
        t.pointer(T.self) + b * t.strides[0] + h * t.strides[1]
    }
}
