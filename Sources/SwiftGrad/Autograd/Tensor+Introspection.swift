// What bindings look at: the state of tensors and nodes that the engine itself keeps to itself.

extension Tensor {
    /// The first element.
    public var dataPointer: UnsafeMutableRawPointer { data }
    public var versionNumber: Int { version }
    public var outputNumber: Int32 { outputIndex }
    public var isView: Bool { viewBase != nil }
    public var base: Tensor? { viewBase }
    public var retainsGrad: Bool { flags.contains(.retainsGrad) }
    public var isInference: Bool { flags.contains(.inference) }
    public var gradientFunction: Node? { gradientNode }

    /// Marks a tensor that was made from outside in inference mode.
    public func noteInferenceMode() { if GradMode.isInference { flags.insert(.inference) } }

    /// Says that the elements were written from outside.
    public func markModified() { bumpVersion() }

    /// Foreign objects that nobody but this tensor keeps alive: of its hooks and, where it alone holds its node, of the node.
    public var ownedContexts: [UnsafeMutableRawPointer] {
        var list: [UnsafeMutableRawPointer] = []
        if let hooks {
            list += (hooks.gradient.entries.map { $0.context } + hooks.postAccumulate.entries.map { $0.context }).compactMap {
                $0.pointer
            }
        }
        if node != nil, isKnownUniquelyReferenced(&node) {
            list += node!.hookContexts
            if let c = (node as? CustomNode)?.context { list.append(c) }
        }
        return list
    }

    /// A tensor over memory that is not the engine's; `release` runs once nothing looks at it any more.
    public static func over(
        _ data: UnsafeMutableRawPointer?, _ dtype: DType, _ size: [Int], _ strides: [Int]?, release: (() -> Void)?
    ) throws(TensorError) -> Tensor {
        let shape = try checkedShape(size, "from_memory")
        guard let n = shape.checkedNumel, n <= Int.max / 16 else {
            throw .runtime("Storage size calculation overflowed with sizes=\(shape)")
        }
        guard let data = n == 0 ? (data ?? UnsafeMutableRawPointer(bitPattern: 64)) : data else {
            throw .value("from_memory: data must be an address for \(n) elements, got NULL")
        }
        let steps = strides == nil ? shape.contiguousStrides : try Shape(checking: strides!, "from_memory")
        guard steps.count == shape.count else {
            throw .value("from_memory: \(shape.count) strides are required, got \(steps.count)")
        }
        var last = 0
        for i in 0..<shape.count where n > 0 {
            guard steps[i] >= 0 else { throw .value("from_memory: strides must not be negative, got \(steps)") }
            let (reach, f1) = (shape[i] - 1).multipliedReportingOverflow(by: steps[i])
            let (sum, f2) = last.addingReportingOverflow(reach)
            guard !f1, !f2, sum < Int.max / 16 else { throw .value("from_memory: strides \(steps) are out of range") }
            last = sum
        }
        let storage = Storage(foreign: data, bytes: n == 0 ? 0 : (last + 1) * dtype.size, release: release)
        return Tensor(storage: storage, dtype: dtype, shape: shape, strides: steps, offset: 0)
    }

    /// Writes the elements in row-major order to `out`, which has room for them.
    public func copyOut(to out: UnsafeMutableRawPointer) throws(TensorError) {
        // Named: a temporary would be gone before its memory is read.
        let source = try dense()
        withExtendedLifetime(source) { out.copyMemory(from: source.data, byteCount: numel * dtype.size) }
    }

    /// The value of a tensor of one element.
    /// The sizes as C has them; without copying a shape for each of them.
    public func copySizes(to p: UnsafeMutablePointer<Int64>) { for i in 0..<shape.count { p[i] = Int64(shape[i]) } }
    public func copyStrides(to p: UnsafeMutablePointer<Int64>) { for i in 0..<strides.count { p[i] = Int64(strides[i]) } }
    public var hasGrad: Bool { gradient != nil }

    public func item() throws(TensorError) -> Scalar {
        guard numel == 1 else {
            throw .runtime("a Tensor with \(numel) elements cannot be converted to Scalar: shape \(shape)")
        }
        Recorder.current?.gaveUp("the value of a tensor was read: item()")
        return Scalar(dtype, from: data)
    }

    /// A 0-dim tensor that stands for a number.
    public static func wrapped(_ s: Scalar) throws(TensorError) -> Tensor { try number(s) }
}

extension Node {
    public var edgeCount: Int { edges.count }

    public func edgeTarget(_ i: Int) -> (node: Node?, leaf: Tensor?, index: Int32) {
        let e = edges[i]
        return (e.target?.asNode, e.target?.asTensor, e.index)
    }

    /// Keeps tensors with a custom node; outputs of the node itself without a cycle.
    public func keep(_ tensors: [Tensor?]) throws(TensorError) {
        guard saved.count == 0 else { throw .runtime("\(name): tensors were saved already") }
        for t in tensors {
            if let t, t.node === self {
                let alias = t.alias()
                alias.outputIndex = t.outputIndex
                noteOwnSaved(saved.count)
                try saved.keep(alias)
            } else {
                try saved.keep(t)
            }
        }
    }

    public var savedCount: Int { saved.count }

    /// What `keep` was given, if unmodified since.
    public func keptTensors() throws(TensorError) -> [Tensor?] {
        var list: [Tensor?] = []
        for i in 0..<saved.count {
            let t = try saved.get(i, of: self)
            if let t, ownSaved.contains(i) {
                let again = t.alias()
                again.node = self
                again.outputIndex = t.outputIndex
                list.append(again)
            } else {
                list.append(t)
            }
        }
        return list
    }
}

extension CustomNode {
    /// Makes a node and attaches it to `outputs` (see sg_custom_node).
    public static func attach(
        name: String, inputs: [Tensor?], outputs: [Tensor], dirty: UInt64, nonDifferentiable: UInt64,
        context: UnsafeMutableRawPointer?, release: (() -> Void)?, backward: @escaping Backward
    ) throws(TensorError) -> Node {
        guard outputs.count <= 64 else { throw .runtime("\(name): at most 64 outputs are supported, got \(outputs.count)") }
        var edges = EdgeList()
        for t in inputs { edges.append(t?.gradientEdge ?? Edge()) }
        func bit(_ mask: UInt64, _ i: Int) -> Bool { mask & (1 << UInt64(i)) != 0 }
        for (i, t) in outputs.enumerated() where bit(dirty, i) {
            if t.flags.contains(.requiresGrad) && t.node == nil && GradMode.isEnabled {
                throw .runtime("a leaf Variable that requires grad is being used in an in-place operation. (\(name))")
            }
        }
        let node = CustomNode(
            name: name, edges: edges, outputs: outputs.map { $0.metadata }, context: context, release: release, backward: backward
        )
        for (i, t) in outputs.enumerated() where !bit(nonDifferentiable, i) && t.dtype.isInexact {
            if bit(dirty, i) {
                t.bumpVersion()
                if t.viewBase != nil {
                    t.rebase(on: node, index: Int32(i))
                } else {
                    t.node = node
                    t.outputIndex = Int32(i)
                    t.flags.remove(.requiresGrad)
                }
            } else {
                t.viewBase = nil
                t.node = node
                t.outputIndex = Int32(i)
                t.flags.remove(.requiresGrad)
            }
        }
        return node
    }
}

/// Figures about memory, and the kernels in use.
public enum Memory {
    public struct Statistics {
        /// Bytes in live storages.
        public var allocated: Int
        /// The most there were.
        public var peak: Int
        /// Bytes kept for reuse.
        public var cached: Int
        public var liveTensors: Int
    }

    public static var statistics: Statistics {
        let s = Allocator.statistics
        return Statistics(allocated: s.allocated, peak: s.peak, cached: s.cached, liveTensors: s.liveTensors)
    }

    public static func resetPeak() { Allocator.resetPeak() }
    /// Gives cached memory back to the system.
    public static func emptyCache() { Allocator.emptyCache() }
    public static var cpuCapability: String { "\(CPU.capability)" }
    /// Whether products of bfloat16 have an instruction, and kernels that use it.
    public static var multipliesBFloat16: Bool { CPU.hasBFloat16 }
}
