import RotationCore

/// When the windows of a plan's rotations open, freezes considered.
struct PlanOpenings {
    /// When attempts of the secrets may start for which that is not always.
    private let times: [SecretID: OpeningTimes]

    init(of configuration: Configuration) {
        var table = OpeningTable()
        var times: [SecretID: OpeningTimes] = [:]
        // Nearly always most secrets have none.
        let mayClose = configuration.entries.map { $0.window != nil || !configuration.freezes.isEmpty }
        for secret in configuration.secrets where mayClose[secret.entry] {
            let entry = configuration.entries[secret.entry]
            if let known = table.times(of: secret.id, entry: entry, in: configuration) { times[secret.id] = known }
        }
        self.times = times
    }

    /// The opening that a rotation waits for; nil where all is open when it comes due, or does not open in ten years.
    func opening(for line: ForecastLine) -> Instant? {
        guard !times.isEmpty else { return nil }
        let opening = times[line.secret]?.opening(atOrAfter: line.due)
        return opening.flatMap { $0 > line.due ? $0 : nil }
    }
}
