import RotationCore
import Testing

struct UnevenStepsTests {
    @Test(arguments: [
        ("*/45 * * * *", "minute: */45 means 0 and 45 of each hour, not every 45 minutes"),
        ("*/70 3 * * *", "minute: */70 means 0 of each hour, not every 70 minutes"),
        ("5,0-59/25\t* * * *", "minute: 0-59/25 means 0, 25 and 50 of each hour, not every 25 minutes"),
        ("*/7 */5 * * *", "minute: */7 means 0, 7, … and 56 of each hour, not every 7 minutes"),
        ("0 */9 * * *", "hour: */9 means 0, 9 and 18 of each day, not every 9 hours"),
        ("*/15 */6 * * *", nil), ("0,45 * * * *", nil), ("10-40/7 9-17/3 */2 */5 */2", nil), ("H/7 * * * *", nil),
        ("@daily", nil), ("*/99999999999999999999 * * * *", nil),
    ])
    func cron(text: String, warning: String?) throws {
        _ = try CronExpression(text)
        #expect(UnevenSteps.warning(cron: text) == warning)
    }

    @Test(arguments: [
        ("*:00/45", "minute: 00/45 means 00 and 45 of each hour, not every 45 minutes"),
        ("Mon *-*-* 05/9:00:00 UTC", "hour: 05/9 means 05, 14 and 23 of each day, not every 9 hours"),
        ("*:3/14:00", "minute: 3/14 means 03, 17, … and 59 of each hour, not every 14 minutes"),
        ("00..23/5:00", "hour: 00..23/5 means 00, 05, … and 20 of each day, not every 5 hours"),
        ("00/6:00/15", nil), ("*:40/15", nil), ("9..17/3:00", nil), ("*-*-1/9 03:00", nil), ("hourly", nil),
        ("*:00:00/7", nil), ("daily America/Port-au-Prince", nil),
    ])
    func calendar(text: String, warning: String?) throws {
        _ = try CalendarExpression(text)
        #expect(UnevenSteps.warning(calendar: text) == warning)
    }
}
