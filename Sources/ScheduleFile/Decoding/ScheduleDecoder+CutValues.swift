/// Values that a comma has ended too early: `{calendar: Mon,Tue 03:00}` has a key `Tue 03:00` without a value.
extension ScheduleDecoder {
    /// Whether a comma could have ended the value of a key, which is one of a mapping.
    func mayBeCut(_ key: EntryKey, _ value: Node, in mapping: Node) -> Bool {
        guard key == .calendar || key == .cron || key == .window else { return false }
        return value.isPlain && !value.isNull && mapping.isInBrackets
    }

    /// Whether the next pairs are the rest of a value that a comma has ended; reports it, and steps over them.
    mutating func reportCut(
        _ key: EntryKey, _ value: Node, rest pairs: inout Node.Pairs, as place: EntryKey.Place
    ) -> Bool {
        var text = value.text
        var first: Node?
        var following = pairs
        while let pair = following.next(), isRest(pair, place) {
            first = first ?? pair.key
            text += ",\(pair.key.text)"
            pairs = following
        }
        guard let first else { return false }
        faults.schema(
            "a comma ends a value inside of { }; write the value in quotes: `\(key.text): \"\(Excerpt.bounded(text))\"`",
            at: first)
        return true
    }

    /// Whether a pair is a word without a value that is no key.
    private func isRest(_ pair: (key: Node, value: Node), _ place: EntryKey.Place) -> Bool {
        pair.key.isPlain && pair.value.isPlain && pair.value.utf8.isEmpty && !pair.value.isReported
            && !UnknownKey.isNear(pair.key.utf8, to: place.section)
    }
}
