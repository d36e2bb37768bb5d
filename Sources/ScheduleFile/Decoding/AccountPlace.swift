/// The account that an entry means.
enum AccountPlace: Hashable {
    /// One of the files' accounts, by its place.
    case known(Int)

    /// An account that is not there, by the number of its key.
    case unknown(Int)

    /// Nobody says which.
    case unsaid

    /// The account in four bytes: its place, or less than 0 where it has none.
    var code: Int32 {
        switch self {
        case .known(let place): Int32(clamping: place)
        case .unsaid: -1
        case .unknown(let key): -2 - Int32(clamping: key)
        }
    }
}
