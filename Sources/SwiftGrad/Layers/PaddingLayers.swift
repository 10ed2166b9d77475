// Padding layers. Amounts are (before, after) pairs, the last dimension first, as in PyTorch; negative ones crop.

extension nn {
    /// Padding of the last dimensions: the base of the padding layers.
    public class PaddingLayer: Layer {
        public let padding: [Int]
        public let mode: PaddingMode
        /// What `zeros` really writes.
        public let value: Double

        fileprivate init(_ dims: Int, _ padding: [Int], _ mode: PaddingMode, _ value: Double = 0) throws(TensorError) {
            guard padding.count == 1 || padding.count == 2 * dims else {
                throw .value("padding of 1 or \(2 * dims) numbers is required, got \(padding)")
            }
            self.padding = padding.count == 1 ? Array(repeating: padding[0], count: 2 * dims) : padding
            self.mode = mode
            self.value = value
        }

        public func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
            mode == .zeros ? try x.constantPad(padding, .double(value)) : try x.pad(padding, mode: mode.rawValue)
        }
    }

    /// Pads (..., L) with a value.
    public final class ConstantPad1d: PaddingLayer {
        public init(_ padding: Int..., value: Double) throws(TensorError) { try super.init(1, padding, .zeros, value) }
    }
    /// Pads (..., H, W) with a value.
    public final class ConstantPad2d: PaddingLayer {
        public init(_ padding: Int..., value: Double) throws(TensorError) { try super.init(2, padding, .zeros, value) }
    }
    /// Pads (..., D, H, W) with a value.
    public final class ConstantPad3d: PaddingLayer {
        public init(_ padding: Int..., value: Double) throws(TensorError) { try super.init(3, padding, .zeros, value) }
    }
    /// Pads (..., L) with zeros.
    public final class ZeroPad1d: PaddingLayer {
        public init(_ padding: Int...) throws(TensorError) { try super.init(1, padding, .zeros) }
    }
    /// Pads (..., H, W) with zeros.
    public final class ZeroPad2d: PaddingLayer {
        public init(_ padding: Int...) throws(TensorError) { try super.init(2, padding, .zeros) }
    }
    /// Pads (..., D, H, W) with zeros.
    public final class ZeroPad3d: PaddingLayer {
        public init(_ padding: Int...) throws(TensorError) { try super.init(3, padding, .zeros) }
    }
    /// Pads (N, C, L) or (C, L) with its mirror image.
    public final class ReflectionPad1d: PaddingLayer {
        public init(_ padding: Int...) throws(TensorError) { try super.init(1, padding, .reflect) }
    }
    /// Pads (N, C, H, W) or (C, H, W) with its mirror image.
    public final class ReflectionPad2d: PaddingLayer {
        public init(_ padding: Int...) throws(TensorError) { try super.init(2, padding, .reflect) }
    }
    /// Pads (N, C, D, H, W) or (C, D, H, W) with its mirror image.
    public final class ReflectionPad3d: PaddingLayer {
        public init(_ padding: Int...) throws(TensorError) { try super.init(3, padding, .reflect) }
    }
    /// Pads (N, C, L) or (C, L) with its border.
    public final class ReplicationPad1d: PaddingLayer {
        public init(_ padding: Int...) throws(TensorError) { try super.init(1, padding, .replicate) }
    }
    /// Pads (N, C, H, W) or (C, H, W) with its border.
    public final class ReplicationPad2d: PaddingLayer {
        public init(_ padding: Int...) throws(TensorError) { try super.init(2, padding, .replicate) }
    }
    /// Pads (N, C, D, H, W) or (C, D, H, W) with its border.
    public final class ReplicationPad3d: PaddingLayer {
        public init(_ padding: Int...) throws(TensorError) { try super.init(3, padding, .replicate) }
    }
    /// Pads (N, C, L) or (C, L) with its other end.
    public final class CircularPad1d: PaddingLayer {
        public init(_ padding: Int...) throws(TensorError) { try super.init(1, padding, .circular) }
    }
    /// Pads (N, C, H, W) or (C, H, W) with its other end.
    public final class CircularPad2d: PaddingLayer {
        public init(_ padding: Int...) throws(TensorError) { try super.init(2, padding, .circular) }
    }
    /// Pads (N, C, D, H, W) or (C, D, H, W) with its other end.
    public final class CircularPad3d: PaddingLayer {
        public init(_ padding: Int...) throws(TensorError) { try super.init(3, padding, .circular) }
    }
}
