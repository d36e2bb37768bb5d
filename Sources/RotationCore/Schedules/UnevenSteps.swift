/// What is worth a warning about steps of minutes and hours, which begin anew with each hour and each day.
///
/// It is told from the text of a valid expression: of `*/45` and `0,45`, which mean the same, only one is a surprise.
public enum UnevenSteps {
    /// The first step of a cron expression's minutes or hours that does not divide the field, in words for a warning;
    /// nil where each does.
    public static func warning(cron text: String) -> String? {
        guard text.utf8.contains(UInt8(ascii: "/")) else { return nil }
        let fields = text.utf8.split(whereSeparator: \.isBlank)
        guard fields.count == 5 else { return nil }
        return warning(of: .minute, in: fields[0]) ?? warning(of: .hour, in: fields[1])
    }

    /// The same of a calendar expression, whose repetitions (`00/45`) go on to the end of their field.
    public static func warning(calendar text: String) -> String? {
        guard text.utf8.contains(UInt8(ascii: "/")) else { return nil }
        let words = text.utf8.split(separator: UInt8(ascii: " "))
        guard let time = words.first(where: { $0.contains(UInt8(ascii: ":")) }) else { return nil }
        let parts = time.split(separator: UInt8(ascii: ":"))
        guard parts.count > 1 else { return nil }
        return warning(of: .minute, in: parts[1]) ?? warning(of: .hour, in: parts[0])
    }

    private static func warning(of field: CalendarField, in list: Substring.UTF8View) -> String? {
        for item in list.split(separator: UInt8(ascii: ",")) {
            let parts = item.split(separator: UInt8(ascii: "/"))
            guard parts.count == 2, let step = number(parts[1]), step > 0,
                let first = first(parts[0], of: field), first < step, field.size % step != 0
            else { continue }
            // Cron writes its numbers as they are.
            let isCron = parts[0].first == UInt8(ascii: "*") || parts[0].contains(UInt8(ascii: "-"))
            let numbers = stride(from: first, to: field.size, by: step).map { isCron ? "\($0)" : field.text($0) }
            let shown = numbers.count > 4 ? Array(numbers.prefix(2)) + ["…", numbers[numbers.count - 1]] : numbers
            let whole = field == .minute ? "hour" : "day"
            return
                "\(field.name): \(Substring(item)) means \(ExplanationWords.list(shown)) of each \(whole), not every "
                + "\(step) \(field.name)s"
        }
        return nil
    }

    /// The first number of a repetition that goes on to the end of its field; nil for any other.
    private static func first(_ text: Substring.UTF8View, of field: CalendarField) -> Int? {
        if text.elementsEqual("*".utf8) { return 0 }
        if let first = number(text) { return first }
        let ends = text.split { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
        guard ends.count == 2, let first = number(ends[0]), number(ends[1]) == field.size - 1 else { return nil }
        return first
    }

    private static func number(_ text: Substring.UTF8View) -> Int? {
        text.count <= 9 ? Int(Substring(text)) : nil
    }
}

extension CalendarField {
    /// How many numbers the field has.
    fileprivate var size: Int { range.count }
}
