/// One request as the simulator's record has it.
struct RecordedArrival: Decodable, Sendable {
    /// When it had been read to its end, by the boot clock in microseconds.
    let clock: Int64
    let requestId: String
    let secret: String?
    let versionId: String?
    let nonce: String?
    /// Whether it was a call of RotateSecret with a right signature: only these occupy slots.
    let authenticated: Bool
    /// Whether it made a new version.
    let rotation: Bool
    let status: Int?
    let code: String?
    let faults: [String]
    let concurrent: Bool
    let backwards: Bool

    /// The secret and the VersionId, which tell one rotation from another.
    var rotationKey: String { "\(secret ?? "?") \(versionId ?? "?")" }
}
