import Foundation
import Glibc
import ProcessSupport
import Testing

/// What surrounds the process: the watchdog, its limits, its files, and a log that nobody takes.
@Suite(.timeLimit(.minutes(5)))
struct WatchTests {
    @Test("Does the watchdog hear of it again and again?")
    func feedsWatchdog() async throws {
        try await Scene.play { scene in
            try scene.write(scene.schedule())
            let environment = scene.environment.merging(["WATCHDOG_USEC": "400000"]) { $1 }
            try scene.start(environment: environment)
            try await scene.notifications.wait(for: "three signs of life") { $0.count { $0["WATCHDOG"] == "1" } >= 3 }
        }
    }

    @Test("Is it silent towards a watchdog that is meant for another process?")
    func leavesOtherWatchdogAlone() async throws {
        try await Scene.play { scene in
            try scene.write(scene.schedule(entries: "  - {name: redis/cart, every: 1s, on-first-sight: wait}"))
            let environment = scene.environment.merging(["WATCHDOG_USEC": "2000", "WATCHDOG_PID": "1"]) { $1 }
            try scene.start(environment: environment)
            try await scene.arrivals.first("a rotation")
            #expect(scene.notifications.all.count { $0["WATCHDOG"] != nil } == 0)
        }
    }

    @Test("Can no core dump hold a key, and are the ledger's files its owner's alone?")
    func keepsToItself() async throws {
        try await Scene.play { scene in
            try scene.write(scene.schedule(["redis/cart"]))
            let daemon = try scene.start()
            try await daemon.log.first("the rotation") { $0.contains("rotation accepted") }
            let limits = try String(contentsOfFile: "/proc/\(daemon.processID)/limits", encoding: .utf8)
            let core = try #require(limits.split(separator: "\n").first { $0.hasPrefix("Max core file size") })
            #expect(core.split(separator: " ").dropFirst(4).prefix(2) == ["0", "0"])

            #expect(Self.mode(of: scene.statePath) == 0o700)
            let files = try FileManager.default.contentsOfDirectory(atPath: scene.statePath)
            #expect(files.contains("ledger.sqlite") && files.contains("ledger.lock"))
            for file in files { #expect(Self.mode(of: "\(scene.statePath)/\(file)") == 0o600, "\(file)") }
        }
    }

    @Test("Does it work without a standard error, and does no log line get into another file?")
    func worksWithoutStandardError() async throws {
        try await Scene.play { scene in
            try scene.write(scene.schedule(["redis/cart"]))
            let daemon = try scene.start(closesError: true)
            try await scene.arrivals.first("the rotation")
            let error = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(daemon.processID)/fd/2")
            #expect(error == "/dev/null")
            daemon.send(SIGTERM)
            #expect(try await daemon.end() == .exited(0))
            #expect(try scene.states(of: "redis/cart") == [.accepted])
            let lock = FileManager.default.contents(atPath: "\(scene.statePath)/ledger.lock")
            #expect(lock?.isEmpty == true)
        }
    }

    @Test("Does a ledger that was taken away end the daemon with 74 instead of leaving it silent?")
    func endsWithoutItsLedger() async throws {
        try await Scene.play { scene in
            try scene.write(scene.schedule())
            let daemon = try scene.start()
            try await scene.ready()
            try FileManager.default.removeItem(atPath: scene.statePath)
            try scene.write(scene.schedule(["redis/cart"]))
            daemon.send(SIGHUP)
            #expect(try await daemon.end() == .exited(74))
            #expect(daemon.log.all.count(containing: "critical ledger unavailable: ") == 1)
            #expect(scene.arrivals.all.isEmpty)
        }
    }

    @Test("Does a full disk stop the sending, show in the status, and pass by itself?")
    func waitsForSpace() async throws {
        try await Scene.play { scene in
            try scene.write(
                scene.schedule(
                    entries: "  - {name: redis/cart, every: 1s, anchor: 2020-01-01T00:00:00Z, on-first-sight: wait}"))
            let daemon = try scene.start()
            try await scene.arrivals.first("a rotation")
            // A limit of file sizes is as good as a full disk: nothing can be written any more.
            try Self.limitFiles(of: daemon, to: "0:unlimited")
            try await scene.notifications.first("the trouble in the status") {
                $0.status.hasPrefix("nothing is sent, the ledger cannot be written (")
            }
            #expect(daemon.log.all.count(containing: "critical ledger full: nothing is sent: ") == 1)

            let count = scene.arrivals.all.count
            try Self.limitFiles(of: daemon, to: "unlimited")
            try await daemon.log.first("the recovery") { $0.contains("ledger recovered") }
            try await scene.arrivals.first("another rotation", after: count) { $0.isRotation }
            daemon.send(SIGTERM)
            #expect(try await daemon.end() == .exited(0))
            #expect(scene.kms.summary.concurrentAttempts == 0)
            #expect(scene.kms.summary.backwardsVersions == 0)
        }
    }

    /// Sets RLIMIT_FSIZE of the running process (prlimit(1)).
    private static func limitFiles(of daemon: ChildProcess, to limit: String) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/prlimit")
        process.arguments = ["--pid", "\(daemon.processID)", "--fsize=\(limit)"]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    private static func mode(of path: String) -> mode_t? {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode & 0o7777 : nil
    }
}
