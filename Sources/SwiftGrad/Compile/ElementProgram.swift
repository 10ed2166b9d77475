import SwiftGradKernelAPI

/// A chain of element-wise operators that runs block by block, so that what lies between them stays in the cache.
///
/// All steps have one shape, walked in the order of the outputs' memory. A block is a part of one row, or, where rows are short, some whole
/// rows; registers are blocks of scratch memory. Each step calls the kernel its operator calls, so the numbers are those of the plain replay.
struct ElementProgram: Kernel {
    /// Where a kernel finds or leaves its elements.
    enum Place: Hashable {
        case input(Int)
        case output(Int)
        case register(Int)
        /// An input of one element that was converted beforehand.
        case cell(Int)
    }

    struct Step {
        let kind: ElementFunction.Kind
        let kernel: Int32
        let dtype: DType
        /// Of `cast`: what is converted.
        let from: DType
        let parameters: KernelParameters
        let target: Place
        let sources: [Place]
    }

    /// How an input is walked.
    enum Walk {
        /// Element i of the walk is element i of the input.
        case linear
        case single
        /// Strides over the walk's dimensions.
        case strided([Int])
    }

    let label: String
    let steps: [Step]
    let walks: [Walk]
    let inputTypes: [DType]
    let outputTypes: [DType]
    /// Dimensions of the walk, merged where all operands allow it.
    let sizes: [Int]
    let registers: Int
    /// Bytes of an element in a register.
    let width: Int
    /// Inputs of one element that are converted: (input, dtype).
    let cells: [(input: Int, dtype: DType)]
    /// Registers that hold inputs of short rows.
    let loaded: [Int: Int]

    static let block = 4096

    /// Whether no step reads input `j` after output `k` was written.
    func mayOverwrite(_ k: Int, _ j: Int) -> Bool {
        guard case .linear = walks[j], !cells.contains(where: { $0.input == j }),
            let written = steps.firstIndex(where: { $0.target == .output(k) })
        else { return false }
        return !steps[(written + 1)...].contains { $0.sources.contains(.input(j)) }
    }

    func run(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let inner = sizes.last ?? 1
        let total = sizes.reduce(1, *)
        if total == 0 { return }
        let isLong = inner >= 1024 || sizes.count <= 1
        // Whole rows to a block where they are short; a part of one row to a block where they are long.
        let rowsABlock = isLong ? 1 : max(1, ElementProgram.block / inner)
        let partsARow = isLong ? (inner + ElementProgram.block - 1) / ElementProgram.block : 1
        let rows = total / inner
        let blocks = isLong ? rows * partsARow : (rows + rowsABlock - 1) / rowsABlock
        let capacity = isLong ? min(inner, ElementProgram.block) : min(rows, rowsABlock) * inner
        let grain = max(1, ElementLoop.grain / capacity)
        var cellMemory: InlineArray<16, UInt64> = InlineArray(repeating: 0)
        let inputs = x.array, outputs = y.array
        var failure: TensorError?
        withUnsafeMutableBytes(of: &cellMemory) { cellBytes in
            let cell = cellBytes.baseAddress!
            for (i, c) in cells.enumerated() {
                let t = inputs[c.input]!
                CPU.kernels.cast(c.dtype.kernel, t.dtype.kernel, 1, cell + 8 * i, 1, t.data, 1)
            }
            let stepBytes = (capacity * width + 63) & ~63
            let failed = ProgramFailure()
            ThreadPool.forRanges(blocks, grain: grain) { range in
                guard let scratch = try? Tensor(empty: Shape([max(registers, 1) * stepBytes]), .uint8) else {
                    return failed.set()
                }
                let base = scratch.data
                var persistent = false
                for b in range {
                    let row = isLong ? b / partsARow : b * rowsABlock
                    let start = isLong ? (b % partsARow) * ElementProgram.block : 0
                    let n = isLong ? min(ElementProgram.block, inner - start) : min(rowsABlock, rows - row) * inner
                    let position = row * inner + start
                    for (i, r) in loaded {
                        load(i, inputs[i]!, row, n / max(inner, 1), base + r * stepBytes, isFirst: !persistent)
                    }
                    persistent = true
                    @inline(__always) func source(_ p: Place) -> (UnsafeRawPointer, Int) {
                        switch p {
                        case .register(let r): return (UnsafeRawPointer(base + r * stepBytes), 1)
                        case .output(let o):
                            return (UnsafeRawPointer(outputs[o]!.data + position * outputTypes[o].size), 1)
                        case .cell(let c): return (UnsafeRawPointer(cell + 8 * c), 0)
                        case .input(let i):
                            let t = inputs[i]!
                            switch walks[i] {
                            case .linear: return (UnsafeRawPointer(t.data + position * inputTypes[i].size), 1)
                            case .single: return (UnsafeRawPointer(t.data), 0)
                            case .strided(let strides):
                                let at = offset(strides, row) + start * strides[strides.count - 1]
                                return (UnsafeRawPointer(t.data + at * inputTypes[i].size), strides[strides.count - 1])
                            }
                        }
                    }
                    for s in steps {
                        let to: UnsafeMutableRawPointer
                        switch s.target {
                        case .output(let o): to = outputs[o]!.data + position * outputTypes[o].size
                        case .register(let r): to = base + r * stepBytes
                        default: continue
                        }
                        let a = source(s.sources[0])
                        switch s.kind {
                        case .unary:
                            withParameters(s.parameters) {
                                CPU.kernels.unary(s.kernel, s.dtype.kernel, n, to, 1, a.0, a.1, $0)
                            }
                        case .cast: CPU.kernels.cast(s.dtype.kernel, s.from.kernel, n, to, 1, a.0, a.1)
                        case .test: CPU.kernels.test(s.kernel, s.dtype.kernel, n, to, 1, a.0, a.1)
                        case .binary:
                            let b = source(s.sources[1])
                            withParameters(s.parameters) {
                                CPU.kernels.binary(s.kernel, s.dtype.kernel, n, to, 1, a.0, a.1, b.0, b.1, $0)
                            }
                        case .compare:
                            let b = source(s.sources[1])
                            CPU.kernels.compare(s.kernel, s.dtype.kernel, n, to, 1, a.0, a.1, b.0, b.1)
                        case .ternary:
                            let b = source(s.sources[1]), c = source(s.sources[2])
                            withParameters(s.parameters) {
                                CPU.kernels.ternary(s.kernel, s.dtype.kernel, n, to, 1, a.0, a.1, b.0, b.1, c.0, c.1, $0)
                            }
                        case .select:
                            let b = source(s.sources[1]), c = source(s.sources[2])
                            CPU.kernels.select(s.dtype.size, n, to, 1, a.0, a.1, b.0, b.1, c.0, c.1)
                        }
                    }
                }
                withExtendedLifetime(scratch) {}
            }
            if failed.isSet { failure = TensorError(.memory, "\(label): no memory for \(registers) blocks") }
        }
        withExtendedLifetime((inputs, outputs)) {}
        if let failure { throw failure }
    }

    /// Offset of a row of the walk.
    @inline(__always)
    private func offset(_ strides: [Int], _ row: Int) -> Int {
        var rest = row, at = 0
        var d = sizes.count - 2
        while d >= 0 {
            at += rest % sizes[d] * strides[d]
            rest /= sizes[d]
            d -= 1
        }
        return at
    }

    /// Lays some rows of an input out in a register. What is the same in all rows is laid out once.
    private func load(_ i: Int, _ t: Tensor, _ row: Int, _ rows: Int, _ to: UnsafeMutableRawPointer, isFirst: Bool) {
        guard case .strided(let strides) = walks[i] else { return }
        let inner = sizes[sizes.count - 1], type = inputTypes[i].kernel, size = inputTypes[i].size
        let isSame = strides.dropLast().allSatisfy { $0 == 0 }
        if isSame && !isFirst { return }
        let step = strides[strides.count - 1]
        for r in 0..<rows {
            let at = isSame ? 0 : offset(strides, row + r)
            CPU.kernels.cast(type, type, inner, to + r * inner * size, 1, t.data + at * size, step)
        }
    }
}

/// Set by a tile that could not get memory.
private final class ProgramFailure: @unchecked Sendable {
    private(set) var isSet = false
    func set() { isSet = true }
}
