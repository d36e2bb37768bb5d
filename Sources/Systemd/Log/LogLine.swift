import Glibc
import Logging

/// One log event as one line of text: `2026-11-24T03:00:00.000Z error rotation failed: redis/cart … kms.status=403`.
enum LogLine {
    /// The line, without its line feed.
    ///
    /// - Parameters:
    ///   - event: What was logged.
    ///   - fields: The event's metadata, the handler's included.
    ///   - time: Milliseconds since 1970-01-01T00:00:00Z.
    static func text(of event: LogEvent, fields: LogFields, time: Int) -> String {
        var line = timestamp(time) + " " + event.level.rawValue + " " + fields.headline(event.message.description)
        for entry in fields.unsaid {
            line += " " + entry.key.singleLine + "=" + quotedIfNeeded(entry.value)
        }
        return line
    }

    /// The time as RFC 3339 in UTC, with milliseconds: bursts and their order are read from them.
    private static func timestamp(_ time: Int) -> String {
        var seconds = time_t(time / 1_000)
        var parts = tm()
        // Only a year beyond 32 bits fails, and leaves 1900-01-00 standing.
        gmtime_r(&seconds, &parts)
        return padded(Int(parts.tm_year) + 1900, 4) + "-" + padded(Int(parts.tm_mon) + 1, 2) + "-"
            + padded(Int(parts.tm_mday), 2) + "T" + padded(Int(parts.tm_hour), 2) + ":" + padded(Int(parts.tm_min), 2)
            + ":" + padded(Int(parts.tm_sec), 2) + "." + padded(time % 1_000, 3) + "Z"
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    /// The value as it stands where it cannot be misread, else in quotes.
    private static func quotedIfNeeded(_ value: String) -> String {
        let line = value.singleLine
        let isPlain = !value.isEmpty && line == value && !value.contains { " \"\\=".contains($0) }
        if isPlain { return value }
        var quoted = "\""
        for scalar in value.unicodeScalars {
            if scalar == "\"" || scalar == "\\" { quoted.unicodeScalars.append("\\") }
            quoted += String(scalar).singleLine
        }
        return quoted + "\""
    }
}
