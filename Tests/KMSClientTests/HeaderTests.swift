import RotationCore
import Testing

@testable import KMSClient

@Suite struct HeaderTests {
    @Test(arguments: [
        (["x-acs-retry-after": "2000", "retry-after": "9"], Duration.seconds(2)),
        (["x-acs-retry-after": "0"], .zero), (["x-acs-retry-after": "99999999999"], .seconds(3600)),
        (["x-acs-retry-after": "-5", "retry-after": "9"], .seconds(9)),
        (["x-acs-retry-after": "soon"], nil), (["x-acs-retry-after": "99999999999999999999999"], nil),
        (["retry-after": " 120 "], .seconds(120)), (["retry-after": "100000"], .seconds(3600)),
        (["retry-after": "1.5"], nil), (["retry-after": "Sun, 06 Nov 1994 08:49:37 GMT"], nil),
        (["retry-after": ""], nil),
        (["x-ratelimit-user-api": "Limit:1,Remain:0,TimeLeft:2000,Reset:1234", "retry-after": "9"], .seconds(2)),
        (["x-ratelimit-user": "Limit:1,Remain:0,TimeLeft:2500,Reset:1234"], .milliseconds(2500)),
        (
            ["x-ratelimit-user": "Limit:1, Remain:0, TimeLeft:500", "x-ratelimit-user-api": "TimeLeft:700"],
            .milliseconds(700)
        ),
        (["x-ratelimit-user": "Limit:9,Remain:3,TimeLeft:2000"], nil),
        (["x-ratelimit-user": "Remain,::,TimeLeft:"], nil),
        ([:], nil),
    ])
    func retryAfter(headers: [String: String], expected: Duration?) {
        #expect(RetryAfter.read(headers) == expected)
    }

    @Test(arguments: [
        ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777), ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
        ("Thu, 29 Feb 2024 23:59:59 GMT", 1_709_251_199), ("Sat, 31 Dec 2016 23:59:60 GMT", 1_483_228_799),
    ])
    func dates(text: String, seconds: Int64) {
        #expect(HTTPDate.parse(text) == Instant(seconds: seconds))
    }

    @Test(arguments: [
        "", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994", "Sun, 06 Nov 1994 08:49:37 UTC",
        "Sun, 31 Feb 2024 08:49:37 GMT", "Sun, 06 Nov 1994 24:00:00 GMT", "Sun, 06 Nov 1994 08:60:37 GMT",
        "Sun, 06 Nov 1994 08:49:61 GMT", "Sun, 6  Nov 1994 08:49:37 GMT", "Sun, 06 nov 1994 08:49:37 GMT",
        "Sun, 06 Nov 0000 08:49:37 GMT", "Xxx, 06 Nov 1994 08:49:37 GMT", "Sun, +6 Nov 1994 08:49:37 GMT",
    ])
    func otherFormsAreNoDate(text: String) {
        #expect(HTTPDate.parse(text) == nil)
    }

    @Test func noncesAreRandomUUIDs() {
        var seen: Set<String> = []
        for _ in 0..<1000 {
            let nonce = Nonce.make()
            #expect(nonce.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil)
            seen.insert(nonce)
        }
        #expect(seen.count == 1000)
    }
}
