import Foundation
import SwiftGradKernelAPI
import Testing

@Test("Products of bytes: with and without VNNI, every build gives the exact integers", arguments: tables.indices)
func quantizedProducts(_ index: Int) {
    let kernels = tables[index].quantized
    let flags = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    var variants = [false]
    if flags.contains("avx512_vnni"), "\(tables[index].name)".contains("v4") { variants.append(true) }
    for (m, n, k) in [(1, 1, 1), (3, 17, 5), (4, 64, 64), (9, 100, 37), (6, 130, 300)] {
        // The greatest products among them: nothing may saturate.
        let w = (0..<(n * k)).map { i in Int8(truncatingIfNeeded: i % 3 == 0 ? -128 : i &* 37 % 256) }
        let bytes = QuantizedKernels.rowBytes(k)
        var q = [UInt8](repeating: 0, count: m * bytes)
        for i in 0..<m {
            for j in 0..<k { q[i * bytes + j] = UInt8((i * 31 + j * 7) % 5 == 0 ? 255 : (i * 13 + j * 101) % 256) }
        }
        var packed = [Int8](repeating: 1, count: QuantizedKernels.packedBytes(n, k)), sums = [Int32](repeating: 0, count: n)
        kernels.pack(n, k, &packed, w, &sums)
        let scales = (0..<n).map { Float($0 % 4 + 1) }, bias = (0..<n).map { Float($0) }
        for hasVNNI in variants {
            var y = [Float](repeating: 3, count: m * n)
            y.withUnsafeMutableBytes { to in
                q.withUnsafeBytes { q in
                    packed.withUnsafeBytes { p in
                        sums.withUnsafeBytes { s in
                            scales.withUnsafeBytes { f in
                                bias.withUnsafeBytes { b in
                                    var t = QuantizedProduct(
                                        m: m, n: n, groups: bytes / 4, q: q.baseAddress!, qRow: bytes, packed: p.baseAddress!,
                                        sums: s.baseAddress!, zeroPoint: 9, scale: 0.5, scales: f.baseAddress!,
                                        isPerTensor: false,
                                        bias: b.baseAddress!, y: to.baseAddress!, yRow: n, adds: true, hasVNNI: hasVNNI)
                                    kernels.multiply(&t)
                                }
                            }
                        }
                    }
                }
            }
            for i in 0..<m {
                for j in 0..<n {
                    var sum = 0
                    for l in 0..<k { sum += (Int(q[i * bytes + l]) - 9) * Int(w[j * k + l]) }
                    let want = Float(3) + (Float(sum) * (0.5 * scales[j]) + bias[j])
                    guard y[i * n + j] == want else {
                        Issue.record("\(tables[index].name) \(m)x\(n)x\(k) VNNI \(hasVNNI): \(y[i * n + j]), not \(want)")
                        return
                    }
                }
            }
        }
    }
}
