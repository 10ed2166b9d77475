import COpenBLAS

// Cholesky and LU factorizations.

/// A = L L^H (or U^H U) of Hermitian positive-definite matrices; only one triangle is read.
struct CholeskyEx: Op {
    static let name = "LinalgCholeskyEx"
    let upper: Bool
    let what: String

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let a = x.required(0)
        try Linalg.checkSquare(a, what)
        try Linalg.checkFloat(a, what, low: true)
        _ = try Linalg.requireLapack(a.dtype, "cholesky_cpu")
        return [.columnMajor(a.dtype, a.shape), TensorSpec(.int32, a.batchShape)]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let a = x.required(0), l = y.required(0), info = y.required(1)
        let n = a.rows, type = try Linalg.requireLapack(a.dtype, "cholesky_cpu"), size = a.dtype.size
        fillElements(info, 0)
        let kept = try withoutGradient { () throws(TensorError) in try a.triangle(upper: upper) }
        copyElements(from: kept, to: l)
        if a.numel == 0 { return }
        let p = l.data, codes = info.pointer(Int32.self), uplo: CChar = upper ? 85 : 76
        Linalg.forEachMatrix(info.numel, cost: n * n * n / 3) { i in
            codes[i] = sg_lapack_potrf(type, uplo, Int32(n), p + i * n * n * size, Int32(n))
        }
        withExtendedLifetime(kept) {}
    }

    func saves(_ needs: NeedsMask) -> Saves { .output(0) }

    /// With L = lower factor: gA = L^-H phi(L^H gL) L^-1 made Hermitian, phi halving the diagonal of the lower triangle.
    func vjp(_ c: inout VJP) throws(TensorError) {
        guard c.needs(0), let g = c.grad(0) else { return }
        let l = upper ? try c.output(0).adjoint() : try c.output(0)
        let gl = upper ? try g.adjoint() : g
        let m = try l.adjoint().matmul(gl)
        // phi(m) + phi(m)^H: the lower triangle mirrored.
        let s = try m.triangle(upper: false).add(try m.triangle(upper: false, -1).adjoint())
        let left = try l.adjoint().solveTriangular(s, upper: true)
        c[0] = try l.solveTriangular(left, upper: false, left: false).mul(.double(0.5))
    }
}

/// X of A X = B from a Cholesky factor of A.
struct CholeskySolve: Op {
    static let name = "CholeskySolve"
    let upper: Bool

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let b = x.required(0), factor = x.required(1)
        guard b.dtype == factor.dtype else {
            throw .runtime(
                "Expected b and A to have the same dtype, but found b of type \(b.dtype.scalarName) and A of type \(factor.dtype.scalarName) instead"
            )
        }
        _ = try Linalg.requireLapack(b.dtype, "cholesky_solve_cpu")
        return [.columnMajor(b.dtype, b.shape)]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let b = x.required(0), a = x.required(1)
        let result = try withoutGradient { () throws(TensorError) in
            let ah = try a.adjoint()
            return try upper
                ? a.solveTriangular(try ah.solveTriangular(b, upper: false), upper: true)
                : ah.solveTriangular(try a.solveTriangular(b, upper: false), upper: true)
        }
        copyElements(from: result, to: y.required(0))
    }

    func saves(_ needs: NeedsMask) -> Saves { needs[1] ? [.input(1), .output(0)] : .input(1) }

    /// As if both triangles of the factor were read: gA = -gB X^H made Hermitian, times the factor.
    func vjp(_ c: inout VJP) throws(TensorError) {
        guard let g = c.grad(0) else { return }
        let factor = try c.input(1)
        let gb = try g.choleskySolve(factor, upper: upper)
        if c.needs(0) { c[0] = gb }
        guard c.needs(1) else { return }
        let part = try gb.matmul(try c.output(0).adjoint())
        let ga = try part.add(try part.adjoint()).neg()
        c[1] = try upper ? factor.matmul(ga) : ga.matmul(factor)
    }
}

/// A = P L U by rows exchanged for the largest pivots (or none): L below the diagonal and U share a matrix; pivots count from 1.
struct LUFactorEx: Op {
    static let name = "LinalgLuFactorEx"
    let pivot: Bool

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let a = x.required(0)
        guard a.dim >= 2 else {
            throw .runtime("torch.lu_factor: Expected tensor with 2 or more dimensions. Got size: \(a.shape) instead")
        }
        try Linalg.checkMatrix(a, "torch.lu_factor")
        _ = try Linalg.requireLapack(a.dtype, "lu_cpu")
        guard pivot else { throw .runtime("linalg.lu_factor: LU without pivoting is not implemented on the CPU") }
        return [
            .columnMajor(a.dtype, a.shape), TensorSpec(.int32, a.batchShape.appending(min(a.rows, a.columns))),
            TensorSpec(.int32, a.batchShape),
        ]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        try Linalg.factorLU(x.required(0), into: y.required(0), y.required(1), y.required(2))
    }

    func saves(_ needs: NeedsMask) -> Saves { [.output(0), .output(1)] }

    func vjp(_ c: inout VJP) throws(TensorError) {
        guard c.needs(0), let g = c.grad(0) else { return }
        let lu = try c.output(0), pivots = try c.output(1).detached()
        let m = lu.rows, n = lu.columns, k = min(m, n)
        let p = try Linalg.permutation(pivots, m, lu.dtype)
        // The leading square block, and what is right of it or below it.
        let square = try lu.narrow(-2, start: 0, length: k).narrow(-1, start: 0, length: k)
        let l = try square.triangle(upper: false, -1).add(try lu.identity(k, lu.batchShape)), u = try square.triangle(upper: true)
        let head = try g.narrow(-2, start: 0, length: k).narrow(-1, start: 0, length: k)
        var gl = try head.triangle(upper: false, -1), gu = try head.triangle(upper: true)
        var rest: Tensor?
        if m < n {
            // U2 = L^-1 P^T A2.
            let u2 = try lu.narrow(-1, start: k, length: n - k), gu2 = try g.narrow(-1, start: k, length: n - k)
            let right = try l.adjoint().solveTriangular(gu2, upper: true, unit: true)
            gl = try gl.sub(try right.matmul(try u2.adjoint()))
            rest = right
        } else if m > n {
            // L2 = (P^T A)2 U^-1.
            let l2 = try lu.narrow(-2, start: k, length: m - k), gl2 = try g.narrow(-2, start: k, length: m - k)
            let below = try u.adjoint().solveTriangular(gl2, upper: false, left: false)
            gu = try gu.sub(try l2.adjoint().matmul(below))
            rest = below
        }
        let inner = try l.adjoint().matmul(gl).triangle(upper: false, -1).add(
            try gu.matmul(try u.adjoint()).triangle(upper: true))
        var ga = try l.adjoint().solveTriangular(inner, upper: true, unit: true)
        ga = try u.adjoint().solveTriangular(ga, upper: false, left: false)
        if let rest { ga = try Tensor.cat([ga, rest], m < n ? -1 : -2) }
        c[0] = try p.matmul(ga)
    }
}

extension Linalg {
    /// LU of `a` into a column-major matrix, with pivots and LAPACK's codes.
    static func factorLU(_ a: Tensor, into lu: Tensor, _ pivots: Tensor, _ info: Tensor) throws(TensorError) {
        copyElements(from: a, to: lu)
        fillElements(info, 0)
        if a.numel == 0 { return }
        let m = a.rows, n = a.columns, k = min(m, n), type = try requireLapack(a.dtype, "lu_cpu"), size = a.dtype.size
        let p = lu.data, piv = pivots.pointer(Int32.self), codes = info.pointer(Int32.self)
        forEachMatrix(info.numel, cost: m * n * k) { i in
            codes[i] = sg_lapack_getrf(type, Int32(m), Int32(n), p + i * m * n * size, Int32(m), piv + i * k)
        }
    }

    /// The order of rows that pivots (from 1) stand for: entry i tells which row of A is row i of L U.
    static func rowOrder(_ pivots: UnsafePointer<Int32>, _ k: Int, _ m: Int) -> [Int] {
        var order = Array(0..<m)
        for i in 0..<k { order.swapAt(i, Int(pivots[i]) - 1) }
        return order
    }

    /// P of A = P L U as matrices.
    static func permutation(_ pivots: Tensor, _ m: Int, _ dtype: DType) throws(TensorError) -> Tensor {
        let t = try pivots.dense(), k = t.shape[t.dim - 1], q = UnsafePointer(t.pointer(Int32.self))
        for i in 0..<t.numel where q[i] < 1 || Int(q[i]) > m {
            throw .runtime(
                "pivots passed to lu_unpack must be between 1 and LU.size(-2) inclusive."
                    + "Did you properly pass the result of lu_factor?")
        }
        let batch = t.shape.dropping(1), count = batch.numel
        let p = try Tensor.zeros(batch.appending(m, m), dtype), size = dtype.size
        var one: UInt64 = 0
        withUnsafeMutableBytes(of: &one) { Scalar.int(1).store(dtype, to: $0.baseAddress!) }
        for b in 0..<count {
            for (i, row) in rowOrder(q + b * k, k, m).enumerated() {
                withUnsafeBytes(of: &one) {
                    (p.data + ((b * m + row) * m + i) * size).copyMemory(from: $0.baseAddress!, byteCount: size)
                }
            }
        }
        withExtendedLifetime(t) {}
        return p
    }
}

extension Tensor {
    /// The Cholesky factor and LAPACK's code for each matrix.
    func choleskyEx(upper: Bool, _ what: String = "linalg.cholesky") throws(TensorError) -> [Tensor] {
        let r = try apply(CholeskyEx(upper: upper, what: what), Tensors(self))
        try Linalg.checkCalls(r[1], what)
        return r
    }

    /// The lower (or upper) Cholesky factor of Hermitian positive-definite matrices.
    ///
    /// - Throws: `TensorError` of kind `linalg` where a matrix is not positive-definite.
    public func cholesky(upper: Bool = false) throws(TensorError) -> Tensor {
        let r = try choleskyEx(upper: upper)
        try Linalg.checkErrors(r[1], "linalg.cholesky")
        return r[0]
    }

    /// LU in one matrix, pivots, LAPACK's codes.
    func luFactorEx(pivot: Bool = true) throws(TensorError) -> [Tensor] {
        try apply(LUFactorEx(pivot: pivot), Tensors(self))
    }

    /// L and U in one matrix and pivots from 1: A = P L U.
    public func luFactor(pivot: Bool = true) throws(TensorError) -> (lu: Tensor, pivots: Tensor) {
        let r = try luFactorEx(pivot: pivot)
        try Linalg.checkErrors(r[2], "torch.linalg.lu_factor")
        return (r[0], r[1])
    }

    /// P, L and U of `luFactor`'s results; those not asked for are empty.
    static func unpackLU(_ lu: Tensor, _ pivots: Tensor, data: Bool = true, pivots wantsPivots: Bool = true)
        throws(TensorError) -> [Tensor]
    {
        try Linalg.checkMatrix(lu, "torch.lu_unpack", "LU_data")
        guard pivots.dtype == .int32 else {
            throw .runtime(
                "torch.lu_unpack: LU_pivots is expected to be a contiguous tensor of torch.int32 dtype.\n"
                    + "Note: this function is intended to be used with the output produced by torch.linalg.lu_factor")
        }
        let m = lu.rows, n = lu.columns, k = min(m, n)
        guard pivots.shape == lu.batchShape.appending(k) else {
            throw .runtime("torch.lu_unpack: LU_pivots of shape \(lu.batchShape.appending(k)) are required, got \(pivots.shape)")
        }
        let none = try Tensor.zeros(Shape([0]), lu.dtype)
        let p = wantsPivots ? try Linalg.permutation(pivots, m, lu.dtype) : none
        guard data else { return [p, none, none] }
        let eye = try Tensor.eye(m, k, dtype: lu.dtype)
        let l = try lu.narrow(-1, start: 0, length: k).triangle(upper: false, -1).add(eye)
        return [p, l, try lu.narrow(-2, start: 0, length: k).triangle(upper: true)]
    }

    /// X of A X = B (or X A = B, or with A^H for A) from `luFactor`'s results.
    static func solveLU(_ lu: Tensor, _ pivots: Tensor, _ b: Tensor, left: Bool = true, adjoint: Bool = false)
        throws(TensorError) -> Tensor
    {
        let what = "linalg.lu_solve"
        guard b.dtype == lu.dtype else {
            throw .runtime(
                "\(what): Expected LU and B to have the same dtype, but found LU of type \(lu.dtype.scalarName) and B of type "
                    + "\(b.dtype.scalarName) instead")
        }
        guard pivots.dtype == .int32 else { throw .runtime("\(what): pivots should be a Tensor of scalar type torch.int32") }
        try Linalg.checkSquare(lu, "torch.linalg.lu_solve")
        try Linalg.checkMatrix(b, "torch.linalg.lu_solve", "B")
        guard (left ? b.rows : b.columns) == lu.rows else {
            throw .runtime(
                "\(what): Incompatible shapes of A and B for the equation \(left ? "AX = B" : "XA = B") "
                    + "(\(lu.rows)x\(lu.columns) and \(b.rows)x\(b.columns))")
        }
        guard pivots.shape == lu.shape.dropping(1) else {
            throw .runtime("\(what): Number of pivots per batch should be same as the dimension of the matrix")
        }
        let batch = try broadcast(lu.batchShape, b.batchShape)
        let a = try lu.expandBatch(batch), rhs = try b.expandBatch(batch)
        let p = try Linalg.permutation(pivots, lu.rows, lu.dtype).expandBatch(batch)
        // A X = B: X = U^-1 L^-1 P^T B; A^H X = B: X = P L^-H U^-H B; from the right likewise.
        switch (left, adjoint) {
        case (true, false):
            let y = try a.solveTriangular(try p.adjoint().matmul(rhs), upper: false, unit: true)
            return try a.solveTriangular(y, upper: true)
        case (true, true):
            let y = try a.adjoint().solveTriangular(rhs, upper: false)
            return try p.matmul(try a.adjoint().solveTriangular(y, upper: true, unit: true))
        case (false, false):
            let y = try a.solveTriangular(rhs, upper: true, left: false)
            return try a.solveTriangular(y, upper: false, left: false, unit: true).matmul(try p.adjoint())
        case (false, true):
            let y = try a.adjoint().solveTriangular(try rhs.matmul(p), upper: true, left: false, unit: true)
            return try a.adjoint().solveTriangular(y, upper: false, left: false)
        }
    }
}
