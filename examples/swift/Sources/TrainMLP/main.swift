// Trains a network of two hidden layers on Fashion-MNIST.
//
//     swift run -c release TrainMLP [--epochs 3] [--data FOLDER]

import SwiftGrad

/// The value that follows `name` on the command line.
func option(_ name: String) -> String? {
    CommandLine.arguments.firstIndex(of: name).flatMap { $0 + 1 < CommandLine.arguments.count ? CommandLine.arguments[$0 + 1] : nil }
}

/// `x` with `digits` digits after the point.
func rounded(_ x: Double, _ digits: Int) -> String {
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let whole = Int((x * scale).rounded())
    let fraction = String(whole % Int(scale))
    return "\(whole / Int(scale))." + String(repeating: "0", count: digits - fraction.count) + fraction
}

final class MLP: Layer {
    let fc1, fc2, fc3: nn.Linear
    let act = nn.ReLU()
    let drop: nn.Dropout

    init() throws {
        fc1 = try nn.Linear(784, 256)
        fc2 = try nn.Linear(256, 128)
        fc3 = try nn.Linear(128, 10)
        drop = try nn.Dropout(0.1)
    }

    func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
        let h = try drop(act(fc1(x)))
        return try fc3(drop(act(fc2(h))))
    }
}

/// The share of images whose largest score is that of their label.
func accuracy(_ model: MLP, _ data: FashionMNIST) throws -> Double {
    model.eval()
    defer { model.train() }
    let scores = try withoutGradient { () throws(TensorError) in try model(data.images).scalars(of: Float.self) }
    let labels = try data.labels.scalars(of: Int.self)
    let right = labels.indices.filter { i in
        let row = scores[(10 * i)..<(10 * i + 10)]
        return row.allSatisfy { $0 <= row[10 * i + labels[i]] }
    }
    return Double(right.count) / Double(labels.count)
}

let folder = try FashionMNIST.folder(option("--data"))
let training = try FashionMNIST(folder, part: "train"), test = try FashionMNIST(folder, part: "t10k")
print("Fashion-MNIST from \(folder): \(training.count) training images, \(test.count) test images")

Generator.default.seed(0)
let model = try MLP()
let loss = nn.CrossEntropyLoss()
let optimizer = try optim.Adam(model.parameters, learningRate: 1e-3)
let epochs = option("--epochs").flatMap { Int($0) } ?? 3, batch = 128
print("\(model.trainableCount) trainable parameters in \(model.parameters.count) tensors")

for epoch in 1...max(epochs, 1) {
    let order = try Tensor.randperm(training.count)
    var total = 0.0
    for start in stride(from: 0, to: training.count, by: batch) {
        let rows = try order[start..<min(start + batch, training.count)]
        optimizer.zeroGrad()
        let l = try loss(model(training.images[rows]), training.labels[rows])
        try l.backward()
        try optimizer.step()
        total += try l.item(as: Double.self) * Double(rows.numel)
    }
    print(
        "epoch \(epoch): loss \(rounded(total / Double(training.count), 4)), test accuracy \(rounded(100 * (try accuracy(model, test)), 2)) %")
}
