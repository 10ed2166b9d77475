import Foundation
import SwiftGradKernelAPI
import Testing

/// A product, its operands laid out with room between rows, and what the definition gives in float64.
private struct Case {
    var m: Int, n: Int, k: Int
    var transA: Bool, transB: Bool
    var alpha = 1.0, beta = 0.0
    var hasBias = false
    var activation = GemmActivation.none
    var isPacked = false
}

private func hasBFloat16() -> Bool {
    ((try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? "").contains("avx512_bf16")
}

private func activated(_ x: Double, _ activation: GemmActivation) -> Double {
    switch activation {
    case .none: x
    case .relu: max(x, 0)
    case .geluErf: x * 0.5 * (1 + erf(x / 2.0.squareRoot()))
    case .geluTanh: 0.5 * x * (1 + tanh((2 / Double.pi).squareRoot() * (x + 0.044715 * x * x * x)))
    }
}

/// The greatest error, in units of the type's rounding error times what the sums may lose.
private func greatestError(_ table: KernelTable, _ type: KernelType, _ c: Case) -> Double {
    let lda = (c.transA ? c.m : c.k) + 3, ldb = (c.transB ? c.k : c.n) + 2, ldc = c.n + 5
    let rowsA = c.transA ? c.k : c.m, rowsB = c.transB ? c.n : c.k
    let a = Buffer(type, samples(type, rowsA * lda, low: -1, high: 1, seed: 3))
    let b = Buffer(type, samples(type, rowsB * ldb, low: -1, high: 1, seed: 5))
    let before = samples(type, c.m * ldc, low: -1, high: 1, seed: 7), out = Buffer(type, before)
    let bias = Buffer(type, samples(type, c.n, low: -1, high: 1, seed: 9))
    let (aRow, aStep) = c.transA ? (1, lda) : (lda, 1), (bStep, bColumn) = c.transB ? (1, ldb) : (ldb, 1)
    var tile = GemmTile(c.m, c.n, c.k, a.raw, row: aRow, step: aStep, b.raw, step: bStep, column: bColumn, out.raw, row: ldc)
    (tile.alpha, tile.beta, tile.activation) = (c.alpha, c.beta, c.activation.rawValue)
    if c.hasBias { tile.bias = Raw(bias.raw) }
    let packed = Buffer(type, count: max(1, table.gemm.packedCount(type.rawValue, c.k, c.n)))
    if c.isPacked {
        table.gemm.pack(type.rawValue, c.k, c.n, packed.raw, b.raw, bStep, bColumn)
        tile.packed = Raw(packed.raw)
    }
    let bytes = table.gemm.scratch(type.rawValue, &tile)
    let scratch = UnsafeMutableRawPointer.allocate(byteCount: bytes + 64, alignment: 64)
    // NaN where nothing was written, and a guard behind.
    memset(scratch, 0xFF, bytes + 64)
    tile.scratch = scratch
    table.gemm.tile(type.rawValue, &tile)
    defer { scratch.deallocate() }
    keep(a, b, out, bias, packed)
    for i in bytes..<(bytes + 64) where scratch.load(fromByteOffset: i, as: UInt8.self) != 0xFF { return .infinity }
    let rounding = type == .float64 ? 0x1p-53 : type == .bfloat16 ? 0x1p-8 : 0x1p-24
    var worst = 0.0
    for i in 0..<c.m {
        for j in 0..<ldc {
            let got = out[i * ldc + j]
            // What lies between the rows is not touched.
            if j >= c.n {
                if got != before[i * ldc + j] { return .infinity }
                continue
            }
            var sum = 0.0, size = 0.0
            for l in 0..<c.k {
                let x = a[i * aRow + l * aStep] * b[l * bStep + j * bColumn]
                sum += x
                size += abs(x)
            }
            let plain = c.alpha * sum + (c.hasBias ? bias[j] : 0) + (c.beta == 0 ? 0 : c.beta * before[i * ldc + j])
            let want = activated(plain, c.activation)
            // Sums of bfloat16 are float32's, and rounded at the end.
            let lost =
                type == .bfloat16 ? abs(want) + 0x1p-15 * Double(c.k) * (size + 2) : (size + 2) * (Double(c.k).squareRoot() + 4)
            let error = abs(got - want) / (rounding * lost + 0x1p-1000)
            worst = error.isNaN ? .infinity : max(worst, error)
        }
    }
    return worst
}

@Test("Products of odd shapes, all layouts, against float64", arguments: tables.indices)
func productsOfMatrices(_ index: Int) {
    let table = tables[index]
    let sides = [1, 2, 3, 5, 7, 8, 13, 16, 17, 24, 31, 33, 61, 67, 130]
    var random = Random()
    for round in 0..<700 {
        func pick() -> Int { sides[Int(random.next() >> 33) % sides.count] }
        var c = Case(m: pick(), n: pick(), k: round % 9 == 0 ? 257 + pick() * 4 : pick(), transA: false, transB: false)
        c.transA = random.next() & 512 != 0
        c.transB = random.next() & 512 != 0
        c.alpha = round % 3 == 0 ? 0.75 : 1
        c.beta = [0, 1, 0.5, 0][round % 4]
        c.hasBias = round % 5 < 2
        c.activation = [.none, .relu, .none, .geluErf, .geluTanh, .none, .none][round % 7]
        for type in [KernelType.float32, .float64] {
            c.isPacked = random.next() & 512 != 0
            let error = greatestError(table, type, c)
            #expect(error < 4, "\(table.name) \(type) \(c)")
        }
    }
}

@Test("Products of bfloat16: float32 sums, rounded once", .enabled(if: hasBFloat16()))
func productsOfBFloat16() {
    let table = tables[tables.count - 1]
    let sides = [1, 2, 3, 5, 8, 13, 16, 17, 31, 33, 64, 67, 130]
    var random = Random()
    for round in 0..<300 {
        func pick() -> Int { sides[Int(random.next() >> 33) % sides.count] }
        var c = Case(m: pick(), n: pick(), k: round % 9 == 0 ? 500 + pick() * 5 : pick(), transA: false, transB: false)
        c.transA = random.next() & 512 != 0
        c.transB = random.next() & 512 != 0
        c.alpha = round % 3 == 0 ? 0.75 : 1
        c.beta = [0, 1, 0.5, 0][round % 4]
        c.hasBias = round % 5 < 2
        c.activation = [.none, .relu, .none, .geluErf, .geluTanh][round % 5]
        #expect(greatestError(table, .bfloat16, c) < 1.1, "\(c)")
    }
}

@Test("Rows come out alike however they are cut into tiles", arguments: tables.indices)
func productsInTiles(_ index: Int) {
    let table = tables[index]
    let m = 100, n = 83, k = 530
    for type in [KernelType.float32, .float64] {
        for transB in [false, true] {
            let a = Buffer(type, samples(type, m * k, seed: 3)), b = Buffer(type, samples(type, n * k, seed: 5))
            func product(_ ranges: [Range<Int>]) -> [Double] {
                let c = Buffer(type, count: m * n), size = byteCount(type)
                for r in ranges {
                    var t = GemmTile(
                        r.count, n, k, a.raw + r.lowerBound * k * size, row: k, step: 1, b.raw, step: transB ? 1 : n,
                        column: transB ? k : 1, c.raw + r.lowerBound * n * size, row: n)
                    let scratch = UnsafeMutableRawPointer.allocate(
                        byteCount: table.gemm.scratch(type.rawValue, &t) + 64, alignment: 64)
                    t.scratch = scratch
                    table.gemm.tile(type.rawValue, &t)
                    scratch.deallocate()
                }
                keep(a, b)
                return c.values(m * n)
            }
            #expect(product([0..<100]) == product([0..<42, 42..<59, 59..<100]), "\(table.name) \(type) \(transB)")
        }
    }
}
