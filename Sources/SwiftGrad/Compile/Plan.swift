import CSwiftGrad

/// What a call returns, as a replay makes it.
enum PlannedOutput {
    /// A tensor over fresh memory.
    case made(Operand)
    /// An argument, or a tensor found elsewhere, itself.
    case input(Int)
    case external(Tensor)
    /// A look at an argument or at a tensor from elsewhere.
    case viewOfInput(Int, Operand)
    case viewOfExternal(Tensor, Operand)
    /// A copy of constant data.
    case copy(Tensor)
}

/// A captured call: instructions over operands, which run as often as one likes.
///
/// The plan itself never changes; memory is in its `PlanInstance`s, of which there is one for each run whose backward is pending.
public final class Plan {
    let roots: [Root]
    let forward: [Instruction]
    let backward: [Instruction]
    let inputs: [InputGuard]
    let outputs: [PlannedOutput]
    /// Which outputs get gradients, and their metadata.
    let differentiable: [Int]
    let outputMetadata: [Metadata]
    /// Tensors from elsewhere, with the geometry they must still have.
    let externals: [(tensor: Tensor, guarded: InputGuard)]
    /// Gradients that backward gives, and what they are of.
    let gradients: [Operand?]
    let differentiated: [Differentiated]
    /// For each output with a gradient, which of `differentiated` depend on it.
    let reach: [[Bool]]
    let gradEnabled: Bool
    let inference: Bool
    let autocast: Int32
    let memory: MemoryPlan

    private var free: [PlanInstance] = []
    private var lock: Int32 = 0

    enum Differentiated {
        case input(Int)
        case external(Tensor)
    }

    /// What an argument must look like.
    struct InputGuard {
        let dtype: DType
        let shape: Shape
        let strides: Shape
        let requiresGrad: Bool
        /// The first argument that shares its memory.
        var sameAs: Int

        init(_ t: Tensor, sameAs: Int) {
            dtype = t.dtype
            shape = t.shape
            strides = t.strides
            requiresGrad = t.requiresGrad
            self.sameAs = sameAs
        }

        @inline(__always)
        func holds(_ t: Tensor) -> Bool {
            t.dtype == dtype && t.shape == shape && t.strides == strides && t.requiresGrad == requiresGrad
        }
    }

    init(_ c: Capture) {
        roots = c.tape.roots
        forward = c.forward
        backward = c.backward
        inputs = c.guards
        outputs = c.outputs
        differentiable = c.differentiable
        outputMetadata = c.outputMetadata
        externals = c.externals
        gradients = c.gradients
        differentiated = c.differentiated
        reach = c.reach
        gradEnabled = c.gradEnabled
        inference = c.inference
        autocast = c.autocast
        let text = Array(c.report.joined(separator: "\n").utf8CString)
        let copy = UnsafeMutablePointer<CChar>.allocate(capacity: text.count)
        for (i, b) in text.enumerated() { copy[i] = b }
        summaryText = UnsafePointer(copy)
        memory = MemoryPlan(roots, c.forward, c.backward, outputs: c.outputs, gradients: c.gradients)
    }

    /// Whether the plan is right for these arguments in the present state of the thread.
    func holds(for x: [Tensor]) -> Bool {
        let state = sg_this_thread()!
        guard (state.pointee.grad_disabled == 0) == gradEnabled, (state.pointee.inference != 0) == inference,
            state.pointee.autocast == autocast, x.count == inputs.count, !Anomaly.isEnabled, state.pointee.saved_hooks == nil,
            state.pointee.recorder == nil
        else { return false }
        for i in 0..<x.count {
            guard inputs[i].holds(x[i]) else { return false }
            let first = inputs[i].sameAs
            if first != i, x[first].storage !== x[i].storage || x[first].offset != x[i].offset { return false }
        }
        for (t, g) in externals where !g.holds(t) { return false }
        if memory.writesInputs, x.count > 1 {
            for i in 1..<x.count where inputs[i].sameAs == i {
                for j in 0..<i where x[i].storage === x[j].storage { return false }
            }
        }
        return true
    }

    /// Replays the call; nil where a guard does not hold.
    public func run(_ x: [Tensor]) throws(TensorError) -> [Tensor]? {
        guard holds(for: x) else { return nil }
        let instance = try take()
        do {
            return try instance.forward(x)
        } catch {
            instance.finish()
            give(instance)
            throw error
        }
    }

    private func take() throws(TensorError) -> PlanInstance {
        sg_lock(&lock)
        let last = free.popLast()
        sg_unlock(&lock)
        if let last { return last }
        return try PlanInstance(self)
    }

    /// An instance whose run is over.
    func give(_ instance: PlanInstance) {
        sg_lock(&lock)
        defer { sg_unlock(&lock) }
        if free.count < 2 { free.append(instance) }
    }

    public var outputCount: Int { outputs.count }

    /// What was captured, for people: a C string that lives as long as the plan.
    public let summaryText: UnsafePointer<CChar>

    deinit { summaryText.deallocate() }
}

/// Which storage each root lies in. Roots whose time is over give their storage to later ones; what backward reads keeps its own,
/// so that backward can run twice.
struct MemoryPlan {
    enum Place {
        case elsewhere
        /// Shared storage number i of the instance.
        case shared(Int)
        /// A storage of its own for each run, which the caller gets.
        case fresh
    }
    private(set) var places: [Place]
    /// Sizes of the shared storages.
    private(set) var sizes: [Int] = []
    private(set) var writesInputs = false

    init(
        _ roots: [Root], _ forward: [Instruction], _ backward: [Instruction], outputs: [PlannedOutput], gradients: [Operand?]
    ) {
        places = Array(repeating: .elsewhere, count: roots.count)
        let all = forward + backward
        var first = Array(repeating: Int.max, count: roots.count), last = Array(repeating: -1, count: roots.count)
        var isBound = Array(repeating: false, count: roots.count), escapes = isBound
        for (i, s) in all.enumerated() {
            for o in s.inputs { if let o { last[o.root] = i } }
            for o in s.writes {
                last[o.root] = i
                if case .input = roots[o.root].kind { writesInputs = true }
            }
            var binds = true
            if case .kernel = s.work { binds = false }
            for o in s.outputs {
                guard let o else { continue }
                first[o.root] = min(first[o.root], i)
                last[o.root] = max(last[o.root], i)
                if binds { isBound[o.root] = true }
            }
        }
        for o in outputs { if case .made(let operand) = o { escapes[operand.root] = true } }
        for o in gradients { if let o { escapes[o.root] = true } }
        // Roots of the forward part that backward reads live on.
        let n = forward.count
        var dying: [[Int]] = Array(repeating: [], count: all.count + 1)
        for r in roots.indices where roots[r].isMade && first[r] != Int.max && !isBound[r] {
            if escapes[r] {
                places[r] = .fresh
            } else if !(first[r] < n && last[r] >= n) {
                dying[last[r]].append(r)
            }
        }
        var free: [Int] = []
        func storage(for bytes: Int) -> Int {
            // The smallest that fits and is not far too big.
            var best = -1
            for (k, s) in free.enumerated() where sizes[s] >= bytes && sizes[s] <= max(4 * bytes, 1 << 16) {
                if best < 0 || sizes[s] < sizes[free[best]] { best = k }
            }
            if best >= 0 { return free.remove(at: best) }
            sizes.append(bytes)
            return sizes.count - 1
        }
        for (i, s) in all.enumerated() {
            var inherited: [Int] = []
            for (k, o) in s.outputs.enumerated() {
                guard let o, first[o.root] == i, roots[o.root].isMade, !isBound[o.root], !escapes[o.root] else { continue }
                let r = o.root
                guard case .elsewhere = places[r] else { continue }
                // Element by element, a result may be written over an operand that dies here.
                if let heir = s.inputs.indices.first(where: { j in
                    guard let x = s.inputs[j], dying[i].contains(x.root), !inherited.contains(x.root), s.mayOverwrite(k, j),
                        case .shared = places[x.root], roots[x.root].bytes == roots[r].bytes
                    else { return false }
                    return s.inputs.allSatisfy { $0 == nil || $0!.root != x.root || $0! == x }
                }) {
                    let x = s.inputs[heir]!.root
                    places[r] = places[x]
                    inherited.append(x)
                } else {
                    places[r] = .shared(storage(for: roots[r].bytes))
                }
            }
            for r in dying[i] where !inherited.contains(r) { if case .shared(let s) = places[r] { free.append(s) } }
        }
    }
}
