/// One secret of the schedule file.
public struct SecretConfiguration: Hashable, Sendable {
    /// The secret, by its bare name.
    public var id: SecretID
    /// The name as the file writes it, bare or as an ARN: it is sent so.
    public var sentName: String
    /// The position of its entry in the configuration.
    public var entry: Int

    /// A secret with the entry at that position; without a name to send it is the bare one.
    public init(id: SecretID, sentName: String? = nil, entry: Int) {
        self.id = id
        self.sentName = sentName ?? id.name
        self.entry = entry
    }
}
