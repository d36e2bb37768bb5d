/// `every: 30d`: instants at a fixed distance, without beginning or end.
///
/// With an anchor they are anchor + k·every for every integer k. Without one they are 1970-01-01T00:00:00Z + phase +
/// k·every, where each secret's phase is a hash, so that new secrets spread themselves.
public struct IntervalSchedule: Hashable, Sendable {
    /// The distance between two occurrences in seconds, at least 1.
    public let seconds: Int64
    /// The anchor's seconds since 1970 modulo `seconds`, or nil where the phase is each secret's hash.
    ///
    /// All anchors a multiple of the interval apart name the same instants and give the same value.
    public let anchorPhase: Int64?

    /// An interval of whole seconds, at least one, that goes through `anchor` where it is given.
    public init(every: Duration, anchor: Instant? = nil) throws(ValueFault) {
        let microseconds = every.microseconds
        guard microseconds >= 1_000_000 else {
            throw ValueFault("the interval \(every.scheduleText) is too short; write at least 1s")
        }
        guard microseconds % 1_000_000 == 0 else {
            throw ValueFault("the interval \(every.scheduleText) is not whole seconds; rotations are to the second")
        }
        let seconds = microseconds / 1_000_000
        self.seconds = seconds
        anchorPhase = anchor?.seconds.flooredRemainder(seconds)
    }

    /// The phase of a secret, in seconds from 0 to the interval: the anchor's, or else the secret's hash modulo the
    /// interval.
    ///
    /// `account` is the account's key in the schedule file, `name` the secret's bare name.
    public func phase(account: String, region: String, name: String) -> Int64 {
        if let anchorPhase { return anchorPhase }
        return Int64(SecretHash.value(of: "phase", account, region, name) % UInt64(seconds))
    }

    /// The first occurrence (seconds since 1970) after `second`.
    func next(after second: Int64, phase: Int64) -> Int64 {
        ((second - phase).flooredQuotient(seconds) + 1) * seconds + phase
    }

    /// The last occurrence (seconds since 1970) at or before `second`.
    func latest(atOrBefore second: Int64, phase: Int64) -> Int64 {
        (second - phase).flooredQuotient(seconds) * seconds + phase
    }
}
