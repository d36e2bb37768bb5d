import RotationCore

/// One quota: the accounts that use it together, in a region where it is by region.
struct PlanQuota {
    /// The accounts.
    let accounts: [AccountConfiguration]
    /// The region; nil where the quota is for all regions.
    let region: String?
    /// The calls of its accounts in each hour that has some, in order.
    let hours: [Hour]

    /// The calls in one hour.
    struct Hour {
        /// The beginning of a full hour (UTC).
        var start: Instant
        var calls: Int
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
        guard let strictest = accounts.min(by: { $0.quota.limit < $1.quota.limit }) else { return "" }
        let window = accounts.map(\.quota.window).max() ?? strictest.quota.window
        let reserve = accounts.map(\.reserve).max() ?? 0
        let headroom = accounts.map(\.headroom).max() ?? 0
        return "\(strictest.quota.limit) per \(window.scheduleText)"
            + (reserve > 0 ? ", \(reserve) of them for urgent requests" : "")
            + (headroom > 0 ? ", \(headroom) of them for others" : "")
    }

    /// The calls of a whole bar: those of the quota, where that is by the hour.
    var fullHour: Int {
        let fullest = hours.map(\.calls).max() ?? 1
        let quotas = accounts.map(\.quota)
        guard quotas.allSatisfy({ $0.window == .seconds(3600) }) else { return fullest }
        return max(quotas.map(\.limit).min() ?? 1, fullest)
    }

    /// The quotas of the accounts that are sent for, with the calls of what is sent; the accounts of a group share one.
    static func quotas(of groups: [[AccountConfiguration]], sent: [ForecastLine]) -> [PlanQuota] {
        var groupOfAccount: [String: Int] = [:]
        for (group, members) in groups.enumerated() {
            for member in members { groupOfAccount[member.key] = group }
        }
        var calls: [Place: [Int64: Int]] = [:]
        for line in sent {
            guard let send = line.send, let group = groupOfAccount[line.secret.account] else { continue }
            let isByRegion = groups[group].allSatisfy { $0.scope == .accountRegion }
            let place = Place(group: group, region: isByRegion ? line.secret.region : nil)
            calls[place, default: [:]][send.seconds.flooredQuotient(3600), default: 0] += 1
        }
        return calls.sorted { $0.key < $1.key }.map { place, hours in
            PlanQuota(
                accounts: groups[place.group], region: place.region,
                hours: hours.sorted { $0.key < $1.key }.map {
                    Hour(start: Instant(seconds: $0.key * 3600), calls: $0.value)
                })
        }
    }

    private struct Place: Hashable, Comparable {
        var group: Int
        var region: String?

        static func < (left: Place, right: Place) -> Bool {
            (left.group, left.region ?? "") < (right.group, right.region ?? "")
        }
    }
}
