// Sequences of different lengths: packed (the rows of all steps one step after the other) and padded (a tensor with room for the longest).

/// Rows of padded sequences, x (T, B, ...), of which step t has `sizes[t]`: (sum of sizes, ...).
struct PackRows: Op {
    static let name = "PackPaddedSequence"
    let sizes: [Int]

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let a = x.required(0)
        var shape = a.shape
        shape.remove(at: 0)
        shape[0] = sizes.reduce(0, &+)
        return [TensorSpec(a.dtype, shape)]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        copyPacked(x.required(0), y.required(0), sizes, pack: true)
    }

    func saves(_ needs: NeedsMask) -> Saves { .none }

    func vjp(_ c: inout VJP) throws(TensorError) {
        let s = c.shape(0)
        if c.needs(0) { c[0] = try apply1(PadRows(sizes: sizes, steps: s[0], batch: s[1], value: 0), Tensors(try c.grad)) }
    }
}

/// The inverse: packed rows in a tensor (T, B, ...) that is `value` elsewhere.
struct PadRows: Op {
    static let name = "PadPackedSequence"
    let sizes: [Int]
    let steps: Int
    let batch: Int
    let value: Scalar

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let a = x.required(0)
        guard a.dim < Shape.maxDims else {
            throw .runtime("_pad_packed_sequence: at most \(Shape.maxDims - 1) dimensions are supported, got \(a.dim)")
        }
        var shape = a.shape
        shape[0] = batch
        shape.insert(steps, at: 0)
        return [TensorSpec(a.dtype, shape)]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let out = y.required(0)
        fillElements(out, value)
        copyPacked(out, x.required(0), sizes, pack: false)
    }

    func saves(_ needs: NeedsMask) -> Saves { .none }

    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) { c[0] = try apply1(PackRows(sizes: sizes), Tensors(try c.grad)) }
    }
}

/// Copies between padded (T, B, ...) and packed (rows, ...) tensors.
private func copyPacked(_ padded: Tensor, _ packed: Tensor, _ sizes: [Int], pack: Bool) {
    var row = 0
    for (t, n) in sizes.enumerated() {
        var shape = packed.shape, strides = padded.strides
        shape[0] = n
        strides.remove(at: 0)
        let a = padded.alias(shape: shape, strides: strides, offset: padded.offset + t * padded.strides[0])
        let b = packed.alias(shape: shape, strides: packed.strides, offset: packed.offset + row * packed.strides[0])
        if pack { copyElements(from: a, to: b) } else { copyElements(from: b, to: a) }
        row += n
    }
}

/// Sequences (length, ...) side by side in (longest, n, ...), each at the start or, `atEnd`, at the end of its column.
struct PadSequences: Op {
    static let name = "PadSequence"
    let longest: Int
    let atEnd: Bool
    let value: Double

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let first = x.required(0)
        guard first.dim < Shape.maxDims else {
            throw .runtime("pad_sequence: at most \(Shape.maxDims - 1) dimensions are supported, got \(first.dim)")
        }
        for i in 1..<max(x.count, 1) {
            let t = x.required(i)
            guard t.dim == first.dim else {
                throw .runtime("pad_sequence: sequences of \(first.dim) dimensions are required, got shape \(t.shape)")
            }
            for d in 1..<max(t.dim, 1) where t.shape[d] != first.shape[d] {
                throw .runtime(
                    "The size of tensor a (\(first.shape[d])) must match the size of tensor b (\(t.shape[d])) at non-singleton dimension "
                        + "\(d): pad_sequence got shapes \(first.shape) and \(t.shape)")
            }
        }
        var shape = first.shape
        shape[0] = x.count
        shape.insert(longest, at: 0)
        return [TensorSpec(first.dtype, shape)]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let out = y.required(0)
        fillElements(out, .double(value))
        for i in 0..<x.count {
            let t = x.required(i)
            if t.numel == 0 { continue }
            var strides = out.strides
            strides.remove(at: 1)
            let start = atEnd ? longest - t.shape[0] : 0
            copyElements(
                from: t, to: out.alias(shape: t.shape, strides: strides, offset: start * out.strides[0] + i * out.strides[1]))
        }
    }

    func saves(_ needs: NeedsMask) -> Saves { .none }

    func vjp(_ c: inout VJP) throws(TensorError) {
        let g = try c.grad
        for i in 0..<g.shape[1] where c.needs(i) {
            let n = c.shape(i)[0]
            c[i] = try g.select(1, i).narrow(0, start: atEnd ? longest - n : 0, length: n)
        }
    }
}

extension Tensor {
    /// Padded sequences (steps, batch, ...), longest first, as packed rows and the number of sequences of each step.
    public func packPaddedSequence(_ lengths: Tensor, batchFirst: Bool = false) throws(TensorError) -> (
        data: Tensor, batchSizes: Tensor
    ) {
        guard lengths.dim == 1, lengths.dtype == .int64 else {
            throw .runtime(
                "'lengths' argument should be a 1D CPU int64 tensor, but got \(lengths.dim)D cpu \(lengths.dtype.scalarName) tensor"
            )
        }
        guard dim >= 2 else {
            throw .index("Dimension out of range (expected to be in range of [-1, 0], but got 1): sequences of shape \(shape)")
        }
        guard numel > 0 else { throw .runtime("Cannot pack empty tensors.") }
        let x = batchFirst ? try transpose(0, 1) : self
        let steps = x.shape[0], batch = x.shape[1], wanted = try lengths.scalars(of: Int.self)
        guard wanted.count == batch else {
            throw .runtime("Expected `len(lengths)` to be equal to batch_size, but got \(wanted.count) (batch_size=\(batch))")
        }
        for (i, n) in wanted.enumerated() {
            guard n > 0 else {
                throw .runtime(
                    "Length of all samples has to be greater than 0, but found an element in 'lengths' that is <= 0: \(n)")
            }
            guard i == 0 || wanted[i - 1] >= n else {
                throw .runtime(
                    "`lengths` array must be sorted in decreasing order when `enforce_sorted` is True. You can pass `enforce_sorted=False` to "
                        + "pack_padded_sequence and/or pack_sequence to sidestep this requirement if you do not need ONNX exportability."
                )
            }
            guard n <= steps else {
                throw .runtime("lengths: at most \(steps), the steps of the padded sequences, are there, got a length of \(n)")
            }
        }
        var sizes: [Int] = []
        var n = batch
        for t in 0..<wanted[0] {
            while wanted[n - 1] <= t { n -= 1 }
            sizes.append(n)
        }
        return (try apply1(PackRows(sizes: sizes), Tensors(x)), try Tensor(sizes))
    }

    /// Packed rows as padded sequences (steps, batch, ...) with their lengths; `total` steps where given.
    public func padPackedSequence(
        _ batchSizes: Tensor, batchFirst: Bool = false, value: Scalar = 0, total: Int = 0
    ) throws(TensorError) -> (padded: Tensor, lengths: Tensor) {
        guard dim >= 1 else { throw .runtime("_pad_packed_sequence: packed rows are required, got a tensor of 0 dimensions") }
        let sizes = try packedSizes(batchSizes)
        let steps = try RecurrentSteps(checking: sizes, rows: shape[0])
        guard total <= 0 || total >= sizes.count else {
            throw .value(
                "Expected total_length to be at least the length of the longest sequence in input, but got total_length=\(total) and max "
                    + "sequence length being \(sizes.count)")
        }
        let y = try apply1(
            PadRows(sizes: sizes, steps: max(total, sizes.count), batch: steps.batch, value: value), Tensors(self))
        var lengths = Array(repeating: 0, count: steps.batch)
        for (t, n) in sizes.enumerated() { for i in 0..<n { lengths[i] = t + 1 } }
        return (batchFirst ? try y.transpose(0, 1) : y, try Tensor(lengths))
    }

    /// Sequences (length, ...) in one tensor (longest, n, ...), or (n, longest, ...), filled up with `value` at the right or left.
    public static func padSequence(
        _ list: [Tensor], batchFirst: Bool = false, value: Double = 0, side: String = "right"
    ) throws(TensorError) -> Tensor {
        guard !list.isEmpty else { throw .runtime("received an empty list of sequences") }
        guard side == "right" || side == "left" else {
            throw .runtime("Expected padding_side to be one of left or right, but got \(side).")
        }
        for t in list where t.dim == 0 {
            throw .runtime("pad_sequence: sequences of at least 1 dimension are required, got shape \(t.shape)")
        }
        let longest = list.reduce(0) { max($0, $1.shape[0]) }
        let y = try apply1(PadSequences(longest: longest, atEnd: side == "left", value: value), Tensors(list))
        return batchFirst ? try y.transpose(0, 1) : y
    }
}

struct PackPaddedSequence: Operator {
    static let schema = "_pack_padded_sequence(Tensor input, Tensor lengths, bool batch_first) -> (Tensor, Tensor)"
    static let doc = """
        Padded sequences (steps, batch, ...), or (batch, steps, ...), of the given lengths, longest first, as packed rows and the number of \
        sequences that each step still has.
        """
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let r = try a.tensor(0).packPaddedSequence(try a.tensor(1), batchFirst: try a.bool(2))
        return .tuple([r.data, r.batchSizes])
    }
}

struct PadPackedSequence: Operator {
    static let schema =
        "_pad_packed_sequence(Tensor data, Tensor batch_sizes, bool batch_first, Scalar padding_value, int total_length) -> (Tensor, Tensor)"
    static let doc = """
        Packed rows as padded sequences (steps, batch, ...), or (batch, steps, ...), with their lengths; `total_length` steps where that is \
        greater than 0.
        """
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let r = try a.tensor(0).padPackedSequence(
            try a.tensor(1), batchFirst: try a.bool(2), value: try a.scalar(3), total: try a.int(4))
        return .tuple([r.padded, r.lengths])
    }
}

struct PadSequence: Operator {
    static let schema =
        "pad_sequence(Tensor[] sequences, bool batch_first=False, float padding_value=0.0, str padding_side=\"right\") -> Tensor"
    static let doc =
        "Sequences (length, ...) in one tensor (longest, n, ...), or (n, longest, ...), filled up at the right or the left."
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try Tensor.padSequence(
                try a.tensors(0), batchFirst: try a.bool(1), value: try a.double(2), side: try a.string(3)))
    }
}

let sequencePackingOperators: [any Operator.Type] = [PackPaddedSequence.self, PadPackedSequence.self, PadSequence.self]
