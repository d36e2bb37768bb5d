import Glibc
import Testing

@testable import Systemd

struct LogSinkTests {
    /// What JOURNAL_STREAM says of standard input, which is open in every test process.
    private static let stream: String = {
        var status = stat()
        fstat(STDIN_FILENO, &status)
        return "\(status.st_dev):\(status.st_ino)"
    }()

    @Test
    func standardErrorThatIsTheJournalTakesFields() {
        let sink = LogSink(
            environment: ["JOURNAL_STREAM": Self.stream], descriptor: STDIN_FILENO, journalSocket: "/dev/null")
        #expect(sink == .journal)
    }

    @Test(arguments: [[:], ["JOURNAL_STREAM": ""], ["JOURNAL_STREAM": "0:0"], ["JOURNAL_STREAM": "8"]])
    func anythingElseIsText(environment: [String: String]) {
        #expect(LogSink(environment: environment, descriptor: STDIN_FILENO, journalSocket: "/dev/null") == .text)
    }

    @Test
    func closedStandardErrorIsText() {
        let environment = ["JOURNAL_STREAM": Self.stream]
        #expect(LogSink(environment: environment, descriptor: -1, journalSocket: "/dev/null") == .text)
    }

    @Test
    func journalWithoutItsSocketIsText() {
        let environment = ["JOURNAL_STREAM": Self.stream]
        #expect(LogSink(environment: environment, descriptor: STDIN_FILENO, journalSocket: "/nonexistent") == .text)
    }
}
