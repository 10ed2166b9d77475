/// A short list of tensors, some of which may be missing: three inline, the rest in an array.
public struct Tensors {
    private var t0: Tensor?
    private var t1: Tensor?
    private var t2: Tensor?
    private var rest: [Tensor?]
    public private(set) var count: Int

    @inline(__always)
    public init() {
        rest = []
        count = 0
    }

    @inline(__always)
    public init(_ a: Tensor?) {
        t0 = a
        rest = []
        count = 1
    }

    @inline(__always)
    public init(_ a: Tensor?, _ b: Tensor?) {
        t0 = a
        t1 = b
        rest = []
        count = 2
    }

    @inline(__always)
    public init(_ a: Tensor?, _ b: Tensor?, _ c: Tensor?) {
        t0 = a
        t1 = b
        t2 = c
        rest = []
        count = 3
    }

    public init(_ array: [Tensor?]) {
        rest = []
        count = 0
        for t in array { append(t) }
    }

    public init(_ array: [Tensor]) {
        rest = []
        count = 0
        for t in array { append(t) }
    }

    /// `count` missing tensors.
    @inline(__always)
    init(missing count: Int) {
        rest = count > 3 ? Array(repeating: nil, count: count - 3) : []
        self.count = count
    }

    mutating func append(_ t: Tensor?) {
        switch count {
        case 0: t0 = t
        case 1: t1 = t
        case 2: t2 = t
        default: rest.append(t)
        }
        count += 1
    }

    public subscript(i: Int) -> Tensor? {
        @inline(__always)
        get {
            switch i {
            case 0: return t0
            case 1: return t1
            case 2: return t2
            default: return rest[i - 3]
            }
        }
        @inline(__always)
        set {
            switch i {
            case 0: t0 = newValue
            case 1: t1 = newValue
            case 2: t2 = newValue
            default: rest[i - 3] = newValue
            }
        }
    }

    /// Takes a tensor out, leaving nil: its reference is then the caller's alone.
    mutating func take(_ i: Int) -> Tensor? {
        switch i {
        case 0: return t0.take()
        case 1: return t1.take()
        case 2: return t2.take()
        default:
            let t = rest[i - 3]
            rest[i - 3] = nil
            return t
        }
    }

    /// The tensor at `i`, which the operator's own schema says is there.
    @inline(__always)
    public func required(_ i: Int) -> Tensor { self[i]! }

    public var array: [Tensor?] { (0..<count).map { self[$0] } }
}
