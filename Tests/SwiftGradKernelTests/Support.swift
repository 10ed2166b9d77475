// The tables this processor can run, typed buffers, and comparison in units in the last place.

import Foundation
import SwiftGradKernelAPI
import SwiftGradKernels

#if arch(x86_64)
    import SwiftGradKernelsV3
    import SwiftGradKernelsV4
#endif

let tables: [KernelTable] = {
    var list = [SwiftGradKernels.kernelTable]
    #if arch(x86_64)
        let flags = Set(
            ((try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? "").split(whereSeparator: \.isWhitespace))
        if flags.isSuperset(of: ["avx2", "fma", "f16c", "bmi2"]) { list.append(SwiftGradKernelsV3.kernelTable) }
        if flags.isSuperset(of: ["avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl"]) {
            list.append(SwiftGradKernelsV4.kernelTable)
        }
    #endif
    return list
}()

let sizes = [0, 1, 7, 16, 33, 257, 1000]
let floatTypes: [KernelType] = [.float32, .float64, .float16, .bfloat16]
let integerTypes: [KernelType] = [.uint8, .int8, .int16, .int32, .int64]
let allTypes = floatTypes + integerTypes + [.bool]

func byteCount(_ type: KernelType) -> Int {
    switch type {
    case .uint8, .int8, .bool: 1
    case .int16, .float16, .bfloat16: 2
    case .int32, .float32: 4
    case .int64, .float64: 8
    }
}

/// A buffer of elements of a dtype, set and read as doubles (exact for every type but large Int64).
final class Buffer {
    let type: KernelType
    let count: Int
    let raw: UnsafeMutableRawPointer
    init(_ type: KernelType, count: Int) {
        self.type = type
        self.count = count
        raw = .allocate(byteCount: max(count, 1) * 8 + 64, alignment: 64)
        raw.initializeMemory(as: UInt8.self, repeating: 0x5A, count: max(count, 1) * 8 + 64)
    }
    convenience init(_ type: KernelType, _ values: [Double], stride: Int = 1) {
        self.init(type, count: max(1, values.count * max(stride, 1)))
        for (i, value) in values.enumerated() where stride != 0 || i == 0 { self[i * stride] = value }
    }
    deinit { raw.deallocate() }
    subscript(i: Int) -> Double {
        get {
            switch type {
            case .uint8, .bool: Double(raw.assumingMemoryBound(to: UInt8.self)[i])
            case .int8: Double(raw.assumingMemoryBound(to: Int8.self)[i])
            case .int16: Double(raw.assumingMemoryBound(to: Int16.self)[i])
            case .int32: Double(raw.assumingMemoryBound(to: Int32.self)[i])
            case .int64: Double(raw.assumingMemoryBound(to: Int64.self)[i])
            case .float32: Double(raw.assumingMemoryBound(to: Float.self)[i])
            case .float64: raw.assumingMemoryBound(to: Double.self)[i]
            case .float16: Double(raw.assumingMemoryBound(to: Float16.self)[i])
            case .bfloat16: Double(Float(bitPattern: UInt32(raw.assumingMemoryBound(to: UInt16.self)[i]) << 16))
            }
        }
        set {
            switch type {
            case .uint8, .bool: raw.assumingMemoryBound(to: UInt8.self)[i] = UInt8(newValue)
            case .int8: raw.assumingMemoryBound(to: Int8.self)[i] = Int8(newValue)
            case .int16: raw.assumingMemoryBound(to: Int16.self)[i] = Int16(newValue)
            case .int32: raw.assumingMemoryBound(to: Int32.self)[i] = Int32(newValue)
            case .int64: raw.assumingMemoryBound(to: Int64.self)[i] = Int64(newValue)
            case .float32: raw.assumingMemoryBound(to: Float.self)[i] = Float(newValue)
            case .float64: raw.assumingMemoryBound(to: Double.self)[i] = newValue
            case .float16: raw.assumingMemoryBound(to: Float16.self)[i] = Float16(newValue)
            case .bfloat16: raw.assumingMemoryBound(to: UInt16.self)[i] = bfloat(newValue)
            }
        }
    }
    func values(_ n: Int, stride: Int = 1) -> [Double] { (0..<n).map { self[$0 * stride] } }
}

/// Round to nearest even by the definition: of the two neighbours, the nearer, or the one with an even last bit.
func bfloat(_ value: Double) -> UInt16 {
    if value.isNaN { return 0x7FC0 }
    let low = UInt32(Float(value).bitPattern >> 16)
    var best = low
    var bestError = Double.infinity
    for candidate in [low, low &+ 1] where candidate <= 0xFFFF {
        let bits = Float(bitPattern: candidate << 16)
        let asDouble = bits.isInfinite ? (bits > 0 ? 1 : -1) * 0x1p128 : Double(bits)
        let target = Float(value).isInfinite ? (value > 0 ? 1 : -1) * 0x1p128 : Double(Float(value))
        let error = abs(asDouble - target)
        if error < bestError || (error == bestError && candidate & 1 == 0) {
            best = candidate
            bestError = error
        }
    }
    return UInt16(best)
}

/// One unit in the last place of `type` at `x`.
func unit(_ type: KernelType, _ x: Double) -> Double {
    let (bits, smallest): (Int, Int) =
        switch type {
        case .float32: (23, -126)
        case .float16: (10, -14)
        case .bfloat16: (7, -126)
        default: (52, -1022)
        }
    if x == 0 || !x.isFinite { return scalbn(1.0, max(smallest - bits, -1074)) }
    return scalbn(1.0, max(max(Int(x.exponent), smallest) - bits, -1074))
}

/// x rounded to `type`.
func rounded(_ type: KernelType, _ x: Double) -> Double {
    switch type {
    case .float32: Double(Float(x))
    case .float16: Double(Float16(x))
    case .bfloat16: Double(Float(bitPattern: UInt32(bfloat(x)) << 16))
    default: x
    }
}

/// Whether `got` is within `ulps` units of `want`, or `slack` in all; NaN equals NaN, infinities themselves.
func close(_ type: KernelType, _ got: Double, _ want: Double, ulps: Double, slack: Double = 0) -> Bool {
    if want.isNaN || got.isNaN { return want.isNaN && got.isNaN }
    if got == want || got == rounded(type, want) { return true }
    if got.isInfinite || want.isInfinite {
        let largest: Double = type == .float16 ? 65504 : type == .float64 ? .greatestFiniteMagnitude : 3.38e38
        return abs(want) >= largest && abs(got) >= largest && (got < 0) == (want < 0)
    }
    return abs(got - want) <= max(ulps * unit(type, want), slack)
}

/// Keeps buffers alive up to here: a kernel sees only their addresses.
@inline(never) func keep(_ buffers: Buffer...) {}

/// The sum with the rounding errors carried along (Neumaier), for references.
func total(_ values: [Double]) -> Double {
    var sum = 0.0, lost = 0.0
    for x in values {
        let next = sum + x
        lost += abs(sum) >= abs(x) ? (sum - next) + x : (x - next) + sum
        sum = next
    }
    return sum + lost
}

struct Random {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
    mutating func uniform(_ low: Double, _ high: Double) -> Double {
        low + (high - low) * Double(next() >> 11) * 0x1p-53
    }
}

/// n values representable in `type`, within the range given (whole numbers for integers), and some special ones.
func samples(_ type: KernelType, _ n: Int, low: Double = -4, high: Double = 4, special: Bool = false, seed: UInt64 = 1)
    -> [Double]
{
    var random = Random(state: 0x9E37_79B9_7F4A_7C15 &* (seed | 1))
    for _ in 0..<8 { _ = random.next() }
    let extra: [Double] = [.nan, .infinity, -.infinity, 0, -0.0, 1, -1, 0.5, -0.5, 1e-30, -1e-40, 2.5, -2.5, 88.7, -87.5, 100]
    return (0..<n).map { i in
        if special && floatTypes.contains(type) && i % 3 == 1 { return rounded(type, extra[(i / 3) % extra.count]) }
        let x = random.uniform(low, high)
        switch type {
        case .bool: return x > 0 ? 1 : 0
        case .uint8: return abs(x * 8).rounded(.down)
        case .int8, .int16, .int32, .int64: return (x * 8).rounded(.down)
        default: return rounded(type, x)
        }
    }
}
