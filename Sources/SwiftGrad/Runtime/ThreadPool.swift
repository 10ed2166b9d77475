import CSwiftGrad

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The pool on which kernels run: pthreads that spin briefly, then park. A loop is cut into tiles that do not depend on the number of
/// threads, so results do not either. One loop runs at a time; a second caller, or a tile that starts a loop, runs serially.
/// A child after fork starts with no workers and makes its own when needed.
public enum ThreadPool {
    private nonisolated(unsafe) static var busy: Int32 = 0
    private nonisolated(unsafe) static var started = 0
    private nonisolated(unsafe) static var limit = defaultThreadCount()
    private nonisolated(unsafe) static var mutex: UnsafeMutablePointer<pthread_mutex_t> = makeMutex()
    private nonisolated(unsafe) static var wake: UnsafeMutablePointer<pthread_cond_t> = makeCondition()
    private nonisolated(unsafe) static let registerFork: Void = {
        pthread_atfork(nil, nil) { ThreadPool.resetAfterFork() }
    }()

    // The current loop.
    private nonisolated(unsafe) static var generation: Int64 = 0
    private nonisolated(unsafe) static var next: Int64 = 0
    private nonisolated(unsafe) static var total: Int64 = 0
    private nonisolated(unsafe) static var running: Int64 = 0
    private nonisolated(unsafe) static var participants: Int64 = 0
    private nonisolated(unsafe) static var body: UnsafeRawPointer?

    /// Threads a loop may use, the caller's included.
    public static var threadCount: Int { limit }

    /// Sets `threadCount`; at least 1.
    public static func setThreadCount(_ n: Int) throws(TensorError) {
        guard n >= 1, n <= 1024 else {
            throw .runtime("set_num_threads: a positive number of threads (at most 1024) is required, got \(n)")
        }
        limit = n
    }

    /// Calls `body(i)` for i in 0..<count, on several threads where that can help; returns when all are done.
    public static func run(_ count: Int, _ body: (Int) -> Void) {
        let state = sg_this_thread()!
        if count <= 1 || limit <= 1 || state.pointee.in_parallel != 0 || !sg_try_lock(&busy) {
            for i in 0..<max(count, 0) { body(i) }
            return
        }
        withoutActuallyEscaping(body) { escaping in
            var work = escaping
            withUnsafePointer(to: &work) { pointer in
                let helpers = min(limit, count) - 1
                startWorkers(helpers)
                pthread_mutex_lock(mutex)
                ThreadPool.body = UnsafeRawPointer(pointer)
                total = Int64(count)
                participants = Int64(helpers)
                sg_atomic_store(&next, 0)
                sg_atomic_store(&running, 0)
                sg_atomic_add(&generation, 1)
                pthread_cond_broadcast(wake)
                pthread_mutex_unlock(mutex)
                state.pointee.in_parallel = 1
                drain(pointer)
                state.pointee.in_parallel = 0
                // Close the loop to late workers, then wait for those inside.
                pthread_mutex_lock(mutex)
                participants = 0
                pthread_mutex_unlock(mutex)
                var spins = 0
                while sg_atomic_load(&running) != 0 {
                    spins += 1
                    if spins < 20_000 { sg_pause() } else { sched_yield() }
                }
            }
        }
        sg_unlock(&busy)
    }

    /// Calls `body(range)` on consecutive ranges of `grain` elements that cover 0..<count.
    @inline(__always)
    public static func forRanges(_ count: Int, grain: Int, _ body: (Range<Int>) -> Void) {
        if count <= grain {
            if count > 0 { body(0..<count) }
            return
        }
        run((count + grain - 1) / grain) { i in
            let start = i &* grain
            body(start..<min(start &+ grain, count))
        }
    }

    private static func drain(_ work: UnsafePointer<(Int) -> Void>) {
        let n = total
        while true {
            let i = sg_atomic_add(&next, 1)
            if i >= n { return }
            work.pointee(Int(i))
        }
    }

    private static func startWorkers(_ n: Int) {
        if started >= n { return }
        _ = registerFork
        while started < n {
            #if canImport(Glibc)
                var thread = pthread_t()
            #else
                var thread: pthread_t?
            #endif
            var attributes = pthread_attr_t()
            pthread_attr_init(&attributes)
            pthread_attr_setstacksize(&attributes, 4 << 20)
            pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
            // Signals are for the program's own threads: a handler (Ctrl-C) must not run on a worker.
            var all = sigset_t(), old = sigset_t()
            sigfillset(&all)
            pthread_sigmask(SIG_SETMASK, &all, &old)
            let failed = pthread_create(&thread, &attributes, { _ in ThreadPool.work() }, nil) != 0
            pthread_sigmask(SIG_SETMASK, &old, nil)
            pthread_attr_destroy(&attributes)
            if failed { return }  // fewer threads, the same results
            started += 1
        }
    }

    private static func work() -> UnsafeMutableRawPointer? {
        sg_this_thread()!.pointee.in_parallel = 1
        var seen: Int64 = 0
        while true {
            var spins = 0
            while sg_atomic_load(&generation) == seen && spins < 4000 {
                sg_pause()
                spins += 1
            }
            pthread_mutex_lock(mutex)
            while generation == seen { pthread_cond_wait(wake, mutex) }
            seen = generation
            guard participants > 0, let pointer = body else {
                pthread_mutex_unlock(mutex)
                continue
            }
            participants -= 1
            sg_atomic_add(&running, 1)
            pthread_mutex_unlock(mutex)
            drain(pointer.assumingMemoryBound(to: ((Int) -> Void).self))
            sg_atomic_add(&running, -1)
        }
    }

    private static func resetAfterFork() {
        mutex = makeMutex()
        wake = makeCondition()
        started = 0
        busy = 0
        running = 0
        participants = 0
        body = nil
        sg_this_thread()!.pointee.in_parallel = 0
        Allocator.resetAfterFork()
    }

    private static func makeMutex() -> UnsafeMutablePointer<pthread_mutex_t> {
        let p = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
        p.initialize(to: pthread_mutex_t())
        pthread_mutex_init(p, nil)
        return p
    }

    private static func makeCondition() -> UnsafeMutablePointer<pthread_cond_t> {
        let p = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
        p.initialize(to: pthread_cond_t())
        pthread_cond_init(p, nil)
        return p
    }

    /// min(affinity, cgroup quota, SWIFTGRAD_NUM_THREADS, OMP_NUM_THREADS), at least 1.
    private static func defaultThreadCount() -> Int {
        for name in ["SWIFTGRAD_NUM_THREADS", "OMP_NUM_THREADS"] {
            if let text = getenv(name), let n = Int(String(cString: text)), n >= 1 { return min(n, 1024) }
        }
        var n = max(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 1)
        #if os(Linux)
            let allowed = Int(sg_affinity_count())
            if allowed > 0 { n = min(n, allowed) }
            if let quota = cgroupQuota() { n = min(n, max(quota, 1)) }
        #endif
        return n
    }

    /// Whole CPUs granted by cgroup v2's cpu.max ("200000 100000"), or nil where there is no limit.
    private static func cgroupQuota() -> Int? {
        guard let file = fopen("/sys/fs/cgroup/cpu.max", "r") else { return nil }
        defer { fclose(file) }
        var buffer = [CChar](repeating: 0, count: 128)
        guard fgets(&buffer, Int32(buffer.count), file) != nil else { return nil }
        let parts = String(cString: buffer).split(whereSeparator: { $0 == " " || $0 == "\n" })
        guard parts.count == 2, let quota = Int(parts[0]), let period = Int(parts[1]), period > 0 else { return nil }
        return (quota + period - 1) / period
    }
}
