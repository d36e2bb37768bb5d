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
        let entry: Entry
        let account: AccountConfiguration?
        /// The instants at which the first of them is due; of all where the schedule does not depend on the secret.
        let recurrence: Recurrence
        let times: OpeningTimes
        /// How many there are.
        var count = 1
        /// The first of them: where each has times of its own, those are looked at.
        var sample: [(secret: Int, id: SecretID)]

        static let mostSampled = 50

        /// The position of the first of them.
        var secret: Int { sample[0].secret }
        var id: SecretID { sample[0].id }

        /// Whether all of them are due at the same instants.
        var isTogether: Bool { !entry.schedule.dependsOnSecret && entry.jitter == .zero }
    }

    private struct Key: Hashable {
        let account: String
        /// The secret's region, where its account has a quota in each.
        let region: String?
        let entry: Int
        let opening: OpeningTable.Key
        let minInterval: Duration
    }

    /// The findings about a configuration that comes into force at `start`, in the order of the secrets; disabled
    /// ones are left out.
    public static func findings(in configuration: Configuration, from start: Instant) -> [Finding] {
        let review = ConfigurationReview(configuration, from: start)
        var findings = review.closed
        for kind in review.kinds {
            findings += review.checkOccurrences(of: kind)
            findings += review.checkInterval(of: kind)
        }
        findings += review.checkLateness()
        findings += review.checkSameInstants()
        findings += review.checkLoad()
        return findings.sorted { ($0.secret, $0.message) < ($1.secret, $1.message) }
    }

    private init(_ configuration: Configuration, from start: Instant) {
        self.configuration = configuration
        self.start = start
        let accounts = Dictionary(configuration.accounts.map { ($0.key, $0) }) { first, _ in first }
        var kinds: [Kind] = []
        var closed: [Finding] = []
        var positions: [Key: Int] = [:]
        var table = OpeningTable()
        var judged: Set<OpeningTable.Key> = []
        for (position, secret) in configuration.secrets.enumerated() {
            let entry = configuration.entries[secret.entry]
            guard entry.isEnabled else { continue }
            let account = accounts[secret.id.account]
            let opening = OpeningTable.Key(of: secret.id, entry: entry, in: configuration)
            let times = table.times(opening, in: configuration)
            if judged.insert(opening).inserted, times.opening(atOrAfter: start) == nil {
                closed.append(Self.neverOpens(secret: position, hasWindow: entry.window != nil))
            }
            let key = Key(
                account: secret.id.account, region: account?.scope == .accountRegion ? secret.id.region : nil,
                entry: secret.entry, opening: opening,
                minInterval: entry.minInterval(ofSecretNamed: secret.id.name))
            if let known = positions[key] {
                kinds[known].count += 1
                if !kinds[known].isTogether, kinds[known].sample.count < Kind.mostSampled {
                    kinds[known].sample.append((position, secret.id))
                }
            } else if kinds.count < Self.mostKinds {
                positions[key] = kinds.count
                kinds.append(
                    Kind(
                        entry: entry, account: account,
                        recurrence: configuration.recurrence(of: secret), times: times,
                        sample: [(position, secret.id)]))
            }
        }
        self.kinds = kinds
        self.closed = closed
    }
}
