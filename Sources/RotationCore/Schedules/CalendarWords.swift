/// Finds the word that a misspelt one means.
enum CalendarWords {
    /// The weekday or, where they may stand, the shorthand that is nearest to a word in small letters, as it should be
    /// written; nil where none is near enough: one letter of a short name, half of the letters of another may differ.
    static func nearest(to word: [UInt8], shorthands: Bool) -> String? {
        // No longer word is like any of them.
        guard (2...16).contains(word.count) else { return nil }
        var nearest: (text: String, distance: Int)?
        func consider(_ candidate: [UInt8], _ text: String) {
            let distance =
                word.count > 2 && candidate.starts(with: word) ? 0 : EditDistance.between(word, candidate)
            guard distance <= (candidate.count == 3 ? 1 : word.count / 2) else { return }
            if distance < nearest?.distance ?? .max { nearest = (text, distance) }
        }
        for (short, long) in zip(CalendarWeekday.names, CalendarWeekday.longNames) {
            consider(Array(long.utf8), short)
            consider(Array(long.utf8.prefix(3)), short)
        }
        if shorthands {
            for name in CalendarShorthand.names { consider(name.withUTF8Buffer { Array($0) }, name.description) }
        }
        return nearest?.text
    }
}
