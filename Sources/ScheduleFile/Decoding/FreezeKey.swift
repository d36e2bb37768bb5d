/// The keys of a freeze.
enum FreezeKey: Int, FileKey {
    case name
    case from
    case to
    case yearly
    case accounts
    case secrets
    case timezone

    static let table = KeyTable<FreezeKey>()

    var text: StaticString {
        switch self {
        case .name: "name"
        case .from: "from"
        case .to: "to"
        case .yearly: "yearly"
        case .accounts: "accounts"
        case .secrets: "secrets"
        case .timezone: "timezone"
        }
    }
}
