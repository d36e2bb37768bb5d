import Logging
import Synchronization
import Testing

@testable import Systemd

struct JournalEntryTests {
    private static func fields(_ event: LogEvent) -> [String] {
        let metadata = LogFields(event, handler: [:], provider: nil)
        return JournalEntry(event, metadata: metadata, identifier: "rotationd").fields.map { "\($0.name)=\($0.value)" }
    }

    @Test
    func entryHasItsStandardFieldsFirstAndThenThoseOfTheTable() {
        let event = makeEvent(metadata: [
            "zone": "UTC", "kms.status": "403", "rotation.secret": "redis/cart", "rotation.reason": "Forbidden.RAM",
        ])
        #expect(
            Self.fields(event) == [
                "MESSAGE=rotation failed: redis/cart: Forbidden.RAM", "PRIORITY=3", "SYSLOG_IDENTIFIER=rotationd",
                "CODE_FILE=RotationService/Engine.swift", "CODE_LINE=42", "CODE_FUNC=carryOut(_:)",
                "ROTATION_SECRET=redis/cart", "ROTATION_REASON=Forbidden.RAM", "KMS_STATUS=403", "ZONE=UTC",
            ])
    }

    @Test(arguments: [
        (Logger.Level.critical, 2), (.error, 3), (.warning, 4), (.notice, 5), (.info, 6), (.debug, 7), (.trace, 7),
    ])
    func levelBecomesPriority(level: Logger.Level, priority: Int) {
        #expect(Self.fields(makeEvent(level: level)).contains("PRIORITY=\(priority)"))
    }

    @Test
    func lineFeedStaysInsideItsValue() {
        let fields = Self.fields(makeEvent("a\nb", metadata: ["note": "x\nROTATION_STATE=accepted"]))
        #expect(fields.contains("MESSAGE=a\\nb"))
        #expect(fields.contains("NOTE=x\nROTATION_STATE=accepted"))
        #expect(!fields.contains { $0.hasPrefix("ROTATION_STATE") })
    }

    @Test
    func metadataCannotReplaceWhatTheHandlerSays() {
        let fields = Self.fields(makeEvent(metadata: ["priority": "7", "message": "all is well", "": "lost"]))
        #expect(fields.filter { $0.hasPrefix("PRIORITY=") } == ["PRIORITY=3"])
        #expect(fields.filter { $0.hasPrefix("MESSAGE=") } == ["MESSAGE=rotation failed"])
        #expect(fields.suffix(2) == ["META_PRIORITY=7", "META_MESSAGE=all is well"])
    }

    @Test
    func errorOfTheCallIsAField() {
        struct Fault: Error, CustomStringConvertible { let description = "disk I/O error" }
        #expect(Self.fields(makeEvent(error: Fault())).contains("ERROR_MESSAGE=disk I/O error"))
    }

    @Test
    func loggerFillsInIdStateAndLevel() throws {
        let collector = EntryCollector()
        var logger = Logger(label: "rotationd") { label in
            JournalLogHandler(identifier: label, level: .notice) { collector.add($0) }
        }
        logger[metadataKey: "rotation.account"] = "main"
        logger.log(.rotationSent, [.rotationSecret: "below the level"])
        logger.log(.rotationAccepted, [.rotationSecret: "redis/cart", .rotationVersionID: "20261123T030000Z"])
        #expect(collector.entries.count == 1)
        let fields = try #require(collector.entries.first).fields.map { "\($0.name)=\($0.value)" }
        #expect(fields.first == "MESSAGE=rotation accepted: redis/cart 20261123T030000Z")
        #expect(fields.contains("PRIORITY=5"))
        #expect(fields.contains("MESSAGE_ID=\(JournalMessage.rotationAccepted.id)"))
        #expect(fields.contains("ROTATION_STATE=accepted"))
        #expect(fields.contains("ROTATION_ACCOUNT=main"))
        #expect(fields.contains { $0.hasPrefix("CODE_FILE=SystemdTests/") })
    }

    @Test
    func handlerIsAValue() {
        let first = JournalLogHandler(identifier: "rotationd", level: .info)
        var second = first
        second.logLevel = .error
        second[metadataKey: "only-on"] = "second"
        #expect(first.logLevel == .info)
        #expect(first[metadataKey: "only-on"] == nil)
        #expect(second[metadataKey: "only-on"] == "second")
    }
}

/// The entries that a handler would have sent.
private final class EntryCollector: Sendable {
    private let collected = Mutex<[JournalEntry]>([])

    var entries: [JournalEntry] { collected.withLock { $0 } }

    func add(_ entry: JournalEntry) {
        collected.withLock { $0.append(entry) }
    }
}
