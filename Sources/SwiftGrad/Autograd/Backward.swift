import CSwiftGrad

/// The walk from roots to leaves.
///
/// Nodes are visited from the youngest to the oldest: by `Node`'s invariant all consumers of a node are visited before it. Gradients that
/// arrive at the same place are summed, un-broadcast to the shape of the output they belong to, and what a node kept is freed as
/// the walk leaves it.
struct BackwardWalk {
    private let keepGraph: Bool
    private let createGraph: Bool

    private struct Slot {
        var node: Node
        var grads: Tensors
    }
    private var slots: [Slot] = []
    private var slotOf = PointerTable()
    /// A max-heap of slots by the sequence of their nodes.
    private var heap: [(sequence: Int64, slot: Int)] = []
    private var leaves: [(leaf: Tensor, grad: Tensor?)] = []
    private var leafOf = PointerTable()

    /// With `inputs`: only these get gradients.
    private var wantedLeaves: [ObjectIdentifier: [Int]] = [:]
    private var wantedOutputs: [ObjectIdentifier: [(output: Int, input: Int)]] = [:]
    private var isNeeded: [ObjectIdentifier: Bool]?
    private(set) var captured: [Tensor?] = []

    init(keepGraph: Bool, createGraph: Bool) {
        self.keepGraph = keepGraph
        self.createGraph = createGraph
        slots.reserveCapacity(16)
        heap.reserveCapacity(8)
        leaves.reserveCapacity(8)
    }

    /// Gradients with respect to `inputs` alone; what leads to none of them is not visited.
    mutating func restrict(to inputs: [Tensor], roots: [Tensor]) {
        captured = Array(repeating: nil, count: inputs.count)
        for (i, t) in inputs.enumerated() {
            if let n = t.gradientNode {
                wantedOutputs[ObjectIdentifier(n), default: []].append((Int(t.outputIndex), i))
            } else {
                wantedLeaves[ObjectIdentifier(t), default: []].append(i)
            }
        }
        // All reachable nodes, oldest first: a node is needed if it is wanted or leads to something needed.
        var seen: [ObjectIdentifier: Node] = [:]
        var stack: [Node] = roots.compactMap { $0.gradientNode }
        while let n = stack.popLast() {
            if seen.updateValue(n, forKey: ObjectIdentifier(n)) != nil { continue }
            for i in 0..<n.edges.count {
                if let next = n.edges[i].target?.asNode, seen[ObjectIdentifier(next)] == nil { stack.append(next) }
            }
        }
        var needed: [ObjectIdentifier: Bool] = [:]
        for n in seen.values.sorted(by: { $0.sequence < $1.sequence }) {
            var any = false
            for i in 0..<n.edges.count {
                guard let target = n.edges[i].target else { continue }
                let id = ObjectIdentifier(target)
                if wantedLeaves[id] != nil || wantedOutputs[id] != nil || needed[id] == true { any = true }
            }
            needed[ObjectIdentifier(n)] = any
        }
        isNeeded = needed
    }

    private func leadsSomewhere(_ target: GradientTarget) -> Bool {
        guard let isNeeded else { return true }
        let id = ObjectIdentifier(target)
        return wantedLeaves[id] != nil || wantedOutputs[id] != nil || isNeeded[id] == true
    }

    mutating func run(_ roots: [(tensor: Tensor, grad: Tensor)]) throws(TensorError) {
        let state = sg_this_thread()!
        let before = state.pointee.grad_disabled
        state.pointee.grad_disabled = createGraph ? 0 : 1
        defer { state.pointee.grad_disabled = before }
        for (t, g) in roots {
            let edge = t.gradientEdge
            if let target = edge.target { try deliver(g, to: target, Int(edge.index)) }
        }
        while let s = popYoungest() { try visit(s) }
        for i in leaves.indices { try accumulate(i) }
    }

    // MARK: the heap

    private mutating func push(_ s: Int) {
        heap.append((slots[s].node.sequence, s))
        var i = heap.count - 1
        while i > 0, heap[(i - 1) / 2].sequence < heap[i].sequence {
            heap.swapAt(i, (i - 1) / 2)
            i = (i - 1) / 2
        }
    }

    private mutating func popYoungest() -> Int? {
        guard let top = heap.first else { return nil }
        let last = heap.removeLast()
        if heap.isEmpty { return top.slot }
        heap[0] = last
        var i = 0
        while true {
            var child = 2 * i + 1
            if child >= heap.count { break }
            if child + 1 < heap.count, heap[child].sequence < heap[child + 1].sequence { child += 1 }
            if heap[i].sequence >= heap[child].sequence { break }
            heap.swapAt(i, child)
            i = child
        }
        return top.slot
    }

    // MARK: delivering

    /// Adds `grad` to what has arrived for output `index` of `target`.
    private mutating func deliver(_ grad: consuming Tensor, to target: GradientTarget, _ index: Int) throws(TensorError) {
        if let node = target.asNode {
            let s: Int
            if let known = slotOf.find(node) {
                s = known
            } else {
                s = slots.count
                slots.append(Slot(node: node, grads: Tensors(missing: node.outputCount)))
                slotOf.append(node)
                push(s)
            }
            let fitted = node.hasOutput(index, like: grad) ? grad : try fit(grad, to: node.output(index), node.name)
            if let held = slots[s].grads.take(index) {
                slots[s].grads[index] = try sum(held, fitted)
            } else {
                slots[s].grads[index] = fitted
            }
        } else if let leaf = target.asTensor {
            if isNeeded != nil && wantedLeaves[ObjectIdentifier(leaf)] == nil { return }
            let fitted =
                grad.dtype == leaf.dtype && grad.shape == leaf.shape ? grad : try fit(grad, to: leaf.metadata, "AccumulateGrad")
            if let i = leafOf.find(leaf) {
                let held = leaves[i].grad.take()
                leaves[i].grad = try held.map { h throws(TensorError) in try sum(h, fitted) } ?? fitted
            } else {
                leafOf.append(leaf)
                leaves.append((leaf, fitted))
            }
        }
    }

    /// Un-broadcasts and converts a gradient to what it is the gradient of.
    private func fit(_ grad: consuming Tensor, to meta: Metadata, _ what: String) throws(TensorError) -> Tensor {
        var g = grad
        if g.shape != meta.shape {
            guard canSum(g.shape, to: meta.shape) else {
                throw .runtime(
                    "\(what) got a gradient of an invalid shape: one that fits \(meta.shape) is required, got \(g.shape)")
            }
            g = try g.sumTo(meta.shape)
        }
        // Of a complex gradient of a real tensor the real part counts.
        if g.dtype != meta.dtype { g = try g.to(meta.dtype) }
        return g
    }

    /// `a + b`, into a's memory where nobody else can see it.
    private func sum(_ held: consuming Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
        var a = held
        if !createGraph, a.isContiguous, isKnownUniquelyReferenced(&a), isKnownUniquelyReferenced(&a.storage), a.shape == b.shape,
            a.ownVersion == nil
        {
            return try a.addInPlace(b)
        }
        return try a.add(b)
    }

    // MARK: visiting

    private mutating func visit(_ s: Int) throws(TensorError) {
        let node = slots[s].node
        var grads = slots[s].grads
        slots[s].grads = Tensors()
        if let hooks = node.hooks, Recorder.current == nil { try runPreHooks(hooks, &grads) }
        if isNeeded != nil, let wanted = wantedOutputs[ObjectIdentifier(node)] {
            for (output, input) in wanted { captured[input] = grads[output] }
        }
        var needs = NeedsMask()
        for i in 0..<node.edges.count {
            if node.edges.leads(i), isNeeded == nil || leadsSomewhere(node.edges[i].target!) { needs.insert(i) }
        }
        if needs.isEmpty || (isNeeded != nil && isNeeded![ObjectIdentifier(node)] != true) { return }
        let outputsForHooks = node.hooks?.post.isEmpty == false ? grads.array : []
        var results: Tensors
        do {
            results = try Recorder.backward(node, &grads, needs)
        } catch {
            throw annotate(error, node)
        }
        if let hooks = node.hooks, !hooks.post.isEmpty {
            var list = results.array
            for h in hooks.post.entries { try h.function(&list, outputsForHooks) }
            results = Tensors(list)
        }
        if !keepGraph { node.freeSaved() }
        if Anomaly.isEnabled && Anomaly.checksNaN { try checkNaN(results, node) }
        let count = min(results.count, node.edges.count)
        for i in 0..<count {
            guard let g = results.take(i) else { continue }
            let edge = node.edges[i]
            guard let target = edge.target, leadsSomewhere(target) else { continue }
            try deliver(g, to: target, Int(edge.index))
        }
    }

    private func runPreHooks(_ hooks: NodeHooks, _ grads: inout Tensors) throws(TensorError) {
        for h in hooks.outputs {
            if let g = grads[h.index], let replacement = try h.function(g) {
                grads[h.index] = try checkedReplacement(replacement, for: g)
            }
        }
        if !hooks.pre.isEmpty {
            var list = grads.array
            for h in hooks.pre.entries { try h.function(&list, []) }
            grads = Tensors(list)
        }
        for r in hooks.retained {
            guard let t = r.tensor.tensor, let g = grads[r.index] else { continue }
            if let old = t.gradient { t.gradient = try old.add(g) } else { t.gradient = createGraph ? g : try g.clone() }
        }
    }

    private func checkedReplacement(_ r: Tensor, for g: Tensor) throws(TensorError) -> Tensor {
        guard r.shape == g.shape else {
            throw .runtime("hook '' has changed the size of value: \(g.shape) is required, got \(r.shape)")
        }
        guard r.dtype == g.dtype else {
            throw .runtime("hook '' has changed the type of value (was torch.\(g.dtype), got torch.\(r.dtype))")
        }
        return r
    }

    /// Adds what arrived at leaf `i` to its `.grad`.
    private mutating func accumulate(_ i: Int) throws(TensorError) {
        let leaf = leaves[i].leaf
        guard var g = leaves[i].grad.take() else { return }
        if let hooks = leaf.hooks, Recorder.current == nil {
            for h in hooks.gradient.entries {
                if let replacement = try h.function(g) { g = try checkedReplacement(replacement, for: g) }
            }
        }
        if isNeeded != nil, let wanted = wantedLeaves[ObjectIdentifier(leaf)] {
            for input in wanted { captured[input] = g }
            if !accumulatesCaptured { return }
        }
        _ = try add(consume g, to: leaf)
        if let hooks = leaf.hooks {
            for h in hooks.postAccumulate.entries { _ = try h.function(leaf) }
        }
    }

    private static nonisolated(unsafe) var accumulation: Int32 = 0

    /// Adds `grad` to the leaf's `.grad`; gives what was replaced, so that it dies (and runs a caller's code) outside of the lock.
    private func add(_ grad: consuming Tensor, to leaf: Tensor) throws(TensorError) -> Tensor? {
        var g = grad
        // Threads may add to one leaf at once.
        sg_lock(&BackwardWalk.accumulation)
        defer { sg_unlock(&BackwardWalk.accumulation) }
        let old = leaf.gradient
        if let old {
            if createGraph || old.requiresGrad {
                leaf.gradient = try old.add(g)
            } else {
                _ = try old.addInPlace(g)
            }
        } else if createGraph {
            leaf.gradient = g
        } else {
            // Keep the buffer itself if nobody else can see it.
            let mine = g.isContiguous && isKnownUniquelyReferenced(&g) && isKnownUniquelyReferenced(&g.storage)
            leaf.gradient = mine ? g : try g.clone(contiguous: true)
        }
        return old
    }

    /// `backward(inputs:)` accumulates into the inputs; `grad` only hands the gradients out.
    var accumulatesCaptured = false

    // MARK: anomaly mode

    private func annotate(_ error: TensorError, _ node: Node) -> TensorError {
        guard let trace = node.trace, error.kind != .callback else { return error }
        return TensorError(
            error.kind,
            "\(error.message)\nError detected in \(node.name). Traceback of the forward call that caused the error:\n\(trace)")
    }

    private func checkNaN(_ results: Tensors, _ node: Node) throws(TensorError) {
        for i in 0..<results.count {
            guard let g = results[i], g.dtype.isInexact, try g.containsNaN() else { continue }
            throw annotate(.runtime("Function '\(node.name)' returned nan values in its \(i)th output."), node)
        }
    }
}

/// Whether a gradient of shape `from` can be un-broadcast to `to`.
private func canSum(_ from: Shape, to: Shape) -> Bool {
    if from.count < to.count { return false }
    let lead = from.count - to.count
    for i in 0..<to.count where to[i] != from[lead + i] && to[i] != 1 { return false }
    return true
}

/// The gradients the roots start with: those given, or 1 for a root of one element.
private func rootGradients(_ roots: [Tensor], _ grads: [Tensor?]) throws(TensorError) -> [(tensor: Tensor, grad: Tensor)] {
    guard grads.isEmpty || grads.count == roots.count else {
        throw .runtime("got \(roots.count) tensors and \(grads.count) gradients")
    }
    var list: [(tensor: Tensor, grad: Tensor)] = []
    for (i, t) in roots.enumerated() {
        guard t.requiresGrad else {
            throw .runtime("element \(i) of tensors does not require grad and does not have a grad_fn")
        }
        if let g = grads.isEmpty ? nil : grads[i] {
            guard g.shape == t.shape else {
                throw .runtime(
                    "Mismatch in shape: grad_output[\(i)] has a shape of torch.Size(\(g.shape)) and output[\(i)] has a shape of "
                        + "torch.Size(\(t.shape)).")
            }
            guard g.dtype.isComplex == t.dtype.isComplex else {
                throw .runtime(
                    "For complex Tensors, both grad_output and output are required to have the same dtype. Mismatch in dtype: "
                        + "grad_output[\(i)] has a dtype of torch.\(g.dtype) and output[\(i)] has a dtype of torch.\(t.dtype).")
            }
            list.append((t, g))
        } else {
            guard t.numel == 1 else {
                throw .runtime("grad can be implicitly created only for scalar outputs, got shape \(t.shape)")
            }
            guard !t.dtype.isComplex else {
                throw .runtime("grad can be implicitly created only for real scalar outputs but got torch.\(t.dtype)")
            }
            list.append((t, try Tensor.full(t.shape, 1, t.dtype)))
        }
    }
    return list
}

/// Accumulates d(roots)/d(leaf) into the leaves' `.grad`, or only into `inputs` where given. The graph is kept where its
/// gradients are recorded (`createGraph`), unless told otherwise.
public func backward(
    _ roots: [Tensor], _ grads: [Tensor?] = [], keepGraph: Bool? = nil, createGraph: Bool = false, inputs: [Tensor] = []
) throws(TensorError) {
    let start = try rootGradients(roots, grads)
    var walk = BackwardWalk(keepGraph: keepGraph ?? createGraph, createGraph: createGraph)
    if !inputs.isEmpty {
        for t in inputs where !t.requiresGrad {
            throw .runtime("One of the differentiated Tensors given as 'inputs' to backward does not require grad")
        }
        walk.accumulatesCaptured = true
        walk.restrict(to: inputs, roots: roots)
    }
    try walk.run(start)
    for (i, t) in inputs.enumerated() where !t.isLeaf {
        guard let g = walk.captured[i] else { continue }
        if let old = t.gradient { t.gradient = try old.add(g) } else { t.gradient = g }
    }
}

/// d(roots)/d(inputs), summed over the roots; nil for an input that nothing depends on (an error unless `allowUnused`).
public func gradients(
    of roots: [Tensor], _ grads: [Tensor?] = [], withRespectTo inputs: [Tensor], keepGraph: Bool? = nil,
    createGraph: Bool = false,
    allowUnused: Bool = false
) throws(TensorError) -> [Tensor?] {
    let start = try rootGradients(roots, grads)
    for t in inputs where !t.requiresGrad {
        throw .runtime("One of the differentiated Tensors does not require grad")
    }
    var walk = BackwardWalk(keepGraph: keepGraph ?? createGraph, createGraph: createGraph)
    walk.restrict(to: inputs, roots: roots)
    try walk.run(start)
    if !allowUnused, let unused = walk.captured.firstIndex(where: { $0 == nil }) {
        throw .runtime(
            "The differentiated Tensor at index \(unused) appears to not have been used in the graph. "
                + "Set allow_unused=True if this is the desired behavior.")
    }
    return walk.captured
}

extension Tensor {
    /// Accumulates the gradient of this tensor (of one element, or with `gradient` given) into the leaves it depends on.
    public func backward(_ gradient: Tensor? = nil, keepGraph: Bool = false, createGraph: Bool = false) throws(TensorError) {
        try SwiftGrad.backward([self], [gradient], keepGraph: keepGraph || createGraph, createGraph: createGraph)
    }
}
