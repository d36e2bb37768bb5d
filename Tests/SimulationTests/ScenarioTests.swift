import SimulationWorld
import Testing

/// What the simulation promises of itself.
@Suite struct ScenarioTests {
    @Test("A seed tells the same story every time", arguments: [UInt64(3), 17, 101])
    func seedsAreDeterministic(_ seed: UInt64) throws {
        func story() throws -> [String] {
            let run = ScenarioRun(try ScenarioMaker.scenario(seed: seed, days: 6))
            var lines: [String] = []
            run.world.story = { lines.append($0) }
            #expect(run.run().isEmpty)
            return lines
        }
        let first = try story()
        #expect(first.count > 10)
        #expect(try story() == first)
    }

    @Test("A failing scenario is made smaller and still fails for the same reason")
    func failuresShrink() throws {
        // A KMS that grants less than the schedule file says is a fault of any scheduler.
        var scenario = try ScenarioMaker.scenario(seed: 20, days: 8)
        for owner in scenario.quotas.keys { scenario.quotas[owner]?.limit = 0 }
        let fault = try #require(ScenarioRun(scenario).run().first)
        #expect(Shrinking.observer(of: fault) == "Quota")
        var shrinking = Shrinking(scenario, complaint: fault)
        let small = shrinking.shrink()
        #expect(small.layout.secrets.count == 1)
        #expect(small.incidents.count <= 1)
        #expect(ScenarioRun(small).run().first.map { Shrinking.observer(of: $0) } == "Quota")
    }
}
