/// Up to 16 sizes or strides, held inline: no heap on the hot path.
public struct Shape: Equatable, CustomStringConvertible, Sendable {
    public static let maxDims = 16

    @usableFromInline var values: InlineArray<16, Int>
    public private(set) var count: Int

    @inline(__always)
    public init() {
        values = InlineArray(repeating: 0)
        count = 0
    }

    @inline(__always)
    init(count: Int, repeating value: Int) {
        values = InlineArray(repeating: value)
        self.count = count
    }

    /// Precondition for engine code: at most 16 elements. User input goes through `Shape(checking:)`.
    public init(_ array: [Int]) {
        self.init()
        for x in array { append(x) }
    }

    init(_ slice: ArraySlice<Int>) { self.init(Array(slice)) }

    /// A shape of user-given sizes; throws beyond 16 dimensions.
    init(checking array: [Int], _ what: @autoclosure () -> String) throws(TensorError) {
        guard array.count <= Shape.maxDims else {
            throw .runtime("\(what()): at most \(Shape.maxDims) dimensions are supported, got \(array.count)")
        }
        self.init(array)
    }

    @inline(__always)
    public subscript(i: Int) -> Int {
        get { values[i] }
        set { values[i] = newValue }
    }

    public var last: Int? { count > 0 ? values[count - 1] : nil }
    public var isEmpty: Bool { count == 0 }
    public var indices: Range<Int> { 0..<count }

    @inline(__always)
    mutating func append(_ x: Int) {
        values[count] = x
        count &+= 1
    }

    mutating func insert(_ x: Int, at i: Int) {
        var j = count
        while j > i {
            values[j] = values[j - 1]
            j -= 1
        }
        values[i] = x
        count += 1
    }

    mutating func remove(at i: Int) {
        for j in i..<(count - 1) { values[j] = values[j + 1] }
        count -= 1
    }

    mutating func swapAt(_ i: Int, _ j: Int) {
        let x = values[i]
        values[i] = values[j]
        values[j] = x
    }

    /// The product of the sizes. Sizes of tensors that exist do not overflow; user input goes through `checkedNumel`.
    @inline(__always)
    public var numel: Int {
        var n = 1
        var i = 0
        while i < count {
            n = n &* values[i]
            i &+= 1
        }
        return n
    }

    /// The product, or nil where it overflows.
    var checkedNumel: Int? {
        var n = 1
        for i in 0..<count {
            if values[i] == 0 { return 0 }
        }
        for i in 0..<count {
            let (product, overflow) = n.multipliedReportingOverflow(by: values[i])
            if overflow { return nil }
            n = product
        }
        return n
    }

    /// Row-major strides.
    @inline(__always)
    var contiguousStrides: Shape {
        var strides = Shape()
        strides.count = count
        var step = 1
        var i = count &- 1
        while i >= 0 {
            strides.values[i] = step
            step = step &* max(values[i], 1)
            i &-= 1
        }
        return strides
    }

    public var array: [Int] { (0..<count).map { values[$0] } }

    /// "[2, 3]"
    public var description: String { "\(array)" }
    /// "(2, 3)", "(2,)"
    public var tuple: String { "(" + array.map(String.init).joined(separator: ", ") + (count == 1 ? ",)" : ")") }
    /// "2x3", as PyTorch's messages about matrices have it
    public var crossed: String { array.map(String.init).joined(separator: "x") }

    @inline(__always)
    public static func == (a: Shape, b: Shape) -> Bool {
        if a.count != b.count { return false }
        var i = 0
        while i < a.count {
            if a.values[i] != b.values[i] { return false }
            i &+= 1
        }
        return true
    }
}

/// The shape two or more tensors broadcast to: sizes aligned at the right, 1 stretches.
func broadcast(_ a: Shape, _ b: Shape) throws(TensorError) -> Shape {
    if a == b { return a }
    let n = max(a.count, b.count)
    var out = Shape(count: n, repeating: 1)
    for i in 0..<n {
        let da = i - (n - a.count), db = i - (n - b.count)
        let x = da >= 0 ? a[da] : 1, y = db >= 0 ? b[db] : 1
        guard x == y || x == 1 || y == 1 else {
            throw .runtime(
                "The size of tensor a (\(x)) must match the size of tensor b (\(y)) at non-singleton dimension \(i): "
                    + "shapes \(a) and \(b) cannot be broadcast together")
        }
        out[i] = x == 1 ? y : x
    }
    return out
}

/// `dim` of a tensor of `count` dimensions, negative ones counted from the end; a 0-dim tensor takes 0 and -1.
@inline(__always)
func wrap(dim: Int, _ count: Int, _ what: @autoclosure () -> String = "") throws(TensorError) -> Int {
    let n = max(count, 1)
    if dim >= 0 && dim < n { return dim }
    if dim < 0 && dim >= -n { return dim + n }
    let prefix = what()
    throw .index(
        (prefix.isEmpty ? "" : prefix + ": ")
            + "Dimension out of range (expected to be in range of [\(-n), \(n - 1)], but got \(dim))")
}

/// The given dims as a bit set; duplicates are an error. An empty or nil list means all.
func dimMask(_ dims: [Int]?, _ count: Int, _ what: @autoclosure () -> String = "") throws(TensorError) -> UInt32 {
    guard let dims, !dims.isEmpty else { return (1 << UInt32(count)) &- 1 }
    var mask: UInt32 = 0
    for d in dims {
        let i = try wrap(dim: d, count, what())
        if mask & (1 << UInt32(i)) != 0 {
            throw .runtime("dim \(i) appears multiple times in the list of dims \(dims)")
        }
        mask |= 1 << UInt32(i)
    }
    return count == 0 ? 0 : mask
}
