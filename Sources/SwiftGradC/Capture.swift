import CSwiftGrad
import SwiftGrad

// Capture and replay. The capture under way belongs to the thread.

private var underWay: Capture? {
    sg_this_thread().pointee.capture.map { Unmanaged<Capture>.fromOpaque($0).takeUnretainedValue() }
}

/// Ends the capture under way, and gives it.
private func take() -> Capture? {
    guard let p = sg_this_thread().pointee.capture else { return nil }
    sg_this_thread().pointee.capture = nil
    return Unmanaged<Capture>.fromOpaque(p).takeRetainedValue()
}

@c @implementation public func sg_capture_begin(_ inputs: UnsafePointer<OpaquePointer?>?, _ n: Int32) -> sg_status {
    attempt { () throws(TensorError) in
        let list = try required(try tensors(inputs, Int(n), "sg_capture_begin", "inputs"), "sg_capture_begin", "inputs")
        let capture = try Capture(list)
        sg_this_thread().pointee.capture = Unmanaged.passRetained(capture).toOpaque()
    }
}

@c @implementation public func sg_capturing() -> Bool { Capture.isActive }

@c @implementation public func sg_capture_give_up(_ reason: UnsafePointer<CChar>?) {
    if Capture.isActive { Capture.giveUp(reason.map { String(cString: $0) } ?? "no reason was given") }
}

@c @implementation public func sg_capture_end(
    _ outputs: UnsafePointer<OpaquePointer?>?, _ n: Int32, _ out: UnsafeMutablePointer<OpaquePointer?>?
) -> sg_status {
    attempt { () throws(TensorError) in
        guard let capture = take() else { throw .runtime("sg_capture_end: this thread captures nothing") }
        defer { capture.stop() }
        let result = try target(out, "sg_capture_end")
        let list = try required(try tensors(outputs, Int(n), "sg_capture_end", "outputs"), "sg_capture_end", "outputs")
        result.pointee = retained(try capture.end(list))
    }
}

@c @implementation public func sg_capture_cancel() { take()?.stop() }

private func plan(_ handle: OpaquePointer?, _ function: StaticString) throws(TensorError) -> Plan {
    guard let handle else { throw .value("\(function): plan must be a plan, got NULL") }
    return Unmanaged<Plan>.fromOpaque(UnsafeRawPointer(handle)).takeUnretainedValue()
}

@c @implementation public func sg_plan_run(
    _ handle: OpaquePointer?, _ inputs: UnsafePointer<OpaquePointer?>?, _ n: Int32,
    _ outputs: UnsafeMutablePointer<OpaquePointer?>?, _ nOutputs: Int32, _ ran: UnsafeMutablePointer<Bool>?
) -> sg_status {
    attempt { () throws(TensorError) in
        let plan = try plan(handle, "sg_plan_run")
        let didRun = try target(ran, "sg_plan_run")
        guard Int(nOutputs) == plan.outputCount, nOutputs == 0 || outputs != nil else {
            throw .value("sg_plan_run: room for \(plan.outputCount) outputs is required, got \(nOutputs)")
        }
        let list = try required(try tensors(inputs, Int(n), "sg_plan_run", "inputs"), "sg_plan_run", "inputs")
        guard let results = try plan.run(list) else {
            didRun.pointee = false
            return
        }
        for (i, t) in results.enumerated() { outputs![i] = retained(t) }
        didRun.pointee = true
    }
}

@c @implementation public func sg_plan_output_count(_ handle: OpaquePointer?) -> Int32 {
    guard let p = try? plan(handle, "sg_plan_output_count") else { return -1 }
    return Int32(p.outputCount)
}

@c @implementation public func sg_plan_summary(_ handle: OpaquePointer?) -> UnsafePointer<CChar>! {
    guard let p = try? plan(handle, "sg_plan_summary") else { return nil }
    return p.summaryText
}
