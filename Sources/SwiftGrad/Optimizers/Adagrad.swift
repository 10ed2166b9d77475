extension optim {
    /// Divides the gradient by the root of the sum of all its squares so far (Duchi et al. 2011).
    public final class Adagrad: Optimizer {
        public struct Options: OptimizerOptions, Sendable {
            public var learningRate: Double
            public var learningRateDecay: Double
            public var weightDecay: Double
            public var initialAccumulator: Double
            public var eps: Double
            public var maximize: Bool

            public init(
                learningRate: Double = 1e-2, learningRateDecay: Double = 0, weightDecay: Double = 0,
                initialAccumulator: Double = 0,
                eps: Double = 1e-10, maximize: Bool = false
            ) {
                self.learningRate = learningRate
                self.learningRateDecay = learningRateDecay
                self.weightDecay = weightDecay
                self.initialAccumulator = initialAccumulator
                self.eps = eps
                self.maximize = maximize
            }

            public func validate() throws(TensorError) {
                try require(learningRate >= 0, "learning rate", learningRate)
                try require(learningRateDecay >= 0, "lr_decay value", learningRateDecay)
                try require(weightDecay >= 0, "weight_decay value", weightDecay)
                try require(initialAccumulator >= 0, "initial_accumulator_value value", initialAccumulator)
                try require(eps >= 0, "epsilon value", eps)
            }
        }

        private struct State {
            var sum: Tensor
            var steps = 0
        }

        public var groups: [ParameterGroup<Options>]
        private var states = ParameterState<State>()

        public init(_ groups: [ParameterGroup<Options>]) throws(TensorError) { self.groups = try checkedGroups(groups) }

        public convenience init(
            _ parameters: [Tensor], learningRate: Double = 1e-2, learningRateDecay: Double = 0, weightDecay: Double = 0,
            initialAccumulator: Double = 0, eps: Double = 1e-10, maximize: Bool = false
        ) throws(TensorError) {
            try self.init([
                ParameterGroup(
                    parameters,
                    Options(
                        learningRate: learningRate, learningRateDecay: learningRateDecay, weightDecay: weightDecay,
                        initialAccumulator: initialAccumulator, eps: eps, maximize: maximize))
            ])
        }

        public func step() throws(TensorError) {
            for group in groups {
                let o = group.options
                // Parameters that have had equally many steps share a learning rate, and so a call.
                var bySteps: [Int: [(parameter: Tensor, gradient: Tensor, sum: Tensor)]] = [:]
                for p in group.parameters {
                    guard let g = p.grad else { continue }
                    var s = try states.state(of: p) { () throws(TensorError) in
                        State(sum: try Tensor.full(p.shape, .double(o.initialAccumulator), p.dtype))
                    }
                    s.steps += 1
                    states[p] = s
                    bySteps[s.steps, default: []].append((p, g, s.sum))
                }
                for (steps, members) in bySteps {
                    try withoutGradient { () throws(TensorError) in
                        let rate = o.learningRate / (1 + Double(steps - 1) * o.learningRateDecay)
                        try call(
                            FusedAdagrad.self,
                            [
                                .tensors(members.map { $0.parameter }), .tensors(members.map { $0.gradient }),
                                .tensors(members.map { $0.sum }), .scalar(.double(rate)), .scalar(.double(o.weightDecay)),
                                .scalar(.double(o.eps)), .scalar(.bool(o.maximize)),
                            ])
                    }
                }
            }
        }
    }
}
