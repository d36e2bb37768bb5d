import Glibc
import Ledger
import ProcessSupport
import Testing

/// What a crash at each single place of a daemon's life leaves behind.
@Suite(.timeLimit(.minutes(20)))
struct CrashPlaceTests {
    /// Lives that are played at the same time.
    private static let width = 4

    /// Where only a daemon comes that finds a damaged ledger: `DamageTests` goes there.
    private static let otherPlaces: Set = [CrashPoint.ledgerHalfAside, .ledgerAside]

    @Test("Does a crash at any one place, from the first file to the last, lose or double anything?")
    func survivesEachPlace() async throws {
        var places = try await withThrowingTaskGroup(of: [String?].self) { group in
            for lane in 0..<Self.width {
                group.addTask {
                    var places: [String?] = []
                    // Until a life ends by itself, since no passing is left.
                    repeat {
                        places.append(try await Self.life(endingAt: "any:\(lane + 1 + places.count * Self.width)"))
                    } while places.last != .some(nil)
                    return places
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }.compactMap { $0 }
        }
        // The passings are not the same in every life, so one may have been left out.
        let all = Set(CrashPoint.allCases.filter { !Self.otherPlaces.contains($0) }.map(\.name))
        for place in all.subtracting(places).sorted() {
            let reached = try await Self.life(endingAt: place)
            #expect(reached == place)
            places.append(place)
        }
        #expect(Set(places) == all)
        print("\(places.count) crashes at \(Set(places).count) places")
    }

    /// Plays a whole life, from the first start over a reload to a stop, that ends where `ROTATIOND_CRASH_AT` says so,
    /// and another one that finishes the work; gives the place, nil where the first was not ended there.
    private static func life(endingAt plan: String) async throws -> String? {
        let rules = World.Rules(
            quota: "3 per 500ms", faults: ["lost=0.2", "500=0.2"], seed: 1,
            account: ["guard: 50ms", "timeouts: {connect: 200ms, answer: 600ms}", "retry: {first: 50ms, most: 200ms}"])
        var place: String?
        try await World.play(rules) { world in
            let names = ["once/a", "once/b", "once/c", "once/d"]
            try world.write(world.schedule(Array(names.prefix(3))))
            let daemon = try world.startDaemon(crashAt: plan)
            // What waits here in vain, since the daemon has ended, is of no more use.
            let course = Task {
                try await world.ready()
                try world.write(world.schedule(names))
                daemon.send(SIGHUP)
                try await daemon.log.wait(for: "the rotations") { lines in
                    names.allSatisfy { name in lines.contains { $0.contains("rotation accepted: \(name) ") } }
                }
                daemon.send(SIGTERM)
            }
            let end = await daemon.end(within: .seconds(60))
            course.cancel()
            place = daemon.log.all.last { $0.hasPrefix("crash at ") }.map { String($0.dropFirst("crash at ".count)) }
            #expect(end == (place == nil ? .exited(0) : .killed(SIGKILL)), "\(daemon.log.all)")

            let second = try await world.finish(names)
            let comparison = try await world.comparison()
            #expect(comparison.differences == [], "after a crash at \(place ?? "none"), \(plan)")
            #expect(comparison.differences(once: names) == [], "after a crash at \(place ?? "none"), \(plan)")
            #expect(comparison.differences(log: daemon.log.all + second.log.all) == [])
        }
        return place
    }
}
