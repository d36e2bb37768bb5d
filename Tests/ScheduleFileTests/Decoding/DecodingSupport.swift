import RotationCore
import Testing

@testable import ScheduleFile

/// What decoding some files gave.
struct Decoded {
    var configuration: Configuration?
    /// Everything that is said, warnings too.
    var findings: [String]

    /// The errors among it.
    var faults: [String] { findings.filter { $0.contains(": error: ") } }
    /// The warnings among it.
    var warnings: [String] { findings.filter { $0.contains(": warning: ") } }

    /// The only secret with that name.
    func secret(_ name: String) throws -> DecodedSecret {
        let configuration = try #require(configuration, "\(faults)")
        let found = configuration.secrets.filter { $0.id.name == name }
        #expect(found.count == 1)
        return DecodedSecret(try #require(found.first), in: configuration)
    }

    /// The account with that key.
    func account(_ key: String) throws -> AccountConfiguration {
        let configuration = try #require(configuration, "\(faults)")
        return try #require(configuration.accounts.first { $0.key == key })
    }

    /// A comparable form of everything in the configuration, in no order.
    var summary: [String] {
        guard let configuration else { return faults }
        let accounts = configuration.accounts.map { "\($0.key): \($0.canonical)" }
        let secrets = configuration.secrets.map {
            let secret = DecodedSecret($0, in: configuration)
            return "\(secret.id) \(secret.canonicalEntry) phase \(secret.recurrence.phase)"
        }
        return (accounts + secrets).sorted() + configuration.freezes.map { "\($0)" }
    }
}

/// A secret with everything that the configuration says of it.
struct DecodedSecret {
    let id: SecretID
    let sentName: String
    let entry: Entry
    let recurrence: Recurrence
    /// The schedule in canonical form.
    let schedule: String
    let canonicalEntry: String

    init(_ secret: SecretConfiguration, in configuration: Configuration) {
        id = secret.id
        sentName = secret.sentName
        entry = configuration.entries[secret.entry]
        recurrence = configuration.recurrence(of: secret)
        schedule = entry.schedule.text(in: configuration.zones)
        canonicalEntry = configuration.canonicalEntry(of: secret)
    }
}

/// Decodes files, each a name and a text; the suffix of the name tells the format.
func decode(_ files: [(name: String, text: String)]) -> Decoded {
    var decoder = ScheduleDecoder()
    var diagnostics = Diagnostics()
    let outcomes = files.map { file in
        diagnostics.meet(file: file.name)
        return DocumentReader.read(Array(file.text.utf8), file: file.name, format: Format(fileName: file.name) ?? .yaml)
    }
    decoder.decode(outcomes)
    let configuration = decoder.configuration()
    for outcome in outcomes { diagnostics.add(contentsOf: outcome.diagnostics) }
    diagnostics.add(contentsOf: decoder.faults.diagnostics)
    return Decoded(configuration: configuration, findings: diagnostics.sorted.map(\.description))
}

/// Decodes one YAML file with the name `f.yaml`.
func decode(_ text: String) -> Decoded { decode([("f.yaml", text)]) }

/// The beginning of most tests' files: one account, and the list of secrets is open.
///
/// It has three lines.
let oneAccount = """
    accounts:
      main: {region: cn-hangzhou}
    secrets:

    """
