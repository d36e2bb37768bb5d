public import RotationCore

/// What the loading of the schedule files gave.
public struct LoadedSchedule: Sendable {
    /// The configuration; nil where one of the diagnostics is an error: nothing is half-loaded.
    public let configuration: Configuration?

    /// The findings of all files: by file in the order of reading, then by position.
    public let diagnostics: [Diagnostic]

    /// The files that were read, in their order: a later one wins.
    public let files: [String]

    /// Whether there is no schedule file at all, which is an empty schedule and no fault, but must be said.
    public var isAbsent: Bool { files.isEmpty && diagnostics.isEmpty }

    /// The first error as `file:line:column: error: message`, for a status line; nil where there is none.
    public var firstError: String? { diagnostics.first { $0.severity == .error }?.description }
}
