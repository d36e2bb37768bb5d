/// A calendar expression in a zone: the instants at which it fires, clock changes included.
///
/// Where the hour field matches all 24 hours, an instant fires if its local rendering matches. Otherwise each named
/// local time fires once, at the first instant at which the zone's clocks have reached it: a repeated time at its first
/// pass, all times inside a gap at the moment of the change.
public struct CalendarSchedule: Hashable, Sendable {
    /// The local seconds that are named.
    public let fields: CalendarFields
    /// The zone whose clocks count, in the table of the configuration.
    public let zone: TimeZoneTable.ID

    /// The expression by the clocks of a zone: the one that the expression names, where it names one.
    public init(_ expression: CalendarExpression, zone: TimeZoneTable.ID = .utc) {
        fields = expression.fields
        self.zone = zone
    }
}
