/// The stable hash of the schedule language: the same on every host and in every version.
enum SecretHash {
    /// SipHash-2-4 under the key 00 01 … 0f over the parts in UTF-8, joined by a zero byte.
    ///
    /// The first part says what the hash is for: `phase`, `jitter` or `H`.
    static func value(of parts: String...) -> UInt64 {
        var hash = SipHash(key0: 0x0706_0504_0302_0100, key1: 0x0f0e_0d0c_0b0a_0908)
        for (index, part) in parts.enumerated() {
            if index > 0 { hash.append(0) }
            withBytes(of: part) { hash.append($0) }
        }
        return hash.finish()
    }
}
