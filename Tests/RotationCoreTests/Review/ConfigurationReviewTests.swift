import SimulationWorld
import Testing

@testable import RotationCore

@Suite("What no single value of a configuration shows")
struct ConfigurationReviewTests {
    /// 2026-11-24, a Tuesday.
    private let start = Instant(seconds: 1_795_478_400)

    private func cron(_ text: String) throws -> Schedule { .cron(CronSchedule(try CronExpression(text))) }

    private func every(_ duration: Duration, anchor: Instant? = nil) throws -> Schedule {
        .interval(try IntervalSchedule(every: duration, anchor: anchor))
    }

    private func findings(
        _ entry: Entry, names: [String] = ["a"], account: AccountConfiguration = Setup.account(), freezes: [Freeze] = []
    ) -> [String] {
        let configuration = Configuration(
            accounts: [account], entries: [entry],
            secrets: names.map { SecretConfiguration(id: Setup.id($0), entry: 0) }, freezes: freezes)
        return ConfigurationReview.findings(in: configuration, from: start).map {
            "\($0.severity) \($0.subject) of \($0.secret): \($0.message)"
        }
    }

    private func names(_ count: Int) -> [String] { (0..<count).map { "s\($0)" } }

    @Test("An ordinary schedule has none")
    func ordinary() throws {
        #expect(findings(Entry(schedule: try cron("0 3 1 * *"))) == [])
        #expect(findings(Entry(schedule: try every(.seconds(30 * 86_400)))) == [])
        #expect(findings(Entry(schedule: try cron("0 3 1 * *")), names: names(50)) == [])
        let window = try Window("Mon..Fri 01:00-05:00")
        let entry = Entry(schedule: try cron("0 3 1 * *"), within: .seconds(4 * 86_400), window: window)
        #expect(findings(entry) == [])
    }

    @Test("A window that freezes leave nothing of is an error")
    func neverOpen() throws {
        let always = Freeze(name: "x", yearly: try YearlySpan("01-01..12-31"), zone: .utc)
        let entry = Entry(schedule: try cron("0 3 * * *"), window: try Window("01:00-05:00"))
        #expect(
            findings(entry, freezes: [always]) == [
                "error window of 0: the freezes leave nothing of the window in the next 10 years, so it would never be "
                    + "rotated; shorten a freeze, or write another window"
            ])
        let others = Freeze(name: "x", yearly: try YearlySpan("01-01..12-31"), zone: .utc, secrets: [try Glob("b*")])
        #expect(findings(entry, freezes: [others]) == [])
        #expect(
            findings(entry, names: ["a", "b"], freezes: [others]).map { String($0.prefix(17)) } == ["error window of 1"]
        )
    }

    @Test("A window that opens after the deadline makes late")
    func neverInTime() throws {
        let entry = Entry(
            schedule: try cron("0 12 * * *"), within: .seconds(3600), window: try Window("01:00-05:00"))
        #expect(
            findings(entry) == [
                "warning window of 0: no occurrence is in time: after 2026-11-24T12:00:00Z its window opens at "
                    + "2026-11-25T01:00:00Z, not within 1h; write a longer `within`, or a window that opens in time"
            ])
        let some = Entry(
            schedule: try cron("0 3 1 * *"), within: .seconds(3600), window: try Window("Mon..Fri 01:00-05:00"))
        #expect(findings(some).count == 1)
        #expect(findings(some)[0].hasPrefix("warning window of 0: 17 of the next 60 occurrences are late"))
    }

    @Test("A schedule shorter than the type's least interval is warned of, `min-interval` beats the type")
    func leastInterval() throws {
        let daily = Entry(schedule: try every(.seconds(86_400)))
        #expect(findings(daily, names: ["acs/ram/user/ci"]).count == 1)
        #expect(findings(daily, names: ["acs/ram/user/ci"])[0].hasPrefix("warning schedule of 0: occurrences 1d apart"))
        #expect(findings(daily, names: ["rds/orders"]) == [])
        var allowed = daily
        allowed.minInterval = .seconds(3600)
        #expect(findings(allowed, names: ["acs/ram/user/ci"]) == [])
        #expect(findings(Entry(schedule: try cron("0 3 * * 1,2"), type: .ram), names: ["x"]).count == 1)
    }

    @Test("More secrets at one instant than there are slots until the deadline")
    func sameInstant() throws {
        let account = Setup.account(limit: 50)
        let hour = Entry(schedule: try cron("0 3 1 * *"), within: .seconds(3600))
        #expect(findings(hour, names: names(50), account: account) == [])
        #expect(
            findings(hour, names: names(51), account: account) == [
                "warning schedule of 0: 51 secrets of the account are due at 2026-12-01T03:00:00Z, and at most 50 can be "
                    + "rotated before their deadline; spread them (`jitter`, H in cron, `every`), or give them more time"
            ])
        let hours = Entry(schedule: try cron("0 3 1 * *"), within: .seconds(4 * 3600))
        #expect(findings(hours, names: names(200), account: account) == [])
        #expect(findings(hours, names: names(201), account: account).count == 1)
        let window = Entry(schedule: try cron("0 3 1 * *"), window: try Window("03:00-03:30"))
        // One opening a day until the next month.
        #expect(findings(window, names: names(1500), account: account) == [])
        #expect(findings(window, names: names(1600), account: account).count >= 1)
        let spread = Entry(schedule: try cron("0 3 1 * *"), within: .seconds(3600), jitter: .seconds(600))
        #expect(findings(spread, names: names(51), account: account) == [])
    }

    @Test("More rotations than the quota has slots in the long run")
    func load() throws {
        let account = Setup.account(limit: 10)
        let hourly = Entry(schedule: try every(.seconds(3600)))
        #expect(findings(hourly, names: names(9), account: account) == [])
        let found = findings(hourly, names: names(11), account: account)
        #expect(
            found == [
                "warning quota of 0: the secrets of the account want 1848 rotations a week, and there is room for 1677: "
                    + "the queue never ends; rotate less often, or ask for more quota"
            ])
        let night = Entry(schedule: try every(.seconds(86_400)), window: try Window("01:00-02:00"))
        #expect(findings(night, names: names(10), account: account) == [])
        #expect(
            findings(night, names: names(11), account: account).map { String($0.prefix(19)) } == ["warning window of 0"]
        )
    }

    @Test("Accounts of one number share what they have")
    func sharedQuota() throws {
        let entry = Entry(schedule: try cron("0 3 1 * *"), within: .seconds(3600))
        let secrets = (0..<30).flatMap { index in
            ["a", "b"].map { SecretConfiguration(id: Setup.id("s\(index)", account: $0), entry: 0) }
        }
        func count(_ numbers: [String?]) -> Int {
            let accounts = zip(["a", "b"], numbers).map { Setup.account($0, limit: 50, number: $1) }
            let configuration = Configuration(accounts: accounts, entries: [entry], secrets: secrets)
            return ConfigurationReview.findings(in: configuration, from: start).count
        }
        #expect(count(["1", "1"]) == 1)
        #expect(count(["1", "2"]) == 0)
        #expect(count([nil, nil]) == 0)
    }

    @Test("What starts at the deadline itself is in time")
    func atTheDeadline() throws {
        let entry = Entry(
            schedule: try cron("0 0 * * 1"), within: .seconds(86_400), window: try Window("Tue 00:00-01:00"))
        #expect(findings(entry) == [])
    }

    @Test("Secrets with phases of their own are looked at one by one, jitter included")
    func ownTimes() throws {
        let window = try Window("Sat 01:00-02:00")
        let entry = Entry(schedule: try every(.seconds(3 * 86_400)), within: .seconds(7200), window: window)
        #expect(findings(entry, names: names(3)).count == 1)
        let night = try Window("03:00-05:00")
        var late = Entry(schedule: try cron("0 3 1 * *"), within: .seconds(8 * 3600), window: night)
        #expect(findings(late) == [])
        late.jitter = .seconds(6 * 3600)
        #expect(findings(late, names: names(20)).count == 1)
    }

    @Test("A freeze without a window is named as what it is")
    func freezeAlone() throws {
        let freeze = Freeze(name: "x", yearly: try YearlySpan("11-25..12-10"), zone: .utc)
        let found = findings(Entry(schedule: try cron("0 3 1 * *"), within: .seconds(3600)), freezes: [freeze])
        #expect(found.count == 1)
        #expect(found[0].contains("after 2026-12-01T03:00:00Z a freeze ends at 2026-12-11T00:00:00Z, not within 1h"))
    }

    @Test("A schedule that names no instant between its dates is an error, one of the past is warned of")
    func namesNothing() throws {
        var entry = Entry(schedule: try cron("0 3 1 * *"))
        entry.start = Instant(seconds: 1_796_083_200 + 86_400)
        entry.end = Instant(seconds: 1_796_083_200 + 2 * 86_400)
        #expect(findings(entry).map { String($0.prefix(19)) } == ["error schedule of 0"])
        entry.start = nil
        entry.end = start.advanced(by: .seconds(-86_400))
        #expect(
            findings(entry) == [
                "warning schedule of 0: the last instant that the schedule names is 2026-11-01T03:00:00Z, and that is "
                    + "past: it is not rotated any more; write a later date, or remove the entry"
            ])
    }

    @Test("An exclusive group has as many turns as `spacing` leaves")
    func exclusiveGroup() throws {
        var entry = Entry(schedule: try cron("0 0 * * *"), window: try Window("01:00-05:00"))
        entry.exclusive = "x"
        entry.spacing = .seconds(3600)
        #expect(findings(entry, names: names(4)) == [])
        let found = findings(entry, names: names(10))
        #expect(found.contains { $0.contains("10 secrets of the exclusive group x are due at 2026-11-25T00:00:00Z") })
        #expect(
            found.contains { $0.contains("want 70 rotations a week, and it has room for 28: the queue never ends") })
    }

    @Test("A disabled secret hides nothing of an enabled one with the same window")
    func disabledFirst() throws {
        let always = Freeze(name: "x", yearly: try YearlySpan("01-01..12-31"), zone: .utc)
        let entry = Entry(schedule: try cron("0 3 * * *"), window: try Window("01:00-05:00"))
        var disabled = entry
        disabled.isEnabled = false
        let configuration = Configuration(
            accounts: [Setup.account()], entries: [disabled, entry],
            secrets: [
                SecretConfiguration(id: Setup.id("a"), entry: 0), SecretConfiguration(id: Setup.id("b"), entry: 1),
            ], freezes: [always])
        let findings = ConfigurationReview.findings(in: configuration, from: start)
        #expect(findings.map(\.severity) == [.error])
        #expect(findings.map(\.secret) == [1])
    }

    @Test("Regions with a quota of their own do not add up")
    func regionalQuotas() throws {
        var account = Setup.account(limit: 50)
        let entry = Entry(schedule: try cron("0 3 1 * *"), within: .seconds(3600))
        let secrets = ["cn-a", "cn-b"].flatMap { region in
            (0..<30).map { index in
                SecretConfiguration(id: SecretID(account: "main", region: region, name: "s\(index)"), entry: 0)
            }
        }
        func count(_ account: AccountConfiguration) -> Int {
            let configuration = Configuration(accounts: [account], entries: [entry], secrets: secrets)
            return ConfigurationReview.findings(in: configuration, from: start).count
        }
        #expect(count(account) == 1)
        account.scope = .accountRegion
        #expect(count(account) == 0)
    }

    @Test("Findings about one secret come in one order")
    func order() throws {
        let account = Setup.account(limit: 10)
        let entry = Entry(
            schedule: try cron("*/5 * * * *"), within: .seconds(60), window: try Window("01:00-02:00"), type: .ram)
        let found = findings(entry, names: names(50), account: account)
        #expect(found.count > 2)
        #expect(found.map { $0.drop { $0 != ":" } } == found.map { $0.drop { $0 != ":" } }.sorted())
    }

    @Test("What is disabled is not looked at")
    func disabled() throws {
        let entry = Entry(schedule: try every(.seconds(60)), isEnabled: false)
        #expect(findings(entry, names: names(10_000)) == [])
    }
}
