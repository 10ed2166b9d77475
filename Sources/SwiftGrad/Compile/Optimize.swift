// Passes over the instructions of a capture, in the order they are made in.

extension Capture {
    func optimize() {
        removeDead()
        if Capture.fuses {
            shareEqual()
            removeDead()
            fuseElements()
        }
        report.append("replayed: \(forward.count) instructions forward, \(backward.count) backward")
        report.append("forward: " + Capture.labels(forward))
        report.append("backward: " + Capture.labels(backward))
    }

    /// Leaves out what nobody looks at.
    func removeDead() {
        var live = Array(repeating: false, count: tape.roots.count)
        for o in outputs { if case .made(let operand) = o { live[operand.root] = true } }
        for o in gradients { if let o { live[o.root] = true } }
        func sweep(_ list: [Instruction]) -> [Instruction] {
            var kept: [Instruction] = []
            for s in list.reversed() {
                let writesLive = s.writes.contains { live[$0.root] || !tape.roots[$0.root].isMade }
                guard s.isEffect || writesLive || s.outputs.contains(where: { $0.map { live[$0.root] } ?? false }) else {
                    continue
                }
                for o in s.inputs { if let o { live[o.root] = true } }
                for o in s.writes { live[o.root] = true }
                kept.append(s)
            }
            return kept.reversed()
        }
        backward = sweep(backward)
        forward = sweep(forward)
    }

    /// Element-wise operators that convert or move the same operand the same way compute it once: the casts of autocast above all.
    func shareEqual() {
        struct Key: Hashable {
            let input: Operand
            let dtype: DType
            let strides: [Int]
        }
        var known: [Key: Int] = [:]
        var instead: [Int: Int] = [:]
        let escaping = Set(
            outputs.compactMap { if case .made(let o) = $0 { o.root } else { nil } } + gradients.compactMap { $0?.root })
        func pass(_ list: [Instruction]) -> [Instruction] {
            var kept: [Instruction] = []
            for var s in list {
                s.inputs = s.inputs.map { o in o.flatMap { o in instead[o.root].map { Operand(root: $0, like: o) } ?? o } }
                if s.isPure, let f = s.element, f.kind == .cast, let x = s.inputs[0], let y = s.outputs[0],
                    !tape.roots[x.root].isMutated, !tape.roots[y.root].isMutated, !escaping.contains(y.root)
                {
                    let key = Key(input: x, dtype: y.dtype, strides: y.strides)
                    if let first = known[key] {
                        instead[y.root] = first
                        continue
                    }
                    known[key] = y.root
                }
                kept.append(s)
            }
            return kept
        }
        forward = pass(forward)
        backward = pass(backward)
    }

    /// Chains of element-wise operators as programs.
    func fuseElements() {
        var needed = Array(repeating: false, count: tape.roots.count)
        for o in outputs { if case .made(let operand) = o { needed[operand.root] = true } }
        for o in gradients { if let o { needed[o.root] = true } }
        backward = ElementFusion(roots: tape.roots, needed: needed).run(backward)
        for s in backward { for o in s.inputs { if let o { needed[o.root] = true } } }
        forward = ElementFusion(roots: tape.roots, needed: needed).run(forward)
    }
}
