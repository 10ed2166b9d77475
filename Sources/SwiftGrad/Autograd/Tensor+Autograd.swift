import CSwiftGrad

extension Tensor {
    /// Takes part in differentiation: a leaf that was asked to, or the result of recorded operations.
    public var requiresGrad: Bool {
        @inline(__always) get { flags.contains(.requiresGrad) || node != nil || (viewBase != nil && gradientNode != nil) }
    }

    public var isLeaf: Bool { gradientNode == nil }

    /// Asks a leaf to take part, or not to.
    public func setRequiresGrad(_ value: Bool) throws(TensorError) {
        if gradientNode != nil {
            if !value {
                throw .runtime(
                    "you can only change requires_grad flags of leaf variables. If you want to use a computed variable in a "
                        + "subgraph that doesn't require differentiation use var_no_grad = var.detach().")
            }
            return
        }
        if value && !dtype.isInexact {
            throw .runtime("Only Tensors of floating point and complex dtype can require gradients, got \(dtype)")
        }
        if value && flags.contains(.inference) && !GradMode.isInference {
            throw .runtime("Setting requires_grad=True on inference tensor outside InferenceMode is not allowed.")
        }
        if value { flags.insert(.requiresGrad) } else { flags.remove(.requiresGrad) }
    }

    @discardableResult
    public func requiresGrad(_ value: Bool) throws(TensorError) -> Tensor {
        try setRequiresGrad(value)
        return self
    }

    /// The accumulated gradient.
    public var grad: Tensor? { gradient }

    public func setGrad(_ g: Tensor?) throws(TensorError) {
        if let g {
            guard g !== self else { throw .runtime("can't assign Variable as its own grad") }
            guard g.dtype == dtype else {
                throw .runtime(
                    "assigned grad has data of a different type: \(dtype.scalarName) is required, got \(g.dtype.scalarName)")
            }
            guard g.shape == shape else {
                throw .runtime("assigned grad has data of a different size: \(shape) is required, got \(g.shape)")
            }
        }
        gradient = g
    }

    /// The node that made the tensor. A view whose base was modified in place since is brought up to date first: its node then
    /// leads to the base's present node.
    var gradientNode: Node? {
        @inline(__always) get { viewBase == nil ? node : viewNode() }
    }

    private func viewNode() -> Node? {
        guard let base = viewBase, viewVersion != version, !flags.contains(.noGradView) else { return node }
        guard base.node != nil || base.flags.contains(.requiresGrad) else { return node }
        var edges = EdgeList()
        edges.append(base.gradientEdge)
        node = AsStridedNode(view: self, of: base, edges: edges)
        outputIndex = 0
        viewVersion = version
        return node
    }

    /// Where gradients of this tensor go.
    var gradientEdge: Edge {
        @inline(__always) get {
            if let n = gradientNode { return Edge(target: n, index: outputIndex) }
            if flags.contains(.requiresGrad) { return Edge(target: self, index: 0) }
            return Edge()
        }
    }

    var metadata: Metadata { Metadata(shape: shape, dtype: dtype) }

    /// The same elements outside the graph; shares the version counter, so that modifying it is noticed.
    public func detached() -> Tensor {
        alias()
    }

    /// `.data`: the same elements, outside the graph, with a version counter of its own.
    public var detachedData: Tensor {
        let t = alias()
        t.ownVersion = VersionCounter()
        return t
    }

    /// `x.data = source`: takes over storage, shape and dtype.
    public func setData(_ source: Tensor) throws(TensorError) {
        if (node != nil || flags.contains(.requiresGrad)) && !source.dtype.isInexact {
            throw .runtime(
                "data set to a tensor that requires gradients must be floating point or complex dtype, got \(source.dtype)")
        }
        storage = source.storage
        dtype = source.dtype
        shape = source.shape
        strides = source.strides
        offset = source.offset
        numel = source.numel
        if source.isContiguous { flags.insert(.contiguous) } else { flags.remove(.contiguous) }
        ownVersion = source.ownVersion
    }

    /// Cuts the tensor off the graph that made it.
    public func detachInPlace() throws(TensorError) {
        if viewBase != nil && gradientNode != nil {
            throw .runtime(
                "Can't detach views in-place. Use detach() instead. If you are using DistributedDataParallel (DDP) for training, "
                    + "and gradient_as_bucket_view is set as True, gradients are views of DDP buckets, and hence detach_() cannot be "
                    + "called on these gradients.")
        }
        node = nil
        outputIndex = 0
        flags.remove(.requiresGrad)
        flags.remove(.retainsGrad)
    }

    // MARK: views and in-place operations

    /// Notes that `view` looks into this tensor, for later in-place operations on either.
    @inline(__always)
    func linkView(_ view: Tensor) {
        view.viewBase = viewBase ?? self
        view.viewVersion = view.version
    }

    /// Errors of an in-place operation on this tensor, before anything is written.
    /// `overlaps`: writing an element twice does no harm.
    func checkInPlace(_ what: @autoclosure () -> String, overlaps: Bool = false) throws(TensorError) {
        if flags.contains(.inference) && !GradMode.isInference {
            throw .runtime("Inplace update to inference tensor outside InferenceMode is not allowed: \(what())")
        }
        if !overlaps && overlapsItself {
            throw .runtime(
                "unsupported operation: more than one element of the written-to tensor refers to a single memory location. "
                    + "Please clone() the tensor before performing the operation. \(what()): shape \(shape), strides \(strides)")
        }
        guard GradMode.isEnabled else { return }
        if flags.contains(.requiresGrad) && node == nil {
            throw .runtime("a leaf Variable that requires grad is being used in an in-place operation. (\(what()))")
        }
        if let base = viewBase, base.flags.contains(.requiresGrad), base.node == nil {
            throw .runtime("a view of a leaf Variable that requires grad is being used in an in-place operation. (\(what()))")
        }
        if flags.contains(.multiView), viewBase?.requiresGrad == true {
            throw .runtime(
                "Output \(outputIndex) of \(gradientNode?.name ?? "a view") is a view and is being modified inplace. This view is the "
                    + "output of a function that returns multiple views. Such functions do not allow the output views to be modified "
                    + "inplace. You should replace the inplace operation by an out-of-place one. (\(what()))")
        }
        if flags.contains(.noGradView), viewBase?.requiresGrad == true {
            throw .runtime(
                "A view was created in no_grad mode and is being modified inplace with grad mode enabled. Given that this use case "
                    + "is ambiguous and error-prone, it is forbidden. You can clarify your code by moving both the view and the "
                    + "inplace either both inside the no_grad block (if you don't want the inplace to be tracked) or both outside "
                    + "(if you want the inplace to be tracked). (\(what()))")
        }
    }

    /// After an in-place operation whose effect `newNode` (output `index`) describes, with edge 0 leading to what the tensor was:
    /// the tensor, or the base it is a view of, now comes from there.
    func rebase(on newNode: Node, index: Int32) {
        guard let base = viewBase else {
            node = newNode
            outputIndex = index
            flags.remove(.requiresGrad)
            return
        }
        let slices = CopySlicesNode(base: base, view: self, function: newNode, index: Int(index))
        base.node = slices
        base.outputIndex = 0
        base.flags.remove(.requiresGrad)
        // This view's node is made anew from the base when asked for.
        node = nil
        viewVersion = -1
    }
}

/// A view's node after its base was modified: an as_strided of the base's elements.
///
/// Where one of the two is complex and the other looks at its parts, both are taken as real, with a last dimension of 2.
final class AsStridedNode: Node {
    private let view: Geometry
    private let base: Geometry

    init(view v: Tensor, of b: Tensor, edges: consuming EdgeList) {
        view = Geometry(v, with: b)
        base = Geometry(b, with: v)
        super.init(edges: edges, output: v.metadata)
    }

    override var name: String { "AsStridedBackward0" }

    override func backward(_ grads: inout Tensors, needs: NeedsMask) throws(TensorError) -> Tensors {
        guard let g = grads[0] else { return Tensors(missing: 1) }
        let result = try view.opened(g).asStridedScatter(view: view.tuple, base: base.tuple)
        return Tensors(base.isOpened ? try result.viewAsComplex() : result)
    }
}

/// Where a tensor's elements lie in its storage.
private struct Geometry {
    let shape: Shape
    let strides: Shape
    let offset: Int
    /// A complex tensor described as a real one with a last dimension of 2.
    let isOpened: Bool

    /// That of `t`, as real numbers if it is complex and `other` is not.
    init(_ t: Tensor, with other: Tensor) {
        isOpened = t.dtype.isComplex && !other.dtype.isComplex && t.dim < Shape.maxDims
        let r = isOpened ? (try? t.realView("view")) ?? t : t
        (shape, strides, offset) = (r.shape, r.strides, r.offset)
    }

    var tuple: (shape: Shape, strides: Shape, offset: Int) { (shape, strides, offset) }

    /// A gradient in the form of the geometry.
    func opened(_ g: Tensor) throws(TensorError) -> Tensor { isOpened ? try g.contiguous().viewAsReal() : g }
}

/// A base's node after a view of it was modified in place: the function's backward sees the view's part of the gradient.
final class CopySlicesNode: Node {
    private let view: Geometry
    private let base: Geometry
    private let function: Node
    private let functionOutput: Int

    init(base b: Tensor, view v: Tensor, function: Node, index: Int) {
        view = Geometry(v, with: b)
        base = Geometry(b, with: v)
        self.function = function
        functionOutput = index
        var edges = EdgeList()
        edges.append(b.gradientEdge)
        for i in 1..<max(function.edges.count, 1) { edges.append(function.edges[i]) }
        super.init(edges: edges, output: b.metadata)
    }

    override var name: String { "CopySlices" }

    override func backward(_ grads: inout Tensors, needs: NeedsMask) throws(TensorError) -> Tensors {
        guard let g = grads[0] else { return Tensors(missing: edges.count) }
        // The gradient laid out as the base is, so that the view's geometry applies to it.
        let whole = try base.opened(g).laidOut(shape: base.shape, strides: base.strides, offset: base.offset)
        let strided = try whole.asStrided(view.shape, view.strides, view.offset - base.offset + whole.offset)
        let part = view.isOpened ? try strided.viewAsComplex() : strided
        var partGrads = Tensors(missing: function.outputCount)
        partGrads[functionOutput] = try part.clone()
        var inner = needs
        if function.edges.count > 0 { inner.insert(0) }
        var results = try function.backward(&partGrads, needs: inner)
        if edges.count > 0 {
            if function.edges.count > 0, let g0 = results[0] {
                let fitted = g0.shape == part.shape ? g0 : try g0.sumTo(part.shape)
                _ = try part.copy(from: fitted)
            } else {
                _ = try part.fillInPlace(0)
            }
            if results.count == 0 { results = Tensors(missing: 1) }
            results[0] = base.isOpened ? try whole.viewAsComplex() : whole
        }
        return results
    }

    override func freeSaved() {
        super.freeSaved()
        function.freeSaved()
    }
}
