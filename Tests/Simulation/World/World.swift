package import Ledger
package import RotationCore

/// A deterministic host of the scheduler: clocks, ledger and KMS are values, everything else follows from the seed.
///
/// What goes wrong is collected in `faults`, each under the name of the observer that saw it; a test expects none.
package final class World {
    /// One attempt as the transport had it.
    package struct Sending {
        package var time: Int64
        package var order: SendOrder
        package var isRetry: Bool
    }

    /// A configuration and what its keys forbid; nil: what is forbidden already.
    struct Edition {
        var configuration: Configuration
        var rules: [SecretID: Rules]?
    }

    /// What is going to happen.
    enum Action {
        case commitEnds(CommitResult, process: Int)
        case answer(Call, Answer, process: Int)
        case repeatedAnswer(AttemptID, Answer, process: Int)
        case credential(account: String, process: Int)
        case clockChecked(account: String, date: Instant?, process: Int)
        case arrive(Call, accepts: Bool)
        case run((World) -> Void)
    }

    /// What the world is made of, by its seed.
    package let seed: UInt64
    package var clock = VirtualClock()
    package var generator: SeededGenerator
    package let ledger = MemoryLedger()
    /// Another ledger that gets the same commits and must load the same, where a world has one.
    var secondLedger: (any LedgerStore)?
    /// Opens that ledger, as it was left or anew.
    package var openLedger: ((_ isLost: Bool) throws -> any LedgerStore)?
    package var kms = VirtualKMS()
    package var scheduler: Scheduler
    var queue = EventQueue<Action>()
    /// What the scheduler said of itself after its latest event.
    package var said = Said()

    /// What becomes of each call.
    package var fate: (World, SendOrder) -> Fate = { _, _ in .accept() }
    /// How many of the answers come twice.
    package var repeats = 0.0
    /// How each commit ends, and after how long.
    package var commit: (World) -> (CommitResult, Duration) = { _ in (.durable, .milliseconds(2)) }
    /// What the host finds when it reads an account's credential.
    package var credential: (World, String) -> CredentialState = { _, account in
        .available(accessKeyID: "key-\(account)", fingerprint: "1")
    }
    /// The Date that an account's KMS answers, and after how long; nil: none.
    ///
    /// It must be true: it proves the age of slots.
    package var date: (World, String) -> (Instant?, Duration) = { _, _ in (nil, .zero) }
    /// What the keys of the entries forbid by the configuration in force, where a world has such keys.
    package var rules: [SecretID: Rules] = [:]
    /// Whether everything left undone, and every wake-up for nothing, is a fault.
    package var isStrict = true
    /// Who watches.
    package var observers: [any Observer] = []

    // What the process that runs has under way.
    package var process = 0
    package var isRunning = false
    /// The machine sleeps, or the process is stopped, until that true time.
    package var asleepUntil: Int64 = 0
    package var configuration = Configuration()
    /// The configuration in force.
    package var inForce: Configuration? {
        didSet { secretsInForce = inForce.map(Self.secrets) ?? [:] }
    }
    /// The secrets of the configuration in force.
    package private(set) var secretsInForce: [SecretID: SecretConfiguration] = [:]
    /// The configuration that waits to be adopted, and the one that the commit under way brings into force.
    var awaited: Edition?
    var adopting: Edition?
    package var committing: [Record]?
    /// Whether the commit before was refused, so that a wake-up may find nothing to do any more.
    var wasRefused = false
    /// Where the process is killed next, other than between two events.
    package var crashPoint: CrashPoint?
    /// What happens when it was.
    package var crashed: ((World) -> Void)?

    /// The latest call of each secret.
    package var calls: [SecretID: Call] = [:]
    /// Calls that may occupy a slot, in the order in which they were sent.
    package var recentCalls: [Call] = []
    /// The access key that each account's credential named last, in whatever process.
    package var accessKeys: [String: String] = [:]
    /// The fingerprint of each account's credential, as this process knows it.
    package var fingerprints: [String: String] = [:]
    /// The accounts whose credential this process could read last.
    package var readable: Set<String> = []
    /// How many connections the running process has open, by account.
    package var open: [String: Int] = [:]

    // What happened.
    package var sendings: [Sending] = []
    package var notices: [(time: Int64, notice: Notice)] = []
    /// When each account's KMS was asked for its Date, and how many of the questions are open.
    package var checks: [(time: Int64, account: String)] = []
    package var openChecks = 0
    package var answers: [(time: Int64, answer: OperatorAnswer)] = []
    package var isReady = false
    package var isStopped = false
    package var isStopping = false
    package var reloads = 0
    package var wakes = 0
    package var idleWakes = 0
    package var commits = 0
    package var events = 0
    package var faults: [String] = []
    /// With more than so many faults it ends.
    package var mostFaults = 20
    /// Everything that was decided, where somebody wants to compare it.
    package var trace: Hasher? = Hasher()
    /// What happened, in words, where somebody wants to read it.
    package var story: ((String) -> Void)?

    package init(seed: UInt64 = 1) {
        self.seed = seed
        generator = SeededGenerator(seed: seed)
        scheduler = Scheduler(bootID: clock.bootID, seed: seed, at: clock.reading)
        observers = Self.observers()
    }

    private static func secrets(of configuration: Configuration) -> [SecretID: SecretConfiguration] {
        Dictionary(configuration.secrets.map { ($0.id, $0) }) { first, _ in first }
    }

    /// The entry of a secret by the configuration in force.
    package func entry(of secret: SecretID) -> Entry? {
        guard let inForce, let configured = secretsInForce[secret] else { return nil }
        return inForce.entries[configured.entry]
    }

    /// The instants at which a secret is due by the configuration in force.
    package func recurrence(of secret: SecretID) -> Recurrence? {
        guard let inForce, let configured = secretsInForce[secret] else { return nil }
        return inForce.recurrence(of: configured).counted(from: ledger.secrets[secret]?.anchor)
    }

    /// The account of a secret by the configuration in force.
    package func account(_ key: String) -> AccountConfiguration? {
        inForce?.accounts.first { $0.key == key }
    }

    /// Everything that was found to be wrong.
    package var allFaults: [String] { faults + ledger.faults + kms.faults }

    package func random(_ range: ClosedRange<Int64>) -> Int64 { Int64.random(in: range, using: &generator) }

    package func chance(_ probability: Double) -> Bool { Double.random(in: 0..<1, using: &generator) < probability }

    package func fault(_ text: String, _ observer: String = "World") {
        faults.append("\(observer): at \(clock.time): \(text)")
        tell("FAULT \(observer): \(text)")
    }

    /// Adds to the story.
    func tell(_ text: @autoclosure () -> String) {
        story?(text())
    }

    /// Lets everybody who watches see what happens.
    func show(_ happening: Happening) {
        for observer in observers { observer.observe(happening, in: self) }
    }

    // MARK: Time

    /// Runs everything that happens in the next `duration`.
    package func run(for duration: Duration) { run(until: clock.time + duration.microseconds) }

    package func run(until end: Int64) {
        while true {
            let wake = nextWake()
            let next = min(queue.nextTime ?? .max, wake ?? .max)
            guard next <= end else { break }
            clock.advance(to: next)
            if let wake, wake <= next {
                wakeUp()
            } else if let action = queue.removeFirst() {
                perform(action)
            }
            if faults.count + ledger.faults.count + kms.faults.count > mostFaults { return }
        }
        clock.advance(to: end)
    }

    package func at(_ time: Duration, _ action: @escaping (World) -> Void) {
        queue.add(.run(action), at: time.microseconds)
    }

    /// Adds what happens after a while.
    package func after(_ duration: Duration, _ action: @escaping (World) -> Void) {
        queue.add(.run(action), at: clock.time + duration.microseconds)
    }

    private func nextWake() -> Int64? {
        guard isRunning else { return nil }
        var next: Int64?
        if let boot = said.wake.boot { next = clock.time(at: boot) }
        if let wall = said.wake.wall {
            let time = clock.time(at: wall)
            next = next.map { min($0, time) } ?? time
        }
        return next.map { max($0, clock.time, asleepUntil) }
    }

    private func wakeUp() {
        wakes += 1
        // What a ledger refused may be needed no more when it is tried again.
        // A slot that came free may be left for another that will need it more.
        let isExcused = wasRefused || said.keepsSlots
        wasRefused = false
        let decisions = deliver(.clock)
        guard decisions == 0 else { return }
        idleWakes += 1
        show(.wokenForNothing(isExcused: isExcused))
        guard isRunning else { return }
        if said.wake.boot.map({ $0 <= clock.reading.boot }) ?? false
            || said.wake.wall.map({ $0 <= clock.reading.wall }) ?? false
        {
            fault("a wake-up that does not end", "WakeUps")
            isRunning = false
        }
    }

    /// The wall clock that the scheduler goes by: the machine's, corrected.
    package var wall: Instant { clock.wall.advanced(by: said.clockCorrection) }

    /// The machine's wall clock is set right.
    package func setWallRight() { stepWall(by: .microseconds(-clock.wallError)) }

    /// The machine's wall clock steps; the host notices at once.
    package func stepWall(by duration: Duration) {
        clock.step(by: duration)
        tell("the wall clock steps by \(duration) to \(clock.wall)")
        show(.stepped(duration))
        if isRunning, clock.time >= asleepUntil { deliver(.clock) }
    }

    /// The machine sleeps, or the process is stopped: nothing of it happens meanwhile.
    package func sleep(for duration: Duration) {
        asleepUntil = max(asleepUntil, clock.time + duration.microseconds)
        tell("sleeps for \(duration)")
        show(.slept)
    }
}
