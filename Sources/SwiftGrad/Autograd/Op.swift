import CSwiftGrad

/// What an operator will give: enough to allocate it.
struct TensorSpec {
    var dtype: DType
    var shape: Shape
    /// Element strides of the result; nil: row-major. (An array: hardly ever there, and the struct is passed around.)
    private var strides: [Int]?

    @inline(__always)
    init(_ dtype: DType, _ shape: Shape, strides: Shape? = nil) {
        self.dtype = dtype
        self.shape = shape
        self.strides = strides?.array
    }

    @inline(__always)
    func allocate() throws(TensorError) -> Tensor {
        let t = try Tensor(empty: shape, dtype)
        if let strides { t.setStrides(Shape(strides)) }
        return t
    }
}

/// Which tensors a node keeps for backward.
struct Saves: OptionSet {
    let rawValue: UInt64
    static let none: Saves = []
    static func input(_ i: Int) -> Saves { Saves(rawValue: 1 << UInt64(i)) }
    static func output(_ i: Int) -> Saves { Saves(rawValue: 1 << UInt64(48 + i)) }
    /// Inputs 0 ..< n.
    static func inputs(_ n: Int) -> Saves { Saves(rawValue: (1 << UInt64(n)) - 1) }
}

/// A differentiable primitive: a value that holds the attributes of one call.
///
/// `infer` makes every check of the arguments; `forward` only computes. `vjp` is written with differentiable operators, so that
/// second derivatives come by themselves; a fused backward is a primitive with a vjp of its own. No requirement has a default: an operator
/// without a gradient says so by hand (`throw noGradient(...)`, with `saves` .none).
protocol Op {
    /// The name nodes show: "Add" gives AddBackward0.
    static var name: String { get }
    /// Result dtypes and shapes; throws what is wrong with the arguments.
    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec]
    /// Computes into `y`, allocated as inferred.
    func forward(_ x: Tensors, into y: Tensors) throws(TensorError)
    /// What `vjp` reads; `needs` tells which inputs want gradients.
    func saves(_ needs: NeedsMask) -> Saves
    /// Sets `c[i]` for each input i with `c.needs(i)`.
    func vjp(_ c: inout VJP) throws(TensorError)
    /// The complex and storage dtypes it takes (see ExtendedDTypes.swift, where all are listed).
    static var accepts: DTypeSet { get }
}

/// An operator whose one result has element i made of the inputs' element i (broadcast): it can write over an input.
protocol ElementwiseOp: Op {
    /// As `infer`, without the array.
    func inferOne(_ x: Tensors) throws(TensorError) -> TensorSpec
}

extension ElementwiseOp {
    func infer(_ x: Tensors) throws(TensorError) -> [TensorSpec] { [try inferOne(x)] }
}

/// An operator whose result is another look at its first input's storage.
protocol ViewOp {
    static var name: String { get }
    /// Geometry of the result; throws what is wrong with the arguments.
    func view(_ x: Tensor) throws(TensorError) -> (shape: Shape, strides: Shape, offset: Int)
    func vjp(_ c: inout VJP) throws(TensorError)
}

/// What `vjp` works with: gradients of the outputs, saved tensors, and the gradients it gives.
struct VJP {
    let node: Node
    fileprivate let grads: Tensors
    fileprivate let needsMask: NeedsMask
    fileprivate var results: Tensors

    /// The gradient of the only (or first) output.
    var grad: Tensor {
        get throws(TensorError) {
            if let g = grads[0] { return g }
            let m = node.output(0)
            return try Tensor.zeros(m.shape, m.dtype)
        }
    }

    /// The gradient of output `i`, or nil where none arrived.
    func grad(_ i: Int) -> Tensor? { grads[i] }

    /// Whether input `i` wants a gradient.
    @inline(__always)
    func needs(_ i: Int) -> Bool { needsMask[i] }

    /// Shape and dtype of an input that wants a gradient.
    func shape(_ i: Int) -> Shape { meta(i).shape }
    func dtype(_ i: Int) -> DType { meta(i).dtype }

    private func meta(_ i: Int) -> Metadata {
        let e = node.edges[i]
        if let n = e.target?.asNode { return n.output(Int(e.index)) }
        if let t = e.target?.asTensor { return t.metadata }
        return Metadata(shape: Shape(), dtype: .float32)
    }

    /// A saved input.
    func input(_ i: Int) throws(TensorError) -> Tensor {
        let t = try optionalInput(i)
        guard let t else { throw .runtime("\(node.name): input \(i) was not given, so it was not saved") }
        return t
    }

    func optionalInput(_ i: Int) throws(TensorError) -> Tensor? { try node.savedTensor(bit: UInt64(i)) }

    /// A saved output; for second derivatives it leads back to this node.
    func output(_ i: Int = 0) throws(TensorError) -> Tensor {
        guard let t = try node.savedTensor(bit: UInt64(48 + i)) else { throw .runtime("\(node.name): output \(i) was not saved") }
        guard GradMode.isEnabled else { return t }
        let again = t.alias()
        again.node = node
        again.outputIndex = Int32(i)
        return again
    }

    /// The gradient of input `i`.
    subscript(i: Int) -> Tensor? {
        get { results[i] }
        set { results[i] = newValue }
    }
}

extension Node {
    func savedTensor(bit: UInt64) throws(TensorError) -> Tensor? {
        let mask: UInt64 = 1 << bit
        guard savedMask & mask != 0 else { throw .runtime("\(name): tensor \(bit) is not among those saved") }
        return try saved.get((savedMask & (mask - 1)).nonzeroBitCount, of: self)
    }

    fileprivate func runVJP(
        _ grads: inout Tensors, _ needs: NeedsMask, _ f: (inout VJP) throws(TensorError) -> Void
    ) throws(TensorError) -> Tensors {
        var c = VJP(node: self, grads: grads, needsMask: needs, results: Tensors(missing: edges.count))
        grads = Tensors()
        try f(&c)
        return c.results
    }
}

/// The node of a primitive.
final class OpNode<O: Op>: Node {
    let op: O

    init(_ op: O, edges: consuming EdgeList, output: Metadata) {
        self.op = op
        super.init(edges: edges, output: output)
    }

    @inline(__always)
    init(_ op: O, inputs: borrowing Tensors, output: Tensor, needs: inout NeedsMask) {
        self.op = op
        super.init(inputs: inputs, output: output, needs: &needs)
    }

    @inline(__always)
    init(_ op: O, _ a: Tensor, _ b: Tensor?, output: Tensor, needs: inout NeedsMask) {
        self.op = op
        super.init(a, b, output: output, needs: &needs)
    }

    init(_ op: O, edges: consuming EdgeList, outputs: [Metadata]) {
        self.op = op
        super.init(edges: edges, outputs: outputs)
    }

    override var name: String { O.name + "Backward0" }

    override func backward(_ grads: inout Tensors, needs: NeedsMask) throws(TensorError) -> Tensors {
        try runVJP(&grads, needs) { c throws(TensorError) in try op.vjp(&c) }
    }
}

final class ViewNode<O: ViewOp>: Node {
    let op: O

    init(_ op: O, edges: consuming EdgeList, output: Metadata) {
        self.op = op
        super.init(edges: edges, output: output)
    }

    override var name: String { O.name + "Backward0" }

    override func backward(_ grads: inout Tensors, needs: NeedsMask) throws(TensorError) -> Tensors {
        try runVJP(&grads, needs) { c throws(TensorError) in try op.vjp(&c) }
    }
}

func noGradient(_ name: String) -> TensorError {
    .notImplemented("the derivative for '\(name)' is not implemented")
}

// MARK: applying

/// Where an in-place call of an element-wise operator is to write: taken by the `apply` of that very operator.
struct Destination {
    /// The calling thread's.
    static var current: UnsafeMutablePointer<Destination>? {
        @inline(__always) get { sg_this_thread().pointee.destination?.assumingMemoryBound(to: Destination.self) }
        set { sg_this_thread().pointee.destination = UnsafeMutableRawPointer(newValue) }
    }
    var tensor: Tensor
    var name: String
    var taken = false
}

/// Whether an operand or the result is complex or of a storage dtype.
@inline(__always)
private func hasExtended(_ x: borrowing Tensors, _ result: DType) -> Bool {
    var seen = DTypeSet(result).rawValue
    for i in 0..<x.count { if let t = x[i] { seen |= DTypeSet(t.dtype).rawValue } }
    return seen & DTypeSet.extended.rawValue != 0
}

@inline(__always)
private func isRecording(_ x: borrowing Tensors) -> Bool {
    guard GradMode.isEnabled else { return false }
    for i in 0..<x.count where x[i]?.requiresGrad == true { return true }
    return false
}

/// The edges of the node to be made, and which inputs want gradients; nil where nothing is recorded.
@inline(__always)
private func edgesIfRecording(_ x: borrowing Tensors, _ edges: inout EdgeList) -> NeedsMask? {
    guard isRecording(x) else { return nil }
    var needs = NeedsMask()
    for i in 0..<x.count {
        if let t = x[i] {
            if edges.append(to: t) { needs.insert(i) }
        } else {
            edges.append(Edge())
        }
    }
    return needs
}

@inline(__always)
func save<O: Op>(_ op: O, _ needs: NeedsMask, _ x: Tensors, _ y: Tensors, in node: Node) throws(TensorError) {
    let saves = op.saves(needs).rawValue
    node.savedMask = saves
    guard saves != 0 else { return }
    var bits = saves
    while bits != 0 {
        let bit = bits.trailingZeroBitCount
        bits &= bits &- 1
        // Outputs are kept as aliases: the output itself would hold the node that holds it.
        guard bit < 48 else {
            try node.saved.keep(y[bit - 48]?.alias())
            continue
        }
        let t = bit < x.count ? x[bit] : nil
        if let t, t.flags.contains(.inference) {
            throw .runtime(
                "Inference tensors cannot be saved for backward. Please do not use Tensors created in inference mode in computation "
                    + "tracked by autograd. To work around this, you can make a clone to get a normal tensor and use it in autograd, or "
                    + "use `torch.no_grad()` instead of `torch.inference_mode()`. (\(O.name), input \(bit) of shape \(t.shape))")
        }
        try node.saved.keep(t)
    }
}

/// Runs a primitive of one result and records it.
@inline(__always)
func apply<O: ElementwiseOp>(_ op: O, _ inputs: Tensors) throws(TensorError) -> Tensor {
    let spec = try op.inferOne(inputs)
    if hasExtended(inputs, spec.dtype) { try checkExtended(O.name, O.accepts, inputs, spec.dtype) }
    if let d = Destination.current, !d.pointee.taken, d.pointee.name == O.name {
        return try applyInPlace(op, inputs, spec, d)
    }
    let y = try spec.allocate()
    try op.forward(inputs, into: Tensors(y))
    if spec.dtype.isInexact, isRecording(inputs) {
        var needs = NeedsMask()
        let node = OpNode(op, inputs: inputs, output: y, needs: &needs)
        try save(op, needs, inputs, Tensors(y), in: node)
        y.node = node
    } else if GradMode.isInference {
        y.flags.insert(.inference)
    }
    if sg_this_thread().pointee.recorder != nil { record(op, inputs, Tensors(y)) }
    return y
}

/// Writes over `destination`, which is input 0.
private func applyInPlace<O: ElementwiseOp>(
    _ op: O, _ inputs: Tensors, _ spec: TensorSpec, _ d: UnsafeMutablePointer<Destination>
) throws(TensorError) -> Tensor {
    d.pointee.taken = true
    let target = d.pointee.tensor
    guard spec.shape == target.shape else {
        throw .runtime("output with shape \(target.shape) doesn't match the broadcast shape \(spec.shape)")
    }
    guard spec.dtype.canCast(to: target.dtype) else {
        throw .runtime("result type \(spec.dtype.scalarName) can't be cast to the desired output type \(target.dtype.scalarName)")
    }
    var edges = EdgeList()
    let recording = edgesIfRecording(inputs, &edges)
    var x = inputs
    if let needs = recording, op.saves(needs).contains(.input(0)) {
        // Backward needs what is about to be overwritten.
        x[0] = try target.snapshot()
    }
    var direct = spec.dtype == target.dtype
    for i in 0..<x.count {
        if let t = x[i], t !== target, t.storage === target.storage, !t.hasSameElements(as: target) { direct = false }
    }
    if direct {
        try op.forward(x, into: Tensors(target))
    } else {
        let y = try spec.allocate()
        try op.forward(x, into: Tensors(y))
        copyElements(from: y, to: target)
    }
    target.bumpVersion()
    if sg_this_thread().pointee.recorder != nil { record(op, x, over: target) }
    if let needs = recording {
        let node = OpNode(op, edges: edges, output: target.metadata)
        try save(op, needs, x, Tensors(target), in: node)
        target.rebase(on: node, index: 0)
    }
    return target
}

/// Runs a primitive and records it; `differentiable` output bits (integer ones never are).
func apply<O: Op>(_ op: O, _ inputs: Tensors, nonDifferentiable: UInt64 = 0) throws(TensorError) -> [Tensor] {
    let specs = try op.infer(inputs)
    for s in specs where hasExtended(inputs, s.dtype) { try checkExtended(O.name, O.accepts, inputs, s.dtype) }
    var list: [Tensor] = []
    list.reserveCapacity(specs.count)
    for s in specs { list.append(try s.allocate()) }
    let y = Tensors(list)
    try op.forward(inputs, into: y)
    var edges = EdgeList()
    if specs.contains(where: { $0.dtype.isInexact }), let needs = edgesIfRecording(inputs, &edges) {
        let node = OpNode(op, edges: edges, outputs: list.map { $0.metadata })
        try save(op, needs, inputs, y, in: node)
        for (i, t) in list.enumerated() where t.dtype.isInexact && nonDifferentiable & (1 << UInt64(i)) == 0 {
            t.node = node
            t.outputIndex = Int32(i)
        }
    } else if GradMode.isInference {
        for t in list { t.flags.insert(.inference) }
    }
    if sg_this_thread().pointee.recorder != nil { record(op, inputs, y) }
    return list
}

/// The same for a primitive of one result, without lists.
func apply1<O: Op>(_ op: O, _ inputs: Tensors) throws(TensorError) -> Tensor {
    let spec = try op.infer(inputs)[0]
    if hasExtended(inputs, spec.dtype) { try checkExtended(O.name, O.accepts, inputs, spec.dtype) }
    let y = try spec.allocate()
    try op.forward(inputs, into: Tensors(y))
    if spec.dtype.isInexact, isRecording(inputs) {
        var needs = NeedsMask()
        let node = OpNode(op, inputs: inputs, output: y, needs: &needs)
        try save(op, needs, inputs, Tensors(y), in: node)
        y.node = node
    } else if GradMode.isInference {
        y.flags.insert(.inference)
    }
    if sg_this_thread().pointee.recorder != nil { record(op, inputs, Tensors(y)) }
    return y
}

/// Makes a view and records it. `dtype`: that of a view of complex numbers as real ones, or the other way around.
func applyView<O: ViewOp>(_ op: O, _ x: Tensor, dtype: DType? = nil) throws(TensorError) -> Tensor {
    let g = try op.view(x)
    let y = x.alias(shape: g.shape, strides: g.strides, offset: g.offset, dtype: dtype)
    if GradMode.isEnabled {
        if x.requiresGrad {
            var edges = EdgeList()
            edges.append(x.gradientEdge)
            y.node = ViewNode(op, edges: edges, output: y.metadata)
        }
    } else if x.requiresGrad {
        y.flags.insert(.noGradView)
    }
    if !GradMode.isInference { x.linkView(y) }
    if x.flags.contains(.multiView) { y.flags.insert(.multiView) }
    return y
}

extension Tensor {
    /// Both look at the very same elements in the same order.
    func hasSameElements(as other: Tensor) -> Bool {
        storage === other.storage && offset == other.offset && shape == other.shape && strides == other.strides
            && dtype == other.dtype
    }

    /// Gives a tensor that nobody else sees yet other strides over its storage.
    func setStrides(_ s: Shape) {
        strides = s
        if Tensor.isContiguous(shape, s) { flags.insert(.contiguous) } else { flags.remove(.contiguous) }
    }

    /// In-place by way of a result computed aside: writes it over this tensor, which takes over its history.
    func replaceContents(with result: Tensor, _ what: String) throws(TensorError) {
        guard result.shape == shape else {
            throw .runtime("output with shape \(shape) doesn't match the broadcast shape \(result.shape)")
        }
        guard result.dtype.canCast(to: dtype) else {
            throw .runtime("result type \(result.dtype.scalarName) can't be cast to the desired output type \(dtype.scalarName)")
        }
        let converted = result.dtype == dtype ? result : try result.to(dtype)
        let edge = GradMode.isEnabled ? converted.gradientEdge : Edge()
        if let n = edge.target?.asNode {
            // What the history kept of this tensor is about to change: let it keep a copy.
            for i in 0..<n.saved.count {
                if let t = n.saved.peek(i), t === self { n.saved.replace(i, try snapshot()) }
            }
        }
        try overwrite(with: converted, edge, derived: true)
    }

    /// A copy of the elements that has the same place in the graph: what backward keeps of a tensor that is about to be overwritten.
    func snapshot() throws(TensorError) -> Tensor {
        let edge = gradientEdge
        let copy = try withoutGradient { () throws(TensorError) in try clone() }
        if let n = edge.target?.asNode {
            copy.node = n
            copy.outputIndex = edge.index
        }
        return copy
    }

    /// Copies `source` (broadcast, converted) over this tensor; `edge` is where the gradient of what was written goes. What the tensor
    /// was gets a gradient of zeros, unless the source was computed from it.
    func overwrite(with source: Tensor, _ edge: Edge, derived: Bool = false) throws(TensorError) {
        copyElements(from: source, to: self)
        bumpVersion()
        Recorder.current?.copied(source, over: self)
        guard GradMode.isEnabled, edge.target != nil || requiresGrad else { return }
        rebaseOnCopy(from: edge, derived: derived)
    }
}

extension Tensor {
    /// After all elements were written: the gradient goes where `edge` leads, and zeros to what this tensor was.
    func rebaseOnCopy(from edge: Edge, derived: Bool = false) {
        var edges = EdgeList()
        // Of a view, `CopySlicesNode` looks after what it was.
        edges.append(viewBase == nil && !derived ? gradientEdge : Edge())
        edges.append(edge)
        rebase(on: CopyNode(edges: edges, output: metadata), index: 0)
    }
}

/// After `x.copy_(source)`: the gradient goes to the source (un-broadcast by the walker), zeros to what x was.
final class CopyNode: Node {
    override var name: String { "CopyBackwards" }

    override func backward(_ grads: inout Tensors, needs: NeedsMask) throws(TensorError) -> Tensors {
        var zeros: Tensor?
        if needs[0], edges[0].target != nil {
            let was = output(0)
            zeros = try Tensor.zeros(was.shape, was.dtype)
        }
        return Tensors(zeros, needs[1] ? grads.take(0) : nil)
    }
}
