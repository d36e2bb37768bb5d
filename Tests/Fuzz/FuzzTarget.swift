import ScheduleFile

/// What reads bytes or text from outside: each has a corpus in `Corpus/` below its name.
enum FuzzTarget: String, CaseIterable, Sendable {
    case yaml
    case json
    case schedule
    case tzif
    case tzString = "tz-string"
    case cron
    case calendar
    case window
    case yearlySpan = "yearly-span"
    case duration
    case intervalLength = "interval-length"
    case dateTime = "date-time"
    case glob
    case versionID = "version-id"
    case secretName = "secret-name"

    /// Gives `bytes` to the reader and checks what must hold whatever they are; throws what does not.
    func run(_ bytes: [UInt8]) throws(FuzzFailure) {
        let text = String(decoding: bytes, as: UTF8.self)
        switch self {
        case .yaml: try DocumentChecks.run(bytes, as: .yaml)
        case .json: try DocumentChecks.run(bytes, as: .json)
        case .schedule: try ScheduleChecks.run(bytes)
        case .tzif: try ZoneChecks.run(file: bytes)
        case .tzString: try ZoneChecks.run(footer: bytes)
        case .cron: try ExpressionChecks.cron(text)
        case .calendar: try ExpressionChecks.calendar(text)
        case .window: try ExpressionChecks.window(text)
        case .yearlySpan: try ExpressionChecks.yearlySpan(text)
        case .duration: try ValueChecks.duration(text)
        case .intervalLength: try ValueChecks.intervalLength(text)
        case .dateTime: try ValueChecks.dateTime(text)
        case .glob: try ValueChecks.glob(text)
        case .versionID: try ValueChecks.versionID(text)
        case .secretName: try ValueChecks.secretName(text)
        }
    }
}
