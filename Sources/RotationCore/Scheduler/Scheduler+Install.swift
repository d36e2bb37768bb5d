extension Scheduler {
    /// Puts what an adopted configuration says in the place of the old one; its records are applied.
    mutating func install(_ configuration: Configuration, into decisions: inout [Decision]) {
        installAccounts(of: configuration)
        makeLanes(for: configuration)
        secrets.configure(by: configuration.secrets, accounts: accountPositions)
        self.configuration = configuration
        // The secrets stand in the table: a second list of them would only take memory.
        self.configuration.secrets = []
        resetClaims()
        dueTimes.removeAll(reserving: secrets.count)
        for position in secrets.indices { appoint(position) }
        for position in waiting.keys where secrets.account(at: position) >= 0 {
            accounts[secrets.account(at: position)].waiting += 1
        }
        for position in attempts.keys where secrets.account(at: position) >= 0 {
            accounts[secrets.account(at: position)].inFlight += 1
            if calls[position]?.isOpen == true { accounts[secrets.account(at: position)].openCalls += 1 }
        }
        rebuildGroups()
        openings = OpeningTable()
        rebuildExclusiveGroups()
        placeWaiters()
        reviewsHolds = true
        // The clock may have stepped in this boot before this process began.
        if !isConfigured { firstSightsAreDoubtful = true }
        for account in accounts.indices where accounts[account].credential == nil {
            askForCredential(of: accounts[account].configuration.key, into: &decisions)
        }
    }

    private mutating func installAccounts(of configuration: Configuration) {
        let old = Dictionary(accounts.map { ($0.configuration.key, $0) }) { first, _ in first }
        for account in accounts { unnamedAccounts[account.configuration.key] = account.record }
        var unreadable: [Notice] = []
        accounts = configuration.accounts.map { configuration in
            let record = unnamedAccounts.removeValue(forKey: configuration.key)
            var account = Account(
                configuration: configuration, record: record ?? AccountRecord(account: configuration.key))
            let early = earlyCredentials.removeValue(forKey: configuration.key)
            if let known = old[configuration.key] {
                account.accessKeyID = known.accessKeyID
                account.isClockCorrected = known.isClockCorrected
                // Other keys may lead to another KMS; and who mends a clock may reload to have it compared.
                if known.configuration == configuration {
                    account.clockCheck = known.clockCheck
                } else if let asked = known.clockCheck.asked {
                    account.clockCheck.asked = asked
                    account.clockCheck.isOutdated = true
                }
                if record?.hold?.isForClock ?? false { account.clockCheck.renew() }
                // A credential of another name is another one: it is read first.
                if known.configuration.credentials == configuration.credentials {
                    account.credential = known.credential
                    account.credentialRetry = known.credentialRetry
                    account.isCredentialAwaited = known.isCredentialAwaited
                }
            } else if let early {
                account.credential = early
                if case .available(let accessKeyID, _) = early { account.accessKeyID = accessKeyID }
                if case .unavailable(let reason) = early {
                    account.credentialRetry = (now.boot, Self.credentialWaits.lowerBound)
                    unreadable.append(.credentialUnavailable(account: configuration.key, reason: reason))
                }
            }
            return account
        }
        notices += unreadable
        accountPositions = [:]
        for (position, account) in accounts.enumerated() { accountPositions[account.configuration.key] = position }
        for account in accounts.indices { accounts[account].standsStill = isHeldForClock(account) }
        if let clockReference, accountPositions[clockReference] == nil { self.clockReference = nil }
        dateTolerance = (accounts.map(\.configuration.answerTimeout).max() ?? .seconds(10)) + .seconds(1)
    }
}
