/// Tensors kept for backward, each with the version it had: three inline, the rest in arrays. References are counted by hand, as in
/// `EdgeList`.
struct SavedTensors: ~Copyable {
    private var t0: Unmanaged<Tensor>?
    private var t1: Unmanaged<Tensor>?
    private var t2: Unmanaged<Tensor>?
    private var v0 = 0
    private var v1 = 0
    private var v2 = 0
    private var more: Unmanaged<SavedOverflow>?
    private var number: Int32 = 0
    private(set) var isFreed = false

    @inline(__always) init() {}

    deinit { release() }

    var count: Int { @inline(__always) get { Int(number) } }

    @inline(__always)
    private func release() {
        t0?.release()
        t1?.release()
        t2?.release()
        more?.release()
    }

    @inline(__always)
    mutating func append(_ t: Tensor?) {
        let version = t?.version ?? 0
        let kept = t.map { Unmanaged.passRetained($0) }
        switch number {
        case 0: (t0, v0) = (kept, version)
        case 1: (t1, v1) = (kept, version)
        case 2: (t2, v2) = (kept, version)
        default: overflow().tensors.append((kept?.takeRetainedValue(), version))
        }
        number &+= 1
    }

    private mutating func overflow() -> SavedOverflow {
        if let more { return more.takeUnretainedValue() }
        let made = SavedOverflow()
        more = Unmanaged.passRetained(made)
        return made
    }

    mutating func append(_ p: PackedTensor) {
        let o = overflow()
        while o.packed.count < count { o.packed.append(nil) }
        o.packed.append(p)
        append(nil as Tensor?)
    }

    /// Takes the tensor's present version for the right one: it was replaced by a copy.
    mutating func replace(_ i: Int, _ t: Tensor) {
        let kept = Unmanaged.passRetained(t)
        switch i {
        case 0:
            let old = t0
            (t0, v0) = (kept, t.version)
            old?.release()
        case 1:
            let old = t1
            (t1, v1) = (kept, t.version)
            old?.release()
        case 2:
            let old = t2
            (t2, v2) = (kept, t.version)
            old?.release()
        default:
            more?.takeUnretainedValue().tensors[i - 3] = (t, t.version)
            kept.release()
        }
    }

    func peek(_ i: Int) -> Tensor? { entry(i).tensor }

    @inline(__always)
    private func entry(_ i: Int) -> (tensor: Tensor?, version: Int) {
        switch i {
        case 0: return (t0?.takeUnretainedValue(), v0)
        case 1: return (t1?.takeUnretainedValue(), v1)
        case 2: return (t2?.takeUnretainedValue(), v2)
        default: return more?.takeUnretainedValue().tensors[i - 3] ?? (nil, 0)
        }
    }

    /// Lets go of the tensors, once and for all.
    mutating func free() {
        guard number > 0 else { return }
        isFreed = true
        // Letting go may run foreign code that looks here: nothing is left to be seen then.
        let (a, b, c, d) = (t0, t1, t2, more)
        (t0, t1, t2, more) = (nil, nil, nil, nil)
        a?.release()
        b?.release()
        c?.release()
        d?.release()
    }

    mutating func moveAll(to list: inout [AnyObject]) {
        for i in 0..<count { if let t = entry(i).tensor { list.append(t) } }
        if let more { list.append(more.takeUnretainedValue()) }
        removeAll()
    }

    /// Lets go of everything, at the end of the node's life.
    @inline(__always)
    mutating func removeAll() {
        release()
        (t0, t1, t2, more, number) = (nil, nil, nil, nil, 0)
    }

    /// The tensor, if it has not been modified since.
    func get(_ i: Int, of node: Node) throws(TensorError) -> Tensor? {
        if isFreed {
            throw .runtime(
                "Trying to backward through the graph a second time (or directly access saved tensors after they have already "
                    + "been freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). "
                    + "Specify retain_graph=True if you need to backward through the graph a second time or if you need to access "
                    + "saved tensors after calling backward: \(node.name)")
        }
        if let more {
            let o = more.takeUnretainedValue()
            if i < o.packed.count, let p = o.packed[i] { return try p.unpacked() }
        }
        let (tensor, expected) = entry(i)
        guard let t = tensor else { return nil }
        guard t.version == expected else { throw modified(t, expected, node) }
        return t
    }

    private func modified(_ t: Tensor, _ expected: Int, _ node: Node) -> TensorError {
        let maker = t.node.map { ", which is output \(t.outputIndex) of \($0.name)," } ?? ","
        return .runtime(
            "one of the variables needed for gradient computation has been modified by an inplace operation: "
                + "[torch.\(t.dtype.scalarName)Tensor \(t.shape)]\(maker) is at version \(t.version); expected version "
                + "\(expected) instead, in the backward of \(node.name). Hint: enable anomaly detection to find the operation "
                + "that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True).")
    }
}

/// The tensors after the third with their versions, and what hooks made of tensors (shorter than the list where they made nothing of
/// the later ones).
private final class SavedOverflow {
    var tensors: [(Tensor?, Int)] = []
    var packed: [PackedTensor?] = []
}
