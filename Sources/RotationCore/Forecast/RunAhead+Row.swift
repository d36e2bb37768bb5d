extension RunAhead {
    /// A secret, and its rotation that waits; times are microseconds.
    struct Row {
        static let none = Int64.min

        /// When the secret was first seen, by the wall clock.
        var firstSight: Int64 = 0
        /// The next nominal time.
        var next = none
        var phase: Int64 = 0
        /// The nominal time of the newest VersionId sent.
        var sentNominal = none
        /// The boot clock of the last rotation, and the wall clock's where that was in another boot.
        var rotatedBoot = none
        var rotatedWall = none
        /// The least time between two rotations.
        var least: Int64 = 0

        // The rotation that waits.
        var nominal: Int64 = 0
        var due: Int64 = 0
        var deadline: Int64 = 0
        /// Since when, by the boot clock, it stands where it stands.
        var placed: Int64 = 0
        /// The ticket of the one place or appointment that is not stale.
        var ticket: UInt64 = 0

        /// The position of the entry; −1 where the configuration does not name the secret.
        var entry: Int32 = -1
        /// The number of the account and region.
        var owner: Int32 = 0
        /// The position of its opening times; −1: always open.
        var openings: Int32 = -1
        /// The order of the secret's name among all.
        var rank: Int32 = 0
        /// The number of the waiting rotation's prefix and suffix.
        var affixes: Int32 = 0
        /// What kept it from the queue last.
        var cause: WaitCause?
        var isWaiting = false
        var isInQueue = false
        /// Whether the batch that is being formed has it come due.
        var isTouched = false

        /// A rotation begins to wait.
        mutating func begin(_ newcomer: Newcomer, affixes number: Int32) {
            isTouched = false
            isWaiting = true
            nominal = newcomer.nominal
            due = newcomer.due
            deadline = newcomer.deadline
            affixes = number
            cause = nil
        }

        /// A rotation is sent, and completes at once.
        mutating func send(_ nominal: Int64, at boot: BootTime) {
            isWaiting = false
            sentNominal = max(sentNominal, nominal)
            rotatedBoot = boot.microseconds
            rotatedWall = Self.none
        }

        /// It takes a place, or an appointment.
        mutating func stand(inQueue: Bool, behind cause: WaitCause?, ticket: UInt64, at boot: BootTime) {
            self.ticket = ticket
            self.cause = cause ?? self.cause
            isInQueue = inQueue
            placed = boot.microseconds
        }

        /// What it waits for at the end.
        var finalCause: WaitCause { isInQueue ? .quota : cause ?? .quota }

        /// What it waited for last, where it leaves its place now; nil where it did not wait.
        func lastCause(at boot: BootTime) -> WaitCause? {
            isInQueue && boot.microseconds > placed ? .quota : cause
        }
    }

    /// A place in a queue as a row of numbers: the order is that of `Place`.
    struct RankedPlace: Comparable {
        let deadline: Int64
        let nominal: Int64
        let rank: Int32
        let secret: Int32
        let ticket: UInt64
        /// Whether it yields to others when it can no longer be in time.
        let yields: Bool

        /// Whether it can no longer be in time at `now`, and yields to what can.
        func isLate(at now: Instant) -> Bool { yields && deadline < now.microseconds }

        static func < (left: RankedPlace, right: RankedPlace) -> Bool {
            guard left.deadline == right.deadline else { return left.deadline < right.deadline }
            guard left.nominal == right.nominal else { return left.nominal < right.nominal }
            guard left.rank == right.rank else { return left.rank < right.rank }
            return left.secret < right.secret
        }

        static func == (left: RankedPlace, right: RankedPlace) -> Bool {
            left.secret == right.secret && left.ticket == right.ticket
        }
    }

    /// Opening times, and the stretch of open time that was found last.
    struct OpenStretch {
        let times: OpeningTimes
        private var from = Instant.latest
        private var to = Instant.earliest

        init(_ times: OpeningTimes) {
            self.times = times
        }

        mutating func isOpen(at instant: Instant) -> Bool {
            if from <= instant, instant < to { return true }
            guard times.isOpen(at: instant) else { return false }
            from = instant
            to = times.closing(after: instant) ?? .latest
            return true
        }
    }

    /// A place whose rotation a quota group would send next.
    struct Candidate {
        var place: RankedPlace
        var lane: Int
        /// Whether it can no longer be in time, and whether one that cannot yields to it.
        var isLate: Bool
        var passesLate = false

        /// Whether it goes before another one.
        func precedes(_ other: Candidate) -> Bool {
            isLate == other.isLate ? place < other.place : other.isLate
        }
    }
}
