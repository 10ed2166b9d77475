import SwiftGradKernelAPI

/// What an element-wise operator computes, as an entry of the kernel table: the same kernel that its `forward` calls.
struct ElementFunction {
    enum Kind {
        case unary, binary, ternary, compare, test
        /// condition, a, b
        case select
        /// A conversion, or a copy.
        case cast
    }
    let kind: Kind
    let kernel: Int32
    let parameters: KernelParameters
    /// What operands are converted to first.
    let dtype: DType
    /// Which operand of the instruction each operand of the kernel is.
    let order: [Int]

    /// nil: not one entry of the table.
    init?<O: Op>(_ op: O, _ x: Tensors, _ y: Tensor) {
        for i in 0..<x.count { if let t = x[i], t.dtype.isExtended { return nil } }
        if y.dtype.isExtended { return nil }
        if let u = op as? any UnaryOp {
            self.init(.unary, u.kernel.rawValue, u.parameters, y.dtype, [0])
        } else if let b = op as? any BinaryOp {
            self.init(.binary, b.kernel.rawValue, b.parameters, y.dtype, [0, 1])
        } else if let t = op as? any TernaryOp {
            self.init(.ternary, t.kernel.rawValue, t.parameters, y.dtype, [0, 1, 2])
        } else if let c = op as? any ComparisonOp {
            guard let a = x[0], let b = x[1] else { return nil }
            self.init(.compare, type(of: c).kernel.rawValue, [], Promotion.of(a, b), [0, 1])
        } else if let t = op as? any TestOp {
            guard let a = x[0] else { return nil }
            self.init(.test, type(of: t).kernel.rawValue, [], a.dtype, [0])
        } else if op is Where {
            self.init(.select, 0, [], y.dtype, [0, 1, 2])
        } else if op is MaskedFill {
            // Operands: self, value, mask.
            self.init(.select, 0, [], y.dtype, [2, 1, 0])
        } else if op is Clone || op is Convert {
            self.init(.cast, 0, [], y.dtype, [0])
        } else {
            return nil
        }
    }

    private init(_ kind: Kind, _ kernel: Int32, _ parameters: KernelParameters, _ dtype: DType, _ order: [Int]) {
        self.kind = kind
        self.kernel = kernel
        self.parameters = parameters
        self.dtype = dtype
        self.order = order
    }

    /// What kernel operand `i` is converted to.
    func operandType(_ i: Int, _ given: DType) -> DType {
        switch kind {
        case .select: i == 0 ? .bool : dtype
        case .cast: given
        default: dtype
        }
    }
}
