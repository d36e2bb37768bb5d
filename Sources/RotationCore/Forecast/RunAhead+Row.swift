extension RunAhead {
    /// A secret; times are microseconds.
    ///
    /// It is what every rotation touches, in memory that is otherwise far apart: no more than 64 bytes.
    struct Row {
        static let none = Int64.min

        /// The next nominal time.
        var next = none
        /// The phase of its recurrence; `none`: nothing has needed it yet.
        var phase: Int64 = 0
        /// The nominal time of the newest VersionId sent.
        var sentNominal = none
        /// The boot clock of the last rotation, and the wall clock's where that was in another boot.
        var rotatedBoot = none
        var rotatedWall = none
        /// The least time between two rotations.
        var least: Int64 = 0
        /// The position of the entry; −1 where the configuration does not name the secret.
        var entry: Int32 = -1
        /// The number of the account and region.
        var owner: Int32 = 0
        /// The secret's position among the scheduler's.
        var position: Int32 = 0

        // The rotation that waits.
        var isWaiting = false
        var isInQueue = false
        /// Whether the batch that is being formed has it come due.
        var isTouched = false
        /// What kept it from the queue last.
        var cause: WaitCause?

        /// A rotation is sent, and completes at once.
        mutating func send(_ nominal: Int64, at boot: BootTime) {
            isWaiting = false
            sentNominal = max(sentNominal, nominal)
            rotatedBoot = boot.microseconds
            rotatedWall = Self.none
        }

        /// What it waits for at the end.
        var finalCause: WaitCause { isInQueue ? .quota : cause ?? .quota }
    }

    /// The rest of a rotation that waits; times are microseconds.
    struct Waiter {
        var nominal: Int64 = 0
        var due: Int64 = 0
        var deadline: Int64 = 0
        /// Since when, by the boot clock, it stands where it stands.
        var placed: Int64 = 0
        /// The ticket of the one place or appointment that is not stale.
        var ticket: UInt64 = 0
        /// The number of its VersionId's prefix and suffix.
        var affixes: Int32 = 0
        /// The secret's rank by name, whether a rotation waits or not.
        let rank: Int32
    }

    /// A place in a queue as a row of numbers: the order is that of the scheduler's places.
    struct Place: Comparable {
        let deadline: Int64
        let nominal: Int64
        let ticket: UInt64
        let secret: Int32
        let rank: Int32
        /// Whether it yields to others when it can no longer be in time.
        let yields: Bool

        /// Whether it can no longer be in time at `now`, and yields to what can.
        func isLate(at now: Instant) -> Bool { yields && deadline < now.microseconds }

        static func < (left: Place, right: Place) -> Bool {
            guard left.deadline == right.deadline else { return left.deadline < right.deadline }
            guard left.nominal == right.nominal else { return left.nominal < right.nominal }
            return left.rank < right.rank
        }

        static func == (left: Place, right: Place) -> Bool {
            left.secret == right.secret && left.ticket == right.ticket
        }
    }

    /// A place whose rotation a quota group would send next.
    struct Candidate {
        var place: Place
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
