import RotationCore

/// A forecast, with what is needed to tell it.
struct Plan {
    /// When the plan begins.
    let start: Instant
    /// When it ends.
    let end: Instant
    /// The accounts of the schedule file.
    let accounts: [AccountConfiguration]
    /// The same, those together that share a quota.
    let accountsByQuota: [[AccountConfiguration]]
    /// The rotations that are sent, in this order.
    let rotations: [ForecastLine]
    /// The rotations that wait at the end.
    let waiting: [ForecastLine]
    /// The calls of each account in each hour that has some.
    let hours: [Forecast.Hour]
    /// Occurrences that a newer one of their secret overtakes.
    let superseded: Int
    /// What is held at the beginning: of a secret nothing is sent, of an account nothing until its next probe.
    let holds: [PlanHold]
    /// When the windows of the rotations open.
    let openings: PlanOpenings

    /// What the configuration does from `start` until `end`; what is sent before `from` is left out.
    init(_ configuration: Configuration, _ start: PlanStart, from: Instant, until end: Instant) {
        let forecast = Forecast.run(
            configuration, records: start.records, bootID: start.bootID, at: start.reading,
            for: end.duration(since: start.reading.wall))
        self.start = from
        self.end = end
        accounts = configuration.accounts
        accountsByQuota = configuration.accountsBySharedQuota
        rotations = forecast.lines.filter { $0.send.map { $0 >= from } ?? false }
        waiting = forecast.lines.filter { $0.send == nil }
        hours = forecast.hours.filter { $0.start.advanced(by: .seconds(3600)) > from }
        superseded = forecast.superseded
        holds = PlanHold.holds(in: start.records, under: configuration)
        openings = PlanOpenings(of: configuration)
    }

    /// The rotations that are sent late, and then those that wait and are late at the end.
    var late: [ForecastLine] { rotations.filter(\.isLate) + waiting.filter(\.isLate) }

    /// Why a rotation is late.
    func reason(for line: ForecastLine) -> String {
        if line.deadline <= start { return "it was late before the plan begins" }
        return switch line.cause {
        case nil: "it comes due after its deadline"
        case .quota: "no slot is free in time"
        case .window: "its window opens too late"
        case .freeze: "a freeze lasts too long"
        case .exclusive: "another of its exclusive group goes first"
        case .minInterval: "the secret was rotated too recently"
        case .backoff: "an attempt failed before the plan begins"
        case .account: "the account is held"
        }
    }

    /// The quotas of which something is sent, in the order of their accounts.
    var quotas: [PlanQuota] { PlanQuota.quotas(of: accountsByQuota, sent: rotations) }
}
