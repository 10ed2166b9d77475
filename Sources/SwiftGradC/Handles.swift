import CSwiftGrad
import SwiftGrad

// Handles are +1 references to engine objects as opaque pointers. This module is where they are made and taken apart.

/// Runs `body`; a thrown error becomes a status and this thread's message.
@inline(__always)
func attempt(_ body: () throws(TensorError) -> Void) -> sg_status {
    do {
        try body()
        return SG_OK
    } catch {
        return fail(error)
    }
}

/// Records the message of a failure for `sg_last_error`.
func fail(_ error: TensorError) -> sg_status {
    let buffer = sg_error_buffer()!
    var message = error.message
    message.withUTF8 { text in
        var n = min(text.count, Int(SG_ERROR_CAPACITY) - 1)
        // Do not cut a character in two.
        while n < text.count && n > 0 && text[n] & 0xc0 == 0x80 { n -= 1 }
        if let base = text.baseAddress { UnsafeMutableRawPointer(buffer).copyMemory(from: base, byteCount: n) }
        buffer[n] = 0
    }
    return sg_status(UInt32(error.kind.rawValue))
}

/// The tensor behind a handle.
@inline(__always)
func tensor(_ handle: OpaquePointer?, _ function: StaticString, _ name: StaticString = "tensor") throws(TensorError) -> Tensor {
    guard let handle else { throw .value("\(function): \(name) must be a tensor, got NULL") }
    return Unmanaged<Tensor>.fromOpaque(UnsafeRawPointer(handle)).takeUnretainedValue()
}

/// A +1 handle.
@inline(__always)
func retained(_ object: AnyObject) -> OpaquePointer { OpaquePointer(Unmanaged.passRetained(object).toOpaque()) }

func node(_ handle: OpaquePointer?, _ function: StaticString) throws(TensorError) -> Node {
    guard let handle else { throw .value("\(function): node must be a node, got NULL") }
    return Unmanaged<Node>.fromOpaque(UnsafeRawPointer(handle)).takeUnretainedValue()
}

func generator(_ handle: OpaquePointer?, _ function: StaticString) throws(TensorError) -> Generator {
    guard let handle else { throw .value("\(function): generator must be a generator, got NULL") }
    return Unmanaged<Generator>.fromOpaque(UnsafeRawPointer(handle)).takeUnretainedValue()
}

/// `out`, or an error where it is NULL.
@inline(__always)
func target<T>(_ out: UnsafeMutablePointer<T>?, _ function: StaticString) throws(TensorError) -> UnsafeMutablePointer<T> {
    guard let out else { throw .value("\(function): out must be an address, got NULL") }
    return out
}

/// A dtype code of a caller.
func dtype(_ code: Int32, _ function: StaticString) throws(TensorError) -> DType {
    guard let d = DType(rawValue: code) else { throw .type("\(function): dtype must be one of sg_dtype, got \(code)") }
    return d
}

/// Sizes or strides of a tensor that a caller gives.
func dimensions(_ p: UnsafePointer<Int64>?, _ n: Int32, _ function: StaticString, _ name: StaticString) throws(TensorError)
    -> [Int]
{
    guard n >= 0, Int(n) <= Shape.maxDims else {
        throw .value("\(function): 0 to \(Shape.maxDims) dimensions are required, got ndim \(n)")
    }
    return try list(p, Int(n), function, name)
}

/// Values that a caller gives: `n` of them.
func list(_ p: UnsafePointer<Int64>?, _ n: Int, _ function: StaticString, _ name: StaticString) throws(TensorError) -> [Int] {
    guard n >= 0, n <= 1 << 40 else { throw .value("\(function): the length of \(name) must not be negative, got \(n)") }
    if n == 0 { return [] }
    guard let p else { throw .value("\(function): \(name) must point to \(n) values, got NULL") }
    return (0..<n).map { Int(p[$0]) }
}

func tensors(
    _ p: UnsafePointer<OpaquePointer?>?, _ n: Int, _ function: StaticString, _ name: StaticString
) throws(TensorError) -> [Tensor?] {
    guard n >= 0, n <= 1 << 40 else { throw .value("\(function): the length of \(name) must not be negative, got \(n)") }
    if n == 0 { return [] }
    guard let p else { throw .value("\(function): \(name) must point to \(n) tensors, got NULL") }
    var result: [Tensor?] = []
    result.reserveCapacity(n)
    for i in 0..<n {
        result.append(p[i].map { Unmanaged<Tensor>.fromOpaque(UnsafeRawPointer($0)).takeUnretainedValue() })
    }
    return result
}

func required(_ list: [Tensor?], _ function: StaticString, _ name: StaticString) throws(TensorError) -> [Tensor] {
    var result: [Tensor] = []
    for (i, t) in list.enumerated() {
        guard let t else { throw .value("\(function): \(name)[\(i)] must be a tensor, got NULL") }
        result.append(t)
    }
    return result
}

@c @implementation public func sg_retain(_ handle: UnsafeRawPointer?) {
    if let handle { _ = Unmanaged<AnyObject>.fromOpaque(handle).retain() }
}

@c @implementation public func sg_release(_ handle: UnsafeRawPointer?) {
    if let handle { Unmanaged<AnyObject>.fromOpaque(handle).release() }
}

@c @implementation public func sg_is_unique(_ handle: UnsafeRawPointer?) -> Bool {
    guard let handle else { return false }
    // The pointer itself is looked at as the one strong reference, without taking another.
    var reference = handle
    return withUnsafeMutableBytes(of: &reference) { bytes in
        isKnownUniquelyReferenced(&bytes.baseAddress!.assumingMemoryBound(to: GradientTarget.self).pointee)
    }
}

@c @implementation public func sg_abi_version() -> Int32 { SG_ABI_VERSION }

@c @implementation public func sg_version() -> UnsafePointer<CChar>! { constant("0.1.0") }

@c @implementation public func sg_last_error() -> UnsafePointer<CChar>! { UnsafePointer(sg_error_buffer()) }

private func constant(_ s: StaticString) -> UnsafePointer<CChar> {
    UnsafeRawPointer(s.utf8Start).assumingMemoryBound(to: CChar.self)
}

/// A C string that lives as long as the library.
func permanent(_ s: String) -> UnsafePointer<CChar> {
    let bytes = Array(s.utf8)
    let p = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count + 1)
    for (i, b) in bytes.enumerated() { p[i] = CChar(bitPattern: b) }
    p[bytes.count] = 0
    return UnsafePointer(p)
}
