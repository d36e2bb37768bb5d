// H of Jenkins, and ~ of cronie and OpenBSD, as a stable hash.

extension CronParser {
    /// `H` or `H(a-b)`, each with or without a step.
    mutating func hash(_ field: CronField) throws(ValueFault) -> UInt64 {
        let start = index
        index += 1
        var low = field.hashRange.lowerBound
        var high = field.hashRange.upperBound
        let range = "\(low)-\(high)"
        switch index < bytes.count ? bytes[index] : UInt8(ascii: ",") {
        case UInt8(ascii: "("):
            index += 1
            low = try value(field)
            guard index < bytes.count, bytes[index] == UInt8(ascii: "-") else {
                throw ValueFault(
                    "\(field.name): the parentheses of H take a range; write such as H(\(range))", at: index)
            }
            index += 1
            high = try value(field)
            guard index < bytes.count, bytes[index] == UInt8(ascii: ")") else {
                throw ValueFault(
                    "\(field.name): the range of H is not closed; write \(bytes.span.excerpt(start..<index)))",
                    at: index)
            }
            index += 1
            guard low <= high else { throw reversedHash(field, "H(\(high)-\(low))", at: start) }
        case UInt8(ascii: "/"), UInt8(ascii: ","): break
        case let byte where byte.isBlank: break
        case let byte where byte.isLetter: throw unexpected(in: field, at: start)
        default:
            throw ValueFault(
                "\(field.name): H takes a range in parentheses or a step; write H, H(\(range)) or H/2", at: index)
        }
        return try keep(field, low: low, high: high, at: start)
    }

    /// `~` with or without a number on either side of it, and with or without a step; `first` has been read.
    mutating func tilde(_ field: CronField, first: Int?, at start: Int) throws(ValueFault) -> UInt64 {
        index += 1
        let low = first ?? field.hashRange.lowerBound
        var high = field.hashRange.upperBound
        if index < bytes.count, Int(asciiDigit: bytes[index]) != nil || bytes[index].isLetter {
            high = try value(field)
        }
        guard low <= high else { throw reversedHash(field, "\(high)~\(low)", at: start) }
        return try keep(field, low: low, high: high, at: start)
    }

    /// Reads the step, if any, and keeps the range beside the mask; a range with a single choice is a mask.
    private mutating func keep(_ field: CronField, low: Int, high: Int, at start: Int) throws(ValueFault) -> UInt64 {
        // Sunday is not to count twice.
        let high = field == .dayOfWeek && low == 0 ? min(high, 6) : high
        var step = high - low + 1
        if index < bytes.count, bytes[index] == UInt8(ascii: "/") {
            index += 1
            step = min(step, try self.step(field))
        }
        let number = CronExpression.HashedNumber(low: UInt8(low), high: UInt8(high), step: UInt8(step))
        guard step > 1 else { return number.mask(choice: 0) }
        guard hashed[field].step == 0 else {
            throw ValueFault(
                "\(field.name): only one H or ~ can stand in a field; write a step, such as H/2, or numbers", at: start)
        }
        hashed[field] = number
        return 0
    }

    private func reversedHash(_ field: CronField, _ range: String, at start: Int) -> ValueFault {
        ValueFault(
            "\(field.name): the range \(bytes.span.excerpt(start..<index)) is reversed; write \(range)", at: start)
    }
}
