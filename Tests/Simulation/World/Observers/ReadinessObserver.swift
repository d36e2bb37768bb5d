import RotationCore

/// Invariant 8: the service is ready when its first commit has ended, whatever KMS does, and not before.
package final class ReadinessObserver: Observer {
    private var hasCommitted = false

    package static var name: String { "Readiness" }

    package init() {}

    package func observe(_ happening: Happening, in world: World) {
        switch happening {
        case .started: hasCommitted = false
        case .commitEnded(let result, _):
            hasCommitted = true
            if case .lost = result { return }
            if !world.isReady, world.isRunning, !world.isStopping {
                complain("not ready although configuration and ledger are loaded", in: world)
            }
        case .handled(_, let decisions):
            for case .ready in decisions where world.inForce == nil && world.wasRefused == false {
                complain("ready before the first sights are durable", in: world)
            }
        case .sending(let call) where !world.isReady:
            complain("\(call.id) is sent before the service is ready", in: world)
        default: break
        }
    }
}
