import RotationCore

/// The design's table of failures: what each answer makes of its rotation, its secret and its account.
package final class FailureObserver: Observer {
    /// What the transport reported of calls whose end is not durable yet.
    private var answers: [AttemptID: Answer] = [:]
    private var backoffs: (count: Int, share: Double, square: Double) = (0, 0, 0)

    package static var name: String { "Failure" }

    package init() {}

    package func observe(_ happening: Happening, in world: World) {
        switch happening {
        case .started: answers = [:]
        case .completed(let call, let answer): answers[call.id] = answer
        case .asked(let records): check(records, in: world)
        case .ended: checkJitter(in: world)
        default: break
        }
    }

    private func check(_ records: [Record], in world: World) {
        var parts = Parts()
        for record in records {
            switch record {
            case .account(let account): parts.accounts[account.account] = account
            case .secret(let secret): parts.secrets[secret.id] = secret
            case .rotation(let rotation):
                parts.rotations[.init(rotation)] = rotation
            case .attempt, .request, .pause: break
            }
        }
        for case .attempt(let attempt) in records where attempt.state != .pending && attempt.state != .withdrawn {
            check(attempt, parts, in: world)
        }
    }

    private struct Parts {
        var accounts: [String: AccountRecord] = [:]
        var secrets: [SecretID: SecretRecord] = [:]
        var rotations: [MemoryLedger.RotationKey: RotationRecord] = [:]
    }

    private func check(_ attempt: AttemptRecord, _ parts: Parts, in world: World) {
        let id = attempt.id
        let key = MemoryLedger.RotationKey(of: id)
        guard let old = world.ledger.rotations[key] else { return complain("\(id) has no rotation", in: world) }
        guard let new = parts.rotations[key] else { return complain("\(id) ends and its rotation goes on", in: world) }
        // A refused commit is asked for again: the answer is the same then.
        let answer = answers[id] ?? Answer(.unanswered)
        let secret = parts.secrets[id.secret] ?? world.ledger.secrets[id.secret]
        let account = parts.accounts[id.secret.account] ?? world.ledger.accounts[id.secret.account]
        let isKnown = world.account(id.secret.account) != nil
        func expect(_ isRight: Bool, _ what: @autoclosure () -> String) {
            if !isRight { complain("\(id) was \(answer.outcome): \(what())", in: world) }
        }
        expect(attempt.state == state(of: answer.outcome), "it is \(attempt.state)")
        expect(attempt.completed.map { $0.bootID == world.clock.bootID } ?? false, "it has no end")
        switch answer.outcome {
        case .accepted:
            expect(new.state == .accepted, "it is \(new.state)")
            expect(
                secret?.lastRotation == attempt.completed,
                "its secret was rotated \(String(describing: secret?.lastRotation))")
        case .unanswered, .unsent, .rejected(.transient):
            expect(new.failures == old.failures + 1 && !isEnd(new, .accepted, .failed), "it is \(new.state)")
            if answer.outcome == .unanswered { expect(secret?.lastRotation == attempt.completed, "it may be rotated") }
            checkBackoff(new, attempt, in: world)
        case .rejected(.throttled):
            expect(new.failures == old.failures && !isEnd(new, .accepted, .failed), "it is \(new.state)")
            if isKnown { expect(account?.wait != nil, "its account does not wait") }
            if isKnown, let asked = answer.retryAfter, asked > .zero, let wait = account?.wait {
                let end = wait.start.boot.advanced(by: wait.length)
                let least = attempt.completed?.boot.advanced(by: asked)
                expect(
                    wait.start.bootID != world.clock.bootID || least.map { end >= $0 } ?? true, "its account waits less"
                )
            }
        case .rejected(.account):
            expect(new.state == .held || isEnd(new, .superseded, .missed), "it is \(new.state)")
            if isKnown { expect(account?.hold != nil, "its account is not held") }
        case .rejected(.credentials), .rejected(.clock):
            expect(!isEnd(new, .accepted, .failed), "it is \(new.state)")
        case .rejected(.permission):
            expect(new.state == .failed ? secret?.hold != nil : account?.hold != nil, "it is \(new.state)")
        case .rejected(.permanent):
            expect(new.state == .failed && secret?.hold != nil, "it is \(new.state)")
        case .rejected(.refused):
            let most = world.entry(of: id.secret)?.retry.maxAttempts ?? RetryPolicy().maxAttempts
            expect(new.refusals == old.refusals + 1, "it has \(new.refusals) refusals")
            expect((new.state == .failed) == (new.refusals >= most), "it is \(new.state) after \(new.refusals)")
            if new.state == .failed { expect(secret?.hold != nil, "its secret is not held") }
        }
    }

    private func isEnd(_ rotation: RotationRecord, _ states: RotationState...) -> Bool {
        states.contains(rotation.state)
    }

    private func state(of outcome: Answer.Outcome) -> AttemptRecord.State {
        switch outcome {
        case .accepted: .accepted
        case .rejected: .rejected
        case .unanswered: .unanswered
        case .unsent: .unsent
        }
    }

    /// A retry waits up to `first` after the completion, doubling to `most`.
    private func checkBackoff(_ rotation: RotationRecord, _ attempt: AttemptRecord, in world: World) {
        guard rotation.state == .queued else { return }
        guard let backoff = rotation.backoff else { return complain("\(attempt.id) is not backed off", in: world) }
        let retry = world.entry(of: rotation.secret)?.retry ?? RetryPolicy()
        var cap = min(retry.first, retry.most)
        for _ in 1..<max(rotation.failures, 1) { cap = min(cap * 2, retry.most) }
        if backoff.length > cap || backoff.start != attempt.completed {
            complain("\(attempt.id) is backed off for \(backoff.length), at most \(cap)", in: world)
        }
        guard cap > .zero else { return }
        backoffs.count += 1
        let share = Double(backoff.length.microseconds) / Double(cap.microseconds)
        backoffs.share += share
        backoffs.square += share * share
    }

    /// The wait is anything up to that: half of it on the average, and now more, now less.
    private func checkJitter(in world: World) {
        guard backoffs.count >= 100 else { return }
        let mean = backoffs.share / Double(backoffs.count)
        if !(0.3...0.7).contains(mean) { complain("backoffs are \(mean) of their most on the average", in: world) }
        let variance = backoffs.square / Double(backoffs.count) - mean * mean
        if variance < 0.05 { complain("backoffs differ by \(variance) of their most", in: world) }
    }
}
