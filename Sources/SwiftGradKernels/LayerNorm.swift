// Layer norm of contiguous rows and the gradient of its input.

import SwiftGradKernelAPI

private func layerNormRows<T: Foldable>(
    _: T.Type, _ type: KernelType, _ rows: Int, _ n: Int, _ eps: Double, _ y: MutRaw, _ mean: MutPtr<T>, _ rstd: MutPtr<T>,
    _ x: Raw, _ weight: Raw?, _ bias: Raw?
) {
    let size = elementSize(type)
    let step = chunkBytes / MemoryLayout<T>.size
    let count = T.constant(Double(n))
    withChunk { xRaw in
        withChunk { wRaw in
            withChunk { bRaw in
                let buffer = xRaw.bound(T.self), w = wRaw.bound(T.self), b = bRaw.bound(T.self)
                var row = 0
                while row < rows {
                    let offset = row &* n &* size
                    let m = foldElements(Plus.self, T.self, type, n, x + offset, 1) / count
                    let squares = fold(Plus.self, T.self, n) { start, len, work in
                        loadChunk(type, len, MutRaw(work), x + offset + start &* size, 1)
                        var i = 0
                        while i < len {
                            let z = work[i] - m
                            work[i] = z * z
                            i &+= 1
                        }
                        return UnsafePointer(work)
                    }
                    let r = 1 / T.root(squares / count + T.constant(eps))
                    mean[row] = m
                    rstd[row] = r
                    forChunks(n, step) { start, len in
                        loadChunk(type, len, xRaw, x + offset + start &* size, 1)
                        var i = 0
                        while i < len {
                            buffer[i] = (buffer[i] - m) * r
                            i &+= 1
                        }
                        if let weight {
                            loadChunk(type, len, wRaw, weight + start &* size, 1)
                            i = 0
                            while i < len {
                                buffer[i] = buffer[i] * w[i]
                                i &+= 1
                            }
                        }
                        if let bias {
                            loadChunk(type, len, bRaw, bias + start &* size, 1)
                            i = 0
                            while i < len {
                                buffer[i] = buffer[i] + b[i]
                                i &+= 1
                            }
                        }
                        storeChunk(type, len, y + offset + start &* size, 1, Raw(xRaw))
                    }
                    row &+= 1
                }
            }
        }
    }
}

/// dx = rstd (g - mean(g) - xhat mean(g xhat)) with g = dy w.
private func layerNormBackwardRows<T: Foldable>(
    _: T.Type, _ type: KernelType, _ rows: Int, _ n: Int, _ dx: MutRaw, _ dy: Raw, _ x: Raw, _ mean: Ptr<T>, _ rstd: Ptr<T>,
    _ weight: Raw?
) {
    let size = elementSize(type)
    let step = chunkBytes / MemoryLayout<T>.size
    let count = T.constant(Double(n))
    withChunk { wRaw in
        withChunk { xRaw in
            withChunk { gRaw in
                let w = wRaw.bound(T.self), xs = xRaw.bound(T.self), g = gRaw.bound(T.self)
                var row = 0
                while row < rows {
                    let offset = row &* n &* size
                    let m = mean[row], r = rstd[row]
                    @inline(__always) func scaled(_ start: Int, _ len: Int, _ work: MutPtr<T>) {
                        loadChunk(type, len, MutRaw(work), dy + offset + start &* size, 1)
                        if let weight {
                            loadChunk(type, len, wRaw, weight + start &* size, 1)
                            var i = 0
                            while i < len {
                                work[i] = work[i] * w[i]
                                i &+= 1
                            }
                        }
                    }
                    let meanG =
                        fold(Plus.self, T.self, n) { start, len, work in
                            scaled(start, len, work)
                            return UnsafePointer(work)
                        } / count
                    let meanGX =
                        fold(Plus.self, T.self, n) { start, len, work in
                            scaled(start, len, work)
                            loadChunk(type, len, xRaw, x + offset + start &* size, 1)
                            var i = 0
                            while i < len {
                                work[i] = work[i] * ((xs[i] - m) * r)
                                i &+= 1
                            }
                            return UnsafePointer(work)
                        } / count
                    forChunks(n, step) { start, len in
                        scaled(start, len, g)
                        loadChunk(type, len, xRaw, x + offset + start &* size, 1)
                        var i = 0
                        while i < len {
                            g[i] = r * (g[i] - meanG - (xs[i] - m) * r * meanGX)
                            i &+= 1
                        }
                        storeChunk(type, len, dx + offset + start &* size, 1, Raw(gRaw))
                    }
                    row &+= 1
                }
            }
        }
    }
}

func kernelLayerNorm(
    _ typeCode: KernelType.RawValue, _ rows: Int, _ n: Int, _ eps: Double, _ y: MutRaw, _ mean: MutRaw, _ rstd: MutRaw, _ x: Raw,
    _ weight: Raw?, _ bias: Raw?
) {
    let type = kernelType(typeCode)
    if type == .float64 {
        layerNormRows(Double.self, type, rows, n, eps, y, mean.bound(Double.self), rstd.bound(Double.self), x, weight, bias)
    } else {
        layerNormRows(Float.self, type, rows, n, eps, y, mean.bound(Float.self), rstd.bound(Float.self), x, weight, bias)
    }
}

func kernelLayerNormBackward(
    _ typeCode: KernelType.RawValue, _ rows: Int, _ n: Int, _ dx: MutRaw, _ dy: Raw, _ x: Raw, _ mean: Raw, _ rstd: Raw,
    _ weight: Raw?
) {
    let type = kernelType(typeCode)
    if type == .float64 {
        layerNormBackwardRows(Double.self, type, rows, n, dx, dy, x, mean.bound(Double.self), rstd.bound(Double.self), weight)
    } else {
        layerNormBackwardRows(Float.self, type, rows, n, dx, dy, x, mean.bound(Float.self), rstd.bound(Float.self), weight)
    }
}
