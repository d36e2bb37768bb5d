import Glibc
import Logging
import Testing

@testable import Systemd

struct TextLogHandlerTests {
    @Test
    func eventIsOneLineOfTheDescriptor() throws {
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        defer { close(ends[0]) }
        var logger = Logger(label: "rotationd") { [writing = ends[1]] _ in
            TextLogHandler(descriptor: writing, level: .info) { 0 }
        }
        logger[metadataKey: "rotation.account"] = "main"
        logger.log(.rotationSent, [.rotationSecret: "redis/cart", .rotationAttempt: "2"])
        logger.debug("below the level")
        close(ends[1])

        var buffer = [UInt8](repeating: 0, count: 4_096)
        let count = read(ends[0], &buffer, buffer.count)
        try #require(count > 0)
        #expect(
            String(decoding: buffer[..<count], as: UTF8.self)
                == "1970-01-01T00:00:00.000Z info rotation sent: redis/cart rotation.account=main rotation.attempt=2\n")
    }

    @Test
    func descriptorThatCannotBeWrittenIsNoFault() {
        TextLogHandler(descriptor: -1, level: .info) { 0 }.log(event: makeEvent())
    }
}
