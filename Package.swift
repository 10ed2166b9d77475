// swift-tools-version: 6.2
import PackageDescription

// The kernels are one source, built once per instruction set (the V3 and V4 folders are symbolic links); the runtime
// picks a build by cpuid. Exclusivity checks are off in release builds of the engine: they cost more than a small operator.
#if arch(x86_64)
    let levels: [(suffix: String, flags: [String])] = [
        ("", []),
        ("V3", ["-Xcc", "-march=x86-64-v3", "-DKERNEL_V3", "-DKERNEL_FMA", "-DKERNEL_F16C"]),
        (
            "V4",
            [
                "-Xcc", "-march=x86-64-v4", "-Xcc", "-Xclang", "-Xcc", "-target-feature", "-Xcc", "-Xclang", "-Xcc",
                "-prefer-256-bit", "-DKERNEL_V4", "-DKERNEL_FMA", "-DKERNEL_F16C",
            ]
        ),
    ]
#else
    let levels: [(suffix: String, flags: [String])] = [("", [])]
#endif

// Neither regular expressions nor concurrency: their static libraries would be linked whole, a tenth of the product.
let lean = [
    "-Xfrontend", "-disable-implicit-string-processing-module-import", "-Xfrontend",
    "-disable-implicit-concurrency-module-import",
]

let kernels: [Target] = levels.map { level in
    .target(
        name: "SwiftGradKernels\(level.suffix)", dependencies: ["CSwiftGrad", "SwiftGradKernelAPI"],
        swiftSettings: [
            .unsafeFlags(["-Ounchecked", "-enforce-exclusivity=unchecked", "-Xcc", "-fno-math-errno"] + lean + level.flags),
            // Generic loops over vectors are only fast where the whole module is specialised, in builds for development too.
            .unsafeFlags(["-wmo", "-num-threads", "2"], .when(configuration: .debug)),
        ])
}
let engineFlags: [SwiftSetting] = [
    .unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release)), .unsafeFlags(lean),
]

let package = Package(
    name: "swiftgrad",
    products: [
        .library(name: "SwiftGrad", targets: ["SwiftGrad"]),
        .library(name: "swiftgrad-c", type: .dynamic, targets: ["SwiftGradC"]),
    ],
    targets: [
        .target(name: "CSwiftGrad"),
        .systemLibrary(name: "COpenBLAS", providers: [.apt(["libopenblas-dev"])]),
        .target(name: "SwiftGradKernelAPI", swiftSettings: [.unsafeFlags(lean)]),
    ] + kernels + [
        .target(
            name: "SwiftGrad",
            dependencies: ["CSwiftGrad", "COpenBLAS", "SwiftGradKernelAPI"] + kernels.map { .byName(name: $0.name) },
            swiftSettings: engineFlags),
        .target(
            name: "SwiftGradC", dependencies: ["CSwiftGrad", "SwiftGrad"], swiftSettings: engineFlags,
            linkerSettings: [
                .unsafeFlags(
                    [
                        "-static-stdlib", "-Xlinker",
                        "--version-script=\(Context.packageDirectory)/Sources/SwiftGradC/exports.map",
                    ],
                    .when(platforms: [.linux], configuration: .release))
            ]),
        .testTarget(name: "SwiftGradTests", dependencies: ["SwiftGrad"], exclude: ["Resources"]),
        .testTarget(
            name: "SwiftGradKernelTests", dependencies: ["SwiftGradKernelAPI"] + kernels.map { .byName(name: $0.name) }),
    ],
    swiftLanguageModes: [.v5]
)
