// Swift methods of the view primitives (ViewGeometry.swift).

extension Tensor {
    /// The same elements with other sizes; one may be -1. A view where the strides allow it, else a copy.
    public func reshape(_ sizes: [Int]) throws(TensorError) -> Tensor { try reshape(try inferred(sizes, "reshape")) }

    func reshape(_ size: Shape) throws(TensorError) -> Tensor {
        if size == shape { return try applyView(Reshaped(size: size, strides: strides), self) }
        if let s = viewStrides(size) { return try applyView(Reshaped(size: size, strides: s), self) }
        let dense = try clone(contiguous: true)
        return try applyView(Reshaped(size: size, strides: size.contiguousStrides), dense)
    }

    /// As `reshape`, but an error where it would have to copy.
    public func view(_ sizes: [Int]) throws(TensorError) -> Tensor {
        let size = try inferred(sizes, "view")
        guard let s = viewStrides(size) else {
            throw .runtime(
                "view size is not compatible with input tensor's size and stride (at least one dimension spans across two contiguous "
                    + "subspaces). Use .reshape(...) instead: size \(size) of shape \(shape), strides \(strides)")
        }
        return try applyView(Reshaped(size: size, strides: s), self)
    }

    /// Sizes with -1 worked out and checked against the number of elements.
    func inferred(_ sizes: [Int], _ what: String) throws(TensorError) -> Shape {
        var size = try Shape(checking: sizes, what)
        var hole: Int?
        var known = 1
        var overflow = false
        for i in 0..<size.count {
            if size[i] == -1 {
                guard hole == nil else { throw .runtime("only one dimension can be inferred: \(what) got \(size)") }
                hole = i
            } else {
                guard size[i] >= 0 else { throw .runtime("invalid shape dimension \(size[i]): \(what) got \(size)") }
                let (p, o) = known.multipliedReportingOverflow(by: size[i])
                known = p
                overflow = overflow || o
            }
        }
        if let hole {
            guard !overflow, known != 0 || numel == 0 else {
                throw .runtime("shape '\(size)' is invalid for input of size \(numel)")
            }
            guard known != 0 else {
                throw .runtime(
                    "cannot reshape tensor of 0 elements into shape \(size) because the unspecified dimension size -1 can be any value "
                        + "and is ambiguous")
            }
            guard numel % known == 0 else { throw .runtime("shape '\(size)' is invalid for input of size \(numel)") }
            size[hole] = numel / known
        } else {
            guard !overflow, known == numel else { throw .runtime("shape '\(size)' is invalid for input of size \(numel)") }
        }
        return size
    }

    /// Strides under which the present storage shows `size`, or nil.
    func viewStrides(_ size: Shape) -> Shape? {
        if isContiguous || numel == 0 { return size.contiguousStrides }
        var result = Shape(count: size.count, repeating: 0)
        var v = size.count - 1
        var chunk = dim > 0 ? strides[dim - 1] : 1
        var have = 1, want = 1
        var d = dim - 1
        while d >= 0 {
            have *= shape[d]
            let ends = d == 0 || (shape[d - 1] != 1 && strides[d - 1] != have * chunk)
            if ends {
                while v >= 0, want < have || size[v] == 1 {
                    result[v] = want * chunk
                    want *= size[v]
                    v -= 1
                }
                if want != have { return nil }
                if d > 0 {
                    chunk = strides[d - 1]
                    have = 1
                    want = 1
                }
            }
            d -= 1
        }
        return v == -1 ? result : nil
    }

    public func permute(_ dims: [Int]) throws(TensorError) -> Tensor {
        guard dims.count == dim else {
            throw .runtime(
                "permute(sparse_coo): number of dimensions in the tensor input does not match the length of the desired ordering of "
                    + "dimensions i.e. input.dim() = \(dim) is not equal to len(dims) = \(dims.count)")
        }
        var order = Shape()
        var seen: UInt32 = 0
        for d in dims {
            let i = try wrap(dim: d, dim)
            guard seen & (1 << UInt32(i)) == 0 else { throw .runtime("permute(): duplicate dims are not allowed, got \(dims)") }
            seen |= 1 << UInt32(i)
            order.append(i)
        }
        return try applyView(Permute(dims: order), self)
    }

    public func transpose(_ a: Int, _ b: Int) throws(TensorError) -> Tensor {
        try applyView(Transpose(a: try wrap(dim: a, dim), b: try wrap(dim: b, dim)), self)
    }

    public func expand(_ sizes: [Int]) throws(TensorError) -> Tensor {
        try applyView(Expand(size: try Shape(checking: sizes, "expand")), self)
    }

    func expand(_ size: Shape) throws(TensorError) -> Tensor { try applyView(Expand(size: size), self) }

    /// Every `step`-th element of `dim` from `start` up to `end`; bounds as in Python.
    public func slice(_ d: Int, _ start: Int? = nil, _ end: Int? = nil, step: Int = 1) throws(TensorError) -> Tensor {
        guard dim > 0 else { throw .runtime("slice() cannot be applied to a 0-dim tensor.") }
        let d = try wrap(dim: d, dim)
        guard step > 0 else { throw .value("step must be greater than zero, got \(step)") }
        let n = shape[d]
        func clamp(_ i: Int) -> Int { i < 0 ? max(i &+ n, 0) : min(i, n) }
        let lo = clamp(start ?? 0), hi = max(clamp(end ?? n), lo)
        let length = hi > lo ? (hi - lo - 1) / step + 1 : 0
        return try applyView(Slice(dim: d, start: lo, length: length, step: length > 1 ? step : 1), self)
    }

    /// `length` entries of `dim` from `start`.
    public func narrow(_ d: Int, start: Int, length: Int) throws(TensorError) -> Tensor {
        guard dim > 0 else { throw .runtime("narrow() cannot be applied to a 0-dim tensor.") }
        guard length >= 0 else { throw .runtime("narrow(): length must be non-negative, got \(length)") }
        let d = try wrap(dim: d, dim)
        let n = shape[d]
        guard start >= -n, start <= n else {
            throw .index("Dimension out of range (expected to be in range of [\(-n), \(n)], but got \(start))")
        }
        let s = start < 0 ? start + n : start
        guard length <= n - s else { throw .runtime("start (\(s)) + length (\(length)) exceeds dimension size (\(n)).") }
        return try applyView(Slice(dim: d, start: s, length: length, step: 1), self)
    }

    public func select(_ d: Int, _ index: Int) throws(TensorError) -> Tensor {
        guard dim > 0 else { throw .index("select() cannot be applied to a 0-dim tensor.") }
        let d = try wrap(dim: d, dim)
        let n = shape[d]
        guard index >= -n, index < n else {
            throw .index("select(): index \(index) out of range for tensor of size \(shape) at dimension \(d)")
        }
        return try applyView(Select(dim: d, index: index < 0 ? index + n : index), self)
    }

    public func unsqueeze(_ d: Int) throws(TensorError) -> Tensor {
        guard dim < Shape.maxDims else {
            throw .runtime("unsqueeze: at most \(Shape.maxDims) dimensions are supported, got \(dim + 1)")
        }
        return try applyView(Unsqueeze(dim: try wrap(dim: d, dim + 1)), self)
    }

    /// Without the dimensions of size 1 among `dims` (nil: all).
    public func squeeze(_ dims: [Int]? = nil) throws(TensorError) -> Tensor {
        var mask: UInt32 = 0
        if let dims {
            for d in dims {
                let i = try wrap(dim: d, dim)
                guard mask & (1 << UInt32(i)) == 0 else { throw .runtime("dim \(i) appears multiple times in the list of dims") }
                mask |= 1 << UInt32(i)
            }
        } else {
            mask = ~0
        }
        for i in 0..<dim where shape[i] != 1 { mask &= ~(1 << UInt32(i)) }
        return try applyView(Squeezed(mask: mask), self)
    }

    public func squeeze(_ d: Int) throws(TensorError) -> Tensor { try squeeze([d]) }

    public func diagonal(_ offset: Int = 0, _ dim1: Int = 0, _ dim2: Int = 1) throws(TensorError) -> Tensor {
        let a = try wrap(dim: dim1, dim), b = try wrap(dim: dim2, dim)
        guard a != b else { throw .runtime("diagonal dimensions cannot be identical \(dim1), \(dim2)") }
        guard offset.magnitude < 1 << 60 else { throw .runtime("diagonal: offset out of range, got \(offset)") }
        return try applyView(Diagonal(offset: offset, dim1: a, dim2: b), self)
    }

    public func unfold(_ d: Int, size: Int, step: Int) throws(TensorError) -> Tensor {
        let d = try wrap(dim: d, dim)
        let n = dim == 0 ? 1 : shape[d]
        guard size >= 0, size <= n else {
            throw .runtime("maximum size for tensor at dimension \(d) is \(n) but size is \(size)")
        }
        guard step > 0 else { throw .runtime("step is \(step) but must be > 0") }
        guard dim < Shape.maxDims else { throw .runtime("unfold: at most \(Shape.maxDims) dimensions are supported") }
        return try applyView(Unfold(dim: d, size: size, step: step), self)
    }
}
