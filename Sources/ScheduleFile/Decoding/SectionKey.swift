/// The keys of the whole file.
enum SectionKey: Int, FileKey {
    case accounts
    case defaults
    case freezes
    case secrets

    static let table = KeyTable<SectionKey>()

    var text: StaticString {
        switch self {
        case .accounts: "accounts"
        case .defaults: "defaults"
        case .freezes: "freezes"
        case .secrets: "secrets"
        }
    }
}
