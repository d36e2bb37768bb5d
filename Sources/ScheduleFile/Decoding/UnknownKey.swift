/// What to say of a key that its mapping cannot have.
struct UnknownKey {
    /// What is wrong and what to write instead.
    let message: String

    /// The keys that were probably meant, so that it says nothing if they are missing.
    let meant: [StaticString]

    /// Looks for what was meant by a key of a mapping of that kind.
    init(_ key: ArraySlice<UInt8>, in section: KeySection) {
        let shown = "`\(Excerpt.bounded(key))`"
        let word = NearestWord.normalized(key)
        let keys = section.keys
        let nearest = NearestWord.find(key, among: keys.map(\.description))
        if Self.upcoming.contains(word) {
            message = "\(shown) is not known yet; leave it out"
            meant = []
        } else if let nearest, nearest.isNear, nearest.distance <= 1 {
            (message, meant) = Self.nearest(shown, keys[nearest.place])
        } else if let synonyms = Self.synonyms(of: word, in: section) {
            message = "unknown key \(shown); write \(Choice.list(synonyms.map(\.description)))"
            meant = synonyms
        } else if let home = Self.home(of: word) {
            message = "\(shown) belongs to \(home.place); write it there"
            meant = [home.key]
        } else if let nearest, nearest.isNear {
            (message, meant) = Self.nearest(shown, keys[nearest.place])
        } else {
            message = "unknown key \(shown); \(section.outline)"
            meant = []
        }
    }

    /// Whether a key is so near to one of a mapping's that this was meant.
    static func isNear(_ key: ArraySlice<UInt8>, to section: KeySection) -> Bool {
        NearestWord.nearPlace(key, among: section.keys.map(\.description)) != nil
    }

    private static func nearest(_ shown: String, _ key: StaticString) -> (String, [StaticString]) {
        ("unknown key \(shown); the nearest known one is `\(key)`", [key])
    }

    /// Keys of the language that a later version of the client brings.
    private static let upcoming = ["network", "signature"]

    /// What other programs call the same.
    private static let synonyms: [(words: [String], keys: [StaticString])] = [
        (["zone", "tz", "time-zone"], ["timezone"]),
        (["schedule", "when"], ["every", "cron", "calendar"]),
        (["interval", "period", "frequency"], ["every"]),
        (["crontab"], ["cron"]),
        (["deadline"], ["within"]),
        (["key", "secret", "secret-name", "secretname"], ["name"]),
        (["tags"], ["labels"]),
        (["group"], ["exclusive"]),
        (["blackout", "blackouts"], ["freezes"]),
    ]

    /// The same in a freeze, where other mappings have some of the words themselves.
    private static let synonymsInFreeze: [(words: [String], keys: [StaticString])] = [
        (["start", "begin"], ["from"]),
        (["end", "until"], ["to"]),
        (["match"], ["secrets"]),
    ]

    /// The keys of a mapping that a word means elsewhere; nil where it means none.
    private static func synonyms(of word: String, in section: KeySection) -> [StaticString]? {
        let known = Set(section.keys.map(\.description))
        for (words, meant) in (section == .freeze ? synonymsInFreeze : []) + synonyms where words.contains(word) {
            if meant.allSatisfy({ known.contains($0.description) }) { return meant }
        }
        return nil
    }

    /// The key that a word is in another mapping, and which one that is; nil where it is none.
    private static func home(of word: String) -> (key: StaticString, place: String)? {
        func key(_ keys: [StaticString]) -> StaticString? { keys.first { $0.description == word } }
        if let key = key(KeySection.file.keys) { return (key, "the top of the file") }
        if let key = key(AccountKey.allCases.map(\.text)) { return (key, "an account") }
        if let key = key(KeySection.defaults.keys) { return (key, "`defaults` or an entry of `secrets`") }
        if let key = key(KeySection.entry.keys) { return (key, "an entry of `secrets`") }
        if let key = key(KeySection.freeze.keys) { return (key, "a freeze") }
        if let key = key(KeySection.timeouts.keys) { return (key, "`timeouts` of an account") }
        return key(KeySection.retry.keys).map { ($0, "`retry`") }
    }
}
