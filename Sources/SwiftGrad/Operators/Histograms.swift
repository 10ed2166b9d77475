// Histograms of one and of several dimensions.

enum Histogram {
    /// Edges of `bins` equal bins for column `d` of rows of `columns` numbers: within `range`, or from the smallest to the largest.
    static func edges(
        _ x: Tensor, column d: Int, of columns: Int, bins: Int, range: [Double]?, _ dtype: DType
    ) throws(TensorError) -> Tensor {
        guard bins > 0, bins < 1 << 40 else {
            throw .runtime("torch.histogram(): bins must be > 0, but got \(bins) for dimension \(d)")
        }
        var low = 0.0, high = 1.0
        if let range {
            (low, high) = (range[2 * d], range[2 * d + 1])
        } else if x.numel > 0 {
            let p = x.pointer(Double.self)
            (low, high) = (.infinity, -.infinity)
            for i in stride(from: d, to: x.numel, by: columns) {
                if p[i].isNaN { (low, high) = (.nan, .nan) }
                if low.isNaN { break }
                low = min(low, p[i])
                high = max(high, p[i])
            }
        }
        guard low.isFinite, high.isFinite else {
            throw .runtime("torch.histogramdd: dimension \(d)'s range [\(short(low)), \(short(high))] is not finite")
        }
        guard low <= high else {
            throw .runtime(
                "torch.histogramdd: min should not exceed max, but got min \(short(low)) max \(short(high)) for dimension \(d)")
        }
        if low == high {
            low -= 0.5
            high += 0.5
        }
        return try Tensor.linspace(.double(low), .double(high), bins + 1, dtype: dtype)
    }

    private static func short(_ x: Double) -> String { x == x.rounded() && x.magnitude < 1e15 ? "\(Int(x))" : "\(x)" }

    static func check(_ x: Tensor, _ range: [Double]?, _ weight: Tensor?, rank: Int) throws(TensorError) {
        guard x.dtype == .float32 || x.dtype == .float64 else { throw notImplemented("histogramdd", for: x.dtype) }
        if let range, range.count != 2 * rank {
            throw .runtime(
                "torch.histogramdd: for a \(rank)-dimensional histogram range should have \(2 * rank) elements, but got \(range.count)"
            )
        }
        if let weight {
            guard weight.dtype == x.dtype else {
                throw .runtime(
                    "torch.histogramdd: if weight tensor is provided, input tensor and weight tensor should have the same dtype, but got "
                        + "input(\(x.dtype.scalarName)), and weight(\(weight.dtype.scalarName))")
            }
        }
    }

    static func checkEdges(_ edges: Tensor, _ x: Tensor, dimension d: Int) throws(TensorError) {
        guard edges.dtype == x.dtype else {
            throw .runtime(
                "torch.histogramdd: input tensor and bins tensors should have the same dtype, but got input with dtype "
                    + "\(x.dtype.scalarName) and bins for dimension \(d) with dtype \(edges.dtype.scalarName)")
        }
        guard edges.dim == 1 else {
            throw .runtime(
                "torch.histogramdd: bins tensor should have one dimension, but got \(edges.dim) dimensions in the bins tensor for "
                    + "dimension \(d)")
        }
        guard edges.numel > 0 else {
            throw .runtime("torch.histogramdd: bins tensor should have at least 1 element, but got 0 elements for dimension \(d)")
        }
    }

    /// Counts (or sums of weights) of the rows of `x` (..., columns) in the bins between `edges`; the last bin holds its upper edge.
    static func counts(_ x: Tensor, _ edges: [Tensor], _ weight: Tensor?, density: Bool) throws(TensorError) -> Tensor {
        let columns = edges.count, rows = columns == 0 ? 0 : x.numel / columns
        if let weight, weight.numel != rows {
            throw .runtime(
                "torch.histogramdd: if weight tensor is provided it should have the same shape as the input tensor excluding its innermost "
                    + "dimension, but got input with shape \(x.shape) and weight with shape \(weight.shape)")
        }
        let data = try x.detached().dense(.float64), p = data.pointer(Double.self)
        let bounds = try Tensor.doubles(edges), w = try weight?.detached().dense(.float64)
        let shape = try Shape(checking: edges.map { $0.numel - 1 }, "histogramdd")
        let sums = try Tensor.zeros(shape, .float64), q = sums.pointer(Double.self)
        let weights = w?.pointer(Double.self)
        var total = 0.0
        for i in 0..<rows {
            var at = 0, inside = true
            for (d, e) in bounds.enumerated() {
                let value = p[i * columns + d]
                guard let k = bin(value, e) else {
                    inside = false
                    break
                }
                at = at * shape[d] + k
            }
            if !inside { continue }
            let amount = weights?[i] ?? 1
            q[at] += amount
            total += amount
        }
        withExtendedLifetime((data, w)) {}
        guard density else { return try sums.dense(x.dtype) }
        var result = try sums.div(.double(total))
        for (d, e) in edges.enumerated() {
            var s = Shape(count: columns, repeating: 1)
            s[d] = e.numel - 1
            result = try result.div(try e.dense(.float64).diff(1, 0).reshape(s))
        }
        return try result.dense(x.dtype)
    }

    /// The bin that holds `x`: edges rise, bins are half open, the last is closed.
    private static func bin(_ x: Double, _ edges: [Double]) -> Int? {
        guard let first = edges.first, let last = edges.last, edges.count > 1, x >= first, x <= last else { return nil }
        var lo = 0, hi = edges.count - 1
        while lo + 1 < hi {
            let mid = (lo + hi) / 2
            if x >= edges[mid] { lo = mid } else { hi = mid }
        }
        return lo
    }
}

extension Tensor {
    /// The elements of several tensors as arrays.
    fileprivate static func doubles(_ list: [Tensor]) throws(TensorError) -> [[Double]] {
        var result: [[Double]] = []
        for t in list {
            let d = try t.detached().dense(.float64), p = d.pointer(Double.self)
            result.append((0..<d.numel).map { p[$0] })
            withExtendedLifetime(d) {}
        }
        return result
    }

    func histogramEdges(_ bins: [Int], _ range: [Double]?, _ weight: Tensor?) throws(TensorError) -> [Tensor] {
        guard dim >= 2 else {
            throw .runtime("torch.histogramdd: input tensor should have at least 2 dimensions, but got \(dim)")
        }
        let n = shape[dim - 1]
        guard bins.count == n else {
            throw .runtime("histogramdd: The size of bins must be equal to the innermost dimension of the input.")
        }
        try Histogram.check(self, range, weight, rank: n)
        let x = try detached().dense(.float64)
        var list: [Tensor] = []
        for (d, b) in bins.enumerated() {
            list.append(try Histogram.edges(x, column: d, of: n, bins: b, range: range, dtype))
        }
        return list
    }
}

struct HistogramBins: Operator {
    static let schema =
        "histogram.bin_ct(Tensor self, int bins=100, *, float[]? range=None, Tensor? weight=None, bool density=False) -> "
        + "(Tensor hist, Tensor bin_edges)"
    static let doc = "Counts of the elements (or sums of `weight`) in `bins` equal bins, and the edges of the bins."
    static let variants: Variants = .both
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let x = try a.tensor(0), weight = a.optionalTensor(3), range = a.optionalDoubles(2)
        try Histogram.check(x, range, weight, rank: 1)
        let edges = try Histogram.edges(
            try x.detached().dense(.float64), column: 0, of: 1, bins: try a.int(1), range: range, x.dtype)
        return .tuple([try Histogram.counts(x, [edges], weight, density: try a.bool(4)), edges])
    }
}

struct HistogramEdges: Operator {
    static let schema =
        "histogram.bins_tensor(Tensor self, Tensor bins, *, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor bin_edges)"
    static let doc = "Counts of the elements (or sums of `weight`) between the given edges, which rise."
    static let variants: Variants = .both
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let x = try a.tensor(0), edges = try a.tensor(1), weight = a.optionalTensor(2)
        try Histogram.check(x, nil, weight, rank: 1)
        try Histogram.checkEdges(edges, x, dimension: 0)
        return .tuple([try Histogram.counts(x, [edges], weight, density: try a.bool(3)), try edges.clone()])
    }
}

struct HistogramDDBinEdges: Operator {
    static let schema =
        "_histogramdd_bin_edges(Tensor self, int[] bins, *, float[]? range=None, Tensor? weight=None, bool density=False) -> Tensor[]"
    static let doc = "The edges of the bins that `histogramdd` uses for each column of rows of numbers."
    static let variants: Variants = .function
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .list(try a.tensor(0).histogramEdges(try a.ints(1), a.optionalDoubles(2), a.optionalTensor(3)))
    }
}

struct HistogramDDCounts: Operator {
    static let schema =
        "_histogramdd_from_bin_cts(Tensor self, int[] bins, *, float[]? range=None, Tensor? weight=None, bool density=False) -> Tensor"
    static let doc = "The histogram of rows of numbers in equal bins for each column."
    static let variants: Variants = .function
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let x = try a.tensor(0), weight = a.optionalTensor(3)
        let edges = try x.histogramEdges(try a.ints(1), a.optionalDoubles(2), weight)
        return .tensor(try Histogram.counts(x, edges, weight, density: try a.bool(4)))
    }
}

struct HistogramDDTensors: Operator {
    static let schema =
        "_histogramdd_from_bin_tensors(Tensor self, Tensor[] bins, *, Tensor? weight=None, bool density=False) -> Tensor"
    static let doc = "The histogram of rows of numbers between given edges for each column."
    static let variants: Variants = .function
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let x = try a.tensor(0), edges = try a.tensors(1), weight = a.optionalTensor(2)
        guard x.dim >= 2, x.shape[x.dim - 1] == edges.count else {
            throw .runtime(
                "torch.histogramdd: expected \(x.shape.last ?? 0) sequences of bin edges for a histogram of rows of that many numbers, but "
                    + "got \(edges.count) sequences")
        }
        try Histogram.check(x, nil, weight, rank: edges.count)
        for (d, e) in edges.enumerated() { try Histogram.checkEdges(e, x, dimension: d) }
        return .tensor(try Histogram.counts(x, edges, weight, density: try a.bool(3)))
    }
}

let histogramOperators: [any Operator.Type] = [
    HistogramBins.self, HistogramEdges.self, HistogramDDBinEdges.self, HistogramDDCounts.self, HistogramDDTensors.self,
]
