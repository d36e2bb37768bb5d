package import RotationCore

extension World {
    /// The KMS account of a secret, by the key that the account's credential named last.
    package func owner(of secret: SecretID) -> String? {
        accessKeys[secret.account].map { kms.owner(of: $0, region: secret.region) }
    }

    /// The accounts in force whose calls take an owner's quota.
    package func accounts(of owner: String) -> [AccountConfiguration] {
        (inForce?.accounts ?? []).filter { account in
            accessKeys[account.key].map(kms.base).map { owner.hasPrefix($0) } ?? false
        }
    }

    /// The calls that take slots of an owner now, which each holds for `span` after its completion.
    func slotHolders(of owner: String, for span: Duration) -> [Call] {
        recentCalls.filter { $0.owner == owner && $0.occupiesSlot(at: clock.time, span: span) }
    }

    /// How many slots an owner has by what throttled attempts taught: all where that was in another boot.
    func believedSlots(of owner: String) -> Int {
        accounts(of: owner).map { account in
            let learned = ledger.accounts[account.key]?.learned.flatMap { $0.since.bootID == clock.bootID ? $0 : nil }
            return learned.map { grown($0, of: account) } ?? account.quota.limit
        }.min() ?? 0
    }

    /// One slot comes back with each share of the window that one has.
    func grown(_ learned: LearnedQuota, of account: AccountConfiguration) -> Int {
        let share = max(account.quota.window.microseconds / Int64(account.quota.limit), 1)
        let time = clock.reading.boot.duration(since: learned.since.boot).microseconds
        return min(learned.slots + Int(max(time, 0) / share), account.quota.limit)
    }

    /// The accounts that are throttled with this one, as far as the running process knows, and the account itself.
    func accountsThatShare(with key: String) -> [String] {
        guard let inForce, let own = account(key), own.scope == .account else { return [key] }
        let others = inForce.accounts.filter { other in
            guard other.key != key, other.scope == .account else { return false }
            if let one = other.number, let two = own.number { return one == two }
            guard fingerprints[other.key] != nil, fingerprints[key] != nil else { return false }
            return accessKeys[other.key] == accessKeys[key]
        }
        return [key] + others.map(\.key)
    }

    /// How much longer a countdown of this boot lasts; nil for one of another boot, of which the scheduler may know
    /// less than the world.
    package func remainder(of countdown: Countdown) -> Duration? {
        guard countdown.start.bootID == clock.bootID else { return nil }
        return countdown.start.boot.advanced(by: countdown.length).duration(since: clock.reading.boot)
    }

    /// Whether the account's own state lets it send, for certain; whatever it has learned: where another does.
    package func maySurelySend(_ account: AccountConfiguration, whateverIsLearned: Bool = false) -> Bool {
        guard isRunning, isReady, !isStopping, openChecks == 0, readable.contains(account.key),
            clock.time >= asleepUntil
        else {
            return false
        }
        for sharing in inForce?.accounts ?? []
        where sharing.key == account.key
            || accessKeys[sharing.key].map(kms.base) == accessKeys[account.key].map(kms.base)
        {
            guard let record = ledger.accounts[sharing.key] else { continue }
            if !whateverIsLearned && record.learned != nil
                || record.wait.map({ remainder(of: $0).map { $0 > .zero } ?? true }) ?? false
            {
                return false
            }
            if sharing.key == account.key, record.hold != nil || record.assumedFull != nil {
                return false
            }
        }
        return open[account.key, default: 0] < account.concurrency
    }

    /// Whether neither a window nor a freeze ever closes the secret.
    package func isAlwaysOpen(_ id: SecretID) -> Bool {
        if let rules = rules[id] { return rules.open == nil && rules.freezes.isEmpty }
        return entry(of: id)?.window == nil && inForce?.freezes.isEmpty ?? true
    }

    /// Whether a rotation waits for a slot and nothing else, for certain; or for its exclusive group too.
    package func isSurelyReady(_ rotation: RotationRecord, butForItsGroup: Bool = false) -> Bool {
        let id = rotation.secret
        guard rotation.state == .queued || rotation.state == .held, let entry = entry(of: id),
            let secret = ledger.secrets[id], secret.hold == nil, secret.isPresent, calls[id]?.isOpen != true
        else { return false }
        if calls[id]?.isInFlight(at: clock.time) ?? false || ledger.isPending(id) { return false }
        if ledger.rotations[.init(rotation)]?.state == .sent { return false }
        // Of what comes due by a clock that was ahead, and of pauses, the scheduler may know more.
        guard rotation.due <= wall, !ledger.pauses.values.contains(where: { $0.lifted == nil }) else { return false }
        if let backoff = rotation.backoff, remainder(of: backoff).map({ $0 > .zero }) ?? true { return false }
        // Groups and least intervals are judged where they are broken.
        guard butForItsGroup != (entry.exclusive == nil),
            rules[id]?.allows(wall, to: rotation.request) ?? isAlwaysOpen(id)
        else {
            return false
        }
        let least = entry.minInterval(ofSecretNamed: id.name)
        guard least > .zero, let last = secret.lastRotation, secret.newestSent != rotation.versionID else {
            return true
        }
        return remainder(of: Countdown(from: last, lasting: least)).map { $0 <= .zero } ?? false
    }

    /// The rotations that wait for a slot and nothing else.
    package var surelyReady: [RotationRecord] {
        ledger.unfinished.compactMap { ledger.rotations[$0] }.filter { isSurelyReady($0) }
    }

    /// One rotation of each exclusive group that is free for it, for certain.
    package var surelyReadyOfGroups: [RotationRecord] {
        var found: [String: RotationRecord] = [:]
        for rotation in ledger.unfinished.compactMap({ ledger.rotations[$0] }) {
            guard let entry = entry(of: rotation.secret), let group = entry.exclusive, found[group] == nil,
                isSurelyReady(rotation, butForItsGroup: true), isFree(group, spacing: entry.spacing)
            else { continue }
            found[group] = rotation
        }
        return Array(found.values)
    }

    /// Whether nothing of the group is in flight, nor was too recently.
    private func isFree(_ group: String, spacing: Duration) -> Bool {
        secretsInForce.keys.allSatisfy { id in
            guard let other = entry(of: id), other.exclusive == group else { return true }
            if ledger.isPending(id) || calls[id]?.isInFlight(at: clock.time) ?? false { return false }
            guard let last = ledger.secrets[id]?.lastRotation else { return true }
            let length = max(spacing, other.spacing)
            return remainder(of: Countdown(from: last, lasting: length)).map { $0 <= .zero } ?? false
        }
    }
}
