import RotationCore
import ScheduleFile
import Testing

/// The clock-change rule against a scan, minute by minute, that follows the words of the rule.
struct CronClockChangeTests {
    @Test(arguments: ClockChangeScan.zones)
    func occurrencesAreThoseOfAMinuteScan(zone: String) throws {
        var database = TimeZoneDatabase()
        let rules = try database.rules(named: zone)
        var table = TimeZoneTable()
        let id = table.insert(rules)
        var random = SeededRandom(seed: UInt64(zone.utf8.count))
        for middle in try ClockChangeScan.moments(of: rules, until: "2031") {
            let scan = ClockChangeScan(around: middle, in: rules)
            let sample = RandomCron(using: &random)
            let schedule = Schedule.cron(CronSchedule(try CronExpression(sample.text), zone: id))
            let expected = scan.occurrences(isHourly: sample.isHourly) { sample.names($0) }
            let difference = scan.difference(of: schedule, in: table, from: expected, using: &random)
            #expect(difference == nil, "\(sample.text) in \(zone) around \(middle.rfc3339)")
        }
    }
}
