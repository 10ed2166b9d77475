#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How tensors are printed (PyTorch's `set_printoptions`).
public struct PrintOptions: Sendable {
    /// Digits after the point.
    public var precision = 4
    /// Tensors of more elements are summarised.
    public var threshold = 1000
    /// Items shown at each end of a summarised dimension.
    public var edgeItems = 3
    /// Characters a line.
    public var lineWidth = 80
    /// Scientific notation; nil chooses by the values.
    public var scientific: Bool?

    public init() {}

    /// The options in use.
    public nonisolated(unsafe) static var current = PrintOptions()
}

extension Tensor: CustomStringConvertible {
    /// The text PyTorch prints: `tensor([1., 2.], requires_grad=True)`.
    public var description: String {
        let options = PrintOptions.current
        var suffixes: [String] = []
        var text = "[]"
        if numel == 0 {
            if dim != 1 { suffixes.append("size=\(shape.tuple)") }
            if dtype != DType.defaultFloat { suffixes.append("dtype=torch.\(dtype)") }
        } else {
            if dtype != DType.defaultFloat && dtype != .int64 && dtype != .bool && dtype != DType.defaultFloat.complex {
                suffixes.append("dtype=torch.\(dtype)")
            }
            let cut = numel > options.threshold ? max(options.edgeItems, 0) : Int.max / 4
            var shown: [Scalar] = []
            collect(0, offset, cut, &shown)
            let format = dtype.isComplex ? ElementFormat(complex: shown, options) : ElementFormat(shown, dtype.isFloat, options)
            text = layOut(0, offset, 7, cut, format, options)
        }
        if let node = gradientNode {
            suffixes.append("grad_fn=<\(node.name)>")
        } else if requiresGrad {
            suffixes.append("requires_grad=True")
        }
        return Tensor.close("tensor(" + text, suffixes, options.lineWidth)
    }

    /// The positions along dimension `d` that are shown: -1 stands for what is left out.
    private func positions(_ d: Int, _ cut: Int) -> [Int] {
        let n = shape[d]
        return n <= 2 * cut ? Array(0..<n) : Array(0..<cut) + [-1] + Array((n - cut)..<n)
    }

    private func element(_ at: Int) -> Scalar { Scalar(dtype, from: storage.data + at * dtype.size) }

    /// The elements that are shown, in order.
    private func collect(_ d: Int, _ at: Int, _ cut: Int, _ out: inout [Scalar]) {
        if d == dim {
            out.append(element(at))
        } else {
            for i in positions(d, cut) where i >= 0 { collect(d + 1, at + i * strides[d], cut, &out) }
        }
    }

    private func layOut(
        _ d: Int, _ at: Int, _ indent: Int, _ cut: Int, _ format: ElementFormat, _ options: PrintOptions
    ) -> String {
        if d == dim { return format.text(element(at)) }
        let shown = positions(d, cut)
        if d == dim - 1 {
            let perLine = max(1, (options.lineWidth - indent) / (format.width + 2))
            let texts = shown.map { $0 < 0 ? " ..." : format.text(element(at + $0 * strides[d])) }
            let lines = stride(from: 0, to: texts.count, by: perLine).map {
                texts[$0..<min($0 + perLine, texts.count)].joined(separator: ", ")
            }
            return "[" + lines.joined(separator: ",\n" + String(repeating: " ", count: indent + 1)) + "]"
        }
        let parts = shown.map { $0 < 0 ? "..." : layOut(d + 1, at + $0 * strides[d], indent + 1, cut, format, options) }
        let separator = "," + String(repeating: "\n", count: dim - d - 1) + String(repeating: " ", count: indent + 1)
        return "[" + parts.joined(separator: separator) + "]"
    }

    /// Adds `dtype=...` and the like, on a new line where they do not fit.
    private static func close(_ text: String, _ suffixes: [String], _ lineWidth: Int) -> String {
        var out = text
        let last = text.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
        var used = last.count + 2
        for s in suffixes {
            if used + s.count + 2 > lineWidth {
                out += ",\n       " + s
                used = 7 + s.count
            } else {
                out += ", " + s
                used += s.count + 2
            }
        }
        return out + ")"
    }
}

/// One format and one width for all elements of a tensor.
private struct ElementFormat {
    let floating: Bool
    let precision: Int
    private(set) var integral = true
    private(set) var scientific = false
    private(set) var width = 1
    /// The formats of both parts of complex numbers.
    private var parts: [ElementFormat] = []

    init(_ values: [Scalar], _ floating: Bool, _ options: PrintOptions) {
        self.floating = floating
        precision = max(options.precision, 0)
        guard floating else {
            width = values.reduce(1) { max($0, $1.description.count) }
            return
        }
        let finite = values.map { $0.double }.filter { $0 != 0 && $0.isFinite }
        if !finite.isEmpty {
            let sizes = finite.map { abs($0) }
            let largest = sizes.max()!, smallest = sizes.min()!
            integral = finite.allSatisfy { $0 == $0.rounded(.up) }
            scientific = largest / smallest > 1000 || largest > 1e8 || (!integral && smallest < 1e-4)
            if scientific {
                width = finite.reduce(1) { max($0, format($1, "%.*e", precision).count) }
            } else if integral {
                width = finite.reduce(1) { max($0, format($1, "%.*f", 0).count + 1) }
            } else {
                width = finite.reduce(1) { max($0, format($1, "%.*f", precision).count) }
            }
        }
        if let asked = options.scientific { scientific = asked }
    }

    init(complex values: [Scalar], _ options: PrintOptions) {
        self.init([], true, options)
        parts = [
            ElementFormat(values.map { .double($0.double) }, true, options),
            ElementFormat(values.map { .double($0.imaginary) }, true, options),
        ]
        width = parts[0].width + parts[1].width + 1
    }

    /// One element, padded on the left.
    func text(_ s: Scalar) -> String {
        if !parts.isEmpty {
            let im = String(parts[1].text(.double(s.imaginary)).drop { $0 == " " })
            let t = parts[0].text(.double(s.double)) + (im.hasPrefix("-") ? "" : "+") + im + "j"
            return String(repeating: " ", count: max(0, width - t.count)) + t
        }
        var t: String
        if !floating {
            t = s.description
        } else {
            let x = s.double
            if x.isNaN {
                t = "nan"
            } else if x.isInfinite {
                t = x < 0 ? "-inf" : "inf"
            } else if scientific {
                t = format(x, "%.*e", precision)
            } else if integral {
                t = format(x, "%.*f", 0) + "."
            } else {
                t = format(x, "%.*f", precision)
            }
        }
        if t.count < width { t = String(repeating: " ", count: width - t.count) + t }
        return t
    }
}

/// C's printf of one number with a precision.
private func format(_ x: Double, _ how: String, _ precision: Int) -> String {
    withVaList([Int32(clamping: precision), x]) { list in
        var buffer = [CChar](repeating: 0, count: 512)
        let n = vsnprintf(&buffer, buffer.count, how, list)
        return String(decoding: buffer.prefix(min(max(Int(n), 0), 511)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
