import COpenBLAS

// Systems of equations, inverses and determinants.

/// X of A X = B for square A; batches are equal. Gives X, LU, pivots and LAPACK's codes.
struct SolveEx: Op {
    static let name = "LinalgSolveEx"

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let a = x.required(0), b = x.required(1)
        return [
            .columnMajor(b.dtype, b.shape), .columnMajor(a.dtype, a.shape), TensorSpec(.int32, a.shape.dropping(1)),
            TensorSpec(.int32, a.batchShape),
        ]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let result = y.required(0), lu = y.required(1), pivots = y.required(2), info = y.required(3)
        try Linalg.factorLU(x.required(0), into: lu, pivots, info)
        copyElements(from: x.required(1), to: result)
        if result.numel == 0 { return }
        let n = lu.rows, k = result.columns, type = try Linalg.requireLapack(lu.dtype, "linalg_solve"), size = lu.dtype.size
        let p = lu.data, q = result.data, piv = pivots.pointer(Int32.self)
        Linalg.forEachMatrix(info.numel, cost: n * n * k) { i in
            _ = sg_lapack_getrs(
                type, 78, Int32(n), Int32(k), p + i * n * n * size, Int32(n), piv + i * n, q + i * n * k * size, Int32(n))
        }
    }

    func saves(_ needs: NeedsMask) -> Saves { needs[0] ? [.input(0), .output(0)] : [.input(0)] }

    func vjp(_ c: inout VJP) throws(TensorError) {
        guard let g = c.grad(0) else { return }
        let gb = try apply(SolveEx(), Tensors(try c.input(0).adjoint(), g))[0]
        if c.needs(1) { c[1] = gb }
        if c.needs(0) { c[0] = try gb.matmul(try c.output(0).adjoint()).neg() }
    }
}

/// The inverse and LAPACK's codes.
struct InvEx: Op {
    static let name = "LinalgInvEx"

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let a = x.required(0)
        try Linalg.checkSquare(a, "linalg.inv")
        try Linalg.checkFloat(a, "linalg.inv")
        return [.columnMajor(a.dtype, a.shape), TensorSpec(.int32, a.batchShape)]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let a = x.required(0)
        let solution = try withoutGradient { () throws(TensorError) in
            try apply(SolveEx(), Tensors(a, try a.identity(a.rows, a.batchShape)))
        }
        copyElements(from: solution[0], to: y.required(0))
        copyElements(from: solution[3], to: y.required(1))
    }

    func saves(_ needs: NeedsMask) -> Saves { .output(0) }

    func vjp(_ c: inout VJP) throws(TensorError) {
        guard c.needs(0), let g = c.grad(0) else { return }
        let h = try c.output(0).adjoint()
        c[0] = try h.matmul(g).matmul(h).neg()
    }
}

/// X of A X = B (or X A = B) for triangular A; the other triangle is not read.
struct SolveTriangular: Op {
    static let name = "LinalgSolveTriangular"
    let upper: Bool
    let left: Bool
    let unit: Bool

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let b = x.required(1)
        _ = try Linalg.requireLapack(b.dtype, "triangular_solve_cpu")
        return [.columnMajor(b.dtype, b.shape)]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let a = x.required(0), out = y.required(0)
        copyElements(from: x.required(1), to: out)
        if out.numel == 0 { return }
        let m = out.rows, n = out.columns, k = a.rows, size = out.dtype.size
        let type = try Linalg.requireLapack(out.dtype, "triangular_solve_cpu")
        // Row-major matrices are the transposed ones in column-major order.
        let batchDense = Tensor.isContiguous(a.batchShape, batchStrides(a, k * k))
        let isColumns = batchDense && (a.strides[a.dim - 2] == 1 && a.strides[a.dim - 1] == k)
        let dense = isColumns ? a : try a.dense()
        let p = dense.data, q = out.data
        Linalg.forEachMatrix(out.batchShape.numel, cost: m * n * k) { i in
            let matrix = p + i * k * k * size, target = q + i * m * n * size
            sg_lapack_trsm(
                type, left ? 1 : 0, upper == isColumns ? 1 : 0, isColumns ? 0 : 1, unit ? 1 : 0, Int32(m), Int32(n), matrix,
                Int32(k),
                target, Int32(m))
        }
        withExtendedLifetime(dense) {}
    }

    /// Strides of the batch in matrices, or something that is not dense.
    private func batchStrides(_ a: Tensor, _ size: Int) -> Shape {
        var s = a.batchShape
        for i in 0..<s.count { s[i] = a.strides[i] % size == 0 ? a.strides[i] / size : -1 }
        return s
    }

    func saves(_ needs: NeedsMask) -> Saves { needs[0] ? [.input(0), .output(0)] : [.input(0)] }

    func vjp(_ c: inout VJP) throws(TensorError) {
        guard let g = c.grad(0) else { return }
        let gb = try c.input(0).adjoint().solveTriangular(g, upper: !upper, left: left, unit: unit)
        if c.needs(1) { c[1] = gb }
        guard c.needs(0) else { return }
        let xh = try c.output(0).adjoint()
        let ga = left ? try gb.matmul(xh) : try xh.matmul(gb)
        c[0] = try ga.neg().triangle(upper: upper, unit ? (upper ? 1 : -1) : 0)
    }
}

/// Determinant with LU and pivots (`logarithm`: its sign and the logarithm of its size).
struct Determinant: Op {
    static let name = "LinalgDet"
    let what: String

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let a = x.required(0)
        try Linalg.checkSquare(a, what)
        try Linalg.checkFloat(a, what, low: true)
        _ = try Linalg.requireLapack(a.dtype, "lu_cpu")
        return [TensorSpec(a.dtype, a.batchShape), .columnMajor(a.dtype, a.shape), TensorSpec(.int32, a.shape.dropping(1))]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let lu = y.required(1), pivots = y.required(2)
        let info = try Tensor(empty: x.required(0).batchShape, .int32)
        try Linalg.factorLU(x.required(0), into: lu, pivots, info)
        let result = try withoutGradient { () throws(TensorError) in
            try lu.diagonal(0, -2, -1).prod(-1).mul(try Linalg.parity(pivots, lu.dtype))
        }
        copyElements(from: result, to: y.required(0))
    }

    func saves(_ needs: NeedsMask) -> Saves { [.input(0), .output(0), .output(1), .output(2)] }

    /// gA = g det A^-H; where A is singular, by an LU whose zeros on the diagonal are made a rounding error.
    func vjp(_ c: inout VJP) throws(TensorError) {
        guard c.needs(0), let g = c.grad(0) else { return }
        let a = try c.input(0), n = a.rows
        let scale = try g.mul(try c.output(0)).unsqueeze(-1).expand(a.shape.dropping(1)).diagEmbed(0, -2, -1)
        if GradMode.isEnabled {
            c[0] = try apply(SolveEx(), Tensors(try a.adjoint(), scale))[0]
            return
        }
        let lu = try c.output(1).clone(contiguous: true)
        let epsilon = a.dtype == .float64 ? Double.ulpOfOne : Double(Float.ulpOfOne)
        let d = try lu.diagonal(0, -2, -1)
        let zero = try d.eq(try .number(0))
        // The determinant is then the product with the small number.
        let fixed = try d.maskedFill(zero, .double(epsilon))
        let det = try fixed.prod(-1).mul(try Linalg.parity(try c.output(2), lu.dtype))
        let shifted = try lu.add(try fixed.sub(d).diagEmbed(0, -2, -1))
        let rhs = try g.mul(det).unsqueeze(-1).expand(a.shape.dropping(1)).diagEmbed(0, -2, -1)
        c[0] = n == 0 ? try Tensor.zeros(a.shape, a.dtype) : try Tensor.solveLU(shifted, try c.output(2), rhs, adjoint: true)
    }
}

/// The sign of the determinant and the logarithm of its size.
struct SignLogDet: Op {
    static let name = "LinalgSlogdet"
    let what: String

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let a = x.required(0)
        try Linalg.checkSquare(a, what)
        try Linalg.checkFloat(a, what)
        return [TensorSpec(a.dtype, a.batchShape), TensorSpec(a.dtype, a.batchShape)]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let a = x.required(0)
        let lu = try TensorSpec.columnMajor(a.dtype, a.shape).allocate()
        let pivots = try Tensor(empty: a.shape.dropping(1), .int32), info = try Tensor(empty: a.batchShape, .int32)
        try Linalg.factorLU(a, into: lu, pivots, info)
        let parts = try withoutGradient { () throws(TensorError) in
            let d = try lu.diagonal(0, -2, -1)
            return [try d.sign().prod(-1).mul(try Linalg.parity(pivots, a.dtype)), try d.abs().log().sum([-1])]
        }
        copyElements(from: parts[0], to: y.required(0))
        copyElements(from: parts[1], to: y.required(1))
    }

    func saves(_ needs: NeedsMask) -> Saves { .input(0) }

    func vjp(_ c: inout VJP) throws(TensorError) {
        guard c.needs(0) else { return }
        let a = try c.input(0)
        guard let g = c.grad(1) else { return c[0] = try Tensor.zeros(a.shape, a.dtype) }
        let rhs = try g.unsqueeze(-1).expand(a.shape.dropping(1)).diagEmbed(0, -2, -1)
        c[0] = try apply(SolveEx(), Tensors(try a.adjoint(), rhs))[0]
    }
}

extension Linalg {
    /// 1 or -1 for each list of pivots: whether the exchanges are even or odd.
    static func parity(_ pivots: Tensor, _ dtype: DType) throws(TensorError) -> Tensor {
        let t = try pivots.dense(), k = t.shape[t.dim - 1], q = t.pointer(Int32.self)
        let signs = try Tensor(empty: t.shape.dropping(1), .float64), p = signs.pointer(Double.self)
        for b in 0..<signs.numel {
            var odd = false
            for i in 0..<k where Int(q[b * k + i]) != i + 1 { odd.toggle() }
            p[b] = odd ? -1 : 1
        }
        withExtendedLifetime(t) {}
        return try signs.dense(dtype)
    }

    /// Whether B is one vector (or one a matrix of A), not a matrix.
    static func isVector(_ a: Tensor, _ b: Tensor) -> Bool {
        b.dim == 1 || (a.dim - 1 == b.dim && b.shape == a.shape.dropping(1))
    }
}

extension Tensor {
    /// X of this X = `b` (or X this = `b`), this being triangular; batches are broadcast.
    func solveTriangular(_ b: Tensor, upper: Bool, left: Bool = true, unit: Bool = false) throws(TensorError) -> Tensor {
        let what = "linalg.solve_triangular"
        try Linalg.checkSquare(self, what)
        try Linalg.checkMatrix(b, what, "B")
        guard dtype == b.dtype else {
            throw .runtime(
                "\(what): Expected A and B to have the same dtype, but found A of type \(dtype.scalarName) and B of type "
                    + "\(b.dtype.scalarName) instead")
        }
        guard (left ? b.rows : b.columns) == rows else {
            throw .runtime(
                "\(what): Incompatible shapes of A and B for the equation \(left ? "AX = B" : "XA = B") "
                    + "(\(rows)x\(columns) and \(b.rows)x\(b.columns))")
        }
        let batch = try broadcast(batchShape, b.batchShape)
        return try apply1(
            SolveTriangular(upper: upper, left: left, unit: unit), Tensors(try expandBatch(batch), try b.expandBatch(batch)))
    }

    /// X of this X = `b` (or X this = `b`): X, LU, pivots, LAPACK's codes. `b` may be vectors.
    func solveEx(_ b: Tensor, left: Bool = true) throws(TensorError) -> [Tensor] {
        let what = "linalg.solve"
        guard dtype == b.dtype || !dtype.isFloat else {
            throw .runtime(
                "\(what): Expected A and B to have the same dtype, but found A of type \(dtype.scalarName) and B of type "
                    + "\(b.dtype.scalarName) instead")
        }
        try Linalg.checkSquare(self, what)
        try Linalg.checkFloat(self, what)
        let isVector = Linalg.isVector(self, b)
        guard !isVector || left else {
            throw .runtime("\(what): Vector broadcasting of the left hand side is not supported for left=False")
        }
        let m = isVector ? try b.unsqueeze(-1) : b
        try Linalg.checkMatrix(m, what, "B")
        guard (left ? m.rows : m.columns) == rows else {
            throw .runtime(
                "\(what): Incompatible shapes of A and B for the equation \(left ? "AX = B" : "XA = B") "
                    + "(\(rows)x\(columns) and \(m.rows)x\(m.columns))")
        }
        let batch = try broadcast(batchShape, m.batchShape)
        let a = try expandBatch(batch), rhs = try m.expandBatch(batch)
        var r =
            try left
            ? apply(SolveEx(), Tensors(a, rhs)) : apply(SolveEx(), Tensors(try a.transpose(-2, -1), try rhs.transpose(-2, -1)))
        if !left { r[0] = try r[0].transpose(-2, -1) }
        if isVector { r[0] = try r[0].squeeze(-1) }
        // One code for each matrix of A, however often it was used.
        var codes = r[3], own = batchShape
        while own.count < codes.dim { own.insert(0, at: 0) }
        for d in stride(from: codes.dim - 1, through: 0, by: -1) where own[d] != codes.shape[d] {
            codes = try own[d] == 0 ? codes.select(d, 0) : codes.narrow(d, start: 0, length: 1)
        }
        r[3] = codes
        return r
    }

    /// X of this X = `b`; `b` may be a vector, a matrix or a batch of either.
    ///
    /// - Throws: `TensorError` of kind `linalg` where a matrix is singular.
    public func solve(_ b: Tensor, left: Bool = true) throws(TensorError) -> Tensor {
        let r = try solveEx(b, left: left)
        try Linalg.checkErrors(r[3], "torch.linalg.solve")
        return r[0]
    }

    func inverseEx() throws(TensorError) -> [Tensor] { try apply(InvEx(), Tensors(self)) }

    /// The inverse of square matrices.
    ///
    /// - Throws: `TensorError` of kind `linalg` where a matrix is singular.
    public func inverse(_ what: String = "linalg.inv") throws(TensorError) -> Tensor {
        let r = try inverseEx()
        try Linalg.checkErrors(r[1], what)
        return r[0]
    }

    /// The determinant, LU and pivots.
    func determinantParts(_ what: String = "linalg.det") throws(TensorError) -> [Tensor] {
        try apply(Determinant(what: what), Tensors(self), nonDifferentiable: 0b110)
    }

    public func determinant() throws(TensorError) -> Tensor { try determinantParts()[0] }

    /// The sign of the determinant and the logarithm of its absolute value.
    public func signLogDeterminant(_ what: String = "linalg.slogdet") throws(TensorError) -> [Tensor] {
        try apply(SignLogDet(what: what), Tensors(self))
    }

    /// The logarithm of the determinant; NaN where it is negative.
    public func logDeterminant() throws(TensorError) -> Tensor {
        let r = try signLogDeterminant("logdet")
        return try Tensor.where(try r[0].eq(try .number(-1)), try .number(.double(.nan)), r[1])
    }
}
