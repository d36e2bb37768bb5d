extension ConfigurationReview {
    /// What is used up by rotations: slots of a quota, or the turns of an exclusive group.
    private struct Slots {
        var usable: Int
        /// How long an attempt holds one.
        var span: Duration

        /// The most attempts that can start in a stretch of that length, at its first moment at the earliest and
        /// before its end.
        func capacity(of length: Duration) -> Int {
            guard length > .zero else { return 0 }
            let (microseconds, span) = (length.microseconds - 1, max(span.microseconds, 1))
            let (product, overflow) = Int(microseconds / span + 1).multipliedReportingOverflow(by: usable)
            return overflow ? .max : product
        }
    }

    /// Who shares slots.
    private enum Pool: Hashable {
        /// What has one quota: an account by its number, else by its key, in one region where each has its own.
        case quota(account: String, region: String?)
        /// An exclusive group.
        case group(String)

        var isGroup: Bool {
            if case .group = self { true } else { false }
        }
    }

    /// What the rotations of a kind use up.
    private func pools(of kind: Kind) -> [Pool] {
        guard let account = kind.account else { return [] }
        let region = account.scope == .accountRegion ? kind.id.region : nil
        let quota = Pool.quota(account: account.number ?? account.key, region: region)
        guard let group = kind.entry.exclusive, kind.entry.spacing > .zero else { return [quota] }
        return [quota, .group(group)]
    }

    /// The slots of a pool, as far as its first kind tells.
    private func slots(of pool: Pool, _ kinds: [Kind]) -> Slots? {
        switch pool {
        case .quota: kinds.first?.account.map { Slots(usable: $0.usableSlots, span: $0.slotSpan) }
        case .group: kinds.map(\.entry.spacing).min().map { Slots(usable: 1, span: $0) }
        }
    }

    /// The secrets of one account that are due at one instant, and more than can be rotated until their deadline.
    func checkSameInstants() -> [Finding] {
        struct Due: Hashable {
            let pool: Pool
            let nominal: Instant
        }
        var groups: [Due: [Kind]] = [:]
        for kind in kinds where kind.isTogether {
            guard let nominal = kind.recurrence.next(after: start) else { continue }
            for pool in pools(of: kind) { groups[Due(pool: pool, nominal: nominal), default: []].append(kind) }
        }
        return groups.compactMap { due, kinds -> Finding? in
            guard let first = kinds.min(by: { $0.secret < $1.secret }), let slots = slots(of: due.pool, kinds) else {
                return nil
            }
            let count = kinds.reduce(0) { $0 + $1.count }
            guard count > slots.usable else { return nil }
            let most = kinds.map { room(for: $0, after: due.nominal, slots) }.max() ?? 0
            guard count > most else { return nil }
            return Finding(
                severity: .warning, secret: first.secret, subject: .schedule,
                message:
                    "\(count) secrets of \(Self.name(of: due.pool)) are due at \(due.nominal.rfc3339), and at most "
                    + "\(most) can be rotated before their deadline; "
                    + "spread them (`jitter`, H in cron, `every`), or give them more time", isAboutMany: true)
        }
    }

    private static func name(of pool: Pool) -> String {
        switch pool {
        case .quota: "the account"
        case .group(let name): "the exclusive group \(name)"
        }
    }

    /// How many rotations can start between a nominal time and the kind's deadline for it.
    private func room(for kind: Kind, after nominal: Instant, _ slots: Slots) -> Int {
        let deadline = kind.entry.deadline(nominal: nominal, next: kind.recurrence.next(after: nominal))
        guard let first = kind.times.opening(atOrAfter: nominal), first < deadline,
            let last = kind.times.lastStart(before: deadline, notBefore: nominal)
        else { return 0 }
        // Stretches closer together than a slot is held have the same slots.
        var sum = 0
        for stretch in kind.times.stretches(from: nominal, to: deadline) {
            let capacity = slots.capacity(of: stretch.upperBound.duration(since: stretch.lowerBound))
            sum = sum.addingReportingOverflow(capacity).overflow ? .max : sum + capacity
            if sum > 1_000_000 { break }
        }
        return min(sum, slots.capacity(of: last.duration(since: first)))
    }

    /// Secrets that want more rotations than their account's quota, their exclusive group or their window has room for
    /// in the long run.
    func checkLoad() -> [Finding] {
        struct Share: Hashable {
            let pool: Pool
            let window: Window?
            /// Whose clocks open the window.
            let zone: TimeZoneTable.ID
        }
        var loads: [Share: (perWeek: Double, kinds: [Kind])] = [:]
        for kind in kinds {
            let perWeek = occurrencesPerWeek(of: kind) * Double(kind.count)
            for pool in pools(of: kind) {
                var shares = [Share(pool: pool, window: nil, zone: .utc)]
                if let window = kind.entry.window {
                    shares.append(Share(pool: pool, window: window, zone: kind.entry.zone))
                }
                for share in shares {
                    loads[share, default: (0, [])].perWeek += perWeek
                    loads[share, default: (0, [])].kinds.append(kind)
                }
            }
        }
        return loads.compactMap { share, load -> Finding? in
            guard let slots = slots(of: share.pool, load.kinds), let first = load.kinds.first else { return nil }
            let capacity = weeklyCapacity(of: share.window, slots)
            guard load.perWeek > capacity else { return nil }
            let who = share.window == nil ? "" : " with this window"
            let what = share.window == nil ? "there is" : "it has"
            let advice = share.window == nil ? "rotate less often" : "widen the window, or rotate less often"
            let more =
                switch share.pool {
                case .quota: share.window == nil ? ", or ask for more quota" : ""
                case .group: ", or write a shorter `spacing`"
                }
            var subject = Finding.Subject.window
            if share.window == nil { subject = share.pool.isGroup ? .schedule : .quota }
            return Finding(
                severity: .warning, secret: first.secret, subject: subject,
                message:
                    "the secrets of \(Self.name(of: share.pool))\(who) want \(Int(load.perWeek.rounded())) rotations "
                    + "a week, and \(what) room for \(Int(capacity.rounded(.down))): the queue never ends; "
                    + "\(advice)\(more)", isAboutMany: true)
        }
    }

    private func occurrencesPerWeek(of kind: Kind) -> Double {
        if case .interval(let interval) = kind.entry.schedule { return 604_800 / Double(interval.seconds) }
        let weeks = 52
        let end = start.advanced(by: .seconds(weeks * 604_800))
        return Double(kind.recurrence.count(after: start, through: end)) / Double(weeks)
    }

    private func weeklyCapacity(of window: Window?, _ slots: Slots) -> Double {
        let week = 604_800_000_000 / Double(max(slots.span.microseconds, 1)) * Double(slots.usable)
        guard let window, !window.isAlways else { return week }
        return min(
            week,
            window.openings.ranges.reduce(0) { sum, opening in
                sum + Double(slots.capacity(of: .seconds(opening.upperBound - opening.lowerBound)))
            })
    }
}
