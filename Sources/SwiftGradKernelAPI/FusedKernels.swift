/// Dropout and what goes with it in a Transformer's layers. Masks are bits, the first element the lowest of the first group of 16; nil: all are
/// kept. float32 and float64.
public struct FusedKernels: Sendable {
    /// y = x * scale where the bit is 1, x * 0 where it is 0: (dtype, n, y, x, bits, scale). y may be x.
    public typealias Dropout =
        @convention(c) (KernelType.RawValue, Int, MutRaw, Raw, UnsafePointer<UInt16>, Double) -> Void
    /// A block of attention's scores: (dtype, an `AttentionBlock`).
    public typealias Attention = @convention(c) (KernelType.RawValue, Raw) -> Void

    public var dropout: Dropout
    public var attention: Attention
    public var attentionBackward: Attention

    public init(dropout: @escaping Dropout, attention: @escaping Attention, attentionBackward: @escaping Attention) {
        self.dropout = dropout
        self.attention = attention
        self.attentionBackward = attentionBackward
    }
}

/// Products q k of `rows` queries with `cols` keys, which become weights in place.
///
/// A row has space for a whole number of 64-byte vectors, of which what is beyond `cols` is overwritten.
public struct AttentionBlock {
    public var rows: Int
    public var cols: Int
    public var scores: MutRaw
    /// From one row of scores (and of their gradients) to the next, in elements: whole vectors of 64 bytes.
    public var stride: Int
    /// What products are multiplied with to be scores.
    public var scale: Double
    /// Row r sees at most `visible` + r columns.
    public var visible = 1 << 40
    /// What is added to scores, of their dtype, or a byte that is 0 where a key is hidden.
    public var mask: Raw?
    public var maskIsBool = false
    public var maskRow = 0
    public var maskCol = 0
    /// Dropout: the bit of the first score, bits from one row to the next, and what weights that are kept are multiplied with.
    public var bits: Raw?
    public var firstBit = 0
    public var bitRow = 0
    public var keepScale = 1.0

    /// Forward: the greatest score of each row so far (-inf before the first block), the sum of e^(score - greatest), and the rows of
    /// results so far (`width` elements, `resultRow` apart), which are scaled as the greatest score grows. Scores become
    /// e^(score - greatest) after dropout. A row that has seen nothing gives zeros.
    public var largest: MutRaw?
    public var sums: MutRaw?
    public var results: MutRaw?
    public var resultRow = 0
    public var width = 0

    /// Backward: gradients of the weights after dropout in, those of the products out; the logarithm of the sum of exponentials of each
    /// row; the sum of its gradients times weights; and where wanted the gradients of what was added, `addedRow` apart. Scores become
    /// weights after dropout.
    public var grads: MutRaw?
    public var lse: Raw?
    public var delta: Raw?
    public var added: MutRaw?
    public var addedRow = 0

    public init(rows: Int, cols: Int, scores: MutRaw, stride: Int, scale: Double) {
        self.rows = rows
        self.cols = cols
        self.scores = scores
        self.stride = stride
        self.scale = scale
    }
}
