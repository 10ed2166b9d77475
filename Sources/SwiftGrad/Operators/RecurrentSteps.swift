import SwiftGradKernelAPI

// The loops over the steps of a recurrent layer, forward and backward.

extension RecurrentLayer {
    /// Sequences that a tile of the pool takes through all steps. Fixed by the batch, so that results do not depend on the threads.
    static func rowsPerTile(_ batch: Int) -> Int { max(32, (batch + 7) / 8 + 15 & ~15) }

    /// Calls `body(step, first row, rows)` for the steps in which the sequences of `tile` take part, in order of time of this direction
    /// or, `backwards`, against it.
    @inline(__always)
    func forSteps(_ tile: Range<Int>, backwards: Bool, _ body: (_ step: Int, _ row: Int, _ count: Int) -> Void) {
        let n = steps.count
        for k in 0..<n {
            let t = isReverse != backwards ? n - 1 - k : k
            let count = min(tile.upperBound, steps.size(t)) - tile.lowerBound
            if count > 0 { body(t, steps.offset(t) + tile.lowerBound, count) }
        }
    }

    /// The biases as the kernels want them: summed, those of a GRU's candidate apart.
    private func kernelBias<T: BinaryFloatingPoint>(_ x: Tensors, _ s: Sizes, _: T.Type) throws(TensorError) -> Tensor? {
        guard let b0 = try x[Input.bias]?.dense(), let b1 = try x[Input.hiddenBias]?.dense() else { return nil }
        let n = s.hidden, sum = try Tensor(empty: Shape([cell == .gru ? 4 * n : s.wide]), b0.dtype)
        defer { withExtendedLifetime((b0, b1, sum)) {} }
        let a = b0.pointer(T.self), b = b1.pointer(T.self), d = sum.pointer(T.self)
        let shared = cell == .gru ? 2 * n : s.wide
        for i in 0..<shared { d[i] = a[i] + b[i] }
        if cell == .gru {
            for i in 0..<n {
                d[2 * n + i] = a[2 * n + i]
                d[3 * n + i] = b[2 * n + i]
            }
        }
        return sum
    }

    func run<T: BinaryFloatingPoint>(_ x: Tensors, _ y: Tensors, _: T.Type) throws(TensorError) {
        let s = sizes(x), dtype = x.required(Input.x).dtype
        let input = try x.required(Input.x).dense(), w = try x.required(Input.weight).dense()
        let u = try x.required(Input.hidden).dense()
        let r = try x[Input.projection].map { t throws(TensorError) in try t.dense() }
        let bias = try kernelBias(x, s, T.self)
        // The states are worked on where the last ones are wanted.
        let h = y.required(1), c = cell == .lstm ? y.required(2) : nil
        copyElements(from: x.required(Input.h), to: h)
        if let c { copyElements(from: x.required(Input.c), to: c) }
        let hasKept = keeps && isGated
        let gates = hasKept ? y.required(gatesIndex) : try Tensor(empty: Shape([s.rows, s.wide]), dtype)
        // The hidden part of a GRU's candidate is needed in any case, c before each step only for backward.
        let extra = hasKept ? y.required(extraIndex) : cell == .gru ? try Tensor(empty: Shape([s.rows, s.hidden]), dtype) : nil
        let before = keeps ? y.required(beforeIndex) : nil
        let raw = isProjected ? (keeps ? y.required(rawIndex) : try Tensor(empty: Shape([s.rows, s.hidden]), dtype)) : nil
        let out = y.required(0)
        if s.rows == 0 { return }
        defer { withExtendedLifetime((input, w, u, r, bias, gates, extra, raw)) {} }

        let wide = s.wide, n = s.hidden, p = s.outputs
        let gp = gates.pointer(T.self), hp = h.pointer(T.self), up = u.pointer(T.self), yp = out.pointer(T.self)
        let cp = c?.pointer(T.self), ep = extra?.pointer(T.self), rp = r?.pointer(T.self), raws = raw?.pointer(T.self)
        let befores = before?.pointer(T.self), biases = bias.map { Raw($0.data) }
        GEMM.run(
            s.rows, wide, s.inputs, input.pointer(T.self), s.inputs, transA: false, w.pointer(T.self), s.inputs, transB: true, gp,
            wide, beta: 0)
        let kernels = CPU.kernels.recurrent, type = dtype.kernel, cell = self.cell, keeps = self.keeps
        ThreadPool.forRanges(s.batch, grain: RecurrentLayer.rowsPerTile(s.batch)) { tile in
            let state = hp + tile.lowerBound * p
            forSteps(tile, backwards: false) { _, row, m in
                let g = gp + row * wide
                if let befores { (befores + row * p).update(from: state, count: m * p) }
                switch cell {
                case .lstm:
                    GEMM.tile(m, wide, p, state, p, up, p, transB: true, g, wide, beta: 1)
                    let c = MutRaw(cp! + tile.lowerBound * n)
                    let cells = keeps ? MutRaw(ep! + row * n) : nil
                    if let rp {
                        let hidden = raws! + row * n
                        kernels.lstm(type, m, n, MutRaw(g), biases, c, cells, MutRaw(hidden), nil, 0)
                        GEMM.tile(m, p, n, hidden, n, rp, n, transB: true, state, p)
                        (yp + row * p).update(from: state, count: m * p)
                    } else {
                        kernels.lstm(type, m, n, MutRaw(g), biases, c, cells, MutRaw(state), MutRaw(yp + row * n), n)
                    }
                case .gru:
                    let part = ep! + row * n
                    GEMM.tile(m, 2 * n, n, state, n, up, n, transB: true, g, wide, beta: 1)
                    GEMM.tile(m, n, n, state, n, up + 2 * n * n, n, transB: true, part, n)
                    kernels.gru(type, m, n, MutRaw(g), MutRaw(part), biases, MutRaw(state), MutRaw(yp + row * n), n)
                case .tanh, .relu:
                    GEMM.tile(m, n, n, state, n, up, n, transB: true, g, n, beta: 1)
                    kernels.plain(
                        type, cell == .relu ? 1 : 0, m, n, MutRaw(g), biases, MutRaw(state), MutRaw(yp + row * n), n)
                }
            }
        }
    }

    /// The gradients of all inputs that want one.
    func runBackward<T: BinaryFloatingPoint>(_ v: inout VJP, _: T.Type) throws(TensorError) {
        let x = try v.input(Input.x).dense(), w = try v.input(Input.weight).dense(), u = try v.input(Input.hidden).dense()
        let r = try v.optionalInput(Input.projection).map { t throws(TensorError) in try t.dense() }
        let dtype = x.dtype, batch = steps.batch, rows = steps.rows
        let wide = u.shape[0], n = wide / cell.gates, p = u.shape[1], inputs = x.shape[1]
        let before = try v.output(beforeIndex)
        let gates = isGated ? try v.output(gatesIndex) : nil, extra = isGated ? try v.output(extraIndex) : nil
        let y = isGated ? nil : try v.output(0), raw = isProjected ? try v.output(rawIndex) : nil
        let dy = try v.grad(0).map { t throws(TensorError) in try t.dense(dtype) }
        func state(_ i: Int, _ width: Int) throws(TensorError) -> Tensor {
            let t = try Tensor(empty: Shape([batch, width]), dtype)
            if let g = v.grad(i) { copyElements(from: g, to: t) } else { fillElements(t, 0) }
            return t
        }
        let dh = try state(1, p), dc = cell == .lstm ? try state(2, n) : nil
        let d = try Tensor(empty: Shape([rows, wide]), dtype)
        let dPart = cell == .gru ? try Tensor(empty: Shape([rows, n]), dtype) : nil
        // With a projection: gradients of its results, and of what it is applied to.
        let dOut = isProjected ? try Tensor(empty: Shape([rows, p]), dtype) : nil
        let dRaw = isProjected ? try Tensor(empty: Shape([batch, n]), dtype) : nil
        defer { withExtendedLifetime((x, w, u, r, before, gates, extra, y, raw, dy, dh, dc, d, dPart, dOut, dRaw)) {} }

        let dp = d.pointer(T.self), up = u.pointer(T.self), dhp = dh.pointer(T.self), dcp = dc?.pointer(T.self)
        let gp = gates?.pointer(T.self), ep = extra?.pointer(T.self), yp = y?.pointer(T.self), dyp = dy?.pointer(T.self)
        let partp = dPart?.pointer(T.self), outp = dOut?.pointer(T.self), rawp = dRaw?.pointer(T.self)
        let bp = before.pointer(T.self), rp = r?.pointer(T.self)
        let kernels = CPU.kernels.recurrent, type = dtype.kernel, cell = self.cell
        ThreadPool.forRanges(batch, grain: RecurrentLayer.rowsPerTile(batch)) { tile in
            let dState = dhp + tile.lowerBound * p
            forSteps(tile, backwards: true) { _, row, m in
                let g = dp + row * wide
                let dyRow = dyp.map { Raw($0 + row * p) }
                switch cell {
                case .lstm:
                    let c = MutRaw(dcp! + tile.lowerBound * n)
                    let act = Raw(gp! + row * wide), cells = Raw(ep! + row * n)
                    if let rp {
                        let total = outp! + row * p, inner = rawp! + tile.lowerBound * n
                        if let dyp {
                            let dyRow = dyp + row * p
                            for i in 0..<(m * p) { total[i] = dState[i] + dyRow[i] }
                        } else {
                            total.update(from: dState, count: m * p)
                        }
                        GEMM.tile(m, n, p, total, p, rp, n, inner, n)
                        kernels.lstmBackward(type, m, n, MutRaw(g), act, cells, MutRaw(inner), c, nil, 0)
                    } else {
                        kernels.lstmBackward(type, m, n, MutRaw(g), act, cells, MutRaw(dState), c, dyRow, n)
                    }
                    GEMM.tile(m, p, wide, g, wide, up, p, dState, p)
                case .gru:
                    let part = partp! + row * n
                    kernels.gruBackward(
                        type, m, n, MutRaw(g), MutRaw(part), Raw(gp! + row * wide), Raw(ep! + row * n), Raw(bp + row * n),
                        MutRaw(dState), dyRow, n)
                    GEMM.tile(m, n, 2 * n, g, wide, up, n, dState, n, beta: 1)
                    GEMM.tile(m, n, n, part, n, up + 2 * n * n, n, dState, n, beta: 1)
                case .tanh, .relu:
                    kernels.plainBackward(
                        type, cell == .relu ? 1 : 0, m, n, MutRaw(g), Raw(yp! + row * n), n, MutRaw(dState), dyRow, n)
                    GEMM.tile(m, n, n, g, n, up, n, dState, n)
                }
            }
        }

        if v.needs(Input.x) {
            let dx = try Tensor(empty: Shape([rows, inputs]), dtype)
            GEMM.run(
                rows, inputs, wide, dp, wide, transA: false, w.pointer(T.self), inputs, transB: false, dx.pointer(T.self), inputs)
            v[Input.x] = dx
        }
        if v.needs(Input.h) { v[Input.h] = dh }
        if v.needs(Input.c) { v[Input.c] = dc }
        if v.needs(Input.weight) {
            v[Input.weight] = try transposedProduct(d, 0, wide, wide, x, T.self)
        }
        if v.needs(Input.hidden) {
            if let dPart {
                let du = try Tensor(empty: Shape([wide, p]), dtype)
                try transposedProduct(d, 0, 2 * n, wide, before, into: du, 0, T.self)
                try transposedProduct(dPart, 0, n, n, before, into: du, 2 * n, T.self)
                v[Input.hidden] = du
            } else {
                v[Input.hidden] = try transposedProduct(d, 0, wide, wide, before, T.self)
            }
        }
        if v.needs(Input.bias) { v[Input.bias] = try columnSums(d) }
        if v.needs(Input.hiddenBias) {
            if let dPart {
                let sums = try Tensor(empty: Shape([wide]), dtype)
                try columnSums(d, columns: 2 * n, into: sums, 0)
                try columnSums(dPart, columns: n, into: sums, 2 * n)
                v[Input.hiddenBias] = sums
            } else {
                v[Input.hiddenBias] = try columnSums(d)
            }
        }
        if let dOut, let raw, v.needs(Input.projection) {
            v[Input.projection] = try transposedProduct(dOut, 0, p, p, raw, T.self)
        }
    }

    /// aᵀ b over the rows of both: (columns of a, columns of b).
    private func transposedProduct<T: BinaryFloatingPoint>(
        _ a: Tensor, _ first: Int, _ columns: Int, _ stride: Int, _ b: Tensor, _: T.Type
    ) throws(TensorError) -> Tensor {
        let c = try Tensor(empty: Shape([columns, b.shape[1]]), b.dtype)
        try transposedProduct(a, first, columns, stride, b, into: c, 0, T.self)
        return c
    }

    private func transposedProduct<T: BinaryFloatingPoint>(
        _ a: Tensor, _ first: Int, _ columns: Int, _ stride: Int, _ b: Tensor, into c: Tensor, _ row: Int, _: T.Type
    ) throws(TensorError) {
        defer { withExtendedLifetime((a, b, c)) {} }
        let n = b.shape[1]
        if steps.rows == 0 { return fillElements(c, 0) }
        GEMM.run(
            columns, n, steps.rows, a.pointer(T.self) + first, stride, transA: true, b.pointer(T.self), n, transB: false,
            c.pointer(T.self) + row * n, n)
    }

    private func columnSums(_ a: Tensor) throws(TensorError) -> Tensor {
        let sums = try Tensor(empty: Shape([a.shape[1]]), a.dtype)
        try columnSums(a, columns: a.shape[1], into: sums, 0)
        return sums
    }

    /// Sums of the first columns of `a`, written from entry `at`.
    private func columnSums(_ a: Tensor, columns: Int, into sums: Tensor, _ at: Int) throws(TensorError) {
        defer { withExtendedLifetime((a, sums)) {} }
        let type = a.dtype.kernel, size = a.dtype.size, stride = a.shape[1], rows = a.shape[0]
        let from = a.data, to = sums.data + at * size
        var none = 0.0
        withUnsafePointer(to: &none) { p in
            ThreadPool.forRanges(columns, grain: 128) { r in
                CPU.kernels.reduceColumns(
                    ReduceKernel.sum.rawValue, type, rows, r.count, to + r.lowerBound * size, from + r.lowerBound * size, stride,
                    p)
            }
        }
    }
}
