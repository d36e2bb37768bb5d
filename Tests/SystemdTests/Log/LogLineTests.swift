import Logging
import Testing

@testable import Systemd

struct LogLineTests {
    private static func line(_ message: String = "rotation failed", _ metadata: Logger.Metadata = [:]) -> String {
        LogLine.text(of: makeEvent(message), fields: makeFields(metadata), time: 1_795_489_200_000)
    }

    @Test
    func headlineComesFirstAndSaysEachThingOnce() {
        let line = Self.line(
            "rotation failed",
            [
                "message.id": "00", "rotation.state": "failed", "rotation.secret": "redis/cart",
                "rotation.version-id": "20261123T030000Z", "rotation.reason": "no permission",
                "rotation.account": "main", "kms.status": "403", "note": "two words",
            ])
        let said = "2026-11-24T03:00:00.000Z error rotation failed: redis/cart 20261123T030000Z: no permission"
        #expect(line == said + " rotation.account=main kms.status=403 note=\"two words\"")
    }

    @Test
    func accountIsTheSubjectWhereNoSecretIs() {
        let metadata: Logger.Metadata = ["rotation.account": "main", "rotation.reason": "SignatureDoesNotMatch"]
        #expect(
            Self.line("account held", metadata)
                == "2026-11-24T03:00:00.000Z error account held: main: SignatureDoesNotMatch")
    }

    @Test(arguments: [
        ("a\nb", "a\\nb"), ("\u{1B}[2J", "\\u{1b}[2J"), ("a\r\tb", "a\\r\\tb"), ("\u{202E}gpj", "\\u{202e}gpj"),
        ("a\u{2028}b", "a\\u{2028}b"), ("\u{85}", "\\u{85}"), ("\u{7F}", "\\u{7f}"), ("\0", "\\u{0}"),
        ("密钥 – é", "密钥 – é"),
    ])
    func nothingEndsTheLineOrReachesTheTerminal(text: String, shown: String) {
        #expect(Self.line(text) == "2026-11-24T03:00:00.000Z error " + shown)
        #expect(Self.line("x", ["rotation.reason": .string(text)]).hasSuffix(" x: " + shown))
    }

    @Test(arguments: [
        ("plain-value/1", "plain-value/1"), ("", "\"\""), ("a b", "\"a b\""), ("a=b", "\"a=b\""),
        ("say \"no\"", "\"say \\\"no\\\"\""), ("c:\\x", "\"c:\\\\x\""), ("a\nb", "\"a\\nb\""), ("密钥", "密钥"),
    ])
    func valueIsQuotedWhereItCouldBeMisread(value: String, shown: String) {
        #expect(Self.line("x", ["note": .string(value)]).hasSuffix(" x note=" + shown))
    }

    @Test
    func keyCannotEndTheLine() {
        #expect(Self.line("x", ["a\nb": "c"]).hasSuffix(" x a\\nb=c"))
    }
}
