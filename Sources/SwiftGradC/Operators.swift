import CSwiftGrad
import SwiftGrad

/// What is kept of an operator for callers: C strings, and kinds at hand for the hot path.
private struct Description {
    let name: UnsafePointer<CChar>
    let base: UnsafePointer<CChar>
    let schema: UnsafePointer<CChar>
    let doc: UnsafePointer<CChar>
    let returns: UnsafePointer<CChar>
    let parameters: [UnsafePointer<CChar>]
}

private enum Table {
    static let entries: UnsafeBufferPointer<OperatorEntry> = {
        let list = Registry.entries
        let p = UnsafeMutablePointer<OperatorEntry>.allocate(capacity: max(list.count, 1))
        for (i, e) in list.enumerated() { (p + i).initialize(to: e) }
        return UnsafeBufferPointer(start: p, count: list.count)
    }()

    static let descriptions: [Description] = Registry.entries.map { e in
        Description(
            name: permanent(e.schema.name), base: permanent(e.schema.base), schema: permanent(e.schema.text),
            doc: permanent(e.doc),
            returns: permanent(e.schema.returns), parameters: e.schema.parameters.map { permanent($0.name) })
    }
}

@c @implementation public func sg_op_count() -> Int32 { Int32(Table.entries.count) }

@c @implementation public func sg_op_find(_ name: UnsafePointer<CChar>?) -> Int32 {
    guard let name else { return -1 }
    return Registry.index[String(cString: name)].map { Int32($0) } ?? -1
}

private func entry(_ op: Int32, _ function: StaticString) throws(TensorError) -> OperatorEntry {
    let table = Table.entries
    guard op >= 0, op < table.count else {
        throw .key("\(function): op must be a number below \(table.count) (see sg_op_find), got \(op)")
    }
    return table[Int(op)]
}

@c @implementation public func sg_op_describe(_ op: Int32, _ info: UnsafeMutablePointer<sg_op_info>?) -> sg_status {
    attempt { () throws(TensorError) in
        let e = try entry(op, "sg_op_describe")
        let out = try target(info, "sg_op_describe")
        let d = Table.descriptions[Int(op)]
        out.pointee = sg_op_info(
            name: d.name, base: d.base, schema: d.schema, doc: d.doc, returns: d.returns,
            n_params: Int32(e.schema.parameters.count),
            n_results: Int32(e.schema.resultCount), variants: e.variants.rawValue & 0xffff)
    }
}

@c @implementation public func sg_op_param(_ op: Int32, _ index: Int32, _ info: UnsafeMutablePointer<sg_param_info>?) -> sg_status
{
    attempt { () throws(TensorError) in
        let e = try entry(op, "sg_op_param")
        let out = try target(info, "sg_op_param")
        guard index >= 0, index < e.schema.parameters.count else {
            throw .index("sg_op_param: \(e.schema.name) has \(e.schema.parameters.count) parameters, got index \(index)")
        }
        let p = e.schema.parameters[Int(index)]
        out.pointee = sg_param_info(
            name: Table.descriptions[Int(op)].parameters[Int(index)], kind: p.kind.rawValue, list_size: Int32(p.listSize),
            optional: p.isOptional, has_default: p.defaultValue != nil, keyword_only: p.isKeywordOnly, mutated: p.isMutated)
    }
}

@c @implementation public func sg_call(
    _ op: Int32, _ args: UnsafePointer<sg_value>?, _ n: Int32, _ results: UnsafeMutablePointer<sg_value>?, _ capacity: Int32
) -> sg_status {
    do {
        let e = try entry(op, "sg_call")
        let count = e.kinds.count
        guard n >= 0, Int(n) <= count else {
            throw TensorError.type("\(e.schema.base)() takes at most \(count) arguments, got \(n)")
        }
        guard n == 0 || args != nil else { throw TensorError.value("sg_call: args must point to \(n) values, got NULL") }
        guard Int(capacity) >= e.schema.resultCount, e.schema.resultCount == 0 || results != nil else {
            throw TensorError.value("sg_call: room for \(e.schema.resultCount) results is required, got \(capacity)")
        }
        return withUnsafeTemporaryAllocation(of: Value.self, capacity: max(count, 1)) { buffer in
            let values = buffer.baseAddress!
            var bound = 0, extended = false
            defer { values.deinitialize(count: bound) }
            do throws(TensorError) {
                while bound < count {
                    let given: sg_value? = bound < n ? args![bound] : nil
                    (values + bound).initialize(to: try bind(given, e, bound, &extended))
                    bound += 1
                }
                if extended { try e.checkExtended(UnsafeBufferPointer(start: values, count: count)) }
                try write(try e(UnsafeBufferPointer(start: values, count: count)), to: results, e)
                return SG_OK
            } catch {
                return fail(error)
            }
        }
    } catch {
        return fail(error as! TensorError)
    }
}

/// One argument, checked against the kind its parameter has.
@inline(__always)
private func bind(_ given: sg_value?, _ e: OperatorEntry, _ i: Int, _ extended: inout Bool) throws(TensorError) -> Value {
    if let v = given, v.tag == Int32(SG_TAG_TENSOR.rawValue), e.kinds[i] == .tensor, let t = v.as.tensor {
        let x = Unmanaged<Tensor>.fromOpaque(UnsafeRawPointer(t)).takeUnretainedValue()
        if x.hasExtendedDType { extended = true }
        return .tensor(x)
    }
    let value = try bindSlowly(given, e, i)
    if value.hasExtendedDType { extended = true }
    return value
}

private func bindSlowly(_ given: sg_value?, _ e: OperatorEntry, _ i: Int) throws(TensorError) -> Value {
    let kind = e.kinds[i]
    guard let v = given, v.tag != Int32(SG_TAG_DEFAULT.rawValue) else {
        if let d = e.defaults[i] { return d }
        throw .type("\(e.schema.base)() missing 1 required positional arguments: \"\(e.schema.parameters[i].name)\"")
    }
    let value = try decode(v, "sg_call")
    switch (kind, value) {
    case (.tensor, .tensor), (.scalar, .scalar), (.ints, .ints), (.floats, .doubles), (.string, .string), (.dtype, .dtype),
        (.generator, .generator), (.optionalTensors, .tensors):
        return value
    case (.tensor, .scalar(let s)): return .tensor(try Tensor.wrapped(s))
    case (.tensors, .tensors(let list)):
        for (k, t) in list.enumerated() where t == nil {
            throw .type("\(e.schema.base)(): \(e.schema.parameters[i].name)[\(k)] must be a Tensor, got NULL")
        }
        return value
    case (.float, .scalar(.complex)), (.floats, .scalar(.complex)):
        let p = e.schema.parameters[i]
        throw .type("\(e.schema.base)(): argument '\(p.name)' (position \(i + 1)) must be \(p.kind.label), not complex")
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
        throw .type("\(e.schema.base)(): argument '\(p.name)' (position \(i + 1)) must be \(p.kind.label), not \(label(value))")
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
private func write(_ result: Result, to out: UnsafeMutablePointer<sg_value>?, _ e: OperatorEntry) throws(TensorError) {
    switch result {
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
private func writeTensor(_ t: Tensor, _ out: UnsafeMutablePointer<sg_value>) {
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
