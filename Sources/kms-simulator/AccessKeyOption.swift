import KMSSimulation

/// An access key as the option `--access-key` gives it.
struct AccessKeyOption: Sendable {
    let id: String
    let secret: String

    /// Reads `ID:SECRET`; the error shows neither.
    init(_ text: String) throws {
        guard let colon = text.firstIndex(of: ":"), colon != text.startIndex else {
            throw SimulationError("an access key is written ID:SECRET")
        }
        id = String(text[..<colon])
        secret = String(text[text.index(after: colon)...])
    }
}
