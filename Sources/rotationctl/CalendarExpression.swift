import RotationCore

/// EXPR of `calendar`: the text of a schedule, with or without the key that it has in the schedule file.
enum CalendarExpression {
    /// The value of `every`.
    case every(String)
    /// The value of `cron`.
    case cron(String)

    /// Reads a key, where there is one, and leaves the rest as it is; throws what is wrong and what to write instead.
    init(_ text: String) throws(CalendarError) {
        let text = Self.trimmed(text[...])
        if let value = Self.value(of: "every:", in: text) {
            self = .every(value)
        } else if let value = Self.value(of: "cron:", in: text) {
            self = .cron(value)
        } else if Self.value(of: "calendar:", in: text) != nil {
            throw CalendarError("calendar expressions are not known; write 'cron: 0 3 1 * *' or 'every: 30d'")
        } else if Self.numberOfFields(text) == 5 {
            self = .cron(String(text))
        } else {
            throw CalendarError(
                "without a key only the five fields of cron are known; write '0 3 1 * *', 'cron: @daily' or 'every: 30d'"
            )
        }
    }

    /// The schedule that the text means where `zone` is its zone and `every` counts from `anchor`.
    func schedule(zone: TimeZoneTable.ID, anchor: Instant) throws(CalendarError) -> Schedule {
        do throws(ValueFault) {
            switch self {
            case .every(let text):
                return .interval(try IntervalSchedule(every: Duration(scheduleText: text), anchor: anchor))
            case .cron(let text):
                return .cron(CronSchedule(try CronExpression(text), zone: zone))
            }
        } catch {
            throw CalendarError(error.message)
        }
    }

    private static func value(of key: String, in text: Substring) -> String? {
        text.utf8.starts(with: key.utf8) ? String(trimmed(text.dropFirst(key.utf8.count))) : nil
    }

    private static func trimmed(_ text: Substring) -> Substring {
        let bytes = text.utf8.drop(while: isBlank)
        guard let last = bytes.lastIndex(where: { !isBlank($0) }) else { return "" }
        return Substring(bytes[...last])
    }

    private static func numberOfFields(_ text: Substring) -> Int {
        text.utf8.split(whereSeparator: isBlank).count
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
    }
}

/// Why a question to the calendar has no answer: one line, what is wrong and what to write instead.
struct CalendarError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
