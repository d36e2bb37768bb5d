extension Entry {
    /// The schedule in canonical form: two entries that name the same instants for the same reasons have the same.
    public func canonicalSchedule(in zones: TimeZoneTable) -> String {
        guard isEnabled else { return "disabled" }
        var text = schedule.text(in: zones)
        if let start { text += " from \(start.rfc3339)" }
        if let end { text += " until \(end.rfc3339)" }
        return text
    }

    /// The whole entry in canonical form.
    ///
    /// A key that came with a later version is in it only where it is given: an upgrade changes no form.
    public func canonical(in zones: TimeZoneTable) -> String {
        var text = canonicalSchedule(in: zones)
        text += within.map { " within \($0.microseconds / 1_000_000)s" } ?? " within next"
        text += " \(onFirstSight.rawValue)"
        if let window { text += " window \(window.text) \(zones[zone].name)" }
        if jitter > .zero { text += " jitter \(jitter.scheduleText)" }
        if catchUp != .latest { text += " catch-up \(catchUp.rawValue)" }
        if let catchUpWindow { text += " catch-up-window \(catchUpWindow.scheduleText)" }
        if let exclusive { text += " exclusive \(exclusive) spacing \(spacing.scheduleText)" }
        if let minInterval { text += " min-interval \(minInterval.scheduleText)" }
        if let type { text += " type \(type.rawValue)" }
        for (name, value) in labels.sorted(by: { $0.key < $1.key }) { text += " label \(name)=\(value)" }
        if retry != RetryPolicy() {
            text += " retry \(retry.first.scheduleText) \(retry.most.scheduleText) \(retry.maxAttempts)"
        }
        return text
    }
}
