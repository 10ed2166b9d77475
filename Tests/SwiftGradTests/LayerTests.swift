import SwiftGrad
import Testing

extension EngineTests {
    /// Weights and draws are those of PyTorch with the same seeds.
    @Suite struct GeneratorTests {
        @Test func layersStartAsInPyTorch() throws {
            Generator.default.seed(0)
            let linear = try nn.Linear(3, 2)
            try expectClose(
                linear.weight,
                [
                    -0.004322517663240433, 0.3097158372402191, -0.4751853346824646, -0.4248946011066437, -0.2223689705133438,
                    0.15482072532176971,
                ])
            try expectClose(try #require(linear.bias), [-0.011439144611358643, 0.45777493715286255])
            let conv = try nn.Conv2d(1, 2, kernelSize: 2)
            try expectClose(
                conv.weight,
                [
                    -0.04437202215194702, 0.1323062777519226, -0.15110653638839722, -0.09828269481658936, -0.4776742458343506,
                    -0.33114105463027954, -0.20611155033111572, 0.018521785736083984,
                ])
            try expectClose(try #require(conv.bias), [0.19766759872436523, 0.30001139640808105])
            let table = try nn.Embedding(3, 4)
            try expectClose(
                table.weight,
                [
                    -0.2613142132759094, 1.066699743270874, 0.41589120030403137, 0.8395664095878601, -0.8264687061309814,
                    -0.7949366569519043, -0.9528351426124573, 0.37172138690948486, 0.40871575474739075, 1.4214179515838623,
                    0.14939700067043304, -0.6708600521087646,
                ])
            let padded = try nn.Embedding(6, 4, paddingIndex: 1)
            try expectClose(
                try padded.weight[..<3],
                [
                    0.5627213716506958, 0.25962740182876587, -0.17396099865436554, -0.678746223449707, 0.0, 0.0, 0.0, 0.0,
                    1.1108161211013794, 1.2898740768432617, -1.4781739711761475, 2.567232847213745,
                ])
        }

        @Test func streams() throws {
            let g = Generator(seed: 42)
            try expectClose(
                try Tensor.empty([5]).uniformInPlace(generator: g),
                [0.8822692632675171, 0.9150039553642273, 0.38286375999450684, 0.9593056440353394, 0.3904482126235962])
            try expectClose(
                try Tensor.empty([5]).normalInPlace(generator: g),
                [0.3257518708705902, -0.8676281571388245, 1.5231338739395142, 0.6646648645401001, -1.0324476957321167])
            try expectClose(
                try Tensor.empty([20]).normalInPlace(generator: g),
                [
                    -0.1595974713563919, -0.4973975419998169, 0.439589262008667, -0.7581311464309692, -0.42451897263526917,
                    0.3057209253311157, -0.7745925188064575, 0.0349123440682888, 0.3211030066013336, 1.573600172996521,
                    -0.8454674482345581, 1.312307596206665, 2.1227850914001465, -1.234653115272522, -0.4879138767719269,
                    -1.4180599451065063, 0.8962683081626892, 0.049905385822057724, 2.2667179107666016, 1.1789509057998657,
                ], 2e-6)
            let other = Generator(seed: 7)
            try expectClose(
                try Tensor.empty([3]).uniformInPlace(generator: other),
                [0.5349225401878357, 0.19880318641662598, 0.6592116951942444])
        }

        @Test func dropoutMask() throws {
            Generator.default.seed(1)
            let y = try nn.Dropout(0.4)(Tensor.full([10], 1.0))
            let kept = 1 / 0.6
            try expectClose(y, [kept, kept, kept, kept, kept, kept, kept, 0, kept, kept])
        }

        @Test func stateIsSavedAndRestored() throws {
            let g = Generator(seed: 3)
            _ = try Tensor.empty([700]).uniformInPlace(generator: g)
            var state = [UInt8](repeating: 0, count: Generator.stateSize)
            state.withUnsafeMutableBytes { g.writeState(to: $0.baseAddress!) }
            let first = try Tensor.empty([9]).normalInPlace(generator: g).scalars(of: Float.self)
            try state.withUnsafeBytes { try g.readState(from: $0.baseAddress!) }
            #expect(try Tensor.empty([9]).normalInPlace(generator: g).scalars(of: Float.self) == first)
            #expect(g.initialSeed == 3)
        }
    }

    @Suite struct LayerTests {
        @Test func shapes() throws {
            let image = try float64([2, 3, 8, 8]).to(.float32)
            #expect(try nn.Conv2d(3, 5, kernelSize: 3, padding: 1)(image).sizes == [2, 5, 8, 8])
            #expect(
                try nn.Conv2d(3, 6, kernelSize: .init(3, 1), stride: 2, dilation: .init(2, 1), groups: 3)(image).sizes == [
                    2, 6, 2, 4,
                ])
            #expect(try nn.Conv1d(3, 4, kernelSize: 3)(Tensor.zeros([2, 3, 10])).sizes == [2, 4, 8])
            #expect(try nn.MaxPool2d(2)(image).sizes == [2, 3, 4, 4])
            #expect(try nn.MaxPool2d(3, stride: 2, padding: 1)(image).sizes == [2, 3, 4, 4])
            #expect(try nn.AvgPool2d(2)(image).sizes == [2, 3, 4, 4])
            #expect(try nn.AdaptiveAvgPool2d(.init(1, 3))(image).sizes == [2, 3, 1, 3])
            #expect(try nn.BatchNorm2d(3)(image).sizes == [2, 3, 8, 8])
            #expect(try nn.GroupNorm(3, 3)(image).sizes == [2, 3, 8, 8])
            #expect(try nn.LayerNorm([8, 8])(image).sizes == [2, 3, 8, 8])
            #expect(try nn.Flatten()(image).sizes == [2, 192])
            #expect(try nn.Linear(8, 4)(image).sizes == [2, 3, 8, 4])
            #expect(try nn.Embedding(10, 4)(Tensor([[1, 2, 3], [4, 5, 6]])).sizes == [2, 3, 4])
            for layer in [nn.ReLU(), nn.LeakyReLU(), nn.ELU(), nn.GELU(), nn.SiLU(), nn.Sigmoid(), nn.Tanh(), nn.Softplus()]
                as [any Layer]
            {
                #expect(try layer(image).sizes == image.sizes)
            }
            try expectClose(try nn.Softmax(1)(image).sum([1]), [Double](repeating: 1, count: 128))
        }

        @Test func values() throws {
            let x = try Tensor([-2.0, -0.5, 0, 1], dtype: .float64)
            try expectClose(try nn.ReLU()(x), [0, 0, 0, 1])
            try expectClose(try nn.LeakyReLU(0.1)(x), [-0.2, -0.05, 0, 1])
            try expectClose(try nn.ELU()(x), [-0.8646647167633873, -0.3934693402873666, 0, 1])
            try expectClose(try nn.GELU()(x), [-0.04550026389635842, -0.15426876936299344, 0, 0.8413447460685429])
            try expectClose(try nn.SiLU()(x), [-0.2384058440442351, -0.1887703343990727, 0, 0.7310585786300049])
            try expectClose(
                try nn.Softplus()(x), [0.1269280110429726, 0.4740769841801067, 0.6931471805599453, 1.3132616875182228])
            try expectClose(
                try nn.Softmax(0)(x), [0.030343228559416225, 0.1359889157935055, 0.22420781804820114, 0.6094600375988771])
        }

        /// A small network of every kind of layer with parameters, in float64.
        @Test func gradientChecks() throws {
            Generator.default.seed(5)
            let image = try float64([2, 2, 5, 4], requiresGrad: true)
            for layer in [
                try nn.Conv2d(2, 3, kernelSize: 2, stride: .init(2, 1), padding: 1, dtype: .float64),
                try nn.Conv2d(2, 4, kernelSize: 2, dilation: 2, groups: 2, bias: false, dtype: .float64),
                try nn.BatchNorm2d(2, dtype: .float64), try nn.GroupNorm(2, 2, dtype: .float64),
                try nn.LayerNorm([5, 4], dtype: .float64), try nn.Linear(4, 3, dtype: .float64), nn.MaxPool2d(2),
                nn.AvgPool2d(2, padding: 1),
                nn.AdaptiveAvgPool2d(.init(2, 3)), nn.GELU(), nn.SiLU(), nn.Tanh(), nn.Sigmoid(), nn.Softmax(1),
                nn.LogSoftmax(-1), nn.Flatten(),
            ] as [any Layer] {
                try checkGradients([image] + layer.parameters, second: layer is nn.Linear || layer is nn.Softmax) {
                    try layer(image)
                }
            }
            let signal = try float64([2, 2, 6], requiresGrad: true)
            let conv = try nn.Conv1d(2, 3, kernelSize: 3, padding: 1, dtype: .float64)
            try checkGradients([signal] + conv.parameters, second: true) { try conv(signal) }
            let norm = try nn.BatchNorm1d(2, dtype: .float64)
            norm.eval()
            try checkGradients([signal] + norm.parameters) { try norm(signal) }
            let table = try nn.Embedding(4, 3, dtype: .float64)
            try checkGradients(table.parameters) { try table(Tensor([[1, 3], [1, 0]])) }
        }

        @Test func lossGradients() throws {
            let x = try float64([4, 3], requiresGrad: true), y = try float64([4, 3], 11), classes = try Tensor([0, 2, 1, 2])
            let p = try Tensor(spread(12).map { 0.5 + 0.4 * $0 }, shape: [4, 3], dtype: .float64, requiresGrad: true)
            let q = try Tensor(spread(12, 5).map { 0.5 + 0.4 * $0 }, shape: [4, 3], dtype: .float64)
            let weight = try Tensor([0.5, 1, 2], dtype: .float64)
            try checkGradients([x], second: true) { try nn.CrossEntropyLoss()(x, classes) }
            try checkGradients([x]) { try nn.CrossEntropyLoss(weight: weight, ignoreIndex: 1, labelSmoothing: 0.1)(x, classes) }
            try checkGradients([x]) { try nn.CrossEntropyLoss(reduction: .none)(x, q) }
            try checkGradients([x]) { try nn.NLLLoss(reduction: .sum)(nn.LogSoftmax(1)(x), classes) }
            try checkGradients([x], second: true) { try nn.MSELoss()(x, y) }
            try checkGradients([x]) { try nn.L1Loss()(x, y) }
            try checkGradients([x]) { try nn.SmoothL1Loss(beta: 0.7)(x, y) }
            try checkGradients([x]) { try nn.HuberLoss(delta: 0.7)(x, y) }
            try checkGradients([p]) { try nn.BCELoss()(p, q) }
            try checkGradients([x]) { try nn.BCEWithLogitsLoss(posWeight: weight)(x, q) }
            try checkGradients([x]) { try nn.KLDivLoss(reduction: .sum)(nn.LogSoftmax(1)(x), q) }
        }

        @Test func batchNormStatistics() throws {
            let norm = try nn.BatchNorm1d(2)
            let x = try Tensor([[1.0, 10], [3.0, 30]])
            try expectClose(try norm(x), [-1, -1, 1, 1], 1e-4)
            try expectClose(try #require(norm.running_mean), [0.2, 2])
            try expectClose(try #require(norm.running_var), [1.1, 20.9])
            #expect(try norm.num_batches_tracked?.item(as: Int.self) == 1)
            norm.eval()
            _ = try norm(x)
            #expect(try norm.num_batches_tracked?.item(as: Int.self) == 1)
            expectError(.value, "expected 2D or 3D input (got 4D input)") { _ = try norm(Tensor.zeros([1, 2, 3, 4])) }
        }

        @Test func dropoutModes() throws {
            let drop = try nn.Dropout(0.5), x = try Tensor.full([1000], 1.0)
            let share = try drop(x).scalars(of: Float.self).filter { $0 == 0 }.count
            #expect(share > 400 && share < 600)
            drop.eval()
            try expectClose(try drop(x), [Double](repeating: 1, count: 1000))
            expectError(.value, "between 0 and 1") { _ = try nn.Dropout(1.5) }
        }

        @Test func errorsNameWhatWasWanted() throws {
            expectError(.runtime, "Linear(in_features=3, out_features=2)") { _ = try nn.Linear(3, 2)(Tensor.zeros([4, 5])) }
            expectError(.value, "divisible by groups") { _ = try nn.Conv2d(3, 4, kernelSize: 3, groups: 2) }
            expectError(.runtime, "channels") { _ = try nn.Conv2d(3, 4, kernelSize: 3)(Tensor.zeros([1, 2, 8, 8])) }
            expectError(.index, "out of") { _ = try nn.Embedding(3, 2)(Tensor([3])) }
            expectError(.index, "out of bounds") { _ = try nn.CrossEntropyLoss()(Tensor.zeros([1, 3]), Tensor([3])) }
        }
    }

    @Suite struct ModuleTests {
        final class Block: Layer {
            let linear: nn.Linear
            let extra: (any Layer)?
            @nn.Parameter var scale: Tensor
            @nn.Buffer var seen: Tensor

            init() throws {
                linear = try nn.Linear(2, 2)
                extra = nil
                _scale = nn.Parameter(wrappedValue: try Tensor([1.0, 1]))
                _seen = nn.Buffer(wrappedValue: try Tensor(0))
            }

            func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try linear(x) * scale }
        }

        final class Net: Layer {
            let blocks: [any Layer]
            let norm: nn.BatchNorm1d
            let head: nn.Sequential

            init() throws {
                blocks = [try Block(), try Block()]
                norm = try nn.BatchNorm1d(2)
                head = try nn.Sequential {
                    nn.ReLU()
                    try nn.Dropout(0.1)
                    try nn.Linear(2, 1, bias: false)
                }
            }

            func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
                var y = x
                for b in blocks { y = try b(y) }
                return try head(try norm(y))
            }
        }

        @Test func namesAsInPyTorch() throws {
            let net = try Net()
            #expect(
                net.namedParameters.map { $0.name } == [
                    "blocks.0.scale", "blocks.0.linear.weight", "blocks.0.linear.bias", "blocks.1.scale",
                    "blocks.1.linear.weight",
                    "blocks.1.linear.bias", "norm.weight", "norm.bias", "head.2.weight",
                ])
            #expect(
                net.namedBuffers.map { $0.name } == [
                    "blocks.0.seen", "blocks.1.seen", "norm.running_mean", "norm.running_var", "norm.num_batches_tracked",
                ])
            #expect(net.trainableCount == 2 * 8 + 4 + 2)
            #expect(net.namedLayers.map { $0.name }.contains("head.1"))
            #expect(net.parameters.allSatisfy { $0.requiresGrad })
            #expect(!net.namedBuffers.contains { $0.tensor.requiresGrad })
        }

        @Test func modes() throws {
            let net = try Net()
            let drop = try #require(net.head[1] as? nn.Dropout)
            net.eval()
            #expect(!drop.isTraining && !net.norm.isTraining)
            net.train()
            #expect(drop.isTraining && net.norm.isTraining)
        }

        @Test func stateDicts() throws {
            Generator.default.seed(1)
            let a = try Net()
            Generator.default.seed(2)
            let b = try Net()
            let x = try float64([3, 2]).to(.float32)
            _ = try a(x)
            a.eval()
            b.eval()
            #expect(try a(x).scalars(of: Float.self) != b(x).scalars(of: Float.self))
            try b.load(stateDict: a.stateDict())
            #expect(try a(x).scalars(of: Float.self) == b(x).scalars(of: Float.self))

            var d = a.stateDict()
            d["head.2.weight"] = nil
            d["extra"] = try Tensor(1.0)
            expectError(.runtime, "Missing key(s) in state_dict: \"head.2.weight\"") { try b.load(stateDict: d) }
            expectError(.runtime, "Unexpected key(s) in state_dict: \"extra\"") { try b.load(stateDict: d) }
            try b.load(stateDict: d, strict: false)
            d["norm.weight"] = try Tensor.zeros([3])
            expectError(.runtime, "size mismatch for norm.weight") { try b.load(stateDict: d, strict: false) }
        }

        @Test func conversion() throws {
            let net = try Net(), weight = try #require(net.parameters.first)
            try net.to(.float64)
            #expect(weight.dtype == .float64 && net.parameters.first === weight && weight.requiresGrad)
            #expect(try net(float64([3, 2])).dtype == .float64)
            #expect(net.norm.num_batches_tracked?.dtype == .int64)
            expectError(.type, "floating point") { try net.to(.int64) }
        }

        @Test func sequentialsByCondition() throws {
            let deep = true
            let model = try nn.Sequential {
                for _ in 0..<3 { try nn.Linear(4, 4) }
                if deep { nn.ReLU() }
            }
            #expect(model.count == 4)
            let named = nn.Sequential(named: ["first": try nn.Linear(1, 1), "act": nn.ReLU()])
            #expect(named.namedParameters.map { $0.name } == ["first.weight", "first.bias"])
        }
    }
}
