// MT19937 (Matsumoto and Nishimura 1998), 16 words at a time: 39 vectors a block.

import CSwiftGrad
import SwiftGradKernelAPI

private typealias Words = SIMD16<UInt32>

@inline(__always) private func load(_ p: Ptr<UInt32>) -> Words { Raw(p).loadUnaligned(as: Words.self) }
@inline(__always) private func store(_ v: Words, _ p: MutPtr<UInt32>) { MutRaw(p).storeBytes(of: v, as: Words.self) }

@inline(__always) private func tempered(_ word: Words) -> Words {
    var y = word
    y ^= y &>> Words(repeating: 11)
    y ^= (y &<< Words(repeating: 7)) & Words(repeating: 0x9d2c_5680)
    y ^= (y &<< Words(repeating: 15)) & Words(repeating: 0xefc6_0000)
    return y ^ (y &>> Words(repeating: 18))
}

/// word[j] = word[j + 397] ^ twist(word[j], word[j + 1]), indices modulo 624, in the order of j, so that words already made are used
/// from where the index wraps. The first 16 new words are also put behind the last, where the vectors that reach over the end find them.
@inline(__always) private func twist(_ s: MutPtr<UInt32>, _ each: (Int, Words) -> Void) {
    let p = UnsafePointer(s)
    var j = 0
    while j < 624 {
        let u = load(p + j), v = load(p + (j &+ 1))
        let far = j < 227 ? j &+ 397 : j &- 227
        let mixed = (u & Words(repeating: 0x8000_0000)) | (v & Words(repeating: 0x7fff_ffff))
        let odd = Words(repeating: 0) &- (v & Words(repeating: 1))
        let next = load(p + far) ^ (mixed &>> Words(repeating: 1)) ^ (odd & Words(repeating: 0x9908_b0df))
        store(next, s + j)
        if j == 0 { store(next, s + 624) }
        each(j, next)
        j &+= 16
    }
}

func kernelTwisterRefill(_ state: MutPtr<UInt32>, _ outputs: MutPtr<UInt32>) {
    twist(state) { j, word in store(tempered(word), outputs + j) }
}

func kernelTwisterTemper(_ state: Ptr<UInt32>, _ outputs: MutPtr<UInt32>) {
    var j = 0
    while j < 624 {
        store(tempered(load(state + j)), outputs + j)
        j &+= 16
    }
}

/// 16 draws from 32 words that are not tempered yet. The high halves nearly always decide alone; the low ones are looked at where one equals
/// the threshold's.
@inline(__always) private func draws(_ words: Ptr<UInt32>, _ high: UInt32, _ low: UInt32) -> UInt16 {
    let h = tempered(sg_even_words(words)) & Words(repeating: 0x1f_ffff)
    let below = sg_below(h, high), equal = sg_equal(h, high)
    if equal == 0 { return below }
    return below | (equal & sg_below(tempered(sg_odd_words(words)), low))
}

func kernelTwisterBernoulli(
    _ state: MutPtr<UInt32>, _ rest: Ptr<UInt32>, _ available: Int, _ count: Int, _ threshold: UInt64, _ scratch: MutPtr<UInt32>,
    _ bits: MutPtr<UInt16>
) -> Int {
    // A threshold of 2^53 (everything is kept) has a high half above all.
    let high = UInt32(truncatingIfNeeded: threshold >> 32), low = UInt32(truncatingIfNeeded: threshold)
    var have = available < 2 &* count ? available : 2 &* count
    copyBytes(MutRaw(scratch), Raw(rest), have &* 4)
    var used = -1, done = 0, group = 0
    while done < count {
        while have &+ 624 <= RandomKernels.scratchWords &- 32 && have < 2 &* (count &- done) {
            let to = scratch + have
            twist(state) { j, word in store(word, to + j) }
            let wanted = 2 &* (count &- done) &- have
            used = wanted < 624 ? wanted : 624
            have &+= used
        }
        var at = 0
        while have &- at >= 32 {
            bits[group] = draws(UnsafePointer(scratch + at), high, low)
            group &+= 1
            at &+= 32
        }
        done &+= at / 2
        let left = have &- at
        if done &+ left / 2 == count && left > 0 {
            // The last group: what follows in the scratch memory is not of this draw.
            let few = left / 2
            bits[group] = draws(UnsafePointer(scratch + at), high, low) & UInt16(truncatingIfNeeded: (1 &<< few) &- 1)
            done = count
        }
        var i = 0
        while i < left {
            scratch[i] = scratch[at &+ i]
            i &+= 1
        }
        have = left
    }
    return used
}

/// The entries of this build's table.
func makeRandomKernels() -> RandomKernels {
    RandomKernels(
        refill: { kernelTwisterRefill($0, $1) }, temper: { kernelTwisterTemper($0, $1) },
        bernoulli: { kernelTwisterBernoulli($0, $1, $2, $3, $4, $5, $6) })
}
