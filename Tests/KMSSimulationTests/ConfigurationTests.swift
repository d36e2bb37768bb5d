import Testing

@testable import KMSSimulation

@Suite struct ConfigurationTests {
    @Test(arguments: [
        ("500ms", 500_000), ("90s", 90_000_000), ("1h30m", 5_400_000_000), ("2w", 1_209_600_000_000), ("0s", 0),
        ("7us", 7),
    ])
    func readsLengths(text: String, microseconds: Int64) throws {
        #expect(try Duration(simulatorText: text) == .microseconds(microseconds))
        #expect(try Duration(simulatorText: text).wholeMicroseconds == microseconds)
    }

    @Test(arguments: [
        "", "5", "s", "5x", "-5s", "1.5s", "5 s", "99999999999999999999s", "9223372036854775807w", "10001d",
    ])
    func refusesOtherLengths(text: String) {
        #expect(throws: SimulationError.self) { try Duration(simulatorText: text) }
    }

    @Test func readsQuotas() throws {
        #expect(try SimulatedQuota("50 per 1h") == .fiftyPerHour)
        for text in ["50", "50 per", "0 per 1h", "-1 per 1h", "50 in 1h", "50 per 0s", "x per 1h"] {
            #expect(throws: SimulationError.self) { try SimulatedQuota(text) }
        }
    }

    @Test func readsFaults() throws {
        #expect(try SimulatedFault("lost=0.25") == SimulatedFault(.lost, probability: 0.25))
        #expect(
            try SimulatedFault("delay=1:2s") == SimulatedFault(.delay, probability: 1, argument: .seconds(2)))
        for text in ["lost", "lost=", "lost=2", "lost=-1", "lost=nan", "other=1", "lost=1:2s", "delay=1:", "delay=1:x"]
        {
            #expect(throws: SimulationError.self) { try SimulatedFault(text) }
        }
    }

    @Test func listensOnLoopbackOnly() throws {
        #expect(try ListenAddress("127.0.0.1:0") == .anyPort)
        #expect(try ListenAddress("localhost:80").description == "127.0.0.1:80")
        #expect(try ListenAddress("[::1]:8080").description == "[::1]:8080")
        for text in ["0.0.0.0:80", "10.0.0.1:80", "[::]:80", "127.0.0.1", "127.0.0.1:65536", "127.0.0:1", "x:1", ":1"] {
            #expect(throws: SimulationError.self) { try ListenAddress(text) }
        }
    }

    @Test(arguments: [
        ("db/", "db/a", true), ("db/", "other", false), ("*/a", "db/x/a", true), ("*/a", "db/b", false),
        ("d?/*", "db/", true), ("a*b*c", "aXbXbYc", true), ("a*b*c", "aXbX", false), ("a*", "a", true),
        ("", "anything", true),
    ])
    func matchesSecrets(pattern: String, name: String, matches: Bool) {
        #expect(SecretPattern(pattern).matches(name) == matches)
    }

    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0, "Thu, 01 Jan 1970 00:00:00 GMT"),
        ("1994-11-06T08:49:37Z", 784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
        ("2000-02-29T23:59:59Z", 951_868_799, "Tue, 29 Feb 2000 23:59:59 GMT"),
        ("2100-03-01T00:00:00Z", 4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"),
    ])
    func convertsTimes(timestamp: String, seconds: Int64, date: String) {
        #expect(CivilTime.unixSeconds(ofTimestamp: timestamp) == seconds)
        #expect(CivilTime.httpDate(unixSeconds: seconds) == date)
    }

    @Test(arguments: [
        "2100-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z", "2026-01-01T24:00:00Z",
        "2026-01-01T00:00:00", "２026-01-01T00:00:00Z", "",
    ])
    func refusesOtherTimestamps(text: String) {
        #expect(CivilTime.unixSeconds(ofTimestamp: text) == nil)
    }
}
