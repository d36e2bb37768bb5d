/// The wait that an error answer asks for.
enum RetryAfter {
    /// The longest wait that is believed.
    static let longest = Duration.seconds(3600)

    /// The wait, 0 to 1 h; nil where no header names one.
    ///
    /// In order: `x-acs-retry-after` (milliseconds), the `TimeLeft` (milliseconds) of the exhausted limits in
    /// `x-ratelimit-user-api` and `x-ratelimit-user`, the standard `Retry-After` in seconds.
    static func read(_ headers: [String: String]) -> Duration? {
        if let milliseconds = headers["x-acs-retry-after"].flatMap(number) {
            return .milliseconds(min(milliseconds, 3_600_000))
        }
        let limits = ["x-ratelimit-user-api", "x-ratelimit-user"].compactMap { headers[$0].flatMap(timeLeft) }
        if let milliseconds = limits.max() {
            return .milliseconds(min(milliseconds, 3_600_000))
        }
        return headers["retry-after"].flatMap(number).map { .seconds(min($0, 3600)) }
    }

    /// The `TimeLeft` of `Limit:1,Remain:0,TimeLeft:2000,Reset:1234`, unless something remains.
    private static func timeLeft(_ text: String) -> Int64? {
        var values: [Substring: Int64] = [:]
        for part in text.split(separator: ",") {
            let pair = part.split(separator: ":", maxSplits: 1)
            guard pair.count == 2, let value = number(String(pair[1])) else { continue }
            values[pair[0].drop { $0 == " " }] = value
        }
        return values["Remain", default: 0] == 0 ? values["TimeLeft"] : nil
    }

    /// A whole number of digits alone, blanks around it allowed.
    private static func number(_ text: String) -> Int64? {
        let digits = text.split(separator: " ")
        guard digits.count == 1, digits[0].utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        return Int64(digits[0])
    }
}
