/// What a test reads out of the daemon's log lines: `2026-11-24T03:00:00.000Z notice rotation accepted: name VersionId
/// …`.
extension Array where Element == String {
    /// The states that a secret's rotations entered, in order.
    package func states(of secret: String) -> [String] {
        compactMap { line in
            let words = line.split(separator: " ")
            guard words.count > 4, words[2] == "rotation", words[4] == secret || words[4] == "\(secret):" else {
                return nil
            }
            return String(words[3].dropLast())
        }
    }

    /// How many lines hold the text.
    package func count(containing text: String) -> Int {
        count { $0.contains(text) }
    }
}
