/// How the comparison of the clock with an account's KMS stands.
struct ClockCheck: Sendable {
    /// A clock that is off by more is not corrected: the account is held.
    static let mostCorrected: Duration = .seconds(3600)
    /// A smaller difference is none: a Date has whole seconds, and travels.
    static let leastCorrected: Duration = .seconds(5)
    /// The shortest and the longest wait before it is asked again where no Date was to be had.
    static let repeatWaits: ClosedRange<Duration> = .seconds(1)...(.seconds(60))
    /// The same where the account is held for its clock.
    static let probeWaits: ClosedRange<Duration> = .seconds(60)...(.seconds(3600))

    /// Whether an answer has come since the clock was last in doubt: until then nothing of the account is sent.
    var isOver = false
    /// Since when an answer is awaited.
    var asked: BootTime?
    /// Whether that answer is none of this KMS's, since a reload has changed the account meanwhile.
    var isOutdated = false
    /// How far KMS's clock was ahead of ours at its latest Date, beyond a correction that is in force for all; zero for
    /// less than is corrected, nil where there was no Date since the clock was last in doubt.
    var difference: Duration?
    /// When it is asked again, and the wait after that; nil while there is no need.
    var retry: (at: BootTime, wait: Duration)?

    /// Whether the clock is off by more than is corrected.
    var isFarOff: Bool { difference.map { $0.magnitude > Self.mostCorrected } ?? false }

    /// What is added to the timestamps of this account alone.
    var ownCorrection: Duration { isFarOff ? .zero : difference ?? .zero }

    /// The clock is in doubt again; an answer that is awaited still counts, since it is held against the boot clock.
    mutating func renew() {
        isOver = false
        difference = nil
        retry = nil
    }

    /// It is asked again now, and then as if for the first time.
    mutating func askAtOnce(_ now: BootTime) {
        retry = (now, Self.probeWaits.lowerBound)
    }

    /// It is asked again after a wait, each time twice as long.
    mutating func wait(from now: BootTime, within waits: ClosedRange<Duration>) {
        let wait = min(max(retry?.wait ?? waits.lowerBound, waits.lowerBound), waits.upperBound)
        retry = (now.advanced(by: wait), min(wait * 2, waits.upperBound))
    }
}

/// A Date of KMS, and between which moments it was made.
struct DateSighting: Sendable {
    var account: String
    var date: Instant
    var earliest: BootTime
    var latest: BootTime

    /// How far KMS's clock is ahead of one that shows boot clock plus `offset` microseconds; zero where it need not
    /// differ by as much as is corrected.
    ///
    /// A Date has lost its fraction of a second, and may have been made any time of its exchange. Of what it allows the
    /// least is taken: a clock corrected by it is late by that little, and nothing starts before its time.
    func difference(toOffset offset: Int64) -> Duration {
        let least = date.microseconds - latest.microseconds - offset
        let most = date.microseconds + 1_000_000 - earliest.microseconds - offset
        let negligible = ClockCheck.leastCorrected.microseconds
        return least < negligible && most > -negligible ? .zero : .microseconds(least)
    }
}

extension AccountHold {
    /// Our code for a clock that is off by more than is corrected.
    public static let clockIsWrong = "ClockWrong"

    /// Whether the account is held because this machine's clock is wrong: it is probed by comparing the clock, and
    /// nothing of it comes due.
    public var isForClock: Bool { failure == .clock && code == Self.clockIsWrong }
}
