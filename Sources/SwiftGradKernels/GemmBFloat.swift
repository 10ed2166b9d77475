// Products of bfloat16 matrices by AVX-512's dot products of pairs, vdpbf16ps: sums in float32, rounded once at the end.
//
// Two k's that follow each other make a pair of 32 bits; pairs take the place of elements in the loops for float32. The instruction takes
// subnormal numbers for 0.

#if KERNEL_V4
    import CSwiftGrad
    import SwiftGradKernelAPI

    /// Sixteen sums of products of pairs. `V` are sums, or the pairs' bits.
    private struct PairRow: VectorRow {
        typealias V = SIMD16<Float>
        var a: V
        @inline(__always) static var vectors: Int { 1 }
        @inline(__always) init() { a = V() }
        @inline(__always) init(_ p: Raw, _ tail: Int) { a = p.loadUnaligned(as: V.self) }
        @inline(__always) init(rowsAt p: Raw, _ row: Int) { a = p.loadUnaligned(as: V.self) }
        @inline(__always) init(headsAt p: Raw, _ row: Int, _ count: Int) { a = V.head(p, count) }
        @inline(__always) mutating func add(_ x: V, _ b: Self) {
            a = sg_dot_bfloat16(a, unsafeBitCast(x, to: SIMD16<Int32>.self), unsafeBitCast(b.a, to: SIMD16<Int32>.self))
        }
        @inline(__always) mutating func add(_ other: Self) { a += other.a }
        @inline(__always) mutating func scale(_ x: V) { a *= x }
        @inline(__always) mutating func rectify() { a = a.rectified }
        @inline(__always) func store(_ p: MutRaw, _ tail: Int) { p.storeBytes(of: a, as: V.self) }
        @inline(__always) func sums(_ p: MutRaw, _ column: Raw, _ row: Int, _ body: (MutRaw, Raw, Float) -> Void) {
            body(p, column, a.sum())
        }
    }

    private let pairDepth = 256

    /// Blocks of k, in pairs, all about as long.
    @inline(__always) private func pairBlock(_ k: Int) -> Int {
        let pairs = (k &+ 1) / 2, blocks = (pairs &+ pairDepth &- 1) / pairDepth
        return blocks <= 1 ? pairs : ((pairs &+ blocks &- 1) / blocks &+ 7) & ~7
    }

    /// Whether rows of A can be read as pairs where they lie.
    @inline(__always) private func readsPairs(_ t: GemmTile) -> Bool { t.aStep == 1 && t.aRow & 1 == 0 && t.k & 1 == 0 }

    /// Columns of the sums kept until all of k is done.
    @inline(__always) private func sumColumns(_ t: GemmTile) -> Int { (t.n &+ 15) & ~15 }

    /// Whether rows of A meet rows of Bᵀ as they lie: few rows do not pay for packing B.
    @inline(__always) private func multipliesRows(_ t: GemmTile) -> Bool {
        t.m <= 4 && t.bStep == 1 && t.bColumn & 1 == 0 && readsPairs(t)
    }

    func bfloatScratch(_ t: GemmTile) -> Int {
        if multipliesRows(t) { return t.m &* sumColumns(t) &* 4 }
        let kb = pairBlock(t.k)
        return kb &* 256 &+ t.m &* sumColumns(t) &* 4 &+ (readsPairs(t) ? 0 : kb &* t.m &* 4 &+ 64)
    }

    func bfloatTile(_ t: GemmTile) {
        let kb = pairBlock(t.k), pairs = (t.k &+ 1) / 2, m = t.m, n = t.n
        guard let scratch = t.scratch else { return }
        let width = sumColumns(t)
        if multipliesRows(t) {
            let task = DotTask<Float>(
                k: pairs, a: t.a.bound(Float.self), aRow: t.aRow / 2, b: t.b.bound(Float.self), bColumn: t.bColumn / 2,
                c: scratch.bound(Float.self), cRow: width, bias: nil,
                finish: Finish(alpha: 1, beta: 0, rectifies: false, isPlain: true))
            dotProducts(PairRow.self, m, n, task)
            return storeSums(t, scratch.bound(Float.self), width)
        }
        let sums = scratch + kb &* 256
        let packedA = (sums + m &* width &* 4).bound(UInt32.self), inPlace = readsPairs(t)
        let a = t.a.bound(UInt16.self), b = t.b.bound(UInt16.self)
        var finish = Finish<Float>(alpha: 1, beta: 0, rectifies: false, isPlain: true)
        var p0 = 0
        while p0 < pairs {
            let depth = pairs &- p0 < kb ? pairs &- p0 : kb
            let kCount = t.k &- 2 &* p0 < 2 &* depth ? t.k &- 2 &* p0 : 2 &* depth
            if !inPlace { packPairRows(m, kCount, packedA, a + 2 &* p0 &* t.aStep, t.aRow, t.aStep) }
            finish.beta = p0 == 0 ? 0 : 1
            finish.isPlain = p0 == 0
            withUnsafePointer(to: finish) { finish in
                var task = PanelTask<Float>(
                    m: m, k: depth, a: inPlace ? Raw(a + 2 &* p0).bound(Float.self) : Raw(packedA).bound(Float.self),
                    aRow: t.aRow / 2, aStep: 1, hasPackedA: !inPlace, b: Raw(scratch), bStep: 0, c: sums, cRow: width &* 4,
                    tail: 0,
                    bias: nil, finish: finish)
                var j = 0
                while j < n {
                    let left = n &- j, columns = left >= 64 ? 64 : left >= 32 ? 32 : 16
                    packPairs(
                        kCount, columns, left < columns ? left : columns, scratch.bound(UInt32.self),
                        b + (2 &* p0 &* t.bStep &+ j &* t.bColumn), t.bStep, t.bColumn)
                    task.bStep = columns &* 4
                    task.c = sums + j &* 4
                    withUnsafePointer(to: task) { task in
                        if columns == 64 {
                            panel(VectorPair<VectorPair<PairRow>>.self, task)
                        } else if columns == 32 {
                            panel(VectorPair<PairRow>.self, task)
                        } else {
                            panel(PairRow.self, task)
                        }
                    }
                    j &+= columns
                }
            }
            p0 &+= depth
        }
        storeSums(t, sums.bound(Float.self), width)
    }

    @inline(__always) private func wide(_ p: Raw) -> SIMD16<UInt32> {
        SIMD16<UInt32>(truncatingIfNeeded: p.loadUnaligned(as: SIMD16<UInt16>.self))
    }

    /// A panel of B: for each pair of k's, the pairs of `width` columns of which `filled` are there.
    @inline(never) private func packPairs(
        _ k: Int, _ width: Int, _ filled: Int, _ d: MutPtr<UInt32>, _ s: Ptr<UInt16>, _ kStride: Int, _ nStride: Int
    ) {
        let pairs = (k &+ 1) / 2
        var first = 0
        if nStride == 1 && filled == width {
            while first &* 2 &+ 1 < k {
                let upper = Raw(s + 2 &* first &* kStride), lower = upper + 2 &* kStride
                var j = 0
                while j < width {
                    let both = wide(upper + 2 &* j) | wide(lower + 2 &* j) &<< 16
                    MutRaw(d + (first &* width &+ j)).storeBytes(of: both, as: SIMD16<UInt32>.self)
                    j &+= 16
                }
                first &+= 1
            }
        } else if kStride == 1 && filled == width {
            while k / 2 &- first >= 16 {
                var j = 0
                while j < width {
                    SIMD16<Float>.transpose(
                        MutRaw(d + (first &* width &+ j)), width &* 4, Raw(s + (j &* nStride &+ 2 &* first)), nStride &* 2)
                    j &+= 16
                }
                first &+= 16
            }
        }
        while first < pairs {
            let hasBoth = 2 &* first &+ 1 < k
            var j = 0
            while j < width {
                let p = s + (2 &* first &* kStride &+ j &* nStride)
                d[first &* width &+ j] = j < filled ? UInt32(p[0]) | (hasBoth ? UInt32(p[kStride]) &<< 16 : 0) : 0
                j &+= 1
            }
            first &+= 1
        }
    }

    /// Rows of A as pairs, in blocks of at most six rows as `PanelTask` describes them.
    @inline(never) private func packPairRows(_ m: Int, _ k: Int, _ d: MutPtr<UInt32>, _ s: Ptr<UInt16>, _ row: Int, _ step: Int) {
        let pairs = (k &+ 1) / 2
        var i = 0
        while i < m {
            let count = rowsOfBlock(m &- i, 6)
            let to = d + i &* pairs, from = s + i &* row
            var l = 0
            if row == 1 && i &+ 8 <= m {
                // Eight rows at a time, of which the last ones are written over: the scratch memory has room.
                while 2 &* l &+ 1 < k {
                    let p = Raw(from + 2 &* l &* step), q = p + 2 &* step
                    let u = SIMD8<UInt32>(truncatingIfNeeded: p.loadUnaligned(as: SIMD8<UInt16>.self))
                    let v = SIMD8<UInt32>(truncatingIfNeeded: q.loadUnaligned(as: SIMD8<UInt16>.self))
                    MutRaw(to + l &* count).storeBytes(of: u | v &<< 16, as: SIMD8<UInt32>.self)
                    l &+= 1
                }
            }
            while l < pairs {
                let hasBoth = 2 &* l &+ 1 < k
                var r = 0
                while r < count {
                    let p = from + (r &* row &+ 2 &* l &* step)
                    to[l &* count &+ r] = UInt32(p[0]) | (hasBoth ? UInt32(p[step]) &<< 16 : 0)
                    r &+= 1
                }
                l &+= 1
            }
            i &+= count
        }
    }

    /// C from the sums, which become alpha * sums + bias + beta * C on the way.
    @inline(never) private func storeSums(_ t: GemmTile, _ sums: MutPtr<Float>, _ width: Int) {
        let c = t.c.bound(UInt16.self), bias = t.bias.map { $0.bound(UInt16.self) }
        let alpha = Float(t.alpha), beta = Float(t.beta), rectifies = t.activation == 1, n = t.n
        var i = 0
        while i < t.m {
            let y = sums + i &* width, to = c + i &* t.cRow
            var j = 0
            if alpha != 1 {
                while j < n {
                    y[j] *= alpha
                    j &+= 1
                }
            }
            if let bias {
                j = 0
                while j < n {
                    y[j] += bfloatToFloat(bias[j])
                    j &+= 1
                }
            }
            if beta != 0 {
                j = 0
                while j < n {
                    y[j] += beta * bfloatToFloat(to[j])
                    j &+= 1
                }
            }
            if rectifies {
                j = 0
                while j < n {
                    y[j] = y[j] < 0 ? 0 : y[j]
                    j &+= 1
                }
            } else if t.activation > 1 {
                activate(Float.self, 1, n, MutRaw(y), width, t.activation)
            }
            bfloatFromFloats(n, to, 1, Ptr(y))
            i &+= 1
        }
    }
#endif
