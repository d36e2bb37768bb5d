import RotationCore

/// What is checked of a secret as a whole.
struct EntryCheck {
    let draft: SecretDraft

    /// What is said of it in all places.
    let settings: Settings<EntryKey>

    /// Whether nothing was found.
    var isGood = true
}

extension ScheduleDecoder {
    /// The schedule of a secret; nil where it has none, or a fault hides it.
    mutating func schedule(_ check: inout EntryCheck) -> Schedule? {
        let settings = check.settings
        let isHidden = EntryKey.schedules.contains { settings[$0].isFaulty }
        if settings[.anchor].code != nil, !settings[.every].isGiven, !isHidden {
            found(.anchorWithoutEvery, &check, .anchor) { Self.anchorWithoutEvery }
            return nil
        }
        if isHidden || settings[.anchor].isFaulty || settings[.timezone].isFaulty { return nil }
        let zone = zone(of: settings)
        if let code = settings[.cron].code {
            return values.expressions[code].map { .cron(CronSchedule($0, zone: zone)) }
        }
        if let code = settings[.calendar].code {
            return values.calendars[code].map { .calendar(CalendarSchedule($0.expression, zone: $0.zone ?? zone)) }
        }
        guard let code = settings[.every].code, let every = values.intervals[code] else {
            reportMissingSchedule(&check)
            return nil
        }
        let anchor = settings[.anchor].code.flatMap { values.dates[$0] }
        switch every {
        case .duration(let duration):
            return (try? interval(duration, anchor, zone)).map { .interval($0) }
        case .months(let months):
            guard let anchor else {
                found(.monthsWithoutAnchor, &check, .every) {
                    "`every`: \(every.text) needs an anchor for the day and the time; write `anchor: 2026-01-01T03:00` "
                        + "beside it, or days, such as 30d"
                }
                return nil
            }
            return .months(MonthSchedule(every: months, anchor: local(anchor, in: zone), zone: zone))
        }
    }

    /// An interval, through the anchor where there is one.
    private func interval(
        _ every: Duration, _ anchor: DateTimeText?, _ zone: TimeZoneTable.ID
    ) throws(ValueFault) -> IntervalSchedule {
        guard let anchor else { return try IntervalSchedule(every: every) }
        return try IntervalSchedule(every: every, anchor: anchor, zone: zone, in: values.zones.table)
    }

    /// What the clocks of a zone show at a date.
    private func local(_ date: DateTimeText, in zone: TimeZoneTable.ID) -> CivilDateTime {
        switch date {
        case .local(let time): time
        case .instant(let instant): values.zones.table[zone].civilTime(at: instant)
        }
    }

    private mutating func reportMissingSchedule(_ check: inout EntryCheck) {
        check.isGood = false
        let layer = check.draft.layer
        guard reportedChecks.insert(ReportedCheck(check: .noSchedule, layer: layer)).inserted,
            let entry = layers.mapping(layer)
        else { return }
        faults.schema(
            "the secret has no schedule; write `every: 30d`, or a `cron` or `calendar` expression", at: entry)
    }

    /// What is said of an `anchor` that no `every` goes with.
    static let anchorWithoutEvery =
        "`anchor` without `every`, to which alone it belongs; write `every: 30d` beside it, or remove it"

    /// Reports a fault of the value of a key that the whole of the settings shows, once for each place.
    mutating func found(
        _ kind: ReportedCheck.Check, _ check: inout EntryCheck, _ key: EntryKey, isWarning: Bool = false,
        _ message: () -> String
    ) {
        check.isGood = false
        let layer = check.settings[key].layer
        guard reportedChecks.insert(ReportedCheck(check: kind, layer: layer)).inserted,
            let node = layers.value(of: key, in: layer)
        else { return }
        switch kind {
        case _ where isWarning: faults.warning(message(), at: node)
        case .anchorWithoutEvery, .spacingWithoutExclusive: faults.schema(message(), at: node)
        default: faults.value(message(), at: node)
        }
    }
}
