import Testing

@testable import Systemd

struct JournalFieldTests {
    /// The list of the project's page on interfaces, and the field that names a secret on all other entries.
    private static let published = [
        "MESSAGE_ID", "PRIORITY", "ROTATION_ACCOUNT", "ROTATION_REGION", "ROTATION_SECRET", "ROTATION_VERSION_ID",
        "ROTATION_STATE", "ROTATION_DUE", "ROTATION_ATTEMPT", "ROTATION_REASON", "KMS_REQUEST_ID", "KMS_CODE",
        "KMS_STATUS", "CONFIG_SECRET",
    ]

    @Test
    func tableIsWhatIsPublished() {
        #expect(JournalField.allCases.map(\.name) == Self.published)
    }

    @Test(arguments: JournalField.allCases.filter { $0 != .priority })
    func metadataKeyOfTheTableBecomesItsField(field: JournalField) {
        #expect(JournalField.name(ofMetadataKey: field.rawValue) == field.name)
    }

    @Test(arguments: [
        ("rotation.secret", "ROTATION_SECRET"),
        ("kms.request-id", "KMS_REQUEST_ID"),
        ("ALREADY_9", "ALREADY_9"),
        ("两 keys", "META___KEYS"),
        ("9lives", "META_9LIVES"),
        ("_pid", "META__PID"),
        ("a\nMESSAGE=forged", "A_MESSAGE_FORGED"),
        ("message", "META_MESSAGE"),
        ("priority", "META_PRIORITY"),
        ("code.line", "META_CODE_LINE"),
        ("syslog.identifier", "META_SYSLOG_IDENTIFIER"),
    ])
    func metadataKeyBecomesAValidName(key: String, name: String) {
        #expect(JournalField.name(ofMetadataKey: key) == name)
    }

    @Test
    func emptyKeyHasNoField() {
        #expect(JournalField.name(ofMetadataKey: "") == nil)
    }

    @Test
    func longNameIsCutToWhatTheJournalTakes() {
        #expect(
            JournalField.name(ofMetadataKey: String(repeating: "k", count: 65)) == String(repeating: "K", count: 64))
        #expect(JournalField.name(ofMetadataKey: String(repeating: "7", count: 65))?.count == 64)
    }
}
