import RotationCore

/// What changes from one configuration to another, told line by line.
struct DifferenceReport {
    private let difference: ConfigurationDifference
    private let format: OutputFormat

    init(_ difference: ConfigurationDifference, format: OutputFormat) {
        self.difference = difference
        self.format = format
    }

    /// Writes a line for each item; as text also where there is none.
    func write(to output: inout StandardOutput) {
        switch format {
        case .text:
            if difference.isEmpty { output.writeLine("nothing changes") }
            for item in difference.items { output.writeLine(item.description) }
        case .json:
            var json = JSONWriter()
            for item in difference.items {
                Self.write(item, to: &json)
                json.move(to: &output)
            }
        }
    }

    private static func write(_ item: ConfigurationDifference.Item, to json: inout JSONWriter) {
        json.write("{")
        json.write(member: "change", item.kind.rawValue)
        switch item.subject {
        case .account(let key):
            json.write(member: "subject", "account")
            json.write(member: "account", key)
        case .freeze(let name):
            json.write(member: "subject", "freeze")
            json.write(member: "freeze", name)
        case .zone(let name):
            json.write(member: "subject", "zone")
            json.write(member: "zone", name)
        case .secret(let id):
            json.write(member: "subject", "secret")
            json.write(member: "account", id.account)
            json.write(member: "region", id.region)
            json.write(member: "secret", id.name)
        }
        json.write(#","keys":["#)
        for (index, key) in item.keys.enumerated() {
            json.write(index == 0 ? "{" : ",{")
            json.write(member: "key", key.name)
            if let old = key.old { json.write(member: "old", old) }
            if let new = key.new { json.write(member: "new", new) }
            json.write("}")
        }
        json.write("]")
        if let next = item.next { json.write(member: "next", next.rfc3339) }
        json.write("}\n")
    }
}
