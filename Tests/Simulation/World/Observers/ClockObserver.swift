import RotationCore

/// The clocks of the design: what comes due and what is stamped goes by a clock with which KMS's Date agrees, as soon as
/// there is one.
package final class ClockObserver: Observer {
    /// The accounts whose KMS has said what time it is since the clock was last in doubt.
    private var known: Set<String> = []

    package static var name: String { "Clock" }

    package init() {}

    package func observe(_ happening: Happening, in world: World) {
        switch happening {
        case .started, .inForce, .stepped: known = []
        case .clockChecked(let account, .some): known.insert(account)
        case .sending(let call) where known.contains(call.secret.account): check(call, in: world)
        default: break
        }
    }

    private func check(_ call: Call, in world: World) {
        let error = world.wall.duration(since: world.clock.truth)
        // A Date has whole seconds and travels, and five seconds are no difference.
        let most = Duration.seconds(20)
        if error > most || error < .zero - most {
            complain("\(call.id) is sent by a clock that is \(error) ahead", in: world)
        }
        let stamp = world.clock.wall.advanced(by: call.order.clockCorrection).duration(since: world.clock.truth)
        if stamp > most || stamp < .zero - most {
            complain("\(call.id) has a timestamp that is \(stamp) ahead", in: world)
        }
    }
}
