/// Sizes of a convolution, in three spatial dimensions; missing ones have size 1. `input` and `output` are those of the
/// convolution proper: a transposed one goes from `output` to `input`.
struct ConvolutionGeometry {
    typealias Three = InlineArray<3, Int>
    var batch = 0
    var groups = 1
    var inChannels = 0
    var outChannels = 0
    var input: Three = [1, 1, 1]
    var kernel: Three = [1, 1, 1]
    var output: Three = [1, 1, 1]
    var stride: Three = [1, 1, 1]
    var padding: Three = [0, 0, 0]
    var dilation: Three = [1, 1, 1]

    var inputPoints: Int { input[0] * input[1] * input[2] }
    var outputPoints: Int { output[0] * output[1] * output[2] }
    var kernelPoints: Int { kernel[0] * kernel[1] * kernel[2] }
    var inPerGroup: Int { inChannels / groups }
    var outPerGroup: Int { outChannels / groups }
    /// Rows of the matrix of patches of one group.
    var patch: Int { inPerGroup * kernelPoints }

    /// The matrix of patches is the image itself.
    var isPointwise: Bool {
        for i in 0..<3 where kernel[i] != 1 || stride[i] != 1 || padding[i] != 0 { return false }
        return true
    }

    /// One input and one output channel a group.
    var isDepthwise: Bool { groups > 1 && groups == inChannels && groups == outChannels }

    /// Output positions o in 0..<count whose input position o * stride + k * dilation - padding lies inside along dimension d.
    @inline(__always)
    func valid(_ d: Int, _ k: Int) -> (lower: Int, upper: Int) {
        let shift = k * dilation[d] - padding[d]
        let s = stride[d]
        let lower = shift >= 0 ? 0 : (-shift + s - 1) / s
        let room = input[d] - 1 - shift
        let upper = room < 0 ? 0 : room / s + 1
        return (min(lower, output[d]), max(min(upper, output[d]), min(lower, output[d])))
    }

    /// cols[(c, k), o] = x[c, o * stride + k * dilation - padding], 0 outside, for one group of one image.
    func gather<T: BinaryFloatingPoint>(_ x: UnsafePointer<T>, into cols: UnsafeMutablePointer<T>, channels: Range<Int>) {
        let points = outputPoints, plane = inputPoints, oh = output[1], ow = output[2], ih = input[1], iw = input[2]
        let sw = stride[2]
        for c in channels {
            let source = x + c * plane
            var row = cols + c * kernelPoints * points
            for kd in 0..<kernel[0] {
                let vd = valid(0, kd)
                for kh in 0..<kernel[1] {
                    let vh = valid(1, kh)
                    for kw in 0..<kernel[2] {
                        let vw = valid(2, kw)
                        let shift = kw * dilation[2] - padding[2]
                        for od in 0..<output[0] {
                            let plane0 = row + od * oh * ow
                            if od < vd.lower || od >= vd.upper {
                                plane0.update(repeating: 0, count: oh * ow)
                                continue
                            }
                            let id = od * stride[0] + kd * dilation[0] - padding[0]
                            if vh.lower > 0 { plane0.update(repeating: 0, count: vh.lower * ow) }
                            for o in vh.lower..<vh.upper {
                                let line = plane0 + o * ow
                                let from = source + (id * ih + o * stride[1] + kh * dilation[1] - padding[1]) * iw + shift
                                for i in 0..<vw.lower { line[i] = 0 }
                                if sw == 1 {
                                    if vw.upper > vw.lower {
                                        (line + vw.lower).update(from: from + vw.lower, count: vw.upper - vw.lower)
                                    }
                                } else {
                                    for i in vw.lower..<vw.upper { line[i] = from[i &* sw] }
                                }
                                for i in vw.upper..<ow { line[i] = 0 }
                            }
                            if vh.upper < oh { (plane0 + vh.upper * ow).update(repeating: 0, count: (oh - vh.upper) * ow) }
                        }
                        row += points
                    }
                }
            }
        }
    }

    /// The transpose of `gather`: adds the columns to x.
    func scatter<T: BinaryFloatingPoint>(_ cols: UnsafePointer<T>, into x: UnsafeMutablePointer<T>, channels: Range<Int>) {
        let points = outputPoints, plane = inputPoints, oh = output[1], ow = output[2], ih = input[1], iw = input[2]
        let sw = stride[2]
        for c in channels {
            let target = x + c * plane
            var row = cols + c * kernelPoints * points
            for kd in 0..<kernel[0] {
                let vd = valid(0, kd)
                for kh in 0..<kernel[1] {
                    let vh = valid(1, kh)
                    for kw in 0..<kernel[2] {
                        let vw = valid(2, kw)
                        let shift = kw * dilation[2] - padding[2]
                        for od in vd.lower..<vd.upper {
                            let id = od * stride[0] + kd * dilation[0] - padding[0]
                            for o in vh.lower..<vh.upper {
                                let line = row + (od * oh + o) * ow
                                let to = target + (id * ih + o * stride[1] + kh * dilation[1] - padding[1]) * iw + shift
                                if sw == 1 {
                                    for i in vw.lower..<vw.upper { to[i] += line[i] }
                                } else {
                                    for i in vw.lower..<vw.upper { to[i &* sw] += line[i] }
                                }
                            }
                        }
                        row += points
                    }
                }
            }
        }
    }
}

/// Attributes of a convolution, a value a spatial dimension.
struct ConvolutionOptions {
    var stride: [Int]
    var padding: [Int]
    var dilation: [Int]
    var groups: Int
    var spatial: Int { stride.count }

    /// Reads `int[n]` arguments: one value stands for all dimensions.
    init(_ n: Int, stride: [Int], padding: [Int], dilation: [Int], groups: Int, _ what: String) throws(TensorError) {
        func fill(_ a: [Int], _ name: String) throws(TensorError) -> [Int] {
            let list = a.count == 1 ? Array(repeating: a[0], count: n) : a
            guard list.count == n else {
                throw .runtime(
                    "expected \(name) to be a single integer value or a list of \(n) values to match the convolution dimensions, but got \(name)=\(a)"
                )
            }
            for v in list where v > 1 << 40 || v < -(1 << 40) { throw .runtime("\(what): \(name) out of range, got \(a)") }
            return list
        }
        self.stride = try fill(stride, "stride")
        self.padding = try fill(padding, "padding")
        self.dilation = try fill(dilation, "dilation")
        self.groups = groups
        for v in self.stride where v <= 0 { throw .runtime("non-positive stride is not supported: \(what) got stride \(stride)") }
        for v in self.padding where v < 0 { throw .runtime("negative padding is not supported: \(what) got padding \(padding)") }
        for v in self.dilation where v <= 0 { throw .runtime("dilation should be greater than zero, but got \(dilation)") }
        guard groups > 0 else { throw .runtime("non-positive groups is not supported: \(what) got groups \(groups)") }
    }

    /// Geometry for an input (N, C, ...) and a weight (outC, C / groups, ...) whose sizes were checked.
    func geometry(input: Shape, weight: Shape, output: Shape) -> ConvolutionGeometry {
        var g = ConvolutionGeometry()
        g.batch = input[0]
        g.groups = groups
        g.inChannels = input[1]
        g.outChannels = weight[0]
        let lead = 3 - spatial
        for i in 0..<spatial {
            g.input[lead + i] = input[2 + i]
            g.kernel[lead + i] = weight[2 + i]
            g.output[lead + i] = output[2 + i]
            g.stride[lead + i] = stride[i]
            g.padding[lead + i] = padding[i]
            g.dilation[lead + i] = dilation[i]
        }
        return g
    }
}
