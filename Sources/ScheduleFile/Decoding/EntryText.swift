import RotationCore

/// The texts of an entry's keys that are more than one step away from their values.
enum EntryText {
    /// The most labels that one mapping may have.
    static let mostLabels = 32

    /// A duration above zero.
    static func positive(_ text: String) throws(ValueFault) -> Duration {
        let duration = try Duration(scheduleText: text)
        guard duration > .zero else { throw ValueFault("a length of nothing; write at least 1s") }
        return duration
    }

    /// The length of `every`, of which a schedule can be made.
    static func interval(_ text: String) throws(ValueFault) -> IntervalLength {
        let length = try IntervalLength(text)
        if case .duration(let duration) = length { _ = try IntervalSchedule(every: duration) }
        return length
    }

    /// The name of an exclusive group, which is the same group in all files and accounts.
    static func group(_ text: String) throws(ValueFault) -> String {
        guard (1...128).contains(text.utf8.count), ShownText.isShown(text) else {
            throw ValueFault(
                "a group is a word of at most 128 bytes without control characters; write one such as redis")
        }
        return text
    }

    /// The name of a label.
    static func labelName(_ text: String) throws(ValueFault) -> String {
        let isName = text.utf8.allSatisfy { Bytes.isLetterOrDigit($0) || "-_./".utf8.contains($0) }
        guard isName, (1...63).contains(text.utf8.count), text.utf8.first.map(Bytes.isLetterOrDigit) ?? false else {
            throw ValueFault(
                "`\(Excerpt.bounded(text))` is no label's name; write 1 to 63 letters, digits, - _ . / and begin with a "
                    + "letter or digit")
        }
        return text
    }

    /// The value of a label.
    static func labelValue(_ text: String) throws(ValueFault) -> String {
        guard text.utf8.count <= 256, ShownText.isShown(text) else {
            throw ValueFault("a label's value has at most 256 bytes and no control characters; write a shorter text")
        }
        return text
    }

    /// What `retry` says, over the lengths that hold where it says nothing.
    static func retry(_ values: [String: String]) -> RetryPolicy {
        var policy = RetryPolicy()
        for key in RetryKey.allCases {
            guard let length = values[key.text.description].flatMap({ try? positive($0) }) else { continue }
            switch key {
            case .first: policy.first = length
            case .most: policy.most = length
            }
        }
        return policy
    }
}
