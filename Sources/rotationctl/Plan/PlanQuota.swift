import RotationCore

/// One quota: the accounts that use it together, in a region where it is by region.
struct PlanQuota {
    /// The accounts, at least one.
    let accounts: [AccountConfiguration]
    /// The region; nil where the quota is for all regions.
    let region: String?
    /// When its calls are sent, in order.
    private(set) var sends: [Instant] = []
    /// Of each of them, whether it waited for a slot.
    private(set) var waited: [Bool] = []

    private init(accounts: [AccountConfiguration], region: String?) {
        self.accounts = accounts
        self.region = region
    }

    /// `account main`, `accounts one and two, which share a quota`, `account main in cn-hangzhou`.
    var title: String {
        let keys = accounts.map(\.key)
        let place = region.map { " in \($0)" } ?? ""
        guard let last = keys.last, keys.count > 1 else { return "account \(keys.joined())\(place)" }
        return "accounts \(keys.dropLast().joined(separator: ", ")) and \(last)\(place), which share a quota"
    }

    /// The strictest of the accounts' quotas and what is kept of it, for people.
    var text: String {
        "\(limit) per \(window.scheduleText)" + (reserve > 0 ? ", \(reserve) of them for urgent requests" : "")
            + (headroom > 0 ? ", \(headroom) of them for others" : "")
    }

    /// The calls that KMS takes in a window: where the accounts differ, as with all below, the stricter value.
    var limit: Int { accounts.map(\.quota.limit).min() ?? 1 }
    /// The window's length.
    var window: Duration { accounts.map(\.quota.window).max() ?? .seconds(3600) }
    /// Slots kept for urgent requests.
    var reserve: Int { accounts.map(\.reserve).max() ?? 0 }
    /// Slots left to others.
    var headroom: Int { accounts.map(\.headroom).max() ?? 0 }
    /// Slots that the schedule may use.
    var usable: Int { accounts.map(\.usableSlots).min() ?? 1 }
    /// For how long a call holds its slot.
    var span: Duration { accounts.map(\.slotSpan).max() ?? .seconds(3605) }

    /// Whether the quota counts the calls of a secret.
    func counts(_ secret: SecretID) -> Bool {
        accounts.contains { $0.key == secret.account } && (region.map { $0 == secret.region } ?? true)
    }

    /// The quotas of the accounts that are sent for, with the calls of what is sent; the accounts of a group share one.
    static func quotas(of groups: [[AccountConfiguration]], sent: Plan.Lines) -> [PlanQuota] {
        var groupOfAccount: [String: Int] = [:]
        for (group, members) in groups.enumerated() {
            for member in members { groupOfAccount[member.key] = group }
        }
        let isByRegion = groups.map { $0.allSatisfy { $0.scope == .accountRegion } }
        let places = sent.owners.map { account, region in
            groupOfAccount[account].map { Place(group: $0, region: isByRegion[$0] ? region : nil) }
        }
        let ordered = Set(places.compactMap { $0 }).sorted()
        let quotaOfOwner = places.map { place in place.flatMap { ordered.firstIndex(of: $0) } }
        var quotas = ordered.map { PlanQuota(accounts: groups[$0.group], region: $0.region) }
        for index in sent.indices {
            guard let send = sent.send(at: index), let quota = quotaOfOwner[sent.owner(at: index)] else { continue }
            quotas[quota].add(send, waited: sent.cause(at: index) == .quota)
        }
        return quotas.filter { !$0.sends.isEmpty }
    }

    private mutating func add(_ send: Instant, waited isWaiter: Bool) {
        sends.append(send)
        waited.append(isWaiter)
    }

    private struct Place: Hashable, Comparable {
        var group: Int
        var region: String?

        static func < (left: Place, right: Place) -> Bool {
            (left.group, left.region ?? "") < (right.group, right.region ?? "")
        }
    }
}
