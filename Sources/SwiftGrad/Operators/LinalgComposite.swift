// Functions of matrices made of other operators: exponential, powers, products of several, tensor equations.

extension Tensor {
    /// e to the power of square matrices: the Taylor polynomial of degree 18 of the matrix over 2^s, squared s times. s brings each norm
    /// to at most 1, where the terms left out are below 1 / 19! = 8e-18.
    public func matrixExp() throws(TensorError) -> Tensor {
        let what = "linalg.matrix_exp"
        try Linalg.checkSquare(self, what)
        try Linalg.checkFloat(self, what, low: true)
        let n = rows
        if numel == 0 { return try clone(contiguous: true) }
        if n == 1 { return try exp() }
        if dtype.isHalf { return try to(.float32).matrixExp().to(dtype) }
        // Squarings that each matrix needs.
        let norms = try detached().vectorNorm(1, [-2]).amax([-1]).dense(.float64)
        let p = norms.pointer(Double.self)
        let steps = try Tensor(empty: norms.shape, .float64), s = steps.pointer(Double.self)
        var most = 0
        for i in 0..<norms.numel {
            let k = p[i].isFinite && p[i] > 1 ? Swift.min(1100, p[i].exponent + 1) : 0
            s[i] = Double(k)
            most = Swift.max(most, Int(k))
        }
        let scale = try Tensor.full(Shape(), 2, .float64).pow(try steps.neg()).dense(dtype).unsqueeze(-1).unsqueeze(-1)
        let a = try mul(scale)
        let eye = try identity(n, batchShape)
        // Paterson and Stockmeyer: sums of four powers, joined by a^4.
        let a2 = try a.matmul(a), a3 = try a2.matmul(a), a4 = try a2.matmul(a2)
        var inverse = [1.0]
        for k in 1...18 { inverse.append(inverse[k - 1] / Double(k)) }
        func block(_ from: Int) throws(TensorError) -> Tensor {
            var y = try eye.mul(.double(inverse[from]))
            for (k, power) in [a, a2, a3].enumerated() where from + k + 1 <= 18 {
                y = try y.add(power, alpha: .double(inverse[from + k + 1]))
            }
            return y
        }
        var y = try block(16)
        for from in [12, 8, 4, 0] { y = try y.matmul(a4).add(try block(from)) }
        for k in 0..<most {
            let active = try steps.gt(try .number(.double(Double(k)))).unsqueeze(-1).unsqueeze(-1)
            y = try y.matmul(steps.numel == 1 ? y : try Tensor.where(active, y, eye))
        }
        return y
    }

    /// The product of matrices (the first and last may be vectors) in the order that costs least.
    static func chainProduct(_ list: [Tensor]) throws(TensorError) -> Tensor {
        let what = "multi_dot()", n = list.count
        guard n >= 2 else { throw .runtime("\(what): expected at least 2 tensors but got \(n)") }
        let first = list[0], last = list[n - 1]
        guard first.dim == 1 || first.dim == 2 else {
            throw .runtime("\(what): the first tensor must be 1D or 2D but got \(first.dim)D")
        }
        guard last.dim == 1 || last.dim == 2 else {
            throw .runtime("\(what): the last tensor must be 1D or 2D but got \(last.dim)D")
        }
        var m = list
        if first.dim == 1 { m[0] = try first.unsqueeze(0) }
        if last.dim == 1 { m[n - 1] = try last.unsqueeze(-1) }
        for (i, t) in m.enumerated() {
            guard t.dim == 2 else { throw .runtime("\(what): tensor \(i) must be 2D but got \(t.dim)D") }
            guard t.dtype == first.dtype else {
                throw .runtime(
                    "\(what): all tensors must have be the same dtype but tensor 0 is \(first.dtype.cName) and tensor \(i) \(t.dtype.cName)"
                )
            }
            if i > 0, m[i - 1].shape[1] != t.shape[0] {
                throw .runtime(
                    "\(what): tensors \(i - 1) and \(i) with shapes \(list[i - 1].shape) and \(list[i].shape) cannot be multiplied"
                )
            }
        }
        // cost[i][j]: least multiplications for matrices i ... j, splitting after split[i][j].
        let sizes = [m[0].shape[0]] + m.map { $0.shape[1] }
        var cost = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
        var split = [[Int]](repeating: [Int](repeating: 0, count: n), count: n)
        for length in 1..<n {
            for i in 0..<(n - length) {
                let j = i + length
                cost[i][j] = .infinity
                for k in i..<j {
                    let c = cost[i][k] + cost[k + 1][j] + Double(sizes[i]) * Double(sizes[k + 1]) * Double(sizes[j + 1])
                    if c < cost[i][j] { (cost[i][j], split[i][j]) = (c, k) }
                }
            }
        }
        func product(_ i: Int, _ j: Int) throws(TensorError) -> Tensor {
            i == j ? m[i] : try product(i, split[i][j]).mm(try product(split[i][j] + 1, j))
        }
        var y = try product(0, n - 1)
        if last.dim == 1 { y = try y.squeeze(-1) }
        if first.dim == 1 { y = try y.squeeze(0) }
        return y
    }

    /// The inverse of the map that contracts the last `dim - ind` dimensions.
    func tensorInverse(_ ind: Int) throws(TensorError) -> Tensor {
        guard ind > 0 else { throw .runtime("Expected a strictly positive integer for 'ind', but got \(ind)") }
        guard ind <= dim else { throw .runtime("tensorinv: 'ind' must be at most the number of dimensions \(dim), got \(ind)") }
        let start = Shape(shape.array[0..<ind]), end = Shape(shape.array[ind...])
        guard start.numel == end.numel else {
            throw .runtime(
                "Expected self to satisfy the requirement prod(self.shape[ind:]) == prod(self.shape[:ind]), but got \(end.numel) != "
                    + "\(start.numel)")
        }
        let n = start.numel
        return try reshape(Shape([n, n])).inverse("inv").reshape(Shape(end.array + start.array))
    }

    /// x with tensordot(this, x) = `b`; `dims` of this are moved to the right first.
    func tensorSolve(_ b: Tensor, _ dims: [Int]?) throws(TensorError) -> Tensor {
        var a = self
        if let dims { a = try movedim(dims, dims.indices.map { dim - dims.count + $0 }) }
        guard b.dim <= a.dim else { throw .runtime("tensorsolve: at least \(b.dim) dimensions are required, got \(a.dim)") }
        let result = Shape(a.shape.array[b.dim...]), head = Shape(a.shape.array[0..<b.dim])
        guard result.numel == head.numel else {
            throw .runtime(
                "Expected self to satisfy the requirement prod(self.shape[other.ndim:]) == prod(self.shape[:other.ndim]), but got "
                    + "\(result.numel) != \(head.numel)")
        }
        let n = result.numel
        return try a.reshape(Shape([n, n])).solve(try b.reshape(Shape([b.numel]))).reshape(result)
    }

    /// The powers 0 ..< `count` of the last dimension's elements, in a new last dimension.
    func powers(_ count: Int) throws(TensorError) -> Tensor {
        let x = try unsqueeze(-1).expand(shape.appending(Swift.max(count - 1, 0)))
        let kind = dtype.isFloat ? dtype : DType.int64
        let one = try Tensor.full(shape.appending(1), 1, kind)
        if count <= 0 { return try one.narrow(-1, start: 0, length: 0) }
        return try Tensor.cat([one, try x.cumprod(-1)], -1)
    }

    /// Solves A X = this, from a Cholesky factor of A.
    func choleskySolve(_ factor: Tensor, upper: Bool) throws(TensorError) -> Tensor {
        guard dim >= 2 else { throw .runtime("b should have at least 2 dimensions, but has \(dim) dimensions instead") }
        guard factor.dim >= 2 else {
            throw .runtime("u should have at least 2 dimensions, but has \(factor.dim) dimensions instead")
        }
        guard factor.rows == factor.columns else {
            throw .runtime("A must be batches of square matrices, but they are \(factor.rows) by \(factor.columns) matrices")
        }
        guard factor.rows == rows else {
            throw .runtime(
                "Incompatible matrix sizes for cholesky_solve: each A matrix is \(factor.rows) by \(factor.rows) but each b matrix is \(rows) by \(columns)"
            )
        }
        let batch = try broadcast(batchShape, factor.batchShape)
        return try apply1(CholeskySolve(upper: upper), Tensors(try expandBatch(batch), try factor.expandBatch(batch)))
    }

    /// The inverse of A, this being a Cholesky factor of it.
    func choleskyInverse(upper: Bool) throws(TensorError) -> Tensor {
        try Linalg.checkSquare(self, "cholesky_inverse")
        return try identity(rows, batchShape).choleskySolve(self, upper: upper)
    }

    /// Sums of neighbours' areas up to each point.
    func cumulativeTrapezoid(_ x: Tensor?, dx: Scalar, _ d: Int) throws(TensorError) -> Tensor {
        guard dtype != .bool, x?.dtype != .bool else {
            throw .notImplemented("cumulative_trapezoid: received a bool input for `x` or `y`, but bool is not supported")
        }
        let k = try wrap(dim: d, dim)
        guard dim > 0 else { throw .runtime("cumulative_trapezoid: a tensor of at least one dimension is required") }
        let n = shape[k]
        if n == 0 { return try clone(contiguous: true) }
        let pairs = try narrow(k, start: 1, length: n - 1).add(try narrow(k, start: 0, length: n - 1))
        guard let x else { return try pairs.mul(.double(dx.double / 2)).cumsum(k) }
        guard x.dim > 0 else { throw .runtime("cumulative_trapezoid: x must have at least one dimension") }
        guard x.dim == 1 || x.dim <= dim else {
            throw .runtime("cumulative_trapezoid: x of at most \(dim) dimensions is required, got \(x.dim)")
        }
        let along = x.dim == 1 ? 0 : k - (dim - x.dim)
        guard along >= 0, x.shape[along] == n || x.dim > 1 else {
            throw .runtime("cumulative_trapezoid: There must be one `x` value for each sample point, got \(x.shape) and \(shape)")
        }
        var steps = try x.diff(1, along)
        if x.dim == 1 {
            var s = Shape(count: dim, repeating: 1)
            s[k] = n - 1
            steps = try steps.reshape(s)
        }
        return try steps.mul(pairs).cumsum(k).div(2)
    }
}
