import Ledger
import RotationCore
import Testing

/// The history is read by pages, newest first, and each rotation comes with its attempts.
struct HistoryTests {
    /// Five rotations each of two secrets, the last with two attempts.
    private func filled() async throws -> SQLiteLedger {
        let directory = try TemporaryDirectory()
        let ledger = try SQLiteLedger.open(directory).ledger
        var records: [Record] = []
        for number in 1...2 {
            for hours in 0..<5 {
                records.append(.rotation(.sample(number, hours: Int64(hours), state: .accepted)))
            }
            records.append(.attempt(.sample(number, hours: 4, number: 2)))
            records.append(.attempt(.sample(number, hours: 4, number: 1, state: .rejected, completed: .sample(16))))
        }
        #expect(await ledger.commit(records) == .durable)
        return ledger
    }

    private func pages(_ query: HistoryQuery, _ ledger: SQLiteLedger) async throws -> [[RotationRecord]] {
        var query = query
        var pages: [[RotationRecord]] = []
        repeat {
            let page = try await ledger.history(query)
            pages.append(page.entries.map(\.rotation))
            query.after = page.next
        } while query.after != nil
        return pages
    }

    @Test(arguments: [(1, [1, 1, 1, 1, 1]), (2, [2, 2, 1]), (5, [5]), (0, [1, 1, 1, 1, 1]), (Int.max, [5])])
    func ofOneSecret(limit: Int, counts: [Int]) async throws {
        let ledger = try await filled()
        let pages = try await pages(HistoryQuery(of: .sample(2), limit: limit), ledger)
        #expect(pages.map(\.count) == counts)
        #expect(pages.flatMap { $0 } == (0..<5).reversed().map { .sample(2, hours: $0, state: .accepted) })
        try ledger.close()
    }

    @Test(arguments: [(3, [3, 3, 3, 1]), (10, [10])])
    func ofAllSecrets(limit: Int, counts: [Int]) async throws {
        let ledger = try await filled()
        let pages = try await pages(HistoryQuery(limit: limit), ledger)
        #expect(pages.map(\.count) == counts)
        let all = pages.flatMap { $0 }
        #expect(Set(all).count == 10)
        #expect(all.map(\.versionID.nominal) == all.map(\.versionID.nominal).sorted(by: >))
        try ledger.close()
    }

    @Test func attemptsComeInOrder() async throws {
        let ledger = try await filled()
        let entries = try await ledger.history(HistoryQuery(of: .sample(1))).entries
        #expect(entries.map { $0.attempts.map(\.id.number) } == [[1, 2], [], [], [], []])
        #expect(entries.first?.attempts.first?.completed == .sample(16))
        try ledger.close()
    }

    @Test func anUnknownSecretHasNone() async throws {
        let ledger = try await filled()
        #expect(try await ledger.history(HistoryQuery(of: .sample(3))) == HistoryPage(entries: [], next: nil))
        try ledger.close()
    }
}
