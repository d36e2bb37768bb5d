@testable import RotationCore

extension World {
    /// What the keys of its entry forbid is not done: the attempt may start, and no other of its group is under way.
    func checkRules(of attempt: AttemptID) {
        guard let rules = rules[attempt.secret] else { return }
        if !rules.allows(wall) { fault("\(attempt) is sent while its window is closed, or frozen") }
        if let group = rules.exclusive {
            for (other, end) in busy where other != attempt.secret && end > clock.time {
                if self.rules[other]?.exclusive == group { fault("\(attempt) is sent beside \(other) of \(group)") }
            }
        }
        checkMinInterval(of: attempt, rules)
    }

    /// A new rotation comes at least the least interval after the last one: by the boot clock, and over boots by the one
    /// clock or the other.
    private func checkMinInterval(of attempt: AttemptID, _ rules: Rules) {
        // It was decided when the attempt was made; another attempt of the rotation is one of the same.
        guard attempt.number == 1, let sent = made[attempt],
            let last = ledger.secrets[attempt.secret]?.lastRotation
        else { return }
        var age = sent.boot.duration(since: scheduler.bootTime(of: last))
        if last.bootID != clock.bootID { age = max(age, sent.wall.duration(since: last.wall)) }
        if age < rules.minInterval { fault("\(attempt) is sent \(age) after the last rotation") }
    }

    /// A rotation comes due within its jitter, and not before; notes when attempts were made.
    func checkRules(of records: [Record]) {
        for case .attempt(let attempt) in records where attempt.state == .pending && made[attempt.id] == nil {
            made[attempt.id] = attempt.sent
        }
        for case .rotation(let rotation) in records where rotation.state == .queued && rotation.attempts == 0 {
            // A request is due when it is made.
            guard let rules = rules[rotation.secret], rotation.request == nil else { continue }
            let nominal = rotation.versionID.nominal
            // One that took over an older one's place has that one's due time, which a step may have put anywhere.
            guard rotation.due >= nominal else { continue }
            if rotation.due > nominal.advanced(by: rules.jitter) || rotation.due > scheduler.now.wall {
                fault("\(rotation.secret) \(nominal) is due at \(rotation.due)")
            }
        }
    }

    /// At the server, nothing of a group comes within its spacing after a rotation of another secret or VersionId.
    func checkSpacing(of arrival: VirtualKMS.Arrival) {
        guard let own = rules[arrival.secret], let group = own.exclusive else { return }
        for other in kms.arrivals.reversed() where other.isAccepted {
            let distance = Duration.microseconds(arrival.time - other.time)
            guard distance < .seconds(60) else { break }
            guard (other.secret, other.versionID) != (arrival.secret, arrival.versionID),
                let rules = rules[other.secret], rules.exclusive == group
            else { continue }
            if distance < max(own.spacing, rules.spacing) {
                fault("\(arrival.secret) comes \(distance) after \(other.secret) of \(group)")
            }
        }
    }
}
