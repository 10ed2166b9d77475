import SwiftGradKernelAPI

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

// Attention without a matrix of scores: blocks of queries against blocks of keys with an online softmax (Milakov and Gimelshein 2018; Dao
// et al. 2022, "FlashAttention"). What backward needs is the logarithm of the sum of exponentials of each row; it computes the scores anew.
// Dropout's mask is kept as bits, one a score.

/// dropout(softmax(q kᵀ scale + mask)) v of float32/float64; inputs q (B, H, L, E), k (B, G, S, E), v (B, G, S, F) with G dividing H; a mask
/// (broadcast to B, H, L, S by its strides, of the same dtype, or bool: true where a query may look) or nil; and bits of the scores that are
/// kept, or nil. Results: (B, H, L, F), in memory (B, L, H, F) where `headsInside`; and lse (B, H, L), +inf where a row sees nothing: such a
/// row gives zeros.
struct FusedAttention: Op {
    static let name = "ScaledDotProductFlashAttentionForCpu"
    let scale: Double
    let isCausal: Bool
    let headsInside: Bool
    /// Of dropout.
    let probability: Double

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let q = x.required(0), v = x.required(2)
        let rows = Shape([q.shape[0], q.shape[1], q.shape[2]])
        var out = rows
        out.append(v.shape[3])
        return [
            TensorSpec(q.dtype, out, strides: headsInside ? AttentionGeometry.insideStrides(out) : nil), TensorSpec(q.dtype, rows),
        ]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        if x.required(0).dtype == .float64 { try run(Double.self, x, y) } else { try run(Float.self, x, y) }
    }

    private func run<T: BinaryFloatingPoint>(_: T.Type, _ x: Tensors, _ y: Tensors) throws(TensorError) {
        let q = try AttentionOperand(x.required(0)), k = try AttentionOperand(x.required(1)),
            v = try AttentionOperand(x.required(2))
        let out = y.required(0), lse = y.required(1)
        let g = AttentionGeometry(q.tensor, k.tensor, v.tensor, isCausal)
        let extras = AttentionExtras(g, mask: x[3], bits: x[4], probability, out.dtype)
        if out.numel == 0 && lse.numel == 0 { return }
        let dtype = out.dtype.kernel, size = MemoryLayout<T>.size, lanes = 64 / size, gemm = CPU.kernels.gemm
        let op = out.pointer(T.self), lp = lse.pointer(T.self), scale = self.scale
        let rowBlock = min(g.queries, 48), colBlock = min(max(g.keys, 1), 256), stride = (colBlock + lanes - 1) / lanes * lanes
        // Values meet so many weights at once: few, where blocks of keys are cut short.
        let part = isCausal ? 64 : colBlock
        // Packing keys and values pays where several rows meet them.
        let packs = g.queries >= 8
        let keyCount = packs ? gemm.packedCount(dtype, g.width, g.keys) : 0
        let valueWidth = packs ? gemm.packedCount(dtype, 1, g.outWidth) : 0
        // Tiles are fixed by the shape: a head of k and v with all that look at it, or where there are few a part of the queries.
        let chunk = g.chunk(rowBlock), chunks = (g.queries + chunk - 1) / chunk
        let work = g.group * chunk * (g.keys + 1) * (g.width + g.outWidth + 16)
        let failure = Failure()
        ThreadPool.forRanges(g.batch * g.sources * chunks, grain: max(1, (1 << 18) / max(work, 1))) { range in
            let count = rowBlock * (stride + 2) + keyCount + valueWidth * g.keys + 3 * lanes
            guard let scratch = try? Tensor(empty: Shape([count]), out.dtype) else { return failure.set() }
            defer { withExtendedLifetime(scratch) {} }
            let scores = scratch.pointer(T.self), largest = scores + rowBlock * stride, sums = largest + rowBlock
            let keys = scores + (rowBlock * (stride + 2) + lanes - 1) / lanes * lanes
            let values = keys + (keyCount + lanes - 1) / lanes * lanes
            for tile in range {
                let head = tile / chunks, b = head / g.sources, source = head % g.sources
                let first = tile % chunks * chunk, past = min(first + chunk, g.queries), shown = g.end(past)
                let kp = k.pointer(T.self, b, source), vp = v.pointer(T.self, b, source)
                if packs {
                    gemm.pack(dtype, g.width, g.keys, keys, kp, 1, k.row)
                    for j0 in Swift.stride(from: 0, to: shown, by: part) {
                        gemm.pack(dtype, min(part, g.keys - j0), g.outWidth, values + j0 * valueWidth, vp + j0 * v.row, v.row, 1)
                    }
                }
                for h in (source * g.group)..<((source + 1) * g.group) {
                    for i0 in Swift.stride(from: first, to: past, by: rowBlock) {
                        let m = min(rowBlock, past - i0), end = g.end(i0 + m)
                        let qp = q.pointer(T.self, b, h) + i0 * q.row
                        let acc = op + b * out.strides[0] + h * out.strides[1] + i0 * out.strides[2]
                        largest.update(repeating: -.infinity, count: m)
                        sums.update(repeating: 0, count: m)
                        var block = AttentionBlock(rows: m, cols: 0, scores: scores, stride: stride, scale: scale)
                        block.largest = MutRaw(largest)
                        block.sums = MutRaw(sums)
                        block.results = MutRaw(acc)
                        block.resultRow = out.strides[2]
                        for j0 in Swift.stride(from: 0, to: end, by: colBlock) {
                            let n = g.columns(from: j0, to: end, of: colBlock)
                            if packs {
                                gemm.multiply(dtype, m, n, g.width, qp, q.row, 1, keys + j0 * g.width, scores, stride, 0)
                            } else {
                                GEMM.tile(m, n, g.width, qp, q.row, kp + j0 * k.row, k.row, transB: true, scores, stride)
                            }
                            block.cols = n
                            block.visible = g.visible(i0, j0)
                            block.width = j0 == 0 ? 0 : g.outWidth
                            extras.set(&block, size, b, h, i0, j0)
                            withUnsafePointer(to: block) { CPU.kernels.fused.attention(dtype, Raw($0)) }
                            if packs {
                                for at in Swift.stride(from: 0, to: n, by: part) {
                                    gemm.multiply(
                                        dtype, m, g.outWidth, min(part, n - at), scores + at, stride, 1,
                                        values + (j0 + at) * valueWidth, acc, out.strides[2], j0 + at == 0 ? 0 : 1)
                                }
                            } else {
                                GEMM.tile(
                                    m, g.outWidth, n, scores, stride, vp + j0 * v.row, v.row, acc, out.strides[2],
                                    beta: j0 == 0 ? 0 : 1)
                            }
                        }
                        for i in 0..<m {
                            let a = acc + i * out.strides[2], sum = sums[i], l = lp + (b * g.heads + h) * g.queries + i0 + i
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
            }
        }
        withExtendedLifetime((q.tensor, k.tensor, v.tensor, extras)) {}
        try failure.check()
    }

    func saves(_ needs: NeedsMask) -> Saves { [.inputs(5), .output(0), .output(1)] }

    func vjp(_ c: inout VJP) throws(TensorError) {
        let q = try c.input(0), k = try c.input(1), v = try c.input(2), mask = try c.optionalInput(3), bits = try c.optionalInput(4)
        if GradMode.isEnabled { return try differentiable(&c, q, k, v, mask, bits) }
        let backward = try AttentionBackward(
            q, k, v, mask, bits, try c.grad, try c.output(0), try c.output(1), scale: scale, isCausal: isCausal,
            probability: probability, addsMask: c.needs(3))
        c[0] = backward.dq
        c[1] = backward.dk
        c[2] = backward.dv
        c[3] = backward.added
    }

    /// The same by differentiable operators, from the inputs anew.
    private func differentiable(
        _ c: inout VJP, _ q: Tensor, _ k0: Tensor, _ v0: Tensor, _ mask: Tensor?, _ bits: Tensor?
    ) throws(TensorError) {
        let g = try c.grad, group = q.shape[1] / max(k0.shape[1], 1)
        let k = try k0.repeatedHeads(to: q.shape[1]), v = try v0.repeatedHeads(to: q.shape[1])
        let bias = try mask.map { m throws(TensorError) in m.dtype == .bool ? try m.attentionBias(q.dtype) : m }
        let p = try Tensor.attentionWeights(q, k, bias, isCausal, scale)
        let noise = try bits.map { b throws(TensorError) in
            try Tensor.dropoutNoise(b, p.shape, p.dtype, probability)
        }
        func dropped(_ t: Tensor) throws(TensorError) -> Tensor { try noise.map { n throws(TensorError) in try t.mul(n) } ?? t }
        let dp = try dropped(try g.matmul(try v.transpose(-2, -1)))
        let ds = try p.mul(try dp.sub(try p.mul(dp).sum([-1], keepdim: true)))
        let dqk = try ds.mul(.double(scale))
        func gathered(_ t: Tensor) throws(TensorError) -> Tensor {
            if group == 1 { return t }
            return try t.reshape(Shape([t.shape[0], t.shape[1] / group, group, t.shape[2], t.shape[3]])).sum([2])
        }
        if c.needs(0) { c[0] = try dqk.matmul(k) }
        if c.needs(1) { c[1] = try gathered(try dqk.transpose(-2, -1).matmul(q)) }
        if c.needs(2) { c[2] = try gathered(try dropped(p).transpose(-2, -1).matmul(g)) }
        if c.needs(3) { c[3] = ds }
    }
}

/// A (B, H, L, E) tensor whose rows are contiguous, as it is or copied.
struct AttentionOperand {
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

struct AttentionGeometry {
    let batch, heads, queries, keys, width, outWidth: Int
    /// Heads of q that share one of k and v.
    let group: Int
    /// Heads of k and v.
    let sources: Int
    let isCausal: Bool

    init(_ q: Tensor, _ k: Tensor, _ v: Tensor, _ isCausal: Bool) {
        batch = q.shape[0]
        heads = q.shape[1]
        queries = q.shape[2]
        keys = k.shape[2]
        width = q.shape[3]
        outWidth = v.shape[3]
        group = max(1, q.shape[1] / max(k.shape[1], 1))
        sources = heads / group
        self.isCausal = isCausal
    }

    /// Strides of a (B, H, L, F) tensor that lies in memory as (B, L, H, F).
    static func insideStrides(_ s: Shape) -> Shape { Shape([s[2] * s[1] * s[3], s[3], s[1] * s[3], 1]) }

    /// Queries of a tile: all, or fewer where there are not heads enough for several threads.
    func chunk(_ rowBlock: Int) -> Int {
        let wanted = (8 + batch * sources - 1) / max(batch * sources, 1)
        let blocks = (queries + rowBlock - 1) / max(rowBlock, 1)
        return max(1, (blocks + wanted - 1) / max(wanted, 1)) * max(rowBlock, 1)
    }

    /// Keys that the first `rows` rows see at most.
    func end(_ rows: Int) -> Int { isCausal ? min(keys, rows) : keys }

    /// Columns of the block of keys from `j0` of which those before `end` are wanted: whole panels of packed keys.
    func columns(from j0: Int, to end: Int, of block: Int) -> Int { min(block, keys - j0, (end - j0 + 63) / 64 * 64) }

    /// Keys from `j0` that row `i0` sees.
    func visible(_ i0: Int, _ j0: Int) -> Int { isCausal ? i0 + 1 - j0 : 1 << 40 }
}

/// A mask and dropout, told to blocks of scores.
struct AttentionExtras {
    private let geometry: AttentionGeometry
    private let mask: Tensor?
    private let bits: Tensor?
    private let keepScale: Double

    init(_ g: AttentionGeometry, mask: Tensor?, bits: Tensor?, _ p: Double, _ dtype: DType) {
        geometry = g
        self.mask = mask
        self.bits = bits
        keepScale = Tensor.dropoutScale(p, dtype)
    }

    func set(_ block: inout AttentionBlock, _ size: Int, _ b: Int, _ h: Int, _ i0: Int, _ j0: Int) {
        if let mask {
            let at = b * mask.strides[0] + h * mask.strides[1] + i0 * mask.strides[2] + j0 * mask.strides[3]
            block.maskIsBool = mask.dtype == .bool
            block.mask = Raw(mask.data + at * (block.maskIsBool ? 1 : size))
            block.maskRow = mask.strides[2]
            block.maskCol = mask.strides[3]
        }
        if let bits {
            block.bits = Raw(bits.data)
            block.bitRow = geometry.keys
            block.firstBit = ((b * geometry.heads + h) * geometry.queries + i0) * geometry.keys + j0
            block.keepScale = keepScale
        }
    }
}
