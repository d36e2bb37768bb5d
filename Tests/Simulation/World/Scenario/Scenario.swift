package import RotationCore

/// Everything that happens to a world from outside, as a value made of a seed: what is taken out of it changes nothing
/// of the rest.
package struct Scenario {
    package var seed: UInt64
    package var layout = Layout()
    /// The account of KMS to which each account belongs, and its quota.
    package var owners: [String: String] = [:]
    package var quotas: [String: Quota] = [:]
    package var isRegional = false
    package var weather = Weather()
    /// How far the wall clock is ahead of the truth when the process starts for the first time.
    package var firstError: Duration = .zero
    /// Whether no KMS answers what time it is.
    package var isDateless = false
    package var incidents: [Incident] = []
    /// For how long things go wrong, and for how long nothing does then.
    package var trouble: Duration = .seconds(27 * 86_400)
    package var peace: Duration = .seconds(3 * 86_400)
    /// Whether more comes due than the quota allows, so that not all can be done.
    package var isOverloaded = false
}

/// What becomes of any call; every number is a probability.
package struct Weather {
    package var lost = 0.0
    package var unsent = 0.0
    package var transient = 0.0
    package var refused = 0.0
    package var slow = 0.0
    package var repeated = 0.0
    package var slowCommits = 0.0
}

/// Something that happens to a world at a time.
package struct Incident {
    package enum Kind {
        /// The process is killed, at that point or at once, and starts again after a while; with a wall clock that is so
        /// far ahead of the truth where the machine starts again too.
        case crash(CrashPoint?, down: Duration, boot: Duration?)
        /// It is asked to stop, and starts again.
        case restart(down: Duration)
        case ledgerLost(down: Duration)
        case step(Duration)
        /// The wall clock is set to the truth.
        case clockSet
        case sleep(Duration)
        case fullDisk(Duration)
        case slowDisk(Duration)
        case outage(account: String, Outage, Duration)
        /// Somebody else makes so many calls in every window.
        case others(owner: String, calls: Int, Duration)
        case unreadable(account: String, Duration)
        /// The credential is not accepted until there is another one.
        case revoked(account: String, Duration, isNewKey: Bool)
        case debt(account: String, Duration)
        /// Calls for a secret are rejected.
        case rejected(SecretID, FailureClass, Duration)
        case reload([Edit])
        case request(OperatorRequest)
        /// With an end, for a few hours.
        case pause(PauseRecord)
        case unpause(PauseScope)
        case resume(Resumption)
    }

    package enum Outage: CaseIterable { case lost, unsent, transient, slow }

    /// When exactly it happens, at that time or after it.
    package enum Moment: CaseIterable { case atOnce, duringCommit, duringCall }

    /// True time since the world began.
    package var time: Duration
    package var moment = Moment.atOnce
    package var kind: Kind
}
