import RotationCore

/// The texts of `every`, `cron` and `calendar`, as one takes them for one another.
enum ScheduleText {
    /// What to write where the value of a key is none, but one of another kind of schedule; nil where it is neither.
    static func adviceOnOtherKey(for text: String, than key: EntryKey) -> String? {
        guard EntryKey.schedules.contains(key) else { return nil }
        if key == .cron, isCron("@" + text) { return "a word begins with @; write `cron: \"@\(text)\"`" }
        if key != .every, isInterval(text) { return "that is an interval; write `every: \(shown(text))`" }
        if key != .calendar, isCalendar(text) {
            return "that is a calendar expression; write `calendar: \"\(shown(text))\"`"
        }
        if key != .cron, isCron(text) { return "that is a cron expression; write `cron: \"\(shown(text))\"`" }
        return nil
    }

    private static func shown(_ text: String) -> String { Excerpt.bounded(text) }

    private static func isInterval(_ text: String) -> Bool { (try? EntryText.interval(text)) != nil }

    private static func isCron(_ text: String) -> Bool { (try? CronExpression(text)) != nil }

    private static func isCalendar(_ text: String) -> Bool { (try? CalendarExpression(text)) != nil }
}
