import CSwiftGrad

/// Whether operations of the calling thread are recorded.
public enum GradMode {
    @inline(__always)
    public static var isEnabled: Bool {
        get { sg_this_thread().pointee.grad_disabled == 0 }
        set { sg_this_thread().pointee.grad_disabled = newValue ? 0 : 1 }
    }

    public static var isInference: Bool {
        get { sg_this_thread().pointee.inference != 0 }
        set { sg_this_thread().pointee.inference = newValue ? 1 : 0 }
    }

    /// Runs `body` with recording on or off, and restores the mode.
    @inline(__always)
    static func with<R>(_ enabled: Bool, _ body: () throws(TensorError) -> R) throws(TensorError) -> R {
        let state = sg_this_thread()!
        let before = state.pointee.grad_disabled
        state.pointee.grad_disabled = enabled ? 0 : 1
        defer { state.pointee.grad_disabled = before }
        return try body()
    }
}

/// Runs `body` without recording.
public func withoutGradient<R>(_ body: () throws(TensorError) -> R) throws(TensorError) -> R {
    try GradMode.with(false, body)
}

/// Anomaly mode: nodes remember where they were made; NaN gradients are errors.
public enum Anomaly {
    public nonisolated(unsafe) static var isEnabled = false
    public nonisolated(unsafe) static var checksNaN = true
    /// Text that says where the running program is (the Python stack, say).
    public nonisolated(unsafe) static var trace: (() -> String?)?
}
