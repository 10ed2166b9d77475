// conv1d, conv2d, conv3d and their transposes, as PyTorch's aten operators.

extension Tensor {
    /// Convolution over the last `n` dimensions; the input may lack the batch dimension.
    func convolution(
        _ n: Int, _ weight: Tensor, _ bias: Tensor?, stride: [Int], padding: [Int], dilation: [Int], groups: Int
    ) throws(TensorError) -> Tensor {
        let o = try ConvolutionOptions(n, stride: stride, padding: padding, dilation: dilation, groups: groups, "conv\(n)d")
        return try batched(n, weight, "conv\(n)d") { x throws(TensorError) in
            try apply1(Convolution(o: o), Tensors(x, weight, bias))
        }
    }

    /// As above with padding "same" or "valid".
    func convolution(
        _ n: Int, _ weight: Tensor, _ bias: Tensor?, stride: [Int], padding mode: String, dilation: [Int], groups: Int
    ) throws(TensorError) -> Tensor {
        var o = try ConvolutionOptions(n, stride: stride, padding: [0], dilation: dilation, groups: groups, "conv\(n)d")
        guard mode == "same" || mode == "valid" else {
            throw .runtime("Invalid padding string: '\(mode)': 'valid' or 'same' is required")
        }
        var extra = [Int](repeating: 0, count: 2 * n), asymmetric = false
        if mode == "same" {
            for s in o.stride where s != 1 {
                throw .runtime("padding='same' is not supported for strided convolutions, got stride \(o.stride)")
            }
            for i in 0..<n where weight.dim == n + 2 {
                let total = o.dilation[i] &* (weight.shape[2 + i] &- 1)
                o.padding[i] = total / 2
                if total % 2 != 0 {
                    // PyTorch puts the odd one at the end.
                    extra[2 * (n - 1 - i) + 1] = 1
                    asymmetric = true
                }
            }
        }
        let options = o, pads = extra, uneven = asymmetric
        return try batched(n, weight, "conv\(n)d") { x throws(TensorError) in
            try apply1(Convolution(o: options), Tensors(uneven ? try x.constantPad(pads, 0) : x, weight, bias))
        }
    }

    /// Transposed convolution over the last `n` dimensions.
    func transposedConvolution(
        _ n: Int, _ weight: Tensor, _ bias: Tensor?, stride: [Int], padding: [Int], outputPadding: [Int], groups: Int,
        dilation: [Int]
    ) throws(TensorError) -> Tensor {
        let o = try ConvolutionOptions(
            n, stride: stride, padding: padding, dilation: dilation, groups: groups, "conv_transpose\(n)d")
        let extra = outputPadding.count == 1 ? Array(repeating: outputPadding[0], count: n) : outputPadding
        guard extra.count == n else {
            throw .runtime(
                "expected output_padding to be a single integer value or a list of \(n) values, but got \(outputPadding)")
        }
        for i in 0..<n {
            guard extra[i] >= 0 else { throw .runtime("negative output_padding is not supported: got \(outputPadding)") }
            guard extra[i] < o.stride[i] || extra[i] < o.dilation[i] else {
                throw .runtime(
                    "output padding must be smaller than either stride or dilation, but got output_padding: \(extra), stride: \(o.stride), "
                        + "dilation: \(o.dilation)")
            }
        }
        return try batched(n, weight, "conv_transpose\(n)d") { x throws(TensorError) in
            guard weight.dim == n + 2 else {
                throw .runtime("conv_transpose\(n)d: a weight of \(n + 2) dimensions is required, got shape \(weight.shape)")
            }
            let (channels, overflow) = weight.shape[1].multipliedReportingOverflow(by: groups)
            guard !overflow else { throw .runtime("conv_transpose\(n)d: groups out of range, got \(groups)") }
            var size = Shape([x.shape[0], channels])
            for i in 0..<n {
                guard x.shape[2 + i] < 1 << 40 else { throw .runtime("conv_transpose\(n)d: input too large, got \(x.shape)") }
                let (spread, f1) = (x.shape[2 + i] &- 1).multipliedReportingOverflow(by: o.stride[i])
                let (reach, f2) = o.dilation[i].multipliedReportingOverflow(by: weight.shape[2 + i] &- 1)
                let out = spread &- 2 &* o.padding[i] &+ reach &+ extra[i] &+ 1
                guard !f1, !f2, out >= 0 else {
                    throw .runtime(
                        "Given input size per channel: \(x.shape). Calculated output size per channel: (\(out)). Output size is too small"
                    )
                }
                size.append(out)
            }
            return try apply1(ConvolutionInput(o: o, size: size), Tensors(x, weight, bias))
        }
    }

    /// Runs `body` on the input with a batch dimension, which is taken off again where it was added.
    private func batched(
        _ n: Int, _ weight: Tensor, _ what: String, _ body: (Tensor) throws(TensorError) -> Tensor
    ) throws(TensorError) -> Tensor {
        guard dim == n + 1 || dim == n + 2 else {
            throw .runtime(
                "Expected \(n + 1)D (unbatched) or \(n + 2)D (batched) input to \(what), but got input of size: \(shape)")
        }
        return dim == n + 2 ? try body(self) : try body(try unsqueeze(0)).squeeze(0)
    }

    public func conv1d(
        _ weight: Tensor, bias: Tensor? = nil, stride: Int = 1, padding: Int = 0, dilation: Int = 1, groups: Int = 1
    ) throws(TensorError) -> Tensor {
        try convolution(1, weight, bias, stride: [stride], padding: [padding], dilation: [dilation], groups: groups)
    }

    public func conv2d(
        _ weight: Tensor, bias: Tensor? = nil, stride: [Int] = [1], padding: [Int] = [0], dilation: [Int] = [1], groups: Int = 1
    ) throws(TensorError) -> Tensor {
        try convolution(2, weight, bias, stride: stride, padding: padding, dilation: dilation, groups: groups)
    }

    public func conv3d(
        _ weight: Tensor, bias: Tensor? = nil, stride: [Int] = [1], padding: [Int] = [0], dilation: [Int] = [1], groups: Int = 1
    ) throws(TensorError) -> Tensor {
        try convolution(3, weight, bias, stride: stride, padding: padding, dilation: dilation, groups: groups)
    }
}

/// `convolution`, with everything given.
struct ConvolutionGeneral: Operator {
    static let schema =
        "convolution(Tensor input, Tensor weight, Tensor? bias, int[] stride, int[] padding, int[] dilation, bool transposed, int[] output_padding, int groups) -> Tensor"
    static let doc = "Convolution, or its transpose, over as many dimensions as the weight has beyond two."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let w = try a.tensor(1)
        guard w.dim >= 3, w.dim <= 5 else {
            throw .runtime("convolution: a weight of 3 to 5 dimensions is required, got shape \(w.shape)")
        }
        let n = w.dim - 2
        if try a.bool(6) {
            return .tensor(
                try a.tensor(0).transposedConvolution(
                    n, w, a.optionalTensor(2), stride: try a.ints(3), padding: try a.ints(4), outputPadding: try a.ints(7),
                    groups: try a.int(8), dilation: try a.ints(5)))
        }
        return .tensor(
            try a.tensor(0).convolution(
                n, w, a.optionalTensor(2), stride: try a.ints(3), padding: try a.ints(4), dilation: try a.ints(5),
                groups: try a.int(8)))
    }
}

struct Conv1D: Operator {
    static let schema =
        "conv1d(Tensor input, Tensor weight, Tensor? bias=None, int[1] stride=1, int[1] padding=0, int[1] dilation=1, int groups=1) -> Tensor"
    static let doc = "Cross-correlation of input (N, C, L) or (C, L) with weight (outC, C / groups, ...), plus bias (outC,)."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).convolution(
                1, try a.tensor(1), a.optionalTensor(2), stride: try a.ints(3), padding: try a.ints(4), dilation: try a.ints(5),
                groups: try a.int(6)))
    }
}

struct Conv1DPadding: Operator {
    static let schema =
        "conv1d.padding(Tensor input, Tensor weight, Tensor? bias=None, int[1] stride=1, str padding='valid', int[1] dilation=1, int groups=1) -> Tensor"
    static let doc = "`conv1d` with padding 'valid' (none) or 'same' (the output has the input's size; stride 1)."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).convolution(
                1, try a.tensor(1), a.optionalTensor(2), stride: try a.ints(3), padding: try a.string(4), dilation: try a.ints(5),
                groups: try a.int(6)))
    }
}

struct ConvTranspose1D: Operator {
    static let schema =
        "conv_transpose1d(Tensor input, Tensor weight, Tensor? bias=None, int[1] stride=1, int[1] padding=0, int[1] output_padding=0, int groups=1, int[1] dilation=1) -> Tensor"
    static let doc = "The transpose of `conv1d`: input (N, C, L) or (C, L), weight (C, outC / groups, ...), bias (outC,)."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).transposedConvolution(
                1, try a.tensor(1), a.optionalTensor(2), stride: try a.ints(3), padding: try a.ints(4),
                outputPadding: try a.ints(5),
                groups: try a.int(6), dilation: try a.ints(7)))
    }
}

struct Conv2D: Operator {
    static let schema =
        "conv2d(Tensor input, Tensor weight, Tensor? bias=None, int[2] stride=1, int[2] padding=0, int[2] dilation=1, int groups=1) -> Tensor"
    static let doc =
        "Cross-correlation of input (N, C, H, W) or (C, H, W) with weight (outC, C / groups, ...), plus bias (outC,)."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).convolution(
                2, try a.tensor(1), a.optionalTensor(2), stride: try a.ints(3), padding: try a.ints(4), dilation: try a.ints(5),
                groups: try a.int(6)))
    }
}

struct Conv2DPadding: Operator {
    static let schema =
        "conv2d.padding(Tensor input, Tensor weight, Tensor? bias=None, int[2] stride=1, str padding='valid', int[2] dilation=1, int groups=1) -> Tensor"
    static let doc = "`conv2d` with padding 'valid' (none) or 'same' (the output has the input's size; stride 1)."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).convolution(
                2, try a.tensor(1), a.optionalTensor(2), stride: try a.ints(3), padding: try a.string(4), dilation: try a.ints(5),
                groups: try a.int(6)))
    }
}

struct ConvTranspose2D: Operator {
    static let schema =
        "conv_transpose2d.input(Tensor input, Tensor weight, Tensor? bias=None, int[2] stride=1, int[2] padding=0, int[2] output_padding=0, int groups=1, int[2] dilation=1) -> Tensor"
    static let doc = "The transpose of `conv2d`: input (N, C, H, W) or (C, H, W), weight (C, outC / groups, ...), bias (outC,)."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).transposedConvolution(
                2, try a.tensor(1), a.optionalTensor(2), stride: try a.ints(3), padding: try a.ints(4),
                outputPadding: try a.ints(5),
                groups: try a.int(6), dilation: try a.ints(7)))
    }
}

struct Conv3D: Operator {
    static let schema =
        "conv3d(Tensor input, Tensor weight, Tensor? bias=None, int[3] stride=1, int[3] padding=0, int[3] dilation=1, int groups=1) -> Tensor"
    static let doc =
        "Cross-correlation of input (N, C, D, H, W) or (C, D, H, W) with weight (outC, C / groups, ...), plus bias (outC,)."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).convolution(
                3, try a.tensor(1), a.optionalTensor(2), stride: try a.ints(3), padding: try a.ints(4), dilation: try a.ints(5),
                groups: try a.int(6)))
    }
}

struct Conv3DPadding: Operator {
    static let schema =
        "conv3d.padding(Tensor input, Tensor weight, Tensor? bias=None, int[3] stride=1, str padding='valid', int[3] dilation=1, int groups=1) -> Tensor"
    static let doc = "`conv3d` with padding 'valid' (none) or 'same' (the output has the input's size; stride 1)."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).convolution(
                3, try a.tensor(1), a.optionalTensor(2), stride: try a.ints(3), padding: try a.string(4), dilation: try a.ints(5),
                groups: try a.int(6)))
    }
}

struct ConvTranspose3D: Operator {
    static let schema =
        "conv_transpose3d.input(Tensor input, Tensor weight, Tensor? bias=None, int[3] stride=1, int[3] padding=0, int[3] output_padding=0, int groups=1, int[3] dilation=1) -> Tensor"
    static let doc =
        "The transpose of `conv3d`: input (N, C, D, H, W) or (C, D, H, W), weight (C, outC / groups, ...), bias (outC,)."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).transposedConvolution(
                3, try a.tensor(1), a.optionalTensor(2), stride: try a.ints(3), padding: try a.ints(4),
                outputPadding: try a.ints(5),
                groups: try a.int(6), dilation: try a.ints(7)))
    }
}

let convolutionOperators: [any Operator.Type] = [
    ConvolutionGeneral.self, Conv1D.self, Conv1DPadding.self, ConvTranspose1D.self, Conv2D.self, Conv2DPadding.self,
    ConvTranspose2D.self, Conv3D.self, Conv3DPadding.self, ConvTranspose3D.self,
]
