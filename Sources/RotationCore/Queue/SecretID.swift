/// A KMS secret: the account as the schedule file names it, the region, and the bare name.
public struct SecretID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The account's key in the schedule file.
    public var account: String
    /// The region, such as `cn-hangzhou`.
    public var region: String
    /// The bare name, also where the file gives an ARN.
    public var name: String

    /// The secret of that account, region and bare name.
    public init(account: String, region: String, name: String) {
        self.account = account
        self.region = region
        self.name = name
    }

    /// `account/region/name`, for people.
    public var description: String { "\(account)/\(region)/\(name)" }

    /// By name, then account, then region.
    public static func < (left: SecretID, right: SecretID) -> Bool {
        (left.name, left.account, left.region) < (right.name, right.account, right.region)
    }
}
