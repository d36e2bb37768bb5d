extension ScheduleDecoder {
    /// The merged files as YAML-lite, which reads back to the same configuration.
    ///
    /// What entries with `names` and `match` say stands at each of their secrets.
    func mergedText() -> [UInt8] {
        var text = MergedText()
        if !accounts.drafts.isEmpty {
            text.line("accounts:")
            for account in accounts.drafts { write(account, to: &text) }
        }
        if !defaults.valued.isEmpty {
            text.line("defaults:")
            write(defaults, indent: "  ", to: &text)
        }
        if !freezes.drafts.isEmpty {
            text.line("freezes:")
            for freeze in freezes.drafts { write(freeze, to: &text) }
        }
        if !secrets.isEmpty {
            text.line("secrets:")
            for secret in secrets {
                text.scalar("  - name: ", secret.nameNode)
                write(rows[secret.named], indent: "    ", to: &text)
            }
        }
        return text.bytes
    }

    private func write(_ account: AccountDraft, to text: inout MergedText) {
        let isEmpty = account.timeouts.valued.isEmpty && account.own.valued.isEmpty && account.entry.valued.isEmpty
        text.opening(account.keyNode, indent: "  ", isEmpty: isEmpty)
        writeScalars(account.own, indent: "    ", to: &text)
        if !account.timeouts.valued.isEmpty {
            text.line("    timeouts:")
            writeScalars(account.timeouts, indent: "      ", to: &text)
        }
        write(account.entry, indent: "    ", to: &text)
    }

    private func write(_ freeze: FreezeDraft, to text: inout MergedText) {
        text.scalar("  - name: ", freeze.nameNode)
        var settings = freeze.settings
        settings[.name] = .unset
        writeScalars(settings, indent: "    ", to: &text)
    }

    private func writeScalars<Key>(_ settings: Settings<Key>, indent: String, to text: inout MergedText) {
        for key in settings.valued {
            guard let value = layers.value(of: key, in: settings[key].layer) else { continue }
            text.pair(key.text, value, indent: indent)
        }
    }

    private func write(_ settings: Settings<EntryKey>, indent: String, to text: inout MergedText) {
        for key in settings.valued {
            let setting = settings[key]
            if key == .labels || key == .retry {
                let pairs = pairs(of: setting, key)
                text.line(pairs.isEmpty ? "\(indent)\(key.text): {}" : "\(indent)\(key.text):")
                for pair in pairs { text.pair(pair.key, pair.value, indent: indent + "  ") }
            } else if let value = layers.value(of: key, in: setting.layer) {
                text.pair(key.text, value, indent: indent)
            }
        }
    }

    /// The pairs of `labels` or `retry`, each where it stands that counts.
    private func pairs(of setting: Setting, _ key: EntryKey) -> [(key: Node, value: Node)] {
        guard let code = setting.code, let layered = values.mappings.layered[Int32(clamping: code)] else {
            return layers.value(of: key, in: setting.layer).map { Array($0.pairs) } ?? []
        }
        let upper = pairs(of: layered.upper, key)
        let names = Set(upper.map(\.key.text))
        return pairs(of: layered.lower, key).filter { !names.contains($0.key.text) } + upper
    }
}
