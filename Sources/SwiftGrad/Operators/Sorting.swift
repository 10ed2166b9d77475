import SwiftGradKernelAPI

// Order along a dimension: sort, topk, kthvalue, median, mode, quantiles.

/// Elements with unsigned keys in the same order: -0 as 0, all NaN alike and above everything.
private protocol RadixElement {
    var radixKey: UInt64 { get }
    /// Bits of the keys.
    static var keyBits: Int { get }
}

extension Float: RadixElement {
    fileprivate static var keyBits: Int { 32 }
    @inline(__always) fileprivate var radixKey: UInt64 {
        if self != self { return 0xFFFF_FFFF }
        let bits = (self == 0 ? 0 : self).bitPattern
        return UInt64(bits ^ (bits & 0x8000_0000 != 0 ? 0xFFFF_FFFF : 0x8000_0000))
    }
}

extension Double: RadixElement {
    fileprivate static var keyBits: Int { 64 }
    @inline(__always) fileprivate var radixKey: UInt64 {
        if self != self { return UInt64.max }
        let bits = (self == 0 ? 0 : self).bitPattern
        return bits ^ (bits >> 63 != 0 ? UInt64.max : 1 << 63)
    }
}

extension Int: RadixElement {
    fileprivate static var keyBits: Int { 64 }
    @inline(__always) fileprivate var radixKey: UInt64 { UInt64(bitPattern: Int64(self)) ^ (1 << 63) }
}

/// One key and where it was.
private struct RadixItem {
    var key: UInt64
    var place: UInt32
}

/// Sorts n items by their keys, stably, 11 bits a pass from the lowest; passes in which all keys agree are left out. True: the result is in `b`.
private func radixSort(
    _ a: UnsafeMutablePointer<RadixItem>, _ b: UnsafeMutablePointer<RadixItem>, _ n: Int, _ bits: Int,
    _ counts: UnsafeMutablePointer<Int>
) -> Bool {
    var differing: UInt64 = 0
    let first = a[0].key
    for i in 0..<n { differing |= a[i].key ^ first }
    var from = a, to = b
    var shift: UInt64 = 0
    while shift < UInt64(bits) {
        defer { shift += 11 }
        if (differing >> shift) & 2047 == 0 { continue }
        for i in 0..<2048 { counts[i] = 0 }
        for i in 0..<n { counts[Int((from[i].key >> shift) & 2047)] &+= 1 }
        var sum = 0
        for i in 0..<2048 {
            let c = counts[i]
            counts[i] = sum
            sum &+= c
        }
        for i in 0..<n {
            let digit = Int((from[i].key >> shift) & 2047)
            to[counts[digit]] = from[i]
            counts[digit] &+= 1
        }
        swap(&from, &to)
    }
    return from == b
}

/// Values and places of each lane in order; `descending` keeps the order of equals too.
private func sortByRadix<T: RadixElement>(
    _: T.Type, _ lanes: Lanes, _ s: UnsafeMutablePointer<T>, _ t: UnsafeMutablePointer<T>, _ index: UnsafeMutablePointer<Int>,
    descending: Bool
) throws(TensorError) {
    let n = lanes.n, inner = lanes.inner, bits = T.keyBits
    let flip: UInt64 = descending ? (bits == 64 ? UInt64.max : (1 << UInt64(bits)) - 1) : 0
    let bytes = 2 * n * MemoryLayout<RadixItem>.stride + 2048 * 8
    var failure: TensorError?
    ThreadPool.forRanges(lanes.outer * inner, grain: max(1, ElementLoop.grain / (n * 4))) { r in
        let work: UnsafeMutableRawPointer
        do throws(TensorError) { work = try Allocator.allocate(bytes) } catch {
            failure = error
            return
        }
        defer { Allocator.free(work, bytes: bytes) }
        let a = work.bindMemory(to: RadixItem.self, capacity: 2 * n), b = a + n
        let counts = (work + 2 * n * MemoryLayout<RadixItem>.stride).bindMemory(to: Int.self, capacity: 2048)
        for lane in r {
            let start = lane / inner * n * inner + lane % inner
            for i in 0..<n { a[i] = RadixItem(key: s[start + i * inner].radixKey ^ flip, place: UInt32(truncatingIfNeeded: i)) }
            let sorted = radixSort(a, b, n, bits, counts) ? b : a
            for i in 0..<n {
                let place = Int(sorted[i].place)
                t[start + i * inner] = s[start + place * inner]
                index[start + i * inner] = place
            }
        }
    }
    if let failure { throw failure }
}

/// Which entries along a dimension to give, by order.
enum OrderPick {
    /// All, sorted (always stably).
    case sort(descending: Bool)
    /// The k largest or smallest, sorted.
    case top(k: Int, largest: Bool)
    /// The k-th smallest, from 1.
    case kth(k: Int)
    /// The lower median; with `skipNaN` that of the numbers.
    case median(skipNaN: Bool)
    /// The most frequent, of those the smallest, at its last place.
    case mode
}

/// Values and indices by order along one dimension. NaN counts as larger than all numbers.
struct Ordered: Op {
    static let name = "Sort"
    let pick: OrderPick
    let dim: Int
    let keepdim: Bool

    /// Entries along `dim` of the results; nil: the dimension goes.
    private func length(_ n: Int) -> Int? {
        switch pick {
        case .sort: return n
        case .top(let k, _): return k
        default: return keepdim ? 1 : nil
        }
    }

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let a = x.required(0)
        var s = a.shape
        if s.count > 0 {
            if let m = length(s[dim]) { s[dim] = m } else { s.remove(at: dim) }
        }
        return [TensorSpec(a.dtype, s), TensorSpec(.int64, s)]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let values = y.required(0), at = y.required(1)
        if values.numel == 0 { return }
        let work = values.dtype.working
        let a = try x.required(0).dense(work)
        let v = values.dtype == work ? values : try Tensor(empty: values.shape, work)
        switch work {
        case .float32: try run(Float.self, a, v, at)
        case .float64: try run(Double.self, a, v, at)
        default: try run(Int.self, a, v, at)
        }
        if v !== values { copyElements(from: v, to: values) }
    }

    private func run<T: WorkingElement & RadixElement>(_: T.Type, _ a: Tensor, _ v: Tensor, _ at: Tensor) throws(TensorError) {
        let lanes = Lanes(a.shape, dim)
        let n = lanes.n, inner = lanes.inner
        let m = a.dim == 0 ? 1 : length(n) ?? 1
        let s = a.pointer(T.self), t = v.pointer(T.self), index = at.pointer(Int.self)
        if case .sort(let descending) = pick, n >= 256, n < Int(UInt32.max) {
            try sortByRadix(T.self, lanes, s, t, index, descending: descending)
            return withExtendedLifetime((a, v, at)) {}
        }
        ThreadPool.forRanges(lanes.outer * inner, grain: max(1, ElementLoop.grain / max(n * 4, 1))) { r in
            var items: [(T, Int)] = []
            items.reserveCapacity(n)
            for lane in r {
                let from = lane / inner * n * inner + lane % inner, to = lane / inner * m * inner + lane % inner
                items.removeAll(keepingCapacity: true)
                for i in 0..<n { items.append((s[from + i * inner], i)) }
                // Numbers, then NaN; equal ones in their order.
                func before(_ p: (T, Int), _ q: (T, Int)) -> Bool {
                    if p.0 < q.0 { return true }
                    if q.0 < p.0 { return false }
                    if p.0.isNotANumber != q.0.isNotANumber { return q.0.isNotANumber }
                    return p.1 < q.1
                }
                func beforeDescending(_ p: (T, Int), _ q: (T, Int)) -> Bool {
                    if p.0 > q.0 { return true }
                    if q.0 > p.0 { return false }
                    if p.0.isNotANumber != q.0.isNotANumber { return p.0.isNotANumber }
                    return p.1 < q.1
                }
                switch pick {
                case .sort(let descending): items.sort(by: descending ? beforeDescending : before)
                case .top(let k, let largest):
                    if k * 8 < n {
                        selectFirst(&items, k, largest ? beforeDescending : before)
                    } else {
                        items.sort(by: largest ? beforeDescending : before)
                    }
                case .kth(let k):
                    items.sort(by: before)
                    items[0] = items[k - 1]
                case .median(let skipNaN):
                    var numbers = 0
                    for e in items where !e.0.isNotANumber { numbers += 1 }
                    if numbers < n && !skipNaN {
                        items[0] = items.first { $0.0.isNotANumber } ?? items[0]
                    } else {
                        items.sort(by: before)
                        items[0] = items[max(numbers - 1, 0) / 2]
                    }
                case .mode:
                    items.sort(by: before)
                    var best = 0, bestCount = 0, i = 0
                    while i < n {
                        var j = i + 1
                        while j < n, items[j].0 == items[i].0 { j += 1 }
                        if j - i > bestCount { (best, bestCount) = (j - 1, j - i) }
                        i = j
                    }
                    items[0] = items[best]
                }
                for i in 0..<m {
                    t[to + i * inner] = items[i].0
                    index[to + i * inner] = items[i].1
                }
            }
        }
        withExtendedLifetime((a, v, at)) {}
    }

    /// The first k by order to the front, sorted: a heap of the k best so far.
    private func selectFirst<T>(_ items: inout [(T, Int)], _ k: Int, _ before: ((T, Int), (T, Int)) -> Bool) {
        if k == 0 { return }
        // items[0 ..< k] is a heap whose top is the last by order.
        func sink(_ root: Int) {
            var i = root
            while true {
                var c = 2 * i + 1
                if c >= k { return }
                if c + 1 < k, before(items[c], items[c + 1]) { c += 1 }
                if !before(items[i], items[c]) { return }
                items.swapAt(i, c)
                i = c
            }
        }
        for i in stride(from: k / 2 - 1, through: 0, by: -1) { sink(i) }
        for i in k..<items.count where before(items[i], items[0]) {
            items[0] = items[i]
            sink(0)
        }
        items[0..<k].sort(by: before)
    }

    func saves(_ needs: NeedsMask) -> Saves { .output(1) }

    func vjp(_ c: inout VJP) throws(TensorError) {
        guard c.needs(0) else { return }
        let keeps: Bool
        switch pick {
        case .sort, .top: keeps = true
        default: keeps = keepdim
        }
        c[0] = try c.grad.placed(at: try c.output(1), dim, keeps, in: c.shape(0))
    }
}

/// The median of all elements; equal ones share the gradient evenly.
struct MedianOfAll: Op {
    static let name = "Median"
    let skipNaN: Bool

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] { [TensorSpec(x.required(0).dtype, Shape())] }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let flat = try x.required(0).detached().dense()
        let line = flat.alias(shape: Shape([flat.numel]), strides: Shape([1]), offset: flat.offset)
        let r = try apply(Ordered(pick: .median(skipNaN: skipNaN), dim: 0, keepdim: false), Tensors(line))
        copyElements(from: r[0], to: y.required(0))
    }

    func saves(_ needs: NeedsMask) -> Saves { [.input(0), .output(0)] }

    func vjp(_ c: inout VJP) throws(TensorError) {
        guard c.needs(0) else { return }
        let x = try c.input(0)
        let mask: UInt32 = (1 << UInt32(x.dim)) &- 1
        c[0] = try c.grad.expand(x.shape).mul(try tieShares(x, try c.output(0).detached().expand(x.shape), mask))
    }
}

extension Tensor {
    private func ordered(_ pick: OrderPick, _ d: Int, _ keepdim: Bool = true) throws(TensorError) -> [Tensor] {
        try apply(Ordered(pick: pick, dim: d, keepdim: keepdim), Tensors(self), nonDifferentiable: 2)
    }

    public func sort(_ d: Int = -1, descending: Bool = false) throws(TensorError) -> [Tensor] {
        try ordered(.sort(descending: descending), try wrap(dim: d, dim))
    }

    public func topk(_ k: Int, _ d: Int = -1, largest: Bool = true) throws(TensorError) -> [Tensor] {
        let d = try wrap(dim: d, dim)
        guard k >= 0, k <= (dim == 0 ? 1 : shape[d]) else {
            throw .runtime("selected index k out of range: topk got \(k) for shape \(shape)")
        }
        if dim == 0 && k == 0 { throw .runtime("selected index k out of range: topk got 0 for a 0-dim tensor") }
        guard dtype != .bool else { throw .notImplemented("topk does not support bool dtypes on CPU") }
        return try ordered(.top(k: k, largest: largest), d)
    }

    private func nonEmpty(_ d: Int, _ what: String) throws(TensorError) -> Int {
        let d = try wrap(dim: d, dim)
        guard dim == 0 || shape[d] > 0 else { throw .index("\(what)(): Expected reduction dim \(d) to have non-zero size.") }
        return d
    }

    public func kthvalue(_ k: Int, _ d: Int = -1, keepdim: Bool = false) throws(TensorError) -> [Tensor] {
        let d = try nonEmpty(d, "kthvalue")
        guard k > 0, k <= (dim == 0 ? 1 : shape[d]) else {
            throw .runtime("kthvalue(): selected number k out of range for dimension \(d), got \(k)")
        }
        guard dtype != .bool else { throw notImplemented("kthvalue_cpu", for: .bool) }
        return try ordered(.kth(k: k), d, keepdim)
    }

    public func median(skipNaN: Bool = false) throws(TensorError) -> Tensor {
        guard dtype != .bool else { throw notImplemented("median_cpu", for: .bool) }
        if numel == 0 { return try Tensor.full(Shape(), dtype.isFloat ? .double(.nan) : .int(dtype.lowest), dtype) }
        return try apply1(MedianOfAll(skipNaN: skipNaN), Tensors(self))
    }

    func median(_ d: Int, _ keepdim: Bool, skipNaN: Bool) throws(TensorError) -> [Tensor] {
        guard dtype != .bool else { throw notImplemented("median_cpu", for: .bool) }
        return try ordered(.median(skipNaN: skipNaN), try nonEmpty(d, "median"), keepdim)
    }

    public func mode(_ d: Int = -1, _ keepdim: Bool = false) throws(TensorError) -> [Tensor] {
        try ordered(.mode, try nonEmpty(d, "mode"), keepdim)
    }

    func quantile(_ q: Tensor, _ d: Int?, _ keepdim: Bool, _ interpolation: String, skipNaN: Bool) throws(TensorError) -> Tensor {
        let what = skipNaN ? "nanquantile" : "quantile"
        guard numel > 0 else { throw .runtime("\(what)() input tensor must be non-empty") }
        guard q.dim <= 1 else { throw .runtime("\(what)() q must be a scalar or 1D tensor") }
        guard dtype == .float32 || dtype == .float64 else {
            throw .runtime("\(what)() input tensor must be either float or double dtype, got \(dtype)")
        }
        guard q.dtype == dtype else {
            throw .runtime("\(what)() q tensor must be same dtype as the input tensor, got \(q.dtype) and \(dtype)")
        }
        guard ["linear", "lower", "higher", "midpoint", "nearest"].contains(interpolation) else {
            throw .runtime(
                "\(what)() interpolation must be one of linear, lower, higher, midpoint or nearest, but got \(interpolation)")
        }
        let k = try d.map { d throws(TensorError) in try wrap(dim: d, dim) }
        let x = k == nil || dim == 0 ? try contiguous().reshape([-1]) : try transpose(k ?? 0, -1)
        let sorted = try x.sort(-1)[0]
        let n = sorted.shape[sorted.dim - 1]
        let positions = try q.detached().dense(.float64)
        let fractions = positions.pointer(Double.self)
        for i in 0..<positions.numel {
            guard fractions[i] >= 0, fractions[i] <= 1 else {
                throw .runtime("\(what)() q must be in the range [0, 1] but got \(fractions[i])")
            }
        }
        // How many numbers each lane has: with NaN among them, they come last.
        var kept = sorted.shape
        kept[kept.count - 1] = 1
        let numbers = try comparison(.eq, sorted, sorted).dense(.int64).sum([-1], keepdim: true)
        let count = numbers.pointer(Int.self)
        var results: [Tensor] = []
        for i in 0..<positions.numel {
            let low = try Tensor(empty: kept, .int64), high = try Tensor(empty: kept, .int64),
                weight = try Tensor(empty: kept, dtype)
            let p = low.pointer(Int.self), h = high.pointer(Int.self)
            for lane in 0..<low.numel {
                // A lane with NaN gives NaN, at its end; without numbers too.
                let m = skipNaN ? count[lane] : n
                let spoilt = skipNaN ? m == 0 : count[lane] < n
                var rank = spoilt ? Double(n - 1) : fractions[i] * Double(m - 1)
                if dtype == .float32 && !spoilt { rank = Double(Float(fractions[i]) * Float(m - 1)) }
                switch interpolation {
                case "lower": rank = rank.rounded(.down)
                case "higher": rank = rank.rounded(.up)
                case "nearest": rank = rank.rounded(.toNearestOrEven)
                default: break
                }
                p[lane] = Int(rank.rounded(.down))
                h[lane] = Int(rank.rounded(.up))
                let w = interpolation == "midpoint" ? 0.5 : rank - rank.rounded(.down)
                Scalar.double(w).store(dtype, to: weight.data + lane * dtype.size)
            }
            let a = try sorted.gather(sorted.dim - 1, low)
            var y = a
            if interpolation == "linear" || interpolation == "midpoint" {
                y = try a.add(try sorted.gather(sorted.dim - 1, high).sub(a).mul(weight))
            }
            if k == nil || dim == 0 {
                y = try y.reshape(keepdim ? Shape(count: dim, repeating: 1) : Shape())
            } else {
                y = try y.transpose(k ?? 0, -1)
                if !keepdim { y = try y.squeeze(k ?? 0) }
            }
            results.append(y)
        }
        return q.dim == 0 ? results[0] : results.isEmpty ? try Tensor.zeros(Shape([0]), dtype) : try Tensor.stack(results, 0)
    }
}
