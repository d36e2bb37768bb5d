/// Reads the parts of a yearly span from left to right.
struct YearlySpanReader {
    private let bytes: [UInt8]
    private var index = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    /// A day `MM-DD`, counted from 0 in a year with a 29 February.
    mutating func day() throws(ValueFault) -> Int {
        skipBlanks()
        let start = index
        guard let month = number(), skip("-"), let day = number() else { throw notADay(start) }
        guard (1...12).contains(month) else {
            throw ValueFault("there is no month \(bytes.span.excerpt(start..<start + 2)); write 01 to 12", at: start)
        }
        let most = CivilDate.length(ofMonth: month, year: YearlySpan.leapYear)
        guard day >= 1, day <= most else {
            let text = bytes.span.excerpt(start..<index)
            throw ValueFault(
                "there is no day \(text); write \(text.prefix(3))01 to \(text.prefix(3))\(most)", at: start)
        }
        guard !nextIsDigit, !nextIs("-") else { throw notADay(start) }
        return YearlySpan.day(month: month, day: day)
    }

    /// The two dots between the days.
    mutating func dots(after first: Int) throws(ValueFault) {
        skipBlanks()
        let day = YearlySpan.text(of: first)
        guard index < bytes.count else {
            throw ValueFault("a single day; write \(day)..\(day) for that day alone", at: index)
        }
        guard skip("."), skip(".") else {
            throw ValueFault("two dots must follow the first day; write MM-DD..MM-DD, such as 12-24..01-02", at: index)
        }
    }

    /// Throws where something follows what was read.
    mutating func end() throws(ValueFault) {
        skipBlanks()
        guard index == bytes.count else {
            throw ValueFault(
                "'\(bytes.span.excerpt(index..<bytes.count))' after the last day; write MM-DD..MM-DD, such as 12-24..01-02",
                at: index)
        }
    }

    private func notADay(_ start: Int) -> ValueFault {
        let digits = bytes[start...].prefix { Int(asciiDigit: $0) != nil }
        if digits.count == 4, digits.endIndex < bytes.count, bytes[digits.endIndex] == UInt8(ascii: "-") {
            return ValueFault("a yearly span has no year; write MM-DD..MM-DD, or `from` and `to` for once", at: start)
        }
        return ValueFault("a day MM-DD must stand here; write such as 12-24..01-02", at: start)
    }

    /// A number of two digits.
    private mutating func number() -> Int? {
        guard index + 1 < bytes.count, let tens = Int(asciiDigit: bytes[index]),
            let ones = Int(asciiDigit: bytes[index + 1])
        else { return nil }
        index += 2
        return tens * 10 + ones
    }

    private var nextIsDigit: Bool { index < bytes.count && Int(asciiDigit: bytes[index]) != nil }

    private func nextIs(_ character: Unicode.Scalar) -> Bool {
        index < bytes.count && bytes[index] == UInt8(ascii: character)
    }

    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard nextIs(character) else { return false }
        index += 1
        return true
    }

    private mutating func skipBlanks() {
        while index < bytes.count, bytes[index].isBlank { index += 1 }
    }
}
