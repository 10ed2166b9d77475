// What the engine asks of a set of kernels. The sources of SwiftGradKernels are compiled once per instruction set;
// each build fills one `KernelTable`, and the runtime picks one by cpuid.
//
// Kernels know nothing of tensors: raw pointers, element counts, strides in ELEMENTS, and dtype codes (`KernelType`).
// They are single-threaded; the engine cuts the work into tiles and calls them from its pool. They must not
// allocate, and must not use stdlib generics over Array & co. (their specialisations could be shared between builds).

/// Element types by PyTorch's ScalarType codes.
public enum KernelType: Int32, Sendable {
    case uint8 = 0, int8 = 1, int16 = 2, int32 = 3, int64 = 4, float16 = 5, float32 = 6, float64 = 7
    case bool = 11, bfloat16 = 15
}

/// y = f(x), both of the same dtype. `p` are the parameters of the function, as doubles.
public enum UnaryKernel: Int32, Sendable {
    // all dtypes
    case copy, neg, abs, sign, square, bitwiseNot, logicalNotSame
    // float dtypes
    case exp, exp2, expm1, log, log2, log10, log1p, sqrt, rsqrt, reciprocal
    case sin, cos, tan, asin, acos, atan, sinh, cosh, tanh, asinh, acosh, atanh
    case floor, ceil, trunc, round, frac
    case erf, erfc, erfinv, lgamma, digamma
    case sigmoid, logSigmoid, relu, relu6, silu, mish, geluErf, geluTanh, softplus /* p: beta, threshold */
    case leakyRelu /* p: slope */, elu /* p: alpha, scale, input_scale */, hardtanh /* p: lo, hi */, hardsigmoid, hardswish
    case threshold /* p: threshold, value */, softshrink /* p: lambda */, hardshrink /* p: lambda */
    case addScalar /* p: value */, mulScalar /* p: value */, powScalar /* p: exponent */, clamp /* p: lo, hi (NaN propagates) */
    case nanToNum /* p: nan, posinf, neginf */, roundDecimals /* p: decimals */
}

/// y = f(a, b), all of the same dtype.
public enum BinaryKernel: Int32, Sendable {
    // all dtypes (p[0] of add and sub: alpha)
    case add, sub, mul, div /* float only */, divFloor, divTrunc, remainder, fmod, pow, maximum, minimum
    case bitwiseAnd, bitwiseOr, bitwiseXor, shiftLeft, shiftRight
    // float only
    case atan2, hypot, fmax, fmin, copysign, logaddexp, xlogy, nextafter
    // backward of unary functions: a is the gradient, b the saved input or, where named so, output
    case sigmoidBackwardOut, tanhBackwardOut, reluBackwardOut, geluErfBackward, geluTanhBackward, siluBackward, mishBackward
    case softplusBackward /* p: beta, threshold */, leakyReluBackward /* p: slope */,
        eluBackward /* p: alpha, scale, input_scale; b: input */
    case hardtanhBackward /* p: lo, hi */, hardsigmoidBackward, hardswishBackward, logSigmoidBackward
    case thresholdBackward /* p: threshold */, softshrinkBackward /* p: lambda */, hardshrinkBackward /* p: lambda */
    // of d = a - b: d^2, p d, |d|, p sign(d) (NaN of NaN)
    case squaredDifference, scaledDifference /* p: factor */, absoluteDifference, signOfDifference /* p: factor */
    case smoothL1 /* p: beta */, huber /* p: delta */, smoothL1Grad /* d/da */, huberGrad
}

/// y = f(a, b) with a bool (one byte, 0 or 1) result; a, b of one dtype.
public enum CompareKernel: Int32, Sendable { case eq, ne, lt, le, gt, ge, logicalAnd, logicalOr, logicalXor }
/// y = f(a) with a bool result.
public enum TestKernel: Int32, Sendable { case isNaN, isInf, isFinite, logicalNot, isPosInf, isNegInf, signbit }
/// y = f(a, b, c), one dtype. p[0] of addcmul/addcdiv: value.
public enum TernaryKernel: Int32, Sendable {
    case addcmul /* a + p*b*c */, addcdiv /* a + p*b/c */, lerp /* a + c*(b-a) */, clampTensor /* a in [b, c] */
}

/// A reduction over `n` elements to one. `sum`, `mean`-like ones accumulate float16/bfloat16 in float, float in pairwise or
/// several-lane order that depends only on n. For integers `sum`/`prod` are called with src already int64.
public enum ReduceKernel: Int32, Sendable {
    case sum, prod, min, max, any, all, sumAbs, sumSquares, countNonzero, sumAbsPow /* p: exponent */
}
/// As ReduceKernel, giving the index of the first extreme (NaN wins) as Int64.
public enum ArgReduceKernel: Int32, Sendable { case argmin, argmax }
public enum ScanKernel: Int32, Sendable { case cumsum, cumprod, logcumsumexp }

/// Steps of optimizers beside Adam, SGD, RMSprop and Adagrad; p, and the states:
public enum OptimizerKernel: Int32, Sendable {
    case adadelta /* lr, rho, eps, weight_decay, maximize; square_avg, acc_delta */
    case adamax /* beta1, beta2, eps, weight_decay, lr / bias_correction1, maximize; exp_avg, exp_inf */
    case
        nadam /* beta1, beta2, eps, L2 decay, factor of the parameter, maximize, bias_correction2, factors of gradient and average; exp_avg, exp_avg_sq */
    case radam /* beta1, beta2, eps, L2 decay, factor of the parameter, maximize, rate, is rectified; exp_avg, exp_avg_sq */
    case asgd /* factor of the parameter, eta, mu, weight_decay, maximize; ax */
    case rprop /* etaminus, etaplus, least, largest, maximize; prev, step_size */
}

public typealias Raw = UnsafeRawPointer
public typealias MutRaw = UnsafeMutableRawPointer
public typealias Params = UnsafePointer<Double>

/// Inner loops. `n` elements; strides in elements (0: the same element each time). Destination must not partly overlap a source
/// (being the very same elements is fine).
public struct KernelTable: Sendable {
    public typealias Unary =
        @convention(c) (UnaryKernel.RawValue, KernelType.RawValue, Int, MutRaw, Int, Raw, Int, Params) -> Void
    public typealias Binary =
        @convention(c) (BinaryKernel.RawValue, KernelType.RawValue, Int, MutRaw, Int, Raw, Int, Raw, Int, Params) -> Void
    public typealias Compare =
        @convention(c) (CompareKernel.RawValue, KernelType.RawValue, Int, MutRaw, Int, Raw, Int, Raw, Int) -> Void
    public typealias Test = @convention(c) (TestKernel.RawValue, KernelType.RawValue, Int, MutRaw, Int, Raw, Int) -> Void
    public typealias Ternary =
        @convention(c) (TernaryKernel.RawValue, KernelType.RawValue, Int, MutRaw, Int, Raw, Int, Raw, Int, Raw, Int, Params) ->
        Void
    /// dst[i] = cond[i] ? a[i] : b[i]; the first argument is the element size in bytes (1, 2, 4, 8, 16).
    public typealias Select = @convention(c) (Int, Int, MutRaw, Int, Raw, Int, Raw, Int, Raw, Int) -> Void
    /// Converts between any two dtypes (or moves elements of one, also of dtypes without arithmetic here): (to, from, n, dst, dstStride, src, srcStride). C conversion rules; to bool: != 0; float -> f16/bf16 rounds to nearest even.
    public typealias Cast = @convention(c) (KernelType.RawValue, KernelType.RawValue, Int, MutRaw, Int, Raw, Int) -> Void
    /// As Cast for `rows` rows of n: (to, from, rows, n, dst, row stride, stride, src, row stride, stride). Where the rows of one lie across those of the
    /// other (strides of 1 from row to row), blocks are turned.
    public typealias CastRows =
        @convention(c) (KernelType.RawValue, KernelType.RawValue, Int, Int, MutRaw, Int, Int, Raw, Int, Int) -> Void
    /// As Unary for `rows` rows: (op, dtype, rows, n, dst, row stride, stride, src, row stride, stride, work space for a src that lies across, p).
    public typealias UnaryRows =
        @convention(c) (
            UnaryKernel.RawValue, KernelType.RawValue, Int, Int, MutRaw, Int, Int, Raw, Int, Int, MutRaw?, Params
        ) -> Void
    /// As Binary for `rows` rows, likewise; work space (or nil) of 2 * 16 * 64 elements of eight bytes.
    public typealias BinaryRows =
        @convention(c) (
            BinaryKernel.RawValue, KernelType.RawValue, Int, Int, MutRaw, Int, Int, Raw, Int, Int, Raw, Int, Int, MutRaw?, Params
        ) -> Void
    /// dst[i] = the element at `value`, `size` bytes each: (size, n, dst, dstStride, value).
    public typealias Fill = @convention(c) (Int, Int, MutRaw, Int, Raw) -> Void
    /// One value from n strided elements: (op, dtype, n, dst, src, srcStride, p). `sum` of an empty range is 0, `prod` 1; min/max need n > 0.
    /// any/all/countNonzero write Bool/Bool/Int64.
    public typealias Reduce = @convention(c) (ReduceKernel.RawValue, KernelType.RawValue, Int, MutRaw, Raw, Int, Params) -> Void
    /// `cols` results side by side, each over `rows` elements `rowStride` apart; src columns and dst are contiguous:
    /// (op, dtype, rows, cols, dst, src, rowStride, p). For reductions over outer dimensions.
    public typealias ReduceColumns =
        @convention(c) (ReduceKernel.RawValue, KernelType.RawValue, Int, Int, MutRaw, Raw, Int, Params) -> Void
    /// (op, dtype, n, dst index as Int64, dst value, src, srcStride).
    public typealias ArgReduce =
        @convention(c) (ArgReduceKernel.RawValue, KernelType.RawValue, Int, UnsafeMutablePointer<Int64>, MutRaw, Raw, Int) -> Void
    /// As ArgReduce for `cols` results side by side, each over `rows` elements `rowStride` apart; at most 2^31 - 1 rows:
    /// (op, dtype, rows, cols, dst indices, dst values, src, rowStride).
    public typealias ArgReduceColumns =
        @convention(c) (ArgReduceKernel.RawValue, KernelType.RawValue, Int, Int, UnsafeMutablePointer<Int64>, MutRaw, Raw, Int) ->
        Void
    /// Running sums and the like: (op, dtype, n, dst, dstStride, src, srcStride).
    public typealias Scan = @convention(c) (ScanKernel.RawValue, KernelType.RawValue, Int, MutRaw, Int, Raw, Int) -> Void
    /// As Scan along the rows of `cols` columns side by side: (op, dtype, rows, cols, dst, src, rowStride of both).
    public typealias ScanColumns = @convention(c) (ScanKernel.RawValue, KernelType.RawValue, Int, Int, MutRaw, Raw, Int) -> Void
    /// Softmax (or, `log` != 0, its logarithm) of each of `rows` contiguous rows of n: (log, dtype, rows, n, dst, src). float32/64/16/bf16.
    public typealias Softmax = @convention(c) (Int32, KernelType.RawValue, Int, Int, MutRaw, Raw) -> Void
    /// Its backward: (log, dtype, rows, n, dst, grad, output).
    public typealias SoftmaxBackward = @convention(c) (Int32, KernelType.RawValue, Int, Int, MutRaw, Raw, Raw) -> Void
    /// Mean and sum of squared deviations (two-pass or Welford) of n strided elements, as doubles: (dtype, n, src, stride, mean, m2).
    public typealias Moments =
        @convention(c) (KernelType.RawValue, Int, Raw, Int, UnsafeMutablePointer<Double>, UnsafeMutablePointer<Double>) -> Void
    /// y = x * scale + shift with one scale and shift, n contiguous: (dtype, n, y, x, scale, shift).
    public typealias Affine = @convention(c) (KernelType.RawValue, Int, MutRaw, Raw, Double, Double) -> Void
    /// a dy-like two-input affine: y = a*p + b*q + r: (dtype, n, y, a, b, p, q, r). For batch norm's backward.
    public typealias Affine2 = @convention(c) (KernelType.RawValue, Int, MutRaw, Raw, Raw, Double, Double, Double) -> Void
    /// sum(a*b) over n contiguous, as double: (dtype, n, a, b) -> Double.
    public typealias Dot = @convention(c) (KernelType.RawValue, Int, Raw, Raw) -> Double
    /// One step of an optimizer on one parameter: (dtype, n, param, grad, state0?, state1?, state2?, p) with p as documented at each kernel.
    public typealias Step = @convention(c) (KernelType.RawValue, Int, MutRaw, Raw, MutRaw?, MutRaw?, MutRaw?, Params) -> Void

    /// (which, dtype, n, param, grad, state0?, state1?, p): see OptimizerKernel.
    public typealias OtherStep =
        @convention(c) (OptimizerKernel.RawValue, KernelType.RawValue, Int, MutRaw, Raw, MutRaw?, MutRaw?, Params) -> Void
    /// Groups of 16 uniform numbers become normal ones in place: (groups, numbers, mean, standard deviation).
    public typealias BoxMuller = @convention(c) (Int, UnsafeMutablePointer<Float>, Float, Float) -> Void

    /// Forward Fourier transforms of `lanes` sequences side by side (element j of sequence b at j * lanes + b), real and imaginary parts apart:
    /// (float32 or float64, number of passes, their radices, twiddles as FourierPlan lays them out, n, lanes, x re, x im, y re, y im, 1024
    /// numbers of work space). Both x and y are overwritten; 1: the result is in y, 0: in x.
    public typealias FFT =
        @convention(c) (
            KernelType.RawValue, Int, UnsafePointer<Int>, Raw, Int, Int, MutRaw, MutRaw, MutRaw, MutRaw, MutRaw
        ) -> Int32

    public var name: StaticString
    public var unary: Unary
    public var binary: Binary
    public var compare: Compare
    public var test: Test
    public var ternary: Ternary
    public var select: Select
    public var cast: Cast
    public var castRows: CastRows
    public var unaryRows: UnaryRows
    public var binaryRows: BinaryRows
    public var fill: Fill
    public var reduce: Reduce
    public var reduceColumns: ReduceColumns
    public var argReduce: ArgReduce
    public var argReduceColumns: ArgReduceColumns
    public var scan: Scan
    public var scanColumns: ScanColumns
    public var softmax: Softmax
    public var softmaxBackward: SoftmaxBackward
    public var moments: Moments
    public var affine: Affine
    public var affine2: Affine2
    public var dot: Dot
    public var fft: FFT
    /// p: lr, beta1, beta2, eps, weight_decay, bias_correction1, sqrt(bias_correction2), decoupled (AdamW) 0/1, maximize 0/1, amsgrad 0/1; states: exp_avg, exp_avg_sq, max_exp_avg_sq?
    public var adam: Step
    /// p: lr, momentum, dampening, weight_decay, nesterov 0/1, maximize 0/1, first step 0/1; states: momentum buffer?
    public var sgd: Step
    /// p: lr, alpha, eps, weight_decay, momentum, centered 0/1, maximize 0/1; states: square_avg, momentum buffer?, grad_avg?
    public var rmsprop: Step
    /// p: lr (already decayed), eps, weight_decay, maximize 0/1; states: sum
    public var adagrad: Step
    public var step: OtherStep
    public var boxMuller: BoxMuller
    public var recurrent: RecurrentKernels
    public var gemm: GemmKernels
    public var quantized: QuantizedKernels
    public var winograd: WinogradKernels
    public var patches: PatchKernels
    public var planes: PlaneKernels
    public var random: RandomKernels
    public var fused: FusedKernels
    public var norm: NormKernels

    public init(
        name: StaticString, unary: @escaping Unary, binary: @escaping Binary, compare: @escaping Compare, test: @escaping Test,
        ternary: @escaping Ternary, select: @escaping Select, cast: @escaping Cast, castRows: @escaping CastRows,
        unaryRows: @escaping UnaryRows, binaryRows: @escaping BinaryRows, fill: @escaping Fill, reduce: @escaping Reduce,
        reduceColumns: @escaping ReduceColumns, argReduce: @escaping ArgReduce, argReduceColumns: @escaping ArgReduceColumns,
        scan: @escaping Scan, scanColumns: @escaping ScanColumns, softmax: @escaping Softmax,
        softmaxBackward: @escaping SoftmaxBackward, moments: @escaping Moments, affine: @escaping Affine,
        affine2: @escaping Affine2, dot: @escaping Dot,
        fft: @escaping FFT,
        adam: @escaping Step, sgd: @escaping Step, rmsprop: @escaping Step, adagrad: @escaping Step,
        step: @escaping OtherStep, boxMuller: @escaping BoxMuller,
        recurrent: RecurrentKernels, gemm: GemmKernels, winograd: WinogradKernels, patches: PatchKernels, planes: PlaneKernels,
        random: RandomKernels, fused: FusedKernels, norm: NormKernels, quantized: QuantizedKernels
    ) {
        self.name = name
        self.unary = unary
        self.binary = binary
        self.compare = compare
        self.test = test
        self.ternary = ternary
        self.select = select
        self.cast = cast
        self.castRows = castRows
        self.unaryRows = unaryRows
        self.binaryRows = binaryRows
        self.fill = fill
        self.reduce = reduce
        self.reduceColumns = reduceColumns
        self.argReduce = argReduce
        self.argReduceColumns = argReduceColumns
        self.scan = scan
        self.scanColumns = scanColumns
        self.softmax = softmax
        self.softmaxBackward = softmaxBackward
        self.moments = moments
        self.affine = affine
        self.affine2 = affine2
        self.dot = dot
        self.fft = fft
        self.adam = adam
        self.sgd = sgd
        self.rmsprop = rmsprop
        self.adagrad = adagrad
        self.step = step
        self.boxMuller = boxMuller
        self.recurrent = recurrent
        self.gemm = gemm
        self.quantized = quantized
        self.winograd = winograd
        self.patches = patches
        self.planes = planes
        self.random = random
        self.fused = fused
        self.norm = norm
    }
}
