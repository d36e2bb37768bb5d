import RotationCore

/// Finds the known word that a misspelt one means.
enum NearestWord {
    /// Longer text than this is like no word.
    private static let mostBytes = 64

    /// So many words are looked at.
    private static let mostWords = 1000

    /// The place of the nearest of the known words, how many letters differ, and whether it is near enough to be what was
    /// meant: at most half of them do.
    ///
    /// The first of equally near ones; nil only where `words` is empty.
    static func find(_ text: ArraySlice<UInt8>, among words: [String]) -> (place: Int, distance: Int, isNear: Bool)? {
        let written = text.prefix(mostBytes).map(lowercased)
        var nearest: (place: Int, distance: Int)?
        for (place, word) in words.prefix(mostWords).enumerated() {
            let distance = EditDistance.between(written, word.utf8.prefix(mostBytes).map(lowercased))
            if distance < nearest?.distance ?? .max { nearest = (place, distance) }
        }
        return nearest.map { ($0.place, $0.distance, text.count <= mostBytes && 2 * $0.distance <= written.count) }
    }

    /// The same, where only a word that is near counts.
    static func nearPlace(_ text: ArraySlice<UInt8>, among words: [String]) -> Int? {
        find(text, among: words).flatMap { $0.isNear ? $0.place : nil }
    }

    /// A word as known ones are written: in small letters, with hyphens.
    static func normalized(_ text: ArraySlice<UInt8>) -> String {
        String(decoding: text.prefix(mostBytes).map(lowercased), as: UTF8.self)
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
