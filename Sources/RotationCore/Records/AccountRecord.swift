/// What the ledger knows of an account, under its key in the schedule file.
public struct AccountRecord: Hashable, Sendable {
    /// The account's key in the schedule file.
    public var account: String
    /// The wait that a throttled attempt imposed.
    public var wait: Countdown?
    /// How many throttled attempts in a row doubled the wait; 0 after a success.
    public var throttles: Int
    /// Why and until when nothing but probes is sent.
    public var hold: AccountHold?
    /// The latest secrets (region and name) refused for want of permission, with no success between: at most three.
    public var denied: [String]
    /// Since when the quota counts as full, because the ledger that knew it was lost.
    public var assumedFull: Stamp?
    /// What throttled attempts have taught of the quota; nil: that all of it is ours.
    public var learned: LearnedQuota?

    /// An account without wait and hold.
    public init(
        account: String, wait: Countdown? = nil, throttles: Int = 0, hold: AccountHold? = nil, denied: [String] = [],
        assumedFull: Stamp? = nil, learned: LearnedQuota? = nil
    ) {
        self.account = account
        self.wait = wait
        self.throttles = throttles
        self.hold = hold
        self.denied = denied
        self.assumedFull = assumedFull
        self.learned = learned
    }

    /// Whether nothing stands against the account.
    var isClean: Bool { wait == nil && throttles == 0 && hold == nil && denied.isEmpty }
}

/// How many slots of a quota are left to us where others use the account too.
public struct LearnedQuota: Hashable, Sendable {
    /// Slots at the moment of the latest throttled attempt, at least 1; from there they grow again.
    public var slots: Int
    /// That moment.
    public var since: Stamp

    /// So many slots since then.
    public init(slots: Int, since: Stamp) {
        self.slots = slots
        self.since = since
    }
}

/// Why an account is held, what ends the hold, and when it is probed next.
public struct AccountHold: Hashable, Sendable {
    /// The class of the answer that led to the hold.
    public var failure: FailureClass
    /// KMS's error code.
    public var code: String
    /// One line for the operator.
    public var message: String
    /// Since when.
    public var since: Stamp
    /// When the next probe may go: a minute, doubling to an hour.
    public var probe: Countdown
    /// The account's keys in the file in canonical form when it was held; another form ends the hold.
    public var configuration: String
    /// The fingerprint of the credential that was refused; another one ends the hold.
    public var credential: String

    /// A hold.
    public init(
        failure: FailureClass, code: String, message: String, since: Stamp, probe: Countdown, configuration: String,
        credential: String
    ) {
        self.failure = failure
        self.code = code
        self.message = message
        self.since = since
        self.probe = probe
        self.configuration = configuration
        self.credential = credential
    }

    /// What ends it, for the operator, to follow "held".
    public var release: String {
        guard !isForClock else { return "until the clocks agree" }
        let probe = failure == .permission ? "a probe is accepted" : "a probe is answered"
        return "until its keys in the schedule or its credential change, \(probe), or an operator resumes it"
    }
}
