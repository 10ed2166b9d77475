import Foundation
import SwiftGradKernelAPI
import Testing

/// A float function, its parameters, its exact value, the bound in ulp for float32 and an absolute slack at 1 (in float32 ulps).
struct UnaryCase: Sendable {
    var op: UnaryKernel
    var p: [Double] = [0, 0, 0]
    var low = -4.0
    var high = 4.0
    var ulps = 2.0
    var slack = 0.0
    var f: @Sendable (Double) -> Double
}

func inverseErf(_ y: Double) -> Double {
    if abs(y) > 1 || y.isNaN { return .nan }
    if abs(y) == 1 { return y * .infinity }
    var low = 0.0, high = 6.0
    for _ in 0..<200 {
        let middle = (low + high) / 2
        if (abs(y) < 0.5 ? erf(middle) < abs(y) : erfc(middle) > 1 - abs(y)) { low = middle } else { high = middle }
    }
    return y < 0 ? -low : y == 0 ? y : low
}

/// By shifting up to 1e4 and a short asymptotic series.
func slowDigamma(_ x: Double) -> Double {
    if x == 0 { return x.sign == .minus ? .infinity : -.infinity }
    if x < 0 { return x == x.rounded() ? .nan : slowDigamma(1 - x) - .pi / tan(.pi * (x - x.rounded())) }
    if !x.isFinite { return x }
    var y = x, sum = 0.0
    while y < 1e4 { sum -= 1 / y; y += 1 }
    return sum + log(y) - 0.5 / y - 1 / (12 * y * y)
}

func sigmoid(_ x: Double) -> Double { x >= 0 ? 1 / (1 + exp(-x)) : exp(x) / (1 + exp(x)) }
func softplus(_ x: Double) -> Double { max(x, 0) + log1p(exp(-abs(x))) }
func clip(_ x: Double, _ a: Double, _ b: Double) -> Double { x.isNaN ? x : min(max(x, a), b) }
let gelu = { @Sendable (x: Double) in x * 0.5 * erfc(-x * 0.5.squareRoot()) }
let geluTanh = { @Sendable (x: Double) in 0.5 * x * (1 + tanh((2 / Double.pi).squareRoot() * (x + 0.044715 * x * x * x))) }

let unaryCases: [UnaryCase] = [
    .init(op: .copy, ulps: 0) { $0 }, .init(op: .neg, ulps: 0) { -$0 }, .init(op: .abs, ulps: 0) { abs($0) },
    .init(op: .sign, ulps: 0) { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 }, .init(op: .square, ulps: 0.5) { $0 * $0 },
    .init(op: .logicalNotSame, ulps: 0) { $0 == 0 ? 1 : 0 },
    .init(op: .exp, low: -104, high: 90) { exp($0) }, .init(op: .exp2, low: -150, high: 129) { exp2($0) },
    .init(op: .expm1, low: -20, high: 90) { expm1($0) }, .init(op: .expm1, low: -0.5, high: 0.5) { expm1($0) },
    .init(op: .log, low: 0, high: 1000) { log($0) }, .init(op: .log, low: 0.7, high: 1.5) { log($0) },
    .init(op: .log2, low: 0, high: 1000) { log2($0) }, .init(op: .log2, low: 0.7, high: 1.5) { log2($0) },
    .init(op: .log10, low: 0, high: 1000) { log10($0) },
    .init(op: .log1p, low: -1, high: 2) { log1p($0) }, .init(op: .log1p, low: 0, high: 1e6) { log1p($0) },
    .init(op: .sqrt, low: 0, high: 50, ulps: 0.5) { $0.squareRoot() },
    .init(op: .rsqrt, low: 0, high: 50) { 1 / $0.squareRoot() },
    .init(op: .reciprocal, ulps: 0.5) { 1 / $0 },
    .init(op: .sin, low: -10, high: 10) { sin($0) }, .init(op: .cos, low: -10, high: 10) { cos($0) },
    .init(op: .sin, low: -8000, high: 8000) { sin($0) }, .init(op: .cos, low: -8000, high: 8000) { cos($0) },
    .init(op: .sin, low: -65000, high: 65000) { sin($0) }, .init(op: .cos, low: -65000, high: 65000) { cos($0) },
    .init(op: .tan) { tan($0) }, .init(op: .asin, low: -1, high: 1) { asin($0) }, .init(op: .acos, low: -1, high: 1) { acos($0) },
    .init(op: .atan) { atan($0) }, .init(op: .sinh) { sinh($0) }, .init(op: .cosh) { cosh($0) },
    .init(op: .tanh) { tanh($0) }, .init(op: .tanh, low: -0.7, high: 0.7) { tanh($0) },
    .init(op: .tanh, low: -20, high: 20) { tanh($0) },
    .init(op: .asinh) { asinh($0) }, .init(op: .acosh, low: 1, high: 9) { acosh($0) },
    .init(op: .atanh, low: -1, high: 1) { atanh($0) },
    .init(op: .floor, ulps: 0) { floor($0) }, .init(op: .ceil, ulps: 0) { ceil($0) }, .init(op: .trunc, ulps: 0) { trunc($0) },
    .init(op: .round, ulps: 0) { $0.rounded(.toNearestOrEven) }, .init(op: .frac, ulps: 0.5) { $0 - trunc($0) },
    .init(op: .erf) { erf($0) }, .init(op: .erf, low: -1, high: 1) { erf($0) }, .init(op: .erfc) { erfc($0) },
    .init(op: .erfinv, low: -1, high: 1) { inverseErf($0) }, .init(op: .lgamma, ulps: 4, slack: 4) { lgamma($0) },
    .init(op: .digamma, ulps: 4, slack: 8) { slowDigamma($0) },
    .init(op: .digamma, low: 0, high: 50, ulps: 4, slack: 4) { slowDigamma($0) },
    .init(op: .sigmoid, low: -100, high: 40) { sigmoid($0) },
    .init(op: .sigmoid) { sigmoid($0) }, .init(op: .logSigmoid, low: -30, high: 30, ulps: 3) { -softplus(-$0) },
    .init(op: .relu, ulps: 0) { $0 < 0 ? 0 : $0 }, .init(op: .relu6, low: -9, high: 9, ulps: 0) { clip($0, 0, 6) },
    .init(op: .silu, ulps: 3) { $0 == -.infinity ? .nan : $0 * sigmoid($0) },
    .init(op: .mish, ulps: 5, slack: 1) { $0 == -.infinity ? .nan : $0 * tanh(softplus($0)) },
    .init(op: .geluErf, ulps: 3, slack: 4) { $0 == -.infinity ? .nan : gelu($0) },
    .init(op: .geluTanh, ulps: 4, slack: 4) { $0 == -.infinity ? .nan : geluTanh($0) },
    .init(op: .softplus, p: [2, 20, 0], low: -40, high: 40, ulps: 3) { $0 * 2 > 20 ? $0 : log1p(exp($0 * 2)) / 2 },
    .init(op: .leakyRelu, p: [0.25, 0, 0], ulps: 1) { $0 > 0 ? $0 : 0.25 * $0 },
    .init(op: .elu, p: [1.5, 2, 0.5], ulps: 4) { $0 > 0 ? 2 * $0 : 3 * expm1($0 * 0.5) },
    .init(op: .hardtanh, p: [-1, 2, 0], ulps: 0) { clip($0, -1, 2) },
    .init(op: .clamp, p: [-0.5, 1.5, 0], ulps: 0) { clip($0, -0.5, 1.5) },
    .init(op: .hardsigmoid, ulps: 2, slack: 1) { clip($0 + 3, 0, 6) / 6 },
    .init(op: .hardswish, ulps: 3, slack: 2) { $0 * clip($0 + 3, 0, 6) / 6 },
    .init(op: .threshold, p: [0.5, 20, 0], ulps: 0) { $0 <= 0.5 ? 20 : $0 },
    .init(op: .softshrink, p: [0.5, 0, 0], ulps: 0.5) { $0 > 0.5 ? $0 - 0.5 : $0 < -0.5 ? $0 + 0.5 : $0.isNaN ? $0 : 0 },
    .init(op: .hardshrink, p: [0.5, 0, 0], ulps: 0) { $0 >= -0.5 && $0 <= 0.5 ? 0 : $0 },
    .init(op: .addScalar, p: [1.5, 0, 0], ulps: 0.5) { $0 + 1.5 }, .init(op: .mulScalar, p: [1.5, 0, 0], ulps: 0.5) { $0 * 1.5 },
    .init(op: .powScalar, p: [2.5, 0, 0], low: 0, high: 9, ulps: 1) { pow($0, 2.5) },
    .init(op: .powScalar, p: [3, 0, 0], ulps: 2) { pow($0, 3) },
    .init(op: .powScalar, p: [-0.5, 0, 0], low: 0.1, high: 9, ulps: 2) {
        $0 == -.infinity || $0 < 0 ? .nan : 1 / $0.squareRoot()
    },
    .init(op: .nanToNum, p: [3, 4, -5], ulps: 0) { $0.isNaN ? 3 : $0 == .infinity ? 4 : $0 == -.infinity ? -5 : $0 },
    .init(op: .roundDecimals, p: [1, 0, 0], ulps: 1) { ($0 * 10).rounded(.toNearestOrEven) / 10 },
]

@Test("Float functions: every dtype, layout and size", arguments: tables.indices)
func unaryFloats(_ index: Int) {
    let table = tables[index]
    for c in unaryCases {
        for type in floatTypes {
            for n in sizes {
                for (ds, ss) in [(1, 1), (2, 3), (1, 0), (3, 1)] {
                    let x = samples(type, n, low: max(c.low, -1000), high: min(c.high, 1000), special: true, seed: UInt64(n + 3))
                    let source = Buffer(type, x, stride: ss), result = Buffer(type, count: max(1, n * ds))
                    c.p.withUnsafeBufferPointer {
                        table.unary(c.op.rawValue, type.rawValue, n, result.raw, ds, source.raw, ss, $0.baseAddress!)
                    }
                    keep(source, result)
                    for i in 0..<n {
                        let a = ss == 0 ? x[0] : x[i]
                        // Doubles: libm's own error, and the reference's.
                        let ulps =
                            type == .float64 ? max(c.ulps, 4) * (c.slack > 0 ? 200 : 2) : type == .float32 ? max(c.ulps, 2) : 1
                        let slack = (c.slack + 2e-9) * unit(type, 1) * (type == .float64 ? 400 : 1)
                        let want =
                            c.op == .roundDecimals && type != .float64
                            ? Double((Float(a) * 10).rounded(.toNearestOrEven) / 10) : c.f(a)
                        guard close(type, result[i * ds], want, ulps: ulps, slack: c.slack > 0 || type == .float64 ? slack : 0)
                        else {
                            Issue.record(
                                "\(table.name) \(c.op) \(type) n=\(n) strides \(ds),\(ss): f(\(a)) = \(result[i * ds]), not \(want)"
                            )
                            return
                        }
                    }
                }
            }
        }
    }
}

@Test("Float32 functions are within their bound over their range", arguments: tables.indices)
func unaryBounds(_ index: Int) {
    let table = tables[index]
    let n = 20_000
    for c in unaryCases {
        let x = samples(.float32, n, low: c.low, high: c.high, seed: 77)
        let buffer = Buffer(.float32, x), result = Buffer(.float32, count: n)
        c.p.withUnsafeBufferPointer {
            table.unary(c.op.rawValue, KernelType.float32.rawValue, n, result.raw, 1, buffer.raw, 1, $0.baseAddress!)
        }
        keep(buffer, result)
        var worst = 0.0, at = 0.0
        for i in 0..<n where c.op != .roundDecimals {
            let want = c.f(x[i])
            if close(.float32, result[i], want, ulps: 0, slack: c.slack * unit(.float32, 1)) { continue }
            let error = abs(result[i] - want) / unit(.float32, want)
            if error > worst || error.isNaN { (worst, at) = (error, x[i]) }
        }
        #expect(worst <= max(c.ulps, 0.5), "\(table.name) \(c.op) \(worst) ulp at \(at)")
    }
}

@Test("Integers and bools wrap, never trap", arguments: tables.indices)
func unaryIntegers(_ index: Int) {
    let table = tables[index]
    func run(_ op: UnaryKernel, _ type: KernelType, _ x: [Double], _ p: [Double] = [0, 0, 0]) -> [Double] {
        let result = Buffer(type, count: x.count), source = Buffer(type, x)
        table.unary(op.rawValue, type.rawValue, x.count, result.raw, 1, source.raw, 1, p)
        keep(source, result)
        return result.values(x.count)
    }
    for type in integerTypes where type != .uint8 {
        let low = -scalbn(1.0, byteCount(type) * 8 - 1)
        #expect(run(.neg, type, [1, -2, 0, low]) == [-1, 2, 0, low])
        #expect(run(.abs, type, [1, -2, 0, low]) == [1, 2, 0, low])
        #expect(run(.sign, type, [5, -2, 0, low]) == [1, -1, 0, -1])
        #expect(run(.bitwiseNot, type, [5, -2, 0]) == [-6, 1, -1])
        #expect(run(.clamp, type, [5, -2, 0], [-1, 3, 0]) == [3, -1, 0])
        #expect(run(.clamp, type, [5, -2, 0], [-.infinity, .infinity, 0]) == [5, -2, 0])
        #expect(run(.addScalar, type, [5, -2], [3, 0, 0]) == [8, 1])
        #expect(run(.powScalar, type, [5, -2], [3, 0, 0]) == [125, -8])
        #expect(run(.floor, type, [5, -2]) == [5, -2])
    }
    #expect(run(.neg, .uint8, [1, 0, 255]) == [255, 0, 1])
    #expect(run(.square, .uint8, [3, 16]) == [9, 0])
    #expect(run(.bitwiseNot, .bool, [1, 0]) == [0, 1])
    #expect(run(.abs, .bool, [1, 0]) == [1, 0])
    for type in allTypes { #expect(run(.logicalNotSame, type, [1, 0, 1]) == [0, 1, 0]) }
}

@Test("Functions work in place", arguments: tables.indices)
func unaryInPlace(_ index: Int) {
    for c in unaryCases {
        for type in floatTypes {
            let x = samples(type, 300, low: 0.1, high: 0.9)
            let apart = Buffer(type, count: 300), same = Buffer(type, x)
            tables[index].unary(c.op.rawValue, type.rawValue, 300, apart.raw, 1, same.raw, 1, c.p)
            tables[index].unary(c.op.rawValue, type.rawValue, 300, same.raw, 1, same.raw, 1, c.p)
            for i in 0..<300 where !close(type, same[i], apart[i], ulps: 1) {
                Issue.record("\(tables[index].name) \(c.op) \(type) in place: \(same[i]), apart \(apart[i])")
                return
            }
        }
    }
}
