/// Layer norm of contiguous rows, float32 and float64, alone or of a sum with dropout: y = norm(residual + dropout(x)).
public struct NormKernels: Sendable {
    /// (dtype, a `NormRows`)
    public typealias Forward = @convention(c) (KernelType.RawValue, Raw) -> Void
    /// (dtype, a `NormGradRows`)
    public typealias Backward = @convention(c) (KernelType.RawValue, Raw) -> Void

    public var forward: Forward
    public var backward: Backward

    public init(forward: @escaping Forward, backward: @escaping Backward) {
        self.forward = forward
        self.backward = backward
    }
}

/// `rows` rows of `n` elements: mean, 1 / sqrt(variance + eps) and (s - mean) * rstd * weight + bias of s = x, or s = residual + x * mask.
public struct NormRows {
    public var rows: Int
    public var n: Int
    public var eps: Double
    public var x: Raw
    public var y: MutRaw
    public var mean: MutRaw
    public var rstd: MutRaw
    public var weight: Raw?
    public var bias: Raw?
    /// From one row of x, and of the bits of its mask, to the next; of everything else rows follow each other.
    public var xRow: Int
    /// Where there is one, s is stored in `sum`.
    public var residual: Raw?
    public var sum: MutRaw?
    /// Dropout of x: a bit an element from bit `firstBit` on, and what elements that are kept are multiplied with.
    public var bits: Raw?
    public var firstBit = 0
    public var keepScale = 1.0

    public init(rows: Int, n: Int, eps: Double, x: Raw, y: MutRaw, mean: MutRaw, rstd: MutRaw, weight: Raw?, bias: Raw?) {
        self.rows = rows
        self.n = n
        self.eps = eps
        self.x = x
        self.y = y
        self.mean = mean
        self.rstd = rstd
        self.weight = weight
        self.bias = bias
        xRow = n
    }
}

/// The gradients: dx = rstd (g - mean(g) - xhat mean(g xhat)) with g = dy weight, what is dropped of it, and sums over the rows of dy xhat
/// and dy, which are added to.
public struct NormGradRows {
    public var rows: Int
    public var n: Int
    public var dy: Raw
    /// What was normalised.
    public var x: Raw
    public var mean: Raw
    public var rstd: Raw
    public var weight: Raw?
    public var dx: MutRaw?
    /// dx * mask, for the input that dropout was applied to: rows so far apart, as those of the mask's bits.
    public var dropped: MutRaw?
    public var droppedRow: Int
    public var bits: Raw?
    public var firstBit = 0
    public var keepScale = 1.0
    public var dWeight: MutRaw?
    public var dBias: MutRaw?

    public init(rows: Int, n: Int, dy: Raw, x: Raw, mean: Raw, rstd: Raw, weight: Raw?) {
        self.rows = rows
        self.n = n
        self.dy = dy
        self.x = x
        self.mean = mean
        self.rstd = rstd
        self.weight = weight
        droppedRow = n
    }
}
