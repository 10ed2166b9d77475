import CSwiftGrad
import SwiftGrad

#if canImport(Glibc)
    @_exported import Glibc
#else
    @_exported import Darwin
#endif

@c @implementation public func sg_default_generator(_ out: UnsafeMutablePointer<OpaquePointer?>?) -> sg_status {
    attempt { () throws(TensorError) in try target(out, "sg_default_generator").pointee = retained(Generator.default) }
}

@c @implementation public func sg_generator_new(_ seed: UInt64, _ out: UnsafeMutablePointer<OpaquePointer?>?) -> sg_status {
    attempt { () throws(TensorError) in try target(out, "sg_generator_new").pointee = retained(Generator(seed: seed)) }
}

@c @implementation public func sg_generator_seed(_ g: OpaquePointer?, _ seed: UInt64) -> sg_status {
    attempt { () throws(TensorError) in
        if Capture.isActive { Capture.giveUp("a generator was seeded") }
        try generator(g, "sg_generator_seed").seed(seed)
    }
}

@c @implementation public func sg_generator_initial_seed(_ g: OpaquePointer?, _ out: UnsafeMutablePointer<UInt64>?) -> sg_status {
    attempt { () throws(TensorError) in
        let x = try generator(g, "sg_generator_initial_seed")
        try target(out, "sg_generator_initial_seed").pointee = x.initialSeed
    }
}

@c @implementation public func sg_generator_state_size() -> Int { Generator.stateSize }

private func checkState(_ nbytes: Int, _ function: StaticString) throws(TensorError) {
    guard nbytes == Generator.stateSize else {
        throw .runtime("\(function): a state of \(Generator.stateSize) bytes is required, got \(nbytes)")
    }
}

@c @implementation public func sg_generator_state(_ g: OpaquePointer?, _ out: UnsafeMutableRawPointer?, _ nbytes: Int)
    -> sg_status
{
    attempt { () throws(TensorError) in
        if Capture.isActive { Capture.giveUp("the state of a generator was read") }
        let x = try generator(g, "sg_generator_state")
        try checkState(nbytes, "sg_generator_state")
        guard let out else { throw .value("sg_generator_state: out must be an address, got NULL") }
        x.writeState(to: out)
    }
}

@c @implementation public func sg_generator_set_state(_ g: OpaquePointer?, _ state: UnsafeRawPointer?, _ nbytes: Int) -> sg_status
{
    attempt { () throws(TensorError) in
        if Capture.isActive { Capture.giveUp("the state of a generator was set") }
        let x = try generator(g, "sg_generator_set_state")
        try checkState(nbytes, "sg_generator_set_state")
        guard let state else { throw .value("sg_generator_set_state: state must be an address, got NULL") }
        try x.readState(from: state)
    }
}

@c @implementation public func sg_get_num_threads() -> Int32 { Int32(ThreadPool.threadCount) }

@c @implementation public func sg_set_num_threads(_ n: Int32) -> sg_status {
    attempt { () throws(TensorError) in try ThreadPool.setThreadCount(Int(n)) }
}

@c @implementation public func sg_default_dtype() -> Int32 { DType.defaultFloat.rawValue }

@c @implementation public func sg_set_default_dtype(_ code: Int32) -> sg_status {
    attempt { () throws(TensorError) in
        let d = try dtype(code, "sg_set_default_dtype")
        guard d.isFloat else {
            throw .type("only floating-point types are supported as the default type, got torch.\(d)")
        }
        DType.defaultFloat = d
    }
}

@c @implementation public func sg_promote_types(_ a: Int32, _ b: Int32) -> Int32 {
    guard let x = DType(rawValue: a), let y = DType(rawValue: b) else { return -1 }
    return DType.canPromote(x, y) ? DType.promote(x, y).rawValue : -1
}

@c @implementation public func sg_memory(_ out: UnsafeMutablePointer<sg_memory_stats>?) {
    guard let out else { return }
    let s = Memory.statistics
    out.pointee = sg_memory_stats(
        allocated: Int64(s.allocated), peak: Int64(s.peak), cached: Int64(s.cached), live_tensors: Int64(s.liveTensors))
}

@c @implementation public func sg_reset_peak_memory() { Memory.resetPeak() }
@c @implementation public func sg_empty_cache() { Memory.emptyCache() }

private let capability = permanent(Memory.cpuCapability)
@c @implementation public func sg_set_winograd(_ enabled: Bool) -> Bool {
    let previous = Winograd.isEnabled
    Winograd.isEnabled = enabled
    return previous
}

@c @implementation public func sg_winograd_enabled() -> Bool { Winograd.isEnabled }

@c @implementation public func sg_cpu_capability() -> UnsafePointer<CChar>! { capability }
@c @implementation public func sg_cpu_multiplies_bfloat16() -> Int32 { Memory.multipliesBFloat16 ? 1 : 0 }
