import RotationCore

/// A forecast, with what is needed to tell it.
struct Plan {
    /// When the plan begins.
    let start: Instant
    /// When it ends.
    let end: Instant
    /// The accounts of the schedule file.
    let accounts: [AccountConfiguration]
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

    private let heldAccounts: Set<String>

    /// What the configuration does from `start` until `end`; what is sent before `from` is left out.
    init(_ configuration: Configuration, _ start: PlanStart, from: Instant, until end: Instant) {
        let forecast = Forecast.run(
            configuration, records: start.records, bootID: start.bootID, at: start.reading,
            for: end.duration(since: start.reading.wall))
        self.start = from
        self.end = end
        accounts = configuration.accounts
        rotations = forecast.lines.filter { $0.send.map { $0 >= from } ?? false }
        waiting = forecast.lines.filter { $0.send == nil }
        hours = forecast.hours.filter { $0.start.advanced(by: .seconds(3600)) > from }
        superseded = forecast.superseded
        holds = PlanHold.holds(in: start.records, under: configuration)
        heldAccounts = Set(holds.filter { $0.secret == nil }.map(\.account))
    }

    /// The rotations that are sent late, and then those that wait and are late at the end.
    var late: [ForecastLine] { rotations.filter(\.isLate) + waiting.filter(\.isLate) }

    /// Why a rotation is late.
    ///
    /// The plan assumes that nothing fails, so there are few reasons.
    func reason(for line: ForecastLine) -> String {
        if heldAccounts.contains(line.secret.account) { return "the account is held" }
        if line.deadline <= start { return "it was late before the plan begins" }
        return "no slot is free in time"
    }
}
