import CSwiftGrad

/// Shape and dtype of a tensor that is not kept.
struct Metadata {
    var shape: Shape
    var dtype: DType
}

/// A step of the graph: turns the gradients of its outputs into those of its inputs.
///
/// Invariant: a node is younger (`sequence`) than every node its edges lead to. The walker relies on it.
public class Node: GradientTarget {
    private(set) final var sequence: Int64 = 0
    private(set) final var edges: EdgeList
    private final let firstOutput: Metadata
    final var saved = SavedTensors()
    /// Saved inputs (bits 0...47) and outputs (48...63), in the order of `saved`.
    final var savedMask: UInt64 = 0
    /// What few nodes have.
    private final var extras: NodeExtras?

    private nonisolated(unsafe) static var counter: Int64 = 0

    init(edges: consuming EdgeList, outputs: [Metadata]) {
        self.edges = edges
        firstOutput = outputs.first ?? Metadata(shape: Shape(), dtype: .float32)
        super.init(isNode: true)
        if outputs.count > 1 { withExtras { $0.moreOutputs = Array(outputs.dropFirst()) } }
        stamp()
    }

    @inline(__always)
    init(edges: consuming EdgeList, output: Metadata) {
        self.edges = edges
        firstOutput = output
        super.init(isNode: true)
        stamp()
    }

    /// A node for the operation that takes `inputs`; says which of them want gradients.
    @inline(__always)
    init(inputs: borrowing Tensors, output: Tensor, needs: inout NeedsMask) {
        edges = EdgeList()
        firstOutput = Metadata(shape: output.shape, dtype: output.dtype)
        super.init(isNode: true)
        for i in 0..<inputs.count {
            if let t = inputs[i] {
                if edges.append(to: t) { needs.insert(i) }
            } else {
                edges.append(Edge())
            }
        }
        // After the edges: bringing a view up to date makes a node, which must be older.
        stamp()
    }

    /// The same for one input or two.
    @inline(__always)
    init(_ a: Tensor, _ b: Tensor?, output: Tensor, needs: inout NeedsMask) {
        edges = EdgeList()
        firstOutput = Metadata(shape: output.shape, dtype: output.dtype)
        super.init(isNode: true)
        if edges.append(to: a) { needs.bits |= 1 }
        if let b, edges.append(to: b) { needs.bits |= 2 }
        stamp()
    }

    @inline(__always)
    private final func stamp() {
        sequence = sg_atomic_add(&Node.counter, 1)
        if Anomaly.isEnabled { noteTrace() }
    }

    @inline(never)
    private final func noteTrace() {
        let text = Anomaly.trace?()
        withExtras { $0.trace = text }
    }

    private final func withExtras(_ body: (NodeExtras) -> Void) {
        let e = extras ?? NodeExtras()
        extras = e
        body(e)
    }

    /// Where the node was made, in anomaly mode.
    final var trace: String? { extras?.trace }
    final var hooks: NodeHooks? { extras?.hooks }
    /// Which of `saved` are outputs of this very node (custom nodes).
    final var ownSaved: Set<Int> { extras?.ownSaved ?? [] }
    final func noteOwnSaved(_ i: Int) { withExtras { $0.ownSaved.insert(i) } }

    /// "AddBackward0"
    public var name: String { "Node" }
    public final var outputCount: Int { (extras?.moreOutputs.count ?? 0) + 1 }

    @inline(__always)
    final func output(_ i: Int) -> Metadata { i == 0 ? firstOutput : extras!.moreOutputs[i - 1] }

    /// Whether output `i` has the shape and dtype of `t`.
    @inline(__always)
    final func hasOutput(_ i: Int, like t: Tensor) -> Bool {
        i == 0
            ? firstOutput.dtype == t.dtype && firstOutput.shape == t.shape
            : output(i).dtype == t.dtype && output(i).shape == t.shape
    }

    final func replaceEdge(_ i: Int, _ edge: Edge) { edges[i] = edge }

    /// The gradients of the inputs; `needs` says which are wanted. Subclasses implement it.
    func backward(_ grads: inout Tensors, needs: NeedsMask) throws(TensorError) -> Tensors { Tensors() }

    /// Lets go of what backward needed.
    func freeSaved() { saved.free() }

    final func addHooks() -> NodeHooks {
        if let hooks { return hooks }
        let h = NodeHooks()
        withExtras { $0.hooks = h }
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
            edges.removeAll()
            saved.moveAll(to: &pending.items)
            return
        }
        state.pointee.release_depth += 1
        edges.removeAll()
        saved.removeAll()
        state.pointee.release_depth -= 1
        if state.pointee.release_depth == 0, let p = state.pointee.pending_release {
            let pending = Unmanaged<PendingRelease>.fromOpaque(p).takeRetainedValue()
            state.pointee.pending_release = nil
            while !pending.items.isEmpty { _ = pending.items.removeLast() }
        }
    }
}

/// What few nodes have.
private final class NodeExtras {
    var moreOutputs: [Metadata] = []
    var hooks: NodeHooks?
    var trace: String?
    var ownSaved: Set<Int> = []
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

/// A node whose backward is a closure: custom functions.
public final class CustomNode: Node {
    public typealias Backward = ([Tensor?], Int) throws(TensorError) -> [Tensor?]
    private let label: String
    private let function: Backward
    /// The foreign object behind the node, for garbage collectors; freed by `release`.
    public let context: UnsafeMutableRawPointer?
    private let release: (() -> Void)?

    init(
        name: String, edges: consuming EdgeList, outputs: [Metadata], context: UnsafeMutableRawPointer?, release: (() -> Void)?,
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
