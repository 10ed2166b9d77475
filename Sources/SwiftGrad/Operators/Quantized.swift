import CSwiftGrad
import SwiftGradKernelAPI

// Dynamic quantization: weights of signed bytes, activations quantized to unsigned bytes at each call, from their range.

/// How floats become unsigned bytes: x is about (q - zeroPoint) * scale.
struct ActivationQuantization {
    let scale: Float
    let zeroPoint: Int32

    /// Covers `low` ... `high` and 0, with 7 bits where the range is `reduced` (so that pairs of products fit 16 bits on any CPU), else 8. 0 is
    /// represented exactly. As PyTorch's FBGEMM back end does it: Jacob et al., Quantization and Training of Neural Networks, section 2, 2018.
    init(low: Float, high: Float, reduced: Bool) {
        let steps = reduced ? 127.0 : 255.0
        var least = Double(min(low, 0)), greatest = Double(max(high, 0))
        var scale = (greatest - least) / steps
        if Float(scale) == 0 || (1 / Float(scale)).isInfinite { scale = 0.1 }
        let smallest = Double(Float(6.1e-5))  // so that 1 / scale stays in the range of float16
        if scale < smallest {
            let before = scale
            scale = smallest
            if least == 0 {
                greatest = smallest * steps
            } else if greatest == 0 {
                least = -smallest * steps
            } else {
                least = Double(Float(least) * Float(smallest / before))
                greatest = Double(Float(greatest) * Float(smallest / before))
            }
        }
        let fromLeast = -least / scale, fromGreatest = steps - greatest / scale
        let isLeastExacter = Swift.abs(least / scale) < steps + Swift.abs(greatest / scale)
        let zero = isLeastExacter ? fromLeast : fromGreatest
        zeroPoint = zero.isNaN ? 0 : Int32(min(max(zero, 0), steps).rounded(.toNearestOrEven))
        self.scale = Float(scale)
    }

    /// The range of contiguous floats, in fixed pieces.
    init(of x: Raw, count: Int, reduced: Bool) throws(TensorError) {
        let piece = 1 << 15, pieces = max((count + piece - 1) / piece, 1)
        let ranges = try Tensor.zeros(Shape([pieces * 2]), .float32)
        defer { withExtendedLifetime(ranges) {} }
        let p = ranges.pointer(Float.self), kernels = CPU.kernels.quantized
        ThreadPool.run(pieces) { i in
            let first = i * piece
            kernels.range(min(piece, count - first), x + first * 4, MutRaw(p + 2 * i))
        }
        self.init(ranges: p, pieces, reduced: reduced)
    }

    /// From the ranges (least, greatest) of pieces.
    init(ranges p: UnsafePointer<Float>, _ pieces: Int, reduced: Bool) {
        var low: Float = 0, high: Float = 0
        for i in 0..<pieces {
            low = min(low, p[2 * i])
            high = max(high, p[2 * i + 1])
        }
        self.init(low: low, high: high, reduced: reduced)
    }

    /// Rows of k contiguous floats, to rows of `QuantizedKernels.rowBytes(k)` bytes; on the calling thread.
    @inline(__always)
    func apply(_ rows: Int, _ k: Int, _ x: Raw, _ q: MutRaw) {
        CPU.kernels.quantized.quantize(rows, k, x, k, q, QuantizedKernels.rowBytes(k), 1 / scale, zeroPoint)
    }
}

/// A weight (gates * n, k) of signed bytes, as `_quantized_pack` made it, with its scales: one, or one a row.
struct QuantizedMatrix {
    let n: Int
    let k: Int
    let gates: Int
    private let packed: Tensor
    private let sums: Tensor
    private let scales: Tensor
    private let bias: Tensor?
    private static let hasVNNI = sg_cpu_has_vnni() != 0 && CPU.level >= 4

    /// Forces what is lazy, which must not happen first in a tile of the pool.
    private static func prepare() { _ = hasVNNI }

    init(
        _ packed: Tensor, _ sums: Tensor, _ scales: Tensor, _ bias: Tensor?, k: Int, gates: Int = 1, _ what: String
    ) throws(TensorError) {
        Self.prepare()
        guard packed.dtype == .int8, sums.dtype == .int32, scales.dtype == .float32 else {
            throw .runtime(
                "\(what): packed weights of signed bytes with int32 sums and float32 scales are required, got \(packed.dtype), \(sums.dtype), "
                    + "\(scales.dtype)")
        }
        let rows = sums.numel
        guard gates > 0, rows % gates == 0, sums.dim == 1, scales.dim <= 1, scales.numel == 1 || scales.numel == rows else {
            throw .runtime(
                "\(what): sums of each row and scales of 1 or \(rows) rows are required, got \(sums.shape), \(scales.shape)")
        }
        n = rows / gates
        let (bytes, overflow) = QuantizedKernels.packedBytes(n, k).multipliedReportingOverflow(by: gates)
        guard !overflow, packed.numel == bytes else {
            throw .runtime("\(what): weights ([\(rows), \(k)]) packed to \(bytes) bytes are required, got \(packed.numel)")
        }
        if let bias {
            guard bias.dtype == .float32, bias.dim == 1, bias.numel == rows else {
                throw .runtime("\(what): a float32 bias of shape [\(rows)] is required, got \(bias.dtype) \(bias.shape)")
            }
        }
        self.k = k
        self.gates = gates
        self.packed = try packed.dense()
        self.sums = try sums.dense()
        self.scales = try scales.dense()
        self.bias = try bias.map { b throws(TensorError) in try b.dense() }
    }

    /// Columns `first`, a multiple of 16, and following of a gate: y (m x count) = q w + bias, or += where it `adds`; on the calling thread.
    func multiply(
        _ gate: Int, _ first: Int, _ count: Int, _ m: Int, _ q: Raw, _ activation: ActivationQuantization, _ y: MutRaw,
        _ yRow: Int,
        adds: Bool
    ) {
        let bytes = QuantizedKernels.rowBytes(k), column = gate * n + first, isPerTensor = scales.numel == 1
        var t = QuantizedProduct(
            m: m, n: count, groups: bytes / 4, q: q, qRow: bytes,
            packed: Raw(packed.data) + gate * QuantizedKernels.packedBytes(n, k) + first * bytes,
            sums: Raw(sums.data) + column * 4, zeroPoint: activation.zeroPoint, scale: activation.scale,
            scales: Raw(scales.data) + (isPerTensor ? 0 : column * 4), isPerTensor: isPerTensor,
            bias: bias.map { Raw($0.data) + column * 4 }, y: y, yRow: yRow, adds: adds, hasVNNI: Self.hasVNNI)
        withUnsafePointer(to: &t) { CPU.kernels.quantized.multiply(Raw($0)) }
        withExtendedLifetime(self) {}
    }

    /// y (m x gates n, contiguous) = x w + bias on the pool, where x (m x k) is contiguous.
    func multiply(_ m: Int, _ x: Raw, _ y: MutRaw, reduced: Bool) throws(TensorError) {
        guard m > 0, n > 0 else { return }
        let activation = try ActivationQuantization(of: x, count: m * k, reduced: reduced)
        let bytes = QuantizedKernels.rowBytes(k), wide = n * gates
        let quantized = try Tensor(empty: Shape([max(m * bytes, 1)]), .uint8)
        defer { withExtendedLifetime(quantized) {} }
        let q = MutRaw(quantized.data)
        ThreadPool.forRanges(m, grain: max(1, (1 << 16) / max(k, 1))) { r in
            activation.apply(r.count, k, x + r.lowerBound * k * 4, q + r.lowerBound * bytes)
        }
        // Few rows: columns are shared, so that each thread reads its part of the weights.
        let rowsPerTile = m >= 64 ? 32 : m
        let work = (m + 8) * n * k
        let columns = m >= 64 || work < 1 << 20 ? n : min(n, max(64, (n + 7) / 8 + 63 & ~63))
        let rowTiles = (m + rowsPerTile - 1) / rowsPerTile, columnTiles = (n + columns - 1) / columns
        ThreadPool.run(rowTiles * gates * columnTiles) { i in
            let column = i % columnTiles * columns, gate = i / columnTiles % gates, row = i / columnTiles / gates * rowsPerTile
            multiply(
                gate, column, min(columns, n - column), min(rowsPerTile, m - row), q + row * bytes, activation,
                y + (row * wide + gate * n + column) * 4, wide, adds: false)
        }
    }
}

extension Tensor {
    /// A matrix of signed bytes (gates * n, k), gate by gate as the kernels want it, and the sums of its rows.
    func quantizedPack(_ gates: Int) throws(TensorError) -> (packed: Tensor, sums: Tensor) {
        guard dtype == .int8, dim == 2, gates > 0, shape[0] % gates == 0 else {
            throw .runtime("_quantized_pack: an int8 matrix with a multiple of \(gates) rows is required, got \(dtype) \(shape)")
        }
        let rows = try dense(), n = shape[0] / gates, k = shape[1], bytes = QuantizedKernels.packedBytes(n, k)
        let packed = try Tensor(empty: Shape([bytes * gates]), .int8), sums = try Tensor(empty: Shape([shape[0]]), .int32)
        defer { withExtendedLifetime((rows, packed, sums)) {} }
        for gate in 0..<gates {
            CPU.kernels.quantized.pack(
                n, k, MutRaw(packed.data) + gate * bytes, Raw(rows.data) + gate * n * k, MutRaw(sums.data) + gate * n * 4)
        }
        return (packed, sums)
    }

    /// The inverse of `quantizedPack`.
    func quantizedUnpack(_ rows: Int, _ k: Int, _ gates: Int) throws(TensorError) -> Tensor {
        guard dtype == .int8, dim == 1, rows >= 0, k >= 0, gates > 0, rows % gates == 0 else {
            throw .runtime(
                "_quantized_unpack: packed bytes and the sizes of a matrix are required, got \(dtype) \(shape), \(rows), \(k)")
        }
        let n = rows / gates
        let (wide, o1) = n.addingReportingOverflow(15), (deep, o2) = k.addingReportingOverflow(3)
        let (bytes, o3) = (wide / 16 * 16).multipliedReportingOverflow(by: deep / 4 * 4)
        let (all, o4) = bytes.multipliedReportingOverflow(by: gates)
        guard !o1, !o2, !o3, !o4, numel == all else {
            throw .runtime("_quantized_unpack: \(numel) bytes are not a packed matrix of \(rows) rows and \(k) columns")
        }
        let from = try dense(), result = try Tensor(empty: Shape([rows, k]), .int8)
        defer { withExtendedLifetime((from, result)) {} }
        let p = from.pointer(Int8.self), to = result.pointer(Int8.self), group = deep / 4 * 64
        for row in 0..<rows {
            let j = row % n, lane = p + row / n * bytes + j / 16 * group + j % 16 * 4
            for i in 0..<k { to[row * k + i] = lane[i / 4 * 64 + i % 4] }
        }
        return result
    }
}

struct QuantizedPack: Operator {
    static let schema = "_quantized_pack(Tensor self, int gates=1) -> (Tensor, Tensor)"
    static let doc =
        "Signed bytes (gates * n, k) laid out for products with quantized rows, and the sum of each row (int32); see `_quantized_linear`."
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let r = try a.tensor(0).quantizedPack(try a.int(1))
        return .tuple([r.packed, r.sums])
    }
}

struct QuantizedUnpack: Operator {
    static let schema = "_quantized_unpack(Tensor self, int rows, int columns, int gates=1) -> Tensor"
    static let doc = "The matrix of signed bytes that `_quantized_pack` laid out."
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).quantizedUnpack(try a.int(1), try a.int(2), try a.int(3)))
    }
}

struct QuantizedLinear: Operator {
    static let schema =
        "_quantized_linear(Tensor input, Tensor packed, Tensor sums, Tensor scales, Tensor? bias=None, bool reduce_range=True) -> Tensor"
    static let doc = """
        `input @ (bytes * scales).T + bias` with the input quantized to unsigned bytes from its own range (7 bits with `reduce_range`), \
        products in integers. Without gradients.
        """
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let x = try a.tensor(0)
        guard x.dtype == .float32 else {
            throw .runtime(
                "expected scalar type Float but found \(x.dtype.scalarName): the input of a dynamically quantized linear")
        }
        guard x.dim >= 2 else {
            throw .runtime("The dimension of input tensor should be larger than or equal to 2, got \(x.dim)")
        }
        let k = x.shape[x.dim - 1]
        let w = try QuantizedMatrix(
            try a.tensor(1), try a.tensor(2), try a.tensor(3), a.optionalTensor(4), k: k, "_quantized_linear")
        let input = try x.dense()
        var shape = x.shape
        shape[x.dim - 1] = w.n
        let y = try Tensor(empty: shape, .float32)
        defer { withExtendedLifetime((input, y)) {} }
        var rows = 1
        for i in 0..<(x.dim - 1) { rows *= x.shape[i] }
        try w.multiply(rows, Raw(input.data), MutRaw(y.data), reduced: try a.bool(5))
        return .tensor(y)
    }
}

let quantizedOperators: [any Operator.Type] = [
    QuantizedPack.self, QuantizedUnpack.self, QuantizedLinear.self, QuantizedRecurrent.self,
]
