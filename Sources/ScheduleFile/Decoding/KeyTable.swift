/// Finds the keys of one kind of mapping by their texts: open addressing over a few bytes of each text.
struct KeyTable<Key: FileKey>: Sendable {
    private static var empty: UInt8 { .max }

    private let texts: [[UInt8]]
    private var slots: [UInt8]

    /// The table of all keys.
    init() {
        texts = Key.allCases.map { key in key.text.withUTF8Buffer { Array($0) } }
        slots = [UInt8](repeating: Self.empty, count: 128)
        for (place, text) in texts.enumerated() {
            var slot = Self.slot(text[...])
            while slots[slot] != Self.empty { slot = (slot + 1) & 127 }
            slots[slot] = UInt8(clamping: place)
        }
    }

    /// The key with that text; nil where there is none.
    func key(_ text: ArraySlice<UInt8>) -> Key? {
        guard !text.isEmpty else { return nil }
        var slot = Self.slot(text)
        while slots[slot] != Self.empty {
            let place = Int(slots[slot])
            if Bytes.areEqual(texts[place][...], text) { return Key(rawValue: place) }
            slot = (slot + 1) & 127
        }
        return nil
    }

    /// Where the search for a text of at least one byte begins.
    private static func slot(_ text: ArraySlice<UInt8>) -> Int {
        let first = Int(text[text.startIndex])
        let last = Int(text[text.endIndex - 1])
        return (text.count &* 29 &+ first &* 5 &+ last &* 13) & 127
    }
}
