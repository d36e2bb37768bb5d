import CLinux
import Dispatch
import Ledger
import Logging
import RotationCore
import Systemd

/// The daemon: it loads the schedule and the ledger, runs the engine, and answers to systemd and signals.
///
/// `@unchecked Sendable`: every mutable property is read and written on `queue` alone, but for what `run` does before
/// the engine starts, when nothing else runs yet.
public final class Service: @unchecked Sendable {
    let options: ServiceOptions
    /// The engine's queue: nothing on it blocks.
    let queue = DispatchQueue(label: "rotationd.engine")
    /// Where schedules and credentials are read, which may take its time.
    let files = DispatchQueue(label: "rotationd.files")
    let logger: Logger
    let notifier: ServiceNotifier
    let reporter: NoticeReporter
    let desk: CallDesk
    /// Signalled once, by the end.
    let ended = DispatchSemaphore(value: 0)

    /// Nil once the service has ended.
    var engine: Engine?
    var ledger: SQLiteLedger?
    var signals: ServiceSignals?
    var watchdog: Watchdog?
    var statusLine: StatusLine
    /// Whether the status will be sent when its pause is over.
    var isStatusDue = false
    var history: HistoryKeeper?
    var reload = Reload()
    /// For how long after their completion attempts are certainly known: no reload may make a quota reach further back.
    var knownSpan = Duration.zero
    var isReady = false
    var isStopping = false
    /// How the service will have ended.
    var exitStatus = ExitStatus.ok

    /// A service that does nothing until `run`.
    public init(_ options: ServiceOptions) {
        self.options = options
        logger = LogSink(environment: options.environment).logger(label: "rotationd", level: options.logLevel)
        notifier = ServiceNotifier(environment: options.environment)
        reporter = NoticeReporter(logger: logger)
        desk = CallDesk(environment: options.environment, files: files)
        statusLine = StatusLine(notifier: notifier)
    }

    /// Runs until a signal stops the service, or nothing is left to do; blocks the calling thread.
    public func run() -> ExitStatus {
        if let failure = start() { return failure }
        ended.wait()
        return queue.sync { exitStatus }
    }

    /// Starts the engine; answers how the service ends where it cannot.
    ///
    /// Apart from `run`, so that what it reads is let go before the wait.
    private func start() -> ExitStatus? {
        let schedule: PreparedSchedule
        do {
            schedule = try prepareSchedule(knownSpan: nil)
        } catch {
            logger.log(.configurationRefused, [.rotationReason: error.reason])
            notifier.notify(.status("not started: \(error.fault)"))
            return .badConfiguration
        }
        guard let bootID = SystemClocks.bootID(environment: options.environment) else {
            let reason = "this boot has no id: set ROTATIOND_BOOT_ID (Environment=ROTATIOND_BOOT_ID=%b in a unit)"
            logger.log(.configurationRefused, [.rotationReason: reason])
            return .badConfiguration
        }
        let engine: Engine
        let origin: LedgerOrigin
        do {
            (engine, origin) = try openLedger(for: schedule.configuration, in: bootID)
        } catch {
            return refuse(error)
        }
        // What reading the schedule needed is free by now.
        malloc_trim(0)
        queue.sync {
            self.engine = engine
            // The signals come after it: one that is pending already finds an engine that has begun.
            engine.start(schedule.configuration, credentials: schedule.credentials, origin: origin)
            signals = ServiceSignals(on: queue) { [weak self] in self?.receive(signal: $0) }
            watchdog = Watchdog(notifier: notifier, on: queue)
        }
        return nil
    }
}
