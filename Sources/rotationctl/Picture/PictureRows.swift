import RotationCore

/// Which rows a picture has.
///
/// Secrets have a row each as long as they are few. Many are put together by account, times and the beginning of their
/// names, and many of those again.
struct PictureRows {
    /// The most secrets that have a row each.
    static let mostSecrets = 80
    /// The most rows for several secrets each.
    private static let mostGroups = 48
    /// The most rotations that one row shows one by one.
    private static let mostMarks = 150

    /// Whether each secret has a row of its own.
    let isSingle: Bool
    private let configuration: Configuration
    private var rows: [PictureRow]
    private var keys: [Key] = []
    private var rowOfSecret: [SecretID: Int] = [:]

    private struct Key: Hashable {
        var account: String
        var times: PictureTimes
        var name: String
    }

    /// The rows of a configuration's secrets, without rotations.
    init(of configuration: Configuration) {
        self.configuration = configuration
        isSingle = configuration.secrets.count <= Self.mostSecrets
        let names = RowNames(of: configuration, isSingle: isSingle, most: Self.mostGroups)
        // Where no freeze is for some secrets only, all of an entry have the same times.
        let areAlike = configuration.freezes.allSatisfy { $0.secrets.isEmpty && $0.accounts.isEmpty }
        var timesOfEntry: [Int: PictureTimes] = [:]
        var places: [Key: Int] = [:]
        var members: [Int] = []
        for secret in configuration.secrets {
            let entry = configuration.entries[secret.entry]
            let times = timesOfEntry[secret.entry] ?? PictureTimes(of: secret.id, entry, in: configuration)
            if areAlike { timesOfEntry[secret.entry] = times }
            let key = Key(account: secret.id.account, times: times, name: names.name(of: secret.id))
            let row = places[key] ?? keys.count
            if row == keys.count {
                places[key] = row
                keys.append(key)
                members.append(0)
            }
            members[row] += 1
            rowOfSecret[secret.id] = row
        }
        rows = zip(keys, members).map { PictureRow(name: $0.name, secrets: $1) }
        guard isSingle else { return }
        for secret in configuration.secrets where !configuration.entries[secret.entry].isEnabled {
            if let row = rowOfSecret[secret.id] { rows[row].remark = "not enabled" }
        }
    }

    /// What stands before the rows: their names, and what opens when.
    var labels: (names: [String], times: [PictureTimes]) {
        (rows.map(\.name), Array(Set(keys.map(\.times))))
    }

    /// Gives the rows the rotations of a plan, in bins where they are many.
    mutating func fill(from plan: Plan, _ bins: PictureBins) {
        var showsEach = [Bool](repeating: isSingle, count: rows.count)
        for index in plan.rotations.startIndex..<plan.waiting.endIndex {
            let line = plan.line(at: index)
            guard let row = rowOfSecret[line.secret] else { continue }
            rows[row].add(line, to: bins.index(of: line.send ?? plan.end))
            if showsEach[row] { rows[row].lines.append(index) }
            if rows[row].lines.count > Self.mostMarks {
                showsEach[row] = false
                rows[row].lines = []
            }
        }
    }

    /// The accounts that have secrets, in the order of the schedule file: rows of single secrets in the order of their
    /// first rotations, others by name.
    var accounts: [PictureAccount] {
        configuration.accounts.compactMap { account in
            var groups: [PictureGroup] = []
            var places: [PictureTimes: Int] = [:]
            for (key, row) in zip(keys, rows) where key.account == account.key {
                if let place = places[key.times] {
                    groups[place].rows.append(row)
                } else {
                    places[key.times] = groups.count
                    groups.append(PictureGroup(times: key.times, rows: [row]))
                }
            }
            for place in groups.indices {
                groups[place].rows.sort {
                    isSingle ? ($0.first, $0.name) < ($1.first, $1.name) : $0.name < $1.name
                }
            }
            return groups.isEmpty ? nil : PictureAccount(configuration: account, groups: groups)
        }
    }

    /// How many rows there are.
    var count: Int { rows.count }
}

/// The names of a picture's rows.
private struct RowNames {
    /// The accounts whose secrets are in several regions.
    private let namesRegions: Set<String>
    private let isSingle: Bool
    /// How many parts of a name, between slashes, a row's name has.
    private var depth = 0

    /// Names that make at most `most` rows, as telling as can be.
    init(of configuration: Configuration, isSingle: Bool, most: Int) {
        self.isSingle = isSingle
        namesRegions = Set(configuration.secrets.regions.filter { $0.value.count > 1 }.keys)
        guard !isSingle else { return }
        var last: Set<String> = []
        for candidate in 1...4 {
            depth = candidate
            var names: Set<String> = []
            for secret in configuration.secrets {
                names.insert(secret.id.account + " " + name(of: secret.id))
                if names.count > most { break }
            }
            if names.count > most || names == last {
                depth = candidate - 1
                return
            }
            last = names
        }
    }

    /// The name of the secret itself, or what it has in common with others: `rds/…`, `db-…`.
    func name(of secret: SecretID) -> String {
        if isSingle {
            return namesRegions.contains(secret.account) ? "\(secret.name) (\(secret.region))" : secret.name
        }
        guard depth > 0 else { return "all secrets" }
        let parts = secret.name.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= depth else { return parts.prefix(depth).joined(separator: "/") + "/…" }
        let stem = secret.name.utf8.reversed().drop { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.reversed()
        let text = String(decoding: stem, as: UTF8.self)
        return text.utf8.count == secret.name.utf8.count ? text : text + "…"
    }
}
