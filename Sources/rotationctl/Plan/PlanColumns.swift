import RotationCore

/// The columns of a histogram in time: hours of UTC, days, or several days each, as many as fit.
struct PlanColumns {
    /// The length of a column.
    let length: Duration
    /// When the first one begins, a full hour or day of UTC.
    let start: Instant
    /// How many there are, at least 1.
    let count: Int
    /// How many characters wide one is, with what is between it and the next.
    let columnWidth: Int

    private let seconds: Int64

    /// Columns of an hour where there are no more than `mostHours`, else of days; `most` characters are theirs.
    init(from start: Instant, until end: Instant, mostHours: Int, most: Int) {
        let room = max(most, 24)
        let span = max(end.duration(since: start).microseconds / 1_000_000, 1)
        var seconds: Int64 = 3600
        if span > Int64(min(mostHours, room)) * 3600 {
            seconds = [1, 7, 28, 91, 364].map { $0 * 86_400 }.first { span / $0 + 2 <= Int64(room) } ?? 3640 * 86_400
        }
        let first = start.seconds.flooredQuotient(seconds <= 86_400 ? seconds : 86_400) * min(seconds, 86_400)
        self.seconds = seconds
        self.start = Instant(seconds: first)
        length = .seconds(seconds)
        count = max(Int((end.seconds - first + seconds - 1) / seconds), 1)
        columnWidth = min(max(room / count, 1), 3)
    }

    /// How many characters of a column the bar takes.
    var barWidth: Int { max(columnWidth - 1, 1) }
    /// How many characters wide they are together.
    var width: Int { count * columnWidth }

    /// What a column is: `an hour`, `a day`, `in 7 days`.
    var unitText: String {
        let days = seconds / 86_400
        return days == 0 ? "an hour" : days == 1 ? "a day" : "in \(days) days"
    }

    /// The column that an instant belongs to.
    func column(of instant: Instant) -> Int {
        min(max(Int((instant.seconds - start.seconds) / seconds), 0), count - 1)
    }

    /// The lines below the columns: a stroke with marks, and the dates or hours of the marks.
    func axis(_ strokes: (corner: String, mark: String, line: String)) -> [String] {
        var marks = strokes.corner
        var labels = " "
        for column in 0..<count {
            let time = start.advanced(by: .seconds(Int64(column) * seconds))
            let isMarked = labels.count <= column * columnWidth + 1 && isLabelled(time)
            if isMarked {
                labels = PlanText.padded(labels, to: column * columnWidth + 1) + label(time) + " "
            }
            marks +=
                (isMarked ? strokes.mark : strokes.line)
                + String(repeating: strokes.line, count: columnWidth - 1)
        }
        while labels.last == " " { labels.removeLast() }
        return [marks, labels + " UTC"]
    }

    private func isLabelled(_ time: Instant) -> Bool {
        if seconds == 3600 { return time.seconds.flooredRemainder(6 * 3600) == 0 }
        let day = time.seconds.flooredQuotient(86_400)
        return seconds > 86_400 || CivilDate.weekday(daysSinceEpoch: day) == 1 || count < 7
    }

    private func label(_ time: Instant) -> String {
        let text = PlanText.time(time)
        guard seconds == 3600 else { return String(text.prefix(10)) }
        let isMidnight = time.seconds.flooredRemainder(86_400) == 0
        return isMidnight ? String(text.prefix(10).dropFirst(5)) : String(text.dropFirst(11).prefix(5))
    }
}
