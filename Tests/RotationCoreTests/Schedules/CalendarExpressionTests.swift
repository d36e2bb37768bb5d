import Testing

@testable import RotationCore

struct CalendarExpressionTests {
    @Test(arguments: texts)
    func expressionsHaveOneText(text: String, canonical: String) throws {
        let expression = try CalendarExpression(text)
        #expect(expression.text == canonical)
        #expect(try CalendarExpression(canonical).fields == expression.fields)
    }

    private static let texts: [(String, String)] = [
        // The examples of systemd.time(7).
        ("Sat,Thu,Mon..Wed,Sat..Sun", "Mon..Thu,Sat,Sun *-*-* 00:00:00"),
        ("Mon,Sun 12-*-* 2,1:23", "Mon,Sun 2012-*-* 01,02:23:00"), ("Wed *-1", "Wed *-*-01 00:00:00"),
        ("Wed..Wed,Wed *-1", "Wed *-*-01 00:00:00"), ("Wed, 17:48", "Wed *-*-* 17:48:00"),
        ("Wed..Sat,Tue 12-10-16 1:2:3", "Tue..Sat 2012-10-16 01:02:03"), ("*-*-7 0:0:0", "*-*-07 00:00:00"),
        ("10-15", "*-10-15 00:00:00"), ("monday *-12-* 17:00", "Mon *-12-* 17:00:00"),
        ("Mon,Fri *-*-3,1,2 *:30:45", "Mon,Fri *-*-01..03 *:30:45"),
        ("12,14,13,12:20,10,30", "*-*-* 12..14:10..30/10:00"),
        ("12..14:10,20,30", "*-*-* 12..14:10..30/10:00"),
        ("mon,fri *-1/2-1,3 *:30:45", "Mon,Fri *-01/2-01,03 *:30:45"), ("03-05 08:05:40", "*-03-05 08:05:40"),
        ("08:05:40", "*-*-* 08:05:40"), ("05:40", "*-*-* 05:40:00"),
        ("Sat,Sun 12-05 08:05:40", "Sat,Sun *-12-05 08:05:40"),
        ("2003-03-05 05:40", "2003-03-05 05:40:00"), ("2003-02..04-05", "2003-02..04-05 00:00:00"),
        ("2003-03-05", "2003-03-05 00:00:00"), ("minutely", "*-*-* *:*:00"), ("hourly", "*-*-* *:00:00"),
        ("daily", "*-*-* 00:00:00"), ("monthly", "*-*-01 00:00:00"), ("weekly", "Mon *-*-* 00:00:00"),
        ("yearly", "*-01-01 00:00:00"), ("annually", "*-01-01 00:00:00"), ("Quarterly", "*-01/3-01 00:00:00"),
        ("SEMIANNUALLY", "*-01,07-01 00:00:00"), ("bi-annually", "*-01,07-01 00:00:00"), ("*:2/3", "*-*-* *:02/3:00"),
        // Beyond them.
        ("MON-fri", "Mon..Fri *-*-* 00:00:00"), ("Monday..Friday,", "Mon..Fri *-*-* 00:00:00"),
        ("Mon..Sun", "*-*-* 00:00:00"), ("*-*-* ", "*-*-* 00:00:00"), ("Mon  1:0", "Mon *-*-* 01:00:00"),
        ("*:*:*", "*-*-* *:*:*"), ("*-*", "*-*-* 00:00:00"), ("*~*", "*-*-* 00:00:00"), ("*~3", "*-*~03 00:00:00"),
        ("*-02~03", "*-02~03 00:00:00"), ("Mon *-05~07/1", "Mon *-05~01..07 00:00:00"),
        ("*-*~10/3", "*-*~10/3 00:00:00"), ("*-*~4..10/3", "*-*~04..10/3 00:00:00"),
        ("*-*~4..11/3", "*-*~04..10/3 00:00:00"), ("*-*~28/27", "*-*~01,28 00:00:00"), ("5..5:0", "*-*-* 05:00:00"),
        ("1..9/20:0", "*-*-* 01:00:00"), ("20..24/3:0", "*-*-* 20,23:00:00"), ("0/12:0", "*-*-* 00,12:00:00"),
        ("0/5:0", "*-*-* 00/5:00:00"), ("*-*-1/9", "*-*-01/9 00:00:00"), ("0..23:0..59:0..59", "*-*-* *:*:*"),
        ("69,70,99,0-1-1", "1970,1999,2000,2069-01-01 00:00:00"), ("2026/1-1-1", "2026..2199-01-01 00:00:00"),
        ("1970..2199-1-1", "*-01-01 00:00:00"), ("2026/173-1-1", "2026,2199-01-01 00:00:00"),
        ("1970/4-1-1", "1970/4-01-01 00:00:00"), ("2199-12-31 23:59:59", "2199-12-31 23:59:59"),
        ("007:008", "*-*-* 07:08:00"), ("2028-02-29", "2028-02-29 00:00:00"), ("Fri *-*-13", "Fri *-*-13 00:00:00"),
        ("@1395716396", "2014-03-25 02:59:56"), ("Tue @1395716396 UTC", "Tue 2014-03-25 02:59:56"),
    ]

    @Test(arguments: zones)
    func theZoneIsTheLastWord(text: String, zone: String?) throws {
        #expect(try CalendarExpression(text).zoneName == zone)
    }

    private static let zones: [(String, String?)] = [
        ("03:00", nil), ("03:00 UTC", "UTC"), ("daily utc", "UTC"), ("weekly Pacific/Auckland", "Pacific/Auckland"),
        ("Mon Etc/GMT+5", "Etc/GMT+5"), ("*-*-*  Asia/Tokyo", "Asia/Tokyo"), ("Mon CET", "CET"),
        ("1-1 1:0 America/Port-au-Prince", "America/Port-au-Prince"), ("hourly No/Such_Zone", "No/Such_Zone"),
        ("@0", "UTC"), ("@0 UTC", "UTC"), ("Mon", nil), ("Mon,", nil),
    ]

    @Test(arguments: rareDays)
    func rareDaysAreWarnedOf(text: String, isRare: Bool) throws {
        #expect((try CalendarExpression(text).rareness != nil) == isRare)
    }

    private static let rareDays: [(String, Bool)] = [
        ("*-02-29", true), ("*-*-31", true), ("*-*-30", true), ("*-*-29", true), ("Mon *-*-31", true),
        ("*-1,3-31", false), ("*-*-28", false), ("*-*~28", false), ("2028-02-29", false), ("2026-01-31", false),
        ("*-*-1,31", false), ("2028,2029-02-29", true), ("Mon *-*-1..7", false), ("Mon *-*~01..07", false),
        ("Mon *-*-22..28", false), ("Mon 2026-*-31", false), ("Fri *-*-13", true), ("Mon *-*~01", true),
    ]

    @Test(
        "Days that are chosen by weekday too are as rare as the same days of cron",
        arguments: [
            ("Sun *-*-29..31", "0 0 29-31 * */7"), ("Fri *-*-29..31", "0 0 * * fri#5"),
            ("Sat,Sun *-02-29", "0 0 29 2 */6"),
            ("Sat,Sun *-*-13", "0 0 13 * */6"), ("Mon *-02-29", "0 0 * 2 mon#5"),
        ])
    func rareWeekdays(calendar: String, cron: String) throws {
        let rareness = try #require(try CronExpression(cron).rareness)
        #expect(try CalendarExpression(calendar).rareness == rareness)
    }

    @Test func randomExpressionsReadBackAndRandomBytesNeverTrap() throws {
        var random = SeededRandom(seed: 4)
        for _ in 0..<2000 {
            let sample = CalendarSample(seconds: .any, using: &random)
            let expression = try CalendarExpression(sample.text)
            #expect(try CalendarExpression(expression.text) == expression)
        }
        let alphabet = Array("0123456789*/.,-~: @MonTueFridaylyUTC?Lé\t")
        for _ in 0..<20_000 {
            let text = String(
                (0..<Int.random(in: 0...24, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? " " })
            do {
                _ = try CalendarExpression(text)
            } catch {
                #expect(error.offset <= text.utf8.count && !error.message.contains("\n"))
            }
        }
    }

    @Test func longTextsAreRefusedWithoutDelay() {
        let list = Array(repeating: "1", count: 241).joined(separator: ",")
        #expect(throws: Never.self) { try CalendarExpression("\(list):00") }
        #expect(throws: ValueFault.self) { try CalendarExpression("\(list),1:00") }
        for text in ["1", "Mon", "1,", "~", "-", " ", "A", "*", "1..", "é"] {
            let long = String(repeating: text, count: 20_000)
            #expect { try CalendarExpression(long) } throws: {
                ($0 as? ValueFault).map { $0.message.utf8.count < 250 } ?? false
            }
        }
    }
}
