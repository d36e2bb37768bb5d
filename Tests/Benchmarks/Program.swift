import Glibc

/// Prints how fast the pure parts are, on one core: `benchmarks [NAME…]`, without a name all of them.
///
/// Each benchmark runs in a process of its own, so that none has another's memory. Build it with `-c release`.
@main
enum Program {
    static func main() {
        let names = CommandLine.arguments.dropFirst()
        guard names.allSatisfy({ name in Benchmark.all.contains { $0.name == name } }) else {
            print("benchmarks: the names are \(Benchmark.all.map(\.name).joined(separator: ", "))")
            exit(2)
        }
        let chosen = Benchmark.all.filter { names.isEmpty || names.contains($0.name) }
        if chosen.count == 1 {
            run(chosen[0])
        } else {
            for benchmark in chosen where !ChildProcess.run([benchmark.name]) { exit(1) }
        }
    }

    private static func run(_ benchmark: Benchmark) {
        print("\(benchmark.name): \(benchmark.summary)")
        do {
            try benchmark.run()
        } catch {
            print("    failed: \(error)")
            exit(1)
        }
    }
}
