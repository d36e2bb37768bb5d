import Dispatch
import Ledger
import RotationCore

/// Drives the scheduler on the real clocks: one serial queue owns it, and is woken only for a decision.
///
/// `@unchecked Sendable`: every mutable property is read and written on `queue` alone, which each method that touches
/// one asserts.
final class Engine: @unchecked Sendable {
    /// The queue that owns the scheduler; nothing on it blocks.
    let queue: DispatchQueue
    private let ledger: any LedgerStore
    private let delegate: any EngineDelegate
    private var scheduler: Scheduler
    private var timers: WakeTimers?
    private var stepSource: ClockStepSource?
    private var isRunning = false

    /// An engine for a scheduler to which the ledger's records were applied; it does nothing until `start`.
    init(_ scheduler: Scheduler, ledger: any LedgerStore, delegate: any EngineDelegate, queue: DispatchQueue) {
        self.scheduler = scheduler
        self.ledger = ledger
        self.delegate = delegate
        self.queue = queue
    }

    /// Starts: credentials are known, the configuration is adopted, and the scheduler decides from now on.
    func start(_ configuration: Configuration, credentials: [String: CredentialState], origin: LedgerOrigin) {
        queue.async { [self] in
            isRunning = true
            timers = WakeTimers(on: queue) { [weak self] in self?.handle(.clock) }
            stepSource = ClockStepSource(on: queue) { [weak self] in self?.clockStepped() }
            for (account, state) in credentials.sorted(by: { $0.key < $1.key }) {
                handle(.credential(account: account, state))
            }
            handle(.configured(configuration))
            handle(.lead(origin))
        }
    }

    /// Brings another configuration into force, with what is known of its accounts' credentials.
    func adopt(_ configuration: Configuration, credentials: [String: CredentialState]) {
        queue.async { [self] in
            for (account, state) in credentials.sorted(by: { $0.key < $1.key }) {
                handle(.credential(account: account, state))
            }
            handle(.configured(configuration))
        }
    }

    /// Sends nothing more; the delegate hears when nothing is in flight.
    func stop() {
        queue.async { [self] in handle(.stop) }
    }

    /// Ends the engine: no timer fires and no event counts any more.
    func end() {
        dispatchPrecondition(condition: .onQueue(queue))
        isRunning = false
        timers = nil
        stepSource = nil
    }

    /// Whether a commit is under way, after which the delegate hears of the decision.
    var isCommitting: Bool {
        dispatchPrecondition(condition: .onQueue(queue))
        return scheduler.isCommitting
    }

    /// Whether nothing is in flight, due or about to be sent within `horizon`.
    func isIdle(for horizon: Duration) -> Bool {
        dispatchPrecondition(condition: .onQueue(queue))
        return scheduler.isIdle(for: horizon)
    }

    /// The present status.
    func status() -> Status {
        dispatchPrecondition(condition: .onQueue(queue))
        return scheduler.status(at: SystemClocks.read().boot)
    }

    private func clockStepped() {
        guard isRunning else { return }
        handle(.clock)
        timers?.rearm(for: scheduler.wake, at: SystemClocks.read())
    }

    private func handle(_ event: Event) {
        dispatchPrecondition(condition: .onQueue(queue))
        guard isRunning else { return }
        let reading = SystemClocks.read()
        for decision in scheduler.handle(event, at: reading) { carryOut(decision) }
        timers?.arm(for: scheduler.wake, at: reading)
        // While a commit is under way the status would not know of what it takes up.
        guard !scheduler.isCommitting else { return }
        delegate.engineHasDecided()
    }

    private func carryOut(_ decision: Decision) {
        switch decision {
        case .commit(let records):
            ledger.commit(records, on: queue) { [weak self] in self?.handle(.committed($0)) }
        case .send(let order):
            CrashPoint.sendBefore.pass()
            delegate.call(order) { [weak self] answer in
                CrashPoint.answerBefore.pass()
                self?.queue.async { [weak self] in
                    self?.handle(.answered(order.attempt, answer))
                    CrashPoint.answerAfter.pass()
                }
            }
            CrashPoint.sendAfter.pass()
        case .readCredential(let account):
            delegate.readCredential(of: account) { [weak self] state in
                self?.queue.async { [weak self] in self?.handle(.credential(account: account, state)) }
            }
        case .checkClock(let account):
            delegate.checkClock(of: account) { [weak self] date in
                self?.queue.async { [weak self] in self?.handle(.clockChecked(account: account, date: date)) }
            }
        case .report(let notice): delegate.report(notice)
        case .ready: delegate.engineIsReady(scheduler.status())
        case .reloaded(let changes): delegate.engineHasReloaded(scheduler.status(), changes)
        case .stopped: delegate.engineHasStopped()
        // Nobody gives orders before there is a control interface.
        case .answer: break
        }
    }
}
