/// The times of a day in words, from what a schedule's fields have of them.
struct ExplanationTime {
    /// The words, such as `03:00` or `every 15 minutes from 09:00 to 17:45`.
    let text: String
    /// Whether they say that it goes on all day, so that `every day` after them would say nothing.
    let isAllDay: Bool

    /// The times with those hours, minutes and seconds, each not empty and ascending.
    init(hours: [Int], minutes: [Int], seconds: [Int]) {
        let withSeconds = seconds != [0]
        if hours.count * minutes.count * seconds.count <= ExplanationWords.mostListed {
            let times = hours.flatMap { hour in
                minutes.flatMap { minute in seconds.map { hour * 3600 + minute * 60 + $0 } }
            }
            text = ExplanationWords.list(times.map { ExplanationWords.clock($0, withSeconds: withSeconds) })
            isAllDay = false
        } else if seconds.count == 1,
            let words = Self.steps(
                hours.flatMap { hour in minutes.map { hour * 60 + $0 } }, atSecond: seconds[0])
        {
            (text, isAllDay) = words
        } else if seconds.count > 1, hours.count == 24, minutes.count == 60 {
            let clause = Self.seconds(seconds)
            text = clause.isRepetition ? clause.text : Self.joined([clause.text, "every minute"])
            isAllDay = true
        } else {
            var clauses: [String] = []
            if withSeconds { clauses.append(Self.seconds(seconds).text) }
            clauses.append(Self.minutes(minutes))
            clauses.append(Self.hours(hours))
            text = Self.joined(clauses)
            isAllDay = hours.count == 24
        }
    }

    /// The times of a cron expression in which each secret has its own minute, hour or both.
    init(
        hours: [Int], minutes: [Int], ownHour: CronExpression.HashedNumber, ownMinute: CronExpression.HashedNumber
    ) {
        let isWholeHour = ownMinute == CronExpression.HashedNumber(low: 0, high: 59, step: 60) && minutes.isEmpty
        isAllDay = hours.count == 24
        if isWholeHour, hours.isEmpty, Int(ownHour.step) == Int(ownHour.high) - Int(ownHour.low) + 1 {
            let span = Self.span(Int(ownHour.low), Int(ownHour.high))
            text = ownHour.step == 24 ? "at each secret's own time" : "at each secret's own time from \(span)"
        } else if isWholeHour, ownHour.step == 0, hours.count == 1 {
            text = "at each secret's own time from \(Self.span(hours[0], hours[0]))"
        } else {
            var minuteParts = minutes.isEmpty ? [] : [Self.minutes(minutes)]
            minuteParts += ownMinute.words("minute")
            var hourParts = hours.isEmpty ? [] : [Self.hours(hours)]
            hourParts += ownHour.words("hour")
            text = Self.joined([ExplanationWords.list(minuteParts), ExplanationWords.list(hourParts)])
        }
    }

    private static func span(_ first: Int, _ last: Int) -> String {
        "\(ExplanationWords.twoDigits(first)):00 to \(ExplanationWords.twoDigits(last)):59"
    }

    private static func joined(_ clauses: [String]) -> String {
        let text = clauses.joined(separator: " of ")
        return text.utf8.starts(with: "every ".utf8) ? text : "at \(text)"
    }

    /// Minutes of the day at equal distances, or nil where they are not.
    private static func steps(_ minutes: [Int], atSecond second: Int) -> (text: String, isAllDay: Bool)? {
        let step = minutes[1] - minutes[0]
        guard zip(minutes, minutes.dropFirst()).allSatisfy({ $1 - $0 == step }) else { return nil }
        let first = minutes[0]
        let last = minutes[minutes.count - 1]
        let isAllDay = first + 1440 - last == step
        let every =
            "every "
            + (step % 60 == 0
                ? ExplanationWords.amount(Int64(step / 60), "hour") : ExplanationWords.amount(Int64(step), "minute"))
        if isAllDay, first == 0, second == 0 { return (every, true) }
        if isAllDay, step == 1 { return ("at second \(second) of every minute", true) }
        if isAllDay, step == 60, second == 0 { return ("at minute \(first) of every hour", true) }
        let times = [first, last].map { ExplanationWords.clock($0 * 60 + second, withSeconds: second != 0) }
        return ("\(every) from \(times[0]) to \(times[1])", isAllDay)
    }

    private static func seconds(_ seconds: [Int]) -> (text: String, isRepetition: Bool) {
        if seconds.count == 60 { return ("every second", true) }
        guard let step = ExplanationWords.step(of: seconds), let last = seconds.last else {
            return ((seconds.count == 1 ? "second " : "seconds ") + ExplanationWords.numbers(seconds), false)
        }
        let every = "every \(step) seconds"
        return seconds[0] == 0 && last + step == 60
            ? (every, true) : ("\(every) from second \(seconds[0]) to \(last)", false)
    }

    private static func minutes(_ minutes: [Int]) -> String {
        if minutes.count == 60 { return "every minute" }
        guard let step = ExplanationWords.step(of: minutes), let last = minutes.last else {
            return (minutes.count == 1 ? "minute " : "minutes ") + ExplanationWords.numbers(minutes)
        }
        return "every \(step) minutes from minute \(minutes[0]) to \(last)"
    }

    private static func hours(_ hours: [Int]) -> String {
        if hours.count == 24 { return "every hour" }
        if let step = ExplanationWords.step(of: hours), let last = hours.last {
            let ends = [hours[0], last].map(ExplanationWords.twoDigits)
            return "every \(ExplanationWords.ordinal(step)) hour from \(ends[0]) to \(ends[1])"
        }
        let text = ExplanationWords.numbers(hours, as: ExplanationWords.twoDigits)
        return (hours.count == 1 ? "hour " : "hours ") + text
    }
}

extension CronExpression.HashedNumber {
    /// What it leaves to each secret's name, in words; nothing where the field has no `H`.
    func words(_ unit: String, as text: (Int) -> String = { "\($0)" }) -> [String] {
        guard step > 0 else { return [] }
        let length = high - low + 1
        let last = low + min(step, length) - 1
        let own = "each secret's own \(unit) from \(text(Int(low))) to \(text(Int(last)))"
        return step >= length
            ? [own] : ["\(own) and every \(ExplanationWords.ordinal(Int(step))) after it to \(text(Int(high)))"]
    }
}
