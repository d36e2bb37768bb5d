import RotationCore

/// An account or a secret that is held when the plan begins.
struct PlanHold {
    /// The account's key in the schedule file.
    let account: String
    /// The bare name of the secret; nil where the account as a whole is held.
    let secret: String?
    /// KMS's code.
    let code: String

    /// The holds in the records that the configuration does not end: of what it names, and whose entry is as it was.
    static func holds(in records: [Record], under configuration: Configuration) -> [PlanHold] {
        var accounts: [String: AccountHold] = [:]
        var secrets: [SecretID: (hold: SecretHold, entry: String)] = [:]
        for record in records {
            switch record {
            case .account(let account): accounts[account.account] = account.hold
            case .secret(let secret): secrets[secret.id] = secret.hold.map { ($0, secret.entry) }
            case .rotation, .attempt, .request, .pause: break
            }
        }
        guard !accounts.isEmpty || !secrets.isEmpty else { return [] }
        let heldAccounts = configuration.accounts.compactMap { account -> PlanHold? in
            guard let hold = accounts[account.key], hold.configuration == account.canonical else { return nil }
            return PlanHold(account: account.key, secret: nil, code: hold.code)
        }
        let heldSecrets = configuration.secrets.compactMap { secret -> PlanHold? in
            guard let (hold, entry) = secrets[secret.id], entry == configuration.canonicalEntry(of: secret) else {
                return nil
            }
            return PlanHold(account: secret.id.account, secret: secret.id.name, code: hold.code)
        }
        return heldAccounts + heldSecrets
    }
}
