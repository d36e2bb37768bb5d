/// What keeps a waiting rotation from its lane's queue, whatever slots are free.
enum Obstacle: Sendable {
    /// A failed attempt was just made.
    case backoff(until: BootTime)
    /// The secret's last rotation is too recent: until the one or the other clock shows that, whichever does first.
    case minInterval(until: BootTime, wall: Instant?)
    /// It came due by a clock that was ahead: until the time at which it is due.
    case early(until: Instant)
    /// Its window is closed, or a freeze with that name holds; nil: it does not open in ten years.
    case closed(until: Instant?, freeze: String?)
    /// It is paused.
    case paused(PauseRecord)
    /// Another of its exclusive group is in flight (nil), or was too recently.
    case exclusive(group: Int, until: BootTime?)

    var cause: WaitCause {
        switch self {
        case .backoff: .backoff
        case .minInterval: .minInterval
        case .early: .clock
        case .closed(_, let freeze): freeze == nil ? .window : .freeze
        case .paused: .paused
        case .exclusive: .exclusive
        }
    }
}
