extension Scheduler {
    /// The secret's exclusive group; nil where its entry names none, or the configuration does not name the secret.
    func exclusiveGroup(at position: Int) -> Int? {
        guard !exclusiveGroups.isEmpty, let entry = secrets.entry(at: position) else { return nil }
        return exclusiveGroups.group(ofEntry: entry)
    }

    /// The spacing that the secret's entry asks for.
    func spacing(at position: Int) -> Duration {
        secrets.entry(at: position).map { configuration.entries[$0].spacing } ?? .zero
    }

    /// Forms the groups of the configuration in force, and enters what is in flight and what was rotated.
    mutating func rebuildExclusiveGroups() {
        exclusiveGroups = ExclusiveGroups(of: configuration.entries)
        guard !exclusiveGroups.isEmpty else { return }
        for position in attempts.keys { beginExclusive(position) }
        noteCompletions()
    }

    /// Enters every secret's last rotation anew: what is known of its age may have changed.
    mutating func noteCompletions() {
        guard !exclusiveGroups.isEmpty else { return }
        for group in exclusiveGroups.groups.indices {
            exclusiveGroups.groups[group].forgetCompletions()
            exclusiveGroups.free(group)
        }
        for position in secrets.indices { noteCompletion(position) }
    }

    /// Enters the secret's last rotation into its group.
    mutating func noteCompletion(_ position: Int) {
        guard let group = exclusiveGroup(at: position), let last = secrets.lastRotation(at: position) else {
            return
        }
        exclusiveGroups.groups[group].note(
            completionAt: bootTime(of: last), of: position, spacing: spacing(at: position))
    }

    /// An attempt of the secret is about to be sent.
    mutating func beginExclusive(_ position: Int) {
        if let group = exclusiveGroup(at: position) { exclusiveGroups.groups[group].begin(position) }
    }

    /// The secret's attempt completed, or was not sent after all.
    mutating func finishExclusive(_ position: Int) {
        guard let group = exclusiveGroup(at: position) else { return }
        exclusiveGroups.groups[group].finish(position)
        exclusiveGroups.free(group)
    }

    /// What keeps the secret's rotation from starting because of its exclusive group.
    func exclusiveObstacle(to rotation: RotationRecord, at position: Int) -> Obstacle? {
        guard let group = exclusiveGroup(at: position) else { return nil }
        if exclusiveGroups.groups[group].isBusy { return .exclusive(group: group, until: nil) }
        let isRetry = secrets.newestSent(at: position) == rotation.versionID
        let end = exclusiveGroups.groups[group].spacingEnd(
            for: spacing(at: position), retried: isRetry ? position : nil)
        guard let end, end > now.boot else { return nil }
        return .exclusive(group: group, until: end)
    }

    /// Keeps a member apart until its group is free.
    mutating func park(_ place: Place, lane: Int, isRetry: Bool, group: Int, until end: BootTime?) {
        let spacing = spacing(at: place.secret)
        // What holds for all of its lot does not hold for a rotation that need not be apart from itself.
        if let end, end != exclusiveGroups.groups[group].spacingEnd(for: spacing) {
            lanes[lane].queue.delay(Appointment(time: end, secret: place.secret, ticket: place.ticket))
            return
        }
        let lot = ExclusiveGroup.Lot(
            lane: lane, isRetry: isRetry, isLate: place.isLate(at: now.wall), spacing: spacing)
        exclusiveGroups.groups[group].park(place, in: lot)
        if let end { exclusiveGroups.appoint(group, by: end, ticket: newTicket()) }
    }

    /// Lets one of each lot come for what their groups have free.
    mutating func releaseExclusive() {
        for group in exclusiveGroups.takeFreed(at: now.boot) { release(group) }
    }

    /// Puts parked members that can no longer be in time into lots of their own: they yield to the others.
    private mutating func moveLate(of group: Int) {
        for lot in exclusiveGroups.groups[group].lots where !lot.isLate {
            var late = lot
            late.isLate = true
            while let place = exclusiveGroups.groups[group].best(of: lot), place.isLate(at: now.wall) {
                _ = exclusiveGroups.groups[group].takeBest(of: lot)
                exclusiveGroups.groups[group].park(place, in: late)
            }
        }
    }

    /// Gives the best member of each lot its place, if the group is free for it; else sees to it that the group is
    /// looked at when it is.
    mutating func release(_ group: Int) {
        exclusiveGroups.cancelAppointment(of: group)
        // Its completion frees it.
        guard !exclusiveGroups.groups[group].isBusy else { return }
        moveLate(of: group)
        var next: BootTime?
        for lot in exclusiveGroups.groups[group].lots {
            if let end = exclusiveGroups.groups[group].spacingEnd(for: lot.spacing), end > now.boot {
                next = next.map { min($0, end) } ?? end
            } else {
                while let place = exclusiveGroups.groups[group].takeBest(of: lot) {
                    if waiting[place.secret]?.ticket == place.ticket, enqueue(place.secret) { break }
                }
            }
        }
        if let next { exclusiveGroups.appoint(group, by: next, ticket: newTicket()) }
    }
}
