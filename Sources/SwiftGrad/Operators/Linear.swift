import SwiftGradKernelAPI

// Affine maps: linear and addmm.

/// y = x wᵀ + b over the last dimension of x, in one product, the bias added as the sums are stored.
struct Linear: Op, Operator {
    static let name = "Addmm"
    static let schema = "linear(Tensor input, Tensor weight, Tensor? bias=None) -> Tensor"
    static let doc = """
        `input @ weight.T + bias` over the last dimension: input (*, in), weight (out, in), bias (out,), result (*, out). A weight (in,) \
        gives a result (*).
        """
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).linear(try a.tensor(1), bias: a.optionalTensor(2)))
    }

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let a = x.required(0), w = x.required(1)
        guard a.dim >= 1 else {
            throw .runtime("both arguments to linear need to be at least 1D, but they are \(a.dim)D and \(w.dim)D")
        }
        guard w.dim == 2 else { throw .runtime("linear: a weight of 1 or 2 dimensions is required, got shape \(w.shape)") }
        guard a.dtype != .bool else { throw notImplemented("addmm_impl_cpu_", for: .bool) }
        guard a.dtype == w.dtype else {
            if x[2] == nil {
                throw .runtime("expected m1 and m2 to have the same dtype, but got: \(a.dtype.cName) != \(w.dtype.cName)")
            }
            throw .runtime("mat1 and mat2 must have the same dtype, but got \(a.dtype.scalarName) and \(w.dtype.scalarName)")
        }
        let k = a.shape[a.dim - 1], out = w.shape[0]
        guard k == w.shape[1] else {
            if a.dim == 1 {
                throw .runtime(
                    "size mismatch, got input (\(out)), mat (\(out)x\(w.shape[1])), vec (\(k)): linear got input \(a.shape)")
            }
            var rows = 1
            for i in 0..<(a.dim - 1) { rows *= a.shape[i] }
            throw .runtime(
                "mat1 and mat2 shapes cannot be multiplied (\(rows)x\(k) and \(w.shape[1])x\(out)): linear got input \(a.shape), weight "
                    + "\(w.shape)")
        }
        if let b = x[2] {
            guard b.dtype == a.dtype else {
                throw .runtime("self and mat2 must have the same dtype, but got \(b.dtype.scalarName) and \(a.dtype.scalarName)")
            }
            guard b.dim <= 1, b.numel == out || b.numel == 1 else {
                throw .runtime(
                    "The expanded size of the tensor (\(out)) must match the existing size (\(b.shape.last ?? 1)) at non-singleton dimension 1.  "
                        + "Target sizes: [\(k == 0 ? 0 : a.numel / k), \(out)].  Tensor sizes: \(b.shape)")
            }
        }
        var shape = a.shape
        shape[a.dim - 1] = out
        return [TensorSpec(a.dtype, shape)]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let a = x.required(0), w = x.required(1), out = y.required(0)
        let rows = out.shape[out.dim - 1] == 0 ? 0 : out.numel / out.shape[out.dim - 1]
        let y2 = out.alias(shape: Shape([rows, w.shape[0]]), strides: Shape([max(w.shape[0], 1), 1]), offset: out.offset)
        try multiply(
            try a.rowsByLast(rows),
            w.alias(shape: Shape([w.shape[1], w.shape[0]]), strides: Shape([w.strides[1], w.strides[0]]), offset: w.offset),
            into: y2, bias: x[2])
    }

    func saves(_ needs: NeedsMask) -> Saves {
        var s: Saves = .none
        if needs[0] { s.insert(.input(1)) }
        if needs[1] { s.insert(.input(0)) }
        return s
    }

    func vjp(_ c: inout VJP) throws(TensorError) {
        let g = try c.grad
        let out = g.shape[g.dim - 1]
        var rows = 1
        for i in 0..<(g.dim - 1) { rows *= g.shape[i] }
        let g2 = try g.reshape(Shape([rows, out]))
        if c.needs(0) { c[0] = try g2.mm(try c.conjugate(1)).reshape(c.shape(0)) }
        if c.needs(1) {
            let x = try c.conjugate(0)
            c[1] = try g2.transpose(0, 1).mm(try x.reshape(Shape([rows, x.shape[x.dim - 1]])))
        }
        if c.needs(2) {
            c[2] = c.shape(2).numel == out && c.shape(2).count == 1 ? try g2.sum([0]) : try g2.sum().reshape(c.shape(2))
        }
    }
}

/// `Linear` of a matrix without a bias: its node has the name that PyTorch's has.
struct PlainLinear: Op {
    static let name = "Mm"

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] { try Linear().infer(Tensors(x[0], x[1], nil)) }
    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) { try Linear().forward(Tensors(x[0], x[1], nil), into: y) }
    func saves(_ needs: NeedsMask) -> Saves { Linear().saves(needs) }

    func vjp(_ c: inout VJP) throws(TensorError) {
        let g = try c.grad
        if c.needs(0) { c[0] = try g.mm(try c.conjugate(1)) }
        if c.needs(1) { c[1] = try g.transpose(0, 1).mm(try c.conjugate(0)) }
    }
}

extension Tensor {
    /// The elements as a matrix with the last dimension as its rows' length, outside the graph; a copy only where strides ask for one.
    fileprivate func rowsByLast(_ rows: Int) throws(TensorError) -> Tensor {
        if dim == 2 { return self }
        let t = try dense()
        let k = shape[dim - 1]
        return t.alias(shape: Shape([rows, k]), strides: Shape([max(k, 1), 1]), offset: t.offset)
    }

    /// `self @ weight.T + bias`: (*, in) to (*, out).
    public func linear(_ weight: Tensor, bias: Tensor? = nil) throws(TensorError) -> Tensor {
        if weight.dim == 1 {
            let y = try linear(try weight.unsqueeze(0)).squeeze(-1)
            return try bias.map { b throws(TensorError) in try y.add(b) } ?? y
        }
        if bias == nil, dim == 2 { return try apply1(PlainLinear(), Tensors(self, weight)) }
        return try apply1(Linear(), Tensors(self, weight, bias))
    }

    /// `beta * self + alpha * (mat1 @ mat2)`.
    public func addmm(_ mat1: Tensor, _ mat2: Tensor, beta: Scalar = 1, alpha: Scalar = 1) throws(TensorError) -> Tensor {
        // A complex scale: by separate products.
        if beta.isComplex || alpha.isComplex { return try plusProduct(try mat1.mm(mat2), beta, alpha) }
        return try apply1(AddMM(beta: beta, alpha: alpha), Tensors(self, mat1, mat2))
    }
}

/// y = beta * c + alpha * a b.
struct AddMM: Op, Operator {
    static let name = "Addmm"
    static let schema = "addmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor"
    static let doc =
        "`beta * self + alpha * (mat1 @ mat2)`: mat1 (n, m), mat2 (m, p), self broadcast to (n, p); with `beta` 0 self is not read."
    static let variants: Variants = .all
    let beta: Scalar
    let alpha: Scalar

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).addmm(try a.tensor(1), try a.tensor(2), beta: try a.scalar(3), alpha: try a.scalar(4)))
    }

    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] {
        let c = x.required(0), a = x.required(1), b = x.required(2)
        guard a.dim == 2 else { throw .runtime("mat1 must be a matrix, got \(a.dim)-D tensor") }
        guard b.dim == 2 else { throw .runtime("mat2 must be a matrix, got \(b.dim)-D tensor") }
        guard a.shape[1] == b.shape[0] else {
            throw .runtime("mat1 and mat2 shapes cannot be multiplied (\(a.shape.crossed) and \(b.shape.crossed))")
        }
        guard a.dtype == b.dtype else {
            throw .runtime("mat1 and mat2 must have the same dtype, but got \(a.dtype.scalarName) and \(b.dtype.scalarName)")
        }
        guard c.dtype == a.dtype else {
            throw .runtime("self and mat2 must have the same dtype, but got \(c.dtype.scalarName) and \(a.dtype.scalarName)")
        }
        guard a.dtype != .bool else { throw notImplemented("addmm_impl_cpu_", for: .bool) }
        if !a.dtype.isInexact && (alpha.isFloat || beta.isFloat) {
            throw .runtime(
                "For integral input tensors, argument alpha must not be a floating point number: addmm got \(alpha), \(beta)")
        }
        let shape = Shape([a.shape[0], b.shape[1]])
        guard c.dim <= 2, (try? broadcast(c.shape, shape)) == shape else {
            throw .runtime(
                "The expanded size of the tensor (\(shape[1])) must match the existing size (\(c.shape.last ?? 1)) at non-singleton "
                    + "dimension 1.  Target sizes: \(shape).  Tensor sizes: \(c.shape)")
        }
        return [TensorSpec(a.dtype, shape)]
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let out = y.required(0)
        let addend = x.required(0)
        if beta.double == 1, GEMM.takes(addend, for: out) {
            return try multiply(x.required(1), x.required(2), into: out, alpha: alpha.double, bias: addend)
        }
        if beta.double != 0 {
            copyElements(from: addend, to: out)
            if x.required(1).shape[1] == 0 && beta.double != 1 {
                try runBinary(.mul, out, try .number(.double(beta.double)), into: out)
            }
        }
        try multiply(x.required(1), x.required(2), into: out, alpha: alpha.double, beta: beta.double)
    }

    func saves(_ needs: NeedsMask) -> Saves {
        var s: Saves = .none
        if needs[1] { s.insert(.input(2)) }
        if needs[2] { s.insert(.input(1)) }
        return s
    }

    private func scaled(_ t: Tensor, _ s: Scalar) throws(TensorError) -> Tensor { s.double == 1 ? t : try t.mul(s) }

    func vjp(_ c: inout VJP) throws(TensorError) {
        let g = try c.grad
        if c.needs(0) { c[0] = try scaled(g, beta) }
        if c.needs(1) { c[1] = try scaled(try g.mm(try c.input(2).mH()), alpha) }
        if c.needs(2) { c[2] = try scaled(try c.input(1).mH().mm(g), alpha) }
    }
}

let linearOperators: [any Operator.Type] = [Linear.self, AddMM.self]
