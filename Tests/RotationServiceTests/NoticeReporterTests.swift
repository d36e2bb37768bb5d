import Testing

@testable import RotationCore
@testable import RotationService

/// The journal's entries for what the scheduler reports.
struct NoticeReporterTests {
    private let recorder = LogRecorder()
    private let secret = SecretID(account: "main", region: "cn-hangzhou", name: "redis/cart")
    private let nominal = Instant(seconds: 1_700_000_000)

    private func rotation(_ state: RotationState, _ change: (inout RotationRecord) -> Void = { _ in }) throws
        -> RotationRecord
    {
        var rotation = RotationRecord(
            secret: secret, versionID: try VersionID(nominal: nominal), state: state, due: nominal,
            deadline: nominal.advanced(by: .seconds(60)))
        change(&rotation)
        return rotation
    }

    /// The one entry for a notice.
    private func entry(for notice: Notice) throws -> LogRecorder.Entry {
        NoticeReporter(logger: recorder.logger).report(notice)
        #expect(recorder.entries.count == 1)
        return try #require(recorder.entries.last)
    }

    @Test(
        "Every state of a rotation has its entry, with the three fields that stand together",
        arguments: RotationState.allCases)
    func reportsEveryState(state: RotationState) throws {
        let entry = try entry(for: .transition(Transition(try rotation(state))))
        #expect(entry.text == "rotation \(state.rawValue)")
        #expect(entry.fields["rotation.state"] == state.rawValue)
        #expect(entry.fields["rotation.secret"] == "redis/cart")
        #expect(entry.fields["rotation.version-id"] == "20231114T221320Z")
        #expect(entry.fields["rotation.account"] == "main")
        #expect(entry.fields["rotation.region"] == "cn-hangzhou")
        #expect(entry.fields["rotation.due"] == "2023-11-14T22:13:20Z")
        #expect(entry.fields["message.id"]?.count == 32)
    }

    @Test("A failed attempt says KMS's words, its code, its request id, and when the next one may come")
    func reportsRetry() throws {
        let stamp = Stamp(bootID: BootID("boot"), boot: BootTime(microseconds: 0), wall: nominal)
        let queued = try rotation(.queued) {
            $0.reason = "InternalFailure"
            $0.backoff = Countdown(from: stamp, lasting: .seconds(90))
        }
        let answer = Answer(
            .rejected(.transient), code: "InternalFailure", message: "Internal Failure", status: 500, requestID: "R1")
        let entry = try entry(for: .transition(Transition(queued, attempt: 3, answer: answer)))
        #expect(entry.fields["rotation.reason"] == "Internal Failure; not tried again for 1m30s")
        #expect(entry.fields["rotation.attempt"] == "3")
        #expect(entry.fields["kms.code"] == "InternalFailure")
        #expect(entry.fields["kms.status"] == "500")
        #expect(entry.fields["kms.request-id"] == "R1")
    }

    @Test("An accepted one says no reason where it was in time, and that it was late where it was")
    func reportsLateness() throws {
        let answer = Answer(.accepted, message: "OK", status: 200, requestID: "R1")
        let entry = try entry(for: .transition(Transition(try rotation(.accepted), attempt: 1, answer: answer)))
        #expect(entry.fields["rotation.reason"] == nil)
        #expect(entry.fields["kms.code"] == nil)

        let late = try rotation(.accepted) { $0.reason = Reason.late }
        NoticeReporter(logger: recorder.logger).report(.transition(Transition(late, attempt: 1, answer: answer)))
        #expect(recorder.entries.last?.fields["rotation.reason"] == "late")
    }

    @Test("A run of missed occurrences is one entry with first, last and count")
    func reportsRun() throws {
        let run = try rotation(.missed) {
            $0.first = nominal.advanced(by: .seconds(-7200))
            $0.count = 3
            $0.reason = Reason.scheduleChanged
        }
        let entry = try entry(for: .transition(Transition(run)))
        let reason = "the schedule changed; 3 occurrences from 2023-11-14T20:13:20Z to 2023-11-14T22:13:20Z"
        #expect(entry.fields["rotation.reason"] == reason)
    }

    @Test("What is no transition names its secret in config.secret, and no rotation")
    func reportsSecrets() throws {
        let hold = SecretHold(failure: .permanent, code: "Generic", message: "not rotatable", since: nominal)
        for (notice, text) in [
            (Notice.secretNew(secret, next: nominal), "secret new"),
            (.secretChanged(secret, next: nil), "secret changed"),
            (.secretEntryChanged(secret, next: nominal), "secret changed"),
            (.secretGone(secret), "secret gone"), (.secretHeld(secret, hold), "secret held"),
            (.secretReleased(secret), "secret resumed"),
        ] {
            NoticeReporter(logger: recorder.logger).report(notice)
            let entry = try #require(recorder.entries.last)
            #expect(entry.text == text)
            #expect(entry.fields["config.secret"] == "redis/cart")
            for field in ["rotation.secret", "rotation.state", "rotation.version-id"] {
                #expect(entry.fields[field] == nil, "\(field) of \(text)")
            }
        }
        let reasons = recorder.entries.map { $0.fields["rotation.reason"] ?? "" }
        #expect(reasons[0] == "next is 2023-11-14T22:13:20Z")
        #expect(reasons[1] == "its schedule changed; it is never due")
        #expect(reasons[2] == "its entry changed, not its schedule; next is 2023-11-14T22:13:20Z")
        #expect(reasons[4] == "until its entry in the schedule changes or an operator resumes it: not rotatable")
        #expect(recorder.entries[4].fields["kms.code"] == "Generic")
    }

    @Test("What operators want has its entries, with who asked as a claim")
    func reportsOrders() throws {
        let request = try OperatorRequest(
            id: "inc4711", selection: .names(Glob("redis/**")), isUrgent: true, requestedBy: "ann")
        var record = RequestRecord(request: request, accepted: nominal, leftOut: 2)
        let pause = PauseRecord(.account("main"), reason: "audit", since: nominal, requestedBy: "bob")
        let accepted = Notice.requestAccepted(record, rotations: 7)
        record.outcomes = [.accepted: 6, .failed: 1]
        let notices: [(Notice, String, String)] = [
            (accepted, "request accepted", "inc4711: urgent; 7 secrets of redis/**, 2 left out (asked for by ann)"),
            (.requestRefused(request, reason: "no"), "request refused", "inc4711: no (asked for by ann)"),
            (.requestDone(record), "request done", "inc4711: 6 accepted, 1 failed"),
            (
                .paused(pause), "paused: nothing that the pause covers is sent",
                "account main, until it is lifted: audit (asked for by bob)"
            ),
            (.unpaused(pause, by: nil), "pause over", "account main: its end has come"),
            (.unpaused(pause, by: "eve"), "pause over", "account main: lifted (asked for by eve)"),
            (.secretResumed(secret, by: ""), "secret resumed", "an operator resumed it"),
            (
                .cadenceReset(secret, next: nominal), "cadence reset",
                "it counts from its requested rotation; next is 2023-11-14T22:13:20Z"
            ),
        ]
        for (notice, text, reason) in notices {
            NoticeReporter(logger: recorder.logger).report(notice)
            #expect(recorder.entries.last?.text == text)
            #expect(recorder.entries.last?.fields["rotation.reason"] == reason)
            #expect(recorder.entries.last?.fields["rotation.secret"] == nil)
        }
    }

    @Test("Many secrets that changed alike have one entry", arguments: ConfigurationChanges.Kind.allCases)
    func reportsManySecrets(kind: ConfigurationChanges.Kind) throws {
        let entry = try entry(for: .secretsChanged(kind, count: 1_001))
        #expect(entry.text == (kind == .new ? "secret new" : kind == .gone ? "secret gone" : "secret changed"))
        #expect(entry.fields["rotation.reason"]?.contains("1001 secrets") == true)
        #expect(entry.fields["config.secret"] == nil)
    }

    @Test("A reload says how many secrets it changed, and of nothing that it changed nothing")
    func summarizesReload() {
        var changes = ConfigurationChanges()
        #expect(Service.summary(of: changes, secrets: 7) == "7 secrets: nothing changed")
        (changes[.new], changes[.schedule], changes[.entry]) = (3, 1, 1)
        #expect(Service.summary(of: changes, secrets: 100_000) == "100000 secrets: 3 new, 2 changed")
        changes[.gone] = 1
        #expect(Service.summary(of: changes, secrets: 100_000) == "100000 secrets: 3 new, 2 changed, 1 gone")
    }

    @Test("What a reload changes of an account names it")
    func reportsAccountDifference() throws {
        let key = ConfigurationDifference.Key(name: "quota", old: "50 per 1h", new: "40 per 1h")
        let item = ConfigurationDifference.Item(subject: .account("main"), kind: .changed, keys: [key])
        let entry = try entry(for: .configurationChanged(item))
        #expect(entry.text == "configuration changed")
        #expect(entry.fields["rotation.account"] == "main")
        #expect(entry.fields["rotation.reason"] == "changed account main: quota 50 per 1h -> 40 per 1h")
    }

    @Test("What concerns an account names it, and says what to do or how long it lasts")
    func reportsAccounts() throws {
        for (notice, reason) in [
            (
                Notice.accountThrottled(account: "main", wait: .seconds(72), code: "Rejected.Throttling"),
                "nothing of the account is sent for 1m12s"
            ),
            (.credentialUnavailable(account: "main", reason: "no file"), "no file"),
            (
                .clockCorrected(account: "main", by: .seconds(-90)),
                "KMS's clock differs by -1m30s; set this machine's clock"
            ),
            (.accountReleased(account: "main", reason: "its credential changed"), "its credential changed"),
            (.quotaAssumedFull(account: "main"), "the ledger that knew it was lost"),
            (
                .quotaLearned(account: "main", slots: 12, of: .standard),
                "KMS throttles though our own calls leave slots free: 12 of 50 are used for now"
            ),
            (.quotaRegained(account: "main", .standard), "all 50 slots are used again"),
        ] {
            NoticeReporter(logger: recorder.logger).report(notice)
            let entry = try #require(recorder.entries.last)
            #expect(entry.fields["rotation.account"] == "main")
            #expect(entry.fields["rotation.reason"] == reason)
        }
    }

    @Test("A ledger that takes no records is critical, and its recovery is said")
    func reportsLedger() throws {
        let reporter = NoticeReporter(logger: recorder.logger)
        reporter.report(.ledgerFull(reason: "disk full"))
        reporter.report(.ledgerRecovered)
        reporter.report(.ledgerLost(reason: "the file was removed"))
        #expect(recorder.entries.map(\.level) == [.critical, .notice, .critical])
        #expect(recorder.entries.map { $0.fields["rotation.reason"] } == ["disk full", nil, "the file was removed"])
    }
}
