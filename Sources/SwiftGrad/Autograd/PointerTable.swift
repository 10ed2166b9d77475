/// Numbers objects in the order they are first seen, by address: for the walk backward, which asks for every edge. A few objects are
/// searched one after the other; more are found in an open table.
struct PointerTable {
    private static let few = 8

    private(set) var count = 0
    private var first = InlineArray<8, UInt>(repeating: 0)
    /// Addresses and numbers, a power of two of them and at most half full; empty as long as there are few objects.
    private var keys: [UInt] = []
    private var numbers: [Int32] = []

    /// The number of an object, or nil if it has none.
    @inline(__always)
    func find(_ object: GradientTarget) -> Int? {
        let key = UInt(bitPattern: Unmanaged.passUnretained(object).toOpaque())
        if count <= PointerTable.few {
            for i in 0..<count where first[i] == key { return i }
            return nil
        }
        let i = slot(key)
        return keys[i] == key ? Int(numbers[i]) : nil
    }

    /// Numbers an object that has no number yet.
    mutating func append(_ object: GradientTarget) {
        let key = UInt(bitPattern: Unmanaged.passUnretained(object).toOpaque())
        if count < PointerTable.few {
            first[count] = key
        } else {
            if count == PointerTable.few {
                grow(64)
                for i in 0..<count { put(first[i], i) }
            } else if count * 2 >= keys.count {
                let (oldKeys, oldNumbers) = (keys, numbers)
                grow(keys.count * 2)
                for (i, k) in oldKeys.enumerated() where k != 0 { put(k, Int(oldNumbers[i])) }
            }
            put(key, count)
        }
        count += 1
    }

    private mutating func grow(_ n: Int) {
        keys = Array(repeating: 0, count: n)
        numbers = Array(repeating: 0, count: n)
    }

    private mutating func put(_ key: UInt, _ number: Int) {
        let i = slot(key)
        keys[i] = key
        numbers[i] = Int32(number)
    }

    /// Where the key is, or is to go.
    @inline(__always)
    private func slot(_ key: UInt) -> Int {
        let mask = keys.count - 1
        // Objects are 16 bytes apart at least; the product spreads what is left over the upper bits.
        var i = Int(truncatingIfNeeded: ((key >> 4) &* 0x9e37_79b9_7f4a_7c15) >> 40) & mask
        while keys[i] != 0 && keys[i] != key { i = (i + 1) & mask }
        return i
    }
}
