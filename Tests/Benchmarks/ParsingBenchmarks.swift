import RotationCore

/// Texts of single values.
enum ParsingBenchmarks {
    static let all = [
        Benchmark(name: "parsing", summary: "expressions, durations, dates and names from text", run: run)
    ]

    private static let repetitions = 300_000

    private static func run() throws {
        try measure("cron expressions", OccurrenceBenchmarks.cronTexts) {
            Int(truncatingIfNeeded: try CronExpression($0).minutes)
        }
        try measure("calendar expressions", OccurrenceBenchmarks.calendarTexts) {
            Int(truncatingIfNeeded: try CalendarExpression($0).fields.minutes)
        }
        try measure("durations", ["30d", "1h30m", "P30D", "90s"]) { Int(try Duration(scheduleText: $0).microseconds) }
        try measure("dates", ["2026-01-05T03:00:00Z", "2026-01-05T03:00:00+08:00"]) {
            Int(try Instant(rfc3339: $0).seconds)
        }
        try measure("secret names", ["RdsSecret/Mysql5.4/MyCred", "acs:kms:cn-hangzhou:1234567890123456:secret/db"]) {
            try SecretName($0).bare.utf8.count
        }
        measure("VersionIds", ["20261123T030000Z", "20261123T031522Z-inc4711"]) {
            Int(VersionID($0)?.nominal.seconds ?? 0)
        }
        _ = Measurement("dates to text", count: repetitions, of: "texts") {
            (0..<repetitions).reduce(0) { $0 &+ Instant(seconds: 1_767_225_600 + Int64($1)).rfc3339.utf8.count }
        }
    }

    private static func measure(_ label: String, _ texts: [String], _ parse: (String) throws -> Int) rethrows {
        _ = try Measurement(label, count: texts.count * repetitions, of: "texts") {
            var sum = 0
            for _ in 0..<repetitions { for text in texts { sum &+= try parse(text) } }
            return sum
        }
    }
}
