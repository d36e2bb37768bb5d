extension Scheduler {
    /// The shortest and the longest wait before an unreadable credential is asked for again.
    static let credentialWaits: ClosedRange<Duration> = .seconds(1)...(.seconds(60))

    /// The host says what is known of an account's credential.
    mutating func learn(_ state: CredentialState, of key: String) {
        guard let account = accountPositions[key] else {
            earlyCredentials[key] = state
            return
        }
        let known = accounts[account].credential
        accounts[account].credential = state
        accounts[account].isCredentialAwaited = false
        switch state {
        case .available(let accessKeyID, _):
            accounts[account].credentialRetry = nil
            if case .unavailable = known { notices.append(.credentialAvailable(account: key)) }
            if accounts[account].accessKeyID != accessKeyID {
                accounts[account].accessKeyID = accessKeyID
                rebuildGroups()
            }
            if known != state { reviewsHolds = true }
        case .unavailable(let reason):
            let wait = accounts[account].credentialRetry?.wait ?? Self.credentialWaits.lowerBound
            accounts[account].credentialRetry = (
                now.boot.advanced(by: wait), min(wait * 2, Self.credentialWaits.upperBound)
            )
            if known != state { notices.append(.credentialUnavailable(account: key, reason: reason)) }
        }
    }

    /// Asks again for credentials that could not be read, while work waits for them.
    mutating func askForCredentials(into decisions: inout [Decision]) {
        guard !isStopping else { return }
        for account in accounts.indices where accounts[account].waiting > 0 {
            guard let retry = accounts[account].credentialRetry, retry.at <= now.boot else { continue }
            askForCredential(of: accounts[account].configuration.key, into: &decisions)
        }
    }

    /// Asks for an account's credential, unless the answer is awaited already.
    mutating func askForCredential(of key: String, into decisions: inout [Decision]) {
        guard let account = accountPositions[key], !accounts[account].isCredentialAwaited else { return }
        accounts[account].isCredentialAwaited = true
        decisions.append(.readCredential(account: key))
    }

    /// Whether the call was signed by another credential than the present one: then its rejection says nothing of that.
    func isOutdated(_ ended: Ended) -> Bool {
        guard ended.account >= 0, let fingerprint = accounts[ended.account].fingerprint else { return false }
        return fingerprint != ended.call.fingerprint
    }
}
