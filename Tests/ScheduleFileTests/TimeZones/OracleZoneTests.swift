import Foundation
import RotationCore
import Testing

@testable import ScheduleFile

/// Every zone of the system against the C library's own reading of it.
///
/// With ROTATIOND_ZONE_STEP the years 1901 to 2100 are searched for changes in steps of so many seconds instead of two
/// weeks, and a hundred times as many random instants are compared.
@Suite("Zones: the same as the C library's", .serialized)
struct OracleZoneTests {
    private static let step = ProcessInfo.processInfo.environment["ROTATIOND_ZONE_STEP"].flatMap { Int64($0) }
    private static let samples = step == nil ? 60 : 6000

    private static func second(year: Int) -> Int64 {
        CivilDate(year: year, month: 1, day: 1).daysSinceEpoch * 86_400
    }

    /// The names of all files below the folder that begin like a zone, links included; copies by the folder are not.
    private static func namesOnDisk(below directory: String) throws -> [String] {
        let paths = try #require(FileManager.default.enumerator(atPath: directory)).compactMap { $0 as? String }
        return paths.filter { path in
            if path.hasPrefix("right/") || path.hasPrefix("posix/") { return false }
            guard case .bytes(let bytes) = TimeZoneFile.read("\(directory)/\(path)") else { return false }
            return bytes.starts(with: "TZif".utf8)
        }
    }

    @Test func everyZoneOfTheSystemIsRead() throws {
        var database = TimeZoneDatabase()
        let names = try Self.namesOnDisk(below: database.directory)
        #expect(names.count > 400)
        for name in names where name != "localtime" {
            #expect(throws: Never.self, "\(name)") { try database.rules(named: name) }
        }
        // What is suggested for a misspelt name are these, but for the one lower-case name there is.
        let suggested = Set(TimeZoneFile.names(below: database.directory)).subtracting(["Factory"])
        #expect(Set(names).subtracting(["localtime", "posixrules", "Factory"]).subtracting(suggested).isEmpty)
    }

    /// One name for each zone that differs from all others.
    private static func differentZones() throws -> [(name: String, rules: TimeZoneRules)] {
        var database = TimeZoneDatabase()
        var seen: Set<[UInt8]> = []
        return try TimeZoneFile.names(below: database.directory).compactMap { name in
            guard case .bytes(let bytes) = TimeZoneFile.read("\(database.directory)/\(name)"),
                bytes.starts(with: "TZif".utf8), seen.insert(bytes).inserted
            else { return nil }
            return (name, try database.rules(named: name))
        }
    }

    /// The changes of a zone as its rules give them.
    private func changes(of rules: TimeZoneRules, in range: Range<Int64>) -> [TimeZoneRules.Transition] {
        var found: [TimeZoneRules.Transition] = []
        var cursor = Instant(seconds: range.lowerBound)
        while let change = rules.transition(after: cursor), change.instant.seconds < range.upperBound {
            found.append(change)
            cursor = change.instant
        }
        return found
    }

    @Test func everyChangeFrom1901To2100IsTheSame() throws {
        defer { CLibraryZone.leave() }
        let years = Self.second(year: 1901)..<Self.second(year: 2101)
        var count = 0
        for (name, rules) in try Self.differentZones() {
            let oracle = CLibraryZone(":\(name)")
            let found = changes(of: rules, in: years)
            for change in found {
                let second = change.instant.seconds
                #expect(
                    (oracle.offset(at: second - 1), oracle.offset(at: second)) == (change.before, change.after),
                    "\(name) at \(second)")
            }
            let theirs = oracle.changes(in: years, step: Self.step ?? 14 * 86_400)
            #expect(Set(theirs).subtracting(found.map(\.instant.seconds)).isEmpty, "\(name)")
            count += theirs.count
        }
        #expect(count > 20_000)
    }

    @Test func everyOffsetIsTheSameAtRandomInstants() throws {
        defer { CLibraryZone.leave() }
        var random = ReadingRandom(seed: 20)
        // The table of most zones ends in 2037; then the footer's rule holds.
        let eras = [(1901, 2037), (2037, 2500), (2500, 9999)].map { Self.second(year: $0)..<Self.second(year: $1) }
        for (name, rules) in try Self.differentZones() {
            let oracle = CLibraryZone(":\(name)")
            for era in eras {
                let wrong = (0..<Self.samples).map { _ in Int64.random(in: era, using: &random) }.filter {
                    oracle.offset(at: $0) != rules.offset(at: Instant(seconds: $0))
                }
                #expect(wrong.isEmpty, "\(name) at \(wrong.prefix(3))")
            }
        }
    }

    @Test func everyLocalTimeAroundAChangeHasTheSameInstants() throws {
        defer { CLibraryZone.leave() }
        let years = Self.step == nil ? (1970, 2045) : (1901, 2500)
        let range = Self.second(year: years.0)..<Self.second(year: years.1)
        for (name, rules) in try Self.differentZones() {
            let found = changes(of: rules, in: range)
            let oracle = CLibraryZone(":\(name)")
            // The rule repeats itself: a part of its years will do.
            for (index, change) in found.enumerated() where Self.step != nil || index % 3 == 0 || index < 20 {
                let near = found[max(0, index - 3)..<min(found.count, index + 4)].map(\.instant.seconds)
                let second = change.instant.seconds
                let edges = [second + Int64(change.before), second + Int64(change.after)]
                let locals = edges.flatMap { [$0 - 1, $0, $0 + 1] } + [(edges[0] + edges[1]) / 2]
                for local in locals {
                    let passes = oracle.instants(showing: local, near: near).map { Instant(seconds: $0) }
                    let expected: TimeZoneRules.LocalTime =
                        switch passes.count {
                        case 0: .gap(change.instant)
                        case 1: .unique(passes[0])
                        default: .repeated(first: passes[0], last: passes[passes.count - 1])
                        }
                    let time = CivilDateTime(civilSeconds: local)
                    #expect(rules.instants(showing: time) == expected, "\(name) at local \(local)")
                    #expect(rules.firstInstant(showing: time) == passes.first ?? change.instant, "\(name) at \(local)")
                }
            }
        }
    }

    @Test func theFirstBlockAloneSaysTheSame() throws {
        var database = TimeZoneDatabase()
        let years = Self.second(year: 1902)..<Self.second(year: 2037)
        var count = 0
        for name in ["Africa/Casablanca", "America/New_York", "Asia/Shanghai", "Europe/Dublin", "Pacific/Apia"] {
            guard case .bytes(var bytes) = TimeZoneFile.read("\(database.directory)/\(name)") else {
                Issue.record("\(name) is not there")
                continue
            }
            // A file as version 1 wrote it; one that is "slim" has nothing in it.
            bytes[4] = 0
            let second = bytes.dropFirst(5).firstRange(of: Array("TZif".utf8))
            let block = Array(bytes[..<(second?.lowerBound ?? bytes.count)])
            let old = try TZifReader.rules(in: block, name: name)
            let found = changes(of: old, in: years)
            if found.isEmpty { continue }
            #expect(found == changes(of: try database.rules(named: name), in: years), "\(name)")
            count += 1
        }
        #expect(count == 0 || count == 5)
    }

    /// Footers that no zone of the system has: any days, any times, any offsets.
    @Test func randomRulesAreThoseOfTheCLibrary() throws {
        defer { CLibraryZone.leave() }
        var random = ReadingRandom(seed: 21)
        // The C library looks at one year at a time: both changes stay clear of New Year.
        func day(_ months: ClosedRange<Int>) -> String {
            let month = Int.random(in: months, using: &random)
            let ordinal = month * 30 - Int.random(in: 1...20, using: &random)
            switch Int.random(in: 0..<3, using: &random) {
            case 0: return "J\(ordinal)"
            case 1: return "\(ordinal)"
            default:
                return "M\(month).\(Int.random(in: 1...5, using: &random)).\(Int.random(in: 0...6, using: &random))"
            }
        }
        func time() -> String {
            switch Int.random(in: 0..<4, using: &random) {
            case 0: ""
            case 1: "/\(Int.random(in: -167...167, using: &random))"
            case 2: "/\(Int.random(in: 0...26, using: &random)):30"
            default: "/\(Int.random(in: -24...24, using: &random)):07:\(Int.random(in: 10...59, using: &random))"
            }
        }
        for _ in 0..<Self.samples * 5 {
            let standard = Int.random(in: -21...21, using: &random)
            let summer = Bool.random(using: &random) ? "" : "\(standard + (Bool.random(using: &random) ? 1 : -2)):20"
            let days = [day(3...5) + time(), day(8...10) + time()]
            let order = Bool.random(using: &random) ? days : days.reversed()
            let text = "AAA\(standard):15BBB\(summer),\(order.joined(separator: ","))"
            guard case .seasonal(let rule) = TZString(Array(text.utf8)[...]) else {
                Issue.record("\(text) is not read")
                continue
            }
            let rules = TimeZoneRules(name: "Test", firstOffset: rule.standardOffset, rule: rule)
            let oracle = CLibraryZone(text)
            let seconds = (0..<40).map { _ in
                Int64.random(in: Self.second(year: 1971)..<Self.second(year: 2500), using: &random)
            }
            let year = Self.second(year: 2027)..<Self.second(year: 2028)
            let edges = changes(of: rules, in: year).flatMap { [$0.instant.seconds - 1, $0.instant.seconds] }
            let wrong = (seconds + edges).filter { oracle.offset(at: $0) != rules.offset(at: Instant(seconds: $0)) }
            #expect(wrong.isEmpty, "\(text) at \(wrong.prefix(3))")
        }
    }
}
