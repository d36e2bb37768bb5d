extension Entry {
    /// When the occurrence of a secret comes due: `jitter` moves it from its nominal time by a whole number of seconds
    /// from zero to the jitter's length, both included.
    ///
    /// The number is the secret's hash of the nominal time modulo the whole seconds of the length plus one: the same on
    /// every host, and another one for every occurrence.
    public func dueTime(of nominal: Instant, for id: SecretID) -> Instant {
        let length = jitter.microseconds / 1_000_000
        guard length > 0 else { return nominal }
        let hash = SecretHash.value(of: "jitter", id.account, id.region, id.name, nominal.basicText)
        return nominal.advanced(by: .seconds(Int64(hash % (UInt64(length) + 1))))
    }
}
