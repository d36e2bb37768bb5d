/// Which attempts are in flight on which secret, and the newest VersionId that each secret has seen.
struct AttemptLog: Sendable {
    /// How an attempt stands to the earlier ones on its secret.
    struct Relation: Sendable {
        /// Another one has not ended.
        let isConcurrent: Bool

        /// A newer VersionId has come before.
        let isBackwards: Bool
    }

    private var secrets: [Int: SecretAddress] = [:]
    private var inFlight: [SecretAddress: Int] = [:]
    private var newest: [SecretAddress: VersionOrder] = [:]

    /// Notes that an attempt has arrived.
    mutating func begin(_ number: Int, on secret: SecretAddress, versionId: String) -> Relation {
        let others = inFlight[secret, default: 0]
        secrets[number] = secret
        inFlight[secret] = others + 1
        return Relation(isConcurrent: others > 0, isBackwards: isBackwards(VersionOrder(versionId), on: secret))
    }

    /// Notes that an attempt is over.
    mutating func finish(_ number: Int) {
        guard let secret = secrets.removeValue(forKey: number), let count = inFlight[secret] else { return }
        inFlight[secret] = count > 1 ? count - 1 : nil
    }

    private mutating func isBackwards(_ version: VersionOrder?, on secret: SecretAddress) -> Bool {
        guard let version else { return false }
        if let known = newest[secret], version < known { return true }
        newest[secret] = version
        return false
    }
}
