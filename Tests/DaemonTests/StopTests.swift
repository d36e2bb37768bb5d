import Glibc
import KMSSimulation
import ProcessSupport
import Testing

/// What an operator asks of `systemctl stop`.
@Suite(.timeLimit(.minutes(5)))
struct StopTests {
    private static func slow(_ delay: String) throws -> SimulatorConfiguration {
        SimulatorConfiguration(faults: [try SimulatedFault("delay=1:\(delay)")])
    }

    @Test("Is the answer of an open call still taken when the unit is stopped?", arguments: [SIGTERM, SIGINT])
    func drains(signal: Int32) async throws {
        try await Scene.play(Self.slow("1500ms")) { scene in
            try scene.write(scene.schedule(["redis/cart", "redis/waits"], account: "concurrency: 1"))
            let daemon = try scene.start()
            try await scene.arrivals.first("the call")
            daemon.send(signal)
            let stopping = try await scene.notifications.first("STOPPING=1") { $0.isStopping }
            #expect(stopping["EXTEND_TIMEOUT_USEC"] == "35000000")
            #expect(stopping.status.hasPrefix("stopping; "))
            #expect(try await daemon.end() == .exited(0))

            #expect(daemon.log.all.states(of: "redis/cart").last == "accepted")
            #expect(try scene.states(of: "redis/cart") == [.accepted])
            // What waited is neither sent nor lost.
            #expect(scene.arrivals.all.count == 1)
            #expect(try scene.states(of: "redis/waits") == [.queued])
            #expect(daemon.log.all.last?.hasSuffix("stopped") == true)
        }
    }

    @Test("Does a stop end after --drain where no answer comes, and is the call not forgotten?")
    func drainIsBounded() async throws {
        try await Scene.play(Self.slow("600s")) { scene in
            try scene.write(scene.schedule(["redis/cart"], account: "timeouts: {connect: 1s, answer: 5m}"))
            let daemon = try scene.start("--drain", "300ms")
            try await scene.arrivals.first("the call")
            daemon.send(SIGTERM)
            #expect(try await daemon.end() == .exited(0))
            #expect(daemon.log.all.count(containing: "stopped with calls still open: no answer came within 300ms") == 1)
            #expect(try scene.states(of: "redis/cart") == [.sent])
        }
    }

    @Test("Does a second signal end a drain at once?")
    func secondSignalEnds() async throws {
        try await Scene.play(Self.slow("600s")) { scene in
            try scene.write(scene.schedule(["redis/cart"], account: "timeouts: {connect: 1s, answer: 5m}"))
            let daemon = try scene.start("--drain", "10m")
            try await scene.arrivals.first("the call")
            daemon.send(SIGTERM)
            try await scene.notifications.first("STOPPING=1") { $0.isStopping }
            daemon.send(SIGTERM)
            #expect(try await daemon.end() == .exited(0))
            #expect(daemon.log.all.count(containing: "a second signal, SIGTERM") == 1)
        }
    }

    @Test("Does a SIGTERM in the first milliseconds stop it, instead of getting lost?")
    func stopsDuringStart() async throws {
        try await Scene.play { scene in
            try scene.write(scene.schedule(["redis/cart"]))
            for _ in 1...5 {
                let daemon = try scene.start("--drain", "10m")
                try await daemon.untilItBlocks(SIGTERM)
                daemon.send(SIGTERM)
                #expect(try await daemon.end() == .exited(0))
            }
        }
    }

    @Test("Does --until-idle end with 0 when nothing is left to do, and not before?")
    func endsWhenIdle() async throws {
        try await Scene.play(Self.slow("300ms")) { scene in
            try scene.write(scene.schedule(["redis/a", "redis/b"], account: "concurrency: 1"))
            let daemon = try scene.start("--until-idle")
            #expect(try await daemon.end() == .exited(0))
            #expect(scene.kms.summary.rotations == 2)
            #expect(try scene.history().map(\.rotation.state) == [.accepted, .accepted])
            #expect(daemon.log.all.count(containing: "stopping: nothing is due within 60 s") == 1)
        }
    }
}
