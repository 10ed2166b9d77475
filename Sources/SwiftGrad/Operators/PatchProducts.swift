import CSwiftGrad
import SwiftGradKernelAPI

// Convolutions as products of packed matrices: tiles of the matrix of patches are packed straight from the image, so that it is never in
// memory as a whole. Backward with respect to the input is a convolution, too: for each residue of the input's position modulo the stride,
// those taps of the turned weight meet the gradient that reach it.

enum PatchProducts<T: BinaryFloatingPoint> {
    private static var type: DType { T.self == Double.self ? .float64 : .float32 }
    /// Columns and (about) rows of the matrix of patches in a tile.
    private static var tileColumns: Int { 192 }
    private static var tileRows: Int { 256 }

    private static func rounded(_ n: Int) -> Int {
        let lanes = CPU.kernels.gemm.lanes * 4 / MemoryLayout<T>.size
        return (n + lanes - 1) / lanes * lanes
    }

    /// y (a plane set as `s` says) = w (rows x channels x taps) times patches of x, + bias.
    private static func multiply(
        _ s: PatchShape, batch: Int, groups: Int, rows: Int, channels: Int, _ w: UnsafePointer<T>, _ x: UnsafePointer<T>,
        _ bias: UnsafePointer<T>?, _ y: UnsafeMutablePointer<T>
    ) throws(TensorError) {
        let kernels = CPU.kernels.patches, gemm = CPU.kernels.gemm, code = type.kernel, dtype = type
        let columns = batch * s.points, taps = s.tapCount, k = channels * taps
        let columnTiles = (columns + tileColumns - 1) / tileColumns
        // Tiles of rows, too, where there are few of columns; whole blocks of six.
        let most = 384
        var rowTile = rows <= most ? rows : ((rows + (rows + most - 1) / most - 1) / ((rows + most - 1) / most) + 5) / 6 * 6
        if groups * columnTiles * ((rows + rowTile - 1) / rowTile) < 8 {
            let wanted = (7 + groups * columnTiles) / (groups * columnTiles)
            rowTile = min(rowTile, max(24, ((rows + wanted - 1) / wanted + 5) / 6 * 6))
        }
        let rowTiles = (rows + rowTile - 1) / rowTile, failure = Failure()
        let block = max(1, min(channels, tileRows / max(taps, 1))), width = min(tileColumns, rounded(columns))
        /// Patches of a tile of columns and some channels.
        @inline(__always) func pack(_ group: Int, _ tile: Int, _ c: Int, _ n: Int, _ target: UnsafeMutablePointer<T>) {
            let first = tile * tileColumns
            withUnsafePointer(to: s) {
                kernels.patches(code, $0, group * channels + c, n, first, min(tileColumns, columns - first), target, 0, x)
            }
        }
        // A few columns that several tiles of rows share are packed once.
        var shared: Tensor?
        if rowTiles > 1 && groups == 1 && k > 0 && columnTiles * width * k <= 1 << 21 {
            let t = try Tensor(empty: Shape([columnTiles * width * k]), dtype)
            let target = t.pointer(T.self), blocks = (channels + block - 1) / block
            ThreadPool.run(columnTiles * blocks) { i in
                let tile = i / blocks, c = i % blocks * block
                let padded = rounded(min(tileColumns, columns - tile * tileColumns))
                pack(0, tile, c, min(block, channels - c), target + tile * width * k + c * taps * padded)
            }
            shared = t
        }
        let ready = shared?.pointer(T.self), own = ready == nil ? block * taps * width : 0
        ThreadPool.run(groups * columnTiles * rowTiles) { i in
            let group = i / (columnTiles * rowTiles), tile = i / rowTiles % columnTiles, part = i % rowTiles
            let first = tile * tileColumns, count = min(tileColumns, columns - first), padded = rounded(count)
            let row = part * rowTile, some = min(rowTile, rows - row)
            guard let scratch = try? Tensor(empty: Shape([own + some * width]), dtype) else { return failure.set() }
            defer { withExtendedLifetime(scratch) {} }
            let packed = scratch.pointer(T.self), sums = packed + own
            let weight = w + (group * rows + row) * k
            // Points that no tap reaches.
            if k == 0 { sums.update(repeating: 0, count: some * padded) }
            var c = 0
            while c < channels && k > 0 {
                let n = min(block, channels - c)
                var panels = packed
                if let ready { panels = ready + tile * width * k + c * taps * padded } else { pack(group, tile, c, n, packed) }
                gemm.multiply(code, some, padded, n * taps, weight + c * taps, k, 1, panels, sums, padded, c == 0 ? 0 : 1)
                c += n
            }
            let channel = group * rows + row
            withUnsafePointer(to: s) {
                kernels.place(
                    code, $0, some, first, count, sums, padded, bias.map { UnsafeRawPointer($0 + channel) },
                    y + channel * s.targetChannelStride)
            }
        }
        withExtendedLifetime(shared) {}
        try failure.check()
    }

    static func convolve(
        _ g: ConvolutionGeometry, _ x: UnsafePointer<T>, _ w: UnsafePointer<T>, _ bias: UnsafePointer<T>?,
        _ y: UnsafeMutablePointer<T>
    ) throws(TensorError) {
        try multiply(
            forwardShape(g), batch: g.batch, groups: g.groups, rows: g.outPerGroup, channels: g.inPerGroup, w, x, bias, y)
    }

    /// Patches of the input. A pointwise convolution's plane is one line.
    private static func forwardShape(_ g: ConvolutionGeometry) -> PatchShape {
        var s = PatchShape(
            taps: three(g.kernel), input: three(g.input), output: three(g.output), stride: three(g.stride),
            padding: three(g.padding),
            dilation: three(g.dilation), channelStride: g.inputPoints, imageStride: g.inChannels * g.inputPoints,
            size: three(g.output), step: (1, 1, 1), first: (0, 0, 0), targetChannelStride: g.outputPoints,
            targetImageStride: g.outChannels * g.outputPoints)
        if g.isPointwise {
            s.input = (1, 1, g.inputPoints)
            s.output = s.input
            s.size = s.input
        }
        return s
    }

    private static func three(_ a: ConvolutionGeometry.Three) -> (Int, Int, Int) { (a[0], a[1], a[2]) }

    /// One residue of input positions along a dimension.
    private struct Phase {
        /// Positions first, first + stride, ...: so many.
        var first = 0
        var count = 0
        /// The taps that reach them, last first.
        var taps: [Int] = []
        var padding = 0
        var dilation = 1
    }

    private static func phases(_ g: ConvolutionGeometry, _ d: Int) -> [Phase] {
        let step = g.stride[d], dilation = g.dilation[d]
        var result = [Phase]()
        for first in 0..<min(step, g.input[d]) {
            var p = Phase(first: first, count: (g.input[d] - first + step - 1) / step)
            for k in stride(from: g.kernel[d] - 1, through: 0, by: -1) where (first + g.padding[d] - k * dilation) % step == 0 {
                p.taps.append(k)
            }
            if let last = p.taps.first {
                p.padding = -((first + g.padding[d] - last * dilation) / step)
                if p.taps.count > 1 { p.dilation = (last - p.taps[1]) * dilation / step }
            }
            result.append(p)
        }
        return result
    }

    /// The gradient of the input (or a transposed convolution).
    static func convolveTransposed(
        _ g: ConvolutionGeometry, _ gy: UnsafePointer<T>, _ w: UnsafePointer<T>, _ bias: UnsafePointer<T>?,
        _ x: UnsafeMutablePointer<T>
    ) throws(TensorError) {
        let rows = g.inPerGroup, channels = g.outPerGroup, code = type.kernel
        for a in phases(g, 0) {
            for b in phases(g, 1) {
                for c in phases(g, 2) {
                    var s = PatchShape(
                        taps: (a.taps.count, b.taps.count, c.taps.count), input: three(g.output),
                        output: (a.count, b.count, c.count),
                        stride: (1, 1, 1), padding: (a.padding, b.padding, c.padding),
                        dilation: (a.dilation, b.dilation, c.dilation),
                        channelStride: g.outputPoints, imageStride: g.outChannels * g.outputPoints, size: three(g.input),
                        step: three(g.stride), first: (a.first, b.first, c.first), targetChannelStride: g.inputPoints,
                        targetImageStride: g.inChannels * g.inputPoints)
                    if g.isPointwise {
                        s.input = (1, 1, g.inputPoints)
                        s.output = s.input
                        s.size = s.input
                    }
                    var offsets = [Int]()
                    for i in a.taps {
                        for j in b.taps { for k in c.taps { offsets.append((i * g.kernel[1] + j) * g.kernel[2] + k) } }
                    }
                    let taps = offsets.count
                    // The taps of this phase, as rows of input channels.
                    let filters = try Tensor(empty: Shape([max(1, g.inChannels * channels * taps)]), type)
                    defer { withExtendedLifetime(filters) {} }
                    let f = filters.pointer(T.self), kernels = CPU.kernels.patches
                    if taps > 0 {
                        offsets.withUnsafeBufferPointer { list in
                            let at = list.baseAddress!
                            let tiles = (rows + 15) / 16
                            ThreadPool.run(g.groups * tiles) { i in
                                let group = i / tiles, first = i % tiles * 16
                                kernels.filters(
                                    code, min(16, rows - first), channels, taps, at,
                                    w + (group * channels * rows + first) * g.kernelPoints, g.kernelPoints, rows * g.kernelPoints,
                                    f + (group * rows + first) * channels * taps)
                            }
                        }
                    }
                    try multiply(
                        s, batch: g.batch, groups: g.groups, rows: rows, channels: taps == 0 ? 0 : channels, f, gy, bias, x)
                }
            }
        }
    }

    /// The gradient of the weight: its transpose (channels and taps x output channels) is the product of patches and gradients, whose
    /// transposes are packed.
    static func weightGradient(
        _ g: ConvolutionGeometry, _ gy: UnsafePointer<T>, _ x: UnsafePointer<T>, _ w: UnsafeMutablePointer<T>
    ) throws(TensorError) {
        if g.groups == 1 { return try weightGradient(g, 0, gy, x, w) }
        let failure = Failure()
        ThreadPool.run(g.groups) { group in
            do { try weightGradient(g, group, gy, x, w) } catch { failure.set() }
        }
        try failure.check()
    }

    private static func weightGradient(
        _ g: ConvolutionGeometry, _ group: Int, _ gy: UnsafePointer<T>, _ x: UnsafePointer<T>, _ w: UnsafeMutablePointer<T>
    ) throws(TensorError) {
        let kernels = CPU.kernels.patches, code = type.kernel, dtype = type, size = MemoryLayout<T>.size
        let s = forwardShape(g), taps = s.tapCount, channels = g.inPerGroup, outputs = g.outPerGroup
        // Gradients by the same rules: patches of one tap.
        let points = g.outputPoints
        let gradient = PatchShape(
            taps: (1, 1, 1), input: (1, 1, points), output: (1, 1, points), stride: (1, 1, 1), padding: (0, 0, 0),
            dilation: (1, 1, 1),
            channelStride: points, imageStride: g.outChannels * points, size: (1, 1, points), step: (1, 1, 1), first: (0, 0, 0),
            targetChannelStride: points, targetImageStride: g.outChannels * points)
        let columns = g.batch * points, width = 256, chunks = (columns + width - 1) / width, padded = rounded(outputs)
        let k = channels * taps, target = w + group * outputs * k, failure = Failure()
        let block = max(1, min(channels, 96 / taps))

        /// Packs the gradients of a chunk; its columns, rounded up.
        @inline(__always) func pack(_ chunk: Int, _ rows: UnsafeMutablePointer<T>, _ packed: UnsafeMutablePointer<T>) -> Int {
            let first = chunk * width, count = min(width, columns - first), wide = rounded(count)
            withUnsafePointer(to: gradient) { kernels.patches(code, $0, group * outputs, outputs, first, count, rows, wide, gy) }
            if size == 4 {
                CPU.kernels.winograd.packTransposed(outputs, wide, wide, packed, rows)
            } else {
                CPU.kernels.gemm.pack(code, wide, outputs, packed, rows, 1, wide)
            }
            return wide
        }
        /// sums (channels x taps x padded) of one chunk for some channels.
        @inline(__always) func add(
            _ chunk: Int, _ channel: Int, _ n: Int, _ rows: UnsafeMutablePointer<T>, _ packed: UnsafePointer<T>,
            _ sums: UnsafeMutablePointer<T>, _ adds: Bool
        ) {
            let first = chunk * width, count = min(width, columns - first), wide = rounded(count)
            withUnsafePointer(to: s) { kernels.patches(code, $0, group * channels + channel, n, first, count, rows, wide, x) }
            CPU.kernels.gemm.multiply(
                code, n * taps, size == 4 ? padded : outputs, wide, rows, wide, 1, packed, sums, padded, adds ? 1 : 0)
        }

        let gradientRows = outputs * width, patchRows = block * taps * width
        if k * padded <= 1 << 16 {
            // A small weight: parts of the columns, each with its own sums, which are added in order.
            let parts = min(chunks, 8)
            let partial = try Tensor(empty: Shape([parts * k * padded]), dtype)
            defer { withExtendedLifetime(partial) {} }
            let sums = partial.pointer(T.self)
            ThreadPool.run(parts) { part in
                guard let scratch = try? Tensor(empty: Shape([max(gradientRows, patchRows) + padded * width]), dtype) else {
                    return failure.set()
                }
                defer { withExtendedLifetime(scratch) {} }
                let packed = scratch.pointer(T.self), rows = packed + padded * width
                let range = (chunks * part / parts)..<(chunks * (part + 1) / parts)
                for chunk in range {
                    _ = pack(chunk, rows, packed)
                    var c = 0
                    while c < channels {
                        let n = min(block, channels - c)
                        add(chunk, c, n, rows, packed, sums + (part * k + c * taps) * padded, chunk != range.lowerBound)
                        c += n
                    }
                }
            }
            try failure.check()
            ThreadPool.forRanges(k, grain: 256) { r in
                for part in 0..<parts {
                    kernels.transpose(
                        code, r.count, outputs, sums + (part * k + r.lowerBound) * padded, padded, target + r.lowerBound, k,
                        part == 0 ? 0 : 1)
                }
            }
            return
        }
        // A large one: its rows are the tiles, and all gradients are packed before.
        let packedGradients = try Tensor(empty: Shape([chunks * width * padded]), dtype)
        defer { withExtendedLifetime(packedGradients) {} }
        let packed = packedGradients.pointer(T.self)
        ThreadPool.run(chunks) { chunk in
            guard let scratch = try? Tensor(empty: Shape([gradientRows]), dtype) else { return failure.set() }
            defer { withExtendedLifetime(scratch) {} }
            _ = pack(chunk, scratch.pointer(T.self), packed + chunk * width * padded)
        }
        try failure.check()
        ThreadPool.forRanges(channels, grain: block) { r in
            guard let scratch = try? Tensor(empty: Shape([patchRows + block * taps * padded]), dtype) else {
                return failure.set()
            }
            defer { withExtendedLifetime(scratch) {} }
            let rows = scratch.pointer(T.self), sums = rows + patchRows
            for chunk in 0..<chunks {
                add(chunk, r.lowerBound, r.count, rows, packed + chunk * width * padded, sums, chunk > 0)
            }
            kernels.transpose(code, r.count * taps, outputs, sums, padded, target + r.lowerBound * taps, k, 0)
        }
        try failure.check()
    }
}
