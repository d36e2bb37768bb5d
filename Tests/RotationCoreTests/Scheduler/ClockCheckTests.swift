import SimulationWorld
import Testing

@testable import RotationCore

@Suite("The clock is compared with KMS's Date")
struct ClockCheckTests {
    /// A world that has not started, whose machine's clock is off by that much.
    private func world(
        off error: Duration, accounts: [AccountConfiguration] = [Setup.account()], _ secrets: [TestSecret]
    ) -> World {
        let world = World.simple(secrets, start: false)
        world.configuration = Configuration(accounts: accounts, secrets: secrets)
        world.clock.step(by: error)
        world.date = World.trueDate(in:of:)
        return world
    }

    private func corrections(_ world: World) -> [Duration] {
        world.notices.compactMap { if case .clockCorrected(_, let duration) = $0.notice { duration } else { nil } }
    }

    // MARK: Asking

    @Test("It delays no readiness, and nothing is sent before it is over")
    func beforeTheFirstSend() throws {
        let world = world(off: .zero, [try Setup.secret("a", at: .seconds(2))])
        world.date = { world, _ in (world.clock.truth, .seconds(8)) }
        world.start(origin: .created)
        world.run(for: .milliseconds(10))
        #expect(world.isReady)
        #expect(world.checks.map(\.account) == ["main"])
        world.run(for: .seconds(20))
        #expect(world.sendSeconds(of: "a") == [8])
        #expect(world.sendings[0].order.clockCorrection == .zero)
        #expect(world.checks.count == 1)
        #expect(world.allFaults == [])
    }

    @Test("Where no Date is to be had the clock is believed, and asked again while work waits, less and less often")
    func noDate() throws {
        let world = world(off: .seconds(-300), [try Setup.secret("a", at: .seconds(0))])
        world.date = { _, _ in (nil, .seconds(5)) }
        world.fate = { _, _ in .lost(arrival: nil, report: nil) }
        world.start(origin: .created)
        world.run(for: .seconds(290))
        #expect(world.checks.count == 1)
        world.run(for: .seconds(610))
        // It came due by the system's clock, and its sending did not wait for a repetition.
        #expect(world.sendSeconds(of: "a").first == 300)
        let times = world.checks.dropFirst().map { $0.time / 1_000_000 }
        #expect(times.first == 300)
        #expect(times.count < 16)
        world.date = World.trueDate(in:of:)
        world.fate = { _, _ in .accept() }
        world.run(for: .seconds(1200))
        #expect(corrections(world).count == 1)
        #expect(world.latest("a")?.state == .accepted)
        #expect(world.allFaults == [])
    }

    @Test("A Date that took longer than an answer may is none")
    func lateDate() throws {
        let world = world(off: .zero, [try Setup.secret("a")])
        world.date = { world, _ in (world.clock.truth, .seconds(700)) }
        world.start(origin: .created)
        world.run(for: .seconds(800))
        #expect(corrections(world).isEmpty)
        #expect(world.sendSeconds(of: "a") == [700])
        #expect(world.allFaults == [])
    }

    // MARK: Correcting

    @Test("A clock that is behind is corrected, for timestamps and for what is due; first sights move with it")
    func behind() throws {
        let world = world(
            off: .seconds(-600),
            [
                try Setup.secret("a"), try Setup.secret("between", at: .seconds(-300)),
                try Setup.secret("asked", at: .seconds(-300), onFirstSight: .rotate),
            ])
        world.start(origin: .created)
        world.run(for: .seconds(3600))
        #expect(world.sendSeconds(of: "a") == [60])
        let correction = try #require(world.sendTimes(of: "a").isEmpty ? nil : world.sendings.last)
        #expect((correction.order.clockCorrection - .seconds(600)).magnitude < .seconds(1))
        #expect(corrections(world).count == 1)
        #expect(
            world.sendSeconds(of: "between").isEmpty, "what lies between the wrong and the right time is no surprise")
        #expect(world.latest("asked")?.versionID.nominal == Setup.epoch.advanced(by: .seconds(-300)))
        let sight = try #require(world.record("a")?.firstSight.wall)
        #expect(sight.duration(since: Setup.epoch).magnitude < .seconds(1))
        #expect(world.count { if case .firstSightsMoved(3) = $0 { true } else { false } } == 1)
        world.audit()
        #expect(world.allFaults == [])
    }

    @Test("A clock that is ahead passes nothing over and rotates nothing early")
    func ahead() throws {
        let world = world(off: .seconds(3000), [try Setup.secret("a"), try Setup.secret("b", at: .seconds(4000))])
        world.start(origin: .created)
        world.run(for: .seconds(5000))
        #expect(world.sendSeconds(of: "a") == [60])
        #expect(world.sendSeconds(of: "b") == [4000])
        world.audit()
        #expect(world.allFaults == [])
    }

    @Test("An occurrence between the wrong and the right time is due where the first sight is older")
    func olderFirstSight() throws {
        let world = world(off: .zero, [try Setup.secret("a", at: .seconds(100))])
        world.start(origin: .created)
        world.run(for: .seconds(20))
        world.crash()
        world.run(for: .seconds(300))
        world.clock.step(by: .seconds(-1800))
        world.start(reboot: true)
        world.run(for: .seconds(5))
        #expect(world.sendSeconds(of: "a") == [320])
        world.audit()
        #expect(world.allFaults == [])

        let ahead = self.world(off: .zero, [try Setup.secret("a", at: .seconds(1000))])
        ahead.start(origin: .created)
        ahead.run(for: .seconds(20))
        ahead.crash()
        ahead.clock.step(by: .seconds(1800))
        ahead.start(reboot: true)
        ahead.run(for: .seconds(2000))
        #expect(ahead.sendSeconds(of: "a") == [1000])
        ahead.audit()
        #expect(ahead.allFaults == [])
    }

    @Test("A schedule that changed at the start counts from the right time")
    func changedSchedule() throws {
        for error in [Duration.seconds(-1800), .seconds(1800)] {
            let world = try World.edited(whileOffBy: error)
            world.run(for: .seconds(900))
            #expect(world.sendSeconds(of: "a") == [2500])
            #expect(world.allFaults == [])
        }
    }

    @Test("What came due by a clock that was believed and is ahead waits for the right time, once that is known")
    func correctedLate() throws {
        let world = world(off: .seconds(1800), [try Setup.secret("a", at: .seconds(900))])
        world.date = { _, _ in (nil, .zero) }
        world.credential = { _, _ in .unavailable(reason: "none") }
        world.clock.step(by: .seconds(-1000))
        world.start(origin: .created)
        world.run(for: .seconds(200))
        #expect(world.latest("a")?.state == .queued)
        world.credential = { _, _ in .available(accessKeyID: "k", fingerprint: "1") }
        world.date = World.trueDate(in:of:)
        world.run(for: .seconds(650))
        #expect(world.sendings.isEmpty)
        #expect(world.scheduler.status().waits == [.clock: 1], "it has no window that could be closed")
        world.run(for: .seconds(100))
        #expect(world.sendSeconds(of: "a") == [900])
        #expect(world.allFaults == [])
    }

    @Test("Less than 5 s is no difference, however the seconds of a Date fall", arguments: [-5.4, -4, 0, 4, 4.9])
    func noDifference(error: Double) throws {
        let world = world(off: .milliseconds(Int64(error * -1000)), [try Setup.secret("a")])
        world.start(origin: .created)
        world.run(for: .seconds(100))
        #expect(corrections(world).isEmpty)
        #expect(world.allFaults == [])
    }

    @Test("A step ends the correction and has the clock compared again; what it mends changes nothing")
    func stepEndsCorrection() throws {
        let world = world(off: .seconds(-1200), [try Setup.secret("a", every: .seconds(600))])
        world.start(origin: .created)
        world.run(for: .seconds(1000))
        #expect(world.sendSeconds(of: "a") == [60, 660])
        world.stepWall(by: .seconds(1200))
        world.run(for: .seconds(1000))
        #expect(world.checks.count == 2)
        #expect(world.sendSeconds(of: "a") == [60, 660, 1260, 1860])
        #expect(world.sendings.last?.order.clockCorrection == .zero)
        #expect(world.count { if case .firstSightsMoved = $0 { true } else { false } } == 1, "at the start alone")
        world.audit()
        #expect(world.allFaults == [])
    }

    @Test("A forward step of more than 10 minutes that is wrong is corrected before anything comes due by it")
    func wrongStep() throws {
        let world = world(off: .zero, [try Setup.secret("a", every: .seconds(600))])
        world.start(origin: .created)
        world.run(for: .seconds(100))
        world.stepWall(by: .seconds(3000))
        world.run(for: .seconds(1000))
        #expect(world.checks.count == 2)
        #expect(world.sendSeconds(of: "a") == [60, 660])
        #expect(world.ledger.rotations(of: Setup.id("a")).allSatisfy { $0.state == .accepted })
        world.audit()
        #expect(world.allFaults == [])
    }

    @Test("An attempt that became durable as the clock stepped far is not sent before the clock is compared")
    func stepDuringCommit() throws {
        let world = world(off: .zero, [try Setup.secret("a")])
        world.start(origin: .created)
        world.run(for: .seconds(59))
        world.commit = { _ in (.durable, .seconds(2)) }
        world.at(.seconds(61)) { world in
            world.date = { world, _ in (world.clock.truth, .seconds(9)) }
            world.stepWall(by: .seconds(1000))
        }
        world.run(for: .seconds(5))
        #expect(world.sendings.isEmpty)
        world.run(for: .seconds(30))
        #expect(world.latest("a")?.state == .accepted)
        #expect(world.allFaults == [])
    }

    // MARK: Several accounts

    @Test("The first Date rules; another account that differs has timestamps of its own, and far off it is held alone")
    func severalAccounts() throws {
        let keys = ["first", "second", "third"]
        let world = world(
            off: .seconds(-600), accounts: keys.map { Setup.account($0) },
            try keys.map { try Setup.secret($0, account: $0) })
        withoutTruth(world)
        world.date = { world, account in
            let errors: [String: Int64] = ["first": 0, "second": 100, "third": 7200]
            let waits: [String: Int64] = ["first": 10, "second": 20, "third": 30]
            return (world.clock.truth.advanced(by: .seconds(errors[account] ?? 0)), .milliseconds(waits[account] ?? 0))
        }
        world.start(origin: .created)
        world.run(for: .seconds(100))
        let stamps = Dictionary(
            uniqueKeysWithValues: world.sendings.map { ($0.order.attempt.secret.name, $0.order.clockCorrection) })
        #expect((try #require(stamps["first"]) - .seconds(600)).magnitude < .seconds(2))
        #expect((try #require(stamps["second"]) - .seconds(700)).magnitude < .seconds(3))
        #expect(stamps["third"] == nil)
        #expect(world.isHeldForClock("third") && !world.isHeldForClock("first") && !world.isHeldForClock("second"))
        #expect(world.sendSeconds(of: "first") == [60])
        #expect(world.sendSeconds(of: "second") == [60])
        #expect(world.allFaults == [])
    }

    @Test("An answer that a reload overtook is none of the KMS that the account names now")
    func overtakenAnswer() throws {
        let accounts = ["first", "second"].map { Setup.account($0) }
        let secrets = try accounts.map { try Setup.secret($0.key, account: $0.key) }
        let world = world(off: .zero, accounts: accounts, secrets)
        world.date = { world, account in
            let isOld = account == "second" && world.checks.count <= 2
            return (world.clock.truth.advanced(by: .seconds(isOld ? 9000 : 0)), .milliseconds(isOld ? 2000 : 10))
        }
        world.start(origin: .created)
        world.run(for: .seconds(1))
        let changed = [accounts[0], Setup.account("second", concurrency: 3)]
        world.reload(Configuration(accounts: changed, secrets: secrets))
        world.run(for: .seconds(100))
        #expect(world.checks.map(\.account) == ["first", "second", "second"])
        #expect(world.count { if case .accountHeld = $0 { true } else { false } } == 0)
        #expect(world.sendSeconds(of: "second") == [60])
        #expect(world.allFaults == [])
    }

    // MARK: Holds

    @Test("Off by more than an hour: held, nothing comes due, and Dates probe it, after a minute doubling to an hour")
    func farOff() throws {
        for error in [Duration.seconds(7200), .seconds(-7200)] {
            let world = world(off: error, [try Setup.secret("a", every: .seconds(600))])
            world.start(origin: .created)
            world.run(for: .seconds(20_000))
            #expect(world.isHeldForClock())
            #expect(world.ledger.accounts["main"]?.hold?.code == "ClockWrong")
            #expect(world.sendings.isEmpty)
            #expect(world.ledger.rotations(of: Setup.id("a")).isEmpty)
            let minutes = world.checks.map { $0.time / 60_000_000 }
            #expect(minutes == [0, 1, 3, 7, 15, 31, 63, 123, 183, 243, 303])
            // After a restart it is still held, and compared at once.
            world.crash()
            world.start()
            world.run(for: .seconds(1))
            #expect(world.checks.count == 12 && world.isHeldForClock())
            // So it is after a step, and what is due by the right time is rotated: once.
            world.stepWall(by: .zero - error)
            world.run(for: .seconds(1))
            #expect(!world.isHeldForClock())
            #expect(world.count { if case .accountReleased = $0 { true } else { false } } == 1)
            #expect(world.kms.carriedOut[Setup.id("a")]?.count ?? 0 <= 1)
            world.run(for: .seconds(700))
            #expect(world.latest("a")?.state == .accepted)
            let last = try #require(world.kms.carriedOut[Setup.id("a")]?.last?.nominal)
            #expect(last <= world.clock.truth)
            #expect(world.allFaults == [])
        }
    }

    @Test("The hold is no other's, and ends also where the machine's clock is mended by less than a step")
    func probesEndTheHold() throws {
        let world = world(off: .zero, [try Setup.secret("a", at: .seconds(100))])
        world.date = { world, _ in (world.clock.truth.advanced(by: .seconds(9000)), .milliseconds(10)) }
        world.start(origin: .created)
        world.run(for: .seconds(50))
        #expect(world.isHeldForClock())
        // Another credential does not end it.
        world.credential = { _, _ in .available(accessKeyID: "k", fingerprint: "2") }
        world.readCredential("main")
        world.run(for: .seconds(5))
        #expect(world.isHeldForClock())
        world.date = World.trueDate(in:of:)
        world.run(for: .seconds(100))
        #expect(!world.isHeldForClock())
        #expect(world.sendSeconds(of: "a") == [100])
        #expect(world.allFaults == [])
    }

    @Test("A held account whose KMS gives no Date any more stays held")
    func heldWithoutDate() throws {
        let world = world(off: .seconds(7200), [try Setup.secret("a")])
        world.start(origin: .created)
        world.run(for: .seconds(10))
        world.date = { _, _ in (nil, .zero) }
        world.crash()
        world.start()
        world.run(for: .seconds(2000))
        #expect(world.isHeldForClock() && world.sendings.isEmpty)
        #expect(world.checks.count < 10)
        #expect(world.allFaults == [])
    }

    // MARK: Answers

    @Test("A rejected timestamp whose Date is far off holds the account, which Dates then probe")
    func rejectedFarOff() throws {
        let world = world(off: .zero, [try Setup.secret("a")])
        world.start(origin: .created)
        world.run(for: .seconds(30))
        world.fate = { world, _ in .reject(.clock, date: world.clock.truth) }
        world.date = { _, _ in (nil, .zero) }
        world.stepWall(by: .seconds(-3 * 3600))
        world.run(for: .seconds(20))
        // Where no Date is to be had a backward step is believed: what was to come is due later.
        #expect(world.checks.count == 2)
        world.run(for: .seconds(3 * 3600 + 100))
        #expect(world.sendings.count == 1)
        #expect(world.isHeldForClock())
        world.fate = { _, _ in .accept() }
        world.date = World.trueDate(in:of:)
        world.stepWall(by: .seconds(3 * 3600))
        world.run(for: .seconds(5))
        #expect(!world.isHeldForClock())
        #expect(world.latest("a")?.state == .accepted)
        #expect(world.allFaults == [])
    }

    @Test("A rejected timestamp corrects the scheduler's clock too")
    func rejectedCorrects() throws {
        let world = world(off: .zero, [try Setup.secret("a", every: .seconds(3600))])
        world.start(origin: .created)
        world.run(for: .seconds(100))
        world.date = { _, _ in (nil, .zero) }
        world.stepWall(by: .seconds(-1800))
        world.fate = { world, order in
            let stamp = world.clock.wall.advanced(by: order.clockCorrection)
            let isRight = stamp.duration(since: world.clock.truth).magnitude < .seconds(900)
            return isRight ? .accept() : .reject(.clock, date: world.clock.truth)
        }
        world.run(for: .seconds(9000))
        // The second is due half an hour late by the wrong clock, the third on time.
        #expect(world.sendSeconds(of: "a").map { ($0 - 60) / 60 } == [0, 90, 90, 120])
        #expect(world.latest("a")?.state == .accepted)
        #expect(world.allFaults == [])
    }

    @Test(
        "A timestamp that was made before the clock was set holds nothing; one that was made since does",
        arguments: [true, false])
    func rejectedBeforeStep(isWell: Bool) throws {
        let world = world(off: .seconds(-3600), [try Setup.secret("a", at: .seconds(-3540))])
        world.date = { _, _ in (nil, .zero) }
        world.fate = { world, order in
            let stamp = world.clock.wall.advanced(by: order.clockCorrection)
            let isRight = stamp.duration(since: world.clock.truth).magnitude < .seconds(900)
            let date = Instant(seconds: world.clock.truth.seconds).advanced(by: .seconds(isRight ? 0 : 5))
            return isRight && isWell ? .accept() : .reject(.clock, after: .seconds(isRight ? 0 : 5), date: date)
        }
        world.start(origin: .created)
        world.at(.seconds(62)) { $0.stepWall(by: .seconds(3600)) }
        world.run(for: .seconds(100))
        #expect(world.sendSeconds(of: "a") == [60, 65], "sent again at once, and once only")
        #expect(corrections(world).isEmpty)
        #expect(world.count { if case .accountHeld = $0 { true } else { false } } == (isWell ? 0 : 1))
        #expect(world.latest("a")?.state == (isWell ? .accepted : .held))
        #expect(world.allFaults == [])
    }

    @Test("An operator's resumption does not end the hold: it has the clock compared at once, and says so")
    func resumption() throws {
        let world = world(off: .seconds(7200), [try Setup.secret("a", at: .seconds(1000))])
        world.start(origin: .created)
        world.run(for: .seconds(500))
        let asked = world.checks.count
        world.deliver(.resumed(Resumption(.account("main"))))
        world.run(for: .seconds(1))
        let answer = try #require(world.resumptionAnswers.last)
        #expect(answer.accounts == [] && answer.clockChecks == ["main"] && answer.refusal == nil)
        #expect(world.checks.count == asked + 1 && world.isHeldForClock())
        // The clock is set right without a step that is seen as one: only a comparison tells.
        world.date = { world, _ in (world.clock.truth.advanced(by: .seconds(7200)), .milliseconds(10)) }
        world.deliver(.resumed(Resumption(.account("main"))))
        world.run(for: .seconds(1))
        #expect(world.checks.count == asked + 2 && !world.isHeldForClock())
        world.deliver(.resumed(Resumption(.account("main"))))
        #expect(world.resumptionAnswers.last?.clockChecks == [])
        #expect(world.allFaults == [])
    }

    @Test("Where no Date was to be had the first answer's counts, and so it does after a step that was believed")
    func answersCorrect() throws {
        let world = world(off: .seconds(-300), [try Setup.secret("a", every: .seconds(600))])
        world.date = { _, _ in (nil, .zero) }
        world.fate = { world, _ in
            .answer(Answer(.accepted, date: Instant(seconds: world.clock.truth.seconds)), after: .milliseconds(20))
        }
        world.start(origin: .created)
        world.run(for: .seconds(1000))
        #expect(corrections(world).count == 1)
        #expect(world.sendSeconds(of: "a") == [360, 660])
        world.stepWall(by: .seconds(200))
        world.run(for: .seconds(1000))
        // The correction ended with the step; what came due 100 s late by that clock brought the right time.
        #expect(corrections(world).count == 2)
        #expect(world.sendSeconds(of: "a") == [360, 660, 1360, 1860])
        #expect(world.allFaults == [])
    }

    @Test("A correction follows a clock that is set right without a step")
    func slewedClock() throws {
        let world = world(off: .seconds(-1200), [try Setup.secret("a", every: .seconds(600))])
        var error: Int64 = 0
        withoutTruth(world)
        world.date = { world, _ in (world.clock.truth.advanced(by: .seconds(error)), .milliseconds(20)) }
        world.fate = { world, _ in
            .answer(Answer(.accepted, date: world.clock.truth.advanced(by: .seconds(error))), after: .milliseconds(20))
        }
        world.start(origin: .created)
        world.run(for: .seconds(100))
        // Both of the machine's clocks have gone faster: the truth is behind what the correction makes of them.
        error = -60
        world.run(for: .seconds(1300))
        let last = try #require(corrections(world).last)
        #expect((last - .seconds(1140)).magnitude < .seconds(2))
        #expect(world.count { if case .clockStepped = $0 { true } else { false } } == 0)
        #expect(world.sendSeconds(of: "a") == [60, 660, 1320])
        #expect(world.allFaults == [])
    }

    /// KMS's Dates are not the truth here, as the observer of clocks takes them to be.
    private func withoutTruth(_ world: World) { world.observers.removeAll { $0 is ClockObserver } }
}
