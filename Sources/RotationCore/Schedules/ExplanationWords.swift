/// The small parts of sentences about schedules.
enum ExplanationWords {
    /// The months, January first.
    static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    /// The weekdays, Sunday first.
    static let weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]

    /// The most numbers that are named one by one where they are at equal distances.
    static let mostListed = 4

    /// `a`, `a and b`, `a, b and c`.
    static func list(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " and " + last
    }

    /// `1st`, `2nd`, `3rd`, `4th`, `11th`, `21st`.
    static func ordinal(_ number: Int) -> String {
        let suffix =
            switch (number % 100, number % 10) {
            case (11...13, _): "th"
            case (_, 1): "st"
            case (_, 2): "nd"
            case (_, 3): "rd"
            default: "th"
            }
        return "\(number)\(suffix)"
    }

    /// `first` to `fifth`; other numbers in digits.
    static func place(_ number: Int) -> String {
        let words = ["first", "second", "third", "fourth", "fifth"]
        return words.indices.contains(number - 1) ? words[number - 1] : ordinal(number)
    }

    /// `15 minutes`, or the unit alone for one.
    static func amount(_ number: Int64, _ unit: String) -> String {
        number == 1 ? unit : "\(number) \(unit)s"
    }

    /// `03:00`, or `03:00:05` where seconds are to be shown.
    static func clock(_ second: Int, withSeconds: Bool) -> String {
        let parts = [second / 3600, second / 60 % 60] + (withSeconds ? [second % 60] : [])
        return parts.map(twoDigits).joined(separator: ":")
    }

    /// `2026-03-29`.
    static func date(_ date: CivilDate) -> String {
        let year = String(date.year)
        let zeros = String(repeating: "0", count: max(0, 4 - year.utf8.count))
        return "\(zeros)\(year)-\(twoDigits(date.month))-\(twoDigits(date.day))"
    }

    /// A number of at most two digits with both of them.
    static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// Ascending numbers as a list, of which three and more neighbours are a range: `1`, `1 and 15`, `1 to 7 and 15`.
    static func numbers(_ numbers: [Int], as text: (Int) -> String = { "\($0)" }) -> String {
        var parts: [String] = []
        var rest = numbers[...]
        while let first = rest.first {
            let length = rest.enumerated().prefix { $1 == first + $0 }.count
            let run = rest.prefix(length)
            parts += length > 2 ? ["\(text(first)) to \(text(first + length - 1))"] : run.map(text)
            rest = rest.dropFirst(length)
        }
        return list(parts)
    }

    /// The distance of ascending numbers, where it is the same between all and more than 1, and they are too many to
    /// be listed.
    static func step(of numbers: [Int]) -> Int? {
        guard numbers.count > mostListed else { return nil }
        let step = numbers[1] - numbers[0]
        guard step > 1, zip(numbers, numbers.dropFirst()).allSatisfy({ $1 - $0 == step }) else { return nil }
        return step
    }

    /// The numbers of a mask whose bit 0 is the number `low`, ascending.
    static func members(of mask: UInt64, from low: Int = 0) -> [Int] {
        (0..<64).filter { (mask >> UInt64($0)) & 1 == 1 }.map { $0 + low }
    }
}
