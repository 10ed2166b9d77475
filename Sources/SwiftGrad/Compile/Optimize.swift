// Passes over the instructions of a capture, in the order they are made in.

extension Capture {
    func optimize() {
        removeDead()
        report.append("replayed: \(forward.count) instructions forward, \(backward.count) backward")
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
                guard s.isEffect || writesLive || s.outputs.contains(where: { $0.map { live[$0.root] } ?? false }) else { continue }
                for o in s.inputs { if let o { live[o.root] = true } }
                for o in s.writes { live[o.root] = true }
                kept.append(s)
            }
            return kept.reversed()
        }
        backward = sweep(backward)
        forward = sweep(forward)
    }
}
