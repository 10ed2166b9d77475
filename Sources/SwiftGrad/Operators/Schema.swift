/// How a parameter is typed; raw values are those of `sg_kind`.
public enum ParameterKind: Int32, Sendable {
    case tensor = 0
    case tensors = 1
    case optionalTensors = 2
    case scalar = 3
    case int = 4
    case ints = 5
    case float = 6
    case floats = 7
    case bool = 8
    case string = 9
    case dtype = 10
    case generator = 11

    /// As error messages say it.
    public var label: String {
        switch self {
        case .tensor: return "Tensor"
        case .tensors, .optionalTensors: return "tuple of Tensors"
        case .scalar: return "Number"
        case .int: return "int"
        case .ints: return "tuple of ints"
        case .float: return "float"
        case .floats: return "tuple of floats"
        case .bool: return "bool"
        case .string: return "str"
        case .dtype: return "torch.dtype"
        case .generator: return "torch.Generator"
        }
    }
}

public struct Parameter {
    public let name: String
    public let kind: ParameterKind
    /// For `int[2]`: 2, and a single int stands for that many. 0: any length.
    public let listSize: Int
    public let isOptional: Bool
    public let isKeywordOnly: Bool
    /// Written to: `Tensor(a!)`.
    public let isMutated: Bool
    public let defaultValue: Value?
}

/// What the registry needs of a schema to list an operator, found without parsing it.
struct SchemaHead {
    /// "max.dim"
    let name: String
    /// The result is a list of views.
    let makesViews: Bool
    /// Results are one or several new tensors, and no parameter is written to or named `out`.
    let canHaveOut: Bool

    init(_ text: String) {
        var text = text
        (name, makesViews, canHaveOut) = text.withUTF8 { p in
            let open = p.firstIndex(of: UInt8(ascii: "("))!
            let close = p.lastIndex(of: UInt8(ascii: ">"))! - 1
            let name = String(decoding: p[..<open], as: UTF8.self)
            let result = Substring(String(decoding: p[(close + 2)...], as: UTF8.self)).drop { $0 == " " }
            let views = result == "Tensor(a)[]"
            var fresh = result == "Tensor"
            if result.hasPrefix("(") {
                let parts = result.dropFirst().dropLast().split(separator: ",").map { $0.drop { $0 == " " } }
                fresh = !parts.isEmpty && parts.allSatisfy { $0 == "Tensor" || $0.hasPrefix("Tensor ") }
            }
            let out = Array(" out".utf8)
            var written = false
            for i in open..<close where fresh {
                if p[i] == UInt8(ascii: "!") { written = true }
                if i + 4 <= close, p[i] == out[0], p[i + 1] == out[1], p[i + 2] == out[2], p[i + 3] == out[3] {
                    let after = p[i + 4]
                    if after == UInt8(ascii: ",") || after == UInt8(ascii: ")") || after == UInt8(ascii: "=") { written = true }
                }
            }
            return (name, views, fresh && !written)
        }
    }
}

/// A signature in PyTorch's grammar: `name.overload(Tensor self, int dim=-1, *, ScalarType? dtype=None) -> Tensor`.
public struct Schema {
    public let text: String
    /// "max.dim"
    public let name: String
    /// "max"
    public let base: String
    public private(set) var parameters: [Parameter] = []
    /// The part after the arrow.
    public let returns: String
    /// Values a call gives.
    public let resultCount: Int

    /// Parses a schema. Schemas are part of the engine: a malformed one is a bug, found by the first test that loads the registry.
    init(_ text: String) {
        self.text = text
        let open = text.firstIndex(of: "(")!
        let arrow = text.range(ofArrow: ())!
        name = String(text[..<open])
        base = String(name.prefix { $0 != "." })
        returns = String(text[arrow.upperBound...]).trimmed
        let body = text[text.index(after: open)..<text[..<arrow.lowerBound].lastIndex(of: ")")!]
        if returns == "()" {
            resultCount = 0
        } else if returns.hasPrefix("(") {
            resultCount = Schema.split(returns.dropFirst().dropLast()).count
        } else {
            resultCount = 1
        }
        var keywordOnly = false
        for part in Schema.split(body) {
            if part == "*" {
                keywordOnly = true
            } else {
                parameters.append(Schema.parameter(part, keywordOnly))
            }
        }
    }

    /// New tensors a call makes: results that are neither views nor lists; 0 where there are others among them.
    var resultTensors: Int {
        if returns == "Tensor" { return 1 }
        let parts = returns.hasPrefix("(") ? Schema.split(returns.dropFirst().dropLast()) : []
        return parts.allSatisfy { $0 == "Tensor" || $0.hasPrefix("Tensor ") } ? parts.count : 0
    }

    /// The names of several results, or "out0", "out1" ... where they have none.
    var resultNames: [String] {
        let parts = Schema.split(returns.dropFirst().dropLast())
        return parts.enumerated().map { i, p in p.firstIndex(of: " ").map { String(p[p.index(after: $0)...]) } ?? "out\(i)" }
    }

    /// Splits at commas outside brackets.
    private static func split(_ s: Substring) -> [String] {
        var parts: [String] = []
        var depth = 0
        var current = ""
        for c in s {
            if c == "(" || c == "[" { depth += 1 }
            if c == ")" || c == "]" { depth -= 1 }
            if c == "," && depth == 0 {
                parts.append(current.trimmed)
                current = ""
            } else {
                current.append(c)
            }
        }
        if !current.trimmed.isEmpty { parts.append(current.trimmed) }
        return parts
    }

    private static func parameter(_ s: String, _ keywordOnly: Bool) -> Parameter {
        var declaration = s
        var defaultText: String?
        if let eq = s.firstIndex(of: "=") {
            declaration = String(s[..<eq])
            defaultText = String(s[s.index(after: eq)...])
        }
        let space = declaration.lastIndex(of: " ")!
        let name = String(declaration[declaration.index(after: space)...])
        var type = String(declaration[..<space]).trimmed
        var mutated = false
        if let p = type.firstIndex(of: "("), let q = type.firstIndex(of: ")") {
            mutated = type[p...q].contains("!")
            type.removeSubrange(p...q)
        }
        var optional = false
        if type.hasSuffix("?") {
            optional = true
            type.removeLast()
        }
        var size = 0
        var isList = false
        if type.hasSuffix("]"), let b = type.firstIndex(of: "[") {
            isList = true
            size = Int(type[type.index(after: b)...].dropLast()) ?? 0
            type = String(type[..<b])
        }
        let kind: ParameterKind
        switch (type, isList) {
        case ("Tensor", false): kind = .tensor
        case ("Tensor", true): kind = .tensors
        case ("Tensor?", true): kind = .optionalTensors
        case ("Scalar", _): kind = .scalar
        case ("int", false), ("SymInt", false): kind = .int
        case ("int", true), ("SymInt", true): kind = .ints
        case ("float", false): kind = .float
        case ("float", true): kind = .floats
        case ("bool", _): kind = .bool
        case ("str", _): kind = .string
        case ("ScalarType", _): kind = .dtype
        case ("Generator", _): kind = .generator
        default: fatalError("schema: unknown type '\(type)' in '\(s)'")
        }
        return Parameter(
            name: name, kind: kind, listSize: size, isOptional: optional, isKeywordOnly: keywordOnly, isMutated: mutated,
            defaultValue: defaultText.map { value($0, kind, size) })
    }

    private static func value(_ text: String, _ kind: ParameterKind, _ size: Int) -> Value {
        if text == "None" { return .none }
        switch kind {
        case .bool: return .scalar(.bool(text == "True"))
        case .int: return .scalar(.int(Int(text)!))
        case .float: return .scalar(.double(number(text)))
        case .scalar:
            if text == "True" || text == "False" { return .scalar(.bool(text == "True")) }
            if let i = Int(text) { return .scalar(.int(i)) }
            return .scalar(.double(number(text)))
        case .ints:
            if let i = Int(text) { return .ints(Array(repeating: i, count: max(size, 1))) }
            return .ints(split(text.dropFirst().dropLast()).map { Int($0)! })
        case .floats: return .doubles(split(text.dropFirst().dropLast()).map { number($0) })
        case .string: return .string(String(text.dropFirst().dropLast()))
        case .tensors, .optionalTensors: return .tensors([])
        case .dtype: return .dtype(DType.allCases.first { $0.name == text }!)
        case .tensor, .generator: fatalError("schema: a default of this kind can only be None, got '\(text)'")
        }
    }

    private static func number(_ text: String) -> Double {
        switch text {
        case "inf": return .infinity
        case "-inf": return -.infinity
        default: return Double(text)!
        }
    }
}

extension StringProtocol {
    fileprivate var trimmed: String {
        var s = Substring(self)
        while s.first == " " { s.removeFirst() }
        while s.last == " " { s.removeLast() }
        return String(s)
    }

    fileprivate func range(ofArrow: Void) -> Range<Index>? {
        var i = startIndex
        while i < endIndex {
            let j = index(after: i)
            if self[i] == "-", j < endIndex, self[j] == ">" { return i..<index(after: j) }
            i = j
        }
        return nil
    }
}
