import RotationCore

extension ScheduleDecoder {
    /// A timeout in force: 5 s to connect and 10 s to the answer where nothing is said.
    func timeout(_ key: TimeoutKey, of account: AccountDraft) -> Duration {
        let setting = account.timeouts[key]
        let node = setting.code.flatMap { _ in layers.value(of: key, in: setting.layer) }
        let written = node.flatMap { try? EntryText.positive($0.text) }
        return written ?? (key == .connect ? .seconds(5) : .seconds(10))
    }

    /// The value of an account's key; nil where it is not given.
    func read<Value>(
        _ key: AccountKey, of account: AccountDraft, _ read: (String) throws(ValueFault) -> Value
    ) -> Value? {
        let setting = account.own[key]
        guard setting.code != nil, let node = layers.value(of: key, in: setting.layer) else { return nil }
        return try? read(node.text)
    }

    /// The account as the core takes it.
    func account(_ draft: AccountDraft) -> AccountConfiguration {
        let region = draft.inherited[.region].code ?? draft.firstRegion
        return AccountConfiguration(
            key: draft.key,
            region: region.flatMap { values.regions[$0] } ?? "",
            endpoint: read(.endpoint, of: draft) { url throws(ValueFault) in try Endpoint(url: url) },
            number: read(.id, of: draft, AccountText.number),
            credentials: read(.credentials, of: draft, AccountText.credential),
            quota: read(.quota, of: draft, AccountText.quota) ?? .standard,
            scope: read(.scope, of: draft, AccountText.scope) ?? .account,
            reserve: read(.reserve, of: draft, AccountText.slots),
            headroom: read(.headroom, of: draft, AccountText.slots) ?? 0,
            guard: read(.guard, of: draft) { text throws(ValueFault) in try Duration(scheduleText: text) }
                ?? .seconds(5),
            concurrency: read(.concurrency, of: draft, AccountText.concurrency) ?? 4,
            connectTimeout: timeout(.connect, of: draft),
            answerTimeout: timeout(.answer, of: draft),
            versionIDPrefix: read(.versionIDPrefix, of: draft, AccountText.versionIDPrefix) ?? "",
            coldStart: read(.coldStart, of: draft, AccountText.coldStart) ?? .assumeFull)
    }
}
