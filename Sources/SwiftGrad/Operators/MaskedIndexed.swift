import SwiftGradKernelAPI

// Operators that read or write by masks and by index vectors.

/// `self` with `value` (0-dim) where the mask is set.
struct MaskedFill: ElementwiseOp, HoldsTensors {
    static let name = "MaskedFill"
    let mask: Tensor
    var held: [Tensor] { [mask] }
    func holding(_ list: [Tensor]) -> MaskedFill { MaskedFill(mask: list[0]) }

    func inferOne(_ x: Tensors) throws(TensorError) -> TensorSpec {
        guard mask.dtype == .bool else {
            throw .runtime("masked_fill only supports boolean masks, but got mask with dtype \(mask.dtype)")
        }
        let a = x.required(0)
        return TensorSpec(a.dtype, try broadcast(a.shape, mask.shape))
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let a = x.required(0), out = y.required(0)
        let v = try x.required(1).dense(a.dtype)
        let size = a.dtype.size
        if out.numel == 0 { return }
        ElementLoop(out, mask, v, a).run { r in CPU.kernels.select(size, r.n, r.p0, r.s0, r.p1, r.s1, r.p2, r.s2, r.p3, r.s3) }
    }

    func saves(_ needs: NeedsMask) -> Saves { .none }

    func vjp(_ c: inout VJP) throws(TensorError) {
        let g = try c.grad
        if c.needs(0) { c[0] = try g.maskedFill(mask, 0) }
        if c.needs(1) { c[1] = try g.maskedFill(try comparison(.eq, mask, try .number(.bool(false))), 0).sum() }
    }
}

struct MaskedFillTensor: Operator {
    static let schema = "masked_fill.Tensor(Tensor self, Tensor mask, Tensor value) -> Tensor"
    static let doc = "A copy with the value of a 0-dim tensor where `mask` is set."
    static let variants: Variants = .all

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).maskedFill(try a.tensor(1), try a.tensor(2)))
    }
}

struct MaskedFillScalar: Operator {
    static let schema = "masked_fill.Scalar(Tensor self, Tensor mask, Scalar value) -> Tensor"
    static let doc = "A copy with `value` where the bool tensor `mask` (broadcast) is set."
    static let variants: Variants = .all

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).maskedFill(try a.tensor(1), try a.scalar(2)))
    }
}

struct MaskedSelect: Operator {
    static let schema = "masked_select(Tensor self, Tensor mask) -> Tensor"
    static let doc = "The elements where `mask` is set (both broadcast), in one dimension."
    static let variants: Variants = [.function, .method]

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).maskedSelect(try a.tensor(1))) }
}

struct MaskedScatter: Operator {
    static let schema = "masked_scatter(Tensor self, Tensor mask, Tensor source) -> Tensor"
    static let doc = "A copy with the elements where `mask` is set replaced by those of `source`, in order."
    static let variants: Variants = .all

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).maskedScatter(try a.tensor(1), try a.tensor(2)))
    }
}

struct Nonzero: Operator {
    static let schema = "nonzero(Tensor self) -> Tensor"
    static let doc = "The indices of the elements that are not 0, a row each: int64."
    static let variants: Variants = [.function, .method]

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).nonzero()) }
}

struct NonzeroNumpy: Operator {
    static let schema = "nonzero_numpy(Tensor self) -> Tensor[]"
    static let doc = "The indices of the elements that are not 0, a vector for each dimension."
    static let variants: Variants = .method

    static func call(_ a: Arguments) throws(TensorError) -> Result { .list(try a.tensor(0).nonzeroByDimension()) }
}

struct ArgWhere: Operator {
    static let schema = "argwhere(Tensor self) -> Tensor"
    static let doc = "As `nonzero`."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).nonzero()) }
}

struct IndexSelect: Operator {
    static let schema = "index_select(Tensor self, int dim, Tensor index) -> Tensor"
    static let doc = "The entries of `dim` that the vector `index` names."
    static let variants: Variants = [.function, .method]

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).indexSelect(try a.int(1), try a.tensor(2)))
    }
}

struct IndexFillTensor: Operator {
    static let schema = "index_fill.int_Tensor(Tensor self, int dim, Tensor index, Tensor value) -> Tensor"
    static let doc = "A copy with the value of a 0-dim tensor in the entries `index` of `dim`."
    static let variants: Variants = .all

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).indexFill(try a.int(1), try a.tensor(2), try a.tensor(3)))
    }
}

struct IndexFillScalar: Operator {
    static let schema = "index_fill.int_Scalar(Tensor self, int dim, Tensor index, Scalar value) -> Tensor"
    static let doc = "A copy with `value` in the entries `index` of `dim`."
    static let variants: Variants = .all

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).indexFill(
                try a.int(1), try a.tensor(2), try Tensor.full(Shape(), try a.scalar(3), try a.tensor(0).dtype)))
    }
}

struct IndexCopy: Operator {
    static let schema = "index_copy(Tensor self, int dim, Tensor index, Tensor source) -> Tensor"
    static let doc = "A copy with the entries `index` of `dim` replaced by those of `source`."
    static let variants: Variants = .all

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).indexPutRows("index_copy_", try a.int(1), try a.tensor(2), try a.tensor(3), accumulate: false))
    }
}

struct IndexAdd: Operator {
    static let schema = "index_add(Tensor self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor"
    static let doc = "A copy with `alpha` times the entries of `source` added to the entries `index` of `dim`."
    static let variants: Variants = .all

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).indexAdd(try a.int(1), try a.tensor(2), try a.tensor(3), try a.scalar(4)))
    }
}

struct IndexReduce: Operator {
    static let schema =
        "index_reduce(Tensor self, int dim, Tensor index, Tensor source, str reduce, *, "
        + "bool include_self=True) -> Tensor"
    static let doc = "The entries of `source` that meet at an entry of `dim` reduced by 'prod', 'mean', 'amax' or 'amin'."
    static let variants: Variants = .all

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).indexReduce(try a.int(1), try a.tensor(2), try a.tensor(3), try a.string(4), try a.bool(5)))
    }
}

struct TakeFlat: Operator {
    static let schema = "take(Tensor self, Tensor index) -> Tensor"
    static let doc = "The elements at flat positions `index`."
    static let variants: Variants = [.function, .method]

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).take(try a.tensor(1))) }
}

struct Put: Operator {
    static let schema = "put(Tensor self, Tensor index, Tensor source, bool accumulate=False) -> Tensor"
    static let doc = "A copy with the elements at flat positions `index` replaced (or raised) by `source`."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).clone().put(try a.tensor(1), try a.tensor(2), try a.bool(3)))
    }
}

struct PutInPlace: Operator {
    static let schema = "put_(Tensor(a!) self, Tensor index, Tensor source, bool accumulate=False) -> Tensor(a!)"
    static let doc = "In-place version of `put`."
    static let variants: Variants = [.method, .inplace]

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).put(try a.tensor(1), try a.tensor(2), try a.bool(3)))
    }
}

extension Tensor {
    public func maskedFill(_ mask: Tensor, _ value: Scalar) throws(TensorError) -> Tensor {
        try Tensor.checkRange(value, dtype, "masked_fill")
        return try apply(MaskedFill(mask: mask), Tensors(self, try Tensor.full(Shape(), value, dtype)))
    }

    public func maskedFill(_ mask: Tensor, _ value: Tensor) throws(TensorError) -> Tensor {
        guard value.dim == 0 else {
            throw .runtime(
                "masked_fill_ only supports a 0-dimensional value tensor, but got tensor with \(value.dim) dimension(s).")
        }
        return try apply(MaskedFill(mask: mask), Tensors(self, value))
    }

    public func maskedSelect(_ mask: Tensor) throws(TensorError) -> Tensor {
        guard mask.dtype == .bool else { throw .runtime("masked_select: expected BoolTensor for mask, got \(mask.dtype)") }
        let s = try broadcast(shape, mask.shape)
        let x = try expand(s)
        return try x.take(0, s.count, try mask.expand(s).nonzeroPositions())
    }

    public func maskedScatter(_ mask: Tensor, _ source: Tensor) throws(TensorError) -> Tensor {
        guard dtype == source.dtype else {
            throw .runtime(
                "masked_scatter: expected self and source to have same dtypes but got \(dtype.scalarName) and \(source.dtype.scalarName)"
            )
        }
        guard mask.dtype == .bool else {
            throw .runtime("masked_scatter_ only supports boolean masks, but got mask with dtype \(mask.dtype)")
        }
        let s = try broadcast(shape, mask.shape)
        let positions = try mask.expand(s).nonzeroPositions()
        guard source.numel >= positions.numel else {
            throw .runtime(
                "Number of elements of source < number of ones in mask: masked_scatter got \(source.numel) and \(positions.numel)"
            )
        }
        let values = try source.contiguous().reshape([-1]).narrow(0, start: 0, length: positions.numel)
        let x = s == shape ? self : try expand(s).clone(contiguous: true)
        return try apply(PutAt(order: nil, start: 0, count: s.count, accumulate: false, positions: positions), Tensors(x, values))
    }

    public func nonzero() throws(TensorError) -> Tensor {
        let at = try nonzeroPositions()
        let n = at.numel, d = dim
        if d == 1 { return at.alias(shape: Shape([n, 1]), strides: Shape([1, 1]), offset: at.offset) }
        let out = try Tensor(empty: Shape([n, d]), .int64)
        let p = at.pointer(Int.self), q = out.pointer(Int.self)
        for i in 0..<n {
            var rest = p[i], k = d - 1
            while k >= 0 {
                q[i * d + k] = rest % shape[k]
                rest /= shape[k]
                k -= 1
            }
        }
        return out
    }

    public func nonzeroByDimension() throws(TensorError) -> [Tensor] {
        (dim == 0 ? try reshape([1]) : self).dim == 0 ? [] : try (dim == 0 ? try reshape([1]) : self).nonzero().unbind(1)
    }

    /// The checks of an index vector along `d`: positions in range.
    private func rowPositions(_ what: String, _ d: Int, _ index: Tensor, _ error: TensorError.Kind = .index) throws(TensorError)
        -> Tensor
    {
        guard index.dim <= 1 else {
            throw .index("\(what)(): Index is supposed to be a vector, but got dim: \(index.dim) with shape \(index.shape)")
        }
        guard index.dtype == .int64 || index.dtype == .int32 else {
            throw .runtime("\(what)(): Expected dtype int32 or int64 for index but got: \(index.dtype.scalarName)")
        }
        let out = try Tensor(empty: index.shape.count == 0 ? Shape([1]) : index.shape, .int64)
        copyElements(from: index, to: out)
        let n = dim == 0 ? 1 : shape[d], p = out.pointer(Int.self)
        for i in 0..<out.numel {
            guard p[i] >= 0, p[i] < n else {
                // PyTorch raises RuntimeError for index_add_, IndexError for the others.
                let kind = what == "index_add_" ? .runtime : error
                throw TensorError(kind, "index out of range in self: \(what) got \(p[i]) for dimension \(d) of size \(n)")
            }
        }
        return out
    }

    public func indexSelect(_ d: Int, _ index: Tensor) throws(TensorError) -> Tensor {
        let d = try wrap(dim: d, dim)
        let at = try rowPositions("index_select", d, index)
        if dim == 0 {
            guard at.numel == 1 else {
                throw .index("index_select(): Index to scalar can have only 1 value, got \(at.numel) value(s)")
            }
            return try clone()
        }
        return try take(d, 1, at)
    }

    private func putRows(_ d: Int, _ at: Tensor, _ values: Tensor, _ accumulate: Bool) throws(TensorError) -> Tensor {
        let op = PutAt(
            order: nil, start: d, count: dim == 0 ? 0 : 1, accumulate: accumulate,
            positions: dim == 0 ? try at.reshape(Shape()) : at)
        return try apply(op, Tensors(self, values))
    }

    func indexFill(_ d: Int, _ index: Tensor, _ value: Tensor) throws(TensorError) -> Tensor {
        guard value.dim == 0 else {
            throw .runtime(
                "index_fill_ only supports a 0-dimensional value tensor, but got tensor with \(value.dim) dimension(s).")
        }
        let d = try wrap(dim: d, dim)
        let n = dim == 0 ? 1 : shape[d]
        guard index.dtype == .int64 else { throw .index("index_fill_(): Expected dtype int64 for index.") }
        guard index.dim <= 1 else { throw .index("index_fill_(): Index has to be a vector/scalar") }
        let at = try wrappedIndices(index.dim == 0 ? try index.reshape([1]) : index, n, dimension: d)
        var s = shape
        if dim > 0 { s[d] = at.numel }
        if dim == 0 && at.numel != 1 {
            throw .index("index_fill_(): an index of one element is required for a 0-dim tensor, got \(at.numel)")
        }
        return try putRows(d, at, try value.to(dtype).expand(s), false)
    }

    func indexPutRows(_ what: String, _ d: Int, _ index: Tensor, _ source: Tensor, accumulate: Bool) throws(TensorError) -> Tensor
    {
        let d = try wrap(dim: d, dim)
        guard dtype == source.dtype else {
            throw .runtime(
                "\(what)(): self and source expected to have the same dtype, but got (self) \(dtype.scalarName) and (source) \(source.dtype.scalarName)"
            )
        }
        let at = try rowPositions(what, d, index)
        let n = source.dim == 0 ? 1 : d < source.dim ? source.shape[d] : -1
        guard n == at.numel else {
            throw accumulate
                ? .runtime(
                    "\(what)(): Number of indices (\(at.numel)) should be equal to source.size(dim): (\(n)), for dim: \(d)")
                : .index("\(what)(): Number of indices (\(at.numel)) should be equal to source.size(dim) (\(n))")
        }
        var s = shape
        if dim > 0 { s[d] = at.numel }
        guard source.shape == s || (source.dim == 0 && s.numel == 1) || (dim == 0 && source.numel == 1) else {
            throw .runtime(
                "\(what)(): source of shape \(s) is required for self of shape \(shape) and \(at.numel) indices, got \(source.shape)"
            )
        }
        return try putRows(d, at, source.shape == s ? source : try source.reshape(s), accumulate)
    }

    public func indexAdd(_ d: Int, _ index: Tensor, _ source: Tensor, _ alpha: Scalar = 1) throws(TensorError) -> Tensor {
        let scaled = alpha.double == 1 ? source : try source.mul(alpha).to(source.dtype)
        return try indexPutRows("index_add_", d, index, scaled, accumulate: true)
    }

    func indexReduce(
        _ d: Int, _ index: Tensor, _ source: Tensor, _ reduce: String, _ includeSelf: Bool
    ) throws(TensorError) -> Tensor {
        guard ["prod", "mean", "amax", "amin"].contains(reduce) else {
            throw .runtime("reduce argument must be either prod, mean, amax or amin, got \(reduce)")
        }
        let k = try wrap(dim: d, dim)
        let at = try rowPositions("index_reduce", k, index)
        guard source.dim == dim, dim > 0, source.shape[k] == at.numel else {
            throw .runtime(
                "index_reduce(): Number of indices (\(at.numel)) should be equal to source.size(dim) with source \(source.shape), dim \(k)"
            )
        }
        var s = Shape(count: dim, repeating: 1)
        s[k] = at.numel
        return try scatterReduce(k, try at.reshape(s).expand(source.shape), source, reduce, includeSelf: includeSelf)
    }

    private func flatPositions(_ index: Tensor, _ what: String) throws(TensorError) -> Tensor {
        guard index.dtype == .int64 else {
            throw .runtime("\(what)(): Expected a long tensor for index, but got \(index.dtype.scalarName)")
        }
        let out = try Tensor(empty: index.shape, .int64)
        copyElements(from: index, to: out)
        let p = out.pointer(Int.self)
        guard numel > 0 || out.numel == 0 else { throw .index("\(what)(): tried to take from an empty tensor") }
        for i in 0..<out.numel {
            guard p[i] >= -numel, p[i] < numel else {
                throw .index("out of range: tried to access index \(p[i]) on a tensor of \(numel) elements.")
            }
            if p[i] < 0 { p[i] += numel }
        }
        return out
    }

    public func take(_ index: Tensor) throws(TensorError) -> Tensor { try take(0, dim, try flatPositions(index, "take")) }

    /// In place.
    func put(_ index: Tensor, _ source: Tensor, _ accumulate: Bool) throws(TensorError) -> Tensor {
        try checkInPlace("put_")
        guard dtype == source.dtype else {
            throw .runtime(
                "put_(): self and source expected to have the same dtype, but got self.dtype = \(dtype.scalarName) and source.dtype = \(source.dtype.scalarName)"
            )
        }
        let at = try flatPositions(index, "put_")
        guard at.numel == source.numel else {
            throw .runtime(
                "put_(): Expected source and index to have the same number of elements, but got source.numel() = \(source.numel), index.numel() = \(at.numel)"
            )
        }
        let op = PutAt(order: nil, start: 0, count: dim, accumulate: accumulate, positions: at)
        return try applyOver(op, Tensors(self, try source.reshape(at.shape)))
    }
}

let maskedOperators: [any Operator.Type] = [
    MaskedFillTensor.self, MaskedFillScalar.self, MaskedSelect.self, MaskedScatter.self, Nonzero.self, NonzeroNumpy.self,
    ArgWhere.self, IndexSelect.self, IndexFillTensor.self, IndexFillScalar.self, IndexCopy.self, IndexAdd.self,
    IndexReduce.self, TakeFlat.self, Put.self, PutInPlace.self,
]
