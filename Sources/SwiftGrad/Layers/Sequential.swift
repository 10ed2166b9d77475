extension nn {
    /// Layers one after the other, as a layer.
    ///
    ///     let model = try nn.Sequential {
    ///         nn.Flatten()
    ///         try nn.Linear(784, 128)
    ///         nn.ReLU()
    ///         try nn.Linear(128, 10)
    ///     }
    public final class Sequential: LayerContainer {
        /// The layers with their names: "0", "1", ... unless others were given.
        public private(set) var namedChildren: [(name: String, layer: any Layer)]

        public var layers: [any Layer] { namedChildren.map { $0.layer } }
        public var count: Int { namedChildren.count }

        public init(_ layers: [any Layer]) {
            namedChildren = layers.enumerated().map { ("\($0.offset)", $0.element) }
        }

        /// Layers with names of their own.
        public init(named layers: KeyValuePairs<String, any Layer>) {
            namedChildren = layers.map { ($0.key, $0.value) }
        }

        /// The layers listed in the closure.
        public convenience init<E: Error>(@LayerBuilder _ layers: () throws(E) -> [any Layer]) throws(E) {
            self.init(try layers())
        }

        /// The layer at a position.
        ///
        /// - Precondition: `i` is in `0..<count`.
        public subscript(i: Int) -> any Layer { namedChildren[i].layer }

        public func append(_ layer: any Layer) { namedChildren.append(("\(namedChildren.count)", layer)) }

        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
            var y = x
            for (_, layer) in namedChildren { y = try layer(y) }
            return y
        }
    }
}

/// Collects the layers of a `Sequential`'s closure; `if` and `for` work too.
@resultBuilder
public enum LayerBuilder {
    public static func buildExpression(_ layer: any Layer) -> [any Layer] { [layer] }
    public static func buildExpression(_ layers: [any Layer]) -> [any Layer] { layers }
    public static func buildBlock(_ parts: [any Layer]...) -> [any Layer] { parts.flatMap { $0 } }
    public static func buildOptional(_ part: [any Layer]?) -> [any Layer] { part ?? [] }
    public static func buildEither(first part: [any Layer]) -> [any Layer] { part }
    public static func buildEither(second part: [any Layer]) -> [any Layer] { part }
    public static func buildArray(_ parts: [[any Layer]]) -> [any Layer] { parts.flatMap { $0 } }
}
