extension Entry {
    /// Until when a rotation with that nominal time is in time: `within` after it, else until the next occurrence.
    ///
    /// Where neither is there, a year.
    func deadline(nominal: Instant, next: Instant?) -> Instant {
        if let within { return nominal.advanced(by: within) }
        return next ?? nominal.advanced(by: .seconds(365 * 86_400))
    }
}
