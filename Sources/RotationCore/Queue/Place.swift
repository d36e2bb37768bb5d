/// A waiting rotation's place in its lane's queue: urgent ones first, then by effective deadline, then nominal time,
/// then name.
struct Place: Comparable, Sendable {
    /// Whether it goes before all that is not urgent, and may use the reserve.
    let isUrgent: Bool
    /// Whether it yields to others when it can no longer be in time.
    let yields: Bool
    /// The effective deadline: nothing is open between it and the rotation's own.
    let deadline: Instant
    let nominal: Instant
    let name: String
    /// The secret's position in the scheduler.
    let secret: Int
    /// Tells a place from an earlier one of the same secret, which stays in a heap until it surfaces.
    let ticket: UInt64

    static func < (left: Place, right: Place) -> Bool {
        if left.isUrgent != right.isUrgent { return left.isUrgent }
        return (left.deadline, left.nominal, left.name, left.secret) < (
            right.deadline, right.nominal, right.name, right.secret
        )
    }

    static func == (left: Place, right: Place) -> Bool {
        left.secret == right.secret && left.ticket == right.ticket
    }

    /// Whether it can no longer be in time at `now`, and yields to what can.
    func isLate(at now: Instant) -> Bool { yields && deadline < now }
}

extension RotationRecord {
    /// Whether an operator asked for it urgently.
    var isUrgent: Bool { request?.isUrgent ?? false }
}

/// A point in time at which something about a secret changes; `Time` is `Instant` or `BootTime`.
struct Appointment<Time: Comparable & Sendable>: Comparable, Sendable {
    let time: Time
    /// The secret's position in the scheduler.
    let secret: Int
    /// Tells an appointment from an earlier one of the same secret, which stays in the heap until it surfaces.
    let ticket: UInt64

    static func < (left: Appointment, right: Appointment) -> Bool {
        (left.time, left.secret) < (right.time, right.secret)
    }
}
