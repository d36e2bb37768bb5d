/// What would become of an operator's request that is made at a forecast's beginning.
public struct RequestForecast: Hashable, Sendable {
    /// What the daemon would answer.
    public internal(set) var answer: RequestAnswer
    /// The rotations that carry it out, in the order in which they are sent; then those that still wait at the end.
    public internal(set) var lines: [ForecastLine] = []
    /// From the request to the sending of its last rotation; nil where one still waits at the end, or there is none.
    public internal(set) var length: Duration?

    /// How many of them are sent after their deadlines, or still wait after them.
    public var lateCount: Int { lines.count { $0.isLate } }
}
