import RotationCore
import Testing

@testable import ScheduleFile

struct TZStringTests {
    private func read(_ text: String) -> TZString? { TZString(Array(text.utf8)[...]) }

    @Test(arguments: [
        ("UTC0", 0), ("CST-8", 28_800), ("<+0545>-5:45", 20_700), ("EST5", -18_000), ("LMT0:44:30", -2670),
        ("<-12>12", -43_200), ("X+3", -10_800),
    ])
    func fixedOffsetsAreRead(text: String, offset: Int) {
        guard case .fixed(offset) = read(text) else {
            Issue.record("\(text) is not read as \(offset)")
            return
        }
    }

    @Test func allFormsOfDaysAndTimesAreRead() {
        guard case .seasonal(let rule) = read("AAA3BBB,J60/-167:30,59/167:59:59") else {
            Issue.record("not read")
            return
        }
        #expect((rule.standardOffset, rule.daylightOffset) == (-10_800, -7200))
        #expect(rule.start == .init(day: .julian(60), time: -603_000))
        #expect(rule.end == .init(day: .ordinal(59), time: 604_799))
        guard case .seasonal(let dublin) = read("IST-1GMT0,M10.5.0,M3.5.0/1") else {
            Issue.record("not read")
            return
        }
        #expect((dublin.standardOffset, dublin.daylightOffset) == (3600, 0))
        #expect(dublin.start == .init(day: .weekday(month: 10, week: 5, weekday: 0), time: 7200))
        #expect(dublin.end == .init(day: .weekday(month: 3, week: 5, weekday: 0), time: 3600))
    }

    @Test(arguments: [
        "", "5", "CET", "CET-1CEST", "CET-1CEST,M3.5.0", "CET-1CEST,M3.5.0,M10.5.0/3x", "CET-25", "CET-1:60",
        "CET-1CEST,M13.1.0,M10.5.0",
        "CET-1CEST,M0.1.0,M10.5.0", "CET-1CEST,M3.6.0,M10.5.0", "CET-1CEST,M3.0.0,M10.5.0", "CET-1CEST,M3.5.7,M10.5.0",
        "CET-1CEST,J0,J365",
        "CET-1CEST,J366,J365", "CET-1CEST,366,0", "CET-1CEST,M3.5.0/168,M10.5.0", "<+01-1", "CET-99999999999999999999",
        "CET--1",
    ])
    func otherTextsAreNone(text: String) {
        #expect(read(text) == nil)
    }
}
