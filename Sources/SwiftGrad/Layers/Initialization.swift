#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension nn {
    /// PyTorch's default initialisations, drawn from the same random streams: after `Generator.default.seed(0)` a layer has the weights that
    /// PyTorch's has after `torch.manual_seed(0)`.
    public enum Initialization {
        /// The inputs that one output of a weight (out, in, ...) depends on.
        public static func fanIn(_ weight: Tensor) throws(TensorError) -> Int {
            guard weight.dim >= 2 else {
                throw .value(
                    "Fan in and fan out can not be computed for tensor with fewer than 2 dimensions: got shape \(weight.shape)")
            }
            return weight.shape.array.dropFirst().reduce(1, &*)
        }

        /// He initialisation from a uniform distribution (He et al. 2015), for leaky ReLU of slope `a`: bound
        /// `sqrt(2 / (1 + a^2)) * sqrt(3 / fanIn)`.
        public static func kaimingUniform(_ weight: Tensor, a: Double = 0, generator: Generator = .default) throws(TensorError) {
            let fan = try fanIn(weight)
            if weight.numel == 0 { return }
            let gain = sqrt(2 / (1 + a * a))
            let bound = sqrt(3.0) * (gain / sqrt(Double(fan)))
            try uniform(weight, -bound, bound, generator: generator)
        }

        /// Uniform in [from, to).
        public static func uniform(_ t: Tensor, _ from: Double, _ to: Double, generator: Generator = .default) throws(TensorError)
        {
            _ = try withoutGradient { () throws(TensorError) in try t.uniformInPlace(from, to, generator: generator) }
        }

        /// Normal with the given mean and standard deviation.
        public static func normal(_ t: Tensor, mean: Double = 0, std: Double = 1, generator: Generator = .default)
            throws(TensorError)
        {
            _ = try withoutGradient { () throws(TensorError) in try t.normalInPlace(mean, std, generator: generator) }
        }

        /// The weight (out, in, ...) and bias (out,) of linear and convolution layers: both uniform within `1 / sqrt(fanIn)`.
        static func weightAndBias(
            _ shape: [Int], bias: Bool, dtype: DType?, generator: Generator
        ) throws(TensorError) -> (weight: Tensor, bias: Tensor?) {
            try weightAndBias(shape, biasSize: bias ? shape[0] : nil, dtype: dtype, generator: generator)
        }

        /// The same with a bias of another size than the weight's first (transposed convolutions); nil: none.
        static func weightAndBias(
            _ shape: [Int], biasSize: Int?, dtype: DType?, generator: Generator
        ) throws(TensorError) -> (weight: Tensor, bias: Tensor?) {
            let weight = try Tensor.empty(shape, dtype)
            try kaimingUniform(weight, a: sqrt(5.0), generator: generator)
            guard let biasSize else { return (weight, nil) }
            let b = try Tensor.empty([biasSize], dtype)
            let fan = try fanIn(weight)
            if fan > 0 {
                let bound = 1 / sqrt(Double(fan))
                try uniform(b, -bound, bound, generator: generator)
            }
            return (weight, b)
        }
    }
}
