// What makes tensors pleasant in Swift: operators, subscripts, initialisers from arrays, elements as Swift numbers.
// None of it computes: each calls a typed method of an operator.

// MARK: numbers

/// A Swift number that can stand beside a tensor in an expression: `2 * x`, `x.pow(0.5)`.
public protocol ScalarConvertible {
    /// The number as an operator's argument; its kind takes part in type promotion.
    var scalar: Scalar { get }
}

extension Scalar: ScalarConvertible { public var scalar: Scalar { self } }
extension Bool: ScalarConvertible { public var scalar: Scalar { .bool(self) } }
extension Int: ScalarConvertible { public var scalar: Scalar { .int(self) } }
extension Int64: ScalarConvertible { public var scalar: Scalar { .int(Int(self)) } }
extension Int32: ScalarConvertible { public var scalar: Scalar { .int(Int(self)) } }
extension Int16: ScalarConvertible { public var scalar: Scalar { .int(Int(self)) } }
extension Int8: ScalarConvertible { public var scalar: Scalar { .int(Int(self)) } }
extension UInt8: ScalarConvertible { public var scalar: Scalar { .int(Int(self)) } }
extension Double: ScalarConvertible { public var scalar: Scalar { .double(self) } }
extension Float: ScalarConvertible { public var scalar: Scalar { .double(Double(self)) } }

/// A Swift type that is the type of a tensor's elements.
public protocol TensorElement: ScalarConvertible {
    /// The dtype whose elements have this type's layout.
    static var dtype: DType { get }
    /// The dtype of a tensor made from values of this type where none is asked for. `Double` is what Swift makes of `1.5`, as
    /// Python's float is: the default is `DType.defaultFloat` then, as in PyTorch.
    static var literalDType: DType { get }
}

extension TensorElement { public static var literalDType: DType { dtype } }
extension Bool: TensorElement { public static var dtype: DType { .bool } }
extension UInt8: TensorElement { public static var dtype: DType { .uint8 } }
extension Int8: TensorElement { public static var dtype: DType { .int8 } }
extension Int16: TensorElement { public static var dtype: DType { .int16 } }
extension Int32: TensorElement { public static var dtype: DType { .int32 } }
extension Int64: TensorElement { public static var dtype: DType { .int64 } }
extension Int: TensorElement { public static var dtype: DType { .int64 } }
extension Float: TensorElement { public static var dtype: DType { .float32 } }
extension Double: TensorElement {
    public static var dtype: DType { .float64 }
    public static var literalDType: DType { .defaultFloat }
}

// MARK: tensors from numbers and arrays

/// A number, or arrays of numbers nested to any depth: what a tensor can be made from.
public protocol TensorData {
    associatedtype Number: TensorElement
    /// The sizes that the first element at each depth has.
    var sizes: [Int] { get }
    /// Appends all numbers in row-major order; throws where a nested array's count is not that of `sizes`, from depth `depth` on.
    func append(to values: inout [Number], sizes: [Int], depth: Int) throws(TensorError)
}

extension TensorData where Self: TensorElement {
    public var sizes: [Int] { [] }
    public func append(to values: inout [Self], sizes: [Int], depth: Int) { values.append(self) }
}

extension Bool: TensorData { public typealias Number = Bool }
extension UInt8: TensorData { public typealias Number = UInt8 }
extension Int8: TensorData { public typealias Number = Int8 }
extension Int16: TensorData { public typealias Number = Int16 }
extension Int32: TensorData { public typealias Number = Int32 }
extension Int64: TensorData { public typealias Number = Int64 }
extension Int: TensorData { public typealias Number = Int }
extension Float: TensorData { public typealias Number = Float }
extension Double: TensorData { public typealias Number = Double }

extension Array: TensorData where Element: TensorData {
    public typealias Number = Element.Number
    public var sizes: [Int] { [count] + (first?.sizes ?? []) }

    public func append(to values: inout [Element.Number], sizes: [Int], depth: Int) throws(TensorError) {
        guard depth < sizes.count, count == sizes[depth] else {
            throw .value("expected sequence of length \(depth < sizes.count ? sizes[depth] : 0) at dim \(depth) (got \(count))")
        }
        for x in self { try x.append(to: &values, sizes: sizes, depth: depth + 1) }
    }
}

extension Tensor {
    /// A tensor of a number (shape `[]`) or of nested arrays: `try Tensor([[1, 2], [3, 4]])`.
    ///
    /// The dtype defaults to that of the numbers; for `Double`, and so for literals such as `1.5`, it is `DType.defaultFloat`.
    ///
    /// - Throws: `TensorError` of kind `value` where arrays at the same depth differ in count.
    public convenience init<Data: TensorData>(
        _ data: Data, dtype: DType? = nil, requiresGrad: Bool = false
    ) throws(TensorError) {
        var values: [Data.Number] = []
        let sizes = data.sizes
        try data.append(to: &values, sizes: sizes, depth: 0)
        try self.init(values, shape: sizes, dtype: dtype, requiresGrad: requiresGrad)
    }

    /// A tensor of `shape` with the given elements in row-major order.
    ///
    /// - Throws: `TensorError` of kind `value` where the count of values is not that of the shape.
    public convenience init<Element: TensorElement>(
        _ values: [Element], shape: [Int], dtype: DType? = nil, requiresGrad: Bool = false
    ) throws(TensorError) {
        let target = dtype ?? Element.literalDType
        let checked = try Tensor.checkedShape(shape, "Tensor")
        guard checked.checkedNumel == values.count else {
            throw .value("Tensor: shape \(shape) wants its product as the number of values, got \(values.count)")
        }
        try self.init(empty: checked, target)
        if target == Element.dtype {
            values.withUnsafeBytes { bytes in
                if let start = bytes.baseAddress { data.copyMemory(from: start, byteCount: bytes.count) }
            }
        } else {
            let size = target.size
            for (i, v) in values.enumerated() { v.scalar.store(target, to: data + i * size) }
        }
        if requiresGrad { try setRequiresGrad(true) }
    }

    /// All elements in row-major order, converted to `type`.
    public func scalars<Element: TensorElement>(of type: Element.Type) throws(TensorError) -> [Element] {
        let dense = try withoutGradient { () throws(TensorError) in try self.to(Element.dtype).contiguous() }
        let n = dense.numel
        if n == 0 { return [] }
        return [Element](unsafeUninitializedCapacity: n) { buffer, count in
            UnsafeMutableRawPointer(buffer.baseAddress!).copyMemory(from: dense.data, byteCount: n * MemoryLayout<Element>.stride)
            count = n
        }
    }

    /// The value of a tensor of one element, converted to `type`.
    ///
    /// - Throws: `TensorError` of kind `runtime` where the tensor does not have exactly one element.
    public func item<Element: TensorElement>(as type: Element.Type) throws(TensorError) -> Element {
        _ = try item()
        return try scalars(of: type)[0]
    }

    /// The sizes of the dimensions as an array.
    public var sizes: [Int] { shape.array }
}

// MARK: + - * / and their in-place forms

extension Tensor {
    public static func + (a: Tensor, b: Tensor) throws(TensorError) -> Tensor { try a.add(b) }
    public static func - (a: Tensor, b: Tensor) throws(TensorError) -> Tensor { try a.sub(b) }
    public static func * (a: Tensor, b: Tensor) throws(TensorError) -> Tensor { try a.mul(b) }
    public static func / (a: Tensor, b: Tensor) throws(TensorError) -> Tensor { try a.div(b) }
    public static prefix func - (a: Tensor) throws(TensorError) -> Tensor { try a.neg() }

    public static func + <S: ScalarConvertible>(a: Tensor, b: S) throws(TensorError) -> Tensor { try a.add(b.scalar) }
    public static func - <S: ScalarConvertible>(a: Tensor, b: S) throws(TensorError) -> Tensor { try a.sub(b.scalar) }
    public static func * <S: ScalarConvertible>(a: Tensor, b: S) throws(TensorError) -> Tensor { try a.mul(b.scalar) }
    public static func / <S: ScalarConvertible>(a: Tensor, b: S) throws(TensorError) -> Tensor { try a.div(b.scalar) }

    public static func + <S: ScalarConvertible>(a: S, b: Tensor) throws(TensorError) -> Tensor { try b.add(a.scalar) }
    public static func - <S: ScalarConvertible>(a: S, b: Tensor) throws(TensorError) -> Tensor {
        try Tensor.wrapped(a.scalar).sub(b)
    }
    public static func * <S: ScalarConvertible>(a: S, b: Tensor) throws(TensorError) -> Tensor { try b.mul(a.scalar) }
    public static func / <S: ScalarConvertible>(a: S, b: Tensor) throws(TensorError) -> Tensor {
        try Tensor.wrapped(a.scalar).div(b)
    }

    // Written into the tensor on the left, seen by all that share its storage. A tensor is a reference: no `inout`.
    public static func += (a: Tensor, b: Tensor) throws(TensorError) {
        try a.inPlace("add_") { t throws(TensorError) in try t.add(b) }
    }
    public static func -= (a: Tensor, b: Tensor) throws(TensorError) {
        try a.inPlace("sub_") { t throws(TensorError) in try t.sub(b) }
    }
    public static func *= (a: Tensor, b: Tensor) throws(TensorError) {
        try a.inPlace("mul_") { t throws(TensorError) in try t.mul(b) }
    }
    public static func /= (a: Tensor, b: Tensor) throws(TensorError) {
        try a.inPlace("div_") { t throws(TensorError) in try t.div(b) }
    }
    public static func += <S: ScalarConvertible>(a: Tensor, b: S) throws(TensorError) { try a += Tensor.wrapped(b.scalar) }
    public static func -= <S: ScalarConvertible>(a: Tensor, b: S) throws(TensorError) { try a -= Tensor.wrapped(b.scalar) }
    public static func *= <S: ScalarConvertible>(a: Tensor, b: S) throws(TensorError) { try a *= Tensor.wrapped(b.scalar) }
    public static func /= <S: ScalarConvertible>(a: Tensor, b: S) throws(TensorError) { try a /= Tensor.wrapped(b.scalar) }

    /// Writes the result of an operation on this tensor over the tensor: what PyTorch spells `name_`. Views see it, saved tensors
    /// notice it, gradients flow as through the operation.
    ///
    ///     try x.inPlace("relu_") { t throws(TensorError) in try t.relu() }
    ///
    /// - Parameter name: the name that errors give.
    @discardableResult
    public func inPlace(
        _ name: String = "in-place operation", _ operation: (Tensor) throws(TensorError) -> Tensor
    ) throws(TensorError) -> Tensor {
        try checkInPlace(name)
        try replaceContents(with: try operation(self), name)
        return self
    }
}

// MARK: subscripts

/// What can stand between the brackets of `x[...]`: `Int`, ranges, `Bool`, `Tensor` (integers or a mask) and `IndexItem`'s own
/// `.ellipsis`, `.newAxis`, `.all`, `.range(start, end, by: step)`. Negative positions count from the end, as in Python.
public protocol IndexConvertible {
    var indexItem: IndexItem { get }
}

extension IndexItem: IndexConvertible { public var indexItem: IndexItem { self } }
extension Int: IndexConvertible { public var indexItem: IndexItem { .int(self) } }
extension Bool: IndexConvertible { public var indexItem: IndexItem { .bool(self) } }
extension Tensor: IndexConvertible { public var indexItem: IndexItem { .tensor(self) } }
extension Range: IndexConvertible where Bound == Int {
    public var indexItem: IndexItem { .slice(lowerBound, upperBound, step: 1) }
}
extension ClosedRange: IndexConvertible where Bound == Int {
    public var indexItem: IndexItem { .slice(lowerBound, IndexItem.after(upperBound), step: 1) }
}
extension PartialRangeFrom: IndexConvertible where Bound == Int {
    public var indexItem: IndexItem { .slice(lowerBound, nil, step: 1) }
}
extension PartialRangeUpTo: IndexConvertible where Bound == Int {
    public var indexItem: IndexItem { .slice(nil, upperBound, step: 1) }
}
extension PartialRangeThrough: IndexConvertible where Bound == Int {
    public var indexItem: IndexItem { .slice(nil, IndexItem.after(upperBound), step: 1) }
}

extension IndexItem {
    /// The end of a slice whose last position is `last`: the position after -1 is the end of the dimension.
    static func after(_ last: Int) -> Int? { last == -1 || last == Int.max ? nil : last + 1 }
}

/// Items that have no Swift value of their own: `x[.ellipsis, 0]`, `x[.all, .newAxis]`, `x[.range(nil, nil, by: 2)]`.
public struct IndexKeyword: IndexConvertible {
    public let indexItem: IndexItem
}

extension IndexConvertible where Self == IndexKeyword {
    /// All of a dimension, Python's `:`.
    public static var all: IndexKeyword { IndexKeyword(indexItem: .slice(nil, nil, step: 1)) }
    /// As many whole dimensions as fit, Python's `...`.
    public static var ellipsis: IndexKeyword { IndexKeyword(indexItem: .ellipsis) }
    /// A new dimension of size 1, Python's `None`.
    public static var newAxis: IndexKeyword { IndexKeyword(indexItem: .newAxis) }
    /// Python's `start:end:step`.
    public static func range(_ start: Int?, _ end: Int?, by step: Int = 1) -> IndexKeyword {
        IndexKeyword(indexItem: .slice(start, end, step: step))
    }
}

extension Tensor {
    /// PyTorch's `x[items]`: a view where no tensor is among the items, else a copy.
    ///
    ///     let row = try x[0], block = try x[1..., 0..<2], last = try x[.ellipsis, -1]
    public subscript<each I: IndexConvertible>(_ items: repeat each I) -> Tensor {
        get throws(TensorError) { try item(at: repeat each items) }
    }

    /// The same as `x[items]`.
    public func item<each I: IndexConvertible>(at items: repeat each I) throws(TensorError) -> Tensor {
        var list: [IndexItem] = []
        repeat list.append((each items).indexItem)
        return try item(at: list)
    }

    /// PyTorch's `x[items] = value`, the value broadcast (Swift's setters cannot throw).
    ///
    ///     try x.set(0, 1..., to: try Tensor(7))
    public func set<each I: IndexConvertible>(_ items: repeat each I, to value: Tensor) throws(TensorError) {
        var list: [IndexItem] = []
        repeat list.append((each items).indexItem)
        try setItem(at: list, to: value)
    }

    /// PyTorch's `x[items] = number`.
    public func set<each I: IndexConvertible, S: ScalarConvertible>(_ items: repeat each I, to value: S) throws(TensorError) {
        var list: [IndexItem] = []
        repeat list.append((each items).indexItem)
        try setItem(at: list, to: try Tensor.wrapped(value.scalar))
    }
}
