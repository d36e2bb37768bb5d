import RotationCore

/// The time of a plan.
struct PlanSpan {
    /// When it begins, and what is sent before it is left out; nil: at the moment from which the forecast goes ahead.
    var from: Instant?
    /// How long it is.
    var horizon: Duration
}

/// A forecast, with what is needed to tell it.
struct Plan {
    /// Some of the forecast's lines, where they stand in it: they are many, and each is made when it is asked for.
    typealias Lines = ForecastLines

    /// When the plan begins.
    let start: Instant
    /// When it ends.
    let end: Instant
    /// What is planned.
    let configuration: Configuration
    /// The same accounts as the configuration's, those together that share a quota.
    let accountsByQuota: [[AccountConfiguration]]
    /// The rotations that are sent, in this order.
    let rotations: Lines
    /// The rotations that wait at the end.
    let waiting: Lines
    /// The calls of each account in each hour that has some.
    let hours: [Forecast.Hour]
    /// Occurrences that a newer one of their secret overtakes.
    let superseded: Int
    /// What is held at the beginning: of a secret nothing is sent, of an account nothing until its next probe.
    let holds: [PlanHold]
    /// When the windows of the rotations open.
    let openings: PlanOpenings
    /// The quotas of which something is sent, in the order of their accounts.
    let quotas: [PlanQuota]
    /// What becomes of the request that was made at the beginning; nil where none was.
    let request: RequestForecast?
    /// How many are late, and why.
    let lateness: PlanLateness

    /// What the configuration does for some time from `start` on.
    init(_ configuration: Configuration, _ start: PlanStart, for span: PlanSpan, request: OperatorRequest? = nil) {
        let from = span.from ?? start.reading.wall
        let end = from.advanced(by: span.horizon)
        let forecast = Forecast.run(
            configuration, records: start.records, bootID: start.bootID, at: start.reading,
            for: end.duration(since: start.reading.wall), request: request)
        self.configuration = configuration
        self.start = from
        self.end = end
        accountsByQuota = configuration.accountsBySharedQuota
        rotations = forecast.lines.sent(from: from)
        waiting = forecast.lines.waiting
        hours = forecast.hours.filter { $0.start.advanced(by: .seconds(3600)) > from }
        superseded = forecast.superseded
        self.request = forecast.request
        holds = PlanHold.holds(in: start.records, under: configuration)
        openings = PlanOpenings(of: configuration)
        quotas = PlanQuota.quotas(of: accountsByQuota, sent: rotations)
        lateness = PlanLateness(of: [rotations, waiting], from: from, until: end)
    }

    /// What the configuration does, without what is told of it.
    static func lines(
        of configuration: Configuration, _ start: PlanStart, for span: PlanSpan
    ) -> (rotations: Lines, waiting: Lines) {
        let from = span.from ?? start.reading.wall
        let horizon = from.advanced(by: span.horizon).duration(since: start.reading.wall)
        let lines = Forecast.run(
            configuration, records: start.records, bootID: start.bootID, at: start.reading, for: horizon
        ).lines
        return (lines.sent(from: from), lines.waiting)
    }

    /// The rotations that are sent late, and then those that wait and are late at the end.
    var late: some Sequence<ForecastLine> {
        [rotations, waiting].lazy.flatMap { lines in
            lines.indices.lazy.filter { lines.isLate(at: $0) }.map { lines[$0] }
        }
    }

    /// The rotation at a position of the two.
    func line(at index: Lines.Index) -> ForecastLine {
        index < rotations.endIndex ? rotations[index] : waiting[index]
    }

    /// Why a rotation is late.
    func reason(for line: ForecastLine) -> String { PlanLateness.reason(for: line, from: start) }
}
