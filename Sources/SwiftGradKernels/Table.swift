// The table of this build of the kernels.

import SwiftGradKernelAPI

/// The kernels of this module, under a name for the instruction set it was compiled for.
public func makeTable(name: StaticString) -> KernelTable {
    KernelTable(
        name: name,
        unary: { kernelUnary($0, $1, $2, $3, $4, $5, $6, $7) },
        binary: { kernelBinary($0, $1, $2, $3, $4, $5, $6, $7, $8, $9) },
        compare: { kernelCompare($0, $1, $2, $3, $4, $5, $6, $7, $8) },
        test: { kernelTest($0, $1, $2, $3, $4, $5, $6) },
        ternary: { kernelTernary($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) },
        select: { kernelSelect($0, $1, $2, $3, $4, $5, $6, $7, $8, $9) },
        cast: { kernelCast($0, $1, $2, $3, $4, $5, $6) },
        castRows: { kernelCastRows($0, $1, $2, $3, $4, $5, $6, $7, $8, $9) },
        unaryRows: { kernelUnaryRows($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) },
        binaryRows: { kernelBinaryRows($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) },
        fill: { kernelFill($0, $1, $2, $3, $4) },
        reduce: { kernelReduce($0, $1, $2, $3, $4, $5, $6) },
        reduceColumns: { kernelReduceColumns($0, $1, $2, $3, $4, $5, $6, $7) },
        argReduce: { kernelArgReduce($0, $1, $2, $3, $4, $5, $6) },
        argReduceColumns: { kernelArgReduceColumns($0, $1, $2, $3, $4, $5, $6, $7) },
        scan: { kernelScan($0, $1, $2, $3, $4, $5, $6) },
        scanColumns: { kernelScanColumns($0, $1, $2, $3, $4, $5, $6) },
        softmax: { kernelSoftmax($0, $1, $2, $3, $4, $5) },
        softmaxBackward: { kernelSoftmaxBackward($0, $1, $2, $3, $4, $5, $6) },
        moments: { kernelMoments($0, $1, $2, $3, $4, $5) },
        affine: { kernelAffine($0, $1, $2, $3, $4, $5) },
        affine2: { kernelAffine2($0, $1, $2, $3, $4, $5, $6, $7) },
        dot: { kernelDot($0, $1, $2, $3) },
        fft: { kernelFFT($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10) },
        adam: { kernelAdam($0, $1, $2, $3, $4, $5, $6, $7) },
        sgd: { kernelSGD($0, $1, $2, $3, $4, $5, $6, $7) },
        rmsprop: { kernelRMSprop($0, $1, $2, $3, $4, $5, $6, $7) },
        adagrad: { kernelAdagrad($0, $1, $2, $3, $4, $5, $6, $7) },
        step: { kernelStep($0, $1, $2, $3, $4, $5, $6, $7) },
        boxMuller: { kernelBoxMuller($0, $1, $2, $3) },
        recurrent: makeRecurrentKernels(), gemm: makeGemmKernels(), winograd: makeWinogradKernels(), patches: makePatchKernels(),
        planes: makePlaneKernels(), random: makeRandomKernels(), fused: makeFusedKernels(), norm: makeNormKernels(),
        quantized: makeQuantizedKernels())
}

#if KERNEL_V4
    /// The kernels for x86-64-v4 (AVX-512).
    public let kernelTable = makeTable(name: "x86-64-v4")
#elseif KERNEL_V3
    /// The kernels for x86-64-v3 (AVX2, FMA, F16C).
    public let kernelTable = makeTable(name: "x86-64-v3")
#elseif arch(arm64)
    /// The kernels for arm64 (NEON).
    public let kernelTable = makeTable(name: "neon")
#else
    /// The kernels for any x86-64 (SSE2).
    public let kernelTable = makeTable(name: "baseline")
#endif
