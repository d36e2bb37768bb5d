import RotationCore
import Testing

struct CalendarFaultTests {
    @Test(arguments: faults)
    func faultsSayWhatToWrite(text: String, offset: Int, message: String) {
        #expect(throws: ValueFault(message, at: offset)) { try CalendarExpression(text) }
    }

    private static func fields(_ count: Int) -> String {
        "these are \(count) fields, and a cron expression has five; write minute, hour, day of month, month and day of "
            + "week under 'cron'"
    }

    private static let faults: [(String, Int, String)] = [
        ("", 0, "the calendar expression is empty; write a time such as Mon *-*-* 03:00"),
        (" UTC", 0, "a zone and no time before it; write such as Mon *-*-* 03:00 UTC"),
        (" ", 0, "a blank too many; leave it out"), (" daily", 0, "a blank too many; leave it out"),
        ("daily ", 5, "a blank too many; leave it out"), ("weekly  UTC", 6, "a blank too many; leave it out"),
        ("10:00 ", 5, "a blank too many; leave it out"), ("10:00  UTC", 5, "a blank too many; leave it out"),
        (
            "daily 03:00", 5,
            "'daily' stands alone, for *-*-* 00:00:00; write that with another time"
        ),
        // Words.
        ("mondey", 0, "'mondey' is not known; write Mon"), ("mondey 03:00", 0, "'mondey' is not known; write Mon"),
        ("wekly", 0, "'wekly' is not known; write weekly"), ("quaterly", 0, "'quaterly' is not known; write quarterly"),
        ("thurs 03:00", 0, "'thurs' is not known; write Thu"), ("Mon,Tus", 4, "'Tus' is not known; write Tue"),
        (
            "noon", 0,
            "'noon' is not known; write a weekday (Mon to Sun), a date, a time, or a word such as daily"
        ),
        (
            "february", 0, "'february' has a month, and months are numbers here; write *-02-01"
        ),
        ("Jan-15 3:00", 0, "'Jan-15' has a month, and months are numbers here; write *-01-01"),
        ("Mon..", 5, "a weekday is missing; write Mon to Sun"),
        ("Mon,,Tue", 4, "',Tue' is no weekday; write Mon to Sun"),
        (
            "Sat..Mon", 0,
            "weekday: the range Sat..Mon is reversed, for the week begins on Monday; write Mon,Sat..Sun"
        ),
        (
            "Sun..Tue 1:0", 0,
            "weekday: the range Sun..Tue is reversed, for the week begins on Monday; write Mon..Tue,Sun"
        ),
        ("Mon.Tue", 3, "weekday: one dot; write two between the ends of a range, such as Mon..Fri"),
        ("Mon..Wed..Fri", 5, "weekday: a range has one beginning and one end; write a comma between ranges"),
        ("Mon Fri 3:00", 4, "weekdays stand together, without a blank; write Mon,Fri"),
        ("Mon, Fri", 5, "weekdays stand together, without a blank; write Mon,Fri"),
        ("03:00 mon", 6, "'mon' after the time; weekdays stand first: write them there"),
        // Dates and times.
        ("10", 0, "'10' is neither a date nor a time; write 10:00 for the hour, *-*-10 for the day"),
        ("0 3 * * *", 0, "these are the five fields of a cron expression; write them under 'cron'"),
        ("0", 0, "'0' is neither a date nor a time; write 0:00 for the hour"),
        ("30", 0, "'30' is neither a date nor a time; write *-*-30 for the day"),
        ("77", 0, "'77' is neither a date nor a time; write a date such as *-*-01 or a time such as 03:00"),
        ("0 3 * *", 0, fields(4)), ("0 0 3 1 * *", 0, fields(6)), ("*/5 * * *", 0, fields(4)),
        ("0 0 3 ? * MON 2026", 0, fields(7)),
        (
            "at: 03:00", 0,
            "'at:' cannot stand here; write a weekday (Mon to Sun), a date or a time such as 03:00"
        ),
        ("Mon: 03:00", 0, "'Mon:' is not known; write Mon"),
        ("00/5", 0, "'00/5' is neither a date nor a time; write a date such as *-*-01 or a time such as 03:00"),
        ("2026-01-01T03:00", 10, "'T03:00' after the date; write a blank instead of the T"),
        (
            "9-17:00", 0,
            "'9-17:00' is neither a date nor a time; write .. for a range, such as 09..17:00, and a blank after a date"
        ),
        (
            "*-*-*-* 1:0", 0,
            "'*-*-*-*' has too many parts for a date; write year-month-day, such as *-*-01"
        ),
        ("2026~1-1", 4, "'~' stands before the day alone, to count it from the month's end; write - here"),
        (
            "2026-* 1:0", 0,
            "month: 2026 is out of range; write 01 to 12; a date with a year has three parts, such as 2026-*-01"
        ),
        ("1:0:0:0", 5, "':0' after the seconds; write hour:minute:second"),
        ("10:", 3, "minute: a number is missing; write 00 to 59, or *"),
        ("01:00,", 6, "minute: a number is missing; write 00 to 59, or *"),
        ("10:00UTC", 5, "minute: 'UTC' cannot stand here; write ',' between numbers, '..' for a range"),
        // Numbers.
        ("24:00", 0, "hour: 24 is out of range; write 00 to 23, and 00:00 of the next day for the day's end"),
        ("1:0:60", 4, "second: 60 is out of range; write 00 to 59, for schedules know no leap second"),
        ("1:60", 2, "minute: 60 is out of range; write 00 to 59"),
        ("1969-1-1", 0, "year: 1969 is out of range; write 1970 to 2199"),
        ("2200-1-1", 0, "year: 2200 is out of range; write 1970 to 2199"),
        ("*-*-0", 4, "day: 0 is out of range; write 01 to 31"),
        ("*-*~29", 4, "day from the month's end: 29 is out of range; write 01 to 28"),
        ("22..2:0", 0, "hour: the range 22..2 is reversed; write 02..22 or 00..02,22..23"),
        ("*-*~7..1", 4, "day from the month's end: the range 7..1 is reversed; write 01..07"),
        ("1..2..3:0", 4, "hour: a range has one beginning and one end; write a comma between ranges"),
        ("1.5:0", 1, "hour: one dot; write two between the ends of a range, such as 1..5"),
        ("*/5:0", 0, "hour: a repetition needs a beginning; write 00 instead of *"),
        ("*,5:0", 1, "hour: '*' stands alone in its field; leave the rest of the field out"),
        ("5,*:0", 2, "hour: '*' stands alone in its field; leave the rest of the field out"),
        ("1/0:0", 2, "hour: a repetition of 0 never ends; write 1 or more"),
        ("1/x:0", 2, "hour: a number must follow the '/'; write such as 00/2"),
        ("1:0/60", 2, "minute: the repetition leaves 00 to 59 at once; write a smaller one or leave it out"),
        ("1..2/99999999999:0", 5, "hour: the repetition is too large; write a smaller one or leave it out"),
        ("*-*-L", 4, "day: 'L' is not of systemd.time(7); write ~01 for the last day"),
        ("*-*-? 3:00", 4, "day: '?' is not of systemd.time(7); write *"),
        ("1:0:00.5", 6, "second: a fraction of a second; rotations are to the second: leave the fraction out"),
        ("1:0:00.0", 6, "second: a fraction of a second; rotations are to the second: leave the fraction out"),
        ("1:0:00/1.5", 8, "second: a fraction of a second; rotations are to the second: leave the fraction out"),
        ("1:0:5..5", 4, "second: a range of one second, which systemd refuses; write 05"),
        // What never fires.
        ("2026-02-30", 0, "no such day is in the calendar, so it never fires; write a day that exists"),
        ("Mon *-04,06-31 3:00", 4, "no such day is in the calendar, so it never fires; write a day that exists"),
        (
            // An example of systemd.time(7), which does not ask whether that was a Monday.
            "Wed..Sat,Tue 12-10-15 1:2:3", 13,
            "no such day is on such a weekday, so it never fires; leave the weekday or the year out"
        ),
        ("2027-02-29", 0, "no such day is in the calendar, so it never fires; write a day that exists"),
        (
            "Mon 2026-01-01", 4,
            "no such day is on such a weekday, so it never fires; leave the weekday or the year out"
        ),
        // Seconds since 1970.
        ("@12x", 0, "'@' takes whole seconds since 1970 and nothing after them; write digits, or a date"),
        ("@7258118400", 0, "'@7258118400' is after the year 2199; write fewer seconds since 1970"),
        ("@0 Asia/Tokyo", 3, "seconds since 1970 are the same in every zone; leave 'Asia/Tokyo' out"),
    ]
}
