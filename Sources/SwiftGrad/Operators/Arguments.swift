/// One argument of an operator.
public enum Value {
    case none
    case tensor(Tensor)
    /// A list; entries are nil only where the schema says `Tensor?[]`.
    case tensors([Tensor?])
    case scalar(Scalar)
    case ints([Int])
    case doubles([Double])
    case string(String)
    case dtype(DType)
    case generator(Generator)
}

/// The arguments of a call, one for each parameter of the schema: defaults filled in, kinds checked (see `Schema.bind`).
/// The accessors trust the schema; asking for another kind than it declares is a bug of the operator.
public struct Arguments {
    let values: UnsafeBufferPointer<Value>

    init(_ values: UnsafeBufferPointer<Value>) { self.values = values }

    /// Whether a tensor among the arguments takes part in differentiation.
    var anyRequiresGrad: Bool {
        values.contains { v in
            switch v {
            case .tensor(let t): return t.requiresGrad
            case .tensors(let list): return list.contains { $0?.requiresGrad == true }
            default: return false
            }
        }
    }

    private func mismatch(_ i: Int, _ wanted: String) -> TensorError {
        .type("argument \(i) is not \(wanted): the operator and its schema disagree")
    }

    @inline(__always)
    func tensor(_ i: Int) throws(TensorError) -> Tensor {
        if case .tensor(let t) = values[i] { return t }
        throw mismatch(i, "a tensor")
    }

    func optionalTensor(_ i: Int) -> Tensor? {
        if case .tensor(let t) = values[i] { return t }
        return nil
    }

    func tensors(_ i: Int) throws(TensorError) -> [Tensor] {
        guard case .tensors(let list) = values[i] else { throw mismatch(i, "a list of tensors") }
        return list.compactMap { $0 }
    }

    func optionalTensors(_ i: Int) throws(TensorError) -> [Tensor?] {
        guard case .tensors(let list) = values[i] else { throw mismatch(i, "a list of tensors") }
        return list
    }

    @inline(__always)
    func scalar(_ i: Int) throws(TensorError) -> Scalar {
        if case .scalar(let s) = values[i] { return s }
        throw mismatch(i, "a number")
    }

    func optionalScalar(_ i: Int) -> Scalar? {
        if case .scalar(let s) = values[i] { return s }
        return nil
    }

    @inline(__always)
    func int(_ i: Int) throws(TensorError) -> Int { try scalar(i).int }
    func optionalInt(_ i: Int) -> Int? { optionalScalar(i)?.int }
    func double(_ i: Int) throws(TensorError) -> Double { try scalar(i).double }
    func optionalDouble(_ i: Int) -> Double? { optionalScalar(i)?.double }
    func bool(_ i: Int) throws(TensorError) -> Bool { try scalar(i).double != 0 }
    func optionalBool(_ i: Int) -> Bool? { optionalScalar(i).map { $0.double != 0 } }

    func ints(_ i: Int) throws(TensorError) -> [Int] {
        if case .ints(let list) = values[i] { return list }
        throw mismatch(i, "a list of ints")
    }

    func optionalInts(_ i: Int) -> [Int]? {
        if case .ints(let list) = values[i] { return list }
        return nil
    }

    func doubles(_ i: Int) throws(TensorError) -> [Double] {
        if case .doubles(let list) = values[i] { return list }
        throw mismatch(i, "a list of floats")
    }

    func optionalDoubles(_ i: Int) -> [Double]? {
        if case .doubles(let list) = values[i] { return list }
        return nil
    }

    func string(_ i: Int) throws(TensorError) -> String {
        if case .string(let s) = values[i] { return s }
        throw mismatch(i, "a string")
    }

    func optionalString(_ i: Int) -> String? {
        if case .string(let s) = values[i] { return s }
        return nil
    }

    func optionalDType(_ i: Int) -> DType? {
        if case .dtype(let d) = values[i] { return d }
        return nil
    }

    func dtype(_ i: Int) throws(TensorError) -> DType {
        if case .dtype(let d) = values[i] { return d }
        throw mismatch(i, "a dtype")
    }

    /// The generator given, or the default one.
    func generator(_ i: Int) -> Generator {
        if case .generator(let g) = values[i] { return g }
        return .default
    }
}

/// What an operator gives.
public enum Result {
    case tensor(Tensor)
    /// Several values of the schema: `(Tensor values, Tensor indices)`.
    case tuple([Tensor])
    /// One value that is a list: `Tensor[]`.
    case list([Tensor])
    case scalar(Scalar)
    /// `()`
    case none
}
