// Reductions of a run of elements to one value, and of many columns at once.

import SwiftGradKernelAPI

/// |x|, x^2 or |x|^e in place.
@inline(__always) private func transform<T: KernelFloat>(_ op: ReduceKernel, _ n: Int, _ d: MutPtr<T>, _ exponent: T) {
    var i = 0
    switch op {
    case .sumAbs:
        while i < n {
            d[i] = T.absolute(d[i])
            i &+= 1
        }
    case .sumSquares:
        while i < n {
            d[i] = d[i] * d[i]
            i &+= 1
        }
    case .sumAbsPow:
        while i < n {
            d[i] = T.power(T.absolute(d[i]), exponent)
            i &+= 1
        }
    default: break
    }
}

private func reduceFloat<T: Foldable>(
    _: T.Type, _ op: ReduceKernel, _ type: KernelType, _ n: Int, _ d: MutRaw, _ s: Raw, _ ss: Int, _ p: Params
) {
    let result: T
    switch op {
    case .sum: result = foldElements(Plus.self, T.self, type, n, s, ss)
    case .prod: result = foldElements(Times.self, T.self, type, n, s, ss)
    case .max: result = foldElements(Larger.self, T.self, type, n, s, ss)
    case .min: result = foldElements(Smaller.self, T.self, type, n, s, ss)
    default:
        let size = elementSize(type)
        let exponent: T = op == .sumAbsPow ? T.constant(p[0]) : 0
        if op != .sumAbsPow && ss == 1 && !isHalf(type) {
            let x = s.bound(T.self)
            result = fold(Plus.self, T.self, n) { start, count, buffer in
                if op == .sumSquares {
                    map(count, buffer, x + start) { $0 * $0 }
                } else {
                    map(count, buffer, x + start) { T.absolute($0) }
                }
                return UnsafePointer(buffer)
            }
        } else {
            result = fold(Plus.self, T.self, n) { start, count, buffer in
                loadChunk(type, count, MutRaw(buffer), s + start &* ss &* size, ss)
                transform(op, count, buffer, exponent)
                return UnsafePointer(buffer)
            }
        }
    }
    withUnsafePointer(to: result) { storeChunk(type, 1, d, 1, Raw($0)) }
}

private func reduceInteger<T: FixedWidthInteger>(
    _: T.Type, _ op: ReduceKernel, _ n: Int, _ d: MutRaw, _ raw: Raw, _ ss: Int
) {
    let s = raw.bound(T.self)
    var i = 0
    var total: T
    switch op {
    case .sum:
        total = 0
        if ss == 1 {
            while i < n {
                total = total &+ s[i]
                i &+= 1
            }
        } else {
            while i < n {
                total = total &+ s[i &* ss]
                i &+= 1
            }
        }
    case .prod:
        total = 1
        while i < n {
            total = total &* s[i &* ss]
            i &+= 1
        }
    case .max:
        total = T.min
        if ss == 1 {
            while i < n {
                total = s[i] > total ? s[i] : total
                i &+= 1
            }
        } else {
            while i < n {
                let x = s[i &* ss]
                total = x > total ? x : total
                i &+= 1
            }
        }
    case .min:
        total = T.max
        if ss == 1 {
            while i < n {
                total = s[i] < total ? s[i] : total
                i &+= 1
            }
        } else {
            while i < n {
                let x = s[i &* ss]
                total = x < total ? x : total
                i &+= 1
            }
        }
    case .sumAbs:
        total = 0
        while i < n {
            let x = s[i &* ss]
            total = total &+ (x < 0 ? 0 &- x : x)
            i &+= 1
        }
    case .sumSquares:
        total = 0
        while i < n {
            let x = s[i &* ss]
            total = total &+ x &* x
            i &+= 1
        }
    case .any, .all, .countNonzero, .sumAbsPow: return
    }
    d.bound(T.self)[0] = total
}

/// How many of n elements are not zero (NaN is not; -0 is).
@inline(__always) private func countLoop<T: Equatable & ExpressibleByIntegerLiteral>(_: T.Type, _ n: Int, _ raw: Raw, _ ss: Int)
    -> Int
{
    let s = raw.bound(T.self)
    var total = 0
    var i = 0
    if ss == 1 {
        while i < n {
            total &+= s[i] != 0 ? 1 : 0
            i &+= 1
        }
    } else {
        while i < n {
            total &+= s[i &* ss] != 0 ? 1 : 0
            i &+= 1
        }
    }
    return total
}

private func countNonzero(_ type: KernelType, _ n: Int, _ s: Raw, _ ss: Int) -> Int {
    switch type {
    case .uint8, .int8, .bool: return countLoop(UInt8.self, n, s, ss)
    case .int16: return countLoop(Int16.self, n, s, ss)
    case .int32: return countLoop(Int32.self, n, s, ss)
    case .int64: return countLoop(Int64.self, n, s, ss)
    case .float32: return countLoop(Float.self, n, s, ss)
    case .float64: return countLoop(Double.self, n, s, ss)
    case .float16, .bfloat16:
        let bits = s.bound(UInt16.self)
        var total = 0
        var i = 0
        while i < n {
            total &+= bits[i &* ss] & 0x7FFF != 0 ? 1 : 0
            i &+= 1
        }
        return total
    }
}

/// any and all look at runs of 4096 elements and stop at the first that decides.
private func anyOrAll(_ all: Bool, _ type: KernelType, _ n: Int, _ s: Raw, _ ss: Int) -> UInt8 {
    let size = elementSize(type)
    var i = 0
    while i < n {
        let count = n &- i < 4096 ? n &- i : 4096
        let found = countNonzero(type, count, s + i &* ss &* size, ss)
        if all {
            if found != count { return 0 }
        } else if found != 0 {
            return 1
        }
        i &+= count
    }
    return all ? 1 : 0
}

func kernelReduce(
    _ opCode: ReduceKernel.RawValue, _ typeCode: KernelType.RawValue, _ n: Int, _ d: MutRaw, _ s: Raw, _ ss: Int, _ p: Params
) {
    let op = decoded(opCode, ReduceKernel.self)
    let type = kernelType(typeCode)
    switch op {
    case .any: d.bound(UInt8.self)[0] = anyOrAll(false, type, n, s, ss)
    case .all: d.bound(UInt8.self)[0] = anyOrAll(true, type, n, s, ss)
    case .countNonzero: d.bound(Int64.self)[0] = Int64(truncatingIfNeeded: countNonzero(type, n, s, ss))
    default:
        switch type {
        case .uint8, .bool: reduceInteger(UInt8.self, op, n, d, s, ss)
        case .int8: reduceInteger(Int8.self, op, n, d, s, ss)
        case .int16: reduceInteger(Int16.self, op, n, d, s, ss)
        case .int32: reduceInteger(Int32.self, op, n, d, s, ss)
        case .int64: reduceInteger(Int64.self, op, n, d, s, ss)
        case .float64: reduceFloat(Double.self, op, type, n, d, s, ss, p)
        case .float32, .float16, .bfloat16: reduceFloat(Float.self, op, type, n, d, s, ss, p)
        }
    }
}

// MARK: Columns

/// Rows added in place before a partial sum moves on to the next level.
private let rowsPerLevel = 32

/// d[i] = f(d[i], s[i]).
@inline(__always) private func absorb<T, U>(_ n: Int, _ d: MutPtr<U>, _ s: Ptr<T>, _ f: (U, T) -> U) {
    var i = 0
    while i < n {
        d[i] = f(d[i], s[i])
        i &+= 1
    }
}

/// d[i] = f(f(d[i], a[i]), b[i]).
@inline(__always) private func absorb2<T>(_ n: Int, _ d: MutPtr<T>, _ a: Ptr<T>, _ b: Ptr<T>, _ f: (T, T) -> T) {
    var i = 0
    while i < n {
        d[i] = f(f(d[i], a[i]), b[i])
        i &+= 1
    }
}

/// Sums of one strip of at most one chunk of columns: rows gather in `low`, 32 of these in `middle`, 32 of these in `high`.
@inline(__always) private func sumStrip<T: Foldable>(
    _ type: KernelType, _ op: ReduceKernel, _ rows: Int, _ cols: Int, _ s: Raw, _ rowBytes: Int, _ exponent: T, _ high: MutPtr<T>
) {
    let direct = op == .sum && !isHalf(type)
    withChunk { inputRaw in
        withChunk { lowRaw in
            withChunk { middleRaw in
                let input = inputRaw.bound(T.self), low = lowRaw.bound(T.self), middle = middleRaw.bound(T.self)
                fillTyped(cols, low, 0)
                fillTyped(cols, middle, 0)
                fillTyped(cols, high, 0)
                var row = 0
                while row < rows {
                    let left = rows &- row
                    let count = left < rowsPerLevel ? left : rowsPerLevel
                    var r = 0
                    if direct {
                        while r &+ 4 <= count {
                            let place = s + (row &+ r) &* rowBytes
                            let a = place.bound(T.self), b = (place + rowBytes).bound(T.self)
                            let c = (place + 2 &* rowBytes).bound(T.self), e = (place + 3 &* rowBytes).bound(T.self)
                            var i = 0
                            while i < cols {
                                low[i] += (a[i] + b[i]) + (c[i] + e[i])
                                i &+= 1
                            }
                            r &+= 4
                        }
                        while r < count {
                            absorb(cols, low, (s + (row &+ r) &* rowBytes).bound(T.self)) { $0 + $1 }
                            r &+= 1
                        }
                    } else {
                        while r < count {
                            loadChunk(type, cols, inputRaw, s + (row &+ r) &* rowBytes, 1)
                            transform(op, cols, input, exponent)
                            absorb(cols, low, UnsafePointer(input)) { $0 + $1 }
                            r &+= 1
                        }
                    }
                    row &+= count
                    absorb(cols, middle, UnsafePointer(low)) { $0 + $1 }
                    fillTyped(cols, low, 0)
                    if row & 1023 == 0 || row >= rows {
                        absorb(cols, high, UnsafePointer(middle)) { $0 + $1 }
                        fillTyped(cols, middle, 0)
                    }
                }
            }
        }
    }
}

private func columnsFloat<T: Foldable>(
    _: T.Type, _ type: KernelType, _ op: ReduceKernel, _ rows: Int, _ cols: Int, _ d: MutRaw, _ s: Raw, _ rowStride: Int,
    _ p: Params
) {
    let size = elementSize(type)
    let step = chunkBytes / MemoryLayout<T>.size
    let exponent: T = op == .sumAbsPow ? T.constant(p[0]) : 0
    let rowBytes = rowStride &* size
    var column = 0
    withChunk { resultRaw in
        withChunk { inputRaw in
            let result = resultRaw.bound(T.self), input = inputRaw.bound(T.self)
            while column < cols {
                let count = cols &- column < step ? cols &- column : step
                let place = s + column &* size
                if op == .prod || op == .max || op == .min {
                    fillTyped(count, result, op == .prod ? 1 : op == .max ? -.infinity : .infinity)
                    var row = 0
                    if !isHalf(type) {
                        // Two rows at a time: the running results are read and written half as often.
                        while row &+ 2 <= rows {
                            let a = (place + row &* rowBytes).bound(T.self), b = (place + (row &+ 1) &* rowBytes).bound(T.self)
                            switch op {
                            case .prod: absorb2(count, result, a, b) { $0 * $1 }
                            case .max: absorb2(count, result, a, b) { T.maxNaN($0, $1) }
                            default: absorb2(count, result, a, b) { T.minNaN($0, $1) }
                            }
                            row &+= 2
                        }
                    }
                    while row < rows {
                        loadChunk(type, count, inputRaw, place + row &* rowBytes, 1)
                        switch op {
                        case .prod: absorb(count, result, UnsafePointer(input)) { $0 * $1 }
                        case .max: absorb(count, result, UnsafePointer(input)) { T.maxNaN($0, $1) }
                        default: absorb(count, result, UnsafePointer(input)) { T.minNaN($0, $1) }
                        }
                        row &+= 1
                    }
                } else {
                    sumStrip(type, op, rows, count, place, rowBytes, exponent, result)
                }
                storeChunk(type, count, d + column &* size, 1, resultRaw)
                column &+= count
            }
        }
    }
}

private func columnsInteger<T: FixedWidthInteger>(
    _: T.Type, _ op: ReduceKernel, _ rows: Int, _ cols: Int, _ dRaw: MutRaw, _ sRaw: Raw, _ rowStride: Int
) {
    let d = dRaw.bound(T.self), s = sRaw.bound(T.self)
    fillTyped(cols, d, op == .prod ? 1 : op == .max ? T.min : op == .min ? T.max : 0)
    var row = 0
    while row < rows {
        let place = s + row &* rowStride
        switch op {
        case .prod: absorb(cols, d, place) { $0 &* $1 }
        case .max: absorb(cols, d, place) { $1 > $0 ? $1 : $0 }
        case .min: absorb(cols, d, place) { $1 < $0 ? $1 : $0 }
        case .sumAbs: absorb(cols, d, place) { $0 &+ ($1 < 0 ? 0 &- $1 : $1) }
        case .sumSquares: absorb(cols, d, place) { $0 &+ $1 &* $1 }
        default: absorb(cols, d, place) { $0 &+ $1 }
        }
        row &+= 1
    }
}

private func columnsTest<T: Equatable & ExpressibleByIntegerLiteral>(
    _: T.Type, _ op: ReduceKernel, _ rows: Int, _ cols: Int, _ d: MutRaw, _ sRaw: Raw, _ rowStride: Int, _ isZero: (T) -> Bool
) {
    let s = sRaw.bound(T.self)
    let bytes = d.bound(UInt8.self), counts = d.bound(Int64.self)
    switch op {
    case .any: fillTyped(cols, bytes, 0)
    case .all: fillTyped(cols, bytes, 1)
    default: fillTyped(cols, counts, 0)
    }
    var row = 0
    while row < rows {
        let place = s + row &* rowStride
        switch op {
        case .any: absorb(cols, bytes, place) { $0 | (isZero($1) ? 0 : 1) }
        case .all: absorb(cols, bytes, place) { $0 & (isZero($1) ? 0 : 1) }
        default: absorb(cols, counts, place) { $0 &+ (isZero($1) ? 0 : 1) }
        }
        row &+= 1
    }
}

func kernelReduceColumns(
    _ opCode: ReduceKernel.RawValue, _ typeCode: KernelType.RawValue, _ rows: Int, _ cols: Int, _ d: MutRaw, _ s: Raw,
    _ rowStride: Int, _ p: Params
) {
    let op = decoded(opCode, ReduceKernel.self)
    let type = kernelType(typeCode)
    if op == .any || op == .all || op == .countNonzero {
        switch type {
        case .uint8, .int8, .bool: return columnsTest(UInt8.self, op, rows, cols, d, s, rowStride) { $0 == 0 }
        case .int16: return columnsTest(Int16.self, op, rows, cols, d, s, rowStride) { $0 == 0 }
        case .int32: return columnsTest(Int32.self, op, rows, cols, d, s, rowStride) { $0 == 0 }
        case .int64: return columnsTest(Int64.self, op, rows, cols, d, s, rowStride) { $0 == 0 }
        case .float32: return columnsTest(Float.self, op, rows, cols, d, s, rowStride) { $0 == 0 }
        case .float64: return columnsTest(Double.self, op, rows, cols, d, s, rowStride) { $0 == 0 }
        case .float16, .bfloat16: return columnsTest(UInt16.self, op, rows, cols, d, s, rowStride) { $0 & 0x7FFF == 0 }
        }
    }
    switch type {
    case .uint8, .bool: columnsInteger(UInt8.self, op, rows, cols, d, s, rowStride)
    case .int8: columnsInteger(Int8.self, op, rows, cols, d, s, rowStride)
    case .int16: columnsInteger(Int16.self, op, rows, cols, d, s, rowStride)
    case .int32: columnsInteger(Int32.self, op, rows, cols, d, s, rowStride)
    case .int64: columnsInteger(Int64.self, op, rows, cols, d, s, rowStride)
    case .float64: columnsFloat(Double.self, type, op, rows, cols, d, s, rowStride, p)
    case .float32, .float16, .bfloat16: columnsFloat(Float.self, type, op, rows, cols, d, s, rowStride, p)
    }
}

// MARK: Index of the extreme

private func argReduceFloat<T: Foldable>(
    _: T.Type, _ op: ArgReduceKernel, _ type: KernelType, _ n: Int, _ index: MutPtr<Int64>, _ d: MutRaw, _ s: Raw, _ ss: Int
) {
    let best: T =
        op == .argmax
        ? foldElements(Larger.self, T.self, type, n, s, ss) : foldElements(Smaller.self, T.self, type, n, s, ss)
    let isNaN = best != best
    let size = elementSize(type)
    let step = chunkBytes / MemoryLayout<T>.size
    var start = 0
    withChunk { raw in
        while start < n {
            let count = n &- start < step ? n &- start : step
            var x = (s + start &* size).bound(T.self)
            if ss != 1 || isHalf(type) {
                loadChunk(type, count, raw, s + start &* ss &* size, ss)
                x = UnsafePointer(raw.bound(T.self))
            }
            var hits: UInt32 = 0
            var i = 0
            while i < count {
                let equal: UInt32 = x[i] == best ? 1 : 0
                let nan: UInt32 = x[i] != x[i] ? 1 : 0
                hits |= equal | nan
                i &+= 1
            }
            if hits != 0 {
                i = 0
                while i < count {
                    if x[i] == best || (isNaN && x[i] != x[i]) {
                        index[0] = Int64(truncatingIfNeeded: start &+ i)
                        start = n
                        break
                    }
                    i &+= 1
                }
            }
            start &+= count
        }
    }
    withUnsafePointer(to: best) { storeChunk(type, 1, d, 1, Raw($0)) }
}

private func argReduceInteger<T: FixedWidthInteger>(
    _: T.Type, _ op: ArgReduceKernel, _ n: Int, _ index: MutPtr<Int64>, _ d: MutRaw, _ raw: Raw, _ ss: Int
) {
    let s = raw.bound(T.self)
    var best = s[0]
    var place = 0
    var i = 1
    while i < n {
        let x = s[i &* ss]
        if op == .argmax ? x > best : x < best {
            best = x
            place = i
        }
        i &+= 1
    }
    index[0] = Int64(truncatingIfNeeded: place)
    d.bound(T.self)[0] = best
}

func kernelArgReduce(
    _ opCode: ArgReduceKernel.RawValue, _ typeCode: KernelType.RawValue, _ n: Int, _ index: UnsafeMutablePointer<Int64>,
    _ d: MutRaw, _ s: Raw, _ ss: Int
) {
    let op = decoded(opCode, ArgReduceKernel.self)
    let type = kernelType(typeCode)
    switch type {
    case .uint8, .bool: argReduceInteger(UInt8.self, op, n, index, d, s, ss)
    case .int8: argReduceInteger(Int8.self, op, n, index, d, s, ss)
    case .int16: argReduceInteger(Int16.self, op, n, index, d, s, ss)
    case .int32: argReduceInteger(Int32.self, op, n, index, d, s, ss)
    case .int64: argReduceInteger(Int64.self, op, n, index, d, s, ss)
    case .float64: argReduceFloat(Double.self, op, type, n, index, d, s, ss)
    case .float32, .float16, .bfloat16: argReduceFloat(Float.self, op, type, n, index, d, s, ss)
    }
}

// MARK: Index of the extreme, columns side by side

/// Strips of up to 128 columns: the best value and its row so far of each. A NaN wins, the first of equals too.
private func argColumns<T: Comparable>(
    _: T.Type, _ op: ArgReduceKernel, _ rows: Int, _ cols: Int, _ index: MutPtr<Int64>, _ bestOut: MutPtr<T>, _ source: Ptr<T>,
    _ rowStride: Int
) {
    withChunk { placesRaw in
        let places = placesRaw.bound(Int32.self)
        forChunks(cols, 128) { start, count in
            let best = bestOut + start, s = source + start
            var i = 0
            while i < count {
                best[i] = s[i]
                places[i] = 0
                i &+= 1
            }
            var row = 1
            while row < rows {
                let x = s + row &* rowStride
                let place = Int32(truncatingIfNeeded: row)
                i = 0
                if op == .argmax {
                    while i < count {
                        let a = x[i], b = best[i]
                        // Greater, or the first NaN.
                        let takes = (a > b) != (a != a && b == b)
                        places[i] = takes ? place : places[i]
                        best[i] = takes ? a : b
                        i &+= 1
                    }
                } else {
                    while i < count {
                        let a = x[i], b = best[i]
                        let takes = (a < b) != (a != a && b == b)
                        places[i] = takes ? place : places[i]
                        best[i] = takes ? a : b
                        i &+= 1
                    }
                }
                row &+= 1
            }
            i = 0
            while i < count {
                index[start &+ i] = Int64(places[i])
                i &+= 1
            }
        }
    }
}

/// Half types: columns are widened, a strip of up to 256 at a time.
private func argColumnsHalf(
    _ op: ArgReduceKernel, _ type: KernelType, _ rows: Int, _ cols: Int, _ index: MutPtr<Int64>, _ d: MutRaw, _ s: Raw,
    _ rowStride: Int
) {
    withChunk { bestRaw in
        withChunk { rowRaw in
            withChunk { placesRaw in
                let best = bestRaw.bound(Float.self), x = rowRaw.bound(Float.self), places = placesRaw.bound(Int32.self)
                forChunks(cols, 256) { start, count in
                    loadChunk(type, count, bestRaw, s + start &* 2, 1)
                    fillTyped(count, places, 0)
                    var row = 1
                    while row < rows {
                        loadChunk(type, count, rowRaw, s + (row &* rowStride &+ start) &* 2, 1)
                        let place = Int32(truncatingIfNeeded: row)
                        let sign: Float = op == .argmax ? 1 : -1
                        var i = 0
                        while i < count {
                            let a = x[i], b = best[i]
                            let takes = (sign * a > sign * b) != (a != a && b == b)
                            places[i] = takes ? place : places[i]
                            best[i] = takes ? a : b
                            i &+= 1
                        }
                        row &+= 1
                    }
                    var i = 0
                    while i < count {
                        index[start &+ i] = Int64(places[i])
                        i &+= 1
                    }
                    storeChunk(type, count, d + start &* 2, 1, bestRaw)
                }
            }
        }
    }
}

func kernelArgReduceColumns(
    _ opCode: ArgReduceKernel.RawValue, _ typeCode: KernelType.RawValue, _ rows: Int, _ cols: Int,
    _ index: UnsafeMutablePointer<Int64>, _ d: MutRaw, _ s: Raw, _ rowStride: Int
) {
    let op = decoded(opCode, ArgReduceKernel.self)
    let type = kernelType(typeCode)
    switch type {
    case .uint8, .bool: argColumns(UInt8.self, op, rows, cols, index, d.bound(UInt8.self), s.bound(UInt8.self), rowStride)
    case .int8: argColumns(Int8.self, op, rows, cols, index, d.bound(Int8.self), s.bound(Int8.self), rowStride)
    case .int16: argColumns(Int16.self, op, rows, cols, index, d.bound(Int16.self), s.bound(Int16.self), rowStride)
    case .int32: argColumns(Int32.self, op, rows, cols, index, d.bound(Int32.self), s.bound(Int32.self), rowStride)
    case .int64: argColumns(Int64.self, op, rows, cols, index, d.bound(Int64.self), s.bound(Int64.self), rowStride)
    case .float32: argColumns(Float.self, op, rows, cols, index, d.bound(Float.self), s.bound(Float.self), rowStride)
    case .float64: argColumns(Double.self, op, rows, cols, index, d.bound(Double.self), s.bound(Double.self), rowStride)
    case .float16, .bfloat16: argColumnsHalf(op, type, rows, cols, index, d, s, rowStride)
    }
}
