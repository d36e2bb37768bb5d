import Glibc
import RotationCore
import ScheduleFile

/// Schedule files of 100,000 entries, from the file to the checked configuration.
enum ReadingBenchmarks {
    static let all = [
        Benchmark(name: "yaml", summary: "a YAML file of 100,000 entries, read, decoded and checked") {
            try run(Shape.yaml)
        },
        Benchmark(name: "json", summary: "a JSON file of 100,000 entries, read, decoded and checked") {
            try run(Shape.json)
        },
    ]

    private static let entries = 100_000

    /// How a file of the same content is written.
    private struct Shape: Sendable {
        let suffix: String
        let head: String
        let tail: String
        let entry: @Sendable (Int) -> String

        static let yaml = Shape(
            suffix: "yaml", head: "accounts:\n  main:\n    region: cn-hangzhou\nsecrets:\n", tail: "",
            entry: { "  - name: secret/number/\($0)\n    every: 30d\n    within: 4h\n" })

        static let json = Shape(
            suffix: "json", head: #"{"accounts": {"main": {"region": "cn-hangzhou"}}, "secrets": ["#, tail: "\n]}\n",
            entry: { #"\#($0 == 0 ? "" : ",")\#n  {"name": "secret/number/\#($0)", "every": "30d", "within": "4h"}"# })
    }

    private static func run(_ shape: Shape) throws {
        let path = "/tmp/rotationd-benchmark-\(getpid()).\(shape.suffix)"
        defer { unlink(path) }
        try write(shape, to: path)
        _ = try Measurement("file to configuration") {
            let loaded = ScheduleSource(paths: [path]).load()
            guard let configuration = loaded.configuration else {
                throw BenchmarkError(loaded.firstError ?? "the file is refused")
            }
            return configuration.secrets.count
        }
    }

    /// Writes the file piece by piece, so that its making does not count for the peak of memory.
    private static func write(_ shape: Shape, to path: String) throws {
        guard let file = fopen(path, "w") else { throw BenchmarkError("\(path) cannot be written") }
        fputs(shape.head, file)
        for index in 0..<entries { fputs(shape.entry(index), file) }
        fputs(shape.tail, file)
        guard fclose(file) == 0 else { throw BenchmarkError("\(path) cannot be written") }
    }
}

/// Why a benchmark could not be run.
struct BenchmarkError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
