import CSQLite
import RotationCore
import Testing

@testable import Ledger

/// Requests and pauses: every field comes back, what is over is not loaded, and what ended long ago goes.
struct RequestTests {
    private static let selections: [SecretSelection] = [
        .secret(.sample()), .label("team", value: "red"), .label("", value: ""),
    ]

    private static func globs() throws -> [SecretSelection] {
        let glob = try Glob("redis/**")
        return [
            .names(glob), .names(glob, account: "main"), .names(glob, region: "cn-hangzhou"),
            .names(glob, account: "main", region: "cn-hangzhou"),
        ]
    }

    private static func record(
        _ id: String, state: RequestRecord.State = .open, finished: Instant? = nil
    ) throws -> RequestRecord {
        RequestRecord(
            request: try OperatorRequest(id: id, selection: .secret(.sample())), accepted: morning, state: state,
            finished: finished)
    }

    @Test func everyFieldOfARequestComesBack() async throws {
        let directory = try TemporaryDirectory()
        let ledger = try SQLiteLedger.open(directory).ledger
        var records: [Record] = []
        for (number, selection) in (Self.selections + (try Self.globs())).enumerated() {
            let request = try OperatorRequest(
                id: "inc.\(number)", selection: selection, isUrgent: number == 0, passesFreeze: number == 1,
                cadence: number == 2 ? .reset : .keep, releasesHold: number == 3, isForHeldOnly: number == 4,
                requestedBy: number == 5 ? "ann" : "")
            records.append(
                .request(
                    RequestRecord(
                        request: request, accepted: Instant(microseconds: 7),
                        state: RequestRecord.State.allCases[number % 3], leftOut: number,
                        outcomes: number == 6 ? [:] : [.accepted: 1, .failed: 2, .superseded: 3, .missed: 4],
                        finished: number == 0 ? Instant(microseconds: 8) : nil)))
        }
        #expect(await ledger.commit(records) == .durable)
        #expect(Set(try ledger.records()) == Set(records))
        #expect(await ledger.commit(records) == .durable, "each replaces the one under its id")
        #expect(try ledger.records().count == records.count)
        try ledger.close()
    }

    @Test func everyFieldOfAPauseComesBack() async throws {
        let directory = try TemporaryDirectory()
        let ledger = try SQLiteLedger.open(directory).ledger
        let glob = try Glob("*")
        let scopes: [PauseScope] = [
            .everything, .account("main"), .names(glob), .names(glob, account: "main"),
            .names(glob, region: "cn-hangzhou"), .names(try Glob("**"), account: "main", region: "cn-hangzhou"),
        ]
        let records = scopes.enumerated().map { number, scope in
            Record.pause(
                PauseRecord(
                    scope, reason: "why \(number)", since: Instant(microseconds: 3),
                    end: number == 1 ? Instant(microseconds: 4) : nil, requestedBy: number == 2 ? "ann" : ""))
        }
        #expect(await ledger.commit(records) == .durable)
        #expect(Set(try ledger.records()) == Set(records))
        // One that is over is no longer loaded; another one of its scope is.
        var over = PauseRecord(.everything, reason: "", since: Instant(microseconds: 3))
        over.lifted = Instant(microseconds: 5)
        #expect(await ledger.commit([.pause(over)]) == .durable)
        #expect(Set(try ledger.records()) == Set(records.dropFirst()))
        #expect(await ledger.commit([records[0]]) == .durable)
        #expect(Set(try ledger.records()) == Set(records))
        try ledger.close()
    }

    @Test func finalRotationsOfARequestAreLoadedUntilItIsDone() async throws {
        let directory = try TemporaryDirectory()
        let ledger = try SQLiteLedger.open(directory).ledger
        var asked = RotationRecord.sample(1, state: .accepted, finished: Instant(microseconds: 1))
        asked.request = RequestMark(id: "r")
        var waits = RotationRecord.sample(2, state: .queued)
        waits.request = RequestMark(id: "r")
        let other = RotationRecord.sample(3, state: .accepted, finished: Instant(microseconds: 1))
        let request = try Self.record("r")
        let records: [Record] = [.request(request), .rotation(asked), .rotation(waits), .rotation(other)]
        #expect(await ledger.commit(records) == .durable)
        #expect(try ledger.records() == [.request(request), .rotation(waits), .rotation(asked)])
        let done = try Self.record("r", state: .done, finished: Instant(microseconds: 2))
        #expect(await ledger.commit([.request(done)]) == .durable)
        #expect(try ledger.records() == [.request(done), .rotation(waits)])
        try ledger.close()
    }

    @Test func whatEndedLongAgoGoesAndWhatIsOpenStays() async throws {
        let directory = try TemporaryDirectory()
        let ledger = try SQLiteLedger.open(directory).ledger
        let end = Instant(seconds: 1_000)
        let old = Instant(seconds: 999)
        var asked = RotationRecord.sample(1, state: .accepted, finished: old)
        asked.request = RequestMark(id: "open")
        var pause = PauseRecord(.everything, reason: "", since: old)
        let open = try Self.record("open")
        let recent = try Self.record("recent", state: .done, finished: end)
        let records: [Record] = [
            .request(open), .request(recent), .request(try Self.record("old", state: .done, finished: old)),
            .rotation(asked), .rotation(.sample(2, state: .accepted, finished: old)), .pause(pause),
        ]
        #expect(await ledger.commit(records) == .durable)
        #expect(try await ledger.prune(endedBefore: end) == 1)
        #expect(Set(try ledger.records()) == [.request(open), .request(recent), .rotation(asked), .pause(pause)])
        pause.lifted = old
        #expect(await ledger.commit([.pause(pause)]) == .durable)
        #expect(try await ledger.prune(endedBefore: end) == 0)
        try ledger.close()
        let connection = try SQLiteConnection(path: directory.database, flags: SQLITE_OPEN_READWRITE)
        #expect(try connection.integer("SELECT count(*) FROM pause") == 0)
        try connection.close()
    }

    @Test(arguments: [
        "UPDATE request SET selection = 'no such word'", "UPDATE request SET name = '!', selection = 'names'",
        "UPDATE request SET cadence = ''", "UPDATE request SET state = ''", "UPDATE request SET left_out = -1",
        "UPDATE request SET id = 'a b'", "UPDATE pause SET scope = 'no such word'",
        "UPDATE pause SET name = '!', scope = 'names'", "UPDATE account SET learned_slots = -1",
    ])
    func whatNoRotationdWroteIsSetAside(_ sql: String) async throws {
        let directory = try TemporaryDirectory()
        let ledger = try SQLiteLedger.open(directory).ledger
        let records: [Record] = [
            .request(try Self.record("r")), .pause(PauseRecord(.everything, reason: "", since: morning)),
            .account(AccountRecord(account: "main")),
        ]
        #expect(await ledger.commit(records) == .durable)
        try ledger.close()
        let connection = try SQLiteConnection(path: directory.database, flags: SQLITE_OPEN_READWRITE)
        try connection.execute(sql)
        try connection.close()
        let opened = try SQLiteLedger.open(directory)
        guard case .setAside = opened.opening else {
            Issue.record("\(opened.opening)")
            return
        }
        #expect(opened.state == [])
        try opened.ledger.close()
    }
}
