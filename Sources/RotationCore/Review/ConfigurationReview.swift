/// Finds what no single value of a configuration shows: windows that never open, queues that do not fit.
///
/// It warns only of what is certain as long as nothing fails: every estimate errs on the side of silence.
public struct ConfigurationReview {
    let configuration: Configuration
    /// From when on it looks ahead.
    let start: Instant
    /// Secrets that nothing tells apart here, in the order of the first of each; the first 20,000 of them.
    let kinds: [Kind]
    /// Windows and freezes that leave no time at all.
    private let closed: [Finding]

    private static let mostKinds = 20_000

    /// Secrets with one entry, one set of freezes and one type.
    struct Kind {
        /// The position of the first of them.
        let secret: Int
        let id: SecretID
        let entry: Int
        let times: OpeningTimes
        /// How many there are.
        var count = 1
        /// The first of them, itself included: where each has times of its own, those are looked at.
        var sample: [(secret: Int, id: SecretID)]

        static let mostSampled = 50
    }

    private struct TimesKey: Hashable {
        let window: Window?
        let zone: TimeZoneTable.ID
        let freezes: [Int]
    }

    private struct Key: Hashable {
        let account: String
        let entry: Int
        let freezes: [Int]
        let minInterval: Duration
    }

    /// The findings about a configuration that comes into force at `start`, in the order of the secrets.
    public static func findings(in configuration: Configuration, from start: Instant) -> [Finding] {
        let review = ConfigurationReview(configuration, from: start)
        var findings = review.closed
        for kind in review.kinds where configuration.entries[kind.entry].isEnabled {
            findings += review.checkOccurrences(of: kind)
            findings += review.checkInterval(of: kind)
        }
        findings += review.checkLateness()
        findings += review.checkSameInstants()
        findings += review.checkLoad()
        return findings.sorted { $0.secret < $1.secret }
    }

    private init(_ configuration: Configuration, from start: Instant) {
        self.configuration = configuration
        self.start = start
        var kinds: [Kind] = []
        var closed: [Finding] = []
        var positions: [Key: Int] = [:]
        var times: [TimesKey: OpeningTimes] = [:]
        for (position, secret) in configuration.secrets.enumerated() {
            let entry = configuration.entries[secret.entry]
            let freezes = configuration.freezes.indices.filter {
                configuration.freezes[$0].covers(account: secret.id.account, name: secret.id.name)
            }
            let timesKey = TimesKey(window: entry.window, zone: entry.zone, freezes: freezes)
            if times[timesKey] == nil {
                let opening = configuration.openingTimes(of: secret.id, entry: secret.entry)
                times[timesKey] = opening
                if entry.isEnabled, opening.opening(atOrAfter: start) == nil {
                    closed.append(Self.neverOpens(secret: position, hasWindow: entry.window != nil))
                }
            }
            let key = Key(
                account: secret.id.account, entry: secret.entry, freezes: freezes,
                minInterval: entry.minInterval(ofSecretNamed: secret.id.name))
            if let known = positions[key] {
                kinds[known].count += 1
                if kinds[known].sample.count < Kind.mostSampled { kinds[known].sample.append((position, secret.id)) }
            } else if kinds.count < Self.mostKinds {
                positions[key] = kinds.count
                kinds.append(
                    Kind(
                        secret: position, id: secret.id, entry: secret.entry, times: times[timesKey] ?? .always,
                        sample: [(position, secret.id)]))
            }
        }
        self.kinds = kinds
        self.closed = closed
    }

    func entry(of kind: Kind) -> Entry { configuration.entries[kind.entry] }

    func recurrence(of kind: Kind) -> Recurrence { configuration.recurrence(of: kind.id, entry: kind.entry) }

    /// Whether all secrets of the kind are due at the same instants.
    func isTogether(_ kind: Kind) -> Bool {
        !entry(of: kind).schedule.dependsOnSecret && entry(of: kind).jitter == .zero
    }

    /// Until when a rotation with that nominal time is in time.
    func deadline(of kind: Kind, nominal: Instant, next: Instant?) -> Instant {
        if let within = entry(of: kind).within { return nominal.advanced(by: within) }
        return next ?? nominal.advanced(by: .seconds(365 * 86_400))
    }
}
