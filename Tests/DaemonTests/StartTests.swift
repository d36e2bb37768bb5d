import Foundation
import Glibc
import Ledger
import ProcessSupport
import RotationCore
import Testing

/// What an operator asks when a unit starts, or does not.
@Suite(.timeLimit(.minutes(5)))
struct StartTests {
    @Test("Is the first sight of every secret in the ledger before READY=1?")
    func firstSightIsDurableBeforeReady() async throws {
        try await Scene.play { scene in
            let names = (1...2000).map { "secret/\($0)" }
            try scene.write(
                scene.schedule(entries: "  - {names: [\(names.joined(separator: ", "))], on-first-sight: wait}"))
            let daemon = try scene.start()
            try await scene.ready()
            daemon.send(SIGKILL)
            #expect(try await daemon.end() == .killed(SIGKILL))

            var seen = 0
            let now = Stamp(bootID: BootID("test"), boot: BootTime(microseconds: 0), wall: Instant(seconds: 0))
            try LedgerReader(directory: scene.statePath).load(SlotHorizon(now: now, span: .zero, newest: 0)) {
                if case .secret = $0 { seen += 1 }
            }
            #expect(seen == names.count + 1)
        }
    }

    @Test("What does systemctl status say of a daemon that has nothing to do yet?")
    func statusSaysWhatIsNext() async throws {
        try await Scene.play { scene in
            try scene.write(
                scene.schedule(
                    entries: "  - {name: redis/cart, every: 30d, anchor: 2090-01-01T00:00:00Z, on-first-sight: wait}"))
            try scene.start()
            let ready = try await scene.ready()
            #expect(ready.status.hasPrefix("next is redis/cart at "))
            #expect(ready.status.contains("main: 0 of 50 slots used"))
        }
    }

    @Test("Does it start without any schedule, and say so?")
    func startsWithoutSchedule() async throws {
        try await Scene.play { scene in
            let empty = "\(scene.folder)/empty"
            try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: true)
            let daemon = try scene.launch(["--config", empty, "--state", scene.statePath])
            let ready = try await scene.ready()
            #expect(ready.status.contains("the schedule names no secrets"))
            try await daemon.log.first("the entry") { $0.contains("no schedule file: nothing will be rotated") }
        }
    }

    @Test("Does a --config path that is not there stop the start with 78?")
    func refusesMissingPath() async throws {
        try await Scene.play { scene in
            let daemon = try scene.start()
            #expect(try await daemon.end() == .exited(78))
            #expect(daemon.log.all.count(containing: "schedule.yaml:1:1: error: there is no such file") == 1)
            #expect(!scene.notifications.all.contains { $0.isReady })
        }
    }

    @Test("Does a faulty schedule stop the start with 78, with every fault in the log once?")
    func refusesFaultySchedule() async throws {
        try await Scene.play { scene in
            try scene.write("accounts: {main: {regio: x}}\nsecrets:\n  - name: a\n    evry: 3\n")
            let daemon = try scene.start()
            #expect(try await daemon.end() == .exited(78))
            #expect(daemon.log.all.count(containing: "schedule.yaml:1:19: error: ") == 1)
            #expect(daemon.log.all.count(containing: "schedule.yaml:4:5: error: ") == 1)
            #expect(daemon.log.all.last?.contains("configuration refused: not started: 2 faults") == true)
            try await scene.notifications.first("the first fault") {
                $0.status.hasPrefix("not started: \(scene.schedulePath):1:19: error: ")
            }
            #expect(!FileManager.default.fileExists(atPath: scene.statePath))
        }
    }

    @Test("Does a second daemon on the same state end with 75 and name the first one?")
    func refusesHeldLedger() async throws {
        try await Scene.play { scene in
            try scene.write(scene.schedule())
            let first = try scene.start()
            try await scene.ready()
            let second = try scene.start()
            #expect(try await second.end() == .exited(75))
            #expect(second.log.all.count(containing: "held by process \(first.processID)") == 1)
            #expect(scene.notifications.all.count { $0.isReady } == 1)
        }
    }

    @Test("Does a state directory that cannot be made stop the start with 74?")
    func refusesUnwritableState() async throws {
        try await Scene.play { scene in
            try scene.write(scene.schedule())
            // Below a file even root can make no directory.
            let daemon = try scene.launch(["--config", scene.schedulePath, "--state", "\(scene.schedulePath)/state"])
            #expect(try await daemon.end() == .exited(74))
            #expect(daemon.log.all.count(containing: "ledger unavailable: \(scene.schedulePath)/state: ") == 1)
        }
    }

    @Test("Does systemd's state directory serve where --state is not given?")
    func usesStateDirectoryOfUnit() async throws {
        try await Scene.play { scene in
            try scene.write(scene.schedule())
            let environment = scene.environment.merging(["STATE_DIRECTORY": "\(scene.statePath):/nowhere"]) { $1 }
            let daemon = try scene.launch(["--config", scene.schedulePath, "--until-idle"], environment: environment)
            #expect(try await daemon.end() == .exited(0))
            #expect(FileManager.default.fileExists(atPath: "\(scene.statePath)/ledger.sqlite"))
        }
    }

    @Test("Does it run without systemd?")
    func runsWithoutManager() async throws {
        try await Scene.play { scene in
            try scene.write(scene.schedule(["redis/cart"]))
            var environment = scene.environment
            environment["NOTIFY_SOCKET"] = nil
            let daemon = try scene.start("--until-idle", environment: environment)
            #expect(try await daemon.end() == .exited(0))
            #expect(scene.arrivals.all.count { $0.isRotation } == 1)
        }
    }

    @Test("Which version is this, which options are there, and what of a wrong one?")
    func answersOptions() async throws {
        try await Scene.play { scene in
            let version = try scene.launch(["--version"])
            #expect(try await version.end() == .exited(0))
            #expect(version.output.all == ["rotationd \(Release.version)"])

            let help = try scene.launch(["--help"])
            #expect(try await help.end() == .exited(0))
            for option in ["--config", "--state", "--drain", "--log-level", "--until-idle"] {
                #expect(help.output.all.count(containing: option) > 0)
            }

            for wrong in [["--colour"], ["--drain", "soon"], ["--log-level", "loud"], ["schedule.yaml"]] {
                let daemon = try scene.launch(wrong)
                #expect(try await daemon.end() == .exited(64))
                #expect(!daemon.log.all.isEmpty)
            }
        }
    }
}
