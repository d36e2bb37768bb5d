import Testing

@testable import RotationCore

@Suite("The compact list of secrets")
struct SecretListTests {
    private static let secrets: [SecretConfiguration] = [
        SecretConfiguration(id: SecretID(account: "a", region: "r", name: "x"), entry: 0),
        SecretConfiguration(id: SecretID(account: "b", region: "r", name: "ein/langer/Name/über/15/Bytes"), entry: 1),
        SecretConfiguration(
            id: SecretID(account: "a", region: "q", name: "x"), sentName: "acs:kms:q:1:secret/x", entry: 0),
        SecretConfiguration(id: SecretID(account: "a", region: "r", name: ""), entry: 2),
    ]

    @Test("It holds what was put into it, in order")
    func holds() {
        let list = SecretList(Self.secrets)
        #expect(Array(list) == Self.secrets)
        #expect(list.count == 4)
        #expect(list[2].sentName == "acs:kms:q:1:secret/x")
        #expect(list.regions == ["a": ["r", "q"], "b": ["r"]])
        #expect(SecretList().isEmpty)
    }

    @Test("What is removed or put in between moves the others", arguments: 0..<4)
    func changes(at position: Int) {
        var list = SecretList(Self.secrets)
        var array = Self.secrets
        list.remove(at: position)
        array.remove(at: position)
        #expect(Array(list) == array)
        list.insert(contentsOf: Self.secrets, at: position)
        array.insert(contentsOf: Self.secrets, at: position)
        #expect(Array(list) == array)
        list.append(Self.secrets[2])
        #expect(Array(list) == array + [Self.secrets[2]])
    }

    @Test("Regions of secrets that were removed are not its regions")
    func regionsOfRemoved() {
        var list = SecretList(Self.secrets)
        list.remove(at: 2)
        #expect(list.regions == ["a": ["r"], "b": ["r"]])
    }
}
