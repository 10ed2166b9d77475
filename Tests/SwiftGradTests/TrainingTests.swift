import SwiftGrad
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Images and labels of the sample beside the tests: 340 of Fashion-MNIST's training images, 34 a class.
struct Sample {
    /// (340, 784), values in 0...1.
    let images: Tensor
    /// (340)
    let labels: Tensor

    init() throws {
        let folder =
            #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/") + "/Resources"
        let pixels = try Self.read(folder + "/images-idx3-ubyte").dropFirst(16)
        let classes = try Self.read(folder + "/labels-idx1-ubyte").dropFirst(8)
        images = try Tensor(Array(pixels), shape: [classes.count, 784]).to(.float32) / 255
        labels = try Tensor(Array(classes)).to(.int64)
    }

    private static func read(_ path: String) throws -> [UInt8] {
        let file = try #require(fopen(path, "rb"), "\(path) is required")
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 20)
        let n = fread(&bytes, 1, bytes.count, file)
        return Array(bytes[..<n])
    }
}

extension EngineTests {
    @Suite struct TrainingTests {
        func mlp() throws -> nn.Sequential {
            try nn.Sequential {
                try nn.Linear(784, 64)
                nn.ReLU()
                try nn.Linear(64, 10)
            }
        }

        /// Trains on the first 240 images; returns the losses of the steps.
        func train<O: Optimizer>(_ model: nn.Sequential, _ optimizer: O, _ sample: Sample, epochs: Int) throws -> [Float] {
            let loss = nn.CrossEntropyLoss()
            var losses: [Float] = []
            for _ in 0..<epochs {
                for start in stride(from: 0, to: 240, by: 40) {
                    let rows = start..<(start + 40)
                    optimizer.zeroGrad()
                    let l = try loss(model(sample.images[rows]), sample.labels[rows])
                    try l.backward()
                    try optimizer.step()
                    losses.append(try l.item(as: Float.self))
                }
            }
            return losses
        }

        /// The share of the last 100 images that the model gets right.
        func accuracy(_ model: nn.Sequential, _ sample: Sample) throws -> Double {
            try withoutGradient { () throws(TensorError) in
                let scores = try model(sample.images[240...]).scalars(of: Float.self),
                    labels = try sample.labels[240...].scalars(of: Int.self)
                var right = 0
                for (i, label) in labels.enumerated() {
                    let row = scores[(10 * i)..<(10 * i + 10)]
                    if row.firstIndex(of: row.max()!)! - 10 * i == label { right += 1 }
                }
                return Double(right) / Double(labels.count)
            }
        }

        @Test func mlpLearnsFashion() throws {
            let sample = try Sample()
            Generator.default.seed(0)
            let model = try mlp()
            let losses = try train(model, try optim.Adam(model.parameters, learningRate: 3e-3), sample, epochs: 20)
            #expect(losses.last! < losses.first! / 4)
            #expect(try accuracy(model, sample) > 0.7)
        }

        @Test func everyOptimizerLowersTheLoss() throws {
            let sample = try Sample()
            func check<O: Optimizer>(_ make: ([Tensor]) throws -> O) throws {
                Generator.default.seed(0)
                let model = try mlp()
                let losses = try train(model, try make(model.parameters), sample, epochs: 4)
                #expect(losses.last! < 0.75 * losses.first!, "\(O.self): \(losses.first!) to \(losses.last!)")
            }
            try check { try optim.SGD($0, learningRate: 0.05, momentum: 0.9) }
            try check { try optim.Adam($0) }
            try check { try optim.AdamW($0) }
            try check { try optim.RMSprop($0, learningRate: 1e-3) }
            try check { try optim.Adagrad($0) }
        }

        @Test func sameBitsForAnyNumberOfThreads() throws {
            let sample = try Sample()
            let before = ThreadPool.threadCount
            defer { try? ThreadPool.setThreadCount(before) }
            func run(_ threads: Int) throws -> [UInt32] {
                try ThreadPool.setThreadCount(threads)
                Generator.default.seed(7)
                let model = try nn.Sequential {
                    try nn.Conv2d(1, 4, kernelSize: 3, padding: 1)
                    try nn.BatchNorm2d(4)
                    nn.ReLU()
                    nn.MaxPool2d(2)
                    nn.Flatten()
                    try nn.Dropout(0.2)
                    try nn.Linear(4 * 14 * 14, 10)
                }
                let optimizer = try optim.Adam(model.parameters)
                for _ in 0..<3 {
                    optimizer.zeroGrad()
                    try nn.CrossEntropyLoss()(model(sample.images[..<64].reshape([64, 1, 28, 28])), sample.labels[..<64])
                        .backward()
                    try optimizer.step()
                }
                return try model.parameters.flatMap { try $0.scalars(of: Float.self).map { $0.bitPattern } }
            }
            let one = try run(1)
            #expect(try run(2) == one)
            #expect(try run(5) == one)
        }

        @Test func memoryGoesBackToItsStart() throws {
            let sample = try Sample()
            let start = Memory.statistics
            do {
                let model = try mlp()
                let optimizer = try optim.Adam(model.parameters)
                _ = try train(model, optimizer, sample, epochs: 1)
                optimizer.zeroGrad()
                let after = Memory.statistics
                _ = try train(model, optimizer, sample, epochs: 10)
                optimizer.zeroGrad()
                #expect(Memory.statistics.allocated == after.allocated)
                #expect(Memory.statistics.liveTensors == after.liveTensors)
            }
            let end = Memory.statistics
            #expect(end.liveTensors == start.liveTensors)
            #expect(end.allocated == start.allocated)
            Memory.emptyCache()
            #expect(Memory.statistics.cached == 0)
        }
    }
}
