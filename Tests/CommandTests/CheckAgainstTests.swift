import Foundation
import Testing

/// `check NEW --against OLD`.
struct CheckAgainstTests {
    private static let old = """
        accounts: {main: {region: cn-hangzhou}, old: {region: cn-hangzhou}}
        defaults: {account: main}
        secrets:
          - {name: a, cron: "0 3 * * *"}
          - {name: b, cron: "0 3 * * 0"}
          - {name: c, account: old, every: 1d}

        """
    private static let new = """
        accounts: {main: {region: cn-hangzhou, quota: 5 per 1h}}
        defaults: {account: main}
        secrets:
          - {name: a, cron: "0 4 * * *", within: 2h}
          - {name: b, cron: "0 3 * * sun"}
          - {name: d, every: 1d, anchor: 2026-11-24T05:00:00Z}

        """
    private static let after = ["--after", "2026-11-24T00:00:00Z"]

    @Test("A line for each that is new, changed or gone, with the next occurrence where it changes")
    func text() throws {
        let (old, new) = (try TemporaryFile(Self.old), try TemporaryFile(Self.new))
        let run = try ProgramRun(["check", new.path, "--against", old.path] + Self.after)
        #expect(run.status == 0)
        #expect(run.error.isEmpty)
        #expect(
            run.lines == [
                "changed account main: quota 50 per 1h -> 5 per 1h; reserve 5 -> 0",
                "gone account old",
                "changed secret a of main, cn-hangzhou: schedule cron 0 3 * * * UTC -> cron 0 4 * * * UTC; "
                    + "within none -> 2h; next 2026-11-24T04:00:00Z",
                "gone secret c of old, cn-hangzhou",
                "new secret d of main, cn-hangzhou: schedule every 1d anchor 1970-01-01T05:00:00Z; "
                    + "next 2026-11-24T05:00:00Z",
            ])
    }

    @Test("JSON: an object a line")
    func json() throws {
        let (old, new) = (try TemporaryFile(Self.old), try TemporaryFile(Self.new))
        let run = try ProgramRun(["check", new.path, "--format", "json", "--against", old.path] + Self.after)
        #expect(run.status == 0)
        let objects = try run.lines.map {
            try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
        #expect(objects.map { $0["change"] as? String } == ["changed", "gone", "changed", "gone", "new"])
        #expect(objects.map { $0["subject"] as? String } == ["account", "account", "secret", "secret", "secret"])
        #expect(objects.map { $0["secret"] as? String } == [nil, nil, "a", "c", "d"])
        #expect(
            objects.map { $0["next"] as? String } == [nil, nil, "2026-11-24T04:00:00Z", nil, "2026-11-24T05:00:00Z"])
        #expect(objects[2]["region"] as? String == "cn-hangzhou")
        #expect(
            objects[2]["keys"] as? [[String: String]] == [
                ["key": "schedule", "old": "cron 0 3 * * * UTC", "new": "cron 0 4 * * * UTC"],
                ["key": "within", "new": "2h"],
            ])
    }

    @Test("Another file, format, order and spelling change nothing, and several files are merged")
    func nothing() throws {
        let old = try TemporaryFile(
            """
            accounts: {main: {region: cn-hangzhou}}
            secrets: [{name: a, every: 2w}, {names: [b, c], cron: "@daily"}]

            """)
        let first = try TemporaryFile(
            #"{"secrets": [{"name": "c", "cron": "0 0 * * *"}, {"name": "a", "every": "P14D"}]}"#, suffix: "json")
        let second = try TemporaryFile(
            """
            accounts: {main: {region: cn-hangzhou, quota: 50 per 60m}}
            secrets: [{name: b, account: main, cron: "00 00 * * 0-7"}]

            """)
        let run = try ProgramRun("check", first.path, second.path, "--against", old.path)
        #expect(run.lines == ["nothing changes"])
        #expect(run.status == 0)
        let json = try ProgramRun("check", "--format", "json", first.path, second.path, "--against", old.path)
        #expect(json.output.isEmpty)
        #expect(json.status == 0)
    }

    @Test("Freezes and windows are compared in one form")
    func freezes() throws {
        let old = try TemporaryFile(
            """
            accounts: {main: {region: cn-hangzhou}}
            freezes:
              - {name: sale, from: 2026-11-10T00:00, to: 2026-11-13T00:00, timezone: Asia/Shanghai}
              - {name: gone, yearly: 12-24..01-02}
            secrets: [{name: a, cron: "0 3 * * *", window: "Mon..Fri 01:00-05:00"}]

            """)
        let new = try TemporaryFile(
            """
            accounts: {main: {region: cn-hangzhou}}
            freezes:
              - {name: sale, from: 2026-11-09T16:00Z, to: 2026-11-13T00:00, timezone: Asia/Shanghai}
              - {name: new, yearly: 05-01..05-05, secrets: ["a*"]}
            secrets: [{name: a, cron: "0 3 * * *", window: "Mon,Tue,Wed,Thu,Fri 01:00-05:00, Sat 00:00-24:00"}]

            """)
        let run = try ProgramRun("check", new.path, "--against", old.path)
        #expect(
            run.lines == [
                "gone freeze gone", "new freeze new: yearly 05-01..05-05 UTC; secrets a*",
                "changed secret a of main, cn-hangzhou: "
                    + "window Mon..Fri 01:00-05:00 UTC -> Mon..Fri 01:00-05:00, Sat 00:00-24:00 UTC",
            ])
    }

    @Test("Faults of both are told, the same one once, and nothing is compared: 1")
    func faults() throws {
        let bad = "accounts: {main: {region: cn-hangzhou}}\nsecrets: [{name: a, evry: 30d}]\n"
        let (faulty, good) = (try TemporaryFile(bad), try TemporaryFile(Self.old))
        let fault = "\(faulty.path):2:21: error: unknown key `evry`; the nearest known one is `every`"
        for arguments in [
            [faulty.path, "--against", good.path], [good.path, "--against", faulty.path],
            [faulty.path, "--against", faulty.path],
        ] {
            let run = try ProgramRun(["check"] + arguments)
            #expect(run.status == 1)
            #expect(run.lines == [fault])
        }
    }
}
