package import RotationCore

/// A place at which a process can be killed, other than between two events.
package enum CrashPoint: Equatable {
    /// A commit was asked for: nothing of it is durable.
    case beforeCommit
    /// A part of it is durable that is whole for each secret.
    case withinCommit
    /// All of it is durable, and the process does not learn it.
    case afterCommit
    /// The process has learnt it and sends nothing yet.
    case beforeSend
    /// It has just sent an attempt.
    case afterSend
}

extension World {
    /// Starts a process on what is durable.
    package func start(
        _ configuration: Configuration? = nil, rules: [SecretID: Rules]? = nil, origin: LedgerOrigin = .opened,
        reboot: Bool = false
    ) {
        if let configuration { self.configuration = configuration }
        if reboot { clock.reboot() }
        process += 1
        isRunning = true
        said = Said()
        isReady = false
        isStopped = false
        isStopping = false
        inForce = nil
        adopting = nil
        wasRefused = false
        open = [:]
        readable = []
        fingerprints = [:]
        openChecks = 0
        for call in recentCalls where call.isOpen {
            call.isOpen = false
            call.completed = max(call.deadline, clock.time)
            // Whether it arrived nobody knows; its slot is not free before.
            call.outcome = .unanswered
        }
        scheduler = Scheduler(bootID: clock.bootID, seed: schedulerSeed(), at: clock.reading)
        tell("starts\(reboot ? " after a boot" : ""), the wall clock shows \(clock.wall)")
        load(from: origin)
        show(.started(origin, isBoot: reboot))
        awaited = Edition(configuration: self.configuration, rules: rules ?? awaited?.rules)
        deliver(.configured(self.configuration))
        for account in self.configuration.accounts { readCredential(account.key, after: .zero) }
        deliver(.lead(origin))
    }

    /// The process is killed: of a commit under way nothing, a part that is whole for each secret, or all is durable.
    package func crash() {
        if let records = committing { makeDurable(part(of: records), isWhole: false) }
        kill()
    }

    func kill() {
        tell("is killed")
        committing = nil
        // What was not in force yet is in the file.
        if awaited == nil { awaited = adopting }
        adopting = nil
        isRunning = false
        process += 1
        show(.killed)
        let crashed = crashed
        self.crashed = nil
        crashPoint = nil
        crashed?(self)
    }

    /// Whether the process is killed here.
    func isKilled(at point: CrashPoint) -> Bool {
        guard crashPoint == point else { return false }
        switch point {
        case .withinCommit:
            if let records = committing { makeDurable(part(of: records), isWhole: false) }
        case .afterCommit:
            if let records = committing { makeDurable(records[...], isWhole: true) }
        case .beforeCommit, .beforeSend, .afterSend: break
        }
        kill()
        return true
    }

    package func stop() {
        isStopping = true
        tell("is asked to stop")
        deliver(.stop)
    }

    package func reload(_ configuration: Configuration, rules: [SecretID: Rules]? = nil) {
        self.configuration = configuration
        awaited = Edition(configuration: configuration, rules: rules)
        guard isRunning else { return }
        tell("reloads")
        deliver(.configured(configuration))
    }

    /// Nothing happens any more.
    package func end() {
        do {
            try secondLedger?.close()
        } catch {
            fault("the second ledger cannot be closed: \(error)", "Ledger")
        }
    }

    /// The ledger is lost; the next start finds none that it can use.
    package func loseLedger() {
        ledger.removeAll()
        kms.forgetNewest()
        show(.ledgerLost)
    }

    private func part(of records: [Record]) -> ArraySlice<Record> {
        var dice = dice()
        var cut = Int.random(in: 0...records.count, using: &dice)
        while cut > 0, cut < records.count, secret(of: records[cut]) == secret(of: records[cut - 1]) { cut -= 1 }
        return records[..<cut]
    }

    private func secret(of record: Record) -> SecretID? {
        switch record {
        case .account, .request, .pause: nil
        case .secret(let secret): secret.id
        case .rotation(let rotation): rotation.secret
        case .attempt(let attempt): attempt.id.secret
        }
    }

    package func readCredential(_ account: String, after duration: Duration = .milliseconds(1)) {
        queue.add(.credential(account: account, process: process), at: clock.time + duration.microseconds)
    }
}
