/// What keeps a simulator from being configured or started, in one line for whoever typed it.
public struct SimulationError: Error, Equatable, CustomStringConvertible {
    /// The line: what is wrong and what to write instead.
    public let description: String

    /// Makes an error of one line.
    public init(_ description: String) {
        self.description = description
    }
}
