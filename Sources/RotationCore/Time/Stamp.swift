/// A moment that can be aged later: in this boot, in a later one, and after any step of the wall clock.
public struct Stamp: Hashable, Sendable {
    /// The boot in which the stamp was taken.
    public var bootID: BootID
    /// The boot clock of that boot at the moment.
    public var boot: BootTime
    /// The wall clock at the moment; for people, never for ages.
    public var wall: Instant
    /// KMS's time at the moment: the latest Date seen of it in that boot, advanced by the boot clock since; nil before
    /// the first.
    public var date: Instant?

    /// The stamp of a moment.
    public init(bootID: BootID, boot: BootTime, wall: Instant, date: Instant? = nil) {
        self.bootID = bootID
        self.boot = boot
        self.wall = wall
        self.date = date
    }

    /// How old the stamp certainly is at `now`, never negative.
    ///
    /// A stamp of the same boot ages by the boot clock. One of another boot is at least as old as the running boot, and
    /// older by as much as two Dates of KMS prove: `tolerance` is what a Date may lag behind the moment it was seen
    /// (the longest wait for an answer). Wall clocks prove nothing, since they may be wrong either way.
    public func age(at now: Stamp, tolerance: Duration) -> Duration {
        if bootID == now.bootID {
            return max(.zero, now.boot.duration(since: boot))
        }
        let sinceBoot = now.boot.duration(since: BootTime(microseconds: 0))
        guard let date, let nowDate = now.date else { return sinceBoot }
        return max(sinceBoot, nowDate.duration(since: date) - tolerance)
    }

    /// The boot clock of `now`'s boot at which this stamp was certainly already past; negative when that was before the
    /// boot.
    public func bootTime(in now: Stamp, tolerance: Duration) -> BootTime {
        bootID == now.bootID ? boot : now.boot.advanced(by: .zero - age(at: now, tolerance: tolerance))
    }
}
