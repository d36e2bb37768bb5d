/// Whether a slot may be spent on a rotation now, or must be left for others that are more pressed for time.
///
/// A slot that is used returns one span later. So within one span each slot serves once, and nothing matters of a claim
/// but its deadline: by Hall's theorem all claims are met if and only if for every instant of the span no more of them
/// end by then than slots can be had by then, and the greatest excess over that is the least number that must be late.
/// A rotation is held back where sending it would make that number greater.
struct LookAhead {
    /// For how long a slot is gone.
    let span: Duration
    /// How many ordinary slots can be had by an instant, those that are free included, if none is used before.
    let slots: (Instant) -> Int

    /// How many slots can be spent now so that every claim that ends before `horizon` still has one; 0 or less where it
    /// depends on who takes them.
    ///
    /// `claims` are all deadlines in order.
    func slack(of claims: some Sequence<Instant>, until horizon: Instant) -> Int {
        var least = slots(horizon)
        var count = 0
        for claim in claims {
            guard claim < horizon, least > 0 else { break }
            count += 1
            least = min(least, slots(claim) - count)
        }
        return least
    }

    /// The first instant from `start` at which a rotation with that effective deadline is not held back by `claims`, if
    /// nothing happens until then.
    ///
    /// `claims` are the others' deadlines in order. It looks at no more of them than there are slots, and a few.
    func release(of deadline: Instant, from start: Instant, claims: some Sequence<Instant>) -> Instant {
        var claims = claims.makeIterator()
        var next = claims.next()
        while let ended = next, ended < start { next = claims.next() }
        let horizon = start.advanced(by: span)
        guard let first = next, first < deadline, first < horizon else { return start }
        // When the first claim has ended everything is different.
        let end = Instant(microseconds: first.microseconds + 1)
        let endHorizon = end.advanced(by: span)
        let isRelaxed = deadline >= endHorizon
        let last = isRelaxed ? horizon : endHorizon
        let mostSlots = slots(horizon)

        // The excess over what can be had, before the deadline, with the slot that the rotation would take.
        var count = 0
        var excess = Int.min
        while let claim = next, claim < deadline, claim < last {
            count += 1
            if claim >= horizon, excess < 0 { return start }
            excess = max(excess, count - slots(claim))
            if isRelaxed, excess >= 0 { return end }
            // So many cannot be met that one more makes no difference.
            if count > 2 * mostSlots + 8, deadline < horizon { return start }
            next = claims.next()
        }
        guard excess >= 0 else { return start }
        // As soon as the span holds a greater excess, from the deadline on, nothing is gained by waiting.
        var later: Instant? = deadline
        while let claim = later, claim < endHorizon {
            count += 1
            if count - slots(claim) > excess {
                let visible = Instant(microseconds: claim.microseconds + 1).advanced(by: .zero - span)
                return min(end, max(start, visible))
            }
            later = next
            next = claims.next()
        }
        return end
    }
}
