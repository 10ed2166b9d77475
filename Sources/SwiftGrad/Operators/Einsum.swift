// Einstein summation: operands are brought to one order of labels, and contracted from left to right by batched products.

struct Einsum: Operator {
    static let schema = "einsum(str equation, Tensor[] tensors, *, int[]? path=None) -> Tensor"
    static let doc =
        "Sums of products as an equation tells, like 'bij,bjk->bik': letters name dimensions, '...' stands for "
        + "further ones, letters that the result lacks are summed over."
    static let variants: Variants = .function

    static func call(_ a: Arguments) throws(TensorError) -> Result {
        .tensor(try Tensor.einsum(try a.string(0), try a.tensors(1)))
    }
}

/// The labels of an equation: letters as their own code points, dimensions of '...' as negative numbers (-1 the last).
private struct EinsumPlan {
    var operands: [[Int]] = []
    var output: [Int] = []
    /// All labels: those of the output first.
    var order: [Int] = []
    var sizes: [Int: Int] = [:]

    init(_ equation: String, _ tensors: [Tensor]) throws(TensorError) {
        var left = equation, right: String?
        if let arrow = equation.firstIndex(of: ">") {
            let before = equation.index(arrow, offsetBy: -1, limitedBy: equation.startIndex)
            guard let before, equation[before] == "-" else {
                throw .runtime("einsum(): invalid subscript given at '>' in '\(equation)': expected '->'")
            }
            left = String(equation[..<before])
            right = String(equation[equation.index(after: arrow)...])
        }
        let parts = left.split(separator: ",", omittingEmptySubsequences: false)
        guard !tensors.isEmpty else { throw .runtime("einsum(): must provide at least one input tensor.") }
        guard parts.count >= tensors.count else {
            throw .runtime("einsum(): more operands were provided than specified in the equation")
        }
        guard parts.count <= tensors.count else {
            throw .runtime("einsum(): fewer operands were provided than specified in the equation")
        }
        var counts: [Int: Int] = [:]
        var widest = 0, anyEllipsis = false
        for (i, part) in parts.enumerated() {
            let t = tensors[i]
            let (labels, hasEllipsis) = try EinsumPlan.labels(String(part), ellipsis: nil, "operand \(i)")
            anyEllipsis = anyEllipsis || hasEllipsis
            let extra = t.dim - labels.count
            guard hasEllipsis ? extra >= 0 : extra == 0 else {
                throw .runtime(
                    "einsum(): the number of subscripts in the equation (\(labels.count)) \(hasEllipsis ? "is more than" : "does not match") the number "
                        + "of dimensions (\(t.dim)) for operand \(i)\(hasEllipsis ? "" : " and no ellipsis was given")")
            }
            widest = max(widest, hasEllipsis ? extra : 0)
            let all = try EinsumPlan.labels(String(part), ellipsis: hasEllipsis ? extra : 0, "operand \(i)").0
            operands.append(all)
            for l in all { counts[l, default: 0] += 1 }
            for (d, l) in all.enumerated() {
                let n = t.shape[d], seen = sizes[l] ?? 1
                guard n == seen || n == 1 || seen == 1 else {
                    throw .runtime(
                        "einsum(): \(l < 0 ? "operands do not broadcast with remapped shapes" : "subscript \(EinsumPlan.name(l)) has size \(n)") for operand \(i) "
                            + "which does not broadcast with previously seen size \(seen)")
                }
                sizes[l] = max(n == 0 || seen == 0 ? 0 : seen, n)
                if n == 0 || seen == 0 { sizes[l] = 0 }
            }
        }
        if let right {
            output = try EinsumPlan.labels(right, ellipsis: widest, "the output").0
            for l in output where l > 0 {
                guard counts[l] != nil else {
                    throw .runtime(
                        "einsum(): output subscript \(EinsumPlan.name(l)) does not appear in the equation for any input operand")
                }
                guard output.filter({ $0 == l }).count == 1 else {
                    throw .runtime("einsum(): output subscript \(EinsumPlan.name(l)) appears more than once in the output")
                }
            }
        } else {
            output = (0..<widest).map { $0 - widest } + counts.filter { $0.key > 0 && $0.value == 1 }.map { $0.key }.sorted()
        }
        order = output
        for l in counts.keys.sorted() where !order.contains(l) { order.append(l) }
        for l in order where sizes[l] == nil { sizes[l] = 1 }
        guard order.count <= Shape.maxDims else {
            throw .runtime("einsum(): at most \(Shape.maxDims) labels are supported, got \(order.count)")
        }
    }

    private static func name(_ label: Int) -> String {
        Unicode.Scalar(UInt32(max(label, 0))).map { String(Character($0)) } ?? "?"
    }

    /// The labels of one term; an ellipsis gives `ellipsis` of its own (nil: none are listed). Says whether there is one.
    private static func labels(_ term: String, ellipsis: Int?, _ place: String) throws(TensorError) -> ([Int], Bool) {
        var list: [Int] = []
        var dots = 0, found = false
        for c in term.unicodeScalars where c != " " {
            if c == "." {
                dots += 1
                if dots == 3 {
                    guard !found else {
                        throw .runtime("einsum(): found '.' for \(place) for which an ellipsis was already found")
                    }
                    found = true
                    dots = 0
                    let n = ellipsis ?? 0
                    for i in 0..<n { list.append(i - n) }
                }
                continue
            }
            guard dots == 0 else { throw .runtime("einsum(): found '.' for \(place) that is not part of any ellipsis") }
            guard ("a"..."z").contains(c) || ("A"..."Z").contains(c) else {
                throw .runtime(
                    "einsum(): invalid subscript given at \(place) in the equation string, subscripts must be in [a-zA-Z], got '\(c)'"
                )
            }
            list.append(Int(c.value))
        }
        guard dots == 0 else { throw .runtime("einsum(): found '.' for \(place) that is not part of any ellipsis") }
        return (list, found)
    }
}

extension Tensor {
    public static func einsum(_ equation: String, _ tensors: [Tensor]) throws(TensorError) -> Tensor {
        let plan = try EinsumPlan(equation, tensors)
        var operands: [Tensor] = []
        for (i, t) in tensors.enumerated() { operands.append(try arranged(t, plan.operands[i], plan.order)) }
        // The last operand that has each label.
        var last: [Int: Int] = [:]
        for (i, labels) in plan.operands.enumerated() { for l in labels { last[l] = i } }
        let kept = plan.output.count
        func summed(by i: Int) -> [Int] { (kept..<max(plan.order.count, kept)).filter { last[plan.order[$0]] == i } }
        var y = operands[0]
        let alone = summed(by: 0).filter { y.shape[$0] != 1 }
        if !alone.isEmpty { y = try y.sum(alone, keepdim: true) }
        for i in 1..<max(operands.count, 1) { y = try contract(y, operands[i], summed(by: i)) }
        // What is left beyond the output has size 1.
        if y.dim > kept {
            var s = Shape()
            for d in 0..<kept { s.append(y.shape[d]) }
            y = try y.reshape(s)
        }
        return y
    }

    /// The operand with one dimension for each label of `order`, size 1 where it has not that label; repeated labels: the diagonal.
    private static func arranged(_ t: Tensor, _ labels: [Int], _ order: [Int]) throws(TensorError) -> Tensor {
        var x = t, names = labels
        var d = 0
        while d < names.count {
            if let e = names[(d + 1)...].firstIndex(of: names[d]) {
                guard x.shape[d] == x.shape[e] else {
                    throw .runtime(
                        "einsum(): subscript is repeated for an operand but the sizes don't match, \(x.shape[d]) != \(x.shape[e])"
                    )
                }
                let label = names[d]
                x = try x.diagonal(0, d, e)
                names.remove(at: e)
                names.remove(at: d)
                names.append(label)
            } else {
                d += 1
            }
        }
        x = try x.permute(order.compactMap { names.firstIndex(of: $0) })
        for (i, l) in order.enumerated() where !names.contains(l) { x = try x.unsqueeze(i) }
        return x
    }

    /// The product of two operands with all labels, summed (to size 1) over the dimensions `over`.
    private static func contract(_ a: Tensor, _ b: Tensor, _ over: [Int]) throws(TensorError) -> Tensor {
        var a = a, b = b
        var both: [Int] = [], onlyA: [Int] = [], onlyB: [Int] = [], summed: [Int] = []
        for d in 0..<a.dim {
            let hasA = a.shape[d] != 1, hasB = b.shape[d] != 1
            if over.contains(d) {
                if hasA && hasB {
                    summed.append(d)
                } else {
                    if hasA { a = try a.sum([d], keepdim: true) }
                    if hasB { b = try b.sum([d], keepdim: true) }
                    both.append(d)
                }
            } else if hasA == hasB {
                both.append(d)
            } else if hasA {
                onlyA.append(d)
            } else {
                onlyB.append(d)
            }
        }
        if summed.isEmpty && (onlyA.isEmpty || onlyB.isEmpty || !both.allSatisfy { a.shape[$0] == 1 }) { return try a.mul(b) }
        func sizes(_ t: Tensor, _ dims: [Int]) -> [Int] { dims.map { t.shape[$0] } }
        let n = Shape(sizes(a, both)).numel, l = Shape(sizes(a, onlyA)).numel, r = Shape(sizes(b, onlyB)).numel,
            s = Shape(sizes(a, summed)).numel
        let left = try a.permute(both + onlyA + summed + onlyB).reshape(Shape([n, l, s]))
        let right = try b.permute(both + summed + onlyB + onlyA).reshape(Shape([n, s, r]))
        let product = n == 1 ? try left.reshape(Shape([l, s])).mm(try right.reshape(Shape([s, r]))) : try left.bmm(right)
        let wide = try product.reshape(Shape(sizes(a, both) + sizes(a, onlyA) + summed.map { _ in 1 } + sizes(b, onlyB)))
        // Back to the common order.
        let now = both + onlyA + summed + onlyB
        return try wide.permute((0..<now.count).map { d in now.firstIndex(of: d) ?? d })
    }
}

let einsumOperators: [any Operator.Type] = [
    Einsum.self
]
