// Norms of vectors and matrices, condition numbers.

/// Which norm: a number or a name ("fro", "nuc").
enum NormOrder {
    case number(Double)
    case name(String)

    /// As PyTorch's messages show it.
    var text: String {
        switch self {
        case .number(let p):
            return p == p.rounded() && p.magnitude < 1e15 ? "\(Int(p))" : p.isInfinite ? (p > 0 ? "inf" : "-inf") : "\(p)"
        case .name(let s): return s
        }
    }
}

extension Tensor {
    /// `vectorNorm` with the checks of torch.linalg.vector_norm.
    func checkedVectorNorm(_ p: Double, _ dims: [Int]?, keepdim: Bool, dtype: DType?) throws(TensorError) -> Tensor {
        let what = "linalg.vector_norm"
        if !self.dtype.isComplex { try Linalg.checkFloat(self, what, low: true) }
        if let dtype, !dtype.isInexact {
            throw .runtime("\(what): dtype should be floating point or complex, but got \(dtype.scalarName)")
        }
        if let dtype, !self.dtype.canCast(to: dtype) || (self.dtype.real == .float64 && dtype.real != .float64) {
            throw .runtime(
                "\(what): the dtype of the input (\(self.dtype.scalarName)) should be convertible without narrowing to the specified dtype "
                    + "(\(dtype.scalarName))")
        }
        if numel == 0, p < 0 || p == .infinity {
            let order = NormOrder.number(p).text
            if dims == nil || dims?.isEmpty == true {
                throw .runtime(
                    "\(what) cannot compute the \(order) norm on an empty tensor because the operation does not have an identity")
            }
            for d in dims ?? [] where shape[try wrap(dim: d, dim)] == 0 {
                throw .runtime(
                    "\(what) cannot compute the \(order) norm on the dimension \(d) because this dimension is empty and the operation does "
                        + "not have an identity")
            }
        }
        return try vectorNorm(p, dims, keepdim: keepdim, dtype: dtype)
    }

    /// The norm of matrices that `dims` hold: "fro", "nuc", or 1, -1, 2, -2, inf, -inf.
    func matrixNorm(_ order: NormOrder, _ dims: [Int] = [-2, -1], keepdim: Bool = false, dtype: DType? = nil)
        throws(TensorError) -> Tensor
    {
        let what = "linalg.matrix_norm"
        try Linalg.checkMatrix(self, what)
        guard dims.count == 2 else {
            throw .runtime("\(what): dim must be a 2-tuple. Got \(dims.map(String.init).joined(separator: " "))")
        }
        try Linalg.checkFloat(self, what, low: true)
        let i = try wrap(dim: dims[0], dim), j = try wrap(dim: dims[1], dim)
        guard i != j else { throw .runtime("\(what): dims must be different. Got (\(dims[0]), \(dims[1]))") }
        if let dtype, !dtype.isFloat {
            throw .runtime("\(what): dtype should be floating point or complex, but got \(dtype.scalarName)")
        }
        let x = try dtype.map { d throws(TensorError) in try to(d) } ?? self
        func spectral(_ reduce: (Tensor) throws(TensorError) -> Tensor) throws(TensorError) -> Tensor {
            let last = try x.movedim([i, j], [-2, -1])
            let y = try reduce(try last.singularValues())
            guard keepdim else { return y }
            return try y.unsqueeze(Swift.min(i, j)).unsqueeze(Swift.max(i, j))
        }
        switch order {
        case .name("fro"): return try x.vectorNorm(2, [i, j], keepdim: keepdim)
        case .name("nuc"): return try spectral { s throws(TensorError) in try s.sum([-1]) }
        case .name: break
        case .number(let p) where p.magnitude == 2:
            return try spectral { s throws(TensorError) in
                if s.shape[s.dim - 1] == 0 {
                    guard p > 0 else {
                        throw .index("amin(): Expected reduction dim -1 to have non-zero size.")
                    }
                    return try Tensor.zeros(s.shape.dropping(1), s.dtype)
                }
                return try p > 0 ? s.amax([-1]) : s.amin([-1])
            }
        case .number(let p) where p.magnitude == 1 || p.isInfinite:
            // The largest (smallest) sum of a column, or of a row.
            let inner = p.isInfinite ? j : i, outer = p.isInfinite ? i : j
            let sums = try x.vectorNorm(1, [inner], keepdim: true)
            if sums.shape[outer] == 0, p > 0 {
                var s = sums.shape
                s[outer] = 1
                let zero = try Tensor.zeros(s, sums.dtype)
                return keepdim ? zero : try zero.squeeze([i, j])
            }
            let y = try p > 0 ? sums.amax([outer], keepdim: true) : sums.amin([outer], keepdim: true)
            return keepdim ? y : try y.squeeze([i, j])
        case .number: break
        }
        throw .runtime("\(what): Order \(order.text) not supported.")
    }

    /// torch.linalg.norm: a vector norm over one dimension, a matrix norm over two; without an order, the 2-norm of all elements.
    func linalgNorm(_ order: NormOrder?, _ dims: [Int]?, keepdim: Bool, dtype: DType?) throws(TensorError) -> Tensor {
        if let dims, order != nil, dims.count != 1 && dims.count != 2 {
            throw .runtime("linalg.norm: If dim is specified, it must be of length 1 or 2. Got \(dims)")
        }
        if dims == nil, order != nil, dim != 1 && dim != 2 {
            throw .runtime("linalg.norm: If dim is not specified but ord is, the input must be 1D or 2D. Got \(dim)D.")
        }
        guard let order else { return try checkedVectorNorm(2, dims, keepdim: keepdim, dtype: dtype) }
        let isMatrix = dims.map { $0.count == 2 } ?? (dim == 2)
        switch order {
        case .number(let p) where !isMatrix: return try checkedVectorNorm(p, dims, keepdim: keepdim, dtype: dtype)
        default: return try matrixNorm(order, dims ?? (0..<dim).map { $0 }, keepdim: keepdim, dtype: dtype)
        }
    }

    /// The condition number: the ratio of the extreme singular values, or |A| |A^-1| in another norm.
    func conditionNumber(_ order: NormOrder?) throws(TensorError) -> Tensor {
        guard dim >= 2 else { throw .runtime("linalg.cond: The input tensor must have at least 2 dimensions.") }
        if case .number(let p)? = order, p.magnitude != 2 { return try conditionByInverse(order!) }
        if case .name? = order { return try conditionByInverse(order!) }
        if numel == 0 { return try Tensor.zeros(batchShape, dtype) }
        let s = try singularValues(), k = s.shape[s.dim - 1]
        let most = try s.select(-1, 0), least = try s.select(-1, k - 1)
        if case .number(-2)? = order { return try least.div(most) }
        return try most.div(least)
    }

    private func conditionByInverse(_ order: NormOrder) throws(TensorError) -> Tensor {
        switch order {
        case .name(let s) where s != "fro" && s != "nuc": throw .value("linalg.cond got an invalid norm type: \(s)")
        case .number(let p) where p.magnitude != 1 && !p.isInfinite:
            throw .value("linalg.cond got an invalid norm type: \(order.text)")
        default: break
        }
        try Linalg.checkSquare(self, "linalg.cond(ord=\(order.text))")
        if numel == 0 { return try Tensor.zeros(batchShape, dtype) }
        let r = try inverseEx()
        let norm = try matrixNorm(order), inverseNorm = try r[0].matrixNorm(order)
        let singular = try r[1].ne(try .number(0))
        return try norm.mul(inverseNorm).maskedFill(singular, .double(.infinity))
    }

    /// torch.norm: every vector norm, and "fro" and "nuc" over dimensions.
    func normOf(_ order: NormOrder, _ dims: [Int]?, keepdim: Bool, dtype: DType?) throws(TensorError) -> Tensor {
        switch order {
        case .number(let p): return try vectorNorm(p, dims, keepdim: keepdim, dtype: dtype)
        case .name("fro"): return try vectorNorm(2, dims, keepdim: keepdim, dtype: dtype)
        case .name("nuc"): return try matrixNorm(order, dims ?? (0..<dim).map { $0 }, keepdim: keepdim, dtype: dtype)
        case .name(let s): throw .runtime("linalg.matrix_norm: Order \(s) not supported.")
        }
    }
}
