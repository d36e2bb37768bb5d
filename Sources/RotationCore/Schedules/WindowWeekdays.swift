/// A set of weekdays: bit n is day n, 0 (Monday) to 6 (Sunday).
struct WindowWeekdays: Hashable {
    private(set) var mask: UInt8 = 0

    static let all = WindowWeekdays(mask: 0x7F)

    /// Puts the days from `first` to `last` into the set, over the week's end where `last` comes before `first`.
    mutating func insert(from first: Int, through last: Int) {
        var day = first
        mask |= 1 << UInt8(day)
        while day != last {
            day = (day + 1) % 7
            mask |= 1 << UInt8(day)
        }
    }

    func contains(_ day: Int) -> Bool { (mask >> UInt8(day)) & 1 == 1 }

    /// The days that follow one another, in the order of their first days; one that goes over the week's end is last.
    private var runs: [(first: Int, count: Int)] {
        guard self != .all else { return [(0, 7)] }
        return (0..<7).compactMap { first in
            guard contains(first), !contains((first + 6) % 7) else { return nil }
            var count = 1
            while contains((first + count) % 7) { count += 1 }
            return (first, count)
        }
    }

    /// The day with which the text begins.
    var firstDay: Int { runs.first?.first ?? 0 }

    /// The days as a window has them: `Mon..Fri`, `Mon,Wed`, `Fri..Mon`.
    var text: String {
        runs.map { first, count in
            let last = Self.shortNames[(first + count - 1) % 7]
            return switch count {
            case 1: last
            case 2: "\(Self.shortNames[first]),\(last)"
            default: "\(Self.shortNames[first])..\(last)"
            }
        }.joined(separator: ",")
    }

    /// The day of a name, short or long, in any case.
    static func day(named word: ArraySlice<UInt8>) -> Int? {
        names.firstIndex { name in
            (word.count == 3 || word.count == name.count) && zip(name, word).allSatisfy { $0 == $1 | 0x20 }
        }
    }

    /// The short name of the day whose name begins most like a word and has most of its letters; nil where none begins
    /// like it.
    static func nearest(to word: ArraySlice<UInt8>) -> String? {
        let letters = word.prefix(20).map { $0 | 0x20 }
        let scores = names.map { name in
            let common = zip(name, letters).prefix { $0 == $1 }.count
            return common == 0 ? 0 : 2 * common + letters.count { name.contains($0) }
        }
        guard let best = scores.max(), best > 0 else { return nil }
        return scores.firstIndex(of: best).map { shortNames[$0] }
    }

    static let shortNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"].map {
        Array($0.utf8)
    }
}
