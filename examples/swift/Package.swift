// swift-tools-version: 6.2
import PackageDescription

// A package of its own that uses SwiftGrad as any other would; in yours, the path is where the clone is.
let package = Package(
    name: "TrainMLP",
    dependencies: [.package(name: "swiftgrad", path: "../..")],
    targets: [
        .executableTarget(name: "TrainMLP", dependencies: [.product(name: "SwiftGrad", package: "swiftgrad")])
    ]
)
