extension Schedule {
    /// Whether two secrets with this schedule may be due at different instants.
    var dependsOnSecret: Bool {
        switch self {
        case .interval(let interval): interval.anchorPhase == nil
        case .cron(let cron): cron.expression.hasHash
        case .months, .calendar: false
        }
    }
}
