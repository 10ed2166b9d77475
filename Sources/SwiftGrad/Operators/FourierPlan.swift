import CSwiftGrad
import SwiftGradKernelAPI

/// How to transform sequences of one length: the radices of the passes and their twiddles, or, for a length with a prime factor beyond 13,
/// a convolution with a chirp (L. Bluestein, 1970) by transforms of a longer, smooth length.
final class FourierPlan<T: ComplexPart> {
    let n: Int
    /// Numbers of a plane (real or imaginary parts of one sequence) in the work space.
    let padded: Int
    private let radices: [Int]
    private let twiddles: Storage
    private let chirp: Chirp?
    /// exp(2 pi i j / 2n) for j <= n, of plans that transform real sequences of 2n: made when first asked for (under the lock of FourierPlans).
    fileprivate(set) var halves: Storage?

    private struct Chirp {
        let plan: FourierPlan<T>
        /// exp(-i pi j^2 / n), and the transform of its conjugate over the longer length, divided by that length.
        let factors: Storage
        let filter: Storage
    }

    /// The largest radix with a pass of its own.
    static var largestRadix: Int { 13 }

    fileprivate static func table(_ count: Int) throws(TensorError) -> Storage {
        try Storage(bytes: max(count, 1) * MemoryLayout<T>.stride)
    }

    init(_ n: Int) throws(TensorError) {
        self.n = n
        var list: [Int] = []
        var rest = n
        for r in [4, 2, 3, 5, 7, 11, 13] {
            while rest % r == 0 && rest > 1 {
                list.append(r)
                rest /= r
            }
        }
        guard rest == 1 else {
            let plan = try FourierPlan(FourierPlan.smooth(2 * n - 1))
            radices = []
            twiddles = plan.twiddles
            padded = plan.n
            chirp = try FourierPlan.makeChirp(n, plan)
            return
        }
        padded = n
        chirp = nil
        radices = list
        var count = 0, length = n
        for r in list {
            count += 2 * (length / r) * (r - 1) + (r > 5 ? 2 * (r / 2) * (r / 2) : 0)
            length /= r
        }
        twiddles = try FourierPlan.table(count)
        let twiddles = self.twiddles.data.assumingMemoryBound(to: T.self)
        var at = 0
        length = n
        for r in list {
            let m = length / r
            for p in 0..<m {
                for k in 1..<r {
                    let w = FourierPlan.root(p * k, length)
                    twiddles[at] = w.re
                    twiddles[at + 1] = -w.im
                    at += 2
                }
            }
            if r > 5 {
                for k in 1...(r / 2) {
                    for j in 1...(r / 2) {
                        let w = FourierPlan.root(j * k, r)
                        twiddles[at] = w.re
                        twiddles[at + 1] = w.im
                        at += 2
                    }
                }
            }
            length = m
        }
    }

    /// exp(2 pi i j / n), from the first octant.
    static func root(_ j: Int, _ n: Int) -> Complex<T> {
        var k = 8 * (j % n)
        var swapped = false, negativeRe = false, negativeIm = false
        if k > 4 * n {
            k = 8 * n - k
            negativeIm = true
        }
        if k > 2 * n {
            k = 4 * n - k
            negativeRe = true
        }
        if k > n {
            k = 2 * n - k
            swapped = true
        }
        let a = Double.pi * Double(k) / Double(4 * n)
        var c = sg_cos(a), s = sg_sin(a)
        if swapped { (c, s) = (s, c) }
        return Complex(T(negativeRe ? -c : c), T(negativeIm ? -s : s))
    }

    /// The smallest number from `least` on without prime factors beyond 5.
    private static func smooth(_ least: Int) -> Int {
        var n = least
        while true {
            var rest = n
            for r in [2, 3, 5] { while rest % r == 0 { rest /= r } }
            if rest == 1 { return n }
            n += 1
        }
    }

    private static func makeChirp(_ n: Int, _ plan: FourierPlan<T>) throws(TensorError) -> Chirp {
        let m = plan.n
        let chirp = Chirp(plan: plan, factors: try table(2 * n), filter: try table(2 * m)), space = try table(4 * m + 64 * 16)
        let factors = chirp.factors.data.assumingMemoryBound(to: Complex<T>.self),
            filter = chirp.filter.data.assumingMemoryBound(to: Complex<T>.self)
        let work = space.data.assumingMemoryBound(to: T.self)
        defer { withExtendedLifetime(space) {} }
        work.initialize(repeating: 0, count: 4 * m)
        var square = 0
        for j in 0..<n {
            // j^2 mod 2n
            let w = root(square, 2 * n)
            factors[j] = w.conjugate
            for at in j == 0 ? [0] : [j, m - j] {
                work[at] = w.re / T(m)
                work[m + at] = w.im / T(m)
            }
            square = (square + 2 * j + 1) % (2 * n)
        }
        let flipped = plan.run(work, work + m, work + 2 * m, work + 3 * m, work + 4 * m, lanes: 1)
        let re = flipped ? work + 2 * m : work
        for j in 0..<m { filter[j] = Complex(re[j], re[m + j]) }
        return chirp
    }

    /// The forward transform of `lanes` sequences side by side: element j of sequence b at j * lanes + b, in planes of `padded * lanes`
    /// numbers. Gives whether the result is in y rather than x. `tmp` has 64 * 16 numbers.
    @_specialize(where T == Float)
    @_specialize(where T == Double)
    func run(
        _ xr: UnsafeMutablePointer<T>, _ xi: UnsafeMutablePointer<T>, _ yr: UnsafeMutablePointer<T>,
        _ yi: UnsafeMutablePointer<T>,
        _ tmp: UnsafeMutablePointer<T>, lanes: Int
    ) -> Bool {
        guard let chirp else {
            let type = T.self == Float.self ? KernelType.float32 : KernelType.float64
            return radices.withUnsafeBufferPointer { r in
                guard let first = r.baseAddress, !r.isEmpty else { return false }
                return CPU.kernels.fft(type.rawValue, r.count, first, twiddles.data, n, lanes, xr, xi, yr, yi, tmp) != 0
            }
        }
        let m = chirp.plan.n
        let factors = chirp.factors.data.assumingMemoryBound(to: Complex<T>.self),
            filter = chirp.filter.data.assumingMemoryBound(to: Complex<T>.self)
        for j in 0..<n {
            let w = factors[j]
            for i in (j * lanes)..<(j * lanes + lanes) {
                let re = xr[i], im = xi[i]
                xr[i] = re * w.re - im * w.im
                xi[i] = re * w.im + im * w.re
            }
        }
        for i in (n * lanes)..<(m * lanes) {
            xr[i] = 0
            xi[i] = 0
        }
        var inY = chirp.plan.run(xr, xi, yr, yi, tmp, lanes: lanes)
        let (ar, ai) = inY ? (yr, yi) : (xr, xi), (br, bi) = inY ? (xr, xi) : (yr, yi)
        for j in 0..<m {
            let w = filter[j]
            for i in (j * lanes)..<(j * lanes + lanes) {
                let re = ar[i], im = ai[i]
                ar[i] = re * w.re - im * w.im
                ai[i] = re * w.im + im * w.re
            }
        }
        // Back: parts exchanged.
        let again = chirp.plan.run(ai, ar, bi, br, tmp, lanes: lanes)
        if again { inY.toggle() }
        let (zr, zi) = inY ? (yr, yi) : (xr, xi)
        for j in 0..<n {
            let w = factors[j]
            for i in (j * lanes)..<(j * lanes + lanes) {
                let re = zr[i], im = zi[i]
                zr[i] = re * w.re - im * w.im
                zi[i] = re * w.im + im * w.re
            }
        }
        return inY
    }
}

/// Plans in use, by length; forgotten when they get many.
enum FourierPlans {
    private nonisolated(unsafe) static var lock: Int32 = 0
    private nonisolated(unsafe) static var singles: [Int: FourierPlan<Float>] = [:]
    private nonisolated(unsafe) static var doubles: [Int: FourierPlan<Double>] = [:]
    private static var capacity: Int { 64 }

    /// The plan of complex sequences of `n`.
    static func plan<T: ComplexPart>(_ n: Int, _: T.Type) throws(TensorError) -> FourierPlan<T> {
        sg_lock(&lock)
        defer { sg_unlock(&lock) }
        return try find(n, T.self)
    }

    /// The plan of complex sequences of n/2 that real sequences of an even `n` are transformed by, with its `halves`.
    static func half<T: ComplexPart>(_ n: Int, _: T.Type) throws(TensorError) -> FourierPlan<T> {
        sg_lock(&lock)
        defer { sg_unlock(&lock) }
        let plan = try find(n / 2, T.self)
        if plan.halves == nil {
            let table = try FourierPlan<T>.table(2 * (n / 2 + 1)), roots = table.data.assumingMemoryBound(to: Complex<T>.self)
            for j in 0...(n / 2) { roots[j] = FourierPlan<T>.root(j, n) }
            plan.halves = table
        }
        return plan
    }

    private static func find<T: ComplexPart>(_ n: Int, _: T.Type) throws(TensorError) -> FourierPlan<T> {
        if T.self == Float.self {
            if let known = singles[n] { return known as! FourierPlan<T> }
            let made = try FourierPlan<Float>(n)
            if singles.count >= capacity { singles.removeAll() }
            singles[n] = made
            return made as! FourierPlan<T>
        }
        if let known = doubles[n] { return known as! FourierPlan<T> }
        let made = try FourierPlan<Double>(n)
        if doubles.count >= capacity { doubles.removeAll() }
        doubles[n] = made
        return made as! FourierPlan<T>
    }
}
