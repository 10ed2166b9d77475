extension optim {
    /// Stochastic gradient descent with momentum, Nesterov's too, and weight decay.
    public final class SGD: Optimizer {
        public struct Options: OptimizerOptions, Sendable {
            public var learningRate: Double
            public var momentum: Double
            public var dampening: Double
            /// The factor of an L2 penalty.
            public var weightDecay: Double
            public var nesterov: Bool
            public var maximize: Bool

            public init(
                learningRate: Double = 1e-3, momentum: Double = 0, dampening: Double = 0, weightDecay: Double = 0,
                nesterov: Bool = false,
                maximize: Bool = false
            ) {
                self.learningRate = learningRate
                self.momentum = momentum
                self.dampening = dampening
                self.weightDecay = weightDecay
                self.nesterov = nesterov
                self.maximize = maximize
            }

            public func validate() throws(TensorError) {
                try require(learningRate >= 0, "learning rate", learningRate)
                try require(momentum >= 0, "momentum value", momentum)
                try require(weightDecay >= 0, "weight_decay value", weightDecay)
                if nesterov && (momentum <= 0 || dampening != 0) {
                    throw .value(
                        "Nesterov momentum requires a momentum and zero dampening: got momentum \(momentum), dampening \(dampening)"
                    )
                }
            }
        }

        public var groups: [ParameterGroup<Options>]
        private var buffers = ParameterState<Tensor>()

        public init(_ groups: [ParameterGroup<Options>]) throws(TensorError) { self.groups = try checkedGroups(groups) }

        public convenience init(
            _ parameters: [Tensor], learningRate: Double = 1e-3, momentum: Double = 0, dampening: Double = 0,
            weightDecay: Double = 0,
            nesterov: Bool = false, maximize: Bool = false
        ) throws(TensorError) {
            try self.init([
                ParameterGroup(
                    parameters,
                    Options(
                        learningRate: learningRate, momentum: momentum, dampening: dampening, weightDecay: weightDecay,
                        nesterov: nesterov,
                        maximize: maximize))
            ])
        }

        public func step() throws(TensorError) {
            for group in groups {
                let o = group.options
                let active = group.parameters.filter { $0.grad != nil }
                if o.momentum == 0 {
                    try update(active, [], o, isFirst: false)
                    continue
                }
                // A parameter's first step starts its momentum with the gradient itself.
                let old = active.filter { buffers[$0] != nil }, new = active.filter { buffers[$0] == nil }
                try update(old, old.compactMap { buffers[$0] }, o, isFirst: false)
                var fresh: [Tensor] = []
                for p in new {
                    let b = try zerosLike(p)
                    fresh.append(b)
                    buffers[p] = b
                }
                try update(new, fresh, o, isFirst: true)
            }
        }

        private func update(_ parameters: [Tensor], _ momenta: [Tensor], _ o: Options, isFirst: Bool) throws(TensorError) {
            if parameters.isEmpty { return }
            try withoutGradient { () throws(TensorError) in
                try call(
                    FusedSGD.self,
                    [
                        .tensors(parameters), .tensors(parameters.map { $0.grad }), .tensors(momenta),
                        .scalar(.double(o.weightDecay)),
                        .scalar(.double(o.momentum)), .scalar(.double(o.learningRate)), .scalar(.double(o.dampening)),
                        .scalar(.bool(o.nesterov)), .scalar(.bool(o.maximize)), .scalar(.bool(isFirst)),
                    ])
            }
        }
    }
}
