/// Documents that the schema and the decoder must judge alike.
enum SchemaSamples {
    private static func entry(_ keys: String) -> String { oneAccount + "  - {name: a, every: 1d, \(keys)}" }
    private static func unscheduled(_ keys: String) -> String { oneAccount + "  - {name: a, \(keys)}" }
    private static func account(_ keys: String) -> String { "accounts: {main: {region: cn-hangzhou, \(keys)}}" }
    private static func freeze(_ keys: String) -> String { "accounts: {main: {region: r}}\nfreezes: [{\(keys)}]" }

    static let valid: [String] =
        [
            "$schema: ./schedule.schema.json\nsecrets: []", "$schema: null", "", "secrets:",
            "accounts:\ndefaults:\nfreezes:\nsecrets: []", "accounts: {a: null}",
            oneAccount + "  - {names: [a, 1, true, \"acs:kms:cn-hangzhou:12:secret/x\"], every: 30d}",
            oneAccount
                + "  - {name: 17, every: 30d}\n  - {match: \"1*\", within: 1h}\n  - {match: [17, \"?7\"], jitter: 1s}",
            oneAccount + "  - {name: a, every: 30d, names: null, cron: null}",
            oneAccount + "  - {name: a, every: 30d}\n  - {names: [a], remove: true, within: null, account: main}",
        ]
        + [
            "within: 1h30m", "within: 1 h 30 m", "within: PT6H", "within: null", "jitter: 200ms", "window: 01:00-05:00",
            "window: [\"Mon..Fri 01:00-05:00\", 22:00-02:00]", "catch-up: none", "catch-up-window: 2d",
            "exclusive: 5, spacing: 10m", "on-first-sight: rotate", "min-interval: 0s", "type: RDS", "type: ram",
            "labels: {team: 5, env: true, x: null, y/z: \"\"}", "labels: {}",
            "start: 2026-01-01, end: 20270101T000000Z",
            "enabled: false", "enabled: \"true\"", "max-attempts: 1000", "max-attempts: \"7\"",
            "retry: {first: 1s, most: 1h}", "retry: {first: null}", "retry: null", "region: cn-beijing",
            "anchor: 2026-01-01T03:00, timezone: America/Argentina/Buenos_Aires",
            "start: 2026-01-01T24:00, end: 2026-11-12T24:00:00+08:00", "start: 20260101",
            "start: \"2026-01-01 03:00z\"",
            "start: 20260101T0300, end: 20270101T24:00Z", "within: \" 1h 30m \"", "within: P1DT2H", "within: P1W2D",
            "window: 00:00-24:00", "window: \"monday .. FRI,Sun 01:00:30 - 05:00 , *  22:00-02:00\"",
            "window: \"Mon01:00-05:00\"", "max-attempts: \"001000\"",
        ].map(entry)
        + [
            "every: 1 month, anchor: 2026-01-31", "every: P1Y2M, anchor: 2026-01-31", "every: P30D", "every: 2w 3d",
            "every: 1 year 2 months, anchor: 2026-01-31", "every: 1mo 1y, anchor: 20260131", "every: 1w2d",
            "cron: 0 3 * * *", "cron: \"@daily\"", "cron: H H * * *", "calendar: Mon 03:00 Europe/Berlin",
            "calendar: daily",
        ].map(unscheduled)
        + [
            "endpoint: \"http://127.0.0.1:8080\"", "id: 1234567890123456", "id: \"0012\"",
            "credentials: kms-access-key",
            "quota: 50 per 1h", "quota: 50 per PT1H", "quota: \" 0050  per 1h 30m \"", "credentials: ...",
            "reserve: \"000000004\"", "scope: account-region", "reserve: 0", "reserve: \"1\"",
            "headroom: 10", "guard: 0s", "concurrency: 8", "concurrency: \"8\"", "timeouts: {connect: 1s}",
            "timeouts: null", "version-id-prefix: rot-", "cold-start: assume-empty", "every: 30d",
            "window: 01:00-05:00",
            "labels: {a: b}",
        ].map(account)
        + [
            "name: a, from: 2026-11-10T00:00, to: 2026-11-13", "name: 5, yearly: 12-24..01-02",
            "name: a, yearly: 02-29..02-29, accounts: main, secrets: redis/**, timezone: UTC",
            "name: a, from: 2026-11-10T00:00, to: 2026-11-12T24:00", "name: a, yearly: \" 12-24 ..  01-02 \"",
            "name: a, yearly: 01-01..01-02, accounts: [m*]",
            "name: a, yearly: 01-01..01-02, accounts: [main], secrets: [redis/**, 5], from: null",
        ].map(freeze)

    static let invalid: [String] =
        [
            "5", "[]", "$schema: [a]", "acounts: {}", "secrets: {a: b}", "secrets: [a]", "accounts: [a]",
            "accounts: {a: 5}",
            "defaults: []", "defaults: {name: a}", "defaults: {match: a}",
            "defaults: {remove: true}", "defaults: {every: 1d, cron: 0 3 * * *}", "freezes: {a: b}", "freezes: [a]",
            oneAccount + "  - every: 1d", oneAccount + "  - {name: null, every: 1d}",
            oneAccount + "  - {name: a, names: [b], every: 1d}", oneAccount + "  - {names: [a], match: a, every: 1d}",
            oneAccount + "  - {names: [], every: 1d}", oneAccount + "  - {names: a, every: 1d}",
            oneAccount + "  - {names: [a, a], every: 1d}", oneAccount + "  - {name: [a], every: 1d}",
            oneAccount + "  - {name: \"a b\", every: 1d}", oneAccount + "  - {name: \"a:b\", every: 1d}",
            oneAccount + "  - {name: a, every: 1d}\n  - {match: [], within: 1h}",
            oneAccount + "  - {name: a, every: 1d}\n  - {match: \"a[b]\", within: 1h}",
            oneAccount + "  - {name: a, every: 1d}\n  - {name: b, remove: true, within: 1h}",
        ]
        + [
            "wihtin: 1h", "within: 5", "within: 1.5h", "within: 1 month", "within: [1h]", "window: []", "window: 1-5",
            "window: {a: b}", "window: [5]", "jitter: -1s", "catch-up: never", "catch-up: true", "on-first-sight: now",
            "exclusive: [a]", "exclusive: \"\"", "type: Generic", "type: 5", "labels: a", "labels: {-a: b}",
            "labels: {a: [b]}", "start: tomorrow", "enabled: yes", "enabled: 1", "remove: false", "max-attempts: 0",
            "max-attempts: 1001", "max-attempts: 1.5", "max-attempts: \"0\"", "retry: 5s", "retry: {frist: 1s}",
            "retry: {first: 5}", "region: Hangzhou", "region: 5.5", "timezone: a b", "timezone: 5", "cron: 0 3 * * *",
            "calendar: Mon", "anchor: [2026-01-01]", "network: vpc", "start: \" 2026-01-01\"", "start: 2026-01-01x",
            "start: 5", "start: 2026-01-01T24:01", "start: 2026-01-01T25:00", "start: 2026-01-01T03",
            "start: 2026-0101",
            "start: 2026-01-01T0300", "start: 2026-01-01Z", "start: 2026-13-01", "start: 0000-01-01",
            "start: 2026-01-01T03:00:60Z", "within: PT", "within: P1DT", "within: P1D2H", "within: PT1D", "within: P",
            "within: \"P1D \"", "within: 0s", "within: PT0S", "within: 1h30", "within: 1 H",
            "window: Mon-Fri 01:00-05:00", "window: 25:00-26:00", "window: \"01:00\"", "window: \"01:00-05:00,\"",
            "window: Mon", "window: 1:00-5:00", "window: 24:00-05:00", "window: 01:00-24:30", "window: \"\"",
            "retry: {first: 0s}", "region: -a",
        ].map(entry)
        + [
            "every: 0s", "every: PT", "every: P1Y1D", "every: 1 month 2d", "every: 1 fortnight",
        ].map(unscheduled)
        + ["every: 30", "every: [30d]", "cron: \"\"", "cron: 5", "calendar: \"\"", "calendar: {a: b}"].map(unscheduled)
        + [
            "endpoint: kms.aliyuncs.com", "endpoint: \"ftp://host\"", "endpoint: \"https://host/path\"", "id: 12a",
            "id: -1", "credentials: /etc/key", "quota: 50", "quota: 50 an hour", "quota: 0 per 1h", "quota: 50 per 0s",
            "quota: 50 per PT", "quota: 1000001 per 1h", "credentials: .", "credentials: ..", "scope: region",
            "reserve: -1",
            "headroom: 1.5", "guard: 5", "concurrency: 0", "concurrency: many", "timeouts: 5s",
            "timeouts: {conect: 1s}",
            "version-id-prefix: a/b", "cold-start: assume", "name: a", "account: b", "signature: v1",
            "every: 1d, calendar: daily",
        ].map(account)
        + [
            "from: 2026-01-01, to: 2026-02-01", "name: a, form: 2026-01-01", "name: a, yearly: 01-01",
            "name: a, yearly: 01-01..01-02, from: 2026-01-01", "name: a, yearly: 01-01..01-02, secrets: []",
            "name: a, yearly: 01-01..01-02, accounts: {main: x}", "name: [a], yearly: 01-01..01-02",
            "name: a, from: soon, to: later", "name: a, yearly: 13-01..01-02", "name: a, yearly: 01-00..01-02",
            "name: a, yearly: 01-01..01-02x",
        ].map(freeze)
}
