// Losses: functions of a prediction and a target.

extension nn {
    /// What becomes of the losses of the single elements.
    public enum Reduction: Int, Sendable {
        case none = 0
        case mean = 1
        case sum = 2
    }

    /// Cross entropy of logits: input (N, C), (C) or (N, C, d1, ...), target class indices (N), () or (N, d1, ...), or probabilities shaped
    /// as the input.
    public struct CrossEntropyLoss {
        /// A factor for each class.
        public var weight: Tensor?
        /// Targets of this value count nothing.
        public var ignoreIndex: Int
        public var reduction: Reduction
        /// The share of the target that is spread evenly over the classes.
        public var labelSmoothing: Double

        public init(weight: Tensor? = nil, ignoreIndex: Int = -100, reduction: Reduction = .mean, labelSmoothing: Double = 0) {
            self.weight = weight
            self.ignoreIndex = ignoreIndex
            self.reduction = reduction
            self.labelSmoothing = labelSmoothing
        }

        public func callAsFunction(_ input: Tensor, _ target: Tensor) throws(TensorError) -> Tensor {
            try input.crossEntropy(
                target, weight: weight, reduction: reduction.rawValue, ignoreIndex: ignoreIndex, labelSmoothing: labelSmoothing)
        }
    }

    /// Negative log likelihood of log-probabilities: shapes as `CrossEntropyLoss`, class indices only.
    public struct NLLLoss {
        public var weight: Tensor?
        public var ignoreIndex: Int
        public var reduction: Reduction

        public init(weight: Tensor? = nil, ignoreIndex: Int = -100, reduction: Reduction = .mean) {
            self.weight = weight
            self.ignoreIndex = ignoreIndex
            self.reduction = reduction
        }

        public func callAsFunction(_ input: Tensor, _ target: Tensor) throws(TensorError) -> Tensor {
            try input.nll(target, weight, reduction.rawValue, ignoreIndex)[0]
        }
    }

    /// `(input - target)^2`.
    public struct MSELoss {
        public var reduction: Reduction
        public init(reduction: Reduction = .mean) { self.reduction = reduction }

        public func callAsFunction(_ input: Tensor, _ target: Tensor) throws(TensorError) -> Tensor {
            try input.mseLoss(target, reduction: reduction.rawValue)
        }
    }

    /// `|input - target|`.
    public struct L1Loss {
        public var reduction: Reduction
        public init(reduction: Reduction = .mean) { self.reduction = reduction }

        public func callAsFunction(_ input: Tensor, _ target: Tensor) throws(TensorError) -> Tensor {
            try input.l1Loss(target, reduction: reduction.rawValue)
        }
    }

    /// Quadratic within `beta` of the target (`d^2 / (2 beta)`), linear beyond (`d - beta / 2`).
    public struct SmoothL1Loss {
        public var reduction: Reduction
        public var beta: Double

        public init(reduction: Reduction = .mean, beta: Double = 1) {
            self.reduction = reduction
            self.beta = beta
        }

        public func callAsFunction(_ input: Tensor, _ target: Tensor) throws(TensorError) -> Tensor {
            try input.smoothL1Loss(target, reduction: reduction.rawValue, beta: beta)
        }
    }

    /// Quadratic within `delta` of the target (`d^2 / 2`), linear beyond (`delta * (d - delta / 2)`).
    public struct HuberLoss {
        public var reduction: Reduction
        public var delta: Double

        public init(reduction: Reduction = .mean, delta: Double = 1) {
            self.reduction = reduction
            self.delta = delta
        }

        public func callAsFunction(_ input: Tensor, _ target: Tensor) throws(TensorError) -> Tensor {
            try input.huberLoss(target, reduction: reduction.rawValue, delta: delta)
        }
    }

    /// Binary cross entropy of probabilities.
    public struct BCELoss {
        public var weight: Tensor?
        public var reduction: Reduction

        public init(weight: Tensor? = nil, reduction: Reduction = .mean) {
            self.weight = weight
            self.reduction = reduction
        }

        public func callAsFunction(_ input: Tensor, _ target: Tensor) throws(TensorError) -> Tensor {
            try input.binaryCrossEntropy(target, weight: weight, reduction: reduction.rawValue)
        }
    }

    /// Binary cross entropy of logits.
    public struct BCEWithLogitsLoss {
        public var weight: Tensor?
        /// The weight of positive targets, per class.
        public var posWeight: Tensor?
        public var reduction: Reduction

        public init(weight: Tensor? = nil, posWeight: Tensor? = nil, reduction: Reduction = .mean) {
            self.weight = weight
            self.posWeight = posWeight
            self.reduction = reduction
        }

        public func callAsFunction(_ input: Tensor, _ target: Tensor) throws(TensorError) -> Tensor {
            try input.binaryCrossEntropyWithLogits(target, weight: weight, posWeight: posWeight, reduction: reduction.rawValue)
        }
    }

    /// Kullback-Leibler divergence of log-probabilities from target probabilities.
    public struct KLDivLoss {
        public var reduction: Reduction
        /// The target is given as log-probabilities too.
        public var logTarget: Bool

        public init(reduction: Reduction = .mean, logTarget: Bool = false) {
            self.reduction = reduction
            self.logTarget = logTarget
        }

        public func callAsFunction(_ input: Tensor, _ target: Tensor) throws(TensorError) -> Tensor {
            try input.loss(KLDivergence(logTarget: logTarget), target, reduction.rawValue)
        }
    }
}
