// Gate arithmetic of recurrent cells, row by row: a row's gates stay in the first-level cache while several short loops go over
// them, each simple enough for LLVM to vectorise.

import SwiftGradKernelAPI

// MARK: loops

@inline(never) private func addLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ a: Ptr<T>) {
    var i = 0
    while i < n {
        d[i] = d[i] + a[i]
        i &+= 1
    }
}

/// d = f(d + b), or f(d) without b.
@inline(__always) private func activate<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ b: Ptr<T>?, _ f: (T) -> T) {
    var i = 0
    if let b {
        while i < n {
            d[i] = f(d[i] + b[i])
            i &+= 1
        }
    } else {
        while i < n {
            d[i] = f(d[i])
            i &+= 1
        }
    }
}

@inline(never) private func sigmoidInPlace<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ b: Ptr<T>?) {
    activate(n, d, b) { T.sigmoid($0) }
}

@inline(never) private func tanhInPlace<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ b: Ptr<T>?) {
    activate(n, d, b) { T.tanh($0) }
}

@inline(never) private func reluInPlace<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ b: Ptr<T>?) {
    activate(n, d, b) { x in x < 0 ? 0 : x }
}

/// c = f c + i g
@inline(never) private func cellLoop<T: KernelFloat>(_ n: Int, _ c: MutPtr<T>, _ f: Ptr<T>, _ i: Ptr<T>, _ g: Ptr<T>) {
    var j = 0
    while j < n {
        c[j] = f[j] * c[j] + i[j] * g[j]
        j &+= 1
    }
}

/// d = f p + i g
@inline(never) private func cellLoop<T: KernelFloat>(
    _ n: Int, _ d: MutPtr<T>, _ f: Ptr<T>, _ p: Ptr<T>, _ i: Ptr<T>, _ g: Ptr<T>
) {
    var j = 0
    while j < n {
        d[j] = f[j] * p[j] + i[j] * g[j]
        j &+= 1
    }
}

/// h = o tanh(c)
@inline(never) private func outputLoop<T: KernelFloat>(_ n: Int, _ h: MutPtr<T>, _ o: Ptr<T>, _ c: Ptr<T>) {
    var j = 0
    while j < n {
        h[j] = o[j] * T.tanh(c[j])
        j &+= 1
    }
}

/// c += h o (1 - t^2)
@inline(never) private func addThroughTanhLoop<T: KernelFloat>(_ n: Int, _ c: MutPtr<T>, _ h: Ptr<T>, _ o: Ptr<T>, _ t: Ptr<T>) {
    var j = 0
    while j < n {
        c[j] = c[j] + h[j] * o[j] * (1 - t[j] * t[j])
        j &+= 1
    }
}

/// d = a d o (1 - o)
@inline(never) private func throughSigmoidLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ a: Ptr<T>, _ o: Ptr<T>) {
    var j = 0
    while j < n {
        d[j] = a[j] * d[j] * o[j] * (1 - o[j])
        j &+= 1
    }
}

/// d = a b s (1 - s)
@inline(never) private func throughSigmoidLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ a: Ptr<T>, _ b: Ptr<T>, _ s: Ptr<T>) {
    var j = 0
    while j < n {
        d[j] = a[j] * b[j] * s[j] * (1 - s[j])
        j &+= 1
    }
}

/// d = a b (1 - t^2)
@inline(never) private func throughTanhLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ a: Ptr<T>, _ b: Ptr<T>, _ t: Ptr<T>) {
    var j = 0
    while j < n {
        d[j] = a[j] * b[j] * (1 - t[j] * t[j])
        j &+= 1
    }
}

@inline(never) private func mulLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ a: Ptr<T>) {
    var j = 0
    while j < n {
        d[j] = d[j] * a[j]
        j &+= 1
    }
}

@inline(never) private func mulLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ a: Ptr<T>, _ b: Ptr<T>) {
    var j = 0
    while j < n {
        d[j] = a[j] * b[j]
        j &+= 1
    }
}

/// n = tanh(n + b + r m), or without b
@inline(never) private func candidateLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ b: Ptr<T>?, _ r: Ptr<T>, _ m: Ptr<T>) {
    var j = 0
    if let b {
        while j < n {
            d[j] = T.tanh(d[j] + b[j] + r[j] * m[j])
            j &+= 1
        }
    } else {
        while j < n {
            d[j] = T.tanh(d[j] + r[j] * m[j])
            j &+= 1
        }
    }
}

/// h = n + z (h - n)
@inline(never) private func blendLoop<T: KernelFloat>(_ n: Int, _ h: MutPtr<T>, _ z: Ptr<T>, _ c: Ptr<T>) {
    var j = 0
    while j < n {
        h[j] = c[j] + z[j] * (h[j] - c[j])
        j &+= 1
    }
}

/// d = a (p - q)
@inline(never) private func scaledDifferenceLoop<T: KernelFloat>(
    _ n: Int, _ d: MutPtr<T>, _ a: Ptr<T>, _ p: Ptr<T>, _ q: Ptr<T>
) {
    var j = 0
    while j < n {
        d[j] = a[j] * (p[j] - q[j])
        j &+= 1
    }
}

/// d = d s (1 - s)
@inline(never) private func sigmoidSlopeLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ s: Ptr<T>) {
    var j = 0
    while j < n {
        d[j] = d[j] * s[j] * (1 - s[j])
        j &+= 1
    }
}

/// d = a (1 - z) (1 - t^2)
@inline(never) private func candidateSlopeLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ a: Ptr<T>, _ z: Ptr<T>, _ t: Ptr<T>) {
    var j = 0
    while j < n {
        d[j] = a[j] * (1 - z[j]) * (1 - t[j] * t[j])
        j &+= 1
    }
}

/// d = a (1 - t^2)
@inline(never) private func tanhSlopeLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ a: Ptr<T>, _ t: Ptr<T>) {
    var j = 0
    while j < n {
        d[j] = a[j] * (1 - t[j] * t[j])
        j &+= 1
    }
}

/// d = t > 0 ? a : 0
@inline(never) private func reluSlopeLoop<T: KernelFloat>(_ n: Int, _ d: MutPtr<T>, _ a: Ptr<T>, _ t: Ptr<T>) {
    var j = 0
    while j < n {
        d[j] = t[j] > 0 ? a[j] : 0
        j &+= 1
    }
}

@inline(__always) private func copyRow<T>(_ n: Int, _ d: MutPtr<T>, _ s: Ptr<T>) {
    copyBytes(MutRaw(d), Raw(s), n &* MemoryLayout<T>.size)
}

// MARK: pointers that may be missing (no Optional.map: its specialisations could be shared between builds)

@inline(__always) private func advanced<T>(_ p: Ptr<T>?, _ n: Int) -> Ptr<T>? {
    if let p { return p + n }
    return nil
}

@inline(__always) private func optional<T>(_ p: Raw?, _: T.Type) -> Ptr<T>? {
    if let p { return p.bound(T.self) }
    return nil
}

@inline(__always) private func optional<T>(_ p: MutRaw?, _: T.Type) -> MutPtr<T>? {
    if let p { return p.bound(T.self) }
    return nil
}

// MARK: cells

private func lstmRows<T: KernelFloat>(
    _: T.Type, _ rows: Int, _ n: Int, _ hidden: Int, _ gates: MutPtr<T>, _ bias: Ptr<T>?, _ c: MutPtr<T>, _ before: MutPtr<T>?,
    _ h: MutPtr<T>, _ y: MutPtr<T>?, _ yStride: Int
) {
    var row = 0
    while row < rows {
        let i = gates + row &* 4 &* hidden, f = i + hidden, g = f + hidden, o = g + hidden
        let cell = c + row &* hidden, out = h + row &* hidden
        if n == hidden {
            sigmoidInPlace(2 &* n, i, bias)
        } else {
            sigmoidInPlace(n, i, bias)
            sigmoidInPlace(n, f, advanced(bias, hidden))
        }
        tanhInPlace(n, g, advanced(bias, 2 &* hidden))
        sigmoidInPlace(n, o, advanced(bias, 3 &* hidden))
        if let before { copyRow(n, before + row &* hidden, cell) }
        cellLoop(n, cell, f, i, g)
        outputLoop(n, out, o, cell)
        if let y { copyRow(n, y + row &* yStride, out) }
        row &+= 1
    }
}

private func lstmBackwardRows<T: KernelFloat>(
    _: T.Type, _ rows: Int, _ n: Int, _ d: MutPtr<T>, _ gates: Ptr<T>, _ before: Ptr<T>, _ dh: MutPtr<T>, _ dc: MutPtr<T>,
    _ dy: Ptr<T>?, _ dyStride: Int
) {
    var row = 0
    while row < rows {
        let i = gates + row &* 4 &* n, f = i + n, g = f + n, o = g + n
        let di = d + row &* 4 &* n, df = di + n, dg = df + n, dO = dg + n
        let p = before + row &* n, h = dh + row &* n, c = dc + row &* n
        if let dy { addLoop(n, h, dy + row &* dyStride) }
        cellLoop(n, dg, f, p, i, g)
        copyRow(n, dO, dg)
        tanhInPlace(n, dO, nil)
        addThroughTanhLoop(n, c, h, o, dO)
        throughSigmoidLoop(n, dO, h, o)
        throughSigmoidLoop(n, di, c, g, i)
        throughSigmoidLoop(n, df, c, p, f)
        throughTanhLoop(n, dg, c, i, g)
        mulLoop(n, c, f)
        row &+= 1
    }
}

private func gruRows<T: KernelFloat>(
    _: T.Type, _ rows: Int, _ n: Int, _ hidden: Int, _ gates: MutPtr<T>, _ part: MutPtr<T>, _ bias: Ptr<T>?, _ h: MutPtr<T>,
    _ y: MutPtr<T>?, _ yStride: Int
) {
    var row = 0
    while row < rows {
        let r = gates + row &* 3 &* hidden, z = r + hidden, c = z + hidden
        let m = part + row &* hidden, out = h + row &* hidden
        if n == hidden {
            sigmoidInPlace(2 &* n, r, bias)
        } else {
            sigmoidInPlace(n, r, bias)
            sigmoidInPlace(n, z, advanced(bias, hidden))
        }
        if let bias { addLoop(n, m, bias + 3 &* hidden) }
        candidateLoop(n, c, advanced(bias, 2 &* hidden), r, m)
        blendLoop(n, out, z, c)
        if let y { copyRow(n, y + row &* yStride, out) }
        row &+= 1
    }
}

private func gruBackwardRows<T: KernelFloat>(
    _: T.Type, _ rows: Int, _ n: Int, _ d: MutPtr<T>, _ dPart: MutPtr<T>, _ gates: Ptr<T>, _ part: Ptr<T>, _ before: Ptr<T>,
    _ dh: MutPtr<T>, _ dy: Ptr<T>?, _ dyStride: Int
) {
    var row = 0
    while row < rows {
        let r = gates + row &* 3 &* n, z = r + n, c = z + n
        let dr = d + row &* 3 &* n, dz = dr + n, dn = dz + n
        let m = part + row &* n, dm = dPart + row &* n, p = before + row &* n, h = dh + row &* n
        if let dy { addLoop(n, h, dy + row &* dyStride) }
        scaledDifferenceLoop(n, dz, h, p, c)
        sigmoidSlopeLoop(n, dz, z)
        candidateSlopeLoop(n, dn, h, z, c)
        mulLoop(n, dm, dn, r)
        throughSigmoidLoop(n, dr, dn, m, r)
        mulLoop(n, h, z)
        row &+= 1
    }
}

private func plainRows<T: KernelFloat>(
    _: T.Type, _ relu: Bool, _ rows: Int, _ n: Int, _ hidden: Int, _ x: MutPtr<T>, _ bias: Ptr<T>?, _ h: MutPtr<T>,
    _ y: MutPtr<T>?, _ yStride: Int
) {
    var row = 0
    while row < rows {
        let a = x + row &* hidden
        if relu { reluInPlace(n, a, bias) } else { tanhInPlace(n, a, bias) }
        copyRow(n, h + row &* hidden, a)
        if let y { copyRow(n, y + row &* yStride, a) }
        row &+= 1
    }
}

private func plainBackwardRows<T: KernelFloat>(
    _: T.Type, _ relu: Bool, _ rows: Int, _ n: Int, _ d: MutPtr<T>, _ y: Ptr<T>, _ yStride: Int, _ dh: MutPtr<T>, _ dy: Ptr<T>?,
    _ dyStride: Int
) {
    var row = 0
    while row < rows {
        let h = dh + row &* n, out = y + row &* yStride
        if let dy { addLoop(n, h, dy + row &* dyStride) }
        if relu { reluSlopeLoop(n, d + row &* n, h, out) } else { tanhSlopeLoop(n, d + row &* n, h, out) }
        row &+= 1
    }
}

// MARK: the table's entries

func kernelLSTM(
    _ type: KernelType.RawValue, _ rows: Int, _ n: Int, _ hidden: Int, _ gates: MutRaw, _ bias: Raw?, _ c: MutRaw,
    _ before: MutRaw?, _ h: MutRaw, _ y: MutRaw?, _ yStride: Int
) {
    @inline(__always) func run<T: KernelFloat>(_: T.Type) {
        lstmRows(
            T.self, rows, n, hidden, gates.bound(T.self), optional(bias, T.self), c.bound(T.self), optional(before, T.self),
            h.bound(T.self), optional(y, T.self), yStride)
    }
    if kernelType(type) == .float64 { run(Double.self) } else { run(Float.self) }
}

func kernelLSTMBackward(
    _ type: KernelType.RawValue, _ rows: Int, _ n: Int, _ d: MutRaw, _ gates: Raw, _ before: Raw, _ dh: MutRaw, _ dc: MutRaw,
    _ dy: Raw?, _ dyStride: Int
) {
    @inline(__always) func run<T: KernelFloat>(_: T.Type) {
        lstmBackwardRows(
            T.self, rows, n, d.bound(T.self), gates.bound(T.self), before.bound(T.self), dh.bound(T.self), dc.bound(T.self),
            optional(dy, T.self), dyStride)
    }
    if kernelType(type) == .float64 { run(Double.self) } else { run(Float.self) }
}

func kernelGRU(
    _ type: KernelType.RawValue, _ rows: Int, _ n: Int, _ hidden: Int, _ gates: MutRaw, _ part: MutRaw, _ bias: Raw?,
    _ h: MutRaw, _ y: MutRaw?, _ yStride: Int
) {
    @inline(__always) func run<T: KernelFloat>(_: T.Type) {
        gruRows(
            T.self, rows, n, hidden, gates.bound(T.self), part.bound(T.self), optional(bias, T.self), h.bound(T.self),
            optional(y, T.self), yStride)
    }
    if kernelType(type) == .float64 { run(Double.self) } else { run(Float.self) }
}

func kernelGRUBackward(
    _ type: KernelType.RawValue, _ rows: Int, _ n: Int, _ d: MutRaw, _ dPart: MutRaw, _ gates: Raw, _ part: Raw, _ before: Raw,
    _ dh: MutRaw, _ dy: Raw?, _ dyStride: Int
) {
    @inline(__always) func run<T: KernelFloat>(_: T.Type) {
        gruBackwardRows(
            T.self, rows, n, d.bound(T.self), dPart.bound(T.self), gates.bound(T.self), part.bound(T.self), before.bound(T.self),
            dh.bound(T.self), optional(dy, T.self), dyStride)
    }
    if kernelType(type) == .float64 { run(Double.self) } else { run(Float.self) }
}

func kernelPlainRecurrent(
    _ type: KernelType.RawValue, _ relu: Int32, _ rows: Int, _ n: Int, _ hidden: Int, _ x: MutRaw, _ bias: Raw?, _ h: MutRaw,
    _ y: MutRaw?, _ yStride: Int
) {
    @inline(__always) func run<T: KernelFloat>(_: T.Type) {
        plainRows(
            T.self, relu != 0, rows, n, hidden, x.bound(T.self), optional(bias, T.self), h.bound(T.self), optional(y, T.self),
            yStride)
    }
    if kernelType(type) == .float64 { run(Double.self) } else { run(Float.self) }
}

func kernelPlainRecurrentBackward(
    _ type: KernelType.RawValue, _ relu: Int32, _ rows: Int, _ n: Int, _ d: MutRaw, _ y: Raw, _ yStride: Int, _ dh: MutRaw,
    _ dy: Raw?, _ dyStride: Int
) {
    @inline(__always) func run<T: KernelFloat>(_: T.Type) {
        plainBackwardRows(
            T.self, relu != 0, rows, n, d.bound(T.self), y.bound(T.self), yStride, dh.bound(T.self), optional(dy, T.self),
            dyStride)
    }
    if kernelType(type) == .float64 { run(Double.self) } else { run(Float.self) }
}

/// The recurrent entries of this build's table.
func makeRecurrentKernels() -> RecurrentKernels {
    RecurrentKernels(
        lstm: { kernelLSTM($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10) },
        lstmBackward: { kernelLSTMBackward($0, $1, $2, $3, $4, $5, $6, $7, $8, $9) },
        gru: { kernelGRU($0, $1, $2, $3, $4, $5, $6, $7, $8, $9) },
        gruBackward: { kernelGRUBackward($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10) },
        plain: { kernelPlainRecurrent($0, $1, $2, $3, $4, $5, $6, $7, $8, $9) },
        plainBackward: { kernelPlainRecurrentBackward($0, $1, $2, $3, $4, $5, $6, $7, $8, $9) },
        rowProducts: { kernelRowProducts($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10) })
}
