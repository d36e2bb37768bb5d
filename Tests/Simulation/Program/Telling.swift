import SimulationWorld

/// One seed, told in words.
enum Telling {
    /// Whether nothing was wrong.
    static func tell(seed: UInt64, _ options: Options) throws -> Bool {
        var scenario = try ScenarioMaker.scenario(seed: seed, days: options.days)
        let faults = ScenarioRun(scenario).run()
        if options.isShrunk, let fault = faults.first {
            var shrinking = Shrinking(scenario, complaint: fault)
            scenario = shrinking.shrink()
        }
        print(scenario)
        if options.isTraced || options.isShrunk { tell(scenario) }
        for fault in faults { print("seed \(seed): \(fault)") }
        if faults.isEmpty { print("seed \(seed): nothing was wrong") }
        return faults.isEmpty
    }

    /// The story of a scenario, or its last lines.
    static func tell(_ scenario: Scenario, last: Int = .max) {
        let run = ScenarioRun(scenario)
        var lines: [String] = []
        run.world.story = { lines.append("\(run.world.clock.truth.rfc3339) \($0)") }
        _ = run.run()
        run.world.story = nil
        for line in lines.suffix(last) { print(line) }
    }
}
