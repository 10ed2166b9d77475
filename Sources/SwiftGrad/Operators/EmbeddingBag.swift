// embedding_bag: rows of a table, reduced bag by bag.

enum BagMode: Int { case sum = 0, mean = 1, max = 2 }

/// Bags of rows of a matrix. Inputs: weight (rows, width), weights of the samples (n,)?. Results: bags (bags, width) and, for `max`, the rows
/// that won (-1: none).
struct EmbeddingBag: Op {
    static let name = "EmbeddingBag"
    /// Row of each sample (n,), and the bag it lies in.
    let indices: Tensor
    let bags: Tensor
    let bagCount: Int
    let mode: BagMode
    /// This row counts nothing; -1: none.
    let padding: Int
    let scaleByFrequency: Bool

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let w = x.required(0)
        let shape = Shape([bagCount, w.shape[1]])
        return [TensorSpec(w.dtype, shape), TensorSpec(.int64, mode == .max ? shape : Shape([0]))]
    }

    /// How many samples of each bag count.
    var counts: [Int] {
        var c = [Int](repeating: 0, count: bagCount)
        let i = indices.pointer(Int.self), b = bags.pointer(Int.self)
        defer { withExtendedLifetime((indices, bags)) {} }
        for k in 0..<indices.numel where i[k] != padding { c[b[k]] += 1 }
        return c
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let out = y.required(0), winners = y.required(1)
        if out.numel == 0 { return }
        let n = indices.numel, counts = self.counts
        try inComputingType(out) { (target, type) throws(TensorError) in
            let w = try x.required(0).dense(type), s = try x[1].map { t throws(TensorError) in try t.dense(type) }
            func run<T: BinaryFloatingPoint>(_: T.Type) {
                defer { withExtendedLifetime((w, s, indices, bags, target, winners)) {} }
                let p = w.pointer(T.self), q = target.pointer(T.self), i = indices.pointer(Int.self), b = bags.pointer(Int.self)
                let scale = s.map { $0.pointer(T.self) }, width = w.shape[1]
                q.update(repeating: 0, count: target.numel)
                if mode == .max {
                    let at = winners.pointer(Int.self)
                    at.update(repeating: -1, count: winners.numel)
                    for k in 0..<n where i[k] != padding {
                        let row = p + i[k] * width, to = q + b[k] * width, won = at + b[k] * width
                        for j in 0..<width where won[j] < 0 || row[j] > to[j] {
                            to[j] = row[j]
                            won[j] = i[k]
                        }
                    }
                    return
                }
                ThreadPool.forRanges(width, grain: n * width < ElementLoop.grain ? width : Swift.max(64, (width + 7) / 8)) { r in
                    for k in 0..<n where i[k] != padding {
                        let row = p + i[k] * width, to = q + b[k] * width
                        if let scale {
                            let f = scale[k]
                            for j in r { to[j] += row[j] * f }
                        } else {
                            for j in r { to[j] += row[j] }
                        }
                    }
                }
                if mode == .mean {
                    for (bag, count) in counts.enumerated() where count > 1 {
                        for j in 0..<width { q[bag * width + j] /= T(count) }
                    }
                }
            }
            if type == .float64 { run(Double.self) } else { run(Float.self) }
        }
    }

    func saves(_ needs: NeedsMask) -> Saves {
        switch mode {
        case .max: return .output(1)
        default: return [.input(0), .input(1)]
        }
    }

    func vjp(_ c: inout VJP) throws(TensorError) {
        let g = try c.grad
        if mode == .max {
            guard c.needs(0) else { return }
            let winners = try c.output(1).detached(), size = c.shape(0)
            // Bags without a winner had no sample.
            let none = try winners.lt(try .number(0))
            let zeros = try Tensor.zeros(size, g.dtype)
            c[0] = try zeros.scatter(0, try winners.maskedFill(none, 0), try g.maskedFill(none, 0), .add)
            return
        }
        var rows = try g.indexSelect(0, bags)
        if mode == .mean {
            let d = try Tensor(empty: Shape([bagCount, 1]), .float64)
            for (i, n) in counts.enumerated() { d.pointer(Double.self)[i] = Double(Swift.max(n, 1)) }
            rows = try g.div(try d.to(g.dtype)).indexSelect(0, bags)
        }
        let s = try c.optionalInput(1)
        if c.needs(0) {
            let weighted = try s.map { s throws(TensorError) in try rows.mul(try s.unsqueeze(-1)) } ?? rows
            c[0] = try apply1(
                EmbeddingBackward(rows: c.shape(0)[0], padding: padding, scaleByFrequency: scaleByFrequency),
                Tensors(weighted, indices))
        }
        if c.needs(1) {
            let values = try c.input(0).embedding(indices, paddingIndex: padding)
            var d = try rows.mul(values).sum([-1])
            if padding >= 0 { d = try d.maskedFill(try indices.eq(try .number(.int(padding))), 0) }
            c[1] = d
        }
    }
}

extension Tensor {
    /// Rows of this matrix (rows, width) named by `indices`, reduced bag by bag: indices (bags, n), or (n,) with the start of each bag in
    /// `offsets`. mode: 0 sum, 1 mean, 2 max.
    public func embeddingBag(
        _ indices: Tensor, offsets: Tensor? = nil, mode: Int = 1, weights: Tensor? = nil, paddingIndex: Int? = nil,
        scaleGradByFreq: Bool = false, includeLastOffset: Bool = false
    ) throws(TensorError) -> Tensor {
        if indices.dim == 2 {
            let starts = try Tensor(empty: Shape([indices.shape[0]]), .int64)
            for i in 0..<indices.shape[0] { starts.pointer(Int.self)[i] = i * indices.shape[1] }
            return try embeddingBag(
                try indices.reshape([-1]), starts, mode, weights.map { w throws(TensorError) in try w.reshape([-1]) },
                paddingIndex,
                scaleGradByFreq, false)[0]
        }
        guard let offsets else { throw .value("offsets has to be a 1D Tensor but got None") }
        return try embeddingBag(indices, offsets, mode, weights, paddingIndex, scaleGradByFreq, includeLastOffset)[0]
    }

    /// Bags, the bag of each sample, sizes of the bags, and for max the winning rows.
    func embeddingBag(
        _ indices: Tensor, _ offsets: Tensor, _ mode: Int, _ weights: Tensor?, _ paddingIndex: Int?, _ scaleByFrequency: Bool,
        _ includeLast: Bool
    ) throws(TensorError) -> [Tensor] {
        guard let m = BagMode(rawValue: mode) else { throw .runtime("embedding_bag: modes 0 to 2 are required, got \(mode)") }
        guard dim == 2, dtype.isFloat else {
            throw .runtime("embedding_bag: a float matrix is required as weight, got shape \(shape) of \(dtype)")
        }
        let rows = shape[0]
        for (k, t) in [indices, offsets].enumerated() where t.dtype != .int64 && t.dtype != .int32 {
            throw .runtime(
                "Expected tensor for argument #1 '\(k == 0 ? "indices" : "offsets")' to have one of the following scalar types: Long, Int; but got "
                    + "torch.\(t.dtype.scalarName)Tensor instead (while checking arguments for embedding_bag)")
        }
        guard indices.dim == 1, offsets.dim == 1 else {
            throw .runtime(
                "input has to be a 1D or 2D Tensor, but got Tensor of dimension \(indices.dim); offsets: \(offsets.dim)")
        }
        let index = try indices.dense(.int64), starts = try offsets.dense(.int64)
        defer { withExtendedLifetime((index, starts)) {} }
        let p = index.pointer(Int.self), o = starts.pointer(Int.self), n = index.numel
        for k in 0..<n where p[k] < 0 || p[k] >= rows {
            throw .runtime("Index \(k) of input takes value \(p[k]) which is not in the valid range [0, \(rows))")
        }
        var padding = -1
        if let given = paddingIndex {
            guard given >= -rows, given < rows else {
                throw .runtime(
                    "padding_idx must be within the number of embeddings, \(-rows) through \(rows - 1), but got \(given)")
            }
            padding = given < 0 ? given + rows : given
        }
        guard !includeLast || starts.numel >= 1 else {
            throw .runtime("include_last_offset: number of offset should be at least 1")
        }
        let bagCount = includeLast ? starts.numel - 1 : starts.numel
        if starts.numel > 0 {
            guard o[0] == 0 else {
                throw .runtime(
                    "offsets[0] has to be 0, i.e., the first sequence in the mini-batch has to start from position 0. However, got \(o[0])"
                )
            }
            let last = o[starts.numel - 1]
            guard last <= n else {
                throw .runtime("offsets[-1] can not be greater than input's length \(n) but got offsets[-1] of \(last)")
            }
        }
        if let weights {
            guard m == .sum else {
                throw .runtime(
                    "embedding_bag: per_sample_weights was not None. per_sample_weights is only supported for mode='sum'")
            }
            guard weights.shape == index.shape, weights.dtype == dtype else {
                throw .runtime(
                    "expected per_sample_weights of shape \(index.shape) and dtype \(dtype), got \(weights.shape) and \(weights.dtype)"
                )
            }
        }
        let bags = try Tensor(empty: Shape([n]), .int64), sizes = try Tensor.zeros(Shape([bagCount]), .int64)
        let b = bags.pointer(Int.self), s = sizes.pointer(Int.self)
        var bag = 0
        for k in 0..<n {
            while bag + 1 < bagCount, o[bag + 1] <= k { bag += 1 }
            b[k] = bag
        }
        guard bagCount > 0 || n == 0 else { throw .runtime("embedding_bag: \(n) indices, but no bag to put them in") }
        let op = EmbeddingBag(
            indices: index, bags: bags, bagCount: bagCount, mode: m, padding: padding, scaleByFrequency: scaleByFrequency)
        for (i, c) in op.counts.enumerated() { s[i] = c }
        let y = try apply(op, Tensors([self, weights] as [Tensor?]))
        withExtendedLifetime((bags, sizes)) {}
        return [y[0], bags, sizes, y[1]]
    }
}

private let bagDoc = """
    Rows of `weight` (rows, width) named by `indices` (n,), reduced bag by bag; bag i starts at `offsets[i]` (and, `include_last_offset`, ends \
    at the next one). mode: 0 sum (times `per_sample_weights`), 1 mean, 2 max. Row `padding_idx` counts nothing. Results: bags, the bag of \
    each sample, bag sizes, winning rows.
    """

struct EmbeddingBagOperator: Operator {
    static let schema =
        "embedding_bag(Tensor weight, Tensor indices, Tensor offsets, bool scale_grad_by_freq=False, int mode=0, bool sparse=False, Tensor? per_sample_weights=None, bool include_last_offset=False) -> (Tensor, Tensor, Tensor, Tensor)"
    static let doc = bagDoc
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tuple(
            try a.tensor(0).embeddingBag(
                try a.tensor(1), try a.tensor(2), try a.int(4), a.optionalTensor(6), nil, try a.bool(3), try a.bool(7)))
    }
}

struct EmbeddingBagPadding: Operator {
    static let schema =
        "embedding_bag.padding_idx(Tensor weight, Tensor indices, Tensor offsets, bool scale_grad_by_freq, int mode, bool sparse, Tensor? per_sample_weights, bool include_last_offset, int? padding_idx) -> (Tensor, Tensor, Tensor, Tensor)"
    static let doc = bagDoc
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tuple(
            try a.tensor(0).embeddingBag(
                try a.tensor(1), try a.tensor(2), try a.int(4), a.optionalTensor(6), a.optionalInt(8), try a.bool(3),
                try a.bool(7)))
    }
}

let embeddingBagOperators: [any Operator.Type] = [EmbeddingBagOperator.self, EmbeddingBagPadding.self]
