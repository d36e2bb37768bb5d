import Foundation
import Glibc
import ProcessSupport
import Testing

/// What two units, or an impatient operator, can do: several daemons on one state.
@Suite(.timeLimit(.minutes(5)))
struct RivalTests {
    @Test("Does one daemon alone get the state, by whichever path, and the next one when that is killed?")
    func oneOfManyWorks() async throws {
        try await World.play(World.Rules(quota: "20 per 2s", faults: ["lost=0.1", "delay=0.3:200ms"])) { world in
            var names: [String] = []
            var log: [String] = []
            let link = "\(world.folder)/link"
            try FileManager.default.createDirectory(atPath: world.statePath, withIntermediateDirectories: true)
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: world.statePath)
            for round in 1...8 {
                names += ["once/\(round)a", "once/\(round)b"]
                try world.write(world.schedule(names))
                let before = world.notifications.all.count
                let rivals = try (0..<4).map { try world.startDaemon(state: $0 % 2 == 0 ? world.statePath : link) }
                try await world.ready(after: before)
                let ends = try await Self.allButOneEnd(rivals)
                let holder = try #require(rivals.first { ends[$0.processID] == nil })
                for loser in rivals where loser.processID != holder.processID {
                    #expect(ends[loser.processID] == .exited(75))
                    #expect(loser.log.all.count(containing: "held by process \(holder.processID)") == 1)
                }
                #expect(world.notifications.all.dropFirst(before).count { $0.isReady } == 1)
                let arrivals = world.arrivals.all.count
                try await world.arrivals.wait(for: "a call") { [round] in $0.count > (round == 1 ? 0 : arrivals - 1) }
                holder.send(SIGKILL)
                #expect(try await holder.end() == .killed(SIGKILL))
                log += holder.log.all
            }
            log += try await world.finish(names).log.all
            let comparison = try await world.comparison()
            #expect(comparison.differences == [])
            #expect(comparison.differences(once: names) == [])
            #expect(comparison.differences(log: log) == [])
        }
    }

    /// Waits until all but one of the processes have ended, and gives how.
    private static func allButOneEnd(_ rivals: [ChildProcess]) async throws -> [pid_t: ChildProcess.End] {
        let ends = Observations<(pid_t, ChildProcess.End)>()
        for rival in rivals {
            Task { ends.append((rival.processID, try await rival.end())) }
        }
        let all = try await ends.wait(for: "the end of all but one") { $0.count == rivals.count - 1 }
        return Dictionary(uniqueKeysWithValues: all)
    }
}
