/// SipHash-2-4, the keyed 64-bit hash of Aumasson and Bernstein, fed piece by piece.
///
/// It spreads phases, so its result must never change: the vectors of its authors are tests.
struct SipHash {
    private var v0, v1, v2, v3: UInt64
    private var block: UInt64 = 0
    private var count: UInt64 = 0

    /// A hash under a key of 16 bytes, given as two little-endian words.
    init(key0: UInt64, key1: UInt64) {
        v0 = key0 ^ 0x736f_6d65_7073_6575
        v1 = key1 ^ 0x646f_7261_6e64_6f6d
        v2 = key0 ^ 0x6c79_6765_6e65_7261
        v3 = key1 ^ 0x7465_6462_7974_6573
    }

    /// Takes one byte more.
    mutating func append(_ byte: UInt8) {
        block |= UInt64(byte) << ((count & 7) * 8)
        count &+= 1
        if count & 7 == 0 {
            absorb(block)
            block = 0
        }
    }

    /// Takes some bytes more.
    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        let shift = (count & 7) * 8
        var index = 0
        while index + 8 <= bytes.count {
            let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            // The block takes what it has room for, and the rest begins the next one.
            absorb(block | word << shift)
            block = shift == 0 ? 0 : word >> (64 - shift)
            count &+= 8
            index += 8
        }
        while index < bytes.count {
            append(bytes[index])
            index += 1
        }
    }

    /// The hash of the bytes so far.
    consuming func finish() -> UInt64 {
        absorb(block | (count << 56))
        v2 ^= 0xff
        for _ in 0..<4 { mix() }
        return v0 ^ v1 ^ v2 ^ v3
    }

    private mutating func absorb(_ word: UInt64) {
        v3 ^= word
        mix()
        mix()
        v0 ^= word
    }

    private mutating func mix() {
        v0 &+= v1
        v2 &+= v3
        v1 = Self.rotated(v1, 13) ^ v0
        v3 = Self.rotated(v3, 16) ^ v2
        v0 = Self.rotated(v0, 32)
        v2 &+= v1
        v0 &+= v3
        v1 = Self.rotated(v1, 17) ^ v2
        v3 = Self.rotated(v3, 21) ^ v0
        v2 = Self.rotated(v2, 32)
    }

    private static func rotated(_ word: UInt64, _ bits: UInt64) -> UInt64 {
        (word << bits) | (word >> (64 - bits))
    }
}
