/// Brings element-wise instructions of one shape together that read what the others make.
///
/// A group runs where its last member stood. It can grow as long as nobody outside of it has read what it makes, and nothing it reads is
/// ever modified in place.
struct ElementFusion {
    let roots: [Root]
    /// Roots that must be in memory after the list has run.
    let needed: [Bool]

    private struct Group {
        var members: [Int]
        var isOpen = true
        let shape: [Int]
    }

    /// Most steps of one program.
    private static let limit = 48

    func run(_ list: [Instruction]) -> [Instruction] {
        var groups: [Group] = []
        var groupOf = Array(repeating: -1, count: list.count)
        var maker: [Int: Int] = [:]
        for (i, s) in list.enumerated() {
            let candidate = isCandidate(s)
            var joined: [Int] = []
            for o in s.inputs {
                guard let o, let m = maker[o.root], groupOf[m] >= 0 else { continue }
                let g = groupOf[m]
                if candidate, groups[g].isOpen, groups[g].shape == s.outputs[0]!.shape {
                    if !joined.contains(g) { joined.append(g) }
                }
            }
            // What reads a group's result from outside of it closes the group, but for members of it to be.
            for o in s.inputs + s.writes.map({ Optional($0) }) {
                guard let o, let m = maker[o.root], groupOf[m] >= 0, !joined.contains(groupOf[m]) else { continue }
                groups[groupOf[m]].isOpen = false
            }
            // A closed group runs before this instruction; one that joins another must not be read by a closed one in between: it was not, or
            // it would be closed itself.
            joined = joined.filter { groups[$0].isOpen }
            if candidate {
                let total = joined.reduce(0) { $0 + groups[$1].members.count }
                if let first = joined.first, total < ElementFusion.limit {
                    for g in joined.dropFirst() {
                        for m in groups[g].members { groupOf[m] = first }
                        groups[first].members += groups[g].members
                        groups[g].members = []
                    }
                    groups[first].members.append(i)
                    groupOf[i] = first
                } else {
                    for g in joined { groups[g].isOpen = false }
                    groups.append(Group(members: [i], shape: s.outputs[0]!.shape))
                    groupOf[i] = groups.count - 1
                }
            }
            for o in s.outputs { if let o { maker[o.root] = i } }
        }
        var result: [Instruction] = []
        for (i, s) in list.enumerated() {
            let g = groupOf[i]
            if g < 0 || groups[g].members.count < 2 {
                result.append(s)
            } else if groups[g].members.max() == i {
                result.append(contentsOf: program(groups[g].members.sorted().map { list[$0] }, list, Set(groups[g].members)))
            }
        }
        return result
    }

    /// Whether an instruction is element-wise, of roots that never change, with a dense result.
    private func isCandidate(_ s: Instruction) -> Bool {
        guard s.element != nil, s.isPure, s.outputs.count == 1, let y = s.outputs[0], y.offset == 0, y.numel > 0,
            y.numel * y.dtype.size == roots[y.root].bytes, roots[y.root].isMade, !roots[y.root].isMutated
        else { return false }
        for o in s.inputs {
            guard let o, !roots[o.root].isMutated else { return false }
        }
        return true
    }

    /// The members as one instruction; as they are where they do not fit together.
    private func program(_ members: [Instruction], _ list: [Instruction], _ inside: Set<Int>) -> [Instruction] {
        var readOutside = Set<Int>()
        for (i, s) in list.enumerated() where !inside.contains(i) {
            for o in s.inputs { if let o { readOutside.insert(o.root) } }
        }
        var b = ProgramBuilder(roots: roots)
        for s in members {
            let y = s.outputs[0]!
            b.add(s, isOutput: needed[y.root] || readOutside.contains(y.root))
        }
        return b.finish().map { [$0] } ?? members
    }
}

/// Makes an `ElementProgram` of element-wise instructions.
private struct ProgramBuilder {
    let roots: [Root]
    private var drafts: [Draft] = []
    private var inputs: [Operand] = []
    private var outputs: [Operand] = []
    /// Where a member's result is found, by its root.
    private var made: [Int: Int] = [:]
    private var labels: [String] = []
    private var fits = true

    /// A step whose values are numbered.
    private struct Draft {
        let function: ElementFunction?
        let dtype: DType
        let from: DType
        /// Drafts or, negative, inputs: -1 - i.
        let sources: [Int]
        var output: Int?
        /// Of its result.
        let resultType: DType
    }

    init(roots: [Root]) { self.roots = roots }

    mutating func add(_ s: Instruction, isOutput: Bool) {
        guard let f = s.element, let y = s.outputs[0] else { return }
        labels.append(s.label)
        var sources: [Int] = []
        for (k, at) in f.order.enumerated() {
            let o = s.inputs[at]!
            var v: Int
            if let m = made[o.root] {
                // A member's result must be looked at as it is.
                if o.shape != y.shape || o.strides != producedStrides[o.root]! || o.offset != 0 || o.dtype != drafts[m].resultType
                {
                    fits = false
                }
                v = m
            } else {
                if let known = inputs.firstIndex(of: o) {
                    v = -1 - known
                } else {
                    inputs.append(o)
                    v = -inputs.count
                }
            }
            let wanted = f.operandType(k, o.dtype)
            if wanted != o.dtype { v = converted(v, o.dtype, wanted) }
            sources.append(v)
        }
        let from = f.kind == .cast ? s.inputs[f.order[0]]!.dtype : f.dtype
        var draft = Draft(function: f, dtype: f.dtype, from: from, sources: sources, output: nil, resultType: y.dtype)
        if isOutput {
            draft.output = outputs.count
            outputs.append(y)
        }
        made[y.root] = drafts.count
        producedStrides[y.root] = y.strides
        drafts.append(draft)
    }

    private var producedStrides: [Int: [Int]] = [:]
    private var conversions: [[Int]: Int] = [:]

    private mutating func converted(_ v: Int, _ from: DType, _ to: DType) -> Int {
        let key = [v, Int(to.rawValue)]
        if let known = conversions[key] { return known }
        drafts.append(Draft(function: nil, dtype: to, from: from, sources: [v], output: nil, resultType: to))
        conversions[key] = drafts.count - 1
        return drafts.count - 1
    }

    mutating func finish() -> Instruction? {
        guard fits, let first = outputs.first else { return nil }
        let shape = first.shape
        for o in outputs where o.strides != first.strides { return nil }
        // Members that are looked at in another order of memory are no chain.
        for (_, s) in producedStrides where s != first.strides { return nil }
        guard let (sizes, walks) = walk(shape, first.strides) else { return nil }
        let inner = sizes.last ?? 1
        let isLong = inner >= 1024 || sizes.count <= 1
        // Conversions of single elements are done beforehand.
        var cells: [(input: Int, dtype: DType)] = []
        var place: [ElementProgram.Place?] = Array(repeating: nil, count: drafts.count)
        for (d, draft) in drafts.enumerated() where draft.function == nil {
            guard draft.sources[0] < 0, case .single = walks[-1 - draft.sources[0]] else { continue }
            guard cells.count < 16 else { return nil }
            place[d] = .cell(cells.count)
            cells.append((-1 - draft.sources[0], draft.dtype))
        }
        var width = 1
        for d in drafts { width = max(width, d.resultType.size, d.from.size) }
        // Registers: of inputs laid out anew first, then of values, each free again after its last use.
        var loaded: [Int: Int] = [:], registers = 0
        if !isLong {
            for (i, w) in walks.enumerated() {
                if case .strided = w {
                    loaded[i] = registers
                    registers += 1
                    width = max(width, inputs[i].dtype.size)
                }
            }
        }
        var last = Array(repeating: -1, count: drafts.count)
        for (d, draft) in drafts.enumerated() { for v in draft.sources where v >= 0 { last[v] = d } }
        var free: [Int] = []
        var steps: [ElementProgram.Step] = []
        func find(_ v: Int) -> ElementProgram.Place {
            if v >= 0 { return place[v]! }
            if let r = loaded[-1 - v] { return .register(r) }
            return .input(-1 - v)
        }
        for (d, draft) in drafts.enumerated() {
            if place[d] != nil { continue }
            if last[d] < 0 && draft.output == nil { continue }
            let sources = draft.sources.map(find)
            if let o = draft.output {
                place[d] = .output(o)
            } else if let r = free.popLast() {
                place[d] = .register(r)
            } else {
                place[d] = .register(registers)
                registers += 1
            }
            steps.append(
                ElementProgram.Step(
                    kind: draft.function?.kind ?? .cast, kernel: draft.function?.kernel ?? 0, dtype: draft.dtype,
                    from: draft.from,
                    parameters: draft.function?.parameters ?? [], target: place[d]!, sources: sources))
            for v in Set(draft.sources) where v >= 0 && last[v] == d {
                if case .register(let r)? = place[v] { free.append(r) }
            }
        }
        let program = ElementProgram(
            label: "Fused(" + labels.joined(separator: " ") + ")", steps: steps, walks: walks,
            inputTypes: inputs.map { $0.dtype },
            outputTypes: outputs.map { $0.dtype }, sizes: sizes, registers: registers, width: width, cells: cells, loaded: loaded)
        return Instruction(work: .kernel(program), inputs: inputs.map { $0 }, outputs: outputs.map { $0 })
    }

    /// The dimensions of the walk in the order of the outputs' memory, merged where all inputs allow it, and how inputs go along.
    private func walk(_ shape: [Int], _ strides: [Int]) -> ([Int], [ElementProgram.Walk])? {
        var order = shape.indices.filter { shape[$0] != 1 }
        order.sort { strides[$0] > strides[$1] }
        // The outputs must be dense.
        var expected = 1
        for d in order.reversed() {
            if strides[d] != expected { return nil }
            expected *= shape[d]
        }
        let over: [[Int]] = inputs.map { o in
            let lead = shape.count - o.shape.count
            return order.map { d in d < lead || o.shape[d - lead] == 1 ? 0 : o.strides[d - lead] }
        }
        for o in inputs {
            let lead = shape.count - o.shape.count
            if lead < 0 { return nil }
            for (i, n) in o.shape.enumerated() where n != 1 && n != shape[lead + i] { return nil }
        }
        var sizes: [Int] = [], steps: [[Int]] = Array(repeating: [], count: inputs.count)
        for (k, d) in order.enumerated() {
            let m = sizes.count - 1
            if m >= 0, over.indices.allSatisfy({ steps[$0][m] == over[$0][k] * shape[d] }) {
                sizes[m] *= shape[d]
                for i in over.indices { steps[i][m] = over[i][k] }
            } else {
                sizes.append(shape[d])
                for i in over.indices { steps[i].append(over[i][k]) }
            }
        }
        if sizes.isEmpty {
            sizes = [1]
            for i in over.indices { steps[i] = [0] }
        }
        var dense = Array(repeating: 1, count: sizes.count)
        for d in stride(from: sizes.count - 2, through: 0, by: -1) { dense[d] = dense[d + 1] * sizes[d + 1] }
        let walks: [ElementProgram.Walk] = steps.map { s in
            if s.allSatisfy({ $0 == 0 }) { return .single }
            return s == dense ? .linear : .strided(s)
        }
        return (sizes, walks)
    }
}
