extension Scheduler {
    /// Gives every account of a configuration its lanes: one, or where its quotas are regional one for each region in
    /// which it has secrets.
    mutating func makeLanes(for configuration: Configuration) {
        // Nobody asks for the regions where no quota is regional.
        let isRegional = accounts.contains { $0.configuration.scope == .accountRegion }
        let regions = isRegional ? configuration.secrets.regions : [:]
        lanes = []
        for account in accounts.indices {
            accounts[account].lanes = [:]
            accounts[account].firstLane = lanes.count
            let own = accounts[account].configuration
            guard own.scope == .accountRegion else {
                lanes.append(Lane(account: account, region: nil))
                continue
            }
            for region in regions[own.key, default: []].union([own.region]).sorted() {
                accounts[account].lanes[region] = lanes.count
                lanes.append(Lane(account: account, region: region))
            }
        }
    }

    /// The lane of a secret; -1 where the configuration does not name its account, or no secret of its region.
    func lane(at position: Int) -> Int {
        let account = secrets.account(at: position)
        guard account >= 0 else { return -1 }
        guard !accounts[account].lanes.isEmpty else { return accounts[account].firstLane }
        return accounts[account].lanes[secrets.region(at: position)] ?? -1
    }

    /// The account's lanes.
    func lanes(of account: Int) -> Range<Int> {
        accounts[account].firstLane..<accounts[account].firstLane + max(accounts[account].lanes.count, 1)
    }
}
