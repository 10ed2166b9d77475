// pixel_shuffle and its kin: views and copies only.

extension Tensor {
    /// (..., C r^2, H, W) to (..., C, H r, W r).
    public func pixelShuffle(_ r: Int) throws(TensorError) -> Tensor {
        guard dim >= 3 else {
            throw .runtime("pixel_shuffle expects input to have at least 3 dimensions, but got input with \(dim) dimension(s)")
        }
        guard r > 0 else { throw .runtime("pixel_shuffle expects a positive upscale_factor, but got \(r)") }
        let c = shape[dim - 3], h = shape[dim - 2], w = shape[dim - 1]
        guard r < 1 << 20, c % (r * r) == 0 else {
            throw .runtime(
                "pixel_shuffle expects its input's 'channel' dimension to be divisible by the square of upscale_factor, but input.size(-3)=\(c) "
                    + "is not divisible by \(r &* r)")
        }
        return try regrouped([c / (r * r), r, r, h, w], [0, 3, 1, 4, 2], [c / (r * r), h * r, w * r])
    }

    /// (..., C, H r, W r) to (..., C r^2, H, W).
    public func pixelUnshuffle(_ r: Int) throws(TensorError) -> Tensor {
        guard dim >= 3 else {
            throw .runtime("pixel_unshuffle expects input to have at least 3 dimensions, but got input with \(dim) dimension(s)")
        }
        guard r > 0 else { throw .runtime("pixel_unshuffle expects a positive downscale_factor, but got \(r)") }
        let c = shape[dim - 3], h = shape[dim - 2], w = shape[dim - 1]
        guard r < 1 << 20, h % r == 0, w % r == 0 else {
            throw .runtime(
                "pixel_unshuffle expects height and width to be divisible by downscale_factor, but input of size \(shape) is not divisible by \(r)"
            )
        }
        return try regrouped([c, h / r, r, w / r, r], [0, 2, 4, 1, 3], [c * r * r, h / r, w / r])
    }

    /// Reshapes the last three dimensions to `sizes`, permutes those, and merges them to `result`.
    private func regrouped(_ sizes: [Int], _ order: [Int], _ result: [Int]) throws(TensorError) -> Tensor {
        let lead = dim - 3
        let front = Array(shape.array[0..<lead])
        let permuted = try reshape(try Shape(checking: front + sizes, "pixel_shuffle")).permute(
            Array(0..<lead) + order.map { $0 + lead })
        return try permuted.contiguous().reshape(Shape(front + result))
    }

    /// (N, C, ...) with the C channels, seen as (groups, C / groups), transposed.
    public func channelShuffle(_ groups: Int) throws(TensorError) -> Tensor {
        guard dim > 2 else { throw .runtime("channel_shuffle expects input with > 2 dims, but got input with sizes \(shape)") }
        guard groups > 0 else {
            throw .runtime("Number of groups to divide channels in must be positive. Value of groups:\(groups)")
        }
        let c = shape[1]
        guard c % groups == 0 else {
            throw .runtime("Number of channels must be divisible by groups. Got \(c) channels and \(groups) groups.")
        }
        var rest = 1
        for i in 2..<dim { rest *= shape[i] }
        return try reshape(Shape([shape[0], groups, c / groups, rest])).transpose(1, 2).contiguous().reshape(shape)
    }
}

struct PixelShuffle: Operator {
    static let schema = "pixel_shuffle(Tensor self, int upscale_factor) -> Tensor"
    static let doc = "(..., C r^2, H, W) to (..., C, H r, W r)."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).pixelShuffle(try a.int(1))) }
}

struct PixelUnshuffle: Operator {
    static let schema = "pixel_unshuffle(Tensor self, int downscale_factor) -> Tensor"
    static let doc = "(..., C, H r, W r) to (..., C r^2, H, W)."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).pixelUnshuffle(try a.int(1))) }
}

struct ChannelShuffle: Operator {
    static let schema = "channel_shuffle(Tensor self, int groups) -> Tensor"
    static let doc = "Interleaves the channels of `groups` groups: (N, C, ...) to the same shape."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tensor(try a.tensor(0).channelShuffle(try a.int(1))) }
}

let rearrangingOperators: [any Operator.Type] = [PixelShuffle.self, PixelUnshuffle.self, ChannelShuffle.self]
