import RotationCore

/// What the engine needs of the rest of the service; every call comes on the engine's queue and must not block.
protocol EngineDelegate: Sendable {
    /// Makes a call, and tells its end by `completion`, on any thread.
    func call(_ order: SendOrder, completion: @escaping @Sendable (Answer) -> Void)
    /// Reads an account's credential anew, and tells it by `completion`, on any thread.
    func readCredential(of account: String, completion: @escaping @Sendable (CredentialState) -> Void)
    /// Asks an account's KMS for its Date, and tells it by `completion`, on any thread; nil where none was to be had.
    func checkClock(of account: String, completion: @escaping @Sendable (Instant?) -> Void)
    /// Tells the operator.
    func report(_ notice: Notice)
    /// The service is ready.
    func engineIsReady(_ status: Status)
    /// The configuration of a reload is in force.
    func engineHasReloaded(_ status: Status, _ changes: ConfigurationChanges)
    /// An event was dealt with and no commit is under way.
    func engineHasDecided()
    /// Nothing is in flight any more after a stop.
    func engineHasStopped()
}
