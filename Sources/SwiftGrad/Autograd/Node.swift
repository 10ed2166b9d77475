import CSwiftGrad

/// Where the gradient of one input goes: output `index` of a node, or a leaf.
struct Edge {
    var target: GradientTarget?
    var index: Int32 = 0
}

/// The edges of a node: three inline, the rest in an array.
struct EdgeList {
    private var e0 = Edge()
    private var e1 = Edge()
    private var e2 = Edge()
    private var rest: [Edge] = []
    private(set) var count = 0

    @inline(__always) init() {}

    init(_ edges: [Edge]) { for e in edges { append(e) } }

    @inline(__always)
    mutating func append(_ e: Edge) {
        switch count {
        case 0: e0 = e
        case 1: e1 = e
        case 2: e2 = e
        default: rest.append(e)
        }
        count &+= 1
    }

    subscript(i: Int) -> Edge {
        @inline(__always) get {
            switch i {
            case 0: return e0
            case 1: return e1
            case 2: return e2
            default: return rest[i - 3]
            }
        }
        set {
            switch i {
            case 0: e0 = newValue
            case 1: e1 = newValue
            case 2: e2 = newValue
            default: rest[i - 3] = newValue
            }
        }
    }
}

/// Shape and dtype of a tensor that is not kept.
struct Metadata {
    var shape: Shape
    var dtype: DType
}

/// A step of the graph: turns the gradients of its outputs into those of its inputs.
///
/// Invariant: a node is younger (`sequence`) than every node its edges lead to. The walker relies on it.
public class Node: GradientTarget {
    private(set) var sequence: Int64 = 0
    private(set) var edges: EdgeList
    private var firstOutput: Metadata
    private var moreOutputs: [Metadata]
    var saved = SavedTensors()
    /// Saved inputs (bits 0...47) and outputs (48...63), in the order of `saved`.
    var savedMask: UInt64 = 0
    var hooks: NodeHooks?
    var trace: String?
    /// Which of `saved` are outputs of this very node (custom nodes).
    var ownSaved: Set<Int> = []

    private nonisolated(unsafe) static var counter: Int64 = 0

    init(edges: EdgeList, outputs: [Metadata]) {
        self.edges = edges
        firstOutput = outputs.first ?? Metadata(shape: Shape(), dtype: .float32)
        moreOutputs = outputs.count > 1 ? Array(outputs.dropFirst()) : []
        super.init()
        stamp()
    }

    @inline(__always)
    init(edges: EdgeList, output: Metadata) {
        self.edges = edges
        firstOutput = output
        moreOutputs = []
        super.init()
        stamp()
    }

    /// A node for the operation that takes `inputs`; says which of them want gradients.
    @inline(__always)
    init(inputs: borrowing Tensors, outputs: Tensor, needs: inout NeedsMask) {
        edges = EdgeList()
        firstOutput = Metadata(shape: outputs.shape, dtype: outputs.dtype)
        moreOutputs = []
        super.init()
        for i in 0..<inputs.count {
            let e = inputs[i]?.gradientEdge ?? Edge()
            if e.target != nil { needs.insert(i) }
            edges.append(e)
        }
        // After the edges: bringing a view up to date makes a node, which must be older.
        stamp()
    }

    @inline(__always)
    private func stamp() {
        sequence = sg_atomic_add(&Node.counter, 1)
        if Anomaly.isEnabled { trace = Anomaly.trace?() }
    }

    /// "AddBackward0"
    public var name: String { "Node" }
    public var outputCount: Int { moreOutputs.count + 1 }

    func output(_ i: Int) -> Metadata { i == 0 ? firstOutput : moreOutputs[i - 1] }

    func replaceEdge(_ i: Int, _ edge: Edge) { edges[i] = edge }

    /// The gradients of the inputs; `needs` says which are wanted. Subclasses implement it.
    func backward(_ grads: inout Tensors, needs: NeedsMask) throws(TensorError) -> Tensors { Tensors() }

    /// Lets go of what backward needed.
    func freeSaved() { saved.free() }

    func addHooks() -> NodeHooks {
        if let hooks { return hooks }
        let h = NodeHooks()
        hooks = h
        return h
    }

    /// Dismantles long chains without deep recursion: beyond a depth, what the node held is put on a list that the outermost
    /// deallocation of this thread works off.
    deinit {
        let state = sg_this_thread()!
        if state.pointee.release_depth > 100 {
            let pending: PendingRelease
            if let p = state.pointee.pending_release {
                pending = Unmanaged<PendingRelease>.fromOpaque(p).takeUnretainedValue()
            } else {
                pending = PendingRelease()
                state.pointee.pending_release = Unmanaged.passRetained(pending).toOpaque()
            }
            for i in 0..<edges.count { if let t = edges[i].target { pending.items.append(t) } }
            saved.moveAll(to: &pending.items)
            return
        }
        state.pointee.release_depth += 1
        edges = EdgeList()
        saved = SavedTensors()
        state.pointee.release_depth -= 1
        if state.pointee.release_depth == 0, let p = state.pointee.pending_release {
            let pending = Unmanaged<PendingRelease>.fromOpaque(p).takeRetainedValue()
            state.pointee.pending_release = nil
            while !pending.items.isEmpty { _ = pending.items.removeLast() }
        }
    }
}

/// What is still to be let go by the outermost deallocation.
private final class PendingRelease {
    var items: [AnyObject] = []
}

/// Which inputs' gradients are wanted.
struct NeedsMask {
    /// Bit i for input i < 63; bit 63 stands for all later ones.
    var bits: UInt64 = 0

    @inline(__always)
    subscript(i: Int) -> Bool { bits & (1 << UInt64(min(i, 63))) != 0 }

    mutating func insert(_ i: Int) { bits |= 1 << UInt64(min(i, 63)) }
    var isEmpty: Bool { bits == 0 }
}

/// Tensors kept for backward, each with the version it had.
struct SavedTensors {
    private var tensors = Tensors()
    private var versions: InlineArray<4, Int> = InlineArray(repeating: 0)
    private var moreVersions: [Int] = []
    private(set) var isFreed = false
    /// What hooks made of tensors; shorter than `tensors` where they made nothing of the later ones.
    private var packed: [PackedTensor?] = []

    var count: Int { tensors.count }

    @inline(__always)
    mutating func append(_ t: Tensor?) {
        let i = tensors.count
        let version = t?.version ?? 0
        if i < 4 { versions[i] = version } else { moreVersions.append(version) }
        tensors.append(t)
    }

    mutating func append(_ p: PackedTensor) {
        while packed.count < count { packed.append(nil) }
        packed.append(p)
        append(nil as Tensor?)
    }

    /// Takes the tensor's present version for the right one: it was replaced by a copy.
    mutating func replace(_ i: Int, _ t: Tensor) {
        tensors[i] = t
        if i < 4 { versions[i] = t.version } else { moreVersions[i - 4] = t.version }
    }

    func peek(_ i: Int) -> Tensor? { tensors[i] }

    mutating func free() {
        guard count > 0 else { return }
        isFreed = true
        tensors = Tensors(missing: count)
        packed = []
    }

    mutating func moveAll(to list: inout [AnyObject]) {
        for i in 0..<count { if let t = tensors.take(i) { list.append(t) } }
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
        if i < packed.count, let p = packed[i] { return try p.unpacked() }
        guard let t = tensors[i] else { return nil }
        let expected = i < 4 ? versions[i] : moreVersions[i - 4]
        guard t.version == expected else {
            let maker = t.node.map { ", which is output \(t.outputIndex) of \($0.name)," } ?? ","
            throw .runtime(
                "one of the variables needed for gradient computation has been modified by an inplace operation: "
                    + "[torch.\(t.dtype.scalarName)Tensor \(t.shape)]\(maker) is at version \(t.version); expected version "
                    + "\(expected) instead, in the backward of \(node.name). Hint: enable anomaly detection to find the operation "
                    + "that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True).")
        }
        return t
    }
}

/// A node whose backward is a closure: custom functions.
public final class CustomNode: Node {
    public typealias Backward = ([Tensor?], Int) throws(TensorError) -> [Tensor?]
    private let label: String
    private let function: Backward
    /// The foreign object behind the node, for garbage collectors; freed by `release`.
    public let context: UnsafeMutableRawPointer?
    private let release: (() -> Void)?

    init(
        name: String, edges: EdgeList, outputs: [Metadata], context: UnsafeMutableRawPointer?, release: (() -> Void)?,
        backward: @escaping Backward
    ) {
        label = name
        function = backward
        self.context = context
        self.release = release
        super.init(edges: edges, outputs: outputs)
    }

    deinit { release?() }

    public override var name: String { label }

    override func backward(_ grads: inout Tensors, needs: NeedsMask) throws(TensorError) -> Tensors {
        let results = try function(grads.array, edges.count)
        guard results.count == edges.count else {
            throw .runtime("\(label): \(edges.count) gradients are required, one for each input, got \(results.count)")
        }
        return Tensors(results)
    }
}
