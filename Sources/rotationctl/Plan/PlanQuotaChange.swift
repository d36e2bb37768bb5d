import RotationCore

/// How a quota is used before and after a change of the schedule.
struct PlanQuotaChange {
    /// What a plan uses of a quota.
    struct Use: Equatable {
        /// The rotations that are sent.
        var rotations = 0
        /// The most slots that are in use at a time.
        var most = 0
        /// The slots that the schedule may use.
        var usable = 0
        /// How many more monthly secrets there is room for; nil where the plan is too short to tell.
        var room: Int?

        /// `12 of 45`.
        var slots: String { "\(PlanText.number(most)) of \(PlanText.number(usable))" }

        init() {}

        init(of quota: PlanQuota, in plan: Plan) {
            rotations = quota.sends.count
            most = SlotRoom(beside: quota.sends, usable: quota.usable, span: quota.span).mostOccupied
            usable = quota.usable
            room = PlanRoom.rooms(in: quota, of: plan).first?.monthly
        }
    }

    /// The quota's name, as `PlanQuota.title` has it.
    let title: String
    /// The keys of its accounts.
    let accounts: [String]
    /// What was used.
    let before: Use
    /// What would be used.
    let after: Use

    /// The quotas that one of two plans uses.
    static func changes(from old: Plan, to new: Plan) -> [PlanQuotaChange] {
        var titles: [String] = []
        var (before, after): ([String: Use], [String: Use]) = ([:], [:])
        var accounts: [String: [String]] = [:]
        for (plan, isOld) in [(old, true), (new, false)] {
            for quota in plan.quotas {
                if accounts[quota.title] == nil { titles.append(quota.title) }
                accounts[quota.title] = quota.accounts.map(\.key)
                let use = Use(of: quota, in: plan)
                if isOld { before[quota.title] = use } else { after[quota.title] = use }
            }
        }
        return titles.map { title in
            PlanQuotaChange(
                title: title, accounts: accounts[title] ?? [], before: before[title] ?? Use(),
                after: after[title] ?? Use())
        }
    }

    /// `Account main: 61 rotations before, 73 after; at most 12 of 45 slots in use before, 30 of 45 after; …`.
    var text: String {
        let name = (title.first?.uppercased() ?? "") + title.dropFirst()
        var parts = [
            Self.pair(before.rotations, after.rotations, ("", " rotations")),
            Self.pair(before.slots, after.slots, ("at most ", " slots in use")),
        ]
        if let old = before.room, let new = after.room {
            parts.append(Self.pair(old, new, ("room for ", " more monthly secrets")))
        }
        return "\(name): \(parts.joined(separator: "; "))."
    }

    private static func pair(_ old: Int, _ new: Int, _ words: (String, String)) -> String {
        pair(PlanText.number(old), PlanText.number(new), words)
    }

    private static func pair(_ old: String, _ new: String, _ words: (String, String)) -> String {
        old == new ? "\(words.0)\(old)\(words.1) as before" : "\(words.0)\(old)\(words.1) before, \(new) after"
    }
}
