import CSwiftGrad

/// The memory of one run of a plan, and the tensors that look into it. Tensors are made once; a run moves those that look at arguments,
/// results and tensors from elsewhere to where these are.
final class PlanInstance {
    /// A kernel with its tensors (a class: a run retains one reference for a step).
    private final class KernelStep {
        let kernel: any Kernel
        let x: Tensors
        let y: Tensors
        /// What it changes in place; else `y` is new.
        let writes: [Tensor]

        init(_ kernel: any Kernel, _ x: Tensors, _ y: Tensors, _ writes: [Tensor]) {
            (self.kernel, self.x, self.y, self.writes) = (kernel, x, y, writes)
        }

        @inline(__always)
        func run() throws(TensorError) {
            try kernel.run(x, into: y)
            if writes.isEmpty {
                // Memory is used again and again: whoever remembers contents by version must notice.
                for i in 0..<y.count { y[i]?.storage.version &+= 1 }
            } else {
                for t in writes { t.bumpVersion() }
            }
        }
    }

    /// A call that makes its results, whose memory is taken over.
    private final class CallStep {
        let call: Recorder.Call
        let x: [Tensor]
        let binds: [Bind?]
        let name: String

        init(_ call: @escaping Recorder.Call, _ x: [Tensor], _ binds: [Bind?], _ name: String) {
            (self.call, self.x, self.binds, self.name) = (call, x, binds, name)
        }
    }

    /// The backward of a node.
    private final class WalkStep {
        let walk: Recorder.Walk
        let grads: Tensors
        let saved: [Tensor?]
        let needs: NeedsMask
        let binds: [Bind?]
        let name: String

        init(
            _ walk: @escaping Recorder.Walk, _ grads: Tensors, _ saved: [Tensor?], _ needs: NeedsMask, _ binds: [Bind?],
            _ name: String
        ) {
            (self.walk, self.grads, self.saved, self.needs, self.binds, self.name) = (walk, grads, saved, needs, binds, name)
        }
    }

    private enum Step {
        case kernel(KernelStep)
        case call(CallStep)
        case walk(WalkStep)
    }

    /// A result whose storage is taken over.
    private struct Bind {
        let root: Int
        let operand: Operand
    }

    private struct Look {
        let tensor: Tensor
        let offset: Int
    }

    /// Holds this.
    private unowned let plan: Plan
    private var forwardSteps: [Step] = []
    private var backwardSteps: [Step] = []
    private var looks: [[Look]]
    private var tensorOf: [Operand: Tensor] = [:]
    private let nothing: Storage
    private var storages: [Storage] = []
    /// Roots that get a storage for each run: (root, bytes), those made by forward first.
    private var freshForward: [(root: Int, bytes: Int)] = []
    private var freshBackward: [(root: Int, bytes: Int)] = []
    /// Tensors from elsewhere at which something looks in another way than they do.
    private var moved: [(root: Int, tensor: Tensor)] = []
    /// Roots that do not own their storage between runs.
    private var borrowed: [Int] = []
    /// What backward must find unmodified, with versions.
    private var watched: [(tensor: Tensor, version: Int)] = []
    private var watchedRoots: [Int] = []
    private var inputRoots: [Int] = []
    private var gradientRoots: [Int] = []

    init(_ plan: Plan) throws(TensorError) {
        self.plan = plan
        looks = Array(repeating: [], count: plan.roots.count)
        nothing = try Storage(bytes: 0)
        for bytes in plan.memory.sizes { storages.append(try Storage(bytes: bytes)) }
        inputRoots = Array(repeating: -1, count: plan.inputs.count)
        gradientRoots = Array(repeating: -1, count: plan.differentiable.count)
        for (r, root) in plan.roots.enumerated() {
            switch root.kind {
            case .input(let i): inputRoots[i] = r
            case .gradient(let i): gradientRoots[i] = r
            default: break
            }
        }
        for s in plan.forward { forwardSteps.append(step(s)) }
        for s in plan.backward { backwardSteps.append(step(s)) }
        for o in plan.outputs { if case .made(let operand) = o { _ = tensor(operand) } }
        for o in plan.gradients { if let o { _ = tensor(o) } }
        let forwardMade = Set(plan.forward.flatMap { $0.outputs.compactMap { $0?.root } })
        for (r, root) in plan.roots.enumerated() where !looks[r].isEmpty {
            switch root.kind {
            case .input, .gradient: borrowed.append(r)
            case .external(let t): moved.append((r, t))
            case .constant(let t): for l in looks[r] { l.tensor.storage = t.storage }
            case .made:
                switch plan.memory.places[r] {
                case .shared(let s): for l in looks[r] { l.tensor.storage = storages[s] }
                case .fresh:
                    if forwardMade.contains(r) {
                        freshForward.append((r, root.bytes))
                    } else {
                        freshBackward.append((r, root.bytes))
                    }
                    borrowed.append(r)
                case .elsewhere: borrowed.append(r)
                }
            }
        }
        var seen = Set<Int>()
        for s in plan.backward {
            for o in s.inputs {
                guard let o, seen.insert(o.root).inserted else { continue }
                switch plan.roots[o.root].kind {
                case .input, .external: watchedRoots.append(o.root)
                case .made:
                    if case .fresh = plan.memory.places[o.root], forwardMade.contains(o.root) { watchedRoots.append(o.root) }
                default: break
                }
            }
        }
    }

    private func tensor(_ o: Operand) -> Tensor {
        if let t = tensorOf[o] { return t }
        switch plan.roots[o.root].kind {
        case .external(let t), .constant(let t):
            // The tensor itself, wherever it moves to.
            if o.matches(t) { return t }
        default: break
        }
        let t = Tensor(storage: nothing, dtype: o.dtype, shape: Shape(o.shape), strides: Shape(o.strides), offset: o.offset)
        looks[o.root].append(Look(tensor: t, offset: o.offset))
        tensorOf[o] = t
        return t
    }

    private func step(_ s: Instruction) -> Step {
        func bind(_ list: [Operand?]) -> [Bind?] {
            list.map { o in
                guard let o else { return nil }
                _ = tensor(o)
                return Bind(root: o.root, operand: o)
            }
        }
        switch s.work {
        case .kernel(let k):
            let x = Tensors(s.inputs.map { $0.map { tensor($0) } }), writes = s.writes.map { tensor($0) }
            let y = s.outputs.isEmpty ? Tensors(writes) : Tensors(s.outputs.map { $0.map { tensor($0) } })
            return .kernel(KernelStep(k, x, y, writes))
        case .call(let name, let call, _):
            return .call(CallStep(call, s.inputs.map { tensor($0!) }, bind(s.outputs), name))
        case .walk(let name, let walk, let n, let needs):
            return .walk(
                WalkStep(
                    walk, Tensors(s.inputs[..<n].map { $0.map { tensor($0) } }), s.inputs[n...].map { $0.map { tensor($0) } },
                    needs,
                    bind(s.outputs), name))
        }
    }

    // MARK: running

    @inline(__always)
    private func move(_ root: Int, to storage: Storage, by shift: Int) {
        for l in looks[root] {
            l.tensor.storage = storage
            l.tensor.offset = l.offset &+ shift
        }
    }

    private func execute(_ steps: [Step]) throws(TensorError) {
        for s in steps {
            switch s {
            case .kernel(let k): try k.run()
            case .call(let c): try bind(Tensors(try c.call(c.x)), c.binds, c.name)
            case .walk(let w): try bind(try w.walk(w.grads, w.saved, w.needs), w.binds, w.name)
            }
        }
    }

    private func bind(_ results: Tensors, _ binds: [Bind?], _ name: String) throws(TensorError) {
        for i in 0..<min(results.count, binds.count) {
            guard let b = binds[i] else { continue }
            guard let t = results[i], b.operand.fits(t) else {
                throw .runtime(
                    "\(name): a captured call gave a tensor of shape \(b.operand.shape), the replay \(results[i]?.shape ?? Shape()). "
                        + "What depends on values like this cannot be compiled: call it outside of the compiled function")
            }
            move(b.root, to: t.storage, by: t.offset - b.operand.offset)
        }
    }

    /// Runs with nothing recorded and autocast off: casts are instructions.
    private func quietly(_ body: () throws(TensorError) -> Void) throws(TensorError) {
        let state = sg_this_thread()!
        let grad = state.pointee.grad_disabled, cast = state.pointee.autocast, inference = state.pointee.inference
        state.pointee.grad_disabled = 1
        state.pointee.autocast = 0
        state.pointee.inference = 0
        defer {
            state.pointee.grad_disabled = grad
            state.pointee.autocast = cast
            state.pointee.inference = inference
        }
        try body()
    }

    func forward(_ x: [Tensor]) throws(TensorError) -> [Tensor] {
        for i in 0..<x.count where inputRoots[i] >= 0 {
            move(inputRoots[i], to: x[i].storage, by: x[i].offset - plan.roots[inputRoots[i]].offset)
        }
        for (r, t) in moved { move(r, to: t.storage, by: t.offset - plan.roots[r].offset) }
        for (r, bytes) in freshForward { move(r, to: try Storage(bytes: bytes), by: 0) }
        try quietly { () throws(TensorError) in try execute(forwardSteps) }
        var results: [Tensor] = []
        results.reserveCapacity(plan.outputs.count)
        for o in plan.outputs {
            let t: Tensor
            switch o {
            case .made(let operand): t = self.tensor(operand).alias()
            case .input(let i): t = x[i]
            case .external(let e): t = e
            case .copy(let c):
                t = try Tensor(empty: c.shape, c.dtype)
                copyElements(from: c, to: t)
            case .viewOfInput(let i, let operand):
                t = x[i].alias(
                    shape: Shape(operand.shape), strides: Shape(operand.strides),
                    offset: operand.offset + x[i].offset - plan.roots[operand.root].offset, dtype: operand.dtype)
                if !plan.inference { x[i].linkView(t) }
            case .viewOfExternal(let e, let operand):
                t = e.alias(
                    shape: Shape(operand.shape), strides: Shape(operand.strides),
                    offset: operand.offset + e.offset - plan.roots[operand.root].offset, dtype: operand.dtype)
                if !plan.inference { e.linkView(t) }
            }
            if plan.inference { t.flags.insert(.inference) }
            results.append(t)
        }
        if plan.differentiable.isEmpty {
            finish()
            plan.give(self)
            return results
        }
        watched.removeAll(keepingCapacity: true)
        for r in watchedRoots {
            switch plan.roots[r].kind {
            case .external(let t): watched.append((t, t.version))
            case .input(let i): watched.append((x[i], x[i].version))
            default: if let t = looks[r].first?.tensor { watched.append((t, t.version)) }
            }
        }
        var edges = EdgeList()
        for d in plan.differentiated {
            switch d {
            case .input(let i): edges.append(x[i].gradientEdge)
            case .external(let t): edges.append(t.gradientEdge)
            }
        }
        let node = CompiledNode(self, plan, edges: edges)
        for (k, i) in plan.differentiable.enumerated() {
            results[i].node = node
            results[i].outputIndex = Int32(k)
        }
        return results
    }

    /// Gradients of what the plan differentiates, from those of its outputs.
    func backward(_ grads: Tensors) throws(TensorError) -> Tensors {
        for (t, version) in watched where t.version != version {
            throw .runtime(
                "one of the variables needed for gradient computation has been modified by an inplace operation: "
                    + "[torch.\(t.dtype.scalarName)Tensor \(t.shape)] is at version \(t.version); expected version \(version) instead, in the "
                    + "backward of a compiled function.")
        }
        var given: [Tensor] = []
        for k in plan.differentiable.indices {
            let m = plan.outputMetadata[k]
            if let g = grads[k] { given.append(try g.dense()) } else { given.append(try Tensor.zeros(m.shape, m.dtype)) }
        }
        for k in given.indices where gradientRoots[k] >= 0 { move(gradientRoots[k], to: given[k].storage, by: given[k].offset) }
        for (r, bytes) in freshBackward { move(r, to: try Storage(bytes: bytes), by: 0) }
        try quietly { () throws(TensorError) in try execute(backwardSteps) }
        var results = Tensors(missing: plan.gradients.count)
        for (i, o) in plan.gradients.enumerated() {
            guard let o else { continue }
            if given.count > 1, !given.indices.contains(where: { grads[$0] != nil && plan.reach[$0][i] }) { continue }
            let t = tensor(o)
            results[i] = t.storage === nothing ? nil : t.alias()
        }
        // The gradients are the caller's alone.
        for (r, _) in freshBackward { move(r, to: nothing, by: 0) }
        for r in gradientRoots where r >= 0 { move(r, to: nothing, by: 0) }
        return results
    }

    /// Lets go of what belongs to others.
    func finish() {
        for r in borrowed { move(r, to: nothing, by: 0) }
        watched.removeAll(keepingCapacity: true)
    }
}

/// The backward of a compiled call, as one node.
final class CompiledNode: Node {
    private var instance: PlanInstance?
    private let plan: Plan

    init(_ instance: PlanInstance, _ plan: Plan, edges: consuming EdgeList) {
        self.instance = instance
        self.plan = plan
        super.init(edges: edges, outputs: plan.outputMetadata)
    }

    deinit { release() }

    override var name: String { "CompiledFunctionBackward" }

    private func release() {
        guard let i = instance else { return }
        instance = nil
        i.finish()
        plan.give(i)
    }

    override func freeSaved() {
        super.freeSaved()
        release()
    }

    override func backward(_ grads: inout Tensors, needs: NeedsMask) throws(TensorError) -> Tensors {
        if GradMode.isEnabled {
            throw .runtime(
                "torch.compile: a compiled function does not support double backward (create_graph=True). Call the function itself "
                    + "where second derivatives are wanted")
        }
        guard let instance else {
            throw .runtime(
                "Trying to backward through the graph a second time (or directly access saved tensors after they have already "
                    + "been freed). Specify retain_graph=True if you need to backward through the graph a second time: \(name)")
        }
        return try instance.backward(grads)
    }
}
