import RotationCore

extension Notice {
    /// The notice in a line of a story.
    var words: String {
        switch self {
        case .transition(let transition):
            let rotation = transition.rotation
            return "\(rotation.secret.name) \(rotation.versionID) \(transition.state) \(rotation.reason)"
        case .requestDone(let record):
            // A dictionary has another order each time.
            let outcomes = record.outcomes.map { "\($0) \($1)" }.sorted().joined(separator: ", ")
            return "requestDone(\(record.request.id): \(record.state), \(outcomes))"
        default: return "\(self)"
        }
    }
}
