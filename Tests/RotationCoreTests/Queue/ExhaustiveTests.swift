import SimulationWorld
import Testing

@testable import RotationCore

@Suite("The queue beside every other order")
struct ExhaustiveTests {
    /// The shares of instances in which the scheduler is as good as the best schedule.
    struct Figures {
        var feasible = 0
        var met = 0
        var infeasible = 0
        var fewestLate = 0

        mutating func add(_ instance: SmallInstance) throws {
            let own = try instance.inTimeByScheduler()
            let best = ExhaustiveSearch.mostInTime(instance, known: own)
            if best == instance.jobs.count {
                feasible += 1
                met += own == best ? 1 : 0
            } else {
                infeasible += 1
                fewestLate += own == best ? 1 : 0
            }
        }

        var text: String {
            "all deadlines met in \(met) of \(feasible) feasible instances, "
                + "the fewest late in \(fewestLate) of \(infeasible) others"
        }
    }

    @Test("On small random instances it meets every deadline that can be met, and lets the fewest be late")
    func shares() throws {
        var figures = Figures()
        for seed in UInt64(1)...400 { try figures.add(SmallInstance(seed: seed)) }
        print(figures.text)
        #expect(Double(figures.met) >= 0.995 * Double(figures.feasible))
        #expect(Double(figures.fewestLate) >= 0.95 * Double(figures.infeasible))
    }
}
