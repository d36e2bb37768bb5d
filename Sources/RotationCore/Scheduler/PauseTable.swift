/// The pauses that last.
struct PauseTable: Sendable {
    /// The one that lasts longest first, so that the first that covers a secret tells when it may be sent again.
    private(set) var lasting: [PauseRecord] = []

    /// The pause of that scope.
    func record(of scope: PauseScope) -> PauseRecord? { lasting.first { $0.scope == scope } }

    /// When the next pause ends by itself.
    var nextEnd: Instant? { lasting.last?.end }

    /// Enters the record in the place of the earlier one of its scope; one that is over leaves none.
    mutating func put(_ record: PauseRecord) {
        lasting.removeAll { $0.scope == record.scope }
        guard record.lifted == nil else { return }
        let end = record.end ?? .latest
        let place = lasting.firstIndex { ($0.end ?? .latest) < end } ?? lasting.endIndex
        lasting.insert(record, at: place)
    }
}
