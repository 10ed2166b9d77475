// The aten operators of resampling, and `interpolate` for users of Swift.

/// An operator that resamples: its kind says what it is called and how it finds values.
struct Upsample<K: ResampleKind>: Operator {
    static var schema: String {
        let corners = K.filter.isNearest ? "" : "bool align_corners, "
        let scales =
            K.spatial == 1
            ? "float? scales=None" : ["d", "h", "w"].suffix(K.spatial).map { "float? scales_\($0)=None" }.joined(separator: ", ")
        return "\(K.operatorName)(Tensor self, int[\(K.spatial)] output_size, \(corners)\(scales)) -> Tensor"
    }

    static var doc: String {
        let how: String
        switch K.filter {
        case .nearest: how = "the nearest element, `floor(o * input / output)`"
        case .nearestExact: how = "the nearest element, `floor((o + 0.5) * input / output)`"
        case .linear: how = "linear interpolation"
        case .cubic: how = "cubic convolution of four neighbours a dimension (a = -0.75)"
        case .linearAntialiased: how = "a triangle filter as wide as the step"
        case .cubicAntialiased: how = "a cubic filter (a = -0.5) as wide as the step"
        case .lanczosAntialiased: how = "Lanczos's filter (a = 3) as wide as the step"
        }
        return "Resamples (N, C, ...) along its last \(K.spatial) dimension(s) to `output_size` by \(how)."
            + " `scales` are the factors of enlargement where they are not output / input."
    }

    static var variants: Variants { .none }

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        let first = K.filter.isNearest ? 2 : 3
        return .tensor(
            try a.tensor(0).resample(
                K.self, try a.ints(1), alignCorners: K.filter.isNearest ? false : try a.bool(2),
                scales: (0..<K.spatial).map { a.optionalDouble(first + $0) }))
    }
}

enum Nearest1D: ResampleKind {
    static let operatorName = "upsample_nearest1d"
    static let nodeName = "UpsampleNearest1D"
    static let filter = ResampleFilter.nearest
    static let spatial = 1
    static let kernelName = "compute_indices_weights_nearest"
}

enum Nearest2D: ResampleKind {
    static let operatorName = "upsample_nearest2d"
    static let nodeName = "UpsampleNearest2D"
    static let filter = ResampleFilter.nearest
    static let spatial = 2
    static let kernelName = "upsample_nearest2d_channels_last"
}

enum Nearest3D: ResampleKind {
    static let operatorName = "upsample_nearest3d"
    static let nodeName = "UpsampleNearest3D"
    static let filter = ResampleFilter.nearest
    static let spatial = 3
    static let kernelName = "compute_indices_weights_nearest"
}

enum NearestExact1D: ResampleKind {
    static let operatorName = "_upsample_nearest_exact1d"
    static let nodeName = "UpsampleNearestExact1D"
    static let filter = ResampleFilter.nearestExact
    static let spatial = 1
    static let kernelName = "compute_indices_weights_nearest"
}

enum NearestExact2D: ResampleKind {
    static let operatorName = "_upsample_nearest_exact2d"
    static let nodeName = "UpsampleNearestExact2D"
    static let filter = ResampleFilter.nearestExact
    static let spatial = 2
    static let kernelName = "upsample_nearest2d_channels_last"
}

enum NearestExact3D: ResampleKind {
    static let operatorName = "_upsample_nearest_exact3d"
    static let nodeName = "UpsampleNearestExact3D"
    static let filter = ResampleFilter.nearestExact
    static let spatial = 3
    static let kernelName = "compute_indices_weights_nearest"
}

enum Linear1D: ResampleKind {
    static let operatorName = "upsample_linear1d"
    static let nodeName = "UpsampleLinear1D"
    static let filter = ResampleFilter.linear
    static let spatial = 1
    static let kernelName = "compute_indices_weights_linear"
}

enum Bilinear2D: ResampleKind {
    static let operatorName = "upsample_bilinear2d"
    static let nodeName = "UpsampleBilinear2D"
    static let filter = ResampleFilter.linear
    static let spatial = 2
    static let kernelName = "upsample_bilinear2d_channels_last"
}

enum Trilinear3D: ResampleKind {
    static let operatorName = "upsample_trilinear3d"
    static let nodeName = "UpsampleTrilinear3D"
    static let filter = ResampleFilter.linear
    static let spatial = 3
    static let kernelName = "compute_indices_weights_linear"
}

enum Bicubic2D: ResampleKind {
    static let operatorName = "upsample_bicubic2d"
    static let nodeName = "UpsampleBicubic2D"
    static let filter = ResampleFilter.cubic
    static let spatial = 2
    static let kernelName = "compute_indices_weights_cubic"
}

enum BilinearAntialiased2D: ResampleKind {
    static let operatorName = "_upsample_bilinear2d_aa"
    static let nodeName = "UpsampleBilinear2DAa"
    static let filter = ResampleFilter.linearAntialiased
    static let spatial = 2
    static let kernelName = "compute_index_ranges_weights"
}

enum BicubicAntialiased2D: ResampleKind {
    static let operatorName = "_upsample_bicubic2d_aa"
    static let nodeName = "UpsampleBicubic2DAa"
    static let filter = ResampleFilter.cubicAntialiased
    static let spatial = 2
    static let kernelName = "compute_index_ranges_weights"
}

enum LanczosAntialiased2D: ResampleKind {
    static let operatorName = "_upsample_lanczos2d_aa"
    static let nodeName = "UpsampleLanczos2DAa"
    static let filter = ResampleFilter.lanczosAntialiased
    static let spatial = 2
    static let kernelName = "compute_index_ranges_weights"
}

extension Tensor {
    /// Resamples (N, C, ...) with 1 to 3 spatial dimensions, to `size` or by `scaleFactor` (one number, or one a dimension).
    ///
    /// - Parameters:
    ///   - mode: "nearest", "nearest-exact", "linear", "bilinear", "bicubic", "trilinear", "lanczos" or "area".
    ///   - alignCorners: whether the outermost elements keep their places.
    ///   - antialias: whether to filter by the step ("bilinear", "bicubic"; "lanczos" always does).
    public func interpolate(
        size: [Int]? = nil, scaleFactor: [Double]? = nil, mode: String = "nearest", alignCorners: Bool = false,
        antialias: Bool = false
    ) throws(TensorError) -> Tensor {
        let n = dim - 2
        guard n >= 1, n <= 3 else {
            throw .notImplemented("Input Error: Only 3D, 4D and 5D input Tensors supported (got \(dim)D) for the mode \(mode)")
        }
        guard (size == nil) != (scaleFactor == nil) else {
            throw .value(
                size == nil
                    ? "either size or scale_factor should be defined" : "only one of size or scale_factor should be defined")
        }
        func fill<V>(_ list: [V], _ what: String) throws(TensorError) -> [V] {
            guard list.count == n || list.count == 1 else {
                throw .value(
                    "Input and \(what) must have the same number of spatial dimensions, but got input with spatial dimensions of "
                        + "\(Array(shape.array.suffix(n))) and \(what) of \(list)")
            }
            return list.count == n ? list : Array(repeating: list[0], count: n)
        }
        var sizes = [Int](), scales = [Double?](repeating: nil, count: n)
        if let size {
            sizes = try fill(size, "output size")
        } else {
            let factors = try fill(scaleFactor ?? [], "scale_factor")
            for (i, f) in factors.enumerated() {
                let s = Double(shape[2 + i]) * f
                guard s >= 0, s < 0x1p31 else {
                    throw .runtime("interpolate: scale factors of a sane size are required, got \(factors)")
                }
                sizes.append(Int(s))
                scales[i] = f
            }
        }
        func run<K: ResampleKind>(_ k: K.Type) throws(TensorError) -> Tensor {
            try resample(k, sizes, alignCorners: alignCorners, scales: scales)
        }
        switch (mode, n, antialias) {
        case ("nearest", 1, false): return try run(Nearest1D.self)
        case ("nearest", 2, false): return try run(Nearest2D.self)
        case ("nearest", 3, false): return try run(Nearest3D.self)
        case ("nearest-exact", 1, false): return try run(NearestExact1D.self)
        case ("nearest-exact", 2, false): return try run(NearestExact2D.self)
        case ("nearest-exact", 3, false): return try run(NearestExact3D.self)
        case ("linear", 1, false): return try run(Linear1D.self)
        case ("bilinear", 2, false): return try run(Bilinear2D.self)
        case ("trilinear", 3, false): return try run(Trilinear3D.self)
        case ("bicubic", 2, false): return try run(Bicubic2D.self)
        case ("bilinear", 2, true): return try run(BilinearAntialiased2D.self)
        case ("bicubic", 2, true): return try run(BicubicAntialiased2D.self)
        case ("lanczos", 2, true): return try run(LanczosAntialiased2D.self)
        case ("area", _, false): return try adaptiveAveragePool(n, sizes)
        default:
            throw .notImplemented("interpolate: got \(dim)D input, which mode \(mode) does not take (antialias: \(antialias))")
        }
    }
}

let resamplingOperators: [any Operator.Type] = [
    Upsample<Nearest1D>.self,
    Upsample<Nearest2D>.self,
    Upsample<Nearest3D>.self,
    Upsample<NearestExact1D>.self,
    Upsample<NearestExact2D>.self,
    Upsample<NearestExact3D>.self,
    Upsample<Linear1D>.self,
    Upsample<Bilinear2D>.self,
    Upsample<Trilinear3D>.self,
    Upsample<Bicubic2D>.self,
    Upsample<BilinearAntialiased2D>.self,
    Upsample<BicubicAntialiased2D>.self,
    Upsample<LanczosAntialiased2D>.self,
]
