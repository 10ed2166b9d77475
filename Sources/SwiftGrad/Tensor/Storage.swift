/// A block of memory that one or more tensors look into.
public final class Storage {
    public private(set) var data: UnsafeMutableRawPointer
    public let bytes: Int
    /// In-place modifications so far. Tensors made by `.data` count on their own (see `Tensor.version`).
    var version = 0
    private let release: (() -> Void)?

    /// A fresh, uninitialised block.
    @inline(__always)
    init(bytes: Int) throws(TensorError) {
        data = try Allocator.allocate(bytes)
        self.bytes = bytes
        release = nil
    }

    /// Memory that is not ours; `release` runs when the last tensor over it is gone.
    init(foreign data: UnsafeMutableRawPointer, bytes: Int, release: (() -> Void)?) {
        self.data = data
        self.bytes = bytes
        self.release = release ?? {}
    }

    deinit {
        if let release { release() } else { Allocator.free(data, bytes: bytes) }
    }
}

/// A version counter apart from the storage's: what `.data` gives.
final class VersionCounter {
    var value = 0
}
