/// What the ledger knows of an operator's request, under its id; its rotations are records of their own.
public struct RequestRecord: Hashable, Sendable {
    /// Where the request stands.
    public enum State: String, Hashable, Sendable, CaseIterable {
        /// It is recorded; some of its rotations may not be yet.
        case recorded
        /// All its rotations are recorded.
        case open
        /// All its rotations are final.
        case done
    }

    /// What was asked for.
    public var request: OperatorRequest
    /// When it was accepted, a whole second by the wall clock: the nominal time of its VersionIds, but where a secret
    /// has a newer one already.
    public var accepted: Instant
    /// Where it stands.
    public var state: State
    /// How many secrets it means and leaves out, for they are held or disabled.
    public var leftOut: Int
    /// How many of its rotations ended in each final state: all of them once it is done, none before.
    public var outcomes: [RotationState: Int]
    /// When it was done, by the wall clock.
    public var finished: Instant?

    /// A request that is about to be recorded.
    public init(
        request: OperatorRequest, accepted: Instant, state: State = .recorded, leftOut: Int = 0,
        outcomes: [RotationState: Int] = [:], finished: Instant? = nil
    ) {
        self.request = request
        self.accepted = accepted
        self.state = state
        self.leftOut = leftOut
        self.outcomes = outcomes
        self.finished = finished
    }
}
