import Dispatch
import Ledger
import RotationCore
import Testing

@testable import RotationService

/// The real engine on real timers: Swift 6 checks a handler's isolation when it runs, not when it compiles.
@Suite(.timeLimit(.minutes(5)))
struct EngineTests {
    private let queue = DispatchQueue(label: "engine-tests")

    private func configuration(every seconds: Int64, anchor: Instant) throws -> Configuration {
        let schedule = Schedule.interval(try IntervalSchedule(every: .seconds(seconds), anchor: anchor))
        let id = SecretID(account: "main", region: "cn-hangzhou", name: "redis/cart")
        return Configuration(
            accounts: [AccountConfiguration(key: "main", region: "cn-hangzhou")],
            entries: [Entry(schedule: schedule)], secrets: [SecretConfiguration(id: id, entry: 0)])
    }

    private func engine(_ delegate: RecordingDelegate, ledger: MemoryLedger = MemoryLedger()) -> Engine {
        let scheduler = Scheduler(bootID: BootID("boot"), seed: 1, at: SystemClocks.read())
        return Engine(scheduler, ledger: ledger, delegate: delegate, queue: queue)
    }

    private let credentials: [String: CredentialState] = [
        "main": .available(accessKeyID: "testid", fingerprint: "testid")
    ]

    @Test("A wall-clock timer fires for the next nominal time, and the attempt is durable before it is sent")
    func firesAtTheNominalTime() async throws {
        let delegate = RecordingDelegate()
        let ledger = MemoryLedger()
        let engine = engine(delegate, ledger: ledger)
        let start = SystemClocks.read().wall
        let configuration = try configuration(every: 3600, anchor: Instant(seconds: start.seconds + 2))
        engine.start(configuration, credentials: credentials, origin: .created)

        var states: [RotationState] = []
        for await event in delegate.heard {
            if case .notice(.transition(let transition)) = event { states.append(transition.state) }
            if case .call(let order, let reading) = event {
                #expect(order.attempt.versionID.nominal == Instant(seconds: start.seconds + 2))
                #expect(reading.wall >= order.attempt.versionID.nominal)
                let isDurable = ledger.commits.joined().contains {
                    if case .attempt(let attempt) = $0 { attempt.id == order.attempt } else { false }
                }
                #expect(isDurable)
            }
            if states.last == .accepted { break }
        }
        #expect(states == [.due, .queued, .sent, .accepted])
        queue.sync { engine.end() }
    }

    @Test("An elapsed-time timer tries a refused commit again, and readiness does not wait for it")
    func retriesARefusedCommit() async throws {
        let delegate = RecordingDelegate()
        let ledger = MemoryLedger(results: [.full("no space left")])
        let engine = engine(delegate, ledger: ledger)
        let configuration = try configuration(
            every: 3600, anchor: SystemClocks.read().wall.advanced(by: .seconds(1800)))
        engine.start(configuration, credentials: credentials, origin: .created)

        var isReady = false
        var notices: [Notice] = []
        for await event in delegate.heard {
            if case .ready = event { isReady = true }
            if case .notice(let notice) = event { notices.append(notice) }
            if notices.contains(.ledgerRecovered) { break }
        }
        #expect(isReady)
        #expect(notices.first == .ledgerFull(reason: "no space left"))
        #expect(ledger.commits.joined().count == 1)
        queue.sync { engine.end() }
    }

    @Test("A stop with nothing in flight is answered at once")
    func stops() async throws {
        let delegate = RecordingDelegate()
        let engine = engine(delegate)
        engine.start(Configuration(), credentials: [:], origin: .created)
        engine.stop()
        for await event in delegate.heard {
            if case .stopped = event { break }
        }
        queue.sync { engine.end() }
    }
}
