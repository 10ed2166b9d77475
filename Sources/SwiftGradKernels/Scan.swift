// Running sums, products and log-sum-exps. Float accumulates in double, half precision in float, each result rounded once.

import SwiftGradKernelAPI

@inline(__always) private func scanLoop<T, A>(
    _ n: Int, _ d: MutPtr<T>, _ ds: Int, _ s: Ptr<T>, _ ss: Int, _ initial: A, _ widen: (T) -> A, _ narrow: (A) -> T,
    _ f: (A, A) -> A
) {
    var total = initial
    var i = 0
    while i < n {
        total = f(total, widen(s[i &* ss]))
        d[i &* ds] = narrow(total)
        i &+= 1
    }
}

@inline(__always) private func scanFloat<T, A: KernelFloat>(
    _ op: ScanKernel, _ n: Int, _ d: MutPtr<T>, _ ds: Int, _ s: Ptr<T>, _ ss: Int, _: A.Type, _ widen: (T) -> A,
    _ narrow: (A) -> T
) {
    switch op {
    case .cumsum: scanLoop(n, d, ds, s, ss, 0, widen, narrow) { $0 + $1 }
    case .cumprod: scanLoop(n, d, ds, s, ss, 1, widen, narrow) { $0 * $1 }
    case .logcumsumexp: scanLoop(n, d, ds, s, ss, -A.infinity, widen, narrow) { logAddExp($0, $1) }
    }
}

@inline(__always) private func scanInteger<T: FixedWidthInteger>(
    _ op: ScanKernel, _ n: Int, _ d: MutPtr<T>, _ ds: Int, _ s: Ptr<T>, _ ss: Int
) {
    if op == .cumprod {
        scanLoop(n, d, ds, s, ss, T(1), { $0 }, { $0 }) { $0 &* $1 }
    } else {
        scanLoop(n, d, ds, s, ss, T(0), { $0 }, { $0 }) { $0 &+ $1 }
    }
}

func kernelScan(
    _ opCode: ScanKernel.RawValue, _ typeCode: KernelType.RawValue, _ n: Int, _ d: MutRaw, _ ds: Int, _ s: Raw, _ ss: Int
) {
    let op = decoded(opCode, ScanKernel.self)
    switch kernelType(typeCode) {
    case .uint8, .bool: scanInteger(op, n, d.bound(UInt8.self), ds, s.bound(UInt8.self), ss)
    case .int8: scanInteger(op, n, d.bound(Int8.self), ds, s.bound(Int8.self), ss)
    case .int16: scanInteger(op, n, d.bound(Int16.self), ds, s.bound(Int16.self), ss)
    case .int32: scanInteger(op, n, d.bound(Int32.self), ds, s.bound(Int32.self), ss)
    case .int64: scanInteger(op, n, d.bound(Int64.self), ds, s.bound(Int64.self), ss)
    case .float32:
        scanFloat(op, n, d.bound(Float.self), ds, s.bound(Float.self), ss, Double.self, { Double($0) }, { Float($0) })
    case .float64: scanFloat(op, n, d.bound(Double.self), ds, s.bound(Double.self), ss, Double.self, { $0 }, { $0 })
    case .float16:
        scanFloat(op, n, d.bound(UInt16.self), ds, s.bound(UInt16.self), ss, Float.self, { halfToFloat($0) }, { floatToHalf($0) })
    case .bfloat16:
        scanFloat(
            op, n, d.bound(UInt16.self), ds, s.bound(UInt16.self), ss, Float.self, { bfloatToFloat($0) }, { floatToBfloat($0) })
    }
}

/// Totals of a strip of columns, row after row.
@inline(__always) private func scanStrip<T, A>(
    _ rows: Int, _ cols: Int, _ d: MutPtr<T>, _ s: Ptr<T>, _ rowStride: Int, _ totals: MutPtr<A>, _ initial: A, _ widen: (T) -> A,
    _ narrow: (A) -> T, _ f: (A, A) -> A
) {
    fillTyped(cols, totals, initial)
    var row = 0
    while row < rows {
        let x = s + row &* rowStride, y = d + row &* rowStride
        var i = 0
        while i < cols {
            let t = f(totals[i], widen(x[i]))
            totals[i] = t
            y[i] = narrow(t)
            i &+= 1
        }
        row &+= 1
    }
}

private func scanColumnsFloat<T, A: KernelFloat>(
    _ op: ScanKernel, _ rows: Int, _ cols: Int, _ d: MutPtr<T>, _ s: Ptr<T>, _ rowStride: Int, _: A.Type, _ widen: (T) -> A,
    _ narrow: (A) -> T
) {
    withChunk { raw in
        let totals = raw.bound(A.self)
        forChunks(cols, chunkBytes / MemoryLayout<A>.size) { start, count in
            let y = d + start, x = s + start
            switch op {
            case .cumsum: scanStrip(rows, count, y, x, rowStride, totals, 0, widen, narrow) { $0 + $1 }
            case .cumprod: scanStrip(rows, count, y, x, rowStride, totals, 1, widen, narrow) { $0 * $1 }
            case .logcumsumexp: scanStrip(rows, count, y, x, rowStride, totals, -A.infinity, widen, narrow) { logAddExp($0, $1) }
            }
        }
    }
}

private func scanColumnsInteger<T: FixedWidthInteger>(
    _ op: ScanKernel, _ rows: Int, _ cols: Int, _ d: MutPtr<T>, _ s: Ptr<T>, _ rowStride: Int
) {
    withChunk { raw in
        let totals = raw.bound(T.self)
        forChunks(cols, chunkBytes / MemoryLayout<T>.size) { start, count in
            if op == .cumprod {
                scanStrip(rows, count, d + start, s + start, rowStride, totals, T(1), { $0 }, { $0 }) { $0 &* $1 }
            } else {
                scanStrip(rows, count, d + start, s + start, rowStride, totals, T(0), { $0 }, { $0 }) { $0 &+ $1 }
            }
        }
    }
}

func kernelScanColumns(
    _ opCode: ScanKernel.RawValue, _ typeCode: KernelType.RawValue, _ rows: Int, _ cols: Int, _ d: MutRaw, _ s: Raw,
    _ rowStride: Int
) {
    let op = decoded(opCode, ScanKernel.self)
    switch kernelType(typeCode) {
    case .uint8, .bool: scanColumnsInteger(op, rows, cols, d.bound(UInt8.self), s.bound(UInt8.self), rowStride)
    case .int8: scanColumnsInteger(op, rows, cols, d.bound(Int8.self), s.bound(Int8.self), rowStride)
    case .int16: scanColumnsInteger(op, rows, cols, d.bound(Int16.self), s.bound(Int16.self), rowStride)
    case .int32: scanColumnsInteger(op, rows, cols, d.bound(Int32.self), s.bound(Int32.self), rowStride)
    case .int64: scanColumnsInteger(op, rows, cols, d.bound(Int64.self), s.bound(Int64.self), rowStride)
    case .float32:
        scanColumnsFloat(
            op, rows, cols, d.bound(Float.self), s.bound(Float.self), rowStride, Double.self, { Double($0) }, { Float($0) })
    case .float64:
        scanColumnsFloat(op, rows, cols, d.bound(Double.self), s.bound(Double.self), rowStride, Double.self, { $0 }, { $0 })
    case .float16:
        scanColumnsFloat(
            op, rows, cols, d.bound(UInt16.self), s.bound(UInt16.self), rowStride, Float.self, { halfToFloat($0) },
            { floatToHalf($0) })
    case .bfloat16:
        scanColumnsFloat(
            op, rows, cols, d.bound(UInt16.self), s.bound(UInt16.self), rowStride, Float.self, { bfloatToFloat($0) },
            { floatToBfloat($0) })
    }
}
