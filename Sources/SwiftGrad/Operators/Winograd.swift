import CSwiftGrad
import SwiftGradKernelAPI

// Convolutions of 3 x 3 with stride 1 by Winograd's F(4x4, 3x3): a quarter of the multiplications. Tiles are transformed, the 36 positions
// of a transformed tile are 36 products of matrices, and those are transformed back, all in blocks that stay in cache.

enum Winograd {
    /// Whether convolutions may be computed so; set by SWIFTGRAD_WINOGRAD=0 or `setEnabled`.
    private nonisolated(unsafe) static var enabled = environment("SWIFTGRAD_WINOGRAD") != "0"

    static var isEnabled: Bool { enabled }

    static func setEnabled(_ value: Bool) { enabled = value }

    /// Whether this geometry is computed so: many channels, since transforms cost as much as some 12 multiplications an element.
    static func takes(_ g: ConvolutionGeometry) -> Bool {
        guard isEnabled, g.groups == 1, g.inChannels >= 16, g.outChannels >= 16, g.batch > 0 else { return false }
        guard g.kernel[0] == 1, g.kernel[1] == 3, g.kernel[2] == 3, g.input[0] == 1, g.output[0] == 1, g.padding[0] == 0 else { return false }
        for i in 1..<3 where g.stride[i] != 1 || g.dilation[i] != 1 || g.output[i] < 2 || g.input[i] < 1 { return false }
        return tiles(g) >= 16
    }

    private static func tiles(_ g: ConvolutionGeometry) -> Int {
        g.batch * ((g.output[1] + 3) / 4) * ((g.output[2] + 3) / 4)
    }

    /// y = x * w + bias.
    static func convolve(
        _ g: ConvolutionGeometry, _ x: UnsafePointer<Float>, _ w: UnsafePointer<Float>, _ bias: UnsafePointer<Float>?,
        _ y: UnsafeMutablePointer<Float>
    ) throws(TensorError) {
        let c = g.inChannels
        let job = Job(
            batch: g.batch, channels: c, rows: g.outChannels, height: g.input[1], width: g.input[2], outHeight: g.output[1],
            outWidth: g.output[2], paddingY: g.padding[1], paddingX: g.padding[2], rowStride: c * 9, columnStride: 9, isFlipped: false)
        try job.run(x, w, bias, y)
    }

    /// The gradient of the input: a convolution with the weight turned around.
    static func convolveTransposed(
        _ g: ConvolutionGeometry, _ gy: UnsafePointer<Float>, _ w: UnsafePointer<Float>, _ bias: UnsafePointer<Float>?,
        _ x: UnsafeMutablePointer<Float>
    ) throws(TensorError) {
        let job = Job(
            batch: g.batch, channels: g.outChannels, rows: g.inChannels, height: g.output[1], width: g.output[2],
            outHeight: g.input[1], outWidth: g.input[2], paddingY: 2 - g.padding[1], paddingX: 2 - g.padding[2], rowStride: 9,
            columnStride: g.inChannels * 9, isFlipped: true)
        try job.run(gy, w, bias, x)
    }

    private struct Job {
        var batch: Int, channels: Int, rows: Int
        var height: Int, width: Int, outHeight: Int, outWidth: Int, paddingY: Int, paddingX: Int
        /// Of the weight: from one row of the result to the next, one channel of the sum to the next.
        var rowStride: Int, columnStride: Int
        var isFlipped: Bool

        func run(
            _ x: UnsafePointer<Float>, _ w: UnsafePointer<Float>, _ bias: UnsafePointer<Float>?, _ y: UnsafeMutablePointer<Float>
        ) throws(TensorError) {
            let tilesY = (outHeight + 3) / 4, tilesX = (outWidth + 3) / 4, tiles = batch * tilesY * tilesX
            let source = WinogradPlane(
                height: height, width: width, tilesY: tilesY, tilesX: tilesX, paddingY: paddingY, paddingX: paddingX,
                channelStride: height * width, imageStride: channels * height * width, count: batch * channels * height * width)
            let target = WinogradPlane(
                height: outHeight, width: outWidth, tilesY: tilesY, tilesX: tilesX, paddingY: 0, paddingX: 0,
                channelStride: outHeight * outWidth, imageStride: rows * outHeight * outWidth,
                count: batch * rows * outHeight * outWidth)
            if tiles <= 256 {
                try byRows(source, target, tiles, x, w, bias, y)
            } else {
                try byTiles(source, target, tiles, x, w, bias, y)
            }
        }

        /// Many tiles: the weight is transformed once, and every block of tiles goes through all three stages.
        private func byTiles(
            _ source: WinogradPlane, _ target: WinogradPlane, _ tiles: Int, _ x: UnsafePointer<Float>, _ w: UnsafePointer<Float>,
            _ bias: UnsafePointer<Float>?, _ y: UnsafeMutablePointer<Float>
        ) throws(TensorError) {
            let kernels = CPU.kernels.winograd, gemm = CPU.kernels.gemm, lanes = kernels.lanes
            let row = (channels + lanes - 1) / lanes * lanes, step = rows * row + lanes
            let transformed = try Tensor(empty: Shape([36 * step]), .float32)
            defer { withExtendedLifetime(transformed) {} }
            let u = transformed.pointer(Float.self)
            ThreadPool.forRanges(rows, grain: 8) { r in
                withFloats(32 * lanes) { work in
                    kernels.weights(
                        r.count, channels, row, u + r.lowerBound * row, step, w + r.lowerBound * rowStride, rowStride, columnStride,
                        isFlipped ? 1 : 0, work)
                }
            }
            let block = 64, blockRows = 48, failure = Failure()
            ThreadPool.forRanges(tiles, grain: block) { r in
                let count = (r.count + lanes - 1) / lanes * lanes
                let vStep = channels * count + lanes, mStep = blockRows * count + lanes
                guard let scratch = try? Tensor(empty: Shape([36 * (vStep + mStep) + kernels.workCount(count)]), .float32) else {
                    return failure.set()
                }
                defer { withExtendedLifetime(scratch) {} }
                let v = scratch.pointer(Float.self), m = v + 36 * vStep, work = m + 36 * mStep
                withUnsafePointer(to: source) { plane in
                    kernels.input(plane, 0, channels, channels, r.lowerBound, r.count, v, vStep, x, work)
                }
                var k = 0
                while k < rows {
                    let some = min(blockRows, rows - k)
                    for i in 0..<36 {
                        gemm.multiply(
                            KernelType.float32.rawValue, some, count, channels, u + i * step + k * row, row, 1, v + i * vStep,
                            m + i * mStep, count, 0)
                    }
                    withUnsafePointer(to: target) { plane in
                        kernels.output(plane, k, some, count, r.lowerBound, r.count, m, mStep, bias, y, work)
                    }
                    k += some
                }
            }
            try failure.check()
        }

        /// Few tiles: all are transformed once, and every block of the result's channels transforms its part of the weight.
        private func byRows(
            _ source: WinogradPlane, _ target: WinogradPlane, _ tiles: Int, _ x: UnsafePointer<Float>, _ w: UnsafePointer<Float>,
            _ bias: UnsafePointer<Float>?, _ y: UnsafeMutablePointer<Float>
        ) throws(TensorError) {
            let kernels = CPU.kernels.winograd, gemm = CPU.kernels.gemm, lanes = kernels.lanes
            let count = (tiles + lanes - 1) / lanes * lanes, vStep = channels * count + lanes
            let transformed = try Tensor(empty: Shape([36 * vStep]), .float32)
            defer { withExtendedLifetime(transformed) {} }
            let v = transformed.pointer(Float.self), failure = Failure()
            ThreadPool.forRanges(channels, grain: max(1, (channels + 15) / 16)) { r in
                guard let scratch = try? Tensor(empty: Shape([kernels.workCount(count)]), .float32) else { return failure.set() }
                defer { withExtendedLifetime(scratch) {} }
                withUnsafePointer(to: source) { plane in
                    kernels.input(
                        plane, r.lowerBound, r.count, channels, 0, tiles, v, vStep, x, scratch.pointer(Float.self))
                }
            }
            try failure.check()
            let blockRows = rows >= 256 ? 24 : 12
            let row = (channels + lanes - 1) / lanes * lanes
            ThreadPool.forRanges(rows, grain: blockRows) { r in
                let uStep = r.count * row + lanes, mStep = r.count * count + lanes
                guard let scratch = try? Tensor(empty: Shape([36 * (uStep + mStep) + kernels.workCount(count)]), .float32) else {
                    return failure.set()
                }
                defer { withExtendedLifetime(scratch) {} }
                let u = scratch.pointer(Float.self), m = u + 36 * uStep, work = m + 36 * mStep
                kernels.weights(
                    r.count, channels, row, u, uStep, w + r.lowerBound * rowStride, rowStride, columnStride, isFlipped ? 1 : 0, work)
                for i in 0..<36 {
                    gemm.multiply(
                        KernelType.float32.rawValue, r.count, count, channels, u + i * uStep, row, 1, v + i * vStep, m + i * mStep,
                        count, 0)
                }
                withUnsafePointer(to: target) { plane in
                    kernels.output(plane, r.lowerBound, r.count, count, 0, tiles, m, mStep, bias, y, work)
                }
            }
            try failure.check()
        }
    }

    /// dw = the sum over tiles of Gᵀ (A gy Aᵀ · Bᵀ x B) G.
    static func weightGradient(
        _ g: ConvolutionGeometry, _ gy: UnsafePointer<Float>, _ x: UnsafePointer<Float>, _ w: UnsafeMutablePointer<Float>
    ) throws(TensorError) {
        let tilesY = (g.output[1] + 3) / 4, tilesX = (g.output[2] + 3) / 4, tiles = g.batch * tilesY * tilesX
        let source = WinogradPlane(
            height: g.input[1], width: g.input[2], tilesY: tilesY, tilesX: tilesX, paddingY: g.padding[1], paddingX: g.padding[2],
            channelStride: g.inputPoints, imageStride: g.inChannels * g.inputPoints, count: g.batch * g.inChannels * g.inputPoints)
        let target = WinogradPlane(
            height: g.output[1], width: g.output[2], tilesY: tilesY, tilesX: tilesX, paddingY: 0, paddingX: 0,
            channelStride: g.outputPoints, imageStride: g.outChannels * g.outputPoints,
            count: g.batch * g.outChannels * g.outputPoints)
        if tiles <= 256 {
            try gradientByRows(g, source, target, tiles, gy, x, w)
        } else {
            try gradientByTiles(g, source, target, tiles, gy, x, w)
        }
    }

    /// Many tiles: parts of them, each with its own sums, which are added in order.
    private static func gradientByTiles(
        _ g: ConvolutionGeometry, _ source: WinogradPlane, _ target: WinogradPlane, _ tiles: Int, _ gy: UnsafePointer<Float>,
        _ x: UnsafePointer<Float>, _ w: UnsafeMutablePointer<Float>
    ) throws(TensorError) {
        let kernels = CPU.kernels.winograd, gemm = CPU.kernels.gemm, lanes = kernels.lanes
        let inputs = g.inChannels, outputs = g.outChannels, row = (outputs + lanes - 1) / lanes * lanes
        let mStep = inputs * row + lanes, block = 64, blocks = (tiles + block - 1) / block
        let parts = min(blocks, inputs * outputs > 1 << 13 ? 4 : 8)
        let sums = try Tensor(empty: Shape([parts * 36 * mStep]), .float32)
        defer { withExtendedLifetime(sums) {} }
        let total = sums.pointer(Float.self), failure = Failure()
        ThreadPool.run(parts) { part in
            let xStep = inputs * block + lanes, gStep = outputs * block + lanes
            guard
                let scratch = try? Tensor(
                    empty: Shape([36 * (xStep + gStep) + row * block + kernels.workCount(block)]), .float32)
            else { return failure.set() }
            defer { withExtendedLifetime(scratch) {} }
            let a = scratch.pointer(Float.self), b = a + 36 * xStep, packed = b + 36 * gStep, work = packed + row * block
            let m = total + part * 36 * mStep
            let range = (blocks * part / parts)..<(blocks * (part + 1) / parts)
            for i in range {
                let first = i * block, some = min(block, tiles - first), count = (some + lanes - 1) / lanes * lanes
                withUnsafePointer(to: source) { kernels.rows($0, 0, inputs, block, first, some, a, xStep, x, work, 0) }
                withUnsafePointer(to: target) { kernels.rows($0, 0, outputs, block, first, some, b, gStep, gy, work, 1) }
                for j in 0..<36 {
                    kernels.packTransposed(outputs, count, block, packed, b + j * gStep)
                    gemm.multiply(
                        KernelType.float32.rawValue, inputs, row, count, a + j * xStep, block, 1, packed, m + j * mStep, row,
                        i == range.lowerBound ? 0 : 1)
                }
            }
        }
        try failure.check()
        ThreadPool.forRanges(inputs, grain: 8) { r in
            for part in 0..<parts {
                kernels.weightGradient(
                    r.count, outputs, row, total + part * 36 * mStep + r.lowerBound * row, mStep, w + r.lowerBound * 9, 9, inputs * 9,
                    part == 0 ? 0 : 1)
            }
        }
    }

    /// Few tiles: all are transformed once, and every block of input channels has its own products.
    private static func gradientByRows(
        _ g: ConvolutionGeometry, _ source: WinogradPlane, _ target: WinogradPlane, _ tiles: Int, _ gy: UnsafePointer<Float>,
        _ x: UnsafePointer<Float>, _ w: UnsafeMutablePointer<Float>
    ) throws(TensorError) {
        let kernels = CPU.kernels.winograd, gemm = CPU.kernels.gemm, lanes = kernels.lanes
        let inputs = g.inChannels, outputs = g.outChannels, row = (outputs + lanes - 1) / lanes * lanes
        let count = (tiles + lanes - 1) / lanes * lanes
        let xStep = inputs * count + lanes, gStep = row * count + lanes
        let transformed = try Tensor(empty: Shape([36 * (xStep + gStep)]), .float32)
        defer { withExtendedLifetime(transformed) {} }
        let a = transformed.pointer(Float.self), b = a + 36 * xStep, failure = Failure()
        ThreadPool.forRanges(inputs, grain: max(1, (inputs + 15) / 16)) { r in
            guard let scratch = try? Tensor(empty: Shape([kernels.workCount(count)]), .float32) else { return failure.set() }
            defer { withExtendedLifetime(scratch) {} }
            withUnsafePointer(to: source) {
                kernels.rows(
                    $0, r.lowerBound, r.count, count, 0, tiles, a + r.lowerBound * count, xStep, x, scratch.pointer(Float.self), 0)
            }
        }
        ThreadPool.forRanges(outputs, grain: 64) { r in
            let step = r.count * count + lanes
            guard let scratch = try? Tensor(empty: Shape([36 * step + kernels.workCount(count)]), .float32) else {
                return failure.set()
            }
            defer { withExtendedLifetime(scratch) {} }
            let rows = scratch.pointer(Float.self)
            withUnsafePointer(to: target) {
                kernels.rows($0, r.lowerBound, r.count, count, 0, tiles, rows, step, gy, rows + 36 * step, 1)
            }
            for j in 0..<36 {
                kernels.packTransposed(r.count, count, count, b + j * gStep + r.lowerBound * count, rows + j * step)
            }
        }
        try failure.check()
        ThreadPool.forRanges(inputs, grain: 12) { r in
            let mStep = r.count * row + lanes
            guard let scratch = try? Tensor(empty: Shape([36 * mStep]), .float32) else { return failure.set() }
            defer { withExtendedLifetime(scratch) {} }
            let m = scratch.pointer(Float.self)
            for j in 0..<36 {
                gemm.multiply(
                    KernelType.float32.rawValue, r.count, row, count, a + j * xStep + r.lowerBound * count, count, 1, b + j * gStep,
                    m + j * mStep, row, 0)
            }
            kernels.weightGradient(r.count, outputs, row, m, mStep, w + r.lowerBound * 9, 9, inputs * 9, 0)
        }
        try failure.check()
    }

    /// That many floats for the time of `body`.
    private static func withFloats(_ count: Int, _ body: (UnsafeMutablePointer<Float>) -> Void) {
        withUnsafeTemporaryAllocation(byteCount: count * 4, alignment: 64) { body($0.baseAddress!.assumingMemoryBound(to: Float.self)) }
    }
}
