extension Scheduler {
    /// How far an estimate looks ahead at most: what waits longer, for a pause without an end say, has none.
    private static let longestEstimate: Duration = .seconds(92 * 86_400)

    /// What would become of a request that was made now, if nothing failed.
    ///
    /// It tells when each of its secrets would be rotated, and how long the whole would take; it commits nothing.
    public func estimate(_ request: OperatorRequest) -> RequestForecast {
        var run = ForecastRun(continuing: self, at: now)
        run.make(request)
        var end = now.wall
        let last = end.advanced(by: Self.longestEstimate)
        repeat {
            end = min(end.advanced(by: .seconds(3600)), last)
            run.advance(to: end)
        } while !run.isRequestOver && end < last
        return run.requestForecast()
            ?? RequestForecast(answer: RequestAnswer(id: request.id, verdict: .refused(reason: Reason.notReady)))
    }

    /// Makes of a copy one that a forecast can drive, and gives the events that end well what is under way.
    mutating func beginForecast() -> [Event] {
        isSilent = true
        commitRetry = nil
        orders.removeAll()
        // The forecast's clock is the right one.
        systemOffset = now.offset
        clockCorrection = .zero
        var events: [Event] = []
        if batch != nil {
            batch?.carriesOutOrder = false
            batch?.answer = nil
            events.append(.committed(.durable))
        }
        for account in accounts {
            if case .available = account.credential { continue }
            // What cannot be read will be readable; a hold is none of that.
            let state = CredentialState.available(
                accessKeyID: account.accessKeyID ?? account.configuration.forecastAccessKeyID,
                fingerprint: account.record.hold?.credential ?? "")
            events.append(.credential(account: account.configuration.key, state))
        }
        for account in accounts where account.clockCheck.asked != nil {
            events.append(.clockChecked(account: account.configuration.key, date: now.wall))
        }
        for (position, call) in calls.sorted(by: { $0.key < $1.key }) where call.isOpen {
            if let attempt = attempts[position] { events.append(.answered(attempt.id, Answer(.accepted))) }
        }
        return events
    }
}
