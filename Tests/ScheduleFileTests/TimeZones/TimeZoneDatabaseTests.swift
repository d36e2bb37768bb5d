import Glibc
import RotationCore
import Testing

@testable import ScheduleFile

@Suite(.serialized)
struct TimeZoneDatabaseTests {
    /// glibc's own reader as oracle, for every zone of the system from 1902 to 2200.
    @Test func everyZoneShowsWhatTheCLibraryShows() throws {
        var database = TimeZoneDatabase()
        let names = TimeZoneFile.names(below: database.directory)
        #expect(names.count > 400)
        for name in names {
            let rules = try database.rules(named: name)
            setenv("TZ", ":\(name)", 1)
            tzset()
            var seconds = Array(stride(from: -2_145_916_800, to: 7_258_118_400, by: 31_000_000 + names.count))
            var cursor = Instant(seconds: -2_145_916_800)
            while let change = rules.transition(after: cursor), change.instant.seconds < 4_102_444_800 {
                seconds += [Int(change.instant.seconds) - 1, Int(change.instant.seconds)]
                cursor = change.instant
            }
            let wrong = seconds.filter { second in
                var time = time_t(second)
                var local = tm()
                localtime_r(&time, &local)
                return local.tm_gmtoff != rules.offset(at: Instant(seconds: Int64(second)))
            }
            #expect(wrong.isEmpty, "\(name) at \(wrong.prefix(3))")
        }
        unsetenv("TZ")
        tzset()
    }

    @Test func utcNeedsNoFile() throws {
        var database = TimeZoneDatabase(directory: "/nonexistent")
        #expect(try database.rules(named: "UTC") == .utc)
        #expect { try database.rules(named: "Asia/Shanghai") } throws: { "\($0)".contains("install tzdata") }
    }

    @Test(arguments: [
        "", "/etc/passwd", "../../etc/passwd", "Asia/../../x", "Asia//Shanghai", "Asia/", ".", "a\0b", "Asia/Shang hai",
        "localtime", "Zürich",
    ])
    func namesThatLeadElsewhereAreRefused(name: String) {
        var database = TimeZoneDatabase()
        #expect(throws: TimeZoneError.self) { try database.rules(named: name) }
    }

    @Test(arguments: [
        ("asia/shanghai", "'Asia/Shanghai'"), ("Asia/Shangai", "'Asia/Shanghai'"), ("Berlin", "'Europe/Berlin'"),
        ("Europe/Berlinn", "'Europe/Berlin'"),
        ("New_York", "'America/New_York'"),
    ])
    func misspeltNamesGetTheNearest(name: String, nearest: String) {
        var database = TimeZoneDatabase()
        #expect { try database.rules(named: name) } throws: { "\($0)".contains(nearest) }
    }

    @Test(arguments: [
        ("Mars/Olympus_Mons", "no time zone"), ("tzdata.zi", "no time zone file"), ("Asia", "no time zone"),
        ("Asia/Shanghai/x", "no time zone"),
    ])
    func whatIsNoZoneIsRefused(name: String, words: String) {
        var database = TimeZoneDatabase()
        #expect { try database.rules(named: name) } throws: { "\($0)".contains(words) }
    }

    @Test func aFaultIsToldTheSameTwice() {
        var database = TimeZoneDatabase()
        for _ in 0..<2 {
            #expect { try database.rules(named: "Asia/Shangai") } throws: { "\($0)".contains("'Asia/Shanghai'") }
        }
    }
}
