extension ConfigurationReview {
    /// The slots that the schedule may use of one account's quota.
    private struct Slots {
        var usable: Int
        /// How long an attempt holds one.
        var span: Duration

        init(_ account: AccountConfiguration) {
            usable = max(account.quota.limit - account.reserve - account.headroom, 1)
            span = account.slotSpan
        }

        /// The most attempts that can start in a stretch of that length, at its first moment at the earliest and
        /// before its end.
        func capacity(of length: Duration) -> Int {
            guard length > .zero else { return 0 }
            let (microseconds, span) = (length.microseconds - 1, max(span.microseconds, 1))
            let (product, overflow) = Int(microseconds / span + 1).multipliedReportingOverflow(by: usable)
            return overflow ? .max : product
        }
    }

    /// What has one quota: an account by its number, else by its key, in one region where each has its own.
    private struct Pool: Hashable {
        var account: String
        var region: String?
    }

    private func pool(of kind: Kind) -> Pool {
        guard let account = configuration.accounts.first(where: { $0.key == kind.id.account }) else {
            return Pool(account: kind.id.account)
        }
        return Pool(
            account: account.number ?? account.key, region: account.scope == .accountRegion ? kind.id.region : nil)
    }

    private func slots(of kind: Kind) -> Slots? {
        configuration.accounts.first { $0.key == kind.id.account }.map(Slots.init)
    }

    /// The secrets of one account that are due at one instant, and more than can be rotated until their deadline.
    func checkSameInstants() -> [Finding] {
        struct Due: Hashable {
            let pool: Pool
            let nominal: Instant
        }
        var groups: [Due: [Kind]] = [:]
        for kind in kinds where entry(of: kind).isEnabled && isTogether(kind) {
            guard let nominal = recurrence(of: kind).next(after: start) else { continue }
            groups[Due(pool: pool(of: kind), nominal: nominal), default: []].append(kind)
        }
        return groups.compactMap { due, kinds -> Finding? in
            guard let first = kinds.min(by: { $0.secret < $1.secret }), let slots = slots(of: first) else { return nil }
            let count = kinds.reduce(0) { $0 + $1.count }
            guard count > slots.usable else { return nil }
            let most = kinds.map { room(for: $0, after: due.nominal, slots) }.max() ?? 0
            guard count > most else { return nil }
            return Finding(
                severity: .warning, secret: first.secret, subject: .schedule,
                message:
                    "\(count) secrets of the account are due at \(due.nominal.rfc3339), and at most \(most) can be "
                    + "rotated before their deadline; spread them (`jitter`, H in cron, `every`), or give them more time"
            )
        }
    }

    /// How many rotations can start between a nominal time and the kind's deadline for it.
    private func room(for kind: Kind, after nominal: Instant, _ slots: Slots) -> Int {
        let deadline = deadline(of: kind, nominal: nominal, next: recurrence(of: kind).next(after: nominal))
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

    /// Secrets that want more rotations than their account's quota, or their window, has slots in the long run.
    func checkLoad() -> [Finding] {
        struct Share: Hashable {
            let pool: Pool
            let window: Window?
        }
        var loads: [Share: (perWeek: Double, first: Kind)] = [:]
        for kind in kinds where entry(of: kind).isEnabled {
            let perWeek = occurrencesPerWeek(of: kind) * Double(kind.count)
            for window in Set([nil, entry(of: kind).window]) {
                let share = Share(pool: pool(of: kind), window: window)
                loads[share] = (perWeek + (loads[share]?.perWeek ?? 0), loads[share]?.first ?? kind)
            }
        }
        return loads.compactMap { share, load -> Finding? in
            guard let slots = slots(of: load.first) else { return nil }
            let capacity = weeklyCapacity(of: share.window, slots)
            guard load.perWeek > capacity else { return nil }
            let wanted = "\(Int(load.perWeek.rounded())) rotations a week"
            let given = Int(capacity.rounded(.down))
            return Finding(
                severity: .warning, secret: load.first.secret, subject: share.window == nil ? .quota : .window,
                message: share.window == nil
                    ? "the secrets of the account want \(wanted), and its quota has room for \(given): the queue "
                        + "never ends; rotate less often, or ask for more quota"
                    : "the secrets with this window want \(wanted), and it has room for \(given): the queue never ends; "
                        + "widen the window, or rotate less often")
        }
    }

    private func occurrencesPerWeek(of kind: Kind) -> Double {
        if case .interval(let interval) = entry(of: kind).schedule { return 604_800 / Double(interval.seconds) }
        let weeks = 52
        let end = start.advanced(by: .seconds(weeks * 604_800))
        return Double(recurrence(of: kind).count(after: start, through: end)) / Double(weeks)
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
