import SwiftGrad
import Testing

extension EngineTests {
    /// What docs/swift.md shows.
    @Suite struct DocumentationTests {
        final class MLP: Layer {
            let fc1, fc2: nn.Linear
            @nn.Parameter var scale: Tensor

            init() throws {
                fc1 = try nn.Linear(784, 128)
                fc2 = try nn.Linear(128, 10)
                _scale = nn.Parameter(wrappedValue: try Tensor([1.0]))
            }

            func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try fc2(fc1(x).relu()) * scale }
        }

        @Test func expressions() throws {
            let a = try Tensor([[1.0, 2], [3, 4]])
            let c = try a * 2 + 1 - a / 4
            try a += 1
            try expectClose(c, [2.75, 4.5, 6.25, 8])
            try expectClose(try a[..<(-1)], [2, 3])
            #expect(try a[.range(nil, nil, by: 2)].sizes == [1, 2])
        }

        @Test func secondDerivative() throws {
            let w = try Tensor([1.0, 2], requiresGrad: true)
            let first = try gradients(of: [(w * w * w).sum()], withRespectTo: [w], createGraph: true)
            let second = try gradients(of: [first[0]!.sum()], withRespectTo: [w])
            try expectClose(second[0]!, [6, 12])
        }

        @Test func network() throws {
            let model = try MLP()
            #expect(model.namedParameters.map { $0.name } == ["scale", "fc1.weight", "fc1.bias", "fc2.weight", "fc2.bias"])
            let body = [model.fc1.weight], head = [model.fc2.weight]
            let optimizer = try optim.SGD([
                ParameterGroup(body, .init(learningRate: 0.01)), ParameterGroup(head, .init(learningRate: 0.1)),
            ])
            try nn.CrossEntropyLoss()(model(Tensor.zeros([2, 784])), Tensor([1, 2])).backward()
            try optimizer.step()
            optimizer.learningRate = 0.5
            #expect(optimizer.groups[1].options.learningRate == 0.5)
        }
    }
}
