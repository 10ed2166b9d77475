/// PyTorch's `torch.nn` as a namespace: `nn.Linear`, `nn.ReLU`, `nn.CrossEntropyLoss`. (Spelled as there; it holds only types.)
// swift-format-ignore: TypeNamesShouldBeCapitalized
public enum nn {}

/// A part of a network: a function of a tensor with parameters, buffers and layers of its own.
///
/// A class that conforms names its parts by declaring them; nothing has to be registered:
///
///     final class MLP: Layer {
///         let fc1, fc2: nn.Linear
///         let act = nn.ReLU()
///         init() throws {
///             fc1 = try nn.Linear(784, 128)
///             fc2 = try nn.Linear(128, 10)
///         }
///         func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try fc2(try act(try fc1(x))) }
///     }
///
/// Parameters are found in the order of declaration: properties marked `@nn.Parameter`, layers, and arrays, dictionaries and optionals of
/// layers. Names are PyTorch's: `fc1.weight`, `blocks.0.bias`.
public protocol Layer: AnyObject {
    /// The layer's result for `x`.
    func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor
}

/// A layer that behaves differently in training (dropout, batch norm). `train()` and `eval()` set it in a whole network.
public protocol ModeDependent: AnyObject {
    var isTraining: Bool { get set }
}

/// A tensor or the lack of one.
public protocol TensorSlot {
    var slotTensor: Tensor? { get }
}

extension Tensor: TensorSlot { public var slotTensor: Tensor? { self } }
extension Optional: TensorSlot where Wrapped == Tensor { public var slotTensor: Tensor? { self } }

extension nn {
    /// Marks a layer's property as a parameter: what optimizers change. The value is a `Tensor` or a `Tensor?`; it starts to require
    /// gradients unless told otherwise.
    @propertyWrapper
    public struct Parameter<Value: TensorSlot> {
        public var wrappedValue: Value

        /// Tensors that cannot require gradients (integers, results of operations, inference tensors) stay without.
        public init(wrappedValue: Value) {
            self.wrappedValue = wrappedValue
            if let t = wrappedValue.slotTensor, t.isLeaf, t.dtype.isFloat, !t.isInference { t.flags.insert(.requiresGrad) }
        }
    }

    /// Marks a layer's property as a buffer: saved with the parameters, not changed by optimizers.
    @propertyWrapper
    public struct Buffer<Value: TensorSlot> {
        public var wrappedValue: Value
        public init(wrappedValue: Value) { self.wrappedValue = wrappedValue }
    }
}

extension nn {
    /// Parameters of a layer that has as many as its arguments say, by name.
    public struct NamedParameters {
        public private(set) var entries: [(name: String, tensor: Tensor)] = []

        public subscript(name: String) -> Tensor? { entries.first { $0.name == name }?.tensor }

        /// Adds a leaf, which starts to require gradients.
        mutating func append(_ name: String, _ tensor: Tensor) {
            tensor.flags.insert(.requiresGrad)
            entries.append((name, tensor))
        }
    }
}

/// How the walk over a layer's properties knows its parts.
protocol LayerPart {
    var part: (tensor: Tensor?, isParameter: Bool) { get }
}

extension nn.Parameter: LayerPart { var part: (tensor: Tensor?, isParameter: Bool) { (wrappedValue.slotTensor, true) } }
extension nn.Buffer: LayerPart { var part: (tensor: Tensor?, isParameter: Bool) { (wrappedValue.slotTensor, false) } }

/// A layer that names its children itself, where the names of its properties are not those wanted (`Sequential`).
public protocol LayerContainer: Layer {
    var namedChildren: [(name: String, layer: any Layer)] { get }
}

extension Layer {
    /// Parameters, buffers and layers declared by this layer itself, in order.
    private var ownParts:
        (tensors: [(name: String, tensor: Tensor, isParameter: Bool)], children: [(name: String, layer: any Layer)])
    {
        if let proxy = self as? any LayerProxy { return proxy.target.map { $0.ownParts } ?? ([], []) }
        var tensors: [(name: String, tensor: Tensor, isParameter: Bool)] = []
        var children: [(name: String, layer: any Layer)] = []
        func visit(_ name: String, _ value: Any) {
            if let p = value as? any LayerPart {
                // The storage of a wrapped property is named `_name`.
                if let t = p.part.tensor {
                    tensors.append((name.hasPrefix("_") ? String(name.dropFirst()) : name, t, p.part.isParameter))
                }
            } else if let list = value as? nn.NamedParameters {
                for (name, t) in list.entries { tensors.append((name, t, true)) }
            } else if let layer = value as? any Layer {
                children.append((name, layer))
            } else if let list = value as? [any Layer] {
                for (i, layer) in list.enumerated() { children.append(("\(name).\(i)", layer)) }
            } else if let table = value as? [String: any Layer] {
                for key in table.keys.sorted() { children.append(("\(name).\(key)", table[key]!)) }
            }
        }
        var mirror: Mirror? = Mirror(reflecting: self)
        var classes: [Mirror] = []
        while let m = mirror {
            classes.append(m)
            mirror = m.superclassMirror
        }
        for m in classes.reversed() {
            for child in m.children { if let name = child.label { visit(name, child.value) } }
        }
        if let container = self as? any LayerContainer { children = container.namedChildren }
        return (tensors, children)
    }

    /// The layers directly inside this one.
    public var children: [(name: String, layer: any Layer)] { ownParts.children }

    /// This layer (named "") and all inside it, each once, parents first.
    public var namedLayers: [(name: String, layer: any Layer)] {
        var seen: Set<ObjectIdentifier> = []
        var list: [(name: String, layer: any Layer)] = []
        func walk(_ name: String, _ layer: any Layer) {
            guard seen.insert(ObjectIdentifier(layer)).inserted else { return }
            list.append((name, layer))
            for c in layer.children { walk(name.isEmpty ? c.name : "\(name).\(c.name)", c.layer) }
        }
        walk("", self)
        return list
    }

    /// Parameters and buffers of the whole network in PyTorch's order; each tensor once unless `keepingShared`.
    func namedTensors(keepingShared: Bool) -> [(name: String, tensor: Tensor, isParameter: Bool)] {
        var seen: Set<ObjectIdentifier> = []
        var list: [(name: String, tensor: Tensor, isParameter: Bool)] = []
        var path: Set<ObjectIdentifier> = []
        func walk(_ prefix: String, _ layer: any Layer) {
            // A layer that refers to one it lies in does not contain it.
            guard path.insert(ObjectIdentifier(layer)).inserted else { return }
            defer { path.remove(ObjectIdentifier(layer)) }
            let parts = layer.ownParts
            // As in a state_dict: a layer's parameters, then its buffers, then its layers.
            for wanted in [true, false] {
                for p in parts.tensors where p.isParameter == wanted {
                    if seen.insert(ObjectIdentifier(p.tensor)).inserted || keepingShared {
                        list.append((prefix + p.name, p.tensor, wanted))
                    }
                }
            }
            for c in parts.children { walk(prefix + c.name + ".", c.layer) }
        }
        walk("", self)
        return list
    }

    public var namedParameters: [(name: String, tensor: Tensor)] {
        namedTensors(keepingShared: false).filter { $0.isParameter }.map { ($0.name, $0.tensor) }
    }

    public var parameters: [Tensor] { namedParameters.map { $0.tensor } }

    public var namedBuffers: [(name: String, tensor: Tensor)] {
        namedTensors(keepingShared: false).filter { !$0.isParameter }.map { ($0.name, $0.tensor) }
    }

    /// Elements of all parameters that require gradients.
    public var trainableCount: Int { parameters.reduce(0) { $0 + ($1.requiresGrad ? $1.numel : 0) } }

    /// Puts the whole network in training mode, or out of it.
    public func train(_ isTraining: Bool = true) {
        for (_, layer) in namedLayers { (layer as? any ModeDependent)?.isTraining = isTraining }
    }

    /// Puts the whole network in evaluation mode.
    public func eval() { train(false) }

    /// Forgets the gradients of all parameters.
    public func zeroGrad() { for p in parameters { p.clearGrad() } }

    /// Converts floating point parameters and buffers in place: the tensors stay the same objects.
    public func to(_ dtype: DType) throws(TensorError) {
        guard dtype.isFloat else {
            throw .type("Layer.to only accepts floating point or complex dtypes, but got desired dtype=torch.\(dtype)")
        }
        for (_, t, _) in namedTensors(keepingShared: false) where t.dtype.isFloat && t.dtype != dtype {
            let converted = try withoutGradient { () throws(TensorError) in try t.detached().to(dtype) }
            let g = try t.grad.map { g throws(TensorError) in try g.detached().to(dtype) }
            try t.setGrad(nil)
            try t.setData(converted)
            try t.setGrad(g)
        }
    }
}

extension Tensor {
    /// Forgets `.grad`.
    public func clearGrad() { gradient = nil }
}
