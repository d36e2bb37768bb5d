import RotationCore

/// What would become of an operator's request that is made when a plan begins.
struct PlanRequest {
    /// The plan with the request.
    let plan: Plan
    /// What the daemon would answer, and when each secret is rotated.
    let forecast: RequestForecast
    /// Whether it is urgent.
    let isUrgent: Bool
    /// The rotations of the schedule that are late because of it.
    let newlyLate: [ForecastLine]

    /// A request under this name: a real one has a name that tells whose it is, and the VersionIds with it.
    private static let id = "request"

    /// The request for all secrets whose names match; nil where the forecast has no answer to it.
    init?(
        for names: Glob, isUrgent: Bool, passesFreeze: Bool, _ configuration: Configuration, _ start: PlanStart,
        for span: PlanSpan
    ) {
        let request = try? OperatorRequest(
            id: Self.id, selection: .names(names), isUrgent: isUrgent, passesFreeze: passesFreeze)
        guard let request else { return nil }
        let with = Plan(configuration, start, for: span, request: request)
        guard let forecast = with.request else { return nil }
        plan = with
        self.isUrgent = isUrgent
        self.forecast = forecast
        let without = Plan(configuration, start, for: span)
        let difference = PlanDifference(from: without, to: with)
        newlyLate = difference.changes.lazy.filter(difference.isNewlyLate).compactMap(difference.newLine).filter {
            $0.versionID.suffix != Self.id
        }
    }

    /// Why the request would not be taken; nil where it would be.
    var refusal: String? {
        if case .refused(let reason) = forecast.answer.verdict { reason } else { nil }
    }

    /// The rotations that still wait at the plan's end.
    var waiting: some Collection<ForecastLine> { forecast.lines.lazy.filter { $0.send == nil } }

    /// The secrets that it means and leaves out, and why.
    var leftOut: [(secret: SecretID, reason: String)] {
        forecast.answer.secrets.compactMap { secret in
            switch secret.standing {
            case .held: (secret.secret, secret.reason.isEmpty ? "held" : "held: \(secret.reason)")
            case .disabled: (secret.secret, "not enabled")
            case .rotation, .paused: nil
            }
        }
    }

    /// From the request to the sending of one of its rotations; nil where that is not sent.
    func wait(of line: ForecastLine) -> Duration? { line.send.map { $0.duration(since: plan.start) } }
}
