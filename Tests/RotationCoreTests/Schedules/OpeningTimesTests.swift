import RotationCore
import ScheduleFile
import Testing

/// The rule of windows in examples that a reader can check by hand.
struct OpeningTimesTests {
    private func times(_ window: String?, _ zone: String = "UTC", freezes: [String] = []) throws -> OpeningTimes {
        var database = TimeZoneDatabase()
        var table = TimeZoneTable()
        let id = table.insert(try database.rules(named: zone))
        let freezes = try freezes.map { text throws -> Freeze in
            let parts = text.split(separator: "/").map(String.init)
            guard parts.count == 2 else { return Freeze(name: text, yearly: try YearlySpan(text), zone: id) }
            return try Freeze(name: text, from: DateTimeText(parts[0]), to: DateTimeText(parts[1]), in: table[id])
        }
        return OpeningTimes(window: try window.map { try Window($0) }, zone: id, freezes: freezes, in: table)
    }

    private func stretches(
        _ window: String?, _ zone: String, from: String, to: String, freezes: [String] = []
    ) throws -> [String] {
        try times(window, zone, freezes: freezes).stretches(from: Instant(rfc3339: from), to: Instant(rfc3339: to)).map
        {
            "\($0.lowerBound.rfc3339.dropFirst(5).prefix(11))-\($0.upperBound.rfc3339.dropFirst(5).prefix(11))"
        }
    }

    @Test func aWindowIsOpenOnItsWeekdays() throws {
        // 2026-11-20 was a Friday.
        #expect(
            try stretches(
                "Mon..Fri 01:00-05:00, Sat 00:00-24:00", "Asia/Shanghai", from: "2026-11-19T12:00:00Z",
                to: "2026-11-23T12:00:00Z")
                == ["11-19T17:00-11-19T21:00", "11-20T16:00-11-21T16:00", "11-22T17:00-11-22T21:00"])
    }

    @Test func anOpeningOverMidnightBelongsToTheDayOnWhichItBegins() throws {
        #expect(
            try stretches("Fri 22:00-02:00", "UTC", from: "2026-11-19T12:00:00Z", to: "2026-11-23T20:00:00Z")
                == ["11-20T22:00-11-21T02:00"])
        #expect(
            try stretches("Sun 22:00-02:00", "UTC", from: "2026-11-19T12:00:00Z", to: "2026-11-23T20:00:00Z")
                == ["11-22T22:00-11-23T02:00"])
    }

    @Test func aGapTakesItsPartOfAnOpening() throws {
        // On 2026-03-08 New York's clocks go from 02:00 to 03:00, at 07:00Z.
        for (window, stretch) in [
            ("01:30-02:30", "03-08T06:30-03-08T07:00"), ("02:30-03:30", "03-08T07:00-03-08T07:30"),
            ("01:30-03:30", "03-08T06:30-03-08T07:30"), ("03:00-04:00", "03-08T07:00-03-08T08:00"),
            // Leapt over whole: from the gap's end, for its length.
            ("02:00-03:00", "03-08T07:00-03-08T08:00"), ("02:15-02:45", "03-08T07:00-03-08T07:30"),
            ("02:00-02:05, 02:50-03:00", "03-08T07:00-03-08T07:10"),
            ("02:00-02:45, 03:15-03:30", "03-08T07:00-03-08T07:45"),
            ("Sun 02:15-02:45", "03-08T07:00-03-08T07:30"), ("Sat 23:00-02:30", "03-08T04:00-03-08T07:00"),
        ] {
            #expect(
                try stretches(window, "America/New_York", from: "2026-03-08T03:30:00Z", to: "2026-03-08T18:00:00Z")
                    == [stretch], "\(window)")
        }
    }

    @Test func aRepeatedTimeIsOpenTwice() throws {
        // On 2026-11-01 New York's clocks go from 02:00 back to 01:00, at 06:00Z.
        for (window, expected) in [
            ("01:00-02:00", ["11-01T05:00-11-01T07:00"]), ("00:30-02:30", ["11-01T04:30-11-01T07:30"]),
            ("00:30-01:30", ["11-01T04:30-11-01T05:30", "11-01T06:00-11-01T06:30"]),
            ("01:30-02:30", ["11-01T05:30-11-01T06:00", "11-01T06:30-11-01T07:30"]),
        ] {
            #expect(
                try stretches(window, "America/New_York", from: "2026-11-01T03:30:00Z", to: "2026-11-01T18:00:00Z")
                    == expected, "\(window)")
        }
    }

    @Test func aDayThatAZoneSkippedIsMadeUpFor() throws {
        // Apia went from 2011-12-29 24:00 to 2011-12-31 00:00, at 2011-12-30T10:00Z; the 30th was a Friday.
        let range = (from: "2011-12-29T00:00:00Z", to: "2012-01-01T00:00:00Z")
        #expect(
            try stretches("Fri 00:00-24:00", "Pacific/Apia", from: range.from, to: range.to)
                == ["12-30T10:00-12-31T10:00"])
        #expect(
            try stretches("Fri 03:00-04:30", "Pacific/Apia", from: range.from, to: range.to)
                == ["12-30T10:00-12-30T11:30"])
        #expect(
            try stretches("Thu 23:00-01:00", "Pacific/Apia", from: range.from, to: range.to)
                == ["12-30T09:00-12-30T10:00"])
        #expect(
            try stretches(nil, "Pacific/Apia", from: range.from, to: range.to, freezes: ["12-30..12-30"])
                == ["12-29T00:00-01-01T00:00"])
    }

    @Test func midnightGapsAndShortOnes() throws {
        // Santiago's 2026-09-06 begins at 01:00, at 04:00Z; the day's first hour is made up for.
        #expect(
            try stretches(
                "Sun 00:00-01:00", "America/Santiago", from: "2026-09-05T12:00:00Z", to: "2026-09-06T12:00:00Z")
                == ["09-06T04:00-09-06T05:00"])
        #expect(
            try stretches(
                "Sat 23:30-00:30", "America/Santiago", from: "2026-09-05T12:00:00Z", to: "2026-09-06T12:00:00Z")
                == ["09-06T03:30-09-06T04:00"])
        // Lord Howe goes half an hour: at 15:30Z from 02:00 to 02:30.
        #expect(
            try stretches(
                "02:00-02:30", "Australia/Lord_Howe", from: "2026-10-03T12:00:00Z", to: "2026-10-04T12:00:00Z")
                == ["10-03T15:30-10-03T16:00"])
        #expect(
            try stretches(
                "02:15-03:00", "Australia/Lord_Howe", from: "2026-10-03T12:00:00Z", to: "2026-10-04T12:00:00Z")
                == ["10-03T15:30-10-03T16:00"])
    }

    @Test func whatAGapPutsOffMayReachOverTheNextChange() throws {
        // Two hours forward, and half an hour later one back: 02:00 to 04:00 is leapt over.
        let rules = TimeZoneRules(name: "Test", firstOffset: 0, transitions: [(7200, 7200), (9000, 3600)])
        var table = TimeZoneTable()
        let id = table.insert(rules)
        let times = OpeningTimes(window: try Window("02:10-03:40"), zone: id, in: table)
        // It is shown from 03:30 to 03:40 after all, which 90 minutes from the gap's end hold.
        let late = Instant(seconds: 7200)..<Instant(seconds: 12_600)
        #expect(Array(times.stretches(from: Instant(seconds: 0), to: Instant(seconds: 80_000))) == [late])
        #expect(times.isOpen(at: Instant(seconds: 12_599)))
        #expect(times.lastStart(before: Instant(seconds: 50_000), notBefore: Instant(seconds: 0)) == late.upperBound)
        #expect(times.lastStart(before: Instant(seconds: 12_000), notBefore: Instant(seconds: 0))?.seconds == 12_000)
    }

    @Test func freezesCloseWindows() throws {
        #expect(
            try stretches(
                "01:00-05:00", "UTC", from: "2026-11-09T00:00:00Z", to: "2026-11-13T00:00:00Z",
                freezes: ["2026-11-10/2026-11-11T02:00", "2026-11-12T02:00/2026-11-12T03:00"])
                == [
                    "11-09T01:00-11-09T05:00", "11-11T02:00-11-11T05:00", "11-12T01:00-11-12T02:00",
                    "11-12T03:00-11-12T05:00",
                ])
        #expect(
            try stretches(
                nil, "UTC", from: "2026-12-20T00:00:00Z", to: "2027-01-10T00:00:00Z", freezes: ["12-24..01-02"])
                == ["12-20T00:00-12-24T00:00", "01-03T00:00-01-10T00:00"])
    }

    @Test func theLastStartIsTheEndOfTheLastStretch() throws {
        let times = try times("Mon..Fri 01:00-05:00", freezes: ["2026-11-20/2026-11-21"])
        func last(_ deadline: String, from: String = "2026-11-16T00:00:00Z") throws -> String? {
            try times.lastStart(before: Instant(rfc3339: deadline), notBefore: Instant(rfc3339: from))?.rfc3339
        }
        // The 22nd is a Sunday, and Friday the 20th is frozen.
        #expect(try last("2026-11-22T12:00:00Z") == "2026-11-19T05:00:00Z")
        #expect(try last("2026-11-19T05:00:00Z") == "2026-11-19T05:00:00Z")
        #expect(try last("2026-11-19T03:00:00Z") == "2026-11-19T03:00:00Z")
        #expect(try last("2026-11-19T01:00:00Z") == "2026-11-18T05:00:00Z")
        #expect(try last("2026-11-22T12:00:00Z", from: "2026-11-19T04:59:59Z") == "2026-11-19T05:00:00Z")
        #expect(try last("2026-11-22T12:00:00Z", from: "2026-11-19T05:00:00Z") == nil)
        #expect(try last("2026-11-16T00:00:00Z") == nil)
    }

    @Test func openTimeAndItsLongestStretch() throws {
        let times = try times("Mon..Fri 01:00-05:00, Sat 00:00-24:00", freezes: ["2026-11-21T20:00/2026-11-22"])
        let monday = try Instant(rfc3339: "2026-11-16T00:00:00Z")
        let sunday = try Instant(rfc3339: "2026-11-22T00:00:00Z")
        #expect(times.openTime(from: monday, to: sunday) == .seconds(40 * 3600))
        let longest = try #require(times.longestStretch(from: monday, to: sunday))
        #expect(longest.lowerBound.rfc3339 == "2026-11-21T00:00:00Z")
        #expect(longest.upperBound.rfc3339 == "2026-11-21T20:00:00Z")
        #expect(times.longestStretch(from: sunday, to: sunday.advanced(by: .seconds(3600))) == nil)
    }

    @Test func whatNeverOpensIsToldAsNever() throws {
        let now = try Instant(rfc3339: "2026-11-23T00:00:00Z")
        for freezes in [["01-01..12-31"], ["01-01..06-30", "07-01..12-31"], ["2020-01-01/9999-12-31"]] {
            let times = try times("Mon 01:00-05:00", freezes: freezes)
            #expect(times.opening(atOrAfter: now) == nil)
            #expect(times.closing(after: now) == nil)
            let later = now.advanced(by: .seconds(4000 * 86_400))
            #expect(times.lastStart(before: later, notBefore: now) == nil)
            #expect(Array(times.stretches(from: now, to: later)).isEmpty)
        }
    }

    @Test func alwaysIsAlways() throws {
        let instant = try Instant(rfc3339: "2026-11-23T00:00:00Z").advanced(by: .microseconds(17))
        for times in [OpeningTimes.always, try times("00:00-24:00", "America/New_York")] {
            #expect(times.isAlways)
            #expect(times.isOpen(at: instant))
            #expect(times.opening(atOrAfter: instant) == instant)
            #expect(times.closing(after: instant) == nil)
            #expect(times.lastStart(before: instant, notBefore: .earliest) == instant)
        }
        #expect(try !times("00:00-23:59").isAlways)
        #expect(try !times(nil, freezes: ["12-24..12-24"]).isAlways)
    }

    @Test func theEndsOfTimeAreEnds() throws {
        let ends = [Instant(microseconds: .min), .earliest, .latest, Instant(microseconds: .max)]
        for zone in ["UTC", "America/New_York", "Pacific/Kiritimati"] {
            for window in [nil, "Mon..Fri 22:00-02:00", "02:00-03:00"] {
                for freezes in [[], ["12-24..01-02"], ["0001-01-01T00:00:00Z/9999-12-31T23:59:59Z"]] {
                    let times = try times(window, zone, freezes: freezes)
                    for instant in ends {
                        let opening = times.opening(atOrAfter: instant)
                        #expect(opening.map { $0 >= instant } ?? (!freezes.isEmpty || instant == ends[3]))
                        #expect(times.isOpen(at: instant) == (opening == instant))
                        #expect(times.closing(after: instant).map { $0 >= instant } ?? true)
                        for other in ends {
                            let last = times.lastStart(before: instant, notBefore: other)
                            #expect(last.map { other <= $0 && $0 <= instant } ?? true)
                        }
                        #expect(times.openTime(from: instant, to: instant) == .zero)
                    }
                }
            }
        }
    }

    @Test func lateCenturiesAreThoseOfFourHundredYearsBefore() throws {
        let times = try times("Sat,Sun 23:00-02:30", "America/New_York", freezes: ["02-20..02-29"])
        func year(_ year: Int) throws -> [Range<Int64>] {
            let start = CivilDate(year: year, month: 1, day: 1).daysSinceEpoch * 86_400
            return times.stretches(from: Instant(seconds: start), to: Instant(seconds: start + 86_400 * 365)).map {
                $0.lowerBound.seconds - start..<$0.upperBound.seconds - start
            }
        }
        #expect(try year(2440) == year(2840))
        #expect(try year(2426) == year(9626))
    }
}
