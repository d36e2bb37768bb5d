import RotationCore

/// The names of a plan's secrets for people: with account and region where there are several.
struct PlanNames {
    private let namesAccounts: Bool
    private let namesRegions: Bool

    /// The names of one configuration's secrets, or of several configurations'.
    init(of configurations: Configuration...) {
        let regions = configurations.map(\.secrets.regions)
        namesAccounts = Set(regions.flatMap(\.keys)).count > 1
        namesRegions = Set(regions.flatMap(\.values).joined()).count > 1
    }

    /// `rds/orders`, `main rds/orders`, `main cn-hangzhou rds/orders`.
    func name(of secret: SecretID) -> String {
        var parts: [String] = []
        if namesAccounts { parts.append(secret.account) }
        if namesRegions { parts.append(secret.region) }
        return (parts + [secret.name]).joined(separator: " ")
    }
}
