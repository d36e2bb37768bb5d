extension Scheduler {
    /// Whether a free slot is left for others that are more pressed for time than what waits.
    package var keepsSlots: Bool { groups.contains { $0.heldUntil != nil } }

    /// What becomes of a free slot for which a place is the first.
    enum SlotUse {
        /// The place's rotation takes it.
        case taken
        /// Another rotation that waits takes it: then more can be in time.
        case byOther(Int)
        /// It is left for others that are more pressed for time, until then if nothing happens before.
        case kept(until: Instant)
    }

    /// What becomes of a free slot of the group for which a place is the first; `batch` is the one under way.
    mutating func use(of group: Int, for place: Place, line: Line, in batch: Batch) -> SlotUse {
        guard looksAhead, !place.isUrgent, let deadline = deadlineAhead(of: place, line: line, group: group) else {
            return .taken
        }
        let taken = (all: batch.slots[group] ?? 0, ordinary: batch.ordinarySlots[group] ?? 0)
        // What has just come due, or is paused no more, is planned for when it stands in the queue: at once, when the batch
        // is durable.
        if batch.bringsWaiters, mayPlan(group, taken: taken) { return .kept(until: now.wall) }
        if let plan = smallPlan(of: group, with: place, taken: taken, touched: batch.touched) {
            let filler = line.isLate ? job(of: place.secret, deadline: .latest, in: plan.indices) : nil
            guard let start = plan.plan.better(than: place.secret, filler: filler, at: now.wall) else { return .taken }
            let waits = waiting[start.secret]?.isInQueue ?? false
            if start.time > now.wall { return .kept(until: start.time) }
            return waits ? .byOther(start.secret) : .taken
        }
        return useBesideClaims(of: group, for: place.secret, until: deadline, besides: taken)
    }

    /// The same where too much is under way to be planned one by one: by the deadlines of all that has a claim.
    private mutating func useBesideClaims(
        of group: Int, for secret: Int, until deadline: Instant, besides taken: (all: Int, ordinary: Int)
    ) -> SlotUse {
        let end = now.wall.advanced(by: groups[group].span)
        guard isPressed(group, before: min(deadline, end)) else { return .taken }
        let lanes = callableLanes(of: group)
        if groups[group].slack?.lasts(until: end, for: lanes) ?? false { return .taken }
        let (quota, offset) = (groups[group], now.offset)
        let lookAhead = LookAhead(span: quota.span) { instant in
            quota.ordinarySlots(by: BootTime(microseconds: instant.microseconds - offset), besides: taken)
        }
        // Claims are looked at somewhat beyond the span, so that the answer serves for a while.
        let horizon = end.advanced(by: quota.span / 8)
        let left = lookAhead.slack(of: claims.ascending(in: lanes).lazy.map(\.time), until: horizon)
        groups[group].slack = Slack(left, until: horizon, of: lanes)
        guard left <= 0 else { return .taken }
        let others = claims.ascending(in: lanes, besides: secret).lazy.map(\.time)
        let release = lookAhead.release(of: deadline, from: now.wall, claims: others)
        return release <= now.wall ? .taken : .kept(until: release)
    }

    /// The deadline that is compared with those of claims; nil: the place is sent whatever these are.
    private func deadlineAhead(of place: Place, line: Line, group: Int) -> Instant? {
        // A late one can wait for ever, until it is its turn; what took over a late one's place waits for nobody.
        if line.isLate { return groups[group].lateTurns.isLateTurn ? nil : .latest }
        return place.deadline < now.wall ? nil : place.deadline
    }

    /// Whether a claim of the group may end before `deadline`.
    private func isPressed(_ group: Int, before deadline: Instant) -> Bool {
        groups[group].lanes.contains { claims.first(of: $0).map { $0.time < deadline } ?? false }
    }

    /// The group's lanes whose accounts nothing keeps from sending for long: only their claims count.
    private func callableLanes(of group: Int) -> [Int] {
        groups[group].lanes.filter {
            guard case .available = accounts[lanes[$0].account].credential else { return false }
            return accounts[lanes[$0].account].record.hold == nil
        }
    }

    // MARK: Planning what is little

    /// How many spans ahead is planned.
    private static let plannedSpans = 6

    /// How many secrets of other groups are passed over to find the group's own.
    private static let mostOthers = 64

    /// Whether little waits, and slots or exclusive groups are scarce.
    private func mayPlan(_ group: Int, taken: (all: Int, ordinary: Int)) -> Bool {
        guard waiting.count <= SmallPlan.most else { return false }
        return !exclusiveGroups.isEmpty
            || groups[group].ordinarySlots(by: now.boot, besides: taken) <= SmallPlan.most
    }

    /// All that the group has to send in the next spans, a place first, if it is little enough to be planned and slots
    /// or exclusive groups are scarce.
    private mutating func smallPlan(
        of group: Int, with place: Place, taken: (all: Int, ordinary: Int), touched: Set<Int>
    ) -> (plan: SmallPlan, indices: [Int: Int])? {
        guard mayPlan(group, taken: taken) else { return nil }
        let end = now.wall.advanced(by: groups[group].span * Self.plannedSpans)
        let members = Set(callableLanes(of: group))
        var secrets: [(position: Int, due: Instant?)] = []
        for (position, waiter) in waiting where members.contains(lane(at: position)) {
            let isPlanned = position == place.secret || waiter.rotation.failures == 0
            if isPlanned, attempts[position] == nil, !touched.contains(position) { secrets.append((position, nil)) }
        }
        var others = 0
        for due in dueTimes.ascending {
            guard due.time < end else { break }
            guard members.contains(lane(at: due.secret)), waiting[due.secret] == nil, !touched.contains(due.secret)
            else {
                others += 1
                // A small group beside one of a million secrets is planned no dearer than its own deserve.
                guard others <= Self.mostOthers else { return nil }
                continue
            }
            secrets.append((due.secret, due.time))
            guard secrets.count <= SmallPlan.most else { return nil }
        }
        let free = groups[group].ordinarySlots(by: now.boot, besides: taken)
        guard secrets.count > 1, free < secrets.count || !exclusiveGroups.isEmpty else { return nil }
        return plan(secrets, for: group, taken: taken)
    }

    private mutating func plan(
        _ secrets: [(position: Int, due: Instant?)], for group: Int, taken: (all: Int, ordinary: Int)
    ) -> (plan: SmallPlan, indices: [Int: Int]) {
        let slots = groups[group].ordinarySlotTimes(secrets.count, at: now.boot, besides: taken)
        var plan = SmallPlan(span: groups[group].span, slots: slots.map { wallTime(at: $0) })
        var indices: [Int: Int] = [:]
        for (position, due) in secrets {
            if let group = exclusiveGroup(at: position), indices[group] == nil {
                indices[group] = plan.groups.count
                plan.groups.append(plannedGroup(group))
            }
            let job = due.map { jobOfNext(position, due: $0, in: indices) } ?? jobOfWaiter(position, in: indices)
            if let job { plan.jobs.append(job) }
        }
        plan.jobs.sort { $0.secret < $1.secret }
        return (plan, indices)
    }

    private func plannedGroup(_ group: Int) -> SmallPlan.Group {
        let busy = exclusiveGroups.groups[group].isBusy ? now.wall : nil
        let latest = exclusiveGroups.groups[group].latest
        let completion = latest.map { wallTime(at: $0.completion) } ?? .earliest
        return SmallPlan.Group(
            latest: busy ?? completion,
            end: max(busy ?? .earliest, latest.map { wallTime(at: $0.spacingEnd) } ?? .earliest))
    }

    /// The secret's next occurrence; nil where that cannot be in time.
    private mutating func jobOfNext(_ position: Int, due: Instant, in indices: [Int: Int]) -> SmallPlan.Job? {
        guard let deadline = latestStartOfNext(position, due: due), !isPaused(position, through: deadline) else {
            return nil
        }
        var job = job(of: position, deadline: deadline, in: indices)
        job.earliest = due
        job.openings = openingTimes(at: position)
        return job
    }

    /// The secret's waiting rotation; nil where that cannot be in time.
    private mutating func jobOfWaiter(_ position: Int, in indices: [Int: Int]) -> SmallPlan.Job? {
        guard let waiter = waiting[position] else { return nil }
        let place = place(of: waiter, at: position)
        guard place.deadline >= now.wall else { return nil }
        var job = job(of: position, deadline: place.deadline, in: indices)
        job.openings = openingTimes(at: position, request: waiter.rotation.request)
        if !waiter.isInQueue {
            let obstacle = obstacle(to: waiter.rotation, at: position)
            if case .exclusive = obstacle { return job }
            job.earliest = max(now.wall, earliestStart(after: obstacle))
        }
        return job
    }

    private func job(of position: Int, deadline: Instant, in indices: [Int: Int]) -> SmallPlan.Job {
        SmallPlan.Job(
            secret: position, earliest: now.wall, deadline: deadline, openings: nil,
            group: exclusiveGroup(at: position).flatMap { indices[$0] }, spacing: spacing(at: position))
    }
}
