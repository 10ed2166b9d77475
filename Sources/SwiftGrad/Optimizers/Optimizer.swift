/// PyTorch's `torch.optim` as a namespace: `optim.SGD`, `optim.Adam`. (Spelled as there; it holds only types.)
// swift-format-ignore: TypeNamesShouldBeCapitalized
public enum optim {}

/// The options that every optimizer has.
public protocol OptimizerOptions {
    var learningRate: Double { get set }
    /// Throws where a value is out of its range.
    func validate() throws(TensorError)
}

/// Parameters that share options.
public struct ParameterGroup<Options: OptimizerOptions> {
    public var parameters: [Tensor]
    public var options: Options

    public init(_ parameters: [Tensor], _ options: Options) {
        self.parameters = parameters
        self.options = options
    }
}

/// Changes parameters by their gradients: one engine call a group and step, whatever the number of parameters.
///
/// What is remembered of a parameter (averages, momentum) is kept by the optimizer in tensors of the parameter's shape and dtype.
public protocol Optimizer: AnyObject {
    associatedtype Options: OptimizerOptions
    var groups: [ParameterGroup<Options>] { get set }
    /// Updates all parameters that have a gradient.
    func step() throws(TensorError)
}

extension Optimizer {
    /// Forgets the gradients of all parameters.
    public func zeroGrad() {
        for group in groups { for p in group.parameters { p.clearGrad() } }
    }

    /// The learning rate of the first group; setting it sets all groups'.
    public var learningRate: Double {
        get { groups.first?.options.learningRate ?? 0 }
        set { for i in groups.indices { groups[i].options.learningRate = newValue } }
    }

    /// Runs `closure`, which computes the loss and its gradients, and then steps; returns the loss.
    @discardableResult
    public func step(_ closure: () throws(TensorError) -> Tensor) throws(TensorError) -> Tensor {
        let loss = try closure()
        try step()
        return loss
    }
}

/// Checked groups: no parameter twice, only leaves, options in their ranges.
func checkedGroups<O: OptimizerOptions>(_ groups: [ParameterGroup<O>]) throws(TensorError) -> [ParameterGroup<O>] {
    guard groups.contains(where: { !$0.parameters.isEmpty }) else { throw .value("optimizer got an empty parameter list") }
    var seen: Set<ObjectIdentifier> = []
    for group in groups {
        try group.options.validate()
        for p in group.parameters {
            guard p.isLeaf else { throw .value("can't optimize a non-leaf Tensor") }
            guard seen.insert(ObjectIdentifier(p)).inserted else {
                throw .value("some parameters appear in more than one parameter group")
            }
        }
    }
    return groups
}

func require(_ condition: Bool, _ what: String, _ value: Double) throws(TensorError) {
    // Also false for NaN: conditions are written so that NaN fails them.
    guard condition else { throw .value("Invalid \(what): \(value)") }
}

/// What an optimizer remembers, by parameter.
struct ParameterState<State> {
    private var states: [ObjectIdentifier: State] = [:]

    /// The state of `p`, made by `initial` when first asked for.
    mutating func state(of p: Tensor, _ initial: () throws(TensorError) -> State) throws(TensorError) -> State {
        if let s = states[ObjectIdentifier(p)] { return s }
        let s = try initial()
        states[ObjectIdentifier(p)] = s
        return s
    }

    subscript(p: Tensor) -> State? {
        get { states[ObjectIdentifier(p)] }
        set { states[ObjectIdentifier(p)] = newValue }
    }
}

/// Runs an operator whose arguments are lists, with a value for each parameter of its schema.
func call(_ op: any Operator.Type, _ values: [Value]) throws(TensorError) {
    _ = try values.withUnsafeBufferPointer { v throws(TensorError) in try op.call(Arguments(v)) }
}

/// Zeros of a parameter's shape and dtype.
func zerosLike(_ p: Tensor) throws(TensorError) -> Tensor { try Tensor.zeros(p.shape, p.dtype) }
