import Testing

@testable import RotationCore

struct CivilDateTests {
    @Test func daysAndDatesAreInverse() {
        // Walk two cycles of the calendar by its own rules beside the arithmetic.
        let first = CivilDate(year: 1599, month: 1, day: 1).daysSinceEpoch
        let last = CivilDate(year: 2401, month: 12, day: 31).daysSinceEpoch
        #expect((first, last) == (-135_505, 157_784))
        var date = CivilDate(year: 1599, month: 1, day: 1)
        var weekday = 5
        var wrong = 0
        for day in first...last {
            if CivilDate(daysSinceEpoch: day) != date || date.daysSinceEpoch != day { wrong += 1 }
            if CivilDate.weekday(daysSinceEpoch: day) != weekday { wrong += 1 }
            weekday = (weekday + 1) % 7
            date.day += 1
            if date.day > CivilDate.length(ofMonth: date.month, year: date.year) {
                date.day = 1
                date.month += 1
            }
            if date.month > 12 {
                date.month = 1
                date.year += 1
            }
        }
        #expect(wrong == 0)
    }

    @Test func monthsHaveTheirLengths() {
        #expect(
            (1...12).map { CivilDate.length(ofMonth: $0, year: 2025) } == [
                31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
            ])
        #expect([1900, 2000, 2023, 2024, 2100].map { CivilDate.length(ofMonth: 2, year: $0) } == [28, 29, 28, 29, 28])
    }

    @Test func knownDays() {
        #expect(CivilDate(daysSinceEpoch: 0) == CivilDate(year: 1970, month: 1, day: 1))
        #expect(CivilDate(year: 2026, month: 11, day: 23).weekday == 1)
        #expect(CivilDate(daysSinceEpoch: -719_162) == CivilDate(year: 1, month: 1, day: 1))
        #expect(CivilDate(daysSinceEpoch: 2_932_896) == CivilDate(year: 9999, month: 12, day: 31))
        #expect(CivilDate(daysSinceEpoch: -719_528) == CivilDate(year: 0, month: 1, day: 1))
        #expect(CivilDate(daysSinceEpoch: -719_529) == CivilDate(year: -1, month: 12, day: 31))
    }

    @Test func impossibleDaysAreNone() {
        #expect(CivilDate(validYear: 2025, month: 2, day: 29) == nil)
        #expect(CivilDate(validYear: 2024, month: 2, day: 29) != nil)
        #expect(CivilDate(validYear: 2024, month: 13, day: 1) == nil)
        #expect(CivilDate(validYear: 2024, month: 0, day: 1) == nil)
        #expect(CivilDate(validYear: 2024, month: 4, day: 31) == nil)
        #expect(CivilDate(validYear: 0, month: 1, day: 1) == nil)
        #expect(CivilDate(validYear: 10_000, month: 1, day: 1) == nil)
    }

    @Test func noDayTraps() {
        for day in [Int64.min, -1 << 40, 1 << 40, .max] { _ = CivilDate(daysSinceEpoch: day) }
    }
}
