// Arguments and results of calls that are captured for replay, as lists of tensors.

extension Value {
    /// The tensors in it, in order; missing ones are left out.
    var tensors: [Tensor] {
        switch self {
        case .tensor(let t): return [t]
        case .tensors(let list): return list.compactMap { $0 }
        default: return []
        }
    }

    /// The same value with its tensors taken from `list`, beginning at `next`.
    func replacing(_ list: [Tensor], _ next: inout Int) -> Value {
        func take() -> Tensor {
            defer { next += 1 }
            return list[next]
        }
        switch self {
        case .tensor: return .tensor(take())
        case .tensors(let mine): return .tensors(mine.map { $0 == nil ? nil : take() })
        default: return self
        }
    }
}

extension Result {
    var tensors: [Tensor] {
        switch self {
        case .tensor(let t): return [t]
        case .tuple(let list), .list(let list): return list
        case .scalar, .none: return []
        }
    }
}

/// An operator that holds tensors beside its inputs: indices in range, masks.
protocol HoldsTensors {
    var held: [Tensor] { get }
    /// The same operator with other tensors.
    func holding(_ list: [Tensor]) -> Self
}

/// Operators whose result is a number that only shapes and dtypes decide.
let metadataOperators: Set<String> = [
    "is_floating_point", "is_complex", "is_signed", "is_same_size", "is_inference", "is_conj", "is_neg", "can_cast",
    "result_type",
    "promote_types", "size", "dim", "numel", "is_contiguous",
]
