/// One part of `x[...]`.
public enum IndexItem {
    case int(Int)
    case slice(Int?, Int?, step: Int)
    case newAxis
    case ellipsis
    case tensor(Tensor)
    case bool(Bool)
}

extension Tensor {
    /// `x[items]`: a view where no tensor is among the items, else a copy.
    public func item(at items: [IndexItem]) throws(TensorError) -> Tensor {
        if items.count == 1, case .int(let i) = items[0] { return try selectItem(0, i, dimension: 0) }
        let (view, indices) = try basicItem(items)
        guard let indices else { return view === self ? try applyView(Reshaped(size: shape, strides: strides), self) : view }
        return try view.index(indices)
    }

    /// `x[items] = value`: the value is broadcast.
    public func setItem(at items: [IndexItem], to value: Tensor) throws(TensorError) {
        // As in PyTorch, nothing is looked at.
        if items.count == 1, case .bool(false) = items[0] { return }
        let (view, indices) = try basicItem(items)
        if let indices {
            let isMask = isOneMask(items)
            if value.dim == 0, isMask, indices.contains(where: { $0?.dtype == .uint8 }) {
                throw .runtime("masked_fill_ only supports boolean masks, but got mask with dtype unsigned char")
            }
            if value.dim == 0, view.numel == 0 {
                // PyTorch has another kind of error for a number.
                for (d, index) in indices.enumerated() {
                    if let index, index.dtype.isInteger, index.numel > 0, view.shape[d] == 0 {
                        throw .runtime(
                            "index is out of bounds for dimension with size 0: a number cannot be written to dimension \(d) of shape \(view.shape)"
                        )
                    }
                }
            }
            // One number is converted where a mask says where to write it, as in masked_fill.
            let v =
                value.isWrappedNumber
                ? try Tensor.full(Shape(), try checked(value), dtype) : isMask && value.numel == 1 ? try value.to(dtype) : value
            _ = try view.indexPutInPlace(indices, try v.withoutLeadingOnes(beyond: 0), accumulate: false, "index_put_")
        } else if value.isWrappedNumber {
            _ = try view.fillInPlace(Scalar(value.dtype, from: value.data))
        } else {
            let v = try value.withoutLeadingOnes(beyond: view.dim)
            _ = try view.copy(from: v.shape == view.shape ? v : try v.expand(view.shape))
        }
    }

    /// Whether the only tensor among the items is a mask, or the only item a bool.
    private func isOneMask(_ items: [IndexItem]) -> Bool {
        var masks = 0
        for item in items {
            switch item {
            case .bool: return items.count == 1
            case .tensor(let t):
                guard t.dim > 0, t.dtype == .bool || t.dtype == .uint8 else { return false }
                masks += 1
            default: break
            }
        }
        return masks == 1
    }

    private func checked(_ number: Tensor) throws(TensorError) -> Scalar {
        let s = Scalar(number.dtype, from: number.data)
        try Tensor.checkRange(s, dtype, "index_put_")
        return s
    }

    /// Without the leading dimensions of size 1 that are more than `count`.
    private func withoutLeadingOnes(beyond count: Int) throws(TensorError) -> Tensor {
        var ones = 0
        while ones < dim - count, shape[ones] == 1 { ones += 1 }
        if ones == 0 { return self }
        return try squeeze(Array(0..<ones))
    }

    private func selectItem(_ d: Int, _ i: Int, dimension: Int) throws(TensorError) -> Tensor {
        guard dim > 0 else {
            throw .index(
                "invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to convert a 0-dim tensor "
                    + "to a number")
        }
        let n = shape[d]
        guard i >= -n, i < n else { throw .index("index \(i) is out of bounds for dimension \(dimension) with size \(n)") }
        return try applyView(Select(dim: d, index: i < 0 ? i + n : i), self)
    }

    /// Applies all but the index tensors: the view, and for each of its dimensions the index tensor, if there is any.
    private func basicItem(_ items: [IndexItem]) throws(TensorError) -> (Tensor, [Tensor?]?) {
        var given = 0
        for item in items {
            switch item {
            case .int, .slice: given += 1
            case .tensor(let t):
                guard t.dtype == .int64 || t.dtype == .int32 || t.dtype == .uint8 || t.dtype == .bool else {
                    throw .index("tensors used as indices must be long, int, byte or bool tensors, got \(t.dtype)")
                }
                given += t.dtype == .bool || t.dtype == .uint8 ? t.dim : 1
            case .ellipsis, .newAxis, .bool: break
            }
        }
        if dim == 0, items.count == 1, case .int(let i) = items[0] { return (try selectItem(0, i, dimension: 0), nil) }
        guard given <= dim else { throw .index("too many indices for tensor of dimension \(dim)") }
        var view = self
        var d = 0, original = 0
        // Dimensions of masks beyond their first: they have no entry of their own.
        var extra = 0
        var indices: [Tensor?] = []
        var any = false
        func put(_ t: Tensor) {
            while indices.count < d - extra { indices.append(nil) }
            indices.append(t)
            any = true
        }
        for item in items {
            switch item {
            case .int(let i):
                view = try view.selectItem(d, i, dimension: original)
                original += 1
            case .slice(let start, let end, let step):
                guard step > 0 else { throw .value("step must be greater than zero, got \(step)") }
                if start != nil || end != nil || step != 1 { view = try view.slice(d, start, end, step: step) }
                d += 1
                original += 1
            case .newAxis:
                view = try view.unsqueeze(d)
                d += 1
            case .ellipsis:
                d += dim - given
                original += dim - given
            case .bool(let b):
                view = try view.unsqueeze(d)
                put(try Tensor.zeros(Shape([b ? 1 : 0]), .int64))
                d += 1
            case .tensor(let t):
                if t.dim == 0, !t.dtype.isFloat {
                    if t.dtype != .bool && t.dtype != .uint8 {
                        view = try view.selectItem(d, Scalar(t.dtype, from: t.data).int, dimension: original)
                        original += 1
                    } else {
                        view = try view.unsqueeze(d)
                        put(try Tensor.zeros(Shape([Scalar(t.dtype, from: t.data).int != 0 ? 1 : 0]), .int64))
                        d += 1
                    }
                } else {
                    put(t)
                    let width = t.dtype == .bool || t.dtype == .uint8 ? t.dim : 1
                    d += width
                    original += width
                    extra += width - 1
                }
            }
        }
        return (view, any ? indices : nil)
    }
}

/// What index tensors over the dimensions of a tensor come to.
struct IndexPlan {
    /// How to permute the tensor first so that the indexed dimensions lie side by side; nil: they do.
    var order: [Int]?
    /// The indexed dimensions (after `order`).
    var start = 0
    var count = 0
    /// Row-major positions within the indexed dimensions: int64, dense, in range.
    var positions: Tensor

    /// `indices[d]` indexes dimension d (nil: not at all); a mask of k dimensions stands for k of them: the entry after it is that of
    /// dimension d + k.
    init(_ x: Tensor, _ indices: [Tensor?]) throws(TensorError) {
        guard indices.count <= x.dim else {
            throw .index("too many indices for tensor of dimension \(x.dim) (got \(indices.count))")
        }
        // Entries: first dimension, how many it stands for, positions within those.
        var entries: [(first: Int, width: Int, size: Int, at: Tensor)] = []
        var d = 0
        for case let t in indices {
            guard let t else {
                d += 1
                continue
            }
            switch t.dtype {
            case .bool, .uint8:
                for j in 0..<t.dim {
                    guard d + j < x.dim, t.shape[j] == x.shape[d + j] else {
                        guard d + j < x.dim else { throw .index("too many indices for tensor of dimension \(x.dim)") }
                        throw .index(
                            "The shape of the mask \(t.shape) at index \(j) does not match the shape of the indexed tensor \(x.shape) at "
                                + "index \(d + j)")
                    }
                }
                entries.append((d, t.dim, t.numel, try t.nonzeroPositions()))
                d += t.dim
            case .int64, .int32, .int16, .int8:
                guard d < x.dim else { throw .index("too many indices for tensor of dimension \(x.dim)") }
                entries.append((d, 1, x.shape[d], try wrappedIndices(t, x.shape[d], dimension: d)))
                d += 1
            default:
                throw .index("tensors used as indices must be long, int, byte or bool tensors, got \(t.dtype)")
            }
        }
        guard d <= x.dim else { throw .index("too many indices for tensor of dimension \(x.dim)") }
        guard !entries.isEmpty else { throw .index("index: at least one index tensor is required, got none") }
        var shape = entries[0].at.shape
        for e in entries.dropFirst() {
            guard let s = try? broadcast(shape, e.at.shape) else {
                throw .index(
                    "shape mismatch: indexing tensors could not be broadcast together with shapes "
                        + entries.map { $0.at.shape.description }.joined(separator: ", "))
            }
            shape = s
        }
        if entries.count == 1 {
            positions = entries[0].at
        } else {
            positions = try Tensor.zeros(shape, .int64)
            for e in entries {
                let n = e.size
                ElementLoop(positions, e.at).run { r in
                    let p = r.p0.assumingMemoryBound(to: Int.self), q = r.p1.assumingMemoryBound(to: Int.self)
                    for i in 0..<r.n { p[i * r.s0] = p[i * r.s0] &* n &+ q[i * r.s1] }
                }
            }
        }
        let dims = entries.flatMap { Array($0.first..<($0.first + $0.width)) }
        count = dims.count
        start = dims.first ?? entries[0].first
        for (i, k) in dims.enumerated() where k != start + i {
            order = dims + (0..<x.dim).filter { !dims.contains($0) }
            start = 0
            break
        }
    }
}

/// A dense int64 copy with negative indices wrapped; an error for those out of range.
func wrappedIndices(_ t: Tensor, _ n: Int, dimension: Int) throws(TensorError) -> Tensor {
    let out = try Tensor(empty: t.shape, .int64)
    copyElements(from: t, to: out)
    let p = out.pointer(Int.self)
    if n == 0 && out.numel > 0 { throw .index("index is out of bounds for dimension with size 0") }
    for i in 0..<out.numel {
        let k = p[i]
        guard k >= -n, k < n else { throw .index("index \(k) is out of bounds for dimension \(dimension) with size \(n)") }
        if k < 0 { p[i] = k + n }
    }
    return out
}

struct Index: Operator {
    static let schema = "index.Tensor(Tensor self, Tensor?[] indices) -> Tensor"
    static let doc = "`self[indices]`: index tensor d (integers, or a mask over one or more dimensions) picks along dimension d."
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).index(try a.optionalTensors(1))) }
}

struct IndexPut: Operator {
    static let schema = "index_put(Tensor self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor"
    static let doc = "A copy of `self` with `self[indices]` set to `values` (broadcast), or raised by them with `accumulate`."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).indexPut(try a.optionalTensors(1), try a.tensor(2), accumulate: try a.bool(3)))
    }
}

struct IndexPutInPlace: Operator {
    static let schema = "index_put_(Tensor(a!) self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor(a!)"
    static let doc = "In-place version of `index_put`."
    static let variants: Variants = [.method, .inplace]

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).indexPutInPlace(try a.optionalTensors(1), try a.tensor(2), accumulate: try a.bool(3), "index_put_"))
    }
}

extension Tensor {
    /// `self[indices]`, entry d over dimension d (nil: all of it).
    public func index(_ indices: [Tensor?]) throws(TensorError) -> Tensor {
        let plan = try IndexPlan(self, indices)
        let x = plan.order.isNil ? self : try permute(plan.order ?? [])
        return try x.take(plan.start, plan.count, plan.positions)
    }

    public func indexPut(_ indices: [Tensor?], _ values: Tensor, accumulate: Bool = false) throws(TensorError) -> Tensor {
        let op = try putOp(indices, values, accumulate)
        return try apply(op.0, Tensors(self, try values.expand(op.1)))
    }

    func indexPutInPlace(
        _ indices: [Tensor?], _ values: Tensor, accumulate: Bool, _ what: String
    ) throws(TensorError) -> Tensor {
        try checkInPlace(what)
        let op = try putOp(indices, values, accumulate)
        return try applyOver(op.0, Tensors(self, try values.expand(op.1)))
    }

    private func putOp(_ indices: [Tensor?], _ values: Tensor, _ accumulate: Bool) throws(TensorError) -> (PutAt, Shape) {
        guard dtype == values.dtype else {
            throw .runtime(
                "Index put requires the source and destination dtypes match, got \(dtype.scalarName) for the destination and "
                    + "\(values.dtype.scalarName) for the source.")
        }
        let plan = try IndexPlan(self, indices)
        let op = PutAt(order: plan.order, start: plan.start, count: plan.count, accumulate: accumulate, positions: plan.positions)
        let result = try op.resultShape(self)
        guard let s = try? broadcast(result, values.shape), s == result else {
            throw .runtime(
                "shape mismatch: value tensor of shape \(values.shape) cannot be broadcast to indexing result of shape \(result)")
        }
        return (op, result)
    }
}

extension Optional {
    var isNil: Bool { if case .none = self { return true } else { return false } }
}

/// Applies an element-wise operator with input 0 as its destination; checks by `checkInPlace` come first.
func applyOver<O: ElementwiseOp>(_ op: O, _ inputs: Tensors) throws(TensorError) -> Tensor {
    var d = Destination(tensor: inputs.required(0), name: O.name)
    let outer = Destination.current
    defer { Destination.current = outer }
    return try withUnsafeMutablePointer(to: &d) { p throws(TensorError) -> Tensor in
        Destination.current = p
        return try apply(op, inputs)
    }
}

let indexingOperators: [any Operator.Type] = [Index.self, IndexPut.self, IndexPutInPlace.self]
