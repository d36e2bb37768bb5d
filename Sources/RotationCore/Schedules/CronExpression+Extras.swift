extension CronExpression {
    /// The items of a field's text that are no numbers: `H`, `L`, `W` and `#`.
    func extras(_ field: CronField) -> [String] {
        guard !isPlain else { return [] }
        let hash = hashed[field].text(in: field)
        switch field {
        case .minute, .hour, .month: return hash
        case .dayOfMonth:
            return hash + Self.numbers(special.fromLast).map(Self.fromLast)
                + Self.numbers(special.nearest).map { "\($0 + 1)W" }
                + Self.numbers(special.nearestFromLast).map { "\(Self.fromLast($0))W" }
        case .dayOfWeek:
            return hash
                + (0..<42).filter { (special.weekdays >> UInt64($0)) & 1 == 1 }
                .map { $0 < 35 ? "\($0 % 7)#\($0 / 7 + 1)" : "\($0 % 7)L" }
        }
    }

    private static func fromLast(_ days: Int) -> String { days == 0 ? "L" : "L-\(days)" }

    private static func numbers(_ mask: UInt32) -> [Int] {
        (0..<32).filter { (mask >> $0) & 1 == 1 }
    }
}

extension CronExpression.HashedNumber {
    fileprivate func text(in field: CronField) -> [String] {
        guard step != 0 else { return [] }
        let range = Int(low)...Int(high) == field.hashRange ? "H" : "H(\(low)-\(high))"
        return [step > high - low ? range : "\(range)/\(step)"]
    }
}
