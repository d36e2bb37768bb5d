/// The types of managed secrets (CreateSecret's SecretType), as far as they differ in how often one may be rotated.
public enum SecretType: String, Hashable, Sendable, CaseIterable {
    /// A database account of RDS.
    case rds
    /// An account of a Redis instance.
    case redis
    /// A database account of PolarDB.
    case polardb
    /// The AccessKey of a RAM user.
    case ram
    /// A login of an ECS instance.
    case ecs
    /// It is not known.
    case unknown

    /// The type that a secret's name, bare or an ARN, tells: KMS reserves `acs/ram/user/` and `acs/ecs/` (CreateSecret).
    public init(name: String) {
        // Neither the ARN nor the reserved names begin otherwise.
        guard name.utf8.starts(with: "acs".utf8) else {
            self = .unknown
            return
        }
        let name = SecretName.bare(in: name)
        if name.utf8.starts(with: "acs/ram/user/".utf8) {
            self = .ram
        } else if name.utf8.starts(with: "acs/ecs/".utf8) {
            self = .ecs
        } else {
            self = .unknown
        }
    }

    /// The least time between two rotations that the type asks for.
    ///
    /// A RAM user's old AccessKey lives on for about 48 h after an automatic rotation: a second rotation within them
    /// would take it from those who still use it ("Manage and use RAM secrets").
    public var minInterval: Duration { self == .ram ? .seconds(48 * 3600) : .zero }
}
