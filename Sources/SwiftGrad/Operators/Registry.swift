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

/// What calling an operator and describing it takes beyond its name: made when first asked for, never freed.
///
/// Lists are plain memory, so that binding arguments counts no references.
public final class OperatorDetails {
    public let schema: Schema
    public let doc: String
    /// Kinds and defaults of the parameters; the default is `.none` where `hasDefault` has no bit for the parameter.
    public let kinds: UnsafePointer<ParameterKind>
    public let defaults: UnsafePointer<Value>
    public let hasDefault: UInt64
    public let count: Int
    fileprivate let autocast: AutocastPolicy
    /// Of an in-place twin of an element-wise primitive: the primitive's name, whose `apply` writes straight to the target.
    fileprivate let elementwiseName: String?

    fileprivate init(_ text: String, _ doc: String, autocasts: Bool, elementwiseName: String?) {
        schema = Schema(text)
        self.doc = doc
        count = schema.parameters.count
        autocast = autocasts ? AutocastPolicy(schema.base) : .none
        self.elementwiseName = elementwiseName
        let k = UnsafeMutablePointer<ParameterKind>.allocate(capacity: max(count, 1))
        let d = UnsafeMutablePointer<Value>.allocate(capacity: max(count, 1))
        var bits: UInt64 = 0
        for (i, p) in schema.parameters.enumerated() {
            (k + i).initialize(to: p.kind)
            (d + i).initialize(to: p.defaultValue ?? .none)
            if p.defaultValue != nil { bits |= 1 << UInt64(i) }
        }
        (kinds, defaults, hasDefault) = (UnsafePointer(k), UnsafePointer(d), bits)
    }
}

/// An entry of the registry. Making one looks at the name alone: programs use few of the operators, and parsing the schemas of all of
/// them was a good part of the time to import the package.
public final class OperatorEntry {
    /// "max.dim"
    public let name: String
    /// "max"
    public let base: String
    public let variants: Variants
    private let describe: () -> OperatorDetails
    private let body: (Arguments, OperatorDetails) throws(TensorError) -> Result
    /// The address of the details, once they are made.
    private var published: Int64 = 0
    private static nonisolated(unsafe) var lock: Int32 = 0

    init(
        _ name: String, _ variants: Variants, _ describe: @escaping () -> OperatorDetails,
        _ body: @escaping (Arguments, OperatorDetails) throws(TensorError) -> Result
    ) {
        self.name = name
        base = name.utf8.firstIndex(of: UInt8(ascii: ".")).map { String(name[..<$0]) } ?? name
        self.variants = variants
        self.describe = describe
        self.body = body
    }

    public var details: OperatorDetails {
        @inline(__always) get {
            if let p = UnsafeRawPointer(bitPattern: Int(sg_atomic_load(&published))) {
                return Unmanaged<OperatorDetails>.fromOpaque(p).takeUnretainedValue()
            }
            return makeDetails()
        }
    }

    @inline(never)
    private func makeDetails() -> OperatorDetails {
        // Made outside of the lock, since it may ask for those of another entry; who comes second throws his away.
        let made = describe()
        sg_lock(&OperatorEntry.lock)
        defer { sg_unlock(&OperatorEntry.lock) }
        if let p = UnsafeRawPointer(bitPattern: Int(published)) {
            return Unmanaged<OperatorDetails>.fromOpaque(p).takeUnretainedValue()
        }
        sg_atomic_store(&published, Int64(Int(bitPattern: Unmanaged.passRetained(made).toOpaque())))
        return made
    }

    public var schema: Schema { details.schema }
    public var doc: String { details.doc }

    /// Calls the operator; `arguments` has a value for each parameter (`Schema` gives the defaults).
    public func callAsFunction(_ arguments: UnsafeBufferPointer<Value>) throws(TensorError) -> Result {
        if sg_this_thread().pointee.recorder != nil { return try callRecorded(arguments) }
        return try callPlainly(arguments)
    }

    @inline(__always)
    private func callPlainly(_ arguments: UnsafeBufferPointer<Value>) throws(TensorError) -> Result {
        let state = sg_this_thread()!
        if state.pointee.autocast != 0, details.autocast != .none, let lower = Autocast.dtype {
            return try callCasting(arguments, to: lower)
        }
        let result = try body(Arguments(arguments), details)
        if state.pointee.inference != 0 { markInference(result, arguments) }
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
        let details = details
        let cast = try Autocast.cast(arguments, details.autocast, to: lower)
        var outcome: Swift.Result<Result, TensorError>?
        cast.withUnsafeBufferPointer { p in
            do throws(TensorError) { outcome = .success(try body(Arguments(p), details)) } catch { outcome = .failure(error) }
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
        var groups: [[OperatorEntry]] = []
        var numbers: [String: Int] = [:]
        for type in operatorFamilies.joined() {
            for entry in entries(of: type) {
                if let n = numbers[entry.base] {
                    groups[n].append(entry)
                } else {
                    numbers[entry.base] = groups.count
                    groups.append([entry])
                }
            }
        }
        return Array(groups.joined())
    }()

    public static let index: [String: Int] = {
        var map: [String: Int] = [:]
        for (i, e) in entries.enumerated() { map[e.name] = i }
        return map
    }()

    /// The operator itself and the twins derived from it.
    private static func entries(of type: any Operator.Type) -> [OperatorEntry] {
        let schema = type.schema, variants = type.variants
        let head = SchemaHead(schema)
        let main = OperatorEntry(
            head.name, variants, { OperatorDetails(type.schema, type.doc, autocasts: true, elementwiseName: nil) },
            head.makesViews
                ? { a, _ throws(TensorError) in
                    let result = try type.call(a)
                    if case .list(let views) = result { for v in views { v.flags.insert(.multiView) } }
                    return result
                } : { a, _ throws(TensorError) in try type.call(a) })
        var list = [main]
        if variants.contains(.derivesInPlace) { list.append(inPlaceTwin(type, main)) }
        // An `out=` twin is derived for every function of the package that makes one new tensor, or several, in the order of its results.
        if !variants.isDisjoint(with: [.function, .submodule]), !variants.contains(.inplace), head.canHaveOut {
            list.append(outTwin(type, main))
        }
        return list
    }

    /// `add(Tensor self, ...) -> Tensor` gives `add_(Tensor(a!) self, ...) -> Tensor(a!)`.
    private static func inPlaceTwin(_ type: any Operator.Type, _ main: OperatorEntry) -> OperatorEntry {
        let base = main.base
        let name = base + "_"
        return OperatorEntry(
            name + main.name.dropFirst(base.count), [.method, .inplace],
            {
                let s = main.schema
                let overload = s.name.dropFirst(s.base.count)
                var text = s.text.dropFirst(s.name.count).description
                text = replaceFirst(text, "Tensor self", "Tensor(a!) self")
                text = String(text[..<text.lastIndex(of: ">")!]) + "> Tensor(a!)"
                return OperatorDetails(
                    name + overload + text, "In-place version of `\(base)`: writes the result over `self` and returns it.",
                    autocasts: false, elementwiseName: (type as? any ElementwiseOp.Type)?.name)
            },
            { a, details throws(TensorError) in
                let target = try a.tensor(0)
                try target.checkInPlace(name)
                if let opName = details.elementwiseName {
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
        let base = main.base
        let name = main.name == base ? base + ".out" : main.name + "_out"
        return OperatorEntry(
            name, main.variants.intersection([.function, .factory]).union(.out),
            {
                let s = main.schema
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
                return OperatorDetails(
                    text, "`\(base)` with its result written to `out`, which is resized where needed.", autocasts: false,
                    elementwiseName: nil)
            },
            { a, details throws(TensorError) in
                let n = main.details.count
                let results: [Tensor]
                switch try type.call(Arguments(UnsafeBufferPointer(rebasing: a.values[..<n]))) {
                case .tensor(let t): results = [t]
                case .tuple(let list): results = list
                default: throw .runtime("\(base)(): a call without a tensor result has no out=")
                }
                guard results.count == details.count - n else {
                    throw .runtime("\(base)(): out= must be \(results.count) tensors, got \(details.count - n)")
                }
                var written: [Tensor] = []
                for (i, t) in results.enumerated() {
                    let out = try a.tensor(n + i)
                    if GradMode.isEnabled, t.requiresGrad || out.requiresGrad {
                        throw .runtime(
                            "\(base)(): functions with out=... arguments don't support automatic differentiation, but one of the "
                                + "arguments requires grad.")
                    }
                    written.append(out)
                }
                for (out, t) in zip(written, results) { try out.takeResult(t, base) }
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
