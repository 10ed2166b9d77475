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
        #if arch(x86_64)
            if level >= 4 { return SwiftGradKernelsV4.makeTable(name: "avx512") }
            if level >= 3 { return SwiftGradKernelsV3.makeTable(name: "avx2") }
            return SwiftGradKernels.makeTable(name: "baseline")
        #else
            return SwiftGradKernels.makeTable(name: "neon")
        #endif
    }()

    static var capability: StaticString { kernels.name }
}
