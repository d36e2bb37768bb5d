/// The host of a forecast: it carries out every decision at once, and moves its clock to where the scheduler wants to
/// be woken.
struct ForecastRun {
    private var scheduler: Scheduler
    private var now: ClockReading
    /// What was found so far; nil where nobody asks for it.
    private var tally: ForecastTally?
    /// Events that follow from decisions, in order.
    private var events: [Event] = []
    /// When an operator's request is made, and what becomes of it.
    private var request: (made: Instant, forecast: RequestForecast)?

    /// So many wake-ups lie between two attempts to run ahead.
    private static let patience = 64

    init(
        _ configuration: Configuration, records: some Sequence<Record>, bootID: BootID, at reading: ClockReading,
        until end: Instant
    ) {
        now = reading
        tally = ForecastTally(accounts: configuration.accounts, until: end)
        scheduler = Scheduler(bootID: bootID, seed: 0, at: reading)
        scheduler.isSilent = true
        var holds: [String: AccountHold] = [:]
        var isEmpty = true
        for record in records {
            isEmpty = false
            scheduler.apply(record)
            if case .account(let account) = record { holds[account.account] = account.hold }
        }
        events = [.configured(configuration)]
        for account in configuration.accounts {
            // An account that is held stays so until a probe succeeds: its credential is the one that was refused.
            let state = CredentialState.available(
                accessKeyID: account.forecastAccessKeyID, fingerprint: holds[account.key]?.credential ?? "")
            events.append(.credential(account: account.key, state))
        }
        events.append(.lead(isEmpty ? .created : .opened))
    }

    /// A run that goes on from what a scheduler knows: what it has under way ends well, at once.
    init(continuing scheduler: Scheduler, at reading: ClockReading) {
        now = reading
        self.scheduler = scheduler
        events = self.scheduler.beginForecast()
    }

    // MARK: A request

    /// Makes a request at the beginning.
    mutating func make(_ operatorRequest: OperatorRequest) {
        let answer = RequestAnswer(id: operatorRequest.id, verdict: .refused(reason: Reason.notReady))
        request = (now.wall, RequestForecast(answer: answer))
        events.append(.requested(operatorRequest))
    }

    /// Whether the request that was made is over: refused, or each of its rotations final.
    var isRequestOver: Bool {
        guard let answer = request?.forecast.answer else { return true }
        if case .refused = answer.verdict, events.isEmpty { return true }
        return scheduler.requests.record(of: answer.id)?.state == .done
    }

    /// What becomes of the request that was made; nil where none was.
    func requestForecast() -> RequestForecast? {
        guard let request else { return nil }
        var forecast = request.forecast
        let waiting = scheduler.waitingInOrder.filter { $0.waiter.rotation.request?.id == forecast.answer.id }
        forecast.lines += waiting.map {
            let cause = scheduler.cause(of: $0.waiter, at: $0.position)
            return ForecastLine($0.waiter.rotation, send: nil, cause: cause, end: now.wall)
        }
        let sends = forecast.lines.map(\.send)
        forecast.length = sends.contains(nil) ? nil : sends.last??.duration(since: request.made)
        return forecast
    }

    // MARK: Running

    /// Gives every event to the scheduler until the wall clock shows `end`.
    mutating func advance(to end: Instant) {
        drain()
        while wakeUp(until: end) {}
        let rest = max(end.duration(since: now.wall), .zero)
        now = ClockReading(boot: now.boot.advanced(by: rest), wall: now.wall.advanced(by: rest))
    }

    /// Runs until the wall clock shows `end`, and gives what was found; this value is spent then.
    mutating func finish(until end: Instant, eventByEvent: Bool) -> (found: ForecastTally?, request: RequestForecast?) {
        drain()
        var wakes = 0
        repeat {
            if !eventByEvent, wakes % Self.patience == 0, var ahead = runAhead(until: end) {
                return (ahead.finish(until: end), requestForecast())
            }
            wakes += 1
        } while wakeUp(until: end)
        advance(to: end)
        let waiting = waitingRows()
        tally?.finish(waiting: waiting, names: scheduler.secrets.names)
        return (tally, requestForecast())
    }

    private mutating func runAhead(until end: Instant) -> RunAhead? {
        guard isRequestOver, let tally, let ahead = RunAhead(scheduler, at: now, until: end, tally: tally) else {
            return nil
        }
        // What it took over is not to be copied.
        self.tally = nil
        return ahead
    }

    /// Moves the clock to where the scheduler wants to be woken; false where that is after `end`.
    private mutating func wakeUp(until end: Instant) -> Bool {
        guard let next = nextReading(), next.wall <= end else { return false }
        now = next
        events.append(.clock)
        drain()
        return true
    }

    /// Gives the scheduler every event there is, and those that follow.
    private mutating func drain() {
        var index = 0
        while index < events.count {
            let decisions = scheduler.handle(events[index], at: now)
            index += 1
            for decision in decisions {
                switch decision {
                case .commit(let records):
                    for case .rotation(let rotation) in records where rotation.state == .superseded {
                        tally?.superseded += rotation.count
                    }
                    events.append(.committed(.durable))
                case .send(let order):
                    send(order.attempt)
                    events.append(.answered(order.attempt, Answer(.accepted)))
                case .checkClock(let account):
                    // The wall clock is right: that proves as much of the age of other boots' stamps as KMS's Date will.
                    events.append(.clockChecked(account: account, date: now.wall))
                case .answer(.request(let answer)):
                    request?.forecast.answer = answer
                case .readCredential, .report, .ready, .reloaded, .stopped, .answer:
                    break
                }
            }
        }
        events.removeAll(keepingCapacity: true)
    }

    private mutating func send(_ attempt: AttemptID) {
        guard let position = scheduler.position(of: attempt.secret), let rotation = scheduler.sent[position] else {
            return
        }
        let cause = scheduler.waitCauses[position]
        if let mark = rotation.request, mark.id == request?.forecast.answer.id {
            request?.forecast.lines.append(ForecastLine(rotation, send: now.wall, cause: cause, end: now.wall))
        }
        tally?.addSent(
            rotation, secret: position, send: now.wall, cause: cause, account: scheduler.secrets.account(at: position))
    }

    /// The clocks at the scheduler's next wake-up; never before the present.
    private func nextReading() -> ClockReading? {
        let wake = scheduler.wake
        let waits = [wake.wall.map { $0.duration(since: now.wall) }, wake.boot.map { $0.duration(since: now.boot) }]
        guard let wait = waits.compactMap({ $0 }).min().map({ max($0, .zero) }) else { return nil }
        return ClockReading(boot: now.boot.advanced(by: wait), wall: now.wall.advanced(by: wait))
    }

    /// What waits at the end.
    private mutating func waitingRows() -> [ForecastLines.Row] {
        scheduler.waitingInOrder.compactMap { position, waiter in
            tally?.row(
                waiter.rotation, secret: position, send: nil, cause: scheduler.cause(of: waiter, at: position))
        }
    }
}

extension Scheduler {
    /// The rotations that wait, by deadline, nominal time and name.
    fileprivate var waitingInOrder: [(position: Int, waiter: Waiting)] {
        waiting.map { ($0.key, $0.value) }.sorted {
            let (left, right) = ($0.1.rotation, $1.1.rotation)
            return (left.deadline, left.versionID.nominal, left.secret)
                < (right.deadline, right.versionID.nominal, right.secret)
        }
    }
}
