/// A cron expression in a zone: the instants at which it fires, clock changes included.
///
/// Where the hour field matches all 24 hours, an instant fires if its local rendering matches. Otherwise each named
/// local time fires once, at the first instant at which the zone's clocks have reached it: a repeated time at its first
/// pass, all times inside a gap at the moment of the change.
public struct CronSchedule: Hashable, Sendable {
    /// The local minutes that are named.
    public let expression: CronExpression
    /// The zone whose clocks count, in the table of the configuration.
    public let zone: TimeZoneTable.ID

    /// The expression by the clocks of a zone.
    public init(_ expression: CronExpression, zone: TimeZoneTable.ID = .utc) {
        self.expression = expression
        self.zone = zone
    }

    /// The expression for one secret, whose hash chooses what `H` and `~` leave open; `phase` is its bit pattern.
    @inline(__always)
    func resolved(_ phase: Int64) -> CronExpression {
        expression.hasHash ? expression.resolved(hash: UInt64(bitPattern: phase)) : expression
    }
}

extension CronExpression: NamedLocalTimes {
    /// Second 0 of each minute.
    var seconds: UInt64 { 1 }

    /// The years go on beyond all instants.
    static let end = TimeZoneRules.forever
}
