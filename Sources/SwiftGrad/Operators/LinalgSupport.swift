import COpenBLAS

// What the operators of linear algebra share: checks of matrices, LAPACK's element types, the texts of its errors.

enum Linalg {
    /// LAPACK's code of an element type, or nil where it has none.
    static func lapackType(_ d: DType) -> Int32? {
        switch d {
        case .float32: return Int32(SG_LAPACK_FLOAT)
        case .float64: return Int32(SG_LAPACK_DOUBLE)
        default: return nil
        }
    }

    /// LAPACK's code of an element type; `kernel` is the name in PyTorch's refusal of the others.
    static func requireLapack(_ d: DType, _ kernel: String) throws(TensorError) -> Int32 {
        guard let t = lapackType(d) else { throw notImplemented(kernel, for: d) }
        return t
    }

    /// The number in argument `i` as a tensor, or nil.
    static func tolerance(_ a: Arguments, _ i: Int) throws(TensorError) -> Tensor? {
        guard let x = a.optionalDouble(i) else { return nil }
        return try Tensor.full(Shape(), .double(x), .float64)
    }

    /// At least a matrix, of sizes that LAPACK's 32-bit integers hold.
    static func checkMatrix(_ a: Tensor, _ what: String, _ name: String = "A") throws(TensorError) {
        guard a.dim >= 2 else { throw .runtime("\(what): The input tensor \(name) must have at least 2 dimensions.") }
        guard a.rows < Int(Int32.max) / 64, a.columns < Int(Int32.max) / 64 else {
            throw .runtime("\(what): matrices of at most \(Int32.max / 64) rows and columns are supported, got \(a.shape)")
        }
    }

    static func checkSquare(_ a: Tensor, _ what: String, _ name: String = "A") throws(TensorError) {
        try checkMatrix(a, what, name)
        guard a.rows == a.columns else {
            throw .runtime("\(what): \(name) must be batches of square matrices, but they are \(a.rows) by \(a.columns) matrices")
        }
    }

    /// A float dtype; `low`: the half types too.
    static func checkFloat(_ a: Tensor, _ what: String, low: Bool = false) throws(TensorError) {
        guard a.dtype.isFloat else {
            throw .notImplemented("\(what): Expected a floating point or complex tensor as input. Got \(a.dtype.scalarName)")
        }
        guard low || !a.dtype.isHalf else {
            throw .notImplemented("\(what): Low precision dtypes not supported. Got \(a.dtype.scalarName)")
        }
    }

    /// Calls `body` for each of `count` matrices of about `cost` operations, on several threads where there are many.
    static func forEachMatrix(_ count: Int, cost: Int, _ body: (Int) -> Void) {
        GEMM.configure()
        ThreadPool.forRanges(count, grain: max(1, (1 << 16) / max(cost, 1))) { r in
            for i in r { body(i) }
        }
    }

    /// Out of memory and refused arguments among LAPACK's codes, which are not the input's fault.
    static func checkCalls(_ info: Tensor, _ what: String) throws(TensorError) {
        let p = info.pointer(Int32.self)
        for i in 0..<info.numel {
            if p[i] == SG_LAPACK_NO_MEMORY { throw TensorError(.memory, "\(what): no memory for LAPACK's workspace") }
        }
    }

    /// The error for LAPACK's codes, one a matrix, where one of them is not 0.
    static func checkErrors(_ info: Tensor, _ what: String) throws(TensorError) {
        let t = try info.dense(), p = t.pointer(Int32.self)
        guard let i = (0..<t.numel).first(where: { p[$0] != 0 }) else { return }
        let code = p[i]
        let place = info.dim == 0 ? ": " : ": (Batch element \(i)): "
        if code < 0 {
            if what == "linalg.svd" {
                throw TensorError(
                    .linalg,
                    "\(what)\(place)The algorithm failed to converge because the input matrix contained non-finite values.")
            }
            throw .runtime("\(what)\(place)Argument \(-code) has illegal value.")
        }
        let base = what.split(separator: ".").last.map(String.init) ?? what
        if mentions(base, "inv") {
            throw TensorError(
                .linalg,
                "\(what)\(place)The diagonal element \(code) is zero, the inversion could not be completed because the input matrix is singular."
            )
        }
        if mentions(base, "solve") {
            throw TensorError(.linalg, "\(what)\(place)The solver failed because the input matrix is singular.")
        }
        if mentions(base, "cholesky") {
            throw TensorError(
                .linalg,
                "\(what)\(place)The factorization could not be completed because the input is not positive-definite "
                    + "(the leading minor of order \(code) is not positive-definite).")
        }
        if mentions(base, "svd") {
            throw TensorError(
                .linalg,
                "\(what)\(place)The algorithm failed to converge because the input matrix is ill-conditioned or has too many repeated "
                    + "singular values (error code: \(code)).")
        }
        if mentions(base, "eig") {
            throw TensorError(
                .linalg,
                "\(what)\(place)The algorithm failed to converge because the input matrix is ill-conditioned or has too many repeated "
                    + "eigenvalues (error code: \(code)).")
        }
        if mentions(base, "lstsq") {
            throw TensorError(
                .linalg,
                "\(what)\(place)The least squares solution could not be computed because the input matrix does not have full rank "
                    + "(error code: \(code)).")
        }
        if mentions(base, "lu_factor") {
            throw .runtime(
                "\(what)\(place)U[\(code),\(code)] is zero and using it on lu_solve would result in a division by zero. If you still want "
                    + "to perform the factorization, consider calling linalg.lu(A, pivot) or linalg.lu_factor_ex(A, pivot)")
        }
        throw .runtime("\(what)\(place)Unknown error code: \(code).")
    }
}

extension Shape {
    /// Strides of a batch of matrices whose columns are dense, as LAPACK wants them.
    var columnMajorStrides: Shape {
        var s = contiguousStrides
        s[count - 2] = 1
        s[count - 1] = max(self[count - 2], 1)
        return s
    }

    /// The dimensions before the last `n`.
    func dropping(_ n: Int) -> Shape {
        var s = self
        for _ in 0..<min(n, count) { s.remove(at: s.count - 1) }
        return s
    }

    func appending(_ sizes: Int...) -> Shape {
        var s = self
        for n in sizes { s.append(n) }
        return s
    }
}

extension TensorSpec {
    /// A batch of matrices whose columns are dense.
    static func columnMajor(_ dtype: DType, _ shape: Shape) -> TensorSpec {
        TensorSpec(dtype, shape, strides: shape.columnMajorStrides)
    }
}

extension Tensor {
    var rows: Int { shape[dim - 2] }
    var columns: Int { shape[dim - 1] }
    /// The dimensions before those of the matrices.
    var batchShape: Shape { shape.dropping(2) }

    /// The matrices transposed and, where complex, conjugated.
    func adjoint() throws(TensorError) -> Tensor { try transpose(-2, -1) }

    func triangle(upper: Bool, _ diagonal: Int = 0) throws(TensorError) -> Tensor {
        try apply(Triangle(upper: upper, diagonal: diagonal), Tensors(self))
    }

    /// A copy whose columns are dense; outside the graph.
    func columnMajorCopy() throws(TensorError) -> Tensor {
        let t = try TensorSpec.columnMajor(dtype, shape).allocate()
        copyElements(from: self, to: t)
        return t
    }

    /// Expanded to other batch dimensions.
    func expandBatch(_ batch: Shape) throws(TensorError) -> Tensor {
        batchShape == batch ? self : try expand(batch.appending(rows, columns))
    }

    /// The identity as a batch of matrices of this tensor's dtype (expanded: not to be written to).
    func identity(_ n: Int, _ batch: Shape) throws(TensorError) -> Tensor {
        try Tensor.eye(n, dtype: dtype).expand(batch.appending(n, n))
    }

    /// The sum of two gradients, either of which may be missing.
    static func sum(_ a: Tensor?, _ b: Tensor?) throws(TensorError) -> Tensor? {
        guard let a else { return b }
        guard let b else { return a }
        return try a.add(b)
    }
}

/// Whether `part` occurs in `text`. (`String.contains` of a string sits in the module of regular expressions, which the package does
/// without: see Package.swift.)
private func mentions(_ text: String, _ part: String) -> Bool {
    var rest = text.utf8[...]
    while !rest.isEmpty {
        if rest.starts(with: part.utf8) { return true }
        rest.removeFirst()
    }
    return false
}
