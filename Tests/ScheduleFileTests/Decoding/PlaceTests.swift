import Testing

@testable import RotationCore
@testable import ScheduleFile

/// Where the values stand that count for a secret, for those who check the whole.
struct PlaceTests {
    private static let text = """
        accounts:
          main: {region: r, quota: 5 per 1h, window: 01:00-05:00}
          more: {region: r}
        defaults: {account: main, every: 30d}
        secrets:
          - {names: [gone, a, b], within: 1h}
          - {name: b, account: more, cron: 0 3 * * *, window: null}
          - {name: gone, remove: true}
          - {match: b, every: 20d}
        """

    private func decoder() -> ScheduleDecoder {
        var decoder = ScheduleDecoder()
        decoder.decode([DocumentReader.read(Array(Self.text.utf8), file: "f.yaml", format: .yaml)])
        return decoder
    }

    @Test("Each value at its own place, its account's or the defaults', by the secret's position")
    func nodes() throws {
        var decoder = decoder()
        let made = decoder.configuration()
        let configuration = try #require(made)
        #expect(configuration.secrets.map(\.id.description) == ["main/r/a", "main/r/b", "more/r/b"])
        #expect(decoder.nameNode(ofSecretAt: 0).position == Position(line: 6, column: 20))
        #expect(decoder.node(of: EntryKey.window, ofSecretAt: 0)?.position == Position(line: 2, column: 46))
        #expect(decoder.node(of: EntryKey.window, ofSecretAt: 2) == nil)
        #expect(decoder.node(of: EntryKey.within, ofSecretAt: 1)?.position == Position(line: 6, column: 35))
        #expect(decoder.scheduleNode(ofSecretAt: 0)?.position == Position(line: 4, column: 34))
        #expect(decoder.scheduleNode(ofSecretAt: 2)?.position == Position(line: 7, column: 36))
        #expect(decoder.node(of: AccountKey.quota, ofSecretAt: 0).position == Position(line: 2, column: 28))
        #expect(decoder.node(of: AccountKey.quota, ofSecretAt: 2).position == Position(line: 3, column: 3))
    }

    @Test("What the review finds is told at the value that it is about, once")
    func findings() {
        var decoder = decoder()
        _ = decoder.configuration()
        let finding = Finding(severity: .warning, secret: 0, subject: .window, message: "m")
        let other = Finding(severity: .error, secret: 2, subject: .window, message: "n")
        let load = Finding(severity: .warning, secret: 0, subject: .quota, message: "q", isAboutMany: true)
        let own = Finding(severity: .warning, secret: 2, subject: .schedule, message: "o")
        let matched = Finding(severity: .warning, secret: 1, subject: .schedule, message: "l")
        decoder.report([finding, finding, load, matched, other, own])
        #expect(
            decoder.faults.diagnostics.map(\.description) == [
                "f.yaml:2:46: warning: `a`: m", "f.yaml:2:28: warning: q", "f.yaml:9:23: warning: `b`: l",
                "f.yaml:7:12: error: n", "f.yaml:7:36: warning: o",
            ])
        #expect(!decoder.isValid)
    }
}
