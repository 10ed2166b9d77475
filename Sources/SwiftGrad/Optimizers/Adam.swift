extension optim {
    /// The options of `Adam` and `AdamW`.
    public struct AdamOptions: OptimizerOptions, Sendable {
        public var learningRate: Double
        /// Decay of the running averages of the gradient and of its square.
        public var betas: (Double, Double)
        /// Added to the denominator.
        public var eps: Double
        public var weightDecay: Double
        /// Divide by the largest average of squares seen.
        public var amsgrad: Bool
        public var maximize: Bool

        public init(
            learningRate: Double = 1e-3, betas: (Double, Double) = (0.9, 0.999), eps: Double = 1e-8, weightDecay: Double = 0,
            amsgrad: Bool = false, maximize: Bool = false
        ) {
            self.learningRate = learningRate
            self.betas = betas
            self.eps = eps
            self.weightDecay = weightDecay
            self.amsgrad = amsgrad
            self.maximize = maximize
        }

        public func validate() throws(TensorError) {
            try require(learningRate >= 0, "learning rate", learningRate)
            try require(eps >= 0, "epsilon value", eps)
            try require(betas.0 >= 0 && betas.0 < 1, "beta parameter at index 0", betas.0)
            try require(betas.1 >= 0 && betas.1 < 1, "beta parameter at index 1", betas.1)
            try require(weightDecay >= 0, "weight_decay value", weightDecay)
        }
    }

    /// What Adam remembers of a parameter.
    private struct AdamState {
        var average: Tensor
        var square: Tensor
        var largest: Tensor?
        var steps = 0
    }

    /// Adam (Kingma and Ba 2015); weight decay is an L2 penalty.
    public final class Adam: Optimizer {
        public var groups: [ParameterGroup<AdamOptions>]
        private var engine = AdamEngine(isDecoupled: false)

        public init(_ groups: [ParameterGroup<AdamOptions>]) throws(TensorError) { self.groups = try checkedGroups(groups) }

        public convenience init(
            _ parameters: [Tensor], learningRate: Double = 1e-3, betas: (Double, Double) = (0.9, 0.999), eps: Double = 1e-8,
            weightDecay: Double = 0, amsgrad: Bool = false, maximize: Bool = false
        ) throws(TensorError) {
            try self.init([
                ParameterGroup(
                    parameters,
                    AdamOptions(
                        learningRate: learningRate, betas: betas, eps: eps, weightDecay: weightDecay, amsgrad: amsgrad,
                        maximize: maximize))
            ])
        }

        public func step() throws(TensorError) { for group in groups { try engine.step(group) } }
    }

    /// Adam with decoupled weight decay (Loshchilov and Hutter 2019): parameters shrink by `learningRate * weightDecay` a step.
    public final class AdamW: Optimizer {
        public var groups: [ParameterGroup<AdamOptions>]
        private var engine = AdamEngine(isDecoupled: true)

        public init(_ groups: [ParameterGroup<AdamOptions>]) throws(TensorError) { self.groups = try checkedGroups(groups) }

        public convenience init(
            _ parameters: [Tensor], learningRate: Double = 1e-3, betas: (Double, Double) = (0.9, 0.999), eps: Double = 1e-8,
            weightDecay: Double = 1e-2, amsgrad: Bool = false, maximize: Bool = false
        ) throws(TensorError) {
            try self.init([
                ParameterGroup(
                    parameters,
                    AdamOptions(
                        learningRate: learningRate, betas: betas, eps: eps, weightDecay: weightDecay, amsgrad: amsgrad,
                        maximize: maximize))
            ])
        }

        public func step() throws(TensorError) { for group in groups { try engine.step(group) } }
    }

    /// The step that both share.
    private struct AdamEngine {
        let isDecoupled: Bool
        private var states = ParameterState<AdamState>()

        init(isDecoupled: Bool) { self.isDecoupled = isDecoupled }

        mutating func step(_ group: ParameterGroup<AdamOptions>) throws(TensorError) {
            let o = group.options
            var parameters: [Tensor] = [], gradients: [Tensor] = [], averages: [Tensor] = [], squares: [Tensor] = [],
                largest: [Tensor] = []
            var steps: [Double] = []
            for p in group.parameters {
                guard let g = p.grad else { continue }
                var s = try states.state(of: p) { () throws(TensorError) in
                    AdamState(average: try zerosLike(p), square: try zerosLike(p), largest: o.amsgrad ? try zerosLike(p) : nil)
                }
                if o.amsgrad && s.largest == nil { s.largest = try zerosLike(p) }
                s.steps += 1
                states[p] = s
                parameters.append(p)
                gradients.append(g)
                averages.append(s.average)
                squares.append(s.square)
                if o.amsgrad, let l = s.largest { largest.append(l) }
                steps.append(Double(s.steps))
            }
            if parameters.isEmpty { return }
            try withoutGradient { () throws(TensorError) in
                try call(
                    isDecoupled ? FusedAdamW.self : FusedAdam.self,
                    [
                        .tensors(parameters), .tensors(gradients), .tensors(averages), .tensors(squares), .tensors(largest),
                        .doubles(steps),
                        .scalar(.double(o.learningRate)), .scalar(.double(o.betas.0)), .scalar(.double(o.betas.1)),
                        .scalar(.double(o.weightDecay)), .scalar(.double(o.eps)), .scalar(.bool(o.amsgrad)),
                        .scalar(.bool(o.maximize)),
                    ])
            }
        }
    }
}
