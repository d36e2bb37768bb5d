import Testing

@testable import Systemd

struct ServiceNotifierTests {
    @Test(arguments: [false, true])
    func statesOfOneCallArriveInOneDatagram(abstract: Bool) throws {
        let manager = try DatagramReceiver(abstract: abstract)
        let notifier = ServiceNotifier(environment: ["NOTIFY_SOCKET": manager.name])
        #expect(notifier.isActive)
        #expect(notifier.notify(.ready, .status("2 secrets; next: redis/cart at 03:00 UTC")))
        #expect(notifier.notify(.watchdog))
        #expect(manager.arrived() == ["READY=1\nSTATUS=2 secrets; next: redis/cart at 03:00 UTC", "WATCHDOG=1"])
    }

    @Test
    func reloadCarriesTheMonotonicTime() throws {
        let manager = try DatagramReceiver(abstract: true)
        ServiceNotifier(environment: ["NOTIFY_SOCKET": manager.name]).notify(.reloading)
        let lines = try #require(manager.arrived().first).split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.first == "RELOADING=1")
        let microseconds = try #require(lines.last).split(separator: "=")
        #expect(microseconds.first == "MONOTONIC_USEC")
        #expect(try #require(microseconds.last.flatMap { Int64($0) }) > 0)
    }

    @Test
    func withoutManagerNothingHappens() {
        let notifier = ServiceNotifier(environment: [:])
        #expect(!notifier.isActive)
        #expect(!notifier.notify(.ready))
        #expect(notifier.watchdogInterval == nil)
    }

    @Test
    func managerThatIsGoneIsNoFault() {
        let notifier = ServiceNotifier(environment: ["NOTIFY_SOCKET": "/nonexistent/notify"])
        #expect(notifier.isActive)
        #expect(!notifier.notify(.ready))
    }

    @Test
    func callWithoutStatesSendsNothing() throws {
        let manager = try DatagramReceiver(abstract: true)
        #expect(!ServiceNotifier(environment: ["NOTIFY_SOCKET": manager.name]).notify())
        #expect(manager.arrived().isEmpty)
    }

    @Test(arguments: ["", "/", "@", "relative", "vsock:2:1234", "/\0", "/" + String(repeating: "x", count: 108)])
    func unusableAddressIsAsNone(name: String) {
        #expect(!ServiceNotifier(environment: ["NOTIFY_SOCKET": name]).isActive)
    }

    @Test(
        arguments: [
            (["WATCHDOG_USEC": "30000000"], Duration.seconds(30)),
            (["WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "7"], .seconds(30)),
            (["WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "8"], nil),
            (["WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "seven"], nil),
            (["WATCHDOG_USEC": "0"], nil),
            (["WATCHDOG_USEC": "-1"], nil),
            (["WATCHDOG_USEC": "30s"], nil),
            (["WATCHDOG_USEC": "18446744073709551615"], nil),
        ] as [([String: String], Duration?)])
    func watchdogIntervalIsForThisProcessOnly(environment: [String: String], interval: Duration?) {
        #expect(ServiceNotifier(environment: environment, processID: 7).watchdogInterval == interval)
    }
}
