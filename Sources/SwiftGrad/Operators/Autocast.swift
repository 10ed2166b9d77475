import CSwiftGrad

// Autocast, as PyTorch has it on a CPU: under it, calls through the registry get their float32 and half arguments cast, by the operator's
// policy. float64, integers and bool stay. The typed Swift methods are not touched.

/// What autocast does to the arguments of an operator.
enum AutocastPolicy: UInt8 {
    /// Nothing: the operator runs in what it gets.
    case none
    /// To the lower precision: products, convolutions, attention.
    case lower
    /// To float32: losses and what is delicate.
    case float32

    /// The policy of an operator, by the base name of its schema: PyTorch's lists for the CPU.
    init(_ base: String) {
        self = AutocastPolicy.lowerNames.contains(base) ? .lower : AutocastPolicy.float32Names.contains(base) ? .float32 : .none
    }

    /// With what PyTorch composes of them, and what is one operator here.
    private static let lowerNames: Set<String> = [
        "conv1d", "conv2d", "conv3d", "conv_tbc", "conv_transpose1d", "conv_transpose2d",
        "conv_transpose3d", "mm", "bmm", "baddbmm", "addmm", "addbmm", "linear", "matmul", "linalg_matmul", "linalg_vecdot",
        "prelu",
        "scaled_dot_product_attention", "einsum", "tensordot", "chain_matmul", "linalg_multi_dot", "cov", "corrcoef", "lstm",
        "rnn_tanh", "rnn_relu", "rnn_tanh_cell", "rnn_relu_cell",
    ]

    private static let float32Names: Set<String> = [
        "avg_pool3d", "adaptive_avg_pool3d", "adaptive_max_pool3d", "max_pool3d", "max_unpool2d", "max_unpool3d",
        "fractional_max_pool2d", "fractional_max_pool3d", "reflection_pad1d", "reflection_pad2d", "replication_pad1d",
        "replication_pad2d", "replication_pad3d", "grid_sampler", "grid_sampler_2d", "grid_sampler_3d", "binary_cross_entropy",
        "binary_cross_entropy_with_logits", "mse_loss", "l1_loss", "smooth_l1_loss", "huber_loss", "nll_loss", "nll_loss2d",
        "nll_loss_nd", "cross_entropy_loss", "cosine_embedding_loss", "hinge_embedding_loss", "poisson_nll_loss",
        "margin_ranking_loss", "soft_margin_loss", "triplet_margin_loss", "multi_margin_loss", "multilabel_margin_loss",
        "ctc_loss",
        "kl_div", "polar", "prod", "quantile", "nanquantile", "cdist", "trace", "stft", "view_as_complex", "cholesky",
        "cholesky_inverse", "cholesky_solve", "inverse", "pinverse", "lu_solve", "orgqr", "ormqr", "geqrf", "qr", "svd",
        "triangular_solve", "_lu_with_info", "fft_fft", "fft_ifft", "fft_fft2", "fft_ifft2", "fft_fftn", "fft_ifftn", "fft_rfft",
        "fft_irfft", "fft_rfft2", "fft_irfft2", "fft_rfftn", "fft_irfftn", "fft_hfft", "fft_ihfft", "linalg_cond",
        "linalg_matrix_rank", "linalg_solve", "linalg_cholesky", "linalg_cholesky_ex", "linalg_svdvals", "linalg_eigvals",
        "linalg_eigvalsh", "linalg_inv", "linalg_inv_ex", "linalg_householder_product", "linalg_tensorinv", "linalg_tensorsolve",
        "linalg_qr", "linalg_svd", "linalg_eig", "linalg_eigh", "linalg_lstsq",
    ]
}

/// The calling thread's autocast, and the casts of parameters kept within it.
public enum Autocast {
    /// The lower precision; nil where autocast is off.
    public static var dtype: DType? {
        get {
            let code = sg_this_thread().pointee.autocast
            return code == 0 ? nil : DType(rawValue: code - 1)
        }
        set { sg_this_thread().pointee.autocast = newValue.map { $0.rawValue + 1 } ?? 0 }
    }

    /// Whether a parameter that is used several times is cast once.
    public static var isCaching: Bool {
        get { sg_this_thread().pointee.autocast_uncached == 0 }
        set { sg_this_thread().pointee.autocast_uncached = newValue ? 0 : 1 }
    }

    private struct Kept {
        /// Held, so that its identity stays its own.
        let source: Tensor
        let version: Int
        let cast: Tensor
    }

    private nonisolated(unsafe) static var kept: [ObjectIdentifier: Kept] = [:]
    private nonisolated(unsafe) static var lock: Int32 = 0

    private static func locked<R>(_ body: () -> R) -> R {
        while !sg_try_lock(&lock) { sg_pause() }
        defer { sg_unlock(&lock) }
        return body()
    }

    /// Forgets the casts of parameters: at the end of the outermost autocast.
    public static func clearCache() {
        // Freed outside the lock: graphs may go with them.
        var dropped: [ObjectIdentifier: Kept] = [:]
        locked { swap(&kept, &dropped) }
    }

    /// The arguments as `policy` wants them.
    static func cast(
        _ values: UnsafeBufferPointer<Value>, _ policy: AutocastPolicy, to lower: DType
    ) throws(TensorError) -> [Value] {
        let wanted = policy == .lower ? lower : .float32
        func one(_ t: Tensor) throws(TensorError) -> Tensor {
            guard t.dtype != wanted, t.dtype == .float32 || t.dtype.isHalf else { return t }
            guard policy == .lower, isCaching, GradMode.isEnabled, t.dtype == .float32, t.node == nil, t.viewBase == nil,
                t.requiresGrad
            else { return try t.to(wanted) }
            let key = ObjectIdentifier(t)
            if let k = locked({ kept[key] }), k.version == t.version, k.cast.dtype == wanted { return k.cast }
            let c = try t.to(wanted)
            let entry = Kept(source: t, version: t.version, cast: c)
            let old = locked { kept.updateValue(entry, forKey: key) }
            withExtendedLifetime(old) {}
            return c
        }
        var out: [Value] = []
        out.reserveCapacity(values.count)
        for v in values {
            switch v {
            case .tensor(let t): out.append(.tensor(try one(t)))
            case .tensors(let list):
                var cast: [Tensor?] = []
                for t in list { cast.append(try t.map { t throws(TensorError) in try one(t) }) }
                out.append(.tensors(cast))
            default: out.append(v)
            }
        }
        return out
    }
}
