import SwiftGradKernelAPI

// Distinct values, membership, places in sorted sequences, counts. None of them is differentiable.

struct Unique2: Operator {
    static let schema =
        "_unique2(Tensor self, bool sorted=True, bool return_inverse=False, "
        + "bool return_counts=False) -> (Tensor, Tensor, Tensor)"
    static let doc = "The distinct elements, sorted; for each element its place among them; how often each occurs."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tuple(try a.tensor(0).unique(try a.bool(2), try a.bool(3)))
    }
}

struct UniqueDim: Operator {
    static let schema =
        "unique_dim(Tensor self, int dim, bool sorted=True, bool return_inverse=False, "
        + "bool return_counts=False) -> (Tensor, Tensor, Tensor)"
    static let doc = "The distinct entries of `dim`, sorted; for each its place among them; how often each occurs."
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tuple(try a.tensor(0).unique(dim: try a.int(1), consecutive: false))
    }
}

struct UniqueConsecutive: Operator {
    static let schema =
        "unique_consecutive(Tensor self, bool return_inverse=False, bool return_counts=False, "
        + "int? dim=None) -> (Tensor, Tensor, Tensor)"
    static let doc = "The elements (or entries of `dim`) with runs of equal ones made one; places and lengths of the runs."
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tuple(try a.tensor(0).uniqueConsecutive(try a.bool(1), try a.bool(2), a.optionalInt(3)))
    }
}

struct SearchSorted: Operator {
    static let schema =
        "searchsorted.Tensor(Tensor sorted_sequence, Tensor self, *, bool out_int32=False, bool right=False, "
        + "str? side=None, Tensor? sorter=None) -> Tensor"
    static let doc = "For each value the first place in the sorted last dimension before which it could go (`right`: the last)."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).searchSorted(
                try a.tensor(1), int32: try a.bool(2), right: try a.bool(3), a.optionalString(4), a.optionalTensor(5)))
    }
}

struct SearchSortedScalar: Operator {
    static let schema =
        "searchsorted.Scalar(Tensor sorted_sequence, Scalar self, *, bool out_int32=False, bool right=False, "
        + "str? side=None, Tensor? sorter=None) -> Tensor"
    static let doc = "The place in a sorted vector before which a number could go."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).searchSorted(
                try .number(try a.scalar(1)), int32: try a.bool(2), right: try a.bool(3), a.optionalString(4), a.optionalTensor(5)
            ))
    }
}

struct Bucketize: Operator {
    static let schema = "bucketize.Tensor(Tensor self, Tensor boundaries, *, bool out_int32=False, bool right=False) -> Tensor"
    static let doc = "For each value the bucket between `boundaries` that it falls in."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(1).searchSorted(try a.tensor(0), int32: try a.bool(2), right: try a.bool(3), nil, nil))
    }
}

struct BucketizeScalar: Operator {
    static let schema = "bucketize.Scalar(Scalar self, Tensor boundaries, *, bool out_int32=False, bool right=False) -> Tensor"
    static let doc = "The bucket between `boundaries` that a number falls in."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(1).searchSorted(try .number(try a.scalar(0)), int32: try a.bool(2), right: try a.bool(3), nil, nil))
    }
}

struct IsIn: Operator {
    static let schema =
        "isin.Tensor_Tensor(Tensor elements, Tensor test_elements, *, bool assume_unique=False, "
        + "bool invert=False) -> Tensor"
    static let doc = "Whether each element is among `test_elements`."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).isIn(try a.tensor(1), invert: try a.bool(3)))
    }
}

struct IsInScalar: Operator {
    static let schema =
        "isin.Tensor_Scalar(Tensor elements, Scalar test_element, *, bool assume_unique=False, "
        + "bool invert=False) -> Tensor"
    static let doc = "Whether each element equals a number."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).isIn(try .number(try a.scalar(1)), invert: try a.bool(3)))
    }
}

struct ScalarIsIn: Operator {
    static let schema =
        "isin.Scalar_Tensor(Scalar element, Tensor test_elements, *, bool assume_unique=False, "
        + "bool invert=False) -> Tensor"
    static let doc = "Whether a number is among `test_elements`."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try Tensor.number(try a.scalar(0)).isIn(try a.tensor(1), invert: try a.bool(3)))
    }
}

struct BinCount: Operator {
    static let schema = "bincount(Tensor self, Tensor? weights=None, int minlength=0) -> Tensor"
    static let doc = "How often each of 0, 1, 2, ... occurs (or the sum of its weights)."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).bincount(a.optionalTensor(1), try a.int(2)))
    }
}

struct HistC: Operator {
    static let schema = "histc(Tensor self, int bins=100, Scalar min=0, Scalar max=0) -> Tensor"
    static let doc = "How many elements fall in each of `bins` equal bins from `min` to `max` (both 0: the extremes of the data)."
    static let variants: Variants = [.function, .method]

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).histc(try a.int(1), try a.double(2), try a.double(3)))
    }
}

extension Tensor {
    /// A dense detached copy in the dtype that ordering is written for.
    private func workingCopy() throws(TensorError) -> Tensor { try detached().dense(dtype.working) }

    func unique(_ inverse: Bool, _ counts: Bool) throws(TensorError) -> [Tensor] {
        let flat = try detached().contiguous().reshape([-1])
        let r = try flat.unique(dim: 0, consecutive: false)
        return [
            r[0], inverse ? try r[1].reshape(shape) : try Tensor.zeros(Shape([0]), .int64),
            counts ? r[2] : try Tensor.zeros(Shape([0]), .int64),
        ]
    }

    func uniqueConsecutive(_ inverse: Bool, _ counts: Bool, _ d: Int?) throws(TensorError) -> [Tensor] {
        if let d { return try unique(dim: d, consecutive: true) }
        let r = try detached().contiguous().reshape([-1]).unique(dim: 0, consecutive: true)
        return [
            r[0], inverse ? try r[1].reshape(shape) : try Tensor.zeros(Shape([0]), .int64),
            counts ? r[2] : try Tensor.zeros(Shape([0]), .int64),
        ]
    }

    /// Values, inverse and counts, whatever is asked for: as PyTorch's operators with a dimension.
    func unique(dim d: Int, consecutive: Bool) throws(TensorError) -> [Tensor] {
        let d = try wrap(dim: d, dim)
        let x = dim == 0 ? try reshape([1]) : self
        let n = x.shape[d]
        let rest = n == 0 ? 0 : x.numel / n
        if x.numel == 0 && n > 0 {
            throw .runtime("There are 0 sized dimensions, and they aren't selected, so unique cannot be applied: shape \(shape)")
        }
        // Row i: the entry i of `dim`.
        let rows = try x.detached().transpose(0, d).workingCopy()
        let order: [Int]
        var group = [Int](repeating: 0, count: n), firsts: [Int] = [], sizes: [Int] = []
        func work<T: WorkingElement>(_: T.Type) -> [Int] {
            let p = rows.pointer(T.self)
            func less(_ i: Int, _ j: Int) -> Bool {
                for k in 0..<rest {
                    let a = p[i * rest + k], b = p[j * rest + k]
                    if a < b { return true }
                    if b < a { return false }
                    if a.isNotANumber != b.isNotANumber { return b.isNotANumber }
                }
                return i < j
            }
            func same(_ i: Int, _ j: Int) -> Bool {
                for k in 0..<rest where p[i * rest + k] != p[j * rest + k] { return false }
                return true
            }
            let order = consecutive ? Array(0..<n) : (0..<n).sorted(by: less)
            for (k, i) in order.enumerated() {
                if k > 0, same(order[k - 1], i) {
                    sizes[sizes.count - 1] += 1
                } else {
                    firsts.append(i)
                    sizes.append(1)
                }
                group[i] = sizes.count - 1
            }
            return order
        }
        switch rows.dtype {
        case .float32: order = work(Float.self)
        case .float64: order = work(Double.self)
        default: order = work(Int.self)
        }
        _ = order
        withExtendedLifetime(rows) {}
        let values = try x.detached().take(d, 1, try Tensor.indices(firsts))
        return [
            values, try Tensor.indices(group), try Tensor.indices(sizes),
        ]
    }

    /// An int64 vector.
    static func indices(_ list: [Int]) throws(TensorError) -> Tensor {
        let t = try Tensor(empty: Shape([list.count]), .int64)
        let p = t.pointer(Int.self)
        for (i, v) in list.enumerated() { p[i] = v }
        return t
    }

    func searchSorted(
        _ values: Tensor, int32: Bool, right: Bool, _ side: String?, _ sorter: Tensor?
    ) throws(TensorError) -> Tensor {
        var right = right
        if let side {
            guard side == "left" || side == "right" else {
                throw .runtime("torch.searchsorted(): side can only be 'left' or 'right' but got \(side)")
            }
            guard !(right && side == "left") else {
                throw .runtime(
                    "torch.searchsorted(): side and right can't be set to opposites, got side of left while right was True")
            }
            right = side == "right"
        }
        guard dim > 0 else {
            throw .runtime("torch.searchsorted(): the sorted sequence should have at least one dimension, got \(dim)")
        }
        let n = shape[dim - 1]
        if dim > 1 {
            guard values.dim == dim, (0..<(dim - 1)).allSatisfy({ values.shape[$0] == shape[$0] }) else {
                throw .runtime(
                    "torch.searchsorted(): boundaries tensor should be 1 dimension or the first N-1 dimensions of boundaries tensor and input "
                        + "value tensor must match, but we got boundaries tensor \(shape) and input value tensor \(values.shape)")
            }
        }
        var sequence = detached()
        if let sorter {
            guard sorter.shape == shape else {
                throw .runtime(
                    "torch.searchsorted(): boundary and sorter must have the same size, but got boundary tensor \(shape) and got sorter tensor \(sorter.shape)"
                )
            }
            guard sorter.dtype == .int64 else {
                throw .runtime(
                    "torch.searchsorted(): sorter must be a tensor of long dtype but got dtype \(sorter.dtype.scalarName)")
            }
            sequence = try sequence.gather(dim: -1, sorter)
        }
        let common = Promotion.of(self, values).working
        let s = try sequence.dense(common), v = try values.detached().dense(common)
        let out = try Tensor(empty: values.shape, .int64)
        let q = out.pointer(Int.self)
        let lane = dim == 1 ? Int.max : max(values.shape[values.dim - 1], 1)
        func go<T: WorkingElement>(_: T.Type) {
            let a = s.pointer(T.self), b = v.pointer(T.self)
            ThreadPool.forRanges(v.numel, grain: 4096) { r in
                for i in r {
                    let row = a + (dim == 1 ? 0 : i / lane * n)
                    let x = b[i]
                    var lo = 0, hi = n
                    while lo < hi {
                        let mid = (lo + hi) / 2
                        let e = row[mid]
                        // NaN counts as largest.
                        let goesRight =
                            right
                            ? !(x < e || (e.isNotANumber && !x.isNotANumber)) : (e < x || (x.isNotANumber && !e.isNotANumber))
                        if goesRight { lo = mid + 1 } else { hi = mid }
                    }
                    q[i] = lo
                }
            }
        }
        switch common {
        case .float32: go(Float.self)
        case .float64: go(Double.self)
        default: go(Int.self)
        }
        withExtendedLifetime((s, v)) {}
        return int32 ? try out.dense(.int32) : out
    }

    func isIn(_ test: Tensor, invert: Bool) throws(TensorError) -> Tensor {
        let common = Promotion.of(self, test).working
        let x = try detached().dense(common), t = try test.detached().dense(common)
        let out = try Tensor(empty: shape, .bool)
        let q = out.pointer(Bool.self)
        func go<T: WorkingElement & Hashable>(_: T.Type) {
            let a = x.pointer(T.self), b = t.pointer(T.self)
            var set = Set<T>()
            for i in 0..<t.numel { set.insert(b[i]) }
            for i in 0..<x.numel { q[i] = set.contains(a[i]) != invert }
        }
        switch common {
        case .float32: go(Float.self)
        case .float64: go(Double.self)
        default: go(Int.self)
        }
        return out
    }

    func bincount(_ weights: Tensor?, _ minlength: Int) throws(TensorError) -> Tensor {
        guard !dtype.isFloat, dtype != .bool else { throw .runtime("\"bincount_cpu\" not implemented for '\(dtype.scalarName)'") }
        guard minlength >= 0, minlength < 1 << 40 else { throw .runtime("minlength should be >= 0, got \(minlength)") }
        guard dim == 1 || numel == 0 else { throw .runtime("bincount only supports 1-d non-negative integral inputs.") }
        let x = try dense(.int64), p = x.pointer(Int.self)
        var top = -1
        for i in 0..<x.numel {
            guard p[i] >= 0 else { throw .runtime("bincount only supports 1-d non-negative integral inputs.") }
            top = max(top, p[i])
        }
        if let weights {
            guard weights.dim == 1, weights.numel == numel else {
                throw .runtime("weights should be 1-d and have the same length as input, got \(weights.shape)")
            }
        }
        guard top < 1 << 40 else {
            throw .runtime("bincount: maximum value of input overflowed, it should be < 2^40 but got \(top)")
        }
        let dtype = weights.map { $0.dtype == .float32 ? DType.float32 : .float64 } ?? .int64
        let out = try Tensor.zeros(Shape([max(top + 1, minlength)]), dtype)
        if let weights {
            let sums = dtype == .float64 ? out : try out.dense(.float64)
            let w = try weights.detached().dense(.float64)
            let q = sums.pointer(Double.self), v = w.pointer(Double.self)
            for i in 0..<x.numel { q[p[i]] = dtype == .float32 ? Double(Float(q[p[i]]) + Float(v[i])) : q[p[i]] + v[i] }
            if sums !== out { copyElements(from: sums, to: out) }
        } else {
            let q = out.pointer(Int.self)
            for i in 0..<x.numel { q[p[i]] += 1 }
        }
        return out
    }

    func histc(_ bins: Int, _ lo: Double, _ hi: Double) throws(TensorError) -> Tensor {
        guard dtype.isFloat else { throw .runtime("\"histogram_cpu\" not implemented for '\(dtype.scalarName)'") }
        guard bins > 0, bins < 1 << 40 else { throw .runtime("torch.histc(): bins must be > 0, got \(bins)") }
        let x = try detached().dense(.float64), p = x.pointer(Double.self)
        var low = lo, high = hi
        if low == high && numel > 0 {
            (low, high) = (.infinity, -.infinity)
            for i in 0..<numel {
                low = Swift.min(low, p[i])
                high = Swift.max(high, p[i])
                if p[i].isNaN { low = .nan }
            }
        }
        if low == high {
            low -= 1
            high += 1
        }
        guard low.isFinite, high.isFinite else { throw .runtime("histc: range of [\(low), \(high)] is not finite") }
        guard low < high else { throw .runtime("torch.histc: max must be larger than min, got \(low) and \(high)") }
        let counts = try Tensor.zeros(Shape([bins]), .float64)
        let q = counts.pointer(Double.self)
        for i in 0..<numel where p[i] >= low && p[i] <= high {
            let k = Int((p[i] - low) / (high - low) * Double(bins))
            q[Swift.min(k, bins - 1)] += 1
        }
        return try counts.dense(dtype)
    }
}

let setOperators: [any Operator.Type] = [
    Unique2.self, UniqueDim.self, UniqueConsecutive.self, SearchSorted.self, SearchSortedScalar.self, Bucketize.self,
    BucketizeScalar.self, IsIn.self, IsInScalar.self, ScalarIsIn.self, BinCount.self, HistC.self,
]
