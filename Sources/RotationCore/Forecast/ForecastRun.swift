/// The host of a forecast: it carries out every decision at once, and moves its clock to where the scheduler wants to
/// be woken.
struct ForecastRun {
    private var scheduler: Scheduler
    private var now: ClockReading
    /// Events that follow from decisions, in order.
    private var events: [Event] = []
    private var calls: [HourKey: Int] = [:]
    /// When an operator's request is made, and what becomes of it.
    private var request: (made: Instant, forecast: RequestForecast)?
    /// Occurrences that were overtaken.
    private(set) var superseded = 0

    private struct HourKey: Hashable {
        var hour: Int64
        var account: String
    }

    init(_ configuration: Configuration, records: some Sequence<Record>, bootID: BootID, at reading: ClockReading) {
        now = reading
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
        let waiting = scheduler.waitingRotations.filter { $0.rotation.request?.id == forecast.answer.id }
        forecast.lines += waiting.map { ForecastLine($0.rotation, send: nil, cause: $0.cause, end: now.wall) }
        let sends = forecast.lines.map(\.send)
        forecast.length = sends.contains(nil) ? nil : sends.last??.duration(since: request.made)
        return forecast
    }

    /// Runs until the wall clock shows `end`, and delivers what is sent.
    mutating func advance(to end: Instant, deliver: (ForecastLine) -> Void) {
        while true {
            drain(deliver: deliver)
            guard let next = nextReading(), next.wall <= end else { break }
            now = next
            events.append(.clock)
        }
        let rest = max(end.duration(since: now.wall), .zero)
        now = ClockReading(boot: now.boot.advanced(by: rest), wall: now.wall.advanced(by: rest))
    }

    /// Gives the scheduler every event there is, and those that follow.
    private mutating func drain(deliver: (ForecastLine) -> Void) {
        var index = 0
        while index < events.count {
            let decisions = scheduler.handle(events[index], at: now)
            index += 1
            for decision in decisions {
                switch decision {
                case .commit(let records):
                    for case .rotation(let rotation) in records where rotation.state == .superseded {
                        superseded += rotation.count
                    }
                    events.append(.committed(.durable))
                case .send(let order):
                    send(order.attempt, deliver: deliver)
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

    private mutating func send(_ attempt: AttemptID, deliver: (ForecastLine) -> Void) {
        guard let rotation = scheduler.rotationInFlight(of: attempt.secret) else { return }
        calls[HourKey(hour: now.wall.seconds.flooredQuotient(3600), account: attempt.secret.account), default: 0] += 1
        let cause = scheduler.waitCause(of: attempt.secret)
        let line = ForecastLine(rotation, send: now.wall, cause: cause, end: now.wall)
        if let mark = rotation.request, mark.id == request?.forecast.answer.id { request?.forecast.lines.append(line) }
        deliver(line)
    }

    /// The clocks at the scheduler's next wake-up; never before the present.
    private func nextReading() -> ClockReading? {
        let wake = scheduler.wake
        let waits = [wake.wall.map { $0.duration(since: now.wall) }, wake.boot.map { $0.duration(since: now.boot) }]
        guard let wait = waits.compactMap({ $0 }).min().map({ max($0, .zero) }) else { return nil }
        return ClockReading(boot: now.boot.advanced(by: wait), wall: now.wall.advanced(by: wait))
    }

    /// What waits at the end.
    func waiting() -> [ForecastLine] {
        scheduler.waitingRotations.map { ForecastLine($0.rotation, send: nil, cause: $0.cause, end: now.wall) }
    }

    /// The hours in which something was sent.
    func hours() -> [Forecast.Hour] {
        calls.map { key, calls in
            Forecast.Hour(account: key.account, start: Instant(seconds: key.hour * 3600), calls: calls)
        }
        .sorted { ($0.start, $0.account) < ($1.start, $1.account) }
    }
}
