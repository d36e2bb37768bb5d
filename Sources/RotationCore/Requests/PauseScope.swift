/// What a pause keeps from being sent; the key of its record.
public enum PauseScope: Hashable, Sendable {
    /// Everything.
    case everything
    /// All secrets of the account with this key.
    case account(String)
    /// The secrets whose bare names match, of one account or one region where they are given.
    case names(Glob, account: String? = nil, region: String? = nil)

    /// Whether a pause of it covers the secret.
    func covers(_ id: SecretID) -> Bool {
        switch self {
        case .everything: true
        case .account(let key): id.account == key
        case .names(let glob, let account, let region):
            SecretSelection.names(glob, account: account, region: region).includes(id, labels: [:])
        }
    }
}

extension PauseScope: CustomStringConvertible {
    /// What is paused, for people.
    public var description: String {
        switch self {
        case .everything: "everything"
        case .account(let key): "account \(key)"
        case .names(let glob, let account, let region):
            SecretSelection.names(glob, account: account, region: region).description
        }
    }
}
