import DequeModule

extension Scheduler {
    /// A step of the wall clock by more than this, either way, puts earlier first sights in doubt.
    static let doubtfulStep: Duration = .seconds(600)

    /// Compares the system's clocks with the latest reading: a change of wall minus boot clock is a step.
    mutating func notice(stepTo reading: ClockReading) {
        let step = Duration.microseconds(reading.offset - systemOffset)
        systemOffset = reading.offset
        guard step.magnitude >= .seconds(1) else { return }
        notices.append(.clockStepped(by: step))
        // A step that does what our correction did changes nothing for us.
        if (step - clockCorrection).magnitude > Self.doubtfulStep { firstSightsAreDoubtful = true }
        doubtClock(after: step)
        waitersAreDoubtful = true
    }

    /// The boot clock of this boot at which a stamp was certainly past.
    ///
    /// Beside the start of this boot and two Dates, a third thing proves the age of another boot's stamp: what the
    /// ledger shows to have happened later in that boot.
    func bootTime(of stamp: Stamp) -> BootTime {
        let time = stamp.bootTime(in: self.stamp, tolerance: dateTolerance)
        guard stamp.bootID != bootID, let latest = earlierBoots[stamp.bootID] else { return time }
        return min(time, BootTime(microseconds: 0).advanced(by: stamp.boot.duration(since: latest)))
    }

    /// The boot clock of this boot at which a wait is over.
    func end(of countdown: Countdown) -> BootTime {
        bootTime(of: countdown.start).advanced(by: countdown.length)
    }

    /// Whether an attempt began after a moment; one that a crash left behind from another boot did not.
    func began(_ attempt: AttemptRecord, after moment: Stamp) -> Bool {
        guard attempt.sent.bootID == bootID else { return false }
        return moment.bootID != bootID || attempt.sent.boot > moment.boot
    }

    /// Gathers from the loaded records how far the clocks of this and earlier boots had got, and what KMS's clock
    /// showed.
    mutating func learnEarlierBoots() {
        func see(_ stamp: Stamp?) {
            guard let stamp, stamp.bootID != bootID else { return }
            earlierBoots[stamp.bootID] = max(earlierBoots[stamp.bootID] ?? stamp.boot, stamp.boot)
        }
        for attempt in completed {
            see(attempt.completed)
            guard let end = attempt.completed, end.bootID == bootID, let date = end.date else { continue }
            if latestDate.map({ $0.seen < end.boot }) ?? true { latestDate = (date, end.boot) }
        }
        for attempt in attempts.values { see(attempt.sent) }
        for firstSight in secrets.firstSights { see(firstSight) }
        for position in secrets.indices { see(secrets.lastRotation(at: position)) }
        for record in unnamedAccounts.values {
            see(record.wait?.start)
            see(record.hold?.since)
            see(record.hold?.probe.start)
            see(record.assumedFull)
            see(record.learned?.since)
        }
        let sorted = completed.sorted { left, right in
            guard let left = left.completed, let right = right.completed else { return false }
            return bootTime(of: left) < bootTime(of: right)
        }
        completed = Deque(sorted)
    }
}

extension Duration {
    /// The duration without its sign.
    var magnitude: Duration { self < .zero ? .zero - self : self }
}
