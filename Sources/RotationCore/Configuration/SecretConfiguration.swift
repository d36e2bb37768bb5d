/// One secret of the schedule file, with every inherited key resolved.
public struct SecretConfiguration: Sendable {
    /// What the first sight of a secret does.
    public enum OnFirstSight: String, Hashable, Sendable, CaseIterable {
        /// It waits for the first nominal time after the first sight.
        case wait
        /// The latest nominal time before the first sight is due at once.
        case rotate
    }

    /// The secret, by its bare name.
    public var id: SecretID
    /// The name as the file writes it, bare or as an ARN: it is sent so.
    public var sentName: String
    /// The instants at which it is due.
    public var recurrence: Recurrence
    /// How long after its nominal time a rotation may start and be in time; nil: until the next occurrence.
    public var within: Duration?
    /// What its first sight does.
    public var onFirstSight: OnFirstSight
    /// Whether it is scheduled at all.
    public var isEnabled: Bool

    /// A secret with the file's defaults for what is not given.
    public init(
        id: SecretID, sentName: String, recurrence: Recurrence, within: Duration? = nil,
        onFirstSight: OnFirstSight = .wait, isEnabled: Bool = true
    ) {
        self.id = id
        self.sentName = sentName
        self.recurrence = recurrence
        self.within = within
        self.onFirstSight = onFirstSight
        self.isEnabled = isEnabled
    }

    /// The schedule in canonical form: two entries that name the same instants for the same reasons have the same.
    public var canonicalSchedule: String {
        isEnabled ? recurrence.canonical : "disabled"
    }

    /// The whole entry in canonical form; the name is in it only where it is an ARN, so that many secrets have the same
    /// text.
    public var canonicalEntry: String {
        let name = sentName == id.name ? "" : "\(sentName) "
        let deadline = within.map { "within \($0.microseconds / 1_000_000)s" } ?? "within next"
        return "\(name)\(canonicalSchedule) \(deadline) \(onFirstSight.rawValue)"
    }
}
