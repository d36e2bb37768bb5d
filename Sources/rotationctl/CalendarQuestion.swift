import RotationCore

/// What `calendar` is asked, but for the expression.
struct CalendarQuestion {
    /// The zone's name; one that stands in the expression wins.
    var zone: String
    /// The occurrences come after this instant.
    var after: Instant
    /// From where `every` counts; nil: from `after`.
    var anchor: DateTimeText?
    /// The most occurrences.
    var iterations: Int
    /// The secret that is asked for, where one is.
    var secret: SecretID?
}
