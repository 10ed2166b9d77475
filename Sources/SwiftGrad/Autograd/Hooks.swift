import CSwiftGrad

/// Hooks by number, in the order of registration.
struct HookList<Function> {
    private(set) var entries: [(id: UInt64, function: Function, context: HookContext)] = []
    var isEmpty: Bool { entries.isEmpty }

    mutating func append(_ id: UInt64, _ function: Function, _ context: HookContext) {
        entries.append((id, function, context))
    }

    mutating func remove(_ id: UInt64) -> Bool {
        guard let i = entries.firstIndex(where: { $0.id == id }) else { return false }
        entries.remove(at: i)
        return true
    }
}

/// The foreign object behind a hook, released with it.
public final class HookContext {
    public let pointer: UnsafeMutableRawPointer?
    private let release: (() -> Void)?

    public init(_ pointer: UnsafeMutableRawPointer? = nil, release: (() -> Void)? = nil) {
        self.pointer = pointer
        self.release = release
    }

    deinit { release?() }
}

/// Takes a gradient; returns a replacement, or nil to keep it.
public typealias TensorHook = (Tensor) throws(TensorError) -> Tensor?

enum HookNumber {
    private nonisolated(unsafe) static var counter: Int64 = 1
    static func next() -> UInt64 { UInt64(sg_atomic_add(&counter, 1)) }
}

/// Hooks of a leaf tensor.
final class TensorHooks {
    var gradient = HookList<TensorHook>()
    var postAccumulate = HookList<TensorHook>()
}

/// Hooks of a node: on the gradients of single outputs, then on all, then on the inputs' gradients.
final class NodeHooks {
    typealias All = (inout [Tensor?], [Tensor?]) throws(TensorError) -> Void
    var outputs: [(index: Int, id: UInt64, function: TensorHook, context: HookContext)] = []
    var pre = HookList<All>()
    var post = HookList<All>()
    /// Outputs that keep their `.grad`: weak, for the tensor may be gone.
    var retained: [(index: Int, tensor: WeakTensor)] = []
}

struct WeakTensor {
    weak var tensor: Tensor?
}

extension Tensor {
    /// Runs `hook` with the tensor's gradient once it is complete; returns a number for `removeHook`.
    @discardableResult
    public func addHook(context: HookContext = HookContext(), _ hook: @escaping TensorHook) throws(TensorError) -> UInt64 {
        guard requiresGrad else {
            throw .runtime("cannot register a hook on a tensor that doesn't require gradient")
        }
        let id = HookNumber.next()
        if let node = gradientNode {
            node.addHooks().outputs.append((Int(outputIndex), id, hook, context))
        } else {
            leafHooks.gradient.append(id, hook, context)
        }
        return id
    }

    /// Runs `hook` with the leaf itself after a gradient was added to its `.grad`.
    @discardableResult
    public func addPostAccumulateHook(
        context: HookContext = HookContext(), _ hook: @escaping TensorHook
    ) throws(TensorError) -> UInt64 {
        guard requiresGrad, gradientNode == nil else {
            throw .runtime("post accumulate grad hooks cannot be registered on non-leaf tensors")
        }
        let id = HookNumber.next()
        leafHooks.postAccumulate.append(id, hook, context)
        return id
    }

    public func removeHook(_ id: UInt64) {
        if let hooks {
            if hooks.gradient.remove(id) { return }
            if hooks.postAccumulate.remove(id) { return }
        }
        if let h = node?.hooks { h.outputs.removeAll { $0.id == id } }
    }

    private var leafHooks: TensorHooks {
        if let hooks { return hooks }
        let h = TensorHooks()
        hooks = h
        return h
    }

    /// A non-leaf keeps its gradient in `.grad`.
    public func retainGrad() throws(TensorError) {
        guard requiresGrad else { throw .runtime("can't retain_grad on Tensor that has requires_grad=False") }
        guard let node = gradientNode, !flags.contains(.retainsGrad) else { return }
        flags.insert(.retainsGrad)
        node.addHooks().retained.append((Int(outputIndex), WeakTensor(tensor: self)))
    }
}

extension Node {
    public func addHook(
        pre: Bool, context: HookContext, _ hook: @escaping (inout [Tensor?], [Tensor?]) throws(TensorError) -> Void
    )
        -> UInt64
    {
        let id = HookNumber.next()
        if pre { addHooks().pre.append(id, hook, context) } else { addHooks().post.append(id, hook, context) }
        return id
    }

    public func removeHook(_ id: UInt64) {
        guard let hooks else { return }
        if hooks.pre.remove(id) || hooks.post.remove(id) { return }
        hooks.outputs.removeAll { $0.id == id }
    }

    /// Contexts of all hooks, for garbage collectors.
    var hookContexts: [UnsafeMutableRawPointer] {
        guard let hooks else { return [] }
        return (hooks.outputs.map { $0.context } + hooks.pre.entries.map { $0.context } + hooks.post.entries.map { $0.context })
            .compactMap { $0.pointer }
    }
}
