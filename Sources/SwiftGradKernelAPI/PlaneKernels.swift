/// Windows of a pooling over planes, in three dimensions (missing ones have size 1).
public struct PoolWindows: Sendable {
    public typealias Three = (Int, Int, Int)
    public var input: Three
    public var output: Three
    public var kernel: Three
    public var stride: Three
    public var padding: Three

    public init(input: Three, output: Three, kernel: Three, stride: Three, padding: Three) {
        self.input = input
        self.output = output
        self.kernel = kernel
        self.stride = stride
        self.padding = padding
    }
}

/// Loops over planes of images, float32.
public struct PlaneKernels: Sendable {
    /// The largest element of each window, a NaN if there is one, and its place in the plane (Int64), for some planes:
    /// (PoolWindows with a stride of 1 or 2 along lines, planes, x, y, indices).
    public typealias MaxPool = @convention(c) (Raw, Int, Raw, MutRaw, UnsafeMutablePointer<Int>) -> Void
    /// sum(g) and sum(g (x - shift)) of n contiguous elements, added to the two doubles: (n, g, x, shift, sums).
    public typealias Dots = @convention(c) (Int, Raw, Raw, Float, UnsafeMutablePointer<Double>) -> Void

    public var maxPool: MaxPool
    public var dots: Dots

    public init(maxPool: @escaping MaxPool, dots: @escaping Dots) {
        self.maxPool = maxPool
        self.dots = dots
    }
}
