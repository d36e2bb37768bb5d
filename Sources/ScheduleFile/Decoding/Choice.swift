import RotationCore

/// The values of keys that take one of a few words.
enum Choice {
    /// The number of the word that `text` is; throws where it is none of them.
    static func index(of text: ArraySlice<UInt8>, in words: [String]) throws(ValueFault) -> Int32 {
        if let index = words.firstIndex(where: { $0.utf8.elementsEqual(text) }) { return Int32(index) }
        let shown = words.map { "`\($0)`" }.joined(separator: " or ")
        throw ValueFault("`\(Excerpt.bounded(text))` cannot stand here; write \(shown)")
    }
}
