import RotationCore

extension ScheduleDecoder {
    /// Checks the times around a secret's schedule: days that come rarely, `start` and `end`, `jitter`.
    mutating func checkTimes(of schedule: Schedule, _ check: inout EntryCheck) {
        let settings = check.settings
        checkRareness(&check)
        checkCalendarZone(&check)
        let zone = values.zones.table[zone(of: settings)]
        let start = settings[.start].code.flatMap { values.dates[$0] }?.instant(in: zone)
        let end = settings[.end].code.flatMap { values.dates[$0] }?.instant(in: zone)
        if let start, let end, start >= end {
            found(.endBeforeStart, &check, .end) {
                "`end`: \(end.rfc3339) does not come after the `start`, \(start.rfc3339); write a later date"
            }
        }
        guard let jitter = settings[.jitter].code.flatMap({ values.lengths[$0] }), jitter > .zero else { return }
        if let within = settings[.within].code.flatMap({ values.delays[$0] }), jitter >= within {
            found(.jitterPastWithin, &check, .jitter) {
                "`jitter`: \(jitter.scheduleText) is not shorter than `within` (\(within.scheduleText)), so that some "
                    + "would be late before they are due; write less"
            }
        }
        let id = secretID(of: check.draft)
        let phase = schedule.phase(account: id.account, region: id.region, name: id.name)
        if let gap = shortestGap(of: schedule, phase: phase), jitter >= gap {
            found(.jitterPastGap, &check, .jitter) {
                "`jitter`: \(jitter.scheduleText) is not shorter than the schedule's shortest gap of "
                    + "\(gap.scheduleText); write less"
            }
        }
    }

    private mutating func shortestGap(of schedule: Schedule, phase: Int64) -> Duration? {
        if let lastGap, lastGap.phase == phase, lastGap.schedule == schedule { return lastGap.gap }
        let gap = schedule.shortestGap(phase: phase, in: values.zones.table)
        lastGap = (schedule, phase, gap)
        return gap
    }

    /// Warns of days that do not come every month or year, and of steps that begin anew with each hour or day.
    private mutating func checkRareness(_ check: inout EntryCheck) {
        for (key, advice) in [
            (EntryKey.cron, "write L instead of the day if the last one of the month is meant"),
            (.calendar, "write ~01 instead of -DAY if the last one of the month is meant"),
        ] {
            let setting = check.settings[key]
            guard let code = setting.code else { continue }
            let isCron = key == .cron
            if let rareness = isCron ? values.expressions[code]?.rareness : values.calendars[code]?.expression.rareness
            {
                let isLastDay = ["day 29", "day 30", "day 31", "29 February"].contains { rareness.hasPrefix($0) }
                found(.rareDays, &check, key, isWarning: true) {
                    "`\(key.text)`: \(rareness)"
                        + (isLastDay ? "; \(advice)" : "; write another day if that is too rare")
                }
            }
            guard let text = layers.value(of: key, in: setting.layer)?.text,
                let warning = isCron ? UnevenSteps.warning(cron: text) : UnevenSteps.warning(calendar: text)
            else { continue }
            found(.unevenSteps, &check, key, isWarning: true) {
                "`\(key.text)`: \(warning); write the times themselves, or `every`"
            }
        }
    }

    /// Warns of a `timezone` beside an expression that names its own zone, where nothing else needs one.
    private mutating func checkCalendarZone(_ check: inout EntryCheck) {
        let settings = check.settings
        guard let own = settings[.calendar].code.flatMap({ values.calendars[$0]?.zone }), own != zone(of: settings),
            settings[.timezone].layer == settings[.calendar].layer, settings[.timezone].code != nil,
            ![EntryKey.window, .start, .end].contains(where: { settings[$0].isGiven })
        else { return }
        let name = values.zones.table[own].name
        found(.zoneWithoutUse, &check, .timezone, isWarning: true) {
            "`timezone` has no effect: the expression names its own zone, \(name); remove one of the two"
        }
    }

    /// Checks keys that mean something only together.
    mutating func checkCombinations(_ check: inout EntryCheck) {
        let settings = check.settings
        let own = rows[check.draft.named]
        // Inherited, it waits for those who have a group.
        if own[.spacing].code != nil, !settings[.exclusive].isGiven {
            found(.spacingWithoutExclusive, &check, .spacing) {
                "`spacing` without `exclusive`, to which alone it belongs; write `exclusive: GROUP` beside it, or "
                    + "remove it"
            }
        }
        // Inherited, it waits for those who catch up.
        if let code = settings[.catchUp].code, Entry.CatchUp.allCases[code] == .none,
            settings[.catchUpWindow].code != nil,
            own[.catchUpWindow].code != nil || settings[.catchUpWindow].layer == settings[.catchUp].layer
        {
            found(.catchUpWindowWithoutCatchUp, &check, .catchUpWindow, isWarning: true) {
                "`catch-up-window` has no effect beside `catch-up: none`; remove one of the two"
            }
        }
        checkRetry(&check)
    }

    private mutating func checkRetry(_ check: inout EntryCheck) {
        guard let code = check.settings[.retry].code else { return }
        let policy = EntryText.retry(values.mappings.values(code))
        guard policy.first > policy.most else { return }
        found(.retryOrder, &check, .retry) {
            "`retry`: `first` (\(policy.first.scheduleText)) is longer than `most` (\(policy.most.scheduleText)); write "
                + "both, such as {first: 1s, most: 15m}"
        }
    }

    /// The secret as the core tells it from others; without a region or an account where a fault hides them.
    func secretID(of draft: SecretDraft) -> SecretID {
        let account = draft.account >= 0 ? accounts.drafts[Int(draft.account)].key : ""
        let region = draft.region >= 0 ? values.regions[Int(draft.region)] ?? "" : ""
        return SecretID(account: account, region: region, name: draft.nameText)
    }
}
