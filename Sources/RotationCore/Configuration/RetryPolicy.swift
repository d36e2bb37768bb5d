/// How failed attempts are repeated.
public struct RetryPolicy: Hashable, Sendable {
    /// The longest wait before the first retry.
    public var first: Duration
    /// The longest wait before any retry; the cap doubles from `first` up to it.
    public var most: Duration
    /// Refused attempts of one rotation before it ends `failed`, at least 1.
    public var maxAttempts: Int

    /// A policy; the defaults are the design's.
    public init(first: Duration = .seconds(1), most: Duration = .seconds(900), maxAttempts: Int = 10) {
        self.first = first
        self.most = most
        self.maxAttempts = maxAttempts
    }

    /// The cap of the wait after that many failures in a row (1 for the first): `first` doubled each time, at most
    /// `most`.
    func cap(failures: Int) -> Duration {
        var cap = min(first, most)
        var doublings = failures - 1
        while doublings > 0, cap > .zero, cap < most {
            cap = min(cap * 2, most)
            doublings -= 1
        }
        return cap
    }

    /// The wait after that many failures, with full jitter: anything up to the cap, so that waiters do not meet again.
    func wait(failures: Int, using generator: inout SeededGenerator) -> Duration {
        .microseconds(Int64.random(in: 0...max(cap(failures: failures).microseconds, 0), using: &generator))
    }
}
