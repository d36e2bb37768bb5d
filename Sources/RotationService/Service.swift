import CLinux
import Dispatch
import Glibc
import KMSClient
import Ledger
import Logging
import RotationCore
import ScheduleFile
import Systemd

/// The daemon: it loads the schedule and the ledger, runs the engine, and answers to systemd and signals.
///
/// `@unchecked Sendable`: every mutable property is read and written on `queue` alone, but for what `run` does before the engine starts.
public final class Service: @unchecked Sendable {
    let options: ServiceOptions
    let queue = DispatchQueue(label: "rotationd.engine")
    let logger: Logger
    let notifier: ServiceNotifier
    let reporter: NoticeReporter
    let desk: CallDesk
    private let ended = DispatchSemaphore(value: 0)
    private var exitStatus = ExitStatus.ok

    var engine: Engine?
    var ledger: SQLiteLedger?
    private var signals: ServiceSignals?
    private var watchdog: Watchdog?
    var statusLine: StatusLine
    /// Whether the status will be sent when its pause is over.
    var isStatusDue = false
    var history: HistoryKeeper?

    /// How far a reload has come.
    var reload = Reload()
    private var isStopping = false

    /// A service that does nothing until `run`.
    public init(_ options: ServiceOptions) {
        self.options = options
        logger = LogSink(environment: options.environment).logger(label: "rotationd", level: options.logLevel)
        notifier = ServiceNotifier(environment: options.environment)
        reporter = NoticeReporter(logger: logger)
        desk = CallDesk(environment: options.environment)
        statusLine = StatusLine(notifier: notifier)
    }

    /// Runs until a signal stops the service, or nothing is left to do; blocks the calling thread.
    public func run() -> ExitStatus {
        let loaded = ScheduleSource(paths: options.configurationPaths).load()
        report(loaded)
        guard let configuration = loaded.configuration else {
            logger.log(.configurationRefused)
            return .badConfiguration
        }
        let credentials: [String: CredentialState]
        do {
            credentials = try desk.prepare(configuration)
        } catch {
            logger.log(.configurationRefused, [.rotationReason: error.description])
            return .badConfiguration
        }
        let engine: Engine
        let origin: LedgerOrigin
        do {
            (engine, origin) = try openLedger(for: configuration)
        } catch {
            return refuse(error)
        }
        // What reading the schedule needed is free by now.
        malloc_trim(0)
        self.engine = engine
        signals = ServiceSignals(on: queue) { [weak self] in self?.receive(signal: $0) }
        watchdog = Watchdog(notifier: notifier, on: queue)
        engine.start(configuration, credentials: credentials, origin: origin)
        ended.wait()
        return queue.sync { exitStatus }
    }

    /// Opens the ledger and folds its records into a scheduler.
    private func openLedger(for configuration: Configuration) throws(LedgerError) -> (Engine, LedgerOrigin) {
        let bootID = SystemClocks.bootID(environment: options.environment)
        let reading = SystemClocks.read()
        let horizon = SlotHorizon(
            of: configuration, at: Stamp(bootID: bootID, boot: reading.boot, wall: reading.wall))
        let scheduler = Scheduler(bootID: bootID, seed: .random(in: .min ... .max), at: reading)
        let opened = try SQLiteLedger.open(in: options.stateDirectory, horizon: horizon, into: scheduler) {
            $0.apply($1)
        }
        ledger = opened.ledger
        history = HistoryKeeper(ledger: opened.ledger, horizon: horizon)
        let origin: LedgerOrigin
        switch opened.opening {
        case .created: origin = .created
        case .opened: origin = .opened
        case .setAside(let path, let reason):
            origin = .setAside
            logger.log(.ledgerSetAside, [.rotationReason: "it lies now under \(path): \(reason)"])
        }
        return (Engine(opened.state, ledger: opened.ledger, delegate: self, queue: queue), origin)
    }

    private func refuse(_ error: LedgerError) -> ExitStatus {
        if case .held = error {
            logger.log(.ledgerBusy, [.rotationReason: error.description])
            return .ledgerHeld
        }
        logger.log(.ledgerUnavailable, [.rotationReason: error.description])
        return .ledgerUnavailable
    }

    private func receive(signal: Int32) {
        switch signal {
        case SIGHUP: beginReload()
        case _ where isStopping: end(.ok)
        default: beginStop()
        }
    }

    /// Stops sending, waits for open connections at most as long as `--drain` says, and ends.
    func beginStop() {
        guard !isStopping else { return }
        isStopping = true
        logger.log(.serviceStopping)
        notifier.notify(.stopping, .extendTimeout(options.drain + .seconds(5)))
        statusLine.isStopping = true
        engine?.stop()
        queue.asyncAfter(deadline: .now() + .microseconds(Int(options.drain.microseconds))) { [weak self] in
            guard let self, engine != nil else { return }
            logger.log(.drainIncomplete)
            end(.ok)
        }
    }

    /// Ends the service: the engine takes no event any more, and what was asked of the ledger is carried out.
    func end(_ status: ExitStatus) {
        guard let engine else { return }
        engine.end()
        self.engine = nil
        signals = nil
        watchdog = nil
        exitStatus = status
        do {
            try ledger?.close()
        } catch {
            logger.log(.ledgerUnavailable, [.rotationReason: error.description])
        }
        logger.log(.serviceStopped)
        ended.signal()
    }
}
