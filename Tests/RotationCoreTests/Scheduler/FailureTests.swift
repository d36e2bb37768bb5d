import SimulationWorld
import Testing

@testable import RotationCore

@Suite("Failures")
struct FailureTests {
    @Test("Transient: the same VersionId within 1 s of the completion, then doubling waits")
    func transient() throws {
        let world = World.simple([try Setup.secret("a")])
        world.fate = { _, order in order.attempt.number < 4 ? .reject(.transient, code: "InternalFailure") : .accept() }
        world.run(for: .seconds(200))
        let times = world.sendTimes(of: "a")
        #expect(times.count == 4)
        #expect(times[1] - times[0] <= 1_100_000)
        #expect(times[2] - times[1] <= 2_100_000)
        #expect(Set(world.sendings.map(\.order.attempt.versionID)).count == 1)
        #expect(
            world.states(of: "a") == [.due, .queued, .sent, .queued, .sent, .queued, .sent, .queued, .sent, .accepted])
        #expect(world.allFaults == [])
    }

    @Test("The cap of the backoff doubles up to `most` and never overflows")
    func backoff() {
        let policy = RetryPolicy()
        #expect(policy.cap(failures: 1) == .seconds(1))
        #expect(policy.cap(failures: 5) == .seconds(16))
        #expect(policy.cap(failures: 11) == .seconds(900))
        #expect(policy.cap(failures: Int.max) == .seconds(900))
        let vast = RetryPolicy(first: .seconds(3_652_425 * 86_400), most: .seconds(3_652_425 * 86_400))
        #expect(vast.cap(failures: 1_000) == vast.most)
        #expect(RetryPolicy(first: .zero).cap(failures: Int.max) == .zero)
    }

    @Test("Throttled: the whole account waits, window/limit first, then twice as long; no rotation fails")
    func throttled() throws {
        let world = World.simple(account: Setup.account(concurrency: 1), try ["a", "b"].map { try Setup.secret($0) })
        world.fate = { world, _ in world.seconds < 250 ? .reject(.throttled, code: "Rejected.Throttling") : .accept() }
        world.run(for: .seconds(600))
        let times = world.sendings.map { $0.time / 1_000_000 }
        #expect(times == [60, 132, 276, 276])
        #expect(world.latest("a")?.failures == 0)
        #expect(world.latest("a")?.state == .accepted)
        #expect(world.ledger.accounts["main"]?.wait == nil)
        #expect(world.allFaults == [])
    }

    @Test("Throttled: the header's time goes before our own")
    func retryAfter() throws {
        let world = World.simple([try Setup.secret("a")])
        world.fate = { _, order in order.attempt.number == 1 ? .reject(.throttled, retryAfter: .seconds(7)) : .accept()
        }
        world.run(for: .seconds(100))
        #expect(world.sendings.map { $0.time / 1_000_000 } == [60, 67])
    }

    @Test("Calls under way when a wait begins do not double it, and their success does not end it")
    func throttledTogether() throws {
        let world = World.simple(try ["a", "b", "c", "d", "e"].map { try Setup.secret($0) })
        world.fate = { world, order in
            if world.seconds > 70 { return .accept() }
            return order.attempt.secret.name == "d" ? .accept(after: .seconds(2)) : .reject(.throttled)
        }
        world.run(for: .seconds(131))
        #expect(world.ledger.accounts["main"]?.throttles == 1)
        #expect(world.sendings.count == 4)
        world.run(for: .seconds(10))
        #expect(world.sendings.count == 8)
        #expect(world.allFaults == [])
    }

    @Test("Accounts that share a quota wait together")
    func throttledGroup() throws {
        let world = World()
        world.configuration = Configuration(
            accounts: [Setup.account("x", number: "1"), Setup.account("y", number: "1")],
            secrets: [
                try Setup.secret("a", account: "x", at: .seconds(60)),
                try Setup.secret("b", account: "y", at: .seconds(62)),
            ])
        world.fate = { world, _ in world.seconds < 61 ? .reject(.throttled) : .accept() }
        world.start(origin: .created)
        world.run(for: .seconds(120))
        #expect(world.sendings.count == 1)
        world.run(for: .seconds(60))
        #expect(world.sendings.count == 3)
        #expect(world.allFaults == [])
    }

    @Test(
        "Permanent: the secret is held until its entry changes; what came due meanwhile is one missed run with the hold as reason"
    )
    func permanent() throws {
        let secret = try Setup.secret("a", every: .seconds(100))
        let world = World.simple([secret, try Setup.secret("b", every: .seconds(100))])
        world.fate = { _, order in
            order.attempt.secret.name == "a" ? .reject(.permanent, code: "Forbidden.ResourceNotFound") : .accept()
        }
        world.run(for: .seconds(300))
        #expect(world.ledger.rotations(of: secret.id).map(\.state) == [.failed])
        #expect(world.sendTimes(of: "a").count == 1)
        #expect(world.sendTimes(of: "b").count == 3)
        world.fate = { _, _ in .accept() }
        var edited = world.configuration
        edited.entries[0].within = .seconds(50)
        world.reload(edited)
        world.run(for: .seconds(100))
        #expect(world.record("a")?.hold == nil)
        let rotations = world.ledger.rotations(of: secret.id)
        #expect(rotations.map(\.state) == [.failed, .missed, .accepted])
        #expect(rotations[1].reason == Reason.secretHeld("Forbidden.ResourceNotFound"))
        #expect(rotations[1].count == 2)
        #expect(world.states(of: "a").filter { $0 == .missed }.count == 1)
        #expect(world.count { $0 == .secretReleased(secret.id) } == 1)
        #expect(world.allFaults == [])
        world.audit()
    }

    @Test("A newer occurrence that waits when its secret is held ends missed")
    func permanentWithNewer() throws {
        let world = World.simple([try Setup.secret("a", every: .seconds(3))])
        world.fate = { _, _ in .reject(.permanent, code: "Gone", after: .seconds(5)) }
        world.run(for: .seconds(20))
        #expect(world.ledger.rotations(of: Setup.id("a")).first?.state == .failed)
        #expect(world.ledger.rotations(of: Setup.id("a")).dropFirst().allSatisfy { $0.state == .missed })
        world.audit()
        #expect(world.allFaults == [])
    }

    @Test("Refused: as transient, `max-attempts` times, then as permanent")
    func refused() throws {
        let world = World.simple([try Setup.secret("a", every: .seconds(864_000))])
        world.fate = { _, order in
            order.attempt.number == 3 ? .reject(.transient) : .reject(.refused, code: "InvalidParameter")
        }
        world.run(for: .seconds(86_000))
        #expect(world.sendings.count == 11)
        #expect(world.latest("a")?.state == .failed)
        #expect(world.record("a")?.hold?.failure == .refused)
    }

    @Test("Permission: a policy is per secret, but three different secrets in a row hold the account")
    func permission() throws {
        let world = World.simple(
            account: Setup.account(concurrency: 1), try ["a", "b", "c", "d"].map { try Setup.secret($0) })
        world.fate = { _, _ in .reject(.permission, code: "Forbidden.RAM") }
        world.run(for: .seconds(100))
        #expect(["a", "b", "c", "d"].map { world.latest($0)?.state } == [.failed, .failed, .held, .queued])
        #expect(world.ledger.accounts["main"]?.hold?.failure == .permission)
        // The probe is made with another secret, and its success releases all.
        world.fate = { _, _ in .accept() }
        world.run(for: .seconds(60))
        #expect(world.sendings.map(\.order.attempt.secret.name) == ["a", "b", "c", "d", "c"])
        #expect(world.ledger.accounts["main"]?.hold == nil)
        #expect(world.latest("c")?.state == .accepted)
        #expect(world.allFaults == [])
    }

    @Test("A success between refusals for want of permission keeps the account")
    func permissionBetween() throws {
        let secrets = try ["a", "b", "c", "d"].enumerated().map { try Setup.secret($1, at: .seconds(60 + Int64($0))) }
        let world = World.simple(secrets)
        world.fate = { _, order in order.attempt.secret.name == "c" ? .accept() : .reject(.permission) }
        world.run(for: .seconds(100))
        #expect(world.ledger.accounts["main"]?.hold == nil)
        #expect(world.ledger.accounts["main"]?.denied.count == 1)
    }

    @Test("A ledger that refuses the commit of a failure changes nothing about what follows from it")
    func failureWithFullLedger() throws {
        for failure in FailureClass.allCases {
            var ends: [[RotationState]] = []
            for isFull in [false, true] {
                let world = World.simple([try Setup.secret("a")])
                let date = Setup.epoch.advanced(by: .seconds(360))
                world.fate = { _, order in order.attempt.number == 1 ? .reject(failure, date: date) : .accept() }
                world.commit = { world in
                    let refuses = isFull && world.seconds > 60.01 && world.seconds < 62
                    return (refuses ? .full("no space") : .durable, .milliseconds(1))
                }
                world.run(for: .seconds(300))
                ends.append(world.states(of: "a"))
                #expect(world.allFaults == [])
            }
            #expect(ends[0] == ends[1], "\(failure)")
        }
    }
}
