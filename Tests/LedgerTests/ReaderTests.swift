import Foundation
import RotationCore
import Testing

@testable import Ledger

/// A ledger is read beside its writer and without one, and reading leaves no trace.
struct ReaderTests {
    private static let records: [Record] = [.secret(.sample()), .rotation(.sample()), .attempt(.sample())]

    private func records(_ directory: TemporaryDirectory) throws -> [Record] {
        let reader = try LedgerReader(directory: directory.state)
        var records: [Record] = []
        try reader.load(.sample()) { records.append($0) }
        #expect(try reader.history(HistoryQuery()).entries.count == records.count / 3)
        return records
    }

    @Test func withoutAWriterItLeavesNoTrace() async throws {
        let directory = try TemporaryDirectory()
        let ledger = try SQLiteLedger.open(directory).ledger
        #expect(await ledger.commit(Self.records) == .durable)
        try ledger.close()
        let contents = FileManager.default.contents(atPath: directory.database)
        #expect(try records(directory) == Self.records)
        #expect(directory.names == ["ledger.lock", "ledger.sqlite"])
        #expect(FileManager.default.contents(atPath: directory.database) == contents)
    }

    @Test func besideAWriterItSeesEachCommit() async throws {
        let directory = try TemporaryDirectory()
        let ledger = try SQLiteLedger.open(directory).ledger
        #expect(try records(directory) == [])
        #expect(await ledger.commit(Self.records) == .durable)
        #expect(try records(directory) == Self.records)
        #expect(await ledger.commit([.secret(.sample(2))]) == .durable)
        try ledger.close()
    }

    /// A writer in another process that was killed leaves its log; the reader reads it too.
    @Test func afterACrashItReadsTheLog() async throws {
        let directory = try TemporaryDirectory()
        let child = try Child(directory: directory.state)
        for _ in 1...20 { _ = child.nextNumber() }
        var running: [Record] = []
        try LedgerReader(directory: directory.state).load(.sample()) { running.append($0) }
        #expect(running.count >= 40)
        kill(child.processID, SIGKILL)
        child.wait()
        let names = directory.names
        #expect(names.contains("ledger.sqlite-wal"))
        let log = FileManager.default.contents(atPath: directory.database + "-wal")
        var records: [Record] = []
        try LedgerReader(directory: directory.state).load(.sample()) { records.append($0) }
        #expect(records.count >= running.count)
        #expect(directory.names == names)
        #expect(FileManager.default.contents(atPath: directory.database + "-wal") == log)
    }

    @Test func whereThereIsNoneItSaysSo() throws {
        let directory = try TemporaryDirectory()
        #expect(throws: LedgerError.unavailable(path: directory.database, reason: "No such file or directory")) {
            try LedgerReader(directory: directory.state)
        }
        #expect(mkdir(directory.state, 0o700) == 0)
        #expect(throws: LedgerError.missing(path: directory.database)) { try LedgerReader(directory: directory.state) }
        #expect(directory.names == [])
        #expect(FileManager.default.createFile(atPath: directory.database, contents: Data(repeating: 65, count: 9_000)))
        #expect(throws: LedgerError.corrupt(path: directory.database, reason: "file is not a database")) {
            try LedgerReader(directory: directory.state)
        }
        #expect(directory.names == ["ledger.sqlite"])
    }

    @Test func aPathMayHoldWhatUrisTreatApart() async throws {
        let directory = try TemporaryDirectory()
        let path = directory.appending("50%25 ?mode=x#y ü")
        let ledger = try SQLiteLedger.open(in: path, horizon: .sample(), into: 0) { _, _ in }.ledger
        #expect(await ledger.commit(Self.records) == .durable)
        #expect(try LedgerReader(directory: path).history(HistoryQuery()).entries.count == 1)
        try ledger.close()
        #expect(try LedgerReader(directory: path).history(HistoryQuery()).entries.count == 1)
    }
}
