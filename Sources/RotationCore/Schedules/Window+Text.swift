extension Window {
    /// Reads items separated by commas, each of optional weekdays and the times between which the window is open.
    ///
    /// `Mon..Fri 01:00-05:00, Sat 00:00-24:00`: weekdays short or long, in any case, as lists and ranges (`Mon,Wed`,
    /// `Fri..Mon`); `*` or none is every day, but once an item has weekdays the ones after it must have them too.
    /// `24:00` is the day's end; an end before the beginning is on the next day, and the opening belongs to the weekday
    /// on which it begins. Times may have seconds. Throws at the first fault.
    public init(_ text: String) throws(ValueFault) {
        var parser = WindowParser(text)
        self = try parser.window()
    }

    /// The window in one form: equal windows have equal texts, and the text read again is the window.
    public var text: String {
        var items: [Times: WindowWeekdays] = [:]
        for opening in openings.ranges {
            for piece in Self.pieces(of: opening) {
                let day = Int(piece.lowerBound / Self.day) % 7
                let times = Times(
                    start: piece.lowerBound % Self.day,
                    end: (piece.upperBound - 1) % Self.day + 1)
                items[times, default: WindowWeekdays()].insert(from: day, through: day)
            }
        }
        // What holds on every day comes first, since it stands without weekdays.
        return items.sorted {
            ($0.value == .all ? 0 : 1, $0.value.firstDay, $0.key.start, $0.key.end)
                < ($1.value == .all ? 0 : 1, $1.value.firstDay, $1.key.start, $1.key.end)
        }.map { times, days in days == .all ? times.text : "\(days.text) \(times.text)" }.joined(separator: ", ")
    }

    /// The times of an item, in seconds since midnight: from 0 to 86,399 and from 1 to 86,400.
    private struct Times: Hashable {
        let start: Int64
        let end: Int64

        var text: String { "\(Self.clock(start))-\(Self.clock(end))" }

        private static func clock(_ time: Int64) -> String {
            let parts = [time / 3600, time / 60 % 60, time % 60]
            return parts.prefix(time % 60 == 0 ? 2 : 3).map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
        }
    }

    /// An opening in pieces that an item can say: up to a midnight, or less than a day.
    private static func pieces(of opening: Range<Int64>) -> [Range<Int64>] {
        var pieces: [Range<Int64>] = []
        var start = opening.lowerBound
        while start < opening.upperBound {
            let midnight = (start / day + 1) * day
            let end = opening.upperBound - start < day ? opening.upperBound : midnight
            pieces.append(start..<end)
            start = end
        }
        return pieces
    }
}
