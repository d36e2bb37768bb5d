import Dispatch
import Foundation
import Ledger
import RotationCore
import ScheduleFile
import Testing

/// `plan --state`: on top of what a daemon's ledger holds.
struct PlanLedgerTests {
    private struct Report: Decodable {
        var rotations: [[String: String]]
        var held: [[String: String]]
    }

    private static let schedule = """
        accounts: {main: {region: cn-hangzhou, reserve: 0}}
        defaults: {every: 30d, anchor: 2026-01-01T00:00:00Z}
        secrets: [{name: waiting}, {name: held}]

        """

    @Test("What waits is sent at once, and what is held is said")
    func ledger() async throws {
        let file = try TemporaryFile(Self.schedule)
        let state = FileManager.default.temporaryDirectory.appending(path: "plan-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: state) }
        let configuration = try #require(ScheduleSource(paths: [file.path]).load().configuration)
        let now = Instant(seconds: Int64(Date().timeIntervalSince1970))
        let yesterday = now.advanced(by: .seconds(-86_400))
        try await write(records(configuration, since: yesterday), to: state.path)

        let run = try ProgramRun(
            "plan", file.path, "--state", state.path, "--format", "json", "--horizon", "60d")
        #expect(run.status == 0)
        let report = try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
        #expect(report.held == [["account": "main", "secret": "held", "code": "Forbidden.ResourceNotFound"]])
        #expect(Set(report.rotations.map { $0["secret"] }) == ["waiting"])
        let first = try #require(report.rotations.first)
        #expect(first["due"] == yesterday.rfc3339)
        #expect(first["versionId"] == yesterday.basicText)
        let sent = try Instant(rfc3339: #require(first["send"]))
        #expect(sent >= now)
        #expect(sent < now.advanced(by: .seconds(3600)))
    }

    /// Two known secrets: a rotation of one is queued since yesterday, the other one is held.
    private func records(_ configuration: Configuration, since yesterday: Instant) throws -> [Record] {
        let stamp = Stamp(bootID: BootID("earlier"), boot: BootTime(microseconds: 1_000_000), wall: yesterday)
        var records: [Record] = configuration.secrets.map { secret in
            var record = SecretRecord(
                id: secret.id, schedule: configuration.entries[secret.entry].canonicalSchedule(in: configuration.zones),
                entry: configuration.canonicalEntry(of: secret), firstSight: stamp, since: yesterday,
                handled: yesterday,
                next: configuration.recurrence(of: secret).next(after: yesterday))
            if secret.id.name == "held" {
                record.hold = SecretHold(
                    failure: .permanent, code: "Forbidden.ResourceNotFound", message: "", since: yesterday)
            }
            return .secret(record)
        }
        records.append(
            .rotation(
                RotationRecord(
                    secret: SecretID(account: "main", region: "cn-hangzhou", name: "waiting"),
                    versionID: try VersionID(nominal: yesterday), state: .queued, due: yesterday,
                    deadline: yesterday.advanced(by: .seconds(30 * 86_400)))))
        return records
    }

    private func write(_ records: [Record], to directory: String) async throws {
        let stamp = Stamp(bootID: BootID("earlier"), boot: BootTime(microseconds: 0), wall: Instant(seconds: 0))
        let horizon = SlotHorizon(now: stamp, span: .seconds(3600), newest: 50)
        let ledger = try SQLiteLedger.open(in: directory, horizon: horizon, into: ()) { _, _ in }.ledger
        let result = await withCheckedContinuation { continuation in
            ledger.commit(records, on: DispatchQueue(label: "plan.tests")) { continuation.resume(returning: $0) }
        }
        #expect(result == .durable)
        try ledger.close()
    }
}
