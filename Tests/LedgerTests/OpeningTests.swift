import CSQLite
import Foundation
import RotationCore
import Testing

@testable import Ledger

/// What a start does with what it finds in the state directory.
struct OpeningTests {
    private static let records: [Record] = [.account(AccountRecord(account: "main")), .secret(.sample())]

    /// A state directory with a ledger that was closed in order.
    private func closed(_ records: [Record] = records) async throws -> TemporaryDirectory {
        let directory = try TemporaryDirectory()
        let ledger = try SQLiteLedger.open(directory).ledger
        #expect(await ledger.commit(records) == .durable)
        try ledger.close()
        return directory
    }

    private func change(_ path: String, _ change: (inout Data) -> Void) throws {
        let url = URL(fileURLWithPath: path)
        var data = try Data(contentsOf: url)
        change(&data)
        try data.write(to: url)
    }

    /// Opens what is damaged, twice, and then once more after a commit.
    private func expectSetAside(_ directory: TemporaryDirectory, named suffix: String = "", logSuffix: String = "")
        async throws
    {
        let aside = directory.database + ".corrupt-20261124T030000Z" + suffix
        let first = try SQLiteLedger.open(directory)
        guard case .setAside(aside, let reason) = first.opening else {
            Issue.record("\(first.opening)")
            return
        }
        #expect(!reason.isEmpty && !reason.contains("\n"))
        #expect(first.state == [])
        try first.ledger.close()

        let second = try SQLiteLedger.open(directory)
        #expect(second.opening == first.opening, "until a commit every start says so")
        #expect(await second.ledger.commit(Self.records) == .durable)
        try second.ledger.close()
        let third = try SQLiteLedger.open(directory)
        #expect(third.opening == .opened)
        #expect(third.state == Self.records)
        try third.ledger.close()
        #expect(permissions(aside + logSuffix) == 0o600)
    }

    @Test func theFilesAreTheOwnersAlone() async throws {
        let directory = try TemporaryDirectory()
        let ledger = try SQLiteLedger.open(directory).ledger
        #expect(await ledger.commit(Self.records) == .durable)
        #expect(permissions(directory.state) == 0o700)
        #expect(directory.names == ["ledger.lock", "ledger.sqlite", "ledger.sqlite-shm", "ledger.sqlite-wal"])
        for name in directory.names { #expect(permissions(directory.state + "/" + name) == 0o600, "\(name)") }
        try ledger.close()
        #expect(directory.names == ["ledger.lock", "ledger.sqlite"], "a close in order leaves no log")
    }

    @Test func aFileOpenToOthersIsClosedToThem() async throws {
        let directory = try await closed()
        #expect(chmod(directory.database, 0o644) == 0)
        let ledger = try SQLiteLedger.open(directory).ledger
        #expect(permissions(directory.database) == 0o600)
        #expect(permissions(directory.database + "-wal") == 0o600)
        try ledger.close()
    }

    @Test func directoriesAreMadeAsDeepAsNeeded() throws {
        let directory = try TemporaryDirectory()
        let path = directory.appending("a/b/c")
        let opened = try SQLiteLedger.open(in: path, horizon: .sample(), into: 0) { count, _ in count += 1 }
        #expect(permissions(path) == 0o700 && permissions(directory.appending("a")) == 0o700)
        try opened.ledger.close()
    }

    @Test func aDirectoryThatCannotBeMadeIsNamed() throws {
        let directory = try TemporaryDirectory()
        #expect(FileManager.default.createFile(atPath: directory.state, contents: nil))
        #expect {
            try SQLiteLedger.open(directory)
        } throws: { error in
            "\(error)".hasPrefix(directory.state) && "\(error)".contains("Not a directory")
        }
    }

    @Test func anEmptyFileIsAFirstStart() throws {
        let directory = try TemporaryDirectory()
        #expect(mkdir(directory.state, 0o700) == 0)
        #expect(FileManager.default.createFile(atPath: directory.database, contents: nil))
        let opened = try SQLiteLedger.open(directory)
        #expect(opened.opening == .created)
        try opened.ledger.close()
    }

    @Test func aFileThatIsEmptyNowIsSetAside() async throws {
        let directory = try await closed()
        try change(directory.database) { $0 = Data() }
        try await expectSetAside(directory)
    }

    @Test func garbageIsSetAside() async throws {
        let directory = try await closed()
        try change(directory.database) { $0 = Data(repeating: 0x41, count: 20_000) }
        try await expectSetAside(directory)
    }

    @Test(arguments: [1, 99, 512, 4_096, 10_000])
    func aTruncatedFileIsSetAside(to length: Int) async throws {
        let directory = try await closed()
        try change(directory.database) { $0 = $0.prefix(length) }
        try await expectSetAside(directory)
    }

    @Test func aDamagedPageIsSetAside() async throws {
        let directory = try await closed((1...2_000).map { .secret(.sample($0)) })
        try change(directory.database) { data in
            for page in 20..<40 {
                data.replaceSubrange(page * 4_096..<page * 4_096 + 64, with: Data(repeating: 0xff, count: 64))
            }
        }
        try await expectSetAside(directory)
    }

    @Test(
        arguments: [
            "UPDATE secret SET hold_failure = 'no such word', hold_code = '', hold_message = '', hold_since = 1",
            "UPDATE secret SET handled_offset = 3000000000",
            "UPDATE secret SET sent_nominal = 0, sent_suffix = 'a b', sent_prefix = ''",
            "UPDATE secret SET sent_nominal = 0",
            "UPDATE secret SET sent_nominal = 9223372036854775807, sent_suffix = '', sent_prefix = ''",
            "UPDATE secret SET schedule = CAST(x'ff' AS TEXT)",
            "UPDATE secret SET handled = -9000000000000000000",
            "UPDATE account SET throttles = 3000000000",
            "UPDATE account SET throttles = -1",
            "UPDATE account SET wait_boot_id = 'b'",
            "DROP TABLE attempt",
            "DROP INDEX rotation_finished; DROP TABLE rotation; CREATE TABLE rotation (a)",
            "PRAGMA application_id = 7",
            "PRAGMA user_version = -1",
            "PRAGMA user_version = 0",
        ])
    func aLedgerThatNoRotationdWroteIsSetAside(_ sql: String) async throws {
        let directory = try await closed()
        let connection = try SQLiteConnection(path: directory.database, flags: SQLITE_OPEN_READWRITE)
        try connection.execute(sql)
        try connection.close()
        try await expectSetAside(directory)
    }

    @Test func aLogWithoutItsDatabaseIsSetAside() async throws {
        let directory = try await closed()
        try FileManager.default.removeItem(atPath: directory.database)
        #expect(FileManager.default.createFile(atPath: directory.database + "-wal", contents: Data(count: 100)))
        #expect(chmod(directory.database + "-wal", 0o600) == 0)
        try await expectSetAside(directory, logSuffix: "-wal")
    }

    @Test func asideNamesAreNeverUsedTwice() async throws {
        let directory = try await closed()
        for suffix in ["", ".2", ".3"] {
            try change(directory.database) { $0 = Data(repeating: 0x41, count: 20_000) }
            try await expectSetAside(directory, named: suffix)
        }
    }

    @Test func aNewerLedgerIsRefusedAndNotChanged() async throws {
        let directory = try await closed()
        let connection = try SQLiteConnection(path: directory.database, flags: SQLITE_OPEN_READWRITE)
        try connection.execute("PRAGMA user_version = 4")
        try connection.close()
        let before = FileManager.default.contents(atPath: directory.database)
        let error = LedgerError.newer(path: directory.database, version: 4, known: 3)
        #expect(throws: error) { try SQLiteLedger.open(directory) }
        #expect(throws: error) { try LedgerReader(directory: directory.state) }
        #expect(FileManager.default.contents(atPath: directory.database) == before)
        #expect(directory.names == ["ledger.lock", "ledger.sqlite"])
    }

    @Test func aLedgerOfTheFirstVersionIsBroughtUpToDate() async throws {
        let directory = try TemporaryDirectory()
        #expect(mkdir(directory.state, 0o700) == 0)
        let old = try SQLiteConnection(
            path: directory.database, flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
        try old.execute(Schema.migrations[0])
        try old.execute(
            """
            PRAGMA user_version = 1;
            INSERT INTO secret VALUES (
                'main', 'cn-hangzhou', 'db', 'every 30d', 'every 30d within next wait', 'b', 1, 2, NULL,
                3, 4, 0, 5, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1)
            """)
        try old.close()
        #expect(throws: LedgerError.self) { try LedgerReader(directory: directory.state) }

        let opened = try SQLiteLedger.open(directory)
        #expect(opened.opening == .opened)
        let record = SecretRecord(
            id: SecretID(account: "main", region: "cn-hangzhou", name: "db"), schedule: "every 30d",
            entry: "every 30d within next wait",
            firstSight: Stamp(
                bootID: BootID("b"), boot: BootTime(microseconds: 1), wall: Instant(microseconds: 2)),
            since: Instant(microseconds: 3), handled: Instant(microseconds: 4), next: Instant(microseconds: 5))
        #expect(opened.state == [.secret(record)])
        try opened.ledger.close()
        #expect(try SQLiteLedger.open(directory).state == [.secret(record)])
    }

    @Test func aLedgerOfTheSecondVersionIsBroughtUpToDate() async throws {
        let directory = try TemporaryDirectory()
        #expect(mkdir(directory.state, 0o700) == 0)
        let old = try SQLiteConnection(
            path: directory.database, flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
        try old.execute(Schema.migrations[0])
        try old.execute(Schema.migrations[1])
        try old.execute(
            """
            PRAGMA user_version = 2;
            INSERT INTO account (account, throttles, denied) VALUES ('main', 2, '');
            INSERT INTO secret VALUES (
                'main', 'cn-hangzhou', 'redis/cache-1', 'every: 30d', 'every: 30d; within: 4d', 'b', 1, 2, NULL,
                11, 12, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, 'b', 1, 2, NULL);
            INSERT INTO rotation VALUES (
                'main', 'cn-hangzhou', 'redis/cache-1', 1795489200000000, '', '', 'sent', 1795489200000000, 1,
                21, 22, 1, 0, 0, NULL, NULL, NULL, NULL, NULL, '', NULL, NULL);
            INSERT INTO attempt VALUES (
                NULL, 'main', 'cn-hangzhou', 'redis/cache-1', 1795489200000000, '', '', 1, 'pending', 0, NULL, 'key',
                'b', 1, 2, NULL, 'b', 3, 4, NULL, NULL, NULL, NULL, NULL, NULL, '', NULL, NULL)
            """)
        try old.close()

        let opened = try SQLiteLedger.open(directory)
        #expect(opened.opening == .opened)
        let stamp = Stamp(bootID: BootID("b"), boot: BootTime(microseconds: 1), wall: Instant(microseconds: 2))
        var secret = SecretRecord.sample()
        secret.firstSight = stamp
        secret.lastRotation = stamp
        var rotation = RotationRecord.sample(state: .sent)
        rotation.attempts = 1
        let attempt = AttemptRecord(
            id: AttemptID(secret: .sample(), versionID: .sample(), number: 1), isRetry: false, accountNumber: nil,
            accessKeyID: "key", sent: stamp,
            deadline: Stamp(bootID: BootID("b"), boot: BootTime(microseconds: 3), wall: Instant(microseconds: 4)))
        let records: [Record] = [
            .account(AccountRecord(account: "main", throttles: 2)), .secret(secret), .rotation(rotation),
            .attempt(attempt),
        ]
        #expect(opened.state == records)
        // What is new to the old rows can be put at once.
        rotation.request = RequestMark(id: "r")
        #expect(await opened.ledger.commit([.rotation(rotation)]) == .durable)
        try opened.ledger.close()
        #expect(try SQLiteLedger.open(directory).state[2] == .rotation(rotation))
    }

    @Test func aCommitAfterTheCloseIsLost() async throws {
        let directory = try TemporaryDirectory()
        let ledger = try SQLiteLedger.open(directory).ledger
        try ledger.close()
        try ledger.close()
        #expect(await ledger.commit(Self.records) == .lost("the ledger was closed"))
        #expect(throws: LedgerError.self) { try ledger.records() }
    }

    @Test func theConditionsOfTheIndexesAreTheCoresOwn() {
        let quoted = { (states: [RotationState]) in states.map { "'\($0)'" }.joined(separator: ", ") }
        #expect(RotationTable.isUnfinished == "state IN (\(quoted(RotationState.allCases.filter { !$0.isFinal })))")
        #expect(RotationTable.isFinished == "state IN (\(quoted(RotationState.allCases.filter(\.isFinal))))")
        let unoccupied = AttemptRecord.State.allCases.filter { state in
            var attempt = AttemptRecord.sample()
            attempt.state = state
            return !attempt.occupiesSlot
        }
        #expect(AttemptTable.occupiesSlot == "state NOT IN (\(unoccupied.map { "'\($0)'" }.joined(separator: ", ")))")
        for condition in [RotationTable.isUnfinished, RotationTable.isFinished, AttemptTable.isOpen] {
            #expect(Schema.migrations.joined().contains("WHERE \(condition);"))
        }
    }
}
