import Testing

@testable import Systemd

struct ServiceStateTests {
    @Test(arguments: [
        (ServiceState.ready, "READY=1"),
        (.reloading, "RELOADING=1\nMONOTONIC_USEC=17"),
        (.stopping, "STOPPING=1"),
        (.watchdog, "WATCHDOG=1"),
        (.status("idle"), "STATUS=idle"),
        (.extendTimeout(.milliseconds(1500)), "EXTEND_TIMEOUT_USEC=1500000"),
        (.extendTimeout(.seconds(-1)), "EXTEND_TIMEOUT_USEC=0"),
        (.extendTimeout(.seconds(Int64.max)), "EXTEND_TIMEOUT_USEC=9223372036854775807"),
        (.extendTimeout(.seconds(Int64.min)), "EXTEND_TIMEOUT_USEC=0"),
    ])
    func assignments(state: ServiceState, expected: String) {
        #expect(state.assignments(monotonic: 17) == expected)
    }

    @Test(arguments: [("a\nREADY=1", "a⧵nREADY=1"), ("a\\", "a⧵"), ("c:\\x", "c:⧵x")])
    func statusCanNeitherAddNorSwallowAnAssignment(sentence: String, sent: String) {
        #expect(ServiceState.status(sentence).assignments(monotonic: 0) == "STATUS=" + sent)
    }

    @Test
    func statusIsCutBetweenCharacters() {
        let status = ServiceState.status(String(repeating: "密", count: 5_000)).assignments(monotonic: 0)
        #expect(status == "STATUS=" + String(repeating: "密", count: 332) + "…")
        #expect(status.utf8.count <= "STATUS=".utf8.count + 1_000)
    }
}
