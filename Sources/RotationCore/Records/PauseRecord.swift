/// What the ledger knows of a pause, under its scope: nothing that it covers is sent while it lasts, urgent or not.
public struct PauseRecord: Hashable, Sendable {
    /// What is paused.
    public var scope: PauseScope
    /// Why, in the operator's words.
    public var reason: String
    /// Since when, by the wall clock; the scheduler sets it.
    public var since: Instant
    /// When it ends by itself, by the wall clock; nil: not before it is lifted.
    public var end: Instant?
    /// Who paused: a claim, which nobody verified.
    public var requestedBy: String
    /// When it ended or was lifted, by the wall clock; nil while it lasts.
    public var lifted: Instant?

    /// A pause, as it is asked for or recorded.
    public init(
        _ scope: PauseScope, reason: String, since: Instant = Instant(microseconds: 0), end: Instant? = nil,
        requestedBy: String = "", lifted: Instant? = nil
    ) {
        self.scope = scope
        self.reason = reason
        self.since = since
        self.end = end
        self.requestedBy = requestedBy
        self.lifted = lifted
    }
}
