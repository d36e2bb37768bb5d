import RotationCore

/// What `calendar` says of an expression before the occurrences.
struct CalendarExplanation {
    private let explanation: Explanation
    private let unevenSteps: String?
    private let secret: String?
    private let next: String

    /// The explanation for a question; `occurrences` are the answer to it.
    init(
        _ expression: ExpressionText, of schedule: Schedule, phase: Int64, _ question: CalendarQuestion,
        occurrences: [Instant], zones: TimeZoneTable
    ) {
        let local = zones.id(named: question.zone) ?? .utc
        explanation = Explanation(
            of: schedule, phase: phase, anchor: question.anchor?.instant(in: zones[local]), in: zones,
            at: question.after)
        unevenSteps =
            switch expression.key {
            case .every: nil
            case .cron: UnevenSteps.warning(cron: expression.text)
            case .calendar: UnevenSteps.warning(calendar: expression.text)
            }
        secret = schedule.dependsOnSecret ? question.secret?.name : nil
        let zone = schedule.zone ?? local
        next =
            occurrences.first.map { "; next: \(Self.text($0, in: zones[zone]))\(occurrences.count > 1 ? ", …" : "")" }
            ?? ""
    }

    /// The lines: the sentence, warnings where it is rarely due or a step is uneven, and what clock changes make of it.
    var lines: [String] {
        let sentence = (secret.map { "for \($0): " } ?? "") + explanation.sentence + next
        return [sentence] + [explanation.rareness, unevenSteps].compactMap { $0.map { "warning: \($0)" } }
            + explanation.clockChanges.map { "note: \($0)" }
    }

    /// The instant by the zone's clocks and in UTC.
    private static func text(_ instant: Instant, in zone: TimeZoneRules) -> String {
        let offset = zone.offset(at: instant)
        // RFC 3339 has no offsets with seconds, as clocks had before there were zones.
        guard offset != 0, offset % 60 == 0 else { return instant.rfc3339 }
        let minutes = Int(offset.magnitude) / 60
        let parts = [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
        let local = instant.advanced(by: .seconds(offset)).rfc3339.dropLast()
        return "\(local)\(offset < 0 ? "-" : "+")\(parts) (\(instant.rfc3339))"
    }
}
