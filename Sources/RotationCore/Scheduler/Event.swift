/// What happens to the scheduler; every event comes with the clocks' reading of its moment.
public enum Event: Sendable {
    /// The configuration is to be adopted: the first one, or that of a reload.
    case configured(Configuration)
    /// What is known of an account's credential; before the first such event nothing of the account is sent.
    case credential(account: String, CredentialState)
    /// The ledger is loaded and this scheduler decides from now on.
    case lead(LedgerOrigin)
    /// A timer fired or a clock stepped; the reading says all.
    case clock
    /// The commit that the last `Decision.commit` asked for has ended.
    case committed(CommitResult)
    /// The transport's report of an attempt; its connection is closed or its answer whole.
    case answered(AttemptID, Answer)
    /// The Date that the account's KMS has answered, as `Decision.checkClock` asked for; nil where none was to be had.
    case clockChecked(account: String, date: Instant?)
    /// Nothing more is to be sent.
    case stop
    /// An operator asks for rotations; answered by `Decision.answer`.
    case requested(OperatorRequest)
    /// An operator pauses what the record's scope covers, or changes the pause of that scope; answered by
    /// `Decision.answer`.
    case paused(PauseRecord)
    /// An operator lifts the pause of that scope; answered by `Decision.answer`.
    case unpaused(PauseScope, requestedBy: String)
    /// An operator ends holds; answered by `Decision.answer`.
    case resumed(Resumption)
}

/// What is known of an account's credential.
public enum CredentialState: Hashable, Sendable {
    /// It could be read; the fingerprint changes with any part of it and betrays none.
    case available(accessKeyID: String, fingerprint: String)
    /// It could not be read; the reason is for the operator.
    case unavailable(reason: String)
}

/// Where the ledger came from.
public enum LedgerOrigin: Hashable, Sendable {
    /// There was none: a first start, with an empty quota.
    case created
    /// It was there.
    case opened
    /// It was there and unusable: the quota starts as `cold-start` says.
    case setAside
}
