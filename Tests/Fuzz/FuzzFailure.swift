import RotationCore

/// What does not hold of an input although it must.
struct FuzzFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}

/// Throws `reason` where `condition` does not hold.
func require(_ condition: Bool, _ reason: @autoclosure () -> String) throws(FuzzFailure) {
    if !condition { throw FuzzFailure(reason()) }
}

/// The value of a text, or nil where it is refused; throws where the refusal is not one that an operator can use.
func read<Value>(
    _ text: String, _ body: (String) throws(ValueFault) -> Value
) throws(FuzzFailure) -> Value? {
    do throws(ValueFault) {
        return try body(text)
    } catch {
        try require((0...text.utf8.count).contains(error.offset), "offset \(error.offset) of \(text.utf8.count)")
        try requireMessage(error.message)
        return nil
    }
}

/// Requires a message to be one line of printable text, short and with a remedy.
func requireMessage(_ message: String) throws(FuzzFailure) {
    try require(message.contains(";"), "no remedy: \(message)")
    try require(message.utf8.count <= 1200, "\(message.utf8.count) bytes: \(message.prefix(200))")
    try require(
        message.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) },
        "control characters: \(message.debugDescription)")
}
