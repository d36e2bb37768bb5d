import Testing

@testable import RotationCore

struct RareDaysTests {
    @Test func onlyDaysThatAMonthLacksAreRare() {
        for months in UInt16(1)..<1 << 12 {
            for day in 1...31 {
                let chosen = (1...12).filter { (months >> ($0 - 1)) & 1 == 1 }
                let has = chosen.filter { CivilDate.length(ofMonth: $0, year: 2000) >= day }
                let isEveryYear = chosen.allSatisfy { CivilDate.length(ofMonth: $0, year: 2001) >= day }
                let warning = RareDays.warning(daysOfMonth: 1 << (day - 1), months: months)
                // A day that none of the months has is an error elsewhere.
                if (warning != nil) != (!has.isEmpty && !isEveryYear) { Issue.record("day \(day) of \(chosen)") }
            }
        }
    }

    @Test func theFirstOfTheDaysCounts() {
        #expect(
            RareDays.warning(daysOfMonth: 0b111 << 28, months: 0xFFF) == "day 29: February has one only in leap years")
        #expect(RareDays.warning(daysOfMonth: 0b011 << 29, months: 0xFFF) == "day 30: 11 months of 12 have one")
        #expect(RareDays.warning(daysOfMonth: 1 << 30, months: 0xFFF) == "day 31: 7 months of 12 have one")
        #expect(RareDays.warning(daysOfMonth: 1 << 30, months: 0b1001) == "day 31: 1 month of 2 has one")
        #expect(RareDays.warning(daysOfMonth: 1 << 28, months: 0b10) == "29 February: only in leap years")
        #expect(RareDays.warning(daysOfMonth: 1 << 30 | 1, months: 0xFFF) == nil)
        #expect(RareDays.warning(daysOfMonth: 0, months: 0xFFF) == nil)
    }
}
