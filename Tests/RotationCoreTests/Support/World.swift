@testable import RotationCore

/// A deterministic host of the scheduler: clocks, ledger and KMS are values, everything else follows from the seed.
///
/// What goes wrong with an invariant is collected in `faults`; a test expects none.
final class World {
    /// One attempt as the transport had it.
    struct Sending {
        var time: Int64
        var order: SendOrder
        var isRetry: Bool
    }

    enum Action {
        case commitEnds(CommitResult, process: Int)
        case answer(AttemptID, Answer, process: Int)
        case credential(account: String, process: Int)
        case clockChecked(account: String, date: Instant?, process: Int)
        case arrive(AttemptID, accessKeyID: String, accepts: Bool)
        case run((World) -> Void)
    }

    var clock = VirtualClock()
    var generator: SeededGenerator
    var ledger = MemoryLedger()
    var kms = VirtualKMS()
    var scheduler: Scheduler
    var queue = EventQueue<Action>()

    /// What becomes of each call.
    var fate: (World, SendOrder) -> Fate = { _, _ in .accept() }
    /// How each commit ends, and after how long.
    var commit: (World) -> (CommitResult, Duration) = { _ in (.durable, .milliseconds(2)) }
    /// What the host finds when it reads an account's credential.
    var credential: (World, String) -> CredentialState = { _, account in
        .available(accessKeyID: "key-\(account)", fingerprint: "1")
    }
    /// The Date that an account's KMS answers, and after how long; nil: none.
    ///
    /// It must be true: it proves the age of slots.
    var date: (World, String) -> (Instant?, Duration) = { _, _ in (nil, .zero) }
    /// What the keys of the entries forbid, where a world has such keys.
    var rules: [SecretID: Rules] = [:]
    /// When each attempt was decided upon.
    var made: [AttemptID: Stamp] = [:]
    /// Whether everything left undone, and every wake-up for nothing, is a fault.
    var isStrict = true

    // What the process that runs has under way.
    var process = 0
    var isRunning = false
    var configuration = Configuration()
    var committing: [Record]?
    /// When the secret's last attempt completes; `.max` while its connection is open.
    var busy: [SecretID: Int64] = [:]
    var deadlines: [SecretID: Int64] = [:]
    var open: [String: Int] = [:]

    // What happened.
    var sendings: [Sending] = []
    var notices: [(time: Int64, notice: Notice)] = []
    /// When each account's KMS was asked for its Date.
    var checks: [(time: Int64, account: String)] = []
    var answers: [(time: Int64, answer: OperatorAnswer)] = []
    var isReady = false
    var isStopped = false
    var reloads = 0
    var wakes = 0
    var idleWakes = 0
    var commits = 0
    var faults: [String] = []
    var trace = Hasher()

    init(seed: UInt64 = 1) {
        generator = SeededGenerator(seed: seed)
        scheduler = Scheduler(bootID: clock.bootID, seed: seed, at: clock.reading)
    }

    /// Everything that was found to be wrong.
    var allFaults: [String] { faults + ledger.faults + kms.faults }

    func random(_ range: ClosedRange<Int64>) -> Int64 { Int64.random(in: range, using: &generator) }

    func chance(_ probability: Double) -> Bool { Double.random(in: 0..<1, using: &generator) < probability }

    func fault(_ text: String) { faults.append("at \(clock.time): \(text)") }

    // MARK: Time

    /// Runs everything that happens in the next `duration`.
    func run(for duration: Duration) { run(until: clock.time + duration.microseconds) }

    func run(until end: Int64) {
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
            if allFaults.count > 20 { return }
        }
        clock.advance(to: end)
    }

    func at(_ time: Duration, _ action: @escaping (World) -> Void) {
        queue.add(.run(action), at: time.microseconds)
    }

    private func nextWake() -> Int64? {
        guard isRunning else { return nil }
        let wake = scheduler.wake
        let times = [wake.boot.map { clock.time(at: $0) }, wake.wall.map { clock.time(at: $0) }].compactMap { $0 }
        return times.min().map { max($0, clock.time) }
    }

    private func wakeUp() {
        wakes += 1
        // What a ledger refused may be needed no more when it is tried again.
        let retries = scheduler.commitRetry != nil
        let ticket = scheduler.lastTicket
        let decisions = deliver(.clock)
        // A rotation that must wait again has another place now, and does not wake the same way twice.
        let isExcused = retries || scheduler.lastTicket != ticket
        if decisions == 0 {
            idleWakes += 1
            if isStrict, !isExcused { fault("woken for nothing") }
            let wake = scheduler.wake
            if wake.boot.map({ $0 <= clock.reading.boot }) ?? false
                || wake.wall.map({ $0 <= clock.reading.wall }) ?? false
            {
                fault("a wake-up that does not end")
                isRunning = false
            }
        }
    }

    /// The wall clock that the scheduler goes by: the machine's, corrected.
    var wall: Instant { clock.wall.advanced(by: scheduler.clockCorrection) }

    /// The machine's wall clock steps; the host notices at once.
    func stepWall(by duration: Duration) {
        clock.step(by: duration)
        if isRunning { deliver(.clock) }
    }

    // MARK: Life of the process

    /// Starts a process on what is durable.
    func start(_ configuration: Configuration? = nil, origin: LedgerOrigin = .opened, reboot: Bool = false) {
        if let configuration { self.configuration = configuration }
        if reboot { clock.reboot() }
        process += 1
        isRunning = true
        isReady = false
        isStopped = false
        open = [:]
        for (secret, end) in busy where end == .max { busy[secret] = max(deadlines[secret] ?? 0, clock.time) }
        scheduler = Scheduler(bootID: clock.bootID, seed: generator.next(), at: clock.reading)
        for record in ledger.load() { scheduler.apply(record) }
        deliver(.configured(self.configuration))
        for account in self.configuration.accounts { readCredential(account.key, after: .zero) }
        deliver(.lead(origin))
    }

    /// The process is killed: of a commit under way nothing, a part that is whole for each secret, or all is durable.
    func crash() {
        if let records = committing {
            var cut = Int(random(0...Int64(records.count)))
            while cut > 0, cut < records.count, secret(of: records[cut]) == secret(of: records[cut - 1]) { cut -= 1 }
            ledger.put(records[..<cut])
        }
        committing = nil
        isRunning = false
        process += 1
    }

    func stop() { deliver(.stop) }

    func reload(_ configuration: Configuration) {
        self.configuration = configuration
        deliver(.configured(configuration))
    }

    private func secret(of record: Record) -> SecretID? {
        switch record {
        case .account, .request, .pause: nil
        case .secret(let secret): secret.id
        case .rotation(let rotation): rotation.secret
        case .attempt(let attempt): attempt.id.secret
        }
    }

    func readCredential(_ account: String, after duration: Duration = .milliseconds(1)) {
        queue.add(.credential(account: account, process: process), at: clock.time + duration.microseconds)
    }

    // MARK: Events and decisions

    private func perform(_ action: Action) {
        switch action {
        case .commitEnds(let result, let process):
            guard process == self.process, let records = committing else { return }
            committing = nil
            if result == .durable { ledger.put(records) }
            deliver(.committed(result))
        case .answer(let attempt, let answer, let process):
            guard process == self.process else { return }
            open[attempt.secret.account, default: 0] -= 1
            let deadline = deadlines[attempt.secret] ?? 0
            busy[attempt.secret] = answer.outcome == .unanswered ? max(deadline, clock.time) : clock.time
            deliver(.answered(attempt, answer))
        case .credential(let account, let process):
            guard process == self.process else { return }
            deliver(.credential(account: account, credential(self, account)))
        case .clockChecked(let account, let date, let process):
            guard process == self.process else { return }
            deliver(.clockChecked(account: account, date: date))
        case .arrive(let attempt, let accessKeyID, let accepts):
            kms.arrive(attempt, accessKeyID: accessKeyID, accepts: accepts, at: clock.time)
            if let arrival = kms.arrivals.last { checkSpacing(of: arrival) }
        case .run(let action):
            action(self)
        }
    }

    /// Gives the scheduler an event, carries out its decisions and answers how many there were.
    @discardableResult
    func deliver(_ event: Event) -> Int {
        guard isRunning else { return 0 }
        let decisions = scheduler.handle(event, at: clock.reading)
        for decision in decisions { carryOut(decision) }
        guard isStrict, isRunning else { return decisions.count }
        var copy = scheduler
        if !copy.handle(.clock, at: clock.reading).isEmpty { fault("left work undone after \(event)") }
        return decisions.count
    }

    private func carryOut(_ decision: Decision) {
        switch decision {
        case .commit(let records):
            trace.combine(records)
            commits += 1
            if committing != nil { fault("two commits at once") }
            committing = records
            checkShare(of: records)
            checkRules(of: records)
            let (result, duration) = commit(self)
            queue.add(.commitEnds(result, process: process), at: clock.time + duration.microseconds)
        case .send(let order):
            trace.combine(order)
            send(order)
        case .readCredential(let account):
            trace.combine(account)
            readCredential(account)
        case .checkClock(let account):
            trace.combine(account)
            checks.append((clock.time, account))
            let (date, delay) = date(self, account)
            queue.add(
                .clockChecked(account: account, date: date, process: process), at: clock.time + delay.microseconds)
        case .report(let notice):
            trace.combine(notice)
            notices.append((clock.time, notice))
        case .ready:
            isReady = true
        case .reloaded:
            reloads += 1
        case .answer(let answer):
            trace.combine(answer)
            answers.append((clock.time, answer))
        case .stopped:
            if isStopped { fault("stopped twice") }
            if committing != nil { fault("stopped with a commit under way") }
            if open.values.contains(where: { $0 != 0 }) { fault("stopped with open calls") }
            isStopped = true
        }
    }

    private func send(_ order: SendOrder) {
        let id = order.attempt
        guard let durable = ledger.attempts[id], durable.state == .pending else {
            return fault("\(id) is sent and not durable")
        }
        if ledger.rotations[.init(secret: id.secret, versionID: id.versionID)]?.state != .sent {
            fault("\(id) is sent for a rotation that is not")
        }
        let deadline = clock.time(at: order.deadline)
        if order.deadline > durable.deadline.boot, durable.deadline.bootID == clock.bootID {
            fault("a deadline past the durable one")
        }
        if let end = busy[id.secret], end > clock.time { fault("\(id): an attempt before the last one is complete") }
        if isStopped { fault("sent after the stop") }
        for pause in ledger.pauses.values where pause.lifted == nil && pause.scope.covers(id.secret) {
            fault("\(id) is sent while \(pause.scope) is paused")
        }
        checkRules(of: id)
        busy[id.secret] = .max
        deadlines[id.secret] = deadline
        open[id.secret.account, default: 0] += 1
        if let account = configuration.accounts.first(where: { $0.key == id.secret.account }),
            open[id.secret.account, default: 0] > account.concurrency
        {
            fault("more calls than concurrency allows")
        }
        sendings.append(Sending(time: clock.time, order: order, isRetry: durable.isRetry))
        transport(order, key: durable.accessKeyID, deadline: deadline)
    }

    private func transport(_ order: SendOrder, key: String, deadline: Int64) {
        let id = order.attempt
        let now = clock.time
        switch fate(self, order) {
        case .answer(let answer, let duration) where now + duration.microseconds < deadline:
            let end = now + duration.microseconds
            let arrival = Action.arrive(id, accessKeyID: key, accepts: answer.outcome == .accepted)
            queue.add(arrival, at: somewhere(from: now, to: end))
            queue.add(.answer(id, answer, process: process), at: end)
        case .answer(let answer, _):
            let arrival = Action.arrive(id, accessKeyID: key, accepts: answer.outcome == .accepted)
            queue.add(arrival, at: somewhere(from: now, to: deadline))
            queue.add(.answer(id, Answer(.unanswered, code: "Timeout"), process: process), at: deadline)
        case .lost(let arrival, let report):
            let end = min(report.map { now + $0.microseconds } ?? deadline, deadline)
            if let arrival {
                let time = min(now + arrival.microseconds, deadline)
                queue.add(.arrive(id, accessKeyID: key, accepts: true), at: time)
            }
            queue.add(.answer(id, Answer(.unanswered, code: "Reset"), process: process), at: end)
        case .unsent(let duration):
            let end = min(now + duration.microseconds, deadline)
            queue.add(.answer(id, Answer(.unsent, code: "Refused"), process: process), at: end)
        }
    }

    /// A moment between send and completion, the ends more often than not.
    private func somewhere(from first: Int64, to last: Int64) -> Int64 {
        switch random(0...3) {
        case 0: first
        case 1: last
        default: random(first...last)
        }
    }

    /// Invariant 7: while first attempts wait, retries take at most a fifth of the slots.
    private func checkShare(of records: [Record]) {
        var retries: Set<Int> = []
        for case .attempt(let attempt) in records where attempt.state == .pending && attempt.isRetry {
            guard ledger.attempts[attempt.id] == nil, let position = scheduler.position(of: attempt.id.secret) else {
                continue
            }
            retries.insert(scheduler.lane(at: position))
        }
        for lane in retries.sorted() where lane >= 0 {
            let group = scheduler.lanes[lane].group
            let taken = scheduler.retriesOccupied(in: group)
            guard taken > scheduler.groups[group].limit / 5 else { continue }
            if scheduler.firstsWait(in: group) { fault("retries of quota group \(group) take \(taken) slots") }
        }
    }
}
