import RotationCore

/// Pieces of a plan for people.
enum PlanText {
    /// `2026-11-23 03:00:00`, in UTC.
    static func time(_ instant: Instant) -> String {
        let text = instant.rfc3339
        return String(text.dropLast()).split(separator: "T").joined(separator: " ")
    }

    /// The two largest units of a length, at least a second: `3d4h`, `1h30m`, `45s`.
    static func length(_ duration: Duration) -> String {
        let seconds = max(duration.microseconds / 1_000_000, 1)
        let unit: Int64 = seconds >= 86_400 ? 3600 : seconds >= 3600 ? 60 : 1
        return Duration.seconds(seconds / unit * unit).scheduleText
    }

    /// The text with as many blanks after it as it needs to be `width` wide.
    static func padded(_ text: String, to width: Int) -> String {
        text + blanks(width - text.utf8.count)
    }

    /// The number with as many blanks before it as it needs to be `width` wide.
    static func padded(_ number: Int, to width: Int) -> String {
        let text = String(number)
        return blanks(width - text.utf8.count) + text
    }

    /// `1 rotation`, `2 rotations`.
    static func count(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }

    private static func blanks(_ count: Int) -> String {
        String(repeating: " ", count: max(count, 0))
    }
}
