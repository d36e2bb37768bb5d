import RotationCore

/// EXPR of `calendar`: the text of a schedule, with or without the key that it has in the schedule file.
struct ExpressionText {
    /// The key whose value the text is.
    enum Key: String, CaseIterable {
        case every, cron, calendar

        /// The key as it is written before the value.
        var text: String { "\(rawValue):" }

        /// The key with some value, for messages.
        var example: String {
            switch self {
            case .every: "every: 30d"
            case .cron: "cron: 0 3 1 * *"
            case .calendar: "calendar: Mon 03:00"
            }
        }
    }

    /// The key; without one five fields are `cron`, and all else `calendar`.
    let key: Key
    /// The value without blanks around it.
    let text: String
    /// Whether the key was written.
    let hasKey: Bool
    /// Where the value begins in the text, in bytes.
    let offset: Int

    /// Reads a key, where there is one, and leaves the rest as it is.
    init(_ text: String) {
        let bytes = text.utf8
        let trimmed = Self.trimmed(bytes[...])
        let key = Key.allCases.first { trimmed.starts(with: $0.text.utf8) }
        let value = key.map { Self.trimmed(trimmed.dropFirst($0.text.utf8.count)) } ?? trimmed
        self.key = key ?? (value.split(whereSeparator: Self.isBlank).count == 5 ? .cron : .calendar)
        self.text = String(Substring(value))
        hasKey = key != nil
        offset = bytes.distance(from: bytes.startIndex, to: value.startIndex)
    }

    private static func trimmed(_ bytes: Substring.UTF8View) -> Substring.UTF8View {
        let start = bytes.drop(while: isBlank)
        guard let last = start.lastIndex(where: { !isBlank($0) }) else { return start.prefix(0) }
        return start[...last]
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
    }
}

extension ExpressionText {
    /// The most bytes of a value that are repeated in a message.
    private static let longestQuote = 40

    /// The value, read by `read`, whose fault becomes one of the whole text.
    ///
    /// Where a key is missing, or another one would do, it is named instead.
    func value<Value>(_ read: (String) throws(ValueFault) -> Value) throws(CalendarError) -> Value {
        do throws(ValueFault) {
            return try read(text)
        } catch {
            if let name = unknownKey {
                throw CalendarError(
                    "'\(name):' is no key of an expression; write every:, cron: or calendar:", at: offset)
            }
            if isNickname, let fault = cronFault { throw CalendarError(fault.message, at: offset + fault.offset) }
            guard !hasKey, key == .calendar else { throw CalendarError(error.message, at: offset + error.offset) }
            if let key = Key.allCases.first(where: { text.utf8.starts(with: "\($0.rawValue) ".utf8) }) {
                throw CalendarError("a ':' is missing after the key; write such as '\(key.example)'", at: offset)
            }
            guard let key = fittingKey else { throw CalendarError(error.message, at: offset + error.offset) }
            throw CalendarError(
                "without a key only five fields are cron, and all else a calendar expression; write '\(key.text) \(text)'",
                at: offset)
        }
    }

    /// A word before a colon that is none of the keys; nil where no such word is the first, or it names a weekday.
    private var unknownKey: String? {
        guard !hasKey else { return nil }
        let letters = text.utf8.prefix { $0 == UInt8(ascii: "-") || UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 }
        guard !letters.isEmpty, text.utf8.dropFirst(letters.count).first == UInt8(ascii: ":"),
            letters.count <= Self.longestQuote, (try? CalendarExpression(String(Substring(letters)))) == nil
        else { return nil }
        return String(Substring(letters))
    }

    /// Whether the text begins as `@daily` and its kin do.
    private var isNickname: Bool {
        guard !hasKey, text.utf8.first == UInt8(ascii: "@"), let second = text.utf8.dropFirst().first else {
            return false
        }
        return UInt8(ascii: "a")...UInt8(ascii: "z") ~= second | 0x20
    }

    /// What is wrong with the text as a cron expression; nil where nothing is.
    private var cronFault: ValueFault? {
        do throws(ValueFault) {
            _ = try CronExpression(text)
            return nil
        } catch {
            return error
        }
    }

    /// The key that should stand before a short value without one.
    private var fittingKey: Key? {
        guard text.utf8.count <= Self.longestQuote, text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else {
            return nil
        }
        if (try? IntervalLength(text)) != nil { return .every }
        if (try? CronExpression(text)) != nil { return .cron }
        return nil
    }
}

/// Why a question to the calendar has no answer: one line, what is wrong and what to write instead.
struct CalendarError: Error, CustomStringConvertible {
    let description: String
    /// Where in the expression the fault begins, in bytes; nil where it is no fault of the expression.
    let offset: Int?

    init(_ description: String, at offset: Int? = nil) {
        self.description = description
        self.offset = offset
    }
}
