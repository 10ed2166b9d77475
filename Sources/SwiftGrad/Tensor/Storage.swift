/// A block of memory that one or more tensors look into.
public final class Storage {
    public private(set) var data: UnsafeMutableRawPointer
    public let bytes: Int
    /// In-place modifications so far. Tensors made by `.data` count on their own (see `Tensor.version`).
    var version = 0
    private let owner: Owner
    private let release: Unmanaged<ForeignRelease>?
    /// The elements of small tensors lie in the object itself: one allocation less, and no lock.
    private var inside: InlineArray<16, UInt64>

    private enum Owner: UInt8 { case itself, allocator, foreigner }

    /// Bytes that fit into the object.
    static let inlineBytes = 128

    /// A fresh, uninitialised block.
    @inline(__always)
    init(bytes: Int) throws(TensorError) {
        self.bytes = bytes
        release = nil
        inside = InlineArray(repeating: 0)
        if bytes <= Storage.inlineBytes, bytes >= 0 {
            owner = .itself
            data = UnsafeMutableRawPointer(bitPattern: 64)!
            // A stored property of a final class has one address as long as the object lives.
            data = withUnsafeMutableBytes(of: &inside) { $0.baseAddress! }
        } else {
            owner = .allocator
            data = try Allocator.allocate(bytes)
        }
    }

    /// Memory that is not ours; `release` runs when the last tensor over it is gone.
    init(foreign data: UnsafeMutableRawPointer, bytes: Int, release: (() -> Void)?) {
        self.data = data
        self.bytes = bytes
        self.release = release.map { Unmanaged.passRetained(ForeignRelease($0)) }
        owner = .foreigner
        inside = InlineArray(repeating: 0)
    }

    deinit {
        switch owner {
        case .itself: break
        case .allocator: Allocator.free(data, bytes: bytes)
        case .foreigner:
            guard let release else { return }
            release.takeUnretainedValue().body()
            release.release()
        }
    }
}

/// What lets go of foreign memory.
private final class ForeignRelease {
    let body: () -> Void
    init(_ body: @escaping () -> Void) { self.body = body }
}

/// A version counter apart from the storage's: what `.data` gives.
final class VersionCounter {
    var value = 0
}
