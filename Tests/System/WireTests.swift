import Glibc
import ProcessSupport
import Testing

/// What a broken wire does to a request, before and after it has reached the server.
@Suite(.enabled(if: Network.isPossible, "network namespaces need root and ip(8)"), .timeLimit(.minutes(5)))
struct WireTests {
    private static let rules = World.Rules(
        quota: "6 per 2s",
        account: ["guard: 100ms", "timeouts: {connect: 500ms, answer: 2s}", "retry: {first: 100ms, most: 500ms}"])

    /// What happens to the daemon while the wire is cut.
    enum Fate: CaseIterable {
        /// It waits for the deadline.
        case waits
        /// It is killed at once, and another one is started.
        case isKilled
        /// It stands still until long after its socket has given up by itself.
        case isStopped
    }

    @Test(
        "Does a request that was cut off before it reached the server ever arrive after its attempt?",
        arguments: Fate.allCases)
    func cutsRequest(fate: Fate) async throws {
        try await Self.play(fate) { try $0.cutRequests() }
    }

    @Test(
        "Is a request whose answer was cut off repeated under its VersionId, and its slot held?",
        arguments: Fate.allCases)
    func cutsAnswer(fate: Fate) async throws {
        try await Self.play(fate) { try $0.cutAnswers() }
    }

    @Test("Does a call that found no connection keep its slot free?")
    func cutsConnection() async throws {
        try await Network.play { network in
            try await World.play(Self.rules, in: network) { world in
                try network.cutRequests()
                try world.write(world.schedule(["once/a"]))
                let daemon = try world.startDaemon()
                try await daemon.log.first("the failed connection") {
                    $0.contains("rotation queued: once/a") && $0.contains("kms.code=")
                }
                try network.mend()
                try await daemon.log.first("the rotation") { $0.contains("rotation accepted: once/a ") }
                daemon.send(SIGTERM)
                #expect(try await daemon.end() == .exited(0))
                let comparison = try await world.comparison()
                #expect(comparison.differences == [])
                #expect(comparison.arrivals.count == 1)
                #expect(comparison.history.flatMap(\.attempts).contains { !$0.occupiesSlot })
            }
        }
    }

    /// A daemon with an open connection, over which the next calls go while the wire is cut.
    private static func play(_ fate: Fate, cut: (Network) throws -> Void) async throws {
        try await Network.play { network in
            try await World.play(rules, in: network) { world in
                let names = (1...8).map { "once/\($0)" }
                try world.write(world.schedule(["once/1"]))
                var daemon = try world.startDaemon()
                try await daemon.log.first("the first rotation") { $0.contains("rotation accepted: once/1 ") }
                var log: [String] = []

                let before = world.notifications.all.count
                try cut(network)
                try world.write(world.schedule(names))
                daemon.send(SIGHUP)
                try await world.ready(after: before)
                try await daemon.log.first("a call over the wire that is cut") {
                    $0.contains("rotation sent: once/") && !$0.contains("once/1 ")
                }
                switch fate {
                case .waits:
                    try await daemon.log.first("the end of the call") {
                        $0.contains("rotation queued: once/") && $0.contains("kms.code=")
                    }
                case .isKilled:
                    daemon.send(SIGKILL)
                    #expect(try await daemon.end() == .killed(SIGKILL))
                    log += daemon.log.all
                    daemon = try world.startDaemon()
                case .isStopped:
                    daemon.send(SIGSTOP)
                    // Twice as long as the kernel may try to deliver what was written.
                    try await Task.sleep(for: .seconds(3))
                }
                try network.mend()
                daemon.send(SIGCONT)
                try await daemon.log.wait(for: "all rotations") { [log] lines in
                    names.allSatisfy { name in (log + lines).contains { $0.contains("rotation accepted: \(name) ") } }
                }
                daemon.send(SIGTERM)
                #expect(try await daemon.end() == .exited(0))
                log += daemon.log.all
                let comparison = try await world.comparison()
                #expect(comparison.differences == [])
                #expect(comparison.differences(once: names) == [])
                #expect(comparison.differences(log: log) == [])
            }
        }
    }
}
