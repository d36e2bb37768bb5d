@testable import RotationCore

/// Random day fields with `L`, `W` and `#`, and what they mean told the slow way, from the calendar alone.
struct RandomCronDays {
    let text: String
    private let months: [Int]
    private let ofMonth: [(CivilDate) -> Bool]
    private let ofWeek: [(CivilDate) -> Bool]
    private let isBoth: Bool

    init(using random: inout SeededRandom) {
        var ofMonth: [(CivilDate) -> Bool] = []
        var ofWeek: [(CivilDate) -> Bool] = []
        var monthTexts: [String] = []
        var weekTexts: [String] = []
        if Int.random(in: 0..<4, using: &random) == 0 {
            let step = Int.random(in: 1...31, using: &random)
            monthTexts.append(step == 1 ? "*" : "*/\(step)")
            ofMonth.append { ($0.day - 1) % step == 0 }
        }
        if Int.random(in: 0..<3, using: &random) == 0 {
            let step = Int.random(in: 1...7, using: &random)
            weekTexts.append(step == 1 ? "*" : "*/\(step)")
            ofWeek.append { $0.weekday % step == 0 || $0.weekday == 0 && 7 % step == 0 }
        }
        for _ in 0..<Int.random(in: monthTexts.isEmpty ? 1...3 : 0...1, using: &random) {
            let (item, names) = Self.dayOfMonth(using: &random)
            monthTexts.append(item)
            ofMonth.append(names)
        }
        for _ in 0..<Int.random(in: weekTexts.isEmpty ? 1...3 : 0...1, using: &random) {
            let (item, names) = Self.dayOfWeek(using: &random)
            weekTexts.append(item)
            ofWeek.append(names)
        }
        let months =
            Int.random(in: 0..<3, using: &random) == 0 ? [Int.random(in: 1...12, using: &random)] : Array(1...12)
        self.months = months
        self.ofMonth = ofMonth
        self.ofWeek = ofWeek
        isBoth = monthTexts[0].hasPrefix("*") || weekTexts[0].hasPrefix("*")
        text =
            "0 0 \(monthTexts.joined(separator: ",")) \(months.count == 12 ? "*" : "\(months[0])") "
            + weekTexts.joined(separator: ",")
    }

    /// Whether the fields name a day.
    func names(_ date: CivilDate) -> Bool {
        guard months.contains(date.month) else { return false }
        let byMonth = ofMonth.contains { $0(date) }
        let byWeek = ofWeek.contains { $0(date) }
        return isBoth ? byMonth && byWeek : byMonth || byWeek
    }

    private static func dayOfMonth(using random: inout SeededRandom) -> (String, (CivilDate) -> Bool) {
        let day = Int.random(in: 1...31, using: &random)
        switch Int.random(in: 0..<6, using: &random) {
        case 0: return ("L", { $0.day == length($0) })
        case 1: return ("L-\(day - 1)", { $0.day + day - 1 == length($0) })
        case 2: return ("LW", { isNearestWeekday($0, to: length($0)) })
        case 3: return ("L-\(day - 1)w", { isNearestWeekday($0, to: length($0) - (day - 1)) })
        case 4: return ("\(day)W", { isNearestWeekday($0, to: day) })
        default: return ("\(day)", { $0.day == day })
        }
    }

    private static func dayOfWeek(using random: inout SeededRandom) -> (String, (CivilDate) -> Bool) {
        let number = Int.random(in: 0...7, using: &random)
        let weekday = number % 7
        let name =
            Bool.random(using: &random)
            ? "\(number)" : ["sun", "Mon", "TUE", "wed", "thu", "fri", "sat"][weekday]
        let nth = Int.random(in: 1...5, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: return (name, { $0.weekday == weekday })
        case 1: return ("\(name)L", { $0.weekday == weekday && $0.day + 7 > length($0) })
        default:
            return (
                "\(name)#\(nth)",
                { date in
                    let first = CivilDate(year: date.year, month: date.month, day: 1).daysSinceEpoch
                    let count = (first...date.daysSinceEpoch).count { CivilDate.weekday(daysSinceEpoch: $0) == weekday }
                    return date.weekday == weekday && count == nth
                }
            )
        }
    }

    private static func length(_ date: CivilDate) -> Int {
        CivilDate.length(ofMonth: date.month, year: date.year)
    }

    /// Whether a date is, of its month's days from Monday to Friday, the one least far from `day`, which the month must
    /// have; two are never equally far.
    private static func isNearestWeekday(_ date: CivilDate, to day: Int) -> Bool {
        guard (1...length(date)).contains(day) else { return false }
        let workdays = (1...length(date)).filter {
            (1...5).contains(CivilDate(year: date.year, month: date.month, day: $0).weekday)
        }
        return workdays.min { abs($0 - day) < abs($1 - day) } == date.day
    }
}
