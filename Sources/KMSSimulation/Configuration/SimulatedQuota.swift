/// How many authenticated RotateSecret calls may arrive within any window of one length.
public struct SimulatedQuota: Sendable, Equatable, CustomStringConvertible {
    /// Calls allowed in one window, at least 1.
    public let limit: Int

    /// The window's length, from 1 µs to 10,000 days.
    public let window: Duration

    /// The quota of the real service: 50 an hour (RotateSecret's page, "Limits").
    public static let fiftyPerHour = SimulatedQuota(knownLimit: 50, window: .seconds(3600))

    /// Makes a quota.
    ///
    /// - Throws: `SimulationError` where the limit is below 1, or the window is not of 1 µs to 10,000 days.
    public init(limit: Int, window: Duration) throws {
        guard limit >= 1, window >= .microseconds(1), window <= .seconds(10_000 * 86_400) else {
            throw SimulationError("a quota needs a limit of at least 1 and a window; write for example '50 per 1h'")
        }
        self.init(knownLimit: limit, window: window)
    }

    /// Reads `50 per 1h`.
    ///
    /// - Throws: `SimulationError` where the text has another form.
    public init(_ text: String) throws {
        let words = text.split(separator: " ")
        guard words.count == 3, words[1] == "per", let limit = Int(words[0]) else {
            throw SimulationError("'\(text)' is no quota; write for example '50 per 1h'")
        }
        try self.init(limit: limit, window: Duration(simulatorText: words[2]))
    }

    private init(knownLimit limit: Int, window: Duration) {
        self.limit = limit
        self.window = window
    }

    /// The quota in words, for example `50 per 3600.0 seconds`.
    public var description: String { "\(limit) per \(window)" }
}
