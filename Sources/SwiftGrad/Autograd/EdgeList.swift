/// Where the gradient of one input goes: output `index` of a node, or a leaf.
struct Edge {
    var target: GradientTarget?
    var index: Int32 = 0
}

/// The edges of a node: three inline, the rest in an array.
///
/// References are counted by hand: the compiler would release every slot of a copyable struct, empty ones included, more than once in
/// the life of a node, and that was a quarter of the cost of a small operator.
struct EdgeList: ~Copyable {
    private var t0: Unmanaged<GradientTarget>?
    private var t1: Unmanaged<GradientTarget>?
    private var t2: Unmanaged<GradientTarget>?
    private var rest: Unmanaged<EdgeOverflow>?
    private var i0: Int32 = 0
    private var i1: Int32 = 0
    private var i2: Int32 = 0
    private var number: Int32 = 0

    @inline(__always) init() {}

    init(_ edges: [Edge]) {
        for e in edges { append(e) }
    }

    deinit { release() }

    var count: Int { @inline(__always) get { Int(number) } }

    @inline(__always)
    private func release() {
        t0?.release()
        t1?.release()
        t2?.release()
        rest?.release()
    }

    /// Lets go of all targets; the list is empty then.
    @inline(__always)
    mutating func removeAll() {
        release()
        (t0, t1, t2, rest, number) = (nil, nil, nil, nil, 0)
    }

    /// Another list of the same edges.
    func copy() -> EdgeList {
        var list = EdgeList()
        for i in 0..<count { list.append(self[i]) }
        return list
    }

    @inline(__always)
    mutating func append(_ e: Edge) {
        append(e.target.map { Unmanaged.passRetained($0) }, e.index)
    }

    /// Appends the edge that leads to where gradients of `t` go. False: they go nowhere.
    @inline(__always)
    mutating func append(to t: Tensor) -> Bool {
        if t.viewBase == nil {
            if let n = t.node {
                append(Unmanaged.passRetained(n as GradientTarget), t.outputIndex)
                return true
            }
            if t.flags.contains(.requiresGrad) {
                append(Unmanaged.passRetained(t as GradientTarget), 0)
                return true
            }
            append(nil, 0)
            return false
        }
        let e = t.gradientEdge
        append(e)
        return e.target != nil
    }

    @inline(__always)
    private mutating func append(_ target: Unmanaged<GradientTarget>?, _ index: Int32) {
        switch number {
        case 0: (t0, i0) = (target, index)
        case 1: (t1, i1) = (target, index)
        case 2: (t2, i2) = (target, index)
        default: appendToRest(target, index)
        }
        number &+= 1
    }

    private mutating func appendToRest(_ target: Unmanaged<GradientTarget>?, _ index: Int32) {
        let overflow: EdgeOverflow
        if let rest {
            overflow = rest.takeUnretainedValue()
        } else {
            overflow = EdgeOverflow()
            rest = Unmanaged.passRetained(overflow)
        }
        overflow.edges.append(Edge(target: target?.takeRetainedValue(), index: index))
    }

    subscript(i: Int) -> Edge {
        @inline(__always) get {
            switch i {
            case 0: return Edge(target: t0?.takeUnretainedValue(), index: i0)
            case 1: return Edge(target: t1?.takeUnretainedValue(), index: i1)
            case 2: return Edge(target: t2?.takeUnretainedValue(), index: i2)
            default: return rest?.takeUnretainedValue().edges[i - 3] ?? Edge()
            }
        }
        set {
            let target = newValue.target.map { Unmanaged.passRetained($0) }
            switch i {
            case 0:
                let old = t0
                (t0, i0) = (target, newValue.index)
                old?.release()
            case 1:
                let old = t1
                (t1, i1) = (target, newValue.index)
                old?.release()
            case 2:
                let old = t2
                (t2, i2) = (target, newValue.index)
                old?.release()
            default:
                rest?.takeUnretainedValue().edges[i - 3] = newValue
                target?.release()
            }
        }
    }

    /// Whether edge `i` leads anywhere; no reference is taken.
    @inline(__always)
    func leads(_ i: Int) -> Bool {
        switch i {
        case 0: return t0 != nil
        case 1: return t1 != nil
        case 2: return t2 != nil
        default: return self[i].target != nil
        }
    }
}

/// The edges after the third.
private final class EdgeOverflow {
    var edges: [Edge] = []
}
