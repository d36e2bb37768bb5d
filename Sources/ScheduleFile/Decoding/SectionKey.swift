/// The keys of the whole file.
enum SectionKey: Int, FileKey {
    case accounts
    case defaults
    case secrets

    var text: StaticString {
        switch self {
        case .accounts: "accounts"
        case .defaults: "defaults"
        case .secrets: "secrets"
        }
    }
}
