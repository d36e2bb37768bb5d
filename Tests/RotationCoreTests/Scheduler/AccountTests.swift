import SimulationWorld
import Testing

@testable import RotationCore

@Suite("Accounts: credentials, holds and clocks")
struct AccountTests {
    @Test("Rejected credentials: the account is held and its credential read once; another fingerprint releases it")
    func credentials() throws {
        let world = World.simple([try Setup.secret("a")])
        var fingerprint = "1"
        world.credential = { _, _ in .available(accessKeyID: "k", fingerprint: fingerprint) }
        world.fate = { _, _ in
            fingerprint == "1" ? .reject(.credentials, code: "InvalidAccessKeyId.NotFound") : .accept()
        }
        world.run(for: .seconds(60) + .milliseconds(10))
        fingerprint = "2"
        world.run(for: .seconds(5))
        #expect(world.sendings.count == 2)
        #expect(world.states(of: "a") == [.due, .queued, .sent, .held, .sent, .accepted])
        #expect(world.count { if case .accountReleased = $0 { true } else { false } } == 1)
        #expect(world.allFaults == [])
    }

    @Test("A held account is probed by one call after a minute, doubling to an hour")
    func probes() throws {
        let world = World.simple(try ["a", "b", "c", "d", "e"].map { try Setup.secret($0) })
        world.fate = { _, _ in .reject(.account, code: "Forbidden.InDebt") }
        world.run(for: .seconds(20_000))
        let times = world.sendings.map { $0.time / 1_000_000 }
        #expect(times.filter { $0 < 100 }.count == 4)
        #expect(times.dropFirst(4).map { ($0 - 60) / 60 } == [1, 3, 7, 15, 31, 63, 123, 183, 243, 303])
        world.fate = { _, _ in .accept() }
        world.run(for: .seconds(4000))
        #expect(world.kms.carriedOut.count == 5)
        #expect(world.allFaults == [])
    }

    @Test("An account's hold survives a restart, and ends when its keys in the file change")
    func holdSurvives() throws {
        let world = World.simple([try Setup.secret("a")])
        world.fate = { _, _ in .reject(.account, code: "Forbidden.InDebt") }
        world.run(for: .seconds(61))
        world.crash()
        world.start()
        world.run(for: .seconds(50))
        #expect(world.sendings.count == 1)
        var configuration = world.configuration
        configuration.accounts[0].concurrency = 2
        world.fate = { _, _ in .accept() }
        world.reload(configuration)
        world.run(for: .seconds(1))
        #expect(world.latest("a")?.state == .accepted)
        #expect(world.allFaults == [])
    }

    @Test("A call that an older credential signed says nothing of the present one")
    func outdatedCredential() throws {
        let world = World.simple([try Setup.secret("a")])
        world.fate = { _, order in order.attempt.number == 1 ? .reject(.credentials, after: .seconds(3)) : .accept() }
        world.run(for: .seconds(61))
        world.credential = { _, _ in .available(accessKeyID: "new", fingerprint: "9") }
        world.readCredential("main")
        world.run(for: .seconds(10))
        #expect(world.states(of: "a") == [.due, .queued, .sent, .queued, .sent, .accepted])
        #expect(world.ledger.accounts["main"]?.hold == nil)
        #expect(world.allFaults == [])
    }

    @Test("A credential that cannot be read is asked for after 1 s, doubling to 60 s, and only while work waits")
    func unreadable() throws {
        let world = World.simple([try Setup.secret("a", at: .seconds(100))], start: false)
        var reads: [Int64] = []
        world.credential = { world, _ in
            reads.append(world.clock.time / 1_000_000)
            return world.seconds < 260
                ? .unavailable(reason: "no file") : .available(accessKeyID: "k", fingerprint: "1")
        }
        world.start(origin: .created)
        world.run(for: .seconds(99))
        #expect(reads.allSatisfy { $0 < 2 })
        let before = reads.count
        #expect(world.wakes == 0)
        world.run(for: .seconds(400))
        #expect(reads.dropFirst(before).count < 10)
        #expect(world.latest("a")?.state == .accepted)
        #expect(world.count { if case .credentialUnavailable = $0 { true } else { false } } == 1)
        #expect(world.allFaults == [])
    }

    @Test("A credential that becomes unreadable loses no slot and frees none")
    func slotsOverUnreadableCredential() throws {
        let account = Setup.account(limit: 3, per: .seconds(100), guard: .seconds(1))
        let world = World.simple(account: account, try (0..<6).map { try Setup.secret("s\($0)") })
        world.fate = { _, _ in .accept(after: .seconds(3)) }
        world.run(for: .seconds(61))
        world.credential = { world, _ in
            world.seconds < 65 ? .unavailable(reason: "gone") : .available(accessKeyID: "other", fingerprint: "2")
        }
        world.readCredential("main")
        world.run(for: .seconds(300))
        #expect(world.sendings.count == 6)
        #expect(world.scheduler.groups.map(\.slots.inFlight) == [0])
        #expect(world.allFaults == [])
    }

    @Test(
        "A wrong clock is corrected once by the Date header, also where several calls failed together; then the account is held"
    )
    func clock() throws {
        let world = World.simple(try ["a", "b", "c"].map { try Setup.secret($0) })
        world.clock.step(by: .seconds(-300))
        world.fate = { world, order in
            let isRight = order.clockCorrection > .seconds(290)
            return isRight ? .accept() : .reject(.clock, date: world.clock.truth)
        }
        world.run(for: .seconds(400))
        #expect(world.kms.carriedOut.count == 3)
        #expect(world.sendings.count == 6)
        #expect(world.count { if case .clockCorrected = $0 { true } else { false } } == 1)
        #expect(world.count { if case .accountHeld = $0 { true } else { false } } == 0)
        #expect(world.allFaults == [])

        let hopeless = World.simple([try Setup.secret("a")])
        hopeless.fate = { world, order in
            .reject(.clock, date: world.clock.truth.advanced(by: .seconds(100 * Int64(order.attempt.number))))
        }
        hopeless.run(for: .seconds(100))
        #expect(hopeless.sendings.count == 2)
        #expect(hopeless.states(of: "a").last == .held)
    }

    @Test("A clock that is off by more than an hour holds the account")
    func clockFarOff() throws {
        let world = World.simple([try Setup.secret("a")])
        world.fate = { world, _ in .reject(.clock, date: world.clock.truth.advanced(by: .seconds(4000))) }
        world.run(for: .seconds(100))
        #expect(world.sendings.count == 1)
        #expect(world.ledger.accounts["main"]?.hold?.failure == .clock)
    }

    @Test("Nothing of an account is sent before its credential is known, and its credential is asked for")
    func unknownCredential() throws {
        let world = World.simple([try Setup.secret("a")])
        var configuration = world.configuration
        configuration.accounts.append(Setup.account("second"))
        configuration.add(try Setup.secret("b", account: "second"))
        world.reload(configuration)
        world.run(for: .seconds(100))
        #expect(world.latest("b", account: "second")?.state == .accepted)
        #expect(world.allFaults == [])
    }
}
