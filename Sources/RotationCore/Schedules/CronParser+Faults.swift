// What is wrong with a cron expression, in words that say what to write.

extension CronParser {
    /// The fault of an expression that has more or fewer than five fields.
    func wrongNumberOfFields() -> ValueFault {
        var count = 0
        var wasBlank = true
        for index in 0..<bytes.count {
            if wasBlank, !bytes[index].isBlank { count += 1 }
            wasBlank = bytes[index].isBlank
        }
        let wanted = "write five: minute, hour, day of month, month, day of week, such as 0 3 1 * *"
        switch count {
        case 0: return ValueFault("the cron expression is empty; \(wanted)", at: index)
        case 1: return ValueFault("a cron expression of 1 field; \(wanted)", at: index)
        case 6, 7:
            return ValueFault(
                "a cron expression of \(count) fields; it has no seconds and no years: \(wanted)", at: index)
        default: return ValueFault("a cron expression of \(count) fields; \(wanted)", at: index)
        }
    }

    /// The fault of a single number with a step.
    func stepWithoutRange(_ field: CronField, first: Int, at start: Int) -> ValueFault {
        let range = "\(first)-\(field.range.upperBound)\(bytes.span.excerpt(index..<wordEnd(index)))"
        return ValueFault("\(field.name): a step needs a range, as in crontab(5); write \(range)", at: start)
    }

    /// The fault of a range whose end comes before its beginning.
    func reversed(_ field: CronField, first: Int, last: Int, at start: Int) -> ValueFault {
        let text = bytes.span.excerpt(start..<index)
        if field == .dayOfWeek, last == 0 {
            return ValueFault(
                "\(field.name): the range \(text) is reversed; write \(first)-7, where 7 is Sunday", at: start)
        }
        let low = field == .dayOfWeek ? 0 : field.range.lowerBound
        let high = field == .dayOfWeek ? 6 : field.range.upperBound
        return ValueFault(
            "\(field.name): the range \(text) is reversed; write \(last)-\(first), or \(first)-\(high),\(low)-\(last)",
            at: start)
    }

    /// The fault of a place where neither a number nor a name of the field stands.
    func unexpected(in field: CronField, at start: Int) -> ValueFault {
        guard start < bytes.count, !bytes[start].isBlank else {
            return ValueFault("\(field.name): a number is missing; write \(field.allowed), or *", at: start)
        }
        let range = start..<wordEnd(start)
        let word = bytes.span.excerpt(range)
        switch bytes[start] {
        case UInt8(ascii: "?"):
            return ValueFault("\(field.name): '?' is not of crontab(5); write *", at: start)
        case UInt8(ascii: ","), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "*"):
            let low = field.range.lowerBound
            return ValueFault(
                "\(field.name): '\(word)' cannot stand here; write a number, a range such as \(low)-\(low + 4), or *",
                at: start)
        default:
            if range.count >= 3, bytes[range].allSatisfy(\.isLetter), let (name, number) = nearestName(field, range) {
                return ValueFault(
                    "\(field.name): '\(word)' is no name of crontab(5); write \(name) or \(number)", at: start)
            }
            return ValueFault(
                "\(field.name): '\(word)' is neither a number nor a name of this field; write \(field.allowed)",
                at: start)
        }
    }

    private func nearestName(_ field: CronField, _ range: Range<Int>) -> (name: String, number: Int)? {
        // Longer than any misspelt name.
        range.count <= 16 ? field.nearest(to: Array(bytes[range])) : nil
    }

    /// The fault of a nickname that is not known.
    func unknownNickname(_ word: String, at start: Int) -> ValueFault {
        let known = ["@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly"]
        let written = Array(word.lowercased().utf8)
        let distances = known.map { EditDistance.between(written, Array($0.utf8)) }
        if let least = distances.min(), least * 3 <= written.count, let nearest = distances.firstIndex(of: least) {
            return ValueFault("'\(word)' is not known; write \(known[nearest])", at: start)
        }
        return ValueFault(
            "'\(word)' is not known; write @yearly, @annually, @monthly, @weekly, @daily, @midnight or @hourly",
            at: start)
    }

    /// The fault of `@every`, which other crons have; what stands after it has not been read.
    func everyNickname(at start: Int) -> ValueFault {
        let length = bytes.span.excerpt(index..<bytes.count)
        let isLength = (try? IntervalLength(length)) != nil
        return ValueFault("@every is not of crontab(5); write 'every: \(isLength ? length : "30d")' instead", at: start)
    }

    /// The fault of an expression that names no day of the calendar, or, by an `H`, none for some secrets.
    ///
    /// `isByWeekday` where the day of the week is the reason.
    func neverFires(at start: Int, isByWeekday: Bool) -> ValueFault {
        if isByWeekday {
            return ValueFault(
                "day of month: a field begins with *, so both day fields must match, which no day does: it "
                    + "never fires; write * in one of them", at: start)
        }
        if hashed.dayOfMonth.step != 0 || hashed.month.step != 0 {
            return ValueFault(
                "day of month: for some secrets H chooses a day that no month of theirs has, so it never fires; "
                    + "write days up to 28", at: start)
        }
        return ValueFault(
            "day of month: no month of this expression has such a day, so it never fires; write a day that exists",
            at: start)
    }

    func wordEnd(_ start: Int) -> Int {
        var end = start
        while end < bytes.count, !bytes[end].isBlank, bytes[end] != UInt8(ascii: ",") || end == start { end += 1 }
        return end
    }
}
