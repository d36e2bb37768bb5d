// What is wrong with a window, in words that say what to write.

extension WindowParser {
    private static let example = "Mon..Fri 01:00-05:00"

    func emptyWindow() -> ValueFault {
        ValueFault("the window is empty; write one such as \(Self.example), or leave `window` out", at: index)
    }

    func trailingComma() -> ValueFault {
        ValueFault("nothing follows the last comma; leave it out", at: index - 1)
    }

    /// An item of times alone after one with weekdays: it might mean the same weekdays or every day.
    func itemWithoutDays() -> ValueFault {
        let item = excerpt(index..<end(from: index) { $0 == UInt8(ascii: ",") })
        return ValueFault(
            "'\(item)' has no weekdays, but an item before it has; write them again, or '* \(item)' for every day",
            at: index)
    }

    func daysWithoutTimes(_ range: Range<Int>) -> ValueFault {
        let days = excerpt(range)
        return index < bytes.count
            ? ValueFault(
                "a comma between '\(days)' and its times; write '\(days) \(word(index))'", at: range.upperBound)
            : ValueFault("'\(days)' has no times; write '\(days) 00:00-24:00' for the whole day", at: range.lowerBound)
    }

    func halfRange(at start: Int) -> ValueFault {
        ValueFault("a range of weekdays has two dots; write such as Mon..Fri", at: start)
    }

    func notAWeekday(_ range: Range<Int>) -> ValueFault {
        guard !range.isEmpty else {
            let days = "write Mon, Tue, Wed, Thu, Fri, Sat or Sun"
            return range.lowerBound < bytes.count
                ? ValueFault("'\(word(range.lowerBound))' is no weekday; \(days)", at: range.lowerBound)
                : ValueFault("a weekday is missing; \(days)", at: range.lowerBound)
        }
        let word = excerpt(range)
        let wanted =
            switch word.lowercased() {
            case "always", "any", "anytime", "none", "null": "leave `window` out for always"
            case "daily", "every", "everyday", "day": "leave it out, or write * for every day"
            case "weekdays", "weekday", "workdays": "write Mon..Fri"
            case "weekend", "weekends": "write Sat,Sun"
            default:
                WindowWeekdays.nearest(to: bytes[range]).map { "write \($0)" }
                    ?? "write Mon, Tue, Wed, Thu, Fri, Sat or Sun"
            }
        return ValueFault("'\(word)' is no weekday; \(wanted)", at: range.lowerBound)
    }

    /// Something else stands where a time must stand; before it may stand weekdays.
    func notATime(itemStart: Int) -> ValueFault {
        guard index < bytes.count else {
            return ValueFault("a time is missing; write HH:MM-HH:MM, such as 01:00-05:00", at: index)
        }
        let before = excerpt(itemStart..<index).split(separator: " ").joined(separator: " ")
        let letters = index..<end(from: index) { !$0.isLetter }
        if index > itemStart, bytes[itemStart].isLetter {
            let next = excerpt(letters)
            if WindowWeekdays.day(named: bytes[letters]) != nil {
                return ValueFault(
                    "'\(before) \(next)' has nothing between the weekdays; write '\(before),\(next)'", at: index)
            }
            let afterDash = index + 1..<end(from: index + 1) { !$0.isLetter }
            if bytes[index] == UInt8(ascii: "-"), WindowWeekdays.day(named: bytes[afterDash]) != nil {
                return ValueFault(
                    "a range of weekdays is written with two dots; write '\(before)..\(excerpt(afterDash))'", at: index)
            }
        }
        return ValueFault("'\(word(index))' is no time; write HH:MM-HH:MM, such as 01:00-05:00", at: index)
    }

    func badlyWrittenTime(_ start: Int) -> ValueFault {
        let end = end(from: start) { $0.isBlank || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "-") }
        return ValueFault(
            "'\(excerpt(start..<end))' is no time of two digits each; write HH:MM, such as 01:00", at: start)
    }

    func timeOutOfRange(_ start: Int, hour: Int, minute: Int, second: Int) -> ValueFault {
        let time = excerpt(start..<index)
        return hour == 24 && minute < 60 && second < 60
            ? ValueFault("\(time) is past the day's end; write 00\(time.dropFirst(2))", at: start)
            : ValueFault("\(time) is out of range; write a time from 00:00 to 24:00", at: start)
    }

    func timeWithoutEnd(_ range: Range<Int>) -> ValueFault {
        ValueFault(
            "a '-' and the time at which it closes must follow \(excerpt(range)); write such as 01:00-05:00",
            at: range.upperBound)
    }

    func equalTimes(_ opening: Range<Int>, at start: Int) -> ValueFault {
        ValueFault(
            "the window opens and closes at \(excerpt(opening)); write another end, or 00:00-24:00 for the whole day",
            at: start)
    }

    func unexpectedAfterTimes() -> ValueFault {
        bytes[index].isLetter && WindowWeekdays.day(named: bytes[index..<end(from: index) { !$0.isLetter }]) == nil
            ? ValueFault(
                "'\(word(index))' after the times; a window has no zone of its own: write the key `timezone`", at: index
            )
            : ValueFault("'\(word(index))' after the times; write a comma before the next item", at: index)
    }

    /// What stands at `start`, a byte or more, up to a blank or a comma.
    private func word(_ start: Int) -> String {
        excerpt(start..<end(from: start + 1) { $0.isBlank || $0 == UInt8(ascii: ",") })
    }

    /// The first place from `start` on at which `isEnd` holds, or the text's end.
    private func end(from start: Int, _ isEnd: (UInt8) -> Bool) -> Int {
        var end = start
        while end < bytes.count, !isEnd(bytes[end]) { end += 1 }
        return end
    }

    private func excerpt(_ range: Range<Int>) -> String {
        bytes.span.excerpt(range)
    }
}
