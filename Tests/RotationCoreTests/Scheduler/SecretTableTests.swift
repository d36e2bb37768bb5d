import Testing

@testable import RotationCore

@Suite("The table of secrets")
struct SecretTableTests {
    private static func stamp(_ generator: inout SeededGenerator) -> Stamp {
        Stamp(
            bootID: BootID("boot\(Int.random(in: 0..<3, using: &generator))"),
            boot: BootTime(microseconds: .random(in: 0..<9, using: &generator)),
            wall: Instant(microseconds: .random(in: 0..<9, using: &generator)),
            date: Bool.random(using: &generator) ? Instant(microseconds: -1) : nil)
    }

    /// A record of one of 60 secrets, with everything that records may have.
    private static func record(_ generator: inout SeededGenerator) throws -> SecretRecord {
        let number = Int.random(in: 0..<60, using: &generator)
        let id = SecretID(account: "a\(number % 3)", region: "r\(number % 2)", name: "secret/\(number / 2)")
        let schedule = "every \(Int.random(in: 1..<1_500, using: &generator))d"
        let forms = [schedule, "\(schedule) within next", "acs:kms:r:1:secret/x \(schedule)", "", "every"]
        func maybe<Value>(_ value: Value) -> Value? { Bool.random(using: &generator) ? value : nil }
        let suffix = Bool.random(using: &generator) ? "inc1" : ""
        let lastRotation = stamp(&generator)
        return SecretRecord(
            id: id, schedule: schedule, entry: forms[Int.random(in: 0..<5, using: &generator)],
            firstSight: stamp(&generator), since: Instant(microseconds: 1), handled: Instant(microseconds: -2),
            handledOffset: .random(in: -9...9, using: &generator), next: maybe(Instant(microseconds: 3)),
            newestSent: maybe(try VersionID(nominal: Instant(seconds: 4), prefix: "p", suffix: suffix)),
            lastRotation: maybe(lastRotation),
            hold: maybe(SecretHold(failure: .permanent, code: "c", message: "m", since: Instant(microseconds: 5))),
            isPresent: Bool.random(using: &generator))
    }

    @Test("It gives back each secret's latest record whole, also after configurations", arguments: 1...4)
    func roundTrip(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var table = SecretTable()
        var model: [SecretID: SecretRecord] = [:]
        for step in 0..<3_000 {
            let record = try Self.record(&generator)
            let isKnown = model[record.id] != nil
            let position = table.put(record, at: table.position(of: record.id))
            #expect(isKnown == (position < model.count))
            model[record.id] = record
            #expect(table.record(at: position) == record)
            #expect(table.newestSent(at: position) == record.newestSent)
            #expect(table.lastRotation(at: position) == record.lastRotation)
            #expect(table.hasForms(schedule: record.schedule, entry: record.entry, at: position))
            #expect(!table.hasForms(schedule: record.schedule + " ", entry: record.entry, at: position))
            #expect(!table.hasForms(schedule: record.schedule, entry: record.entry + " ", at: position))
            guard step % 100 == 99 else { continue }
            let named = model.keys.filter { _ in Bool.random(using: &generator) }
            let list = SecretList(named.map { SecretConfiguration(id: $0, sentName: "sent \($0.name)", entry: 7) })
            table.configure(by: list, accounts: ["a0": 0, "a2": 1])
            #expect(table.configuredCount == named.count)
            #expect(Set(table.indices.filter { table.entry(at: $0) == 7 }.map { table.id(at: $0) }) == Set(named))
            for (id, record) in model {
                let position = try #require(table.position(of: id))
                #expect(table.id(at: position) == id)
                #expect(table.record(at: position) == record)
                #expect(table.account(at: position) == ["a0": 0, "a1": -1, "a2": 1][id.account])
                #expect(table.sentName(at: position) == (named.contains(id) ? "sent \(id.name)" : id.name))
            }
        }
    }

    @Test("It finds every one of thousands of secrets, and no other")
    func positions() {
        var table = SecretTable()
        let ids = (0..<5_000).map { SecretID(account: "a\($0 % 2)", region: "r", name: "\($0 / 2)") }
        for id in ids {
            let now = Stamp(bootID: BootID("b"), boot: BootTime(microseconds: 0), wall: Instant(seconds: 0))
            _ = table.put(
                SecretRecord(id: id, schedule: "s", entry: "s", firstSight: now, since: now.wall, handled: now.wall),
                at: nil)
        }
        #expect(ids.map { table.position(of: $0) } == Array(0..<5_000))
        #expect(table.position(of: SecretID(account: "a0", region: "r", name: "2500")) == nil)
        #expect(table.position(of: SecretID(account: "a2", region: "r", name: "1")) == nil)
        #expect(table.position(of: SecretID(account: "a0", region: "q", name: "1")) == nil)
    }
}
