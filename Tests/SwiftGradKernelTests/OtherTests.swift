import Foundation
import SwiftGradKernelAPI
import Testing

let noParams: [Double] = [1, 0, 0, 0]

@Test("Arithmetic of two operands: every dtype, layout and size", arguments: tables.indices)
func arithmetic(_ index: Int) {
    let table = tables[index]
    let cases: [(BinaryKernel, Double, (Double, Double) -> Double)] = [
        (.add, 1, { $0 + $1 }), (.add, 2, { $0 + 2 * $1 }), (.sub, 1, { $0 - $1 }), (.sub, 3, { $0 - 3 * $1 }),
        (.mul, 1, { $0 * $1 }),
        (.maximum, 1, { $0.isNaN || $1.isNaN ? .nan : max($0, $1) }),
        (.minimum, 1, { $0.isNaN || $1.isNaN ? .nan : min($0, $1) }),
    ]
    for (op, alpha, f) in cases {
        for type in floatTypes + [.int16, .int32, .int64] {
            for n in sizes {
                for (ds, sa, sb) in [(1, 1, 1), (1, 1, 0), (1, 0, 1), (2, 3, 1), (1, 2, 0), (1, 0, 0)] {
                    let x = samples(type, n, special: true, seed: 5), y = samples(type, n, seed: 9)
                    let a = Buffer(type, x, stride: sa), b = Buffer(type, y, stride: sb), d = Buffer(type, count: max(1, n * ds))
                    table.binary(op.rawValue, type.rawValue, n, d.raw, ds, a.raw, sa, b.raw, sb, [alpha, 0, 0])
                    keep(a, b, d)
                    for i in 0..<n {
                        let want = f(sa == 0 ? x[0] : x[i], sb == 0 ? y[0] : y[i])
                        guard close(type, d[i * ds], want, ulps: alpha == 1 ? 0 : 1, slack: alpha == 1 ? 0 : 4 * unit(type, 4))
                        else {
                            Issue.record(
                                "\(table.name) \(op) \(type) n=\(n) strides \(ds),\(sa),\(sb): \(d[i * ds]), not \(want)")
                            return
                        }
                    }
                    if (ds, sa, sb) == (1, 1, 1) {
                        table.binary(op.rawValue, type.rawValue, n, a.raw, 1, a.raw, 1, b.raw, 1, [alpha, 0, 0])
                        #expect((0..<n).allSatisfy { close(type, a[$0], d[$0], ulps: 0) })
                        keep(a, b)
                    }
                }
            }
        }
    }
}

func binary(_ t: KernelTable, _ op: BinaryKernel, _ type: KernelType, _ x: [Double], _ y: [Double], _ p: [Double] = noParams)
    -> [Double]
{
    let a = Buffer(type, x), b = Buffer(type, y), d = Buffer(type, count: x.count)
    t.binary(op.rawValue, type.rawValue, x.count, d.raw, 1, a.raw, 1, b.raw, 1, p)
    keep(a, b)
    return d.values(x.count)
}

@Test("Division, remainders, powers and shifts of integers follow PyTorch", arguments: tables.indices)
func integerDivision(_ index: Int) {
    let t = tables[index]
    for type in integerTypes where type != .uint8 {
        let low = -scalbn(1.0, byteCount(type) * 8 - 1), bits = Double(byteCount(type) * 8)
        #expect(binary(t, .divFloor, type, [7, -7, 7, -7, low, 5], [2, 2, -2, -2, -1, 0]) == [3, -4, -4, 3, low, 0])
        #expect(binary(t, .divTrunc, type, [7, -7, 7, -7, low, 5], [2, 2, -2, -2, -1, 0]) == [3, -3, -3, 3, low, 0])
        #expect(binary(t, .remainder, type, [7, -7, 7, -7, low, 5], [2, 2, -2, -2, -1, 0]) == [1, 1, -1, -1, 0, 0])
        #expect(binary(t, .fmod, type, [7, -7, 7, -7, low, 5], [2, 2, -2, -2, -1, 0]) == [1, -1, 1, -1, 0, 0])
        #expect(binary(t, .pow, type, [2, -2, 1, -1, -1, 2, 0], [3, 3, -5, -5, -4, -1, 0]) == [8, -8, 1, -1, 1, 0, 1])
        #expect(binary(t, .shiftLeft, type, [5, -1, 1, 1], [1, bits, -1, bits + 1]) == [10, 0, 0, 0])
        #expect(binary(t, .shiftRight, type, [5, -5, -5, 5], [1, bits, -1, bits + 1]) == [2, -1, -1, 0])
        #expect(binary(t, .bitwiseAnd, type, [6, -1], [3, 5]) == [2, 5])
        #expect(binary(t, .bitwiseOr, type, [6, -1], [3, 5]) == [7, -1])
        #expect(binary(t, .bitwiseXor, type, [6, -1], [3, 5]) == [5, -6])
    }
    #expect(binary(t, .shiftRight, .uint8, [200, 200], [8, 1]) == [0, 100])
    #expect(binary(t, .sub, .uint8, [3], [5]) == [254])
    #expect(binary(t, .add, .bool, [0, 1, 0, 1], [0, 0, 1, 1]) == [0, 1, 1, 1])
    #expect(binary(t, .mul, .bool, [0, 1, 0, 1], [0, 0, 1, 1]) == [0, 0, 0, 1])
}

@Test("Float binary functions", arguments: tables.indices)
func floatBinary(_ index: Int) {
    let t = tables[index]
    let inf = Double.infinity, nan = Double.nan
    func same(_ a: [Double], _ b: [Double]) -> Bool {
        zip(a, b).allSatisfy { close(.float32, $0, $1, ulps: 2) } && a.count == b.count
    }
    for type in floatTypes {
        let a = [5.0, -5, 5, -5, 0, 1, inf, 1, -1, nan], b = [3.0, 3, -3, -3, 0, 0, 1, inf, inf, 1]
        #expect(same(binary(t, .divFloor, type, a, b), [1, -2, -2, 1, nan, inf, nan, 0, -1, nan]))
        #expect(same(binary(t, .remainder, type, a, b), [2, 1, -1, -2, nan, nan, nan, 1, inf, nan]))
        #expect(same(binary(t, .fmod, type, a, b), [2, -2, 2, -2, nan, nan, nan, 1, -1, nan]))
        #expect(same(binary(t, .divTrunc, type, a, b), [1, -1, -1, 1, nan, inf, inf, 0, -0.0, nan]))
        #expect(same(binary(t, .fmax, type, [nan, 1, 2], [1, nan, 3]), [1, 1, 3]))
        #expect(same(binary(t, .fmin, type, [nan, 1, 2], [1, nan, 3]), [1, 1, 2]))
        #expect(same(binary(t, .xlogy, type, [0, 0, nan, 1], [nan, 0, 1, 0]), [nan, 0, nan, -inf]))
        #expect(same(binary(t, .logaddexp, type, [inf, -inf, nan, -inf], [inf, -inf, 1, inf]), [inf, -inf, nan, inf]))
        #expect(same(binary(t, .copysign, type, [1, 2], [-0.0, 1]), [-1, 2]))
    }
    // Gradients against central differences of the double functions.
    let p: [Double] = [2, 20, 1, 0]
    let gradients: [(BinaryKernel, (Double) -> Double)] = [
        (.geluErfBackward, gelu), (.geluTanhBackward, geluTanh), (.siluBackward, { $0 * sigmoid($0) }),
        (.mishBackward, { $0 * tanh(softplus($0)) }), (.softplusBackward, { log1p(exp($0 * 2)) / 2 }),
        (.leakyReluBackward, { $0 > 0 ? $0 : 2 * $0 }), (.eluBackward, { $0 > 0 ? 20 * $0 : 40 * expm1($0) }),
        (.hardtanhBackward, { clip($0, 2, 20) }), (.hardsigmoidBackward, { clip($0 + 3, 0, 6) / 6 }),
        (.hardswishBackward, { $0 * clip($0 + 3, 0, 6) / 6 }), (.logSigmoidBackward, { -softplus(-$0) }),
        (.thresholdBackward, { $0 <= 2 ? 7 : $0 }), (.softshrinkBackward, { $0 > 2 ? $0 - 2 : $0 < -2 ? $0 + 2 : 0 }),
        (.hardshrinkBackward, { abs($0) <= 2 ? 0 : $0 }), (.reluBackwardOut, { max($0, 0) }),
    ]
    for (op, f) in gradients {
        for type in [KernelType.float32, .float64] {
            let x = samples(type, 100, low: -6, high: 6, seed: 3), g = samples(type, 100, seed: 4)
            let got = binary(t, op, type, g, x, p)
            for i in 0..<100 {
                let want = g[i] * (f(x[i] + 1e-5) - f(x[i] - 1e-5)) / 2e-5
                #expect(abs(got[i] - want) <= 1e-5 * (1 + abs(want)), "\(t.name) \(op) \(type) at \(x[i])")
            }
        }
    }
}

@Test("Comparisons and tests", arguments: tables.indices)
func comparisons(_ index: Int) {
    let t = tables[index]
    let cases: [(CompareKernel, (Double, Double) -> Bool)] = [
        (.eq, { $0 == $1 }), (.ne, { $0 != $1 }), (.lt, { $0 < $1 }), (.le, { $0 <= $1 }), (.gt, { $0 > $1 }),
        (.ge, { $0 >= $1 }),
        (.logicalAnd, { $0 != 0 && $1 != 0 }), (.logicalOr, { $0 != 0 || $1 != 0 }), (.logicalXor, { ($0 != 0) != ($1 != 0) }),
    ]
    for type in allTypes {
        for n in sizes {
            for (ds, sa, sb) in [(1, 1, 1), (2, 2, 0), (1, 0, 1)] {
                let x = samples(type, n, low: -0.3, high: 0.3, special: true, seed: 2),
                    y = samples(type, n, low: -0.3, high: 0.3, special: true, seed: 8)
                let a = Buffer(type, x, stride: sa), b = Buffer(type, y, stride: sb), d = Buffer(.bool, count: max(1, n * ds))
                for (op, f) in cases {
                    t.compare(op.rawValue, type.rawValue, n, d.raw, ds, a.raw, sa, b.raw, sb)
                    let ok = (0..<n).allSatisfy { d[$0 * ds] == (f(sa == 0 ? x[0] : x[$0], sb == 0 ? y[0] : y[$0]) ? 1 : 0) }
                    #expect(ok, "\(t.name) \(op) \(type) \(n)")
                }
                for (op, f) in [
                    (TestKernel.isNaN, { $0.isNaN }), (.isInf, { $0.isInfinite }), (.isFinite, { $0.isFinite }),
                    (.logicalNot, { $0 == 0 }),
                    (.isPosInf, { $0 == .infinity }), (.isNegInf, { $0 == -.infinity }),
                    (.signbit, { $0.sign == .minus && !$0.isNaN }),
                ] as [(TestKernel, (Double) -> Bool)] {
                    t.test(op.rawValue, type.rawValue, n, d.raw, ds, a.raw, sa)
                    let ok = (0..<n).allSatisfy { d[$0 * ds] == (f(sa == 0 ? x[0] : x[$0]) ? 1 : 0) }
                    #expect(ok, "\(t.name) \(op) \(type) \(n)")
                }
                keep(a, b, d)
            }
        }
    }
}

@Test("Casts between every pair of dtypes", arguments: tables.indices)
func casts(_ index: Int) {
    let t = tables[index]
    for from in allTypes {
        for to in allTypes {
            for n in sizes {
                for (ds, ss) in [(1, 1), (2, 3)] {
                    let x = samples(from, n, low: 0, high: 15, seed: 6)
                    let s = Buffer(from, x, stride: ss), d = Buffer(to, count: max(1, n * ds))
                    t.cast(to.rawValue, from.rawValue, n, d.raw, ds, s.raw, ss)
                    keep(s, d)
                    let ok = (0..<n).allSatisfy { i in
                        let want = to == .bool ? (x[i] != 0 ? 1 : 0) : floatTypes.contains(to) ? rounded(to, x[i]) : trunc(x[i])
                        return d[i * ds] == want
                    }
                    #expect(ok, "\(t.name) \(from) to \(to), \(n)")
                }
            }
        }
    }
    let x = Buffer(.float32, [.infinity, -.infinity, .nan, 3e9, 1e20, -1.5, 300]), d = Buffer(.int64, count: 7)
    t.cast(KernelType.int64.rawValue, KernelType.float32.rawValue, 7, d.raw, 1, x.raw, 1)
    #expect(d.values(7) == [-0x1p63, -0x1p63, -0x1p63, 3e9, -0x1p63, -1, 300])
    t.cast(KernelType.int32.rawValue, KernelType.float32.rawValue, 7, d.raw, 1, x.raw, 1)
    #expect(d.raw.assumingMemoryBound(to: Int32.self)[3] == .min && d.raw.assumingMemoryBound(to: Int32.self)[6] == 300)
    // Every half value there and back.
    for half in [KernelType.float16, .bfloat16] {
        let all = Buffer(half, count: 65536), wide = Buffer(.float32, count: 65536), back = Buffer(half, count: 65536)
        for i in 0..<65536 { all.raw.assumingMemoryBound(to: UInt16.self)[i] = UInt16(i) }
        t.cast(KernelType.float32.rawValue, half.rawValue, 65536, wide.raw, 1, all.raw, 1)
        t.cast(half.rawValue, KernelType.float32.rawValue, 65536, back.raw, 1, wide.raw, 1)
        let ok = (0..<65536).allSatisfy { close(half, wide[$0], all[$0], ulps: 0) && close(half, back[$0], all[$0], ulps: 0) }
        #expect(ok, "\(t.name) \(half)")
        let y = samples(.float32, 5000, low: -70000, high: 70000) + samples(.float32, 5000, low: -1e-4, high: 1e-4)
        let s = Buffer(.float32, y)
        t.cast(half.rawValue, KernelType.float32.rawValue, 10000, back.raw, 1, s.raw, 1)
        #expect((0..<10000).allSatisfy { back[$0] == rounded(half, y[$0]) }, "\(t.name) to \(half)")
        keep(s, all, wide, back)
    }
    keep(x, d)
}

@Test("Reductions, of runs and of columns", arguments: tables.indices)
func reductions(_ index: Int) {
    let t = tables[index]
    let p: [Double] = [3, 0]
    for type in floatTypes + [.int64, .int32, .bool] {
        for n in sizes + [2048, 5000, 10_000] {
            for stride in [1, 2] {
                let x = samples(type, n, low: -1, high: 1, seed: UInt64(n))
                let s = Buffer(type, x, stride: stride), d = Buffer(.int64, count: 2)
                func reduce(_ op: ReduceKernel, _ out: KernelType) -> Double {
                    t.reduce(op.rawValue, type.rawValue, n, d.raw, s.raw, stride, p)
                    let b = Buffer(out, count: 1)
                    b.raw.copyMemory(from: d.raw, byteCount: 8)
                    return b[0]
                }
                func near(_ got: Double, _ want: Double, _ size: Double) -> Bool {
                    floatTypes.contains(type) ? abs(got - want) <= 4 * unit(type, size) + unit(type, want) : got == want
                }
                if type != .bool {
                    #expect(near(reduce(.sum, type), total(x), max(1, Double(n).squareRoot())), "\(t.name) sum \(type) \(n)")
                }
                if floatTypes.contains(type) {
                    #expect(near(reduce(.sumAbs, type), total(x.map { abs($0) }), Double(n)), "\(t.name) sumAbs \(type) \(n)")
                    #expect(
                        near(reduce(.sumSquares, type), total(x.map { $0 * $0 }), Double(n)), "\(t.name) sumSquares \(type) \(n)")
                    #expect(
                        near(reduce(.sumAbsPow, type), total(x.map { pow(abs($0), 3) }), Double(n)), "\(t.name) sumAbsPow \(type)"
                    )
                    #expect(near(reduce(.prod, type), x.reduce(1, *), 1), "\(t.name) prod \(type) \(n)")
                }
                if n > 0 {
                    #expect(reduce(.max, type) == x.max()!)
                    #expect(reduce(.min, type) == x.min()!)
                    var at: Int64 = -1
                    t.argReduce(ArgReduceKernel.argmax.rawValue, type.rawValue, n, &at, d.raw, s.raw, stride)
                    #expect(Int(at) == x.firstIndex(of: x.max()!)!)
                    t.argReduce(ArgReduceKernel.argmin.rawValue, type.rawValue, n, &at, d.raw, s.raw, stride)
                    #expect(Int(at) == x.firstIndex(of: x.min()!)!)
                    if floatTypes.contains(type) {
                        s[(n / 2) * stride] = .nan
                        t.argReduce(ArgReduceKernel.argmin.rawValue, type.rawValue, n, &at, d.raw, s.raw, stride)
                        #expect(Int(at) == n / 2 && reduce(.max, type).isNaN && reduce(.min, type).isNaN)
                        s[(n / 2) * stride] = x[n / 2]
                    }
                }
                #expect(reduce(.any, .bool) == (x.contains { $0 != 0 } ? 1 : 0))
                #expect(reduce(.all, .bool) == (x.allSatisfy { $0 != 0 } ? 1 : 0))
                #expect(reduce(.countNonzero, .int64) == Double(x.count { $0 != 0 }))
                keep(s, d)
            }
        }
        for (rows, cols) in [(0, 3), (1, 5), (7, 300), (100, 17), (1100, 33)] {
            let x = samples(type, rows * (cols + 2), low: -1, high: 1, seed: 12)
            let s = Buffer(type, x), d = Buffer(.int64, count: cols)
            for op in [ReduceKernel.sum, .max, .min, .any, .all, .countNonzero]
            where (type != .bool || op != .sum) && (rows > 0 || op == .sum) {
                t.reduceColumns(op.rawValue, type.rawValue, rows, cols, d.raw, s.raw, cols + 2, p)
                let out = Buffer(op == .any || op == .all ? .bool : op == .countNonzero ? .int64 : type, count: cols)
                out.raw.copyMemory(from: d.raw, byteCount: cols * 8)
                for c in 0..<cols {
                    let column = (0..<rows).map { x[$0 * (cols + 2) + c] }
                    let want: Double =
                        switch op {
                        case .sum: total(column)
                        case .max: column.max()!
                        case .min: column.min()!
                        case .any: column.contains { $0 != 0 } ? 1 : 0
                        case .all: column.allSatisfy { $0 != 0 } ? 1 : 0
                        default: Double(column.count { $0 != 0 })
                        }
                    let slack =
                        op == .sum && floatTypes.contains(type)
                        ? 4 * unit(type, max(1, Double(rows).squareRoot())) + unit(type, want) : 0
                    guard abs(out[c] - want) <= slack else {
                        Issue.record("\(t.name) columns \(op) \(type) \(rows)x\(cols): \(out[c]), not \(want)")
                        return
                    }
                }
            }
            keep(s, d)
        }
    }
}

@Test("Softmax, layer norm, moments, scans", arguments: tables.indices)
func rows(_ index: Int) {
    let t = tables[index]
    for type in floatTypes {
        let tolerance = max(unit(type, 1) * 4, 1e-13)
        for n in [1, 7, 16, 33, 300, 1000, 3000] {
            let rows = 3
            let x = samples(type, n * rows, seed: 3), g = samples(type, n * rows, seed: 4)
            let s = Buffer(type, x), grad = Buffer(type, g), y = Buffer(type, count: n * rows), dx = Buffer(type, count: n * rows)
            for isLog in [false, true] {
                t.softmax(isLog ? 1 : 0, type.rawValue, rows, n, y.raw, s.raw)
                t.softmaxBackward(isLog ? 1 : 0, type.rawValue, rows, n, dx.raw, grad.raw, y.raw)
                for r in 0..<rows {
                    let row = Array(x[r * n..<(r + 1) * n]), top = row.max()!
                    let total = row.reduce(0) { $0 + exp($1 - top) }
                    let out = (0..<n).map { y[r * n + $0] }
                    let sum = (0..<n).reduce(0) { $0 + (isLog ? g[r * n + $1] : g[r * n + $1] * out[$1]) }
                    for i in 0..<n {
                        let want = isLog ? row[i] - top - log(total) : exp(row[i] - top) / total
                        #expect(abs(out[i] - want) <= tolerance * max(1, abs(want)), "\(t.name) softmax \(type) \(n)")
                        let back = isLog ? g[r * n + i] - exp(out[i]) * sum : (g[r * n + i] - sum) * out[i]
                        #expect(
                            abs(dx[r * n + i] - back) <= tolerance * max(4, 2 * abs(back)),
                            "\(t.name) softmax backward \(type) \(n)")
                    }
                }
            }
            let stat: KernelType = type == .float64 ? .float64 : .float32
            let mean = Buffer(stat, count: rows), rstd = Buffer(stat, count: rows)
            let w = Buffer(type, samples(type, n, seed: 21)), b = Buffer(type, samples(type, n, seed: 22))
            let hasNorm = type == .float32 || type == .float64
            if hasNorm {
                let forward = NormRows(
                    rows: rows, n: n, eps: 1e-5, x: UnsafeRawPointer(s.raw), y: y.raw, mean: mean.raw, rstd: rstd.raw,
                    weight: UnsafeRawPointer(w.raw), bias: UnsafeRawPointer(b.raw))
                withUnsafePointer(to: forward) { t.norm.forward(type.rawValue, UnsafeRawPointer($0)) }
                var backward = NormGradRows(
                    rows: rows, n: n, dy: UnsafeRawPointer(grad.raw), x: UnsafeRawPointer(s.raw),
                    mean: UnsafeRawPointer(mean.raw),
                    rstd: UnsafeRawPointer(rstd.raw), weight: UnsafeRawPointer(w.raw))
                backward.dx = dx.raw
                withUnsafePointer(to: backward) { t.norm.backward(type.rawValue, UnsafeRawPointer($0)) }
            }
            for r in 0..<rows where hasNorm {
                let row = Array(x[r * n..<(r + 1) * n]), m = row.reduce(0, +) / Double(n)
                let v = row.reduce(0) { $0 + ($1 - m) * ($1 - m) } / Double(n)
                let rs = 1 / (v + 1e-5).squareRoot()
                #expect(abs(mean[r] - m) <= 1e-6 && abs(rstd[r] - rs) <= 1e-4 * rs)
                let gw = (0..<n).map { g[r * n + $0] * w[$0] }, hat = row.map { ($0 - m) * rs }
                let mg = gw.reduce(0, +) / Double(n), mgx = zip(gw, hat).reduce(0) { $0 + $1.0 * $1.1 } / Double(n)
                for i in 0..<n where n > 1 {
                    let want = hat[i] * w[i] + b[i]
                    #expect(abs(y[r * n + i] - want) <= tolerance * 20, "\(t.name) layer norm \(type) \(n)")
                    #expect(
                        abs(dx[r * n + i] - rs * (gw[i] - mg - hat[i] * mgx)) <= tolerance * 40,
                        "\(t.name) layer norm backward \(type)")
                }
            }
            var m = 0.0, m2 = 0.0
            t.moments(type.rawValue, n, s.raw, 2, &m, &m2)
            let every = (0..<n).map { x[$0 * 2] }, em = every.reduce(0, +) / Double(n)
            #expect(abs(m - em) < 1e-6 && abs(m2 - every.reduce(0) { $0 + ($1 - em) * ($1 - em) }) < 1e-5 * Double(n))
            #expect(abs(t.dot(type.rawValue, n, s.raw, grad.raw) - (0..<n).reduce(0) { $0 + x[$1] * g[$1] }) < 1e-5 * Double(n))
            t.affine(type.rawValue, n, y.raw, s.raw, 1.5, 0.25)
            #expect((0..<n).allSatisfy { abs(y[$0] - (1.5 * x[$0] + 0.25)) <= 4 * tolerance })
            t.affine2(type.rawValue, n, y.raw, s.raw, grad.raw, 1.5, 0.5, 0.25)
            #expect((0..<n).allSatisfy { abs(y[$0] - (1.5 * x[$0] + 0.5 * g[$0] + 0.25)) <= 8 * tolerance })
            var running = 0.0, logs = -Double.infinity
            t.scan(ScanKernel.cumsum.rawValue, type.rawValue, n, y.raw, 1, s.raw, 1)
            t.scan(ScanKernel.logcumsumexp.rawValue, type.rawValue, n, dx.raw, 1, s.raw, 1)
            for i in 0..<n {
                running += x[i]
                logs = max(logs, x[i]) + log1p(exp(-abs(logs - x[i])))
                #expect(close(type, y[i], running, ulps: 1, slack: 4e-5) && abs(dx[i] - logs) <= 8 * tolerance * (1 + abs(logs)))
            }
            keep(s, grad, y, dx, w, b, mean, rstd)
        }
        let minus = Buffer(type, [-.infinity, -.infinity]), out = Buffer(type, count: 2)
        t.softmax(0, type.rawValue, 1, 2, out.raw, minus.raw)
        #expect(out[0].isNaN && out[1].isNaN)
        keep(minus)
    }
}

@Test("Optimizer steps follow PyTorch's formulas", arguments: tables.indices)
func optimizers(_ index: Int) {
    let t = tables[index]
    let n = 300
    for type in floatTypes {
        let x = samples(type, n, seed: 1), g = samples(type, n, seed: 2), m = samples(type, n, low: -1, high: 1, seed: 3)
        let v = samples(type, n, low: 0.5, high: 2, seed: 4), top = samples(type, n, low: 0.5, high: 2, seed: 5)
        let tolerance = max(8 * unit(type, 4), 1e-14)
        func check(_ name: String, _ step: KernelTable.Step, _ p: [Double], _ states: [[Double]], _ f: (Int) -> [Double]) {
            let a = Buffer(type, x), grad = Buffer(type, g), s = states.map { Buffer(type, $0) }
            step(type.rawValue, n, a.raw, grad.raw, s.first?.raw, s.count > 1 ? s[1].raw : nil, s.count > 2 ? s[2].raw : nil, p)
            for i in 0..<n {
                let want = f(i)
                let got = [a[i]] + s.map { $0[i] }
                guard zip(got, want).allSatisfy({ abs($0 - $1) <= tolerance * max(1, abs($1)) }) else {
                    Issue.record("\(t.name) \(name) \(type) \(p): \(got), not \(want)")
                    return
                }
            }
            keep(a, grad)
            for b in s { keep(b) }
        }
        for decoupled in [0.0, 1] {
            for amsgrad in [0.0, 1] {
                let p = [0.1, 0.9, 0.99, 1e-8, 0.2, 0.5, 0.7, decoupled, 1, amsgrad]
                check("adam", t.adam, p, amsgrad == 1 ? [m, v, top] : [m, v]) { i in
                    let start = decoupled == 1 ? x[i] * (1 - 0.1 * 0.2) : x[i]
                    let grad = -g[i] + (decoupled == 1 ? 0 : 0.2 * x[i])
                    let average = 0.9 * m[i] + 0.1 * grad, square = 0.99 * v[i] + 0.01 * grad * grad
                    let high = amsgrad == 1 ? max(top[i], square) : square
                    return [start - 0.1 / 0.5 * average / (high.squareRoot() / 0.7 + 1e-8), average, square]
                        + (amsgrad == 1 ? [high] : [])
                }
            }
        }
        for (momentum, nesterov, first) in [(0.0, 0.0, 0.0), (0.9, 0, 0), (0.9, 1, 0), (0.9, 1, 1)] {
            check("sgd", t.sgd, [0.1, momentum, 0.3, 0.2, nesterov, 0, first], momentum == 0 ? [] : [m]) { i in
                let grad = g[i] + 0.2 * x[i]
                if momentum == 0 { return [x[i] - 0.1 * grad] }
                let buffer = first == 1 ? grad : momentum * m[i] + 0.7 * grad
                return [x[i] - 0.1 * (nesterov == 1 ? grad + momentum * buffer : buffer), buffer]
            }
        }
        for (momentum, centered) in [(0.0, 0.0), (0.9, 0), (0.9, 1), (0, 1)] {
            let small = m.map { rounded(type, $0 * 0.25) }
            check("rmsprop", t.rmsprop, [0.1, 0.9, 1e-2, 0.2, momentum, centered, 0], [v, m, small]) { i in
                let grad = g[i] + 0.2 * x[i], square = 0.9 * v[i] + 0.1 * grad * grad
                let mean = centered == 1 ? 0.9 * small[i] + 0.1 * grad : small[i]
                let average = (centered == 1 ? square - mean * mean : square).squareRoot() + 1e-2
                let buffer = momentum > 0 ? 0.9 * m[i] + grad / average : m[i]
                return [x[i] - 0.1 * (momentum > 0 ? buffer : grad / average), square, buffer, mean]
            }
        }
        check("adagrad", t.adagrad, [0.1, 1e-10, 0.2, 0], [v]) { i in
            let grad = g[i] + 0.2 * x[i], sum = v[i] + grad * grad
            return [x[i] - 0.1 * grad / (sum.squareRoot() + 1e-10), sum]
        }
    }
}

@Test("Three operands, select and fill", arguments: tables.indices)
func ternary(_ index: Int) {
    let t = tables[index]
    for type in floatTypes + [.int32] {
        for n in sizes {
            for (sa, sb, sc) in [(1, 1, 1), (2, 0, 1), (1, 1, 0)] {
                let x = samples(type, n, seed: 1), y = samples(type, n, seed: 2), z = samples(type, n, low: 1, high: 3, seed: 3)
                let a = Buffer(type, x, stride: sa), b = Buffer(type, y, stride: sb), c = Buffer(type, z, stride: sc)
                let d = Buffer(type, count: max(n, 1))
                for op in [TernaryKernel.addcmul, .addcdiv, .lerp, .clampTensor] where type != .int32 || op != .lerp {
                    t.ternary(op.rawValue, type.rawValue, n, d.raw, 1, a.raw, sa, b.raw, sb, c.raw, sc, [2])
                    for i in 0..<n {
                        let (u, v, w) = (x[i], sb == 0 ? y[0] : y[i], sc == 0 ? z[0] : z[i])
                        let quotient = type == .int32 ? trunc(2 * v / w) : 2 * v / w
                        let want =
                            op == .addcmul
                            ? u + 2 * v * w : op == .addcdiv ? u + quotient : op == .lerp ? u + w * (v - u) : min(max(u, v), w)
                        #expect(
                            close(type, d[i], want, ulps: 1, slack: type == .int32 ? 0 : 16 * unit(type, 4)),
                            "\(t.name) \(op) \(type)")
                    }
                }
                let mask = Buffer(.bool, samples(.bool, n, seed: 7)), size = byteCount(type)
                t.select(size, n, d.raw, 1, mask.raw, 1, a.raw, sa, b.raw, sb)
                #expect((0..<n).allSatisfy { d[$0] == (mask[$0] != 0 ? x[$0] : sb == 0 ? y[0] : y[$0]) })
                if n > 0 {
                    t.fill(size, n, d.raw, 1, a.raw)
                    #expect((0..<n).allSatisfy { d[$0] == x[0] })
                }
                keep(a, b, c, d, mask)
            }
        }
    }
}
