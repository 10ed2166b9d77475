import CSwiftGrad
import SwiftGrad

@c @implementation public func sg_grad_enabled() -> Bool { GradMode.isEnabled }
@c @implementation public func sg_set_grad_enabled(_ enabled: Bool) { GradMode.isEnabled = enabled }
@c @implementation public func sg_inference_enabled() -> Bool { GradMode.isInference }
@c @implementation public func sg_set_inference_enabled(_ enabled: Bool) { GradMode.isInference = enabled }
@c @implementation public func sg_autocast() -> Int32 { Autocast.dtype?.rawValue ?? -1 }

@c @implementation public func sg_set_autocast(_ code: Int32, _ cache: Bool) -> sg_status {
    attempt { () throws(TensorError) in
        if code == -1 {
            Autocast.dtype = nil
        } else {
            let wanted = try dtype(code, "sg_set_autocast")
            guard wanted.isHalf else {
                throw .type("sg_set_autocast: bfloat16 or float16 is required, got \(wanted)")
            }
            Autocast.dtype = wanted
        }
        Autocast.isCaching = cache
    }
}

@c @implementation public func sg_clear_autocast_cache() { Autocast.clearCache() }
@c @implementation public func sg_anomaly_enabled() -> Bool { Anomaly.isEnabled }

@c @implementation public func sg_set_anomaly(
    _ enabled: Bool, _ checkNaN: Bool, _ trace: (@convention(c) () -> UnsafeMutablePointer<CChar>?)?
) {
    Anomaly.trace = trace.map { f in
        {
            guard let text = f() else { return nil }
            defer { free(text) }
            return String(cString: text)
        }
    }
    Anomaly.checksNaN = checkNaN
    Anomaly.isEnabled = enabled
}

@c @implementation public func sg_backward(
    _ roots: UnsafePointer<OpaquePointer?>?, _ grads: UnsafePointer<OpaquePointer?>?, _ n: Int32, _ retain: Bool, _ create: Bool,
    _ inputs: UnsafePointer<OpaquePointer?>?, _ nInputs: Int32
) -> sg_status {
    attempt { () throws(TensorError) in
        if Capture.isActive { Capture.giveUp("backward() was called") }
        let list = try required(try tensors(roots, Int(n), "sg_backward", "roots"), "sg_backward", "roots")
        let start = grads == nil ? [] : try tensors(grads, Int(n), "sg_backward", "grads")
        let only = try required(try tensors(inputs, Int(nInputs), "sg_backward", "inputs"), "sg_backward", "inputs")
        try backward(list, start, keepGraph: retain, createGraph: create, inputs: only)
    }
}

@c @implementation public func sg_grad(
    _ roots: UnsafePointer<OpaquePointer?>?, _ grads: UnsafePointer<OpaquePointer?>?, _ n: Int32,
    _ inputs: UnsafePointer<OpaquePointer?>?, _ nInputs: Int32, _ retain: Bool, _ create: Bool, _ allowUnused: Bool,
    _ outs: UnsafeMutablePointer<OpaquePointer?>?
) -> sg_status {
    attempt { () throws(TensorError) in
        if Capture.isActive { Capture.giveUp("autograd.grad() was called") }
        let list = try required(try tensors(roots, Int(n), "sg_grad", "roots"), "sg_grad", "roots")
        let start = grads == nil ? [] : try tensors(grads, Int(n), "sg_grad", "grads")
        let wanted = try required(try tensors(inputs, Int(nInputs), "sg_grad", "inputs"), "sg_grad", "inputs")
        if wanted.isEmpty { return }
        let out = try target(outs, "sg_grad")
        let result = try gradients(
            of: list, start, withRespectTo: wanted, keepGraph: retain, createGraph: create, allowUnused: allowUnused)
        for (i, g) in result.enumerated() { out[i] = g.map { retained($0) } }
    }
}

@c @implementation public func sg_tensor_set_requires_grad(_ t: OpaquePointer?, _ value: Bool) -> sg_status {
    attempt { () throws(TensorError) in
        if value, Capture.isActive { Capture.giveUp("requires_grad was set") }
        try tensor(t, "sg_tensor_set_requires_grad").setRequiresGrad(value)
    }
}

@c @implementation public func sg_tensor_grad(_ t: OpaquePointer?, _ out: UnsafeMutablePointer<OpaquePointer?>?) -> sg_status {
    attempt { () throws(TensorError) in
        if Capture.isActive { Capture.giveUp("the gradient of a tensor was read") }
        let result = try target(out, "sg_tensor_grad")
        result.pointee = try tensor(t, "sg_tensor_grad").grad.map { retained($0) }
    }
}

@c @implementation public func sg_tensor_set_grad(_ t: OpaquePointer?, _ grad: OpaquePointer?) -> sg_status {
    attempt { () throws(TensorError) in
        if Capture.isActive { Capture.giveUp("the gradient of a tensor was set") }
        try tensor(t, "sg_tensor_set_grad").setGrad(grad == nil ? nil : try tensor(grad, "sg_tensor_set_grad", "grad"))
    }
}

@c @implementation public func sg_tensor_data(_ t: OpaquePointer?, _ out: UnsafeMutablePointer<OpaquePointer?>?) -> sg_status {
    attempt { () throws(TensorError) in
        let result = try target(out, "sg_tensor_data")
        result.pointee = retained(try tensor(t, "sg_tensor_data").detachedData)
    }
}

@c @implementation public func sg_tensor_set_data(_ t: OpaquePointer?, _ source: OpaquePointer?) -> sg_status {
    attempt { () throws(TensorError) in
        if Capture.isActive { Capture.giveUp("the data of a tensor was set") }
        try tensor(t, "sg_tensor_set_data").setData(try tensor(source, "sg_tensor_set_data", "source"))
    }
}

@c @implementation public func sg_tensor_detach_in_place(_ t: OpaquePointer?) -> sg_status {
    attempt { () throws(TensorError) in
        if Capture.isActive { Capture.giveUp("detach_() was called") }
        try tensor(t, "sg_tensor_detach_in_place").detachInPlace()
    }
}

@c @implementation public func sg_tensor_retain_grad(_ t: OpaquePointer?) -> sg_status {
    attempt { () throws(TensorError) in
        if Capture.isActive { Capture.giveUp("retain_grad() was called") }
        try tensor(t, "sg_tensor_retain_grad").retainGrad()
    }
}

@c @implementation public func sg_tensor_base(_ t: OpaquePointer?, _ out: UnsafeMutablePointer<OpaquePointer?>?) -> sg_status {
    attempt { () throws(TensorError) in
        let result = try target(out, "sg_tensor_base")
        result.pointee = try tensor(t, "sg_tensor_base").base.map { retained($0) }
    }
}

@c @implementation public func sg_tensor_grad_fn(_ t: OpaquePointer?, _ out: UnsafeMutablePointer<OpaquePointer?>?) -> sg_status {
    attempt { () throws(TensorError) in
        let result = try target(out, "sg_tensor_grad_fn")
        result.pointee = try tensor(t, "sg_tensor_grad_fn").gradientFunction.map { retained($0) }
    }
}

// MARK: hooks

private typealias Release = @convention(c) (UnsafeMutableRawPointer?) -> Void

private func context(_ p: UnsafeMutableRawPointer?, _ release: Release?) -> HookContext {
    HookContext(p, release: release.map { f in { f(p) } })
}

private let callbackFailed = TensorError(.callback, "a callback failed")

/// A +1 handle that a callback gave, as a tensor.
private func taken(_ handle: OpaquePointer) -> Tensor {
    Unmanaged<Tensor>.fromOpaque(UnsafeRawPointer(handle)).takeRetainedValue()
}

private func borrowed(_ t: Tensor) -> OpaquePointer { OpaquePointer(Unmanaged.passUnretained(t).toOpaque()) }

@c @implementation public func sg_tensor_add_hook(
    _ t: OpaquePointer?, _ post: Bool, _ hook: sg_tensor_hook?, _ p: UnsafeMutableRawPointer?,
    _ release: (@convention(c) (UnsafeMutableRawPointer?) -> Void)?, _ id: UnsafeMutablePointer<UInt64>?
) -> sg_status {
    attempt { () throws(TensorError) in
        if Capture.isActive { Capture.giveUp("a hook was registered") }
        let x = try tensor(t, "sg_tensor_add_hook")
        guard let hook else { throw .value("sg_tensor_add_hook: hook must be a function, got NULL") }
        let out = try target(id, "sg_tensor_add_hook")
        let run: TensorHook = { g throws(TensorError) in
            var replacement: OpaquePointer?
            let failed = withExtendedLifetime(g) { hook(p, borrowed(g), &replacement) } != 0
            let result = replacement.map { taken($0) }
            if failed { throw callbackFailed }
            return result
        }
        // The context is released with the hook; on failure it stays the caller's.
        guard x.requiresGrad else { throw .runtime("cannot register a hook on a tensor that doesn't require gradient") }
        if post && !x.isLeaf { throw .runtime("post accumulate grad hooks cannot be registered on non-leaf tensors") }
        out.pointee =
            post
            ? try x.addPostAccumulateHook(context: context(p, release), run) : try x.addHook(context: context(p, release), run)
    }
}

@c @implementation public func sg_tensor_remove_hook(_ t: OpaquePointer?, _ id: UInt64) -> sg_status {
    attempt { () throws(TensorError) in try tensor(t, "sg_tensor_remove_hook").removeHook(id) }
}

@c @implementation public func sg_tensor_visit(
    _ t: OpaquePointer?, _ visit: (@convention(c) (UnsafeMutableRawPointer?, UnsafeMutableRawPointer?) -> Int32)?,
    _ arg: UnsafeMutableRawPointer?
) -> Int32 {
    guard let t, let visit else { return 0 }
    let x = Unmanaged<Tensor>.fromOpaque(UnsafeRawPointer(t)).takeUnretainedValue()
    for p in x.ownedContexts {
        let r = visit(p, arg)
        if r != 0 { return r }
    }
    return 0
}

// MARK: nodes

@c @implementation public func sg_node_name(_ n: OpaquePointer?) -> UnsafePointer<CChar>! {
    guard let n else { return nil }
    return NodeNames.pointer(Unmanaged<Node>.fromOpaque(UnsafeRawPointer(n)).takeUnretainedValue().name)
}

/// Names of nodes as C strings: there are not many different ones.
private enum NodeNames {
    private nonisolated(unsafe) static var known: [String: UnsafePointer<CChar>] = [:]
    private nonisolated(unsafe) static var lock: Int32 = 0

    static func pointer(_ name: String) -> UnsafePointer<CChar> {
        sg_lock(&lock)
        defer { sg_unlock(&lock) }
        if let p = known[name] { return p }
        let p = permanent(name)
        known[name] = p
        return p
    }
}

@c @implementation public func sg_node_edge_count(_ n: OpaquePointer?) -> Int32 {
    n.map { Int32(Unmanaged<Node>.fromOpaque(UnsafeRawPointer($0)).takeUnretainedValue().edgeCount) } ?? 0
}

@c @implementation public func sg_node_edge(
    _ n: OpaquePointer?, _ index: Int32, _ next: UnsafeMutablePointer<OpaquePointer?>?,
    _ leaf: UnsafeMutablePointer<OpaquePointer?>?,
    _ number: UnsafeMutablePointer<Int32>?
) -> sg_status {
    attempt { () throws(TensorError) in
        let x = try node(n, "sg_node_edge")
        let toNode = try target(next, "sg_node_edge"), toLeaf = try target(leaf, "sg_node_edge")
        guard index >= 0, index < x.edgeCount else {
            throw .index("sg_node_edge: the node has \(x.edgeCount) edges, got index \(index)")
        }
        let e = x.edgeTarget(Int(index))
        toNode.pointee = e.node.map { retained($0) }
        toLeaf.pointee = e.leaf.map { retained($0) }
        number?.pointee = e.index
    }
}

@c @implementation public func sg_node_add_hook(
    _ n: OpaquePointer?, _ pre: Bool, _ hook: sg_node_hook?, _ p: UnsafeMutableRawPointer?,
    _ release: (@convention(c) (UnsafeMutableRawPointer?) -> Void)?, _ id: UnsafeMutablePointer<UInt64>?
) -> sg_status {
    attempt { () throws(TensorError) in
        if Capture.isActive { Capture.giveUp("a hook was registered") }
        let x = try node(n, "sg_node_add_hook")
        guard let hook else { throw .value("sg_node_add_hook: hook must be a function, got NULL") }
        let out = try target(id, "sg_node_add_hook")
        out.pointee = x.addHook(pre: pre, context: context(p, release)) { grads, others throws(TensorError) in
            var handles = grads.map { $0.map { borrowed($0) } }
            let before = handles
            let rest = others.map { $0.map { borrowed($0) } }
            let failed = withExtendedLifetime((grads, others)) {
                pre
                    ? hook(p, &handles, Int32(handles.count), nil, 0) != 0
                    : hook(p, &handles, Int32(handles.count), rest, Int32(rest.count)) != 0
            }
            for i in handles.indices where handles[i] != before[i] { grads[i] = handles[i].map { taken($0) } }
            if failed { throw callbackFailed }
        }
    }
}

@c @implementation public func sg_node_remove_hook(_ n: OpaquePointer?, _ id: UInt64) -> sg_status {
    attempt { () throws(TensorError) in try node(n, "sg_node_remove_hook").removeHook(id) }
}

@c @implementation public func sg_push_saved_tensor_hooks(
    _ pack: sg_pack_hook?, _ unpack: sg_unpack_hook?, _ context: UnsafeMutableRawPointer?,
    _ release: (@convention(c) (UnsafeMutableRawPointer?) -> Void)?
) -> sg_status {
    attempt { () throws(TensorError) in
        if Capture.isActive { Capture.giveUp("hooks on saved tensors") }
        guard let pack, let unpack else { throw .value("sg_push_saved_tensor_hooks: two functions are required, got NULL") }
        SavedTensorHooks.push(
            pack: { t throws(TensorError) in
                var object: UnsafeMutableRawPointer?
                let failed = withExtendedLifetime(t) { pack(context, borrowed(t), &object) != 0 }
                if failed { throw callbackFailed }
                return object
            },
            unpack: { object throws(TensorError) in
                var out: OpaquePointer?
                let failed = unpack(context, object, &out) != 0
                let result = out.map { taken($0) }
                guard !failed else { throw callbackFailed }
                guard let result else { throw .runtime("an unpack hook must give a tensor, got NULL") }
                return result
            },
            release: { release?($0) }, ending: { release?(context) })
    }
}

@c @implementation public func sg_pop_saved_tensor_hooks() -> sg_status {
    attempt { () throws(TensorError) in try SavedTensorHooks.pop() }
}

@c @implementation public func sg_custom_node(
    _ name: UnsafePointer<CChar>?, _ inputs: UnsafePointer<OpaquePointer?>?, _ nInputs: Int32,
    _ outputs: UnsafePointer<OpaquePointer?>?, _ nOutputs: Int32, _ dirty: UInt64, _ nonDifferentiable: UInt64,
    _ backward: sg_custom_backward?, _ p: UnsafeMutableRawPointer?,
    _ release: (@convention(c) (UnsafeMutableRawPointer?) -> Void)?, _ out: UnsafeMutablePointer<OpaquePointer?>?
) -> sg_status {
    attempt { () throws(TensorError) in
        if Capture.isActive { Capture.giveUp("a custom autograd.Function was called") }
        guard let backward else { throw .value("sg_custom_node: backward must be a function, got NULL") }
        let result = try target(out, "sg_custom_node")
        let from = try tensors(inputs, Int(nInputs), "sg_custom_node", "inputs")
        let to = try required(try tensors(outputs, Int(nOutputs), "sg_custom_node", "outputs"), "sg_custom_node", "outputs")
        let label = name.map { String(cString: $0) } ?? "CustomBackward"
        let made = try CustomNode.attach(
            name: label, inputs: from, outputs: to, dirty: dirty, nonDifferentiable: nonDifferentiable, context: p,
            release: release.map { f in { f(p) } }
        ) { grads, count throws(TensorError) in
            let handles = grads.map { $0.map { borrowed($0) } }
            var results = [OpaquePointer?](repeating: nil, count: count)
            let failed = withExtendedLifetime(grads) {
                backward(p, handles, Int32(handles.count), &results, Int32(count)) != 0
            }
            let list = results.map { $0.map { taken($0) } }
            if failed { throw callbackFailed }
            return list
        }
        result.pointee = retained(made)
    }
}

@c @implementation public func sg_node_context(_ n: OpaquePointer?) -> UnsafeMutableRawPointer? {
    n.flatMap { (Unmanaged<Node>.fromOpaque(UnsafeRawPointer($0)).takeUnretainedValue() as? CustomNode)?.context }
}

@c @implementation public func sg_node_save(_ n: OpaquePointer?, _ list: UnsafePointer<OpaquePointer?>?, _ count: Int32)
    -> sg_status
{
    attempt { () throws(TensorError) in
        try node(n, "sg_node_save").keep(try tensors(list, Int(count), "sg_node_save", "tensors"))
    }
}

@c @implementation public func sg_node_saved_count(_ n: OpaquePointer?) -> Int32 {
    n.map { Int32(Unmanaged<Node>.fromOpaque(UnsafeRawPointer($0)).takeUnretainedValue().savedCount) } ?? 0
}

@c @implementation public func sg_node_saved(_ n: OpaquePointer?, _ outs: UnsafeMutablePointer<OpaquePointer?>?, _ count: Int32)
    -> sg_status
{
    attempt { () throws(TensorError) in
        let x = try node(n, "sg_node_saved")
        guard Int(count) == x.savedCount else {
            throw .value("sg_node_saved: room for \(x.savedCount) tensors is required, got \(count)")
        }
        if count == 0 { return }
        let out = try target(outs, "sg_node_saved")
        for (i, t) in try x.keptTensors().enumerated() { out[i] = t.map { retained($0) } }
    }
}
