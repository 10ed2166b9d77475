import CSwiftGrad
import SwiftGrad

@c @implementation public func sg_tensor_describe(_ handle: OpaquePointer?, _ info: UnsafeMutablePointer<sg_tensor_info>?)
    -> sg_status
{
    attempt { () throws(TensorError) in
        let t = try tensor(handle, "sg_tensor_describe")
        let out = try target(info, "sg_tensor_describe")
        out.pointee.data = t.numel == 0 ? nil : t.dataPointer
        out.pointee.numel = Int64(t.numel)
        out.pointee.storage_offset = Int64(t.offset)
        out.pointee.version = Int64(t.versionNumber)
        out.pointee.dtype = t.dtype.rawValue
        out.pointee.ndim = Int32(t.dim)
        out.pointee.output_nr = t.outputNumber
        var flags = 0
        if t.requiresGrad { flags |= SG_FLAG_REQUIRES_GRAD }
        if t.isLeaf { flags |= SG_FLAG_LEAF }
        if t.isContiguous { flags |= SG_FLAG_CONTIGUOUS }
        if t.isView { flags |= SG_FLAG_VIEW }
        if t.hasGrad { flags |= SG_FLAG_HAS_GRAD }
        if t.retainsGrad { flags |= SG_FLAG_RETAINS_GRAD }
        if t.isInference { flags |= SG_FLAG_INFERENCE }
        if t.isWrappedNumber { flags |= SG_FLAG_WRAPPED_NUMBER }
        out.pointee.flags = UInt32(flags)
        withUnsafeMutableBytes(of: &out.pointee.sizes) { b in
            t.copySizes(to: b.baseAddress!.assumingMemoryBound(to: Int64.self))
        }
        withUnsafeMutableBytes(of: &out.pointee.strides) { b in
            t.copyStrides(to: b.baseAddress!.assumingMemoryBound(to: Int64.self))
        }
    }
}

@c @implementation public func sg_tensor_numel(_ handle: OpaquePointer?) -> Int64 {
    guard let handle else { return 0 }
    return Unmanaged<Tensor>.fromOpaque(UnsafeRawPointer(handle))._withUnsafeGuaranteedRef { Int64($0.numel) }
}

@c @implementation public func sg_dtype_size(_ code: Int32) -> Int { DType(rawValue: code)?.size ?? 0 }

@c @implementation public func sg_tensor_new(
    _ data: UnsafeRawPointer?, _ nbytes: Int, _ code: Int32, _ ndim: Int32, _ sizes: UnsafePointer<Int64>?,
    _ out: UnsafeMutablePointer<OpaquePointer?>?
) -> sg_status {
    attempt { () throws(TensorError) in
        let d = try dtype(code, "sg_tensor_new")
        let size = try dimensions(sizes, ndim, "sg_tensor_new", "sizes")
        let result = try target(out, "sg_tensor_new")
        let t = data == nil ? try Tensor.zeros(size, d) : try Tensor.empty(size, d)
        guard data == nil || t.numel * d.size == nbytes else {
            throw .value("sg_tensor_new: \(t.numel * d.size) bytes are required for shape \(t.shape) of \(d), got \(nbytes)")
        }
        if let data, nbytes > 0 { t.dataPointer.copyMemory(from: data, byteCount: nbytes) }
        t.noteInferenceMode()
        if Capture.isActive { Capture.made(t) }
        result.pointee = retained(t)
    }
}

@c @implementation public func sg_tensor_from_memory(
    _ data: UnsafeMutableRawPointer?, _ code: Int32, _ ndim: Int32, _ sizes: UnsafePointer<Int64>?,
    _ strides: UnsafePointer<Int64>?,
    _ deleter: (@convention(c) (UnsafeMutableRawPointer?) -> Void)?, _ context: UnsafeMutableRawPointer?,
    _ out: UnsafeMutablePointer<OpaquePointer?>?
) -> sg_status {
    attempt { () throws(TensorError) in
        if Capture.isActive { Capture.giveUp("a tensor was made over foreign memory") }
        let d = try dtype(code, "sg_tensor_from_memory")
        let size = try dimensions(sizes, ndim, "sg_tensor_from_memory", "sizes")
        let steps = strides == nil ? nil : try dimensions(strides, ndim, "sg_tensor_from_memory", "strides")
        let result = try target(out, "sg_tensor_from_memory")
        let release: (() -> Void)? = deleter.map { f in { f(context) } }
        result.pointee = retained(try Tensor.over(data, d, size, steps, release: release))
    }
}

@c @implementation public func sg_tensor_copy_out(_ handle: OpaquePointer?, _ out: UnsafeMutableRawPointer?, _ nbytes: Int)
    -> sg_status
{
    attempt { () throws(TensorError) in
        if Capture.isActive { Capture.giveUp("the values of a tensor were read") }
        let t = try tensor(handle, "sg_tensor_copy_out")
        guard nbytes == t.numel * t.dtype.size else {
            throw .value(
                "sg_tensor_copy_out: \(t.numel * t.dtype.size) bytes are required for shape \(t.shape) of \(t.dtype), got \(nbytes)"
            )
        }
        if nbytes == 0 { return }
        guard let out else { throw .value("sg_tensor_copy_out: out must be an address, got NULL") }
        try t.copyOut(to: out)
    }
}

@c @implementation public func sg_tensor_mark_modified(_ handle: OpaquePointer?) -> sg_status {
    attempt { () throws(TensorError) in
        if Capture.isActive { Capture.giveUp("the memory of a tensor was written") }
        try tensor(handle, "sg_tensor_mark_modified").markModified()
    }
}

@c @implementation public func sg_tensor_storage(_ handle: OpaquePointer?, _ info: UnsafeMutablePointer<sg_storage_info>?)
    -> sg_status
{
    attempt { () throws(TensorError) in
        let t = try tensor(handle, "sg_tensor_storage")
        let out = try target(info, "sg_tensor_storage")
        out.pointee.data = t.storage.data
        out.pointee.nbytes = Int64(t.storage.bytes)
        out.pointee.id = UInt64(UInt(bitPattern: ObjectIdentifier(t.storage).hashValue))
    }
}

// MARK: owners

@c @implementation public func sg_tensor_owner(_ handle: OpaquePointer?) -> UnsafeMutableRawPointer? {
    handle.flatMap { Unmanaged<Tensor>.fromOpaque(UnsafeRawPointer($0)).takeUnretainedValue().owner }
}

@c @implementation public func sg_tensor_set_owner(_ handle: OpaquePointer?, _ owner: UnsafeMutableRawPointer?) {
    if let handle { Unmanaged<Tensor>.fromOpaque(UnsafeRawPointer(handle)).takeUnretainedValue().owner = owner }
}

@c @implementation public func sg_tensor_keeps_owner(_ handle: OpaquePointer?) -> Bool {
    handle.map { Unmanaged<Tensor>.fromOpaque(UnsafeRawPointer($0)).takeUnretainedValue().keepsOwner } ?? false
}

@c @implementation public func sg_tensor_keep_owner(_ handle: OpaquePointer?, _ keep: Bool) {
    if let handle { Unmanaged<Tensor>.fromOpaque(UnsafeRawPointer(handle)).takeUnretainedValue().keepsOwner = keep }
}

@c @implementation public func sg_set_owner_release(_ release: (@convention(c) (UnsafeMutableRawPointer?) -> Void)?) {
    Tensor.releaseOwner = release.map { f in { f($0) } }
}

// MARK: indexing

private func items(_ p: UnsafePointer<sg_index_item>?, _ n: Int32, _ function: StaticString) throws(TensorError) -> [IndexItem] {
    guard n >= 0 else { throw .value("\(function): n must not be negative, got \(n)") }
    guard n == 0 || p != nil else { throw .value("\(function): items must point to \(n) items, got NULL") }
    var result: [IndexItem] = []
    for i in 0..<Int(n) {
        let item = p![i]
        switch sg_index_kind(UInt32(bitPattern: item.kind)) {
        case SG_INDEX_INT: result.append(.int(Int(item.start)))
        case SG_INDEX_SLICE:
            result.append(
                .slice(
                    item.has & 1 != 0 ? Int(item.start) : nil, item.has & 2 != 0 ? Int(item.stop) : nil,
                    step: item.has & 4 != 0 ? Int(item.step) : 1))
        case SG_INDEX_NEW_AXIS: result.append(.newAxis)
        case SG_INDEX_ELLIPSIS: result.append(.ellipsis)
        case SG_INDEX_TENSOR: result.append(.tensor(try tensor(item.tensor, function, "items[].tensor")))
        case SG_INDEX_BOOL: result.append(.bool(item.start != 0))
        default: throw .value("\(function): items[\(i)].kind must be one of sg_index_kind, got \(item.kind)")
        }
    }
    return result
}

@c @implementation public func sg_get_item(
    _ x: OpaquePointer?, _ list: UnsafePointer<sg_index_item>?, _ n: Int32, _ out: UnsafeMutablePointer<OpaquePointer?>?
) -> sg_status {
    attempt { () throws(TensorError) in
        let result = try target(out, "sg_get_item")
        let t = try tensor(x, "sg_get_item", "x"), index = try items(list, n, "sg_get_item")
        result.pointee = retained(try Capture.isActive ? t.capturedItem(at: index) : t.item(at: index))
    }
}

@c @implementation public func sg_set_item(
    _ x: OpaquePointer?, _ list: UnsafePointer<sg_index_item>?, _ n: Int32, _ value: UnsafePointer<sg_value>?
) -> sg_status {
    attempt { () throws(TensorError) in
        let t = try tensor(x, "sg_set_item", "x")
        guard let value else { throw .value("sg_set_item: value must be given, got NULL") }
        let v: Tensor
        switch try decode(value.pointee, "sg_set_item") {
        case .tensor(let given): v = given
        case .scalar(let s): v = try Tensor.wrapped(s)
        default: throw .type("sg_set_item: value must be a tensor or a number, got tag \(value.pointee.tag)")
        }
        let index = try items(list, n, "sg_set_item")
        if Capture.isActive { try t.captureSetItem(at: index, to: v) } else { try t.setItem(at: index, to: v) }
    }
}

@c @implementation public func sg_item(_ x: OpaquePointer?, _ out: UnsafeMutablePointer<sg_value>?) -> sg_status {
    attempt { () throws(TensorError) in
        let result = try target(out, "sg_item")
        encode(try tensor(x, "sg_item", "x").item(), to: result)
    }
}

/// A number as a value of the interface.
func encode(_ s: Scalar, to out: UnsafeMutablePointer<sg_value>) {
    var v = sg_value()
    switch s {
    case .bool(let b):
        v.tag = Int32(SG_TAG_BOOL.rawValue)
        v.as.i = b ? 1 : 0
    case .int(let i):
        v.tag = Int32(SG_TAG_INT.rawValue)
        v.as.i = Int64(i)
    case .double(let d):
        v.tag = Int32(SG_TAG_FLOAT.rawValue)
        v.as.f = d
    case .complex(let re, let im):
        v.tag = Int32(SG_TAG_COMPLEX.rawValue)
        v.as.f = re
        v.imaginary = im
    }
    out.pointee = v
}
