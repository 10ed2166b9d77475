import SwiftGrad
import Testing

extension EngineTests {
    /// Layers by their effect: shapes, simple values, names of parameters. Values against PyTorch are the Python tests' business.
    @Suite struct MoreLayerTests {
        private func ramp(_ shape: [Int]) throws -> Tensor {
            let n = shape.reduce(1, *)
            return try Tensor((0..<n).map { Double($0) }, shape: shape, dtype: .float64)
        }

        @Test func activations() throws {
            let x = try Tensor([-4.0, -0.4, 0.4, 4.0], dtype: .float64)
            try expectClose(try nn.Hardtanh()(x), [-1, -0.4, 0.4, 1])
            try expectClose(try nn.ReLU6()(x), [0, 0, 0.4, 4])
            try expectClose(try nn.Hardshrink()(x), [-4, 0, 0, 4])
            try expectClose(try nn.Softshrink()(x), [-3.5, 0, 0, 3.5])
            try expectClose(try nn.Threshold(0.5, 9)(x), [9, 9, 9, 4])
            try expectClose(try nn.Hardswish()(x), [0, -0.4 * 2.6 / 6, 0.4 * 3.4 / 6, 4])
            try expectClose(try nn.Softsign()(x), [-0.8, -0.4 / 1.4, 0.4 / 1.4, 0.8])
            try expectClose(try nn.PReLU(dtype: .float64)(x), [-1, -0.1, 0.4, 4])
            try expectClose(try nn.GLU()(x), [-4 / (1 + 0.670320046), -0.4 / (1 + 0.0183156389)], 1e-8)
            let random = nn.RReLU()
            random.isTraining = false
            try expectClose(try random(x), [-4 * (0.125 + 1 / 3) / 2, -0.4 * (0.125 + 1 / 3) / 2, 0.4, 4], 1e-9)
            for layer in [nn.CELU(), nn.SELU(), nn.Mish(), nn.LogSigmoid(), nn.Tanhshrink(), nn.Hardsigmoid()] as [any Layer] {
                #expect(try layer(x).sizes == [4])
            }
            expectError(.value, "max_val must be larger") { _ = try nn.Hardtanh(1, 0) }
        }

        @Test func convolutions() throws {
            let x = try ramp([2, 4, 5, 6, 7])
            #expect(try nn.Conv3d(4, 2, kernelSize: 3, padding: 1, dtype: .float64)(x).sizes == [2, 2, 5, 6, 7])
            #expect(
                try nn.Conv3d(4, 2, kernelSize: .init(1, 2, 4), samePadding: true, dtype: .float64)(x).sizes == [2, 2, 5, 6, 7])
            let plane = try ramp([1, 2, 5, 6])
            #expect(
                try nn.Conv2d(2, 2, kernelSize: 3, padding: 1, paddingMode: .circular, dtype: .float64)(plane).sizes == [
                    1, 2, 5, 6,
                ])
            let up = try nn.ConvTranspose2d(2, 4, kernelSize: 2, stride: 2, outputPadding: 1, groups: 2, dtype: .float64)
            #expect(try up(plane).sizes == [1, 4, 11, 13])
            #expect(up.weight.sizes == [2, 2, 2, 2] && up.bias?.sizes == [4])
            #expect(try nn.ConvTranspose1d(2, 3, kernelSize: 2, dtype: .float64)(ramp([2, 5])).sizes == [3, 6])
            expectError(.value, "padding='same'") { _ = try nn.Conv1d(1, 1, kernelSize: 2, stride: 2, samePadding: true) }
        }

        @Test func pooling() throws {
            let x = try ramp([1, 4])
            try expectClose(try nn.MaxPool1d(2)(x), [1, 3])
            try expectClose(try nn.AvgPool1d(2)(x), [0.5, 2.5])
            try expectClose(try nn.LPPool1d(2, 2)(x), [1, 13.0.squareRoot()], 1e-9)
            try expectClose(try nn.AdaptiveMaxPool1d(2)(x), [1, 3])
            let (values, indices) = try nn.MaxPool1d(2).withIndices(x)
            try expectClose(try nn.MaxUnpool1d(2)(values, indices), [0, 1, 0, 3])
            #expect(try nn.MaxPool3d(2)(ramp([1, 2, 4, 4, 4])).sizes == [1, 2, 2, 2, 2])
            #expect(try nn.AvgPool3d(2)(ramp([2, 4, 4, 4])).sizes == [2, 2, 2, 2])
            #expect(try nn.FractionalMaxPool2d(2, outputSize: 3)(ramp([2, 7, 7])).sizes == [2, 3, 3])
            #expect(try nn.FractionalMaxPool3d(2, outputRatio: 0.5)(ramp([2, 7, 7, 7])).sizes == [2, 3, 3, 3])
            expectError(.value, "between 0 and 1") { _ = try nn.FractionalMaxPool2d(2, outputRatio: 2) }
        }

        @Test func normalisation() throws {
            let x = try ramp([2, 3, 4])
            let norm = try nn.InstanceNorm1d(3, affine: true, trackRunningStats: true, dtype: .float64)
            #expect(abs(try norm(x).sum().item(as: Double.self)) < 1e-9)
            #expect(norm.namedTensorNames == ["weight", "bias", "running_mean", "running_var", "num_batches_tracked"])
            let rms = try nn.RMSNorm([2], dtype: .float64)
            try expectClose(try rms(Tensor([3.0, 4.0], dtype: .float64)), [3 / 12.5.squareRoot(), 4 / 12.5.squareRoot()], 1e-9)
            #expect(try nn.LocalResponseNorm(2)(x).sizes == [2, 3, 4])
            try expectClose(
                try nn.CrossMapLRN2d(3, alpha: 3, beta: 1)(Tensor([1.0, 2, 3, 4], shape: [1, 4, 1, 1], dtype: .float64)),
                [1.0 / 6, 2.0 / 15, 3.0 / 31, 4.0 / 27])
            #expect(try nn.BatchNorm3d(3, dtype: .float64)(ramp([2, 3, 2, 2, 2])).sizes == [2, 3, 2, 2, 2])
            expectError(.value, "expected 3D or 4D input (got 2D input)") { _ = try nn.InstanceNorm2d(3)(ramp([2, 3])) }
        }

        @Test func paddingAndShapes() throws {
            let x = try ramp([1, 3])
            try expectClose(try nn.ZeroPad1d(1)(x), [0, 0, 1, 2, 0])
            try expectClose(try nn.ConstantPad1d(1, -1, value: 7)(x), [7, 0, 1])
            try expectClose(try nn.ReflectionPad1d(1)(x), [1, 0, 1, 2, 1])
            try expectClose(try nn.ReplicationPad1d(0, 2)(x), [0, 1, 2, 2, 2])
            try expectClose(try nn.CircularPad1d(1)(x), [2, 0, 1, 2, 0])
            try expectClose(try nn.Upsample(scaleFactor: [2])(ramp([1, 1, 2])), [0, 0, 1, 1])
            try expectClose(try nn.UpsamplingBilinear2d(size: [1, 3])(ramp([1, 1, 1, 2])), [0, 0.5, 1])
            #expect(try nn.PixelUnshuffle(2)(nn.PixelShuffle(2)(ramp([1, 4, 2, 3]))).sizes == [1, 4, 2, 3])
            #expect(try nn.Fold(4, 2)(nn.Unfold(2)(ramp([1, 3, 4, 4]))).sizes == [1, 3, 4, 4])
            try expectClose(try nn.ChannelShuffle(2)(ramp([1, 4, 1])), [0, 2, 1, 3])
            #expect(try nn.Unflatten(1, [2, 3])(ramp([2, 6])).sizes == [2, 2, 3])
            expectError(.value, "padding of 1 or 4 numbers") { _ = try nn.ZeroPad2d(1, 2, 3) }
        }

        @Test func tablesAndDistances() throws {
            let bag = try nn.EmbeddingBag(4, 2, mode: .sum, dtype: .float64)
            let rows = try Tensor([0, 2, 2, 3], dtype: .int64)
            let a = try bag(rows.reshape([2, 2])), b = try bag(rows, offsets: Tensor([0, 2], dtype: .int64))
            #expect(try a.isEqual(to: b))
            #expect(try nn.Bilinear(2, 3, 4, dtype: .float64)(ramp([5, 2]), ramp([5, 3])).sizes == [5, 4])
            let x = try Tensor([3.0, 0], shape: [1, 2], dtype: .float64),
                y = try Tensor([0.0, 4], shape: [1, 2], dtype: .float64)
            try expectClose(try nn.PairwiseDistance(eps: 0)(x, y), [5], 1e-9)
            try expectClose(try nn.CosineSimilarity()(x, y), [0])
        }

        @Test func losses() throws {
            let x = try Tensor([2.0, -1, 0.5], dtype: .float64), t = try Tensor([1.0, -1, 1], dtype: .float64)
            try expectClose(try nn.HingeEmbeddingLoss(reduction: .sum)(x, t), [2 + 2 + 0.5])
            try expectClose(try nn.MarginRankingLoss(margin: 1, reduction: .none)(x, t, t), [0, 1, 1.5])
            try expectClose(
                try nn.GaussianNLLLoss(reduction: .none)(x, t, variance: Tensor.full([3], 1.0, .float64)), [0.5, 0, 0.125])
            let logits = try ramp([2, 3]), classes = try Tensor([0, 2], dtype: .int64)
            try expectClose(try nn.MultiMarginLoss(reduction: .sum)(logits, classes), [5.0 / 3])
            let distance = nn.TripletMarginWithDistanceLoss(reduction: .sum) { (a, b) throws(TensorError) in
                try a.sub(b).abs().sum([-1])
            }
            try expectClose(try distance(logits, logits, try logits.add(0.25)), [0.25 + 0.25])
            let logs = try ramp([4, 3]).logSoftmax(1)
            let ctc = try nn.CTCLoss()(logs, Tensor([1, 2], dtype: .int64), inputLengths: [4], targetLengths: [2])
            #expect(ctc.sizes == [])
            #expect(try ctc.item(as: Double.self) > 0)
            let adaptive = try nn.AdaptiveLogSoftmaxWithLoss(8, 12, cutoffs: [4, 8], divisor: 2, dtype: .float64)
            try expectClose(try adaptive(ramp([2, 8])).exp().sum([1]), [1, 1], 1e-9)
            let fused = try nn.LinearCrossEntropyLoss(3, 5, dtype: .float64)
            #expect(try fused(logits, classes).sizes == [])
        }

        @Test func lazyLayers() throws {
            let net = nn.Sequential {
                nn.LazyConv2d(4, kernelSize: 3, dtype: .float64)
                nn.LazyBatchNorm2d(dtype: .float64)
                nn.Flatten()
                nn.LazyLinear(2, dtype: .float64)
            }
            #expect(net.parameters.isEmpty)
            #expect(try net(ramp([2, 3, 4, 4])).sizes == [2, 2])
            #expect(net.namedParameters.map { $0.name } == ["0.weight", "0.bias", "1.weight", "1.bias", "3.weight", "3.bias"])
            net.eval()
            #expect(try net(ramp([1, 3, 4, 4])).sizes == [1, 2])
            expectError(.runtime, "Expected 3D (unbatched) or 4D (batched) input") {
                _ = try nn.LazyConv2d(4, kernelSize: 3)(ramp([4, 4]))
            }
        }
    }
}

extension Layer {
    /// Names of parameters, then of buffers.
    fileprivate var namedTensorNames: [String] { namedParameters.map { $0.name } + namedBuffers.map { $0.name } }
}
