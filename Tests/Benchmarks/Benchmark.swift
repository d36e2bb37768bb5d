/// One subject that is measured.
struct Benchmark: Sendable {
    /// By which it is asked for.
    let name: String
    /// What is done.
    let summary: String
    /// Does it and prints the figures.
    let run: @Sendable () throws -> Void

    /// All there are, in the order in which they run.
    static var all: [Benchmark] {
        OccurrenceBenchmarks.all + ParsingBenchmarks.all + ReadingBenchmarks.all + SigningBenchmarks.all
            + SchedulerBenchmarks.all
    }
}
