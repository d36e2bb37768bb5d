import CSQLite
import Foundation
import RotationCore
import Testing

@testable import Ledger

/// A commit is all or nothing, and says which, whatever the disk does.
struct FaultTests {
    private static let before: [Record] = [.secret(.sample(0))]
    private static let batch: [Record] = (1...50).map { .secret(.sample($0)) }

    /// A ledger that held `before` when the fault began, after a commit of `batch`.
    private func commit(_ fault: FaultyFiles.Fault) async throws -> (TemporaryDirectory, SQLiteLedger, CommitResult) {
        let directory = try TemporaryDirectory()
        let ledger = try SQLiteLedger.open(directory, vfs: FaultyFiles.name).ledger
        #expect(await ledger.commit(Self.before) == .durable)
        FaultyFiles.set(fault, in: directory.state)
        let result = await ledger.commit(Self.batch)
        FaultyFiles.set(nil, in: directory.state)
        return (directory, ledger, result)
    }

    /// What a start would find if the process had been killed now.
    private func recordsAfterCrash(_ directory: TemporaryDirectory) throws -> [Record] {
        let copy = try TemporaryDirectory()
        try FileManager.default.copyItem(atPath: directory.state, toPath: copy.state)
        try? FileManager.default.removeItem(atPath: copy.database + "-shm")
        let opened = try SQLiteLedger.open(copy)
        #expect(opened.opening == .opened)
        try opened.ledger.close()
        return opened.state
    }

    @Test(
        arguments: 0...5,
        [SQLITE_FULL, SQLITE_IOERR | (3 << 8), SQLITE_READONLY])
    func aFailedWriteLeavesNothingAndTheNextCommitWorks(after count: Int, code: Int32) async throws {
        let (directory, ledger, result) = try await commit(.write(after: count, code: code))
        guard case .full(let reason) = result else {
            Issue.record("\(result)")
            return
        }
        #expect(!reason.isEmpty)
        #expect(try ledger.records() == Self.before)
        #expect(try recordsAfterCrash(directory) == Self.before)
        #expect(await ledger.commit(Self.batch) == .durable)
        #expect(Set(try ledger.records()) == Set(Self.before + Self.batch))
        #expect(Set(try recordsAfterCrash(directory)) == Set(Self.before + Self.batch))
        try ledger.close()
    }

    @Test func aFlushThatFailsOnceIsMadeGood() async throws {
        let (directory, ledger, result) = try await commit(.flush(times: 1, code: SQLITE_IOERR | (4 << 8)))
        #expect(result == .durable)
        #expect(Set(try recordsAfterCrash(directory)) == Set(Self.before + Self.batch))
        try ledger.close()
    }

    @Test func aFlushThatKeepsFailingIsFullAndWhatComesNextTakesItsPlace() async throws {
        let (directory, ledger, result) = try await commit(.flush(times: 2, code: SQLITE_IOERR | (4 << 8)))
        guard case .full = result else {
            Issue.record("\(result)")
            return
        }
        #expect(try ledger.records() == Self.before)
        #expect(await ledger.commit([.secret(.sample(99))]) == .durable)
        #expect(Set(try recordsAfterCrash(directory)) == Set(Self.before + [.secret(.sample(99))]))
        try ledger.close()
    }

    @Test func everyCommitIsFlushedToTheDiskOnce() async throws {
        let directory = try TemporaryDirectory()
        let ledger = try SQLiteLedger.open(directory, vfs: FaultyFiles.name).ledger
        #expect(await ledger.commit(Self.before) == .durable)
        let flushes = FaultyFiles.flushes(in: directory.state)
        for record in Self.batch { #expect(await ledger.commit([record]) == .durable) }
        #expect(FaultyFiles.flushes(in: directory.state) - flushes == Self.batch.count)
        try ledger.close()
    }

    @Test func aWriterThatIsLockedOutIsFullForNow() async throws {
        let directory = try TemporaryDirectory()
        let ledger = try SQLiteLedger.open(directory).ledger
        let other = try SQLiteConnection(path: directory.database, flags: SQLITE_OPEN_READWRITE)
        try ledger.withWriter { writer throws(SQLiteError) in writer.waitForLocks(milliseconds: 0) }
        try other.execute("BEGIN IMMEDIATE")
        #expect(await ledger.commit(Self.before) == .full("database is locked"))
        try other.execute("ROLLBACK")
        #expect(await ledger.commit(Self.before) == .durable)
        try other.close()
        try ledger.close()
    }

    @Test func aCommitThatFailsInItsMiddleLeavesNothing() async throws {
        let directory = try TemporaryDirectory()
        let ledger = try SQLiteLedger.open(directory).ledger
        let other = try SQLiteConnection(path: directory.database, flags: SQLITE_OPEN_READWRITE)
        try other.execute("ALTER TABLE attempt RENAME TO elsewhere")
        let result = await ledger.commit(Self.before + [.attempt(.sample())])
        #expect(result == .full("the ledger is damaged: no such table: attempt"))
        try other.execute("ALTER TABLE elsewhere RENAME TO attempt")
        try other.close()
        #expect(try ledger.records() == [])
        #expect(await ledger.commit(Self.batch) == .durable)
        #expect(Set(try ledger.records()) == Set(Self.batch))
        try ledger.close()
    }

    /// A file system of 512 KiB; nil where it cannot be mounted.
    private static func mountSmall(at path: String) -> Bool {
        guard geteuid() == 0 else { return false }
        return mount("tmpfs", path, "tmpfs", 0, "size=512k") == 0
    }

    private static let canMount: Bool = {
        guard let directory = try? TemporaryDirectory(), mountSmall(at: directory.path) else { return false }
        return umount2(directory.path, Int32(MNT_DETACH)) == 0
    }()

    @Test(.enabled(if: canMount, "a small file system can only be mounted by root"))
    func aDiskThatIsReallyFullRecoversByItself() async throws {
        let directory = try TemporaryDirectory()
        #expect(Self.mountSmall(at: directory.path))
        defer { umount2(directory.path, Int32(MNT_DETACH)) }
        let ledger = try SQLiteLedger.open(directory).ledger
        let filler = directory.appending("filler")
        var durable: Set<Record> = []
        #expect(FileManager.default.createFile(atPath: filler, contents: Data(count: 200_000)))
        var number = 0
        var result = CommitResult.durable
        while result == .durable {
            number += 1
            let record = Record.secret(.sample(number))
            result = await ledger.commit([record])
            if result == .durable { durable.insert(record) }
        }
        guard case .full(let reason) = result else {
            Issue.record("\(result)")
            return
        }
        #expect(reason.contains("No space left on device") || reason.contains("full"))
        #expect(Set(try ledger.records()) == durable)
        try FileManager.default.removeItem(atPath: filler)
        #expect(await ledger.commit(Self.batch) == .durable)
        #expect(Set(try ledger.records()) == durable.union(Self.batch))
        try ledger.close()
    }
}
