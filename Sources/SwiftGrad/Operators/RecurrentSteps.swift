import SwiftGradKernelAPI

// The loops over the steps of a recurrent layer, forward and backward.

extension RecurrentLayer {
    /// Sequences that a tile of the pool takes through all steps: a tile a thread, so that each step reads the weights once, where any cut gives the same bits (`isFree`), else
    /// fixed by the batch.
    static func rowsPerTile(_ batch: Int, isFree: Bool) -> Int {
        if isFree { return max(12, (batch + ThreadPool.threadCount - 1) / ThreadPool.threadCount) }
        return max(32, (batch + 7) / 8 + 15 & ~15)
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let isDouble = x.required(Input.x).dtype == .float64
        if steps.batch < Self.fewRows {
            if isDouble { try runFewRows(x, y, Double.self) } else { try runFewRows(x, y, Float.self) }
        } else {
            if isDouble { try run(x, y, Double.self) } else { try run(x, y, Float.self) }
        }
    }

    func vjp(_ c: inout VJP) throws(TensorError) {
        if GradMode.isEnabled { return try differentiable(&c) }
        if try c.input(Input.x).dtype == .float64 {
            try runBackward(&c, Double.self)
        } else {
            try runBackward(&c, Float.self)
        }
    }

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
    func kernelBias<T: BinaryFloatingPoint>(_ x: Tensors, _ s: Sizes, _: T.Type) throws(TensorError) -> Tensor? {
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

    private func run<T: BinaryFloatingPoint>(_ x: Tensors, _ y: Tensors, _: T.Type) throws(TensorError) {
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
        try PackedMatrix(
            w.pointer(T.self), dtype, k: s.inputs, n: wide, leading: s.inputs, transposed: true, rows: s.rows
        ).multiplyInTiles(s.rows, input.pointer(T.self), s.inputs, gp, wide)
        // Of a GRU the part of the candidate is apart.
        let shared = cell == .gru ? 2 * n : wide
        let hidden = try PackedMatrix(up, dtype, k: p, n: shared, leading: p, transposed: true, rows: s.rows)
        let candidate = try PackedMatrix(
            up + shared * p, dtype, k: p, n: wide - shared, leading: p, transposed: true, rows: s.rows)
        let projection = try rp.map { r throws(TensorError) in
            try PackedMatrix(r, dtype, k: n, n: p, leading: n, transposed: true, rows: s.rows)
        }
        let kernels = CPU.kernels.recurrent, type = dtype.kernel, cell = self.cell, keeps = self.keeps, size = dtype.size
        ThreadPool.forRanges(s.batch, grain: Self.rowsPerTile(s.batch, isFree: hidden.isPacked)) { tile in
            let state = hp + tile.lowerBound * p
            forSteps(tile, backwards: false) { _, row, m in
                let g = gp + row * wide
                if let befores { MutRaw(befores + row * p).copyMemory(from: state, byteCount: m * p * size) }
                hidden.multiply(m, state, p, g, wide, adds: true)
                switch cell {
                case .lstm:
                    let c = MutRaw(cp! + tile.lowerBound * n)
                    let cells = keeps ? MutRaw(ep! + row * n) : nil
                    if let projection {
                        let inner = raws! + row * n
                        kernels.lstm(type, m, n, n, MutRaw(g), biases, c, cells, MutRaw(inner), nil, 0)
                        projection.multiply(m, inner, n, state, p)
                        MutRaw(yp + row * p).copyMemory(from: state, byteCount: m * p * size)
                    } else {
                        kernels.lstm(type, m, n, n, MutRaw(g), biases, c, cells, MutRaw(state), MutRaw(yp + row * n), n)
                    }
                case .gru:
                    let part = ep! + row * n
                    candidate.multiply(m, state, n, part, n)
                    kernels.gru(type, m, n, n, MutRaw(g), MutRaw(part), biases, MutRaw(state), MutRaw(yp + row * n), n)
                case .tanh, .relu:
                    kernels.plain(
                        type, cell == .relu ? 1 : 0, m, n, n, MutRaw(g), biases, MutRaw(state), MutRaw(yp + row * n), n)
                }
            }
        }
    }

    /// The gradients of all inputs that want one.
    private func runBackward<T: BinaryFloatingPoint>(_ v: inout VJP, _: T.Type) throws(TensorError) {
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
        let shared = cell == .gru ? 2 * n : wide
        let hidden = try PackedMatrix(up, dtype, k: shared, n: p, leading: p, transposed: false, rows: rows)
        let candidate = try PackedMatrix(
            up + shared * p, dtype, k: wide - shared, n: p, leading: p, transposed: false, rows: rows)
        let projection = try rp.map { r throws(TensorError) in
            try PackedMatrix(r, dtype, k: p, n: n, leading: n, transposed: false, rows: rows)
        }
        let kernels = CPU.kernels.recurrent, type = dtype.kernel, cell = self.cell, size = dtype.size
        let ones = try Tensor.full(Shape([1]), 1, .float64), one = Params(ones.pointer(Double.self))
        defer { withExtendedLifetime(ones) {} }
        ThreadPool.forRanges(batch, grain: Self.rowsPerTile(batch, isFree: hidden.isPacked)) { tile in
            let dState = dhp + tile.lowerBound * p
            forSteps(tile, backwards: true) { _, row, m in
                let g = dp + row * wide
                let dyRow = dyp.map { Raw($0 + row * p) }
                switch cell {
                case .lstm:
                    let c = MutRaw(dcp! + tile.lowerBound * n)
                    let act = Raw(gp! + row * wide), cells = Raw(ep! + row * n)
                    if let projection {
                        let total = outp! + row * p, inner = rawp! + tile.lowerBound * n
                        if let dyp {
                            CPU.kernels.binary(
                                BinaryKernel.add.rawValue, type, m * p, MutRaw(total), 1, Raw(dState), 1, Raw(dyp + row * p), 1,
                                one)
                        } else {
                            MutRaw(total).copyMemory(from: dState, byteCount: m * p * size)
                        }
                        projection.multiply(m, total, p, inner, n)
                        kernels.lstmBackward(type, m, n, MutRaw(g), act, cells, MutRaw(inner), c, nil, 0)
                    } else {
                        kernels.lstmBackward(type, m, n, MutRaw(g), act, cells, MutRaw(dState), c, dyRow, n)
                    }
                    hidden.multiply(m, g, wide, dState, p)
                case .gru:
                    let part = partp! + row * n
                    kernels.gruBackward(
                        type, m, n, MutRaw(g), MutRaw(part), Raw(gp! + row * wide), Raw(ep! + row * n), Raw(bp + row * n),
                        MutRaw(dState), dyRow, n)
                    hidden.multiply(m, g, wide, dState, n, adds: true)
                    candidate.multiply(m, part, n, dState, n, adds: true)
                case .tanh, .relu:
                    kernels.plainBackward(
                        type, cell == .relu ? 1 : 0, m, n, MutRaw(g), Raw(yp! + row * n), n, MutRaw(dState), dyRow, n)
                    hidden.multiply(m, g, n, dState, n)
                }
            }
        }

        if v.needs(Input.x) {
            let dx = try Tensor(empty: Shape([rows, inputs]), dtype)
            try PackedMatrix(
                w.pointer(T.self), dtype, k: wide, n: inputs, leading: inputs, transposed: false, rows: rows
            ).multiplyInTiles(rows, dp, wide, dx.pointer(T.self), inputs)
            v[Input.x] = dx
        }
        if v.needs(Input.h) { v[Input.h] = dh }
        if v.needs(Input.c) { v[Input.c] = dc }
        var fromAll: [(PackedRows<T>, UnsafeMutablePointer<T>)] = []
        let dw = v.needs(Input.weight) ? try Tensor(empty: Shape([wide, inputs]), dtype) : nil
        let du = v.needs(Input.hidden) ? try Tensor(empty: Shape([wide, p]), dtype) : nil
        if let dw { fromAll.append((try PackedRows<T>(x, rows: rows), dw.pointer(T.self))) }
        if let du {
            let packed = try PackedRows<T>(before, rows: rows), dup = du.pointer(T.self)
            if let partp {
                try PackedRows<T>.outerProducts(shared, dp, wide, [(packed, dup)])
                try PackedRows<T>.outerProducts(n, partp, n, [(packed, dup + shared * p)])
            } else {
                fromAll.append((packed, dup))
            }
        }
        try PackedRows<T>.outerProducts(wide, dp, wide, fromAll)
        v[Input.weight] = dw
        v[Input.hidden] = du
        if v.needs(Input.bias) { v[Input.bias] = try columnSums(d) }
        if v.needs(Input.hiddenBias), dPart == nil, let sums = v[Input.bias] {
            v[Input.hiddenBias] = try sums.clone()
        } else if v.needs(Input.hiddenBias) {
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
            let dr = try Tensor(empty: Shape([p, n]), dtype)
            try PackedRows<T>.outerProducts(
                p, dOut.pointer(T.self), p, [(try PackedRows<T>(raw, rows: rows), dr.pointer(T.self))])
            v[Input.projection] = dr
        }
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
