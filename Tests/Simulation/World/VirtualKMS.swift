package import RotationCore

/// What becomes of one call: decided by a test when it is sent.
package enum Fate {
    /// It arrives and this answer, whole, is back after so long.
    case answer(Answer, after: Duration)
    /// No answer: it arrives after `arrival`, or never; the transport says so after `report`, nil: at the deadline.
    case lost(arrival: Duration?, report: Duration?)
    /// It never left; the transport says so after so long.
    case unsent(after: Duration)

    /// KMS takes it.
    package static func accept(after duration: Duration = .milliseconds(20)) -> Fate {
        .answer(Answer(.accepted), after: duration)
    }

    /// KMS rejects it.
    package static func reject(
        _ failure: FailureClass, code: String = "Refused", after duration: Duration = .milliseconds(20),
        retryAfter: Duration? = nil, date: Instant? = nil
    ) -> Fate {
        let answer = Answer(
            .rejected(failure), code: code, message: "no", status: 400, retryAfter: retryAfter, date: date)
        return .answer(answer, after: duration)
    }
}

/// KMS's own record: it counts arrivals in its own time and remembers VersionIds, whatever the scheduler believes.
package struct VirtualKMS {
    package struct Arrival {
        package var time: Int64
        package var owner: String
        package var secret: SecretID
        package var versionID: VersionID
        /// Whether KMS carried it out, now or before.
        package var isAccepted: Bool
    }

    /// The quota of every account of KMS, where nothing else is said.
    package var quota = Quota.standard
    /// The quota of an account of KMS.
    package var quotas: [String: Quota] = [:]
    /// Whether each region has a quota of its own.
    package var isRegional = false
    /// The account of KMS behind an access key; a key of its own name where nothing is said.
    package var owners: [String: String] = [:]
    package private(set) var arrivals: [Arrival] = []
    /// Arrivals over the quota, and VersionIds that went back.
    package private(set) var faults: [String] = []
    /// VersionIds that were carried out, by secret, in order.
    package private(set) var carriedOut: [SecretID: [VersionID]] = [:]
    private var newest: [SecretID: VersionID] = [:]
    private var recent: [String: [Int64]] = [:]

    /// Whose quota a call takes.
    package func owner(of accessKeyID: String, region: String) -> String {
        isRegional ? "\(base(accessKeyID)) in \(region)" : base(accessKeyID)
    }

    /// The account of KMS behind an access key, whatever the region.
    package func base(_ accessKeyID: String) -> String { owners[accessKeyID] ?? accessKeyID }

    /// The quota of an owner.
    package func quota(of owner: String) -> Quota { quotas[owner] ?? quota }

    /// How many of our calls arrived in the last window.
    package func arrivals(of owner: String, at time: Int64) -> Int {
        let start = time - quota(of: owner).window.microseconds
        return recent[owner, default: []].reversed().prefix { $0 > start }.count
    }

    /// Whoever called forgot all it knew: what comes may be older than what came.
    package mutating func forgetNewest() { newest = [:] }

    /// A call arrives; `accepts`: KMS carries it out unless it did before.
    package mutating func arrive(_ attempt: AttemptID, accessKeyID: String, accepts: Bool, at time: Int64) {
        let owner = owner(of: accessKeyID, region: attempt.secret.region)
        arrivals.append(
            Arrival(
                time: time, owner: owner, secret: attempt.secret, versionID: attempt.versionID, isAccepted: accepts))
        let quota = quota(of: owner)
        var window = recent.removeValue(forKey: owner) ?? []
        if let first = window.first, first <= time - quota.window.microseconds {
            window.removeAll { $0 <= time - quota.window.microseconds }
        }
        window.append(time)
        if window.count > quota.limit {
            faults.append("Quota: \(window.count) arrivals of \(owner) in one window at \(time)")
        }
        recent[owner] = window
        if let known = newest[attempt.secret], known.isNewer(than: attempt.versionID) {
            faults.append("Once: \(attempt.secret): \(attempt.versionID) arrives after \(known)")
        }
        newest[attempt.secret] = attempt.versionID
        if accepts, carriedOut[attempt.secret]?.contains(attempt.versionID) != true {
            carriedOut[attempt.secret, default: []].append(attempt.versionID)
        }
    }
}
