import RotationCore
import ScheduleFile

/// Zone files: whatever rules a file gives, instants and local times lead to each other.
enum ZoneChecks {
    /// Reads a whole TZif file.
    static func run(file bytes: [UInt8]) throws(FuzzFailure) {
        let rules: TimeZoneRules
        do throws(TimeZoneError) {
            rules = try TZifReader.rules(in: bytes, name: "Test/Zone")
        } catch {
            try requireMessage(error.message)
            return
        }
        try check(rules)
    }

    /// Reads a TZ string as the footer of a file that has nothing else.
    static func run(footer: [UInt8]) throws(FuzzFailure) {
        var block = Array("TZif3".utf8) + [UInt8](repeating: 0, count: 15)
        // One offset, UTC, and one character of abbreviation.
        for count in [0, 0, 0, 0, 1, 1] as [UInt8] { block += [0, 0, 0, count] }
        block += [0, 0, 0, 0, 0, 0, 0]
        let newline = [UInt8(ascii: "\n")]
        try run(file: block + block + newline + footer + newline)
    }

    private static let seconds: [Int64] = [
        -62_135_596_800, -3_000_000_000, 0, 951_782_399, 1_774_746_000, 2_145_916_800, 4_102_444_800, 17_000_000_000,
        253_402_300_799,
    ]

    private static func check(_ rules: TimeZoneRules) throws(FuzzFailure) {
        for second in seconds {
            let instant = Instant(seconds: second)
            try check(instant, in: rules)
            var cursor = instant
            // Ten years of a zone that changes twice a year.
            for _ in 0..<20 {
                guard let change = rules.transition(after: cursor), change.instant <= .latest else { break }
                try require(change.instant > cursor && change.before != change.after, "\(change) after \(cursor)")
                for offset in [-1, 0, 1] as [Int64] {
                    try check(Instant(seconds: change.instant.seconds + offset), in: rules)
                }
                cursor = change.instant
            }
        }
    }

    private static func check(_ instant: Instant, in rules: TimeZoneRules) throws(FuzzFailure) {
        let offset = rules.offset(at: instant)
        try require(abs(offset) <= 26 * 3600, "an offset of \(offset) s")
        let local = rules.civilTime(at: instant)
        let first: Instant
        switch rules.instants(showing: local) {
        case .unique(let only):
            first = only
            try require(only == instant, "\(instant) shows \(local), and only \(only) does")
        case .repeated(let begin, let last):
            first = begin
            try require(
                begin <= instant && instant <= last && begin < last, "\(instant) is outside of \(begin) \(last)")
        case .gap(let change):
            throw FuzzFailure("\(instant) shows \(local), which is in the gap at \(change)")
        }
        // A file may say that the clocks leap over a time and show it later, which no real zone's do.
        let reached = rules.firstInstant(showing: local)
        try require(reached <= first && rules.civilTime(at: reached) >= local, "\(local) is reached at \(reached)")
    }
}
