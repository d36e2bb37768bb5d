import ScheduleFile

/// Writes JSON from its parts, in the order in which they are given.
///
/// Whether they fit together is the caller's business.
struct JSONWriter {
    /// What was written and not taken yet, in UTF-8.
    private(set) var bytes: [UInt8] = []

    /// Brackets, colons, commas, and names that need no escape.
    mutating func write(_ punctuation: StaticString) {
        punctuation.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// A string with its quotes, whatever it holds.
    mutating func write(string: String) {
        JSONText.append(string.utf8, to: &bytes)
    }

    /// A member of an object, with a comma where it is not the first.
    mutating func write(member name: StaticString, _ value: String) {
        if bytes.last != UInt8(ascii: "{") { write(",") }
        write("\"")
        write(name)
        write("\":")
        write(string: value)
    }

    /// A whole number.
    mutating func write(number: Int) {
        bytes.append(contentsOf: String(number).utf8)
    }

    /// What another one has written.
    mutating func append(_ other: JSONWriter) {
        bytes.append(contentsOf: other.bytes)
    }

    /// Hands over what was written until now.
    mutating func move(to output: inout StandardOutput) {
        output.write(bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    /// Writes an array of objects, each on a line of its own, so that line tools find something too.
    mutating func writeList<Element>(
        _ head: StaticString, _ elements: some Sequence<Element>, to output: inout StandardOutput,
        _ write: (inout JSONWriter, Element) -> Void
    ) {
        self.write(head)
        self.write("[")
        for (index, element) in elements.enumerated() {
            self.write(index == 0 ? "\n{" : ",\n{")
            write(&self, element)
            self.write("}")
            move(to: &output)
        }
        self.write("]")
    }
}
