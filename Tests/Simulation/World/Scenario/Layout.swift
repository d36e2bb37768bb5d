package import RotationCore

/// A secret of a scenario's schedule file, and what its window means.
package struct SecretPlan {
    package var id: SecretID
    package var sentName: String?
    package var entry: Entry
    /// The times of its window; nil: it has none.
    package var open: OpenTimes?
}

/// A freeze of a scenario's schedule file, and what it means.
package struct FreezePlan {
    package var freeze: Freeze
    /// When it holds.
    package var stretches: [Range<Instant>]
    /// For whose secrets it holds; nil: all.
    package var account: String?
    /// For which names it holds, by their beginning; nil: all.
    package var prefix: String?

    func covers(_ id: SecretID) -> Bool {
        (account.map { $0 == id.account } ?? true) && (prefix.map { id.name.hasPrefix($0) } ?? true)
    }
}

/// What a scenario's schedule file says.
package struct Layout {
    package var accounts: [AccountConfiguration] = []
    package var secrets: [SecretPlan] = []
    package var freezes: [FreezePlan] = []
    package var zones = TimeZoneTable()

    /// The configuration that the file gives.
    package var configuration: Configuration {
        var configuration = Configuration(accounts: accounts, freezes: freezes.map(\.freeze), zones: zones)
        for (index, secret) in secrets.enumerated() {
            configuration.entries.append(secret.entry)
            configuration.secrets.append(
                SecretConfiguration(id: secret.id, sentName: secret.sentName, entry: index))
        }
        return configuration
    }

    /// What it forbids.
    package var rules: [SecretID: Rules] {
        var all: [SecretID: Rules] = [:]
        for secret in secrets {
            var rules = Rules()
            rules.open = secret.open
            rules.freezes = freezes.filter { $0.covers(secret.id) }.flatMap(\.stretches)
            rules.exclusive = secret.entry.exclusive
            rules.spacing = secret.entry.spacing
            rules.minInterval = secret.entry.minInterval(ofSecretNamed: secret.id.name)
            rules.jitter = secret.entry.jitter
            all[secret.id] = rules
        }
        return all
    }
}

/// One change that an operator makes to the schedule file.
package enum Edit {
    /// The secret is there, and so.
    case put(SecretPlan)
    case remove(SecretID)
    case freeze(FreezePlan)
    case unfreeze(name: String)
    case account(AccountConfiguration)

    func apply(to layout: inout Layout) {
        switch self {
        case .put(let plan):
            if let index = layout.secrets.firstIndex(where: { $0.id == plan.id }) {
                layout.secrets[index] = plan
            } else {
                layout.secrets.append(plan)
            }
        case .remove(let id): layout.secrets.removeAll { $0.id == id }
        case .freeze(let plan):
            layout.freezes.removeAll { $0.freeze.name == plan.freeze.name }
            layout.freezes.append(plan)
        case .unfreeze(let name): layout.freezes.removeAll { $0.freeze.name == name }
        case .account(let account):
            if let index = layout.accounts.firstIndex(where: { $0.key == account.key }) {
                layout.accounts[index] = account
            }
        }
    }
}
