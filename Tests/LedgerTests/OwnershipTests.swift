import Foundation
import RotationCore
import Testing

@testable import Ledger

/// One writer at a time, and no commit is called durable that went to a file nobody will find again.
struct OwnershipTests {
    private static let record = Record.secret(.sample())

    @Test func aSecondWriterOfTheSameProcessIsRefused() throws {
        let directory = try TemporaryDirectory()
        let first = try SQLiteLedger.open(directory)
        let error = LedgerError.held(directory: directory.state, processID: getpid())
        #expect(throws: error) { try SQLiteLedger.open(directory) }
        #expect("\(error)".contains("process \(getpid());"))
        #expect(throws: error) { try SQLiteLedger.open(directory) }
        try first.ledger.close()
        let second = try SQLiteLedger.open(directory)
        #expect(second.opening == .opened)
        try second.ledger.close()
    }

    @Test(arguments: ["ledger.sqlite", "ledger.sqlite-wal", "ledger.lock"], [true, false])
    func aCommitToAFileThatIsGoneIsLost(_ name: String, isReplaced: Bool) async throws {
        let directory = try TemporaryDirectory()
        let ledger = try SQLiteLedger.open(directory).ledger
        #expect(await ledger.commit([Self.record]) == .durable)
        let path = directory.state + "/" + name
        let contents = try #require(FileManager.default.contents(atPath: path))
        try FileManager.default.moveItem(atPath: path, toPath: directory.appending("moved"))
        if isReplaced { #expect(FileManager.default.createFile(atPath: path, contents: contents)) }
        for _ in 1...2 {
            guard case .lost(let reason) = await ledger.commit([Self.record]) else {
                Issue.record("not lost")
                return
            }
            #expect(reason.contains("removed or replaced"))
        }
        await #expect(throws: LedgerError.self) { try await ledger.prune(endedBefore: morning) }
    }

    /// The other side of `aKilledWriter…`: commits until it is killed, and says so after each one.
    @Test(.enabled(if: Child.directory != nil, "only in the child process of another test"))
    func child() async throws {
        let directory = try #require(Child.directory)
        let ledger = try SQLiteLedger.open(in: directory, horizon: .sample(), into: 0) { _, _ in }.ledger
        for number in 1...100_000 {
            // Two records that must never part.
            let records: [Record] = [.secret(.sample(number)), .rotation(.sample(number))]
            guard await ledger.commit(records) == .durable else { return }
            Child.say(number)
        }
    }

    @Test func aKilledWriterLosesNothingItCalledDurableAndHoldsNoLock() async throws {
        let directory = try TemporaryDirectory()
        let child = try Child(directory: directory.state)
        _ = child.nextNumber()
        #expect(throws: LedgerError.held(directory: directory.state, processID: child.processID)) {
            try SQLiteLedger.open(directory)
        }
        var last = 0
        for _ in 1...200 { last = try #require(child.nextNumber()) }
        kill(child.processID, SIGKILL)
        while let number = child.nextNumber() { last = number }
        child.wait()

        let opened = try SQLiteLedger.open(directory)
        #expect(opened.opening == .opened)
        let secrets = opened.state.filter { if case .secret = $0 { true } else { false } }
        #expect(secrets.count >= last)
        #expect(opened.state.count == 2 * secrets.count)
        #expect(Set(opened.state).isSuperset(of: (1...last).map { Record.rotation(.sample($0)) }))
        try opened.ledger.close()
    }
}
