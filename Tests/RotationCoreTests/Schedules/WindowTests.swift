import RotationCore
import Testing

struct WindowTests {
    @Test(arguments: [
        ("01:00-05:00", "01:00-05:00"), ("* 01:00-05:00", "01:00-05:00"), ("Mon..Sun 01:00-05:00", "01:00-05:00"),
        ("Mon..Fri 01:00-05:00, Sat 00:00-24:00", "Mon..Fri 01:00-05:00, Sat 00:00-24:00"),
        ("  mon .. FRIDAY  01:00 - 05:00,saturday 00:00-24:00\n", "Mon..Fri 01:00-05:00, Sat 00:00-24:00"),
        ("Mon,Wed 01:00-05:00", "Mon,Wed 01:00-05:00"), ("Mon, Wed..Fri 01:00-05:00", "Mon,Wed..Fri 01:00-05:00"),
        ("Fri..Mon 01:00-05:00", "Fri..Mon 01:00-05:00"), ("Sat,Sun,Mon 01:00-05:00", "Sat..Mon 01:00-05:00"),
        ("Sun,Mon 01:00-05:00", "Sun,Mon 01:00-05:00"), ("Tue..Tue 01:00-05:00", "Tue 01:00-05:00"),
        ("22:00-02:00", "22:00-02:00"), ("22:00-00:00", "22:00-24:00"), ("Sun 22:00-02:00", "Sun 22:00-02:00"),
        ("01:00:30-05:00:01", "01:00:30-05:00:01"), ("00:00-24:00", "00:00-24:00"),
        // What overlaps or touches is one.
        ("01:00-03:00, 02:00-05:00", "01:00-05:00"), ("03:00-05:00, 01:00-03:00", "01:00-05:00"),
        ("Mon 22:00-24:00, Tue 00:00-05:00", "Mon 22:00-05:00"),
        ("Sun 23:00-24:00, Mon 00:00-01:00", "Sun 23:00-01:00"),
        ("00:00-12:00, 12:00-24:00", "00:00-24:00"), ("12:00-11:59, 11:00-12:00", "00:00-24:00"),
        ("Mon..Sat 00:00-24:00, Sun 23:00-24:00", "Mon..Sat 00:00-24:00, Sun 23:00-24:00"),
        ("Mon 22:00-24:00, Tue 00:00-24:00, Wed 00:00-05:00", "Mon 22:00-24:00, Tue 00:00-24:00, Wed 00:00-05:00"),
        ("Mon 05:00-04:00, Tue 04:00-05:00", "Mon 05:00-24:00, Tue 00:00-05:00"),
        // What holds on every day comes first, so that the text can be read again.
        ("12:00-13:00, Mon 01:00-02:00", "12:00-13:00, Mon 01:00-02:00"),
    ])
    func windowsHaveOneText(text: String, canonical: String) throws {
        let window = try Window(text)
        #expect(window.text == canonical)
        #expect(try Window(canonical) == window)
    }

    @Test func textsAreReadAgain() throws {
        var random = SeededRandom(seed: 1)
        for _ in 0..<2000 {
            let sample = RandomWindow(step: 60, using: &random)
            let window = try Window(sample.text)
            let again = try Window(window.text)
            #expect(again == window && again.text == window.text, "\(sample.text): \(window.text)")
        }
    }

    @Test func equalTimesAreEqualWindows() throws {
        // Of windows of whole quarter days many are equal.
        var random = SeededRandom(seed: 2)
        var windows: [[Bool]: Window] = [:]
        var texts: [String: [Bool]] = [:]
        var repetitions = 0
        for _ in 0..<3000 {
            let sample = RandomWindow(step: 120, using: &random)
            let hours = (0..<84).map { sample.names(4 * 1440 + $0 * 120) }
            let window = try Window(sample.text)
            #expect(window.weeklyOpenTime == .seconds(hours.count { $0 } * 7200))
            if let known = windows[hours] {
                repetitions += 1
                #expect(known == window && known.text == window.text, "\(sample.text): \(window.text)")
            }
            windows[hours] = window
            #expect(texts[window.text] ?? hours == hours)
            texts[window.text] = hours
        }
        #expect(repetitions > 100)
    }

    @Test func aUnionHasTheTimesOfBoth() throws {
        let union = try Window("Mon 22:00-24:00, Wed 01:00-02:00").union(Window("Tue 00:00-03:00, Wed 01:30-04:00"))
        #expect(union == (try Window("Mon 22:00-03:00, Wed 01:00-04:00")))
        #expect(try Window("00:00-12:00").union(Window("12:00-24:00")).isAlways)
    }

    @Test func lengthsAreThoseOfTheWeek() throws {
        let window = try Window("Mon..Fri 22:00-02:00, Sat 00:00-24:00")
        #expect(window.weeklyOpenTime == .seconds((4 * 4 + 26) * 3600))
        #expect(window.longestOpening == .seconds(26 * 3600))
        #expect(!window.isAlways)
        let always = try Window("00:00-24:00")
        #expect(always.isAlways)
        #expect(always.longestOpening == nil)
        #expect(always.weeklyOpenTime == .seconds(604_800))
    }

    @Test func faultsSayWhatToWrite() {
        let days = "write Mon, Tue, Wed, Thu, Fri, Sat or Sun"
        let times = "write HH:MM-HH:MM, such as 01:00-05:00"
        let faults: [(String, String, Int)] = [
            ("", "the window is empty; write one such as Mon..Fri 01:00-05:00, or leave `window` out", 0),
            ("  ", "the window is empty; write one such as Mon..Fri 01:00-05:00, or leave `window` out", 2),
            ("Mno 01:00-05:00", "'Mno' is no weekday; write Mon", 0),
            ("Mon..Tues 01:00-05:00", "'Tues' is no weekday; write Tue", 5),
            ("Wendesday 01:00-05:00", "'Wendesday' is no weekday; write Wed", 0),
            ("Xyz 01:00-05:00", "'Xyz' is no weekday; \(days)", 0),
            ("weekdays 01:00-05:00", "'weekdays' is no weekday; write Mon..Fri", 0),
            ("weekend 01:00-05:00", "'weekend' is no weekday; write Sat,Sun", 0),
            ("daily 01:00-05:00", "'daily' is no weekday; leave it out, or write * for every day", 0),
            ("always", "'always' is no weekday; leave `window` out for always", 0),
            ("Mon..", "a weekday is missing; \(days)", 5),
            ("Mon..5 01:00-05:00", "'5' is no weekday; \(days)", 5),
            ("Mon.Fri 01:00-05:00", "a range of weekdays has two dots; write such as Mon..Fri", 3),
            ("Mon-Fri 01:00-05:00", "a range of weekdays is written with two dots; write 'Mon..Fri'", 3),
            ("Mon Wed 01:00-05:00", "'Mon Wed' has nothing between the weekdays; write 'Mon,Wed'", 4),
            ("Mon,Wed", "'Mon,Wed' has no times; write 'Mon,Wed 00:00-24:00' for the whole day", 0),
            ("Mon 01:00-02:00, Sat ", "'Sat' has no times; write 'Sat 00:00-24:00' for the whole day", 17),
            ("Mon, 01:00-05:00", "a comma between 'Mon' and its times; write 'Mon 01:00-05:00'", 3),
            (
                "Mon 01:00-05:00, 22:00-23:00",
                "'22:00-23:00' has no weekdays, but an item before it has; write them again, or '* 22:00-23:00' for "
                    + "every day", 17
            ),
            ("01:00-05:00,", "nothing follows the last comma; leave it out", 11),
            (",01:00-05:00", "',01:00-05:00' is no time; \(times)", 0),
            ("Mon to Fri 01:00-05:00", "'to' is no time; \(times)", 4),
            ("-05:00", "'-05:00' is no time; \(times)", 0),
            ("01:00", "a '-' and the time at which it closes must follow 01:00; write such as 01:00-05:00", 5),
            ("01:00..05:00", "a '-' and the time at which it closes must follow 01:00; write such as 01:00-05:00", 5),
            ("01:00-", "a time is missing; \(times)", 6),
            ("1:00-05:00", "'1:00' is no time of two digits each; write HH:MM, such as 01:00", 0),
            ("01-05", "'01' is no time of two digits each; write HH:MM, such as 01:00", 0),
            ("01:00-5am", "'5am' is no time of two digits each; write HH:MM, such as 01:00", 6),
            ("01:00:5-02:00", "'01:00:5' is no time of two digits each; write HH:MM, such as 01:00", 0),
            ("25:00-26:00", "25:00 is out of range; write a time from 00:00 to 24:00", 0),
            ("01:00-05:60", "05:60 is out of range; write a time from 00:00 to 24:00", 6),
            ("22:00-24:30", "24:30 is past the day's end; write 00:30", 6),
            ("24:00-01:00", "a window cannot open at 24:00; write 00:00 of the next day", 0),
            (
                "Sat 00:00-00:00",
                "the window opens and closes at 00:00; write another end, or 00:00-24:00 for the whole day", 10
            ),
            (
                "01:00-05:00 Asia/Shanghai",
                "'Asia/Shanghai' after the times; a window has no zone of its own: write the key `timezone`", 12
            ),
            ("01:00-05:00 22:00-23:00", "'22:00-23:00' after the times; write a comma before the next item", 12),
            ("01:00-05:00 Sat 01:00-02:00", "'Sat' after the times; write a comma before the next item", 12),
            ("01:00–05:00", "a '-' and the time at which it closes must follow 01:00; write such as 01:00-05:00", 5),
        ]
        for (text, message, offset) in faults {
            #expect(throws: ValueFault(message, at: offset), "\(text)") { try Window(text) }
        }
        let many = Array(repeating: "01:00-05:00", count: 1001).joined(separator: ",")
        #expect(throws: ValueFault("a window of more than 1000 items; write fewer", at: 12_000)) { try Window(many) }
    }

    @Test func noTextTraps() {
        var random = SeededRandom(seed: 3)
        let parts = [
            "Mon", "..", ",", " ", "01:00", "-", "24:00", "*", "é", "99999999999999999999", ":", "tue", "\u{0}",
        ]
        for _ in 0..<5000 {
            let text = (0..<Int.random(in: 0...9, using: &random)).map { _ in
                parts[Int.random(in: parts.indices, using: &random)]
            }.joined()
            do throws(ValueFault) {
                _ = try Window(text)
            } catch {
                #expect(error.offset <= text.utf8.count && !error.message.contains("\n"))
            }
        }
    }
}
