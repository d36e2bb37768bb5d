import RotationCore
import Testing

struct IntervalLengthTests {
    @Test(arguments: [
        ("30d", "30d"), ("P30D", "30d"), ("PT6H", "6h"), ("1h 30m", "1h30m"), ("P1DT12H", "1d12h"), ("PT1M", "1m"),
        ("1 month", "1 month"), ("3 months", "3 months"), ("1month", "1 month"), ("1mo", "1 month"),
        ("2mo", "2 months"), (" 1  year ", "12 months"), ("2 years", "24 months"), ("2y", "24 months"),
        ("1 year 2 months", "14 months"), ("1y2mo", "14 months"), ("P1M", "1 month"), ("P1Y", "12 months"),
        ("P1Y2M", "14 months"), ("1000 years", "12000 months"), ("P0Y1M", "1 month"),
    ])
    func lengthsAreRead(text: String, canonical: String) throws {
        let length = try IntervalLength(text)
        #expect(length.text == canonical)
        #expect(try IntervalLength(canonical) == length)
    }

    @Test(arguments: [
        ("", 0, "a duration is missing; write one such as 30d, 6h or 1h30m"),
        ("0 months", 0, "an interval of 0 months is too short; write at least 1 month"),
        ("12001 months", 0, "the interval is longer than 1,000 years; write at most 12000 months"),
        ("999999999999999999999y", 0, "the interval is longer than 1,000 years; write at most 12000 months"),
        ("1000 years 1 month", 11, "the interval is longer than 1,000 years; write at most 12000 months"),
        ("P1M3D", 3, "months and years do not mix with units of fixed length; write either, such as 14 months or 30d"),
        ("P1MT3H", 4, "months and years do not mix with units of fixed length; write either, such as 14 months or 30d"),
        (
            "3d 1 month", 3,
            "months and years do not mix with units of fixed length; write either, such as 14 months or 30d"
        ),
        ("1 mon", 2, "'mon' is no unit; write 1 month"), ("3 Months", 2, "'Months' is no unit; write 3 months"),
        ("1 yr", 2, "'yr' is no unit; write 1 year"),
        ("1M", 1, "'M' is no unit; write 1m for minutes or 1 month"),
        ("2 lunations", 2, "'lunations' is no unit; write ms, s, m, h, d, w, month or year"),
        ("P1H", 2, "1 must be followed by Y, M, W or D, or after T by H, M or S; write such as P30D or PT6H"),
        ("1.5 months", 1, "a fraction; write whole numbers, such as 1h30m instead of 1.5h"),
    ])
    func faultsSayWhatToWrite(text: String, offset: Int, message: String) {
        #expect { try IntervalLength(text) } throws: {
            guard let fault = $0 as? ValueFault else { return false }
            if fault.offset != offset || fault.message != message { Issue.record("\(text): \(fault.offset) \(fault)") }
            return true
        }
    }

    @Test(arguments: ["1 month", "P1M", "2 years", "1mo", "P1Y"])
    func aDurationTakesNoMonths(text: String) {
        #expect { try Duration(scheduleText: text) } throws: { "\($0)".contains("only 'every' takes, with an anchor") }
    }
}
