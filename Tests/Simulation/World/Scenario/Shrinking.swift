/// Makes a failing scenario smaller, as long as the same observer complains of it.
package struct Shrinking {
    /// The scenario so far.
    package private(set) var scenario: Scenario
    private let observer: String
    private var runsLeft: Int

    /// `runs` bounds the effort.
    package init(_ scenario: Scenario, complaint: String, runs: Int = 400) {
        self.scenario = scenario
        observer = Self.observer(of: complaint)
        runsLeft = runs
    }

    /// Who complains.
    package static func observer(of complaint: String) -> String {
        String(complaint.prefix { $0 != ":" })
    }

    /// Makes it as small as it gets, and answers it.
    package mutating func shrink() -> Scenario {
        shorten()
        var before = -1
        while before != size, runsLeft > 0 {
            before = size
            shrink(\.incidents)
            shrink(\.layout.secrets)
            shrink(\.layout.freezes)
            shrinkEdits()
            calm()
        }
        shorten()
        return scenario
    }

    private var size: Int {
        scenario.incidents.count + scenario.layout.secrets.count + scenario.layout.freezes.count
    }

    private mutating func fails(_ candidate: Scenario) -> Bool {
        guard runsLeft > 0 else { return false }
        runsLeft -= 1
        return ScenarioRun(candidate).run().first.map { Self.observer(of: $0) } == observer
    }

    private mutating func take(_ candidate: Scenario) -> Bool {
        guard fails(candidate) else { return false }
        scenario = candidate
        return true
    }

    /// Ends when the fault has come.
    private mutating func shorten() {
        let run = ScenarioRun(scenario)
        guard !run.run().isEmpty, run.world.clock.time < scenario.trouble.microseconds else { return }
        var candidate = scenario
        candidate.trouble = .microseconds(run.world.clock.time + 1)
        candidate.incidents.removeAll { $0.time > candidate.trouble }
        _ = take(candidate)
    }

    /// Takes out parts, halves first and then ever smaller ones (delta debugging).
    private mutating func shrink<Part>(_ parts: WritableKeyPath<Scenario, [Part]>) {
        var length = max(scenario[keyPath: parts].count / 2, 1)
        while true {
            var start = 0
            while start < scenario[keyPath: parts].count {
                var candidate = scenario
                let end = min(start + length, candidate[keyPath: parts].count)
                candidate[keyPath: parts].removeSubrange(start..<end)
                if !take(candidate) { start += length }
            }
            if length == 1 { return }
            length = max(length / 2, 1)
        }
    }

    private mutating func shrinkEdits() {
        for index in scenario.incidents.indices {
            guard case .reload(var edits) = scenario.incidents[index].kind else { continue }
            var edit = 0
            while edit < edits.count, edits.count > 1 {
                var fewer = edits
                fewer.remove(at: edit)
                var candidate = scenario
                candidate.incidents[index].kind = .reload(fewer)
                if take(candidate) { edits = fewer } else { edit += 1 }
            }
        }
    }

    /// Takes out what becomes of calls by chance.
    private mutating func calm() {
        let numbers: [WritableKeyPath<Weather, Double>] = [
            \.lost, \.unsent, \.transient, \.refused, \.slow, \.repeated, \.slowCommits,
        ]
        for number in numbers where scenario.weather[keyPath: number] > 0 {
            var candidate = scenario
            candidate.weather[keyPath: number] = 0
            _ = take(candidate)
        }
    }
}
