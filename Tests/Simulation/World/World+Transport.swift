import RotationCore

extension World {
    func send(_ order: SendOrder) {
        let id = order.attempt
        guard let record = ledger.attempts[id], record.state == .pending else {
            return fault("\(id) is sent and not durable", "WriteAhead")
        }
        let rotation = ledger.rotations[.init(of: id)]
        let call = Call(
            order, record: record, owner: kms.owner(of: order.accessKeyID, region: id.secret.region),
            failures: rotation?.failures ?? 0, sent: clock.time, deadline: clock.time(at: order.deadline))
        show(.sending(call))
        calls[id.secret] = call
        recentCalls.append(call)
        open[id.secret.account, default: 0] += 1
        sendings.append(Sending(time: clock.time, order: order, isRetry: record.isRetry))
        tell("sends \(id.secret.name) \(id.versionID) #\(id.number)")
        transport(call)
    }

    private func transport(_ call: Call) {
        let now = clock.time
        var dice = dice(of: call.id)
        switch fate(self, call.order) {
        case .answer(let answer, let duration) where now + duration.microseconds < call.deadline:
            let end = now + duration.microseconds
            arrive(call, accepts: answer.outcome == .accepted, at: somewhere(from: now, to: end, &dice))
            queue.add(.answer(call, answer, process: process), at: end)
            if dice.chance(repeats) {
                let again = end + dice.random(0...60_000_000)
                queue.add(.repeatedAnswer(call.id, answer, process: process), at: again)
            }
        case .answer(let answer, _):
            arrive(call, accepts: answer.outcome == .accepted, at: somewhere(from: now, to: call.deadline, &dice))
            queue.add(.answer(call, Answer(.unanswered, code: "Timeout"), process: process), at: call.deadline)
        case .lost(let arrival, let report):
            let end = min(report.map { now + $0.microseconds } ?? call.deadline, call.deadline)
            if let arrival { arrive(call, accepts: true, at: min(now + arrival.microseconds, call.deadline)) }
            queue.add(.answer(call, Answer(.unanswered, code: "Reset"), process: process), at: end)
        case .unsent(let duration):
            let end = min(now + duration.microseconds, call.deadline)
            queue.add(.answer(call, Answer(.unsent, code: "Refused"), process: process), at: end)
        }
    }

    private func arrive(_ call: Call, accepts: Bool, at time: Int64) {
        queue.add(.arrive(call, accepts: accepts), at: time)
    }

    /// A moment between send and completion, the ends more often than not.
    private func somewhere(from first: Int64, to last: Int64, _ dice: inout SeededGenerator) -> Int64 {
        switch dice.random(0...3) {
        case 0: first
        case 1: last
        default: dice.random(first...max(first, last))
        }
    }
}
