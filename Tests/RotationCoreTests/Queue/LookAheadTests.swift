import SimulationWorld
import Testing

@testable import RotationCore

@Suite("The look-ahead of the queue")
struct LookAheadTests {
    private func instant(_ seconds: Int64) -> Instant { Instant(seconds: seconds) }

    /// How many of the deadlines cannot be met with these slots, each used once: the earliest deadline that a slot can
    /// still meet takes it.
    private func late(_ deadlines: [Int64], slots: [Int64]) -> Int {
        var open = deadlines.sorted()
        for slot in slots.sorted() {
            if let index = open.firstIndex(where: { $0 >= slot }) { open.remove(at: index) }
        }
        return open.count
    }

    @Test("It holds back what would let one more be late, and nothing else")
    func property() {
        var generator = SeededGenerator(seed: 7)
        func numbers(_ count: ClosedRange<Int>, _ range: ClosedRange<Int64>) -> [Int64] {
            (0..<Int.random(in: count, using: &generator)).map { _ in .random(in: range, using: &generator) }
        }
        var held = 0
        for _ in 0..<5_000 {
            let claims = numbers(0...8, 0...150).sorted()
            let slots = [0] + numbers(0...5, 0...120)
            let own = Int64.random(in: 0...150, using: &generator)
            let inSpan = claims.filter { $0 < 100 }
            let without = late(own < 100 ? inSpan + [own] : inSpan, slots: slots)
            var rest = slots
            rest.remove(at: slots.firstIndex(of: 0) ?? 0)
            let isHeld = late(inSpan, slots: rest) > without
            let lookAhead = LookAhead(span: .seconds(100)) { instant in
                slots.filter { $0 <= instant.seconds }.count
            }
            let release = lookAhead.release(of: instant(own), from: instant(0), claims: claims.map { instant($0) })
            #expect((release > instant(0)) == isHeld, "\(own) \(claims) \(slots)")
            held += isHeld ? 1 : 0
        }
        #expect(held > 100)
    }

    @Test("While there is slack nothing is held back, whatever its deadline")
    func slack() {
        var generator = SeededGenerator(seed: 8)
        var spent = 0
        for _ in 0..<3_000 {
            let claims = (0..<Int.random(in: 0...8, using: &generator)).map { _ in
                Int64.random(in: 0...120, using: &generator)
            }.sorted()
            let slots = (0..<Int.random(in: 1...9, using: &generator)).map { _ in
                max(Int64.random(in: -60...120, using: &generator), 0)
            }
            var lookAhead = LookAhead(span: .seconds(100)) { instant in
                slots.filter { $0 <= instant.seconds }.count
            }
            let left = lookAhead.slack(of: claims.map { instant($0) }, until: instant(110))
            for used in 0..<max(left, 0) {
                lookAhead = LookAhead(span: .seconds(100)) { instant in
                    slots.filter { $0 <= instant.seconds }.count - used
                }
                let own = Int64.random(in: 0...150, using: &generator)
                let release = lookAhead.release(of: instant(own), from: instant(0), claims: claims.map { instant($0) })
                #expect(release == instant(0), "\(own) \(claims) \(slots) \(used)")
                spent += 1
            }
        }
        #expect(spent > 500)
    }

    @Test("One slot is left for the one that will need it, and 49 are not")
    func counterexample() throws {
        let relaxed = try (0..<50).map { try Setup.secret("relaxed\($0)", within: .seconds(5 * 3600)) }
        let tight = try Setup.secret("tight", at: .seconds(660), within: .seconds(300))
        let world = World.simple(relaxed + [tight])
        world.run(for: .seconds(600))
        #expect(world.sendings.count == 49)
        world.run(for: .seconds(2 * 3600))
        #expect(world.sendSeconds(of: "tight") == [660])
        #expect(world.sendings.count == 51)
        #expect(world.sendings.last.map { $0.time / 1_000_000 } == 3665)
        #expect(world.allFaults == [])
        #expect(world.idleWakes == 0)
    }

    @Test("No slot is left for a secret that is paused beyond its deadline; one whose pause ends before has its own")
    func pausedClaims() throws {
        for (end, sent) in [(nil, 50), (Duration.seconds(700), 49)] {
            let relaxed = try (0..<50).map { try Setup.secret("relaxed\($0)", within: .seconds(5 * 3600)) }
            let tight = try Setup.secret("tight", at: .seconds(660), within: .seconds(300))
            let world = World.simple(relaxed + [tight])
            world.run(for: .seconds(10))
            let pause = PauseRecord(
                .names(try Glob("tight")), reason: "drill", end: end.map { Setup.epoch.advanced(by: $0) })
            world.deliver(.paused(pause))
            world.run(for: .seconds(600))
            #expect(world.sendings.count == sent)
            world.run(for: .seconds(200))
            #expect(world.sendTimes(of: "tight").count == 50 - sent)
            #expect(world.allFaults == [])
        }
    }

    @Test("A rotation whose window will close first is waited for while it is closed")
    func window() throws {
        var tight = try Setup.secret("tight", within: .seconds(1000))
        tight.entry.window = try Setup.window([300..<400])
        let world = World.simple(
            account: Setup.account(limit: 1), [tight, try Setup.secret("relaxed", within: .seconds(9000))])
        world.run(for: .seconds(3 * 3600))
        #expect(world.sendings.map { $0.time / 1_000_000 } == [300, 300 + 3605])
        #expect(world.allFaults == [])
    }

    @Test("With nothing that is pressed for time no slot is left unused")
    func relaxed() throws {
        let secrets = try (0..<30).map { try Setup.secret("s\($0)", at: .seconds(Int64(60 + $0 * 20))) }
        let world = World.simple(account: Setup.account(limit: 5, per: .seconds(200)), secrets)
        world.run(for: .seconds(3 * 3600))
        let times = world.sendings.map(\.time)
        #expect(times.count == 30)
        for index in 5..<30 {
            let possible = max(times[index - 5] + 205_000_000, Int64(60 + index * 20) * 1_000_000)
            #expect(times[index] <= possible + 1_000_000)
        }
        #expect(world.allFaults == [])
    }

    @Test("A secret that fails keeps no slot from the others")
    func retriesClaimNothing() throws {
        let secrets = try (0..<20).map { try Setup.secret("s\($0)", within: .seconds(600)) }
        let world = World.simple(secrets)
        world.fate = { _, _ in .reject(.transient) }
        world.run(for: .seconds(59.9))
        #expect(world.scheduler.claims.first(of: 0)?.time == Setup.epoch.advanced(by: .seconds(660)))
        world.run(for: .seconds(20))
        #expect(world.sendings.count > 20)
        #expect(world.scheduler.claims.first(of: 0) == nil)
        #expect(world.allFaults == [])
    }
}
