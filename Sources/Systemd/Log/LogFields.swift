import Logging

/// The metadata of one log event in the order in which it is shown, and the part of it that a reader needs first.
struct LogFields: Sendable {
    /// One metadata value as text.
    struct Entry: Hashable, Sendable {
        var key: String
        var value: String
    }

    /// The fields of the table in its order, then all others by key.
    let entries: [Entry]

    /// The fields of an event: the handler's own, those of its provider, those of the call and the call's error.
    ///
    /// Where several give one key the later one wins.
    init(_ event: LogEvent, handler: Logger.Metadata, provider: Logger.MetadataProvider?) {
        var metadata = handler
        if let provider { metadata.merge(provider.get()) { $1 } }
        if let own = event.metadata { metadata.merge(own) { $1 } }
        if let error = event.error { metadata["error.message"] = "\(error)" }

        var entries: [Entry] = []
        for field in JournalField.allCases {
            guard let value = metadata.removeValue(forKey: field.rawValue) else { continue }
            entries.append(Entry(key: field.rawValue, value: "\(value)"))
        }
        for (key, value) in metadata.sorted(by: { $0.key < $1.key }) {
            entries.append(Entry(key: key, value: "\(value)"))
        }
        self.entries = entries
    }

    /// The value of a field of the table.
    subscript(field: JournalField) -> String? {
        entries.first { $0.key == field.rawValue }?.value
    }

    /// The fields whose values `headline` says: whom the entry is about, then why.
    private static let subjects: [JournalField] = [.rotationSecret, .configSecret, .rotationVersionID]

    /// A constant text made speaking: `rotation failed: redis/cart 20261123T030000Z: Forbidden.RAM`, on one line.
    ///
    /// journalctl shows this line alone, so it names the secret (or else the account) and the reason.
    func headline(_ text: String) -> String {
        var subject = Self.subjects.compactMap { self[$0] }
        if subject.isEmpty, let account = self[.rotationAccount] { subject = [account] }
        let parts = [text, subject.joined(separator: " "), self[.rotationReason] ?? ""]
        return parts.filter { !$0.isEmpty }.joined(separator: ": ").singleLine
    }

    /// The entries that `headline` leaves unsaid.
    var unsaid: [Entry] {
        var said = Set((Self.subjects + [.rotationReason, .rotationState, .messageID]).map(\.rawValue))
        if Self.subjects.allSatisfy({ self[$0] == nil }) { said.insert(JournalField.rotationAccount.rawValue) }
        return entries.filter { !said.contains($0.key) }
    }
}
