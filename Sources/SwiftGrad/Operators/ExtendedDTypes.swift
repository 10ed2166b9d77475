// Which operators take complex, unsigned and float8 tensors: the gate in front of the registry, and the one in `apply`. Both are closed
// unless the tables here say otherwise, so that no loop ever reads elements as what they are not.

extension Op {
    /// The complex and storage dtypes the primitive computes with, beside all others.
    static var accepts: DTypeSet { .none }
}

extension DTypeSet {
    /// Every dtype, for what moves elements without looking at them.
    static var anything: DTypeSet { .extended }
    static var equality: DTypeSet { .extended }
    /// Functions that give unsigned integers as floats.
    static var functions: DTypeSet { .arithmetic }
}

// Moves.
extension Clone { static var accepts: DTypeSet { .anything } }
extension Convert { static var accepts: DTypeSet { .anything } }
extension Cat { static var accepts: DTypeSet { .anything } }
extension StackAlong { static var accepts: DTypeSet { .anything } }
extension Flip { static var accepts: DTypeSet { .anything } }
extension Triangle { static var accepts: DTypeSet { .anything } }
extension TakeAt { static var accepts: DTypeSet { .anything } }
extension AddAt { static var accepts: DTypeSet { .complexNumbers } }
extension PutAt { static var accepts: DTypeSet { .anything } }
extension GatherAt { static var accepts: DTypeSet { .anything } }
extension Scatter { static var accepts: DTypeSet { .arithmetic } }
extension MaskedFill { static var accepts: DTypeSet { .anything } }
extension Where { static var accepts: DTypeSet { .anything } }
extension ConstantPad { static var accepts: DTypeSet { .anything } }
extension MirrorPad { static var accepts: DTypeSet { .arithmetic } }
extension AsStridedScatter { static var accepts: DTypeSet { .complexNumbers } }
extension Relayout { static var accepts: DTypeSet { .anything } }

// Arithmetic.
extension Add { static var accepts: DTypeSet { .complex.union(.unsignedToFloat) } }
extension Sub { static var accepts: DTypeSet { .complex.union(.unsignedToFloat) } }
extension Mul { static var accepts: DTypeSet { .arithmetic.union(.complex) } }
extension Div { static var accepts: DTypeSet { .functions } }
extension Sign { static var accepts: DTypeSet { .complexNumbers } }
extension Neg { static var accepts: DTypeSet { .complex } }
extension Pow { static var accepts: DTypeSet { .complexNumbers } }
extension PowScalar { static var accepts: DTypeSet { .complexNumbers } }
extension BitwiseAnd { static var accepts: DTypeSet { .unsigned } }
extension BitwiseOr { static var accepts: DTypeSet { .unsigned } }
extension BitwiseXor { static var accepts: DTypeSet { .unsigned } }

// Functions.
extension Exp { static var accepts: DTypeSet { .functions } }
extension Exp2 { static var accepts: DTypeSet { .functions } }
extension Expm1 { static var accepts: DTypeSet { .functions } }
extension Log { static var accepts: DTypeSet { .functions } }
extension Log2 { static var accepts: DTypeSet { .functions } }
extension Log10 { static var accepts: DTypeSet { .functions } }
extension Log1p { static var accepts: DTypeSet { .functions } }
extension Sqrt { static var accepts: DTypeSet { .functions } }
extension Rsqrt { static var accepts: DTypeSet { .functions } }
extension Reciprocal { static var accepts: DTypeSet { .functions } }
extension Sigmoid { static var accepts: DTypeSet { .functions } }
extension Sin { static var accepts: DTypeSet { .functions } }
extension Cos { static var accepts: DTypeSet { .functions } }
extension Tan { static var accepts: DTypeSet { .functions } }
extension Asin { static var accepts: DTypeSet { .functions } }
extension Acos { static var accepts: DTypeSet { .functions } }
extension Atan { static var accepts: DTypeSet { .functions } }
extension Sinh { static var accepts: DTypeSet { .functions } }
extension Cosh { static var accepts: DTypeSet { .functions } }
extension Tanh { static var accepts: DTypeSet { .functions } }
extension Asinh { static var accepts: DTypeSet { .functions } }
extension Acosh { static var accepts: DTypeSet { .functions } }
extension Atanh { static var accepts: DTypeSet { .functions } }

// Comparisons and tests.
extension Eq { static var accepts: DTypeSet { .equality } }
extension Ne { static var accepts: DTypeSet { .equality } }
extension LogicalAnd { static var accepts: DTypeSet { .complexNumbers } }
extension LogicalOr { static var accepts: DTypeSet { .complexNumbers } }
extension LogicalXor { static var accepts: DTypeSet { .complexNumbers } }
extension LogicalNot { static var accepts: DTypeSet { .complexNumbers } }
extension IsNaN { static var accepts: DTypeSet { .equality } }
extension IsInf { static var accepts: DTypeSet { .equality } }
extension IsFinite { static var accepts: DTypeSet { .equality } }

// Reductions and products.
extension Sum { static var accepts: DTypeSet { .arithmetic } }
extension Mean { static var accepts: DTypeSet { .complexNumbers } }
extension Prod { static var accepts: DTypeSet { .arithmetic } }
extension Scan { static var accepts: DTypeSet { .arithmetic } }
extension MM { static var accepts: DTypeSet { .complexNumbers } }
extension BMM { static var accepts: DTypeSet { .complexNumbers } }
extension AddMM { static var accepts: DTypeSet { .complexNumbers } }
extension PlainLinear { static var accepts: DTypeSet { .complexNumbers } }
extension Linear { static var accepts: DTypeSet { .complexNumbers } }

/// Errors of a primitive that does not take one of its operands, or whose operands have no common dtype.
func checkExtended(_ name: String, _ accepted: DTypeSet, _ x: Tensors, _ result: DType) throws(TensorError) {
    var common: DType?
    for i in 0..<x.count {
        guard let t = x[i] else { continue }
        if t.dim > 0 && accepted != .anything {
            try checkPromotion(common ?? t.dtype, t.dtype)
            common = t.dtype
        }
    }
    for i in 0..<x.count {
        guard let t = x[i], t.dtype.isExtended, !accepted.contains(t.dtype) else { continue }
        if DTypeSet.unsigned.contains(t.dtype), accepted.isSuperset(of: .unsignedToFloat), result.isInexact { continue }
        throw refusal(name.lowercased(), t.dtype)
    }
    if result.isExtended && !accepted.contains(result) { throw refusal(name.lowercased(), result) }
}

func checkPromotion(_ a: DType, _ b: DType) throws(TensorError) {
    guard !DType.canPromote(a, b) else { return }
    let isFloat8 = DTypeSet.float8.contains(a) || DTypeSet.float8.contains(b)
    throw .runtime(
        "Promotion for \(isFloat8 ? "Float8 Types" : "uint16, uint32, uint64 types") is not supported, attempted to promote "
            + "\(a.scalarName) and \(b.scalarName)")
}

/// PyTorch's error of operator `name` for a dtype it does not take.
func refusal(_ name: String, _ dtype: DType) -> TensorError {
    guard dtype.isComplex else { return notImplemented(kernelNames[name] ?? "\(name)_cpu", for: dtype) }
    switch name {
    case "clamp", "clamp_min", "clamp_max", "clip", "relu", "relu6", "hardtanh":
        return .notImplemented("clamp is not supported for complex types: \(name) got \(dtype)")
    case "ceil", "floor", "trunc", "fix":
        return .notImplemented("\(name == "fix" ? "trunc" : name) is not supported for complex inputs")
    case "sort", "argsort", "msort": return .type("Sort does not support complex dtypes on CPU, got \(dtype)")
    case "topk": return .type("topk does not support complex dtypes on CPU, got \(dtype)")
    case "maximum", "minimum", "fmax", "fmin": return .type("\(name) not implemented for complex tensors.")
    case "argmax", "argmin": return .type("\(name)(): does not support complex input")
    case "aminmax", "histc": return .type("aminmax not implemented for \(dtype.scalarName)")
    case "isposinf", "isneginf": return .type("\(name) does not support complex inputs.")
    case "signbit": return .notImplemented("signbit is not implemented for complex tensors.")
    case "sign":
        return .notImplemented(
            "Unlike NumPy, torch.sign is not intended to support complex numbers. Please use torch.sgn instead.")
    case "deg2rad", "rad2deg": return .notImplemented("\(name) is not supported for complex tensors.")
    case "nansum", "nanmean": return .notImplemented("nansum on CPU does not support complex inputs")
    case "heaviside": return .notImplemented("heaviside is not yet implemented for complex tensors.")
    case "cdist": return .runtime("cdist only supports floating-point dtypes, X1 got: \(dtype.scalarName)")
    case "multinomial": return .runtime("multinomial only supports floating-point dtypes for input, got: \(dtype.scalarName)")
    case "isin": return .notImplemented("Unsupported input type encountered for isin(): \(dtype.scalarName)")
    case "cosine_similarity":
        return .runtime("expected common dtype to be floating point, yet common dtype is \(dtype.scalarName)")
    default: return notImplemented(kernelNames[name] ?? "\(name)_cpu", for: dtype)
    }
}

/// Names of PyTorch's kernels where they are not the operator's with "_cpu".
private let kernelNames: [String: String] = [
    "add": "add_stub", "sub": "add_stub", "max": "max_all", "min": "min_all", "amax": "max_values_cpu", "amin": "min_values_cpu",
    "softmax": "softmax_lastdim_kernel_impl", "log_softmax": "log_softmax_lastdim_kernel_impl", "gelu": "GeluKernelImpl",
    "erf": "erf_vml_cpu", "erfc": "erfc_vml_cpu", "lgamma": "lgamma_vml_cpu", "digamma": "digamma", "round": "round_vml_cpu",
    "nonzero": "nonzero_count_cpu", "mm": "addmm_impl_cpu_", "matmul": "addmm_impl_cpu_", "pow": "pow", "unique": "unique",
    "_unique2": "unique", "unique_dim": "unique", "unique_consecutive": "unique",
    "mse_loss": "mse_cpu", "floor_divide": "div_floor_cpu", "exp": "exp_vml_cpu", "sqrt": "sqrt_vml_cpu",
    "rand": "check_uniform_bounds", "uniform": "check_uniform_bounds", "bitwise_left_shift": "lshift_cpu",
]

extension Tensor {
    /// The dtype is complex, or one that tensors are stored in: see `OperatorEntry.checkExtended`.
    @inline(__always)
    public var hasExtendedDType: Bool { dtype.isExtended }
}

extension Value {
    /// Has a tensor, a number or a dtype of a type that not every operator takes.
    public var hasExtendedDType: Bool {
        switch self {
        case .tensor(let t): return t.dtype.isExtended
        case .tensors(let list): return list.contains { $0?.dtype.isExtended == true }
        case .scalar(.complex): return true
        case .dtype(let d): return d.isExtended
        default: return false
        }
    }
}

extension OperatorEntry {
    /// Errors where an argument is of a dtype the operator does not take: called only if one is complex or of a storage dtype.
    public func checkExtended(_ values: UnsafeBufferPointer<Value>) throws(TensorError) {
        let accepted = accepted
        func check(_ d: DType) throws(TensorError) {
            if d.isExtended && !accepted.contains(d) { throw refusal(baseName, d) }
        }
        for v in values {
            switch v {
            case .tensor(let t): try check(t.dtype)
            case .tensors(let list): for t in list where t != nil { try check(t!.dtype) }
            case .scalar(.complex): try check(.complex64)
            case .dtype(let d): try check(d)
            default: break
            }
        }
    }

    /// "add" of "add_", "add.out" and the like.
    private var baseName: String {
        let base = schema.base
        return base.hasSuffix("_") && !base.hasPrefix("_") ? String(base.dropLast()) : base
    }

    var accepted: DTypeSet { extendedSupport[baseName] ?? .none }
}

/// Complex and storage dtypes by operator; one that is not listed takes none.
private let extendedSupport: [String: DTypeSet] = {
    var table: [String: DTypeSet] = [:]
    func add(_ dtypes: DTypeSet, _ names: String) {
        for name in names.split(separator: " ") { table[String(name), default: .none].formUnion(dtypes) }
    }
    // Made, moved, looked at.
    add(
        .anything,
        """
        empty zeros ones full empty_like zeros_like ones_like full_like empty_strided new_empty_strided scalar_tensor \
        clone contiguous copy detach to fill fill_diagonal zero resize set \
        as_strided permute transpose expand slice select unsqueeze diagonal unfold view view_as reshape reshape_as _unsafe_view flatten \
        unflatten ravel t numpy_T adjoint squeeze swapaxes swapdims movedim moveaxis expand_as broadcast_to broadcast_tensors atleast_1d \
        atleast_2d atleast_3d narrow split split_with_sizes chunk tensor_split hsplit vsplit dsplit unbind meshgrid lift_fresh alias \
        cat concat concatenate stack hstack vstack row_stack dstack column_stack flip fliplr flipud roll rot90 repeat tile \
        repeat_interleave where index index_select index_put index_copy index_fill masked_fill masked_select gather take \
        take_along_dim select_scatter slice_scatter diagonal_scatter pad constant_pad_nd tril triu eye \
        eq ne not_equal isnan isinf isfinite isreal is_nonzero equal any all scatter masked_scatter put
        """)
    add(
        .complex,
        "add sub subtract rsub neg negative positive mul multiply randn rand real imag view_as_real view_as_complex conj conj_physical resolve_conj resolve_neg is_conj is_neg abs absolute angle"
    )
    add(.complex.union(.floats), "view_as_complex complex polar")
    // Numbers.
    add(
        .complexNumbers,
        """
        add sub subtract rsub neg negative positive pow float_power square sgn sinc tanhshrink softsign silu \
        addmm addmv addr addbmm baddbmm mm bmm matmul mv dot vdot inner outer ger tensordot chain_matmul linalg_multi_dot kron einsum \
        linear matrix_power linalg_matrix_power trace linalg_vecdot cross linalg_cross bilinear linalg_vector_norm norm frobenius_norm \
        dist mean var std var_mean std_mean count_nonzero nonzero nonzero_numpy argwhere logical_and logical_or logical_xor logical_not \
        isclose allclose addcmul addcdiv lerp diag diag_embed diagflat block_diag cartesian_prod combinations diff \
        trapezoid trapz index_add scatter_add scatter_reduce randn randn_like rand rand_like normal uniform \
        one_hot nan_to_num dropout l1_loss sigmoid_backward tanh_backward ldexp linspace logspace \
        pixel_shuffle pixel_unshuffle channel_shuffle cov corrcoef _foreach_add _foreach_mul vander \
        _fft_c2c _fft_r2c _fft_c2r fft_fftshift fft_ifftshift stft istft
        """)
    for name in ["fft", "ifft", "rfft", "irfft", "hfft", "ihfft"] {
        for suffix in ["", "2", "n"] { add(.complexNumbers, "fft_\(name)\(suffix)") }
    }
    add(.arithmetic, "mul multiply div divide true_divide sum prod cumsum cumprod")
    add(
        .functions,
        """
        exp exp2 expm1 log log2 log10 log1p sqrt rsqrt reciprocal sigmoid sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh \
        arcsin arccos arctan arcsinh arccosh arctanh
        """)
    // The operators themselves look closer.
    add(.unsigned, "add sub subtract mean bitwise_and bitwise_or bitwise_xor randint flip")
    return table
}()
