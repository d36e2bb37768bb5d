import RotationCore

/// No storm: the scheduler wakes for what it does, and hardly ever for nothing.
package final class WakeUpObserver: Observer {
    private var idle = 0
    private var excused = 0
    private var start: Int64 = 0

    package static var name: String { "WakeUps" }

    package init() {}

    package func observe(_ happening: Happening, in world: World) {
        switch happening {
        case .wokenForNothing(let isExcused):
            // Windows open and clocks step for nothing now and then; a storm comes at once.
            if world.clock.time - start > 3_600_000_000 { (start, idle, excused) = (world.clock.time, 0, 0) }
            if isExcused { excused += 1 } else { idle += 1 }
            if excused > 2_000 {
                complain("woken for slots that are kept \(excused) times within an hour", in: world)
                excused = 0
            }
            if idle > 60 + 2 * world.secretsInForce.count {
                complain("woken for nothing \(idle) times within an hour", in: world)
                idle = 0
            }
        case .handled(_, let decisions):
            // One at a time: a free slot calls for one, and one credential for one question.
            if decisions.count > 4 * (world.secretsInForce.count + 20) {
                complain("\(decisions.count) decisions at once", in: world)
            }
        default: break
        }
    }
}
