import RotationCore

/// The names of a plan's secrets for people: with account and region where there are several.
struct PlanNames {
    private let namesAccounts: Bool
    private let namesRegions: Bool

    init(of configuration: Configuration) {
        let regions = configuration.secrets.regions
        namesAccounts = regions.count > 1
        namesRegions = Set(regions.values.joined()).count > 1
    }

    /// `rds/orders`, `main rds/orders`, `main cn-hangzhou rds/orders`.
    func name(of secret: SecretID) -> String {
        var parts: [String] = []
        if namesAccounts { parts.append(secret.account) }
        if namesRegions { parts.append(secret.region) }
        return (parts + [secret.name]).joined(separator: " ")
    }
}
