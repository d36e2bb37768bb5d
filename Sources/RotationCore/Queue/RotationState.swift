/// The states of a rotation: the words of journal, ledger and commands alike.
public enum RotationState: String, Hashable, Sendable, CaseIterable {
    /// The occurrence came due; the state is reported and at once followed by another.
    case due
    /// The rotation waits for a slot, a place, the end of a backoff or of the account's wait, its window, the end of a
    /// freeze, another of its exclusive group, or the end of its least interval.
    case queued
    /// An attempt is in flight, or its completion is awaited.
    case sent
    /// KMS took it: final.
    case accepted
    /// A permanent error or too many refusals: final, and the secret is held.
    case failed
    /// A newer occurrence of the secret took its place: final.
    case superseded
    /// It came due but was not carried out, for the reason that the record gives: final.
    case missed
    /// The account was refused as such; the rotation waits for the end of the account's hold.
    case held

    /// Whether a rotation in this state never leaves it.
    public var isFinal: Bool {
        switch self {
        case .accepted, .failed, .superseded, .missed: true
        case .due, .queued, .sent, .held: false
        }
    }
}
