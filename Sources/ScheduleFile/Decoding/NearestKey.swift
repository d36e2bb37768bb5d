/// Finds the known key that a misspelt one means.
enum NearestKey {
    /// Longer text than this is like no key.
    private static let mostBytes = 64

    /// The nearest of the known keys, and whether it is near enough to be what was meant: at most half of the letters
    /// differ.
    ///
    /// The first of equally near ones; nil only where `keys` is empty.
    static func find(_ text: ArraySlice<UInt8>, among keys: [StaticString]) -> (text: StaticString, isNear: Bool)? {
        let written = text.prefix(mostBytes).map(lowercased)
        var nearest: (text: StaticString, distance: Int)?
        for key in keys {
            let distance = EditDistance.between(written, key.withUTF8Buffer { Array($0) })
            if distance < nearest?.distance ?? .max { nearest = (key, distance) }
        }
        return nearest.map { ($0.text, text.count <= mostBytes && 2 * $0.distance <= written.count) }
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
        // What people write instead of the hyphen.
        case UInt8(ascii: "_"): UInt8(ascii: "-")
        default: byte
        }
    }
}
