import RotationCore

extension Notice {
    /// The notice in a line of a story.
    var words: String {
        guard case .transition(let transition) = self else { return "\(self)" }
        let rotation = transition.rotation
        return "\(rotation.secret.name) \(rotation.versionID) \(transition.state) \(rotation.reason)"
    }
}
