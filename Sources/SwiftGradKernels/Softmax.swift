// Softmax, log-softmax and their backward, a contiguous row at a time: largest element, sum of exponentials, scaling.

import SwiftGradKernelAPI

/// x[i] = e^(x[i] - shift) in place, for a chunk.
@inline(__always) private func expShifted<T: Foldable>(_ n: Int, _ x: MutPtr<T>, _ shift: T) {
    var i = 0
    while i < n {
        x[i] = T.exp(x[i] - shift)
        i &+= 1
    }
}

/// Runs over [0, n) in chunks.
@inline(__always) func forChunks(_ n: Int, _ step: Int, _ body: (Int, Int) -> Void) {
    var i = 0
    while i < n {
        let count = n &- i < step ? n &- i : step
        body(i, count)
        i &+= count
    }
}

private func softmaxRows<T: Foldable>(_: T.Type, _ isLog: Bool, _ type: KernelType, _ rows: Int, _ n: Int, _ d: MutRaw, _ s: Raw)
{
    let size = elementSize(type)
    let step = chunkBytes / MemoryLayout<T>.size
    let half = isHalf(type)
    var row = 0
    while row < rows {
        let source = s + row &* n &* size, target = d + row &* n &* size
        let largest = foldElements(Larger.self, T.self, type, n, source, 1)
        let keep = !isLog && !half
        let sum = fold(Plus.self, T.self, n) { start, count, buffer in
            loadChunk(type, count, MutRaw(buffer), source + start &* size, 1)
            expShifted(count, buffer, largest)
            if keep { copyBytes(target + start &* size, Raw(buffer), count &* size) }
            return UnsafePointer(buffer)
        }
        if keep {
            let y = target.bound(T.self)
            var i = 0
            while i < n {
                y[i] = y[i] / sum
                i &+= 1
            }
        } else {
            let logSum = isLog ? T.constant(cLog(sum.double)) : 0
            withChunk { raw in
                let buffer = raw.bound(T.self)
                forChunks(n, step) { start, count in
                    loadChunk(type, count, raw, source + start &* size, 1)
                    var i = 0
                    if isLog {
                        while i < count {
                            buffer[i] = buffer[i] - largest - logSum
                            i &+= 1
                        }
                    } else {
                        expShifted(count, buffer, largest)
                        while i < count {
                            buffer[i] = buffer[i] / sum
                            i &+= 1
                        }
                    }
                    storeChunk(type, count, target + start &* size, 1, Raw(raw))
                }
            }
        }
        row &+= 1
    }
}

private func softmaxBackwardRows<T: Foldable>(
    _: T.Type, _ isLog: Bool, _ type: KernelType, _ rows: Int, _ n: Int, _ d: MutRaw, _ g: Raw, _ y: Raw
) {
    let size = elementSize(type)
    let step = chunkBytes / MemoryLayout<T>.size
    withChunk { gradRaw in
        withChunk { outRaw in
            let grad = gradRaw.bound(T.self), out = outRaw.bound(T.self)
            var row = 0
            while row < rows {
                let offset = row &* n &* size
                let sum: T
                if isLog {
                    sum = foldElements(Plus.self, T.self, type, n, g + offset, 1)
                } else {
                    sum = fold(Plus.self, T.self, n) { start, count, buffer in
                        loadChunk(type, count, MutRaw(buffer), g + offset + start &* size, 1)
                        loadChunk(type, count, outRaw, y + offset + start &* size, 1)
                        var i = 0
                        while i < count {
                            buffer[i] = buffer[i] * out[i]
                            i &+= 1
                        }
                        return UnsafePointer(buffer)
                    }
                }
                forChunks(n, step) { start, count in
                    loadChunk(type, count, gradRaw, g + offset + start &* size, 1)
                    loadChunk(type, count, outRaw, y + offset + start &* size, 1)
                    var i = 0
                    if isLog {
                        while i < count {
                            grad[i] = grad[i] - T.exp(out[i]) * sum
                            i &+= 1
                        }
                    } else {
                        while i < count {
                            grad[i] = (grad[i] - sum) * out[i]
                            i &+= 1
                        }
                    }
                    storeChunk(type, count, d + offset + start &* size, 1, Raw(gradRaw))
                }
                row &+= 1
            }
        }
    }
}

func kernelSoftmax(_ isLog: Int32, _ typeCode: KernelType.RawValue, _ rows: Int, _ n: Int, _ d: MutRaw, _ s: Raw) {
    let type = kernelType(typeCode)
    if type == .float64 {
        softmaxRows(Double.self, isLog != 0, type, rows, n, d, s)
    } else {
        softmaxRows(Float.self, isLog != 0, type, rows, n, d, s)
    }
}

func kernelSoftmaxBackward(
    _ isLog: Int32, _ typeCode: KernelType.RawValue, _ rows: Int, _ n: Int, _ d: MutRaw, _ g: Raw, _ y: Raw
) {
    let type = kernelType(typeCode)
    if type == .float64 {
        softmaxBackwardRows(Double.self, isLog != 0, type, rows, n, d, g, y)
    } else {
        softmaxBackwardRows(Float.self, isLog != 0, type, rows, n, d, g, y)
    }
}
