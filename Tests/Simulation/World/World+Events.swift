package import RotationCore

extension World {
    func perform(_ action: Action) {
        switch action {
        case .commitEnds(let result, let process):
            guard process == self.process, let records = committing else { return }
            if postpone(action) { return }
            endCommit(of: records, result)
        case .answer(let call, let answer, let process):
            guard process == self.process else { return }
            if postpone(action) { return }
            end(call, with: answer)
        case .repeatedAnswer(let id, let answer, let process):
            guard process == self.process else { return }
            if postpone(action) { return }
            tell("the answer to \(id.secret.name) \(id.versionID) #\(id.number) comes again")
            deliver(.answered(id, answer))
        case .credential(let account, let process):
            guard process == self.process else { return }
            if postpone(action) { return }
            let state = credential(self, account)
            tell("the credential of \(account): \(state)")
            if case .available(let accessKeyID, let fingerprint) = state {
                fingerprints[account] = fingerprint
                accessKeys[account] = accessKeyID
                readable.insert(account)
            } else {
                readable.remove(account)
            }
            show(.credential(account: account, state))
            deliver(.credential(account: account, state))
        case .clockChecked(let account, let date, let process):
            guard process == self.process else { return }
            if postpone(action) { return }
            openChecks -= 1
            tell("the clock of \(account)'s KMS shows \(date.map(\.rfc3339) ?? "nothing")")
            show(.clockChecked(account: account, date))
            deliver(.clockChecked(account: account, date: date))
        case .arrive(let call, let accepts):
            kms.arrive(call.id, accessKeyID: call.order.accessKeyID, accepts: accepts, at: clock.time)
            if let arrival = kms.arrivals.last { show(.arrived(arrival, call)) }
        case .run(let action):
            action(self)
        }
    }

    /// Puts off to the end of the sleep what happens to the process.
    private func postpone(_ action: Action) -> Bool {
        guard clock.time < asleepUntil else { return false }
        queue.add(action, at: asleepUntil)
        return true
    }

    private func end(_ call: Call, with answer: Answer) {
        open[call.secret.account, default: 0] -= 1
        call.isOpen = false
        call.outcome = answer.outcome
        call.completed = answer.outcome == .unanswered ? max(call.deadline, clock.time) : clock.time
        tell("\(call.secret.name) \(call.id.versionID) #\(call.id.number): \(answer.outcome)")
        show(.completed(call, answer))
        deliver(.answered(call.id, answer))
    }

    private func endCommit(of records: [Record], _ result: CommitResult) {
        if isKilled(at: .beforeCommit) || isKilled(at: .withinCommit) || isKilled(at: .afterCommit) { return }
        committing = nil
        wasRefused = result != .durable
        let adopted = adopting
        adopting = nil
        if result == .durable {
            makeDurable(records[...], isWhole: true)
            if let adopted {
                inForce = adopted.configuration
                if let rules = adopted.rules { self.rules = rules }
                show(.inForce)
            }
        } else {
            tell("the commit ends \(result)")
            if awaited == nil { awaited = adopted }
        }
        deliver(.committed(result))
        show(.commitEnded(result, records))
    }

    /// Gives the scheduler an event, carries out its decisions and answers how many there were.
    @discardableResult
    package func deliver(_ event: Event) -> Int {
        guard isRunning else { return 0 }
        events += 1
        show(.event(event))
        let decisions = Self.handle(event, at: clock.reading, by: &scheduler, &said)
        for decision in decisions {
            carryOut(decision)
            guard isRunning else { return decisions.count }
        }
        show(.handled(event, decisions))
        guard isStrict else { return decisions.count }
        var copy = scheduler
        if !copy.handle(.clock, at: clock.reading).isEmpty { fault("left work undone after \(event)", "WakeUps") }
        return decisions.count
    }

    /// The scheduler is handed on and never copied: a copy counts a reference to everything that it holds.
    private static func handle(
        _ event: Event, at reading: ClockReading, by scheduler: inout Scheduler, _ said: inout Said
    ) -> [Decision] {
        let decisions = scheduler.handle(event, at: reading)
        said = Said(
            wake: scheduler.wake, keepsSlots: scheduler.keepsSlots, clockCorrection: scheduler.clockCorrection,
            isAdopting: scheduler.isAdopting)
        return decisions
    }

    private func carryOut(_ decision: Decision) {
        switch decision {
        case .commit(let records):
            trace?.combine(records)
            commits += 1
            if committing != nil { fault("two commits at once") }
            committing = records
            // A reload may wait for the right time, or for a request that is to be completed.
            if said.isAdopting {
                adopting = awaited
                awaited = nil
            }
            show(.asked(records))
            let (result, duration) = commit(self)
            queue.add(.commitEnds(result, process: process), at: clock.time + duration.microseconds)
        case .send(let order):
            trace?.combine(order)
            if isKilled(at: .beforeSend) { return }
            send(order)
            _ = isKilled(at: .afterSend)
        case .readCredential(let account):
            trace?.combine(account)
            readCredential(account)
        case .checkClock(let account):
            trace?.combine(account)
            checks.append((clock.time, account))
            openChecks += 1
            let (date, delay) = date(self, account)
            queue.add(
                .clockChecked(account: account, date: date, process: process), at: clock.time + delay.microseconds)
        case .answer(let answer):
            trace?.combine(answer)
            answers.append((clock.time, answer))
            tell("answers \(answer)")
        case .report(let notice):
            trace?.combine(notice)
            notices.append((clock.time, notice))
            tell("says \(notice.words)")
        case .ready:
            isReady = true
            tell("is ready")
        case .reloaded:
            reloads += 1
            tell("has reloaded")
        case .stopped:
            if isStopped { fault("stopped twice") }
            if committing != nil { fault("stopped with a commit under way") }
            if open.values.contains(where: { $0 != 0 }) { fault("stopped with open calls") }
            isStopped = true
            tell("has stopped")
        }
    }
}
