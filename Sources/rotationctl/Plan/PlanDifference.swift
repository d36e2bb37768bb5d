import RotationCore

/// What another schedule changes of a plan.
///
/// A rotation of the one is the same as one of the other where secret and nominal time are.
struct PlanDifference {
    /// What becomes of a rotation.
    enum Kind: String {
        /// Only the new plan has it.
        case added
        /// Only the old plan has it.
        case gone
        /// It is sent at another time, or in one of them not at all.
        case moved
        /// It is sent when it was, and is late where it was not, or the other way round.
        case judged
    }

    /// A rotation that is not as it was, by its positions in the plans.
    struct Change {
        var kind: Kind
        var old: Plan.Lines.Index?
        var new: Plan.Lines.Index?
        /// When it happens: in the new plan, or else in the old one.
        var time: Instant
    }

    /// The plan as it is.
    let old: Plan
    /// The plan as it would be.
    let new: Plan
    /// The rotations that change, in the order of time.
    private(set) var changes: [Change] = []
    /// How many stay as they are.
    private(set) var unchanged = 0

    /// The way from one plan to another of the same time.
    init(from old: Plan, to new: Plan) {
        self.old = old
        self.new = new
        var numbers: [SecretID: Int32] = [:]
        let (before, after) = (Self.keys(of: old, &numbers), Self.keys(of: new, &numbers))
        var (left, right) = (0, 0)
        while left < before.count || right < after.count {
            let isGone = right == after.count || left < before.count && before[left] < after[right]
            let isAdded = left == before.count || right < after.count && after[right] < before[left]
            if isGone {
                add(.gone, before[left].index, nil)
            } else if isAdded {
                add(.added, nil, after[right].index)
            } else {
                compare(before[left].index, after[right].index)
            }
            if !isAdded { left += 1 }
            if !isGone { right += 1 }
        }
        changes.sort { ($0.time, $0.new ?? -1, $0.old ?? -1) < ($1.time, $1.new ?? -1, $1.old ?? -1) }
    }

    /// The old rotation of a change.
    func oldLine(of change: Change) -> ForecastLine? { change.old.map(old.line) }

    /// The new rotation of a change.
    func newLine(of change: Change) -> ForecastLine? { change.new.map(new.line) }

    /// Whether it is late only in the new plan.
    func isNewlyLate(_ change: Change) -> Bool {
        newLine(of: change)?.isLate ?? false && !(oldLine(of: change)?.isLate ?? false)
    }

    /// Whether it is late only in the old plan.
    func isNoLongerLate(_ change: Change) -> Bool {
        oldLine(of: change)?.isLate ?? false && !(newLine(of: change)?.isLate ?? false)
    }

    private mutating func compare(_ oldIndex: Plan.Lines.Index, _ newIndex: Plan.Lines.Index) {
        let (before, after) = (old.line(at: oldIndex), new.line(at: newIndex))
        if before.send?.seconds != after.send?.seconds {
            add(.moved, oldIndex, newIndex)
        } else if before.isLate != after.isLate {
            add(.judged, oldIndex, newIndex)
        } else {
            unchanged += 1
        }
    }

    private mutating func add(_ kind: Kind, _ oldIndex: Plan.Lines.Index?, _ newIndex: Plan.Lines.Index?) {
        let line = newIndex.map(new.line) ?? oldIndex.map(old.line)
        changes.append(Change(kind: kind, old: oldIndex, new: newIndex, time: line?.send ?? new.end))
    }

    /// What tells a rotation from the others of a plan, in little room.
    private struct Key: Comparable {
        var secret: Int32
        var index: Plan.Lines.Index
        var nominal: Int64

        static func < (left: Key, right: Key) -> Bool {
            (left.secret, left.nominal) < (right.secret, right.nominal)
        }

        static func == (left: Key, right: Key) -> Bool {
            left.secret == right.secret && left.nominal == right.nominal
        }
    }

    private static func keys(of plan: Plan, _ numbers: inout [SecretID: Int32]) -> [Key] {
        var keys: [Key] = []
        keys.reserveCapacity(plan.rotations.count + plan.waiting.count)
        for index in plan.rotations.startIndex..<plan.waiting.endIndex {
            let line = plan.line(at: index)
            let number = numbers[line.secret] ?? Int32(clamping: numbers.count)
            numbers[line.secret] = number
            keys.append(
                Key(secret: number, index: index, nominal: line.versionID.nominal.microseconds))
        }
        return keys.sorted()
    }
}
