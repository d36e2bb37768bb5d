import RotationCore

extension ScenarioMaker {
    /// Takes the permission to rotate from an account for a while, be it for all of its secrets or for some; what is held
    /// then, somebody may resume.
    mutating func forbid(_ dice: inout SeededGenerator) throws {
        guard wildness > 0, dice.chance(0.15) else { return }
        let account = dice.pick(scenario.layout.accounts).key
        let isWhole = dice.chance(0.5)
        for _ in 0..<dice.random(1...4) {
            let start = Duration.seconds(dice.random(3600...scenario.trouble.microseconds / 1_000_000))
            let length = Duration.seconds(dice.random(3600...4 * 86_400))
            for plan in scenario.layout.secrets where plan.id.account == account && (isWhole || dice.chance(0.3)) {
                // Whoever takes it from some does so one after the other.
                let time = start + (isWhole ? .zero : .seconds(dice.random(0...86_400)))
                scenario.incidents.append(Incident(time: time, kind: .rejected(plan.id, .permission, length)))
            }
            guard dice.chance(0.7) else { continue }
            let resumed = start + length + .seconds(dice.random(0...86_400))
            let everything = SecretSelection.names(try Glob("**"), account: account)
            for scope in [Resumption.Scope.account(account), .secrets(everything)] {
                scenario.incidents.append(Incident(time: resumed, kind: .resume(Resumption(scope))))
            }
        }
        scenario.incidents.removeAll { $0.time > scenario.trouble }
    }
}
