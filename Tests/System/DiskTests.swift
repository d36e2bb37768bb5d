import Foundation
import Glibc
import ProcessSupport
import Testing

/// What a disk that is full or may not be written does to a daemon; the state is a small file system of its own.
@Suite(.enabled(if: isRoot && Tool.mount.isThere, "mounting needs root"), .timeLimit(.minutes(5)))
struct DiskTests {
    private static let rules = World.Rules(quota: "20 per 1s")
    private static let tickers =
        "  - {names: [tick/a, tick/b], every: 1s, anchor: 2020-01-01T00:00Z, on-first-sight: wait}\n"

    @Test("Does a full disk stop the sending, over restarts too, and does making room end it?")
    func waitsForRoom() async throws {
        try await Self.play { world in
            try world.write(world.schedule(["once/a"], entries: Self.tickers))
            let daemon = try world.startDaemon()
            try await daemon.log.first("a rotation") { $0.contains("rotation accepted: tick/a") }
            let ballast = "\(world.statePath)/ballast"
            try Self.fill(ballast)
            try await world.notifications.first("the trouble in the status") {
                $0.status.hasPrefix("nothing is sent, the ledger cannot be written (")
            }
            #expect(daemon.log.all.count(containing: "critical ledger full: nothing is sent: ") == 1)
            daemon.send(SIGKILL)
            #expect(try await daemon.end() == .killed(SIGKILL))

            // The log that the crash leaves can be read on a full disk, but nothing can be sent.
            let count = world.arrivals.all.count
            let second = try world.startDaemon()
            try await second.log.first("the trouble of the second") { $0.contains("critical ledger full: ") }
            #expect(world.arrivals.all.count == count)
            unlink(ballast)
            try await second.log.first("the recovery") { $0.contains("ledger recovered") }
            try await world.arrivals.first("another rotation", after: count) { $0.rotation }
            second.send(SIGKILL)
            #expect(try await second.end() == .killed(SIGKILL))

            let last = try await world.finish(["once/a"])
            let log = daemon.log.all + second.log.all + last.log.all
            let comparison = try await world.comparison()
            #expect(comparison.differences == [])
            #expect(comparison.differences(once: ["once/a"]) == [])
            for name in ["tick/a", "tick/b"] { #expect(comparison.differences(each: 1, name) == []) }
            #expect(comparison.differences(log: log) == [])
        }
    }

    @Test("Does a state that may not be written keep a daemon from its start, until it may?")
    func waitsForRights() async throws {
        try await Self.play { world in
            try world.write(world.schedule(entries: Self.tickers))
            let daemon = try world.startDaemon()
            try await daemon.log.wait(for: "rotations") { lines in
                ["tick/a", "tick/b"].allSatisfy { name in lines.contains { $0.contains("rotation accepted: \(name) ") }
                }
            }
            // What the crash leaves is a log that the next start must bring into the database.
            daemon.send(SIGKILL)
            #expect(try await daemon.end() == .killed(SIGKILL))

            let count = world.arrivals.all.count
            try Tool.mount.run("-o", "remount,ro", world.statePath)
            let second = try world.startDaemon()
            #expect(try await second.end() == .exited(74))
            #expect(second.log.all.count(containing: "ledger unavailable: \(world.statePath)/") == 1)
            #expect(world.arrivals.all.count == count)

            try Tool.mount.run("-o", "remount,rw", world.statePath)
            let last = try await world.finish([])
            let comparison = try await world.comparison()
            #expect(comparison.differences == [])
            for name in ["tick/a", "tick/b"] { #expect(comparison.differences(each: 1, name) == []) }
            #expect(comparison.differences(log: daemon.log.all + last.log.all) == [])
        }
    }

    /// A world whose state is a file system of 4 MiB.
    private static func play(_ test: (World) async throws -> Void) async throws {
        try await World.play(rules) { world in
            try FileManager.default.createDirectory(atPath: world.statePath, withIntermediateDirectories: true)
            try Tool.mount.run("-t", "tmpfs", "-o", "size=4m,mode=0700", "rotationd-test", world.statePath)
            let result: Result<Void, any Error>
            do { result = .success(try await test(world)) } catch { result = .failure(error) }
            // Daemons may still have files there.
            try Tool.umount.run("--lazy", world.statePath)
            try result.get()
        }
    }

    /// Writes a file until nothing more goes in.
    private static func fill(_ path: String) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        try #require(descriptor >= 0)
        defer { close(descriptor) }
        let block = [UInt8](repeating: 0, count: 4096)
        while write(descriptor, block, block.count) > 0 {}
        #expect(errno == ENOSPC)
    }
}
