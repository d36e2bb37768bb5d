import RotationCore

/// What whoever runs the service waits for: the end of a reload, and the end.
package final class LifeObserver: Observer {
    /// Since when a reload has not ended.
    private var reload: Int64?
    private var isConfigured = false

    package static var name: String { "Life" }

    package init() {}

    package func observe(_ happening: Happening, in world: World) {
        switch happening {
        case .started: (reload, isConfigured) = (nil, false)
        case .event(.configured):
            if isConfigured { reload = reload ?? world.clock.time }
            isConfigured = true
        case .handled(_, let decisions):
            for case .reloaded in decisions {
                if reload == nil { complain("a reload ends that nobody asked for", in: world) }
                reload = nil
            }
        case .ended:
            if let reload, world.isRunning { complain("the reload of \(reload) does not end", in: world) }
        default: break
        }
    }
}
