// Further losses: functions of predictions and targets.

extension nn {
    /// Connectionist temporal classification of log-probabilities (T, N, C) or (T, C), see `Tensor.ctcLoss`.
    public struct CTCLoss {
        public var blank: Int
        public var reduction: Reduction
        /// Targets that are too long count nothing.
        public var zeroInfinity: Bool

        public init(blank: Int = 0, reduction: Reduction = .mean, zeroInfinity: Bool = false) {
            self.blank = blank
            self.reduction = reduction
            self.zeroInfinity = zeroInfinity
        }

        public func callAsFunction(
            _ logProbabilities: Tensor, _ targets: Tensor, inputLengths: [Int], targetLengths: [Int]
        ) throws(TensorError) -> Tensor {
            try logProbabilities.ctcLoss(
                targets, inputLengths: inputLengths, targetLengths: targetLengths, blank: blank, reduction: reduction.rawValue,
                zeroInfinity: zeroInfinity)
        }
    }

    /// Minus the log likelihood of counts under Poisson rates `exp(input)` (or `input`).
    public struct PoissonNLLLoss {
        public var logInput: Bool, full: Bool
        public var eps: Double
        public var reduction: Reduction

        public init(logInput: Bool = true, full: Bool = false, eps: Double = 1e-8, reduction: Reduction = .mean) {
            self.logInput = logInput
            self.full = full
            self.eps = eps
            self.reduction = reduction
        }

        public func callAsFunction(_ input: Tensor, _ target: Tensor) throws(TensorError) -> Tensor {
            try input.poissonNLLLoss(target, logInput: logInput, full: full, eps: eps, reduction: reduction.rawValue)
        }
    }

    /// Minus the log likelihood under normal distributions of mean `input` and variance `variance` (at least `eps`).
    public struct GaussianNLLLoss {
        public var full: Bool
        public var eps: Double
        public var reduction: Reduction

        public init(full: Bool = false, eps: Double = 1e-6, reduction: Reduction = .mean) {
            self.full = full
            self.eps = eps
            self.reduction = reduction
        }

        public func callAsFunction(_ input: Tensor, _ target: Tensor, variance: Tensor) throws(TensorError) -> Tensor {
            // The gradient passes as though nothing had been raised to eps.
            let missing = try withoutGradient { () throws(TensorError) in try variance.clamp(min: .double(eps)).sub(variance) }
            let v = try variance.add(missing), d = try input.sub(target)
            var loss = try v.log().add(try d.mul(d).div(v)).mul(0.5)
            if full { loss = try loss.add(.double(0.5 * 1.837_877_066_409_345_6)) }
            return try loss.reduced(reduction.rawValue)
        }
    }

    /// `input` where the target is 1, `max(0, margin - input)` where it is -1.
    public struct HingeEmbeddingLoss {
        public var margin: Double
        public var reduction: Reduction
        public init(margin: Double = 1, reduction: Reduction = .mean) {
            self.margin = margin
            self.reduction = reduction
        }
        public func callAsFunction(_ input: Tensor, _ target: Tensor) throws(TensorError) -> Tensor {
            try input.hingeEmbeddingLoss(target, margin: margin, reduction: reduction.rawValue)
        }
    }

    /// `max(0, margin - target * (first - second))`.
    public struct MarginRankingLoss {
        public var margin: Double
        public var reduction: Reduction
        public init(margin: Double = 0, reduction: Reduction = .mean) {
            self.margin = margin
            self.reduction = reduction
        }
        public func callAsFunction(_ first: Tensor, _ second: Tensor, _ target: Tensor) throws(TensorError) -> Tensor {
            try first.marginRankingLoss(second, target, margin: margin, reduction: reduction.rawValue)
        }
    }

    /// `log(1 + exp(-target * input))`.
    public struct SoftMarginLoss {
        public var reduction: Reduction
        public init(reduction: Reduction = .mean) { self.reduction = reduction }
        public func callAsFunction(_ input: Tensor, _ target: Tensor) throws(TensorError) -> Tensor {
            try input.softMarginLoss(target, reduction: reduction.rawValue)
        }
    }

    /// `1 - cos` where the target is 1, `max(0, cos - margin)` where it is -1.
    public struct CosineEmbeddingLoss {
        public var margin: Double
        public var reduction: Reduction
        public init(margin: Double = 0, reduction: Reduction = .mean) {
            self.margin = margin
            self.reduction = reduction
        }
        public func callAsFunction(_ first: Tensor, _ second: Tensor, _ target: Tensor) throws(TensorError) -> Tensor {
            try first.cosineEmbeddingLoss(second, target, margin: margin, reduction: reduction.rawValue)
        }
    }

    /// Hinge loss of the target class (N,) against the others of (N, C), to the power p (1 or 2).
    public struct MultiMarginLoss {
        public var p: Double, margin: Double
        public var weight: Tensor?
        public var reduction: Reduction
        public init(p: Double = 1, margin: Double = 1, weight: Tensor? = nil, reduction: Reduction = .mean) {
            self.p = p
            self.margin = margin
            self.weight = weight
            self.reduction = reduction
        }
        public func callAsFunction(_ input: Tensor, _ target: Tensor) throws(TensorError) -> Tensor {
            try input.multiMarginLoss(target, p: p, margin: margin, weight: weight, reduction: reduction.rawValue)
        }
    }

    /// Hinge loss of several target classes a sample, listed up to the first -1.
    public struct MultiLabelMarginLoss {
        public var reduction: Reduction
        public init(reduction: Reduction = .mean) { self.reduction = reduction }
        public func callAsFunction(_ input: Tensor, _ target: Tensor) throws(TensorError) -> Tensor {
            try input.multiLabelMarginLoss(target, reduction: reduction.rawValue)
        }
    }

    /// The mean over classes of the binary cross entropy of logits (N, C).
    public struct MultiLabelSoftMarginLoss {
        public var weight: Tensor?
        public var reduction: Reduction
        public init(weight: Tensor? = nil, reduction: Reduction = .mean) {
            self.weight = weight
            self.reduction = reduction
        }
        public func callAsFunction(_ input: Tensor, _ target: Tensor) throws(TensorError) -> Tensor {
            try input.binaryCrossEntropyWithLogits(target, weight: weight, reduction: 0).mean([-1]).reduced(reduction.rawValue)
        }
    }

    /// `max(0, d(anchor, positive) - d(anchor, negative) + margin)` in the p-norm.
    public struct TripletMarginLoss {
        public var margin: Double, p: Double, eps: Double
        /// Whether the positive's distance to the negative counts where it is smaller.
        public var swap: Bool
        public var reduction: Reduction
        public init(margin: Double = 1, p: Double = 2, eps: Double = 1e-6, swap: Bool = false, reduction: Reduction = .mean) {
            self.margin = margin
            self.p = p
            self.eps = eps
            self.swap = swap
            self.reduction = reduction
        }
        public func callAsFunction(_ anchor: Tensor, _ positive: Tensor, _ negative: Tensor) throws(TensorError) -> Tensor {
            try anchor.tripletMarginLoss(
                positive, negative, margin: margin, p: p, eps: eps, swap: swap, reduction: reduction.rawValue)
        }
    }

    /// `TripletMarginLoss` with any distance.
    public struct TripletMarginWithDistanceLoss {
        public typealias Distance = (Tensor, Tensor) throws(TensorError) -> Tensor
        public var distance: Distance
        public var margin: Double
        public var swap: Bool
        public var reduction: Reduction

        public init(margin: Double = 1, swap: Bool = false, reduction: Reduction = .mean, distance: @escaping Distance) {
            self.distance = distance
            self.margin = margin
            self.swap = swap
            self.reduction = reduction
        }

        public func callAsFunction(_ anchor: Tensor, _ positive: Tensor, _ negative: Tensor) throws(TensorError) -> Tensor {
            let near = try distance(anchor, positive)
            var far = try distance(anchor, negative)
            if swap { far = try far.minimum(try distance(positive, negative)) }
            return try near.sub(far).add(.double(margin)).clamp(min: 0).reduced(reduction.rawValue)
        }
    }

    /// The cross entropy of a linear layer of its own: input (N, inFeatures), targets as `CrossEntropyLoss`.
    public final class LinearCrossEntropyLoss {
        public let linear: Linear
        public var loss: CrossEntropyLoss

        public init(
            _ inFeatures: Int, _ classes: Int, bias: Bool = false, weight: Tensor? = nil, ignoreIndex: Int = -100,
            reduction: Reduction = .mean, labelSmoothing: Double = 0, dtype: DType? = nil, generator: Generator = .default
        ) throws(TensorError) {
            linear = try Linear(inFeatures, classes, bias: bias, dtype: dtype, generator: generator)
            loss = CrossEntropyLoss(
                weight: weight, ignoreIndex: ignoreIndex, reduction: reduction, labelSmoothing: labelSmoothing)
        }

        public func callAsFunction(_ input: Tensor, _ target: Tensor) throws(TensorError) -> Tensor {
            try loss(try linear(input), target)
        }
    }

    /// Log-softmax over classes sorted by frequency, with smaller projections for rarer ones (Grave et al. 2017).
    public final class AdaptiveLogSoftmaxWithLoss: Layer {
        public let classes: Int
        /// Where a cluster ends and the next begins; classes below the first are in the head.
        public let cutoffs: [Int]
        public let head: Linear
        public let tail: [Sequential]

        /// - Throws: `TensorError` of kind `value` unless the cutoffs increase within 1 ... classes - 1.
        public init(
            _ inFeatures: Int, _ classes: Int, cutoffs: [Int], divisor: Double = 4, headBias: Bool = false, dtype: DType? = nil,
            generator: Generator = .default
        ) throws(TensorError) {
            guard let first = cutoffs.first, first > 0, zip(cutoffs, cutoffs.dropFirst()).allSatisfy({ $0 < $1 }),
                cutoffs[cutoffs.count - 1] < classes
            else {
                throw .value(
                    "cutoffs should be a sequence of unique, positive integers sorted in an increasing order, where each value is between 1 and "
                        + "n_classes-1, got \(cutoffs) for \(classes) classes")
            }
            self.classes = classes
            self.cutoffs = cutoffs
            head = try Linear(inFeatures, first + cutoffs.count, bias: headBias, dtype: dtype, generator: generator)
            var clusters: [Sequential] = []
            var width = Double(inFeatures)
            let bounds = cutoffs + [classes]
            for i in 0..<cutoffs.count {
                width /= divisor
                let inner = try Linear(inFeatures, Int(width), bias: false, dtype: dtype, generator: generator)
                let outer = try Linear(Int(width), bounds[i + 1] - bounds[i], bias: false, dtype: dtype, generator: generator)
                clusters.append(Sequential([inner, outer]))
            }
            tail = clusters
        }

        /// Log-probabilities of all classes: (N, inFeatures) to (N, classes).
        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
            let logs = try head(x).logSoftmax(1)
            var parts = [try logs.slice(1, 0, cutoffs[0])]
            for (i, cluster) in tail.enumerated() {
                parts.append(try cluster(x).logSoftmax(1).add(try logs.slice(1, cutoffs[0] + i, cutoffs[0] + i + 1)))
            }
            return try Tensor.cat(parts, 1)
        }

        /// Log-probabilities of the targets (N,), and their mean, negative.
        public func callAsFunction(_ x: Tensor, _ target: Tensor) throws(TensorError) -> (output: Tensor, loss: Tensor) {
            let output = try self(x).gather(dim: 1, try target.unsqueeze(1)).squeeze(1)
            return (output, try output.neg().mean())
        }
    }
}
