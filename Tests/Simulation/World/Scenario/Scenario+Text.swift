import RotationCore

extension Scenario: CustomStringConvertible {
    /// What a person reads of it, in lines.
    package var description: String {
        var lines = ["seed \(seed): \(layout.accounts.count) accounts, \(layout.secrets.count) secrets"]
        for account in layout.accounts {
            lines.append("  \(account.key) of \(owners[account.key] ?? ""): \(account.canonical)")
        }
        for secret in layout.secrets { lines.append("  \(words(of: secret))") }
        for freeze in layout.freezes { lines.append("  \(words(of: freeze))") }
        lines.append("  weather: \(weather)")
        if firstError != .zero { lines.append("  the first start is \(firstError) ahead") }
        if isDateless { lines.append("  no KMS answers what time it is") }
        for incident in incidents {
            let time = VirtualClock.epoch.advanced(by: incident.time).rfc3339
            let moment = incident.moment == .atOnce ? "" : " \(incident.moment)"
            lines.append("  \(time)\(moment) \(words(of: incident.kind))")
        }
        return lines.joined(separator: "\n")
    }

    func words(of secret: SecretPlan) -> String { "\(secret.id): \(secret.entry.canonical(in: layout.zones))" }

    func words(of plan: FreezePlan) -> String {
        "freeze \(plan.freeze.name) of \(plan.account ?? "all")/\(plan.prefix ?? "")*"
    }

    func words(of kind: Incident.Kind) -> String {
        guard case .reload(let edits) = kind else { return "\(kind)" }
        return "reload " + edits.map(words).joined(separator: "; ")
    }

    private func words(of edit: Edit) -> String {
        switch edit {
        case .put(let secret): words(of: secret)
        case .remove(let id): "without \(id)"
        case .freeze(let freeze): words(of: freeze)
        case .unfreeze(let name): "without freeze \(name)"
        case .account(let account): "\(account.key): \(account.canonical)"
        }
    }
}
