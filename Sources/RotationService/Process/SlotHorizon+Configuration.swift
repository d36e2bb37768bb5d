import Ledger
import RotationCore

extension SlotHorizon {
    /// For how long at least attempts are remembered after their completion: a reload may make a quota reach back so
    /// far.
    static let leastSpan = Duration.seconds(2 * 3600)

    /// How many attempts at least are remembered of an account: a reload may raise a quota to that.
    private static let leastNewest = 1_000

    /// The attempts that may occupy a slot under a configuration, and a little further back.
    init(of configuration: Configuration, at now: Stamp) {
        self.init(
            now: now, span: max(configuration.longestSpan, Self.leastSpan),
            newest: max(configuration.accounts.map(\.quota.limit).max() ?? 0, Self.leastNewest))
    }
}

extension Configuration {
    /// The longest time for which an attempt of any account holds its slot after its completion.
    var longestSpan: Duration {
        accounts.map { $0.quota.window + $0.guard }.max() ?? .zero
    }
}
