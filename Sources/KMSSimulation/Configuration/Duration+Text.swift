extension Duration {
    /// Reads a length of time as the schedule file writes it: `500ms`, `90s`, `15m`, `1h30m`, `30d`.
    ///
    /// Units are `us`, `ms`, `s`, `m`, `h`, `d` and `w`, each after a whole number, at most 10,000 days in all.
    ///
    /// - Throws: `SimulationError` where the text is no such length.
    public init(simulatorText text: some StringProtocol) throws {
        let fault = SimulationError("'\(text)' is no length of time; write for example 500ms, 90s or 1h")
        var rest = text.utf8[...]
        var microseconds: Int64 = 0
        guard !rest.isEmpty else { throw fault }
        while !rest.isEmpty {
            let digits = rest.prefix { (0x30...0x39).contains($0) }
            rest = rest.dropFirst(digits.count)
            let unit = rest.prefix { !(0x30...0x39).contains($0) }
            rest = rest.dropFirst(unit.count)
            guard let factor = Self.units[String(decoding: unit, as: UTF8.self)],
                let count = Int64(String(decoding: digits, as: UTF8.self))
            else { throw fault }
            let (part, tooLong) = count.multipliedReportingOverflow(by: factor)
            guard !tooLong, part <= Self.longest - microseconds else { throw fault }
            microseconds += part
        }
        self = .microseconds(microseconds)
    }

    /// The length in whole microseconds, rounded toward zero; beyond the range of `Int64` its bound.
    var wholeMicroseconds: Int64 {
        let (seconds, attoseconds) = components
        let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000)
        guard !overflow else { return seconds < 0 ? .min : .max }
        let (sum, tooMuch) = product.addingReportingOverflow(attoseconds / 1_000_000_000_000)
        return tooMuch ? (seconds < 0 ? .min : .max) : sum
    }

    private static let longest: Int64 = 10_000 * 86_400_000_000

    private static let units: [String: Int64] = [
        "us": 1, "ms": 1_000, "s": 1_000_000, "m": 60_000_000, "h": 3_600_000_000, "d": 86_400_000_000,
        "w": 604_800_000_000,
    ]
}
