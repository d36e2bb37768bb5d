import RotationCore

extension ScheduleDecoder {
    /// Where the name of a secret stands that counts, by the secret's position in the configuration.
    func nameNode(ofSecretAt position: Int) -> Node { secrets[position].nameNode }

    /// The value of a key that counts for a secret, by the secret's position in the configuration: its own, its
    /// account's or the defaults'; nil where nobody says the key.
    mutating func node(of key: EntryKey, ofSecretAt position: Int) -> Node? {
        let setting = settings(of: secrets[position])[key]
        return setting.code.flatMap { _ in layers.value(of: key, in: setting.layer) }
    }

    /// The value of `every`, `cron` or `calendar` that counts for a secret, by the secret's position in the
    /// configuration.
    mutating func scheduleNode(ofSecretAt position: Int) -> Node? {
        for key in EntryKey.schedules {
            if let node = node(of: key, ofSecretAt: position) { return node }
        }
        return nil
    }

    /// The value of a key of a secret's account, or else the account's own key, by the secret's position in the
    /// configuration.
    func node(of key: AccountKey, ofSecretAt position: Int) -> Node {
        let account = accounts.drafts[Int(secrets[position].account)]
        let setting = account.own[key]
        return setting.code.flatMap { _ in layers.value(of: key, in: setting.layer) } ?? account.keyNode
    }

    /// Reports what the review of the configuration that these files made has found, each at the value that it is
    /// about, once for each place and sentence.
    ///
    /// Where the value is not one secret's own, and the finding is about one, that is named.
    mutating func report(_ findings: [Finding]) {
        var told: Set<Diagnostic> = []
        for finding in findings where secrets.indices.contains(finding.secret) {
            let subject: Node? =
                switch finding.subject {
                case .schedule: scheduleNode(ofSecretAt: finding.secret)
                case .window: node(of: .window, ofSecretAt: finding.secret)
                case .quota: node(of: AccountKey.quota, ofSecretAt: finding.secret)
                }
            let node = subject ?? nameNode(ofSecretAt: finding.secret)
            let key = Diagnostic(file: node.file, position: node.position, kind: .value, message: finding.message)
            guard told.insert(key).inserted else { continue }
            let secret = secrets[finding.secret]
            let isShared = !finding.isAboutMany && subject.map { !isOwn($0, of: secret) } ?? false
            let message = isShared ? "`\(Excerpt.bounded(secret.name))`: \(finding.message)" : finding.message
            switch finding.severity {
            case .error: faults.value(message, at: node)
            case .warning: faults.warning(message, at: node)
            }
        }
    }

    /// Whether a value stands in the entry that has the secret alone.
    private func isOwn(_ value: Node, of secret: SecretDraft) -> Bool {
        guard layers.pair(of: EntryKey.name, in: secret.layer) != nil, let entry = layers.mapping(secret.layer) else {
            return false
        }
        return entry.file == value.file && entry.pairs.contains { $0.value.index == value.index }
    }
}
