/// What a product with a matrix of patches looks at, in three spatial dimensions (missing ones have size 1). Column (image, point) of the
/// matrix and row (channel, tap) meet in element point * stride + tap * dilation - padding of that channel, or 0 outside.
public struct PatchShape: Sendable {
    public typealias Three = (Int, Int, Int)
    public var taps: Three
    public var input: Three
    public var output: Three
    public var stride: Three
    public var padding: Three
    public var dilation: Three
    /// Elements from channel to channel and from image to image of what is read.
    public var channelStride: Int
    public var imageStride: Int
    /// Where results go: point p of a dimension to `first` + p * `step` of `size`, channels and images so many elements apart.
    public var size: Three
    public var step: Three
    public var first: Three
    public var targetChannelStride: Int
    public var targetImageStride: Int

    public var tapCount: Int { taps.0 * taps.1 * taps.2 }
    public var points: Int { output.0 * output.1 * output.2 }

    public init(
        taps: Three, input: Three, output: Three, stride: Three, padding: Three, dilation: Three, channelStride: Int,
        imageStride: Int, size: Three, step: Three, first: Three, targetChannelStride: Int, targetImageStride: Int
    ) {
        self.taps = taps
        self.input = input
        self.output = output
        self.stride = stride
        self.padding = padding
        self.dilation = dilation
        self.channelStride = channelStride
        self.imageStride = imageStride
        self.size = size
        self.step = step
        self.first = first
        self.targetChannelStride = targetChannelStride
        self.targetImageStride = targetImageStride
    }
}

/// Convolution as products of packed matrices, float32 and float64: the matrix of patches is never in memory as a whole.
public struct PatchKernels: Sendable {
    /// Rows of some channels and some columns of the matrix of patches, packed for `GemmKernels.multiply` where `width` is 0, else row after
    /// row of `width` elements, zero from `columns` on: (dtype, PatchShape, first channel, channels, first column, columns, target, width, x).
    public typealias Patches = @convention(c) (KernelType.RawValue, Raw, Int, Int, Int, Int, MutRaw, Int, Raw) -> Void
    /// Puts `rows` channels of a product (rows `ld` apart) in their places, with a bias each:
    /// (dtype, PatchShape, rows, first column, columns, source, ld, bias or nil, y).
    public typealias Place = @convention(c) (KernelType.RawValue, Raw, Int, Int, Int, Raw, Int, Raw?, MutRaw) -> Void
    /// d[(r columns + c) taps + t] = w[r * row stride + c * column stride + offset[t]]:
    /// (dtype, rows, columns, taps, offsets, w, row stride, column stride, d).
    public typealias Filters =
        @convention(c) (KernelType.RawValue, Int, Int, Int, UnsafePointer<Int>, Raw, Int, Int, MutRaw) -> Void
    /// d[c * ld of d + r] = s[r * ld of s + c], or += where the last argument is 1: (dtype, rows, columns, s, ld, d, ld, add).
    public typealias Transpose = @convention(c) (KernelType.RawValue, Int, Int, Raw, Int, MutRaw, Int, Int32) -> Void

    public var patches: Patches
    public var place: Place
    public var filters: Filters
    public var transpose: Transpose

    public init(
        patches: @escaping Patches, place: @escaping Place, filters: @escaping Filters, transpose: @escaping Transpose
    ) {
        self.patches = patches
        self.place = place
        self.filters = filters
        self.transpose = transpose
    }
}
