import RotationCore
import Testing

@testable import ScheduleFile

struct TimeZoneDatabaseTests {
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
        ("GMT+8", "write Etc/GMT-8 (POSIX counts west), or a city such as Asia/Shanghai"),
        ("UTC+08:00", "write Etc/GMT-8 (POSIX counts west), or a city such as Asia/Shanghai"),
        ("utc-5", "write Etc/GMT+5 (POSIX counts west), or the zone of a city"), ("+0530", "write the zone of a city"),
        ("UTC+00:00", "time zone; write UTC"), ("-1300", "write the zone of a city"),
        ("CST", "abbreviations are ambiguous; write the zone of a city, such as Asia/Shanghai"),
        ("bst", "abbreviations are ambiguous; write the zone of a city, such as Asia/Shanghai"),
        ("utc", "'UTC'"), ("ROME", "'Europe/Rome'"), ("GMT+-8", "there is no time zone"),
    ])
    func offsetsAndAbbreviationsAreNotGuessed(name: String, words: String) {
        var database = TimeZoneDatabase()
        #expect { try database.rules(named: name) } throws: {
            "\($0)".hasSuffix(words) || "\($0)".contains(words + " ")
        }
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
