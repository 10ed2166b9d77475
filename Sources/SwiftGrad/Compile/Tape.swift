import CSwiftGrad

/// Records what the operators of a call do, so that it can be replayed.
///
/// Tensors are known by their storage: views, aliases and detached tensors need no instructions of their own. A call through the registry
/// is recorded by its primitives where these explain all that it did (every tensor they read and every result is known, no buffer
/// changed behind them); else by itself.
final class Tape: Recorder {
    private(set) var roots: [Root] = []
    var instructions: [Instruction] = []
    private var rootOf: [ObjectIdentifier: Int] = [:]
    /// Storages that are known, so that their identities stay theirs.
    private var storages: [Storage] = []
    /// Tensors that want gradients, each once: arguments and what was found elsewhere.
    private(set) var differentiated: [Tensor] = []
    private var known: Set<ObjectIdentifier> = []
    /// Tensors looked at, so that their identities stay theirs.
    private var looked: [Tensor] = []
    private let start: Int64
    private(set) var failure: String?
    let inputs: [Tensor]
    /// During the recording of backward nothing from outside may come in.
    var isBackward = false

    // Of the call under way.
    private var depth = 0
    private var isExplained = true
    private var callName = ""
    private var why = ""
    private var bumps: [ObjectIdentifier: Int] = [:]
    /// What the call under way made, with a digest of its elements: kernels that write there later without saying so are found out.
    private var digests: [(storage: Storage, root: Int, digest: UInt64)] = []
    private var undo: [(id: ObjectIdentifier, root: Int?)] = []

    init(_ inputs: [Tensor]) {
        self.inputs = inputs
        for t in inputs { _ = t.gradientNode }
        start = Node(edges: EdgeList(), outputs: []).sequence
        super.init()
        for (i, t) in inputs.enumerated() {
            noteDifferentiated(t)
            if rootOf[ObjectIdentifier(t.storage)] == nil { _ = addRoot(t, .input(i)) }
        }
    }

    private func noteDifferentiated(_ t: Tensor) {
        guard t.requiresGrad, known.insert(ObjectIdentifier(t)).inserted else { return }
        looked.append(t)
        if let base = t.viewBase, t.viewVersion != t.version, base.requiresGrad {
            fail("a view whose base was modified in place is used")
        }
        // Views that the call itself made are younger.
        if let n = t.gradientNode, n.sequence > start { return }
        differentiated.append(t)
    }

    // MARK: roots

    private func addRoot(_ t: Tensor, _ kind: Root.Kind) -> Int {
        let id = ObjectIdentifier(t.storage)
        roots.append(Root(kind: kind, bytes: t.storage.bytes, offset: t.offset))
        if depth > 0 { undo.append((id, rootOf[id])) }
        if rootOf[id] == nil { storages.append(t.storage) }
        rootOf[id] = roots.count - 1
        return roots.count - 1
    }

    /// What `t` is to the tape, if it is known.
    func operand(_ t: Tensor) -> Operand? { rootOf[ObjectIdentifier(t.storage)].map { Operand(t, root: $0) } }

    /// What an operator read: a number is a constant; other unknown tensors are from elsewhere, or not explained.
    private func read(_ t: Tensor) -> Operand {
        if let o = operand(t) { return o }
        // A composite that looks at values makes itself known (`gaveUp`); a number it makes otherwise is one of its own.
        if t.numel == 1, t.isWrappedNumber || (t.dim == 0 && depth > 0 && numberMakers.contains(callName)) {
            return Operand(t, root: addRoot(t, .constant(t)))
        }
        if depth > 0 || isBackward {
            explainNot("it reads a tensor that no operator made")
            return Operand(t, root: addRoot(t, .constant(t)))
        }
        noteDifferentiated(t)
        return Operand(t, root: addRoot(t, .external(t)))
    }

    private func explainNot(_ reason: String) {
        isExplained = false
        why = reason
    }

    /// Gives a name to what an operator made.
    private func define(_ t: Tensor) -> Operand {
        let o = Operand(t, root: addRoot(t, .made))
        if depth > 0 { digests.append((t.storage, o.root, t.storage.digest)) }
        return o
    }

    /// Whether all that was made still has the elements it had.
    private func checkDigests() {
        for (storage, root, digest) in digests where rootOf[ObjectIdentifier(storage)] == root && !roots[root].isMutated {
            if storage.digest != digest { return explainNot("a kernel wrote to a result without a recorded operator") }
        }
    }

    func fail(_ reason: String) { if failure == nil { failure = reason } }

    func addGradient(_ t: Tensor, _ i: Int) -> Int { addRoot(t, .gradient(i)) }

    // MARK: what is heard

    override func gaveUp(_ reason: @autoclosure () -> String) {
        if depth > 0 { explainNot(reason()) } else { fail(reason()) }
    }

    override func made(_ t: Tensor) { _ = addRoot(t, .constant(t)) }

    private func kernel<O: Op>(_ op: O, _ x: Tensors) -> (any Kernel, [Tensor])? {
        if let holder = op as? any (Op & HoldsTensors) { return (holding(holder, x.count), holder.held) }
        for child in Mirror(reflecting: op).children {
            if holdsTensor(child.value) { return nil }
        }
        return (OpKernel(op: op, checksValues: !(O.self is any ElementwiseOp.Type) && !shapeChecked.contains(O.name)), [])
    }

    private func holding<O: Op & HoldsTensors>(_ op: O, _ n: Int) -> any Kernel { HoldingKernel(op: op, inputs: n) }

    override func ran<O: Op>(_ op: O, _ x: Tensors, _ y: Tensors) {
        guard let (kernel, held) = kernel(op, x) else { return explainNot("\(O.name) holds a tensor") }
        var inputs: [Operand?] = []
        for i in 0..<x.count { inputs.append(x[i].map { read($0) }) }
        inputs += held.map { read($0) }
        var outputs: [Operand?] = []
        for i in 0..<y.count { outputs.append(y[i].map { define($0) }) }
        var instruction = Instruction(work: .kernel(kernel), inputs: inputs, outputs: outputs)
        if y.count == 1, let t = y[0] { instruction.element = ElementFunction(op, x, t) }
        instructions.append(instruction)
    }

    override func ran<O: ElementwiseOp>(_ op: O, _ x: Tensors, over target: Tensor) {
        noteBump(target)
        guard let (kernel, held) = kernel(op, x) else { return explainNot("\(O.name) holds a tensor") }
        var inputs: [Operand?] = []
        for i in 0..<x.count { inputs.append(x[i].map { read($0) }) }
        inputs += held.map { read($0) }
        let function =
            x[0]?.dtype == target.dtype && (x[1] == nil || x.count < 2 || x[1]!.dtype == target.dtype || x[1]!.isWrappedNumber)
            ? ElementFunction(op, x, target) : nil
        write(.kernel(kernel), inputs, target, function)
    }

    override func copied(_ source: Tensor, over target: Tensor) {
        noteBump(target)
        write(.kernel(CopyKernel()), [read(source)], target)
    }

    /// Writing over all of a result, or of a constant, makes a new root; else the old one is changed.
    private func write(_ work: Instruction.Work, _ inputs: [Operand?], _ target: Tensor, _ function: ElementFunction? = nil) {
        let old = read(target)
        let root = roots[old.root]
        let isWhole = target.isContiguous && target.offset == 0 && target.numel * target.dtype.size == root.bytes
        if isWhole, root.isMade || root.isConstant, !root.isMutated {
            var instruction = Instruction(work: work, inputs: inputs, outputs: [define(target)])
            instruction.element = function
            instructions.append(instruction)
            return
        }
        if root.isConstant { return gaveUp("a tensor made from data was modified in part") }
        roots[old.root].isMutated = true
        instructions.append(
            Instruction(work: work, inputs: inputs, outputs: [], writes: [old], isEffect: !root.isMade))
    }

    private func noteBump(_ t: Tensor) { bumps[ObjectIdentifier(t.storage), default: 0] += 1 }

    override func ran(
        _ name: StaticString, reading x: Tensors, writing y: Tensors, isEffect: Bool, _ work: @escaping Work
    ) {
        var inputs: [Operand?] = []
        for i in 0..<x.count { inputs.append(x[i].map { read($0) }) }
        var outputs: [Operand?] = [], writes: [Operand] = []
        for i in 0..<y.count {
            guard let t = y[i] else { continue }
            if let o = operand(t) {
                noteBump(t)
                roots[o.root].isMutated = true
                writes.append(o)
            } else {
                outputs.append(define(t))
            }
        }
        if !writes.isEmpty && !outputs.isEmpty { return explainNot("\(name) makes and changes tensors") }
        instructions.append(
            Instruction(
                work: .kernel(WorkKernel(label: "\(name)", work: work)), inputs: inputs, outputs: outputs, writes: writes,
                isEffect: isEffect || writes.contains { !roots[$0.root].isMade }))
    }

    // MARK: calls

    override func call(
        _ name: String, _ arguments: [Tensor], isRandom given: Bool, _ body: () throws(TensorError) -> [Tensor],
        again: @escaping Call
    ) throws(TensorError) {
        if depth > 0 || failure != nil {
            _ = try body()
            return
        }
        if isBackward { return fail("\(name) was called from backward") }
        let operands = arguments.map { t in
            let o = read(t)
            switch roots[o.root].kind {
            case .input, .external: noteDifferentiated(t)
            default: break
            }
            return o
        }
        let versions = arguments.map { $0.version }, before = Generator.default.fingerprint
        let mark = instructions.count, rootMark = roots.count, mutated = roots.map { $0.isMutated }
        begin()
        callName = name
        defer { depth = 0 }
        let results = try body()
        var changed: [Int] = []
        for (i, t) in arguments.enumerated() where t.version != versions[i] { changed.append(i) }
        for i in changed where arguments[i].version - versions[i] != bumps[ObjectIdentifier(arguments[i].storage)] ?? 0 {
            explainNot("\(name) changes an argument")
        }
        checkDigests()
        for r in results where operand(r) == nil { explainNot("\(name) makes its result without a recorded operator") }
        let isRandom = given || Generator.default.fingerprint != before
        if isRandom, !instructions[mark...].contains(where: { $0.isEffect }) { explainNot("\(name) draws random numbers") }
        if wholeOperators.contains(String(name.prefix { $0 != "." })) { explainNot("it computes with lengths") }
        if isExplained { return }
        // As one instruction, then.
        rollBack(mark, rootMark)
        for i in mutated.indices { roots[i].isMutated = mutated[i] }
        depth = 0
        if let reason = dynamicOperators[name] { return fail("\(name): \(reason)") }
        if results.contains(where: { $0.requiresGrad && $0.node != nil && operand($0) == nil })
            || changed.contains(where: { arguments[$0].requiresGrad })
        {
            return fail("\(name) cannot be replayed with gradients (\(why))")
        }
        var outputs: [Operand?] = [], writes: [Operand] = []
        for i in changed {
            if roots[operands[i].root].isConstant { return fail("\(name) changes a tensor made from data") }
            roots[operands[i].root].isMutated = true
            writes.append(operands[i])
        }
        for r in results { outputs.append(operand(r) == nil ? define(r) : nil) }
        instructions.append(
            Instruction(
                work: .call(name, again, results: results.count), inputs: operands, outputs: outputs, writes: writes,
                isEffect: isRandom || writes.contains { !roots[$0.root].isMade }))
    }

    private func begin() {
        depth = 1
        isExplained = true
        why = ""
        bumps = [:]
        undo = []
        digests = []
    }

    private func rollBack(_ mark: Int, _ rootMark: Int) {
        instructions.removeSubrange(mark...)
        for (id, root) in undo.reversed() { rootOf[id] = root }
        undo = []
        roots.removeSubrange(rootMark...)
    }

    override func visit(_ node: Node, _ grads: inout Tensors, _ needs: NeedsMask) throws(TensorError) -> Tensors {
        if failure != nil || depth > 0 { return try node.backward(&grads, needs: needs) }
        var given: [Operand?] = []
        for i in 0..<grads.count {
            if let g = grads[i], operand(g) == nil { fail("a gradient of \(node.name) is not known") }
            given.append(grads[i].map { read($0) })
        }
        let mark = instructions.count, rootMark = roots.count
        let present = grads.array
        var saved: [Tensor?] = []
        for i in 0..<node.saved.count { saved.append(node.saved.peek(i)) }
        let walk = (node as? any ReplayableNode)?.walk()
        begin()
        defer { depth = 0 }
        let results = try node.backward(&grads, needs: needs)
        withExtendedLifetime(present) {}
        checkDigests()
        for i in 0..<results.count { if let r = results[i], operand(r) == nil { explainNot("\(node.name) makes a tensor") } }
        if isExplained { return results }
        rollBack(mark, rootMark)
        depth = 0
        guard let walk else {
            fail("\(node.name) cannot be replayed (\(why))")
            return results
        }
        for t in saved {
            guard let t else {
                given.append(nil)
                continue
            }
            guard let o = operand(t) else {
                fail("\(node.name) keeps a tensor that is not known (\(why))")
                return results
            }
            given.append(o)
        }
        var outputs: [Operand?] = []
        for i in 0..<results.count {
            // Two results may share memory.
            outputs.append(results[i].flatMap { r in operand(r) == nil ? define(r) : nil })
        }
        instructions.append(
            Instruction(work: .walk(node.name, walk, grads: present.count, needs: needs), inputs: given, outputs: outputs))
        return results
    }
}

extension Storage {
    /// Of all words of a small block, or of some of a large one.
    fileprivate var digest: UInt64 {
        let words = bytes / 8, step = max(1, words / 1024)
        var h: UInt64 = 0xcbf2_9ce4_8422_2325
        for i in stride(from: 0, to: words, by: step) {
            h = (h ^ (data + 8 * i).loadUnaligned(as: UInt64.self)) &* 0x100_0000_01b3
        }
        for i in (words * 8)..<max(bytes, words * 8) {
            h = (h ^ UInt64((data + i).loadUnaligned(as: UInt8.self))) &* 0x100_0000_01b3
        }
        return h
    }
}

/// Whether a field of an operator is a tensor, or a list of them.
private func holdsTensor(_ field: Any) -> Bool {
    if field is Tensor || field is [Tensor] { return true }
    let mirror = Mirror(reflecting: field)
    guard mirror.displayStyle == .optional || mirror.displayStyle == .struct || mirror.displayStyle == .tuple else {
        return false
    }
    return mirror.children.contains { holdsTensor($0.value) }
}

/// Operators whose `infer` looks at shapes and dtypes alone.
private let shapeChecked: Set<String> = [
    "Addmm", "Mm", "Bmm", "Baddbmm", "Convolution", "ConvolutionInput", "ConvolutionWeight", "ChannelSum", "NativeBatchNorm",
    "NativeLayerNorm", "NativeGroupNorm", "Softmax", "LogSoftmax", "SoftmaxBackward", "LogSoftmaxBackward", "Sum", "Mean",
    "ScaledDotProductFlashAttentionForCpu", "MaxPool2DWithIndices", "AvgPool2D", "Cat", "Stack", "EmbeddingBackward",
]

/// Operators recorded by themselves although their primitives are known: what they compute beside them depends on values.
private let wholeOperators: Set<String> = ["ctc_loss", "_ctc_loss", "segment_reduce"]

/// Operators that make 0-dim tensors of numbers among their arguments.
private let numberMakers: Set<String> = ["masked_fill.Scalar", "masked_fill_.Scalar"]

/// Operators whose result has a shape that values decide.
private let dynamicOperators: [String: String] = [
    "nonzero": "the shape of the result depends on values", "unique_dim": "the shape of the result depends on values",
    "_unique2": "the shape of the result depends on values", "unique_consecutive": "the shape of the result depends on values",
    "masked_select": "the shape of the result depends on values", "argwhere": "the shape of the result depends on values",
    "nonzero_numpy": "the shape of the result depends on values", "where": "the shape of the result depends on values",
    "repeat_interleave.Tensor": "the shape of the result depends on values",
    "repeat_interleave.self_Tensor": "the shape of the result depends on values",
    "bincount": "the shape of the result depends on values", "one_hot": "the number of classes may depend on values",
]

extension Generator {
    /// Differs after a draw: a digest of the state.
    fileprivate var fingerprint: UInt64 {
        withUnsafeTemporaryAllocation(byteCount: Generator.stateSize, alignment: 8) { p in
            writeState(to: p.baseAddress!)
            var h: UInt64 = 0xcbf2_9ce4_8422_2325
            for i in 0..<(Generator.stateSize / 8) { h = (h ^ p.load(fromByteOffset: 8 * i, as: UInt64.self)) &* 0x100_0000_01b3 }
            return h
        }
    }
}
