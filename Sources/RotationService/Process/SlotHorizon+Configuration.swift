import Ledger
import RotationCore

extension SlotHorizon {
    /// The attempts that may occupy a slot under a configuration: for two hours at least, so that a reload may lengthen a window to that.
    init(of configuration: Configuration, at now: Stamp) {
        let accounts = configuration.accounts
        let longest = accounts.map { $0.quota.window + $0.guard }.max() ?? .zero
        self.init(
            now: now, span: max(longest, .seconds(2 * 3600)),
            newest: accounts.map(\.quota.limit).max() ?? Quota.standard.limit)
    }
}
