// A recurrent layer composed of ordinary operators: where the gradient is to be differentiated again.

extension RecurrentLayer {
    /// The gradients as functions that can be differentiated: the layer is composed anew of ordinary operators, and these are walked.
    func differentiable(_ v: inout VJP) throws(TensorError) {
        var inputs: [Tensor?] = []
        var wanted: [Tensor] = [], positions: [Int] = []
        for i in 0..<Input.count {
            guard let t = try v.optionalInput(i) else {
                inputs.append(nil)
                continue
            }
            // A view of its own for each: the walk below ends there, whatever the inputs have to do with each other.
            let own = t.requiresGrad ? try t.reshape(t.shape) : t
            inputs.append(own)
            if v.needs(i) {
                wanted.append(own)
                positions.append(i)
            }
        }
        let results = try composed(inputs)
        var roots: [Tensor] = [], grads: [Tensor?] = []
        for (i, y) in results.enumerated() {
            guard let g = v.grad(i), y.requiresGrad else { continue }
            roots.append(y)
            grads.append(g)
        }
        let found = try gradients(of: roots, grads, withRespectTo: wanted, createGraph: true, allowUnused: true)
        for (k, i) in positions.enumerated() { v[i] = found[k] }
    }

    /// The results by ordinary operators: y, the last h, the last c of an LSTM.
    private func composed(_ x: [Tensor?]) throws(TensorError) -> [Tensor] {
        guard let input = x[Input.x], let h0 = x[Input.h], let w = x[Input.weight], let u = x[Input.hidden] else {
            throw .runtime("\(cell.name): inputs are missing")
        }
        let fromInput = try input.linear(w, bias: x[Input.bias])
        let initial = [h0, x[Input.c]].compactMap { $0 }
        var states = try mapTensors(initial) { t throws(TensorError) in
            try t.narrow(0, start: 0, length: steps.size(isReverse ? steps.count - 1 : 0))
        }
        var outputs: [Tensor] = [], finished: [[Tensor]] = []
        for k in 0..<steps.count {
            let t = isReverse ? steps.count - 1 - k : k
            let n = steps.size(t), present = states[0].shape[0]
            if n < present {
                finished.append(
                    try mapTensors(states) { s throws(TensorError) in try s.narrow(0, start: n, length: present - n) })
                states = try mapTensors(states) { s throws(TensorError) in try s.narrow(0, start: 0, length: n) }
            } else if n > present {
                for i in states.indices {
                    states[i] = try Tensor.cat([states[i], try initial[i].narrow(0, start: present, length: n - present)], 0)
                }
            }
            let gates = try fromInput.narrow(0, start: steps.offset(t), length: n)
            let fromHidden = try states[0].linear(u, bias: x[Input.hiddenBias])
            states = try step(gates, fromHidden, states, x[Input.projection])
            outputs.append(states[0])
        }
        if isReverse { outputs.reverse() }
        for i in states.indices where !finished.isEmpty {
            states[i] = try Tensor.cat([states[i]] + finished.reversed().map { $0[i] }, 0)
        }
        return [try Tensor.cat(outputs, 0)] + states
    }

    /// One step: the new h, and c of an LSTM.
    private func step(_ a: Tensor, _ b: Tensor, _ states: [Tensor], _ projection: Tensor?) throws(TensorError) -> [Tensor] {
        switch cell {
        case .tanh: return [try a.add(b).tanh()]
        case .relu: return [try a.add(b).relu()]
        case .gru:
            let p = try a.chunk(3, 1), q = try b.chunk(3, 1)
            let r = try p[0].add(q[0]).sigmoid(), z = try p[1].add(q[1]).sigmoid()
            let n = try p[2].add(try r.mul(q[2])).tanh()
            return [try n.add(try z.mul(try states[0].sub(n)))]
        case .lstm:
            let g = try a.add(b).chunk(4, 1)
            let i = try g[0].sigmoid(), f = try g[1].sigmoid(), m = try g[2].tanh(), o = try g[3].sigmoid()
            let c = try f.mul(states[1]).add(try i.mul(m))
            let h = try o.mul(try c.tanh())
            return [try projection.map { r throws(TensorError) in try h.linear(r) } ?? h, c]
        }
    }
}
