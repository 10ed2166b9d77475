/// One part of `x[...]`.
public enum IndexItem {
    case int(Int)
    case slice(Int?, Int?, step: Int)
    case newAxis
    case ellipsis
    case tensor(Tensor)
    case bool(Bool)
}

extension Tensor {
    /// `x[items]`: a view where no tensor is among the items, else a copy.
    public func item(at items: [IndexItem]) throws(TensorError) -> Tensor {
        throw .notImplemented("indexing")
    }

    /// `x[items] = value`.
    public func setItem(at items: [IndexItem], to value: Tensor) throws(TensorError) {
        throw .notImplemented("indexing")
    }
}
