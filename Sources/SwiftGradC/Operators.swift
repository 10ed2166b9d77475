import CSwiftGrad
import SwiftGrad

/// What is kept of an operator for those who describe it: C strings that live as long as the library.
private final class Description {
    let schema: UnsafePointer<CChar>
    let doc: UnsafePointer<CChar>
    let returns: UnsafePointer<CChar>
    let parameters: [UnsafePointer<CChar>]

    init(_ d: OperatorDetails) {
        schema = permanent(d.schema.text)
        doc = permanent(d.doc)
        returns = permanent(d.schema.returns)
        parameters = d.schema.parameters.map { permanent($0.name) }
    }
}

/// An operator as calls see it: in memory that is never freed, so that calls count no references.
private struct Row {
    let entry: Unmanaged<OperatorEntry>
    let name: UnsafePointer<CChar>
    let base: UnsafePointer<CChar>
    var description: Description?
}

private enum Table {
    static nonisolated(unsafe) let rows: UnsafeMutableBufferPointer<Row> = {
        let list = Registry.entries
        let p = UnsafeMutableBufferPointer<Row>.allocate(capacity: max(list.count, 1))
        for (i, e) in list.enumerated() {
            let name = permanent(e.name)
            let base = e.name.utf8.count == e.base.utf8.count ? name : permanent(e.base)
            p.initializeElement(at: i, to: Row(entry: Unmanaged.passRetained(e), name: name, base: base))
        }
        return UnsafeMutableBufferPointer(rebasing: p[..<list.count])
    }()
    static nonisolated(unsafe) var lock: Int32 = 0

    static func description(_ op: Int) -> Description {
        let details = rows[op].entry.takeUnretainedValue().details
        sg_lock(&lock)
        defer { sg_unlock(&lock) }
        if let known = rows[op].description { return known }
        let made = Description(details)
        rows[op].description = made
        return made
    }
}

@c @implementation public func sg_op_count() -> Int32 { Int32(Table.rows.count) }

@c @implementation public func sg_op_find(_ name: UnsafePointer<CChar>?) -> Int32 {
    guard let name else { return -1 }
    return Registry.index[String(cString: name)].map { Int32($0) } ?? -1
}

@inline(__always)
private func entry(_ op: Int32, _ function: StaticString) throws(TensorError) -> Unmanaged<OperatorEntry> {
    let table = Table.rows
    guard op >= 0, op < table.count else {
        throw .key("\(function): op must be a number below \(table.count) (see sg_op_find), got \(op)")
    }
    return table[Int(op)].entry
}

@c @implementation public func sg_op_name(
    _ op: Int32, _ name: UnsafeMutablePointer<UnsafePointer<CChar>?>?, _ base: UnsafeMutablePointer<UnsafePointer<CChar>?>?,
    _ variants: UnsafeMutablePointer<UInt32>?
) -> sg_status {
    attempt { () throws(TensorError) in
        let e = try entry(op, "sg_op_name").takeUnretainedValue()
        try target(name, "sg_op_name").pointee = Table.rows[Int(op)].name
        try target(base, "sg_op_name").pointee = Table.rows[Int(op)].base
        try target(variants, "sg_op_name").pointee = e.variants.rawValue & 0xffff
    }
}

@c @implementation public func sg_op_describe(_ op: Int32, _ info: UnsafeMutablePointer<sg_op_info>?) -> sg_status {
    attempt { () throws(TensorError) in
        let e = try entry(op, "sg_op_describe").takeUnretainedValue()
        let out = try target(info, "sg_op_describe")
        let d = Table.description(Int(op)), row = Table.rows[Int(op)]
        out.pointee = sg_op_info(
            name: row.name, base: row.base, schema: d.schema, doc: d.doc, returns: d.returns,
            n_params: Int32(e.schema.parameters.count),
            n_results: Int32(e.schema.resultCount), variants: e.variants.rawValue & 0xffff)
    }
}

@c @implementation public func sg_op_param(_ op: Int32, _ index: Int32, _ info: UnsafeMutablePointer<sg_param_info>?) -> sg_status
{
    attempt { () throws(TensorError) in
        let e = try entry(op, "sg_op_param").takeUnretainedValue()
        let out = try target(info, "sg_op_param")
        guard index >= 0, index < e.schema.parameters.count else {
            throw .index("sg_op_param: \(e.name) has \(e.schema.parameters.count) parameters, got index \(index)")
        }
        let p = e.schema.parameters[Int(index)]
        out.pointee = sg_param_info(
            name: Table.description(Int(op)).parameters[Int(index)], kind: p.kind.rawValue, list_size: Int32(p.listSize),
            optional: p.isOptional, has_default: p.defaultValue != nil, keyword_only: p.isKeywordOnly, mutated: p.isMutated)
    }
}

@c @implementation public func sg_call(
    _ op: Int32, _ args: UnsafePointer<sg_value>?, _ n: Int32, _ results: UnsafeMutablePointer<sg_value>?, _ capacity: Int32
) -> sg_status {
    let table = Table.rows
    guard op >= 0, op < table.count else {
        return fail(.key("sg_call: op must be a number below \(table.count) (see sg_op_find), got \(op)"))
    }
    return table[Int(op)].entry._withUnsafeGuaranteedRef { call($0, args, n, results, capacity) }
}

@inline(__always)
private func call(
    _ e: OperatorEntry, _ args: UnsafePointer<sg_value>?, _ n: Int32, _ results: UnsafeMutablePointer<sg_value>?,
    _ capacity: Int32
) -> sg_status {
    let d = e.details
    let count = d.count
    guard n >= 0, Int(n) <= count else {
        return fail(.type("\(e.base)() takes at most \(count) arguments, got \(n)"))
    }
    guard n == 0 || args != nil else { return fail(.value("sg_call: args must point to \(n) values, got NULL")) }
    guard Int(capacity) >= d.schema.resultCount, d.schema.resultCount == 0 || results != nil else {
        return fail(.value("sg_call: room for \(d.schema.resultCount) results is required, got \(capacity)"))
    }
    return withUnsafeTemporaryAllocation(of: Value.self, capacity: max(count, 1)) { buffer in
        let values = buffer.baseAddress!
        // Tensors of the caller and defaults are borrowed: their bits are there, but no reference is counted. `owned` has the others.
        var bound = 0, extended = false, owned: UInt64 = 0
        defer {
            while owned != 0 {
                (values + owned.trailingZeroBitCount).deinitialize(count: 1)
                owned &= owned &- 1
            }
        }
        do throws(TensorError) {
            while bound < count {
                if bound < n {
                    let v = args! + bound
                    if v.pointee.tag == Int32(SG_TAG_TENSOR.rawValue), d.kinds[bound] == .tensor, let t = v.pointee.as.tensor {
                        let x = Unmanaged<Tensor>.fromOpaque(UnsafeRawPointer(t))
                        if x._withUnsafeGuaranteedRef({ $0.hasExtendedDType }) { extended = true }
                        (values + bound).initialize(to: .tensor(x.takeRetainedValue()))
                        bound += 1
                        continue
                    }
                    if v.pointee.tag != Int32(SG_TAG_DEFAULT.rawValue) {
                        let value = try bindSlowly(v.pointee, e, d, bound)
                        if value.hasExtendedDType { extended = true }
                        (values + bound).initialize(to: value)
                        owned |= 1 << UInt64(bound)
                        bound += 1
                        continue
                    }
                }
                guard d.hasDefault & (1 << UInt64(bound)) != 0 else {
                    throw .type(
                        "\(e.base)() missing 1 required positional arguments: \"\(d.schema.parameters[bound].name)\"")
                }
                UnsafeMutableRawPointer(values + bound).copyMemory(from: d.defaults + bound, byteCount: MemoryLayout<Value>.size)
                bound += 1
            }
            if extended { try e.checkExtended(UnsafeBufferPointer(start: values, count: count)) }
            write(try e(UnsafeBufferPointer(start: values, count: count)), to: results)
            return SG_OK
        } catch {
            return fail(error)
        }
    }
}

/// One argument, checked against the kind its parameter has.
private func bindSlowly(_ v: sg_value, _ e: OperatorEntry, _ d: OperatorDetails, _ i: Int) throws(TensorError) -> Value {
    let kind = d.kinds[i]
    // What numbers there are, without a detour.
    if v.tag == Int32(SG_TAG_FLOAT.rawValue), kind == .scalar || kind == .float { return .scalar(.double(v.as.f)) }
    if v.tag == Int32(SG_TAG_INT.rawValue), kind == .scalar || kind == .int { return .scalar(.int(Int(v.as.i))) }
    let value = try decode(v, "sg_call")
    switch (kind, value) {
    case (.tensor, .tensor), (.scalar, .scalar), (.ints, .ints), (.floats, .doubles), (.string, .string), (.dtype, .dtype),
        (.generator, .generator), (.optionalTensors, .tensors):
        return value
    case (.tensor, .scalar(let s)): return .tensor(try Tensor.wrapped(s))
    case (.tensors, .tensors(let list)):
        for (k, t) in list.enumerated() where t == nil {
            throw .type("\(e.base)(): \(e.schema.parameters[i].name)[\(k)] must be a Tensor, got NULL")
        }
        return value
    case (.float, .scalar(.complex)), (.floats, .scalar(.complex)):
        let p = e.schema.parameters[i]
        throw .type("\(e.base)(): argument '\(p.name)' (position \(i + 1)) must be \(p.kind.label), not complex")
    case (.int, .scalar(.int)), (.int, .scalar(.bool)), (.float, .scalar), (.bool, .scalar(.bool)): return value
    case (.bool, .scalar(.int(let x))): return .scalar(.bool(x != 0))
    case (.scalar, .tensor(let t)) where t.dim == 0 && !t.requiresGrad: return .scalar(try t.item())
    case (.ints, .scalar(.int(let x))) where e.schema.parameters[i].listSize > 0:
        return .ints(Array(repeating: x, count: e.schema.parameters[i].listSize))
    case (.ints, .scalar(.int(let x))): return .ints([x])
    case (.floats, .ints(let list)): return .doubles(list.map { Double($0) })
    case (.floats, .scalar(let s)): return .doubles([s.double])
    case (.floats, .tensors(let list)) where list.isEmpty: return .doubles([])
    case (.ints, .doubles(let list)) where list.isEmpty: return .ints([])
    case (.tensors, .ints(let list)) where list.isEmpty: return .tensors([])
    case (_, .none) where e.schema.parameters[i].isOptional: return .none
    default:
        let p = e.schema.parameters[i]
        throw .type("\(e.base)(): argument '\(p.name)' (position \(i + 1)) must be \(p.kind.label), not \(label(value))")
    }
}

private func label(_ v: Value) -> String {
    switch v {
    case .none: return "NoneType"
    case .tensor: return "Tensor"
    case .tensors: return "tuple of Tensors"
    case .scalar(.bool): return "bool"
    case .scalar(.int): return "int"
    case .scalar(.double): return "float"
    case .scalar(.complex): return "complex"
    case .ints: return "tuple of ints"
    case .doubles: return "tuple of floats"
    case .string: return "str"
    case .dtype: return "torch.dtype"
    case .generator: return "torch.Generator"
    }
}

/// A value of the interface as the engine's.
func decode(_ v: sg_value, _ function: StaticString) throws(TensorError) -> Value {
    switch sg_tag(UInt32(bitPattern: v.tag)) {
    case SG_TAG_NONE: return .none
    case SG_TAG_TENSOR: return .tensor(try tensor(v.as.tensor, function, "a value of tag SG_TAG_TENSOR"))
    case SG_TAG_TENSORS: return .tensors(try tensors(v.as.tensors, Int(v.count), function, "a list of tensors"))
    case SG_TAG_BOOL: return .scalar(.bool(v.as.i != 0))
    case SG_TAG_INT: return .scalar(.int(Int(v.as.i)))
    case SG_TAG_FLOAT: return .scalar(.double(v.as.f))
    case SG_TAG_COMPLEX: return .scalar(.complex(v.as.f, v.imaginary))
    case SG_TAG_INTS: return .ints(try list(v.as.ints, Int(v.count), function, "a list of ints"))
    case SG_TAG_FLOATS:
        let n = Int(v.count)
        guard n >= 0, n <= 1 << 40, n == 0 || v.as.floats != nil else {
            throw .value("\(function): a list of floats must point to \(n) values")
        }
        return .doubles((0..<n).map { v.as.floats[$0] })
    case SG_TAG_STRING:
        guard let s = v.as.string else { throw .value("\(function): a string must be an address, got NULL") }
        return .string(String(cString: s))
    case SG_TAG_DTYPE:
        guard let code = Int32(exactly: v.as.i) else { throw .type("\(function): dtype must be one of sg_dtype, got \(v.as.i)") }
        return .dtype(try dtype(code, function))
    case SG_TAG_GENERATOR: return .generator(try generator(v.as.generator, function))
    default: throw .type("\(function): tag must be one of sg_tag, got \(v.tag)")
    }
}

@inline(__always)
private func write(_ result: consuming Result, to out: UnsafeMutablePointer<sg_value>?) {
    switch consume result {
    case .tensor(let t): writeTensor(t, out!)
    case .tuple(let list): for (i, t) in list.enumerated() { writeTensor(t, out! + i) }
    case .list(let list):
        let p = UnsafeMutablePointer<OpaquePointer?>.allocate(capacity: max(list.count, 1))
        for (i, t) in list.enumerated() { p[i] = retained(t) }
        var v = sg_value()
        v.tag = Int32(SG_TAG_TENSORS.rawValue)
        v.count = Int64(list.count)
        v.as.tensors = UnsafePointer(p)
        out!.pointee = v
    case .scalar(let s): encode(s, to: out!)
    case .none: break
    }
}

@inline(__always)
private func writeTensor(_ t: consuming Tensor, _ out: UnsafeMutablePointer<sg_value>) {
    var v = sg_value()
    v.tag = Int32(SG_TAG_TENSOR.rawValue)
    v.as.tensor = retained(t)
    out.pointee = v
}

@c @implementation public func sg_free_values(_ values: UnsafeMutablePointer<sg_value>?, _ n: Int32) {
    guard let values else { return }
    for i in 0..<max(Int(n), 0) {
        let v = values[i]
        if v.tag == Int32(SG_TAG_TENSOR.rawValue) {
            sg_release(UnsafeRawPointer(v.as.tensor))
        } else if v.tag == Int32(SG_TAG_TENSORS.rawValue), let p = v.as.tensors {
            for k in 0..<Int(v.count) { sg_release(UnsafeRawPointer(p[k])) }
            p.deallocate()
        }
        values[i] = sg_value()
    }
}
