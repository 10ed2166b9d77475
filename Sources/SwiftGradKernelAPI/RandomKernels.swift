/// The Mersenne Twister MT19937 by whole blocks of 624 words.
///
/// A state is 640 words: the 624 of the algorithm, and 16 of work space that lets blocks be made in whole vectors.
public struct RandomKernels: Sendable {
    /// The next block: (state, its tempered outputs: 624 words).
    public typealias Refill = @convention(c) (UnsafeMutablePointer<UInt32>, UnsafeMutablePointer<UInt32>) -> Void
    /// Tempered outputs of 624 words: (state, outputs).
    public typealias Temper = @convention(c) (UnsafePointer<UInt32>, UnsafeMutablePointer<UInt32>) -> Void
    /// `count` draws of two words each, the first the high half: bit i of the result is 1 where the low 53 bits of draw i are below a
    /// threshold. (state; words of its block still to be used, which come first; count; threshold; scratch of `scratchWords` words; bits,
    /// whole groups of 16, of which those beyond the count are 0.) Returns how many words of the block now in the state were used, or -1
    /// where the one that was there sufficed.
    public typealias Bernoulli =
        @convention(c) (
            UnsafeMutablePointer<UInt32>, UnsafePointer<UInt32>, Int, Int, UInt64, UnsafeMutablePointer<UInt32>,
            UnsafeMutablePointer<UInt16>
        ) -> Int

    public var refill: Refill
    public var temper: Temper
    public var bernoulli: Bernoulli
    /// What `bernoulli` wants: four blocks, and less than a group of 16 draws left over from before.
    public static let scratchWords = 4 * 624 + 64

    public init(refill: @escaping Refill, temper: @escaping Temper, bernoulli: @escaping Bernoulli) {
        self.refill = refill
        self.temper = temper
        self.bernoulli = bernoulli
    }
}
