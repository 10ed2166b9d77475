/// One image plane cut into tiles of 4 x 4 points for Winograd's F(4x4, 3x3): tile (ty, tx) covers the points from (4 ty, 4 tx), and
/// looks at 6 x 6 points of the plane from (4 ty - paddingY, 4 tx - paddingX). Tiles are counted along x, y, then images.
public struct WinogradPlane: Sendable {
    public var height: Int
    public var width: Int
    public var tilesY: Int
    public var tilesX: Int
    public var paddingY: Int
    public var paddingX: Int
    /// Elements from one channel to the next, one image to the next, and of all images.
    public var channelStride: Int
    public var imageStride: Int
    public var count: Int

    public init(
        height: Int, width: Int, tilesY: Int, tilesX: Int, paddingY: Int, paddingX: Int, channelStride: Int, imageStride: Int,
        count: Int
    ) {
        self.height = height
        self.width = width
        self.tilesY = tilesY
        self.tilesX = tilesX
        self.paddingY = paddingY
        self.paddingX = paddingX
        self.channelStride = channelStride
        self.imageStride = imageStride
        self.count = count
    }
}

/// Transforms of Winograd convolutions F(4x4, 3x3), float32. The 36 positions of a transformed tile are 36 matrices, `plane` elements
/// apart. Tiles come in multiples of `GemmKernels.lanes`; those beyond the given number are zero (or ignored).
public struct WinogradKernels: Sendable {
    /// V = Bᵀ d B for some channels and tiles, packed for `GemmKernels.multiply` as matrices of `rows` channels x `tiles`:
    /// (plane: WinogradPlane, first channel, channels, rows, first tile, tiles, V, elements from position to position, x, work space).
    /// The row is the channel's number. Work space: `workCount(tiles)` floats.
    public typealias Input = @convention(c) (Raw, Int, Int, Int, Int, Int, MutRaw, Int, Raw, MutRaw) -> Void
    /// A g Aᵀ of 4 x 4 tiles of a gradient, or Bᵀ d B where the last argument is 0, with a row of `row` tiles a channel:
    /// (plane, first channel, channels, row, first tile, tiles, V, elements from position to position, x, work space, gradient).
    public typealias Rows = @convention(c) (Raw, Int, Int, Int, Int, Int, MutRaw, Int, Raw, MutRaw, Int32) -> Void
    /// U = G w Gᵀ as matrices of `rows` x `columns` (rows `row` >= columns rounded up to lanes apart):
    /// (rows, columns, row, U, elements from position to position, w, row stride of w, column stride, flipped 0/1, work space).
    public typealias Weights = @convention(c) (Int, Int, Int, MutRaw, Int, Raw, Int, Int, Int32, MutRaw) -> Void
    /// y = Aᵀ M A + bias, from matrices of `channels` rows `row` apart, to the plane's channels from the first on:
    /// (plane, first channel, channels, row, first tile, tiles, M, elements from position to position, bias or nil, y, work space).
    public typealias Output = @convention(c) (Raw, Int, Int, Int, Int, Int, Raw, Int, Raw?, MutRaw, MutRaw) -> Void
    /// dw = Gᵀ M G from matrices of `rows` x `columns` (rows `row` apart), added where the last argument is 1:
    /// (rows, columns, row, M, elements from position to position, dw, row stride of dw, column stride, add).
    public typealias WeightGradient = @convention(c) (Int, Int, Int, Raw, Int, MutRaw, Int, Int, Int32) -> Void
    /// Packs the transpose of rows x columns (rows `row` apart; columns a multiple of lanes) for `GemmKernels.multiply`, as a matrix of
    /// `columns` x `rows`: (rows, columns, row, packed, source).
    public typealias PackTransposed = @convention(c) (Int, Int, Int, MutRaw, Raw) -> Void

    public var input: Input
    public var rows: Rows
    public var weights: Weights
    public var output: Output
    public var weightGradient: WeightGradient
    public var packTransposed: PackTransposed
    /// Elements in a vector, as in `GemmKernels`.
    public var lanes: Int

    public init(
        input: @escaping Input, rows: @escaping Rows, weights: @escaping Weights, output: @escaping Output,
        weightGradient: @escaping WeightGradient, packTransposed: @escaping PackTransposed, lanes: Int
    ) {
        self.input = input
        self.rows = rows
        self.weights = weights
        self.output = output
        self.weightGradient = weightGradient
        self.packTransposed = packTransposed
        self.lanes = lanes
    }

    /// Floats of work space for transforms of that many tiles.
    @inline(__always)
    public func workCount(_ tiles: Int) -> Int { 36 * (tiles + 2 * lanes) + 32 * lanes }
}
