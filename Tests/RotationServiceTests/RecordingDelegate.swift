import Dispatch
import RotationCore
import Synchronization

@testable import RotationService

/// An engine's delegate that answers every call as accepted and passes on what it hears.
final class RecordingDelegate: EngineDelegate {
    enum Heard: Sendable {
        case ready
        case reloaded
        case call(SendOrder, ClockReading)
        case notice(Notice)
        case stopped
    }

    let heard: AsyncStream<Heard>
    private let listener: AsyncStream<Heard>.Continuation

    init() {
        (heard, listener) = AsyncStream.makeStream()
    }

    func call(_ order: SendOrder, completion: @escaping @Sendable (Answer) -> Void) {
        listener.yield(.call(order, SystemClocks.read()))
        completion(Answer(.accepted))
    }

    func readCredential(of account: String, completion: @escaping @Sendable (CredentialState) -> Void) {
        completion(.available(accessKeyID: "testid", fingerprint: "testid"))
    }

    func checkClock(of account: String, completion: @escaping @Sendable (Instant?) -> Void) { completion(nil) }

    func report(_ notice: Notice) { listener.yield(.notice(notice)) }
    func engineIsReady(_ status: Status) { listener.yield(.ready) }
    func engineHasReloaded(_ status: Status, _ changes: ConfigurationChanges) { listener.yield(.reloaded) }
    func engineHasDecided() {}
    func engineHasStopped() { listener.yield(.stopped) }
}
