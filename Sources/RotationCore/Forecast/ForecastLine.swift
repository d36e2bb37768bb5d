/// One rotation of a forecast: who is rotated, when, and as what.
public struct ForecastLine: Hashable, Sendable {
    /// The secret.
    public var secret: SecretID
    /// The VersionId that will be asked for.
    public var versionID: VersionID
    /// When the rotation, or the one whose place it took over, comes due.
    public var due: Instant
    /// When its call is sent; nil where it still waits at the end of the horizon.
    public var send: Instant?
    /// Until when it is in time.
    public var deadline: Instant

    /// What it waits for last before it is sent, or at the end; nil where it is sent as soon as it comes due.
    public var cause: WaitCause?

    /// Whether it is sent after its deadline, or still waits after it.
    public var isLate: Bool
}

extension ForecastLine {
    init(_ rotation: RotationRecord, send: Instant?, cause: WaitCause?, end: Instant) {
        self.init(
            secret: rotation.secret, versionID: rotation.versionID, due: rotation.due, send: send,
            deadline: rotation.deadline, cause: cause, isLate: (send ?? end) > rotation.deadline)
    }
}
