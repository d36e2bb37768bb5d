public import RotationCore

/// A place in the history, from which older entries are read: the rotation that was read last.
public struct HistoryPosition: Hashable, Sendable {
    /// The rotation's secret.
    public var secret: SecretID
    /// The rotation's VersionId.
    public var versionID: VersionID

    /// The place of that rotation.
    public init(secret: SecretID, versionID: VersionID) {
        self.secret = secret
        self.versionID = versionID
    }
}

/// One rotation with its attempts, in the order of their numbers.
public struct HistoryEntry: Hashable, Sendable {
    /// The rotation.
    public var rotation: RotationRecord
    /// Its attempts.
    public var attempts: [AttemptRecord]

    /// The rotation with these attempts.
    public init(rotation: RotationRecord, attempts: [AttemptRecord]) {
        self.rotation = rotation
        self.attempts = attempts
    }
}

/// What part of the history to read: newest nominal time first.
public struct HistoryQuery: Hashable, Sendable {
    /// The most entries of one page.
    public static let mostEntries = 1_000

    /// The secret; nil for all of them.
    public var secret: SecretID?
    /// Where the last page ended; nil for the first page.
    public var after: HistoryPosition?
    /// How many entries the page may have, 1 to `mostEntries`; other numbers count as the nearest of these.
    public var limit: Int

    /// A page of the history of `secret`, or of all secrets.
    public init(of secret: SecretID? = nil, after: HistoryPosition? = nil, limit: Int = 100) {
        self.secret = secret
        self.after = after
        self.limit = limit
    }
}

/// One page of the history.
public struct HistoryPage: Hashable, Sendable {
    /// The entries, newest nominal time first.
    public var entries: [HistoryEntry]
    /// Where the next page begins; nil when this was the last one.
    public var next: HistoryPosition?

    /// A page with these entries.
    public init(entries: [HistoryEntry], next: HistoryPosition?) {
        self.entries = entries
        self.next = next
    }
}
