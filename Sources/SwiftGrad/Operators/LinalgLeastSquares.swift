import COpenBLAS

// Pseudoinverses, ranks and least squares.

/// The pseudoinverse of Moore and Penrose; singular values at or below the tolerance count as 0.
struct PInv: Op {
    static let name = "LinalgPinv"
    let hermitian: Bool

    /// Inputs: A, atol, rtol (tensors that broadcast to the batch).
    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let a = x.required(0)
        guard a.dim >= 2, Linalg.lapackType(a.dtype) != nil else {
            throw .runtime(
                "linalg.pinv(\(a.dtype.scalarName){\(a.shape)}): expected a tensor with 2 or more dimensions of float, double, cfloat or "
                    + "cdouble types")
        }
        try Linalg.checkMatrix(a, "linalg.pinv")
        if hermitian { try Linalg.checkSquare(a, "linalg.eigh") }
        for i in 1..<3 {
            let tolerance = x.required(i).shape
            guard (try? broadcast(tolerance, a.batchShape)) == a.batchShape else {
                throw .runtime(
                    "linalg.pinv: atol and rtol must broadcast to the batch dimensions \(a.batchShape) of the input, got shape \(tolerance)"
                )
            }
        }
        return [TensorSpec(a.dtype, a.batchShape.appending(a.columns, a.rows))]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let a = x.required(0), out = y.required(0)
        if out.numel == 0 { return }
        let result = try withoutGradient { () throws(TensorError) in
            let atol = x.required(1), rtol = x.required(2)
            func inverted(_ s: Tensor) throws(TensorError) -> Tensor {
                let size = try s.abs()
                let most = try size.amax([-1], keepdim: true)
                let limit = try atol.unsqueeze(-1).maximum(try rtol.unsqueeze(-1).mul(most)).to(most.dtype)
                return try Tensor.where(try size.gt(limit), try s.reciprocal(), try .number(0)).to(s.dtype)
            }
            if hermitian {
                let e = try a.hermitianParts("L")
                return try e[1].mul(try inverted(e[0]).unsqueeze(-2)).matmul(try e[1].adjoint())
            }
            let d = try a.singularParts(full: false)
            return try d[2].adjoint().mul(try inverted(d[1]).unsqueeze(-2)).matmul(try d[0].adjoint())
        }
        copyElements(from: result, to: out)
    }

    func saves(_ needs: NeedsMask) -> Saves { [.input(0), .output(0)] }

    /// From dP = -P dA P + P P^H dA^H (I - A P) + (I - P A) dA^H P^H P.
    func vjp(_ c: inout VJP) throws(TensorError) {
        for i in 1..<3 where c.needs(i) { c[i] = try Tensor.zeros(c.shape(i), c.dtype(i)) }
        guard c.needs(0), let g = c.grad(0) else { return }
        c[0] = try PInv.gradient(try c.input(0), try c.output(0), g)
    }

    static func gradient(_ a: Tensor, _ p: Tensor, _ g: Tensor) throws(TensorError) -> Tensor {
        let ph = try p.adjoint(), gh = try g.adjoint()
        var ga = try ph.matmul(g).matmul(ph).neg()
        let one = try gh.matmul(p).matmul(ph)
        ga = try ga.add(try one.sub(try a.matmul(try p.matmul(one))))
        let two = try ph.matmul(p).matmul(gh)
        return try ga.add(try two.sub(try two.matmul(p).matmul(a)))
    }
}

/// The solution of min |A X - B| by one of LAPACK's drivers, with ranks and singular values.
struct Lstsq: Op {
    static let name = "LinalgLstsq"
    let driver: Int
    let rcond: Double

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let a = x.required(0), b = x.required(1), batch = a.batchShape, k = min(a.rows, a.columns)
        return [
            TensorSpec(a.dtype, batch.appending(a.columns, b.columns)), TensorSpec(.int64, batch),
            TensorSpec(a.dtype, batch.appending(k)), TensorSpec(.int32, batch),
        ]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let a = try x.required(0).columnMajorCopy(), b = x.required(1), m = a.rows, n = a.columns, k = b.columns, tall = max(m, n)
        let values = y.required(2), info = y.required(3), ranks = y.required(1)
        fillElements(info, 0)
        fillElements(ranks, 0)
        fillElements(y.required(0), 0)
        let work = try TensorSpec.columnMajor(a.dtype, a.batchShape.appending(tall, k)).allocate()
        fillElements(work, 0)
        copyElements(from: b, to: try work.detached().narrow(-2, start: 0, length: m))
        if a.numel > 0 && k > 0 {
            let type = try Linalg.requireLapack(a.dtype, "linalg_lstsq_cpu"), size = a.dtype.size, least = min(m, n)
            let p = a.data, q = work.data, s = values.data, realSize = values.dtype.size
            let codes = info.pointer(Int32.self), r = ranks.pointer(Int.self)
            Linalg.forEachMatrix(info.numel, cost: 4 * m * n * least) { i in
                var rank: Int32 = 0
                codes[i] = sg_lapack_lstsq(
                    type, Int32(driver), Int32(m), Int32(n), Int32(k), p + i * m * n * size, Int32(m), q + i * tall * k * size,
                    Int32(tall),
                    s + i * least * realSize, rcond, &rank)
                r[i] = Int(rank)
            }
        }
        copyElements(from: try work.detached().narrow(-2, start: 0, length: n), to: y.required(0))
        withExtendedLifetime((a, work)) {}
    }

    func saves(_ needs: NeedsMask) -> Saves { .inputs(2) }

    /// X = pinv(A) B.
    func vjp(_ c: inout VJP) throws(TensorError) {
        guard let g = c.grad(0) else { return }
        let a = try c.input(0), p = try a.pinv()
        if c.needs(1) { c[1] = try p.adjoint().matmul(g) }
        if c.needs(0) { c[0] = try PInv.gradient(a, p, try g.matmul(try c.input(1).adjoint())) }
    }
}

extension Tensor {
    /// max(m, n) times the rounding error of the dtype.
    private var defaultTolerance: Double {
        (dtype == .float64 ? Double.ulpOfOne : Double(Float.ulpOfOne)) * Double(max(rows, columns))
    }

    /// atol and rtol as tensors, PyTorch's defaults where they are missing: rtol is 0 where only a positive atol is given.
    private func tolerances(_ atol: Tensor?, _ rtol: Tensor?) throws(TensorError) -> (Tensor, Tensor) {
        let kind = dtype == .float64 ? DType.float64 : .float32
        let zero = try Tensor.zeros(Shape(), kind)
        let a = atol ?? zero
        if let rtol { return (a, rtol) }
        let usual = try Tensor.full(Shape(), .double(defaultTolerance), kind)
        guard let atol else { return (a, usual) }
        return (a, try Tensor.where(try atol.gt(try .number(0)), zero, usual))
    }

    /// The pseudoinverse.
    public func pinv(atol: Tensor? = nil, rtol: Tensor? = nil, hermitian: Bool = false) throws(TensorError) -> Tensor {
        guard dim >= 2 else { return try apply1(PInv(hermitian: hermitian), Tensors(self)) }
        let (a, r) = try tolerances(atol, rtol)
        return try apply1(PInv(hermitian: hermitian), Tensors(self, a.detached(), r.detached()))
    }

    /// The number of singular values above the tolerance.
    public func matrixRank(atol: Tensor? = nil, rtol: Tensor? = nil, hermitian: Bool = false) throws(TensorError) -> Tensor {
        let what = "torch.linalg.matrix_rank"
        try Linalg.checkMatrix(self, what, "input")
        guard Linalg.lapackType(dtype) != nil else {
            throw .runtime("This function doesn't handle types other than float and double")
        }
        let x = detached()
        if numel == 0 { return try Tensor.zeros(batchShape, .int64) }
        let (a, r) = try tolerances(atol, rtol)
        let s = hermitian ? try x.eigvalsh().abs() : try x.singularValues()
        let most = try hermitian ? s.amax([-1], keepdim: true) : s.narrow(-1, start: 0, length: 1)
        let limit = try a.detached().unsqueeze(-1).maximum(try r.detached().unsqueeze(-1).mul(most))
        return try s.gt(limit).sum([-1])
    }

    /// Solution, residuals, rank and singular values of min |this X - b|.
    func leastSquares(_ b: Tensor, rcond: Double?, driver: String?) throws(TensorError) -> [Tensor] {
        let what = "torch.linalg.lstsq"
        guard dim >= 2 else { throw .runtime("\(what): input must have at least 2 dimensions.") }
        guard b.dim >= 1 else { throw .runtime("\(what): other must have at least 1 dimension.") }
        try Linalg.checkMatrix(self, what)
        guard dtype == b.dtype else {
            throw .runtime(
                "\(what): Expected input and other to have the same dtype, but got input's dtype \(dtype.scalarName) and other's dtype "
                    + "\(b.dtype.scalarName)")
        }
        let names = ["gels", "gelsy", "gelsd", "gelss"]
        guard let kind = names.firstIndex(of: driver ?? "gelsy") else {
            throw .runtime("\(what): parameter `driver` should be one of (gels, gelsy, gelsd, gelss)")
        }
        _ = try Linalg.requireLapack(dtype, "linalg_lstsq_cpu")
        let isVector = b.dim == 1 || (dim - 1 == b.dim && b.shape == shape.dropping(1))
        let m = isVector ? try b.unsqueeze(-1) : b
        guard m.dim >= 2, rows == m.rows else {
            throw .runtime(
                isVector
                    ? "\(what): input.size(-2) should match other.size(-1)"
                    : "\(what): input.size(-2) should match other.size(-2)")
        }
        let batch = try broadcast(batchShape, m.batchShape)
        let a = try expandBatch(batch), rhs = try m.expandBatch(batch)
        let r = try apply(Lstsq(driver: kind, rcond: rcond ?? defaultTolerance), Tensors(a, rhs), nonDifferentiable: 0b1110)
        try Linalg.checkCalls(r[3], what)
        try Linalg.checkErrors(r[3], what)
        // Residuals of full-rank, overdetermined systems, as PyTorch gives them.
        let k = min(rows, columns)
        let fullRank = try kind == 0 ? true : kind == 1 ? false : r[1].eq(try .number(.int(k))).allTrue()
        let residuals: Tensor
        if rows > columns, fullRank {
            residuals = try rhs.sub(try a.matmul(r[0])).pow(2).sum([-2])
        } else {
            residuals = try r[0].reshape([-1]).narrow(0, start: 0, length: 0)
        }
        return [
            isVector ? try r[0].squeeze(-1) : r[0], residuals, kind == 0 ? try Tensor.zeros(Shape([0]), .int64) : r[1],
            kind >= 2 ? r[2] : try Tensor.zeros(Shape([0]), dtype),
        ]
    }
}
