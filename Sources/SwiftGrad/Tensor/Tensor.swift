import CSwiftGrad

/// Where gradients flow to: a `Node` of the graph, or a leaf `Tensor`, which accumulates.
public class GradientTarget {
    /// Whether it is a node: known without a dynamic cast.
    private final let isNode: Bool

    @inline(__always)
    init(isNode: Bool) { self.isNode = isNode }

    @inline(__always)
    final var asNode: Node? { isNode ? unsafeDowncast(self, to: Node.self) : nil }

    @inline(__always)
    final var asTensor: Tensor? { isNode ? nil : unsafeDowncast(self, to: Tensor.self) }
}

/// An n-dimensional array with strided storage, and its place in the autograd graph.
///
/// A reference type, as in PyTorch: in-place operations are seen through every reference and every view.
public final class Tensor: GradientTarget {
    public internal(set) var storage: Storage
    public internal(set) var dtype: DType
    public internal(set) var shape: Shape
    public internal(set) var strides: Shape
    /// Of the first element, in elements from the start of the storage.
    public internal(set) var offset: Int
    public internal(set) var numel: Int
    var flags: Flags
    /// The node that made the tensor (nil for leaves). Read through `gradient edge` helpers: views are brought up to date there.
    var node: Node?
    var outputIndex: Int32 = 0
    var ownVersion: VersionCounter?
    /// The accumulated gradient, `.grad`.
    var gradient: Tensor?
    /// The tensor this one is a view of (never itself a view), and the version of the storage at which `node` was up to date.
    var viewBase: Tensor?
    var viewVersion = 0
    var hooks: TensorHooks?
    /// The foreign object that stands for this tensor (see sg_tensor_owner).
    public var owner: UnsafeMutableRawPointer?

    struct Flags: OptionSet {
        let rawValue: UInt16
        static let requiresGrad = Flags(rawValue: 1)
        static let contiguous = Flags(rawValue: 2)
        static let wrappedNumber = Flags(rawValue: 4)
        static let inference = Flags(rawValue: 8)
        static let keepsOwner = Flags(rawValue: 16)
        static let retainsGrad = Flags(rawValue: 32)
        static let noGradView = Flags(rawValue: 64)
        /// One of several views that one call made.
        static let multiView = Flags(rawValue: 128)
    }

    /// Called with `owner` when a tensor dies that keeps its owner alive.
    public nonisolated(unsafe) static var releaseOwner: ((UnsafeMutableRawPointer) -> Void)?

    @inline(__always)
    init(storage: Storage, dtype: DType, shape: Shape, strides: Shape, offset: Int) {
        self.storage = storage
        self.dtype = dtype
        self.shape = shape
        self.strides = strides
        self.offset = offset
        numel = shape.numel
        flags = Tensor.isContiguous(shape, strides) ? .contiguous : []
        super.init(isNode: false)
        sg_atomic_add(&Allocator.liveTensors, 1)
    }

    /// A fresh contiguous tensor, uninitialised.
    @inline(__always)
    init(empty shape: Shape, _ dtype: DType) throws(TensorError) {
        guard let n = shape.checkedNumel, n <= Int.max / 16 else {
            throw .runtime("Storage size calculation overflowed with sizes=\(shape)")
        }
        storage = try Storage(bytes: n * dtype.size)
        self.dtype = dtype
        self.shape = shape
        strides = shape.contiguousStrides
        offset = 0
        numel = n
        flags = .contiguous
        super.init(isNode: false)
        sg_atomic_add(&Allocator.liveTensors, 1)
    }

    /// A fresh contiguous tensor of the shape of `other`, which is contiguous too, uninitialised.
    @inline(__always)
    init(like other: Tensor, _ dtype: DType) throws(TensorError) {
        storage = try Storage(bytes: other.numel &* dtype.size)
        self.dtype = dtype
        shape = other.shape
        strides = other.strides
        offset = 0
        numel = other.numel
        flags = .contiguous
        super.init(isNode: false)
        sg_atomic_add(&Allocator.liveTensors, 1)
    }

    deinit {
        sg_atomic_add(&Allocator.liveTensors, -1)
        if flags.contains(.keepsOwner), let owner { Tensor.releaseOwner?(owner) }
    }

    // MARK: metadata

    @inline(__always)
    public var dim: Int { shape.count }
    public var isContiguous: Bool { flags.contains(.contiguous) }
    public var isWrappedNumber: Bool { flags.contains(.wrappedNumber) }

    /// The first element.
    @inline(__always)
    var data: UnsafeMutableRawPointer { storage.data + offset &* dtype.size }

    @inline(__always)
    func pointer<T>(_: T.Type) -> UnsafeMutablePointer<T> { data.assumingMemoryBound(to: T.self) }

    @inline(__always)
    static func isContiguous(_ shape: Shape, _ strides: Shape) -> Bool {
        var expected = 1
        var i = shape.count &- 1
        while i >= 0 {
            let n = shape[i]
            if n == 0 { return true }
            if n != 1 {
                if strides[i] != expected { break }
                expected = expected &* n
            }
            i &-= 1
        }
        if i < 0 { return true }
        for j in 0..<shape.count where shape[j] == 0 { return true }
        return false
    }

    /// In-place modifications seen by this tensor and those that share its counter.
    var version: Int {
        @inline(__always) get { ownVersion.map { $0.value } ?? storage.version }
    }

    @inline(__always)
    func bumpVersion() {
        if let ownVersion { ownVersion.value &+= 1 } else { storage.version &+= 1 }
    }

    /// The foreign object's reference is the engine's to give back.
    public var keepsOwner: Bool {
        get { flags.contains(.keepsOwner) }
        set { if newValue { flags.insert(.keepsOwner) } else { flags.remove(.keepsOwner) } }
    }

    /// Another tensor over the same elements, outside the graph, sharing the version counter (PyTorch's `detach()`).
    @inline(__always)
    func alias() -> Tensor { alias(shape: shape, strides: strides, offset: offset) }

    /// Another tensor over the same storage, outside the graph, sharing the version counter.
    @inline(__always)
    func alias(shape: Shape, strides: Shape, offset: Int, dtype: DType? = nil) -> Tensor {
        let t = Tensor(storage: storage, dtype: dtype ?? self.dtype, shape: shape, strides: strides, offset: offset)
        t.ownVersion = ownVersion
        if flags.contains(.inference) { t.flags.insert(.inference) }
        return t
    }

    /// Bytes from the first to the last element looked at, as element offsets (min, max+1) from the storage's start; empty: (0, 0).
    var span: (lower: Int, upper: Int) {
        if numel == 0 { return (0, 0) }
        var lo = offset, hi = offset
        for i in 0..<dim {
            let reach = (shape[i] - 1) * strides[i]
            if reach < 0 { lo += reach } else { hi += reach }
        }
        return (lo, hi + 1)
    }

    /// Several indices lead to one element (expanded tensors).
    var overlapsItself: Bool {
        for i in 0..<dim where strides[i] == 0 && shape[i] > 1 { return true }
        return false
    }
}
