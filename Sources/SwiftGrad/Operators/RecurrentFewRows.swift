import SwiftGradKernelAPI

// Recurrent layers over few sequences. A step reads all recurrent weights for a handful of rows, so memory binds it: the weights are
// used as they are, not packed, and the units are shared between the threads, each of which keeps its part of the weights in its cache.

extension RecurrentLayer {
    /// Fewer sequences than this go the way of this file.
    static var fewRows: Int { 16 }
    /// Units of a part of a step.
    private static var unitsPerPart: Int { 32 }
    /// Multiplications of a step from which it is worth sharing.
    private static var sharedFrom: Int { 50_000 }
    /// Rows up to which the input's weights are not packed either.
    private static var unpackedRows: Int { 256 }

    /// As `run`, for few sequences.
    func runFewRows<T: BinaryFloatingPoint>(_ x: Tensors, _ y: Tensors, _: T.Type) throws(TensorError) {
        let s = sizes(x), dtype = x.required(Input.x).dtype
        if s.rows == 0 || s.batch == 0 { return }
        let input = try x.required(Input.x).dense(), w = try x.required(Input.weight).dense()
        let u = try x.required(Input.hidden).dense()
        let r = try x[Input.projection].map { t throws(TensorError) in try t.dense() }
        let bias = try kernelBias(x, s, T.self)
        let h = y.required(1), c = cell == .lstm ? y.required(2) : nil, out = y.required(0)
        let hasKept = keeps && isGated
        let gates = hasKept ? y.required(gatesIndex) : try Tensor(empty: Shape([s.rows, s.wide]), dtype)
        let extra = hasKept ? y.required(extraIndex) : cell == .gru ? try Tensor(empty: Shape([s.rows, s.hidden]), dtype) : nil
        let before = keeps ? y.required(beforeIndex) : nil
        let raw = isProjected ? (keeps ? y.required(rawIndex) : try Tensor(empty: Shape([s.rows, s.hidden]), dtype)) : nil
        // A step reads the states of one tensor and writes those of the other; the last writes where they are wanted.
        let other = try Tensor(empty: h.shape, dtype)
        let states = steps.count % 2 == 0 ? (h, other) : (other, h)
        copyElements(from: x.required(Input.h), to: states.0)
        if let c { copyElements(from: x.required(Input.c), to: c) }
        defer { withExtendedLifetime((input, w, u, r, bias, gates, extra, raw, other)) {} }

        let size = dtype.size, type = dtype.kernel, wide = s.wide, n = s.hidden, p = s.outputs, batch = s.batch, k = s.inputs
        let xp = Raw(input.data), wp = Raw(w.data), up = Raw(u.data), gp = MutRaw(gates.data), yp = MutRaw(out.data)
        let cp = c.map { MutRaw($0.data) }, ep = extra.map { MutRaw($0.data) }, biases = bias.map { Raw($0.data) }
        let rp = r.map { Raw($0.data) }, rawp = raw.map { MutRaw($0.data) }, befores = before.map { MutRaw($0.data) }
        let state0 = MutRaw(states.0.data), state1 = MutRaw(states.1.data)
        let kernels = CPU.kernels.recurrent, cell = self.cell, keeps = self.keeps, isReverse = self.isReverse, steps = self.steps

        // Of a single step, the input's part is done with the hidden one.
        let isSingle = steps.count == 1
        if !isSingle {
            if s.rows < Self.unpackedRows {
                ThreadPool.forRanges(wide, grain: Self.grain(wide, s.rows &* k)) { j in
                    kernels.rowProducts(
                        type, s.rows, j.count, k, xp, k, wp + j.lowerBound * k * size, k, gp + j.lowerBound * size, wide, 0)
                }
            } else {
                try PackedMatrix(
                    w.pointer(T.self), dtype, k: k, n: wide, leading: k, transposed: true, rows: s.rows
                ).multiplyInTiles(s.rows, input.pointer(T.self), k, gates.pointer(T.self), wide)
            }
        }
        let parts = (n + Self.unitsPerPart - 1) / Self.unitsPerPart
        let phases = isProjected ? 2 : 1
        let isShared = batch &* wide &* (isSingle ? p + k : p) >= Self.sharedFrom
        try StepLoop.run(steps.count * phases, parts: parts, isShared: isShared) { index, part in
            let step = index / phases
            let t = isReverse ? steps.count - 1 - step : step
            let m = steps.size(t), row = steps.offset(t)
            let from = step % 2 == 0 ? state0 : state1, to = step % 2 == 0 ? state1 : state0
            /// Columns of states, from which this part computes its own.
            func copyState(_ target: MutRaw, _ rows: Range<Int>, _ columns: Range<Int>) {
                for i in rows {
                    let at = (i * p + columns.lowerBound) * size
                    (target + at).copyMemory(from: from + at, byteCount: columns.count * size)
                }
            }
            if index % phases == 1, let rp, let rawp {
                let first = part * p / parts, count = (part + 1) * p / parts - first
                copyState(to, m..<batch, first..<(first + count))
                if let befores { copyState(befores + row * p * size, 0..<m, first..<(first + count)) }
                kernels.rowProducts(
                    type, m, count, n, rawp + row * n * size, n, rp + first * n * size, n, to + first * size, p, 0)
                for i in 0..<m {
                    (yp + ((row + i) * p + first) * size).copyMemory(
                        from: to + (i * p + first) * size, byteCount: count * size)
                }
                return
            }
            let first = part * Self.unitsPerPart, count = min(Self.unitsPerPart, n - first), at = first * size
            let g = gp + row * wide * size + at
            let shared = cell == .gru ? 2 : cell.gates
            for gate in 0..<cell.gates {
                let rows = (gate * n + first) * size, target = g + gate * n * size
                if isSingle { kernels.rowProducts(type, m, count, k, xp, k, wp + rows * k, k, target, wide, 0) }
                if gate < shared { kernels.rowProducts(type, m, count, p, from, p, up + rows * p, p, target, wide, 1) }
            }
            if !isProjected {
                copyState(to, (cell == .gru ? 0 : m)..<batch, first..<(first + count))
                if let befores { copyState(befores + row * p * size, 0..<m, first..<(first + count)) }
            }
            let bias = biases.map { $0 + at }, result = yp + row * n * size + at
            switch cell {
            case .lstm:
                let cells = keeps ? ep! + row * n * size + at : nil
                if let rawp {
                    kernels.lstm(type, m, count, n, g, bias, cp! + at, cells, rawp + row * n * size + at, nil, 0)
                } else {
                    kernels.lstm(type, m, count, n, g, bias, cp! + at, cells, to + at, result, n)
                }
            case .gru:
                let own = ep! + row * n * size + at
                kernels.rowProducts(type, m, count, n, from, n, up + (2 * n + first) * n * size, n, own, n, 0)
                kernels.gru(type, m, count, n, g, own, bias, to + at, result, n)
            case .tanh, .relu:
                kernels.plain(type, cell == .relu ? 1 : 0, m, count, n, g, bias, to + at, result, n)
            }
        }
    }

    /// Columns of a tile of products with `work` multiplications each.
    private static func grain(_ columns: Int, _ work: Int) -> Int {
        let fewest = max(16, (sharedFrom / 2 / max(work, 1) + 7) & ~7)
        return max(fewest, (columns + 15) / 16 + 7 & ~7)
    }
}
