import Ledger
import RotationCore
import Testing

/// Every field of every record comes back as it was put.
struct RoundTripTests {
    private static let wait = Countdown(from: .sample(31), lasting: .microseconds(72_000_001))

    private static let account = AccountRecord(
        account: "main", wait: wait, throttles: 3,
        hold: AccountHold(
            failure: .credentials, code: "InvalidAccessKeyId.NotFound", message: "the key is unknown\nto KMS",
            since: .sample(41, date: false),
            probe: Countdown(from: .sample(42, in: lastBoot), lasting: .seconds(60)),
            configuration: "region: cn-hangzhou",
            credential: "sha256:ab"),
        denied: ["cn-hangzhou/a", "", "cn-hangzhou/b"], assumedFull: .sample(43, in: lastBoot),
        learned: LearnedQuota(slots: 17, since: .sample(44)))

    private static let secret = SecretRecord(
        id: .sample(), schedule: "cron: 0 3 1 * *", entry: "entry \u{0} with ü and 密钥", firstSight: .sample(51),
        since: Instant(microseconds: -52), handled: Instant(microseconds: 53), handledOffset: -12_600,
        next: Instant(microseconds: 54), newestSent: .sample(7, prefix: "p-", suffix: "inc4711"),
        lastRotation: .sample(56, date: false), anchor: Instant(microseconds: 57),
        hold: SecretHold(
            failure: .permanent, code: "Forbidden.ResourceNotFound", message: "gone", since: Instant(microseconds: 55)),
        isPresent: false)

    private static let rotation = RotationRecord(
        secret: .sample(), versionID: .sample(8, prefix: "team.", suffix: "b"), state: .held,
        first: Instant(microseconds: 61), count: 62, due: Instant(microseconds: 63),
        deadline: Instant(microseconds: 64),
        attempts: 65, failures: 66, refusals: 67, backoff: Countdown(from: .sample(68), lasting: .milliseconds(1_500)),
        reason: "Forbidden.InDebt", requestID: "3bf02f7a-015b", finished: Instant(microseconds: 69),
        request: RequestMark(id: "inc4711", isUrgent: true, passesFreeze: false))

    private static let attempt = AttemptRecord(
        id: AttemptID(secret: .sample(), versionID: .sample(8, prefix: "team.", suffix: "b"), number: 71),
        state: .rejected,
        isRetry: true, isUrgent: true, accountNumber: "1234567890", accessKeyID: "LTAI5tExample", sent: .sample(9_991),
        deadline: .sample(9_992), completed: .sample(9_993, date: false), date: Instant(microseconds: 72),
        code: "Rejected.Throttling", status: 429, requestID: "e37d")

    static let records: [Record] = [
        .account(account), .secret(secret), .rotation(rotation), .attempt(attempt),
        .account(AccountRecord(account: "second", learned: LearnedQuota(slots: 1, since: .sample(1, date: false)))),
        .account(AccountRecord(account: "")), .secret(.sample(2)), .rotation(.sample(2)), .attempt(.sample(2)),
    ]

    @Test(arguments: records)
    func comesBackWhole(_ record: Record) async throws {
        let directory = try TemporaryDirectory()
        let first = try SQLiteLedger.open(directory)
        #expect(first.opening == .created)
        #expect(first.state == [])
        #expect(await first.ledger.commit([record]) == .durable)
        #expect(try first.ledger.records() == [record])
        try first.ledger.close()

        let second = try SQLiteLedger.open(directory)
        #expect(second.opening == .opened)
        #expect(second.state == [record])
        try second.ledger.close()
    }

    @Test func aPutReplacesTheWholeValueUnderItsKey() async throws {
        let directory = try TemporaryDirectory()
        let ledger = try SQLiteLedger.open(directory).ledger
        #expect(await ledger.commit(Self.records) == .durable)
        var attempt = Self.attempt
        (attempt.completed, attempt.date, attempt.status, attempt.state) = (nil, nil, nil, .pending)
        let bare: [Record] = [
            .account(AccountRecord(account: "main")), .secret(.sample(1)),
            .rotation(
                RotationRecord(
                    secret: .sample(), versionID: .sample(8, prefix: "team.", suffix: "b"), state: .due,
                    due: Instant(microseconds: 1), deadline: Instant(microseconds: 2))),
            .attempt(attempt),
        ]
        #expect(await ledger.commit(bare) == .durable)
        #expect(Set(try ledger.records()) == Set(bare + Self.records[4...]))
        try ledger.close()
    }

    @Test(arguments: RotationState.allCases)
    func theUnfinishedStatesAreLoaded(_ state: RotationState) async throws {
        let directory = try TemporaryDirectory()
        let ledger = try SQLiteLedger.open(directory).ledger
        let record = RotationRecord.sample(state: state)
        #expect(await ledger.commit([.rotation(record)]) == .durable)
        #expect(try ledger.records() == (state.isFinal ? [] : [.rotation(record)]))
        #expect(try await ledger.history(HistoryQuery()).entries.map(\.rotation) == [record])
        try ledger.close()
    }

    @Test func versionIDsThatDifferInOnePartAreDifferentRotations() async throws {
        let directory = try TemporaryDirectory()
        let ledger = try SQLiteLedger.open(directory).ledger
        let ids: [VersionID] = [.sample(), .sample(1), .sample(prefix: "p"), .sample(suffix: "s")]
        let records = ids.map { id -> Record in
            var rotation = RotationRecord.sample()
            rotation.versionID = id
            return .rotation(rotation)
        }
        #expect(await ledger.commit(records) == .durable)
        #expect(Set(try ledger.records()) == Set(records))
        try ledger.close()
    }
}
