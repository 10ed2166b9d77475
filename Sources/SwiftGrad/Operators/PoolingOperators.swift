// The aten operators of pooling.

struct MaxPool1D: Operator {
    static let schema =
        "max_pool1d(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=0, int[1] dilation=1, bool ceil_mode=False) -> Tensor"
    static let doc = "The largest element of each window over the last 1 dimension(s) of (N, C, ...) or (C, ...); NaN wins."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).maxPool(
                1, try a.ints(1), stride: try a.ints(2), padding: try a.ints(3), dilation: try a.ints(4), ceilMode: try a.bool(5),
                "max_pool1d")[0])
    }
}

struct MaxPool1DWithIndices: Operator {
    static let schema =
        "max_pool1d_with_indices(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=0, int[1] dilation=1, bool ceil_mode=False) -> (Tensor, Tensor)"
    static let doc = "`max_pool1d` and the index of each largest element in its plane."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tuple(
            try a.tensor(0).maxPool(
                1, try a.ints(1), stride: try a.ints(2), padding: try a.ints(3), dilation: try a.ints(4), ceilMode: try a.bool(5),
                "max_pool1d_with_indices"))
    }
}

struct AvgPool1D: Operator {
    static let schema =
        "avg_pool1d(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=0, bool ceil_mode=False, bool count_include_pad=True) -> Tensor"
    static let doc = "The mean of each window over the last 1 dimension(s) of (N, C, ...) or (C, ...)."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).averagePool(
                1, try a.ints(1), stride: try a.ints(2), padding: try a.ints(3), ceilMode: try a.bool(4),
                countPadding: try a.bool(5),
                divisor: nil))
    }
}

struct AdaptiveAvgPool1D: Operator {
    static let schema = "adaptive_avg_pool1d(Tensor self, int[1] output_size) -> Tensor"
    static let doc = "Means over windows that divide the last 1 dimension(s) evenly into `output_size`."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).adaptiveAveragePool(1, try a.ints(1)))
    }
}

struct AdaptiveMaxPool1D: Operator {
    static let schema = "adaptive_max_pool1d(Tensor self, int[1] output_size) -> (Tensor, Tensor)"
    static let doc =
        "Largest elements, and their indices, of windows that divide the last 1 dimension(s) evenly into `output_size`."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tuple(try a.tensor(0).adaptiveMaxPool(1, try a.ints(1))) }
}

struct MaxPool2D: Operator {
    static let schema =
        "max_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> Tensor"
    static let doc = "The largest element of each window over the last 2 dimension(s) of (N, C, ...) or (C, ...); NaN wins."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).maxPool(
                2, try a.ints(1), stride: try a.ints(2), padding: try a.ints(3), dilation: try a.ints(4), ceilMode: try a.bool(5),
                "max_pool2d")[0])
    }
}

struct MaxPool2DWithIndices: Operator {
    static let schema =
        "max_pool2d_with_indices(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> (Tensor, Tensor)"
    static let doc = "`max_pool2d` and the index of each largest element in its plane."
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tuple(
            try a.tensor(0).maxPool(
                2, try a.ints(1), stride: try a.ints(2), padding: try a.ints(3), dilation: try a.ints(4), ceilMode: try a.bool(5),
                "max_pool2d"))
    }
}

struct AvgPool2D: Operator {
    static let schema =
        "avg_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None) -> Tensor"
    static let doc = "The mean of each window over the last 2 dimension(s) of (N, C, ...) or (C, ...)."
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).averagePool(
                2, try a.ints(1), stride: try a.ints(2), padding: try a.ints(3), ceilMode: try a.bool(4),
                countPadding: try a.bool(5),
                divisor: a.optionalInt(6)))
    }
}

struct AdaptiveAvgPool2D: Operator {
    static let schema = "adaptive_avg_pool2d(Tensor self, int[2] output_size) -> Tensor"
    static let doc = "Means over windows that divide the last 2 dimension(s) evenly into `output_size`."
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).adaptiveAveragePool(2, try a.ints(1)))
    }
}

struct AdaptiveMaxPool2D: Operator {
    static let schema = "adaptive_max_pool2d(Tensor self, int[2] output_size) -> (Tensor, Tensor)"
    static let doc =
        "Largest elements, and their indices, of windows that divide the last 2 dimension(s) evenly into `output_size`."
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tuple(try a.tensor(0).adaptiveMaxPool(2, try a.ints(1))) }
}

struct MaxPool3D: Operator {
    static let schema =
        "max_pool3d(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, int[3] dilation=1, bool ceil_mode=False) -> Tensor"
    static let doc = "The largest element of each window over the last 3 dimension(s) of (N, C, ...) or (C, ...); NaN wins."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).maxPool(
                3, try a.ints(1), stride: try a.ints(2), padding: try a.ints(3), dilation: try a.ints(4), ceilMode: try a.bool(5),
                "max_pool3d")[0])
    }
}

struct MaxPool3DWithIndices: Operator {
    static let schema =
        "max_pool3d_with_indices(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, int[3] dilation=1, bool ceil_mode=False) -> (Tensor, Tensor)"
    static let doc = "`max_pool3d` and the index of each largest element in its plane."
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tuple(
            try a.tensor(0).maxPool(
                3, try a.ints(1), stride: try a.ints(2), padding: try a.ints(3), dilation: try a.ints(4), ceilMode: try a.bool(5),
                "max_pool3d"))
    }
}

struct AvgPool3D: Operator {
    static let schema =
        "avg_pool3d(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None) -> Tensor"
    static let doc = "The mean of each window over the last 3 dimension(s) of (N, C, ...) or (C, ...)."
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(
            try a.tensor(0).averagePool(
                3, try a.ints(1), stride: try a.ints(2), padding: try a.ints(3), ceilMode: try a.bool(4),
                countPadding: try a.bool(5),
                divisor: a.optionalInt(6)))
    }
}

struct AdaptiveAvgPool3D: Operator {
    static let schema = "adaptive_avg_pool3d(Tensor self, int[3] output_size) -> Tensor"
    static let doc = "Means over windows that divide the last 3 dimension(s) evenly into `output_size`."
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try a.tensor(0).adaptiveAveragePool(3, try a.ints(1)))
    }
}

struct AdaptiveMaxPool3D: Operator {
    static let schema = "adaptive_max_pool3d(Tensor self, int[3] output_size) -> (Tensor, Tensor)"
    static let doc =
        "Largest elements, and their indices, of windows that divide the last 3 dimension(s) evenly into `output_size`."
    static let variants: Variants = .none

    static func call(_ a: Arguments) throws(TensorError) -> Result { .tuple(try a.tensor(0).adaptiveMaxPool(3, try a.ints(1))) }
}

let poolingOperators: [any Operator.Type] = [
    MaxPool1D.self, MaxPool1DWithIndices.self, AvgPool1D.self, AdaptiveAvgPool1D.self, AdaptiveMaxPool1D.self,
    MaxPool2D.self, MaxPool2DWithIndices.self, AvgPool2D.self, AdaptiveAvgPool2D.self, AdaptiveMaxPool2D.self,
    MaxPool3D.self, MaxPool3DWithIndices.self, AvgPool3D.self, AdaptiveAvgPool3D.self, AdaptiveMaxPool3D.self,
]
