extension optim {
    /// Divides the gradient by a running average of its size (Hinton's lecture of 2012; centred: Graves 2013).
    public final class RMSprop: Optimizer {
        public struct Options: OptimizerOptions, Sendable {
            public var learningRate: Double
            /// Decay of the running average of squares.
            public var alpha: Double
            public var eps: Double
            public var weightDecay: Double
            public var momentum: Double
            /// Divide by the estimated variance, not the mean square.
            public var centered: Bool
            public var maximize: Bool

            public init(
                learningRate: Double = 1e-2, alpha: Double = 0.99, eps: Double = 1e-8, weightDecay: Double = 0,
                momentum: Double = 0,
                centered: Bool = false, maximize: Bool = false
            ) {
                self.learningRate = learningRate
                self.alpha = alpha
                self.eps = eps
                self.weightDecay = weightDecay
                self.momentum = momentum
                self.centered = centered
                self.maximize = maximize
            }

            public func validate() throws(TensorError) {
                try require(learningRate >= 0, "learning rate", learningRate)
                try require(eps >= 0, "epsilon value", eps)
                try require(momentum >= 0, "momentum value", momentum)
                try require(weightDecay >= 0, "weight_decay value", weightDecay)
                try require(alpha >= 0, "alpha value", alpha)
            }
        }

        private struct State {
            var square: Tensor
            var momentum: Tensor?
            var average: Tensor?
        }

        public var groups: [ParameterGroup<Options>]
        private var states = ParameterState<State>()

        public init(_ groups: [ParameterGroup<Options>]) throws(TensorError) { self.groups = try checkedGroups(groups) }

        public convenience init(
            _ parameters: [Tensor], learningRate: Double = 1e-2, alpha: Double = 0.99, eps: Double = 1e-8,
            weightDecay: Double = 0,
            momentum: Double = 0, centered: Bool = false, maximize: Bool = false
        ) throws(TensorError) {
            try self.init([
                ParameterGroup(
                    parameters,
                    Options(
                        learningRate: learningRate, alpha: alpha, eps: eps, weightDecay: weightDecay, momentum: momentum,
                        centered: centered,
                        maximize: maximize))
            ])
        }

        public func step() throws(TensorError) {
            for group in groups {
                let o = group.options
                var parameters: [Tensor] = [], gradients: [Tensor] = [], squares: [Tensor] = [], momenta: [Tensor] = [],
                    averages: [Tensor] = []
                for p in group.parameters {
                    guard let g = p.grad else { continue }
                    var s = try states.state(of: p) { () throws(TensorError) in State(square: try zerosLike(p)) }
                    if o.momentum > 0 && s.momentum == nil { s.momentum = try zerosLike(p) }
                    if o.centered && s.average == nil { s.average = try zerosLike(p) }
                    states[p] = s
                    parameters.append(p)
                    gradients.append(g)
                    squares.append(s.square)
                    if o.momentum > 0, let m = s.momentum { momenta.append(m) }
                    if o.centered, let a = s.average { averages.append(a) }
                }
                if parameters.isEmpty { continue }
                try withoutGradient { () throws(TensorError) in
                    try call(
                        FusedRMSprop.self,
                        [
                            .tensors(parameters), .tensors(gradients), .tensors(squares), .tensors(momenta), .tensors(averages),
                            .scalar(.double(o.learningRate)), .scalar(.double(o.alpha)), .scalar(.double(o.eps)),
                            .scalar(.double(o.weightDecay)), .scalar(.double(o.momentum)), .scalar(.bool(o.centered)),
                            .scalar(.bool(o.maximize)),
                        ])
                }
            }
        }
    }
}
