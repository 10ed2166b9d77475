/// A look at the memory of a root: what a tensor is to a tape.
struct Operand: Hashable {
    /// The number of the root.
    let root: Int
    let dtype: DType
    let shape: [Int]
    let strides: [Int]
    /// In elements from the start of the root's storage.
    let offset: Int

    init(_ t: Tensor, root: Int) {
        self.root = root
        dtype = t.dtype
        shape = t.shape.array
        strides = t.strides.array
        offset = t.offset
    }

    init(root: Int, like o: Operand) {
        self.root = root
        (dtype, shape, strides, offset) = (o.dtype, o.shape, o.strides, o.offset)
    }

    var numel: Int { shape.reduce(1, *) }
    var isContiguous: Bool { Tensor.isContiguous(Shape(shape), Shape(strides)) }

    /// Same elements in the same order.
    func matches(_ t: Tensor) -> Bool {
        t.dtype == dtype && t.shape == Shape(shape) && t.strides == Shape(strides) && t.offset == offset
    }

    /// Same geometry, wherever the storage begins.
    func fits(_ t: Tensor) -> Bool {
        t.dtype == dtype && t.shape == Shape(shape) && (t.numel == 0 || t.strides == Shape(strides))
    }
}

/// A block of memory that a tape knows: values are defined once, so that writing over all of a result makes a new root.
struct Root {
    enum Kind {
        /// An argument of the call: another tensor each time.
        case input(Int)
        /// A tensor that the call found elsewhere (a parameter, a buffer): used by reference.
        case external(Tensor)
        /// Data that never changes.
        case constant(Tensor)
        /// Computed by an instruction.
        case made
        /// The gradient of an output.
        case gradient(Int)
    }
    var kind: Kind
    var bytes: Int
    /// Offset of the tensor that it was first seen as.
    var offset = 0
    /// Written in place after it came to be: the order of reads and writes counts.
    var isMutated = false
    /// How many roots in a chain of writes share memory in the recording: not needed by the plan.
    var isMade: Bool { if case .made = kind { true } else { false } }
    var isConstant: Bool { if case .constant = kind { true } else { false } }
}

/// Work that writes all of its outputs, which are there already.
protocol Kernel {
    var label: String { get }
    func run(_ x: Tensors, into y: Tensors) throws(TensorError)
}

/// One step of a tape.
struct Instruction {
    enum Work {
        case kernel(any Kernel)
        /// Makes its results: outputs are bound to their storage.
        case call(String, Recorder.Call, results: Int)
        /// The backward of a node: inputs are the gradients (missing ones nil), then the saved tensors.
        case walk(String, Recorder.Walk, grads: Int, needs: NeedsMask)
    }
    var work: Work
    var inputs: [Operand?]
    /// What it defines; nil: a result that is a look at something known.
    var outputs: [Operand?]
    /// What it writes besides: parts of made roots, buffers.
    var writes: [Operand] = []
    /// What it is to a chain of element-wise operators.
    var element: ElementFunction?
    /// Must run even if nothing looks at its outputs.
    var isEffect = false
    /// Gives the same for the same inputs.
    var isPure: Bool { !isEffect && writes.isEmpty }

    /// Whether output `k` may be written to where input `j` is: element i of it is written when element i of the input is done with.
    func mayOverwrite(_ k: Int, _ j: Int) -> Bool {
        guard let x = inputs[j], let y = outputs[k], x.dtype == y.dtype, x.shape == y.shape, x.strides == y.strides,
            x.offset == y.offset
        else { return false }
        if case .kernel(let kernel) = work, let program = kernel as? ElementProgram { return program.mayOverwrite(k, j) }
        return element != nil && outputs.count == 1
    }

    var label: String {
        switch work {
        case .kernel(let k): return k.label
        case .call(let name, _, _): return name
        case .walk(let name, _, _, _): return name
        }
    }
}

/// An operator as a kernel.
struct OpKernel<O: Op>: Kernel {
    let op: O
    /// Its checks look at values, not only at shapes: they are made at each replay.
    let checksValues: Bool

    var label: String { O.name }

    @inline(__always)
    func run(_ x: Tensors, into y: Tensors) throws(TensorError) {
        if checksValues { _ = try op.infer(x) }
        try op.forward(x, into: y)
    }
}

/// An operator that holds tensors, which come after its inputs.
struct HoldingKernel<O: Op & HoldsTensors>: Kernel {
    let op: O
    let inputs: Int
    var label: String { O.name }

    func run(_ x: Tensors, into y: Tensors) throws(TensorError) {
        var mine = Tensors(), held: [Tensor] = []
        for i in 0..<x.count {
            if i < inputs { mine.append(x[i]) } else if let t = x[i] { held.append(t) }
        }
        let bound = op.holding(held)
        _ = try bound.infer(mine)
        try bound.forward(mine, into: y)
    }
}

/// A closure as a kernel.
struct WorkKernel: Kernel {
    let label: String
    let work: Recorder.Work
    func run(_ x: Tensors, into y: Tensors) throws(TensorError) { try work(x, y) }
}

/// y[...] = x[...], converted.
struct CopyKernel: Kernel {
    var label: String { "Copy" }
    func run(_ x: Tensors, into y: Tensors) throws(TensorError) { copyElements(from: x.required(0), to: y.required(0)) }
}
