/// The two latest of some times, each of another secret: what is the latest besides one secret is known at once.
struct TwoLatest: Sendable {
    private var first: (time: BootTime, secret: Int)?
    private var second: (time: BootTime, secret: Int)?

    /// Takes a secret's time; an earlier one of the same secret, which is not later, no longer counts.
    mutating func insert(_ time: BootTime, of secret: Int) {
        if let known = first, known.secret != secret {
            if time > known.time {
                second = known
                first = (time, secret)
            } else if second.map({ $0.secret == secret || time > $0.time }) ?? true {
                second = (time, secret)
            }
        } else {
            first = (time, secret)
        }
    }

    /// The latest time; `excluded` is a secret whose time does not count.
    func latest(besides excluded: Int?) -> BootTime? {
        first?.secret == excluded ? second?.time : first?.time
    }
}
