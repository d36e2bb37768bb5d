import RotationCore
import Testing

@testable import ScheduleFile

/// What decoding some files gave.
struct Decoded {
    var configuration: Configuration?
    var faults: [String]

    /// The only secret with that name.
    func secret(_ name: String) throws -> SecretConfiguration {
        let configuration = try #require(configuration, "\(faults)")
        let found = configuration.secrets.filter { $0.id.name == name }
        #expect(found.count == 1)
        return try #require(found.first)
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
            "\($0.id) \($0.canonicalEntry) phase \($0.recurrence.phase) enabled \($0.isEnabled)"
        }
        return (accounts + secrets).sorted()
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
    return Decoded(configuration: configuration, faults: diagnostics.sorted.map(\.description))
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
