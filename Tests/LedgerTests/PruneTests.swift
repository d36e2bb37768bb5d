import Ledger
import RotationCore
import Testing

/// What is old and ended goes; what is unfinished, or holds a slot, or may be needed after a boot, stays.
struct PruneTests {
    private static let end = Instant(seconds: 1_000)
    private static let old = Instant(microseconds: end.microseconds - 1)

    /// The nominal hours of the rotations that are left, and those of the attempts.
    private func left(
        _ records: [Record], _ horizon: SlotHorizon, deleted: Int
    ) async throws -> (rotations: Set<Int64>, attempts: Set<Int64>) {
        let directory = try TemporaryDirectory()
        let ledger = try SQLiteLedger.open(directory).ledger
        for record in records { #expect(await ledger.commit([record]) == .durable) }
        #expect(try await ledger.prune(endedBefore: Self.end, keeping: horizon) == deleted)
        let entries = try await ledger.history(HistoryQuery()).entries
        let hours = { (id: VersionID) in (id.nominal.seconds - morning.seconds) / 3_600 }
        try ledger.close()
        return (
            Set(entries.map { hours($0.rotation.versionID) }),
            Set(entries.flatMap { $0.attempts.map { hours($0.id.versionID) } })
        )
    }

    @Test func onlyWhatEndedBeforeGoes() async throws {
        let records: [Record] = [
            .rotation(.sample(hours: 1, state: .accepted, finished: Self.old)),
            .rotation(.sample(hours: 2, state: .failed, finished: Self.end)),
            .rotation(.sample(hours: 3, state: .superseded, finished: Self.old)),
            .rotation(.sample(hours: 4, state: .held)),
            .rotation(.sample(hours: 5, state: .queued, finished: Self.old)),
            .rotation(.sample(2, hours: 6, state: .missed)),
        ]
        // The last has no instant of its end; it came due at 21 µs.
        #expect(try await left(records, .sample(), deleted: 3).rotations == [2, 4, 5])
    }

    @Test func aRotationWhoseAttemptHoldsASlotStays() async throws {
        let out = Stamp(bootID: thisBoot, boot: BootTime(microseconds: 6_394_999_999), wall: morning)
        let within = Stamp(bootID: thisBoot, boot: BootTime(microseconds: 6_395_000_000), wall: morning)
        var records: [Record] = (1...7).map { .rotation(.sample(hours: $0, state: .failed, finished: Self.old)) }
        records += [
            .attempt(.sample(hours: 1, state: .rejected, completed: out)),
            .attempt(.sample(hours: 2, state: .rejected, completed: within)),
            .attempt(.sample(hours: 3)),
            .attempt(.sample(hours: 4, state: .withdrawn)),
            .attempt(.sample(hours: 5, state: .rejected)),
            .attempt(.sample(hours: 6, number: 1, state: .rejected, completed: out)),
            .attempt(.sample(hours: 6, number: 2, state: .rejected, completed: within)),
        ]
        let left = try await left(records, .sample(boot: 10_000, newest: 0), deleted: 3)
        #expect(left.rotations == [2, 3, 5, 6])
        #expect(left.attempts == [2, 3, 5, 6])
    }

    @Test(arguments: [(0, []), (1, [5]), (2, [3, 5]), (3, [1, 3, 5]), (100, [1, 3, 5])] as [(Int, Set<Int64>)])
    func theNewestOfEachAccountStay(newest: Int, kept: Set<Int64>) async throws {
        let completed = Stamp.sample(1, in: lastBoot)
        var records: [Record] = []
        for hours in [1, 3, 5] as [Int64] {
            records.append(.rotation(.sample(hours: hours, state: .accepted, finished: Self.old)))
            records.append(.attempt(.sample(hours: hours, state: .accepted, completed: completed)))
        }
        let left = try await left(records, .sample(newest: newest), deleted: 3 - kept.count)
        #expect(left.rotations == kept)
    }

    @Test func manyGoInPiecesBetweenWhichCommitsGo() async throws {
        let directory = try TemporaryDirectory()
        let ledger = try SQLiteLedger.open(directory).ledger
        let rotations: [Record] = (1...1_000).flatMap { hours -> [Record] in
            ["main", "second"].map {
                .rotation(.sample(account: $0, hours: hours, state: .accepted, finished: Self.old))
            }
        }
        #expect(await ledger.commit(rotations) == .durable)
        async let count = ledger.prune(endedBefore: Self.end)
        for number in 1...20 { #expect(await ledger.commit([.secret(.sample(number))]) == .durable) }
        #expect(try await count == 2_000)
        #expect(try await ledger.history(HistoryQuery()).entries == [])
        #expect(try ledger.records().count == 20)
        try ledger.close()
    }
}
