import RotationCore
import Testing

/// What is said of an expression that is not accepted: where, and every word.
struct CronFaultTests {
    private static let five = "write five: minute, hour, day of month, month, day of week, such as 0 3 1 * *"
    private static let impossible =
        "day of month: no month of this expression has such a day, so it never fires; write a day that exists"
    private static let apart =
        "day of month: a field begins with *, so both day fields must match, which no day does: it never fires; "
        + "write * in one of them"
    private static let unlucky =
        "day of month: for some secrets H chooses a day that no month of theirs has, so it never fires; "
        + "write days up to 28"

    private func expect(_ text: String, _ offset: Int, _ message: String) {
        #expect { try CronExpression(text) } throws: {
            guard let fault = $0 as? ValueFault else { return false }
            if fault.offset != offset || fault.message != message { Issue.record("\(text): \(fault.offset) \(fault)") }
            return true
        }
    }

    @Test(arguments: [
        ("", 0, "the cron expression is empty; \(five)"), ("   ", 3, "the cron expression is empty; \(five)"),
        ("0 3 1 *", 7, "a cron expression of 4 fields; \(five)"), ("0", 1, "a cron expression of 1 field; \(five)"),
        ("0 0 3 1 * *", 10, "a cron expression of 6 fields; it has no seconds and no years: \(five)"),
        (
            "@reboot", 0,
            "@reboot names no time, and a restart must never rotate a secret; write a time, such as @daily"
        ),
        (
            "@never", 0,
            "'@never' is not known; write @yearly, @annually, @monthly, @weekly, @daily, @midnight or @hourly"
        ),
        (" @dayly", 1, "'@dayly' is not known; write @daily"), ("@Month", 0, "'@Month' is not known; write @monthly"),
        ("@every 5m", 0, "@every is not of crontab(5); write 'every: 5m' instead"),
        ("@Every 1.5h", 0, "@every is not of crontab(5); write 'every: 30d' instead"),
        ("@daily 5", 7, "'5' after @daily, which stands alone; leave it out"),
    ])
    func fieldsAndNicknames(text: String, offset: Int, message: String) { expect(text, offset, message) }

    @Test(arguments: [
        ("60 * * * *", 0, "minute: 60 is out of range; write 0 to 59"),
        ("0 24 * * *", 2, "hour: 24 is out of range; write 0 to 23"),
        ("0 0 0 * *", 4, "day of month: 0 is out of range; write 1 to 31"),
        ("0 0 32 * *", 4, "day of month: 32 is out of range; write 1 to 31"),
        ("0 0 1 13 *", 6, "month: 13 is out of range; write 1 to 12 or jan to dec"),
        ("0 0 * * 8", 8, "day of week: 8 is out of range; write 0 to 7 (0 and 7 are Sunday) or sun to sat"),
        (
            "999999999999999999999999 * * * *", 0,
            "minute: 999999999999999999999999 is out of range; write 0 to 59"
        ),
        ("0 5-3 * * *", 2, "hour: the range 5-3 is reversed; write 3-5, or 5-23,0-3"),
        ("0 0 * * fri-sun", 8, "day of week: the range fri-sun is reversed; write 5-7, where 7 is Sunday"),
        ("0 0 * * sat-mon", 8, "day of week: the range sat-mon is reversed; write 1-6, or 6-6,0-1"),
        ("*/0 * * * *", 2, "minute: a step of 0 never ends; write 1 or more"),
        ("*/ * * * *", 2, "minute: a number must follow the '/'; write such as */5"),
        ("5/10 * * * *", 0, "minute: a step needs a range, as in crontab(5); write 5-59/10"),
        ("1,,2 * * * *", 2, "minute: ',2' cannot stand here; write a number, a range such as 0-4, or *"),
        ("1, * * * *", 2, "minute: a number is missing; write 0 to 59, or *"),
        ("1- * * * *", 2, "minute: a number is missing; write 0 to 59, or *"),
        ("-1 * * * *", 0, "minute: '-1' cannot stand here; write a number, a range such as 0-4, or *"),
        ("**  * * * *", 1, "minute: '*' cannot stand here; write a number, a range such as 0-4, or *"),
        ("1-5-7 * * * *", 3, "minute: '-7' cannot stand here; write a number, a range such as 0-4, or *"),
        ("a * * * *", 0, "minute: 'a' is neither a number nor a name of this field; write 0 to 59"),
        (
            "1 * * * *\0", 9,
            "day of week: '?' is neither a number nor a name of this field; write 0 to 7 (0 and 7 are Sunday) or sun to sat"
        ),
        ("１ * * * *", 0, "minute: '???' is neither a number nor a name of this field; write 0 to 59"),
        ("5^9 * * * *", 1, "minute: '^9' is neither a number nor a name of this field; write 0 to 59"),
        ("0 0 ? * *", 4, "day of month: '?' is not of crontab(5); write *"),
        ("0 0 1 january *", 6, "month: 'january' is no name of crontab(5); write jan or 1"),
        ("0 0 1 janu,feb *", 6, "month: 'janu' is no name of crontab(5); write jan or 1"),
        ("0 0 1 Setpember *", 6, "month: 'Setpember' is no name of crontab(5); write sep or 9"),
        ("0 0 * * mondey", 8, "day of week: 'mondey' is no name of crontab(5); write mon or 1"),
        ("0 0 * * wendesday", 8, "day of week: 'wendesday' is no name of crontab(5); write wed or 3"),
        ("0 0 * * 1,fry", 10, "day of week: 'fry' is no name of crontab(5); write fri or 5"),
        ("0 0 mon * *", 4, "day of month: 'mon' is neither a number nor a name of this field; write 1 to 31"),
        (
            "0 0 * * zebra", 8,
            "day of week: 'zebra' is neither a number nor a name of this field; write 0 to 7 (0 and 7 are Sunday) or sun to sat"
        ),
    ])
    func numbersAndNames(text: String, offset: Int, message: String) { expect(text, offset, message) }

    @Test(arguments: [
        (
            "0 0 L-31 * *", 6,
            "day of month: a number of days up to 30 must follow L-; write such as L-3, three days before the last"
        ),
        (
            "0 0 L- * *", 6,
            "day of month: a number of days up to 30 must follow L-; write such as L-3, three days before the last"
        ),
        ("0 0 L3 * *", 4, "day of month: a '-' must stand between L and a number; write L-3, or L for the last day"),
        ("0 0 Last * *", 4, "day of month: 'Last' is neither a number nor a name of this field; write 1 to 31"),
        ("0 0 L/2 * *", 5, "day of month: '/2' cannot stand here; write a number, a range such as 1-5, or *"),
        ("0 0 5L * *", 4, "day of month: L counts from the last day; write L, or L-5 for 5 days before it"),
        ("0 0 fri#2 * *", 4, "day of month: 'fri#2' is neither a number nor a name of this field; write 1 to 31"),
        ("0 0 5#2 * *", 5, "day of month: # belongs in the day of week; write such as fri#2 there"),
        ("0 0 1-5W * *", 4, "day of month: W takes a single day, not a range; write a list such as 4W,5W"),
        ("0 0 W * *", 4, "day of month: 'W' is neither a number nor a name of this field; write 1 to 31"),
        ("0 0 32W * *", 4, "day of month: 32 is out of range; write 1 to 31"),
        ("0 0 * * 15W", 8, "day of week: 15 is out of range; write 0 to 7 (0 and 7 are Sunday) or sun to sat"),
        (
            "0 0 * * 5W", 9,
            "day of week: W belongs in the day of month; write such as 15W there, or 1-5 here for Monday to Friday"
        ),
        ("0 0 * * L5", 8, "day of week: L stands after the day; write 5L for the month's last"),
        (
            "0 0 * * L-3", 8,
            "day of week: 'L-3' is neither a number nor a name of this field; write 0 to 7 (0 and 7 are Sunday) or sun to sat"
        ),
        (
            "0 0 * * fri#6", 12,
            "day of week: a number from 1 to 5 must follow the '#'; write such as fri#2, or friL for the last"
        ),
        (
            "0 0 * * 5#", 10,
            "day of week: a number from 1 to 5 must follow the '#'; write such as 5#2, or 5L for the last"
        ),
        ("0 0 * * 1-5#2", 8, "day of week: # takes a single day, not a range; write a list such as 4#2,5#2"),
        ("0 0 * * mon-friL", 8, "day of week: L takes a single day, not a range; write a list such as 4L,5L"),
        ("L * * * *", 0, "minute: 'L' is neither a number nor a name of this field; write 0 to 59"),
    ])
    func daysOfQuartz(text: String, offset: Int, message: String) { expect(text, offset, message) }

    @Test(arguments: [
        ("H5 * * * *", 1, "minute: H takes a range in parentheses or a step; write H, H(0-59) or H/2"),
        ("0 0 H-5 * *", 5, "day of month: H takes a range in parentheses or a step; write H, H(1-28) or H/2"),
        ("H(5) * * * *", 3, "minute: the parentheses of H take a range; write such as H(0-59)"),
        ("H(0-5 * * * *", 5, "minute: the range of H is not closed; write H(0-5)"),
        ("H(0-60) * * * *", 4, "minute: 60 is out of range; write 0 to 59"),
        ("0 H(9-5) * * *", 2, "hour: the range H(9-5) is reversed; write H(5-9)"),
        ("0 9~5 * * *", 2, "hour: the range 9~5 is reversed; write 5~9"),
        ("0 0 29~ * *", 4, "day of month: the range 29~ is reversed; write 28~29"),
        ("H,H * * * *", 2, "minute: only one H or ~ can stand in a field; write a step, such as H/2, or numbers"),
        (
            "0~29,30~59 * * * *", 5,
            "minute: only one H or ~ can stand in a field; write a step, such as H/2, or numbers"
        ),
        ("H/0 * * * *", 2, "minute: a step of 0 never ends; write 1 or more"),
        ("Hourly * * * *", 0, "minute: 'Hourly' is neither a number nor a name of this field; write 0 to 59"),
        ("0 0 H(29-31) 2 *", 4, unlucky), ("0 0 30 H *", 4, unlucky),
        ("0 0 H(1-31) 2,H(4-6) *", 4, unlucky), ("0 0 L-30 H(1-2) *", 4, unlucky),
    ])
    func hashes(text: String, offset: Int, message: String) { expect(text, offset, message) }

    @Test(arguments: [
        ("0 0 30 2 *", 4, impossible), ("0 0 31 4,6,9,11 *", 4, impossible), ("0 0 30,31 feb */2", 4, impossible),
        ("0 0 31W 2 *", 4, impossible), ("0 0 L-30 2 *", 4, impossible), ("0 0 L-29,30W feb *", 4, impossible),
        ("0 0 L-30W 4,6 *", 4, impossible), ("0 0 15W * */6", 4, apart), ("0 0 */20 * fri#2", 4, apart),
        ("0 0 LW * */7", 4, apart),
    ])
    func impossibleDays(text: String, offset: Int, message: String) { expect(text, offset, message) }

    @Test(arguments: [
        "0 0 29 2 *", "0 0 * 2 5#5", "0 0 30 2 5#2", "0 0 L-28 2 *", "0 0 31W 2,3 *", "0 0 15W * */6,1",
        "0 0 H(1-29) 2 *", "0 0 H(29-31) 2 1L", "0 0 31 H(7-8) *", "0 0 H(1-31) 7,H *", "0 0 */10 * 5#2",
    ])
    func rareDaysAreNotImpossible(text: String) throws {
        #expect(try CronExpression(text).text == text)
    }
}
