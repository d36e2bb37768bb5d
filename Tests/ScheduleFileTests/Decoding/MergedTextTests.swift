import Testing

@testable import ScheduleFile

/// The merged files as one.
struct MergedTextTests {
    private func merged(_ files: [(name: String, text: String)]) -> String {
        var decoder = ScheduleDecoder()
        decoder.decode(
            files.map {
                DocumentReader.read(Array($0.text.utf8), file: $0.name, format: Format(fileName: $0.name) ?? .yaml)
            })
        #expect(decoder.configuration() != nil, "\(decoder.faults.diagnostics)")
        return String(decoding: decoder.mergedText(), as: UTF8.self)
    }

    @Test("Each value stands beside the file and line it came from")
    func origins() {
        let first =
            "accounts:\n  main:\n    region: cn-hangzhou\ndefaults:\n  every: 1d\nsecrets:\n  - names: [a, b]\n    within: 1h\n"
        let second =
            #"{"accounts": {"main": {"timeouts": {"answer": "20s"}}},"# + "\n"
            + #""secrets": [{"name": "a", "within": "2h"}]}"#
        #expect(
            merged([("one.yaml", first), ("two.json", second)]) == """
                accounts:
                  main:  # two.json:1
                    timeouts:
                      answer: 20s  # two.json:1
                    region: cn-hangzhou  # one.yaml:3
                defaults:
                  every: 1d  # one.yaml:5
                secrets:
                  - name: a  # two.json:2
                    within: 2h  # two.json:2
                  - name: b  # one.yaml:7
                    within: 1h  # one.yaml:8

                """)
    }

    @Test("It reads back to the same configuration, and then to the same text")
    func roundTrip() {
        let first = """
            accounts:
              "a: b": {region: cn-hangzhou, endpoint: "http://[::1]:80", quota: 5 per 1h, every: 9d, id: 12}
              "null": {timeouts: {connect: 1s}}
              "x # y": {region: r, version-id-prefix: "-", cold-start: assume-empty}
            defaults: {account: "a: b", timezone: Asia/Shanghai, region: cn-beijing}
            secrets:
              - names: [a, b, "acs:kms:cn-hangzhou:34:secret/a"]
                cron: "*/5 * * * mon"
              - {name: "@x", every: 1d, anchor: 2026-01-01T03:00, account: "null"}
              - {name: "-", every: 1d, account: "x # y", on-first-sight: rotate, catch-up: latest, enabled: false}
              - {name: c, within: 5h}
            """
        let second = "secrets:\n  - {name: b, cron: null, every: 5d}\n  - {name: c, within: null, anchor: 1970-01-02}\n"
        let files = [("first.yaml", first), ("second.yml", second)]
        let text = merged(files)
        #expect(decode(text).summary == decode(files).summary)
        let again = merged([("f.yaml", text)])
        #expect(decode(again).summary == decode(files).summary)
    }

    @Test("Lists, mappings, freezes and what `match` says stand where they came from, and read back")
    func everyKind() {
        let first = """
            accounts:
              main: {region: cn-hangzhou, scope: account-region, headroom: 1}
            defaults:
              labels: {team: a, env: prod}
              retry: {first: 2s}
            freezes:
              - {name: f, from: 2026-01-01, to: 2026-02-01, secrets: [redis/**, rds/?]}
            secrets:
              - name: redis/a
                calendar: Mon 03:00
                window:
                  - Mon..Fri 01:00-05:00
                  - "Sat,Sun 00:00-24:00"
                labels: {app: x, env: null}
            """
        let second = """
            freezes: [{name: f, accounts: main, to: 2026-03-01}]
            secrets:
              - match: "redis/*"
                labels: {app: y, more: z}
                jitter: 1m
              - {name: gone, remove: true}
              - {name: redis/a, retry: {most: 1m}, start: 2026-01-01}
            """
        let files = [("one.yaml", first), ("two.yaml", second)]
        let text = merged(files)
        #expect(
            text == """
                accounts:
                  main:  # one.yaml:2
                    scope: account-region  # one.yaml:2
                    headroom: 1  # one.yaml:2
                    region: cn-hangzhou  # one.yaml:2
                defaults:
                  labels:
                    team: a  # one.yaml:4
                    env: prod  # one.yaml:4
                  retry:
                    first: 2s  # one.yaml:5
                freezes:
                  - name: f  # two.yaml:1
                    from: 2026-01-01  # one.yaml:7
                    to: 2026-03-01  # two.yaml:1
                    accounts: main  # two.yaml:1
                    secrets:
                      - redis/**  # one.yaml:7
                      - "rds/?"  # one.yaml:7
                secrets:
                  - name: redis/a  # two.yaml:7
                    calendar: Mon 03:00  # one.yaml:10
                    window:
                      - Mon..Fri 01:00-05:00  # one.yaml:12
                      - "Sat,Sun 00:00-24:00"  # one.yaml:13
                    jitter: 1m  # two.yaml:5
                    labels:
                      more: z  # two.yaml:4
                      app: x  # one.yaml:14
                      env: null  # one.yaml:14
                    start: 2026-01-01  # two.yaml:7
                    retry:
                      most: 1m  # two.yaml:7

                """)
        #expect(decode(text).summary == decode(files).summary)
        #expect(merged([("f.yaml", text)]).contains("env: null  # f.yaml:"))
    }
}
