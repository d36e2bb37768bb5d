import RotationCore

/// Pieces of a plan for people.
enum PlanText {
    /// `2026-11-23 03:00:00`, in UTC.
    static func time(_ instant: Instant) -> String {
        let text = instant.rfc3339
        return String(text.dropLast()).split(separator: "T").joined(separator: " ")
    }

    /// `2026-11-23`, in UTC.
    static func date(_ instant: Instant) -> String {
        String(instant.rfc3339.prefix { $0 != "T" })
    }

    /// The two largest units of a length, at least a second: `3d4h`, `1h30m`, `45s`.
    static func length(_ duration: Duration) -> String {
        let seconds = max(duration.microseconds / 1_000_000, 1)
        let unit: Int64 = seconds >= 86_400 ? 3600 : seconds >= 3600 ? 60 : 1
        return Duration.seconds(seconds / unit * unit).scheduleText
    }

    /// The text with as many blanks after it as it needs to be `width` wide.
    static func padded(_ text: String, to width: Int) -> String {
        text + blanks(width - text.count)
    }

    /// The text with as many blanks before it as it needs to be `width` wide.
    static func indented(_ text: String, to width: Int) -> String {
        blanks(width - text.count) + text
    }

    /// The text, or its beginning and end around an ellipsis where it is longer than `width`.
    static func shortened(_ text: String, to width: Int, ellipsis: String) -> String {
        guard text.count > width else { return text }
        let rest = max(width - ellipsis.count, 2)
        return text.prefix(rest / 2) + ellipsis + text.suffix(rest - rest / 2)
    }

    /// `12,345`.
    static func number(_ number: Int) -> String {
        let digits = Array(String(number.magnitude).utf8)
        var text = number < 0 ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text += "," }
            text.unicodeScalars.append(Unicode.Scalar(digit))
        }
        return text
    }

    /// `1 rotation`, `2,000 rotations`.
    static func count(_ count: Int, _ noun: String) -> String {
        "\(number(count)) \(noun)\(count == 1 ? "" : "s")"
    }

    private static func blanks(_ count: Int) -> String {
        String(repeating: " ", count: max(count, 0))
    }
}
