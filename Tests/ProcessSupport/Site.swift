import Foundation
import Glibc
package import Ledger
import RotationCore
import Synchronization

/// A folder, a service manager, and the processes that a test starts there.
package final class Site: Sendable {
    /// What the test's files lie in.
    package let folder: String
    package let manager: ServiceManager
    private let processes = Mutex<[ChildProcess]>([])

    package var schedulePath: String { "\(folder)/schedule.yaml" }
    package var statePath: String { "\(folder)/state" }

    package init() throws {
        var template = Array("/tmp/rotationd-test-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw CocoaError(.fileWriteUnknown) }
        folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        manager = try ServiceManager(path: "\(folder)/notify")
    }

    /// Kills what still runs, and takes away the folder.
    package func clear() async {
        for process in processes.withLock({ $0 }) {
            process.send(SIGKILL)
            _ = try? await process.end()
        }
        manager.close()
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// The environment of a unit with credentials that a simulator knows.
    package var environment: [String: String] {
        [
            "NOTIFY_SOCKET": manager.path, "ALIBABA_CLOUD_ACCESS_KEY_ID": "testid",
            "ALIBABA_CLOUD_ACCESS_KEY_SECRET": "testsecret",
        ]
    }

    /// Starts a process, which ends with the test at the latest.
    package func launch(
        _ program: String, _ arguments: [String], environment: [String: String], closesError: Bool = false
    ) throws -> ChildProcess {
        let process = try ChildProcess(program, arguments, environment: environment, closesError: closesError)
        processes.withLock { $0.append(process) }
        return process
    }

    /// Writes the schedule file, whole at once.
    package func write(_ text: String) throws {
        try text.write(toFile: schedulePath, atomically: true, encoding: .utf8)
    }

    /// The whole history in the ledger, which a daemon may have open.
    package func history() throws -> [HistoryEntry] {
        let reader = try LedgerReader(directory: statePath)
        var entries: [HistoryEntry] = []
        var page = try reader.history(HistoryQuery(limit: HistoryQuery.mostEntries))
        entries += page.entries
        while let next = page.next {
            page = try reader.history(HistoryQuery(after: next, limit: HistoryQuery.mostEntries))
            entries += page.entries
        }
        return entries
    }
}
