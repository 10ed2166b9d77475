import CSwiftGrad

/// Where an operator shows up; raw values are those of SG_VARIANT_... in swiftgrad.h.
public struct Variants: OptionSet, Sendable {
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }
    /// A function of the package: `torch.name(...)`.
    public static let function = Variants(rawValue: 1)
    /// A method of tensors, `self` the first parameter.
    public static let method = Variants(rawValue: 2)
    /// Makes tensors: callers may add device, layout, requires_grad, pin_memory.
    public static let factory = Variants(rawValue: 4)
    /// Writes its first argument and returns it. Set on derived twins; on an operator that is in-place by nature, its `call` does the writing.
    public static let inplace = Variants(rawValue: 8)
    /// Set on derived `out=` twins.
    public static let out = Variants(rawValue: 16)
    /// A function of a submodule, such as torch.linalg: not one of the package, but with an `out=`.
    public static let submodule = Variants(rawValue: 1 << 17)
    /// Asks the registry to derive `name_`, which writes the result over `self`.
    public static let derivesInPlace = Variants(rawValue: 1 << 16)

    public static let both: Variants = [.function, .method]
    /// Function, method and `name_`: what most element-wise operators have. (`out=` needs no asking: see `OperatorEntry.canHaveOut`.)
    public static let all: Variants = [.function, .method, .derivesInPlace]
    /// An operator of nn.functional: neither a function of the package nor a method.
    public static let none: Variants = []
    var visible: UInt32 { rawValue & 0xffff }
}

/// An operator: everything there is to say about it, in one place.
public protocol Operator {
    /// PyTorch's own grammar.
    static var schema: String { get }
    /// Shapes, dtypes, formula and errors, in Markdown.
    static var doc: String { get }
    static var variants: Variants { get }
    /// Calls the typed method beside the type with the arguments of the schema.
    static func call(_ a: Arguments) throws(TensorError) -> Result
}

/// An entry of the registry.
public final class OperatorEntry {
    public let schema: Schema
    public let doc: String
    public let variants: Variants
    /// Kinds and defaults of the parameters, at hand for binding arguments.
    public let kinds: [ParameterKind]
    public let defaults: [Value?]
    private let autocast: AutocastPolicy
    private let body: (Arguments) throws(TensorError) -> Result

    /// `autocasts`: the arguments are cast under autocast as the operator's name says; twins are left alone.
    init(
        _ schema: String, _ doc: String, _ variants: Variants, autocasts: Bool = false,
        _ body: @escaping (Arguments) throws(TensorError) -> Result
    ) {
        self.schema = Schema(schema)
        autocast = autocasts ? AutocastPolicy(self.schema.base) : .none
        self.doc = doc
        self.variants = variants
        self.body = body
        kinds = self.schema.parameters.map { $0.kind }
        defaults = self.schema.parameters.map { $0.defaultValue }
    }

    /// An `out=` twin is derived for every function of the package that makes one new tensor, or several, in the order of its results.
    var canHaveOut: Bool {
        !variants.isDisjoint(with: [.function, .submodule]) && !variants.contains(.inplace) && schema.resultTensors > 0
            && !schema.parameters.contains { $0.isMutated || $0.name == "out" }
    }

    /// Calls the operator; `arguments` has a value for each parameter (`Schema` gives the defaults).
    public func callAsFunction(_ arguments: UnsafeBufferPointer<Value>) throws(TensorError) -> Result {
        if sg_this_thread().pointee.recorder != nil { return try callRecorded(arguments) }
        return try callPlainly(arguments)
    }

    @inline(__always)
    private func callPlainly(_ arguments: UnsafeBufferPointer<Value>) throws(TensorError) -> Result {
        if autocast != .none, let lower = Autocast.dtype { return try callCasting(arguments, to: lower) }
        let result = try body(Arguments(arguments))
        if GradMode.isInference { markInference(result, arguments) }
        return result
    }

    /// Calls the operator while a call is captured.
    @inline(never)
    private func callRecorded(_ arguments: UnsafeBufferPointer<Value>) throws(TensorError) -> Result {
        guard let recorder = Recorder.current else { return try callPlainly(arguments) }
        let values = Array(arguments), lower = Autocast.dtype
        var result: Result?
        try recorder.call(
            schema.name, values.flatMap { $0.tensors },
            isRandom: values.contains { if case .generator = $0 { true } else { false } },
            { () throws(TensorError) in
                let r = try callPlainly(arguments)
                result = r
                if case .scalar = r, !metadataOperators.contains(schema.base) {
                    recorder.gaveUp("the value of a tensor was read: \(schema.base)()")
                }
                return r.tensors
            },
            again: { x throws(TensorError) in
                var next = 0
                let bound = values.map { $0.replacing(x, &next) }
                let before = Autocast.dtype
                Autocast.dtype = lower
                defer { Autocast.dtype = before }
                var outcome: Swift.Result<Result, TensorError>?
                bound.withUnsafeBufferPointer { p in
                    do throws(TensorError) { outcome = .success(try self.callPlainly(p)) } catch { outcome = .failure(error) }
                }
                return try outcome!.get().tensors
            })
        return result!
    }

    /// Calls the operator with its arguments cast by its policy.
    @inline(never)
    private func callCasting(_ arguments: UnsafeBufferPointer<Value>, to lower: DType) throws(TensorError) -> Result {
        let cast = try Autocast.cast(arguments, autocast, to: lower)
        var outcome: Swift.Result<Result, TensorError>?
        cast.withUnsafeBufferPointer { p in
            do throws(TensorError) { outcome = .success(try body(Arguments(p))) } catch { outcome = .failure(error) }
        }
        let result = try outcome!.get()
        if GradMode.isInference { markInference(result, arguments) }
        return result
    }

    /// What inference mode makes anew cannot take part in differentiation later; views of and writes to other tensors can.
    private func markInference(_ result: Result, _ arguments: UnsafeBufferPointer<Value>) {
        func mark(_ t: Tensor) {
            for a in arguments {
                switch a {
                case .tensor(let x) where x.storage === t.storage: return
                case .tensors(let list) where list.contains { $0?.storage === t.storage }: return
                default: break
                }
            }
            t.flags.insert(.inference)
        }
        switch result {
        case .tensor(let t): mark(t)
        case .tuple(let list), .list(let list): for t in list { mark(t) }
        case .scalar, .none: break
        }
    }
}

public enum Registry {
    /// All operators; overloads of one base follow each other.
    public static let entries: [OperatorEntry] = {
        var bases: [String] = []
        var groups: [String: [OperatorEntry]] = [:]
        func add(_ e: OperatorEntry) {
            if groups[e.schema.base] == nil { bases.append(e.schema.base) }
            groups[e.schema.base, default: []].append(e)
        }
        for type in operatorFamilies.joined() {
            for entry in entries(of: type) { add(entry) }
        }
        return bases.flatMap { groups[$0]! }
    }()

    public static let index: [String: Int] = {
        var map: [String: Int] = [:]
        for (i, e) in entries.enumerated() { map[e.schema.name] = i }
        return map
    }()

    /// The operator itself and the twins derived from it.
    private static func entries(of type: any Operator.Type) -> [OperatorEntry] {
        let makesViews = type.schema.hasSuffix("Tensor(a)[]")
        let main = OperatorEntry(
            type.schema, type.doc, type.variants, autocasts: true,
            makesViews
                ? { a throws(TensorError) in
                    let result = try type.call(a)
                    if case .list(let views) = result { for v in views { v.flags.insert(.multiView) } }
                    return result
                } : { a throws(TensorError) in try type.call(a) })
        var list = [main]
        if type.variants.contains(.derivesInPlace) { list.append(inPlaceTwin(type, main)) }
        if main.canHaveOut { list.append(outTwin(type, main)) }
        return list
    }

    /// `add(Tensor self, ...) -> Tensor` gives `add_(Tensor(a!) self, ...) -> Tensor(a!)`.
    private static func inPlaceTwin(_ type: any Operator.Type, _ main: OperatorEntry) -> OperatorEntry {
        let s = main.schema
        let overload = s.name.dropFirst(s.base.count)
        var text = s.text.dropFirst(s.name.count).description
        text = replaceFirst(text, "Tensor self", "Tensor(a!) self")
        text = String(text[..<text.lastIndex(of: ">")!]) + "> Tensor(a!)"
        let name = s.base + "_"
        let opName = (type as? any Op.Type)?.name
        return OperatorEntry(
            name + overload + text, "In-place version of `\(s.base)`: writes the result over `self` and returns it.",
            [.method, .inplace],
            { a throws(TensorError) in
                let target = try a.tensor(0)
                try target.checkInPlace(name)
                if let opName, type is any ElementwiseOp.Type {
                    // The operator's own `apply` writes straight to the target.
                    var d = Destination(tensor: target, name: opName)
                    let outer = Destination.current
                    defer { Destination.current = outer }
                    let result = try withUnsafeMutablePointer(to: &d) { p throws(TensorError) -> Result in
                        Destination.current = p
                        return try type.call(a)
                    }
                    if d.taken { return .tensor(target) }
                    if case .tensor(let t) = result { try target.replaceContents(with: t, name) }
                    return .tensor(target)
                }
                let result = try withSnapshots(of: target, a) { b throws(TensorError) in try type.call(b) }
                if case .tensor(let t) = result { try target.replaceContents(with: t, name) }
                return .tensor(target)
            })
    }

    /// Calls `body` with the arguments; where the call is recorded, `target`, which is about to be overwritten, is replaced by a copy.
    private static func withSnapshots(
        of target: Tensor, _ a: Arguments, _ body: (Arguments) throws(TensorError) -> Result
    ) throws(TensorError) -> Result {
        guard GradMode.isEnabled, a.anyRequiresGrad else { return try body(a) }
        let copy = try target.snapshot()
        let values = a.values.map { v in
            if case .tensor(let t) = v, t === target { return Value.tensor(copy) }
            return v
        }
        var outcome: Swift.Result<Result, TensorError>?
        values.withUnsafeBufferPointer { p in
            do throws(TensorError) { outcome = .success(try body(Arguments(p))) } catch { outcome = .failure(error) }
        }
        return try outcome!.get()
    }

    /// `add(Tensor self, ...) -> Tensor` gives `add.out(Tensor self, ..., *, Tensor(a!) out) -> Tensor(a!)`.
    private static func outTwin(_ type: any Operator.Type, _ main: OperatorEntry) -> OperatorEntry {
        let s = main.schema
        let name = s.name == s.base ? s.base + ".out" : s.name + "_out"
        let open = s.text.firstIndex(of: "(")!
        let arrow = s.text.lastIndex(of: "-")!
        let close = s.text[..<arrow].lastIndex(of: ")")!
        let inner = s.text[s.text.index(after: open)..<close]
        let star = s.parameters.contains { $0.isKeywordOnly } ? "" : ", *"
        let outs = s.resultTensors == 1 ? ["out"] : s.resultNames
        let letters = ["a", "b", "c", "d"]
        let marks = outs.indices.map { "Tensor(\(letters[$0])!)" }
        let declared = zip(marks, outs).map { "\($0) \($1)" }.joined(separator: ", ")
        let returns = outs.count == 1 ? marks[0] : "(\(declared))"
        let text = "\(name)(\(inner)\(inner.isEmpty ? "*" : star), \(declared)) -> \(returns)"
        let n = s.parameters.count
        return OperatorEntry(
            text, "`\(s.base)` with its result written to `out`, which is resized where needed.",
            type.variants.intersection([.function, .factory]).union(.out),
            { a throws(TensorError) in
                let results: [Tensor]
                switch try type.call(Arguments(UnsafeBufferPointer(rebasing: a.values[..<n]))) {
                case .tensor(let t): results = [t]
                case .tuple(let list): results = list
                default: throw .runtime("\(s.base)(): a call without a tensor result has no out=")
                }
                guard results.count == outs.count else {
                    throw .runtime("\(s.base)(): out= must be \(results.count) tensors, got \(outs.count)")
                }
                var written: [Tensor] = []
                for (i, t) in results.enumerated() {
                    let out = try a.tensor(n + i)
                    if GradMode.isEnabled, t.requiresGrad || out.requiresGrad {
                        throw .runtime(
                            "\(s.base)(): functions with out=... arguments don't support automatic differentiation, but one of the "
                                + "arguments requires grad.")
                    }
                    written.append(out)
                }
                for (out, t) in zip(written, results) { try out.takeResult(t, s.base) }
                return written.count == 1 ? .tensor(written[0]) : .tuple(written)
            })
    }

    private static func replaceFirst(_ s: String, _ a: String, _ b: String) -> String {
        var i = s.startIndex
        while i < s.endIndex {
            if s[i...].hasPrefix(a) { return String(s[..<i]) + b + s[s.index(i, offsetBy: a.count)...] }
            i = s.index(after: i)
        }
        return s
    }
}

extension Tensor {
    /// Receives the result of an `out=` call: resized where the shape differs, converted where the dtype allows.
    func takeResult(_ result: Tensor, _ what: String) throws(TensorError) {
        guard result.dtype.canCast(to: dtype) else {
            throw .runtime("result type \(result.dtype.scalarName) can't be cast to the desired output type \(dtype.scalarName)")
        }
        if result.shape != shape {
            let fresh = try Tensor(empty: result.shape, dtype)
            try setData(fresh)
        }
        copyElements(from: result, to: self)
        bumpVersion()
    }
}
