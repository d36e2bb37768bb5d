import RotationCore
import ScheduleFile

/// Answers questions to the calendar, and keeps the zones that it has read for the next one.
struct CalendarAnswerer {
    private var database = TimeZoneDatabase()
    private var zones = TimeZoneTable()

    /// Calls `deliver` with each occurrence in order; throws before the first where the question has no answer.
    mutating func answer(
        _ expression: String, _ question: CalendarQuestion, deliver: (Instant) -> Void
    ) throws(CalendarError) {
        let zone = try zone(named: question.zone)
        let anchor = question.anchor?.instant(in: zones[zone]) ?? question.after
        let schedule = try CalendarExpression(expression).schedule(zone: zone, anchor: anchor)
        // A schedule with an anchor has its phase from there, whatever the secret is.
        let phase = schedule.phase(account: "", region: "", name: "")
        var instant = question.after
        for _ in 0..<question.iterations {
            guard let next = schedule.next(after: instant, phase: phase, in: zones) else { return }
            deliver(next)
            instant = next
        }
    }

    /// The zone's place in the table; throws where there is no such zone.
    mutating func zone(named name: String) throws(CalendarError) -> TimeZoneTable.ID {
        if let zone = zones.id(named: name) { return zone }
        do throws(TimeZoneError) {
            return zones.insert(try database.rules(named: name))
        } catch {
            throw CalendarError(error.message)
        }
    }
}
