extension Tensor {
    /// The same index with its tensors replaced.
    private static func replacing(_ items: [IndexItem], _ x: [Tensor], _ next: Int) -> [IndexItem] {
        var next = next
        return items.map { item in
            guard case .tensor = item else { return item }
            defer { next += 1 }
            return .tensor(x[next])
        }
    }

    private static func tensors(_ items: [IndexItem]) -> [Tensor] {
        items.compactMap { if case .tensor(let t) = $0 { t } else { nil } }
    }

    /// `item(at:)`, captured.
    public func capturedItem(at items: [IndexItem]) throws(TensorError) -> Tensor {
        let indices = Tensor.tensors(items)
        if indices.contains(where: { $0.dtype == .bool || $0.dtype == .uint8 }) {
            Capture.giveUp("indexing by a mask: the shape of the result depends on values")
        }
        var result: Tensor?
        try Recorder.current?.call(
            "index", [self] + indices, isRandom: false,
            { () throws(TensorError) in
                let r = try item(at: items)
                result = r
                return [r]
            },
            again: { x throws(TensorError) in [try x[0].item(at: Tensor.replacing(items, x, 1))] })
        return result!
    }

    /// `setItem(at:to:)`, captured.
    public func captureSetItem(at items: [IndexItem], to value: Tensor) throws(TensorError) {
        try Recorder.current?.call(
            "index_put_", [self, value] + Tensor.tensors(items), isRandom: false,
            { () throws(TensorError) in
                try setItem(at: items, to: value)
                return []
            },
            again: { x throws(TensorError) in
                try x[0].setItem(at: Tensor.replacing(items, x, 2), to: x[1])
                return []
            })
    }
}
