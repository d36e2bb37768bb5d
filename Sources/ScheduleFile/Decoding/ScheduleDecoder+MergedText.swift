extension ScheduleDecoder {
    /// The merged files as YAML-lite, which reads back to the same configuration.
    func mergedText() -> [UInt8] {
        var text = MergedText()
        if !accounts.drafts.isEmpty {
            text.line("accounts:")
            for account in accounts.drafts { write(account, to: &text) }
        }
        let given = EntryKey.all.filter { defaults[$0].code != nil }
        if !given.isEmpty {
            text.line("defaults:")
            write(defaults, indent: "  ", to: &text)
        }
        if !secrets.isEmpty {
            text.line("secrets:")
            for secret in secrets {
                text.scalar("  - name: ", secret.nameNode)
                write(secret.own, indent: "    ", to: &text)
            }
        }
        return text.bytes
    }

    private func write(_ account: AccountDraft, to text: inout MergedText) {
        let timeouts = TimeoutKey.all.filter { account.timeouts[$0].code != nil }
        let own = AccountKey.all.filter { account.own[$0].code != nil }
        let entry = EntryKey.all.filter { account.entry[$0].code != nil }
        text.opening(account.keyNode, indent: "  ", isEmpty: timeouts.isEmpty && own.isEmpty && entry.isEmpty)
        write(account.own, indent: "    ", to: &text)
        if !timeouts.isEmpty {
            text.line("    timeouts:")
            write(account.timeouts, indent: "      ", to: &text)
        }
        write(account.entry, indent: "    ", to: &text)
    }

    private func write<Key>(_ settings: Settings<Key>, indent: String, to text: inout MergedText) {
        for key in Key.all where settings[key].code != nil {
            guard let value = layers.value(of: key, in: settings[key].layer), value.kind == .scalar else { continue }
            text.pair(key.text, value, indent: indent)
        }
    }
}
