extension RunAhead {
    /// The secret's exclusive group.
    func exclusiveGroup(of secret: Int) -> Int? {
        exclusiveGroups.isEmpty ? nil : terms[Int(rows[secret].entry)].exclusive
    }

    /// What keeps the secret's rotation from starting because of its exclusive group.
    func exclusiveObstacle(to secret: Int) -> Obstacle? {
        guard let group = exclusiveGroup(of: secret) else { return nil }
        if exclusiveGroups.groups[group].isBusy { return .exclusive(group: group, until: nil) }
        let end = exclusiveGroups.groups[group].spacingEnd(for: terms[Int(rows[secret].entry)].spacing)
        guard let end, end > boot else { return nil }
        return .exclusive(group: group, until: end)
    }

    /// A call of the secret is about to be made.
    mutating func beginExclusive(_ secret: Int) {
        if let group = exclusiveGroup(of: secret) { exclusiveGroups.groups[group].begin(secret) }
    }

    /// The secret's call completed.
    mutating func completeExclusive(_ secret: Int) {
        guard let group = exclusiveGroup(of: secret) else { return }
        exclusiveGroups.groups[group].finish(secret)
        exclusiveGroups.free(group)
        exclusiveGroups.groups[group].note(
            completionAt: boot, of: secret, spacing: terms[Int(rows[secret].entry)].spacing)
    }

    /// Keeps a member apart until its group is free.
    mutating func park(_ secret: Int, group: Int, until end: BootTime?) {
        let row = rows[secret]
        let place = Place(
            isUrgent: false, yields: row.due >= row.nominal,
            deadline: Instant(microseconds: effectiveDeadline(of: secret)), nominal: Instant(microseconds: row.nominal),
            name: names.name(at: secret), secret: secret, ticket: row.ticket)
        let lot = ExclusiveGroup.Lot(
            lane: owners[Int(row.owner)].lane, isRetry: false, isLate: place.isLate(at: now),
            spacing: terms[Int(row.entry)].spacing)
        exclusiveGroups.groups[group].park(place, in: lot)
        if let end { exclusiveGroups.appoint(group, by: end, ticket: newTicket()) }
    }

    /// Lets one of each lot come for what their groups have free.
    mutating func releaseExclusive() {
        guard !exclusiveGroups.isEmpty else { return }
        for group in exclusiveGroups.takeFreed(at: boot) { release(group) }
    }

    /// As the scheduler's function of that name.
    mutating func release(_ group: Int) {
        exclusiveGroups.cancelAppointment(of: group)
        guard !exclusiveGroups.groups[group].isBusy else { return }
        var next: BootTime?
        for lot in exclusiveGroups.groups[group].lots {
            if let end = exclusiveGroups.groups[group].spacingEnd(for: lot.spacing), end > boot {
                next = next.map { min($0, end) } ?? end
            } else {
                while let place = exclusiveGroups.groups[group].takeBest(of: lot) {
                    if stands(place.secret, place.ticket), enqueue(place.secret) { break }
                }
            }
        }
        if let next { exclusiveGroups.appoint(group, by: next, ticket: newTicket()) }
    }
}
