import SwiftGradKernelAPI

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

// Element-wise functions of two variables with all their partial derivatives, from which losses are built.

/// f(x, t) and its partial derivatives of any order: `dx` times with respect to x, `dt` times to t.
protocol Curve {
    /// The name of nodes: "MseLoss".
    static var nodeName: String { get }
    func value<T: CurveFloat>(_ x: T, _ t: T, dx: Int, dt: Int) throws(TensorError) -> T
    /// Whether the derivative of that order is zero everywhere (it is then not computed).
    func vanishes(dx: Int, dt: Int) -> Bool
    /// The kernel that computes that order, if there is one.
    func kernel(dx: Int, dt: Int) -> CurveKernel?
}

/// A kernel of x and t (`isSwapped`: of t and x) that is a curve or a derivative of one.
struct CurveKernel {
    let kernel: BinaryKernel
    let parameter: Double
    let isSwapped: Bool
    /// The first parameter is a factor of the result.
    let hasFactor: Bool

    init(_ kernel: BinaryKernel, _ parameter: Double = 0, isSwapped: Bool = false, hasFactor: Bool = false) {
        self.kernel = kernel
        self.parameter = parameter
        self.isSwapped = isSwapped
        self.hasFactor = hasFactor
    }

    func run(_ x: Tensor, _ t: Tensor, into y: Tensor, times factor: Double = 1) throws(TensorError) {
        try runBinary(kernel, isSwapped ? t : x, isSwapped ? x : t, into: y, [parameter * factor])
    }
}

extension Curve {
    func kernel(dx: Int, dt: Int) -> CurveKernel? { nil }
}

/// Float and Double, with the C library's functions.
protocol CurveFloat: BinaryFloatingPoint {
    static func exp(_ x: Self) -> Self
    static func log(_ x: Self) -> Self
    static func log1p(_ x: Self) -> Self
}

extension Float: CurveFloat {
    static func exp(_ x: Float) -> Float { expf(x) }
    static func log(_ x: Float) -> Float { logf(x) }
    static func log1p(_ x: Float) -> Float { log1pf(x) }
}

extension Double: CurveFloat {
    #if canImport(Glibc)
        static func exp(_ x: Double) -> Double { Glibc.exp(x) }
        static func log(_ x: Double) -> Double { Glibc.log(x) }
        static func log1p(_ x: Double) -> Double { Glibc.log1p(x) }
    #else
        static func exp(_ x: Double) -> Double { Darwin.exp(x) }
        static func log(_ x: Double) -> Double { Darwin.log(x) }
        static func log1p(_ x: Double) -> Double { Darwin.log1p(x) }
    #endif
}

/// y = the (dx, dt) derivative of a curve at (x, t), element by element, broadcast.
struct CurveOp<C: Curve>: ElementwiseOp {
    static var name: String { C.nodeName }
    let curve: C
    let dx: Int
    let dt: Int

    func inferOne(_ x: Tensors) throws(TensorError) -> TensorSpec {
        let a = x.required(0), b = x.required(1)
        return try broadcastSpec(a, b, Promotion.of(a, b).floating)
    }

    func forward(_ x: Tensors, into y: Tensors) throws(TensorError) {
        let out = y.required(0)
        if let kernel = curve.kernel(dx: dx, dt: dt) { return try kernel.run(x.required(0), x.required(1), into: out) }
        try inComputingType(out) { (target, type) throws(TensorError) in
            let a = x.required(0).dtype == type ? x.required(0) : try x.required(0).dense(type)
            let b = x.required(1).dtype == type ? x.required(1) : try x.required(1).dense(type)
            // One evaluation outside the loop tells whether this order is there at all.
            _ = try curve.value(1.0, 1.0, dx: dx, dt: dt)
            let curve = self.curve, dx = self.dx, dt = self.dt
            @inline(__always) func run<T: CurveFloat>(_: T.Type) {
                ElementLoop(target, a, b).run { r in
                    let p = r.p0.assumingMemoryBound(to: T.self), q = r.p1.assumingMemoryBound(to: T.self)
                    let s = r.p2.assumingMemoryBound(to: T.self)
                    for i in 0..<r.n {
                        p[i &* r.s0] = (try? curve.value(q[i &* r.s1], s[i &* r.s2], dx: dx, dt: dt)) ?? .nan
                    }
                }
            }
            if type == .float64 { run(Double.self) } else { run(Float.self) }
        }
    }

    func saves(_ needs: NeedsMask) -> Saves { [.input(0), .input(1)] }

    func vjp(_ c: inout VJP) throws(TensorError) {
        let x = try c.input(0), t = try c.input(1)
        func partial(_ dx: Int, _ dt: Int) throws(TensorError) -> Tensor {
            if curve.vanishes(dx: dx, dt: dt) { return try c.grad.mul(0) }
            return try c.grad.mul(try apply(CurveOp(curve: curve, dx: dx, dt: dt), Tensors(x, t)))
        }
        if c.needs(0) { c[0] = try partial(dx + 1, dt) }
        if c.needs(1) { c[1] = try partial(dx, dt + 1) }
    }
}

extension Curve {
    func beyond(_ dx: Int, _ dt: Int) -> TensorError {
        .notImplemented("the derivative of order (\(dx), \(dt)) of \(Self.nodeName) is not implemented")
    }

    func callAsFunction(_ x: Tensor, _ t: Tensor) throws(TensorError) -> Tensor {
        try apply(CurveOp(curve: self, dx: 0, dt: 0), Tensors(x, t))
    }
}

extension Tensor {
    /// 1 where the comparison with `value` holds, else 0, in this dtype; outside the graph.
    func indicator(_ kernel: CompareKernel, _ value: Double) throws(TensorError) -> Tensor {
        let mask = try Tensor(empty: shape, .bool), y = try Tensor(empty: shape, dtype)
        let number = try Tensor.full(Shape(), .double(value), dtype)
        let op = kernel.rawValue, type = dtype.kernel
        ElementLoop(mask, self, number).run { r in CPU.kernels.compare(op, type, r.n, r.p0, r.s0, r.p1, r.s1, r.p2, r.s2) }
        copyElements(from: mask, to: y)
        return y
    }

    /// The mean over `dims` (nil: all).
    func average(_ dims: [Int]? = nil, keepdim: Bool = false) throws(TensorError) -> Tensor {
        let mask = try dimMask(dims, dim)
        var n = 1
        for i in 0..<dim where mask & (1 << UInt32(i)) != 0 { n *= shape[i] }
        return try sum(dims, keepdim: keepdim).div(.double(Double(n)))
    }
}
