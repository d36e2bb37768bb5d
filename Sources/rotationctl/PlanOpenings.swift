import RotationCore

/// When the windows of a plan's rotations open, freezes considered.
struct PlanOpenings {
    private let configuration: Configuration
    private let entries: [SecretID: Int]

    init(of configuration: Configuration) {
        self.configuration = configuration
        let hasFreezes = !configuration.freezes.isEmpty
        // Where nothing ever closes, nothing needs to be found.
        var entries: [SecretID: Int] = [:]
        for secret in configuration.secrets where hasFreezes || configuration.entries[secret.entry].window != nil {
            entries[secret.id] = secret.entry
        }
        self.entries = entries
    }

    /// The opening that a rotation waits for; nil where all is open when it comes due, or does not open in ten years.
    func opening(for line: ForecastLine) -> Instant? {
        guard let entry = entries[line.secret] else { return nil }
        let opening = configuration.openingTimes(of: line.secret, entry: entry).opening(atOrAfter: line.due)
        return opening.flatMap { $0 > line.due ? $0 : nil }
    }
}
