/// The keys of the whole file.
enum SectionKey: Int, FileKey {
    case accounts
    case defaults
    case freezes
    case secrets
    /// Where an editor finds the schema of the file: means nothing here.
    case schema

    static let table = KeyTable<SectionKey>()

    var text: StaticString {
        switch self {
        case .accounts: "accounts"
        case .defaults: "defaults"
        case .freezes: "freezes"
        case .secrets: "secrets"
        case .schema: "$schema"
        }
    }
}
