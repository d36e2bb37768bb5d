import Testing

@testable import ScheduleFile

/// A fault leads to no other outside of its entry.
struct FollowUpTests {
    private static let threeEntries = """
        secrets:
          - {name: a, account: main, every: 1d}
          - {name: b, account: main}
          - {name: c}
        """

    @Test(
        "What a fault elsewhere may hide is not missing",
        arguments: [
            ("accounts:\n  main: 5\n", "2:9"), ("accounts: 5\n", "1:11"), ("acounts:\n  main: {region: r}\n", "1:1"),
            ("accounts:\n  main: {regoin: r, every: 1d}\n", "2:10"),
            ("accounts:\n  main: {region: r, evry: 1d}\n", "2:21"),
            ("accounts:\n  main: {region: r}\ndefaults: {calender: mon}\n", "3:12"),
            ("accounts:\n  main: {region: r}\ndefaults: {cron: 0 3 * *}\n", "3:18"),
            ("accounts:\n  main: {region: r}\ndefaults: {cron: @daily}\n", "3:18"),
            ("accounts:\n  main: {region: r}\ndefaults: {<<: 5}\n", "3:12"),
            ("accounts:\n  main: {region: r, every: *x}\n", "2:28"),
        ])
    func onlyTheCause(beginning: String, place: String) {
        let faults = decode(beginning + Self.threeEntries).faults
        #expect(faults.count == 1, "\(faults)")
        #expect(faults.first?.hasPrefix("f.yaml:\(place): error: ") ?? false, "\(faults)")
    }

    @Test("What one file says nobody misses while another cannot be read")
    func unreadableFile() {
        let faults = decode([("a.yaml", "accounts:\n\tmain: {}\n"), ("b.yaml", Self.threeEntries)]).faults
        #expect(faults.count == 1)
    }

    @Test("A refused entry does not hide the faults of the others")
    func othersAreChecked() {
        let text =
            oneAccount + """
                  - name: a
                    cron: @daily
                  - name: b
                    every: 1d
                    every: 2d
                  - name: c
                  - name: b
                    evry: 5d
                """
        let faults = decode(text).faults.map { $0.split(separator: " ")[0] }
        #expect(faults == ["f.yaml:5:11:", "f.yaml:8:5:", "f.yaml:9:5:", "f.yaml:10:11:", "f.yaml:11:5:"])
    }

    @Test("Repeated names and missing schedules are told though there is no account")
    func withoutAccount() {
        let faults = decode("secrets:\n  - {name: a, every: 1d}\n  - {name: a, every: 1d}\n  - name: b\n").faults
        #expect(faults.map { $0.split(separator: " ")[0] } == ["f.yaml:2:5:", "f.yaml:3:12:", "f.yaml:4:5:"])
    }

    @Test("There is an end to the faults")
    func limit() {
        let entries = (0..<20_000).map { "  - {name: a\($0), every: \($0)}\n" }.joined()
        let faults = decode(oneAccount + entries).faults
        #expect(faults.count == Faults.countLimit + 1)
        #expect(
            faults.last?.hasSuffix("more than 10000 faults, the rest is not shown; correct the others first") ?? false)
    }

    @Test("Unknown time zones are looked up a hundred times at most")
    func unknownZones() {
        let entries = (0..<1000).map { "  - {name: a\($0), every: 1d, timezone: Asia/Sh\($0)ai}\n" }.joined()
        let faults = decode(oneAccount + entries).faults
        #expect(faults.count == 1000)
        #expect(faults.count { $0.contains("not looked up") } == 900)
    }
}
