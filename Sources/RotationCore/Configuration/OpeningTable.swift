/// When windows and freezes let attempts start: one value for all secrets that have the same ones, made when it is
/// asked for first.
///
/// It is of one configuration: with another, begin another table.
public struct OpeningTable: Sendable {
    /// What decides when the attempts of a secret may start.
    struct Key: Hashable {
        let window: Window?
        let zone: TimeZoneTable.ID
        /// The positions of the freezes that cover the secret.
        let freezes: [Int]

        init(of id: SecretID, entry: Entry, request: RequestMark? = nil, in configuration: Configuration) {
            window = request?.isUrgent ?? false ? nil : entry.window
            zone = entry.zone
            let passesFreezes = request?.passesFreeze ?? false
            freezes =
                passesFreezes
                ? []
                : configuration.freezes.indices.filter {
                    configuration.freezes[$0].covers(account: id.account, name: id.name)
                }
        }

        /// Whether neither a window nor a freeze keeps anything from starting.
        var isAlways: Bool { window == nil && freezes.isEmpty }
    }

    private var known: [Key: OpeningTimes] = [:]

    /// A table that has been asked nothing yet.
    public init() {}

    /// When attempts of a secret with that entry may start, where one is for a request, by what that passes; nil:
    /// always.
    public mutating func times(
        of id: SecretID, entry: Entry, request: RequestMark? = nil, in configuration: Configuration
    ) -> OpeningTimes? {
        guard entry.window != nil || !configuration.freezes.isEmpty else { return nil }
        let key = Key(of: id, entry: entry, request: request, in: configuration)
        return key.isAlways ? nil : times(key, in: configuration)
    }

    /// When attempts of secrets with that key may start.
    mutating func times(_ key: Key, in configuration: Configuration) -> OpeningTimes {
        if let times = known[key] { return times }
        let times = OpeningTimes(
            window: key.window, zone: key.zone, freezes: key.freezes.map { configuration.freezes[$0] },
            in: configuration.zones)
        known[key] = times
        return times
    }
}
