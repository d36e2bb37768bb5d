import RotationCore

/// The values of keys that take one of a few words.
enum Choice {
    /// The number of the word that `text` is; throws where it is none of them.
    static func index(of text: ArraySlice<UInt8>, in words: [String]) throws(ValueFault) -> Int32 {
        if let index = words.firstIndex(where: { $0.utf8.elementsEqual(text) }) { return Int32(index) }
        throw ValueFault("`\(Excerpt.bounded(text))` cannot stand here; write \(advice(for: text, in: words))")
    }

    /// What to write instead: the nearest of the words first, where one is near, and then the others.
    static func advice(for text: ArraySlice<UInt8>, in words: [String]) -> String {
        guard let near = NearestWord.nearPlace(text, among: words) else { return list(words) }
        var others = words
        others.remove(at: near)
        let rest = others.isEmpty ? "" : ", or else \(list(others))"
        return "`\(words[near])` if that is meant\(rest)"
    }

    /// The words one after another, as alternatives.
    static func list(_ words: [String]) -> String {
        let shown = words.map { "`\($0)`" }
        guard shown.count > 1, let last = shown.last else { return shown.joined() }
        return "\(shown.dropLast().joined(separator: ", ")) or \(last)"
    }
}
