import CSwiftGrad

/// What listens to the operators of one thread while a call is captured for replay (see Compile/Tape.swift). The base class only
/// says what there is to hear.
class Recorder {
    /// The calling thread's; nil where nothing is captured.
    static var current: Recorder? {
        @inline(__always) get {
            guard let p = sg_this_thread().pointee.recorder else { return nil }
            return Unmanaged<Recorder>.fromOpaque(p).takeUnretainedValue()
        }
    }

    /// Work that is done again at each replay: reads `x`, writes all of `y`.
    typealias Work = (_ x: Tensors, _ y: Tensors) throws(TensorError) -> Void
    /// A whole call that is made again at each replay.
    typealias Call = (_ x: [Tensor]) throws(TensorError) -> [Tensor]
    /// The backward of a node, made again with other gradients and other saved tensors.
    typealias Walk = (_ grads: Tensors, _ saved: [Tensor?], _ needs: NeedsMask) throws(TensorError) -> Tensors

    /// `op` computed `y` from `x`.
    func ran<O: Op>(_ op: O, _ x: Tensors, _ y: Tensors) {}
    /// `op` wrote its result over `target`, which is input 0.
    func ran<O: ElementwiseOp>(_ op: O, _ x: Tensors, over target: Tensor) {}
    /// The elements of `source` were written over `target`.
    func copied(_ source: Tensor, over target: Tensor) {}
    /// Something else than an operator happened: `y` was written, from `x` or from nothing; `isEffect`: it must happen at each replay
    /// even if nobody looks at `y` (a random draw, a buffer brought up to date).
    func ran(_ name: StaticString, reading x: Tensors, writing y: Tensors, isEffect: Bool, _ work: @escaping Work) {}
    /// A program was told a value, or did something that a replay would not do.
    func gaveUp(_ reason: @autoclosure () -> String) {}
    /// A call through the registry (or of the like; `isRandom`: it was given a generator): `body` makes it, `again` will make it at each replay if what it does cannot be
    /// made out from its primitives.
    func call(
        _ name: String, _ arguments: [Tensor], isRandom: Bool, _ body: () throws(TensorError) -> [Tensor], again: @escaping Call
    ) throws(TensorError) {}
    /// The walker visits a node.
    func visit(_ node: Node, _ grads: inout Tensors, _ needs: NeedsMask) throws(TensorError) -> Tensors {
        try node.backward(&grads, needs: needs)
    }
    /// The backward of a node, as heard by whoever listens.
    @inline(__always)
    static func backward(_ node: Node, _ grads: inout Tensors, _ needs: NeedsMask) throws(TensorError) -> Tensors {
        if let r = current { return try r.visit(node, &grads, needs) }
        return try node.backward(&grads, needs: needs)
    }

    /// A tensor came from outside of the engine, with data that a replay takes for constant.
    func made(_ t: Tensor) {}

    /// Runs `body` with nobody listening.
    @inline(never)
    static func paused<R>(_ body: () throws(TensorError) -> R) throws(TensorError) -> R {
        let state = sg_this_thread()!
        let before = state.pointee.recorder
        state.pointee.recorder = nil
        defer { state.pointee.recorder = before }
        return try body()
    }
}

@inline(never)
func record<O: Op>(_ op: O, _ x: Tensors, _ y: Tensors) { Recorder.current?.ran(op, x, y) }

@inline(never)
func record<O: ElementwiseOp>(_ op: O, _ x: Tensors, over target: Tensor) { Recorder.current?.ran(op, x, over: target) }

extension Node {
    /// Tensors that stand for the inputs: shape and dtype of what the edges lead to.
    func standIns() -> [Edge]? {
        guard let nothing = try? Storage(bytes: 0) else { return nil }
        var list: [Edge] = []
        for i in 0..<edges.count {
            var meta: Metadata?
            if let n = edges[i].target as? Node { meta = n.output(Int(edges[i].index)) }
            if let t = edges[i].target as? Tensor { meta = t.metadata }
            list.append(
                Edge(
                    target: meta.map {
                        Tensor(storage: nothing, dtype: $0.dtype, shape: $0.shape, strides: $0.shape.contiguousStrides, offset: 0)
                    }))
        }
        return list
    }
}

/// A node that can run its backward again with other tensors.
protocol ReplayableNode: Node {
    func walk() -> Recorder.Walk?
}

extension OpNode: ReplayableNode {
    func walk() -> Recorder.Walk? {
        guard let edges = standIns() else { return nil }
        let op = self.op, mask = savedMask, outputs = (0..<outputCount).map { output($0) }
        return { grads, saved, needs throws(TensorError) in
            let node = OpNode(op, edges: EdgeList(edges), outputs: outputs)
            node.savedMask = mask
            for t in saved { node.saved.append(t) }
            var g = grads
            return try node.backward(&g, needs: needs)
        }
    }
}

extension ViewNode: ReplayableNode {
    func walk() -> Recorder.Walk? {
        guard let edges = standIns() else { return nil }
        let op = self.op, output = self.output(0)
        return { grads, _, needs throws(TensorError) in
            var g = grads
            return try ViewNode(op, edges: EdgeList(edges), output: output).backward(&g, needs: needs)
        }
    }
}
