/// The keys that only an account has.
enum AccountKey: Int, FileKey {
    case endpoint
    case id
    case credentials
    case quota
    case scope
    case reserve
    case headroom
    case `guard`
    case concurrency
    case timeouts
    case versionIDPrefix
    case coldStart

    static let table = KeyTable<AccountKey>()

    var text: StaticString {
        switch self {
        case .endpoint: "endpoint"
        case .id: "id"
        case .credentials: "credentials"
        case .quota: "quota"
        case .scope: "scope"
        case .reserve: "reserve"
        case .headroom: "headroom"
        case .guard: "guard"
        case .concurrency: "concurrency"
        case .timeouts: "timeouts"
        case .versionIDPrefix: "version-id-prefix"
        case .coldStart: "cold-start"
        }
    }
}

/// The keys of an account's `timeouts`.
enum TimeoutKey: Int, FileKey {
    case connect
    case answer

    static let table = KeyTable<TimeoutKey>()

    var text: StaticString {
        switch self {
        case .connect: "connect"
        case .answer: "answer"
        }
    }
}
