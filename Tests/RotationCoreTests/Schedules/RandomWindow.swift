import RotationCore

/// A random window together with the local times that its words name, apart from the code that reads them.
struct RandomWindow {
    let text: String
    private let items: [Item]

    /// A window's item: weekdays from 0 (Monday), minutes since midnight.
    private struct Item {
        var days: Set<Int>
        var start: Int
        var end: Int

        func names(day: Int, minute: Int) -> Bool {
            if start < end { return days.contains(day) && (start..<end).contains(minute) }
            return days.contains(day) && minute >= start || days.contains((day + 6) % 7) && minute < end
        }
    }

    /// All times are a multiple of `step` minutes.
    init(step: Int, using random: inout SeededRandom) {
        let names = ["Mon", "tue", "WEDNESDAY", "Thu", "friday", "Sat", "Sunday"]
        var items: [Item] = []
        var texts: [String] = []
        for position in 0..<Int.random(in: 1...4, using: &random) {
            // Most changes of clocks are in the first hours of a day.
            let most = Bool.random(using: &random) ? 240 : 1440
            let start = Int.random(in: 0..<most / step, using: &random) * step
            var end = start
            while end == start { end = Int.random(in: 0...most / step, using: &random) * step }
            var item = Item(days: [], start: start, end: end)
            var words: [String] = []
            for _ in 0..<Int.random(in: position == 0 ? 0...2 : 1...2, using: &random) {
                let first = Int.random(in: 0..<7, using: &random)
                let last = Int.random(in: 0..<7, using: &random)
                if Bool.random(using: &random) {
                    item.days.insert(first)
                    words.append(names[first])
                } else {
                    item.days.formUnion(first <= last ? Set(first...last) : Set(first..<7).union(0...last))
                    words.append("\(names[first])..\(names[last])")
                }
            }
            if words.isEmpty { item.days = Set(0..<7) }
            items.append(item)
            texts.append(
                words.joined(separator: ", ") + (words.isEmpty ? position == 0 ? "" : "* " : " ")
                    + "\(Self.clock(start))-\(Self.clock(end))")
        }
        self.items = items
        text = texts.joined(separator: ",")
    }

    /// Whether the window names a local time, in minutes since 1970-01-01T00:00.
    func names(_ minute: Int64) -> Bool {
        // 1970-01-01 was a Thursday.
        let day = Int((minute.flooredQuotient(1440) + 3).flooredRemainder(7))
        return items.contains { $0.names(day: day, minute: Int(minute.flooredRemainder(1440))) }
    }

    private static func clock(_ minute: Int) -> String {
        let text = String(minute / 60 * 100 + minute % 60 + 10_000).dropFirst()
        return "\(text.prefix(2)):\(text.suffix(2))"
    }
}
