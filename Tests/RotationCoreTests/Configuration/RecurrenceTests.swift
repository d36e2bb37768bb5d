import RotationCore
import Testing

struct RecurrenceTests {
    private func recurrence(_ text: String, start: String?, end: String?) throws -> Recurrence {
        Recurrence(
            schedule: .calendar(CalendarSchedule(try CalendarExpression(text))), phase: 0, zones: TimeZoneTable(),
            start: try start.map { try Instant(rfc3339: $0) }, end: try end.map { try Instant(rfc3339: $0) })
    }

    private func instant(_ text: String) throws -> Instant { try Instant(rfc3339: text) }

    @Test func startAndEndAreIncluded() throws {
        let limited = try recurrence("daily", start: "2026-01-02T00:00:00Z", end: "2026-01-04T00:00:00Z")
        #expect(limited.next(after: .earliest) == (try instant("2026-01-02T00:00:00Z")))
        #expect(limited.next(after: try instant("2026-01-03T12:00:00Z")) == (try instant("2026-01-04T00:00:00Z")))
        #expect(limited.next(after: try instant("2026-01-04T00:00:00Z")) == nil)
        #expect(limited.latest(atOrBefore: .latest) == (try instant("2026-01-04T00:00:00Z")))
        #expect(
            limited.latest(atOrBefore: try instant("2026-01-02T00:00:00Z")) == (try instant("2026-01-02T00:00:00Z")))
        #expect(limited.latest(atOrBefore: try instant("2026-01-01T23:59:59Z")) == nil)
        #expect(limited.count(after: .earliest, through: .latest) == 3)
        #expect(limited.count(after: try instant("2026-01-02T00:00:00Z"), through: .latest) == 2)
        #expect(limited.count(after: .earliest, through: try instant("2026-01-03T23:59:59Z")) == 2)
    }

    @Test func withoutLimitsItIsTheSchedule() throws {
        let free = try recurrence("2026..2027-1-1", start: nil, end: nil)
        #expect(free.next(after: .earliest) == (try instant("2026-01-01T00:00:00Z")))
        #expect(free.latest(atOrBefore: .latest) == (try instant("2027-01-01T00:00:00Z")))
        #expect(free.count(after: .earliest, through: .latest) == 2)
        #expect(free.utcOffset(at: .latest) == 0)
    }

    @Test func anEmptyStretchHasNoOccurrence() throws {
        let empty = try recurrence("daily", start: "2026-01-02T00:00:01Z", end: "2026-01-02T23:59:59Z")
        #expect(empty.next(after: .earliest) == nil)
        #expect(empty.latest(atOrBefore: .latest) == nil)
        #expect(empty.count(after: .earliest, through: .latest) == 0)
        let extreme = Recurrence(
            schedule: .calendar(CalendarSchedule(try CalendarExpression("daily"))), phase: 0, zones: TimeZoneTable(),
            start: Instant(microseconds: .min), end: Instant(microseconds: .max))
        #expect(extreme.next(after: Instant(microseconds: .min)) == Instant(seconds: 0))
        #expect(extreme.count(after: .earliest, through: .latest) == 84_006)
    }
}
