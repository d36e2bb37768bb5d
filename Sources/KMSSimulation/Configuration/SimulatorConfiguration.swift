/// What a simulated KMS is like.
///
/// The default is a healthy one with the real quota and the key `testid:testsecret`.
public struct SimulatorConfiguration: Sendable {
    /// Where it listens.
    public var listen: ListenAddress

    /// How many calls it takes.
    public var quota: SimulatedQuota

    /// How it misbehaves.
    ///
    /// Of the faults that strike a call, the first one counts, beside `delay`.
    public var faults: [SimulatedFault]

    /// Decides the faults and the request ids: with equal seeds, calls that arrive in equal order meet equal faults.
    public var seed: UInt64

    /// The access keys it knows: AccessKeyId to AccessKey secret.
    public var accessKeys: [String: String]

    /// The secrets of type Generic, whose rotation it refuses.
    public var genericSecrets: [SecretPattern]

    /// The secrets that exist; where empty, all do.
    public var knownSecrets: [SecretPattern]

    /// The region that its ARNs name.
    public var region: String

    /// The account's number that its ARNs name.
    public var accountNumber: String

    /// How far its clock is ahead of the machine's: its Date, and the time by which it judges timestamps.
    public var clockOffset: Duration

    /// Makes a configuration.
    public init(
        listen: ListenAddress = .anyPort, quota: SimulatedQuota = .fiftyPerHour, faults: [SimulatedFault] = [],
        seed: UInt64 = 1, accessKeys: [String: String] = ["testid": "testsecret"],
        genericSecrets: [SecretPattern] = [], knownSecrets: [SecretPattern] = [], region: String = "cn-hangzhou",
        accountNumber: String = "1234567890123456", clockOffset: Duration = .zero
    ) {
        self.listen = listen
        self.quota = quota
        self.faults = faults
        self.seed = seed
        self.accessKeys = accessKeys
        self.genericSecrets = genericSecrets
        self.knownSecrets = knownSecrets
        self.region = region
        self.accountNumber = accountNumber
        self.clockOffset = clockOffset
    }
}
