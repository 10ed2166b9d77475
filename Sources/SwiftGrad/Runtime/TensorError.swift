/// The one error of the engine. Messages have the form `what: what was required, got what`.
public struct TensorError: Error, CustomStringConvertible, Sendable {
    /// The numbers are those of `sg_status` in swiftgrad.h.
    public enum Kind: Int32, Sendable {
        case runtime = 1
        case type = 2
        case value = 3
        case index = 4
        case key = 5
        case notImplemented = 6
        case memory = 7
        case linalg = 8
        case callback = 9
    }

    public let kind: Kind
    public let message: String

    public init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }

    public var description: String { message }

    public static func runtime(_ message: String) -> TensorError { TensorError(.runtime, message) }
    public static func type(_ message: String) -> TensorError { TensorError(.type, message) }
    public static func value(_ message: String) -> TensorError { TensorError(.value, message) }
    public static func index(_ message: String) -> TensorError { TensorError(.index, message) }
    public static func key(_ message: String) -> TensorError { TensorError(.key, message) }
    public static func notImplemented(_ message: String) -> TensorError { TensorError(.notImplemented, message) }
}
