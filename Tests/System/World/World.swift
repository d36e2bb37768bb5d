import Glibc
import KMSSimulation
import ProcessSupport
import RotationCore
import Synchronization

/// A site with a KMS that is a process of its own, and the daemons that a test starts there.
final class World: OnSite, Sendable {
    /// How the KMS behaves, and what the account in the schedule says of it.
    struct Rules: Sendable {
        /// Calls in any window of a length, for both sides.
        var quota = "5 per 1s"
        /// Faults of the KMS, as `kms-simulator` reads them.
        var faults: [String] = []
        var seed: UInt64 = 1
        /// Further keys of the account.
        var account = ["guard: 100ms", "timeouts: {connect: 300ms, answer: 1s}", "retry: {first: 100ms, most: 1s}"]
    }

    let site: Site
    let rules: Rules
    private let pipe: ArrivalPipe
    private let network: Network?
    private let kms = Mutex<(process: ChildProcess, address: String, count: Int)?>(nil)

    /// What arrived at the KMS, in order.
    var arrivals: Observations<RecordedArrival> { pipe.arrivals }
    var address: String { kms.withLock { $0?.address ?? "" } }

    private init(_ rules: Rules, _ network: Network?) async throws {
        self.rules = rules
        self.network = network
        site = try Site()
        pipe = try ArrivalPipe(path: "\(site.folder)/arrivals")
        try await startKMS()
    }

    /// Makes a world, plays the test and clears up, also after an error.
    static func play(_ rules: Rules = Rules(), in network: Network? = nil, _ test: (World) async throws -> Void)
        async throws
    {
        let world = try await World(rules, network)
        let result: Result<Void, any Error>
        do { result = .success(try await test(world)) } catch { result = .failure(error) }
        await world.site.clear()
        try result.get()
    }

    /// Starts the KMS; again at the address it had, and with no memory of what it did before.
    func startKMS() async throws {
        let (known, count) = kms.withLock { ($0?.address, $0?.count ?? 0) }
        var arguments = [
            "--log", pipe.path, "--quota", rules.quota, "--seed", "\(rules.seed &+ UInt64(count) &* 1_000_003)",
        ]
        arguments += rules.faults.flatMap { ["--fault", $0] }
        arguments += ["--listen", known ?? "\(network?.serverHost ?? "127.0.0.1"):0"]
        let process = try spawn(.simulator, arguments, in: network?.server, environment: [:])
        let address = try await process.output.first("the simulator's address")
        kms.withLock { $0 = (process, address, count + 1) }
    }

    /// Ends the KMS: from now on nobody listens at its address.
    func stopKMS() async throws {
        guard let process = kms.withLock({ $0?.process }) else { return }
        process.send(SIGKILL)
        _ = try await process.end()
    }

    /// Starts a daemon on this world's schedule and state, where there is a network at its client's end.
    @discardableResult
    func startDaemon(_ arguments: String..., crashAt place: String? = nil, state: String? = nil) throws -> ChildProcess
    {
        var environment = environment
        environment["ROTATIOND_CRASH_AT"] = place
        return try spawn(
            .rotationd, ["--config", schedulePath, "--state", state ?? statePath] + arguments, in: network?.client,
            environment: environment)
    }

    private func spawn(
        _ program: BuiltProgram, _ arguments: [String], in space: String?, environment: [String: String]
    ) throws -> ChildProcess {
        guard let space else { return try site.launch(program.path(), arguments, environment: environment) }
        // It becomes the program, so that the process's id is the program's.
        return try site.launch(
            Tool.ip.path, ["netns", "exec", space, program.path()] + arguments, environment: environment)
    }

    /// A schedule for the account of the rules.
    func schedule(_ names: [String] = [], entries: String = "") -> String {
        schedule(
            names, account: (["quota: \(rules.quota)"] + rules.account).joined(separator: "\n    "), entries: entries)
    }

    /// Runs a daemon until nothing is left to do, and expects that it ends so.
    func finish(_ names: [String], within time: Duration = .seconds(60)) async throws -> ChildProcess {
        try write(schedule(names))
        let daemon = try startDaemon("--until-idle")
        guard let end = await daemon.end(within: time), end == .exited(0) else {
            let seen = daemon.log.all.suffix(20).map { "\n    \($0)" }.joined()
            throw Observations<String>.Missing(description: "the daemon did not finish what was left; seen: \(seen)")
        }
        return daemon
    }

    /// Ends the KMS with its record, and holds that against the ledger.
    func comparison() async throws -> Comparison {
        try await stopKMS()
        try await pipe.finish()
        return Comparison(
            arrivals: arrivals.all, history: try history(), quota: try SimulatedQuota(rules.quota),
            hasForgotten: kms.withLock { $0?.count ?? 1 } > 1)
    }
}
