import Foundation
import Glibc
import KMSSimulation
import ProcessSupport
import Testing

/// What an operator asks after an edit of the schedule and `systemctl reload`.
@Suite(.timeLimit(.minutes(5)))
struct ReloadTests {
    @Test("Is a new secret seen after a reload, which is announced and ended?")
    func seesNewSecret() async throws {
        try await Scene.play { scene in
            try scene.write(scene.schedule())
            let daemon = try scene.start()
            try await scene.ready()
            let before = scene.notifications.all.count
            try scene.write(scene.schedule(["redis/new"]))
            daemon.send(SIGHUP)

            let reloading = try await scene.notifications.first("RELOADING=1", after: before) { $0.isReloading }
            var now = timespec()
            clock_gettime(CLOCK_MONOTONIC, &now)
            let microseconds = try #require(reloading["MONOTONIC_USEC"].flatMap { Int($0) })
            #expect(microseconds > 0 && microseconds <= now.tv_sec * 1_000_000 + now.tv_nsec / 1000)
            try await scene.ready(after: before)
            #expect(try await scene.arrivals.first("the new secret").secret == "redis/new")
            try await daemon.log.first("the entry") { $0.contains("configuration loaded: 2 secrets") }
            #expect(daemon.log.all.count(containing: "secret new: redis/new") == 1)
        }
    }

    @Test(
        "Does a faulty file leave the running schedule in force, and is it named in the status until it is mended?"
    )
    func refusesFaultyFile() async throws {
        try await Scene.play { scene in
            let good = scene.schedule(entries: "  - {name: redis/cart, every: 1s, on-first-sight: wait}")
            try scene.write(good)
            let daemon = try scene.start()
            try await scene.ready()
            var before = scene.notifications.all.count
            try scene.write(good + "  - {name: redis/other, evry: 1s}\n  - {name: redis/third, evry: 1s}\n")
            daemon.send(SIGHUP)

            let ready = try await scene.ready(after: before)
            // The log comes by another way than the notification; this entry is the last of the reload's.
            try await daemon.log.first("the refusal") {
                $0.contains("the running configuration stays in force: 2 faults")
            }
            let line = good.split(separator: "\n", omittingEmptySubsequences: false).count
            #expect(ready.status.contains("reload refused: \(scene.schedulePath):\(line):"))
            #expect(daemon.log.all.count(containing: "schedule fault: \(scene.schedulePath):\(line):") == 1)
            #expect(daemon.log.all.count(containing: "schedule fault: \(scene.schedulePath):\(line + 1):") == 1)

            // The old schedule goes on, and the status says the fault with everything else.
            before = scene.notifications.all.count
            let known = scene.arrivals.all.count
            try await scene.arrivals.wait(for: "two more rotations") { $0.count >= known + 2 }
            try await scene.notifications.first("the fault in a later status", after: before) {
                $0.status.contains("reload refused") && !$0.isReady
            }

            before = scene.notifications.all.count
            try scene.write(good)
            daemon.send(SIGHUP)
            #expect(try await scene.ready(after: before).status.contains("refused") == false)
        }
    }

    @Test("Is the last version of the file in force after two quick reloads?")
    func reloadsTwice() async throws {
        try await Scene.play { scene in
            try scene.write(scene.schedule())
            let daemon = try scene.start()
            try await scene.ready()
            for round in 1...5 {
                let before = scene.notifications.all.count
                try scene.write(scene.schedule(["first/\(round)"]))
                daemon.send(SIGHUP)
                try await scene.notifications.first("RELOADING=1", after: before) { $0.isReloading }
                try scene.write(scene.schedule(["first/\(round)", "second/\(round)"]))
                daemon.send(SIGHUP)
                try await scene.arrivals.first("the later secret") { $0.secret == "second/\(round)" }
            }
            daemon.send(SIGTERM)
            #expect(try await daemon.end() == .exited(0))
            let all = scene.notifications.all
            #expect(all.count { $0.isReady } == all.count { $0.isReloading } + 1)
        }
    }

    @Test("Do calls go to another endpoint after a reload that names it?")
    func changesEndpoint() async throws {
        let arrivals = Observations<Arrival>()
        let other = try await KMSSimulator.start { arrivals.append($0) }
        try await Scene.play { scene in
            try scene.write(scene.schedule(["redis/a"]))
            let daemon = try scene.start()
            try await daemon.log.first("the first rotation") { $0.contains("rotation accepted: redis/a") }
            try scene.write(scene.schedule(["redis/a", "redis/b"], endpoint: other.address))
            daemon.send(SIGHUP)
            try await arrivals.first("the rotation at the other endpoint") { $0.secret == "redis/b" && $0.isRotation }
            #expect(scene.arrivals.all.count == 1)
            #expect(arrivals.all.count == 1)
        }
        await other.stop()
    }

    @Test("Does a SIGHUP in the first milliseconds leave the process alive, and ready only when it is?")
    func survivesEarlySignal() async throws {
        try await Scene.play { scene in
            try scene.write(scene.schedule(["redis/cart"]))
            let daemon = try scene.start()
            try await daemon.untilItBlocks(SIGHUP)
            daemon.send(SIGHUP)
            try await daemon.log.first("the reload") { $0.contains("configuration loaded") }
            #expect(scene.notifications.all.first?.isReady == true)
            try await daemon.log.first("the rotation") { $0.contains("rotation accepted: redis/cart") }
            #expect(scene.arrivals.all.count == 1)
        }
    }

    @Test("Is a quota that reaches further back than the attempts that are known refused until a restart?")
    func refusesLongerMemory() async throws {
        try await Scene.play { scene in
            try scene.write(scene.schedule(account: "quota: 50 per 1h"))
            let daemon = try scene.start()
            try await scene.ready()
            let before = scene.notifications.all.count
            try scene.write(scene.schedule(account: "quota: 50 per 1d"))
            daemon.send(SIGHUP)
            #expect(try await scene.ready(after: before).status.contains("restart rotationd"))
            daemon.send(SIGTERM)
            #expect(try await daemon.end() == .exited(0))
            let second = try scene.start("--until-idle")
            #expect(try await second.end() == .exited(0))
        }
    }
}
