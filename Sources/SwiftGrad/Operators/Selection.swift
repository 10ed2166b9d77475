import SwiftGradKernelAPI

// Choosing and mixing: where, clamp, lerp, addcmul, addcdiv, nan_to_num.

/// condition ? a : b; inputs condition, a, b.
struct Where: ElementwiseOp, Operator {
    static let name = "Where"
    static let schema = "where.self(Tensor condition, Tensor self, Tensor other) -> Tensor"
    static let doc = "`self` where `condition` (a bool tensor) is true, else `other`; broadcast and promoted."
    static let variants: Variants = [.function, .method]

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try Tensor.where(try a.tensor(0), try a.tensor(1), try a.tensor(2)))
    }

    func inferOne(_ x: Tensors) throws(TensorError) -> TensorSpec {
        let c = x.required(0), a = x.required(1), b = x.required(2)
        guard c.dtype == .bool || c.dtype == .uint8 else {
            throw .runtime("where expected condition to be a boolean tensor, but got a tensor with dtype \(c.dtype.scalarName)")
        }
        return try broadcastSpec(a, b, c, Promotion.of(a, b))
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let out = y.required(0)
        if out.numel == 0 { return }
        let c = try x.required(0).dtype == .bool ? x.required(0) : x.required(0).dense(.bool)
        let a = try x.required(1).dtype == out.dtype ? x.required(1) : x.required(1).dense(out.dtype)
        let b = try x.required(2).dtype == out.dtype ? x.required(2) : x.required(2).dense(out.dtype)
        let size = out.dtype.size
        ElementLoop(out, c, a, b).run { r in CPU.kernels.select(size, r.n, r.p0, r.s0, r.p1, r.s1, r.p2, r.s2, r.p3, r.s3) }
    }

    func saves(_ needs: NeedsMask) -> Saves { .input(0) }

    func vjp(_ c: inout VJP) throws(TensorError) {
        let zero = try Tensor.number(0), mask = try c.input(0)
        if c.needs(1) { c[1] = try Tensor.where(mask, try c.grad, zero) }
        if c.needs(2) { c[2] = try Tensor.where(mask, zero, try c.grad) }
    }
}

struct WhereIndices: Operator {
    static let schema = "where(Tensor condition) -> Tensor[]"
    static let doc = "One int64 tensor of indices for each dimension: where `condition` is not 0."
    static let variants: Variants = [.function]

    static func call(_ a: Arguments) throws(TensorError) -> Result { .list(try a.tensor(0).nonzeroIndices()) }
}

/// `self` held between two numbers.
struct Clamp: UnaryOp, Operator {
    static let name = "Clamp"
    static let schema = "clamp(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor"
    static let doc = "`self` held between `min` and `max`; where `min` > `max`: `max`. NaN stays NaN."
    static let variants: Variants = .all
    static let promotesToFloat = false
    let min: Scalar?
    let max: Scalar?
    var kernel: UnaryKernel { .clamp }
    var parameters: KernelParameters { [min?.double ?? -.infinity, max?.double ?? .infinity] }

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).clamp(min: a.optionalScalar(1), max: a.optionalScalar(2)))
    }

    func resultDType(_ a: Tensor) throws(TensorError) -> DType {
        guard min != nil || max != nil else { throw .runtime("torch.clamp: At least one of 'min' or 'max' must not be None") }
        var p = Promotion()
        p.add(a)
        if let min { p.add(min) }
        if let max { p.add(max) }
        if p.result == .bool { throw notImplemented("clamp_scalar_cpu", for: .bool) }
        return p.result
    }

    func saves(_ needs: NeedsMask) -> Saves { .input(0) }

    func vjp(_ c: inout VJP) throws(TensorError) {
        guard c.needs(0) else { return }
        let x = try c.input(0)
        var inside: Tensor?
        if let min { inside = try x.ge(try .number(min)) }
        if let max {
            let below = try x.le(try .number(max))
            inside = try inside.map { m throws(TensorError) in try m.logicalAnd(below) } ?? below
        }
        if let inside { c[0] = try c.grad.kept(where: inside) }
    }
}

/// `self` held between two tensors, of which one may be missing.
struct ClampTensor: ElementwiseOp, Operator {
    static let name = "Clamp"
    static let schema = "clamp.Tensor(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor"
    static let doc = "`self` held between `min` and `max`, element by element; any NaN gives NaN."
    static let variants: Variants = .all

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try apply(ClampTensor(), Tensors(try a.tensor(0), a.optionalTensor(1), a.optionalTensor(2))))
    }

    func inferOne(_ x: Tensors) throws(TensorError) -> TensorSpec {
        let a = x.required(0)
        guard let b = x[1] ?? x[2] else { throw .runtime("torch.clamp: At least one of 'min' or 'max' must not be None") }
        let spec = try promotedSpec(a, b, x[2] ?? b)
        if spec.dtype == .bool, x[1] != nil, x[2] != nil { throw notImplemented("clamp_cpu", for: .bool) }
        return spec
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let a = x.required(0), out = y.required(0)
        switch (x[1], x[2]) {
        case (let low?, let high?): try runTernary(.clampTensor, a, low, high, into: out)
        case (let low?, nil): try runBinary(.maximum, a, low, into: out)
        case (nil, let high?): try runBinary(.minimum, a, high, into: out)
        case (nil, nil): break
        }
    }

    func saves(_ needs: NeedsMask) -> Saves { .inputs(3) }

    func vjp(_ c: inout VJP) throws(TensorError) {
        let x = try c.input(0), low = try c.optionalInput(1), high = try c.optionalInput(2), g = try c.grad
        if c.needs(0) {
            var inside = try low.map { l throws(TensorError) in try x.ge(l) }
            if let high {
                let below = try x.le(high)
                inside = try inside.map { m throws(TensorError) in try m.logicalAnd(below) } ?? below
            }
            if let inside { c[0] = try g.kept(where: inside) }
        }
        if c.needs(1), let low {
            var wins = try x.lt(low)
            if let high { wins = try wins.logicalAnd(try low.lt(high)) }
            c[1] = try g.kept(where: wins)
        }
        if c.needs(2), let high {
            var wins = try x.gt(high)
            if let low { wins = try wins.logicalOr(try high.lt(low)) }
            c[2] = try g.kept(where: wins)
        }
    }
}

struct ClampMin: Operator {
    static let schema = "clamp_min(Tensor self, Scalar min) -> Tensor"
    static let doc = "`self`, at least `min`."
    static let variants: Variants = .all
    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).clamp(min: try a.scalar(1))) }
}

struct ClampMinTensor: Operator {
    static let schema = "clamp_min.Tensor(Tensor self, Tensor min) -> Tensor"
    static let doc = "`self`, at least `min`, element by element."
    static let variants: Variants = .all
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try apply(ClampTensor(), Tensors(try a.tensor(0), try a.tensor(1), nil)))
    }
}

struct ClampMax: Operator {
    static let schema = "clamp_max(Tensor self, Scalar max) -> Tensor"
    static let doc = "`self`, at most `max`."
    static let variants: Variants = .all
    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).clamp(max: try a.scalar(1))) }
}

struct ClampMaxTensor: Operator {
    static let schema = "clamp_max.Tensor(Tensor self, Tensor max) -> Tensor"
    static let doc = "`self`, at most `max`, element by element."
    static let variants: Variants = .all
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try apply(ClampTensor(), Tensors(try a.tensor(0), nil, try a.tensor(1))))
    }
}

struct Clip: Alias { typealias Original = Clamp; static let alias = "clip" }
struct ClipTensor: Alias { typealias Original = ClampTensor; static let alias = "clip" }

/// self + weight * (end - self); inputs self, end, weight.
struct LerpTensor: TernaryOp, Operator {
    static let name = "Lerp"
    static let schema = "lerp.Tensor(Tensor self, Tensor end, Tensor weight) -> Tensor"
    static let doc = "`self + weight * (end - self)`."
    static let variants: Variants = .all
    var kernel: TernaryKernel { .lerp }
    var parameters: KernelParameters { [] }

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).lerp(try a.tensor(1), try a.tensor(2)))
    }

    func check(_ x: Tensors, _ dtype: DType) throws(TensorError) {
        let a = x.required(0), end = x.required(1), w = x.required(2)
        guard a.dtype == end.dtype else {
            throw .runtime("expected dtype \(a.dtype.scalarName) for `end` but got dtype \(end.dtype.scalarName)")
        }
        guard w.isWrappedNumber || w.dtype == a.dtype || w.dim == 0 else {
            throw .runtime("expected dtype \(a.dtype.scalarName) for `weight` but got dtype \(w.dtype.scalarName)")
        }
        guard a.dtype.isFloat else { throw notImplemented("lerp_kernel_scalar", for: a.dtype) }
    }

    func saves(_ needs: NeedsMask) -> Saves { needs[2] ? .inputs(3) : .input(2) }

    func vjp(_ c: inout VJP) throws(TensorError) {
        // In the dtype of the result: a number's own would be the default one.
        let weight = try c.input(2).operand(try c.grad.dtype)
        if c.needs(0) { c[0] = try c.grad.mul(try weight.subtracted(from: 1)) }
        if c.needs(1) { c[1] = try c.grad.mul(weight) }
        if c.needs(2) { c[2] = try c.grad.mul(try c.input(1).sub(try c.input(0))) }
    }
}

struct LerpScalar: Operator {
    static let schema = "lerp.Scalar(Tensor self, Tensor end, Scalar weight) -> Tensor"
    static let doc = "`self + weight * (end - self)`."
    static let variants: Variants = .all
    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).lerp(
                try a.tensor(1), try .number(try a.scalar(2).isComplex ? try a.scalar(2) : .double(try a.double(2)))))
    }
}

struct Addcmul: TernaryOp, Operator {
    static let name = "Addcmul"
    static let schema = "addcmul(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor"
    static let doc = "`self + value * tensor1 * tensor2`."
    static let variants: Variants = .all
    let value: Scalar
    var kernel: TernaryKernel { .addcmul }
    var parameters: KernelParameters { [value.double] }

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let x = try a.tensor(0), p = try a.tensor(1), q = try a.tensor(2), value = try a.scalar(3)
        if x.dtype.isComplex || p.dtype.isComplex || q.dtype.isComplex || value.isComplex {
            return .tensor(try x.add(try p.mul(q), alpha: value))
        }
        return .tensor(try apply(Addcmul(value: value), Tensors(x, p, q)))
    }

    func check(_ x: Tensors, _ dtype: DType) throws(TensorError) {
        if dtype == .bool { throw notImplemented("addcmul_cpu_out", for: dtype) }
    }

    func saves(_ needs: NeedsMask) -> Saves {
        var s: Saves = .none
        if needs[1] { s.insert(.input(2)) }
        if needs[2] { s.insert(.input(1)) }
        return s
    }

    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) { c[0] = try c.grad }
        if c.needs(1) { c[1] = try c.grad.mul(try c.input(2).mul(value)) }
        if c.needs(2) { c[2] = try c.grad.mul(try c.input(1).mul(value)) }
    }
}

struct Addcdiv: TernaryOp, Operator {
    static let name = "Addcdiv"
    static let schema = "addcdiv(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor"
    static let doc = "`self + value * tensor1 / tensor2`."
    static let variants: Variants = .all
    let value: Scalar
    var kernel: TernaryKernel { .addcdiv }
    var parameters: KernelParameters { [value.double] }

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let x = try a.tensor(0), p = try a.tensor(1), q = try a.tensor(2), value = try a.scalar(3)
        if x.dtype.isComplex || p.dtype.isComplex || q.dtype.isComplex || value.isComplex {
            return .tensor(try x.add(try p.div(q), alpha: value))
        }
        return .tensor(try apply(Addcdiv(value: value), Tensors(x, p, q)))
    }

    func check(_ x: Tensors, _ dtype: DType) throws(TensorError) {
        if !x.required(1).dtype.isFloat && !x.required(2).dtype.isFloat {
            throw .runtime(
                "Integer division with addcdiv is no longer supported, and in a future  release addcdiv will perform a true division of "
                    + "tensor1 and tensor2: got \(x.required(1).dtype) and \(x.required(2).dtype)")
        }
    }

    func saves(_ needs: NeedsMask) -> Saves { needs[2] ? [.input(1), .input(2)] : needs[1] ? .input(2) : .none }

    func vjp(_ c: inout VJP) throws(TensorError) {
        if c.needs(0) { c[0] = try c.grad }
        guard c.needs(1) || c.needs(2) else { return }
        let d = try c.input(2)
        if c.needs(1) { c[1] = try c.grad.mul(try d.dividing(value)) }
        if c.needs(2) { c[2] = try c.grad.mul(try c.input(1).mul(value).div(try d.squared())).neg() }
    }
}

struct NanToNum: UnaryOp, Operator {
    static let name = "NanToNum"
    static let schema = "nan_to_num(Tensor self, float? nan=None, float? posinf=None, float? neginf=None) -> Tensor"
    static let doc = "NaN and infinities replaced: by 0 and the largest and smallest numbers of the dtype, unless given."
    static let variants: Variants = .all
    static let promotesToFloat = false
    let nan: Double
    let high: Double
    let low: Double
    let isFloat: Bool
    var kernel: UnaryKernel { isFloat ? .nanToNum : .copy }
    var parameters: KernelParameters { [nan, high, low] }

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let x = try a.tensor(0)
        if x.dtype.isComplex {
            // Both parts by themselves.
            func clean(_ t: Tensor) throws(TensorError) -> Tensor { try nanToNum(t, a) }
            return .tensor(try .complex(try clean(try x.real()), try clean(try x.imag())))
        }
        return .tensor(try nanToNum(x, a))
    }

    private static func nanToNum(_ x: Tensor, _ a: Arguments) throws(TensorError) -> Tensor {
        let largest: Double =
            switch x.dtype {
            case .float64: Double.greatestFiniteMagnitude
            case .float16: 65504
            case .bfloat16: 3.389_531_389_251_535_5e38
            default: Double(Float.greatestFiniteMagnitude)
            }
        return try apply(
            NanToNum(
                nan: a.optionalDouble(1) ?? 0, high: a.optionalDouble(2) ?? largest, low: a.optionalDouble(3) ?? -largest,
                isFloat: x.dtype.isFloat), Tensors(x))
    }

    func saves(_ needs: NeedsMask) -> Saves { .input(0) }
    func vjp(_ c: inout VJP) throws(TensorError) { if c.needs(0) { c[0] = try c.grad.kept(where: try c.input(0).isFinite()) } }
}

extension Tensor {
    /// `a` where `condition` is true, else `b`.
    public static func `where`(_ condition: Tensor, _ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
        try apply(Where(), Tensors(condition, a, b))
    }

    public func clamp(min: Scalar? = nil, max: Scalar? = nil) throws(TensorError) -> Tensor {
        try apply(Clamp(min: min, max: max), Tensors(self))
    }

    public func lerp(_ end: Tensor, _ weight: Tensor) throws(TensorError) -> Tensor {
        if dtype.isComplex { return try add(try weight.mul(try end.sub(self))) }
        return try apply(LerpTensor(), Tensors(self, end, weight))
    }

    public func addcmul(_ a: Tensor, _ b: Tensor, value: Scalar = 1) throws(TensorError) -> Tensor {
        try apply(Addcmul(value: value), Tensors(self, a, b))
    }

    public func addcdiv(_ a: Tensor, _ b: Tensor, value: Scalar = 1) throws(TensorError) -> Tensor {
        try apply(Addcdiv(value: value), Tensors(self, a, b))
    }

    /// The indices of elements other than 0, one tensor for each dimension (a 0-dim tensor counts as one of one element).
    func nonzeroIndices() throws(TensorError) -> [Tensor] {
        let t = try dense(.bool), p = t.pointer(UInt8.self)
        let size = dim == 0 ? Shape([1]) : shape
        var count = 0
        for i in 0..<t.numel where p[i] != 0 { count += 1 }
        var lists: [Tensor] = []
        for _ in 0..<size.count { lists.append(try Tensor(empty: Shape([count]), .int64)) }
        var at = 0
        for i in 0..<t.numel where p[i] != 0 {
            var rest = i
            for d in stride(from: size.count - 1, through: 0, by: -1) {
                lists[d].pointer(Int64.self)[at] = Int64(rest % size[d])
                rest /= size[d]
            }
            at += 1
        }
        return lists
    }
}

let selectionOperators: [any Operator.Type] = [
    Where.self, WhereIndices.self, Clamp.self, ClampTensor.self, ClampMin.self, ClampMinTensor.self, ClampMax.self,
    ClampMaxTensor.self, Clip.self, ClipTensor.self, LerpScalar.self, LerpTensor.self, Addcmul.self, Addcdiv.self, NanToNum.self,
]
