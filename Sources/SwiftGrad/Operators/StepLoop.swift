import CSwiftGrad

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A loop of short steps that follow each other, each cut into parts that may go side by side: starting the pool anew for every step
/// would cost as much as the step.
///
/// Every thread takes its own parts first, so that it finds what they read in its cache, and then what is left of the step. A part is only
/// waited for once a running thread has claimed it, so the loop also ends where no other thread ever comes.
enum StepLoop {
    /// Looks at others' parts only after as many pauses, in which they are likely to be taken by their own threads.
    private static var patience: Int { 40 }

    /// Calls `body(step, part)` for all parts of step 0, then of step 1 ...; on one thread unless it is `isShared`.
    static func run(
        _ steps: Int, parts: Int, isShared: Bool, _ body: (_ step: Int, _ part: Int) -> Void
    ) throws(TensorError) {
        let threads = min(ThreadPool.threadCount, parts)
        guard isShared, threads > 1 else {
            for step in 0..<steps {
                for part in 0..<parts { body(step, part) }
            }
            return
        }
        if steps == 1 {
            ThreadPool.run(threads) { me in
                for part in (me * parts / threads)..<((me + 1) * parts / threads) { body(0, part) }
            }
            return
        }
        // A cache line each: parts finished, threads that came, and per part its next step and a lock.
        let board = try Tensor(empty: Shape([(parts + 2) * 8]), .int64)
        defer { withExtendedLifetime(board) {} }
        let cells = board.pointer(Int64.self)
        cells.update(repeating: 0, count: (parts + 2) * 8)
        ThreadPool.run(threads) { me in
            let finished = cells, arrived = cells + 8, claims = cells + 16
            sg_atomic_add(arrived, 1)
            let first = me * parts / threads, own = (me + 1) * parts / threads - first
            @inline(__always) func take(_ part: Int, _ step: Int) -> Bool {
                let claim = claims + part * 8
                guard sg_atomic_load(claim) == Int64(step) else { return false }
                let lock = UnsafeMutableRawPointer(claim + 1).assumingMemoryBound(to: Int32.self)
                guard sg_try_lock(lock) else { return false }
                let isMine = sg_atomic_load(claim) == Int64(step)
                if isMine { sg_atomic_store(claim, Int64(step + 1)) }
                sg_unlock(lock)
                guard isMine else { return false }
                body(step, part)
                sg_atomic_add(finished, 1)
                return true
            }
            for step in 0..<steps {
                let goal = Int64((step + 1) * parts)
                var spins = 0
                for k in first..<(first + own) { _ = take(k, step) }
                while sg_atomic_load(finished) < goal {
                    spins += 1
                    if spins > patience || sg_atomic_load(arrived) < Int64(threads) {
                        for k in 0..<parts {
                            if take((first + k) % parts, step) {
                                spins = 0
                                break
                            }
                        }
                    }
                    if spins < 4000 { sg_pause() } else { sched_yield() }
                }
            }
        }
    }
}
