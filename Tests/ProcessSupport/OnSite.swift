package import Ledger
package import RotationCore

/// What stands on a site: the site's properties are its own.
package protocol OnSite {
    var site: Site { get }
    /// Where its simulated KMS listens: host and port.
    var address: String { get }
}

extension OnSite {
    package var folder: String { site.folder }
    package var manager: ServiceManager { site.manager }
    package var notifications: Observations<Notification> { site.manager.notifications }
    package var schedulePath: String { site.schedulePath }
    package var statePath: String { site.statePath }
    package var environment: [String: String] { site.environment }

    /// Starts a daemon on the site's schedule and state.
    @discardableResult
    package func start(
        _ arguments: String..., environment: [String: String]? = nil, closesError: Bool = false
    ) throws -> ChildProcess {
        try launch(
            ["--config", schedulePath, "--state", statePath] + arguments, environment: environment,
            closesError: closesError)
    }

    /// Starts a daemon with these arguments alone.
    package func launch(
        _ arguments: [String], environment: [String: String]? = nil, closesError: Bool = false
    ) throws -> ChildProcess {
        try site.launch(
            BuiltProgram.rotationd.path(), arguments, environment: environment ?? self.environment,
            closesError: closesError)
    }

    /// Waits for READY=1, the first notifications left aside.
    @discardableResult
    package func ready(after count: Int = 0) async throws -> Notification {
        try await notifications.first("READY=1", after: count) { $0.isReady }
    }

    /// Writes the schedule file, whole at once.
    package func write(_ text: String) throws {
        try site.write(text)
    }

    /// The whole history in the ledger, which a daemon may have open.
    package func history() throws -> [HistoryEntry] {
        try site.history()
    }

    /// The states of the rotations of one secret in the ledger.
    package func states(of name: String) throws -> [RotationState] {
        try history().filter { $0.rotation.secret.name == name }.map(\.rotation.state)
    }

    /// A schedule of one account whose secrets are due once, at their first sight; `account` and `entries` are further
    /// lines.
    package func schedule(
        _ names: [String] = [], account: String = "", entries: String = "", endpoint: String? = nil
    ) -> String {
        """
        accounts:
          main:
            region: cn-hangzhou
            endpoint: http://\(endpoint ?? address)
            reserve: 0
            \(account)
        defaults: {account: main, every: 36500d, anchor: 2020-01-01T00:00:00Z, on-first-sight: rotate}
        secrets:
          - {name: never, enabled: false}
        \(names.map { "  - name: \($0)\n" }.joined())\(entries)

        """
    }
}
