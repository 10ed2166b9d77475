/// Gate arithmetic of recurrent cells: one step of `rows` sequences with `hidden` units each. float32 and float64.
///
/// Pre-activations lie in rows of G * hidden, G gates side by side; all rows are contiguous but those of `y` and `dy`, which have a
/// stride in elements. States (`h`, `c`, `dh`, `dc`) are updated in place. Forward, `units` of the hidden ones are computed, at which
/// all pointers point.
public struct RecurrentKernels: Sendable {
    /// (dtype, rows, units, hidden, gates i f g o: pre-activations in, activations out; bias of 4 * hidden or nil; c; the c before, or nil;
    /// h out; y out or nil; stride of y).
    public typealias LSTM =
        @convention(c) (KernelType.RawValue, Int, Int, Int, MutRaw, Raw?, MutRaw, MutRaw?, MutRaw, MutRaw?, Int) -> Void
    /// (dtype, rows, hidden, gradients of the gates out; gates; c before; dh in, with dy added; dc; dy or nil; stride of dy).
    public typealias LSTMBackward =
        @convention(c) (KernelType.RawValue, Int, Int, MutRaw, Raw, Raw, MutRaw, MutRaw, Raw?, Int) -> Void
    /// (dtype, rows, units, hidden, gates r z n; the hidden part of n; bias of 4 * hidden (r z, n of the input, n of the hidden) or nil; h; y or
    /// nil; stride of y). Gates r and z come with input and hidden parts summed, n with the input part alone.
    public typealias GRU =
        @convention(c) (KernelType.RawValue, Int, Int, Int, MutRaw, MutRaw, Raw?, MutRaw, MutRaw?, Int) -> Void
    /// (dtype, rows, hidden, gradients of the gates out; of the hidden part of n out; gates; hidden part of n; h before; dh in, its direct
    /// part out; dy or nil; stride of dy).
    public typealias GRUBackward =
        @convention(c) (KernelType.RawValue, Int, Int, MutRaw, MutRaw, Raw, Raw, Raw, MutRaw, Raw?, Int) -> Void
    /// (dtype, 1 for ReLU or 0 for tanh, rows, units, hidden, pre-activations, bias or nil, h out, y or nil, stride of y).
    public typealias Plain =
        @convention(c) (KernelType.RawValue, Int32, Int, Int, Int, MutRaw, Raw?, MutRaw, MutRaw?, Int) -> Void
    /// (dtype, 1 for ReLU or 0 for tanh, rows, hidden, gradient of the pre-activations out; y; stride of y; dh in; dy or nil; stride of dy).
    public typealias PlainBackward =
        @convention(c) (KernelType.RawValue, Int32, Int, Int, MutRaw, Raw, Int, MutRaw, Raw?, Int) -> Void
    /// C (m x n) = A Bᵀ, or += where the last argument is 1, of rows that are contiguous along k: (dtype, m, n, k, A, stride of m, B, stride
    /// of n, C, stride of m, add). Nothing is packed; the order in which an element is summed depends on k alone.
    public typealias RowProducts =
        @convention(c) (KernelType.RawValue, Int, Int, Int, Raw, Int, Raw, Int, MutRaw, Int, Int32) -> Void

    public var lstm: LSTM
    public var lstmBackward: LSTMBackward
    public var gru: GRU
    public var gruBackward: GRUBackward
    public var plain: Plain
    public var plainBackward: PlainBackward
    public var rowProducts: RowProducts

    public init(
        lstm: @escaping LSTM, lstmBackward: @escaping LSTMBackward, gru: @escaping GRU, gruBackward: @escaping GRUBackward,
        plain: @escaping Plain, plainBackward: @escaping PlainBackward, rowProducts: @escaping RowProducts
    ) {
        self.lstm = lstm
        self.lstmBackward = lstmBackward
        self.gru = gru
        self.gruBackward = gruBackward
        self.plain = plain
        self.plainBackward = plainBackward
        self.rowProducts = rowProducts
    }
}
