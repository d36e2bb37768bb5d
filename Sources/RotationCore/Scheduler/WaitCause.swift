/// What a waiting rotation waits for.
public enum WaitCause: String, Hashable, Sendable, CaseIterable {
    /// A free slot of the quota, or a place among the account's calls.
    case quota
    /// The opening of its window.
    case window
    /// The end of a freeze.
    case freeze
    /// Another secret of its exclusive group: its attempt, or the spacing after it.
    case exclusive
    /// The least time after the secret's last rotation.
    case minInterval = "min-interval"
    /// The wait after a failed attempt.
    case backoff
    /// The end of its account's hold or wait.
    case account
    /// The end of a pause.
    case paused
    /// The time at which it is due: it came due by a clock that was ahead.
    case clock
}
