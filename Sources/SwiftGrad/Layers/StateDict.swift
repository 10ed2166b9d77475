/// Named tensors in order: what a network is saved as.
public struct StateDict: Sequence, ExpressibleByDictionaryLiteral, CustomStringConvertible {
    public private(set) var entries: [(name: String, tensor: Tensor)] = []
    private var positions: [String: Int] = [:]

    public init() {}

    public init(dictionaryLiteral elements: (String, Tensor)...) {
        for (name, tensor) in elements { self[name] = tensor }
    }

    public var count: Int { entries.count }
    public var names: [String] { entries.map { $0.name } }

    /// The tensor of a name; assigning nil removes it.
    public subscript(name: String) -> Tensor? {
        get { positions[name].map { entries[$0].tensor } }
        set {
            if let i = positions[name] {
                if let newValue {
                    entries[i].tensor = newValue
                } else {
                    entries.remove(at: i)
                    positions = [:]
                    for (j, e) in entries.enumerated() { positions[e.name] = j }
                }
            } else if let newValue {
                positions[name] = entries.count
                entries.append((name, newValue))
            }
        }
    }

    public func makeIterator() -> AnyIterator<(name: String, tensor: Tensor)> {
        var i = 0
        let list = entries
        return AnyIterator {
            defer { i += 1 }
            return i < list.count ? list[i] : nil
        }
    }

    public var description: String {
        "StateDict(" + entries.map { "\($0.name): \($0.tensor.dtype)\($0.tensor.shape)" }.joined(separator: ", ") + ")"
    }
}

extension Layer {
    /// Parameters and buffers of the network by PyTorch's names, in PyTorch's order. The tensors share the network's memory and are
    /// outside the graph.
    public func stateDict() -> StateDict {
        var d = StateDict()
        for (name, tensor, _) in namedTensors(keepingShared: true) { d[name] = tensor.detached() }
        return d
    }

    /// Copies the tensors of a state dict into the network's, converting dtypes.
    ///
    /// - Parameter strict: missing and unexpected names are errors.
    /// - Throws: `TensorError` of kind `runtime` that lists all missing and unexpected names and all tensors whose shape differs; the
    ///   network is then unchanged.
    public func load(stateDict: StateDict, strict: Bool = true) throws(TensorError) {
        let own = namedTensors(keepingShared: true)
        var problems: [String] = []
        if strict {
            let names = Set(own.map { $0.name })
            let unexpected = stateDict.names.filter { !names.contains($0) }
            let missing = own.filter { stateDict[$0.name] == nil }.map { $0.name }
            func quoted(_ list: [String]) -> String { list.map { "\"\($0)\"" }.joined(separator: ", ") }
            if !unexpected.isEmpty { problems.append("Unexpected key(s) in state_dict: \(quoted(unexpected)). ") }
            if !missing.isEmpty { problems.append("Missing key(s) in state_dict: \(quoted(missing)). ") }
        }
        for (name, tensor, _) in own {
            guard let source = stateDict[name], source.shape != tensor.shape else { continue }
            problems.append(
                "size mismatch for \(name): copying a param with shape torch.Size(\(source.shape)) from checkpoint, the shape in "
                    + "current model is torch.Size(\(tensor.shape)).")
        }
        guard problems.isEmpty else {
            throw .runtime("Error(s) in loading state_dict for \(type(of: self)):\n\t" + problems.joined(separator: "\n\t"))
        }
        try withoutGradient { () throws(TensorError) in
            for (name, tensor, _) in own {
                if let source = stateDict[name] { try tensor.copy(from: source) }
            }
        }
    }
}
