/// When windows and freezes let attempts start: one value for all secrets that have the same ones, made when it is
/// asked for first.
struct OpeningTable: Sendable {
    private struct Key: Hashable {
        var window: Window?
        var zone: TimeZoneTable.ID
        /// The positions of the freezes that cover the secret.
        var freezes: [Int]
    }

    private var known: [Key: OpeningTimes] = [:]

    /// When attempts of a secret may start; nil: always.
    mutating func times(of id: SecretID, entry: Entry, in configuration: Configuration) -> OpeningTimes? {
        guard entry.window != nil || !configuration.freezes.isEmpty else { return nil }
        let freezes = configuration.freezes.indices.filter {
            configuration.freezes[$0].covers(account: id.account, name: id.name)
        }
        guard entry.window != nil || !freezes.isEmpty else { return nil }
        let key = Key(window: entry.window, zone: entry.zone, freezes: freezes)
        if let times = known[key] { return times }
        let times = OpeningTimes(
            window: entry.window, zone: entry.zone, freezes: freezes.map { configuration.freezes[$0] },
            in: configuration.zones)
        known[key] = times
        return times
    }
}
