import CSwiftGrad
import SwiftGradKernelAPI

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// PyTorch's CPU random generator: MT19937 (Matsumoto and Nishimura 1998, `init_genrand` seeding), with PyTorch's mappings of its
/// 32-bit outputs to uniform, normal and integer values. Draws are serialised by a lock; `with` takes it once for many draws.
public final class Generator {
    /// The 624 words of the algorithm and 16 of work space (see `RandomKernels`).
    private let state = UnsafeMutablePointer<UInt32>.allocate(capacity: 640)
    /// What the words of the state give, tempered all at once.
    private let outputs = UnsafeMutablePointer<UInt32>.allocate(capacity: 624)
    /// Where `bernoulli` works.
    private var scratch: UnsafeMutablePointer<UInt32>?
    private var left = 1
    private var nextIndex = 0
    public private(set) var initialSeed: UInt64
    /// The second value of a Box-Muller pair, kept for the next call.
    var nextFloatNormal: Float?
    var nextDoubleNormal: Double?
    private var lock: Int32 = 0

    /// PyTorch's default seed.
    public static let defaultSeed: UInt64 = 67_280_421_310_721
    public nonisolated(unsafe) static let `default` = Generator(seed: defaultSeed)

    public init(seed: UInt64) {
        initialSeed = seed
        state.initialize(repeating: 0, count: 640)
        outputs.initialize(repeating: 0, count: 624)
        reseed(seed)
    }

    deinit {
        state.deallocate()
        outputs.deallocate()
        scratch?.deallocate()
    }

    public func seed(_ seed: UInt64) { with { $0.reseed(seed) } }

    /// Runs `body` while no other thread draws.
    @inline(__always)
    func with<R>(_ body: (Generator) -> R) -> R {
        sg_lock(&lock)
        defer { sg_unlock(&lock) }
        return body(self)
    }

    func reseed(_ seed: UInt64) {
        initialSeed = seed
        state[0] = UInt32(truncatingIfNeeded: seed)
        for j in 1..<624 {
            state[j] = 1_812_433_253 &* (state[j - 1] ^ (state[j - 1] >> 30)) &+ UInt32(j)
        }
        left = 1
        nextIndex = 0
        nextFloatNormal = nil
        nextDoubleNormal = nil
    }

    private func refill() {
        CPU.kernels.random.refill(state, outputs)
        left = 624
        nextIndex = 0
    }

    /// The next 32-bit output. Call inside `with`.
    @inline(__always)
    func next32() -> UInt32 {
        left &-= 1
        if left == 0 { refill() }
        let y = outputs[nextIndex]
        nextIndex &+= 1
        return y
    }

    /// Two outputs, the first the high half.
    @inline(__always)
    func next64() -> UInt64 {
        let high = UInt64(next32())
        return (high << 32) | UInt64(next32())
    }

    /// 24 random bits in [0, 1).
    @inline(__always)
    func uniformFloat() -> Float { Float(next32() & 0xff_ffff) * 0x1p-24 }

    /// 53 random bits in [0, 1).
    @inline(__always)
    func uniformDouble() -> Double { Double(next64() & ((1 << 53) - 1)) * 0x1p-53 }

    /// `count` draws of `uniformDouble() < p` as bits, the first the lowest; whole groups of 16 are written. Call inside `with`.
    func bernoulli(_ p: Double, _ count: Int, into bits: UnsafeMutablePointer<UInt16>) {
        let work = scratch ?? UnsafeMutablePointer<UInt32>.allocate(capacity: RandomKernels.scratchWords)
        if scratch == nil { work.initialize(repeating: 0, count: RandomKernels.scratchWords) }
        scratch = work
        // x 2^-53 < p with an integer x is x < ceil(p 2^53); the product is exact.
        let threshold = UInt64((p * 0x1p53).rounded(.up))
        let used = CPU.kernels.random.bernoulli(state, state + nextIndex, left - 1, count, threshold, work, bits)
        if used < 0 {
            left -= 2 * count
            nextIndex += 2 * count
        } else {
            left = 625 - used
            nextIndex = used
            CPU.kernels.random.temper(state, outputs)
        }
    }

    /// A standard normal by Box-Muller in double precision, two values at a time.
    func normalDouble() -> Double {
        if let kept = nextDoubleNormal {
            nextDoubleNormal = nil
            return kept
        }
        let u1 = uniformDouble(), u2 = uniformDouble()
        let r = sqrt(-2 * log1p(-u2)), theta = 2 * Double.pi * u1
        nextDoubleNormal = r * sin(theta)
        return r * cos(theta)
    }

    // MARK: state, as PyTorch lays it out

    /// Offsets within PyTorch's `CPUGeneratorImplState`: seed, left, seeded, next, 624 words in 64 bits each, then the cached normals.
    public static let stateSize = 5056

    public func writeState(to out: UnsafeMutableRawPointer) {
        with { g in
            out.initializeMemory(as: UInt8.self, repeating: 0, count: Self.stateSize)
            out.storeBytes(of: g.initialSeed, toByteOffset: 0, as: UInt64.self)
            out.storeBytes(of: Int32(g.left), toByteOffset: 8, as: Int32.self)
            out.storeBytes(of: 1, toByteOffset: 12, as: Int32.self)
            out.storeBytes(of: UInt64(g.nextIndex), toByteOffset: 16, as: UInt64.self)
            for i in 0..<624 { out.storeBytes(of: UInt64(g.state[i]), toByteOffset: 24 + 8 * i, as: UInt64.self) }
            if let x = g.nextDoubleNormal {
                out.storeBytes(of: x, toByteOffset: 5024, as: Double.self)
                out.storeBytes(of: 1, toByteOffset: 5040, as: Int32.self)
            }
            if let x = g.nextFloatNormal {
                out.storeBytes(of: x, toByteOffset: 5048, as: Float.self)
                out.storeBytes(of: 1, toByteOffset: 5052, as: UInt8.self)
            }
        }
    }

    public func readState(from data: UnsafeRawPointer) throws(TensorError) {
        let left = Int(data.loadUnaligned(fromByteOffset: 8, as: Int32.self))
        let next = data.loadUnaligned(fromByteOffset: 16, as: UInt64.self)
        guard left >= 0, left <= 624, next <= 624, left + Int(next) <= 625 else {
            throw .runtime("set_state: invalid mt19937 state")
        }
        with { g in
            g.initialSeed = data.loadUnaligned(fromByteOffset: 0, as: UInt64.self)
            g.left = max(left, 1)
            g.nextIndex = Int(next)
            for i in 0..<624 {
                g.state[i] = UInt32(truncatingIfNeeded: data.loadUnaligned(fromByteOffset: 24 + 8 * i, as: UInt64.self))
            }
            CPU.kernels.random.temper(g.state, g.outputs)
            let hasDouble = data.loadUnaligned(fromByteOffset: 5040, as: Int32.self) != 0
            g.nextDoubleNormal = hasDouble ? data.loadUnaligned(fromByteOffset: 5024, as: Double.self) : nil
            let hasFloat = data.loadUnaligned(fromByteOffset: 5052, as: UInt8.self) != 0
            g.nextFloatNormal = hasFloat ? data.loadUnaligned(fromByteOffset: 5048, as: Float.self) : nil
        }
    }
}
