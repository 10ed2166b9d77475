// The layers of Vaswani et al. 2017, under PyTorch's names.

extension nn {
    /// How the layers of a Transformer are made.
    public struct TransformerOptions {
        /// Width of inputs and results.
        public var width: Int
        public var heads: Int
        /// Width inside the feed-forward networks.
        public var feedForward: Int
        public var dropout: Double
        /// The function inside the feed-forward networks.
        public var activation: (Tensor) throws(TensorError) -> Tensor
        public var eps: Double
        /// Inputs are (batch, length, width), else (length, batch, width).
        public var batchFirst: Bool
        /// The norms come before attention and feed-forward network, else after the additions.
        public var normFirst: Bool
        public var bias: Bool
        public var dtype: DType?

        public init(
            width: Int = 512, heads: Int = 8, feedForward: Int = 2048, dropout: Double = 0.1,
            activation: @escaping (Tensor) throws(TensorError) -> Tensor = { x throws(TensorError) in try x.relu() },
            eps: Double = 1e-5, batchFirst: Bool = false, normFirst: Bool = false, bias: Bool = true, dtype: DType? = nil
        ) {
            self.width = width
            self.heads = heads
            self.feedForward = feedForward
            self.dropout = dropout
            self.activation = activation
            self.eps = eps
            self.batchFirst = batchFirst
            self.normFirst = normFirst
            self.bias = bias
            self.dtype = dtype
        }

        fileprivate func norm() throws(TensorError) -> LayerNorm {
            try LayerNorm([width], eps: eps, affine: true, bias: bias, dtype: dtype)
        }

        fileprivate func attention(_ g: Generator) throws(TensorError) -> MultiheadAttention {
            try MultiheadAttention(
                width, heads: heads, dropout: dropout, bias: bias, batchFirst: batchFirst, dtype: dtype, generator: g)
        }

        fileprivate func linear(_ from: Int, _ to: Int, _ g: Generator) throws(TensorError) -> Linear {
            try Linear(from, to, bias: bias, dtype: dtype, generator: g)
        }
    }

    /// Self-attention and a feed-forward network, each with dropout, a residual connection and layer norm (Vaswani et al. 2017).
    public final class TransformerEncoderLayer: Layer {
        public let options: TransformerOptions
        public let self_attn: MultiheadAttention
        public let linear1: Linear
        public let dropout: Dropout
        public let linear2: Linear
        public let norm1, norm2: LayerNorm
        public let dropout1, dropout2: Dropout

        public init(_ options: TransformerOptions, generator: Generator = .default) throws(TensorError) {
            self.options = options
            self_attn = try options.attention(generator)
            linear1 = try options.linear(options.width, options.feedForward, generator)
            dropout = try Dropout(options.dropout)
            linear2 = try options.linear(options.feedForward, options.width, generator)
            norm1 = try options.norm()
            norm2 = try options.norm()
            dropout1 = try Dropout(options.dropout)
            dropout2 = try Dropout(options.dropout)
        }

        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try self(x, mask: nil) }

        /// `mask`: true where a position may look, or added to the scores; see `MultiheadAttention`.
        public func callAsFunction(_ x: Tensor, mask: Tensor?, isCausal: Bool = false) throws(TensorError) -> Tensor {
            func attend(_ x: Tensor) throws(TensorError) -> Tensor {
                try dropout1(try self_attn(x, x, x, mask: mask, isCausal: isCausal))
            }
            func feed(_ x: Tensor) throws(TensorError) -> Tensor {
                try dropout2(try linear2(try dropout(try options.activation(try linear1(x)))))
            }
            if options.normFirst {
                let y = try x.add(try attend(try norm1(x)))
                return try y.add(try feed(try norm2(y)))
            }
            let y = try norm1(try x.add(try attend(x)))
            return try norm2(try y.add(try feed(y)))
        }
    }

    /// Self-attention, attention to an encoder's results and a feed-forward network, each as in the encoder's layer.
    public final class TransformerDecoderLayer: Layer {
        public let options: TransformerOptions
        public let self_attn, multihead_attn: MultiheadAttention
        public let linear1: Linear
        public let dropout: Dropout
        public let linear2: Linear
        public let norm1, norm2, norm3: LayerNorm
        public let dropout1, dropout2, dropout3: Dropout

        public init(_ options: TransformerOptions, generator: Generator = .default) throws(TensorError) {
            self.options = options
            self_attn = try options.attention(generator)
            multihead_attn = try options.attention(generator)
            linear1 = try options.linear(options.width, options.feedForward, generator)
            dropout = try Dropout(options.dropout)
            linear2 = try options.linear(options.feedForward, options.width, generator)
            norm1 = try options.norm()
            norm2 = try options.norm()
            norm3 = try options.norm()
            dropout1 = try Dropout(options.dropout)
            dropout2 = try Dropout(options.dropout)
            dropout3 = try Dropout(options.dropout)
        }

        /// Decodes beside itself.
        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try self(x, memory: x) }

        /// `memory`: the encoder's results; masks as in `MultiheadAttention`.
        public func callAsFunction(
            _ x: Tensor, memory: Tensor, mask: Tensor? = nil, isCausal: Bool = false, memoryMask: Tensor? = nil
        ) throws(TensorError) -> Tensor {
            func attend(_ x: Tensor) throws(TensorError) -> Tensor {
                try dropout1(try self_attn(x, x, x, mask: mask, isCausal: isCausal))
            }
            func look(_ x: Tensor) throws(TensorError) -> Tensor {
                try dropout2(try multihead_attn(x, memory, memory, mask: memoryMask))
            }
            func feed(_ x: Tensor) throws(TensorError) -> Tensor {
                try dropout3(try linear2(try dropout(try options.activation(try linear1(x)))))
            }
            if options.normFirst {
                var y = try x.add(try attend(try norm1(x)))
                y = try y.add(try look(try norm2(y)))
                return try y.add(try feed(try norm3(y)))
            }
            var y = try norm1(try x.add(try attend(x)))
            y = try norm2(try y.add(try look(y)))
            return try norm3(try y.add(try feed(y)))
        }
    }

    /// Gives `layer` the parameters of `other`, which is made alike.
    private static func copyParameters(from other: any Layer, to layer: any Layer) throws(TensorError) {
        for (target, source) in zip(layer.parameters, other.parameters) {
            _ = try withoutGradient { () throws(TensorError) in try target.copy(from: source) }
        }
    }

    /// Encoder layers, one after the other; they start alike.
    public final class TransformerEncoder: Layer {
        public let layers: [TransformerEncoderLayer]
        public let norm: LayerNorm?

        /// `norm`: whether a layer norm comes last.
        public init(
            _ options: TransformerOptions, count: Int, norm: Bool = false, generator: Generator = .default
        ) throws(TensorError) {
            guard count > 0 else { throw .value("TransformerEncoder: one layer or more is required, got \(count)") }
            let first = try TransformerEncoderLayer(options, generator: generator)
            var list = [first]
            for _ in 1..<count {
                // Drawn from a generator of its own: PyTorch draws once and copies.
                let layer = try TransformerEncoderLayer(options, generator: Generator(seed: 0))
                try copyParameters(from: first, to: layer)
                list.append(layer)
            }
            layers = list
            self.norm = norm ? try options.norm() : nil
        }

        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try self(x, mask: nil) }

        public func callAsFunction(_ x: Tensor, mask: Tensor?, isCausal: Bool = false) throws(TensorError) -> Tensor {
            var y = x
            for layer in layers { y = try layer(y, mask: mask, isCausal: isCausal) }
            return try norm.map { n throws(TensorError) in try n(y) } ?? y
        }
    }

    /// Decoder layers, one after the other; they start alike.
    public final class TransformerDecoder: Layer {
        public let layers: [TransformerDecoderLayer]
        public let norm: LayerNorm?

        /// `norm`: whether a layer norm comes last.
        public init(
            _ options: TransformerOptions, count: Int, norm: Bool = false, generator: Generator = .default
        ) throws(TensorError) {
            guard count > 0 else { throw .value("TransformerDecoder: one layer or more is required, got \(count)") }
            let first = try TransformerDecoderLayer(options, generator: generator)
            var list = [first]
            for _ in 1..<count {
                let layer = try TransformerDecoderLayer(options, generator: Generator(seed: 0))
                try copyParameters(from: first, to: layer)
                list.append(layer)
            }
            layers = list
            self.norm = norm ? try options.norm() : nil
        }

        /// Decodes beside itself.
        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try self(x, memory: x) }

        public func callAsFunction(
            _ x: Tensor, memory: Tensor, mask: Tensor? = nil, isCausal: Bool = false, memoryMask: Tensor? = nil
        ) throws(TensorError) -> Tensor {
            var y = x
            for layer in layers { y = try layer(y, memory: memory, mask: mask, isCausal: isCausal, memoryMask: memoryMask) }
            return try norm.map { n throws(TensorError) in try n(y) } ?? y
        }
    }

    /// An encoder and a decoder, with a layer norm after each.
    public final class Transformer: Layer {
        public let encoder: TransformerEncoder
        public let decoder: TransformerDecoder

        public init(
            _ options: TransformerOptions = TransformerOptions(), encoderLayers: Int = 6, decoderLayers: Int = 6,
            generator: Generator = .default
        ) throws(TensorError) {
            encoder = try TransformerEncoder(options, count: encoderLayers, norm: true, generator: generator)
            decoder = try TransformerDecoder(options, count: decoderLayers, norm: true, generator: generator)
            for p in parameters where p.dim > 1 { try Initialization.xavierUniform(p, generator: generator) }
        }

        /// From a sequence to itself.
        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try self(x, x) }

        /// Encodes `source` and decodes `target` beside it; masks as in `MultiheadAttention`.
        public func callAsFunction(
            _ source: Tensor, _ target: Tensor, sourceMask: Tensor? = nil, targetMask: Tensor? = nil,
            targetIsCausal: Bool = false,
            memoryMask: Tensor? = nil
        ) throws(TensorError) -> Tensor {
            try decoder(
                target, memory: try encoder(source, mask: sourceMask), mask: targetMask, isCausal: targetIsCausal,
                memoryMask: memoryMask)
        }
    }
}
