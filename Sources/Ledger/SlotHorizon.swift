public import RotationCore

/// Which of the completed attempts may still occupy a slot of their quota; pending ones do in any case.
///
/// Those completed in the running boot do for `span` by the boot clock. Of those of other boots, whose clocks say
/// nothing any more, the age is only known to be the running boot's: until that is `span`, the last `newest` of each
/// account may.
public struct SlotHorizon: Hashable, Sendable {
    /// The moment from which ages count; its wall clock names a ledger that is set aside.
    public var now: Stamp
    /// The longest window of all accounts with its guard.
    public var span: Duration
    /// The largest quota of all accounts; never more of one account's attempts occupy slots at once.
    public var newest: Int

    /// The attempts that may occupy a slot at `now`.
    public init(now: Stamp, span: Duration, newest: Int) {
        self.now = now
        self.span = span
        self.newest = newest
    }

    /// How many attempts at least are remembered of an account: a reload may raise a quota to that.
    private static let leastNewest = 1_000

    /// The attempts that may occupy a slot under a configuration, and as much further back as a reload may reach.
    public init(of configuration: Configuration, at now: Stamp) {
        self.init(
            now: now, span: configuration.rememberedSpan,
            newest: max(configuration.accounts.map(\.quota.limit).max() ?? 0, Self.leastNewest))
    }

    /// The boot clock at and after which a completion of the running boot holds its slot, in microseconds.
    var floor: Int64 {
        let (floor, overflow) = now.boot.microseconds.subtractingReportingOverflow(span.microseconds)
        return overflow ? .min : floor
    }

    /// Whether completions of other boots may hold their slots.
    var reachesOtherBoots: Bool { floor < 0 }
}
