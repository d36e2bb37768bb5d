import RotationCore

/// Invariant 3: one occurrence has one VersionId; nothing is sent after a newer one, or once more after it was
/// accepted.
package final class OnceObserver: Observer {
    private struct Occurrence: Hashable {
        var secret: SecretID
        var nominal: Instant
        var suffix: String
    }

    private var texts: [Occurrence: String] = [:]
    private var newest: [SecretID: VersionID] = [:]
    /// Attempts of which the scheduler was told that they were accepted, and has made that durable.
    private var accepted: Set<MemoryLedger.RotationKey> = []

    package static var name: String { "Once" }

    package init() {}

    package func observe(_ happening: Happening, in world: World) {
        switch happening {
        case .durable(let records, _):
            for case .attempt(let attempt) in records where attempt.state == .accepted {
                accepted.insert(.init(secret: attempt.id.secret, versionID: attempt.id.versionID))
            }
        case .ledgerLost: (accepted, newest, texts) = ([], [:], [:])
        case .sending(let call): check(call, in: world)
        default: break
        }
    }

    private func check(_ call: Call, in world: World) {
        let versionID = call.id.versionID
        if let known = newest[call.secret], known.isNewer(than: versionID) {
            complain("\(call.id) is sent after \(known)", in: world)
        }
        newest[call.secret] = versionID
        let occurrence = Occurrence(secret: call.secret, nominal: versionID.nominal, suffix: versionID.suffix)
        if let text = texts[occurrence], text != versionID.text {
            complain("\(call.id): the occurrence was sent as \(text)", in: world)
        }
        texts[occurrence] = versionID.text
        if accepted.contains(.init(secret: call.secret, versionID: versionID)) {
            complain("\(call.id) is sent and was accepted before", in: world)
        }
        if call.order.sentName != (world.secretsInForce[call.secret]?.sentName ?? "") {
            complain("\(call.id) is sent as \(call.order.sentName)", in: world)
        }
    }
}
