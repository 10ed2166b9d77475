// Products of few rows of A with the rows of Bᵀ, both contiguous along k: vectors along k, their elements summed at the end. Nothing is
// packed, and each row of Bᵀ is read once: for B's that serve few rows, packing would cost as much as the product.

import SwiftGradKernelAPI

private struct DotTask<T: KernelFloat> {
    var k: Int
    var a: Ptr<T>
    var aRow: Int
    var b: Ptr<T>
    var bColumn: Int
    var c: MutPtr<T>
    var cRow: Int
    var bias: Ptr<T>?
    var finish: Finish<T>
}

/// `B.count` columns of C by as many rows as R has vectors.
@inline(never) private func dotBlock<B: RowBlock>(_: B.Type, _ i: Int, _ j: Int, _ t: UnsafePointer<DotTask<B.R.V.Scalar>>) {
    typealias T = B.R.V.Scalar
    let size = MemoryLayout<T>.size, lanes = B.R.V.scalarCount
    let aRow = t.pointee.aRow &* size, bColumn = t.pointee.bColumn
    var p = Raw(t.pointee.a + i &* t.pointee.aRow), q = t.pointee.b + j &* bColumn, left = t.pointee.k
    var block = B()
    while left >= lanes {
        block.addVectors(q, bColumn, B.R(rowsAt: p, aRow))
        p += MemoryLayout<B.R.V>.size
        q += lanes
        left &-= lanes
    }
    if left > 0 { block.addHeads(q, bColumn, B.R(headsAt: p, aRow, left), left) }
    let c = MutRaw(t.pointee.c + (i &* t.pointee.cRow &+ j)), finish = t.pointee.finish
    let bias = t.pointee.bias
    let cRow = t.pointee.cRow &* size, column = Raw(bias ?? t.pointee.a) + (bias == nil ? 0 : j &* size)
    if finish.isPlain {
        block.sums(c, column, cRow) { place, _, sum in place.bound(T.self)[0] = sum }
    } else {
        block.sums(c, column, cRow) { place, column, sum in
            let to = place.bound(T.self)
            var y = finish.alpha * sum
            if bias != nil { y += column.bound(T.self)[0] }
            if finish.beta != 0 { y += finish.beta * to[0] }
            if finish.rectifies && y < 0 { y = 0 }
            to[0] = y
        }
    }
}

@inline(__always) private func columns<R: VectorRow>(
    _: R.Type, _ i: Int, _ j: Int, _ count: Int, _ t: UnsafePointer<DotTask<R.V.Scalar>>
) {
    switch count {
    case 6: dotBlock(Rows6<R>.self, i, j, t)
    case 5: dotBlock(Rows5<R>.self, i, j, t)
    case 4: dotBlock(Rows4<R>.self, i, j, t)
    case 3: dotBlock(Rows3<R>.self, i, j, t)
    case 2: dotBlock(Rows2<R>.self, i, j, t)
    default: dotBlock(Rows1<R>.self, i, j, t)
    }
}

func dots<V: GemmVector>(_: V.Type, _ t: GemmTile, _ finish: Finish<V.Scalar>) {
    typealias T = V.Scalar
    var finish = finish
    finish.isPlain = finish.alpha == 1 && finish.beta == 0 && t.bias == nil && !finish.rectifies
    let task = DotTask<T>(
        k: t.k, a: t.a.bound(T.self), aRow: t.aRow, b: t.b.bound(T.self), bColumn: t.bColumn, c: t.c.bound(T.self), cRow: t.cRow,
        bias: t.bias.map { $0.bound(T.self) }, finish: finish)
    let m = t.m, n = t.n
    withUnsafePointer(to: task) { task in
        var j = 0
        while j < n {
            let left = n &- j
            if m == 1 && left >= 12 {
                dotBlock(Rows12<VectorRow1<V>>.self, 0, j, task)
                j &+= 12
                continue
            }
            let count = rowsOfBlock(left, 6)
            var i = 0
            while i < m {
                if hasWideRows && m &- i >= 4 {
                    columns(VectorRow4<V>.self, i, j, count, task)
                    i &+= 4
                } else if m &- i >= 2 {
                    columns(VectorRow2<V>.self, i, j, count, task)
                    i &+= 2
                } else {
                    columns(VectorRow1<V>.self, i, j, count, task)
                    i &+= 1
                }
            }
            j &+= count
        }
    }
    if t.activation > 1 { activate(T.self, m, n, t.c, t.cRow, t.activation) }
}
