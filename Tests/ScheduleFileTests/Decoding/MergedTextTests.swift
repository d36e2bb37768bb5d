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
}
