import CSwiftGrad

/// A capture under way, and what comes of it.
///
///     let capture = Capture(inputs)       // listens to this thread
///     let outputs = ... eager calls ...
///     let plan = try capture.end(outputs)
public final class Capture {
    let tape: Tape
    private let autocastUncached: Int32
    let gradEnabled: Bool
    let inference: Bool
    let autocast: Int32
    var forward: [Instruction] = []
    var backward: [Instruction] = []
    var guards: [Plan.InputGuard] = []
    var outputs: [PlannedOutput] = []
    var differentiable: [Int] = []
    var outputMetadata: [Metadata] = []
    var externals: [(tensor: Tensor, guarded: Plan.InputGuard)] = []
    var gradients: [Operand?] = []
    var differentiated: [Plan.Differentiated] = []
    var reach: [[Bool]] = []
    var report: [String] = []
    private var isOver = false

    /// Whether plans are optimised (tests compare with the plain replay).
    public nonisolated(unsafe) static var fuses = environment("SWIFTGRAD_COMPILE_FUSION") != "0"

    /// Whether this thread captures a call.
    public static var isActive: Bool { Recorder.current != nil }

    /// Says that the call under way cannot be replayed.
    public static func giveUp(_ reason: String) { Recorder.current?.gaveUp(reason) }

    /// Says that a tensor came from data.
    public static func made(_ t: Tensor) { Recorder.current?.made(t) }

    public init(_ inputs: [Tensor]) throws(TensorError) {
        guard Recorder.current == nil else { throw .runtime("capture: this thread captures a call already") }
        let state = sg_this_thread()!
        gradEnabled = state.pointee.grad_disabled == 0
        inference = state.pointee.inference != 0
        autocast = state.pointee.autocast
        autocastUncached = state.pointee.autocast_uncached
        tape = Tape(inputs)
        for (i, t) in inputs.enumerated() {
            let first = inputs.firstIndex { $0.storage === t.storage } ?? i
            guards.append(Plan.InputGuard(t, sameAs: first))
            if first != i, inputs[first].offset != t.offset { tape.fail("two arguments overlap") }
        }
        if state.pointee.saved_hooks != nil { tape.fail("hooks on saved tensors") }
        if Anomaly.isEnabled { tape.fail("anomaly mode") }
        // A cast kept from before would be taken for constant.
        state.pointee.autocast_uncached = 1
        state.pointee.recorder = Unmanaged.passUnretained(tape).toOpaque()
    }

    deinit { stop() }

    /// Stops listening.
    public func stop() {
        guard !isOver else { return }
        isOver = true
        let state = sg_this_thread()!
        state.pointee.recorder = nil
        state.pointee.autocast_uncached = autocastUncached
    }

    /// Why there will be no plan, so far.
    public var failure: String? { tape.failure }

    /// Ends the capture of a call that gave `outputs`; throws why there is no plan.
    public func end(_ results: [Tensor]) throws(TensorError) -> Plan {
        let state = sg_this_thread()!
        if (state.pointee.grad_disabled == 0) != gradEnabled { tape.fail("the grad mode was changed") }
        defer { stop() }
        try check()
        for t in results { outputs.append(try output(t)) }
        forward = tape.instructions
        tape.instructions = []
        if gradEnabled { try captureBackward(results) }
        stop()
        for r in tape.roots {
            if case .external(let t) = r.kind { externals.append((t, Plan.InputGuard(t, sameAs: 0))) }
        }
        describe()
        optimize()
        return Plan(self)
    }

    private func check() throws(TensorError) {
        if let f = tape.failure { throw .notImplemented("not captured: \(f)") }
    }

    private func output(_ t: Tensor) throws(TensorError) -> PlannedOutput {
        guard let o = tape.operand(t) else {
            throw .notImplemented("not captured: an output was made without a recorded operator")
        }
        let tracked = gradEnabled && t.requiresGrad
        switch tape.roots[o.root].kind {
        case .input(let i):
            if let k = tape.inputs.firstIndex(where: { $0 === t }) { return .input(k) }
            if tracked { throw .notImplemented("not captured: an output with a gradient is a view of an argument") }
            return .viewOfInput(i, o)
        case .external(let e):
            if e === t { return .external(e) }
            if tracked { throw .notImplemented("not captured: an output with a gradient is a view of a tensor from elsewhere") }
            return .viewOfExternal(e, o)
        case .constant(let c):
            if c === t { return .copy(c) }
            throw .notImplemented("not captured: an output is a view of constant data")
        case .gradient: throw .notImplemented("not captured: an output is a gradient")
        case .made:
            for other in outputs {
                if case .made(let p) = other, p.root == o.root, tracked {
                    throw .notImplemented("not captured: outputs with gradients share memory")
                }
            }
            return .made(o)
        }
    }

    /// Differentiates the outputs, with made-up gradients, by the graph that the call made.
    private func captureBackward(_ results: [Tensor]) throws(TensorError) {
        var roots: [Tensor] = []
        for (i, t) in results.enumerated() {
            guard t.requiresGrad, case .made = outputs[i] else { continue }
            if t.hooks != nil || t.flags.contains(.retainsGrad) { throw .notImplemented("not captured: an output has hooks") }
            differentiable.append(i)
            outputMetadata.append(t.metadata)
            roots.append(t)
        }
        if roots.isEmpty { return }
        let wanted = tape.differentiated
        let before = GradMode.isEnabled
        defer { GradMode.isEnabled = before }
        var grads: [Tensor?] = []
        for (k, t) in roots.enumerated() {
            let g = try Tensor.full(t.shape, .int(1), t.dtype)
            g.makeUneven()
            _ = tape.addGradient(g, k)
            grads.append(g)
        }
        tape.isBackward = true
        let found = try SwiftGrad.gradients(of: roots, grads, withRespectTo: wanted, keepGraph: true, allowUnused: true)
        try check()
        backward = tape.instructions
        for (t, g) in zip(wanted, found) {
            guard let g else { continue }
            guard let o = tape.operand(g) else {
                throw .notImplemented("not captured: a gradient was made without a recorded operator")
            }
            gradients.append(o)
            differentiated.append(tape.inputs.firstIndex { $0 === t }.map { .input($0) } ?? .external(t))
        }
        if roots.count > 1 {
            let used = zip(wanted, found).filter { $0.1 != nil }.map { $0.0 }
            for t in roots { reach.append(reachable(from: t, used)) }
        }
    }

    private func reachable(from t: Tensor, _ wanted: [Tensor]) -> [Bool] {
        var seen = Set<ObjectIdentifier>(), stack: [Node] = t.gradientNode.map { [$0] } ?? []
        var leaves = Set<ObjectIdentifier>()
        while let n = stack.popLast() {
            if !seen.insert(ObjectIdentifier(n)).inserted { continue }
            for i in 0..<n.edges.count {
                if let next = n.edges[i].target as? Node { stack.append(next) }
                if let leaf = n.edges[i].target as? Tensor { leaves.insert(ObjectIdentifier(leaf)) }
            }
        }
        return wanted.map { w in
            if let n = w.gradientNode { return seen.contains(ObjectIdentifier(n)) }
            return leaves.contains(ObjectIdentifier(w))
        }
    }

    static func labels(_ list: [Instruction]) -> String {
        list.map { s in
            switch s.work {
            case .kernel: return s.label
            case .call: return "[\(s.label)]"
            case .walk: return "<\(s.label)>"
            }
        }.joined(separator: " ")
    }

    private func describe() {
        report.append("captured: \(forward.count) instructions forward, \(backward.count) backward")
        report.append("forward: " + Capture.labels(forward))
        report.append("backward: " + Capture.labels(backward))
    }
}

extension Tensor {
    /// Elements between 1 and 2, no two neighbours alike: multiplying by them changes what they meet.
    fileprivate func makeUneven() {
        guard dtype == .float32 || dtype == .float64 else { return fillElements(self, .double(1.25)) }
        for i in 0..<numel {
            let x = 1 + Double((i &* 37 &+ 11) % 64) / 64
            Scalar.double(x).store(dtype, to: data + i * dtype.size)
        }
    }
}
