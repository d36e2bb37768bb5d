import Foundation
import Glibc
import KMSSimulation
import Ledger
import RotationCore
import Synchronization

/// A folder, a service manager and a simulated KMS, and the daemons that a test starts among them.
final class Scene: Sendable {
    /// What the test's files lie in.
    let folder: String
    let manager: ServiceManager
    let kms: KMSSimulator
    /// What arrived at the simulator, in order, before it is answered.
    let arrivals: Record<Arrival>
    private let daemons = Mutex<[Daemon]>([])

    var notifications: Record<Notification> { manager.notifications }
    var schedulePath: String { "\(folder)/schedule.yaml" }
    var statePath: String { "\(folder)/state" }

    /// The VersionId of every secret that `schedule` names.
    static let versionID = "20200101T000000Z"

    private init(_ configuration: SimulatorConfiguration) async throws {
        var template = Array("/tmp/rotationd-test-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw CocoaError(.fileWriteUnknown) }
        folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        manager = try ServiceManager(path: "\(folder)/notify")
        let arrivals = Record<Arrival>()
        self.arrivals = arrivals
        kms = try await KMSSimulator.start(configuration) { arrivals.append($0) }
    }

    /// Sets the scene, plays the test and clears up, also after an error.
    static func play(
        _ configuration: SimulatorConfiguration = SimulatorConfiguration(),
        _ test: (Scene) async throws -> Void
    ) async throws {
        let scene = try await Scene(configuration)
        let result: Result<Void, any Error>
        do { result = .success(try await test(scene)) } catch { result = .failure(error) }
        for daemon in scene.daemons.withLock({ $0 }) {
            daemon.send(SIGKILL)
            _ = try? await daemon.end()
        }
        await scene.kms.stop()
        scene.manager.close()
        try? FileManager.default.removeItem(atPath: scene.folder)
        try result.get()
    }

    /// The environment of a unit with credentials that the simulator knows.
    var environment: [String: String] {
        [
            "NOTIFY_SOCKET": manager.path, "ALIBABA_CLOUD_ACCESS_KEY_ID": "testid",
            "ALIBABA_CLOUD_ACCESS_KEY_SECRET": "testsecret",
        ]
    }

    /// Starts a daemon on this scene's schedule and state.
    @discardableResult
    func start(_ arguments: String..., environment: [String: String]? = nil, closesError: Bool = false) throws -> Daemon
    {
        try launch(
            ["--config", schedulePath, "--state", statePath] + arguments, environment: environment,
            closesError: closesError)
    }

    /// Starts a daemon with these arguments alone.
    func launch(
        _ arguments: [String], environment: [String: String]? = nil, closesError: Bool = false
    ) throws -> Daemon {
        let daemon = try Daemon(
            arguments, environment: environment ?? self.environment, closesError: closesError)
        daemons.withLock { $0.append(daemon) }
        return daemon
    }

    /// Waits for READY=1, the first notifications left aside.
    @discardableResult
    func ready(after count: Int = 0) async throws -> Notification {
        try await notifications.first("READY=1", after: count) { $0.isReady }
    }

    /// Writes the schedule file, whole at once.
    func write(_ text: String) throws {
        try text.write(toFile: schedulePath, atomically: true, encoding: .utf8)
    }

    /// A schedule of one account whose secrets are due once, at their first sight; `account` and `entries` are further
    /// lines.
    func schedule(
        _ names: [String] = [], account: String = "", entries: String = "", endpoint: String? = nil
    ) -> String {
        """
        accounts:
          main:
            region: cn-hangzhou
            endpoint: http://\(endpoint ?? kms.address)
            reserve: 0
            \(account)
        defaults: {account: main, every: 36500d, anchor: 2020-01-01T00:00:00Z, on-first-sight: rotate}
        secrets:
          - {name: never, enabled: false}
        \(names.map { "  - name: \($0)\n" }.joined())\(entries)

        """
    }

    /// The whole history in the ledger, which a daemon may have open.
    func history() throws -> [HistoryEntry] {
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

    /// The states of the rotations of one secret in the ledger.
    func states(of name: String) throws -> [RotationState] {
        try history().filter { $0.rotation.secret.name == name }.map(\.rotation.state)
    }
}
