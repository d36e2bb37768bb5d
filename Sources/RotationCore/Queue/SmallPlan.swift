/// A few rotations and the slots that they can have, of which the best order is found by trying.
///
/// Each rotation starts as early as it can after the one before it: sorted by its starts, the best schedule is one of
/// these or can be moved to one of them without a loss. Calls take no time here.
struct SmallPlan {
    /// One rotation.
    struct Job {
        /// The secret's position.
        var secret: Int
        /// Before when it cannot start.
        var earliest: Instant
        /// The effective deadline.
        var deadline: Instant
        /// When it may start; nil: always.
        var openings: OpeningTimes?
        /// The position of its exclusive group among those of the plan.
        var group: Int?
        /// The least time after another of the group.
        var spacing: Duration = .zero
    }

    /// An exclusive group: when its latest member started, and when that one's spacing and those before it end.
    struct Group {
        var latest: Instant
        var end: Instant
    }

    /// The rotation that comes first in an order, and when it starts.
    struct Start {
        var secret: Int
        var time: Instant
    }

    /// For how long a slot is gone.
    var span: Duration
    /// When each slot is free.
    var slots: [Instant]
    var groups: [Group] = []
    /// At most `most` of them.
    var jobs: [Job] = []

    /// More rotations than these are not planned so.
    static let most = 12

    /// How many orders are begun at most.
    private static let patience = 2_000

    /// What would come first instead, if it is better that some rotation does not start now: then more of the others
    /// can be in time; nil where that is not so.
    ///
    /// `filler` is a rotation that is not among the jobs, for it is late already.
    func better(than secret: Int, filler: Job? = nil, at now: Instant) -> Start? {
        var search = Search(plan: self)
        let state = Search.State(slots: slots.sorted(), groups: groups, time: now)
        if let filler {
            search.extend(state.starting(filler, at: now, span: span), set: 0, started: 0)
        } else if let index = jobs.firstIndex(where: { $0.secret == secret }) {
            search.extend(state.starting(jobs[index], at: now, span: span), set: 1 << index, started: 1)
        } else {
            return nil
        }
        guard search.best < jobs.count, !search.isTired else { return nil }
        let own = search.best
        search = Search(plan: self, best: own)
        search.extend(state, set: 0, started: 0)
        return search.best > own ? search.start : nil
    }

    /// The search for the order in which the most rotations are in time.
    private struct Search {
        /// What was started so far leaves this.
        struct State {
            /// When each slot is free, in order.
            var slots: [Instant]
            var groups: [Group]
            /// When the latest one started.
            var time: Instant

            func starting(_ job: Job, at start: Instant, span: Duration) -> State {
                var next = self
                next.slots.removeFirst()
                next.slots.append(start.advanced(by: span))
                next.time = start
                if let group = job.group {
                    let end = start.advanced(by: job.spacing)
                    next.groups[group] = Group(latest: start, end: max(end, groups[group].end))
                }
                return next
            }

            /// Whether whatever can follow the other can follow this one, no later.
            func isNoWorse(than other: State) -> Bool {
                guard time <= other.time else { return false }
                for index in slots.indices where slots[index] > other.slots[index] { return false }
                for index in groups.indices {
                    if groups[index].latest > other.groups[index].latest { return false }
                    if groups[index].end > other.groups[index].end { return false }
                }
                return true
            }
        }

        let plan: SmallPlan
        /// The most that are in time in any order so far.
        var best = 0
        /// What comes first in that order.
        var start: Start?
        private var first: Start?
        private var begun = 0
        /// The states in which a set of rotations was left, but for those that another is no worse than.
        private var seen: [Int: [State]] = [:]

        init(plan: SmallPlan, best: Int = 0) {
            self.plan = plan
            self.best = best
        }

        var isTired: Bool { begun >= SmallPlan.patience }

        mutating func extend(_ state: State, set: Int, started: Int) {
            begun += 1
            if started > best {
                best = started
                start = first
            }
            guard !isTired else { return }
            var next: [(index: Int, start: Instant)] = []
            for index in plan.jobs.indices where set & (1 << index) == 0 {
                if let start = earliestStart(of: plan.jobs[index], after: state) { next.append((index, start)) }
            }
            guard started + next.count > best, isNew(state, set) else { return }
            next.sort { left, right in
                let (leftJob, rightJob) = (plan.jobs[left.index], plan.jobs[right.index])
                return (left.start, leftJob.deadline, leftJob.secret) < (
                    right.start, rightJob.deadline, rightJob.secret
                )
            }
            for (index, time) in next {
                if set == 0, started == 0 { first = Start(secret: plan.jobs[index].secret, time: time) }
                let after = state.starting(plan.jobs[index], at: time, span: plan.span)
                extend(after, set: set | 1 << index, started: started + 1)
                if best >= plan.jobs.count || isTired { return }
            }
        }

        /// When a rotation can start in time; nil: not any more.
        private func earliestStart(of job: Job, after state: State) -> Instant? {
            var start = max(state.time, state.slots[0], job.earliest)
            if let group = job.group {
                let latest = state.groups[group].latest.advanced(by: job.spacing)
                start = max(start, latest, state.groups[group].end)
            }
            if let openings = job.openings {
                guard let opening = openings.opening(atOrAfter: start) else { return nil }
                start = opening
            }
            return start <= job.deadline ? start : nil
        }

        private mutating func isNew(_ state: State, _ set: Int) -> Bool {
            guard let known = seen[set] else {
                seen[set] = [state]
                return true
            }
            if known.contains(where: { $0.isNoWorse(than: state) }) { return false }
            seen[set] = known.filter { !state.isNoWorse(than: $0) } + [state]
            return true
        }
    }
}
