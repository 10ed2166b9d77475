import CSwiftGrad
import SwiftGradKernelAPI
import SwiftGradKernels

#if arch(x86_64)
    import SwiftGradKernelsV3
    import SwiftGradKernelsV4
#endif

/// The kernels of the best instruction set this CPU has; SWIFTGRAD_CPU_LEVEL (0, 3, 4) asks for a lower one.
enum CPU {
    static let level: Int32 = {
        let has = sg_cpu_level()
        if let text = environment("SWIFTGRAD_CPU_LEVEL"), let asked = Int32(text) { return min(asked, has) }
        return has
    }()

    static let kernels: KernelTable = {
        // Asked for together: nothing of this may be found out first within a tile of a forked child's pool.
        _ = hasBFloat16
        #if arch(x86_64)
            if level >= 4 { return SwiftGradKernelsV4.makeTable(name: "avx512") }
            if level >= 3 { return SwiftGradKernelsV3.makeTable(name: "avx2") }
            return SwiftGradKernels.makeTable(name: "baseline")
        #else
            return SwiftGradKernels.makeTable(name: "neon")
        #endif
    }()

    /// Whether products of bfloat16 have an instruction (AVX512-BF16) and kernels that use it.
    static let hasBFloat16: Bool = level >= 4 && sg_cpu_has_bfloat16() != 0

    static var capability: StaticString { kernels.name }
}
