// embedding, embedding_renorm_, one_hot.

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Rows of a matrix picked by index. The gradient of row `padding` is not passed on.
struct Embedding: Op {
    static let name = "Embedding"
    /// -1: none.
    let padding: Int
    let scaleByFrequency: Bool
    /// The rows of `padding` are zero: for gradients of gradients.
    let masksPadding: Bool

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let w = x.required(0), i = x.required(1)
        guard w.dim == 2 else { throw .runtime("'weight' must be 2-D, got shape \(w.shape)") }
        try checkIndices(i, w.shape[0], "embedding")
        guard i.dim < Shape.maxDims else {
            throw .runtime("embedding: at most \(Shape.maxDims - 1) dimensions of indices are supported")
        }
        var shape = i.shape
        shape.append(w.shape[1])
        return [TensorSpec(w.dtype, shape)]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let w = try x.required(0).dense(), index = try x.required(1).dense(.int64), out = y.required(0)
        let width = w.shape[1] * w.dtype.size
        if out.numel == 0 { return }
        defer { withExtendedLifetime((w, index)) {} }
        let p = index.pointer(Int.self), from = w.data, to = out.data
        ThreadPool.forRanges(index.numel, grain: max(1, ElementLoop.grain * 4 / width)) { r in
            for i in r {
                if masksPadding && p[i] == padding {
                    (to + i * width).initializeMemory(as: UInt8.self, repeating: 0, count: width)
                } else {
                    (to + i * width).copyMemory(from: from + p[i] * width, byteCount: width)
                }
            }
        }
    }

    func saves(_ needs: NeedsMask) -> Saves { .input(1) }

    func vjp(_ c: inout VJP) throws(TensorError) {
        guard c.needs(0) else { return }
        c[0] = try apply1(
            EmbeddingBackward(rows: c.shape(0)[0], padding: padding, scaleByFrequency: scaleByFrequency),
            Tensors(try c.grad, try c.input(1)))
    }
}

/// Checks that integer indices lie in 0..<rows.
func checkIndices(_ i: Tensor, _ rows: Int, _ what: String) throws(TensorError) {
    guard i.dtype == .int64 || i.dtype == .int32 else {
        throw .runtime(
            "Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got torch.\(i.dtype.scalarName)Tensor "
                + "instead (while checking arguments for \(what))")
    }
    let index = try i.dense(.int64)
    defer { withExtendedLifetime(index) {} }
    let p = index.pointer(Int.self)
    for k in 0..<index.numel where p[k] < 0 || p[k] >= rows {
        throw .index("index out of range in self: \(what) got index \(p[k]) for \(rows) rows")
    }
}

/// The gradient of the matrix: rows added up in the order of the indices, by ranges of columns.
struct EmbeddingBackward: Op {
    static let name = "EmbeddingBackward"
    let rows: Int
    let padding: Int
    let scaleByFrequency: Bool

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let g = x.required(0)
        return [TensorSpec(g.dtype, Shape([rows, g.shape[g.dim - 1]]))]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let index = try x.required(1).dense(.int64)
        defer { withExtendedLifetime(index) {} }
        let p = index.pointer(Int.self), n = index.numel, padding = self.padding, rows = self.rows
        try inComputingType(y.required(0)) { (target, type) throws(TensorError) in
            let g = try x.required(0).dense(type)
            fillElements(target, 0)
            let width = target.shape[1]
            if width == 0 { return }
            var counts: Tensor?
            if scaleByFrequency {
                let t = try Tensor(empty: Shape([rows]), .int64)
                fillElements(t, 0)
                for i in 0..<n { t.pointer(Int.self)[p[i]] += 1 }
                counts = t
            }
            let frequency = counts.map { $0.pointer(Int.self) }
            func run<T: BinaryFloatingPoint>(_: T.Type) {
                defer { withExtendedLifetime((g, counts)) {} }
                let from = g.pointer(T.self), to = target.pointer(T.self)
                ThreadPool.forRanges(width, grain: n * width < ElementLoop.grain ? width : max(64, (width + 7) / 8)) { r in
                    for i in 0..<n where p[i] != padding {
                        let a = to + p[i] * width, b = from + i * width
                        if let frequency {
                            let scale = 1 / T(frequency[p[i]])
                            for j in r { a[j] += b[j] * scale }
                        } else {
                            for j in r { a[j] += b[j] }
                        }
                    }
                }
            }
            if type == .float64 { run(Double.self) } else { run(Float.self) }
        }
    }

    func saves(_ needs: NeedsMask) -> Saves { .input(1) }

    func vjp(_ c: inout VJP) throws(TensorError) {
        guard c.needs(0) else { return }
        guard !scaleByFrequency else {
            throw .runtime("embedding_backward: double backward is not supported with scale_grad_by_freq")
        }
        c[0] = try apply1(
            Embedding(padding: padding, scaleByFrequency: false, masksPadding: true), Tensors(try c.grad, try c.input(1)))
    }
}

extension Tensor {
    /// Rows of this matrix (rows, width) picked by `indices` (*): (*, width).
    public func embedding(_ indices: Tensor, paddingIndex: Int = -1, scaleGradByFreq: Bool = false) throws(TensorError) -> Tensor
    {
        try apply1(
            Embedding(padding: paddingIndex, scaleByFrequency: scaleGradByFreq, masksPadding: false), Tensors(self, indices))
    }

    /// 0/1 vectors along a new last dimension.
    public static func oneHot(_ x: Tensor, classes: Int = -1) throws(TensorError) -> Tensor {
        guard x.dtype == .int64 else {
            throw .runtime("one_hot is only applicable to index tensor of type LongTensor, got \(x.dtype)")
        }
        guard x.dim < Shape.maxDims else { throw .runtime("one_hot: at most \(Shape.maxDims - 1) dimensions are supported") }
        let index = try x.dense(), p = index.pointer(Int.self)
        defer { withExtendedLifetime(index) {} }
        if x.numel == 0 && classes <= 0 {
            throw .runtime("Can not infer total number of classes from empty tensor.")
        }
        var largest = -1
        for i in 0..<x.numel {
            guard p[i] >= 0 else { throw .runtime("Class values must be non-negative.: one_hot got \(p[i])") }
            largest = max(largest, p[i])
        }
        guard classes == -1 || classes > 0 || x.numel == 0 else {
            throw .runtime("num_classes should be positive, got \(classes)")
        }
        guard classes == -1 || largest < classes else {
            throw .runtime("Class values must be smaller than num_classes.: one_hot got \(largest) for num_classes \(classes)")
        }
        guard largest < Int.max else { throw .runtime("one_hot: class value out of range, got \(largest)") }
        let n = classes == -1 ? largest + 1 : classes
        var shape = x.shape
        shape.append(n)
        let y = try Tensor.zeros(shape, .int64)
        for i in 0..<x.numel { y.pointer(Int.self)[i * n + p[i]] = 1 }
        return y
    }
}

struct EmbeddingOperator: Operator {
    static let schema =
        "embedding(Tensor weight, Tensor indices, int padding_idx=-1, bool scale_grad_by_freq=False, bool sparse=False) -> Tensor"
    static let doc = """
        Rows of `weight` (rows, width) picked by integer `indices` (*): (*, width). Row `padding_idx` gets no gradient; with \
        `scale_grad_by_freq` gradients are divided by how often an index occurs.
        """
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        if try a.bool(4) { throw .notImplemented("swiftgrad has no sparse gradients: embedding(sparse=True)") }
        return .tensor(try a.tensor(0).embedding(try a.tensor(1), paddingIndex: try a.int(2), scaleGradByFreq: try a.bool(3)))
    }
}

struct EmbeddingRenorm: Operator {
    static let schema = "embedding_renorm_(Tensor(a!) self, Tensor indices, float max_norm, float norm_type) -> Tensor(a!)"
    static let doc = "Scales the rows of `self` named by `indices` whose norm exceeds `max_norm` down to it, in place."
    static let variants: Variants = [.inplace, .function]

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let w = try a.tensor(0), limit = try a.double(2), p = try a.double(3)
        guard w.dim == 2 else { throw .runtime("'weight' must be 2-D, got shape \(w.shape)") }
        guard w.dtype.isFloat else { throw .runtime("embedding_renorm_: a float tensor is required, got \(w.dtype)") }
        try checkIndices(try a.tensor(1), w.shape[0], "embedding_renorm_")
        try w.checkInPlace("embedding_renorm_")
        let index = try a.tensor(1).dense(.int64), values = try w.dense(.float64)
        defer { withExtendedLifetime((values, index)) {} }
        let d = values.pointer(Double.self), width = w.shape[1]
        var seen = Set<Int>()
        for i in 0..<index.numel {
            let row = index.pointer(Int.self)[i]
            guard seen.insert(row).inserted else { continue }
            var norm = 0.0
            for j in 0..<width {
                let x = Swift.abs(d[row * width + j])
                norm = p == .infinity ? max(norm, x) : norm + pow(x, p)
            }
            if p != .infinity { norm = pow(norm, 1 / p) }
            if norm > limit {
                let scale = limit / (norm + 1e-7)
                for j in 0..<width { d[row * width + j] *= scale }
            }
        }
        if values !== w { copyElements(from: values, to: w) }
        w.bumpVersion()
        return .tensor(w)
    }
}

struct OneHot: Operator {
    static let schema = "one_hot(Tensor self, int num_classes=-1) -> Tensor"
    static let doc =
        "A tensor (*, num_classes) of zeros with a 1 at each index of `self` (*); -1: as many classes as the largest index needs."
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try Tensor.oneHot(try a.tensor(0), classes: try a.int(1)))
    }
}

let embeddingOperators: [any Operator.Type] = [EmbeddingOperator.self, EmbeddingRenorm.self, OneHot.self]
