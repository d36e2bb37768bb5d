/// Which secrets of the schedule an operator means.
public enum SecretSelection: Hashable, Sendable {
    /// This one.
    case secret(SecretID)
    /// All whose bare names match; of one account or one region, where they are given.
    case names(Glob, account: String? = nil, region: String? = nil)
    /// All whose entries have this label with this value.
    case label(String, value: String)

    /// Whether it means a secret with these labels.
    func includes(_ id: SecretID, labels: [String: String]) -> Bool {
        switch self {
        case .secret(let own): id == own
        case .names(let glob, let account, let region):
            (account.map { $0 == id.account } ?? true) && (region.map { $0 == id.region } ?? true)
                && glob.matches(id.name)
        case .label(let name, let value): labels[name] == value
        }
    }

    /// Whether it means a secret with that id, as far as can be told without its labels.
    func mayInclude(_ id: SecretID) -> Bool {
        if case .label = self { true } else { includes(id, labels: [:]) }
    }
}

extension SecretSelection: CustomStringConvertible {
    /// What is meant, for people.
    public var description: String {
        switch self {
        case .secret(let id): "\(id)"
        case .names(let glob, let account, let region):
            glob.text + (account.map { " of account \($0)" } ?? "") + (region.map { " in \($0)" } ?? "")
        case .label(let name, let value): "label \(name)=\(value)"
        }
    }
}
