import COpenBLAS

// QR factorization and products of Householder reflectors.

enum QRMode: String {
    case reduced, complete, r

    init(checking text: String) throws(TensorError) {
        guard let mode = QRMode(rawValue: text) else {
            throw .runtime("qr received unrecognized mode '\(text)' but expected one of 'reduced' (default), 'r', or 'complete'")
        }
        self = mode
    }
}

/// A = Q R with orthonormal columns of Q and an upper triangular R.
struct QR: Op {
    static let name = "LinalgQr"
    let mode: QRMode

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let a = x.required(0)
        try Linalg.checkMatrix(a, "linalg.qr")
        try Linalg.checkFloat(a, "linalg.qr", low: true)
        _ = try Linalg.requireLapack(a.dtype, "geqrf_cpu")
        let m = a.rows, n = a.columns, k = min(m, n), batch = a.batchShape
        let q =
            mode == .r ? TensorSpec(a.dtype, Shape([0])) : .columnMajor(a.dtype, batch.appending(m, mode == .complete ? m : k))
        return [q, TensorSpec(a.dtype, batch.appending(mode == .complete ? m : k, n))]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let a = x.required(0), q = y.required(0), r = y.required(1)
        let m = a.rows, n = a.columns, k = min(m, n), batch = a.batchShape, count = batch.numel
        let type = try Linalg.requireLapack(a.dtype, "geqrf_cpu"), size = a.dtype.size
        let work = try a.columnMajorCopy(), tau = try Tensor(empty: batch.appending(k), a.dtype)
        if a.numel > 0 {
            let p = work.data, t = tau.data
            Linalg.forEachMatrix(count, cost: 2 * m * n * k) { i in
                _ = sg_lapack_geqrf(type, Int32(m), Int32(n), p + i * m * n * size, Int32(m), t + i * k * size)
            }
        }
        let head = try withoutGradient { () throws(TensorError) in
            let upper = try work.triangle(upper: true)
            return mode == .complete ? upper : try upper.narrow(-2, start: 0, length: k)
        }
        copyElements(from: head, to: r)
        if mode == .r || q.numel == 0 { return }
        let columns = q.columns
        if a.numel == 0 { return copyElements(from: try q.identity(m, batch), to: q) }
        let p = work.data, t = tau.data, target = q.data
        Linalg.forEachMatrix(count, cost: 2 * m * columns * k) { i in
            let matrix = target + i * m * columns * size
            matrix.copyMemory(from: p + i * m * n * size, byteCount: m * min(n, columns) * size)
            if columns > n {
                (matrix + m * n * size).initializeMemory(as: UInt8.self, repeating: 0, count: m * (columns - n) * size)
            }
            _ = sg_lapack_orgqr(type, Int32(m), Int32(columns), Int32(k), matrix, Int32(m), t + i * k * size)
        }
        withExtendedLifetime((work, tau)) {}
    }

    func saves(_ needs: NeedsMask) -> Saves { [.output(0), .output(1)] }

    /// Square or tall: gA = (gQ + Q s(triu(gR R^H - Q^H gQ))) R^-H, s making Hermitian. Wide: R = [R1 R2], R2 = Q^H A2.
    func vjp(_ c: inout VJP) throws(TensorError) {
        guard c.needs(0) else { return }
        guard mode != .r else {
            throw .runtime(
                "The derivative of linalg.qr depends on Q, which is not computed when mode='r'. Please use linalg.qr(A, "
                    + "mode='reduced') if you are going to differentiate through linalg.qr.")
        }
        let q = try c.output(0), r = try c.output(1), n = r.columns, m = q.rows
        guard mode == .reduced || m <= n else {
            throw .runtime("The QR decomposition is not differentiable when mode='complete' and nrows > ncols.")
        }
        let gq = c.grad(0), gr = c.grad(1)
        if m >= n { return c[0] = try QR.tall(q, r, gq, gr) }
        let r1 = try r.narrow(-1, start: 0, length: m), r2 = try r.narrow(-1, start: m, length: n - m)
        guard let gr else {
            let head = try QR.tall(q, r1, gq, nil)
            let rest = try Tensor.zeros(r2.shape, r2.dtype)
            return c[0] = try Tensor.cat([head, rest], -1)
        }
        let gr1 = try gr.narrow(-1, start: 0, length: m), gr2 = try gr.narrow(-1, start: m, length: n - m)
        let a2 = try q.matmul(r2)
        let inner = try Tensor.sum(gq, try a2.matmul(try gr2.adjoint()))
        c[0] = try Tensor.cat([try QR.tall(q, r1, inner, gr1), try q.matmul(gr2)], -1)
    }

    private static func tall(_ q: Tensor, _ r: Tensor, _ gq: Tensor?, _ gr: Tensor?) throws(TensorError) -> Tensor {
        let first = try gr.map { g throws(TensorError) in try g.matmul(try r.adjoint()) }
        let second = try gq.map { g throws(TensorError) in try q.adjoint().matmul(g).neg() }
        guard let m = try Tensor.sum(first, second) else {
            return try Tensor.zeros(q.batchShape.appending(q.rows, r.columns), q.dtype)
        }
        let s = try m.triangle(upper: true).add(try m.triangle(upper: true, 1).adjoint())
        let left = try Tensor.sum(gq, try q.matmul(s)) ?? s
        return try r.adjoint().solveTriangular(left, upper: false, left: false)
    }
}

/// LAPACK's own form of QR: R above the diagonal, reflectors below it, and their factors.
struct GeQRF: Op, Operator {
    static let name = "Geqrf"
    static let schema = "geqrf(Tensor self) -> (Tensor a, Tensor tau)"
    static let doc =
        "LAPACK's form of a QR factorization: R on and above the diagonal, Householder reflectors below it, their factors `tau`."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tuple(try apply(GeQRF(), Tensors(try a.tensor(0)))) }

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let a = x.required(0)
        guard a.dim >= 2 else { throw .runtime("torch.geqrf: input must have at least 2 dimensions.") }
        try Linalg.checkMatrix(a, "torch.geqrf")
        _ = try Linalg.requireLapack(a.dtype, "geqrf_cpu")
        return [.columnMajor(a.dtype, a.shape), TensorSpec(a.dtype, a.batchShape.appending(min(a.rows, a.columns)))]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let a = y.required(0), tau = y.required(1), m = a.rows, n = a.columns, k = min(m, n), size = a.dtype.size
        copyElements(from: x.required(0), to: a)
        if a.numel == 0 { return }
        let type = try Linalg.requireLapack(a.dtype, "geqrf_cpu"), p = a.data, t = tau.data
        Linalg.forEachMatrix(a.batchShape.numel, cost: 2 * m * n * k) { i in
            _ = sg_lapack_geqrf(type, Int32(m), Int32(n), p + i * m * n * size, Int32(m), t + i * k * size)
        }
    }

    func saves(_ needs: NeedsMask) -> Saves { .none }
    func vjp(_ c: inout VJP) throws(TensorError) { throw noGradient("geqrf") }
}

extension Tensor {
    /// Q and R of this = Q R; mode "r" gives an empty Q.
    public func qr(mode: String = "reduced") throws(TensorError) -> (q: Tensor, r: Tensor) {
        let r = try apply(QR(mode: try QRMode(checking: mode)), Tensors(self))
        return (r[0], r[1])
    }

    /// The first columns of the product of the reflectors H_i = I - tau_i v_i v_i^H, v_i being column i below its diagonal, after a 1.
    public func householderProduct(_ tau: Tensor) throws(TensorError) -> Tensor {
        let what = "torch.linalg.householder_product"
        guard dim >= 2 else { throw .runtime("\(what): input must have at least 2 dimensions.") }
        try Linalg.checkMatrix(self, what)
        guard rows >= columns else { throw .runtime("\(what): input.shape[-2] must be greater than or equal to input.shape[-1]") }
        guard tau.dim >= 1, columns >= tau.shape[tau.dim - 1] else {
            throw .runtime("\(what): input.shape[-1] must be greater than or equal to tau.shape[-1]")
        }
        guard dim - tau.dim == 1, tau.shape.dropping(1) == batchShape else {
            throw .runtime(
                "\(what): Expected tau to have one dimension less than input, but got tau.ndim equal to \(tau.dim) and input.ndim is "
                    + "equal to \(dim), shapes \(tau.shape) and \(shape)")
        }
        guard dtype == tau.dtype else {
            throw .runtime("\(what): tau dtype \(tau.dtype.scalarName) does not match input dtype \(dtype.scalarName)")
        }
        let type = try Linalg.requireLapack(dtype, "orgqr_cpu"), m = rows, n = columns, k = tau.shape[tau.dim - 1]
        if n == 0 { return try clone(contiguous: true) }
        if GradMode.isEnabled, requiresGrad || tau.requiresGrad {
            var q = try identity(m, batchShape).narrow(-1, start: 0, length: n)
            for i in stride(from: k - 1, through: 0, by: -1) { q = try reflected(q, tau, i, fromLeft: true) }
            return q
        }
        let q = try columnMajorCopy(), t = try tau.dense(), size = dtype.size, p = q.data, factors = t.data
        if q.numel > 0 {
            Linalg.forEachMatrix(batchShape.numel, cost: 2 * m * n * k) { i in
                _ = sg_lapack_orgqr(type, Int32(m), Int32(n), Int32(k), p + i * m * n * size, Int32(m), factors + i * k * size)
            }
        }
        withExtendedLifetime(t) {}
        return q
    }

    /// H_i x or x H_i for reflector `i` of the columns of this matrix.
    private func reflected(_ x: Tensor, _ tau: Tensor, _ i: Int, fromLeft: Bool) throws(TensorError) -> Tensor {
        let m = rows
        let one = try Tensor.full(batchShape.appending(1, 1), 1, dtype)
        var parts = [one]
        if i > 0 { parts.insert(try Tensor.zeros(batchShape.appending(i, 1), dtype), at: 0) }
        if i + 1 < m { parts.append(try narrow(-1, start: i, length: 1).narrow(-2, start: i + 1, length: m - i - 1)) }
        let v = try Tensor.cat(parts, -2), scaled = try v.mul(try tau.narrow(-1, start: i, length: 1).unsqueeze(-1))
        return fromLeft
            ? try x.sub(try scaled.matmul(try v.adjoint().matmul(x))) : try x.sub(try x.matmul(scaled).matmul(try v.adjoint()))
    }

    /// Q c, c Q, Q^H c or c Q^H for the square Q that the reflectors in this matrix make.
    func multiplyByQ(_ tau: Tensor, _ c: Tensor, left: Bool, transpose: Bool) throws(TensorError) -> Tensor {
        let what = "torch.ormqr"
        for (t, name) in [(self, "input"), (c, "other")] where t.dim < 2 {
            throw .runtime("\(what): \(name) must have at least 2 dimensions.")
        }
        try Linalg.checkMatrix(self, what)
        try Linalg.checkMatrix(c, what, "other")
        let order = left ? c.rows : c.columns
        guard tau.dim >= 1, tau.shape[tau.dim - 1] <= columns, order >= tau.shape[tau.dim - 1] else {
            throw .runtime("\(what): tau.shape[-1] must be equal to min(other.shape[\(left ? -2 : -1)], input.shape[-1])")
        }
        let k = tau.shape[tau.dim - 1]
        guard k == min(order, columns) else {
            throw .runtime("\(what): tau.shape[-1] must be equal to min(other.shape[\(left ? -2 : -1)], input.shape[-1])")
        }
        guard rows == order else {
            throw .runtime("\(what): input.shape[-2] must be equal to other.shape[\(left ? -2 : -1)]")
        }
        guard dim == c.dim, batchShape == c.batchShape, tau.shape.dropping(1) == batchShape else {
            throw .runtime(
                "\(what): batch dimensions of input, tau and other must be equal, got \(shape), \(tau.shape) and \(c.shape)")
        }
        guard dtype == tau.dtype, dtype == c.dtype else {
            throw .runtime("\(what): input, tau and other must have one dtype, got \(dtype), \(tau.dtype) and \(c.dtype)")
        }
        let type = try Linalg.requireLapack(dtype, "ormqr_cpu")
        if GradMode.isEnabled, requiresGrad || tau.requiresGrad || c.requiresGrad {
            // Q = H_0 ... H_k-1: the last acts first from the left, unless transposed.
            var x = c
            let order = Array(0..<k)
            for i in left == transpose ? order : order.reversed() { x = try reflected(x, tau, i, fromLeft: left) }
            return x
        }
        let y = try c.columnMajorCopy(), a = try columnMajorCopy(), t = try tau.dense()
        let size = dtype.size, m = y.rows, n = y.columns, rows = self.rows, columns = self.columns
        let p = a.data, factors = t.data, target = y.data
        if y.numel > 0 && k > 0 {
            Linalg.forEachMatrix(batchShape.numel, cost: 2 * m * n * k) { i in
                _ = sg_lapack_ormqr(
                    type, left ? 76 : 82, transpose ? 84 : 78, Int32(m), Int32(n), Int32(k), p + i * rows * columns * size,
                    Int32(rows),
                    factors + i * k * size, target + i * m * n * size, Int32(m))
            }
        }
        withExtendedLifetime((a, t)) {}
        return y
    }
}
