/// A calendar expression of systemd.time(7), such as `Mon..Fri *-*-* 03:00 Asia/Shanghai`.
///
/// Accepted is what systemd 252 accepts, with its meaning, but for these differences: fractions of a second are refused,
/// since rotations are to the second; so is what never fires, such as 30 February; seconds since 1970 (`@…`) take no
/// other zone than UTC; a list of days from the month's end may be long (systemd lowers its limit of 28 days by three
/// with each number of such a list); and an unbounded repetition (`00/5`, `01/9`) ends with its field, where systemd
/// lets it run into the next month. Years are 1970 to 2199, as there: an expression of past years alone is valid and
/// names nothing more.
public struct CalendarExpression: Hashable, Sendable {
    /// The local seconds that are named.
    public let fields: CalendarFields
    /// The zone that stands after the expression, as it is written, or nil where none does.
    ///
    /// Any word that could be a zone's name; `UTC`, which may be written in any case, is in capitals here.
    public let zoneName: String?

    /// Reads an expression; throws the first fault and where it begins.
    public init(_ text: String) throws(ValueFault) {
        var parser = CalendarParser(text)
        self = try parser.expression()
    }

    init(fields: CalendarFields, zoneName: String?) {
        self.fields = fields
        self.zoneName = zoneName
    }

    /// The expression in canonical form, without its zone: equal fields have equal texts, and the text read again has
    /// the same fields.
    public var text: String { fields.text }

    /// How rarely the expression fires, in words for a warning, where it names days that some month or year does not
    /// have; nil for all others.
    public var rareness: String? { fields.rareness }
}
