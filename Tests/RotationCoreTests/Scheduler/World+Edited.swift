import RotationCore
import SimulationWorld

extension World {
    /// A world whose KMS tells the time, and whose machine was off while its clock went wrong by `error` and the schedule
    /// of secret a changed: by the new one it is due 500 s before the change, at 2000 s, and 500 s after it.
    static func edited(whileOffBy error: Duration) throws -> World {
        let world = World.simple([try Setup.secret("a", at: .seconds(5000))], start: false)
        world.date = World.trueDate(in:of:)
        world.start(origin: .created)
        world.run(for: .seconds(2000))
        world.crash()
        world.clock.step(by: error)
        let schedule = try Setup.secret("a", every: .seconds(1000), at: .seconds(500))
        world.start(Configuration(accounts: [Setup.account()], secrets: [schedule]), reboot: true)
        return world
    }
}
