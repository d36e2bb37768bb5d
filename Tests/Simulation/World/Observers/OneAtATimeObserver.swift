import RotationCore

/// Invariant 4: a secret has at most one attempt in flight; an account has no more connections than it may.
package final class OneAtATimeObserver: Observer {
    package static var name: String { "OneAtATime" }

    package init() {}

    package func observe(_ happening: Happening, in world: World) {
        guard case .sending(let call) = happening else { return }
        if let last = world.calls[call.secret], last.isInFlight(at: world.clock.time) {
            complain("\(call.id): an attempt before \(last.id.versionID) #\(last.id.number) is complete", in: world)
        }
        guard let account = world.account(call.secret.account) else {
            return complain("\(call.id): its account is not configured", in: world)
        }
        if world.open[account.key, default: 0] >= account.concurrency {
            complain("\(call.id): more calls than concurrency allows", in: world)
        }
    }
}
