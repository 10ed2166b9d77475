// Small operators that layers use: native_dropout, pdist, native_channel_shuffle, conv_tbc.

extension Tensor {
    /// Dropout and its mask (true: kept).
    public func nativeDropout(_ p: Double, train: Bool?) throws(TensorError) -> [Tensor] {
        guard p >= 0, p <= 1 else { throw .runtime("dropout probability has to be between 0 and 1, but got \(p)") }
        guard train ?? true, numel > 0 else { return [self, try Tensor.full(shape, 1, .bool)] }
        guard dtype.isFloat else {
            throw .runtime("result type Float can't be cast to the desired output type \(dtype.scalarName)")
        }
        let mask = try bernoulliMask(shape, strides: preservedStrides, dtype, keep: 1 - p)
        let scale = p == 1 ? 0 : 1 / (1 - p)
        return [try mul(mask).mul(.double(scale)), try mask.to(.bool)]
    }

    /// The p-norms of the differences of all pairs of rows i < j of (N, M): (N (N - 1) / 2,).
    public func pdist(_ p: Double = 2) throws(TensorError) -> Tensor {
        guard dim == 2 else { throw .runtime("pdist only supports 2D tensors, got: \(dim)D") }
        guard dtype.isFloat else { throw .runtime("pdist only supports floating-point dtypes") }
        guard p >= 0 else { throw .runtime("pdist only supports non-negative p values") }
        let n = shape[0]
        if n <= 1 { return try Tensor.zeros(Shape([0]), dtype) }
        let (product, overflow) = n.multipliedReportingOverflow(by: n - 1)
        guard !overflow else { throw .runtime("pdist: too many rows, got \(n)") }
        let first = try Tensor(empty: Shape([product / 2]), .int64), second = try Tensor(empty: Shape([product / 2]), .int64)
        var k = 0
        for i in 0..<n {
            for j in (i + 1)..<max(n, i + 1) {
                first.pointer(Int.self)[k] = i
                second.pointer(Int.self)[k] = j
                k += 1
            }
        }
        return try indexSelect(0, first).sub(try indexSelect(0, second)).vectorNorm(p, [1])
    }

    /// A convolution over time of (T, N, C) with weights (kernel, in, out).
    public func convTBC(_ weight: Tensor, _ bias: Tensor, padding: Int = 0) throws(TensorError) -> Tensor {
        guard dim == 3 else { throw .runtime("Input must have 3 dims: time, batch, in_channel; got \(shape)") }
        guard weight.dim == 3 else {
            throw .runtime("Weight tensor must have 3 dims: kernel_width, in_channels, out_channels; got \(weight.shape)")
        }
        guard bias.dim == 1 else { throw .runtime("Bias must be 1-D; got \(bias.shape)") }
        guard shape[2] == weight.shape[1] else {
            throw .runtime(
                "Input dim 2 (input channels) is not == dim 1 in the weight tensor: got \(shape[2]) and \(weight.shape[1])")
        }
        guard weight.shape[2] == bias.shape[0] else {
            throw .runtime(
                "Bias size must equal dim 2 in the weight tensor (output channels): got \(bias.shape[0]) and \(weight.shape[2])")
        }
        return try permute([1, 2, 0]).conv1d(try weight.permute([2, 1, 0]), bias: bias, padding: padding).permute([2, 0, 1])
            .contiguous()
    }
}

struct NativeDropout: Operator {
    static let schema = "native_dropout(Tensor input, float p, bool? train) -> (Tensor, Tensor)"
    static let doc = "`dropout` and its mask (true: kept)."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tuple(try a.tensor(0).nativeDropout(try a.double(1), train: a.optionalBool(2)))
    }
}

struct PairwiseDistances: Operator {
    static let schema = "pdist(Tensor self, float p=2) -> Tensor"
    static let doc = "The p-norms of the differences of all pairs of rows i < j of (N, M): (N (N - 1) / 2,)."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).pdist(try a.double(1))) }
}

struct NativeChannelShuffle: Operator {
    static let schema = "native_channel_shuffle(Tensor self, int groups) -> Tensor"
    static let doc = "As `channel_shuffle`."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).channelShuffle(try a.int(1))) }
}

struct ConvTBC: Operator {
    static let schema = "conv_tbc(Tensor self, Tensor weight, Tensor bias, int pad=0) -> Tensor"
    static let doc = "A convolution over time: `self` (T, N, C), weight (kernel, in, out), bias (out,)."
    static let variants: Variants = .both

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).convTBC(try a.tensor(1), try a.tensor(2), padding: try a.int(3)))
    }
}

let layerExtraOperators: [any Operator.Type] = [
    NativeDropout.self, PairwiseDistances.self, NativeChannelShuffle.self, ConvTBC.self,
]
