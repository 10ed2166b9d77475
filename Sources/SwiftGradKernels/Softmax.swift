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

@inline(__always) private func largest<T: LaneFloat>(_ n: Int, _ x: Ptr<T>) -> T {
    var m: T = -.infinity
    var i = 0
    if n >= T.width {
        var a = T.load(x), b = a
        i = T.width
        while i &+ 2 &* T.width <= n {
            a = T.larger(a, T.load(x + i))
            b = T.larger(b, T.load(x + (i &+ T.width)))
            i &+= 2 &* T.width
        }
        // The last vector may overlap: the largest does not mind.
        b = T.larger(b, T.load(x + (n &- T.width)))
        if i &+ T.width <= n { a = T.larger(a, T.load(x + i)) }
        return T.largest(T.larger(a, b))
    }
    while i < n {
        m = T.maxNaN(m, x[i])
        i &+= 1
    }
    return m
}

/// The sum of e^(x[i] - shift), which are stored in `y` where it is given; y may be x. The sum of the lanes in one order.
@inline(__always) private func exponentials<T: LaneFloat>(_ n: Int, _ y: MutPtr<T>?, _ x: Ptr<T>, _ shift: T) -> T {
    let down = T.Lanes(repeating: shift)
    var a = T.Lanes(repeating: 0), b = a
    var i = 0
    while i &+ 2 &* T.width <= n {
        let e = T.exp(T.load(x + i) - down), f = T.exp(T.load(x + (i &+ T.width)) - down)
        a += e
        b += f
        if let y {
            T.store(e, y + i)
            T.store(f, y + (i &+ T.width))
        }
        i &+= 2 &* T.width
    }
    if i &+ T.width <= n {
        let e = T.exp(T.load(x + i) - down)
        a += e
        if let y { T.store(e, y + i) }
        i &+= T.width
    }
    var rest: T = 0
    while i < n {
        let e = T.exp(x[i] - shift)
        rest += e
        if let y { y[i] = e }
        i &+= 1
    }
    return T.sum(a + b) + rest
}

@inline(__always) private func scaleOrShift<T: LaneFloat>(
    _ n: Int, _ y: MutPtr<T>, _ x: Ptr<T>, _ f: (T.Lanes) -> T.Lanes, _ g: (T) -> T
) {
    var i = 0
    while i &+ T.width <= n {
        T.store(f(T.load(x + i)), y + i)
        i &+= T.width
    }
    while i < n {
        y[i] = g(x[i])
        i &+= 1
    }
}

/// Rows of float32 or float64.
private func wholeRows<T: LaneFloat>(_: T.Type, _ isLog: Bool, _ rows: Int, _ n: Int, _ d: MutPtr<T>, _ s: Ptr<T>) {
    var row = 0
    while row < rows {
        let x = s + row &* n, y = d + row &* n, m = largest(n, x)
        if isLog {
            let l = T.constant(cLog(exponentials(n, nil, x, m).double))
            let a = T.Lanes(repeating: m), b = T.Lanes(repeating: l)
            scaleOrShift(n, y, x, { $0 - a - b }, { $0 - m - l })
        } else {
            let sum = exponentials(n, y, x, m), f = T.Lanes(repeating: sum)
            scaleOrShift(n, y, UnsafePointer(y), { $0 / f }, { $0 / sum })
        }
        row &+= 1
    }
}

/// Of each row the largest element and the logarithm of the sum of e^(x - largest).
private func logSumExpRows<T: LaneFloat>(_: T.Type, _ rows: Int, _ n: Int, _ d: MutPtr<T>, _ s: Ptr<T>) {
    var row = 0
    while row < rows {
        let x = s + row &* n, m = largest(n, x)
        d[2 &* row] = m
        d[2 &* row &+ 1] = T.constant(cLog(exponentials(n, nil, x, m).double))
        row &+= 1
    }
}

func kernelLogSumExp(_ type: KernelType.RawValue, _ rows: Int, _ n: Int, _ d: MutRaw, _ s: Raw) {
    if kernelType(type) == .float64 {
        logSumExpRows(Double.self, rows, n, d.bound(Double.self), s.bound(Double.self))
    } else {
        logSumExpRows(Float.self, rows, n, d.bound(Float.self), s.bound(Float.self))
    }
}

/// y = e^(x - largest - log) factor.
private func scaledExponentials<T: LaneFloat>(_ n: Int, _ y: MutPtr<T>, _ x: Ptr<T>, _ largest: T, _ log: T, _ factor: T) {
    let a = T.Lanes(repeating: largest), b = T.Lanes(repeating: log), c = T.Lanes(repeating: factor)
    scaleOrShift(n, y, x, { T.exp($0 - a - b) * c }, { T.exp($0 - largest - log) * factor })
}

func kernelScaledExponentials(_ type: KernelType.RawValue, _ n: Int, _ y: MutRaw, _ x: Raw, _ shifts: Raw, _ factor: Double) {
    if kernelType(type) == .float64 {
        let p = shifts.bound(Double.self)
        scaledExponentials(n, y.bound(Double.self), x.bound(Double.self), p[0], p[1], factor)
    } else {
        let p = shifts.bound(Float.self)
        scaledExponentials(n, y.bound(Float.self), x.bound(Float.self), p[0], p[1], Float(factor))
    }
}

/// Rows of half types, by way of chunks of float32.
private func softmaxRows<T: Foldable>(_: T.Type, _ isLog: Bool, _ type: KernelType, _ rows: Int, _ n: Int, _ d: MutRaw, _ s: Raw)
{
    let size = elementSize(type)
    let step = chunkBytes / MemoryLayout<T>.size
    var row = 0
    while row < rows {
        let source = s + row &* n &* size, target = d + row &* n &* size
        let largest = foldElements(Larger.self, T.self, type, n, source, 1)
        let sum = fold(Plus.self, T.self, n) { start, count, buffer in
            loadChunk(type, count, MutRaw(buffer), source + start &* size, 1)
            expShifted(count, buffer, largest)
            return UnsafePointer(buffer)
        }
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
    switch type {
    case .float64: wholeRows(Double.self, isLog != 0, rows, n, d.bound(Double.self), s.bound(Double.self))
    case .float32: wholeRows(Float.self, isLog != 0, rows, n, d.bound(Float.self), s.bound(Float.self))
    default: softmaxRows(Float.self, isLog != 0, type, rows, n, d, s)
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
