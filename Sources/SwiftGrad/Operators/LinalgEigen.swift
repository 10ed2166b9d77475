import COpenBLAS

// Singular values and eigenvalues.

/// A = U diag(S) Vh, the singular values falling.
struct SVD: Op {
    static let name = "LinalgSvd"
    let full: Bool
    let vectors: Bool

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let a = x.required(0)
        try Linalg.checkMatrix(a, "linalg.svd")
        try Linalg.checkFloat(a, "linalg.svd", low: true)
        _ = try Linalg.requireLapack(a.dtype, "linalg_svd_cpu")
        let m = a.rows, n = a.columns, k = min(m, n), batch = a.batchShape
        return [
            vectors ? .columnMajor(a.dtype, batch.appending(m, full ? m : k)) : TensorSpec(a.dtype, Shape([0])),
            TensorSpec(a.dtype, batch.appending(k)),
            vectors ? .columnMajor(a.dtype, batch.appending(full ? n : k, n)) : TensorSpec(a.dtype, Shape([0])),
            TensorSpec(.int32, batch),
        ]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let a = x.required(0), u = y.required(0), s = y.required(1), vh = y.required(2), info = y.required(3)
        fillElements(info, 0)
        if a.numel == 0 {
            if u.numel > 0 { copyElements(from: try u.identity(a.rows, a.batchShape), to: u) }
            if vh.numel > 0 { copyElements(from: try vh.identity(a.columns, a.batchShape), to: vh) }
            return
        }
        let work = try a.columnMajorCopy(), type = try Linalg.requireLapack(a.dtype, "linalg_svd_cpu"), size = a.dtype.size
        let m = a.rows, n = a.columns, k = min(m, n), codes = info.pointer(Int32.self)
        let p = work.data, pu = u.data, ps = s.data, pv = vh.data, realSize = s.dtype.size
        let ldu = m, ldv = full ? n : k, sizeU = m * (full ? m : k), sizeV = ldv * n
        let job: CChar = !vectors ? 78 : full ? 65 : 83
        Linalg.forEachMatrix(info.numel, cost: 8 * m * n * k) { i in
            codes[i] = sg_lapack_gesdd(
                type, job, Int32(m), Int32(n), p + i * m * n * size, Int32(m), ps + i * k * realSize,
                vectors ? pu + i * sizeU * size : pu, Int32(ldu), vectors ? pv + i * sizeV * size : pv, Int32(ldv))
        }
        withExtendedLifetime(work) {}
    }

    func saves(_ needs: NeedsMask) -> Saves { [.output(0), .output(1), .output(2)] }

    /// gA = U ((skew(U^H gU) / E) S + S (skew(V^H gV) / E) + diag(gS)) V^H and the parts outside of the spaces of U and V; E_ij = s_j^2 - s_i^2.
    func vjp(_ c: inout VJP) throws(TensorError) {
        guard c.needs(0) else { return }
        let s = try c.output(1), k = s.shape[s.dim - 1]
        guard vectors else { throw .runtime("linalg.svdvals: its singular vectors were not computed") }
        let u = try c.output(0).narrow(-1, start: 0, length: k), vh = try c.output(2).narrow(-2, start: 0, length: k)
        let gs = c.grad(1)
        let gu = try c.grad(0).map { g throws(TensorError) in try g.narrow(-1, start: 0, length: k) }
        let gvh = try c.grad(2).map { g throws(TensorError) in try g.narrow(-2, start: 0, length: k) }
        if gu == nil && gvh == nil {
            guard let gs else { return c[0] = try Tensor.zeros(u.batchShape.appending(u.rows, vh.columns), u.dtype) }
            return c[0] = try u.mul(try gs.unsqueeze(-2)).matmul(vh)
        }
        func skew(_ x: Tensor) throws(TensorError) -> Tensor { try x.sub(try x.adjoint()) }
        let squares = try s.mul(s)
        let gaps = try squares.unsqueeze(-2).sub(try squares.unsqueeze(-1)).add(try Tensor.eye(k, dtype: s.dtype))
        var inner: Tensor?
        if let gu { inner = try skew(try u.adjoint().matmul(gu)).div(gaps).mul(try s.unsqueeze(-2)) }
        if let gvh {
            let part = try skew(try vh.matmul(try gvh.adjoint())).div(gaps).mul(try s.unsqueeze(-1))
            inner = try Tensor.sum(inner, part)
        }
        if let gs { inner = try Tensor.sum(inner, try gs.diagEmbed(0, -2, -1)) }
        var ga = try u.matmul(inner!).matmul(vh)
        if let gu, u.rows > k {
            let outside = try gu.sub(try u.matmul(try u.adjoint().matmul(gu)))
            ga = try ga.add(try outside.div(try s.unsqueeze(-2)).matmul(vh))
        }
        if let gvh, vh.columns > k {
            let outside = try gvh.sub(try gvh.matmul(try vh.adjoint()).matmul(vh))
            ga = try ga.add(try u.matmul(try outside.div(try s.unsqueeze(-1))))
        }
        c[0] = ga
    }
}

/// Eigenvalues, rising, and eigenvectors of Hermitian matrices; only one triangle is read.
struct Eigh: Op {
    static let name = "LinalgEigh"
    let upper: Bool
    let vectors: Bool

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let a = x.required(0)
        try Linalg.checkSquare(a, "linalg.eigh")
        _ = try Linalg.requireLapack(a.dtype, "linalg_eigh_cpu")
        return [
            TensorSpec(a.dtype, a.shape.dropping(1)),
            vectors ? .columnMajor(a.dtype, a.shape) : TensorSpec(a.dtype, Shape([0])), TensorSpec(.int32, a.batchShape),
        ]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let a = x.required(0), values = y.required(0), info = y.required(2), n = a.rows
        fillElements(info, 0)
        if a.numel == 0 { return }
        let v = try vectors ? y.required(1) : TensorSpec.columnMajor(a.dtype, a.shape).allocate()
        copyElements(from: a, to: v)
        let type = try Linalg.requireLapack(a.dtype, "linalg_eigh_cpu"), size = a.dtype.size, realSize = values.dtype.size
        let p = v.data, w = values.data, codes = info.pointer(Int32.self)
        let job: CChar = vectors ? 86 : 78, uplo: CChar = upper ? 85 : 76
        Linalg.forEachMatrix(info.numel, cost: 8 * n * n * n) { i in
            codes[i] = sg_lapack_syevd(type, job, uplo, Int32(n), p + i * n * n * size, Int32(n), w + i * n * realSize)
        }
        withExtendedLifetime(v) {}
    }

    func saves(_ needs: NeedsMask) -> Saves { [.output(0), .output(1)] }

    /// gA = V (diag(gL) + (V^H gV) / E) V^H, E_ij = l_j - l_i.
    func vjp(_ c: inout VJP) throws(TensorError) {
        guard c.needs(0) else { return }
        guard vectors else { throw .runtime("linalg.eigvalsh: its eigenvectors were not computed") }
        let l = try c.output(0), v = try c.output(1), n = v.columns
        guard let gv = c.grad(1) else {
            guard let gl = c.grad(0) else { return c[0] = try Tensor.zeros(v.shape, v.dtype) }
            return c[0] = try v.mul(try gl.unsqueeze(-2)).matmul(try v.adjoint())
        }
        let eye = try Tensor.eye(n, dtype: l.dtype)
        let gaps = try l.unsqueeze(-2).sub(try l.unsqueeze(-1)).add(eye)
        // On the diagonal stand the gradients of the eigenvalues.
        var inner = try v.adjoint().matmul(gv).div(gaps).mul(try eye.subtracted(from: 1))
        if let gl = c.grad(0) { inner = try inner.add(try gl.diagEmbed(0, -2, -1)) }
        c[0] = try v.matmul(inner).matmul(try v.adjoint())
    }
}

extension Tensor {
    /// U, S and Vh.
    func singularParts(full: Bool, vectors: Bool = true, _ what: String = "linalg.svd") throws(TensorError) -> [Tensor] {
        let r = try apply(SVD(full: full, vectors: vectors), Tensors(self))
        try Linalg.checkCalls(r[3], what)
        try Linalg.checkErrors(r[3], what)
        return Array(r[0..<3])
    }

    static func checkDriver(_ driver: String?, _ what: String) throws(TensorError) {
        guard driver == nil else {
            throw .runtime(
                "torch.linalg.\(what): keyword argument `driver=` is only supported on CUDA inputs with cuSOLVER backend.")
        }
    }

    /// U, S and Vh of this = U diag(S) Vh.
    public func svd(fullMatrices: Bool = true) throws(TensorError) -> (u: Tensor, s: Tensor, vh: Tensor) {
        let r = try singularParts(full: fullMatrices)
        return (r[0], r[1], r[2])
    }

    /// The singular values, falling.
    public func singularValues() throws(TensorError) -> Tensor {
        try singularParts(full: false, vectors: GradMode.isEnabled && requiresGrad)[1]
    }

    /// Eigenvalues and eigenvectors of Hermitian matrices, from the lower ("L") or upper ("U") triangle.
    func hermitianParts(_ uplo: String, vectors: Bool = true, _ what: String = "linalg.eigh") throws(TensorError) -> [Tensor] {
        guard ["L", "U", "l", "u"].contains(uplo) else {
            throw .runtime("Expected UPLO argument to be 'L' or 'U', but got \(uplo)")
        }
        let r = try apply(Eigh(upper: uplo == "U" || uplo == "u", vectors: vectors), Tensors(self))
        try Linalg.checkCalls(r[2], what)
        try Linalg.checkErrors(r[2], what)
        return Array(r[0..<2])
    }

    public func eigh(_ uplo: String = "L") throws(TensorError) -> (values: Tensor, vectors: Tensor) {
        let r = try hermitianParts(uplo)
        return (r[0], r[1])
    }

    /// The eigenvalues of Hermitian matrices, rising.
    public func eigvalsh(_ uplo: String = "L") throws(TensorError) -> Tensor {
        try hermitianParts(uplo, vectors: GradMode.isEnabled && requiresGrad)[0]
    }
}
