import RotationCore

/// What becomes of one call: decided by a test when it is sent.
enum Fate {
    /// It arrives and this answer, whole, is back after so long.
    case answer(Answer, after: Duration)
    /// No answer: it arrives after `arrival`, or never; the transport says so after `report`, nil: at the deadline.
    case lost(arrival: Duration?, report: Duration?)
    /// It never left; the transport says so after so long.
    case unsent(after: Duration)

    /// KMS takes it.
    static func accept(after duration: Duration = .milliseconds(20)) -> Fate {
        .answer(Answer(.accepted), after: duration)
    }

    /// KMS rejects it.
    static func reject(
        _ failure: FailureClass, code: String = "Refused", after duration: Duration = .milliseconds(20),
        retryAfter: Duration? = nil, date: Instant? = nil
    ) -> Fate {
        let answer = Answer(
            .rejected(failure), code: code, message: "no", status: 400, retryAfter: retryAfter, date: date)
        return .answer(answer, after: duration)
    }
}

/// KMS's own record: it counts arrivals in its own time and remembers VersionIds, whatever the scheduler believes.
struct VirtualKMS {
    struct Arrival {
        var time: Int64
        var owner: String
        var secret: SecretID
        var versionID: VersionID
        /// Whether KMS carried it out, now or before.
        var isAccepted: Bool
    }

    /// The quota of every account of KMS.
    var quota = Quota.standard
    /// Whether each region has a quota of its own.
    var isRegional = false
    /// The account of KMS behind an access key; a key of its own name where nothing is said.
    var owners: [String: String] = [:]
    private(set) var arrivals: [Arrival] = []
    /// Arrivals over the quota, and VersionIds that went back.
    private(set) var faults: [String] = []
    /// VersionIds that were carried out, by secret, in order.
    private(set) var carriedOut: [SecretID: [VersionID]] = [:]
    private var newest: [SecretID: VersionID] = [:]
    private var recent: [String: [Int64]] = [:]

    /// A call arrives; `accepts`: KMS carries it out unless it did before.
    mutating func arrive(_ attempt: AttemptID, accessKeyID: String, accepts: Bool, at time: Int64) {
        var owner = owners[accessKeyID] ?? accessKeyID
        if isRegional { owner += " in \(attempt.secret.region)" }
        arrivals.append(
            Arrival(
                time: time, owner: owner, secret: attempt.secret, versionID: attempt.versionID, isAccepted: accepts))
        var window = recent[owner, default: []]
        window.removeAll { $0 <= time - quota.window.microseconds }
        window.append(time)
        recent[owner] = window
        if window.count > quota.limit { faults.append("\(window.count) arrivals of \(owner) in one window at \(time)") }
        if let known = newest[attempt.secret], known.isNewer(than: attempt.versionID) {
            faults.append("\(attempt.secret): \(attempt.versionID) after \(known)")
        }
        newest[attempt.secret] = attempt.versionID
        if accepts, carriedOut[attempt.secret]?.contains(attempt.versionID) != true {
            carriedOut[attempt.secret, default: []].append(attempt.versionID)
        }
    }
}
