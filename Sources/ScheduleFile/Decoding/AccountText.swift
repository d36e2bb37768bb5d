import RotationCore

/// The texts of an account's own keys.
///
/// Accounts are few: a value is read to check it, and again to use it.
enum AccountText {
    /// Throws what is wrong with `text` as the value of `key`, which is no mapping.
    static func check(_ text: String, for key: AccountKey) throws(ValueFault) {
        switch key {
        case .endpoint: _ = try Endpoint(url: text)
        case .id: _ = try number(text)
        case .credentials: _ = try credential(text)
        case .quota: _ = try quota(text)
        case .scope: _ = try scope(text)
        case .reserve, .headroom: _ = try slots(text)
        case .guard: _ = try Duration(scheduleText: text)
        case .concurrency: _ = try concurrency(text)
        case .timeouts: throw ValueFault("the timeouts are a mapping; write {connect: 5s, answer: 10s}")
        case .versionIDPrefix: _ = try versionIDPrefix(text)
        case .coldStart: _ = try coldStart(text)
        }
    }

    /// The key of an account under `accounts`: it stands in log lines and in the ledger.
    static func key(_ text: String) throws(ValueFault) -> String {
        guard text.utf8.count <= 128 else {
            throw ValueFault("an account's key has at most 128 bytes; write a shorter one")
        }
        guard ShownText.isShown(text) else {
            throw ValueFault("an account's key has no control or invisible characters; write a word such as main")
        }
        return text
    }

    /// The number of the account at Alibaba Cloud.
    static func number(_ text: String) throws(ValueFault) -> String {
        guard (1...32).contains(text.utf8.count), text.utf8.allSatisfy(ByteClass.isDigit) else {
            throw ValueFault(
                "`\(Excerpt.bounded(text))` is no account's number; write its digits, such as 1234567890123456")
        }
        return text
    }

    /// The name of a systemd credential: a file name of printable ASCII without a colon (systemd.exec(5)).
    static func credential(_ text: String) throws(ValueFault) -> String {
        guard !text.utf8.contains(UInt8(ascii: "/")) else {
            throw ValueFault(
                "`\(Excerpt.bounded(text))` is a path; write the credential's name alone, the unit's LoadCredential= says where it is"
            )
        }
        let isName = text.utf8.allSatisfy { (0x20..<0x7F).contains($0) && $0 != UInt8(ascii: ":") }
        guard isName, (1...255).contains(text.utf8.count), text != ".", text != ".." else {
            throw ValueFault("`\(Excerpt.bounded(text))` is no credential's name; write one such as kms-access-key")
        }
        return text
    }

    /// `N per DURATION`.
    static func quota(_ text: String) throws(ValueFault) -> Quota {
        let parts = Array(text.utf8).split(whereSeparator: ByteClass.isBlank)
        guard parts.count >= 3, parts[1].elementsEqual("per".utf8) else {
            throw ValueFault("`\(Excerpt.bounded(text))` is no quota; write one such as 50 per 1h")
        }
        let limit = try WholeNumber.read(parts[0], in: 1...1_000_000)
        let window = try Duration(
            scheduleText: String(decoding: Array(text.utf8)[parts[2].startIndex...], as: UTF8.self))
        guard window > .zero else { throw ValueFault("a quota per no time; write a length such as 1h") }
        return Quota(limit: limit, per: window)
    }

    /// What the quota counts.
    static func scope(_ text: String) throws(ValueFault) -> AccountConfiguration.Scope {
        let choices = AccountConfiguration.Scope.allCases
        return choices[Int(try Choice.index(of: Array(text.utf8)[...], in: choices.map(\.rawValue)))]
    }

    /// Slots that are kept back: how many there are to keep is checked with the quota.
    static func slots(_ text: String) throws(ValueFault) -> Int { try WholeNumber.read(text, in: 0...999_999) }

    /// Calls at a time.
    static func concurrency(_ text: String) throws(ValueFault) -> Int { try WholeNumber.read(text, in: 1...1000) }

    /// What precedes a VersionId.
    static func versionIDPrefix(_ text: String) throws(ValueFault) -> String {
        // The time that follows has 16 characters.
        let most = VersionID.mostCharacters - 16
        guard text.utf8.count <= most else {
            throw ValueFault("a prefix of \(text.utf8.count) bytes leaves no place for the time; write at most \(most)")
        }
        _ = try VersionID(nominal: Instant(seconds: 0), prefix: text)
        return text
    }

    /// What the quota starts as when the ledger was lost.
    static func coldStart(_ text: String) throws(ValueFault) -> AccountConfiguration.ColdStart {
        let choices = AccountConfiguration.ColdStart.allCases
        return choices[Int(try Choice.index(of: Array(text.utf8)[...], in: choices.map(\.rawValue)))]
    }
}
