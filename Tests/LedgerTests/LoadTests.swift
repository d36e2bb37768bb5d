import Ledger
import RotationCore
import Testing

/// Which attempts are loaded: all that may still occupy a slot, and no others.
struct LoadTests {
    /// The numbers of the secrets whose attempts are loaded after these were committed one by one.
    private func loaded(_ attempts: [AttemptRecord], _ horizon: SlotHorizon) async throws -> Set<String> {
        let directory = try TemporaryDirectory()
        let ledger = try SQLiteLedger.open(directory).ledger
        for attempt in attempts { #expect(await ledger.commit([.attempt(attempt)]) == .durable) }
        let names = try ledger.records(horizon).map { record in
            guard case .attempt(let attempt) = record else { return "?" }
            return attempt.id.secret.name
        }
        #expect(Set(names).count == names.count, "none is delivered twice")
        try ledger.close()
        return Set(names.compactMap { $0.split(separator: "-").last.map(String.init) })
    }

    private func completed(_ microseconds: Int64, in boot: BootID = thisBoot) -> Stamp {
        Stamp(bootID: boot, boot: BootTime(microseconds: microseconds), wall: morning)
    }

    @Test func aPendingAttemptIsLoadedWhateverItsAge() async throws {
        var old = AttemptRecord.sample(1)
        old.sent = .sample(1, in: lastBoot)
        #expect(try await loaded([old, .sample(2)], .sample(boot: 1_000_000, newest: 0)) == ["1", "2"])
    }

    @Test func ofThisBootThoseOfOneSpanAreLoaded() async throws {
        // At 10,000 s the span of 3,605 s begins at 6,395 s.
        let attempts: [AttemptRecord] = [
            .sample(1, state: .accepted, completed: completed(6_394_999_999)),
            .sample(2, state: .accepted, completed: completed(6_395_000_000)),
            .sample(3, state: .rejected, completed: completed(9_000_000_000)),
            .sample(4, state: .unanswered, completed: completed(10_000_000_000)),
            .sample(5, state: .unsent, completed: completed(9_000_000_000)),
            .sample(6, state: .withdrawn),
            .sample(7, state: .accepted, completed: completed(9_000_000_000, in: lastBoot)),
        ]
        #expect(try await loaded(attempts, .sample(boot: 10_000)) == ["2", "3", "4"])
    }

    @Test func ofOtherBootsTheNewestAreLoadedWhileThisBootIsYoung() async throws {
        let attempts: [AttemptRecord] = [
            .sample(1, state: .accepted, completed: completed(9_000_000_000, in: lastBoot)),
            .sample(2, state: .accepted, completed: completed(1_000_000, in: BootID("older"))),
            .sample(3, state: .unsent, completed: completed(1_000_000, in: lastBoot)),
            .sample(4, state: .unanswered, completed: completed(2_000_000, in: lastBoot)),
            .sample(5, account: "second", state: .accepted, completed: completed(3_000_000, in: lastBoot)),
            .sample(6, state: .accepted, completed: completed(4_000_000)),
        ]
        #expect(try await loaded(attempts, .sample(boot: 3_604, newest: 2)) == ["2", "4", "5", "6"])
        #expect(try await loaded(attempts, .sample(boot: 3_605, newest: 2)) == ["6"])
        #expect(try await loaded(attempts, .sample(boot: 3_604, newest: 0)) == ["6"])
    }

    @Test func newestMeansCompletedLastNotSentLast() async throws {
        // The first is sent first and answered last: it is the one that occupies its slot longest.
        let attempts: [AttemptRecord] = [
            .sample(1), .sample(2), .sample(2, state: .accepted, completed: completed(1, in: lastBoot)),
            .sample(1, state: .accepted, completed: completed(2, in: lastBoot)),
        ]
        #expect(try await loaded(attempts, .sample(boot: 10, newest: 1)) == ["1"])
    }

    @Test func anAttemptWithoutCompletionOccupiesItsSlot() async throws {
        #expect(try await loaded([.sample(1, state: .rejected)], .sample(boot: 1_000_000)) == ["1"])
    }

    @Test func hugeSpansDoNotOverflow() async throws {
        var horizon = SlotHorizon.sample(boot: -1)
        horizon.span = .seconds(Int64.max)
        let attempt = AttemptRecord.sample(1, state: .accepted, completed: completed(0))
        #expect(try await loaded([attempt], horizon) == ["1"])
    }
}
