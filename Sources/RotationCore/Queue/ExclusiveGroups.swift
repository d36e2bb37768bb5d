import HeapModule

/// The exclusive groups of a configuration, by position, and what is still to be done about them.
struct ExclusiveGroups: Sendable {
    var groups: [ExclusiveGroup] = []
    /// The group of each entry of the configuration; -1: none.
    private var ofEntry: [Int32] = []
    /// When groups with parked members are free again, as far as elapsed time tells: what is appointed is a group.
    private var appointments = Heap<Appointment<BootTime>>()
    /// Groups that may be free now.
    private var freed: Set<Int> = []

    /// The groups that entries name.
    init(of entries: [Entry] = []) {
        guard entries.contains(where: { $0.exclusive != nil }) else { return }
        var positions: [String: Int32] = [:]
        for entry in entries {
            guard let name = entry.exclusive else {
                ofEntry.append(-1)
                continue
            }
            let position = positions[name] ?? Int32(clamping: groups.count)
            if positions[name] == nil {
                positions[name] = position
                groups.append(ExclusiveGroup(name: name))
            }
            ofEntry.append(position)
        }
    }

    var isEmpty: Bool { groups.isEmpty }

    /// The group of an entry.
    func group(ofEntry entry: Int) -> Int? {
        guard !groups.isEmpty, ofEntry[entry] >= 0 else { return nil }
        return Int(ofEntry[entry])
    }

    /// Forgets who is parked: all that wait get their places anew.
    mutating func forgetParked() {
        for group in groups.indices { groups[group].forgetParked() }
    }

    /// The group may be free.
    mutating func free(_ group: Int) { freed.insert(group) }

    /// Takes the groups that may be free at `now`: what was under way has ended, or their appointment has come.
    mutating func takeFreed(at now: BootTime) -> Set<Int> {
        var taken = freed
        freed.removeAll()
        while let next = appointments.min, next.time <= now {
            appointments.removeMin()
            if groups[next.secret].appointment?.ticket == next.ticket { taken.insert(next.secret) }
        }
        return taken
    }

    /// Sees to it that the group is looked at again by `time`.
    mutating func appoint(_ group: Int, by time: BootTime, ticket: UInt64) {
        if let known = groups[group].appointment, known.time <= time { return }
        groups[group].appointment = (time, ticket)
        appointments.insert(Appointment(time: time, secret: group, ticket: ticket))
    }

    /// The group's appointment no longer counts.
    mutating func cancelAppointment(of group: Int) { groups[group].appointment = nil }

    /// When the next group is free, as far as elapsed time tells.
    var nextAppointment: BootTime? { appointments.min?.time }

    /// Drops appointments from the head that are stale, or of which nobody has anything.
    mutating func dropStale(where stands: (Place) -> Bool) {
        while let next = appointments.min {
            let isCurrent = groups[next.secret].appointment?.ticket == next.ticket
            // What is in flight frees the group when it completes.
            if isCurrent, !groups[next.secret].isBusy, groups[next.secret].hasParked(where: stands) { return }
            if isCurrent { groups[next.secret].appointment = nil }
            appointments.removeMin()
        }
    }
}
