import CSwiftGrad

/// Functions that take over what operators of this thread keep for backward: `pack` makes something of a tensor that is to be
/// kept, `unpack` makes a tensor of that when backward needs it.
public final class SavedTensorHooks {
    public typealias Pack = (Tensor) throws(TensorError) -> UnsafeMutableRawPointer?
    public typealias Unpack = (UnsafeMutableRawPointer?) throws(TensorError) -> Tensor

    fileprivate let pack: Pack
    fileprivate let unpack: Unpack
    fileprivate let release: (UnsafeMutableRawPointer?) -> Void
    private let ending: () -> Void
    private let below: SavedTensorHooks?

    private init(
        pack: @escaping Pack, unpack: @escaping Unpack, release: @escaping (UnsafeMutableRawPointer?) -> Void,
        ending: @escaping () -> Void, below: SavedTensorHooks?
    ) {
        self.pack = pack
        self.unpack = unpack
        self.release = release
        self.ending = ending
        self.below = below
    }

    deinit { ending() }

    /// The innermost of this thread.
    static var current: SavedTensorHooks? {
        @inline(__always) get {
            guard let p = sg_this_thread().pointee.saved_hooks else { return nil }
            return Unmanaged<SavedTensorHooks>.fromOpaque(p).takeUnretainedValue()
        }
    }

    /// Makes hooks the innermost of this thread. `release` lets go of what `pack` gave; `ending` runs when nothing needs them.
    public static func push(
        pack: @escaping Pack, unpack: @escaping Unpack, release: @escaping (UnsafeMutableRawPointer?) -> Void,
        ending: @escaping () -> Void
    ) {
        let hooks = SavedTensorHooks(pack: pack, unpack: unpack, release: release, ending: ending, below: current)
        let old = sg_this_thread().pointee.saved_hooks
        sg_this_thread().pointee.saved_hooks = Unmanaged.passRetained(hooks).toOpaque()
        if let old { Unmanaged<SavedTensorHooks>.fromOpaque(old).release() }
    }

    /// Takes the innermost hooks of this thread off.
    public static func pop() throws(TensorError) {
        guard let p = sg_this_thread().pointee.saved_hooks else {
            throw .runtime("saved tensor hooks: there are none to take off")
        }
        let top = Unmanaged<SavedTensorHooks>.fromOpaque(p).takeRetainedValue()
        sg_this_thread().pointee.saved_hooks = top.below.map { Unmanaged.passRetained($0).toOpaque() }
    }

    /// What is kept in place of a tensor. Within `pack` the hooks are off.
    fileprivate func packed(_ t: Tensor) throws(TensorError) -> PackedTensor {
        let state = sg_this_thread()!
        let before = state.pointee.saved_hooks
        state.pointee.saved_hooks = nil
        defer { state.pointee.saved_hooks = before }
        return PackedTensor(try pack(t), hooks: self, edge: t.gradientEdge)
    }
}

/// What hooks made of a tensor, and where the tensor's gradient goes.
final class PackedTensor {
    private let object: UnsafeMutableRawPointer?
    private let hooks: SavedTensorHooks
    private let edge: Edge

    fileprivate init(_ object: UnsafeMutableRawPointer?, hooks: SavedTensorHooks, edge: Edge) {
        self.object = object
        self.hooks = hooks
        self.edge = edge
    }

    deinit { hooks.release(object) }

    /// The tensor, in its old place of the graph.
    func unpacked() throws(TensorError) -> Tensor {
        let t = try hooks.unpack(object).alias()
        if let n = edge.target?.asNode {
            t.node = n
            t.outputIndex = edge.index
        } else if edge.target != nil {
            var edges = EdgeList()
            edges.append(edge)
            t.node = PassNode(edges: edges, output: t.metadata)
        }
        return t
    }
}

/// Hands a gradient on to a leaf.
final class PassNode: Node {
    override var name: String { "AliasBackward0" }

    override func backward(_ grads: inout Tensors, needs: NeedsMask) throws(TensorError) -> Tensors { Tensors(grads.take(0)) }
}

extension SavedTensors {
    /// Keeps a tensor, or what the hooks of this thread make of it.
    @inline(__always)
    mutating func keep(_ t: Tensor?) throws(TensorError) {
        if sg_this_thread().pointee.saved_hooks != nil, let t, let hooks = SavedTensorHooks.current {
            append(try hooks.packed(t))
        } else {
            append(t)
        }
    }
}
