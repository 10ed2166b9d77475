import CSwiftGrad

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A caching allocator: 64-byte aligned blocks in size classes an eighth apart; freed blocks wait in the free list
/// of their class, because fresh pages cost more than the arithmetic on them.
enum Allocator {
    private static let classCount = 400
    /// Free blocks of a class, linked through their first word.
    private nonisolated(unsafe) static let heads: UnsafeMutablePointer<UnsafeMutableRawPointer?> = {
        let p = UnsafeMutablePointer<UnsafeMutableRawPointer?>.allocate(capacity: classCount)
        p.initialize(repeating: nil, count: classCount)
        return p
    }()
    private nonisolated(unsafe) static var lock: Int32 = 0
    private nonisolated(unsafe) static var cachedBytes = 0
    private nonisolated(unsafe) static var liveBytes = 0
    private nonisolated(unsafe) static var peakBytes = 0
    nonisolated(unsafe) static var liveTensors: Int64 = 0

    /// The class of a request and the bytes a block of that class has.
    @inline(__always)
    static func sizeClass(_ bytes: Int) -> (index: Int, size: Int) {
        if bytes <= 1024 {
            let i = (max(bytes, 1) &+ 63) >> 6  // 1 ... 16
            return (i &- 1, i << 6)
        }
        // Eight steps an octave above 1024.
        let octave = Int.bitWidth &- 1 &- (bytes &- 1).leadingZeroBitCount  // 2^octave < bytes <= 2^(octave+1)
        let shift = octave &- 3
        let step = ((bytes &- 1) >> shift) &- 7  // 1 ... 8
        return (16 &+ (octave &- 10) &* 8 &+ step &- 1, (step &+ 8) << shift)
    }

    /// A block of at least `bytes` bytes; throws where the system has none.
    static func allocate(_ bytes: Int) throws(TensorError) -> UnsafeMutableRawPointer {
        guard bytes >= 0, bytes < 1 << 46 else {
            throw TensorError(.memory, "not enough memory: you tried to allocate \(bytes) bytes")
        }
        let (index, size) = sizeClass(bytes)
        sg_lock(&lock)
        liveBytes &+= size
        if liveBytes > peakBytes { peakBytes = liveBytes }
        if let block = heads[index] {
            heads[index] = block.load(as: UnsafeMutableRawPointer?.self)
            cachedBytes &-= size
            sg_unlock(&lock)
            return block
        }
        sg_unlock(&lock)
        if let block = fresh(size) { return block }
        emptyCache()
        if let block = fresh(size) { return block }
        sg_lock(&lock)
        liveBytes &-= size
        sg_unlock(&lock)
        throw TensorError(.memory, "not enough memory: you tried to allocate \(bytes) bytes")
    }

    private static func fresh(_ size: Int) -> UnsafeMutableRawPointer? {
        // The kernel overcommits: a request beyond the machine's memory would be killed on first touch, not refused.
        if size > 1 << 28, size > availableMemory() { return nil }
        var p: UnsafeMutableRawPointer?
        guard posix_memalign(&p, size >= 1 << 21 ? 1 << 21 : 64, size) == 0, let p else { return nil }
        #if os(Linux)
            if size >= 1 << 22 { madvise(p, size, Int32(MADV_HUGEPAGE)) }
        #endif
        return p
    }

    private static func availableMemory() -> Int {
        let pages = sysconf(Int32(_SC_PHYS_PAGES)), page = sysconf(Int32(_SC_PAGESIZE))
        return pages > 0 && page > 0 ? pages * page : Int.max
    }

    static func free(_ block: UnsafeMutableRawPointer, bytes: Int) {
        let (index, size) = sizeClass(bytes)
        sg_lock(&lock)
        liveBytes &-= size
        // Keep no more idle than was ever in use at once, and never less than 64 MB.
        if cachedBytes &+ size > max(peakBytes, 1 << 26) {
            sg_unlock(&lock)
            freeToSystem(block)
            return
        }
        block.storeBytes(of: heads[index], as: UnsafeMutableRawPointer?.self)
        heads[index] = block
        cachedBytes &+= size
        sg_unlock(&lock)
    }

    private static func freeToSystem(_ block: UnsafeMutableRawPointer) {
        #if canImport(Glibc)
            Glibc.free(block)
        #else
            Darwin.free(block)
        #endif
    }

    /// Gives every cached block back to the system.
    static func emptyCache() {
        sg_lock(&lock)
        for i in 0..<classCount {
            var block = heads[i]
            heads[i] = nil
            while let b = block {
                block = b.load(as: UnsafeMutableRawPointer?.self)
                freeToSystem(b)
            }
        }
        cachedBytes = 0
        sg_unlock(&lock)
    }

    struct Statistics {
        var allocated: Int
        var peak: Int
        var cached: Int
        var liveTensors: Int
    }

    static var statistics: Statistics {
        sg_lock(&lock)
        defer { sg_unlock(&lock) }
        return Statistics(
            allocated: liveBytes, peak: peakBytes, cached: cachedBytes, liveTensors: Int(sg_atomic_load(&liveTensors)))
    }

    static func resetPeak() {
        sg_lock(&lock)
        peakBytes = liveBytes
        sg_unlock(&lock)
    }

    /// After fork, in the child: another thread of the parent may have held the lock.
    static func resetAfterFork() { lock = 0 }
}
