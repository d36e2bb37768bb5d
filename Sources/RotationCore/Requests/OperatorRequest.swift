/// What an operator asks for: that some secrets be rotated, now or as soon as everything that holds for them allows.
///
/// Its id makes it idempotent: the same request made again changes nothing.
public struct OperatorRequest: Hashable, Sendable {
    /// What becomes of a secret's later occurrences.
    public enum Cadence: String, Hashable, Sendable, CaseIterable {
        /// They stay where its schedule has them.
        case keep
        /// They are counted from this rotation on: only for `every` of a fixed length.
        case reset
    }

    /// The operator's name for it: the suffix of its VersionIds.
    public let id: String
    /// The secrets to rotate.
    public var selection: SecretSelection
    /// Whether it goes before all that is not urgent, whatever windows say, and may use the reserve; it passes neither
    /// the quota nor exclusive groups, least intervals and pauses.
    public var isUrgent: Bool
    /// Whether no freeze keeps it from starting; it counts only where the request is urgent.
    public var passesFreeze: Bool
    /// What becomes of the secrets' later occurrences.
    public var cadence: Cadence
    /// Whether held secrets are released and rotated too; else they are left out.
    public var releasesHold: Bool
    /// Whether only held secrets are meant: they are resumed and rotated; it counts only with `releasesHold`.
    public var isForHeldOnly: Bool
    /// Who asked: a claim, which nobody verified.
    public var requestedBy: String

    /// The most characters of an id: a VersionId without a prefix has no room for more.
    public static let mostCharacters = VersionID.mostCharacters - VersionID.timeLength - 1

    /// A request.
    ///
    /// Throws where `id` is empty, has other characters than `A-Za-z0-9._-`, or more than `mostCharacters`; an account
    /// with a `version-id-prefix` has room for as many less, and refuses the request.
    public init(
        id: String, selection: SecretSelection, isUrgent: Bool = false, passesFreeze: Bool = false,
        cadence: Cadence = .keep, releasesHold: Bool = false, isForHeldOnly: Bool = false, requestedBy: String = ""
    ) throws(ValueFault) {
        guard !id.isEmpty else { throw ValueFault("a request's id is empty; write a name for it, such as inc4711") }
        try VersionID.check(id, as: "id")
        guard id.utf8.count <= Self.mostCharacters else {
            throw ValueFault("a request's id of \(id.utf8.count) characters; write at most \(Self.mostCharacters)")
        }
        self.id = id
        self.selection = selection
        self.isUrgent = isUrgent
        self.passesFreeze = passesFreeze
        self.cadence = cadence
        self.releasesHold = releasesHold
        self.isForHeldOnly = isForHeldOnly
        self.requestedBy = requestedBy
    }

    /// Whether the other asks for the same, whoever asks.
    func asksForSame(as other: OperatorRequest) -> Bool {
        var other = other
        other.requestedBy = requestedBy
        return self == other
    }

    /// The mark of its rotations.
    var mark: RequestMark { RequestMark(id: id, isUrgent: isUrgent, passesFreeze: isUrgent && passesFreeze) }
}
