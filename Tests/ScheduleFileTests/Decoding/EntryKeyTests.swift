import RotationCore
import Testing

@testable import ScheduleFile

/// What the keys of an entry become.
struct EntryKeyTests {
    /// The entry of the secret `a` with these keys.
    private func entry(_ keys: String, defaults: String = "") throws -> Entry {
        let text = "defaults: {\(defaults)}\n" + oneAccount + "  - {name: a, \(keys)}"
        return try decode(text).secret("a").entry
    }

    private func schedule(_ keys: String, defaults: String = "") throws -> String {
        let text = "defaults: {\(defaults)}\n" + oneAccount + "  - {name: a, \(keys)}"
        return try decode(text).secret("a").schedule
    }

    @Test("An entry has what the language says where the file says nothing")
    func nothing() throws {
        let plain = try entry("every: 30d")
        #expect(plain == Entry(schedule: plain.schedule))
    }

    @Test("Durations, choices and numbers")
    func values() throws {
        let entry = try entry(
            """
            every: 30d, within: 4h, jitter: 1h30m, catch-up: none, exclusive: redis, spacing: 10m, on-first-sight: rotate, \
            min-interval: 0s, max-attempts: 3, retry: {first: 2s, most: 1m}, enabled: false
            """)
        #expect(entry.within == .seconds(14_400))
        #expect(entry.jitter == .seconds(5400))
        #expect(entry.catchUp == .none)
        #expect(entry.exclusive == "redis")
        #expect(entry.spacing == .seconds(600))
        #expect(entry.onFirstSight == .rotate)
        #expect(entry.minInterval == .zero)
        #expect(entry.retry == RetryPolicy(first: .seconds(2), most: .seconds(60), maxAttempts: 3))
        #expect(!entry.isEnabled)
        #expect(try self.entry("every: 1d, catch-up-window: 2d").catchUpWindow == .seconds(172_800))
    }

    @Test(
        "KMS's words for the types, in any case, and `ram`",
        arguments: [
            ("Rds", SecretType.rds), ("RDS", .rds), ("redis", .redis), ("PolarDB", .polardb), ("polardb", .polardb),
            ("RAMCredentials", .ram), ("ramcredentials", .ram), ("ram", .ram), ("ECS", .ecs),
        ])
    func types(text: String, type: SecretType) throws {
        #expect(try entry("every: 30d, type: \(text)").type == type)
    }

    @Test("A group without `spacing` means never two at once")
    func exclusiveAlone() throws {
        let entry = try entry("every: 1d, exclusive: redis")
        #expect(entry.exclusive == "redis")
        #expect(entry.spacing == .zero)
    }

    @Test("An inherited `spacing` waits for those who have a group")
    func inheritedSpacing() throws {
        #expect(try entry("every: 1d", defaults: "spacing: 10m").spacing == .zero)
        #expect(try entry("every: 1d, exclusive: x", defaults: "spacing: 10m").spacing == .seconds(600))
    }

    @Test("`start` and `end` are local to the zone where they have no offset")
    func dates() throws {
        let entry = try entry("every: 1d, timezone: Asia/Shanghai, start: 2026-01-01, end: \"2026-02-01T00:00:00Z\"")
        #expect(entry.start == (try Instant(rfc3339: "2025-12-31T16:00:00Z")))
        #expect(entry.end == (try Instant(rfc3339: "2026-02-01T00:00:00Z")))
    }

    @Test("A window is one text or a list of texts, and replaces the one below whole")
    func windows() throws {
        let one = try entry("every: 1d, timezone: Asia/Shanghai, window: Mon..Fri 01:00-05:00")
        #expect(one.window == (try Window("Mon..Fri 01:00-05:00")))
        #expect(one.zone != .utc)
        let several = try entry(
            "every: 1d, window: [Mon 01:00-05:00, \"Tue,Wed 02:00-03:00\"]", defaults: "window: 07:00-08:00")
        #expect(several.window == (try Window("Mon 01:00-05:00, Tue,Wed 02:00-03:00")))
        #expect(try entry("every: 1d", defaults: "window: 07:00-08:00").window == (try Window("07:00-08:00")))
        #expect(try entry("every: 1d, window: null").window == nil)
    }

    @Test("Calendar expressions, in their own zone where they name one")
    func calendars() throws {
        #expect(try schedule("calendar: Mon 03:00") == schedule("calendar: \"Mon *-*-* 03:00:00\""))
        #expect(try schedule("calendar: Mon 03:00", defaults: "timezone: Asia/Shanghai").hasSuffix("Asia/Shanghai"))
        let own = decode(
            oneAccount
                + "  - {name: a, calendar: Mon 03:00 Europe/Berlin, timezone: Asia/Shanghai, window: 01:00-05:00}")
        #expect(own.findings.isEmpty)
        #expect(try own.secret("a").schedule == "calendar Mon *-*-* 03:00:00 Europe/Berlin")
        #expect(try own.secret("a").entry.zone != .utc)
    }

    @Test("Months and years go through their anchor, by the clocks of the zone")
    func months() throws {
        let local = try schedule("every: 1 month, anchor: 2026-01-31T03:00, timezone: Asia/Shanghai")
        #expect(local == (try schedule("every: P1M, anchor: \"2026-01-30T19:00:00Z\", timezone: Asia/Shanghai")))
        #expect(local != (try schedule("every: 1 month, anchor: 2026-01-31T03:00")))
        #expect(
            try schedule("anchor: 2026-01-31", defaults: "every: 1 year")
                == schedule("every: 12 months, anchor: 2026-01-31"))
    }

    @Test("`calendar`, `cron` and `every` replace one another whole")
    func replacing() throws {
        let defaults = "every: 30d, anchor: 1970-01-11"
        #expect(try schedule("calendar: daily", defaults: defaults) == schedule("calendar: daily"))
        #expect(try schedule("every: 1d", defaults: "calendar: daily") == "every 1d")
        #expect(try schedule("cron: 0 3 * * *", defaults: "calendar: daily") == "cron 0 3 * * * UTC")
    }

    @Test("`labels` and `retry` are merged by their own keys; null removes one, or all")
    func mappings() throws {
        let defaults = "every: 1d, labels: {team: a, env: prod}, retry: {first: 5s, most: 1h}"
        let merged = try entry("labels: {team: b, app: x}, retry: {first: 9s}", defaults: defaults)
        #expect(merged.labels == ["team": "b", "env": "prod", "app": "x"])
        #expect(merged.retry == RetryPolicy(first: .seconds(9), most: .seconds(3600)))
        #expect(try entry("labels: {team: null}", defaults: defaults).labels == ["env": "prod"])
        #expect(try entry("labels: null", defaults: defaults).labels == ["team": "a", "env": "prod"])
        let files = [
            "defaults: {\(defaults)}\n" + oneAccount + "  - {name: a, labels: {env: test, app: x}}",
            "defaults: {labels: null}\nsecrets: [{name: a, labels: {app: null, more: \"\"}}]",
        ]
        let decoded = try decode(files.enumerated().map { ("\($0).yaml", $1) }).secret("a")
        #expect(decoded.entry.labels == ["env": "test", "more": ""])
    }

    @Test("Every key of an entry but those that name it is a default of `defaults` and of an account")
    func inherited() throws {
        let keys = """
            cron: 0 3 * * *, timezone: Asia/Shanghai, within: 1h, window: 01:00-05:00, jitter: 1m, catch-up: latest, \
            catch-up-window: 1d, exclusive: g, spacing: 1m, on-first-sight: rotate, min-interval: 1h, type: Redis, \
            labels: {a: b}, start: 2026-01-01, end: 2027-01-01, enabled: false, max-attempts: 2, retry: {first: 2s}
            """
        let own = oneAccount + "  - {name: a, \(keys)}"
        let inDefaults = "defaults: {\(keys)}\n" + oneAccount + "  - name: a"
        let inAccount = "accounts: {main: {region: cn-hangzhou, \(keys)}}\nsecrets: [{name: a}]"
        #expect(decode(inDefaults).summary == decode(own).summary)
        #expect(decode(inAccount).summary == decode(own).summary)
        #expect(decode(own).configuration != nil)
    }
}
