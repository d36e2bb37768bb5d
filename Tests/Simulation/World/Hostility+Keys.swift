package import RotationCore

extension Hostility {
    /// Gives the secrets of a world windows, freezes and the other keys, and the world its rules.
    package func addKeys(to world: World) throws {
        var freezes: [Range<Instant>] = []
        while world.chance(keys), freezes.count < 3 {
            let start = Setup.epoch.advanced(by: .seconds(world.random(0...length.microseconds / 1_000_000)))
            let end = start.advanced(by: .seconds(world.random(5...120)))
            // Every other one is for all, the others for secrets whose names end in 1, 2 or 3.
            let isForAll = freezes.count % 2 == 0
            world.configuration.freezes.append(
                try Setup.freeze("freeze\(freezes.count)", start..<end, secrets: isForAll ? [] : ["secret?"]))
            freezes.append(start..<end)
        }
        for secret in world.configuration.secrets {
            var entry = world.configuration.entries[secret.entry]
            var rules = Rules()
            rules.freezes = freezes.enumerated().filter { $0.offset % 2 == 0 || secret.id.name.utf8.count == 7 }
                .map(\.element)
            if world.chance(keys) {
                let open = stretches(in: world)
                rules.open = .daily(open)
                entry.window = try Setup.window(open)
            }
            if world.chance(keys), case .interval(let interval) = entry.schedule {
                entry.jitter = .seconds(world.random(0...interval.seconds - 1))
                rules.jitter = entry.jitter
            }
            if world.chance(keys) { entry.catchUp = .none }
            if world.chance(keys) { entry.catchUpWindow = .seconds(world.random(1...200)) }
            if world.chance(keys) {
                entry.exclusive = "group\(world.random(0...2))"
                entry.spacing = .seconds(world.random(0...40))
                rules.exclusive = entry.exclusive
                rules.spacing = entry.spacing
            }
            if world.chance(keys) {
                entry.minInterval = .seconds(world.random(1...200))
                rules.minInterval = entry.minInterval ?? .zero
            }
            world.configuration.entries[secret.entry] = entry
            world.rules[secret.id] = rules
        }
    }

    /// Some stretches of the time in which the world lives.
    private func stretches(in world: World) -> [Range<Int64>] {
        (0...world.random(0...4)).map { _ in
            let start = world.random(0...1200)
            return start..<start + world.random(1...200)
        }
    }
}

extension Setup {
    /// A window that is open in these stretches of every day.
    package static func window(_ stretches: [Range<Int64>]) throws -> Window {
        func clock(_ time: Int64) -> String {
            [time / 3600, time / 60 % 60, time % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
        }
        return try Window(stretches.map { "\(clock($0.lowerBound))-\(clock($0.upperBound))" }.joined(separator: ", "))
    }

    /// A freeze of these secrets, or of all.
    package static func freeze(_ name: String, _ time: Range<Instant>, secrets: [String] = []) throws -> Freeze {
        try Freeze(
            name: name, from: DateTimeText(time.lowerBound.rfc3339), to: DateTimeText(time.upperBound.rfc3339),
            in: .utc, secrets: secrets.map { try Glob($0) })
    }
}
