extension ConfigurationDifference {
    /// A key with its value in canonical form, for a comparison.
    struct ComparedKey {
        /// The key of the schedule file.
        var name: String
        /// The value; nil where there is none.
        var value: String?
        /// Whether it is the value of a file that does not have the key, so that it says nothing of something new.
        var isDefault: Bool

        init(_ name: String, _ value: String?, default isDefault: Bool) {
            self.name = name
            self.value = value
            self.isDefault = isDefault
        }

        /// The keys of something new that say something.
        static func said(in keys: [ComparedKey]) -> [Key] {
            keys.filter { !$0.isDefault }.map { Key(name: $0.name, old: nil, new: $0.value) }
        }

        /// The keys whose values differ; both have the same keys in the same order.
        static func differences(from old: [ComparedKey], to new: [ComparedKey]) -> [Key] {
            zip(old, new).compactMap { old, new in
                old.value == new.value ? nil : Key(name: new.name, old: old.value, new: new.value)
            }
        }
    }
}

extension AccountConfiguration {
    /// The account's keys in a fixed order.
    var comparedKeys: [ConfigurationDifference.ComparedKey] {
        let usual = AccountConfiguration(key: key, region: region, quota: quota)
        return [
            .init("region", region, default: false),
            .init("endpoint", endpoint?.url, default: endpoint == nil),
            .init("id", number, default: number == nil),
            .init("credentials", credentials, default: credentials == nil),
            .init("quota", "\(quota.limit) per \(quota.window.scheduleText)", default: false),
            .init("scope", scope.rawValue, default: scope == usual.scope),
            .init("reserve", "\(reserve)", default: reserve == usual.reserve),
            .init("headroom", "\(headroom)", default: headroom == usual.headroom),
            .init("guard", `guard`.scheduleText, default: `guard` == usual.guard),
            .init("concurrency", "\(concurrency)", default: concurrency == usual.concurrency),
            .init("timeouts.connect", connectTimeout.scheduleText, default: connectTimeout == usual.connectTimeout),
            .init("timeouts.answer", answerTimeout.scheduleText, default: answerTimeout == usual.answerTimeout),
            .init(
                "version-id-prefix", versionIDPrefix.isEmpty ? nil : versionIDPrefix, default: versionIDPrefix.isEmpty),
            .init("cold-start", coldStart.rawValue, default: coldStart == usual.coldStart),
        ]
    }
}

extension Freeze {
    /// The freeze's keys in a fixed order.
    func comparedKeys(in zones: TimeZoneTable) -> [ConfigurationDifference.ComparedKey] {
        var once: (from: String, to: String)?
        var days: String?
        switch time {
        case .once(let from, let to): once = (from.rfc3339, to.rfc3339)
        case .yearly(let span, let zone): days = "\(span.text) \(zones[zone].name)"
        }
        return [
            .init("from", once?.from, default: once == nil),
            .init("to", once?.to, default: once == nil),
            .init("yearly", days, default: days == nil),
            .init("accounts", Self.text(accounts), default: accounts.isEmpty),
            .init("secrets", Self.text(secrets.map(\.text)), default: secrets.isEmpty),
        ]
    }

    private static func text(_ words: [String]) -> String? {
        words.isEmpty ? nil : words.sorted().joined(separator: ", ")
    }
}

extension Entry {
    /// The entry's keys in a fixed order.
    func comparedKeys(in zones: TimeZoneTable) -> [ConfigurationDifference.ComparedKey] {
        let labels = labels.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ", ")
        let usual = RetryPolicy()
        return [
            .init("schedule", schedule.text(in: zones), default: false),
            .init("start", start?.rfc3339, default: start == nil),
            .init("end", end?.rfc3339, default: end == nil),
            .init("enabled", isEnabled ? "true" : "false", default: isEnabled),
            .init("within", within?.scheduleText, default: within == nil),
            .init("window", window.map { "\($0.text) \(zones[zone].name)" }, default: window == nil),
            .init("jitter", jitter.scheduleText, default: jitter == .zero),
            .init("catch-up", catchUp.rawValue, default: catchUp == .latest),
            .init("catch-up-window", catchUpWindow?.scheduleText, default: catchUpWindow == nil),
            .init("exclusive", exclusive, default: exclusive == nil),
            .init("spacing", spacing.scheduleText, default: spacing == .zero),
            .init("on-first-sight", onFirstSight.rawValue, default: onFirstSight == .wait),
            .init("min-interval", minInterval?.scheduleText, default: minInterval == nil),
            .init("type", type?.rawValue, default: type == nil),
            .init("labels", labels.isEmpty ? nil : labels, default: labels.isEmpty),
            .init("max-attempts", "\(retry.maxAttempts)", default: retry.maxAttempts == usual.maxAttempts),
            .init("retry.first", retry.first.scheduleText, default: retry.first == usual.first),
            .init("retry.most", retry.most.scheduleText, default: retry.most == usual.most),
        ]
    }
}
